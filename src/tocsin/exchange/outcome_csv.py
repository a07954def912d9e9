"""What came of letters as a table for a spreadsheet: one row for each appeal, institution, case, grant and year."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.domain.correspondence import Outcome
from tocsin.domain.effects import Impact
from tocsin.domain.outcomes import By, Count
from tocsin.exchange.table_csv import write_table

NUMBERS = ("asked", "answered", "holding_only", "overdue", "waiting", "days_known", "median_days")
HEADER = (
    *("by", "of", *NUMBERS),
    *(f"demands_{outcome}" for outcome in Outcome),
    *(f"effects_{impact.replace(' ', '_')}" for impact in Impact),
)


def write_outcomes(counts: Mapping[By, Iterable[Count]], names: Mapping[By, Mapping[str, str]]) -> bytes:
    """The table. An empty median is one that so few answers do not have."""
    return write_table(HEADER, ([by, *_cells(one, names[by])] for by, several in counts.items() for one in several))


def _cells(one: Count, names: Mapping[str, str]) -> list[str]:
    numbers = [getattr(one, name) for name in NUMBERS]
    found = [*numbers, *(one.demands[outcome] for outcome in Outcome), *(one.effects[impact] for impact in Impact)]
    return [names.get(one.key) or one.key, *("" if number is None else f"{number:g}" for number in found)]
