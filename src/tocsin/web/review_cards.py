"""The cards of a review: who, what, when, where and by whose word, one card for each thing that was read."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from hashlib import sha256
from typing import Any

from django.utils.translation import gettext, ngettext

from tocsin.access.proposals import ProposalLine
from tocsin.actions.carry_over import CARRIED, TAKEN_FOR
from tocsin.web.date_reasons import reason_of
from tocsin.web.review_text import anchor, marks_of
from tocsin.web.words import date_words, listed, term_label


@dataclass(frozen=True, slots=True)
class Row:
    """One line of a card. `at` is the place of its words in the text; `look` where one is to look twice."""

    label: str
    words: str
    said: str = ""
    at: str = ""
    look: bool = False
    missing: bool = False


@dataclass(frozen=True, slots=True)
class Card:
    """One thing that was read. `seen` changes with whatever of it is shown; `alone`: to be looked at by itself."""

    id: int
    kind: str
    state: str
    entity: str
    title: str
    pills: tuple[str, ...]
    rows: tuple[Row, ...]
    at: str
    seen: str
    alone: bool
    carried: str

    @property
    def summary(self) -> str:
        """The card in one line."""
        return " · ".join([self.title, *self.pills])


def cards_of(lines: Sequence[ProposalLine], told: str = "") -> list[Card]:
    """A card for everything that is decided by itself, in the order in which one looks: those who are concerned, then
    what happened, as the text tells it, then the rest. `told` is the day of the statement, if it is known."""
    named = _concerned(lines)
    shown = [line for line in lines if line.kind != "relation"]
    ordered = sorted(shown, key=lambda line: (_rank(line, named), _start(line), line.place))
    document = next((line.form for line in lines if line.kind == "document"), {})
    day, language = told or document.get("date") or "", document.get("language") or "en"
    return [_card(line, named, day, language) for line in ordered]


def seen_of(line: ProposalLine) -> str:
    """What a proposal says and how it stands, in short: another one, if anything of it has changed."""
    whole = json.dumps([line.form, line.state, line.entity], ensure_ascii=False, sort_keys=True)
    return sha256(whole.encode()).hexdigest()[:16]


def _concerned(lines: Iterable[ProposalLine]) -> frozenset[str]:
    """The names of those to whom something was done, and of those who are said to have done it."""
    events = [line.form for line in lines if line.kind == "event"]
    return frozenset(name for form in events for name in (*form["victims"], form["perpetrator"]) if name)


def _names(line: ProposalLine) -> tuple[str, ...]:
    return (line.form["name"], *line.form["aliases"])


def _rank(line: ProposalLine, named: frozenset[str]) -> int:
    if line.kind == "document":
        return 0
    if line.kind == "event":
        return 2
    return 1 if named.intersection(_names(line)) else 3


def _start(line: ProposalLine) -> int:
    return min((mark.start for mark in marks_of(line)), default=0)


def _card(line: ProposalLine, named: frozenset[str], told: str, language: str) -> Card:
    rows = tuple(_event(line.form, told, language) if line.kind == "event" else _ROWS[line.kind](line.form))
    return Card(
        id=line.id,
        kind=line.kind,
        state=line.state,
        entity=line.entity,
        title=_title(line),
        pills=tuple(_pills(line)),
        rows=rows,
        at=anchor(_start(line)),
        seen=seen_of(line),
        alone=_is_alone(line, named),
        carried=line.form.get(CARRIED, ""),
    )


def _is_alone(line: ProposalLine, named: frozenset[str]) -> bool:
    """A victim, a date and an alleged author are looked at one by one; so is who is taken for somebody known."""
    form = line.form
    if line.kind == "event":
        return bool(form["victims"] or form["date"] or form["perpetrator"])
    if line.kind == "document":
        return bool(form["date"])
    dated = form.get("age") is not None or form.get("birth")
    return bool(named.intersection(_names(line)) or form.get(TAKEN_FOR) or dated)


def _title(line: ProposalLine) -> str:
    form = line.form
    if line.kind == "document":
        return gettext("The statement itself")
    if line.kind != "event":
        return str(form["name"])
    what = term_label("event_types", form["type"])
    if form["completion"] == "done" or form["completion"] in form["type"]:
        return what
    return f"{what} ({term_label('completion', form['completion']).lower()})"


def _pills(line: ProposalLine) -> Iterator[str]:
    form = line.form
    if line.kind == "person":
        yield gettext("a person")
    elif line.kind == "organisation":
        yield gettext("a body")
    elif form["date"]:
        yield date_words(form["date"])
    if line.kind == "event" and form["victims"]:
        yield listed(form["victims"])


def _event(form: Mapping[str, Any], told: str, language: str) -> Iterator[Row]:
    count = form["count"]
    some = ngettext("%(n)d person, not named", "%(n)d people, not named", count) % {"n": count} if count else ""
    yield _row(gettext("To whom"), listed(form["victims"]) or some)
    when = date_words(form["date"]) if form["date"] else ""
    yield _row(gettext("When"), when, said=form["date_text"] or "", at=_place(form["date_span"]))
    if why := reason_of(form, told, language):
        yield Row(gettext("Why this date"), why, look=True)
    yield _row(gettext("Where"), form["place"])
    yield _row(gettext("By whom"), form["perpetrator"], look=True)
    yield _row(gettext("Who says so"), form["attribution"])
    if form["channel"]:
        yield _row(gettext("How"), term_label("channels", form["channel"]))
    if form["stance"] != "asserts":
        yield Row(gettext("The text"), term_label("stances", form["stance"]), look=True)


def _person(form: Mapping[str, Any]) -> Iterator[Row]:
    yield from _body(form)
    yield _row(gettext("Work"), listed(form["roles"]))
    if form.get("age") is not None:
        yield Row(gettext("Age"), str(form["age"]), at=_place(form.get("age_span")), look=True)
    if form.get("birth"):
        yield Row(gettext("Born"), date_words(form["birth"]), at=_place(form.get("birth_span")), look=True)


def _body(form: Mapping[str, Any]) -> Iterator[Row]:
    if form["aliases"]:
        yield _row(gettext("Also written"), listed(form["aliases"]))


def _document(form: Mapping[str, Any]) -> Iterator[Row]:
    yield _row(gettext("Dated"), date_words(form["date"]) if form["date"] else "", at=_place(form["span"]))
    yield _row(gettext("Title"), form["title"])


def _row(label: str, words: str | None, *, said: str = "", at: str = "", look: bool = False) -> Row:
    if not words:
        return Row(label, gettext("not said"), missing=True)
    return Row(label, words, said if said.casefold() != words.casefold() else "", at, look)


def _place(span: Sequence[int] | None) -> str:
    return anchor(span[0]) if span else ""


_ROWS = {"person": _person, "organisation": _body, "document": _document}
