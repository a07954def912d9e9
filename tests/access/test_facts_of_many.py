"""The facts of every case that may be seen, read many at a time, are those of each case by itself."""

from __future__ import annotations

import pickle
from dataclasses import replace

import pytest
from bench.plausible import portions

from bench import typical
from support.cases import Case, new_case
from support.outlines import outline_of_facts
from support.slow_facts import slow_facts
from tocsin.access import facts as reading
from tocsin.access.case_facts import facts_of, outline_of
from tocsin.access.facts import get_claims, get_facts, list_outlined
from tocsin.actions.check_all import check_all
from tocsin.actions.init import Office
from tocsin.actions.writing import writing
from tocsin.checking import check_case
from tocsin.domain.operations import ClaimMade, ClaimRanked, ClaimRetracted
from tocsin.domain.outline import Outline
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records.standing import standings


def fill(office: Office, events: int, seed: int = 1) -> list[str]:
    """Plausible cases, in which every seventh claim is retracted or ranked."""
    cases = []
    for portion in portions(events, seed):
        made = [one.claim for one in portion.operations if isinstance(one, ClaimMade)]
        with writing(office.viewer) as said:
            said.say(f"case:{portion.case}", *portion.operations)
        with writing(office.viewer) as said:
            for number, claim in enumerate(made[::7]):
                rank = "deprecated" if number % 3 else "preferred"
                judged = ClaimRetracted(claim=claim) if number % 2 else ClaimRanked(claim=claim, rank=rank)
                said.say(f"case:{portion.case}", judged)
        cases.append(portion.case)
    return list(dict.fromkeys(cases))


def test_facts_are_those_of_the_slow_and_simple_way(office: Office) -> None:
    for case in fill(office, 60):
        found = get_facts(office.viewer, case)
        assert found == slow_facts(office.viewer, case)
        assert len(found.facts) > 10


@pytest.mark.parametrize("together", [1, 2, 100])
def test_read_many_at_a_time_they_are_the_same(office: Office, together: int, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading, "TOGETHER", together)
    cases = {new_case(office, title).id for title in ("Harbour", "Lighthouse", "Quay")} | set(fill(office, 30))
    found = {claims.case: facts_of(claims) for claims in get_claims(office.viewer, sorted(cases))}
    assert found.keys() == cases == cases & {claims.case for claims in list_outlined(office.viewer)}
    for case in cases:
        assert found[case] == get_facts(office.viewer, case)


def test_what_may_not_be_seen_is_not_read(office: Office) -> None:
    seen, hidden = new_case(office, "Harbour"), new_case(office, "Lighthouse")
    few = Viewer(office.viewer.member, frozenset({f"case:{seen.id}"}))
    assert [claims.case for claims in list_outlined(few)] == [seen.id]
    assert [claims.case for claims in get_claims(few, [hidden.id, seen.id, new_id()])] == [seen.id]
    assert hidden.id in {claims.case for claims in list_outlined(office.viewer)}


def test_free_texts_are_not_read(office: Office) -> None:
    case = new_case(office)
    case.add("event", type="threat", description="a long story")
    (claims,) = get_claims(office.viewer, [case.id])
    standing = standings(claims.rows, claims.changesets).values()
    properties = {one.claim.property for several in standing for one in several}
    assert {"case.title", "event.type"} <= properties
    assert "event.description" not in properties


def test_what_goes_to_another_process_is_plain_and_comes_out_the_same(office: Office) -> None:
    for claims in get_claims(office.viewer, fill(office, 12)):
        assert facts_of(pickle.loads(pickle.dumps(claims))) == facts_of(claims)


def test_an_outline_tells_what_the_facts_tell(office: Office) -> None:
    cases = fill(office, 60)
    for portion in typical.portions(3):
        cases.append(portion.case)
        with writing(office.viewer) as said:
            said.say(f"case:{portion.case}", *portion.operations)
    outlines = {outlined.case: outline_of(outlined) for outlined in list_outlined(office.viewer)}
    orders = whole = 0
    for claims in get_claims(office.viewer, cases):
        found, expected = outlines[claims.case], outline_of_facts(facts_of(claims), claims.case)
        if found is None:
            whole += 1
            continue
        assert found.title == expected.title
        assert found.properties >= expected.properties
        assert sorted(found.told, key=repr) == sorted(expected.told, key=repr)
        assert {one.claim: one for one in found.relations} == {
            one.claim: replace(one, passages=()) for one in expected.relations
        }
        orders += len(found.relations)
    assert orders
    assert whole < len(cases) / 2


def outline(office: Office, case: Case) -> Outline | None:
    """The outline of one case among all."""
    return next(outline_of(outlined) for outlined in list_outlined(office.viewer) if outlined.case == case.id)


def test_what_is_not_plain_is_looked_at_as_a_whole(office: Office) -> None:
    case = new_case(office, "Harbour")
    first, second = case.add("event", type="arrest"), case.add("event", type="release")
    order = case.add("order", type="after", first=second, second=first)
    found = outline(office, case)
    assert found is not None
    assert (found.title, len(found.relations)) == ("Harbour", 1)
    case.more(order, type="reports")
    assert outline(office, case) is None


def test_an_open_end_hangs_on_the_day_of_its_statement(office: Office) -> None:
    case = new_case(office)
    event = case.add("event", type="detention", date="2031-05-03/..")
    statement = next(one.statement for one in case.told() if isinstance(one, ClaimMade) and one.entity == event)
    case.more(statement, date="2031-06-01")
    found = outline(office, case)
    assert found is not None
    assert [one for one in found.told if one.property == "event.date"] == [
        one for one in outline_of_facts(get_facts(office.viewer, case.id)).told if one.property == "event.date"
    ]
    case.more(statement, date="2031-06-02")
    assert outline(office, case) is None


def test_what_is_checked_by_its_outline_first_is_found_all_the_same(office: Office) -> None:
    cases = fill(office, 120)
    wrong = new_case(office, "Harbour")
    wrong.more(wrong.add("event", type="arrest", date="2031-05-03"), date="2031-05-04")
    found = {one.case: (one.title, one.findings) for one in check_all(office.viewer, processes=1)}
    for case in (*cases, wrong.id):
        facts = get_facts(office.viewer, case)
        assert found[case] == (facts.labels[case], check_case(facts, {}))
    assert found[wrong.id][1]
