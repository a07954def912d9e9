"""`tocsin outcome`: what came of the letters, counted; on the screen, as a table, or as a page for a donor report."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import click

from tocsin.access.effects import list_effects
from tocsin.access.gaps import this_moment
from tocsin.access.handles import handle
from tocsin.access.waiting import list_waiting
from tocsin.actions.let_out import let_out
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.composing.wording import ENGLISH, LANGUAGES
from tocsin.domain.correspondence import Asked
from tocsin.domain.effects import Effect, without_confidence
from tocsin.domain.outcomes import MEDIAN_FROM, By, Count, count, narrowed, plain_names, public, spoken_titles
from tocsin.domain.viewer import Viewer
from tocsin.exchange.outcome_csv import NUMBERS, write_outcomes
from tocsin.letters.outcome_report import outcome_report, to_report_html, to_report_pdf

_FORMS = {".pdf": to_report_pdf, ".html": to_report_html}
Names = Mapping[By, Mapping[str, str]]


@click.command("outcome")
@click.option("--csv", "path", type=click.Path(dir_okay=False, path_type=Path), help="Save the counts as CSV.")
@click.option(
    "--report",
    type=click.Path(dir_okay=False, path_type=Path),
    help="Save a page for a donor report: FILE.pdf or FILE.html.",
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="The language of that page.")
@click.option("--grant", default="", help="Only what counts under this grant.")
@click.option("--year", default="", metavar="YYYY", help="Only what was sent in this year.")
@click.option("--confidential", is_flag=True, help="Count answers given in confidence too: for the office alone.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    /,
    path: Path | None,
    report: Path | None,
    language: str,
    grant: str,
    year: str,
    confidential: bool,
    as_json: bool,
) -> None:
    """Count per appeal, institution, case, grant and year what was asked and answered, and what came of it.

    What came of it is which demands were met, and what changed for people afterwards. What is saved names letters and
    cases by their numbers, never by a title. What was answered in confidence is left out whole, question and answer.
    """
    if report and (confidential or report.suffix.lower() not in _FORMS):
        raise click.UsageError("--report takes FILE.pdf or FILE.html, and nothing that was said in confidence.")
    rows = narrowed(list_waiting(viewer, this_moment()), grant=grant, year=year)
    effects = list_effects(viewer, rows)
    if not confidential:
        rows, effects = public(rows), without_confidence(effects)
    counts = {by: count(rows, by, effects) for by in By}
    if path:
        let_out(viewer, path, write_outcomes(counts, plain_names(rows)), "counts of replies")
    if report:
        made = _page(report, rows, effects, language=language, grant=grant, year=year)
        let_out(viewer, report, made, "counts of replies")
    names = _names(rows)
    if as_json:
        say_json({by: [_form(one, names[by]) for one in counts[by]] for by in By})
        return
    for line in _lines(counts, names):
        say(line)
    for saved in filter(None, (path, report)):
        say(f"Saved in clear on this machine: {saved}")


def _page(path: Path, rows: Sequence[Asked], effects: Iterable[Effect], **more: str) -> bytes:
    page = outcome_report(rows, effects, today=this_moment().date(), **more)
    return _FORMS[path.suffix.lower()](page)


def _names(rows: Iterable[Asked]) -> Names:
    """What each key is called for the office: letters and cases with their titles."""
    rows = tuple(rows)
    names, titles = plain_names(rows), spoken_titles(rows, ENGLISH)
    for row in rows:
        title = titles.get(row.intervention) or row.title or handle("intervention", row.intervention)
        names[By.APPEAL][row.intervention] = " ".join(filter(None, (row.number, title)))
        names[By.CASE][row.case] = row.case_title or handle("case", row.case)
    return names


def _lines(counts: Mapping[By, Sequence[Count]], names: Names) -> Iterator[str]:
    if not any(counts.values()):
        yield "Nothing that was sent asks for an answer."
        return
    for by, several in counts.items():
        yield f"By {by}"
        for one in several:
            yield f"  {names[by].get(one.key) or one.key}: asked {one.asked}, {_said(one)}"
    yield f"A median is given from {MEDIAN_FROM} answers on. Few answers say nothing of the next."
    yield "Effects are what changed for a person after a letter; that it changed because of it is not said."


def _said(one: Count) -> str:
    days = f"median {one.median_days:g} days" if one.median_days is not None else "too few for a median"
    parts = [f"answered {one.answered}" + (f" ({days})" if one.answered else "")]
    parts += [f"only a holding reply {one.holding_only}"] if one.holding_only else []
    parts += [f"overdue {one.overdue}"] if one.overdue else []
    demands = ", ".join(f"{number} {outcome}" for outcome, number in one.demands.items() if number)
    effects = ", ".join(f"{number} {impact}" for impact, number in one.effects.items() if number)
    told = (f"; demands: {demands}" if demands else "") + (f"; effects: {effects}" if effects else "")
    return ", ".join(parts) + told


def _form(one: Count, names: Mapping[str, str]) -> dict[str, Any]:
    return {
        "of": names.get(one.key) or one.key,
        **{name: getattr(one, name) for name in NUMBERS},
        "demands": {str(outcome): number for outcome, number in one.demands.items()},
        "effects": {str(impact): number for impact, number in one.effects.items()},
    }
