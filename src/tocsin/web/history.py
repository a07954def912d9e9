"""The last changes of a case in plain words: who, when, how much; never the machinery."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import groupby

from django.utils.translation import gettext, ngettext

from tocsin.access.history import Told, list_history
from tocsin.access.members import member_names
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
from tocsin.web.words import moment_words


@dataclass(frozen=True, slots=True)
class Change:
    """What one person did at one time, and why if they said so."""

    when: str
    who: str
    what: str
    why: str


def last_changes(viewer: Viewer, case: str, most: int) -> list[Change]:
    """The newest first. Raises NoSuch."""
    names = member_names(viewer)
    every = [list(some) for _, some in groupby(list_history(viewer, case, newest=most), key=lambda one: one.changeset)]
    return [_change(some, names) for some in reversed(every)]


def _change(told: Sequence[Told], names: dict[str, str]) -> Change:
    operations = [one.operation for one in told if one.operation is not None]
    why = next((one.text for one in operations if isinstance(one, ReasonGiven)), "")
    who = names.get(told[0].member, gettext("somebody"))
    return Change(moment_words(told[0].time), who, _what(Counter(type(one) for one in operations)), why)


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
