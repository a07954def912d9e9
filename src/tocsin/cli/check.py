"""`tocsin check`: what cannot all be true in a case, with every side beside it."""

from __future__ import annotations

import click

from tocsin.access.gaps import get_recorded, this_moment
from tocsin.access.settled import is_settled, settled
from tocsin.checking import Asked, check_case
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.checking.spoken import speaking
from tocsin.cli.across import findings_across, texts_behind
from tocsin.cli.answers import Deed, ask_again, do, how_to_answer, say_settled
from tocsin.cli.check_all import list_all
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.findings import finding_json, finding_lines
from tocsin.cli.own_language import own_language
from tocsin.cli.procedure_list import list_procedures
from tocsin.cli.rule_words import explain
from tocsin.cli.sent import letter_lines
from tocsin.cli.terminal import say, say_json
from tocsin.domain.facts import Finding
from tocsin.domain.procedures import Procedure, procedure
from tocsin.domain.viewer import Viewer
from tocsin.domain.vocabulary import LANGUAGES


@click.command("check")
@click.argument("case_words", metavar="CASE", required=False)
@click.option("--for", "wanted", metavar="PROCEDURE", help="What this procedure asks for and CASE lacks.")
@click.option("--procedures", "listed", is_flag=True, help="List the procedures, with CASE also which it is about.")
@click.option("--explain", "rule", metavar="RULE", help="Why this rule asks, with an example; no CASE is needed.")
@click.option("--settle", "number", type=int, help="Say that finding NUMBER needs no change; needs --because.")
@click.option("--apply", "mended", type=int, metavar="NUMBER", help="Make the repair → that finding NUMBER proposes.")
@click.option("--repair", default=1, show_default=True, help="Which of its repairs →, counted from 1.")
@click.option("--because", default="", help="Why it needs none, or why the repair is right; kept beside it.")
@click.option("--reopen", "reopened", type=int, metavar="NUMBER", help="Ask again what --settled lists as NUMBER.")
@click.option("--settled", "show_settled", is_flag=True, help="Show what was settled, by whom and why.")
@click.option("--all", "every", is_flag=True, help="Count the questions of every case; no CASE is needed.")
@click.option("--language", type=click.Choice(LANGUAGES), help="Ask in this language; else in that of this machine.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
def command(
    case_words: str | None,
    wanted: str | None,
    listed: bool,
    rule: str | None,
    number: int | None,
    mended: int | None,
    repair: int,
    because: str,
    reopened: int | None,
    show_settled: bool,
    every: bool,
    language: str | None,
    as_json: bool,
) -> None:
    """Ask of CASE what cannot all be true. Findings are computed now and not stored; your answers to them are."""
    with speaking(language or own_language()):
        if listed:
            list_procedures(case_words, as_json)
        elif rule:
            explain(rule, as_json)
        elif every:
            list_all(as_json)
        elif case_words is None:
            raise click.UsageError("Name the CASE, or say --all, --procedures or --explain RULE.")
        else:
            chosen = procedure(wanted) if wanted else None
            _check(case_words, chosen, Deed(number, mended, reopened, repair, because, as_json), show_settled)


@in_office
def _check(viewer: Viewer, case_words: str, chosen: Procedure | None, deed: Deed, show_settled: bool) -> None:
    case = the_case(viewer, case_words)
    if show_settled:
        say_settled(viewer, case, all_findings(viewer, case, chosen), as_json=deed.as_json)
        return
    if deed.reopen is not None:
        ask_again(viewer, case, all_findings(viewer, case, chosen), deed.reopen, as_json=deed.as_json)
        return
    findings = open_findings(viewer, case, chosen)
    if do(viewer, case, findings, deed):
        return
    if deed.as_json:
        say_json([finding_json(finding) for finding in findings])
        return
    letters = letter_lines(viewer, case) if chosen is None else ()
    shown = finding_lines(findings, texts_behind(viewer, case, findings), recorded=True)
    for line in (*shown, *how_to_answer(findings), *letters):
        say(line)


def open_findings(viewer: Viewer, case: str, chosen: Procedure | None = None) -> list[Finding]:
    """The findings about a case, or about what a procedure asks of it, that nobody has settled as they stand."""
    answers = settled(viewer, case)
    found = all_findings(viewer, case, chosen)
    return [one for one in found if not is_settled(answers, finding_id(one), finding_basis(one))]


def all_findings(viewer: Viewer, case: str, chosen: Procedure | None = None) -> tuple[Finding, ...]:
    """The same with those that were settled."""
    if chosen is None:
        return findings_across(viewer, case)
    return check_case(get_recorded(viewer, case), {}, Asked(chosen, this_moment()))
