"""The last changes of a case in plain words: who, when, how much; never the machinery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext, ngettext

from tocsin.access.history import Told, list_history
from tocsin.access.members import member_names
from tocsin.access.part import get_glance
from tocsin.domain.dossier import Dossier
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRetracted,
    EntityOpened,
    FindingReopened,
    FindingSettled,
    LetterApproved,
    LetterComposed,
    ReasonGiven,
    StatementReviewed,
)
from tocsin.domain.viewer import Viewer
from tocsin.web.words import moment_words, name_of, page_of, value_words

MOST_LOOKED_AT, MOST_NAMED = 12, 3  # of one change
CALLED_BY = (
    *(f"{kind}.name" for kind in ("person", "group", "place")),
    *(f"event.{name}" for name in ("type", "completion", "title", "date")),
    *(f"proceeding.{name}" for name in ("type", "number")),
    "statement.title",
    "intervention.title",
)


@dataclass(frozen=True, slots=True)
class Change:
    """What one person did at one time, and why if they said so."""

    when: str
    who: str
    what: str
    why: str
    of: tuple[tuple[str, str], ...] = ()  # what was changed: the address of its page, and what it is called
    more: int = 0


def last_changes(viewer: Viewer, case: str, most: int) -> list[Change]:
    """The newest first. Raises NoSuch."""
    names = member_names(viewer)
    every = [list(some) for _, some in groupby(list_history(viewer, case, newest=most), key=lambda one: one.changeset)]
    touched = [list(dict.fromkeys(filter(None, map(_touched, some)))) for some in every]
    known = get_glance(viewer, case, (), [one for some in touched for one in some[:MOST_LOOKED_AT]], CALLED_BY)
    return [_change(some, ids, names, known) for some, ids in reversed(list(zip(every, touched, strict=True)))]


def _touched(told: Told) -> str:
    """The entry that an operation is about; empty where it names none."""
    match told.operation:
        case ClaimMade(entity=entity) | EntityOpened(entity=entity):
            return entity
        case LetterComposed(intervention=letter) | LetterApproved(intervention=letter):
            return letter
        case StatementReviewed(statement=statement):
            return statement
        case _:
            return ""


def _change(told: Sequence[Told], touched: Sequence[str], names: dict[str, str], known: Dossier) -> Change:
    operations = [one.operation for one in told if one.operation is not None]
    why = next((one.text for one in operations if isinstance(one, ReasonGiven)), "")
    who = names.get(told[0].member, gettext("somebody"))
    of = list(_called(known, touched))
    return Change(
        moment_words(told[0].time),
        who,
        _what(Counter(type(one) for one in operations)),
        why,
        tuple(of[:MOST_NAMED]),
        len(of[MOST_NAMED:]),
    )


def _called(known: Dossier, touched: Sequence[str]) -> Iterator[tuple[str, str]]:
    """What was changed; what has no page of its own by its kind. What was only typed in is no document."""
    for view in (known.entities[one] for one in touched if one in known.entities):
        if view.kind == "case" or (view.kind == "statement" and not view.one("statement.title")):
            continue
        day = view.one("event.date")
        when = [value_words(known, "event.date", day)] if day else []
        yield page_of(view), ", ".join([name_of(known, view.id), *when])


def _what(done: Counter[type]) -> str:
    counted = {
        EntityOpened: ngettext("%(n)d new entry", "%(n)d new entries", done[EntityOpened]),
        ClaimMade: ngettext("%(n)d value recorded", "%(n)d values recorded", done[ClaimMade]),
        ClaimRetracted: ngettext("%(n)d value taken back", "%(n)d values taken back", done[ClaimRetracted]),
        StatementReviewed: gettext("a review finished"),
        FindingSettled: gettext("a question settled"),
        FindingReopened: gettext("a question asked again"),
        LetterComposed: gettext("a letter written"),
        LetterApproved: gettext("a letter approved"),
    }
    said = [words % {"n": done[kind]} if "%(n)" in words else words for kind, words in counted.items() if done[kind]]
    return ", ".join(said) or gettext("a change")
