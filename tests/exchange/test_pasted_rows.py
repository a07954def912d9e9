"""Rows of a spreadsheet: every cell where it stands, whatever divides it, and no row told apart by guessing."""

from __future__ import annotations

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import UnreadableRows
from tocsin.exchange.pasted_rows import MOST_ROWS, read_rows, several, suggested

WORDS = st.text(st.sampled_from("ab жі\t;,\"\n'=")).map(str.strip)


@given(st.lists(st.lists(WORDS, min_size=2, max_size=2), min_size=1, max_size=6), st.sampled_from("\t;,"))
def test_what_a_writer_of_tables_writes_is_read_cell_by_cell(rows: list[list[str]], divider: str) -> None:
    written = io.StringIO()
    table = csv.writer(written, delimiter=divider, lineterminator="\r\n", quoting=csv.QUOTE_ALL)
    table.writerows([["name", "country"], *rows, ["last", "one"]])
    found = read_rows(written.getvalue())
    assert [[cell.text for cell in row] for _, row in found.rows] == [
        row for row in [*rows, ["last", "one"]] if any(row)
    ]
    for line, row in found.rows:
        assert found.text.split("\n")[line - 1]
        for cell in row:
            assert found.text[cell.start : cell.end].replace('""', '"') == cell.text


def test_a_line_is_counted_as_the_text_has_it() -> None:
    found = read_rows('name\tnotes\n"Marta\nVelin"\tx\n\nIlona\ty\n')
    assert [(line, row[0].text) for line, row in found.rows] == [(2, "Marta\nVelin"), (5, "Ilona")]


def test_a_mark_within_a_cell_is_a_sign_like_others() -> None:
    found = read_rows('name\tnotes\nMarta "Mara" Velin\t5" long\n')
    assert [cell.text for cell in found.rows[0][1]] == ['Marta "Mara" Velin', '5" long']


@pytest.mark.parametrize(
    ("text", "why"),
    [
        ("", "line of headings"),
        ("name\n", "line of headings"),
        ("\n\n", "line of headings"),
        ('name\n"Marta', "line 2 is opened"),
        ('name\n"Marta" Velin', "line 2 stands more"),
        ("name\nMarta\nIlona\tx", "line 3 has more cells"),
        ("name\n" + "x\n" * (MOST_ROWS + 1), "rows"),
        ("a\t" * 81 + "\nb", "columns"),
    ],
)
def test_what_cannot_be_told_apart_says_why(text: str, why: str) -> None:
    with pytest.raises(UnreadableRows, match=why):
        read_rows(text)


@pytest.mark.parametrize(
    ("heading", "kind", "found"),
    [
        (["Name", "Born", "Phone"], "person", ["person.name", "person.birth", ""]),
        (["ПІБ", "Дата народження"], "person", ["person.name", "person.birth"]),
        (["ФИО", "Имя"], "person", ["person.name", ""]),
        (["Nazwa", "Kraj"], "group", ["group.name", "group.country"]),
        (["Name", "Phone"], "source", ["source.name", "source.contact"]),
        (["date", "place", "what_happened"], "event", ["event.date", "event.place_words", "event.description"]),
        (["x", ""], "person", ["", ""]),
    ],
)
def test_a_heading_suggests_what_its_column_is(heading: list[str], kind: str, found: list[str]) -> None:
    assert suggested(heading, kind) == found


def test_several_stand_in_one_cell() -> None:
    assert several("Marta Velin; Марта Велін\n Mara ;") == ["Marta Velin", "Марта Велін", "Mara"]
