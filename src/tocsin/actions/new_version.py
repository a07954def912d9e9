"""The next version of a letter: what is said of the letter before is said of it too, with its demands as they stand."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from tocsin.actions.entry import Entry
from tocsin.actions.letter_checks import today
from tocsin.actions.sealed_letter import say_pseudonyms
from tocsin.composing import Letter
from tocsin.composing.came_back import Demanded
from tocsin.composing.pseudonyms import of_letter
from tocsin.composing.stated import as_set
from tocsin.domain.bindings import Binding
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.series import first_version

_OWN_NAMES = "language title version date letters final basis returned bindings revises standing impact annex"
_OF_ITS_OWN = frozenset(f"intervention.{name}" for name in _OWN_NAMES.split())
_DEMAND = "demands "


def next_version(dossier: Dossier, intervention: str) -> int:
    """One more than the last version of this letter."""
    own = first_version(dossier, intervention)
    family = (view for view in dossier.of_kind("intervention") if first_version(dossier, view.id) == own)
    return 1 + max(_number(view, "intervention.version") or 1 for view in family)


def day_of(view: EntityView) -> date:
    """The day on a letter; today where none is known to the day."""
    try:
        return date.fromisoformat(view.text("intervention.date"))
    except ValueError:
        return today()


def say_version(
    entry: Entry,
    dossier: Dossier,
    versions: tuple[str, str],
    letter: Letter,
    demands: Sequence[Demanded],
    *,
    translated: bool,
) -> None:
    """Claim of the second of two `versions` what holds of the first, and its demands, one by one, in their order.

    A demand keeps its addressees; a new one is asked of the offices that it names below, or of whom the letter asks
    everything, where that is one office.
    """
    before, after = versions
    view = dossier.entities[before]
    entry.claim(after, "intervention.revises", before)
    entry.claim(after, "intervention.language", letter.language)
    entry.claim(after, "intervention.title", letter.title.text)
    entry.claim(after, "intervention.version", str(letter.version))
    entry.claim(after, "intervention.date", letter.day.isoformat())
    for property_id, values in view.values.items():
        for shown in values if property_id not in _OF_ITS_OWN else ():
            if shown.value:
                entry.claim(after, property_id, shown.value, language=shown.language or None)
    say_pseudonyms(entry, after, of_letter(dossier, before))
    known = {_number(one, "demand.number"): one for one in dossier.pointing("demand.intervention", before)}
    everybody = {shown.value for one in known.values() for shown in one.all("demand.addressee")}
    for number, demand in enumerate(demands, 1):
        former = known.get(_former_number(demand.rows))
        entity = entry.open("demand")
        entry.claim(entity, "demand.intervention", after)
        entry.claim(entity, "demand.number", str(number))
        entry.claim(entity, "demand.text", _words(demand.rows, former, translated=translated))
        asked = [shown.value for shown in former.all("demand.addressee")] if former else []
        for addressee in asked if former else _asked(dossier, sorted(everybody), demand.of):
            entry.claim(entity, "demand.addressee", addressee)


def _asked(dossier: Dossier, everybody: Sequence[str], words: str) -> list[str]:
    """Of whom a new demand is asked."""
    views = [dossier.entities[one] for one in everybody if one in dossier.entities]
    named = [view.id for view in views if (office := view.text("addressee.office")) and office in words]
    return named or (list(everybody) if len(everybody) == 1 else [])


def _former_number(rows: Iterable[Binding]) -> int:
    """Which demand of the letter before it is; 0 for none of them."""
    found = (row.place.removeprefix(_DEMAND) for row in rows if row.place.startswith(_DEMAND))
    return next((int(number) for number in found if number.isdecimal()), 0)


def _words(rows: Sequence[Binding], former: EntityView | None, *, translated: bool) -> str:
    """The words of a demand: those on record where nobody changed them, or only put them in another language."""
    same = all(as_set(row.text) == as_set(row.was) for row in rows)
    if former is not None and (same or translated) and (kept := former.text("demand.text")):
        return kept
    return " ".join(row.text for row in rows)


def _number(view: EntityView, property_id: str) -> int:
    found = view.text(property_id)
    return int(found) if found.isdecimal() else 0
