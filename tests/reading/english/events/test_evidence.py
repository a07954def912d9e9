"""What speaks for and against a run of capitals being a person: a name of two words needs three points."""

from __future__ import annotations

import pytest

from tocsin.reading.english.evidence import ENOUGH, SURE, points_for_person
from tocsin.reading.english.runs import runs_of
from tocsin.reading.layout import lay_out


def _points(text: str, name: str, lower: frozenset[str] = frozenset()) -> int:
    layout = lay_out(text)
    run = next(run for run in runs_of(layout) if run.name == name)
    return points_for_person(run, layout.sentences[run.sentence].words, lower)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met Nadia Okrent there.", "Nadia Okrent"),
        ("The lawyer Vessel Tarn left.", "Vessel Tarn"),
        ("They met Ms Tarn there.", "Tarn"),
        ("Police arrested Vessel Tarn there.", "Vessel Tarn"),
        ("The arrest of Vessel Tarn was long ago.", "Vessel Tarn"),
        ("Guards tried to beat Vessel Tarn there.", "Vessel Tarn"),
        ("Vessel Tarn, 34, left.", "Vessel Tarn"),
        ("Vessel Tarn, who writes, left.", "Vessel Tarn"),
        ("Vessel Tarn said that it rained.", "Vessel Tarn"),
        ("Vessel Tarn, a lawyer from the lake, left.", "Vessel Tarn"),
        ("Her husband Vessel Tarn left.", "Vessel Tarn"),
    ],
)
def test_a_person(text: str, name: str) -> None:
    assert _points(text, name) >= ENOUGH


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("They met in Vessel Tarn there.", "Vessel Tarn"),
        ("They went to Port Tarn.", "Port Tarn"),
        ("They went to Tarn Street.", "Tarn Street"),
        ("They wrote to the Tarn Ministry.", "Tarn Ministry"),
        ("They flew from Vessel Tarn.", "Vessel Tarn"),
        ("They wrote to the Tarn Court.", "Tarn Court"),
        ("Vessel Tarn, a newspaper from the lake, closed.", "Vessel Tarn"),
        ("They flew to Geneva.", "Geneva"),
        ("They flew to France.", "France"),
    ],
)
def test_no_person(text: str, name: str) -> None:
    assert _points(text, name) < ENOUGH


@pytest.mark.parametrize(
    ("more", "less", "name"),
    [
        ("Ms Tarn left.", "Then Tarn left.", "Tarn"),
        ("Vessel Tarn, 34, left.", "Vessel Tarn left.", "Vessel Tarn"),
        ("Police arrested Vessel Tarn.", "They liked Vessel Tarn.", "Vessel Tarn"),
        ("They liked Vessel Tarn.", "They lived in Vessel Tarn.", "Vessel Tarn"),
        ("The lawyer Vessel Tarn left.", "The wind Vessel Tarn left.", "Vessel Tarn"),
        ("They liked Nadia Tarn.", "They liked Vessel Tarn.", "Nadia Tarn"),
    ],
)
def test_what_speaks_more_for_a_person(more: str, less: str, name: str) -> None:
    other = next(run.name for run in runs_of(lay_out(less)) if run.name.endswith("Tarn"))
    assert _points(more, name) > _points(less, other)


def test_a_word_that_the_text_also_writes_small_speaks_against() -> None:
    text = "They liked Vessel Tarn."
    assert _points(text, "Vessel Tarn", frozenset({"vessel"})) == _points(text, "Vessel Tarn") - 3


def test_one_word_needs_more_than_two() -> None:
    assert SURE > ENOUGH
    assert _points("Then Tarn left.", "Tarn") < SURE
    assert _points("Ms Tarn said that it rained.", "Tarn") >= SURE
