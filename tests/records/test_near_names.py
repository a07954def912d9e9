"""Names that are spelt nearly alike meet; others do not."""

from __future__ import annotations

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from tocsin.actions.init import Office
from tocsin.domain.names import fold_name
from tocsin.records import near_names
from tocsin.records.derived import NearName
from tocsin.records.near_names import likeness, near, variants

pytestmark = pytest.mark.usefixtures("office")

SAME = [
    ("Zhanara", "Zhanar"),
    ("Жанара", "Zhanara"),
    ("Akhmetova", "Ahmetovoi"),
    ("Oleksii", "Aleksey"),
    ("Kowalski", "Kovalsky"),
    ("Varga", "Vargha"),
    ("Sydorenko", "Sidorenko"),
    ("Stanislaw", "Stanislav"),
    ("Brandt", "Brand"),
    ("Szymanski", "Szymansky"),
    ("Сидоренко", "Sidorenk"),
]
OTHERS = [("Varga", "Brandt"), ("Zhanara", "Zhanat"), ("Marek", "Petra"), ("Ilona", "Oriel"), ("Anna", "Ivan")]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_other_spellings_meet_from_both_sides(one: str, other: str) -> None:
    for kept, asked in ((one, other), (other, one)):
        near_names.keep([fold_name(kept)])
        assert fold_name(kept) in near(fold_name(asked))


@pytest.mark.parametrize(("one", "other"), [pair for pair in OTHERS if pair != ("Zhanara", "Zhanat")])
def test_other_names_do_not(one: str, other: str) -> None:
    near_names.keep([fold_name(one)])
    assert near(fold_name(other)) == []


def test_the_likest_comes_first() -> None:
    near_names.keep(["kovalsky", "kowalska", "kowalski", "kovalchuk"])
    assert near("kowalski")[:2] == ["kowalski", "kowalska"]
    assert "kovalsky" in near("kowalski")


def test_keeping_twice_keeps_once() -> None:
    near_names.keep(["varga", "brandt"])
    rows = NearName.objects.count()
    near_names.keep(["brandt", "varga", "varga"])
    assert NearName.objects.count() == rows == len(variants("varga")) + len(variants("brandt"))


def test_forgetting_one_leaves_those_it_meets() -> None:
    near_names.keep(["kovalsky", "kowalski"])
    near_names.forget(["kowalski"])
    assert near("kowalski") == ["kovalsky"]
    near_names.forget(["kovalsky"])
    assert not NearName.objects.exists()


WORD = st.text("abdehiklmnorstuvz", min_size=4, max_size=12)


@given(WORD)
def test_a_word_meets_itself_and_is_wholly_like(word: str) -> None:
    assert likeness(word, word) == 100
    assert variants(word)
    assert all(0 <= variant < 2**53 for variant in variants(word))


@given(WORD, st.integers(0, 11))
def test_one_letter_left_out_still_meets(word: str, place: int) -> None:
    shorter = word[:place] + word[place + 1 :]
    whole, left = near_names._skeleton(word), near_names._skeleton(shorter)
    # two sounds that come together may fall into one, or leave too few for a skeleton
    assume(len(whole) - len(left) in {0, 1} and len(left) >= near_names.SHORT)
    assert whole == left or not variants(word).isdisjoint(variants(shorter)) or set("zkpwxq") & set(word)


@given(WORD, WORD)
def test_likeness_is_the_same_from_both_sides(one: str, other: str) -> None:
    assert likeness(one, other) == likeness(other, one)


def test_an_office_starts_with_no_names(office: Office) -> None:
    assert not NearName.objects.exists()
