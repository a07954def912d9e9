"""The closed list of errors, with every reason within, in the languages of the desk: all say it, and name the same."""

from __future__ import annotations

import ast
import re
from functools import cache
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from django.utils.translation import gettext, override

from support.messages_tool import messages
from support.web_case import Ids
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import PUBLIC, QUESTIONS
from tocsin.domain.errors import (
    BadDate,
    BadTable,
    BadValue,
    BriefProblem,
    Cause,
    MustNotLeave,
    NoSuch,
    ReasonMissing,
    every_error,
    joined,
    of_the_system,
)
from tocsin.domain.redaction import What
from tocsin.domain.terms import thesaurus
from tocsin.letters.opened import within
from tocsin.web.at_the_desk import CAUSES, SENTENCES
from tocsin.web.sentences import cause_words, not_read_words, place_words, said, strike_words, telling_words

SOURCES = Path(__file__).resolve().parent.parent.parent / "src" / "tocsin"
LEFT_OUT = {  # English words that a translation does without: what kind of thing, and the fault as the code names it
    "There is no such {what} here. Nothing was written.": {"what"},
    "There is no {what} called “{word}”. Nothing was written. Choose one that the page offers.": {"what"},
    "More than one {what} fits those words. Nothing was written. Open its own page, and do it there.": {"what"},
    "The {what} is of the format “{format}”, which this version of Tocsin does not know. Nothing was changed. "
    "Open it with a newer version.": {"what"},
    "change {seq}: {fault}": {"fault"},
    "change {number}: {fault}": {"fault"},
    "{month} {year} has {days} days": {"month", "year"},
}
IN_THE_TERMINAL = frozenset(  # what only a command does, so that its error is met nowhere else
    {
        "AlteredModel",
        "BadEntry",
        "BadModel",
        "CannotWriteCopy",
        "DamagedCopy",
        "NotAModel",
        "NothingWhole",
        "PortTaken",
        "RemovedBefore",
        "UnfitDatabase",
        "WouldOverwrite",
    }
)
COMMAND = re.compile(r"`tocsin|(?<!\S)--\w|docs/|apt install")
LATIN = re.compile(r"[A-Za-z]{3,}")


@cache
def every() -> list[str]:
    """Every sentence and every reason, in English."""
    return sorted({message for _, message in (*messages.errors(), *messages.causes())})


def names(sentence: str) -> set[str]:
    """What is put into a sentence."""
    return {name for _, name, _, _ in Formatter().parse(sentence) if name}


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_every_sentence_and_reason_is_said_in_every_language_and_names_the_same(language: str) -> None:
    with override(language):
        said_so = {sentence: gettext(sentence) for sentence in every()}
    english = [one for one, words in said_so.items() if words == one and LATIN.search(re.sub(r"\{\w+\}", "", one))]
    assert english == []
    other = [one for one, words in said_so.items() if names(words) != names(one) - LEFT_OUT.get(one, set())]
    assert other == []


def test_the_closed_list_is_gathered_whole() -> None:
    gathered = {message for _, message in messages.errors()}
    assert gathered == {SENTENCES.get(error, error.sentence) for error in every_error()}
    assert {"it was withdrawn", "permission denied", "the file is empty", "there is no month {month}"} <= set(every())


def test_what_is_left_out_is_still_said() -> None:
    assert set(LEFT_OUT) <= set(every())


def test_nobody_at_the_desk_is_sent_to_a_terminal() -> None:
    sentences = {error.__name__: SENTENCES.get(error, error.sentence) for error in every_error()}
    assert (
        {name for name, sentence in sentences.items() if COMMAND.search(sentence)} <= IN_THE_TERMINAL <= set(sentences)
    )
    assert [sentence for _, sentence in messages.causes() if COMMAND.search(sentence)] == []


def test_what_the_desk_says_in_its_own_way_is_said_by_an_error() -> None:
    assert set(CAUSES) <= {words for _, words, _ in causes_in_the_code()}
    for error, sentence in SENTENCES.items():
        assert names(sentence) <= names(error.sentence)
    for cause, sentence in CAUSES.items():
        assert names(sentence) <= names(cause)


def test_every_reason_stands_in_the_code_with_its_words_and_gets_what_it_names() -> None:
    for place, words, given in causes_in_the_code():
        assert names(words) == given, place


def causes_in_the_code() -> list[tuple[str, str, set[str]]]:
    """Each `Cause("…", …)`: where it stands, its words, and the names of what it gets."""
    found = []
    for path in sorted(SOURCES.rglob("*.py")):
        code = path.read_text("utf-8")
        if path.name == "cause.py" or "Cause(" not in code:
            continue
        for node in ast.walk(ast.parse(code)):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id == "Cause":
                where = f"{path.relative_to(SOURCES)}:{node.lineno}"
                words = node.args[0]
                assert isinstance(words, ast.Constant), f"{where}: its words are not written there"
                found.append((where, str(words.value), {str(one.arg) for one in node.keywords}))
    return found


def test_a_sentence_is_said_in_the_language_of_the_page() -> None:
    bad = BadDate(text="{then}", why=Cause("there is no month {month}", month="13"))
    assert said(bad) == str(bad)
    with override("uk"):
        assert said(bad).startswith("«{then}» — не дата, яку можна зберегти: місяця 13 немає.")
        assert said(NoSuch(what="claim")) == "Тут такого немає. Нічого не записано."
        assert said(ReasonMissing()).startswith("Напишіть чому.")


@pytest.mark.parametrize(
    ("property_id", "label"), [("person.name", "Ім’я"), ("words", "Слова тексту"), ("no.such", "no.such")]
)
def test_a_field_is_called_what_the_desk_calls_it(property_id: str, label: str) -> None:
    with override("uk"):
        told = said(BadValue(property=property_id, why=Cause("it is empty")))
    assert told == f"Поле «{label}» не може мати такого значення: тут порожньо. Нічого не записано."


def test_a_reason_in_a_reason_is_said_too_and_numbers_as_the_language_groups_them() -> None:
    rows = [
        Cause("Line {line}: {fault}.", line=12345, fault=Cause("{column} is empty", column="office")),
        Cause("Line {line}: “{key}” stands there twice.", line=3, key="{ombud}"),
    ]
    with override("pl"):
        assert (
            cause_words(joined(rows, " "))
            == "Wiersz 12\xa0345: pole „office” jest puste. Wiersz 3: „{ombud}” stoi dwa razy."
        )
    assert "Line 12,345: office is empty. Line 3" in str(BadTable(why=joined(rows, " ")))


def test_kinds_and_strikes_are_said_in_the_language() -> None:
    with override("ru"):
        assert cause_words(Cause("it cannot point at a {kind}", kind="event")).endswith(": Событие")
        place = Cause("{place} ({strike}, {handle})", place="a.txt", strike=What.PHONE, handle="person-aaaaa")
        assert "a.txt (номер телефона, person-aaaaa)" in said(MustNotLeave(places=joined([place])))


def test_a_key_of_a_brief_is_called_as_in_the_form_and_a_question_is_asked_in_the_language() -> None:
    late = BriefProblem(key="reply_by", why=Cause("is needed"))
    asked = Cause("{who} is named and has not been asked yet: “{question}”", who="person-a", question=QUESTIONS[PUBLIC])
    with override("uk"):
        assert "«Відповідь до, наприклад 2026-12-11»: потрібно вказати" in said(late)
        assert "«Чи можна, щоб це читали всі, з вашим ім’ям" in cause_words(asked)


def test_what_the_system_says_is_on_the_list() -> None:
    with override("pl"):
        assert cause_words(of_the_system(PermissionError(13, "Permission denied"))) == "brak uprawnień"
        assert cause_words(of_the_system(OSError("whatever"))) == "system odmawia"


def test_every_kind_of_strike_and_of_telling_has_words() -> None:
    assert len({strike_words(one) for one in What}) == len(What)
    assert len({telling_words(one) for one in Telling}) == len(Telling)


def test_the_desk_says_it_so(browser: Any, ids: Ids) -> None:
    browser.client.cookies["tocsin-language"] = "pl"
    page = browser.post(f"/value/{ids.value}", {"do": "back", "because": " "}).content.decode()
    assert "Napisz dlaczego" in page
    assert "Write why" not in page


def test_what_an_officer_should_know_of_a_letter_is_said_too() -> None:
    kind = thesaurus("event_types").term("release")
    with override("uk"):
        undated = cause_words(Cause("It is not recorded when it happened ({event}).", event=kind))
        absent = cause_words(
            Cause("“{property}” is {absent}; the letter does not say so.", property="event.date", absent="not_asked")
        )
        long_ago = Cause("The address of “{office}” was last checked on {day}.", office="Ombud", day="2025-11-05")
        checked = cause_words(long_ago)
    assert undated == "Не записано, коли це сталося (звільнення)."
    assert absent.endswith("»: ще не питали; лист цього не каже.")
    assert checked == "Адресу «Ombud» востаннє перевірено 5 листопада 2025 року."


def test_a_place_in_a_file_is_said_too() -> None:
    place = within(within("PDF", Cause("page {number}", number="3")), Cause("a comment"))
    assert place == "PDF, page 3, a comment"
    with override("uk"):
        assert place_words(place) == "PDF, сторінка 3, примітка"
        assert place_words("letter.txt") == "letter.txt"


@pytest.mark.parametrize(
    ("reading", "words"),
    [("kept, not read: the file is empty", "plik jest pusty"), ("kept, not read: ein Rest", "ein Rest"), ("read", "")],
)
def test_why_something_is_not_read_is_said_too(reading: str, words: str) -> None:
    with override("pl"):
        assert not_read_words(reading) == words


def test_the_first_case_is_called_in_the_language_of_the_page(browser: Any) -> None:
    assert ">Вхідні</a>" in browser.get("/", HTTP_ACCEPT_LANGUAGE="uk").content.decode()
    assert ">Inbox</a>" in browser.get("/", HTTP_ACCEPT_LANGUAGE="en").content.decode()


def test_a_call_is_titled_in_the_language_in_which_it_was_typed(browser: Any, ids: Ids) -> None:
    typed = {"words": "Двоє чоловіків.", "channel": "phone"}
    browser.post(f"/case/{ids.case}/call", typed, HTTP_ACCEPT_LANGUAGE="uk")
    assert ">Дзвінок, 20" in browser.get(f"/case/{ids.case}").content.decode()
