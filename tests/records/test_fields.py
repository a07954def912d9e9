"""Ids are 16 bytes in a row and 22 characters everywhere else; keys of claims rise with time and end as handles do."""

from __future__ import annotations

import pytest
from django.db import connection
from hypothesis import given
from hypothesis import strategies as st

from support.record import ident
from tocsin.actions.init import Office
from tocsin.domain.judgements import Judgement
from tocsin.domain.resolve import Holds, Rank
from tocsin.lib import ids
from tocsin.records import entities, states
from tocsin.records.derived import TABLES, Review
from tocsin.records.fields import TAIL_BITS, NumberField, ending_bits, key_of, raw_id

IDS = st.binary(min_size=16, max_size=16).map(ids.short)


@given(IDS)
def test_raw_is_the_bytes_of_an_id(uid: str) -> None:
    assert raw_id(uid) == ids.raw(uid)


@given(IDS)
def test_a_key_has_63_bits_that_a_database_holds(uid: str) -> None:
    assert 0 <= key_of(uid) < 1 << 63


@given(IDS, st.integers(1, 5))
def test_a_key_ends_as_its_id_ends(uid: str, length: int) -> None:
    mask = (1 << min(ending_bits(uid[-length:]), TAIL_BITS)) - 1
    assert key_of(uid[-length:].rjust(22, "A")) & mask == key_of(uid) & mask


def test_keys_of_a_day_rise_and_are_apart() -> None:
    made = [ids.new_id() for _ in range(3000)]
    times = [key_of(uid) >> TAIL_BITS for uid in made]
    assert times == sorted(times)
    assert len({key_of(uid) for uid in made}) > 2990


@pytest.mark.parametrize(("characters", "bits"), [("", 0), ("A", 2), ("AA", 8), ("abcdA", 26)])
def test_the_last_character_holds_two_bits(characters: str, bits: int) -> None:
    assert ending_bits(characters) == bits


def test_a_row_gives_the_id_that_was_put_in(office: Office) -> None:
    Review.objects.create(id=1, statement=ident(7))
    assert Review.objects.get(statement=ident(7)).statement == ident(7)
    assert list(Review.objects.filter(statement__in=[ident(7), ident(8)]).values_list("statement", flat=True)) == [
        ident(7)
    ]


@pytest.mark.parametrize("words", ["", "nobody", "x" * 22, ident(7) + "A"])
def test_what_is_no_id_is_in_no_row(office: Office, words: str) -> None:
    Review.objects.create(id=1, statement=ident(7))
    assert not Review.objects.filter(statement=words).exists()


@pytest.mark.parametrize("length", range(1, 8))
def test_entities_are_found_by_their_ending(office: Office, length: int) -> None:
    found = entities.ending(office.viewer.member[-length:])
    every = entities.ending("")
    assert set(found) <= set(every)
    assert all(row in found for row in every if row.uid.endswith(office.viewer.member[-length:]))


def test_nothing_ends_with_what_no_id_ends_with(office: Office) -> None:
    assert not entities.ending("____~").exists()


ALL = [
    Judgement(retracted, rank, holds, looked)
    for retracted in (False, True)
    for rank in Rank
    for holds in Holds
    for looked in (False, True)
]


def test_every_judgement_has_a_code_of_its_own() -> None:
    assert [states.decided(states.code(one)) for one in ALL] == ALL
    assert {states.code(one) for one in ALL} <= set(range(64))


def test_what_nobody_touched_is_nothing() -> None:
    assert states.code(Judgement()) == 0
    assert [one for one in ALL if states.code(one) == 0] == [Judgement()]


@pytest.mark.sqlcipher(reason="looks at how SQLite keeps rows")
def test_rows_lie_in_the_order_of_a_number_that_is_their_key(office: Office) -> None:
    """SQLite keeps no second tree for it, which would be as long as the table."""
    numbered = [table for table in TABLES if isinstance(table._meta.pk, NumberField)]
    assert len(numbered) > 10
    for table in numbered:
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT origin FROM pragma_index_list('{table._meta.db_table}')")
            assert "pk" not in {origin for (origin,) in cursor.fetchall()}, table.__name__
