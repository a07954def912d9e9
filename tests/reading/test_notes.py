"""Which sentence a note and an address support: told by a mark or by where they stand, else by nothing."""

from __future__ import annotations

import pytest

from tocsin.reading import as_json, read
from tocsin.reading.citations import LONGEST, find_citations
from tocsin.reading.layout import lay_out
from tocsin.reading.notes import find_notes

BODY = "Police held Marta Velin{0} She was freed.{1}\n\nHer brother fled{2}.\n\n"


def bound(text: str) -> dict[str, list[str]]:
    """By the number of a note, the sentences that it supports."""
    return {note.number: [text[start:end] for start, end in note.supports] for note in find_notes(lay_out(text))}


@pytest.mark.parametrize(
    ("marks", "notes"),
    [
        pytest.param((".¹", "²", "³"), "¹ The Courier.\n² An interview.\n³ The same.", id="raised"),
        pytest.param((".[1]", "[2]", "[3]"), "[1] The Courier.\n[2] An interview.\n[3] The same.", id="brackets"),
        pytest.param((".¹", "²", "³"), "Примечания\n\n1. Курьер.\n2. Интервью.\n3. Там же.", id="a list of notes"),
        pytest.param((".¹", "²", "³"), "¹ https://a.example/1\n\n² https://a.example/2\n\n³ Ibid.", id="apart"),
    ],
)  # fmt: skip
def test_a_mark_binds_a_note_to_its_sentence(marks: tuple[str, ...], notes: str) -> None:
    found = bound(BODY.format(*marks) + notes)
    assert [len(sentences) for sentences in found.values()] == [1, 1, 1]
    assert [sentences[0].split()[0] for sentences in found.values()] == ["Police", "She", "Her"]


def test_plain_figures_are_marks_where_notes_have_these_numbers() -> None:
    found = bound("Police held her.1 She was freed.2\n\nNotes\n\n1. The Courier.\n2. An interview.")
    assert found == {"1": ["Police held her.1"], "2": ["She was freed.2"]}


def test_a_mark_apart_from_its_sentence_still_belongs_to_it() -> None:
    text = "Police came. ¹ They left.\n\n¹ The Courier."
    assert bound(text)["1"] == ["Police came."] or bound(text)["1"] == ["Police came. ¹"]


def test_one_note_for_two_sentences_and_two_notes_for_one() -> None:
    found = bound("Police came.[1] They left.[1, 3] He fled.[2–3]\n\n[1] A.\n[2] B.\n[3] C.")
    assert {number: len(sentences) for number, sentences in found.items()} == {"1": 2, "2": 1, "3": 2}


def test_numbers_that_begin_again_go_with_the_notes_in_their_order() -> None:
    text = "One came.¹ Two left.²\n\nThree fell.¹\n\n¹ A.\n² B.\n¹ C."
    assert [[text[slice(*span)] for span in note.supports] for note in find_notes(lay_out(text))] == [
        ["One came.¹"], ["Two left.²"], ["Three fell.¹"],
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("In 2021 they came.\n\nThe year 20211 is wrong.", id="figures"),
        pytest.param("They ask:\n\n1. to free her;\n2. to pay.", id="demands"),
        pytest.param("An area of 5 km² was closed.", id="a square"),
    ],
)
def test_what_is_no_note(text: str) -> None:
    assert bound(text) == {}


SUPPORTS = [
    pytest.param("Police came (https://a.example/1). They left.", "Police came", id="in the sentence"),
    pytest.param("They took her. [https://a.example/1]", "They took her", id="in brackets behind it"),
    pytest.param("She was beaten.\nSource: https://a.example/1", "She was beaten.", id="a line below"),
    pytest.param("She was beaten.\n\nhttps://a.example/1", "She was beaten.", id="alone below"),
    pytest.param("Её избили.\n\nИсточник: https://a.example/1", "Её избили.", id="Russian"),
    pytest.param("Її побили.\n\nДжерело: https://a.example/1", "Її побили.", id="Ukrainian"),
    pytest.param("Została pobita.\n\nŹródło: https://a.example/1", "Została pobita.", id="Polish"),
    pytest.param("She was beaten.¹ He fled.\n\n¹ See https://a.example/1.", "She was beaten.¹", id="a note"),
    pytest.param("They left.\n\nSee https://a.example/1 for more.", "See https", id="words behind it"),
]


@pytest.mark.parametrize(("text", "begins"), SUPPORTS)
def test_what_an_address_supports(text: str, begins: str) -> None:
    whole = as_json(read(text, language="en"))
    assert whole["citations"] == ["https://a.example/1"]
    ((start, end),) = whole["citation_of"][0]
    assert text[start:end].startswith(begins)


def test_a_list_of_addresses_supports_nothing_that_the_text_tells() -> None:
    text = "She was beaten.\n\n¹ A note.\n\nLinks\n\nhttps://a.example/1\n\nhttps://a.example/2"
    assert read(text).citation_of == ((), ())


def test_every_address_has_its_list_of_sentences_and_every_span_lies_in_the_text() -> None:
    text = BODY.format(".¹", "²", "³") + "¹ https://a.example/1\n² www.b.example\n³ https://a.example/1"
    reading = read(text)
    assert len(reading.citation_of) == len(reading.citations) == 2
    assert [len(spans) for spans in reading.citation_of] == [2, 1]
    assert all(0 <= start < end <= len(text) for spans in reading.citation_of for start, end in spans)


@pytest.mark.parametrize(
    ("text", "address", "written"),
    [
        pytest.param(
            "https://a.ex\u200bample/1 x", "https://a.example/1", "https://a.ex\u200bample/1", id="zero width"
        ),
        pytest.param("https://a.example/1\u202egpj", "https://a.example/1", "https://a.example/1", id="direction"),
        pytest.param(
            "https://\u0430.example/1", "https://\u0430.example/1", "https://\u0430.example/1", id="homoglyph"
        ),
    ],
)
def test_signs_that_nobody_sees(text: str, address: str, written: str) -> None:
    assert find_citations(text) == ((address,), ((0, len(written)),))


def test_an_address_without_end_is_cut() -> None:
    ((address,), _spans) = find_citations("https://a.example/" + "x" * 100_000)
    assert len(address) <= LONGEST + len("https://")


def test_brackets_without_end_are_bounded() -> None:
    (addresses, _spans) = find_citations("https://a.example/" + ")" * 1_000_000)
    assert addresses == ("https://a.example/",)
