"""Offices of the directory of institutions: what is kept of each, and how the cells of a table become one.

An office has a key by which briefs and tables name it. Nothing is filled in: a cell without words says that nobody
recorded it, and an office without a day was not checked.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, fields, replace
from typing import Any

from tocsin.domain import values
from tocsin.domain.audience import NO_STATE, Reach, reach
from tocsin.domain.errors import NOTHING, BadDate, BadValue, Cause, RejectedError, UnknownWord
from tocsin.domain.names import fold_name
from tocsin.domain.procedures import procedure
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus

BETWEEN = "|"  # between the values of one cell


@dataclass(frozen=True, slots=True)
class Office:
    """One office or mandate that we may write to. `country` is a code, “none” for a body of no state, or "".

    What may be several is sorted: the record keeps no order of such values.
    """

    key: str
    office: str
    office_uk: str = ""
    office_ru: str = ""
    office_pl: str = ""
    body: str = ""
    country: str = ""
    languages: tuple[str, ...] = ()
    channels: tuple[str, ...] = ()
    postal: str = ""
    email: str = ""
    salutation: str = ""
    subject: str = ""
    hours: str = ""
    time_zone: str = ""
    holidays: tuple[str, ...] = ()
    days_off: tuple[str, ...] = ()
    checked: str = ""
    checked_by: str = ""
    forwards_to: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()
    procedures: tuple[str, ...] = ()


COLUMNS = tuple(field.name for field in fields(Office))
MANY = ("languages", "channels", "holidays", "days_off", "forwards_to", "lists", "procedures")
PROPERTIES = {
    **{name: f"addressee.{name}" for name in ("key", "office", "country", "postal", "email", "salutation", "subject")},
    **{name: f"addressee.{name}" for name in ("hours", "time_zone", "checked", "checked_by")},
    "languages": "addressee.language",
    "channels": "addressee.channel",
    "holidays": "addressee.holiday",
    "days_off": "addressee.day_off",
    "lists": "addressee.listed",
    "procedures": "addressee.procedure",
}
LANGUAGE_COLUMNS = {"office_uk": "uk", "office_ru": "ru", "office_pl": "pl"}
_WHY = {
    Reach.ORIGIN: Cause("the country of origin of somebody in this case"),
    Reach.ALLY: Cause("close to the country of origin"),
    Reach.UNKNOWN: Cause("its country is not recorded"),
}


def office_of(cells: Mapping[str, str]) -> Office:
    """The office in these cells, by column. Raises RejectedError, which says what is wrong with which."""
    texts: dict[str, Any] = {name: _plain(text) for name, text in cells.items()}
    for name in ("key", "office"):
        if not texts.get(name):
            raise RejectedError(Cause("{column} is empty", column=name))
    if set(texts["key"]) & set(f"{BETWEEN} \n\t"):
        raise RejectedError(Cause("{column} must be one word", column="key"))
    lists: dict[str, Any] = {name: _several(texts.pop(name)) for name in MANY if name in texts}
    for name, text in _each(texts, lists):
        _check(name, text)
    return Office(**texts, **lists)


def cells_of(office: Office) -> dict[str, str]:
    """The cells of an office, by column."""
    found = {name: getattr(office, name) for name in COLUMNS}
    return {name: value if isinstance(value, str) else BETWEEN.join(value) for name, value in found.items()}


def merged(old: Office, new: Office, columns: Collection[str]) -> Office:
    """The old office with these columns as the new one has them."""
    return replace(old, **{name: getattr(new, name) for name in columns})


def why_unticked(office: Office, origin: Collection[str], ally: Collection[str]) -> Cause:
    """Why an office is left unticked in a list for a case; "" where it is ticked."""
    return _WHY.get(reach(office.country, origin, ally), NOTHING)


def matching(offices: Collection[Office], words: str) -> tuple[Office, ...]:
    """The offices that are on a list of this name, or whose key, names, body or country hold these words."""
    asked = fold_name(words)
    listed = tuple(one for one in offices if asked in map(fold_name, one.lists))
    return listed or tuple(one for one in offices if asked in fold_name(" ".join(_names(one))))


def _names(one: Office) -> Iterator[str]:
    yield from (one.key, one.office, one.office_uk, one.office_ru, one.office_pl, one.body, *one.lists)
    if one.country not in {"", NO_STATE}:
        yield thesaurus("countries").term(one.country).label()


def _each(texts: Mapping[str, str], lists: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[str, str]]:
    yield from ((name, text) for name, text in texts.items() if text)
    yield from ((name, text) for name, several in lists.items() for text in several)


def _check(name: str, text: str) -> None:
    try:
        if name == "procedures":
            procedure(text)
        elif name in PROPERTIES and not (name == "country" and text == NO_STATE):
            values.parse(text, schema().property(PROPERTIES[name]))
        else:
            values.words(text, name)
    except (BadDate, BadValue) as exc:
        raise RejectedError(Cause("{column}: {fault}", column=name, fault=exc.why)) from None
    except UnknownWord as exc:
        raise RejectedError(
            Cause("{column}: “{word}” is not on the list of terms", column=name, word=exc.fields["word"])
        ) from None


def _plain(text: str) -> str:
    return "\n".join(line.strip() for line in text.replace("\r\n", "\n").replace("\r", "\n").split("\n")).strip()


def _several(text: str) -> tuple[str, ...]:
    return tuple(sorted({part for piece in text.split(BETWEEN) if (part := piece.strip())}))
