"""Templates of letters: codes 117 and 118."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class TemplateProblem(TocsinError):
    """A template of letters cannot be used: a key is unknown, missing, or holds the wrong thing."""

    sentence = "The template cannot be used: {key} {why}. Nothing was written. Mend that key and try again."
    exit_code = 117


class LetterRefused(TocsinError):
    """A template refuses what a brief asks of it, or a letter became longer than such a letter may be."""

    sentence = "“{template}” refuses this letter: {why}. No letter was written. Change the brief, or choose another template with --template."
    exit_code = 118
