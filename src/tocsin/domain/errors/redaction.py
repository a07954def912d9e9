"""The search of a finished file: codes 120 to 123."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class MustNotLeave(TocsinError):
    """A finished letter says a name, a number or an address that must not leave."""

    sentence = "The finished letter says what must not leave: {places}. Nothing was saved outside. `tocsin show` with the handle says what that is; take it out of the brief or of the words that the letter uses, and compose again. docs/how-to/what-must-not-leave.md says when two members may let it pass."
    exit_code = 122


class CannotBeSearched(TocsinError):
    """A finished file, or a part of it, cannot be searched for what must not leave."""

    sentence = "A finished file cannot be searched for what must not leave: {place}, because {why}. Nothing was saved outside. Make it as text that can be searched, and try again."
    exit_code = 123


class CannotPass(TocsinError):
    """A strike of the search cannot be passed, or not by this member."""

    sentence = "That strike cannot be passed: {why}. Nothing was recorded. docs/how-to/what-must-not-leave.md says what it takes."
    exit_code = 120


class CannotBeRedacted(TocsinError):
    """No redacted copy can be made of a document, or not of what a person saw."""

    sentence = "No redacted copy was made: {why}. Nothing was recorded, and the document is as it was. docs/how-to/redact.md says what a copy can be made of."
    exit_code = 121
