"""Reading EDTF: what is accepted comes back unchanged, what is refused says why."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.domain.dates.examples import CLOCKS, PLACED, REFUSED
from tests.domain.dates.strategies import texts

from tocsin.domain.dates import Edtf, parse
from tocsin.domain.errors import BadDate


@pytest.mark.parametrize("text", sorted({example[0] for example in [*PLACED, *CLOCKS]}))
def test_an_accepted_date_comes_back_as_it_was(text: str) -> None:
    assert parse(text).text == text


@given(texts)
def test_every_form_comes_back_as_it_was(text: str) -> None:
    assert parse(text).text == text


@given(texts)
def test_two_parses_of_one_text_are_equal(text: str) -> None:
    again = Edtf(parse(text).form)
    assert again == parse(text)
    assert hash(again) == hash(parse(text))


@pytest.mark.parametrize(("text", "reason"), REFUSED)
def test_a_refused_date_says_why(text: str, reason: str) -> None:
    with pytest.raises(BadDate) as refused:
        parse(text)
    assert reason in refused.value.fields["why"]
    assert refused.value.fields["text"] == text[:80]


@given(st.text(alphabet="0123456789X~?%-/.,[]{}TZ:+", max_size=24))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        found = parse(text)
    except BadDate:
        return
    assert found.text == text


@given(texts, st.integers(0, 60), st.sampled_from(list(" aé\t\u00a0")))
def test_a_foreign_sign_anywhere_is_refused(text: str, place: int, sign: str) -> None:
    with pytest.raises(BadDate):
        parse(text[:place] + sign + text[place:])


@pytest.mark.parametrize(
    ("text", "accepted"),
    [("1900-02-29", False), ("2000-02-29", True), ("2016-02-29", True), ("2018-02-29", False), ("2100-02-29", False)],
)
def test_a_leap_day_is_accepted_only_in_leap_years(text: str, accepted: bool) -> None:
    if accepted:
        assert parse(text).text == text
        return
    with pytest.raises(BadDate, match="has 28 days"):
        parse(text)
