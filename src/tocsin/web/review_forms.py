"""What somebody types in place of what was read: the parts of a card, and what they become."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext

from tocsin.access.proposals import ProposalLine
from tocsin.domain.dates import parse
from tocsin.domain.errors import BadDate, BadValue, Cause
from tocsin.domain.terms import thesaurus
from tocsin.reading.dates import find_dates, resolve_dates
from tocsin.web.words import term_label

_PARTS = {
    "event": ("type", "completion", "victims", "date", "place", "perpetrator", "attribution"),
    "person": ("name", "aliases", "roles", "age", "birth"),
    "organisation": ("name", "aliases"),
    "document": ("date", "title"),
}
_TERMS = {"type": "event_types", "completion": "completion"}
_DATES = frozenset({"date", "birth"})
_LANGUAGES = ("en", "uk", "ru", "pl")


@dataclass(frozen=True, slots=True)
class Field:
    """One part of a card as a field: `value` is what stands in it, `choices` the terms where it is one."""

    name: str
    label: str
    value: str
    help: str
    choices: tuple[tuple[str, str], ...]


def fields(line: ProposalLine, typed: Mapping[str, str]) -> list[Field]:
    """The fields of a card; what was typed before and could not be taken is still there."""
    labels, helps = _labels(), _helps()
    return [
        Field(part, labels[part], typed.get(part, shown(line.form.get(part))), helps.get(part, ""), _choices(part))
        for part in _PARTS[line.kind]
    ]


def typed_in(line: ProposalLine, posted: Mapping[str, str]) -> dict[str, str]:
    """The parts that were changed, as typed."""
    there = ((part, " ".join(posted[part].split())) for part in _PARTS.get(line.kind, ()) if part in posted)
    return {part: words for part, words in there if words != " ".join(shown(line.form.get(part)).split())}


def corrected(line: ProposalLine, typed: Mapping[str, str], told: str) -> dict[str, Any]:
    """The values of what was typed; `told` is the day of the statement. Raises BadDate, BadValue, UnknownWord."""
    return {part: _value(line, part, words, told) for part, words in typed.items()}


def shown(value: Any) -> str:
    """A part of a form in one line, as it stands in its field."""
    if isinstance(value, list | tuple):
        return "; ".join(value)
    return "" if value is None else str(value)


def date_of(words: str, told: str = "") -> str:
    """A date as it is kept: typed so, or in words of any language that the reader knows. Raises BadDate for neither.

    Words are taken where all of them are one date that needs no guess.
    """
    try:
        return parse(words).text
    except BadDate as unread:
        found = {edtf for language in _LANGUAGES for edtf in _read(words, told, language)}
        if len(found) == 1 and "" not in found:
            return found.pop()
        raise unread from None


def _read(words: str, told: str, language: str) -> Iterator[str]:
    """What all of the words are as a date in this language; empty where that would need a guess."""
    for one in resolve_dates(find_dates(words, language), words, document_date=told or None, language=language):
        if one.span == (0, len(words)) and (one.edtf or one.flaw):
            yield one.edtf if one.edtf and one.flaw is None else ""


def _value(line: ProposalLine, part: str, words: str, told: str) -> Any:
    if isinstance(line.form.get(part), list):
        return [one.strip() for one in words.split(";") if one.strip()]
    if part in _TERMS:
        return thesaurus(_TERMS[part]).term(words).id
    if part in _DATES and words:
        return date_of(words, told)
    if part == "age" and words:
        if not (words.isascii() and words.isdigit() and len(words) < 4):
            raise BadValue(property="person.age", why=Cause("it must be a whole number of years"))
        return int(words)
    if part == "name" and not words:
        raise BadValue(property=f"{line.kind}.name", why=Cause("it is empty"))
    return words or None


def event_choices() -> tuple[tuple[str, str], ...]:
    """Every type of event by what it is called."""
    found = ((term.id, term_label("event_types", term.id)) for term in thesaurus("event_types"))
    return tuple(sorted(found, key=lambda one: one[1].casefold()))


def _choices(part: str) -> tuple[tuple[str, str], ...]:
    if part == "type":
        return event_choices()
    if part == "completion":
        return tuple((term.id, term_label("completion", term.id)) for term in thesaurus("completion"))
    return ()


def _labels() -> dict[str, str]:
    return {
        "type": gettext("What happened"),
        "completion": gettext("How far it got"),
        "victims": gettext("To whom"),
        "date": gettext("When"),
        "place": gettext("Where"),
        "perpetrator": gettext("By whom"),
        "attribution": gettext("Who says so"),
        "name": gettext("Name"),
        "aliases": gettext("Also written"),
        "roles": gettext("Work"),
        "age": gettext("Age in years"),
        "birth": gettext("Born"),
        "title": gettext("Title"),
    }


def _helps() -> dict[str, str]:
    date = gettext("9 July 2018, or 2018-07-09, 2018-07, 2017-03/.. (since March 2017)")
    several = gettext("several: with ; between them")
    return {"date": date, "birth": date, "victims": several, "aliases": several, "roles": several}
