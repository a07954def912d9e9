"""Who must not learn what: asylum never goes to the country of origin, whatever is ticked; public goes there too."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.dossiers import Case
from tocsin.domain.audience import NO_STATE, Reach, Telling, allies, held_back, may_tell, origins, reach, told_by
from tocsin.domain.dossier import Dossier

COUNTRIES = st.sampled_from(["AA", "BB", "CC", "", NO_STATE])
SETS = st.frozensets(st.sampled_from(["AA", "BB", "CC"]))
TICKS = st.frozensets(st.sampled_from(list(Telling)))


def dossier(case: Case) -> Dossier:
    return Dossier("case", case.entities)


@pytest.mark.parametrize(
    ("country", "where"),
    [("AA", "origin"), ("BB", "ally"), ("CC", "elsewhere"), ("", "unknown"), (NO_STATE, "elsewhere")],
)
def test_where_a_letter_comes(country: str, where: str) -> None:
    assert reach(country, {"AA"}, {"BB", "AA"}) == where


@pytest.mark.parametrize(
    ("where", "ticked", "kept"),
    [
        ("origin", [], ["asylum", "residence", "relatives"]),
        ("origin", ["asylum", "residence", "relatives"], ["asylum"]),
        ("origin", ["residence"], ["asylum", "relatives"]),
        ("public", ["relatives"], ["asylum", "residence"]),
        ("ally", [], ["asylum", "residence", "relatives"]),
        ("ally", ["asylum"], ["residence", "relatives"]),
        ("elsewhere", [], []),
        ("unknown", [], []),
    ],
)
def test_what_is_held_back(where: str, ticked: list[str], kept: list[str]) -> None:
    assert held_back(list(Telling), Reach(where), [Telling(one) for one in ticked]) == tuple(kept)


@given(COUNTRIES, SETS, SETS, TICKS)
def test_no_tick_sends_asylum_to_the_country_of_origin(
    country: str, origin: frozenset[str], ally: frozenset[str], ticked: frozenset[Telling]
) -> None:
    where = reach(country, origin, ally)
    assert (where is Reach.ORIGIN) == (country in origin)
    assert not (country in origin and may_tell(Telling.ASYLUM, where, ticked))


@given(st.sampled_from(list(Telling)), TICKS)
def test_the_public_learns_no_more_than_the_country_of_origin(telling: Telling, ticked: frozenset[Telling]) -> None:
    assert may_tell(telling, Reach.PUBLIC, ticked) == may_tell(telling, Reach.ORIGIN, ticked)


@given(st.sampled_from(list(Telling)), st.sampled_from(list(Reach)), TICKS, st.sampled_from(list(Telling)))
def test_a_tick_is_for_itself_alone_and_takes_nothing_away(
    telling: Telling, where: Reach, ticked: frozenset[Telling], more: Telling
) -> None:
    before, after = may_tell(telling, where, ticked), may_tell(telling, where, ticked | {more})
    assert before <= after
    assert more is telling or before == after


@given(TICKS, st.sampled_from(list(Reach)), TICKS)
def test_held_back_is_what_may_not_be_told(told: frozenset[Telling], where: Reach, ticked: frozenset[Telling]) -> None:
    kept = held_back(told, where, ticked)
    assert set(kept) == {one for one in told if not may_tell(one, where, ticked)}
    assert list(kept) == [one for one in Telling if one in kept]


def test_origins_are_those_that_anybody_names_but_not_of_who_is_accused_alone() -> None:
    case = Case()
    case.add("person", "marta", country=case.disputed(case.say("AA"), case.say("BB")))
    case.add("person", "officer", country="CC")
    case.add("person", "both", country="DD")
    case.add("act", "act", victim=["marta", "both"])
    case.add("involvement", "part", act="act", actor=["officer", "both"])
    assert origins(dossier(case)) == {"AA", "BB", "DD"}


def test_allies_are_what_the_case_names() -> None:
    case = Case()
    assert allies(dossier(case)) == frozenset()
    case.add("case", "case", ally=["AA", "BB"])
    assert allies(dossier(case)) == {"AA", "BB"}


@pytest.mark.parametrize(
    ("kind", "values", "telling"),
    [
        ("status", {"type": "refugee"}, "asylum"),
        ("status", {"type": "refused"}, "asylum"),
        ("status", {"type": "citizen"}, None),
        ("proceeding", {"type": "asylum"}, "asylum"),
        ("proceeding", {"type": "criminal"}, None),
        ("stage", {"type": "asylum.interview"}, "asylum"),
        ("stage", {"type": "other", "proceeding": "p"}, "asylum"),
        ("event", {"type": "asylum_refusal"}, "asylum"),
        ("act", {"type": "asylum.refused"}, "asylum"),
        ("event", {"type": "threat"}, None),
        ("residence", {"period": "2020/.."}, "residence"),
        ("relation", {"type": "010101000000"}, "relatives"),
        ("relation", {"type": "010400000000"}, None),
    ],
)
def test_what_claims_tell(kind: str, values: dict[str, str], telling: str | None) -> None:
    case = Case()
    case.add("proceeding", "p", type="asylum")
    case.add("person", "marta", name="Marta Velin")
    before = set(case.claims)
    case.add(kind, "it", **values)
    for claim in case.claims - before:
        assert told_by(dossier(case), [claim]) == ({telling} if telling else set())
    assert told_by(dossier(case), []) == frozenset()


def test_a_side_that_differs_counts_too() -> None:
    case = Case()
    case.add("status", "s", type=case.disputed(case.say("citizen"), case.say("refugee")), country="AA")
    assert all(told_by(dossier(case), [claim]) == {"asylum"} for claim in case.claims)
