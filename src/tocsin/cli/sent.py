"""`tocsin sent`: letters under which something changed since they went out, and the draft of their correction."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click
import msgspec

from tocsin.access.dossier import get_dossier
from tocsin.access.handles import find_entity, handle
from tocsin.access.sent import Appeal, needs_correction
from tocsin.actions.draft_correction import appeals_to_correct, draft_correction
from tocsin.cli.compose import brief_of, save, say_gaps
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.labels import name_of, value_of
from tocsin.cli.searched import searched_line
from tocsin.cli.terminal import say, say_json
from tocsin.composing.letter import PartKind
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.changed import Change, Why, for_readers
from tocsin.domain.dates import phrase
from tocsin.domain.dossier import Dossier, Shown
from tocsin.domain.schema import Property, schema
from tocsin.domain.viewer import Viewer


@click.command("sent")
@click.argument("case_words", metavar="CASE")
@click.option("--draft", "words", metavar="INTERVENTION", help="Draft the correction of this letter; seal it.")
@click.option(
    "--brief", type=click.Path(path_type=Path), help="The appeal's brief: for our contact and the addressees."
)
@click.option(
    "--out", type=click.Path(file_okay=False, path_type=Path), help="Save the draft in this folder, in clear."
)
@click.option("--language", type=click.Choice(LANGUAGES), help="Write the draft in this language.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(
    viewer: Viewer,
    case_words: str,
    words: str | None,
    brief: Path | None,
    out: Path | None,
    language: str | None,
    as_json: bool,
) -> None:
    """List the letters about CASE that say what no longer holds, or draft what to write to those who have one.

    A letter is listed when something that it says was retracted or corrected, when accounts differ now, or when a
    consent ended. A draft is sealed like every letter and never sent by itself.
    """
    case = the_case(viewer, case_words)
    if words is None:
        _list(viewer, case, as_json)
        return
    asked = brief_of(brief) if brief else None
    made = draft_correction(viewer, case, find_entity(viewer, words, "intervention"), asked, language=language or "")
    saved = save(viewer, made, out) if out else []
    if as_json:
        gaps = [msgspec.to_builtins(gap, enc_hook=str) for gap in made.letter.gaps]
        say_json({"intervention": made.intervention, "files": [str(path) for path in saved], "gaps": gaps})
        return
    say(f"Sealed as {handle('intervention', made.intervention)}: {made.name}")
    part = made.letter.part(PartKind.CORRECTION)
    for paragraph in part.paragraphs if part else ():
        say(f"  {' '.join(sentence.text for sentence in paragraph.sentences)}")
    say_gaps(made)
    for path in saved:
        say(f"Saved in clear on this machine: {path}")
    if saved:
        say(searched_line(viewer, made.intervention))


def letter_lines(viewer: Viewer, case: str) -> Iterator[str]:
    """A line for `tocsin check` where letters need a correction; none where no letter does."""
    needing = [appeal for appeal in appeals_to_correct(viewer, case) if needs_correction(appeal)]
    if needing:
        names = ", ".join(handle("intervention", appeal.letter.intervention) for appeal in needing)
        yield f"Letters that say what no longer holds: {names}. `tocsin sent CASE` shows their words."


def _list(viewer: Viewer, case: str, as_json: bool) -> None:
    appeals, dossier = appeals_to_correct(viewer, case), get_dossier(viewer, case)
    if as_json:
        say_json([_json(appeal) for appeal in appeals])
        return
    if not appeals:
        say("No letter says what is no longer held.")
    for appeal in appeals:
        for line in _lines(appeal, dossier):
            say(line)


def _lines(appeal: Appeal, dossier: Dossier) -> Iterator[str]:
    letter = appeal.letter
    name = handle("intervention", letter.intervention)
    day = f" of {_bare(phrase(letter.day))}" if letter.day else ""
    yield f"{name}: {' '.join(filter(None, (letter.number, letter.title)))}{day}"
    for delivered in letter.sent:
        office = f" to {delivered.office}" if delivered.office else ""
        yield f"  Sent{office}{f' on {_bare(phrase(delivered.day))}' if delivered.day else ''}."
    if not letter.sent:
        yield "  Nothing says that it was sent. If it left, those who have it need to know."
    for change in appeal.changes:
        yield f"  {_said(change, dossier)}"
        yield from (f"    · {line.place}: “{line.text}”" for line in change.lines)
        if not letter.lines:
            yield "    · Its words are not kept sentence by sentence: look at the letter."
    for drafted in appeal.drafted:
        yield f"  A correction is drafted: {handle('intervention', drafted)}. Nothing says that it was sent."
    if not appeal.drafted and any(for_readers(change) for change in appeal.changes):
        yield f"  `tocsin sent CASE --draft {name}` drafts a correction."
    yield ""


def _said(change: Change, dossier: Dossier) -> str:
    """What changed, for the office: property, whose it is, what it was and is."""
    rule = schema().property(change.property)
    if change.why is Why.WITHDRAWN:
        why = schema().kind("consent").label() if rule.kind == "consent" else rule.label()
        return f"{_who(dossier, change.entity)}: this may no longer be told ({why})"
    was = " and ".join(dict.fromkeys(_words(dossier, rule, used.value) for used in change.was))
    now = " or ".join(_words(dossier, rule, shown.value) for shown in change.now)
    says = {
        Why.CORRECTED: f"{was} → {now}",
        Why.RETRACTED: f"{was} was taken back, and nothing stands in its place",
        Why.FEWER: f"{was} rests on one account less; does the letter say whose word it was?",
        Why.DISPUTED: f"the letter says {was}; sources differ now: {now}",
    }
    return f"{rule.label()} of {_who(dossier, change.entity)}: {says[change.why]}"


def _who(dossier: Dossier, entity: str) -> str:
    view = dossier.entities[entity]
    name, short = name_of(dossier, entity), handle(view.kind, entity)
    return short if view.kind == "event" or name == short else f"{name} ({short})"


def _words(dossier: Dossier, rule: Property, value: str) -> str:
    return _bare(value_of(dossier, rule, Shown(value, ())))


def _bare(words: str) -> str:
    return words.removeprefix("on ").removeprefix("in ")


def _json(appeal: Appeal) -> dict[str, Any]:
    return {
        "intervention": appeal.letter.intervention,
        "sent": msgspec.to_builtins(appeal.letter.sent),
        "changes": [
            {
                "why": str(change.why),
                "entity": change.entity,
                "property": change.property,
                "claims": list(change.grounds),
                "sentences": [{"place": line.place, "text": line.text} for line in change.lines],
            }
            for change in appeal.changes
        ],
        "drafted": list(appeal.drafted),
    }
