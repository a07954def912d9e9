"""The form of an office of the directory, and what it says of one in words."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from django.utils.translation import gettext

from tocsin.domain.audience import NO_STATE
from tocsin.domain.correspondence import Asked
from tocsin.domain.names import fold_name
from tocsin.domain.offices import BETWEEN, COLUMNS, LANGUAGE_COLUMNS, MANY, PROPERTIES, Office, cells_of
from tocsin.domain.outcomes import By, Count, count, public
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus
from tocsin.letters.naming import name_part
from tocsin.web.languages import of_the_record
from tocsin.web.words import date_words, property_label, term_label

LONG = ("postal", "hours", *MANY)
TICKED = ("channels",)
WAYS = ("email", "post", "web_form", "fax", "in_person", "messenger", "social_media", "via_third_party", "other")
_CALLED = {"en": "English", "uk": "Українська", "ru": "Русский", "pl": "Polski"}


@dataclass(frozen=True, slots=True)
class Field:
    """One field of the form: its label, what is typed, and a word of help."""

    name: str
    label: str
    value: str
    help: str = ""
    rows: int = 1


def label_of(name: str) -> str:
    """What a column of the directory is called."""
    if name in LANGUAGE_COLUMNS:
        return gettext("Name (%(language)s)") % {"language": _CALLED[LANGUAGE_COLUMNS[name]]}
    special = {
        "body": gettext("Body"),
        "forwards_to": gettext("Passes letters on to"),
        "lists": gettext("On the lists"),
    }
    return special.get(name) or property_label(PROPERTIES[name])


def fields_of(cells: Mapping[str, str]) -> Iterator[Field]:
    """The fields that are typed, in the order of the form."""
    several = gettext("One on a line.")
    helps = {
        "key": gettext("A short word by which briefs and tables name it; left empty, one is made."),
        "languages": gettext("Codes such as en, uk; one on a line."),
        "subject": gettext("What it asks for in the subject line."),
        "time_zone": gettext("As the time zone database names it: Europe/Kyiv."),
        "holidays": gettext("Days on which it is closed, such as 2026-12-24; one on a line."),
        "lists": gettext("Lists by which many are found at once, such as embassies; one on a line."),
        "forwards_to": gettext("Keys of offices that answer in its place; one on a line."),
        "procedures": several,
        "checked": gettext("The day on which somebody last made sure of these details."),
        "checked_by": gettext("Who made sure, and where they looked."),
    }
    for name in COLUMNS:
        if name not in {"country", *TICKED}:
            value = cells.get(name, "").replace(BETWEEN, "\n") if name in MANY else cells.get(name, "")
            yield Field(name, label_of(name), value, helps.get(name, ""), 3 if name in LONG else 1)


def cells_from(typed: Mapping[str, str], channels: Iterable[str]) -> dict[str, str]:
    """The cells that a form says: what is several stands on lines, or is ticked."""
    found = {name: typed.get(name, "").strip() for name in COLUMNS}
    for name in MANY:
        found[name] = BETWEEN.join(found[name].replace(",", "\n").split())
    found["lists"] = BETWEEN.join(line.strip() for line in typed.get("lists", "").splitlines() if line.strip())
    return found | {"channels": BETWEEN.join(channels)}


def free_key(office: str, taken: Collection[str]) -> str:
    """A key for an office that was given none: its name in plain letters, else a number."""
    plain = name_part(office).lower()[:40].strip("-") or "office"
    key, number = plain, 1
    while key in taken:
        number += 1
        key = f"{plain}-{number}"
    return key


def stamp(office: Office) -> str:
    """Changes when anything of the office does: a second window is told so."""
    return hashlib.sha256(json.dumps(cells_of(office), sort_keys=True).encode()).hexdigest()[:16]


def countries(chosen: str) -> list[tuple[str, str, bool]]:
    """Every country by its name, and before them that it is of no state or not recorded."""
    named = ((term.id, term.label(of_the_record())) for term in thesaurus("countries"))
    first = [("", gettext("not recorded")), (NO_STATE, gettext("of no state"))]
    return [(code, name, code == chosen) for code, name in (*first, *sorted(named, key=lambda one: fold_name(one[1])))]


def ways(chosen: Collection[str]) -> list[tuple[str, str, bool]]:
    """The ways that letters take, and whether the office takes them so."""
    every = dict.fromkeys((*WAYS, *chosen))
    return [(one, term_label("channels", one), one in chosen) for one in every]


def shown(name: str, text: str) -> str:
    """A cell in words."""
    if name == "country":
        return gettext("of no state") if text == NO_STATE else term_label("countries", text)
    if name in {"languages", "channels"}:
        return ", ".join(term_label(name, one) for one in text.split(BETWEEN))
    if name == "holidays":
        return ", ".join(date_words(one) for one in text.split(BETWEEN))
    if name in PROPERTIES and schema().property(PROPERTIES[name]).date_kind:
        return date_words(text)
    return text.replace(BETWEEN, ", ")


def letters_to(rows: Iterable[Asked], office: Office) -> tuple[Asked, ...]:
    """What was sent to an office, by whichever of its names."""
    names = {fold_name(name) for name in (office.office, office.office_uk, office.office_ru, office.office_pl) if name}
    return tuple(replace(row, office=office.office) for row in rows if row.delivery and fold_name(row.office) in names)


def record_of(rows: Iterable[Asked]) -> Count | None:
    """How an office answered so far, without what it answered in confidence; None where it was asked nothing."""
    return next(iter(count(public(rows), By.INSTITUTION)), None)
