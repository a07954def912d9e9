"""`tocsin waiting`: who was asked what, when, who answered, and what is overdue."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from datetime import UTC
from pathlib import Path

import click

from tocsin.access.gaps import this_moment
from tocsin.access.waiting import get_waiting, list_waiting
from tocsin.actions.let_out import let_out
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import complain, say, say_json
from tocsin.cli.waiting_words import lines_of, row_json
from tocsin.domain.correspondence import Asked
from tocsin.domain.follow_up import State
from tocsin.domain.viewer import Viewer
from tocsin.exchange.calendar_file import Entry, calendar_file

_ASK = "Ask again"
_AHEAD = {State.NOT_DUE, State.DUE}
_COUNTED = (State.OVERDUE, State.DUE, State.NOT_DUE, State.REPLIED, State.COUNTER, State.CAME_BACK)


@click.command("waiting")
@click.argument("case_words", metavar="CASE", required=False)
@click.option("--overdue", is_flag=True, help="Only what is overdue.")
@click.option("--closed", is_flag=True, help="Also letters on which nobody acts any more.")
@click.option("--ics", type=click.Path(dir_okay=False, path_type=Path), help="Save our days as a calendar file.")
@click.option("--ics-names", is_flag=True, help="Let the calendar file name letters and offices, too.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    case_words: str | None,
    overdue: bool,
    closed: bool,
    ics: Path | None,
    ics_names: bool,
    as_json: bool,
) -> None:
    """Show what was sent about CASE, or every case that you may see, and what came back.

    Days to ask again are ours; no rule of a procedure stands behind them. The calendar file holds days and the words
    “Tocsin: look at the desk”, and nothing else unless you ask with --ics-names for the number of each letter and its
    office. No person is named in it.
    """
    if ics_names and not ics:
        raise click.UsageError("--ics-names belongs to --ics.")
    moment = this_moment()
    every = get_waiting(viewer, the_case(viewer, case_words), moment) if case_words else list_waiting(viewer, moment)
    rows = [row for row in every if (closed or not row.closed) and (not overdue or row.state is State.OVERDUE)]
    if ics:
        let_out(viewer, ics, calendar_file(_entries(every, named=ics_names), moment.astimezone(UTC)), "calendar")
    if as_json:
        say_json([row_json(row) for row in rows])
    else:
        for line in lines_of(rows):
            say(line)
        say(_sum(rows))
    if ics:
        complain(f"Saved in clear on this machine: {ics}")


def _entries(rows: Iterable[Asked], *, named: bool) -> Iterator[Entry]:
    """The last day that each of our days to ask again may be, while somebody waits."""
    for row in rows:
        day = row.due.day.latest if row.due else None
        if day is not None and row.state in _AHEAD and not row.closed:
            what = " – ".join(filter(None, (row.number, row.office)))
            yield Entry(day, f"{_ASK}: {what}") if named and what else Entry(day)


def _sum(rows: Iterable[Asked]) -> str:
    tally = Counter(row.state for row in rows if row.delivery)
    words = ", ".join(f"{tally[state]} {state}" for state in _COUNTED if tally[state])
    return f"In sum: {words}." if words else "Nothing waits for an answer."
