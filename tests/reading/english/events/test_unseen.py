"""Rules that statements asked for which nobody had tuned on: what they read, and what they leave."""

from __future__ import annotations

import pytest

from support.rows import reading_of

MARTA, TOVAN = "Marta Velin", "Boris Orrel"
BOTH = (MARTA, TOVAN)


def _told(text: str) -> list[tuple[str, str | None, tuple[str, ...]]]:
    return [(event.type, event.date, event.victims) for event in reading_of(text).events]


HITS = [
    # abbreviated titles end no list
    ("On 3 May 2021 Mr. Boris Orrel and Ms. Marta Velin were arrested.", ("arrest", "2021-05-03", (TOVAN, MARTA))),
    ("Guards beat Mr. Boris Orrel on 3 May 2021.", ("assault", "2021-05-03", (TOVAN,))),
    # those told of last
    ("Police arrested Marta Velin and Boris Orrel on 3 May 2021. Both were beaten.", ("assault", "2021-05-03", BOTH)),
    (
        "Lawyers Marta Velin and Boris Orrel spoke. On 3 May 2021 both lawyers were arrested.",
        ("arrest", "2021-05-03", BOTH),
    ),
    # the object of a pattern as the subject of its passive
    ("Marta Velin's appeal was dismissed on 3 May 2021.", ("appeal_court", "2021-05-03", (MARTA,))),
    ("On 3 May 2021 Marta Velin's accounts were frozen.", ("restriction", "2021-05-03", (MARTA,))),
    # what was brought against whom
    ("On 3 May 2021 charges were brought against Marta Velin.", ("charge", "2021-05-03", (MARTA,))),
    ("Marta Velin, against whom a warrant was issued on 3 May 2021, fled.", ("charge", "2021-05-03", (MARTA,))),
    # done upon a thing of somebody's
    ("On 3 May 2021 a tracker was attached to Marta Velin's car.", ("surveillance", "2021-05-03", (MARTA,))),
    # among those
    ("Marta Velin was among those arrested on 3 May 2021.", ("arrest", "2021-05-03", (MARTA,))),
    ("Among those arrested on 3 May 2021 was Marta Velin.", ("arrest", "2021-05-03", (MARTA,))),
    # callings with a complement ahead of a name, and lists of names that explain a group
    ("Another member of the group, Boris Orrel, was shot dead in May 2015.", ("killing", "2015-05", (TOVAN,))),
    (
        "Two of his colleagues, Marta Velin and Boris Orrel, were arrested on 3 May 2021.",
        ("arrest", "2021-05-03", BOTH),
    ),
    # a relative clause that is closed keeps its date
    (
        "According to a man who was freed on 6 May 2021, Marta Velin was beaten.",
        ("assault", None, (MARTA,)),
    ),
    ("Boris Orrel defended Marta Velin, who was shot and wounded in 2020.", ("assault", "2020", (MARTA,))),
    # counsel act for their clients
    (
        "Marta Velin wept. Her lawyer, Boris Orrel, lodged an appeal on 3 May 2021.",
        ("appeal_court", "2021-05-03", (MARTA,)),
    ),
    ("Marta Velin is a poet. According to Boris Orrel, his client was beaten.", ("assault", None, (MARTA,))),
    # a paragraph that opens with a day
    (
        "On the evening of 3 May 2021 Marta Velin stood before the embassy. Two men sprayed Velin with gas.",
        ("assault", "2021-05-03", (MARTA,)),
    ),
    # neighbours and the family
    (
        "In May 2021 two strangers questioned Marta Velin's neighbours.",
        ("surveillance", "2021-05", ("Marta Velin's neighbours",)),
    ),
]


@pytest.mark.parametrize(("text", "wanted"), HITS)
def test_it_is_read(text: str, wanted: tuple[str, str | None, tuple[str, ...]]) -> None:
    assert wanted in _told(text)


SILENT = [
    "Does the Commission know that Marta Velin was arrested on 3 May 2021?",
    "The detention centre of Dovrin was opened on 3 May 2021.",
    "The ministry denied that any prisoner had been beaten.",
    "The library rejected the application of Marta Velin on 3 May 2021.",
    "Marta Velin handed over the keys on 3 May 2021.",
    "Both wore green coats on 3 May 2021.",
    "The wounded were among those at the table.",
    "Marta Velin noticed a mistake on 3 May 2021.",
]


@pytest.mark.parametrize("text", SILENT)
def test_it_is_left(text: str) -> None:
    assert _told(text) == []


LIFE = """Political prisoners: Boris Orrel

Boris Orrel is a historian.

13 December 2016 – arrested at his home.
27 January 2018 – released on his own recognisance; charged again in the evening.
14 June 2018 – the Supreme Court quashes the acquittal.
"""


def test_a_list_of_dates_is_about_the_one_it_tells_of() -> None:
    told = _told(LIFE)
    assert ("arrest", "2016-12-13", (TOVAN,)) in told
    assert ("release", "2018-01-27", (TOVAN,)) in told
    assert ("charge", "2018-01-27", (TOVAN,)) in told
    assert ("appeal_court", "2018-06-14", (TOVAN,)) in told


def test_a_date_within_a_sentence_opens_no_list() -> None:
    assert _told("13 December 2016 was cold. Nobody was arrested.") == []
