"""Offices of the directory: the starting set claims nothing that was not read, and lists open for a case."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.audience import NO_STATE
from tocsin.domain.institutions import starting_set
from tocsin.domain.offices import COLUMNS, Office, cells_of, matching, merged, office_of, why_unticked
from tocsin.domain.procedures import procedures

EACH = pytest.mark.parametrize("one", starting_set(), ids=lambda one: one.key)
GIVEN = {"urgent-action@ohchr.org"}  # the one address that a source gave


@EACH
def test_a_body_of_the_starting_set_has_its_name_in_each_language_and_was_not_checked(one: Office) -> None:
    assert all((one.office, one.office_uk, one.office_ru, one.office_pl))
    assert (one.checked, one.checked_by, one.postal, one.salutation) == ("", "", "", "")
    assert one.country == NO_STATE
    assert one.email in {"", *GIVEN}


def test_every_body_before_which_a_procedure_runs_is_there() -> None:
    ours = {"asylum", "extradition", "urgent-action"}  # before the authorities of a state, or of nobody
    assert {name for one in starting_set() for name in one.procedures} == set(procedures()) - ours


def test_the_court_takes_nothing_by_e_mail() -> None:
    (court,) = matching(starting_set(), "European Court")
    assert "email" not in court.channels


@EACH
def test_cells_give_the_office_again(one: Office) -> None:
    assert office_of(cells_of(one)) == one


@pytest.mark.parametrize(
    ("country", "why"),
    [
        ("PL", "the country of origin of somebody in this case"),
        ("DE", "close to the country of origin"),
        ("", "its country is not recorded"),
        ("FR", ""),
        (NO_STATE, ""),
    ],
)
def test_why_an_office_is_left_unticked(country: str, why: str) -> None:
    assert why_unticked(Office("a", "A", country=country), {"PL"}, {"DE"}) == why


OFFICES = (
    Office("a", "Ambassador", country="PL", lists=("embassies",)),
    Office("b", "Minister", body="Ministry of embassies", country="DE"),
    Office("c", "Уповноважений", country=NO_STATE),
)


@pytest.mark.parametrize(
    ("words", "keys"),
    [("Embassies", "a"), ("embassie", "ab"), ("ministry", "b"), ("Germany", "b"), ("уповноваж", "c"), ("zzz", "")],
)
def test_words_find_a_list_or_what_holds_them(words: str, keys: str) -> None:
    assert "".join(one.key for one in matching(OFFICES, words)) == keys


@given(st.frozensets(st.sampled_from(COLUMNS)))
def test_only_the_columns_of_a_table_change(columns: frozenset[str]) -> None:
    old, new = Office("a", "Old", email="old", lists=("x",)), Office("a", "New", postal="new")
    found = merged(old, new, columns)
    for name in COLUMNS:
        assert getattr(found, name) == getattr(new if name in columns else old, name)
