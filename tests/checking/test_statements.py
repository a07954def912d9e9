"""Whole invented statements, read and checked: silent as they stand, and with one date broken the slip is named.

They are of the genre (urgent action, organisation's statement, alert) and full of dates that look odd and are right.
"""

from __future__ import annotations

import pytest

from tocsin.checking import check
from tocsin.domain.facts import Finding, Severity
from tocsin.reading import read
from tocsin.reading.facts import facts_of

PRESS = """Selmora, 21 March 2019

TWO EDITORS FOLLOWED AND THREATENED IN SELMORA

On 19 March 2019, a press conference of the editors Mara Holt and Jonas Reik was held in Selmora.

During the press conference, the editors reported threats and surveillance. On 12 March 2019, two \
unidentified men tried to abduct Mara Holt outside her home. On 15 March 2019, an unknown person phoned Jonas \
Reik and threatened him.

Mara Holt is a journalist from Sardovia. Since June 2017, she has lived in Selmora. In August 2018, she was \
beaten by unknown persons. Subsequently, in September 2018, the police closed the investigation.

Their appeal will be heard on 4 June 2019. The Lantern Foundation calls on the Ministry of Interior to protect them.
"""

ARREST = """LANTERN FOUNDATION

Port Elm, 9 November 2020

ORVANIA: RELEASE POET DARIA LENK

On 26 October 2020, police officers searched the flat of the poet Daria Lenk in Port Elm and seized her \
computer. She was arrested and taken to a police station.

On 28 October 2020, the Elm District Court ordered that she be held for two months in pre-trial detention. On \
3 November 2020, a prosecutor charged her with insult of the president.

Daria Lenk, born on 29 February 1988, had been arrested before. In May 2014 she was detained for three days \
after a reading. A year earlier, in April 2013, she had been fined.

The hearing is scheduled for 14 January 2021. Please send appeals before 20 December 2020.
"""

ALERT = """RIVER WATCH – ALERT

Tarn, 18 June 2021

Reporter attacked after story on the harbour

On June 3, 2021, two masked men beat the reporter Ilan Vesk in the stairwell of his house in Tarn. Four days \
later, on June 7, 2021, unidentified persons set fire to his car.

On Tuesday, 8 June 2021, Ilan Vesk complained to the police. On June 11, 2021, an unknown man phoned him and \
threatened to kill him.

The newspaper had published his story on the harbour in May 2021. In 2016 its office was searched. The new \
law will enter into force on 1 January 2022.
"""

STATEMENTS = {"press": PRESS, "arrest": ARREST, "alert": ALERT}


def findings(text: str) -> list[Finding]:
    return list(check(facts_of(read(text), text), text))


def contradictions(text: str) -> list[Finding]:
    return [finding for finding in findings(text) if finding.severity is Severity.CONTRADICTION]


@pytest.mark.parametrize("name", STATEMENTS)
def test_a_statement_without_a_slip_is_silent(name: str) -> None:
    assert [finding.message for finding in findings(STATEMENTS[name])] == []


SLIPS = [
    # a press conference before what it reports
    ("press", "On 19 March 2019", "On 19 March 2014", "reported-before-it-happened", "2019"),
    ("press", "On 19 March 2019", "On 19 March 2018", "reported-before-it-happened", "2019"),
    ("press", "On 19 March 2019", "On 19 March 2010", "reported-before-it-happened", "2019"),
    # what is told as done, after the telling
    ("press", "On 12 March 2019", "On 12 March 2020", "reported-before-it-happened", "2019"),
    ("press", "On 15 March 2019", "On 15 March 2029", "reported-before-it-happened", "2019"),
    ("arrest", "On 26 October 2020", "On 26 October 2021", "reported-before-it-happened", "2020"),
    ("arrest", "On 3 November 2020", "On 3 November 2022", "reported-before-it-happened", "2020"),
    ("alert", "On June 3, 2021", "On June 3, 2022", "distance-between-dates", "2021"),
    ("alert", "On June 11, 2021", "On June 11, 2023", "reported-before-it-happened", "2021"),
    # what followed from an arrest, before it
    ("arrest", "On 28 October 2020", "On 28 October 2002", "order-of-events", "2020"),
    ("arrest", "On 28 October 2020", "On 28 October 2010", "order-of-events", "2020"),
    ("arrest", "On 3 November 2020", "On 3 November 2002", "order-of-events", "2020"),
    # a number of days that the dates do not give
    ("alert", "Four days later", "Nine days later", "distance-between-dates", None),
    ("alert", "on June 7, 2021", "on June 17, 2021", "distance-between-dates", "June 7, 2021"),
    # the calendar
    ("alert", "On Tuesday, 8 June", "On Friday, 8 June", "weekday", "Tuesday"),
    ("alert", "Tuesday, 8 June 2021", "Tuesday, 8 June 2012", "weekday", "2021"),
    ("arrest", "29 February 1988", "29 February 1989", "no-such-date", None),
    ("press", "15 March 2019", "31 April 2018", "no-such-date", None),
]


@pytest.mark.parametrize(("name", "was", "becomes", "rule", "mended"), SLIPS)
def test_a_slip_is_named_with_what_mends_it(name: str, was: str, becomes: str, rule: str, mended: str | None) -> None:
    text = STATEMENTS[name].replace(was, becomes)
    assert text != STATEMENTS[name]
    found = contradictions(text)
    assert rule in [finding.rule for finding in found]
    finding = next(finding for finding in found if finding.rule == rule)
    begin = text.index(becomes)
    assert any(place and place.start < begin + len(becomes) and begin < place.end for place in finding.passages)
    if mended:
        assert finding.repairs[0].becomes == mended


@pytest.mark.parametrize(("name", "was", "becomes", "rule", "mended"), SLIPS)
def test_one_slip_raises_one_contradiction(name: str, was: str, becomes: str, rule: str, mended: str | None) -> None:
    found = contradictions(STATEMENTS[name].replace(was, becomes))
    assert len({finding.claims[0] for finding in found}) == 1


@pytest.mark.parametrize(
    ("name", "was", "becomes"),
    [
        ("press", "Since June 2017", "Since June 2007"),
        ("press", "In August 2018", "In August 2013"),
        ("press", "4 June 2019", "4 June 2020"),
        ("press", "On 12 March 2019", "On 12 March"),
        ("arrest", "In May 2014", "In May 2015"),
        ("arrest", "14 January 2021", "14 January 2023"),
        ("arrest", "20 December 2020", "20 December 2021"),
        ("arrest", "On 28 October 2020", "On 28 October"),
        ("arrest", "On 28 October 2020", "In October 2020"),
        ("alert", "In 2016", "In 2003"),
        ("alert", "1 January 2022", "1 January 2025"),
        ("alert", "Four days later", "Less than a week later"),
        ("alert", "Four days later", "Some days later"),
        ("alert", "On June 11, 2021", "On June 11"),
        ("alert", "on June 7, 2021", "on June 7"),
    ],
)
def test_other_dates_that_may_be_right_stay_silent(name: str, was: str, becomes: str) -> None:
    text = STATEMENTS[name].replace(was, becomes)
    assert text != STATEMENTS[name]
    assert [finding.message for finding in contradictions(text)] == []
