"""Whatever is read, a reading is whole: spans inside the text, the same twice, no exception."""

from __future__ import annotations

import json
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.rows import DAY, spans_of
from tocsin.checking import check
from tocsin.domain.dates import parse
from tocsin.reading import as_json, read
from tocsin.reading.citations import find_citations
from tocsin.reading.facts import facts_of
from tocsin.reading.layout import lay_out
from tocsin.reading.model import Reading

calm = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])

SCRAPS = [
    "Marta Velin", "Velin", "Ms", "Dr.", "police", "Police", "arrested", "were", "was", "beaten", "by", "on",
    "3 May 2021",
    "Three days later", "she", "the journalist", "they", "her", "Lakeside Union", "(LU)", "Ministry of Ports", "must",
    "calls on", "to release", "release", "should", ":", ";", ".", ",", "–", "“", "”", '"', "'s", "’s", "(", ")", "[1]",
    "\n", "\n\n", "- ", "1. ", "• ", "PLEASE SEND APPEALS BEFORE 1 MAY TO:", "Prosecutor General", "press conference",
    "During the press conference", "Subsequently", "said", "that", "According to", "tried to abduct", "denied",
    "https://lake.example/a", "@", "№", "Dovrin", "Activists", "and", "of", "the", "a", "two", "not", "UNIONIST HELD",
]  # fmt: skip
ODD = [
    "\x00", "\x07", "\x1b[31m", "\x7f", "\ufeff", "\u200b", "\u200e", "\u202e", "\u2028", "\u2029", "\x0b", "\x0c",
    "\x85",
    "\u0301", "é", "ß", "İ", "ǅ", "ﬁ", "🏳️‍🌈", "👩🏽‍⚖️", "𝔐𝔞𝔯𝔱𝔞", "Ⅳ", "½", "٣", "३", "一二三", "Жанна", "ةيرح", "\ud7ff",
    "\ue000", "\U0010ffff", "\u00ad", "\u00a0", "\u3000", "\t", "\r", "\r\n",
]  # fmt: skip


def _whole(text: str) -> Reading:
    """The reading of a text, after all that must hold of any."""
    reading = read(text, date=DAY)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    facts = facts_of(reading, text)
    assert {fact.entity for fact in facts.facts} <= facts.kinds.keys()
    json.dumps(as_json(reading, check(facts, text)))
    return reading


@calm
@given(st.text(max_size=300))
def test_any_text(text: str) -> None:
    assert _whole(text) == read(text, date=DAY)


@calm
@given(st.lists(st.sampled_from(SCRAPS), max_size=40).map(" ".join))
def test_heaps_of_the_words_that_rules_look_for(text: str) -> None:
    assert _whole(text) == read(text, date=DAY)


@calm
@given(st.lists(st.sampled_from([*SCRAPS, *ODD]), max_size=30).map("".join))
def test_heaps_of_words_and_odd_signs(text: str) -> None:
    _whole(text)


@pytest.mark.parametrize("sign", ODD, ids=[ascii(sign) for sign in ODD])
def test_an_odd_sign_at_either_end_hides_nothing(sign: str) -> None:
    core = " On 3 May 2021 police arrested Marta Velin. "
    reading = _whole(f"{sign}{core}{sign}")
    assert [event.type for event in reading.events] == ["arrest"]


@pytest.mark.parametrize("sign", ODD, ids=[ascii(sign) for sign in ODD])
def test_an_odd_sign_within_a_word_does_no_harm(sign: str) -> None:
    for at in range(0, 40, 3):
        core = "On 3 May 2021 police arrested Marta Velin."
        _whole(core[:at] + sign + core[at:])


LONG = [
    pytest.param("a" * 60_000, id="one word without an end"),
    pytest.param("A" * 60_000, id="one capital without an end"),
    pytest.param("Marta " * 4_000, id="one name without an end"),
    pytest.param("Marta Velin, " * 2_000, id="a list of one name"),
    pytest.param("((((" * 5_000, id="brackets that never close"),
    pytest.param("“" * 5_000 + "police arrested Marta Velin", id="quotes that never close"),
    pytest.param("3 May 2021 " * 1_000, id="dates in a row"),
    pytest.param("5, " * 5_000 + "May 2021", id="days without an end"),
    pytest.param("the " * 10_000, id="articles in a row"),
    pytest.param("calls on the OSCE and " * 1_000, id="a call that never asks"),
    pytest.param("must " * 5_000, id="demands in a row"),
    pytest.param("Union of " * 3_000, id="a body without an end"),
    pytest.param("https://lake.example/" + "a(" * 10_000, id="an address without an end"),
    pytest.param(" " * 60_000, id="spaces"),
    pytest.param("\n" * 60_000, id="lines"),
    pytest.param(". " * 20_000, id="stops"),
    pytest.param("M. " * 8_000, id="initials"),
    pytest.param("- \n" * 8_000, id="empty items"),
    pytest.param("Ministry of Ports (" * 1_500, id="short forms that never end"),
]


@pytest.mark.parametrize("text", LONG)
def test_a_line_without_an_end_is_read(text: str) -> None:
    reading = read(text, date=DAY)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))


PARAGRAPHS = [
    "On 3 May 2021 police arrested journalist Marta Velin in Dovrin.",
    "Three days later, on 6 May 2021, she was beaten by guards.",
    "The Lakeside Union (LU) calls on the Ministry of Ports to free her by 30 June 2021.",
    "The LU was founded in 1998. See https://lake.example/a.",
    "At a press conference on 9 May 2021, activists Tovan Orrel and Ilva Mokk said that men had followed them.",
    "– release Marta Velin;",
    "UNIONIST HELD IN ORVANIA",
    "“They came last week,” Orrel said.",
]
statements = st.lists(st.sampled_from(PARAGRAPHS), max_size=8).map("\n\n".join)


@calm
@given(statements)
def test_statements_of_any_order(text: str) -> None:
    reading = _whole(text)
    assert [person.mentions for person in reading.persons] == [tuple(sorted(p.mentions)) for p in reading.persons]
    assert [body.mentions for body in reading.organisations] == [
        tuple(sorted(b.mentions)) for b in reading.organisations
    ]


@calm
@given(statements)
def test_persons_and_bodies_never_share_a_place(text: str) -> None:
    reading = read(text, date=DAY)
    spans = sorted({span for one in (*reading.persons, *reading.organisations) for span in one.mentions})
    assert all(before[1] <= after[0] for before, after in pairwise(spans))


@calm
@given(statements)
def test_dates_are_edtf_and_stand_on_their_words(text: str) -> None:
    for event in read(text, date=DAY).events:
        assert (event.date is None) == (event.date_span is None) == (event.date_basis is None)
        if event.date is not None and event.date_span is not None:
            assert parse(event.date).text == event.date
            assert text[slice(*event.date_span)] == event.date_text


@calm
@given(statements)
def test_what_is_passed_over_is_told_by_no_event(text: str) -> None:
    reading = read(text, date=DAY)
    told = [span for event in reading.events for span in event.passages]
    for start, end in reading.passed_over:
        assert not any(start < last and first < end for first, last in told)


@calm
@given(statements)
def test_passages_are_whole_sentences_of_the_layout_or_lie_inside_one(text: str) -> None:
    sentences = [(sentence.start, sentence.end) for sentence in lay_out(text).sentences]
    for event in read(text, date=DAY).events:
        assert any(first <= event.start and event.end <= last for first, last in sentences)


@calm
@given(statements, st.integers(0, 3))
def test_empty_lines_around_a_statement_move_spans_and_nothing_else(text: str, lines: int) -> None:
    moved = read("\n" * lines + text + "\n" * lines, date=DAY)
    here = read(text, date=DAY)
    assert [(event.type, event.date, event.victims) for event in moved.events] == [
        (event.type, event.date, event.victims) for event in here.events
    ]
    assert [event.start - lines for event in moved.events] == [event.start for event in here.events]


@calm
@given(statements)
def test_citations_are_those_of_the_text(text: str) -> None:
    reading = read(text, date=DAY)
    assert (reading.citations, reading.citation_spans) == find_citations(text)
