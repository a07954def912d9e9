"""The forms of a name that somebody confirmed: its cases in one language, and how a letter greets its bearer.

A form holds for the name that it declines and for no other. What is disputed, hedged, denied or accepted without a look
is not confirmed: then it is as if it were not there, and a letter keeps the nominative.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.facts import Stance

KIND = "name_form"
OF = f"{KIND}.of"
NOMINATIVE, VOCATIVE, SALUTATION = "nominative", "vocative", "salutation"
OBLIQUE = ("genitive", "dative", "accusative", "instrumental", "locative")
CASES: Mapping[str, tuple[str, ...]] = {
    "uk": (*OBLIQUE, VOCATIVE),
    "ru": OBLIQUE,
    "pl": (*OBLIQUE, VOCATIVE),
    "en": (),
}
"""The cases beside the nominative that a language declines a name in; English has a salutation alone."""
FIELDS = (NOMINATIVE, *OBLIQUE, VOCATIVE, SALUTATION)


@dataclass(frozen=True, slots=True)
class NameForms:
    """The forms of one name in one language, as one entity records them."""

    view: EntityView

    @property
    def language(self) -> str:
        """The language, or "" where it is not confirmed."""
        return self._text("language")

    @property
    def nominative(self) -> str:
        """The name that is declined, or "" where it is not confirmed."""
        return self._text(NOMINATIVE)

    def form(self, field: str) -> Shown | None:
        """What is confirmed of a case, or of the salutation."""
        shown = self.view.one(f"{KIND}.{field}")
        return shown if shown is not None and is_confirmed(shown) else None

    def _text(self, field: str) -> str:
        shown = self.form(field)
        return shown.value if shown else ""


def is_confirmed(shown: Shown) -> bool:
    """Whether a value was said by somebody who looked at it, without doubt, and nobody says another."""
    sure = shown.state is State.KNOWN and shown.stance is Stance.ASSERTS and shown.looked
    return sure and not shown.others and bool(shown.claims) and bool(shown.value.strip())


def forms_of(dossier: Dossier, entity: str) -> tuple[NameForms, ...]:
    """Everything that is recorded of the forms of somebody's name."""
    return tuple(NameForms(view) for view in dossier.pointing(OF, entity))


def confirmed(found: Iterable[NameForms], language: str) -> dict[str, dict[str, Shown]]:
    """By name, in the nominative, what is confirmed in a language. What two records give differently is nowhere."""
    names: dict[str, dict[str, Shown]] = {}
    struck: set[tuple[str, str]] = set()
    for one in found:
        if one.language != language or not one.nominative:
            continue
        known = names.setdefault(one.nominative, {})
        for field in FIELDS:
            shown, before = one.form(field), known.get(field)
            if shown and before and shown.value != before.value:
                struck.add((one.nominative, field))
            elif shown:
                known.setdefault(field, shown)
    for name, field in struck:
        del names[name][field]
    return names


def greetings(found: Iterable[NameForms]) -> dict[str, str]:
    """By language, how a letter greets; nowhere where several are confirmed that differ."""
    known = list(found)
    said = {
        language: {names[SALUTATION].value for names in confirmed(known, language).values() if SALUTATION in names}
        for language in CASES
    }
    return {language: next(iter(one)) for language, one in said.items() if len(one) == 1}


def every_form(found: Iterable[NameForms]) -> Iterator[str]:
    """All forms of a name that are recorded, confirmed or not: what a search for somebody has to know."""
    for one in found:
        for field in (NOMINATIVE, *OBLIQUE, VOCATIVE):
            for shown in one.view.all(f"{KIND}.{field}"):
                yield from (each.value for each in (shown, *shown.others) if each.value)
