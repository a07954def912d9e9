"""Date expressions in running text, as EDTF with the words they stand on: English, Russian, Ukrainian, Polish.

    found = find_dates(text, "uk")                      # spans, what is written out, what must be counted
    dates = resolve_dates(found, text, document_date="2018-07-12", language="uk")  # `edtf` wherever it follows
    document_date(text, "uk")                           # ("2018-07-12", (8, 20)) or None
    resolve_offset(date.offset, "2018-07-05")           # “two days after his release” (Anchor.NAMED)

`DateFound.edtf` stays None where a date does not exist (`flaw` impossible), where the anchor is unknown, and for
`Anchor.NAMED`, which only the reader of events can resolve. `flaw` ambiguous means that either order of day and month
is possible; its EDTF is one of both. `basis` is what `EventRead.date_basis` keeps. “Early November” is November: a date
never says more than its words, and the words are kept beside it. The night of 3-4 October is one of two days, because
an offset from UTC is never made up.

What is common stands here; the words of a language in `english/` and `slavic/`, as `grammar.py` asks for them.
"""

from tocsin.reading.dates.document import document_date
from tocsin.reading.dates.find import find_dates
from tocsin.reading.dates.model import Anchor, Basis, DateFound, Flaw, Offset, Unit
from tocsin.reading.dates.resolve import resolve_dates, resolve_offset

__all__ = [
    "Anchor",
    "Basis",
    "DateFound",
    "Flaw",
    "Offset",
    "Unit",
    "document_date",
    "find_dates",
    "resolve_dates",
    "resolve_offset",
]
