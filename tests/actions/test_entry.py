"""Words into operations: what an entry makes of each value, and what a database's own errors become."""

from __future__ import annotations

import pytest
from django.db import DatabaseError, OperationalError

from support.record import ident
from tocsin.actions.entry import ABSENT, Entry
from tocsin.actions.guard import guard
from tocsin.actions.init import Office
from tocsin.actions.reason import reason
from tocsin.domain.errors import BadDate, BadValue, DamagedRecord, DiskFull, NoSuch, ReasonMissing, UnknownWord
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade, EntityOpened, Sealed, encode
from tocsin.domain.passages import InText, OnPage


@pytest.fixture
def entry() -> Entry:
    return Entry(statement=ident(40))


def last(entry: Entry) -> ClaimMade:
    claim = entry.operations[-1]
    assert isinstance(claim, ClaimMade)
    return claim


def test_operations_stand_in_the_order_in_which_they_were_said(entry: Entry) -> None:
    event = entry.open("event")
    date = entry.claim(event, "event.date", "2018")
    entry.absent(event, "event.count", "not_asked")
    assert entry.operations[0] == EntityOpened(entity=event, kind="event")
    assert next(one.claim for one in entry.operations if isinstance(one, ClaimMade)) == date
    assert last(entry).absent == "not_asked"
    for operation in entry.operations:
        assert encode(operation)


def test_a_claim_carries_all_that_was_said_of_it(entry: Entry) -> None:
    event = entry.open("event")
    passages = (InText("A" * 43, 3, 10), OnPage("A" * 43, 1, (0, 0, 500, 500)))
    entry.claim(
        event,
        "event.date",
        "2018-07",
        original="im Juli",
        stance=Stance.HEDGES,
        language="de",
        passages=passages,
        said_by="her lawyer",
    )
    made = last(entry)
    assert (made.statement, made.value, made.original, made.language) == (ident(40), "2018-07", "im Juli", "de")
    assert (made.stance, made.said_by, len(made.passages)) == (Stance.HEDGES, "her lawyer", 2)


@pytest.mark.parametrize(("original", "kept"), [("2018-07", None), ("July 2018", "July 2018"), (None, None)])
def test_the_words_are_kept_where_they_say_more_than_the_value(
    entry: Entry, original: str | None, kept: str | None
) -> None:
    entry.claim(entry.open("event"), "event.date", "2018-07", original=original)
    assert last(entry).original == kept


def test_who_says_so_is_somebody(entry: Entry) -> None:
    entry.claim(entry.open("event"), "event.date", "2018", said_by="")
    assert last(entry).said_by is None


def test_a_case_is_opened_under_an_id_that_was_minted_before(entry: Entry) -> None:
    entry.open_as(ident(1), "case")
    assert entry.operations == [EntityOpened(entity=ident(1), kind="case")]
    with pytest.raises(BadValue):
        entry.claim(ident(1), "event.title", "A threat")


@pytest.mark.parametrize("reason_", ABSENT)
def test_why_there_is_no_value_is_one_of_four(entry: Entry, reason_: str) -> None:
    event = entry.open("event")
    entry.absent(event, "event.date", reason_)
    assert encode(last(entry))
    with pytest.raises(BadValue):
        entry.absent(event, "event.date", reason_ + "?")


def test_what_does_not_fit_adds_nothing(entry: Entry) -> None:
    event = entry.open("event")
    before = list(entry.operations)
    for property_id, text, error in [
        ("event.date", "5 July", BadDate),
        ("event.count", "many", BadValue),
        ("event.type", "kidnaping", UnknownWord),
        ("event.colour", "red", UnknownWord),
        ("person.name", "Ilona", BadValue),
    ]:
        with pytest.raises(error):
            entry.claim(event, property_id, text)
    with pytest.raises(UnknownWord):
        entry.open("happening")
    assert entry.operations == before


def test_what_identifies_a_source_is_sealed_with_its_words(office: Office, entry: Entry) -> None:
    source = entry.open("source")
    entry.claim(source, "source.name", "Petro Marin", original="Петро Марін")
    made = last(entry)
    assert isinstance(made.value, Sealed)
    assert made.original is None
    body = encode(made).decode("utf-8")
    assert "Petro" not in body
    assert "Петро" not in body


def test_a_reason_is_words_about_something() -> None:
    assert reason(ident(60), " misread ").text == "misread"
    for because, error in (("", ReasonMissing), (" ", ReasonMissing), ("a" * 17_000, BadValue), ("a\x00", BadValue)):
        with pytest.raises(error):
            reason(ident(60), because)


@pytest.mark.parametrize(
    ("raised", "becomes"),
    [
        (OperationalError("database or disk is full"), DiskFull),
        (DatabaseError("database disk image is malformed: near 'Ilona Varga'"), DamagedRecord),
    ],
)
def test_a_database_s_own_error_becomes_one_of_ours(raised: Exception, becomes: type[Exception]) -> None:
    with pytest.raises(becomes) as caught, guard():
        raise raised
    assert "Ilona" not in str(caught.value)


def test_other_errors_pass_the_guard() -> None:
    with pytest.raises(NoSuch), guard():
        raise NoSuch(what="case")
