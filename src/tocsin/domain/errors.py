"""The closed list of what can go wrong, as one sentence each: what happened, what was kept, what to do.

An error is a class; its docstring's first line says when it is raised (the reference lists it), `sentence` is what a
person reads, `exit_code` is what a script sees, unique. Fields never carry a name, a passphrase or a passage of a
statement; a file name appears only where the person typed it in the same command.
"""

from __future__ import annotations

from typing import ClassVar


class TocsinError(Exception):
    """Base of the list; never raised itself."""

    sentence: ClassVar[str] = ""
    exit_code: ClassVar[int] = 1

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.sentence.format(**fields))


# --- 60-79: what was typed in -----------------------------------------------------------------------------------------


class BadDate(TocsinError):
    """A date is not one of the accepted EDTF forms, or does not exist."""

    sentence = "“{text}” is not a date Tocsin can keep: {why}. Nothing was written. Write it like 2018-07-05, 2018-07, 2017-03/.. or [2018-07-03,2018-07-05]."  # noqa: E501 - one sentence, one line
    exit_code = 60


class BadValue(TocsinError):
    """A value does not fit the property it was given for."""

    sentence = "“{property}” cannot hold that value: {why}. Nothing was written."
    exit_code = 61


class UnknownWord(TocsinError):
    """A kind, property or term is not in the schema."""

    sentence = "There is no {what} called “{word}”. Nothing was written. `tocsin reference` lists the words."
    exit_code = 62


def every_error() -> list[type[TocsinError]]:
    """All errors of the product, by exit code."""
    found: list[type[TocsinError]] = []
    waiting = list(TocsinError.__subclasses__())
    while waiting:
        error = waiting.pop()
        waiting.extend(error.__subclasses__())
        found.append(error)
    return sorted(found, key=lambda error: error.exit_code)
