"""The brief: what an officer decides about an appeal, as TOML. The record says what happened; the brief what we want.

`templates/example-brief.toml` shows every key. A key that is misspelt is refused, never passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

from tocsin.composing.guard import legible
from tocsin.domain.errors import BriefProblem

T = TypeVar("T")
ALL = "all"
LANGUAGES = ("en",)


@dataclass(frozen=True, slots=True)
class Organisation:
    """We: the name under which the letter goes out, and lines of contact."""

    name: str
    contact: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class DemandText:
    """One checkable thing asked of one or more addressees, by their keys."""

    text: str
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddresseeBlock:
    """An office that we write to. `checked` is the day on which somebody last checked these details."""

    key: str
    office: str
    body: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    salutation: str = ""
    language: str = ""
    checked: date | None = None


@dataclass(frozen=True, slots=True)
class Brief:
    """A parsed brief. `persons` and `events` are ids, or None for all of the case."""

    organisation: Organisation
    demands: tuple[DemandText, ...]
    addressees: tuple[AddresseeBlock, ...]
    title: str = ""
    number: str = ""
    version: int = 1
    persons: tuple[str, ...] | None = None
    events: tuple[str, ...] | None = None
    position: tuple[str, ...] = ()
    law: tuple[str, ...] = ()
    link_to_work: tuple[str, ...] = ()
    courtesy: tuple[str, ...] = ()
    previous: tuple[str, ...] = ()
    reply_by: date | None = None
    reply_to: str = ""
    valid_until: date | None = None
    languages: tuple[str, ...] = LANGUAGES


def parse_brief(text: str) -> Brief:
    """The brief in this TOML. Raises BriefProblem, one sentence that names the key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise BriefProblem(key="the file", why=f"is not TOML ({exc})") from None
    _known(table, "", _KEYS)
    organisation = _table(table, "organisation")
    _known(organisation, "organisation.", ("name", "contact"))
    addressees = tuple(_addressee(row, f"addressees[{n}]") for n, row in enumerate(_rows(table, "addressees"), 1))
    demands = tuple(_demand(row, f"demands[{n}]") for n, row in enumerate(_rows(table, "demands"), 1))
    brief = Brief(
        organisation=Organisation(
            _words(organisation, "name", "organisation.", needed=True), _lines(organisation, "contact", "organisation.")
        ),
        demands=demands,
        addressees=addressees,
        title=_words(table, "title"),
        number=_words(table, "number"),
        version=_get(table, "version", int, "must be a whole number", 1),
        persons=_chosen(table, "persons"),
        events=_chosen(table, "events"),
        reply_by=_day(table, "reply_by"),
        reply_to=_words(table, "reply_to"),
        valid_until=_day(table, "valid_until"),
        languages=_lines(table, "languages") or LANGUAGES,
        **{key: _lines(table, key) for key in ("position", "law", "link_to_work", "courtesy", "previous")},
    )
    _agree(brief)
    return brief


_KEYS = tuple(Brief.__dataclass_fields__)


def _agree(brief: Brief) -> None:
    """What must fit together across keys."""
    keys = [block.key for block in brief.addressees]
    if len(set(keys)) < len(keys):
        raise BriefProblem(key="addressees.key", why="is used for two addressees")
    for number, demand in enumerate(brief.demands, 1):
        missing = [key for key in demand.addressees if key not in keys]
        if missing:
            raise BriefProblem(key=f"demands[{number}].addressees", why=f"names “{missing[0]}”, which no addressee has")
    unknown = [language for language in brief.languages if language not in LANGUAGES]
    if unknown:
        raise BriefProblem(key="languages", why=f"asks for “{unknown[0]}”; letters are written in English for now")
    if brief.version < 1:
        raise BriefProblem(key="version", why="counts from 1")
    if brief.reply_by and brief.valid_until and brief.reply_by > brief.valid_until:
        raise BriefProblem(key="valid_until", why="lies before reply_by")


def _addressee(row: Mapping[str, Any], where: str) -> AddresseeBlock:
    _known(row, f"{where}.", tuple(AddresseeBlock.__dataclass_fields__))
    return AddresseeBlock(
        key=_words(row, "key", f"{where}.", needed=True),
        office=_words(row, "office", f"{where}.", needed=True),
        body=_words(row, "body", f"{where}."),
        address=_lines(row, "address", f"{where}."),
        email=_words(row, "email", f"{where}."),
        salutation=_words(row, "salutation", f"{where}."),
        language=_words(row, "language", f"{where}."),
        checked=_day(row, "checked", f"{where}."),
    )


def _demand(row: Mapping[str, Any], where: str) -> DemandText:
    _known(row, f"{where}.", ("text", "addressees"))
    addressees = _lines(row, "addressees", f"{where}.")
    if not addressees:
        raise BriefProblem(key=f"{where}.addressees", why="is needed: a demand is addressed to somebody")
    return DemandText(_words(row, "text", f"{where}.", needed=True), addressees)


def _known(table: Mapping[str, Any], where: str, keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise BriefProblem(key=f"{where}{key}", why=f"is not a key of a brief; known are {', '.join(keys)}")


def _get(table: Mapping[str, Any], key: str, kind: type[T], why: str, default: T, where: str = "") -> T:
    value = table.get(key, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise BriefProblem(key=where + key, why=why)
    return value


def _words(table: Mapping[str, Any], key: str, where: str = "", *, needed: bool = False) -> str:
    text = legible(_get(table, key, str, "must be text in quotation marks", "", where))
    if needed and not text:
        raise BriefProblem(key=where + key, why="is needed")
    return text


def _lines(table: Mapping[str, Any], key: str, where: str = "") -> tuple[str, ...]:
    """One text, or a list of texts; empty ones fall away."""
    value = table.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BriefProblem(key=where + key, why="must be text, or a list of texts")
    return tuple(words for text in texts if (words := legible(text)))


def _chosen(table: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    """Ids, or None for “all” and for a key that is not there."""
    texts = _lines(table, key)
    return None if key not in table or texts == (ALL,) else texts


def _day(table: Mapping[str, Any], key: str, where: str = "") -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    raise BriefProblem(key=where + key, why="must be a day, written like 2026-12-04 without quotation marks")


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key)
    if not isinstance(value, dict):
        raise BriefProblem(key=key, why="is needed, as a table")
    return value


def _rows(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
        raise BriefProblem(key=key, why=f"is needed, as one or more tables [[{key}]]")
    return value
