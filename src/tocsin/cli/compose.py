"""`tocsin compose`: a draft appeal, sealed; saved outside only where you say."""

from __future__ import annotations

from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import click
import msgspec

from tocsin.access.facts import get_facts
from tocsin.access.handles import find_entity, handle
from tocsin.actions.compose import compose
from tocsin.actions.let_out import let_out
from tocsin.actions.sealed_letter import Composed
from tocsin.actions.search_letter import search_letter
from tocsin.cli.case_texts import texts_of
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.findings import finding_json, finding_lines
from tocsin.cli.letter_questions import LetterQuestions, letter_questions
from tocsin.cli.own_language import in_own_language
from tocsin.cli.searched import searched_line
from tocsin.cli.terminal import progress, say, say_json
from tocsin.composing import Brief, Template, parse_brief, parse_template
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.errors import BriefProblem, Cause, NoSuch, TemplateProblem
from tocsin.domain.viewer import Viewer
from tocsin.intake import open_file


@click.command("compose")
@click.argument("case_words", metavar="CASE")
@click.option("--brief", required=True, type=click.Path(path_type=Path), help="What you ask, of whom, in TOML.")
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Save the draft in this folder, in clear."
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Write it in this language; else in that of the brief.")
@click.option(
    "--template",
    default="urgent-appeal",
    metavar="NAME",
    help="Kind of letter (`tocsin templates list`), or a file: FILE.toml.",
)
@click.option("--each", is_flag=True, help="Seal a letter of its own to each addressee, with its address and greeting.")
@click.option("--basis", is_flag=True, help="List each sentence with what it rests on.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
@in_own_language
def command(
    viewer: Viewer,
    case_words: str,
    brief: Path,
    out: Path | None,
    language: str | None,
    template: str,
    each: bool,
    basis: bool,
    as_json: bool,
) -> None:
    """Write a letter about CASE from what is recorded. It is a draft: not cleared, not approved.

    Without --template it is an urgent appeal. What has no words in the language is left out and named.
    """
    case = the_case(viewer, case_words)
    with progress("Writing letters", quiet=as_json) as tell:
        form = template_of(template)
        written = with_ids(viewer, brief_of(brief))
        composed = compose(viewer, case, written, template=form, language=language or "", each=each, progress=tell)
    asked = letter_questions(composed.letter, get_facts(viewer, case), texts_of(viewer, case))
    if not as_json:
        say_questions(asked)
    saved = save(viewer, composed, out) if out else []
    if as_json:
        rows = [msgspec.to_builtins(row) for row in composed.letter.basis_table()]
        gaps = [msgspec.to_builtins(gap, enc_hook=str) for gap in composed.letter.gaps]
        files = [str(path) for path in saved]
        findings = [finding_json(finding) for finding in asked.findings]
        answer = {"intervention": composed.intervention, "files": files, "gaps": gaps, "basis": rows}
        say_json(answer | {"findings": findings})
        return
    say(f"Sealed as {handle('intervention', composed.intervention)}: {composed.name}")
    if each and composed.letter.may_be_approved:
        say("Beside it a letter of its own to each addressee is sealed; they are approved and leave with it.")
    if basis:
        _say_basis(composed)
    say_gaps(composed)
    for path in saved:
        say(f"Saved in clear on this machine: {path}")
    if saved:
        say(searched_line(viewer, composed.intervention))
    if composed.letter.nobody_looked:
        say("It uses what nobody has looked at: it says so on every page and cannot be approved.")


def say_gaps(composed: Composed) -> None:
    """What an officer should know of a draft, each once; it is never printed in the letter."""
    for message in dict.fromkeys(gap.message for gap in composed.letter.gaps):
        say(f"  about the letter: {message}")


def say_questions(asked: LetterQuestions) -> None:
    """What asks for a second look in the letter; nothing where there is nothing."""
    if asked.findings:
        say("Before this letter leaves, look again at:")
        for line in finding_lines(asked.findings, asked.texts):
            say(line)


def save(viewer: Viewer, composed: Composed, folder: Path) -> list[Path]:
    """Save the rendered files of a draft in a folder, once they were searched for what must not leave.

    Nothing is overwritten. Raises MustNotLeave, CannotBeSearched, CannotSave.
    """
    files = {f"{composed.name}.{ending}": data for ending, data in composed.files.items()}
    search_letter(viewer, composed.intervention, files)
    folder.mkdir(parents=True, exist_ok=True)
    return [let_out(viewer, folder / name, data, "draft letter") for name, data in files.items()]


def brief_of(path: Path) -> Brief:
    """The brief in this file. Raises BriefProblem, CannotReadFile."""
    with open_file(path) as stream:
        try:
            return parse_brief(stream.read().decode("utf-8"))
        except UnicodeDecodeError as exc:
            raise BriefProblem(key="the file", why=Cause("it is not written in UTF-8")) from exc


def with_ids(viewer: Viewer, brief: Brief) -> Brief:
    """A brief that names events and persons by the handles that `show` prints, with their ids."""

    def chosen(words: tuple[str, ...] | None, kind: str) -> tuple[str, ...] | None:
        return None if words is None else tuple(_id_of(viewer, word, kind) for word in words)

    pseudonyms = {_id_of(viewer, person, "person"): name for person, name in brief.pseudonyms.items()}
    persons, events = chosen(brief.persons, "person"), chosen(brief.events, "event")
    return replace(brief, persons=persons, events=events, pseudonyms=pseudonyms)


def _id_of(viewer: Viewer, words: str, kind: str) -> str:
    """What no handle is stays as it is, and is refused by its name where the letter is written."""
    with suppress(NoSuch):
        return find_entity(viewer, words, kind)
    return words


def template_of(words: str) -> str | Template:
    """The key of a template that is kept or ships, or the template in this file.

    Raises TemplateProblem, CannotReadFile.
    """
    if not words.endswith(".toml"):
        return words
    path = Path(words)
    with open_file(path) as stream:
        try:
            return parse_template(stream.read().decode("utf-8"), path.stem)
        except UnicodeDecodeError as exc:
            raise TemplateProblem(key="the file", why=Cause("it is not written in UTF-8")) from exc


def _say_basis(composed: Composed) -> None:
    for row in composed.letter.basis_table():
        ground = ", ".join(handle("claim", claim) for claim in row.claims) or f"ours: {row.ours}"
        say(f"  {row.place}: {row.text}\n      {ground}")
