"""Who stands in a sentence: kinds, heads, numbers, owners, and the offices that only stand beside a name."""

from __future__ import annotations

import itertools

import pytest

from tocsin.reading.english.actors import Actor, ActorKind, actors_of
from tocsin.reading.layout import lay_out

NAMED = {
    "Nadia Okrent": ActorKind.PERSON,
    "Ruben Breel": ActorKind.PERSON,
    "Lakeside Union": ActorKind.BODY,
    "Havrel Courier": ActorKind.BODY,
}


def _actors(text: str) -> list[Actor]:
    named = {}
    for name, kind in NAMED.items():
        start = text.find(name)
        while start >= 0:
            named[start] = (start + len(name), name, kind)
            start = text.find(name, start + 1)
    (sentence,) = lay_out(text).sentences
    return actors_of(sentence, text, named)


def _plain(text: str) -> list[tuple[str, str]]:
    return [(str(actor.kind), actor.words) for actor in _actors(text)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Nadia Okrent left early.", [("person", "Nadia Okrent")]),
        ("The Lakeside Union left early.", [("body", "Lakeside Union")]),
        ("She left early.", [("pronoun", "She")]),
        ("He saw them early.", [("pronoun", "He"), ("pronoun", "them")]),
        ("The journalist left early.", [("taken_up", "The journalist")]),
        ("A journalist left early.", [("group", "A journalist")]),
        ("Several journalists left early.", [("group", "Several journalists")]),
        ("The newspaper closed early.", [("taken_up", "The newspaper")]),
        ("Masked men left early.", [("doer", "Masked men")]),
        ("Two police officers left early.", [("doer", "Two police officers")]),
        ("A woman left early.", [("group", "A woman")]),
        ("Guards left early.", [("doer", "Guards")]),
        ("The flat was empty.", [("thing", "The flat")]),
        ("The weather was fine.", []),
    ],
)
def test_the_kind_of_an_actor(text: str, actors: list[tuple[str, str]]) -> None:
    assert _plain(text) == actors


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Three masked young men came.", "Three masked young men"),
        ("At least 40 students came.", "At least 40 students"),
        ("More than 1,200 students came.", "More than 1,200 students"),
        ("Dozens of students came.", "Dozens of students"),
        ("A group of students came.", "A group of students"),
        ("The other students came.", "The other students"),
        ("All three students came.", "All three students"),
        ("They beat students.", "students"),
        ("On Monday students came.", "students"),
        ("Yesterday students came.", "students"),
        ("Last week students came.", "students"),
        ("On the same day students came.", "students"),
        ("On 3 May students came.", "students"),
        ("In 2019 students came.", "students"),
    ],
)
def test_how_far_a_phrase_reaches(text: str, words: str) -> None:
    assert _actors(text)[-1].words == words


@pytest.mark.parametrize(
    ("phrase", "number"),
    [
        ("one student", 1),
        ("two students", 2),
        ("twelve students", 12),
        ("nineteen students", 19),
        ("ninety students", 90),
        ("17 students", 17),
        ("1,250 students", 1250),
        ("at least five students", 5),
        ("many students", None),
        ("the students", None),
        ("hundreds of students", None),
    ],
)
def test_the_number_of_a_phrase(phrase: str, number: int | None) -> None:
    (actor,) = _actors(f"Yesterday they met {phrase}.")[1:]
    assert actor.number == number


@pytest.mark.parametrize(
    ("phrase", "definite"),
    [("the students", True), ("the two students", True), ("the other students", False), ("some students", False)],
)
def test_whether_it_is_certain_ones(phrase: str, definite: bool) -> None:
    assert _actors(f"Yesterday {phrase} left.")[-1].definite is definite


@pytest.mark.parametrize(
    ("phrase", "forceful"),
    [
        ("masked men", True),
        ("police officers", True),
        ("armed persons", True),
        ("two men", True),
        ("unknown individuals", True),
        ("young women", False),
        ("three lawyers", False),
    ],
)
def test_whether_they_do_such_things(phrase: str, forceful: bool) -> None:
    assert _actors(f"Yesterday {phrase} left.")[-1].forceful is forceful


@pytest.mark.parametrize(
    ("text", "thing", "owner"),
    [
        ("They searched Nadia Okrent's flat.", "flat", "Nadia Okrent"),
        ("They searched the flat of Nadia Okrent.", "the flat", "Nadia Okrent"),
        ("They searched the offices of the Lakeside Union.", "the offices", "Lakeside Union"),
        ("They searched her flat.", "flat", "her"),
        ("They beat Nadia Okrent's brother.", "brother", "Nadia Okrent"),
        ("They beat the brother of Nadia Okrent.", "the brother", "Nadia Okrent"),
    ],
)
def test_owners(text: str, thing: str, owner: str) -> None:
    actors = _actors(text)
    owned = next(actor for actor in actors if actor.owner is not None)
    assert owned.owner is not None
    assert (owned.words, actors[owned.owner].words) == (thing, owner)


@pytest.mark.parametrize(
    "text",
    [
        "The lawyer Nadia Okrent left.",
        "Human rights lawyer Nadia Okrent left.",
        "Nadia Okrent, a lawyer, left.",
        "Its leader, Nadia Okrent, left.",
        "The lawyer and poet Nadia Okrent left.",
        "Her husband, Nadia Okrent, left.",
    ],
)
def test_a_calling_beside_a_name_is_no_second_actor(text: str) -> None:
    assert [actor.words for actor in _actors(text) if actor.kind is not ActorKind.PRONOUN] == ["Nadia Okrent"]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("The lawyer met Nadia Okrent.", ["The lawyer", "Nadia Okrent"]),
        ("The students and Nadia Okrent left.", ["The students", "Nadia Okrent"]),
        ("Nadia Okrent and three students left.", ["Nadia Okrent", "three students"]),
        ("Guards beat Ruben Breel and Nadia Okrent.", ["Guards", "Ruben Breel", "Nadia Okrent"]),
        ("Masked men near Nadia Okrent left.", ["Masked men", "Nadia Okrent"]),
    ],
)
def test_others_beside_a_name_are(text: str, words: list[str]) -> None:
    assert [actor.words for actor in _actors(text)] == words


def test_actors_stand_in_order_and_apart() -> None:
    actors = _actors("Nadia Okrent's brother and two young men met the lawyer of the Lakeside Union at her flat.")
    assert all(one.last <= other.first for one, other in itertools.pairwise(actors))
    assert all(actor.first < actor.last for actor in actors)


def test_words_are_those_of_the_text() -> None:
    text = "Three masked young men followed the journalist Nadia Okrent and her brother."
    (sentence,) = lay_out(text).sentences
    for actor in _actors(text):
        start, end = sentence.words[actor.first].start, sentence.words[actor.last - 1].end
        assert text[start:end] == actor.words
