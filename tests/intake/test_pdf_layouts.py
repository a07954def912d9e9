"""How a statement may be set: whatever the layout, its paragraphs come back."""

from __future__ import annotations

import pytest
import typst
from tests.support import statement

from tocsin.intake.formats import pdf

WORDS = (
    "Two unidentified men followed the journalist from the editorial office to her apartment, and one of them took "
    "photographs of the entrance while the other spoke on his telephone."
)
LATER = "On the following day an unknown man telephoned; he said that they knew where she lived, and hung up."


def text(source: str, look: str = "") -> str:
    return pdf.read(typst.compile(f"#set page(width: 14cm, height: 20cm)\n{look}\n{source}".encode())).text


@pytest.mark.parametrize(
    "look",
    [
        pytest.param("", id="plain"),
        pytest.param("#set par(justify: true)", id="justified"),
        pytest.param("#set par(leading: 1.4em, spacing: 2.4em)", id="wide lines"),
        pytest.param("#set par(leading: 0.4em, spacing: 1em)", id="narrow lines"),
        pytest.param("#set par(first-line-indent: 1.5em, spacing: 0.65em)", id="indented, no gap"),
        pytest.param("#set text(size: 8pt)", id="small"),
        pytest.param("#set text(size: 16pt)", id="large"),
        pytest.param("#set text(hyphenate: true)\n#set page(width: 8cm)", id="divided words"),
        pytest.param("#set text(style: \"italic\")", id="italics"),
        pytest.param("#set page(margin: (left: 5cm))", id="a wide margin"),
    ],
)  # fmt: skip
def test_two_paragraphs_stay_two(look: str) -> None:
    assert text(f"{WORDS}\n\n{LATER}", look) == f"{WORDS}\n\n{LATER}"


def test_two_columns_are_read_one_after_the_other() -> None:
    source = f"#columns(2)[{WORDS}\n\n{LATER}\n\n#colbreak()\n{LATER}\n\n{WORDS}]"
    assert text(source) == f"{WORDS}\n\n{LATER}\n\n{LATER}\n\n{WORDS}"


@pytest.mark.parametrize("size", ["1.2em", "2em"])
def test_a_heading_stands_alone(size: str) -> None:
    source = f'#text(size: {size}, weight: "bold")[Threats in Orvania]\n\n{WORDS}'
    assert text(source) == f"Threats in Orvania\n\n{WORDS}"


def test_a_list_stands_item_by_item_and_its_items_whole() -> None:
    found = text(f"We ask:\n\n+ {LATER}\n+ to protect her;\n+ {LATER}")
    assert found == f"We ask:\n\n1. {LATER}\n2. to protect her;\n3. {LATER}"


def test_an_address_stands_line_by_line() -> None:
    assert text(f"The Office \\ 5 Tram Street \\ Orvania\n\n{WORDS}") == (
        f"The Office\n5 Tram Street\nOrvania\n\n{WORDS}"
    )


def test_a_table_stands_row_by_row() -> None:
    rows = ", ".join(f"[{words}]" for words in ("Day", "Place", "5 July", "Tram stop", "6 July", "House"))
    found = text(f"{WORDS}\n\n#table(columns: (3cm, 5cm), {rows})\n\n{LATER}")
    assert found == f"{WORDS}\n\nDay\tPlace\n5 July\tTram stop\n6 July\tHouse\n\n{LATER}"


def test_raised_ordinals_and_lowered_figures_are_letters_and_figures() -> None:
    assert text("On the 5#super[th] of July, H#sub[2]O.") == "On the 5th of July, H2O."


@pytest.mark.parametrize("marks", [1, 9, 12])
def test_notes_marks_of_one_and_two_figures(marks: int) -> None:
    found = text(" ".join(f"Word{chr(96 + n)}#footnote[Note]." for n in range(1, marks + 1)))
    raised = "".join("⁰¹²³⁴⁵⁶⁷⁸⁹"[int(figure)] for figure in str(marks))
    assert f"Word{chr(96 + marks)}{raised}." in found


@pytest.mark.parametrize("language", ["en", "uk", "ru", "pl"])
@pytest.mark.parametrize("width", [8, 11, 17])
def test_divided_words_are_joined_in_every_language(language: str, width: int) -> None:
    words = {
        "en": statement.PARAGRAPHS[1],
        "uk": statement.PARAGRAPHS[2].split("». ")[0] + "».",
        "ru": statement.PARAGRAPHS[2].split("». ")[1],
        "pl": statement.PARAGRAPHS[3],
    }[language]
    look = f'#set page(width: {width}cm)\n#set text(lang: "{language}", hyphenate: true)\n#set par(justify: true)'
    assert text(words, look) == words


def test_a_paragraph_that_runs_over_a_page_is_one() -> None:
    look = "#set page(width: 8cm, height: 4cm, margin: 1cm)"
    found = pdf.read(typst.compile(f"{look}\n{WORDS} {LATER}".encode()))
    assert found.text == f"{WORDS} {LATER}"
    assert len(found.pages) > 1
    assert all(found.text[start - 1] == " " for start, _page in found.pages[1:])
