"""`tocsin redact`: a copy of a document without what must not leave; proposed, looked at, then kept."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import click

from tocsin.access.dossier import get_entity
from tocsin.access.handles import find_entity, handle
from tocsin.access.redacting import Document, get_document, list_copies, proposals_for
from tocsin.actions.let_out import let_out
from tocsin.actions.letter_checks import today
from tocsin.actions.redact import NOBODY, SOMEBODY, Copy, Wanted, look_at_copy, redact
from tocsin.cli.door import in_office
from tocsin.cli.terminal import say, say_json
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.errors import CannotBeRedacted, Cause
from tocsin.domain.redacting import FULL, Area, Cut, Kind, Proposal, places_of
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer

_AREA = re.compile(r"(\d{1,3}):" + ",".join([r"(\d{1,3}(?:\.\d{1,2})?)"] * 4) + r"(?:=(\w+))?")
_SEEN = 8  # letters of a digest that say which copy was looked at
_AROUND = 24


@dataclass(frozen=True, slots=True)
class Told:
    """What the options say, as they were typed."""

    without: tuple[int, ...]
    also: tuple[str, ...]
    pictures: bool
    cover: tuple[str, ...]
    shows: tuple[str, ...]
    language: str
    by: str


@click.command("redact")
@click.argument("statement")
@click.option("--without", type=int, multiple=True, metavar="NUMBER", help="Leave this proposal in; may be repeated.")
@click.option(
    "--also", multiple=True, metavar="KIND=WORDS", help="Take these words out wherever they stand; may be repeated."
)
@click.option("--pictures", is_flag=True, help="Make it of the pages as pictures, as is usual for a scan.")
@click.option(
    "--cover",
    multiple=True,
    metavar="PAGE:LEFT,TOP,RIGHT,BOTTOM[=KIND]",
    help="Make this part of a page black, in per cent from its upper left corner; may be repeated.",
)
@click.option(
    "--shows", multiple=True, metavar="PERSON", help="Who can be recognised in the pages; or “nobody”, or “somebody”."
)
@click.option("--language", type=click.Choice(LANGUAGES), default="en", help="The language of the marks.")
@click.option("--by", default="", metavar="OFFICE", help="By whom it is made, where the letterhead does not say it.")
@click.option(
    "--look", type=click.Path(dir_okay=False, path_type=Path), help="Save the copy in clear, to look at; keep nothing."
)
@click.option("--seen", default="", metavar="WORD", help="You have looked: keep the copy that has this word.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, /, statement: str, look: Path | None, seen: str, *, as_json: bool, **told: Any) -> None:
    """Make a copy of STATEMENT without what must not leave; alone, list what is proposed to be taken out.

    The copy is a new PDF, set from what is left: nothing lies under a mark or a black area. Look at it with --look,
    then keep it with --seen and the same options. See docs/how-to/redact.md.
    """
    uid = find_entity(viewer, statement, "statement")
    document = get_document(viewer, uid)
    proposed = proposals_for(viewer, uid, today())
    if look is None and not seen:
        _list(viewer, document, proposed, as_json=as_json)
        return
    wanted = _wanted(viewer, document, proposed, Told(**told))
    copy = look_at_copy(viewer, uid, wanted)
    word = copy.digest[:_SEEN]
    if not seen and look is not None:
        let_out(viewer, look, copy.data, "redacted copy, to look at")
        _say_looked(look, copy, word, as_json=as_json)
        return
    evidence = redact(viewer, uid, wanted, copy.digest if len(seen) >= _SEEN and copy.digest.startswith(seen) else "")
    named = handle("evidence", evidence)
    if as_json:
        say_json({"evidence": evidence, "file": copy.digest, "taken_out": list(copy.kinds)})
        return
    say(f"{named}  Kept: a redacted copy of document {document.number}.")


def _say_looked(look: Path, copy: Copy, word: str, *, as_json: bool) -> None:
    places = list(dict.fromkeys(f"{one.place} ({one.what})" for one in copy.strikes))
    if as_json:
        say_json({"saved": str(look), "seen": word, "taken_out": list(copy.kinds), "still_said": places})
        return
    say(f"Saved in clear on this machine: {look}")
    for place in places:
        say(f"The search still finds what must not leave: {place}.")
    say("Look at every page. What a picture shows, and descriptions of people, no search finds.")
    say(f"If it is right, run the same with --seen {word} instead of --look; then delete the file.")


def _list(viewer: Viewer, document: Document, proposed: Sequence[Proposal], *, as_json: bool) -> None:
    copies = list_copies(viewer, document.statement)
    if as_json:
        rows = [
            {"start": one.cut.start, "end": one.cut.end, "kind": str(one.cut.kind), "entity": one.entity or None}
            for one in proposed
        ]
        say_json({"proposals": rows, "copies": [one.evidence for one in copies], "pictures": document.as_pictures})
        return
    for number, one in enumerate(proposed, 1):
        whose = f", {handle(get_entity(viewer, one.entity).kind, one.entity)}" if one.entity else ""
        say(f"{number:4}  {_around(document.text, one.cut)}  ({_name(one.cut.kind)}{whose})")
    if not proposed:
        say("Nothing is proposed." if document.text else "It has no text in which anything could be found.")
    if document.as_pictures:
        say("It is a picture or a scan: make the copy with --pictures, and say with --cover what to take out.")
    for copy in copies:
        say(f"{handle('evidence', copy.evidence)}  A redacted copy; taken out: {_names(copy.taken_out)}")


def _around(text: str, cut: Cut) -> str:
    before, after = text[max(0, cut.start - _AROUND) : cut.start], text[cut.end : cut.end + _AROUND]
    return " ".join(f"…{before}[{text[cut.start : cut.end]}]{after}…".split())


def _wanted(viewer: Viewer, document: Document, proposed: Sequence[Proposal], told: Told) -> Wanted:
    """What the options say. Raises CannotBeRedacted, NoSuch, SeveralFit."""
    if wrong := [number for number in told.without if not 1 <= number <= len(proposed)]:
        raise CannotBeRedacted(why=Cause("there is no proposal {number}", number=wrong[0]))
    cuts = [one.cut for number, one in enumerate(proposed, 1) if number not in told.without]
    for one in told.also:
        cuts += _typed(document.text, one)
    people = [find_entity(viewer, who, "person") for who in told.shows if who not in {NOBODY, SOMEBODY}]
    shown = next((who for who in (SOMEBODY, NOBODY) if who in told.shows), "")
    areas = tuple(map(_area, told.cover))
    pictures = told.pictures or bool(areas)
    return Wanted(told.language, told.by, () if pictures else tuple(cuts), pictures, areas, tuple(people), shown)


def _typed(text: str, told: str) -> list[Cut]:
    kind, _, words = told.partition("=")
    places = places_of(text, words)
    if not places:
        raise CannotBeRedacted(why=Cause("the document does not say the words that --also gives; write KIND=WORDS"))
    return [Cut(start, end, _kind(kind)) for start, end in places]


def _area(told: str) -> Area:
    found = _AREA.fullmatch(told)
    if found is None:
        raise CannotBeRedacted(why=Cause("--cover takes PAGE:LEFT,TOP,RIGHT,BOTTOM in per cent, as 1:10,20,60,25"))
    left, top, right, bottom = (round(float(found[place]) * FULL / 100) for place in range(2, 6))
    return Area(int(found[1]), left, top, right, bottom, _kind(found[6] or Kind.OTHER))


def _kind(word: str) -> Kind:
    if word not in list(Kind):
        raise CannotBeRedacted(
            why=Cause("“{word}” is no kind of what is taken out; known are {known}", word=word, known=", ".join(Kind))
        )
    return Kind(word)


def _name(kind: Kind) -> str:
    return thesaurus("redaction_kinds").term(kind).label()


def _names(kinds: Sequence[Kind]) -> str:
    return ", ".join(map(_name, kinds)) or "nothing"
