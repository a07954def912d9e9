"""What lists, timelines and checks read is made from the claims in force, and follows each of them."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.event_filter import EventFilter
from tocsin.access.facts import get_facts
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.retract import retract
from tocsin.domain.changesets import digest_text
from tocsin.domain.dates import bounds
from tocsin.domain.judgements import Judgement
from tocsin.domain.operations import (
    ClaimAssessed,
    ClaimMade,
    ClaimRanked,
    ClaimsLooked,
    ClaimsUnlooked,
    EntityOpened,
    FileSealed,
    LetterComposed,
    Sealed,
)
from tocsin.domain.resolve import Holds, Rank
from tocsin.domain.schema import schema
from tocsin.records import bulk, claims, states, words
from tocsin.records.cards import refresh
from tocsin.records.derived import (
    CaseRow,
    Claim,
    Dated,
    Entity,
    EventRow,
    EventValues,
    File,
    Judged,
    LetterUse,
    NameKey,
    PersonRow,
    StatementRow,
    Word,
)
from tocsin.records.fields import key_of
from tocsin.records.words import SCOPES, WORDS


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def number(entity: str) -> int:
    return Entity.objects.get(uid=entity).id


def event_row(entity: str) -> EventRow:
    return EventRow.objects.get(entity=number(entity))


DATES = [
    ("2018-07-05", "2018-07-05", False),
    ("2018-07", "2018-07", False),
    ("2018-07-05?", "2018-07-05?", True),
    ("../2016", "../2016", False),
]


@pytest.mark.parametrize(("typed", "date", "soft"), DATES)
def test_an_event_has_the_bounds_of_what_is_shown(case: Case, typed: str, date: str, soft: bool) -> None:
    row = event_row(case.add("event", date=typed, type="threat", completion="done"))
    found = bounds(typed, schema().property("event.date").date_kind)
    assert (row.type, row.completion, row.date, row.soft, row.disputed) == ("threat", "done", date, soft, False)
    assert (row.s_min, row.s_max, row.e_min, row.e_max) == (found.s_min, found.s_max, found.e_min, found.e_max)


@pytest.mark.parametrize("values", [{}, {"date": "absent:unknown"}])
def test_an_event_without_a_date_has_no_bounds(case: Case, values: dict[str, str]) -> None:
    row = event_row(case.add("event", **values))
    assert (row.date, row.s_min, row.s_max, row.e_min, row.e_max, row.soft) == ("", None, None, None, None, False)


def test_an_event_follows_its_claims(case: Case) -> None:
    event = case.add("event", date="2013-07-10")
    (claim,) = case.claims(event, "event.date")
    case.more(event, date="2018-07-10")
    assert event_row(event).disputed
    retract(case.viewer, claim, "misread")
    assert (event_row(event).date, event_row(event).disputed) == ("2018-07-10", False)
    (claim,) = case.claims(event, "event.date")
    correct(case.viewer, claim, "2018-07", "only the month is sure")
    assert event_row(event).date == "2018-07"
    retract(case.viewer, case.claims(event, "event.date")[0], "nothing is sure")
    assert event_row(event).s_min is None


def test_every_date_in_force_has_its_bounds_also_the_one_that_is_not_shown(case: Case) -> None:
    person = case.add("person", birth="1990")
    case.more(person, birth="1990-04-01")
    rows = Dated.objects.filter(entity=number(person))
    assert {WORDS.word(row.property) for row in rows} == {"person.birth"}
    assert rows.count() == 2
    retract(case.viewer, case.claims(person, "person.birth")[0], "another person's")
    assert Dated.objects.filter(entity=number(person)).count() == 1


def test_an_extent_keeps_its_open_end(case: Case) -> None:
    residence = case.add("residence", period="2017-03/..")
    row = Dated.objects.get(entity=number(residence))
    found = bounds("2017-03/..", schema().property("residence.period").date_kind)
    assert (row.s_min, row.e_max) == (found.s_min, found.e_max)


def test_a_person_stands_under_a_folded_name_with_all_spellings(case: Case) -> None:
    person = case.add("person", name=["Жанара Темирова", "Zhanar Temirova"])
    row = PersonRow.objects.get(entity=number(person))
    assert (row.name, row.sort_key) == ("Жанара Темирова", "zhanara temirova")
    keys = set(NameKey.objects.filter(entity=number(person)).values_list("key", flat=True))
    assert keys == {"zhanara temirova", "zhanar temirova"}


def test_an_endless_name_has_a_key_of_bounded_length(case: Case) -> None:
    person = case.add("person", name="а" * 5_000)
    assert len(NameKey.objects.get(entity=number(person)).key) == 300
    assert PersonRow.objects.get(entity=number(person)).name == "а" * 5_000


def test_a_sealed_name_has_no_key(case: Case) -> None:
    source = case.add("source", name="Petro Marin")
    assert not NameKey.objects.filter(entity=number(source)).exists()
    assert Claim.objects.filter(entity=number(source)).count() == 1


def test_a_statement_stands_with_its_title_and_day(case: Case) -> None:
    statement = case.add("statement", title="A letter", date="2018-07-12")
    row = StatementRow.objects.get(entity=number(statement))
    assert (row.title, row.date, row.text) == ("A letter", "2018-07-12", "")


def test_a_case_stands_under_its_title(case: Case) -> None:
    assert CaseRow.objects.get(entity=number(case.id)).title == "Harbour"


def decided_of(claim: str) -> Judgement:
    row = claims.find(claim)
    assert row is not None
    return states.decided(row.state)


def test_a_claim_carries_what_was_decided_about_it(case: Case) -> None:
    event = case.add("event", date="2018")
    (claim,) = case.claims(event, "event.date")
    assert decided_of(claim) == Judgement()
    case.say(ClaimAssessed(claim=claim, assessor=case.viewer.member, holds="unsure"), ClaimsUnlooked(claims=(claim,)))
    case.say(ClaimRanked(claim=claim, rank="preferred"))
    assert decided_of(claim) == Judgement(rank=Rank.PREFERRED, holds=Holds.UNSURE, looked=False)
    case.say(ClaimsLooked(claims=(claim,)))
    assert decided_of(claim).looked
    assert Judged.objects.filter(claim=key_of(claim)).count() == 4


def test_what_is_decided_about_an_unknown_claim_is_kept_and_harms_nothing(case: Case) -> None:
    case.say(ClaimRanked(claim=ident(99), rank="preferred"), ClaimsUnlooked(claims=(ident(99),)))
    assert Judged.objects.filter(claim=key_of(ident(99))).count() == 2
    assert claims.find(ident(99)) is None


def test_an_entity_that_is_opened_twice_stays_as_it_was(case: Case) -> None:
    event = case.add("event", date="2018")
    before = Entity.objects.get(uid=event)
    case.say(EntityOpened(entity=event, kind="person"))
    after = Entity.objects.get(uid=event)
    assert (after.id, after.kind, after.scope) == (before.id, before.kind, before.scope)


def test_words_that_this_version_does_not_know_are_kept_and_not_shown(case: Case) -> None:
    event = case.add("event", date="2018")
    statement = ident(40)
    unknown = [
        ClaimMade(claim=ident(60), entity=event, property="x.mood", statement=statement, value="grim"),
        ClaimMade(claim=ident(61), entity=event, property="event.type", statement=statement, value="sorcery"),
    ]
    case.say(EntityOpened(entity=ident(77), kind="omen"), *unknown)
    assert set(claims.rows_of([ident(60), ident(61)])) == {ident(60), ident(61)}
    view = case.view(event)
    assert "x.mood" not in view.values
    assert view.one("event.type").value == "sorcery"
    assert case.view(ident(77)).kind == "omen"


def test_what_stands_where_a_term_should_is_held_and_becomes_no_word(case: Case) -> None:
    """A word of the table stays for ever, and somebody's words must not."""
    event = case.add("event", type="threat")
    said = ClaimMade(claim=ident(60), entity=event, property="event.type", statement=ident(40), value="Ilona Varga")
    case.say(said)
    assert not Word.objects.filter(word__icontains="varga").exists()
    for value in ("threat", "Ilona Varga"):
        assert EventRow.objects.filter(EventFilter(type=value).holding()).exists()
    retract(case.viewer, ident(60), "misheard")
    assert not EventRow.objects.filter(EventFilter(type="Ilona Varga").holding()).exists()
    assert [row.events for row in EventValues.objects.all()] == [1]


def test_above_the_newest_key_there_is_no_claim(case: Case) -> None:
    assert claims.newest_key() == max(Claim.objects.values_list("key", flat=True))
    Claim.objects.all().delete()
    assert claims.newest_key() == -1


def test_a_date_that_this_version_cannot_read_does_not_stop_the_record(case: Case) -> None:
    event = case.add("event", type="threat")
    case.say(
        ClaimMade(claim=ident(60), entity=event, property="event.date", statement=ident(40), value="Thursday week")
    )
    assert case.view(event).one("event.date").value == "Thursday week"
    assert event_row(event).s_min is None
    assert not Dated.objects.filter(entity=number(event)).exists()
    (fact,) = get_facts(case.viewer, case.id).of(event, "event.date")
    assert fact.bounds is None


def test_files_and_uses_are_found_by_digest_and_claim(case: Case) -> None:
    digest = digest_text(bytes(32))
    case.say(
        FileSealed(digest=digest, size=3, key=digest, role="letter"),
        LetterComposed(intervention=ident(80), letters=(digest,), claims=(ident(60), ident(61))),
    )
    assert File.objects.get(digest=digest).scope == SCOPES.known(case.scope)
    assert set(LetterUse.objects.values_list("claim", flat=True)) == {ident(60), ident(61)}


def test_refreshing_what_is_not_there_does_nothing(case: Case) -> None:
    refresh([ident(99)])
    assert claims.of_entities([10**9]) == {}
    assert claims.shown([]) == {}


def test_claims_of_an_entity_come_in_the_order_of_everything(case: Case) -> None:
    event = case.add("event", date="2018")
    for text in ("2017", "2016"):
        case.more(event, date=text)
    standing = claims.of_entities([number(event)])[number(event)]
    assert [one.claim.value for one in standing] == ["2018", "2017", "2016"]
    assert [one.state.order for one in standing] == sorted(one.state.order for one in standing)


@pytest.mark.parametrize(
    ("count", "sizes"), [(0, []), (3, [3]), (500, [500]), (501, [500, 1]), (1_200, [500, 500, 200])]
)
def test_many_values_go_in_chunks(count: int, sizes: list[int]) -> None:
    found = list(bulk.chunks(range(count)))
    assert [len(chunk) for chunk in found] == sizes
    assert [value for chunk in found for value in chunk] == list(range(count))


def test_more_rows_than_a_chunk_are_deleted(case: Case) -> None:
    bulk.insert(Judged, ("claim", "operation"), ((n, n) for n in range(1_300)))
    bulk.delete_where(Judged, "operation", range(1_290))
    assert Judged.objects.count() == 10


def test_words_get_a_number_once_and_keep_it(office: Office) -> None:
    one = WORDS.number("event.mood")
    assert WORDS.number("event.mood") == one
    words.forget()
    assert (WORDS.known("event.mood"), WORDS.word(one)) == (one, "event.mood")
    assert WORDS.known("never said") == -1


def test_a_sealed_value_is_one_of_its_own(case: Case) -> None:
    source = case.add("source", contact=["+000 555 01 02", "+000 555 01 02"])
    assert len(case.view(source).all("source.contact")) == 2
    standing = claims.of_entities([number(source)])[number(source)]
    assert all(isinstance(one.claim.value, Sealed) for one in standing)
