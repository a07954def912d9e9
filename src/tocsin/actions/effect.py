"""`effect`: what changed for a person after a letter, as whoever records it judges (HURIDOCS MT44)."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.dossier import get_entity
from tocsin.access.filter import row_within
from tocsin.access.scopes import case_of
from tocsin.actions.deliver import not_to_come
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.composing.people import every
from tocsin.domain.effects import CODES, Impact
from tocsin.domain.errors import BadValue, Cause, NoSuch
from tocsin.domain.operations import ClaimRetracted
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id


@dataclass(frozen=True, slots=True)
class Changed:
    """How far it changed and the day (EDTF) on which we saw or learnt it; `words` say what changed and how we know."""

    impact: Impact
    seen: str
    words: str = ""
    confidential: bool = False


def record_effect(viewer: Viewer, intervention: str, person: str, changed: Changed) -> str:
    """Record it and give the effect. A later one of the same letter and person counts in its place.

    Raises NoSuch for a person of another case, BadDate, and BadValue for a day to come or what is not known.
    """
    scope = f"case:{case_of(viewer, intervention)}"
    row_within(viewer, scope, intervention, "intervention")
    row_within(viewer, scope, person, "person")
    code = next((code for code, impact in CODES.items() if impact is changed.impact), None)
    if code is None:
        raise BadValue(
            property="effect.impact", why=Cause("what is not known is not recorded; it is shown as not known")
        )
    not_to_come("effect.seen", changed.seen)
    entry = Entry(statement=new_id())
    begin_entry(entry, viewer)
    effect = entry.open("effect")
    entry.claim(effect, "effect.intervention", intervention)
    entry.claim(effect, "effect.person", person)
    entry.claim(effect, "effect.impact", code)
    entry.claim(effect, "effect.seen", changed.seen)
    if changed.words.strip():
        entry.claim(effect, "effect.words", changed.words.strip())
    if changed.confidential:
        entry.claim(effect, "effect.confidential", "true")
    with writing(viewer) as said:
        said.say(scope, *entry.operations)
    return effect


def take_back_effect(viewer: Viewer, effect: str, because: str) -> None:
    """Put all that it says out of force: it counts no more, and stays in the history. Raises NoSuch, ReasonMissing."""
    view = get_entity(viewer, effect)
    claims = [claim for values in view.values.values() for shown in every(values) for claim in shown.claims]
    if view.kind != "effect" or not claims:
        raise NoSuch(what="effect")
    why = reason(effect, because)
    with writing(viewer) as said:
        said.say(f"case:{case_of(viewer, effect)}", *map(ClaimRetracted, dict.fromkeys(claims)), why)
