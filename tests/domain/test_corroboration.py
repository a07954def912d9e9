"""Independent sources, counted on the graph of who got it from whom; held against trying every subset."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.corroboration import (
    MOST_TANGLED,
    Aside,
    Corroboration,
    Provenance,
    Reason,
    Telling,
    corroboration,
    roots_of,
)
from tocsin.domain.facts import Stance

UNKNOWN = Provenance(known=False)


def of(*givers: str) -> Provenance:
    return Provenance(frozenset(givers))


def repeats(*origins: str) -> Provenance:
    return Provenance(origins=origins)


def told(graph: Mapping[str, Provenance], **stances: Stance) -> Corroboration:
    tellings = [Telling(name, stances.get(name, Stance.ASSERTS)) for name in graph]
    return corroboration(tellings, graph)


@pytest.mark.parametrize(
    ("graph", "number"),
    [
        ({}, 0),
        ({"a": of("vera")}, 1),
        ({"a": of("vera"), "b": of("luka")}, 2),
        ({"a": of("vera"), "b": of("vera")}, 1),
        ({"a": of("vera"), "b": of("luka"), "c": of("vera", "luka")}, 2),
        ({"a": of("vera", "paper"), "b": of("luka", "paper")}, 1),
        ({"a": UNKNOWN, "b": UNKNOWN, "c": of("vera")}, 1),
        ({"a": of("vera"), "b": repeats("a")}, 1),
        ({"a": repeats("b"), "b": repeats("a")}, 0),
        ({"a": repeats("nowhere"), "b": of("vera")}, 1),
        ({"a": Provenance(frozenset({"witness"}), known=False)}, 0),
        ({"a": repeats("b", "c"), "b": of("vera"), "c": UNKNOWN}, 1),
    ],
)
def test_how_many(graph: dict[str, Provenance], number: int) -> None:
    assert told(graph).number == number


def test_five_articles_of_one_press_release_count_once() -> None:
    articles = {f"article {number}": Provenance(frozenset({f"paper {number}"}), ("release",)) for number in range(5)}
    found = told({"release": of("a body"), **articles})
    assert found.counted == ("release",)
    assert {aside.reason for aside in found.aside} == {Reason.REPEATS}
    assert corroboration([Telling(name) for name in articles], {"release": of("a body"), **articles}).number == 1


def test_it_says_why_the_others_do_not_count() -> None:
    graph = {"a": of("vera"), "b": repeats("a"), "c": UNKNOWN, "d": of("office"), "e": of("luka")}
    found = told(graph, d=Stance.DENIES, e=Stance.HEDGES)
    assert found == Corroboration(
        ("a",),
        (
            Aside("b", Reason.REPEATS, "a"),
            Aside("c", Reason.UNKNOWN),
            Aside("d", Reason.DENIES),
            Aside("e", Reason.HEDGES),
        ),
    )


NAMES = st.sampled_from("abcdefg")
PROVENANCES = st.builds(
    Provenance,
    st.frozensets(st.sampled_from(["vera", "luka", "paper", "agency", "body"]), max_size=3),
    st.lists(NAMES, max_size=2, unique=True).map(tuple) | st.just(()),
    st.booleans(),
)
GRAPHS = st.dictionaries(NAMES, PROVENANCES, max_size=7)


def every_root(name: str, graph: Mapping[str, Provenance], way: tuple[str, ...] = ()) -> Iterator[frozenset[str]]:
    """What stands at the end of every single way back; nothing for one that ends nowhere."""
    here = graph.get(name)
    if name in way or here is None:
        yield frozenset()
    elif here.origins:
        for origin in here.origins:
            yield from every_root(origin, graph, (*way, name))
    else:
        yield here.givers if here.known else frozenset()


@given(GRAPHS, NAMES)
def test_roots_are_the_ends_of_all_ways(graph: dict[str, Provenance], name: str) -> None:
    ends = list(every_root(name, graph))
    assert roots_of(name, graph) == (frozenset().union(*ends) if all(ends) else frozenset())


@given(GRAPHS)
def test_the_number_is_that_of_the_greatest_set_without_a_common_origin(graph: dict[str, Provenance]) -> None:
    roots = {name: roots_of(name, graph) for name in graph if roots_of(name, graph)}
    sizes = [
        len(some)
        for size in range(len(roots) + 1)
        for some in combinations(roots, size)
        if all(not roots[one] & roots[other] for one, other in combinations(some, 2))
    ]
    found = told(graph)
    assert found.number == max(sizes)
    assert all(not roots[one] & roots[other] for one, other in combinations(found.counted, 2))


@given(GRAPHS, st.randoms(use_true_random=False))
def test_the_order_of_telling_changes_no_number_and_loses_nobody(graph: dict[str, Provenance], random: object) -> None:
    names = list(graph)
    random.shuffle(names)  # type: ignore[attr-defined] # hypothesis gives a random.Random
    shuffled = {name: graph[name] for name in names}
    found, again = told(graph), told(shuffled)
    assert found.number == again.number
    assert {*found.counted, *(aside.statement for aside in found.aside)} == set(graph)


@given(GRAPHS, NAMES)
def test_whoever_repeats_adds_nothing(graph: dict[str, Provenance], origin: str) -> None:
    if origin in graph:
        assert told({**graph, "z": repeats(origin)}).number == told(graph).number


def test_a_great_tangle_is_never_claimed_to_be_more_than_it_is() -> None:
    ring = {f"s{at}": of(f"g{at}", f"g{(at + 1) % 41}") for at in range(41)}
    found = told(ring)
    assert len(ring) > MOST_TANGLED
    assert 2 <= found.number <= 20
    givers = [ring[name].givers for name in found.counted]
    assert all(not one & other for one, other in combinations(givers, 2))
