"""The brief: what an officer decides about an appeal, as TOML. The record says what happened; the brief what we want.

`templates/example-brief.toml` shows every key. A key that is misspelt is refused, never passed over.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from tocsin.composing.guard import legible
from tocsin.composing.translated import Office, Translation
from tocsin.composing.wording import ENGLISH, LANGUAGES
from tocsin.domain.audience import NO_STATE, Telling
from tocsin.domain.errors import BriefProblem, Cause, UnknownWord
from tocsin.domain.terms import thesaurus

T = TypeVar("T")
ALL = "all"
LISTS = ("position", "law", "link_to_work", "courtesy", "previous", "confidential")


@dataclass(frozen=True, slots=True)
class Organisation:
    """We: the name under which the letter goes out, lines of contact, and who signs."""

    name: str
    contact: tuple[str, ...] = ()
    signatory: str = ""


@dataclass(frozen=True, slots=True)
class DemandText:
    """One checkable thing asked of one or more addressees, by their keys."""

    text: str
    addressees: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class AddresseeBlock:
    """An office that we write to. `checked` is the day on which somebody last checked these details.

    `country` is a code, or “none” for a body that belongs to no state. `directory` names an office of the directory of
    institutions, which gives what is not typed here; the office itself may then be left out.
    """

    key: str
    office: str
    body: str = ""
    address: tuple[str, ...] = ()
    email: str = ""
    salutation: str = ""
    language: str = ""
    checked: date | None = None
    country: str = ""
    directory: str = ""


@dataclass(frozen=True, slots=True)
class Brief:
    """A parsed brief. `persons` and `events` are ids, or None for all of the case.

    `languages` are those in which it can be sent; its own words are in the first. `translations` has them in others.
    `regarding` is the number of an appeal that went out, for letters about one; `update_of` the number of the letter
    of which this one is an update, and `update` which (0: the next). Without addressees such a letter goes to those who
    got that one. `pseudonyms` are what persons are called in this letter alone, by their ids. `confidential`
    says what else of a submission is to stay so. With `thread` it tells which event of its kind an event is by the
    record. `annexes` are redacted copies, and documents that may be published, by id or handle.
    """

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
    confidential: tuple[str, ...] = ()
    reply_by: date | None = None
    reply_to: str = ""
    valid_until: date | None = None
    languages: tuple[str, ...] = (ENGLISH,)
    regarding: str = ""
    update_of: str = ""
    update: int = 0
    pseudonyms: Mapping[str, str] = field(default_factory=dict)
    thread: bool = False
    translations: Mapping[str, Translation] = field(default_factory=dict)
    public: bool = False
    tells: tuple[Telling, ...] = ()
    annexes: tuple[str, ...] = ()


def parse_brief(text: str) -> Brief:
    """The brief in this TOML. Raises BriefProblem, one sentence that names the key."""
    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as exc:
        raise BriefProblem(key="the file", why=Cause("is not TOML ({fault})", fault=exc)) from None
    _known(table, "", _KEYS)
    organisation = _table(table, "organisation")
    _known(organisation, "organisation.", ("name", "contact", "signatory"))
    follows = not {"regarding", "update_of"}.isdisjoint(table)  # then it may go to those who got that letter
    offices = [] if "addressees" not in table and follows else _rows(table, "addressees")
    addressees = tuple(_addressee(row, f"addressees[{n}]") for n, row in enumerate(offices, 1))
    asked = [] if "demands" not in table and follows else _rows(table, "demands")
    keys = tuple(block.key for block in addressees)
    demands = tuple(_demand(row, f"demands[{n}]", keys) for n, row in enumerate(asked, 1))
    brief = Brief(
        organisation=Organisation(
            _words(organisation, "name", "organisation.", needed=True),
            _lines(organisation, "contact", "organisation."),
            _words(organisation, "signatory", "organisation."),
        ),
        demands=demands,
        addressees=addressees,
        title=_words(table, "title"),
        number=_words(table, "number"),
        version=_get(table, "version", int, Cause("must be a whole number"), 1),
        persons=_chosen(table, "persons"),
        events=_chosen(table, "events"),
        reply_by=_day(table, "reply_by"),
        reply_to=_words(table, "reply_to"),
        valid_until=_day(table, "valid_until"),
        languages=_lines(table, "languages") or (ENGLISH,),
        regarding=_words(table, "regarding"),
        update_of=_words(table, "update_of"),
        update=_get(table, "update", int, Cause("must be a whole number"), 0),
        pseudonyms=_pseudonyms(table),
        translations=_translations(table, len(demands), keys),
        public=_flag(table, "public"),
        thread=_flag(table, "thread"),
        tells=tuple(_telling(word) for word in _lines(table, "tells")),
        annexes=tuple(dict.fromkeys(_lines(table, "annexes"))),
        **{key: _lines(table, key) for key in LISTS},
    )
    _agree(brief)
    return brief


_KEYS = tuple(Brief.__dataclass_fields__)


def _agree(brief: Brief) -> None:
    """What must fit together across keys."""
    keys = [block.key for block in brief.addressees]
    if len(set(keys)) < len(keys):
        raise BriefProblem(key="addressees.key", why=Cause("is used for two addressees"))
    for number, demand in enumerate(brief.demands, 1):
        missing = [key for key in demand.addressees if key not in keys and keys]
        if missing:
            raise BriefProblem(
                key=f"demands[{number}].addressees", why=Cause("names “{key}”, which no addressee has", key=missing[0])
            )
    unknown = [language for language in brief.languages if language not in LANGUAGES]
    if unknown:
        raise BriefProblem(
            key="languages",
            why=Cause("asks for “{language}”; known are {known}", language=unknown[0], known=", ".join(LANGUAGES)),
        )
    if brief.version < 1:
        raise BriefProblem(key="version", why=Cause("counts from 1"))
    if brief.update < 0 or (brief.update and not brief.update_of):
        raise BriefProblem(
            key="update", why=Cause("counts from 1, and needs “update_of”, the number of the first letter")
        )
    if brief.update_of and brief.number not in {"", brief.update_of}:
        raise BriefProblem(
            key="number", why=Cause("is another than “update_of”; an update keeps the number of the first")
        )
    if brief.reply_by and brief.valid_until and brief.reply_by > brief.valid_until:
        raise BriefProblem(key="valid_until", why=Cause("lies before reply_by"))


def _addressee(row: Mapping[str, Any], where: str) -> AddresseeBlock:
    _known(row, f"{where}.", tuple(AddresseeBlock.__dataclass_fields__))
    return AddresseeBlock(
        key=_words(row, "key", f"{where}.", needed=True),
        office=_words(row, "office", f"{where}.", needed="directory" not in row),
        body=_words(row, "body", f"{where}."),
        address=_lines(row, "address", f"{where}."),
        email=_words(row, "email", f"{where}."),
        salutation=_words(row, "salutation", f"{where}."),
        language=_words(row, "language", f"{where}."),
        checked=_day(row, "checked", f"{where}."),
        country=_country(row, f"{where}."),
        directory=_words(row, "directory", f"{where}."),
    )


def _demand(row: Mapping[str, Any], where: str, keys: tuple[str, ...]) -> DemandText:
    """One demand; “all” stands for every addressee, and may where the letter goes to those who got another."""
    _known(row, f"{where}.", ("text", "addressees"))
    addressees = _lines(row, "addressees", f"{where}.")
    if not addressees:
        raise BriefProblem(key=f"{where}.addressees", why=Cause("is needed: a demand is addressed to somebody"))
    if not keys and addressees != (ALL,):
        why = Cause("names an addressee, and the brief has none; write “all” for those who got the letter before")
        raise BriefProblem(key=f"{where}.addressees", why=why)
    return DemandText(
        _words(row, "text", f"{where}.", needed=True), keys if keys and addressees == (ALL,) else addressees
    )


def _pseudonyms(table: Mapping[str, Any]) -> dict[str, str]:
    found = table.get("pseudonyms", {})
    if not isinstance(found, dict):
        raise BriefProblem(key="pseudonyms", why=Cause("must be a table of ids and what each person is called"))
    return {person: _words(found, person, "pseudonyms.", needed=True) for person in found}


def _translations(table: Mapping[str, Any], demands: int, keys: tuple[str, ...]) -> dict[str, Translation]:
    """The tables [translations.LANGUAGE]; a demand that has no words there is an empty text."""
    found = table.get("translations", {})
    if not isinstance(found, dict) or not all(isinstance(row, dict) for row in found.values()):
        raise BriefProblem(key="translations", why=Cause("must hold tables like [translations.uk]"))
    for language in found:
        if language not in LANGUAGES:
            raise BriefProblem(
                key=f"translations.{language}", why=Cause("is none of {known}", known=", ".join(LANGUAGES))
            )
    return {language: _translation(row, f"translations.{language}.", demands, keys) for language, row in found.items()}


def _translation(row: Mapping[str, Any], where: str, demands: int, keys: tuple[str, ...]) -> Translation:
    _known(row, where, tuple(Translation.__dataclass_fields__))
    told = row.get("demands", [])
    if not isinstance(told, list) or not all(isinstance(text, str) for text in told):
        raise BriefProblem(key=f"{where}demands", why=Cause("must be a list of texts, one for each demand"))
    if told and len(told) != demands:
        raise BriefProblem(
            key=f"{where}demands",
            why=Cause("has {texts} texts for {demands} demands", texts=len(told), demands=demands),
        )
    offices = row.get("addressees", {})
    if not isinstance(offices, dict) or not all(isinstance(office, dict) for office in offices.values()):
        raise BriefProblem(key=f"{where}addressees", why=Cause("must hold a table for each key of an addressee"))
    for key in offices:
        if key not in keys:
            raise BriefProblem(key=f"{where}addressees.{key}", why=Cause("is the key of no addressee"))
    lists = {key: _lines(row, key, where) for key in LISTS}
    return Translation(
        organisation=_words(row, "organisation", where),
        title=_words(row, "title", where),
        demands=tuple(legible(text) for text in told),
        addressees={key: _office(office, f"{where}addressees.{key}.") for key, office in offices.items()},
        **lists,
    )


def _office(row: Mapping[str, Any], where: str) -> Office:
    _known(row, where, tuple(Office.__dataclass_fields__))
    words = {key: _words(row, key, where) for key in ("office", "body", "salutation", "language")}
    return Office(address=_lines(row, "address", where), **words)


def _country(row: Mapping[str, Any], where: str) -> str:
    code = _words(row, "country", where)
    if code in {"", NO_STATE}:
        return code
    try:
        return thesaurus("countries").term(code).id
    except UnknownWord:
        raise BriefProblem(key=f"{where}country", why=Cause("must be a code such as PL, or “none”")) from None


def _telling(word: str) -> Telling:
    if word not in list(Telling):
        raise BriefProblem(
            key="tells", why=Cause("holds “{word}”; known are {known}", word=word, known=", ".join(Telling))
        )
    return Telling(word)


def _flag(table: Mapping[str, Any], key: str) -> bool:
    value = table.get(key, False)
    if not isinstance(value, bool):
        raise BriefProblem(key=key, why=Cause("must be true or false, without quotation marks"))
    return value


def _known(table: Mapping[str, Any], where: str, keys: tuple[str, ...]) -> None:
    for key in table:
        if key not in keys:
            raise BriefProblem(
                key=f"{where}{key}", why=Cause("is not a key of a brief; known are {known}", known=", ".join(keys))
            )


def _get(table: Mapping[str, Any], key: str, kind: type[T], why: Cause, default: T, where: str = "") -> T:
    value = table.get(key, default)
    if not isinstance(value, kind) or isinstance(value, bool):
        raise BriefProblem(key=where + key, why=why)
    return value


def _words(table: Mapping[str, Any], key: str, where: str = "", *, needed: bool = False) -> str:
    text = legible(_get(table, key, str, Cause("must be text in quotation marks"), "", where))
    if needed and not text:
        raise BriefProblem(key=where + key, why=Cause("is needed"))
    return text


def _lines(table: Mapping[str, Any], key: str, where: str = "") -> tuple[str, ...]:
    """One text, or a list of texts; empty ones fall away."""
    value = table.get(key, [])
    texts = [value] if isinstance(value, str) else value
    if not isinstance(texts, list) or not all(isinstance(text, str) for text in texts):
        raise BriefProblem(key=where + key, why=Cause("must be text, or a list of texts"))
    return tuple(words for text in texts if (words := legible(text)))


def _chosen(table: Mapping[str, Any], key: str) -> tuple[str, ...] | None:
    """Ids, or None for “all” and for a key that is not there."""
    texts = _lines(table, key)
    return None if key not in table or texts == (ALL,) else texts


def _day(table: Mapping[str, Any], key: str, where: str = "") -> date | None:
    value = table.get(key)
    if value is None or type(value) is date:
        return value
    raise BriefProblem(key=where + key, why=Cause("must be a day, written like 2026-12-04 without quotation marks"))


def _table(table: Mapping[str, Any], key: str) -> Mapping[str, Any]:
    value = table.get(key)
    if not isinstance(value, dict):
        raise BriefProblem(key=key, why=Cause("is needed, as a table"))
    return value


def _rows(table: Mapping[str, Any], key: str) -> list[Mapping[str, Any]]:
    value = table.get(key)
    if not isinstance(value, list) or not value or not all(isinstance(row, dict) for row in value):
        raise BriefProblem(key=key, why=Cause("is needed, as one or more tables [[{key}]]", key=key))
    return value
