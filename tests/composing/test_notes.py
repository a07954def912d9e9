"""Footnotes stand to what is published and may be named, and to nothing else."""

from __future__ import annotations

import pytest

from support.dossiers import Case, everything, letter_of
from tocsin.composing.letter import PartKind
from tocsin.composing.notes import bare_date


def published(case: Case, key: str, **values: str) -> None:
    case.add("group", "light", name="Harbour Light")
    case.add("statement", key, publishable="true", **values)
    case.statement = key


@pytest.mark.parametrize(
    ("values", "text", "url"),
    [
        (
            {"title": "Held in Brod", "publisher": "light", "date": "2026-11-12"},
            "“Held in Brod”, Harbour Light, 12 November 2026",
            "",
        ),
        ({"title": "Held", "citation": "Bulletin 4"}, "“Bulletin 4”", ""),
        ({"title": "Held", "url": "https://a.example/1"}, "“Held”", "https://a.example/1"),
        ({"url": "https://a.example/1"}, "", "https://a.example/1"),
    ],
)
def test_footnotes_name_published_statements(values: dict[str, str], text: str, url: str) -> None:
    case = Case()
    published(case, "s", **values)
    case.event("e", "arrest")
    notes = letter_of(case).footnotes
    assert [(note.number, note.text, note.url) for note in notes] == [(1, text, url)]


@pytest.mark.parametrize("flag", ["false", None, "doubt"])
def test_nothing_else_is_cited(flag: str | None) -> None:
    case = Case()
    case.add("statement", "s", title="Held in Brod")
    if flag:
        value = case.disputed(case.say("true"), case.say("false")) if flag == "doubt" else flag
        case.add("statement", "s", title="Held in Brod", publishable=value)
    case.statement = "s"
    case.event("e", "arrest")
    assert letter_of(case).footnotes == ()
    assert "Held in Brod" not in everything(letter_of(case))


def test_a_published_statement_without_anything_to_name_it_by() -> None:
    case = Case()
    published(case, "s")
    case.event("e", "arrest")
    assert letter_of(case).footnotes == ()


def test_footnotes_are_numbered_as_a_reader_meets_them_and_stand_once_in_a_paragraph() -> None:
    case = Case()
    published(case, "late", title="Late")
    case.event("e0", "killing", date="2020", instrument="a knife")
    published(case, "early", title="Early")
    case.event("e1", "arrest", date="2019")
    letter = letter_of(case)
    assert [note.text for note in letter.footnotes] == ["“Early”", "“Late”"]
    events = letter.part(PartKind.EVENTS)
    assert events
    assert [[s.notes for s in p.sentences] for p in events.paragraphs] == [[(1,)], [(2,), ()]]


def test_a_name_from_a_published_statement_does_not_lend_it_to_a_private_one() -> None:
    case = Case()
    published(case, "s", title="Open")
    case.grown("a", "Ilona Varga")
    case.statement = "private"
    case.event("e", "arrest", "a")
    assert letter_of(case).footnotes == ()


@pytest.mark.parametrize(
    ("text", "bare"),
    [
        ("2018-07-05", "5 July 2018"),
        ("2018-07", "July 2018"),
        ("2018", "2018"),
        ("2017-03/..", "since March 2017"),
        ("2018~", "about 2018"),
    ],
)
def test_a_date_without_its_preposition(text: str, bare: str) -> None:
    assert bare_date(text) == bare


def test_a_title_with_a_hidden_name_is_cited_without_it() -> None:
    case = Case()
    case.add("person", "x", name="Danylo Zięba")
    published(case, "s", title="Danylo Zięba held", url="https://news.example/zieba")
    case.event("e", "arrest")
    letter = letter_of(case)
    assert [(note.text, note.url) for note in letter.footnotes] == [("“Another person held”", "")]
    assert any(gap.entity == "x" for gap in letter.gaps)


def test_a_footnote_nobody_looked_at_marks_the_letter() -> None:
    case = Case()
    case.add("statement", "s", title=case.say("Held", looked=False), publishable="true")
    case.statement = "s"
    case.event("e", "arrest")
    assert letter_of(case).nobody_looked
