"""`tocsin revise`: a letter comes back from Word, or only its sentences are tied; sentence by sentence."""

from __future__ import annotations

from pathlib import Path

import click
import msgspec

from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.form_changes import list_form_changes
from tocsin.access.handles import find_claim_id, find_entity, handle
from tocsin.access.scopes import case_of
from tocsin.actions.came_back import Revised, Ties
from tocsin.actions.retype import look_typed, retype
from tocsin.actions.revise import look_at, revise
from tocsin.checking.drafts import DraftSentence
from tocsin.cli.case_texts import texts_of
from tocsin.cli.compose import say_questions
from tocsin.cli.door import in_office
from tocsin.cli.findings import finding_json
from tocsin.cli.letter_questions import letter_questions
from tocsin.cli.own_language import in_own_language
from tocsin.cli.searched import searched_line
from tocsin.cli.terminal import say, say_json
from tocsin.cli.tie_words import READER, counted_ties, offered_lines, tie_lines
from tocsin.composing.grounds import ROOTS, claims_picked
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.bindings import Bindings, Tie
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file

_QUIET = frozenset({Tie.SAME, Tie.OURS})


@click.command("revise")
@click.argument("letter")
@click.argument("file", type=click.Path(path_type=Path), required=False)
@click.option("--translated", type=click.Choice(LANGUAGES), help="It came back translated into this language.")
@click.option(
    "--tie", "tied", multiple=True, metavar="N[=CLAIM,…]", help="Sentence N rests on these; without, on what it did."
)
@click.option(
    "--ours", type=int, multiple=True, metavar="N", help="Sentence N is our own word: opinion, law, courtesy."
)
@click.option("--look", is_flag=True, help="Only show how each sentence is tied; record nothing.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
@in_own_language
def command(
    viewer: Viewer,
    letter: str,
    file: Path | None,
    translated: str | None,
    tied: tuple[str, ...],
    ours: tuple[int, ...],
    look: bool,
    as_json: bool,
) -> None:
    """Take FILE in, the DOCX of LETTER as it came back from a director or a translator, as its next version.

    It is sealed as it came and read as if all its tracked changes were accepted. Without FILE the words stay, and only
    their ties are set. Nobody can approve it while a sentence rests on nothing. See docs/how-to/word.md.
    """
    if file is None and translated:
        raise click.UsageError("--translated needs FILE, the translation.")
    intervention = find_entity(viewer, letter, "intervention")
    ties = Ties(dict(_tie(viewer, words) for words in tied), ours, translated or "")
    if file is None:
        taken = (look_typed if look else retype)(viewer, intervention, {}, ties)
    else:
        with open_file(file) as stream:
            taken = (look_at if look else revise)(viewer, intervention, stream, ties)
    _say(viewer, intervention, taken, look=look, as_json=as_json)


def _tie(viewer: Viewer, words: str) -> tuple[int, tuple[str, ...]]:
    number, _, claims = words.partition("=")
    if not number.strip().isdecimal():
        raise click.UsageError(
            "--tie takes the number of a sentence, as in --tie 4 or --tie 4=claim-Kq3xA,claim-9fRtB."
        )
    named = (claim for one in claims.split(",") if one.strip() for claim in _named(viewer, one.strip()))
    return int(number), tuple(dict.fromkeys(named))


def _named(viewer: Viewer, words: str) -> tuple[str, ...]:
    """A claim, or all that is said of an event, a person, a group or a proceeding, by its handle."""
    kind = words.partition("-")[0]
    if kind not in ROOTS:
        return (find_claim_id(viewer, words),)
    entity = find_entity(viewer, words, kind)
    return claims_picked(get_dossier(viewer, case_of(viewer, entity)), [entity])


def _say(viewer: Viewer, intervention: str, taken: Revised, *, look: bool, as_json: bool) -> None:
    case = case_of(viewer, intervention)
    changed = [DraftSentence(row.text, row.was_claims) for row in taken.rows if row.tie is Tie.CHANGED]
    asked = letter_questions(taken.letter, get_facts(viewer, case), texts_of(viewer, case), changed)
    if as_json:
        rows = [msgspec.to_builtins(row) for row in taken.rows]
        answer = {"intervention": taken.intervention or None, "version": taken.letter.version, "ties": rows}
        gaps = [gap.message for gap in taken.letter.gaps]
        findings = [finding_json(finding) for finding in asked.findings]
        say_json(answer | {"comments": list(taken.comments), "gaps": gaps, "findings": findings})
        return
    say_questions(asked)
    if not look:
        say(f"Sealed as {handle('intervention', taken.intervention)}: {taken.name}")
        _offer_forms(viewer, taken.intervention)
    say(f"Sentences: {counted_ties(taken.rows)}.")
    _say_ties(viewer, intervention, taken)
    say(searched_line(viewer, case))
    if look:
        say("Nothing was recorded.")


def _offer_forms(viewer: Viewer, intervention: str) -> None:
    """Forms of names that stand in the place of confirmed ones, and the command that confirms each."""
    for offered in list_form_changes(viewer, intervention):
        change = offered.change
        who = handle("person", change.known.bearer)
        forms = " ".join(f'--set "{case}={change.now}"' for case in change.cases)
        say(f"“{change.now}” stands where “{change.was}” was confirmed. If it is right, confirm this form:")
        say(f"  tocsin names {who} --language {change.known.language} {forms} --confirm")


def _say_ties(viewer: Viewer, intervention: str, taken: Revised) -> None:
    found = Bindings(taken.rows)
    for line in tie_lines(row for row in taken.rows if row.tie not in _QUIET):
        say(line)
    for comment in taken.comments:
        say(f"  a remark in the margin, kept aside: “{comment}”")
    for gap in taken.letter.gaps:
        say(f"  about the file: {gap.message}")
    if found.unbound:
        for line in offered_lines(viewer, intervention, found, taken.letter.language):
            say(line)
        say("While a sentence rests on nothing, nobody can approve it. Tie it with --tie, or say --ours: our own word.")
    if found.translated:
        say(f"Every sentence is {READER}.")
    if taken.letter.nobody_looked:
        say("It uses what nobody has looked at: it says so on every page and cannot be approved.")
