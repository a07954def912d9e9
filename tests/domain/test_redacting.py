"""What is proposed to be taken out, and what is left: whole words, one mark for neighbours, no trace of the rest."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.redacting import Cut, Finder, Kind, Run, left, merged, places_of
from tocsin.domain.redaction import Detail, Layer, Listed, Protected, What

CHILD, NEIGHBOUR = "child", "neighbour"
LISTED = Listed(
    (Protected(CHILD, ("Oleksa Velin", "Олекса Велін")), Protected(NEIGHBOUR, ("Ilona Varga",))),
    ("Marta Velin", "Марта Велін"),
    (
        Detail(What.ADDRESS, "home", "Lisova 5, flat 12"),
        Detail(What.SCHOOL, "school", "Harbour School"),
        Detail(What.EMAIL, "person", "m.v@quay.example"),
    ),
)
FINDER = Finder(LISTED, [CHILD])


def taken(text: str, born: tuple[str, ...] = ()) -> list[tuple[str, Kind]]:
    return [(text[one.cut.start : one.cut.end], one.cut.kind) for one in FINDER.proposals(text, born)]


def shown(text: str, *cuts: Cut) -> str:
    return "".join(run.text or f"[{run.kind}]" for run in left(text, cuts))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Вирок щодо Олекси Веліна набрав сили.", [("Олекси Веліна", Kind.CHILD)]),
        ("Oleksa Velin’s mother came.", [("Oleksa Velin’s", Kind.CHILD)]),
        ("seen with Ilona Vargová and I. Varga", [("Ilona", Kind.THIRD), ("I. Varga", Kind.THIRD)]),
        ("Marta Velin and Velin came.", []),  # the mother may be named, and her child bears the same name
        ("Lisova str. 5, flat 12", [("Lisova str. 5, flat 12", Kind.ADDRESS)]),
        ("pupil of Harbour School", [("Harbour School", Kind.ADDRESS)]),
        ("write to M.V@quay.example now", [("M.V@quay.example", Kind.CONTACT)]),
        ("call +380 44 123-45-67 at once", [("+380 44 123-45-67", Kind.CONTACT)]),
        ("paid on 10.07.2018 and 2018-07-11", []),
        ("born on 5 May 1985 in Brod", [("5 May 1985", Kind.BIRTH)]),
        ("12.03.2011 р.н., живе в Броді", [("12.03.2011", Kind.BIRTH)]),
        ("родилась 3 марта 1990 года", [("3 марта 1990", Kind.BIRTH)]),
        ("ur. 7 maja 1991", [("7 maja 1991", Kind.BIRTH)]),
        ("паспорт серія АВ № 123456", [("АВ № 123456", Kind.NUMBER)]),
        ("PESEL 85040212345", [("85040212345", Kind.NUMBER)]),
        ("see http://quay.example/ilona-varga/1", [("http://quay.example/ilona-varga/1", Kind.THIRD)]),
        ("Var-\nga was there", [("Var-\nga", Kind.THIRD)]),
        ("И л о н а", [("И л о н а", Kind.THIRD)]),
    ],
)
def test_it_proposes(text: str, found: list[tuple[str, Kind]]) -> None:
    assert taken(text) == found


def test_a_recorded_day_of_birth_is_found_in_every_writing() -> None:
    text = "2011-03-12; 12.03.2011; 12 March 2011; March 12, 2011; 12 березня 2011; 13.03.2011"
    assert [words for words, _ in taken(text, ("2011-03-12",))] == text.split("; ")[:-1]


def test_what_is_left_no_longer_strikes() -> None:
    text = "Олексу Веліна й Ilona Varga, Lisova 5, flat 12, http://x.example/ilona-varga, Var-\nga, m.v@quay.example"
    rest = shown(text, *(one.cut for one in FINDER.proposals(text)))
    assert not FINDER.strikes([Layer("text", rest)])


def test_half_a_word_takes_the_whole_and_neighbours_become_one() -> None:
    text = "seen with Ilona Varga-Velin, near"
    assert shown(text, Cut(11, 13, Kind.THIRD)) == "seen with [third_person] Varga-Velin, near"
    assert shown(text, Cut(10, 15, Kind.THIRD), Cut(17, 18, Kind.THIRD)) == "seen with [third_person], near"
    assert shown(text, Cut(10, 15, Kind.THIRD), Cut(16, 18, Kind.CHILD)) == "seen with [third_person] [child], near"
    assert merged(text, [Cut(10, 20, Kind.OTHER), Cut(16, 18, Kind.CHILD)]) == (Cut(10, 27, Kind.CHILD),)


@pytest.mark.parametrize(
    "cut", [Cut(5, 5, Kind.OTHER), Cut(9, 3, Kind.OTHER), Cut(-1, 3, Kind.OTHER), Cut(2, 99, Kind.OTHER)]
)
def test_what_is_no_stretch_of_the_text_takes_nothing_out(cut: Cut) -> None:
    assert left("plain words", [cut]) == (Run("plain words"),)


def test_words_are_found_wherever_they_stand() -> None:
    assert places_of("Ilona  Varga; ILONA\nVARGA", " ilona varga ") == ((0, 12), (14, 25))
    assert places_of("text", "  ") == ()


SECRETS = st.text("QXqxЩщ’-", min_size=1, max_size=30)
KEPT = st.lists(st.sampled_from(["she", "went", "додому", "in 2018.", "\n\n"]), min_size=1, max_size=6).map(" ".join)


@given(KEPT, SECRETS, SECRETS, KEPT)
def test_what_stood_there_leaves_no_trace(before: str, one: str, other: str, after: str) -> None:
    """Whatever was taken out, what is left is the same."""
    rests = []
    for secret in (one, other):
        start = len(before) + 1
        text = f"{before} {secret} {after}"
        rests.append(left(text, [Cut(start, start + len(secret), Kind.SOURCE)]))
    assert rests[0] == rests[1]
    assert not any(letter in run.text for run in rests[0] for letter in "QXqxЩщ")
