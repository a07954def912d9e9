"""What was typed in: codes 60 to 69."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class BadDate(TocsinError):
    """A date is not one of the accepted EDTF forms, or does not exist."""

    sentence = "“{text}” is not a date Tocsin can keep: {why}. Nothing was written. Write it like 2018-07-05, 2018-07, 2017-03/.. or [2018-07-03,2018-07-05]."
    exit_code = 60


class BadValue(TocsinError):
    """A value does not fit the property it was given for."""

    sentence = "“{property}” cannot hold that value: {why}. Nothing was written."
    exit_code = 61


class UnknownWord(TocsinError):
    """A kind, property or term is not in the schema."""

    sentence = "There is no {what} called “{word}”. Nothing was written. docs/reference/ lists the words."
    exit_code = 62


class BadTable(TocsinError):
    """Rows of a table of offices cannot be taken in; each is named with its line and the reason."""

    sentence = "The table of offices cannot be taken in. {why} Nothing was recorded. Mend it and give the table again; docs/how-to/institutions.md shows the columns."
    exit_code = 63


class UnreadableRows(TocsinError):
    """Rows of a spreadsheet cannot be told apart, or one of their values cannot be taken; the line is named."""

    sentence = "The rows cannot be taken in: {why}. Nothing was recorded. Mend them and give them again; docs/how-to/desk.md says how."
    exit_code = 57


class VocabularyMissing(TocsinError):
    """The compiled vocabulary of a package is missing or empty: the program was not built."""

    sentence = "Tocsin's own word lists are missing ({package}). Nothing was read or written. In a checkout run `make env`; otherwise install Tocsin again."
    exit_code = 69
