"""The measurement of checking runs on a small record, and its cases are what it says they are."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.plausible import Portion

from bench import checking, typical
from tocsin.domain.operations import ClaimMade


def claims(portion: Portion, property_id: str) -> list[ClaimMade]:
    return [one for one in portion.operations if isinstance(one, ClaimMade) and one.property == property_id]


@pytest.mark.long
def test_every_figure_is_there(tmp_path: Path) -> None:
    found = checking.measure(tmp_path / "office.tocsin", 40)
    assert (found["cases"], found["events"]) == (40, 400)
    assert found["cases_with_findings"] == 40 // typical.SLIPPED
    assert set(found["passed_s"]) == {4, 12, 40}
    assert 0 < found["one_process"]["asked_about"] < found["one_process"]["sample"]
    assert found["recheck_ms"]["n"] == 40
    assert found["with_a_text_ms"] > 0


def test_a_typical_case_has_ten_dated_events_and_one_statement() -> None:
    for portion in typical.portions(40):
        assert len(claims(portion, "event.date")) == typical.EVENTS
        (words,) = claims(portion, "statement.words")
        assert len(str(words.value).split()) == typical.WORDS
        assert len(claims(portion, "order.type")) == 2


def test_one_case_in_twenty_has_a_date_after_its_statement() -> None:
    late = 0
    for portion in typical.portions(100):
        (told,) = claims(portion, "statement.date")
        late += any(str(date.value) > str(told.value) for date in claims(portion, "event.date"))
    assert late == 100 // typical.SLIPPED


def test_the_same_seed_tells_the_same_cases() -> None:
    def values(seed: int) -> list[object]:
        return [
            one.value
            for portion in typical.portions(5, seed)
            for one in portion.operations
            if isinstance(one, ClaimMade) and one.property in {"event.date", "person.name", "statement.words"}
        ]

    assert values(1) == values(1)
    assert values(1) != values(2)
