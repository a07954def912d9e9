"""Pages out of pieces with places: columns, running heads, notes at the foot, hyphens, cells of several lines."""

from __future__ import annotations

import pytest
import typst
from hypothesis import given
from hypothesis import strategies as st

from tocsin.intake.columns import arrange
from tocsin.intake.formats import pdf
from tocsin.intake.joints import division, hyphened, is_one_address
from tocsin.intake.lines import Line
from tocsin.intake.pages import NUMBERS, compose

DIVISIONS = [
    # English
    ("jour", "nalist", ""), ("self", "employed", "-"), ("well", "known", "-"), ("state", "owned", "-"),
    ("Anglo", "Saxon", "-"), ("COVID-1", "9", "-"), ("inves", "tigation", ""), ("com", "pany", ""),
    # Russian
    ("журна", "листка", ""), ("кто", "то", "-"), ("из", "за", "-"), ("пресс", "служба", "-"), ("по", "русски", "-"),
    ("по", "этому", ""), ("по", "лиция", ""), ("социально", "экономический", "-"), ("законо", "дательный", ""),
    # Ukrainian
    ("журна", "лістка", ""), ("будь", "хто", "-"), ("з", "під", "-"), ("прес", "секретар", "-"),
    ("суспільно", "політичний", "-"), ("прес", "тиж", ""),
    # Polish
    ("dzienni", "karka", ""), ("społeczno", "polityczny", "-"), ("polsko", "ukraiński", "-"), ("wojsko", "wy", ""),
    ("biało", "-czerwony", ""),
]  # fmt: skip


@pytest.mark.parametrize(("above", "below", "between"), DIVISIONS)
def test_a_hyphen_at_the_end_of_a_line(above: str, below: str, between: str) -> None:
    assert division(f"The {above}", f"{below} came", ()) == between


def test_a_word_that_the_document_writes_elsewhere_decides() -> None:
    words = hyphened(["a co-worker and a coworker of the newsroom"])
    assert division("a co", "worker", words) == "-"
    assert division("the news", "room", words) == ""


@pytest.mark.parametrize(
    ("above", "below", "one"),
    [
        ("see https://a.example/news/", "search?id=17 and", True),
        ("see https://lakeside.", "example/news", True),
        ("see https://a.example/b", "/c?d=1", True),
        ("see https://a.example/b", "and more", False),
        ("see https://a.example.", "The police", False),
        ("no address/", "b/c", False),
    ],
)
def test_an_address_over_two_lines(above: str, below: str, one: bool) -> None:
    assert is_one_address(above, below) is one


def piece(text: str, left: float, bottom: float, *, width: float = 200, row: int = 0, size: float = 10) -> Line:
    return Line(text, left, left + width, bottom, size, 30.0, row=row)


def across(lines: int) -> list[Line]:
    """Two columns that the file draws line by line across the page, under a headline."""
    found = [piece("A headline over both columns of the page", 0, 800, width=420)]
    for number in range(lines):
        found.append(piece(f"left words of the line {number}", 0, 780 - 14 * number, row=number + 1))
        found.append(piece(f"right words of the line {number}", 220, 780 - 14 * number, row=number + 1))
    return found


def test_columns_that_are_drawn_across_are_read_down() -> None:
    lines, gutter = arrange(across(6))
    assert gutter is not None
    assert [line.text.split()[0] for line in lines] == ["A", *["left"] * 6, *["right"] * 6]
    assert [line.turn for line in lines].count(True) == 2


def test_a_last_page_with_few_lines_stands_in_the_columns_of_the_page_before() -> None:
    few = across(2)[1:]
    assert [line.text.split()[0] for line in arrange(few, 210.0)[0]] == ["left", "left", "right", "right"]


def test_a_table_is_no_page_of_columns() -> None:
    cells = [
        piece(words, left, 800 - 14 * row, width=40, row=row)
        for row in range(6)
        for words, left in ((f"{row} May", 0.0), ("Dovrin", 220.0))
    ]
    lines, gutter = arrange(cells)
    assert gutter is None
    assert [line.text for line in lines] == [f"{row} May\tDovrin" for row in range(6)]


def set_as(source: str, **look: str) -> str:
    rules = ", ".join(f"{name.replace('_', '-')}: {value}" for name, value in {"width": "12cm", **look}.items())
    return pdf.read(typst.compile(f"#set page({rules})\n{source}".encode())).text


BODY = "One two three four five six seven eight nine ten. " * 12


def test_heads_and_numbers_of_pages_cut_no_sentence() -> None:
    look = "width: 9cm, height: 7cm, header: [Lakeside Union], footer: context [Page #counter(page).display()]"
    found = pdf.read(typst.compile(f"#set page({look})\n{BODY}".encode()))
    assert found.text == BODY.strip()
    assert found.notes == ("Running heads were left out: “Lakeside Union”.", NUMBERS)
    assert [number for _start, number in found.pages] == list(range(1, len(found.pages) + 1))


def test_a_head_with_a_date_or_an_address_is_kept_once() -> None:
    text = set_as(BODY, height="6.2cm", header="[Dovrin, 12.07.2021]", footer="[press\\@lakeside.example]")
    assert text == f"Dovrin, 12.07.2021\n\n{BODY.strip()}\n\npress@lakeside.example"


def test_a_lone_year_in_the_text_is_no_number_of_a_page() -> None:
    assert set_as("They came.\n\nThey left in\\ 2021", height="12cm").endswith("2021")


def test_notes_of_many_pages_stand_at_the_end_with_their_pages() -> None:
    source = (
        f"First.#footnote[A note.]\n\n{BODY}\n\nSecond.#footnote[Another, which is so long that it needs two lines.]"
    )
    found = pdf.read(typst.compile(f"#set page(width: 9cm, height: 8cm)\n{source}".encode()))
    assert found.text.endswith("¹ A note.\n² Another, which is so long that it needs two lines.")
    start = found.text.index("¹ A note.")
    assert (start, 1) in found.pages


def test_cells_of_several_lines_are_whole() -> None:
    cells = "[Day], [What happened], [5 July], [Two men followed her home and waited], [6 July], [A call]"
    assert set_as(f"#table(columns: (2cm, 4cm), {cells})", height="12cm") == (
        "Day\tWhat happened\n5 July\tTwo men followed her home and waited\n6 July\tA call"
    )


def test_ligatures_are_letters() -> None:
    assert "office" in set_as("The o\ufb03ce was searched.", height="5cm")


PIECES = st.builds(
    piece,
    st.sampled_from(["one", "Two.", "¹ three", "2", "a b c d e f g h i j k", "https://a.example/", "- x", "1. y"]),
    st.integers(0, 400).map(float),
    st.integers(0, 60).map(lambda n: 14.0 * n),
    width=st.integers(1, 300).map(float),
    row=st.integers(0, 40),
    size=st.sampled_from([8.0, 10.0, 14.0]),
)


@given(st.lists(st.lists(PIECES, max_size=30), max_size=4))
def test_any_pieces_give_a_text_with_a_map_that_rises(pages: list[list[Line]]) -> None:
    found = compose(pages)
    starts = [start for start, _page in found.pages]
    assert starts == sorted(starts)
    assert all(0 <= start <= len(found.text) for start in starts)
    assert all(1 <= page <= max(1, len(pages)) for _start, page in found.pages)
