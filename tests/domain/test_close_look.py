"""A line with two of an age, a place and a relation is shown to a person; everyday lines of letters are not."""

from __future__ import annotations

import pytest

from tocsin.domain.close_look import Hint, close_look

AGE, PLACE, RELATION = Hint.AGE, Hint.PLACE, Hint.RELATION


@pytest.mark.parametrize(
    ("line", "hints"),
    [
        ("Her youngest son, aged 9, goes to the harbour school.", (AGE, PLACE, RELATION)),
        ("A nine-year-old pupil of the school by the quay was followed.", (AGE, PLACE)),
        ("The 14-year-old daughter of the baker saw it.", (AGE, RELATION)),
        ("Her mother was asked to come to Korvat.", (PLACE, RELATION)),
        ("Її 9-річний син ходить до школи біля порту.", (AGE, PLACE, RELATION)),
        ("Про це розповіла 14-річна донька пекаря.", (AGE, RELATION)),
        ("Её 9-летний сын ходит в школу у порта.", (AGE, PLACE, RELATION)),
        ("Об этом рассказала сестра в возрасте 14 лет.", (AGE, RELATION)),
        ("Jej 9-letni syn chodzi do szkoły przy porcie.", (AGE, PLACE, RELATION)),
        ("Siostra w wieku 14 lat widziała to z okna.", (AGE, RELATION)),
    ],
)
def test_what_a_person_should_look_at(line: str, hints: tuple[Hint, ...]) -> None:
    (look,) = close_look(f"Dear Prosecutor,\n\n  {line.replace(' ', chr(10), 3)}\n\nYours", ["Korvat"])
    assert (look.line, look.hints) == (line, hints)


@pytest.mark.parametrize(
    "line",
    [
        "On 5 July 2018 a journalist was threatened in Korvat.",
        "Open an investigation without delay and tell us the number of the file.",
        "14 Mole Street, Ostrava Bay, Orvania",
        "He was sentenced to 9 years in a prison in Korvat.",
        "У липні 2018 року журналістці погрожували в місті Корват.",
        "Его приговорили к 9 годам в колонии в городе Корват.",
        "W lipcu 2018 roku grożono dziennikarce w mieście Korvat.",
        "The person is a member of the Harbour Light since 2014.",
    ],
)
def test_what_says_nobody_is_not_shown(line: str) -> None:
    assert close_look(line, ["Korvat"]) == ()


def test_each_line_is_shown_once() -> None:
    line = "Her son, aged 9, saw it."
    assert len(close_look(f"{line} {line}\n\n{line}\n")) == 1


def test_a_paragraph_that_holds_all_three_is_shown_whole() -> None:
    paragraph = "He is aged 9. He lives with his mother. They moved to Korvat."
    (look,) = close_look(f"Something else.\n\n{paragraph}\n", ["Korvat"])
    assert (look.line, look.hints) == (paragraph, (AGE, PLACE, RELATION))
    assert close_look(paragraph.replace(" ", "\n\n"), ["Korvat"]) == ()
