"""A text keeps its words when a claim on them is corrected: what is set right is not asked again, nor half mended."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.checking import check
from tocsin.checking.repairs import makable
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Repair
from tocsin.domain.passages import InText

TEXT = "On Thursday, 1 May 2013 police came. On 5 May 2031 they came again."
HERE = (3, 23)
ELSEWHERE = Fact("event:9", "event.date", "2031-05-05", "c9", bounds("2031-05-05", Kind.MOMENT))


def dated(value: str, claim: str = "c1", text: str = "t", span: tuple[int, int] = HERE) -> Fact:
    place = InText(text, *span)
    return Fact("event:1", "event.date", value, claim, bounds(value, Kind.MOMENT), original=value, passages=(place,))


def asked(*facts: Fact, text: str = TEXT, rule: str = "weekday") -> tuple[Finding, ...]:
    return check(CaseFacts({}, (*facts, ELSEWHERE)), {"t": text}, only={rule})


@pytest.mark.parametrize(
    ("value", "becomes"),
    [
        ("2013-05-01", "2031-05-01"),
        ("2013-05-01/2013-05-20", "2031-05-01/2031-05-20"),
        ("2013-05-01T09:30Z", "2031-05-01T09:30Z"),
        ("2013-05-01/..", "2031-05-01/.."),
    ],
)
def test_the_year_is_mended_in_all_that_the_claim_says(value: str, becomes: str) -> None:
    (finding,) = asked(dated(value))
    assert [(repair.claim, repair.value) for repair in makable(finding.repairs)] == [("c1", becomes)]


@pytest.mark.parametrize(
    "facts",
    [(), (dated("2012-05-01", text="other"),), (dated("2012-05-01", span=(30, 33)),), (dated("2012-04"),)],
)
def test_without_a_claim_that_says_so_nothing_can_be_made(facts: tuple[Fact, ...]) -> None:
    (finding,) = asked(*facts)
    assert [repair.becomes for repair in finding.repairs] == ["2031", "Wednesday"]
    assert makable(finding.repairs) == ()


@pytest.mark.parametrize(
    ("values", "asks"),
    [
        (("2031-05-01",), False),  # a Thursday
        (("2013-05-02",), False),
        (("2031-05-01/2031-05-20",), False),
        (("2031-05-03",), True),
        (("2031-05-01", "2013-05-01"), True),  # of two claims on these words one is as it was
        (("2013-05",), True),
    ],
)
def test_a_claim_that_was_corrected_answers_for_its_words(values: tuple[str, ...], asks: bool) -> None:
    found = asked(*(dated(value, f"c{number}") for number, value in enumerate(values)))
    assert len(found) == asks
    if "2013-05-01" in values:
        assert found[0].claims == ("c1",)


@pytest.mark.parametrize(("value", "asks"), [("2031-06-30", False), ("2031-06", True)])
def test_a_day_that_does_not_exist_is_set_right_by_one_that_does(value: str, asks: bool) -> None:
    text = "On 31 June 2031 police came."
    assert len(asked(dated(value, span=(3, 15)), text=text, rule="no-such-date")) == asks


GROUP = "Police took six people: three men and two women."


def group(name: str, *, statement: str = "s", where: tuple[int, int] = (0, 48)) -> tuple[Fact, Fact]:
    return (
        Fact("group:1", "group.name", name, "name", original=name, statement=statement),
        Fact("event:1", "event.victim", name, "victim", statement="s", passages=(InText("t", *where),)),
    )


@pytest.mark.parametrize("written", [GROUP, GROUP.replace("six people", "six  people")])
def test_people_whom_nobody_named_are_called_by_the_number_of_their_list(written: str) -> None:
    (finding,) = asked(*group("six people"), text=written, rule="counts")
    (repair,) = makable(finding.repairs)
    assert repair == Repair("name", InText("t", 12, 15), "six", "five", "five people")
    facts = [replace(fact, value="five people") for fact in group("six people", statement="new")]
    assert asked(*facts, text=written, rule="counts") == ()


@pytest.mark.parametrize(
    "facts",
    [
        (),
        group("six people", where=(40, 48)),
        group("six people", statement="another"),
        group("seven people"),
    ],
)
def test_a_number_of_which_nothing_was_recorded_stays_a_hint(facts: tuple[Fact, ...]) -> None:
    (finding,) = asked(*facts, text=GROUP, rule="counts")
    assert [repair.becomes for repair in finding.repairs] == ["five"]
    assert makable(finding.repairs) == ()


@pytest.mark.parametrize(("typed", "was"), [("2", "2"), ("..2", "..2"), ("1..2", "1..2")])
def test_a_number_that_was_typed_becomes_that_of_those_named(typed: str, was: str) -> None:
    names = ("Ilona Varga", "Marta Velin", "Piotr Zan")
    people = [Fact(f"person:{name}", "person.name", name, f"n:{name}") for name in names]
    struck = [Fact("event:1", "event.victim", name, f"v:{name}") for name in names]
    (finding,) = asked(Fact("event:1", "event.count", typed, "count"), *people, *struck, rule="counts")
    assert makable(finding.repairs) == (Repair("count", None, was, "3", "3"),)
