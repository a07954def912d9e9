"""What is shown of the claims in force (DESIGN 2.1): tables of rules, and properties that hold for any claims."""

from __future__ import annotations

import random
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.record import VALUES, ident
from tocsin.domain import values
from tocsin.domain.dossier import Shown, State
from tocsin.domain.facts import Stance
from tocsin.domain.operations import Sealed
from tocsin.domain.resolve import ClaimState, Holds, Rank, resolve, resolve_all
from tocsin.domain.schema import schema

DATE = schema().property("event.date")
NAMES = schema().property("person.name")
MINOR = schema().property("person.minor")
CONSENT = schema().property("consent.granted")


def state(number: int, value: Any = None, **other: Any) -> ClaimState:
    """A claim made at tick `number`."""
    return ClaimState(ident(number), (number, "changeset", 0), value, **other)


def shown(*claims: ClaimState, rule: Any = DATE) -> Shown:
    """The one value shown."""
    (found,) = resolve(claims, rule)
    return found


def numbers(found: Shown) -> set[int]:
    """Which claims carry a value."""
    return {int(number) for number in range(100) if ident(number) in found.claims}


def test_nothing_is_shown_of_nothing() -> None:
    assert resolve([], DATE) == ()
    assert resolve([state(1, "2018", retracted=True)], DATE) == ()
    assert resolve([state(1, "2018", rank=Rank.DEPRECATED)], DATE) == ()
    assert resolve([state(1, True, retracted=True)], MINOR) == ()


def test_the_more_exact_comes_before_the_later() -> None:
    found = shown(state(1, "2018-07-05"), state(2, "2018-07"), state(3, "2018"))
    assert (found.value, numbers(found), found.state, found.dissent) == ("2018-07-05", {1}, State.KNOWN, 0)


def test_of_equally_exact_ones_the_later_is_shown() -> None:
    rule = schema().property("event.title")
    assert shown(state(1, "A threat"), state(2, "A threat by phone"), rule=rule).value == "A threat by phone"


def test_two_that_say_the_same_carry_it_together() -> None:
    found = shown(state(1, "2018-07-05", said_by="Ana"), state(2, "2018-07-05", said_by="Ana", statement=ident(9)))
    assert numbers(found) == {1, 2}
    assert found.attributed_to == ("Ana",)
    assert found.statements == (ident(9),)


def test_two_that_cannot_both_be_true_are_disputed() -> None:
    found = shown(state(1, "2018-07-05"), state(2, "2013-07-10"))
    assert found.state is State.DISPUTED
    assert {found.value, *(other.value for other in found.others)} == {"2018-07-05", "2013-07-10"}
    assert found.dissent == 1


def test_preferring_ends_a_dispute_and_dissent_stays_counted() -> None:
    found = shown(state(1, "2018-07-05", rank=Rank.PREFERRED), state(2, "2013-07-10"), state(3, "2013-07-10"))
    assert (found.value, found.state, found.others, found.dissent) == ("2018-07-05", State.KNOWN, (), 2)


def test_preferring_both_keeps_the_dispute() -> None:
    both = [state(1, "2018-07-05", rank=Rank.PREFERRED), state(2, "2013-07-10", rank=Rank.PREFERRED)]
    assert shown(*both).state is State.DISPUTED


def test_a_third_that_fits_both_sides_does_not_hide_the_dispute() -> None:
    found = shown(state(1, "2018-07-05"), state(2, "2018-07-09"), state(3, "2018-07"))
    assert found.state is State.DISPUTED
    assert {found.value, *(o.value for o in found.others)} >= {"2018-07-05", "2018-07-09"}


@pytest.mark.parametrize(
    ("better", "worse"),
    [(Holds.SUPPORTED, Holds.UNASSESSED), (Holds.UNASSESSED, Holds.UNSURE), (Holds.UNSURE, Holds.CONTRADICTED)],
)
def test_the_better_class_is_shown_and_ends_a_dispute(better: Holds, worse: Holds) -> None:
    found = shown(state(1, "2018", holds=better), state(2, "2013-07-10", holds=worse))
    assert (found.value, found.state, found.dissent) == ("2018", State.KNOWN, 1)


def test_rank_comes_before_class() -> None:
    preferred = state(1, "2018", rank=Rank.PREFERRED, holds=Holds.CONTRADICTED)
    assert shown(preferred, state(2, "2013", holds=Holds.SUPPORTED)).value == "2018"


@pytest.mark.parametrize("absent", ["unknown", "not_asked", "withheld"])
def test_a_source_that_does_not_say_never_outweighs_one_that_does(absent: str) -> None:
    best = {"rank": Rank.NORMAL, "holds": Holds.SUPPORTED}
    found = shown(state(1, "2018"), state(2, absent=absent, **best))
    assert (found.value, found.state, found.dissent) == ("2018", State.KNOWN, 0)


def test_absence_is_shown_where_nobody_says_more() -> None:
    found = shown(state(1, absent="not_asked"), state(2, absent="unknown"))
    assert (found.value, found.state, found.absent) == ("", State.ABSENT, "unknown")


def test_not_applicable_stands_against_a_value() -> None:
    found = shown(state(1, "2018"), state(2, absent="not_applicable"))
    assert (found.value, found.state, found.dissent) == ("2018", State.DISPUTED, 1)
    assert [other.absent for other in found.others] == ["not_applicable"]


def test_who_denies_a_value_disputes_it() -> None:
    found = shown(state(1, "2018-07-05"), state(2, "2018-07-05", stance=Stance.DENIES))
    assert found.state is State.DISPUTED
    assert found.dissent == 1
    assert (found.stance, found.others[0].stance) == (Stance.ASSERTS, Stance.DENIES)


def test_who_denies_another_value_stands_beside() -> None:
    found = shown(state(1, "2018-07"), state(2, "2013-07-10", stance=Stance.DENIES))
    assert (found.value, found.stance, found.state) == ("2018-07", Stance.ASSERTS, State.KNOWN)


def test_a_hedge_is_kept_only_where_all_hedge() -> None:
    hedged = state(1, "2018", stance=Stance.HEDGES)
    assert shown(hedged).stance is Stance.HEDGES
    assert shown(hedged, state(2, "2018", stance=Stance.HEDGES)).stance is Stance.HEDGES
    assert shown(hedged, state(2, "2018")).stance is Stance.ASSERTS


def test_one_that_nobody_looked_at_marks_the_value() -> None:
    assert not shown(state(1, "2018"), state(2, "2018", looked=False)).looked
    assert shown(state(1, "2018-07"), state(2, "2018", looked=False)).looked


def test_several_values_stand_beside_one_another() -> None:
    found = resolve([state(1, "Ilona Varga"), state(2, "Илона Варга"), state(3, "Ilona Varga")], NAMES)
    assert [(one.value, numbers(one), one.state) for one in found] == [
        ("Ilona Varga", {1, 3}, State.KNOWN),
        ("Илона Варга", {2}, State.KNOWN),
    ]


def test_only_a_denial_differs_from_one_of_several() -> None:
    found = resolve(
        [state(1, "Ilona Varga"), state(2, "Ana Velich"), state(3, "ILONA VARGA", stance=Stance.DENIES)], NAMES
    )
    assert [one.dissent for one in found] == [1, 0, 1]


def test_sealed_values_are_never_taken_for_the_same() -> None:
    rule = schema().property("source.contact")
    twins = [state(n, Sealed(sealed="A" * 40)) for n in (1, 2)]
    assert [one.value for one in resolve(twins, rule)] == ["", ""]


STRICT = [
    ([state(1, True), state(2, False), state(3, False)], "true"),
    ([state(1, False), state(2, True, rank=Rank.DEPRECATED)], "true"),
    ([state(1, True, holds=Holds.CONTRADICTED), state(2, False, rank=Rank.PREFERRED)], "true"),
    ([state(1, True, stance=Stance.HEDGES), state(2, False)], "true"),
    ([state(1, True, retracted=True), state(2, False)], "false"),
    ([state(1, False), state(2, absent="unknown")], "false"),
    ([state(1, False), state(2, absent="not_asked")], "false"),
    ([state(1, absent="unknown")], ""),
    ([state(1, False, stance=Stance.DENIES)], "true"),
]


@pytest.mark.parametrize(("claims", "value"), STRICT)
def test_a_protective_flag_takes_the_strictest_in_force(claims: list[ClaimState], value: str) -> None:
    assert shown(*claims, rule=MINOR).value == value


def test_a_refusal_beats_any_consent_until_it_is_retracted() -> None:
    refused = state(1, False)
    given_later = [state(n, True, rank=Rank.PREFERRED, holds=Holds.SUPPORTED) for n in (2, 3)]
    assert shown(refused, *given_later, rule=CONSENT).value == "false"
    assert shown(refused, *given_later, rule=CONSENT).dissent == 2
    assert shown(refused._replace(retracted=True), *given_later, rule=CONSENT).value == "true"


def test_who_denies_that_consent_was_given_refuses_it() -> None:
    found = shown(state(1, True), state(2, True, stance=Stance.DENIES), rule=CONSENT)
    assert (found.value, found.stance, numbers(found), found.dissent) == ("false", Stance.ASSERTS, {2}, 1)


def test_silence_is_no_dissent_of_a_protective_flag() -> None:
    assert shown(state(1, False), state(2, absent="unknown"), rule=MINOR).dissent == 0


def test_the_properties_of_an_entity_come_in_the_order_of_the_schema() -> None:
    claims = [
        ("event.title", state(1, "A threat")),
        ("event.date", state(2, "2018")),
        ("event.type", state(3, "threat", rank=Rank.DEPRECATED)),
        ("x.unheard", state(4, "a word of another office")),
    ]
    found = resolve_all(claims, schema())
    assert list(found) == [name for name in schema().properties if name in ("event.title", "event.date")]


RULES = [(name, choices) for kind in VALUES.values() for name, choices in kind.items()]


@st.composite
def cases(draw: st.DrawFn) -> tuple[Any, list[ClaimState]]:
    """A property with any claims about it."""
    name, choices = draw(st.sampled_from(RULES))
    claims = []
    for number in range(draw(st.integers(0, 6))):
        value = draw(st.one_of(st.sampled_from(choices), st.sampled_from(choices), st.none()))
        claims.append(
            state(
                number,
                value,
                absent=None if value is not None else draw(st.sampled_from(["unknown", "withheld", "not_applicable"])),
                stance=draw(st.sampled_from(list(Stance))),
                retracted=draw(st.integers(0, 4)) == 0,
                rank=draw(st.sampled_from([Rank.NORMAL, Rank.NORMAL, Rank.PREFERRED, Rank.DEPRECATED])),
                holds=draw(st.sampled_from([Holds.UNASSESSED, *Holds])),
                looked=draw(st.booleans()),
            )
        )
    return schema().property(name), claims


@settings(max_examples=120, deadline=None)
@given(case=cases(), seed=st.integers(0, 1000))
def test_resolve_is_total_and_knows_no_order_of_arrival(case: Any, seed: int) -> None:
    rule, claims = case
    shuffled = list(claims)
    random.Random(seed).shuffle(shuffled)
    assert resolve(claims, rule) == resolve(shuffled, rule)
    assert resolve(claims, rule) == resolve(iter(claims), rule)


@settings(max_examples=120, deadline=None)
@given(case=cases())
def test_what_is_retracted_has_no_effect_at_all(case: Any) -> None:
    rule, claims = case
    assert resolve(claims, rule) == resolve([claim for claim in claims if not claim.retracted], rule)


@settings(max_examples=120, deadline=None)
@given(case=cases())
def test_what_is_shown_was_said(case: Any) -> None:
    """Nothing is invented: each value is that of the claims that carry it, and each claim carries one value at most."""
    rule, claims = case
    by_id = {claim.id: claim for claim in claims}
    every = [one for found in resolve(claims, rule) for one in (found, *found.others)]
    carried = [claim for one in every for claim in one.claims]
    assert len(carried) == len(set(carried))
    for one in every:
        assert one.claims
        assert one.looked == all(by_id[claim].looked for claim in one.claims)
        for claim in one.claims:
            if not rule.protective:
                assert one.value == values.show(by_id[claim].value, rule)
            assert one.absent == by_id[claim].absent


@settings(max_examples=120, deadline=None)
@given(case=cases())
def test_candidates_are_the_best_of_what_stands(case: Any) -> None:
    """The same rule, written the plain way: best rank, then what says something, then the best class."""
    rule, claims = case
    if rule.protective:
        return
    left = [claim for claim in claims if not claim.retracted and claim.rank is not Rank.DEPRECATED]
    left = [claim for claim in left if claim.rank is max(one.rank for one in left)]
    left = [claim for claim in left if claim.value is not None or claim.absent == "not_applicable"] or left
    left = [claim for claim in left if claim.holds is max(one.holds for one in left)]
    found = resolve(claims, rule)
    carried = {claim for one in found for claim in (*one.claims, *(c for o in one.others for c in o.claims))}
    assert carried <= {claim.id for claim in left}
    assert bool(found) == bool(left)
    if rule.many:
        assert carried == {claim.id for claim in left}


@settings(max_examples=120, deadline=None)
@given(case=cases())
def test_a_single_value_is_disputed_exactly_when_two_candidates_exclude_each_other(case: Any) -> None:
    rule, claims = case
    plain = [one._replace(stance=Stance.ASSERTS) for one in claims if one.value is not None and not one.retracted]
    if rule.many or rule.protective or not (found := resolve(plain, rule)):
        return
    left = [claim for claim in plain if claim.rank is not Rank.DEPRECATED]
    left = [claim for claim in left if claim.rank is max(one.rank for one in left)]
    left = [claim for claim in left if claim.holds is max(one.holds for one in left)]
    excluded = any(not values.compatible(a.value, b.value, rule) for a in left for b in left)
    assert (found[0].state is State.DISPUTED) == excluded
    assert bool(found[0].others) == excluded
    if not excluded:
        best = max(values.exactness(one.value, rule) for one in left)
        assert found[0].value == values.show(
            max((c for c in left if values.exactness(c.value, rule) == best), key=lambda c: c.order).value,
            rule,
        )


@settings(max_examples=100, deadline=None)
@given(case=cases())
def test_nothing_relaxes_a_protective_flag_but_a_retraction(case: Any) -> None:
    _, claims = case
    for rule in (MINOR, CONSENT):
        flags = [claim._replace(value=rule.strictest, absent=None) for claim in claims if not claim.retracted]
        against = [state(50 + n, not rule.strictest, rank=Rank.PREFERRED, holds=Holds.SUPPORTED) for n in range(3)]
        if flags:
            assert shown(*flags, *against, rule=rule).value == values.show(rule.strictest, rule)
