"""A statistical model may lend weight to names; it makes no event, takes nothing away and joins nobody."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.rows import DAY, quoted, sentence, spans_of
from tocsin.reading import read
from tocsin.reading.model import Reading
from tocsin.reading.namemodel import BODY, PERSON, NameModel, NameSpan


@dataclass(frozen=True)
class Lists:
    """A model that finds the names that it is given."""

    persons: tuple[str, ...] = ()
    bodies: tuple[str, ...] = ()
    identity: str = "lists/1"

    def names(self, text: str) -> Sequence[NameSpan]:
        kinds = [*((name, PERSON) for name in self.persons), *((name, BODY) for name in self.bodies)]
        return [NameSpan(text.find(name), text.find(name) + len(name), kind) for name, kind in kinds if name in text]


@dataclass(frozen=True)
class Spans:
    """A model that says whatever it is told, right or wrong."""

    spans: tuple[NameSpan, ...]
    identity: str = "spans/1"

    def names(self, text: str) -> Sequence[NameSpan]:
        return self.spans


TEXT = "Later Qarvo Thessun answered Grey Lantern. On 3 May 2021 police arrested Marta Velin of the Lakeside Union."


def _read(text: str, model: NameModel | None) -> Reading:
    return read(text, date=DAY, models=lambda language: model)


def _persons(reading: Reading) -> list[str]:
    return [person.name for person in reading.persons]


def _bodies(reading: Reading) -> list[str]:
    return [body.name for body in reading.organisations]


def test_a_name_that_the_rules_left_is_taken_on_the_models_word() -> None:
    assert "Qarvo Thessun" not in _persons(_read(TEXT, None))
    assert _persons(_read(TEXT, Lists(persons=("Qarvo Thessun",)))) == ["Qarvo Thessun", "Marta Velin"]


def test_a_body_that_the_rules_left_is_taken_on_the_models_word() -> None:
    assert "Grey Lantern" not in _bodies(_read(TEXT, None))
    assert _bodies(_read(TEXT, Lists(bodies=("Grey Lantern",)))) == ["Grey Lantern", "Lakeside Union"]


def test_the_mention_stands_on_the_words_of_the_rules() -> None:
    (thessun, _) = _read(TEXT, Lists(persons=("Qarvo Thessun",))).persons
    assert quoted(TEXT, *thessun.mentions) == ["Qarvo Thessun"]


WRONG = [
    pytest.param(Lists(), id="nothing"),
    pytest.param(Lists(bodies=("Marta Velin",)), id="a person for a body"),
    pytest.param(Lists(persons=("Lakeside Union",)), id="a body for a person"),
    pytest.param(Lists(persons=("Later",)), id="one word"),
    pytest.param(Lists(persons=("answered",)), id="a verb"),
    pytest.param(Lists(persons=("Marta",)), id="half a name"),
    pytest.param(Lists(persons=("May 2021",)), id="a date"),
    pytest.param(Spans((NameSpan(0, 0, PERSON),)), id="an empty span"),
    pytest.param(Spans((NameSpan(5, 2, PERSON),)), id="a span turned round"),
    pytest.param(Spans((NameSpan(900, 950, PERSON),)), id="a span behind the end"),
    pytest.param(Spans((NameSpan(-9, -1, BODY),)), id="a span before the beginning"),
    pytest.param(Spans((NameSpan(6, 19, "place"),)), id="a kind that nobody asked for"),
]


@pytest.mark.parametrize("model", WRONG)
def test_what_the_rules_found_stays_whatever_a_model_says(model: NameModel) -> None:
    alone, helped = _read(TEXT, None), _read(TEXT, model)
    assert {*_persons(alone)} <= {*_persons(helped)}
    assert {*_bodies(alone)} <= {*_bodies(helped)}
    assert helped.events == alone.events


@pytest.mark.parametrize("model", WRONG)
def test_a_reading_names_the_model_that_helped(model: NameModel) -> None:
    assert _read(TEXT, model).reader == f"{_read(TEXT, None).reader}+{model.identity}"


def test_a_model_is_not_asked_about_another_language() -> None:
    text = "Die Polizei hat sie nicht nach Hause gelassen, sagte Marta Velin gestern."
    assert _read(text, Lists(persons=("Marta Velin",))) == _read(text, None)


@pytest.mark.parametrize(
    "text",
    [
        sentence("Qarvo Thessun and Qarvo Mell answered."),
        sentence("Qarvo Thessun answered. Thessun wrote."),
    ],
)
def test_two_names_are_never_joined_by_a_model(text: str) -> None:
    model = Lists(persons=("Qarvo Thessun", "Qarvo Mell"))
    assert [name for name in _persons(_read(text, model)) if name in text] == _persons(_read(text, model))


SPAN = st.builds(NameSpan, st.integers(-5, 120), st.integers(-5, 120), st.sampled_from([PERSON, BODY, "place", ""]))


@given(st.lists(SPAN, max_size=8).map(tuple))
def test_any_spans_of_a_model_give_a_whole_reading(spans: tuple[NameSpan, ...]) -> None:
    reading = _read(TEXT, Spans(spans))
    assert reading.events == _read(TEXT, None).events
    assert all(0 <= start < end <= len(TEXT) for start, end in spans_of(reading))
