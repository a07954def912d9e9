"""`tocsin outcome`: what came of the letters, counted; on the screen, or as a table to take along."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import click

from tocsin.access.gaps import this_moment
from tocsin.access.handles import handle
from tocsin.access.waiting import list_waiting
from tocsin.actions.let_out import let_out
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.domain.correspondence import Asked, Outcome
from tocsin.domain.names import fold_name
from tocsin.domain.outcomes import MEDIAN_FROM, By, Count, count, public
from tocsin.domain.viewer import Viewer

HEADS = ("by", "of", "asked", "answered", "holding_only", "overdue", "days_known", "median_days")


@click.command("outcome")
@click.option("--csv", "path", type=click.Path(dir_okay=False, path_type=Path), help="Save the counts as CSV.")
@click.option("--confidential", is_flag=True, help="Count answers given in confidence too: for the office alone.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, path: Path | None, confidential: bool, as_json: bool) -> None:
    """Count per appeal, institution, case and year what was asked and answered, and which demands were met.

    A saved table names letters and cases by their numbers, never by a title. What was answered in confidence is left
    out whole, question and answer.
    """
    rows = list_waiting(viewer, this_moment())
    rows = rows if confidential else public(rows)
    counts = {by: count(rows, by) for by in By}
    if path:
        let_out(viewer, path, _csv(counts, _names(rows, titles=False)).encode("utf-8"), "counts of replies")
    if as_json:
        say_json({by: [_form(one, _names(rows, titles=True)[by]) for one in counts[by]] for by in By})
        return
    for line in _lines(counts, _names(rows, titles=True)):
        say(line)
    if path:
        say(f"Saved in clear on this machine: {path}")


def _names(rows: Iterable[Asked], *, titles: bool) -> dict[By, dict[str, str]]:
    """What each key is called: with titles for the office, by numbers alone for a table that goes out."""
    names: dict[By, dict[str, str]] = {by: {} for by in By}
    for row in rows:
        letters, cases = names[By.APPEAL], names[By.CASE]
        title = row.title or handle("intervention", row.intervention)
        plain = row.number or f"appeal {len(letters) + 1}"
        letters.setdefault(row.intervention, " ".join(filter(None, (row.number, title))) if titles else plain)
        names[By.INSTITUTION].setdefault(fold_name(row.office), row.office)
        plain = row.case_reference or f"case {len(cases) + 1}"
        cases.setdefault(row.case, (row.case_title or handle("case", row.case)) if titles else plain)
    return names


def _lines(counts: Mapping[By, Iterable[Count]], names: Mapping[By, Mapping[str, str]]) -> Iterator[str]:
    if not any(counts.values()):
        yield "Nothing that was sent asks for an answer."
        return
    for by, several in counts.items():
        yield f"By {by}"
        for one in several:
            yield f"  {names[by].get(one.key) or one.key}: asked {one.asked}, {_said(one)}"
    yield f"A median is given from {MEDIAN_FROM} answers on. Few answers say nothing of the next."


def _said(one: Count) -> str:
    days = f"median {one.median_days:g} days" if one.median_days is not None else "too few for a median"
    parts = [f"answered {one.answered}" + (f" ({days})" if one.answered else "")]
    parts += [f"only a holding reply {one.holding_only}"] if one.holding_only else []
    parts += [f"overdue {one.overdue}"] if one.overdue else []
    demands = ", ".join(f"{number} {outcome}" for outcome, number in one.demands.items() if number)
    return ", ".join(parts) + (f"; demands: {demands}" if demands else "")


def _form(one: Count, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "of": names.get(one.key) or one.key,
        **{name: getattr(one, name) for name in HEADS[2:]},
        "demands": {str(outcome): number for outcome, number in one.demands.items()},
    }


def _csv(counts: Mapping[By, Iterable[Count]], names: Mapping[By, Mapping[str, str]]) -> str:
    """The counts as a table; an empty median is one that so few answers do not have."""
    held = io.StringIO()
    writer = csv.writer(held)
    writer.writerow([*HEADS, *(f"demands_{outcome}" for outcome in Outcome)])
    for by, several in counts.items():
        for one in several:
            form = _form(one, names[by])
            cells = [form[name] for name in HEADS[1:]]
            writer.writerow([by, *map(_cell, cells), *(one.demands[outcome] for outcome in Outcome)])
    return held.getvalue()


def _cell(value: object) -> object:
    """What a spreadsheet would take for a formula is given as words."""
    return f"'{value}" if isinstance(value, str) and value.startswith(("=", "+", "-", "@", "\t", "\r")) else value
