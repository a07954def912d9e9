"""How many independent sources the record holds for an event or an act, from which statements, and why not others."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.corroboration import get_corroboration
from tocsin.access.same import same_as
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.part import part
from tocsin.actions.retract import retract
from tocsin.domain.corroboration import Aside, Corroboration, Reason
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Stance
from tocsin.domain.operations import ClaimMade
from tocsin.domain.viewer import Viewer


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def statement(case: Case, **values: str) -> str:
    """A statement of a new source, unless it says whom it is from."""
    return case.add("statement", **(values or {"source": case.add("source", connection="010200000000")}))


def event(case: Case, *told_in: str) -> str:
    return case.add("event", told_in=list(told_in))


def counted(case: Case, entity: str) -> Corroboration:
    return get_corroboration(case.viewer, entity)


def test_two_sources_are_two(case: Case) -> None:
    one, other = statement(case), statement(case)
    assert counted(case, event(case, one, other)) == Corroboration((one, other))


def test_one_source_in_two_statements_is_one(case: Case) -> None:
    source = case.add("source", connection="010200000000")
    one, other = statement(case, source=source), statement(case, source=source)
    assert counted(case, event(case, one, other)) == Corroboration((one,), (Aside(other, Reason.REPEATS, one),))


def test_five_articles_of_one_release_are_one(case: Case) -> None:
    body = case.add("group", name="Lantern Foundation")
    release = statement(case, publisher=body)
    papers = [case.add("group", name=f"Paper of town {number}") for number in range(5)]
    articles = [statement(case, publisher=paper, origin=release) for paper in papers]
    found = counted(case, event(case, *articles))
    assert found.counted == (articles[0],)
    assert [aside.reason for aside in found.aside] == [Reason.REPEATS] * 4


def test_a_body_recorded_twice_under_its_name_is_one(case: Case) -> None:
    releases = [statement(case, publisher=case.add("group", name="Lantern Foundation")) for _ in range(2)]
    assert counted(case, event(case, *releases)).number == 1


def test_without_a_source_it_counts_for_nothing(case: Case) -> None:
    unknown = statement(case, title="Found at the door")
    withheld = statement(case, source="absent:withheld")
    found = counted(case, event(case, unknown, withheld))
    assert found == Corroboration((), (Aside(unknown, Reason.UNKNOWN), Aside(withheld, Reason.UNKNOWN)))


def test_two_papers_that_name_one_witness_are_one(case: Case) -> None:
    case.add("person", name="Ilona Varga")
    papers = [statement(case, publisher=case.add("group", name=name)) for name in ("The Lamp", "Quay News")]
    known = event(case)
    for number, paper in enumerate(papers):
        say(case, number, known, paper, said_by="according to Ilona Varga")
    assert counted(case, known).number == 1


def test_two_papers_that_name_no_one_in_particular_are_two(case: Case) -> None:
    papers = [statement(case, publisher=case.add("group", name=name)) for name in ("The Lamp", "Quay News")]
    known = event(case)
    for number, paper in enumerate(papers):
        say(case, number, known, paper, said_by="witnesses say")
    assert counted(case, known).number == 2


@pytest.mark.parametrize(
    ("stance", "reason"), [(Stance.DENIES, Reason.DENIES), (Stance.HEDGES, Reason.HEDGES), (Stance.ASSERTS, None)]
)
def test_who_denies_or_doubts_confirms_nothing(case: Case, stance: Stance, reason: Reason | None) -> None:
    one, other = statement(case), statement(case)
    known = event(case, one, other)
    say(case, 0, known, other, stance=stance)
    found = counted(case, known)
    assert found.number == (1 if reason else 2)
    assert found.aside == ((Aside(other, reason),) if reason else ())


def say(case: Case, number: int, entity: str, told: str, *, stance: Stance = Stance.ASSERTS, said_by: str = "") -> None:
    """A statement tells that it was a threat."""
    claim = ClaimMade(
        claim=ident(60 + number),
        entity=entity,
        property="event.type",
        statement=told,
        value="threat",
        stance=stance,
        said_by=said_by or None,
    )
    case.say(claim)


def test_what_was_retracted_tells_nothing(case: Case) -> None:
    one, other = statement(case), statement(case)
    known = event(case, one, other)
    retract(case.viewer, case.claims(known, "event.told_in")[1], "a misreading")
    assert counted(case, known) == Corroboration((one,))


def test_what_a_member_typed_is_nobody_s_statement_until_it_says_whose(case: Case) -> None:
    known = case.add("event", type="threat")
    assert counted(case, known) == Corroboration()
    (entry,) = (shown.statements[0] for shown in case.view(known).all("event.type"))
    case.more(entry, source=case.add("source", connection="010200000000"))
    assert counted(case, known) == Corroboration((entry,))


def test_an_act_has_statements_of_its_own(case: Case) -> None:
    one = statement(case)
    act = case.add("act", event=event(case, one))
    case.say(
        ClaimMade(claim=ident(60), entity=act, property="act.type", statement=one, value="arrest"),
    )
    assert counted(case, act) == Corroboration((one,))


def test_events_that_were_joined_are_one_until_they_are_parted(case: Case) -> None:
    one, other = statement(case), statement(case)
    first, second = event(case, one), event(case, other)
    joined = join(case.viewer, first, second)
    assert counted(case, first).counted == counted(case, second).counted == (one, other)
    part(case.viewer, joined)
    assert counted(case, first).counted == (one,)


def test_sources_that_were_joined_are_one(case: Case) -> None:
    sources = [case.add("source", connection="010200000000") for _ in range(3)]
    known = event(case, *(statement(case, source=source) for source in sources))
    assert counted(case, known).number == 3
    join(case.viewer, sources[0], sources[1])
    join(case.viewer, sources[1], sources[2])
    assert counted(case, known).number == 1


def test_what_lies_in_a_hidden_case_adds_nothing(case: Case, office: Office) -> None:
    hidden = new_case(office, "Lighthouse")
    one = statement(case)
    first, second = event(case, one), event(hidden, statement(hidden))
    before = get_corroboration(Viewer(office.viewer.member, frozenset({case.scope})), first)
    join(case.viewer, first, second)
    stranger = Viewer(office.viewer.member, frozenset({case.scope}))
    assert get_corroboration(stranger, first) == before
    assert same_as(stranger, [first, second]) == {first: frozenset({first})}
    assert counted(case, first).number == 2


def test_a_join_through_a_hidden_entity_joins_nothing_that_is_seen(case: Case, office: Office) -> None:
    hidden = new_case(office, "Lighthouse")
    first, second, between = event(case), event(case), event(hidden)
    join(case.viewer, first, between)
    join(case.viewer, between, second)
    stranger = Viewer(office.viewer.member, frozenset({case.scope}))
    assert same_as(stranger, [first])[first] == {first}
    assert same_as(case.viewer, [first])[first] == {first, second, between}


def test_only_events_and_acts_are_corroborated(case: Case) -> None:
    for entity in (case.add("person", name="Ilona Varga"), ident(7)):
        with pytest.raises(NoSuch):
            get_corroboration(case.viewer, entity)
