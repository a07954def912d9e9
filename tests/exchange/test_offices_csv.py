"""The directory as a table: what goes out comes in as it was, a bad row is named, no cell is a formula."""

from __future__ import annotations

import contextlib
import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.errors import BadTable
from tocsin.domain.offices import COLUMNS, MANY, Office, office_of
from tocsin.exchange.offices_csv import read_offices, write_offices

WORDS = st.text(st.characters(exclude_categories=("Cs",), exclude_characters="\x00"), max_size=12)
SIGNS = st.sampled_from(["", "=", "+", "-", "@", "'", "'=", "\t", ";", '"', ","])
FREE = [name for name in COLUMNS if name.startswith("office_")]
FREE += ["body", "postal", "email", "salutation", "subject", "hours", "time_zone", "checked_by", "lists"]


@st.composite
def offices(draw: st.DrawFn) -> Office:
    cells = {name: draw(SIGNS) + draw(WORDS) for name in FREE}
    cells["key"] = draw(SIGNS.filter(str.strip)) + "k"
    cells["office"] = draw(SIGNS) + "Ombudsperson" + draw(WORDS)
    cells["country"] = draw(st.sampled_from(["", "none", "PL"]))
    cells["channels"] = draw(st.sampled_from(["", "post", "email|fax"]))
    return office_of(cells)


@given(st.lists(offices(), max_size=4, unique_by=lambda one: one.key))
def test_what_goes_out_comes_in_as_it_was(found: list[Office]) -> None:
    table = read_offices(write_offices(found))
    assert (list(table.offices), table.columns) == (found, COLUMNS)


@given(st.lists(offices(), max_size=4, unique_by=lambda one: one.key))
def test_no_cell_begins_as_a_formula(found: list[Office]) -> None:
    rows = csv.reader(io.StringIO(write_offices(found).decode("utf-8"), newline=""))
    assert not [cell for row in rows for cell in row if cell.startswith(("=", "+", "-", "@", "\t", "\r"))]


@given(st.binary(max_size=80) | st.text(max_size=80).map(lambda text: f"key,office\n{text}".encode(errors="replace")))
def test_any_bytes_are_taken_in_or_refused_by_name(data: bytes) -> None:
    with contextlib.suppress(BadTable):
        assert {"key", "office"} <= set(read_offices(data).columns)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "It is empty."),
        ("key\nombud\n", "The columns key and office are needed."),
        ("key,office,colour\n", "There is no column “colour”."),
        ("key,office,key\n", "A column stands there twice."),
        ("key,office\nombud\n", "Line 2: it has 1 cells for 2 columns."),
        ("key,office\n,Ombudsperson\n", "Line 2: key is empty."),
        ("key,office\na b,Ombudsperson\n", "Line 2: key must be one word."),
        ("key,office\nombud,\n", "Line 2: office is empty."),
        ("key,office\na,One\na,Two\n", "Line 3: “a” stands there twice."),
        ("key,office,country\na,One,Orvania\n", "Line 2: country: “Orvania” is not on the list of terms."),
        ("key,office,checked\na,One,2026-02-30\n", "Line 2: checked: "),
        ("key,office,procedures\na,One,ouija\n", "Line 2: procedures: “ouija” is not on the list of terms."),
        ("key,office,languages\na,One,en|qq\nb,Two,xx\n", "Line 3: languages: “xx” is not on the list"),
        ('key,office\na,"One\n', "It is no CSV: "),
        ("key,office\na,O\x00ne\n", "Line 2: office: "),
    ],
)
def test_a_bad_table_says_what_is_wrong_and_where(text: str, said: str) -> None:
    with pytest.raises(BadTable) as caught:
        read_offices(text.encode())
    assert said in str(caught.value)


def test_what_is_not_utf_8_is_refused() -> None:
    with pytest.raises(BadTable, match="not written in UTF-8"):
        read_offices("key,office\na,Бюро\n".encode("cp1251"))


def test_many_bad_rows_are_counted() -> None:
    with pytest.raises(BadTable, match="More rows that are wrong: 5"):
        read_offices(b"key,office\n" + b",x\n" * 25)


@pytest.mark.parametrize("text", ["\ufeffkey;office\r\na;One\r\n", "key,office\na,One\n\n,\n", 'office,key\n"One",a'])
def test_tables_of_other_programs(text: str) -> None:
    assert read_offices(text.encode()).offices == (Office("a", "One"),)


def test_several_values_stand_in_one_cell() -> None:
    (one,) = read_offices(b"key,office,languages,channels\na,One,en| fr |en,post\n").offices
    assert (one.languages, one.channels) == (("en", "fr"), ("post",))
    assert set(MANY) < set(COLUMNS)
