"""The paragraphs of a letter as fields take them, and the letter that was typed there."""

from __future__ import annotations

import pytest

from support.dossiers import TODAY
from support.tongues import brief_in_four, case_in
from tocsin.composing.came_back import HEADING, Head, letter_of
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.limits import written_from_a_brief
from tocsin.composing.template import template
from tocsin.domain.sent import Line
from tocsin.letters.docx import to_docx
from tocsin.letters.reading_back import WordLetter, WordParagraph, read_back
from tocsin.letters.taken_apart import our_sentences, take_apart
from tocsin.letters.text import to_text
from tocsin.letters.typed import fields_of, typed_over


def made(language: str = "en", name: str = "urgent-appeal") -> Letter:
    return compose(case_in(language).dossier, brief_in_four(), name, today=TODAY, language=language)


def again(letter: Letter, typed: WordLetter) -> Letter:
    lines = [Line(row.place, row.text, row.claims) for row in letter.basis_table() if row.claims]
    found = take_apart(typed, our_sentences(read_back(to_docx(letter)), lines))
    head = Head(letter.kind, letter.number, letter.version, letter.day, letter.language, letter.sender)
    remade = letter_of(head, found.blocks, found.notes, ())
    assert remade is not None
    return remade


@pytest.mark.parametrize(
    ("name", "language"), [(name, tongue) for name in written_from_a_brief() for tongue in template(name).languages]
)
def test_a_form_that_is_sent_as_it_came_changes_nothing(name: str, language: str) -> None:
    letter = made(language, name)
    word = read_back(to_docx(letter))
    fields = fields_of(word)
    same = typed_over(word, {one.number: one.text.replace("\n", "\r\n") for one in fields})
    assert to_text(again(letter, same)) == to_text(letter)
    assert same.notes == word.notes
    assert fields[0].style == "Title"
    assert fields[0].text == letter.title.text


def paragraphs(word: WordLetter) -> list[tuple[str, str, list[str]]]:
    return [(one.style, one.raw, [note for _, note in one.notes]) for one in word.paragraphs]


def letter_with(*paragraphs: WordParagraph) -> WordLetter:
    return WordLetter(
        "Appeal", "en-GB", "Quay Centre", paragraphs, {"footnote 1": "A report", "footnote 2": "B"}, (), ()
    )


def said(style: str, text: str, *notes: tuple[int, str]) -> WordParagraph:
    return WordParagraph(style, [text], list(notes))


WHOLE = letter_with(
    said("Meta", "Appeal UA 7/2020"),
    said("Title", "Ilona Varga"),
    said(HEADING, "What happened"),
    said("Normal", "She was threatened. Then again.", (19, "footnote 1"), (31, "footnote 2")),
    said(HEADING, "What we ask"),
    said("ListNumber", "Open a case."),
    said("Addressed", "To: Prosecutor"),
    said(HEADING, "To whom"),
    said("Address", "Prosecutor\n1 Quay"),
    said("AddressNote", "Address checked on 1 May"),
)


def test_a_field_shows_its_heading_its_notes_and_what_stays_below_it() -> None:
    assert [(one.number, one.heading, one.text, one.below) for one in fields_of(WHOLE)] == [
        (1, "", "Ilona Varga", ""),
        (3, "What happened", "She was threatened.[1] Then again.[2]", ""),
        (5, "What we ask", "Open a case.", "To: Prosecutor"),
        (8, "To whom", "Prosecutor\n1 Quay", "Address checked on 1 May"),
    ]


def test_each_line_is_a_paragraph_and_takes_with_it_what_stands_below() -> None:
    typed = typed_over(WHOLE, {5: "Open a case.\n\nFree her.", 8: "Prosecutor\n2 Quay"})
    assert paragraphs(typed)[4:] == [
        (HEADING, "What we ask", []),
        ("ListNumber", "Open a case.", []),
        ("Addressed", "To: Prosecutor", []),
        ("ListNumber", "Free her.", []),
        ("Addressed", "To: Prosecutor", []),
        (HEADING, "To whom", []),
        ("Address", "Prosecutor\n2 Quay", []),
        ("AddressNote", "Address checked on 1 May", []),
    ]


def test_what_is_emptied_is_left_out_with_its_heading_and_its_notes() -> None:
    typed = typed_over(WHOLE, {3: " \n", 5: "", 8: ""})
    assert paragraphs(typed) == [("Meta", "Appeal UA 7/2020", []), ("Title", "Ilona Varga", [])]
    assert typed.notes == {}


def test_a_note_stays_where_its_figure_stands_and_a_figure_of_none_is_words() -> None:
    typed = typed_over(WHOLE, {3: "She was threatened[2] twice [9]."})
    assert paragraphs(typed)[3] == ("Normal", "She was threatened twice [9].", ["footnote 2"])
    assert typed.paragraphs[3].notes == [(18, "footnote 2")]
    assert typed.notes == {"footnote 2": "B"}


def test_what_nobody_sees_is_not_typed_and_fixed_lines_stay() -> None:
    typed = typed_over(WHOLE, {0: "Appeal X", 1: "Il\u200bona\ufffe\n\nVarga\x07", 2: "Other", 99: "more"})
    assert paragraphs(typed)[:3] == [
        ("Meta", "Appeal UA 7/2020", []),
        ("Title", "Ilona Varga", []),
        (HEADING, "What happened", []),
    ]
