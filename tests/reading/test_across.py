"""A text in several languages: each part by its own grammar, every span in the whole, nobody joined on a likeness."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.rows import DAY, quoted, spans_of
from tocsin.domain.facts import Stance
from tocsin.reading import as_json, read, reader
from tocsin.reading.across import Leaf, drafts_of, page_text, persons_of
from tocsin.reading.draft import Draft
from tocsin.reading.languages import Part
from tocsin.reading.layout import lay_out
from tocsin.reading.model import PersonRead, RelationRead
from tocsin.reading.page import Told

EN = "On 3 May 2021 the police arrested Marta Velin at her home and took two of her computers."
DE = "Sie sagte, dass zwei Männer ihr von der Redaktion bis nach Hause gefolgt waren. https://lake.example/b"


def _told(*names: str, drafts: tuple[Draft, ...] = (), relations: tuple[RelationRead, ...] = ()) -> Told:
    persons = [PersonRead(name, (), (), None, ((9 * at, 9 * at + 5),)) for at, name in enumerate(names)]
    return Told(persons, (), drafts, (), relations, lambda sentence: False)


def _leaf(language: str, told: Told) -> Leaf:
    return Leaf(language, lay_out(""), told)


def _draft(start: int, *victims: str, perpetrator: str | None = None) -> Draft:
    return Draft(
        "arrest", None, None, None, victims, perpetrator, None, "done", Stance.ASSERTS, None, None,
        (start, start + 4), 0, 0, True, True, False, False, ((start, start + 4),),
    )  # fmt: skip


JOINED = [
    ("Marta Velin", "Марта Велин"),
    ("Tovan Mykhailo Orrel", "Тован Михайло Оррел"),
    ("Andrei Sarych", "Андрей Сарыч"),
]
APART = [
    ("Marta Velin", "Мария Велин"),
    ("Marta Velin", "Велин"),
    ("Velin", "Велин"),
    ("Oleksii Sarych", "Алексей Сарыч"),
    ("Marta Velin", "Велин Марта"),
]


@pytest.mark.parametrize(("latin", "cyrillic"), JOINED)
def test_the_same_name_letter_by_letter_is_an_alias(latin: str, cyrillic: str) -> None:
    persons, renamed = persons_of([_leaf("en", _told(latin)), _leaf("ru", _told(cyrillic))])
    assert [(person.name, person.aliases) for person in persons] == [(latin, (cyrillic,))]
    assert renamed == {cyrillic: latin}


@pytest.mark.parametrize(("latin", "cyrillic"), APART)
def test_a_likeness_is_left_to_a_person(latin: str, cyrillic: str) -> None:
    persons, renamed = persons_of([_leaf("en", _told(latin)), _leaf("ru", _told(cyrillic))])
    assert [person.name for person in persons] == [latin, cyrillic]
    assert renamed == {}


def test_two_of_one_name_on_a_page_are_joined_with_nobody() -> None:
    told = _told("Marta Velin", "Marta Veliin")
    persons, _ = persons_of([_leaf("en", told), _leaf("ru", _told("Марта Велин"))])
    assert len(persons) == 3


def test_events_go_by_their_place_and_name_the_person_that_is_kept() -> None:
    relation = RelationRead("before", 0, 1, (0, 1))
    first = _leaf("en", _told("Marta Velin", drafts=(_draft(50, "Marta Velin"), _draft(90)), relations=(relation,)))
    second = _leaf("ru", _told("Марта Велин", drafts=(_draft(70, "Марта Велин", perpetrator="Марта Велин"),)))
    _, renamed = persons_of([first, second])
    drafts, relations = drafts_of([first, second], renamed)
    assert [draft.span[0] for draft in drafts] == [50, 70, 90]
    assert drafts[1].victims == ("Marta Velin",)
    assert drafts[1].perpetrator == "Marta Velin"
    assert [(one.first, one.second) for one in relations] == [(0, 2)]


def test_a_page_is_as_long_as_the_text() -> None:
    parts = [Part((0, 3), "en"), Part((4, 7), "ru"), Part((8, 11), "en")]
    assert page_text("one два six", parts, "en") == "one \n\n\n six"
    assert page_text("one два six", parts, "ru") == "\n\n\n два \n\n\n"
    assert page_text("one two", [Part((0, 7), "en")], "en") == "one two"


@pytest.mark.parametrize("text", [f"{EN}\n\n{DE}", f"{DE}\n\n{EN}", f"{DE}\n\n{EN}\n\n{DE}"])
def test_what_is_in_an_unknown_language_is_kept_and_said(text: str) -> None:
    reading = read(text, date=DAY)
    assert [event.type for event in reading.events] == ["arrest", "search_seizure"][: len(reading.events)]
    assert reading.events
    assert [text[slice(*person.mentions[0])] for person in reading.persons] == ["Marta Velin"]
    unread = [part.span for part in reading.languages if not part.read]
    assert set(quoted(text, *unread)) == {DE}
    assert set(unread) <= set(reading.passed_over)
    assert "https://lake.example/b" in reading.citations
    assert as_json(reading)["languages"][0].keys() == {"language", "start", "end", "read"}


def test_a_text_that_nobody_here_reads_is_still_dated() -> None:
    reading = read(f"Port Harrow, 13.07.2018\n\n{DE}\n")
    assert (reading.language, reading.document_date) == ("de", "2018-07-13")


def test_a_text_that_is_too_long_is_read_in_part_and_says_so(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reader, "LONGEST", longest := 60_000)
    text = f"{EN}\n" + "It rained. " * (longest // 11) + f"\n{EN}"
    reading = read(text[: longest + 60])
    assert reading.cut_at is not None
    assert longest // 2 < reading.cut_at <= longest
    assert reading.passed_over[-1] == (reading.cut_at, longest + 60)
    assert all(end <= reading.cut_at for event in reading.events for _, end in event.passages)
    assert read(EN).cut_at is None


@settings(deadline=None, max_examples=60)
@given(st.lists(st.sampled_from([EN, DE, "Марта Велин", "\n", "Она сказала, что была дома и ничего не видела."])))
def test_every_span_lies_in_the_whole_text(pieces: list[str]) -> None:
    text = "\n".join(pieces)
    reading = read(text, date=DAY)
    assert all(0 <= start < end <= len(text) for start, end in spans_of(reading))
    for person in reading.persons:
        assert {text[slice(*span)] for span in person.mentions} <= {person.name, *person.aliases}
