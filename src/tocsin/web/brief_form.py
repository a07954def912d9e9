"""The form of a letter as a brief: what an officer types at the desk, held to the same rules as a file."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.composing import Brief, parse_brief
from tocsin.composing.brief import ALL
from tocsin.composing.own_words import telling
from tocsin.composing.template import APPEAL, Template
from tocsin.domain.errors import BriefProblem, Cause

TYPED_OFFICES = range(1, 4)
DEMANDS = range(1, 8)
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")
_WORDS = ("title", "number", "reply_to", "regarding", "update_of")
_DAYS = ("reply_by", "valid_until")
_LINES = ("position", "law", "link_to_work", "courtesy", "previous", "confidential")
_OWN = ("position", "link_to_work", "courtesy")
CALLED = "called-"  # how the fields begin that give a person another name, by the id
_OF_AN_OFFICE = ("body", "email", "salutation", "country")


@dataclass(frozen=True, slots=True)
class Typed:
    """What was typed: fields by name, the keys of offices that were ticked, what it may tell, what goes beside it.

    `events` are those that it tells of; where none is ticked, those `among` which they were to be, or else all.
    `persons` are those who may be named, None for all.
    """

    fields: Mapping[str, str]
    offices: Sequence[str] = ()
    tells: Sequence[str] = ()
    annexes: Sequence[str] = ()
    events: Sequence[str] = ()
    persons: Sequence[str] | None = None
    among: Sequence[str] = ()

    def get(self, name: str) -> str:
        """The words of a field without the space around them."""
        return self.fields.get(name, "").strip()


def brief_of(typed: Typed) -> Brief:
    """The brief that a form says. Raises BriefProblem."""
    keys = list(_keys(typed))
    if not keys and not (typed.get("regarding") or typed.get("update_of")):
        raise BriefProblem(key="addressees", why=Cause("needs one office at least: tick one, or type one"))
    return parse_brief("\n".join(_toml(typed, keys)) + "\n")


def told_by_hand(typed: Typed) -> tuple[str, ...]:
    """Sentences among our own words that tell of somebody or something: nothing of the record stands behind them."""
    offices = (typed.get(f"office{number}") for number in TYPED_OFFICES)
    known = (typed.get("organisation"), typed.get("signatory"), *offices)
    return telling([line for name in _OWN for line in _lines(typed.get(name))], known)


def needed(form: Template) -> frozenset[str]:
    """The fields without which a letter of this kind is refused."""
    return frozenset({*form.requires, *(("regarding",) if form.about == APPEAL else ())})


def _keys(typed: Typed) -> Iterator[str]:
    yield from typed.offices
    yield from (f"typed-{number}" for number in TYPED_OFFICES if typed.get(f"office{number}"))


def _toml(typed: Typed, keys: Sequence[str]) -> Iterator[str]:
    yield f"languages = {_quoted([typed.get('language') or 'en'])}"
    for name in _WORDS:
        if typed.get(name):
            yield f"{name} = {_quoted(typed.get(name))}"
    for name in _DAYS:
        if day := typed.get(name):
            yield f"{name} = {day if _DAY.fullmatch(day) else _quoted(day)}"
    for name in _LINES:
        yield f"{name} = {_quoted(_lines(typed.get(name)))}"
    yield f"thread = {'true' if typed.get('thread') else 'false'}"
    yield f"public = {'true' if typed.get('public') else 'false'}"
    yield f"tells = {_quoted(list(typed.tells))}"
    yield f"annexes = {_quoted(list(typed.annexes))}"
    yield from _told_of(typed)
    yield from _pseudonyms(typed)
    yield "[organisation]"
    yield f"name = {_quoted(typed.get('organisation'))}"
    yield f"contact = {_quoted(_lines(typed.get('contact')))}"
    yield f"signatory = {_quoted(typed.get('signatory'))}"
    for key in keys:
        yield from _addressee(typed, key)
    for number in DEMANDS:
        if typed.get(f"demand{number}"):
            to = typed.get(f"demand{number}_to")
            yield "[[demands]]"
            yield f"text = {_quoted(typed.get(f'demand{number}'))}"
            yield f"addressees = {_quoted([to] if to else list(keys) or [ALL])}"


def _told_of(typed: Typed) -> Iterator[str]:
    if events := typed.events or typed.among:
        yield f"events = {_quoted(list(events))}"
    if typed.persons is not None:
        yield f"persons = {_quoted(list(typed.persons))}"


def _pseudonyms(typed: Typed) -> Iterator[str]:
    yield "[pseudonyms]"
    for name, words in typed.fields.items():
        if name.startswith(CALLED) and words.strip():
            yield f"{_quoted(name.removeprefix(CALLED))} = {_quoted(words.strip())}"


def _addressee(typed: Typed, key: str) -> Iterator[str]:
    yield "[[addressees]]"
    yield f"key = {_quoted(key)}"
    if key in typed.offices:
        yield f"directory = {_quoted(key)}"
        return
    number = key.removeprefix("typed-")
    yield f"office = {_quoted(typed.get(f'office{number}'))}"
    yield f"address = {_quoted(_lines(typed.get(f'address{number}')))}"
    for name in _OF_AN_OFFICE:
        if words := typed.get(f"{name}{number}"):
            yield f"{name} = {_quoted(words)}"


def _lines(text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()]


def _quoted(value: str | list[str]) -> str:
    """As TOML writes it: JSON's strings and lists of them are TOML's, but for one sign."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
