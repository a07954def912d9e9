"""Histories that are the same wherever they are lived: numbers say what is done, and nothing is left to chance.

Ids, salts and keys come from a generator that begins anew for each history, time from a clock that moves a second.
"""

from __future__ import annotations

import os
import random
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from typing import Any

import pytest
from hypothesis import strategies as st

from support.cases import Case, new_case
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.note import note
from tocsin.actions.part import part
from tocsin.actions.prefer import prefer
from tocsin.actions.retract import retract
from tocsin.domain.errors import TocsinError
from tocsin.domain.operations import ClaimMade, EntityOpened
from tocsin.lib import ids
from tocsin.records.derived import Joined

NAMES = (
    "Żaneta Łoś",
    "żaneta łoś",
    "Zaneta Los",
    "Жанета Лось",
    "ЖАНЕТА",
    "Ілона Варга",
    "Ilona Varga",
    "ILONA varga",
    "İpek Çelik",
    "Straße",
    "strasse",
    "ŌNO",
    "ono",
    "d’Arc",
    "_under",
    "100%",
    "a b",
    "ab",
    "Ёлка",
    "елка",
    "\\u0000 as typed",
    "日本",
    "é",
    "e\u0301",
)
VALUES: dict[str, dict[str, tuple[str, ...]]] = {
    "person": {"name": NAMES, "minor": ("true", "false"), "birth": ("1990", "1990-04", "absent:unknown")},
    "event": {
        "date": ("2018-07-05", "2018-07", "2017-03/..", "2018-07-05?", "absent:unknown"),
        "title": NAMES,
        "type": ("threat", "arrest", "absent:not_asked"),
        "count": ("3", "3..5", "..9"),
    },
    "group": {"name": NAMES, "size": ("3", "5..")},
    "source": {"name": NAMES, "publishable": ("false", "true")},
    "place": {"name": NAMES},
}
TEXT = "On 5 July 2018 two men threatened {} in Brod. The next day Danylo Zięba was arrested."
VERBS = ("case", "add", "add", "add", "more", "more", "retract", "correct", "prefer", "join", "part", "note")
STEP = st.tuples(st.sampled_from(VERBS), st.integers(0, 10**6))
HISTORIES = st.lists(STEP, min_size=8, max_size=30)


@contextmanager
def the_same_every_time() -> Iterator[None]:
    """Within the block everything that is drawn or counted up begins anew."""
    # what is drawn once in a process, as by a self-test, must not move what is drawn after it
    chances = {size: random.Random(size) for size in range(100)}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(os, "urandom", lambda size: chances[size].randbytes(size))
        patch.setattr(ids, "_last", 0)
        patch.setattr(ids.time, "time_ns", lambda: 1_600_000_000_000_000_000)
        yield


def live(office: Office, history: list[tuple[str, int]]) -> list[Case]:
    """Do it all; what is refused is refused on both databases. The cases, in their order."""
    cases = [new_case(office, NAMES[0])]
    for verb, number in history:
        if verb == "case":
            cases.append(new_case(office, NAMES[number % len(NAMES)]))
        else:
            with suppress(TocsinError):
                _act(cases[number % len(cases)], verb, random.Random(number))
    return cases


def _act(case: Case, verb: str, chance: random.Random) -> None:
    told = case.told()
    entities = [one for one in told if isinstance(one, EntityOpened) and one.kind in VALUES]
    claims = [one for one in told if isinstance(one, ClaimMade) and one.property.split(".")[0] in VALUES]
    if verb == "note":
        note(case.viewer, case.id, TEXT.format(chance.choice(NAMES)))
    elif verb == "add" or not claims:
        kind = chance.choice(sorted(VALUES))
        case.add(kind, **_values(kind, chance))
    elif verb == "more":
        entity = chance.choice(entities)
        case.more(entity.entity, **_values(entity.kind, chance))
    elif verb in ("join", "part"):
        _link(case, [one.entity for one in entities], verb, chance)
    else:
        _decide(case, chance.choice(claims), verb, chance)


def _values(kind: str, chance: random.Random) -> dict[str, Any]:
    name = chance.choice(sorted(VALUES[kind]))
    return {name: chance.choice(VALUES[kind][name])}


def _link(case: Case, entities: list[str], verb: str, chance: random.Random) -> None:
    joins = list(Joined.objects.order_by("join").values_list("join", flat=True))
    if verb == "part" and joins:
        part(case.viewer, chance.choice(joins))
    elif len(entities) > 1:
        join(case.viewer, *chance.sample(entities, 2))


def _decide(case: Case, claim: ClaimMade, verb: str, chance: random.Random) -> None:
    if verb == "retract":
        retract(case.viewer, claim.claim, "read again")
    elif verb == "prefer":
        prefer(case.viewer, claim.claim, "she was there")
    else:
        kind, name = claim.property.split(".")
        correct(case.viewer, claim.claim, chance.choice(VALUES[kind].get(name, NAMES)), "read again")
