"""Plain text with marks: the words, line ends and encoding stay, and the questions stand at the end."""

from __future__ import annotations

import codecs

import msgspec
import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.vocabulary import LANGUAGES
from tocsin.intake.formats import plain
from tocsin.letters.marked_text import marked, with_marks, written
from tocsin.letters.questions import HEADINGS, CannotBeMarkedError, Question, Span
from tocsin.letters.quotations import Signs

TEXT = "Selmora, 21 March 2019\r\n\r\nOn Monday, 5 July 2030, “men” beat Vera Molnar.\r\n"
RUSSIAN = (
    "Лыск, 20 марта 2023 года.\r\nВ среду, 14 марта 2023 года, её задержали дома, и она обратилась к адвокату.\r\n"
)


def asked(data: bytes, passage: str, words: str = "Which day?\nPerhaps “30” instead of “31”?") -> Question:
    """A question about words of the text that the reader makes of a file."""
    text = plain.read(data).text
    start = text.index(passage)
    quoted = Signs.of(text).quotation(start, start + len(passage))
    assert quoted is not None
    return Question(1, words, (quoted,))


@pytest.mark.parametrize(
    ("text", "passage", "codec"),
    [
        (TEXT, "Monday, 5 July 2030", "utf-8"),
        (TEXT, "Monday, 5 July 2030", "utf-8-sig"),
        (TEXT, "Monday, 5 July 2030", "utf-16"),
        (TEXT, "Monday, 5 July 2030", "utf-16-le"),
        (TEXT, "Monday, 5 July 2030", "utf-16-be"),
        (TEXT, "Monday, 5 July 2030", "utf-32"),
        (TEXT, "Monday, 5 July 2030", "cp1252"),
        (TEXT.replace("\r\n", "\n"), "Monday, 5 July 2030", "utf-8"),
        (TEXT.replace("\r\n", "\r"), "Monday, 5 July 2030", "utf-8"),
        (RUSSIAN, "среду, 14 марта 2023", "cp1251"),
        (RUSSIAN, "среду, 14 марта 2023", "koi8-r"),
        (RUSSIAN, "среду, 14 марта 2023", "cp866"),
    ],
)
def test_the_copy_is_the_file_with_a_mark_and_its_questions(text: str, passage: str, codec: str) -> None:
    data = text.encode(codec)
    copy = marked(data, [asked(data, passage)]).decode(codec)
    body, _heading, questions = copy.partition("Questions (tocsin proofread)")
    end = text[-2:] if text.endswith("\r\n") else text[-1]
    assert body.replace(f"{passage}[1]", passage) == text + end
    assert f"{passage}[1]" in body
    assert questions.startswith(f"{end}{end}[1] Which day?{end}    Perhaps ")
    assert set(copy.replace(end, "")) & {"\r", "\n"} == set()


def test_the_byte_order_mark_stays_and_stands_once() -> None:
    data = TEXT.encode("utf-8-sig")
    copy = marked(data, [asked(data, "5 July")])
    assert copy.startswith(codecs.BOM_UTF8)
    assert copy.count(codecs.BOM_UTF8) == 1


def test_what_the_encoding_cannot_write_is_written_more_plainly() -> None:
    data = RUSSIAN.encode("koi8-r")
    copy = marked(data, [asked(data, "14 марта", "Perhaps “Łódź” – or “31”?")]).decode("koi8-r")
    assert '[1] Perhaps "??d?" - or "31"?' in copy


def test_a_question_that_the_encoding_has_no_letters_for_is_not_written_as_question_marks() -> None:
    data = TEXT.encode("cp1252")
    asked_in_ukrainian = msgspec.structs.replace(asked(data, "5 July 2030", "Яка дата правильна?"), language="uk")
    with pytest.raises(CannotBeMarkedError):
        marked(data, [asked_in_ukrainian])
    copy = marked(TEXT.encode(), [asked_in_ukrainian]).decode()
    assert copy.partition("Запитання (tocsin proofread)")[2].strip() == "[1] Яка дата правильна?"


def test_the_heading_is_there_in_every_language() -> None:
    assert tuple(HEADINGS) == LANGUAGES


def test_a_text_with_notes_of_its_own_gets_marks_that_cannot_be_taken_for_them() -> None:
    data = b"On 31 April 2019.[1]\n\n[1] A note."
    copy = marked(data, [asked(data, "31 April 2019")]).decode()
    assert copy.startswith("On 31 April 2019[Tocsin 1].[1]\n\n[1] A note.\n\nQuestions")
    assert "\n[Tocsin 1] Which day?" in copy


def test_two_questions_at_one_passage_and_one_without() -> None:
    data = b"On 31 April 2019 they came."
    one = asked(data, "31 April 2019")
    copy = marked(data, [one, Question(2, "Two?", one.places * 2), Question(3, "Three?")]).decode()
    assert copy.startswith("On 31 April 2019[1][2] they came.\n\n")
    assert copy.endswith("[2] Two?\n\n[3] Three?\n")


def test_nothing_to_ask_is_the_same_text() -> None:
    assert marked(TEXT.encode(), []) == TEXT.encode()


def test_a_file_that_would_not_come_back_the_same_is_not_marked() -> None:
    with pytest.raises(CannotBeMarkedError):
        written(b"\xff\xfe1", "1", "UTF-8")


@given(
    st.text(alphabet="ab \n\ré", max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(1, 3)), max_size=6)
)
def test_without_the_marks_it_is_the_text(text: str, places: list[tuple[int, int]]) -> None:
    spans = [Span(0, min(end, len(text)), number) for end, number in places]
    copy = with_marks(text, spans, [Question(number, "Why?") for number in (1, 2, 3)])
    body = copy[: copy.index("Questions (tocsin proofread)")]
    assert all(f"[{span.number}]" in body for span in spans)
    for number in (1, 2, 3):
        body = body.replace(f"[{number}]", "")
    assert body[: len(text)] == text
    assert not body[len(text) :].strip("\r\n")
