"""What the rules over the chronology say, with the repair first that a careful person would choose."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Finding, Firmness, Severity

MEETING = """Brod, 14 June 2019

ACTIVISTS FOLLOWED

On 11 June 2014, a press conference of two activists was held. During the press conference they told of threats.
On 6 June 2019, a man tried to pull Vera Molnar into a car. On 10 June 2019, a man phoned Ivo Brandt and threatened him.
Since May 2016 Molnar has lived in Brod. In October 2018 she was attacked.
"""

ARREST = """Port Elm, 4 May 2021

POET ARRESTED

On 12 April 2021, officers searched the flat of Vera Molnar. She was arrested and taken away.

On 14 April 2012, the court ordered that she be held. On 19 April 2021, a prosecutor charged her.
"""


def meeting(case_of: Any) -> Any:
    case = case_of(MEETING, "2019-06-14", "14 June 2019")
    press = case.event("press_conference", "2014-06-11", "11 June 2014")
    attempt = case.event("attempted_abduction", "2019-06-06", "6 June 2019", completion="attempted")
    threat = case.event("threat", "2019-06-10", "10 June 2019", completion="threatened")
    case.event("assault", "2018-10", "October 2018")
    case.relation("reports", press, attempt, words="During the press conference they told")
    case.relation("reports", press, threat, words="During the press conference they told")
    return case


def arrest(case_of: Any, text: str = ARREST, second: str = "14 April 2012", value: str = "2012-04-14") -> Any:
    case = case_of(text, "2021-05-04", "4 May 2021")
    case.event("search_seizure", "2021-04-12", "12 April 2021", victim="Vera Molnar")
    taken = case.event(
        "arrest", "2021-04-12", "12 April 2021", clause="She was arrested", victim="Vera Molnar", firmness=Firmness.SOFT
    )
    case.event("detention", value, second, victim="Vera Molnar")
    if "19 April 2021" in text:
        case.event("charge", "2021-04-19", "19 April 2021", victim="Vera Molnar")
    assert taken
    return case


def only(findings: tuple[Finding, ...]) -> Finding:
    assert len(findings) == 1, [finding.message for finding in findings]
    return findings[0]


def contradictions(case: Any) -> list[Finding]:
    return [finding for finding in check(case.facts, case.text) if finding.severity is Severity.CONTRADICTION]


def places(case: Any, finding: Finding) -> list[str]:
    return [case.text[passage.start : passage.end] for passage in finding.passages]


def test_a_report_before_what_it_reports_names_every_side_and_the_year(case_of: Any) -> None:
    case = meeting(case_of)
    finding = only(check(case.facts, case.text))
    assert (finding.rule, finding.severity) == ("reported-before-it-happened", Severity.CONTRADICTION)
    assert finding.message == (
        "The press conference is dated 11 June 2014 but tells of 6 June 2019 and 10 June 2019. "
        "With 2019 in place of 2014 everything fits."
    )
    said = "During the press conference they told"
    assert places(case, finding) == ["11 June 2014", "6 June 2019", "10 June 2019", said, said]
    first = finding.repairs[0]
    assert (first.was, first.becomes) == ("2014", "2019")
    assert case.text[first.passage.start : first.passage.end] == "2014"


def test_an_order_told_of_one_person_is_held_against_a_stray_year(case_of: Any) -> None:
    case = arrest(case_of)
    finding = only(check(case.facts, case.text))
    assert finding.rule == "order-of-events"
    assert (finding.repairs[0].was, finding.repairs[0].becomes) == ("2012", "2021")
    assert places(case, finding)[0] == "14 April 2012"
    assert "12 April 2021" in places(case, finding)


@pytest.mark.parametrize(
    ("was", "becomes", "second", "value"),
    [
        ("On 14 April 2012, the court ordered", "In April 2012, the court ordered", "April 2012", "2012-04"),
        ("On 14 April 2012, the", "Nine years earlier, on 14 April 2012, the", "14 April 2012", "2012-04-14"),
        ("On 14 April 2012, the court ordered", "On 14 April 2012, a court had ordered", "14 April 2012", "2012-04-14"),
        (
            "On 14 April 2012, the court ordered that",
            "On 3 July 2012, a court ordered that",
            "3 July 2012",
            "2012-07-03",
        ),
        ("On 14 April 2012", "On 14 April 2020", "14 April 2020", "2020-04-14"),
    ],
)
def test_a_look_back_is_no_contradiction(case_of: Any, was: str, becomes: str, second: str, value: str) -> None:
    text = ARREST.replace(was, becomes).replace("On 19 April 2021, a prosecutor charged her.", "She is well.")
    assert becomes in text
    case = arrest(case_of, text, second, value)
    assert not contradictions(case)


def test_a_second_arrest_makes_the_order_uncertain(case_of: Any) -> None:
    text = ARREST + "\nOn 2 May 2021 she was arrested at the court.\n"
    case = arrest(case_of, text)
    case.event("arrest", "2021-05-02", "2 May 2021", victim="Vera Molnar")
    assert not contradictions(case)


@pytest.mark.parametrize(
    ("words", "value", "silent"),
    [
        ("He was beaten on 16 July 2018.", "2018-07-16", False),
        ("He was beaten on 13 July 2018.", "2018-07-13", True),  # another place may already have that day
        ("He was beaten in July 2018.", "2018-07", True),
        ("He was beaten about 16 July 2018.", "2018-07-16~", True),
        ("His appeal will be heard on 16 July 2018.", "2018-07-16", True),
        ("A hearing is scheduled for 16 July 2018.", "2018-07-16", True),
        ("There are no plans for a vote on 16 July 2018.", "2018-07-16", True),
        ("He is held until 16 July 2018.", "2018-07-16", True),
    ],
)
def test_what_is_told_as_done_lies_before_the_telling(case_of: Any, words: str, value: str, silent: bool) -> None:
    text = f"Brod, 12 July 2018\n\n{words}\n"
    case = case_of(text, "2018-07-12", "12 July 2018")
    date = words.rstrip(".").rpartition(" on ")[2] if " on " in words else " ".join(words.rstrip(".").split()[-3:])
    case.event("assault", value, date if date in text else "July 2018")
    assert (check(case.facts, text) == ()) is silent


def test_a_bare_year_that_lies_ahead_is_left_alone(case_of: Any) -> None:
    case = case_of("Nobody speaks of a vote in 2019.", "2018-07-12")
    case.event("other", "2019", "2019")
    assert check(case.facts, case.text) == ()


def test_planned_events_and_denied_dates_stay_silent(case_of: Any) -> None:
    text = "Brod, 12 July 2018\n\nTrial on 16 July 2018."
    case = case_of(text, "2018-07-12", "12 July 2018")
    case.event("trial", "2018-07-16", "16 July 2018", completion="planned")
    assert check(case.facts, text) == ()


DISTANCE = "Brod, 20 May 2021\n\nOn May 6, men beat him. {} days later, on May 12, his car burned."


@pytest.mark.parametrize(
    ("said", "days", "silent"),
    [
        ("Three", 3, False),
        ("Six", 6, True),
        ("Nine", 9, False),
        ("About five", 5, True),
        ("About two", 2, False),
        ("Less than seven", 7, True),
        ("Less than five", 5, False),
        ("More than four", 4, True),
    ],
)
def test_a_number_of_days_is_counted(case_of: Any, said: str, days: int, silent: bool) -> None:
    text = DISTANCE.format(said)
    case = case_of(text, "2021-05-20", "20 May 2021")
    beating = case.event("assault", "2021-05-06", "May 6", label="the beating")
    fire = case.event("assault", "2021-05-12", "May 12", label="the fire")
    case.relation("distance", fire, beating, (days, days), f"{said} days later")
    findings = check(case.facts, text)
    assert (findings == ()) is silent
    if not silent:
        assert {"May 6", "May 12", f"{said} days later"} == set(places(case, only(findings)))
        assert "by their dates it is 6" in findings[0].message


def test_one_day_too_many_is_a_question(case_of: Any) -> None:
    case = case_of()
    case.relation("distance", case.event("assault", "2021-05-12"), case.event("assault", "2021-05-06"), (5, 5))
    assert only(check(case.facts)).severity is Severity.QUESTION


@pytest.mark.parametrize(
    ("words", "days", "first", "silent"),
    [
        ("a year earlier", (-366, -365), "2020-02", True),
        ("a year earlier", (-366, -365), "2019-02", False),
        ("two weeks later", (14, 14), "2021-05-18", True),
        ("two weeks later", (14, 14), "2021-06-18", False),
        ("two months later", (59, 62), "2021-07-15", True),
        ("14 days later", (14, 14), "2021-05-18", False),
    ],
)
def test_who_counts_in_weeks_or_years_does_not_count_days(
    case_of: Any, words: str, days: tuple[int, int], first: str, silent: bool
) -> None:
    case = case_of(f"He was fined {words}.")
    case.relation("distance", case.event("conviction", first), case.event("arrest", "2021-05-03"), days, words)
    findings = check(case.facts, case.text)
    assert (findings == ()) is silent
    if not silent:
        assert ("before" if days[0] < 0 else "after") in findings[0].message


@pytest.mark.parametrize(
    ("words", "value", "was", "becomes"),
    [("May 6", "2021-05-06", "May 6", "May 9"), ("6 May 2012", "2012-05-06", "2012", "2021")],
)
def test_a_repair_shows_the_year_alone_or_the_whole_date(
    case_of: Any, words: str, value: str, was: str, becomes: str
) -> None:
    text = f"On {words}, men beat him. Three days later, on 12 May 2021, his car burned."
    case = case_of(text)
    beating = case.event("assault", value, words)
    days = (3, 3) if was == "May 6" else (6, 6)
    case.relation("distance", case.event("assault", "2021-05-12", "12 May 2021"), beating, days)
    repair = next(repair for repair in only(check(case.facts, text)).repairs if repair.was == was)
    assert repair.becomes == becomes
    assert text[repair.passage.start : repair.passage.end] == was


def test_a_soft_date_counts_only_where_it_stands_in_its_own_sentence(case_of: Any) -> None:
    text = "Brod, 1 May 2021\n\nOn 6 June 2021 he was beaten. He was threatened. On May 9 he fled."
    case = case_of(text, "2021-05-01", "1 May 2021")
    soft = {"firmness": Firmness.SOFT}
    case.event("threat", "2021-06-06", "6 June 2021", clause="He was threatened", **soft)
    assert check(case.facts, text) == ()
    case.event("other", "2021-05-09", "May 9", clause="he fled", **soft)
    assert check(case.facts, text) == ()  # the year before may be meant
    case.event("assault", "2021-06-06", "6 June 2021", clause="he was beaten", **soft)
    assert only(check(case.facts, text)).rule == "reported-before-it-happened"


def test_a_stage_without_a_name_belongs_to_the_person_told_beside_it(case_of: Any) -> None:
    case = case_of(ARREST, "2021-05-04", "4 May 2021")
    case.event("arrest", "2021-04-12", "12 April 2021", victim="Vera Molnar")
    case.event("detention", "2012-04-14", "14 April 2012")
    assert only(check(case.facts, case.text)).repairs[0].becomes == "2021"


def test_a_year_that_we_reckoned_is_never_held_against_the_text(case_of: Any) -> None:
    text = "Brod, 3 January 2021\n\nOn December 29 he was beaten. Two days later, on December 31, he died."
    case = case_of(text, "2021-01-03", "3 January 2021")
    case.event("assault", "2021-12-29", "December 29")
    assert check(case.facts, text) == ()


@pytest.mark.parametrize(("days", "silent"), [((3, 3), True), ((4, 4), True), ((9, 9), False), ((1, 1), False)])
def test_a_duration_is_held_against_its_ends(case_of: Any, days: tuple[int, int], silent: bool) -> None:
    text = "From 18 to 21 February 2021 he was held for some days."
    case = case_of(text)
    held = case.event("detention", "2021-02-18/2021-02-21", "18 to 21 February 2021")
    case.relation("duration", held, held, days, "for some days")
    findings = check(case.facts, text)
    assert (findings == ()) is silent
    assert all(finding.rule == "distance-between-dates" for finding in findings)


@pytest.mark.parametrize(
    ("kind", "first", "second", "silent"),
    [
        ("after", "2018-06-03", "2018-07-05", False),
        ("after", "2018-07-05", "2018-07-05", True),
        ("after", "2018-07", "2018-07-05", True),
        ("same_day", "2018-07-06", "2018-07-05", False),
        ("same_day", "2018-07", "2018-07-05", True),
    ],
)
def test_the_order_of_the_text(case_of: Any, kind: str, first: str, second: str, silent: bool) -> None:
    case = case_of()
    later, earlier = case.event("release", first), case.event("arrest", second)
    case.relation(kind, later, earlier)
    assert (check(case.facts) == ()) is silent


def test_birth_lies_before_what_happens_to_the_person(case_of: Any) -> None:
    case = case_of()
    case.kinds["person:0"], case.labels["person:0"] = "person", "Ivo Brandt"
    case.fact("person:0", "person.name", "Ivo Brandt")
    case.fact("person:0", "person.birth", "2019-02-03", dated=True)
    case.event("arrest", "2018-07-05", victim="Ivo Brandt", label="the arrest of Ivo Brandt")
    finding = only(check(case.facts))
    assert finding.message.startswith("The arrest of Ivo Brandt (5 July 2018) is told of a person, and comes before")


def test_two_independent_slips_give_two_findings(case_of: Any) -> None:
    case = case_of(told="2019-06-14")
    for wrong, right in (("2014-06-11", "2019-06-10"), ("2017-03-02", "2019-03-01")):
        press = case.event("press_conference", wrong)
        case.relation("reports", press, case.event("threat", right))
    findings = check(case.facts)
    assert [(finding.repairs[0].was, finding.repairs[0].becomes) for finding in findings] == [
        ("2014", "2019"),
        ("2017", "2019"),
    ]


def test_what_the_text_says_is_suspected_before_what_was_told_of_it(case_of: Any) -> None:
    text = "On October 13, 2021, he was arrested."
    case = case_of(text, "2021-08-11")
    case.event("arrest", "2021-10-13", "October 13, 2021")
    repair = only(check(case.facts, text)).repairs[0]
    assert (repair.was, repair.becomes) == ("2021", "2020")


def test_digits_read_by_a_machine_are_suspected_before_typed_ones(case_of: Any) -> None:
    case = case_of()
    first = case.event("release", "2013-07-05")
    second = case.event("arrest", "2018-07-01", firmness=Firmness.OCR)
    case.relation("after", first, second)
    assert only(check(case.facts)).repairs[0].was == "2018"


def test_a_case_without_dates_is_silent(case_of: Any) -> None:
    case = case_of("nothing")
    case.event("arrest")
    assert check(case.facts, case.text) == ()
