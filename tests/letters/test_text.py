"""Plain text, basis sheet and names of files."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from support.dossiers import TODAY, Case, brief, letter_of
from support.harbour import harbour, harbour_case
from tocsin.composing.brief import parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.template import example_brief
from tocsin.letters.naming import label, letter_name, tied
from tocsin.letters.text import to_basis_text, to_text

GOLDEN = Path(__file__).parent.parent / "golden"


def harbour_letter() -> Letter:
    return compose(harbour(), parse_brief(example_brief()), today=TODAY)


def small_letter() -> Letter:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.event("e", "arrest", "a", date="2026-11-20", country="Orvania", attribution="her lawyer")
    return letter_of(case, law=("Article 9 protects liberty.",))


@pytest.mark.parametrize(("name", "letter"), [("harbour-light", harbour_letter()), ("one-arrest", small_letter())])
def test_the_text_is_as_it_was_agreed(name: str, letter: Letter) -> None:
    assert to_text(letter) == (GOLDEN / f"urgent-appeal-{name}.txt").read_text("utf-8")


def test_the_marks_stand_at_both_ends() -> None:
    lines = to_text(small_letter()).strip().splitlines()
    assert lines[0] == lines[-1] == "*** DRAFT, NOT CLEARED ***"


def test_lines_are_not_wider_than_a_page() -> None:
    long = [line for line in to_text(harbour_letter()).splitlines() if len(line) > 88 and "https://" not in line]
    assert long == []


def test_the_text_names_no_claim() -> None:
    assert "claim-" not in to_text(harbour_letter())


def test_the_basis_sheet_has_every_sentence_with_its_ground() -> None:
    letter = small_letter()
    sheet = to_basis_text(letter)
    for row in letter.basis_table():
        assert row.text.split()[0] in sheet
        assert (", ".join(row.claims) or f"ours: {row.ours}") in sheet
    assert "not a part of the letter" in sheet


def test_the_basis_sheet_says_where_nobody_looked() -> None:
    case = Case()
    case.add("event", "e", type=case.say("arrest", looked=False))
    assert "(nobody has looked)" in to_basis_text(letter_of(case))
    assert "(nobody has looked)" not in to_basis_text(small_letter())


@pytest.mark.parametrize(
    ("changes", "name"),
    [
        ({}, "DRAFT-NOT-CLEARED urgent appeal UA-1-2026 v1 2026-11-22"),
        ({"version": 3}, "DRAFT-NOT-CLEARED urgent appeal UA-1-2026 v3 2026-11-22"),
        ({"number": ""}, "DRAFT-NOT-CLEARED urgent appeal v1 2026-11-22"),
        ({"number": "../../UA:4"}, "DRAFT-NOT-CLEARED urgent appeal UA-4 v1 2026-11-22"),
        ({"title": "Orvania: Ilona Varga held"}, "DRAFT-NOT-CLEARED urgent appeal UA-1-2026 v1 2026-11-22"),
    ],
)
def test_file_names_carry_the_mark_and_no_person(changes: dict[str, Any], name: str) -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.event("e", "arrest", "a")
    assert letter_name(letter_of(case, **changes)) == name


def test_a_file_name_says_where_nobody_looked() -> None:
    case = harbour_case()
    case.add("event", "new", type=case.say("arrest", looked=False))
    name = letter_name(compose(case.dossier, brief(), today=TODAY))
    assert name.startswith("DRAFT-NOT-CLEARED NOBODY-LOOKED ")


def test_the_label_is_type_and_number() -> None:
    assert label(small_letter()) == "Urgent appeal UA 1/2026"


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("on 5 July 2018", "on 5\u00a0July\u00a02018"),
        ("5 July or 6 July", "5\u00a0July or 6\u00a0July"),
        ("105 Julys", "105 Julys"),
        ("may 2018 come", "may 2018 come"),
        ("in July 2018", "in July\u00a02018"),
    ],
)
def test_a_date_is_held_together(text: str, held: str) -> None:
    assert tied(text) == held
