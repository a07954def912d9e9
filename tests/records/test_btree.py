"""Rows read off leaf pages are those that SQLite gives, also where they run over onto other pages."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tocsin.records import btree
from tocsin.records.btree import Row

pytestmark = pytest.mark.sqlcipher(reason="reads the pages of the file")

PAGE = 4096
VALUES = st.one_of(
    st.none(),
    st.integers(-(2**63), 2**63 - 1),
    st.sampled_from([0, 1, -1, 127, 128, 2**15, 2**23, 2**31, 2**47]),
    st.binary(max_size=200),
    st.sampled_from([3900, 4050, 4061, 8150, 12_000]).map(lambda size: b"long" * (size // 4)),
)


def pages_of(path: Path) -> list[bytes]:
    data = path.read_bytes()
    return [data[start : start + PAGE] for start in range(0, len(data), PAGE)]


def read(path: Path) -> list[Row]:
    pages = pages_of(path)
    found = [row for page in pages[1:] for row in btree.rows(page, lambda number: pages[number - 1])]
    return sorted(found, key=lambda row: row.number)


def made(path: Path, values: list[tuple[object, ...]]) -> list[Row]:
    path.unlink(missing_ok=True)
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA page_size = {PAGE}")
        connection.execute("CREATE TABLE told (id INTEGER PRIMARY KEY, one BLOB, two BLOB, three BLOB)")
        connection.executemany("INSERT INTO told (one, two, three) VALUES (?, ?, ?)", values)
        kept = list(connection.execute("SELECT id, one, two, three FROM told ORDER BY id"))
    connection.close()
    return [Row(number, (None, *rest)) for number, *rest in kept]


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow], max_examples=25)
@given(st.lists(st.tuples(VALUES, VALUES, VALUES), max_size=25))
def test_rows_are_those_that_sqlite_gives(tmp_path: Path, values: list[tuple[object, ...]]) -> None:
    path = tmp_path / "told.db"
    expected = made(path, values)
    assert read(path) == expected


@pytest.mark.parametrize("size", [3970, 4050, 4055, 4056, 4057, 4061, 4100, 8000, 8192, 100_000])
def test_sizes_around_the_edges_of_a_page(tmp_path: Path, size: int) -> None:
    path = tmp_path / "told.db"
    assert read_after(path, size) == bytes(range(256)) * (size // 256) + bytes(size % 256)


def read_after(path: Path, size: int) -> object:
    made(path, [(bytes(range(256)) * (size // 256) + bytes(size % 256), None, 7)])
    (row,) = read(path)
    assert row.values[2:] == (None, 7)
    return row.values[1]


def test_text_stays_bytes(tmp_path: Path) -> None:
    made(tmp_path / "told.db", [("Жанара", "", None)])
    (row,) = read(tmp_path / "told.db")
    assert row.values == (None, "Жанара".encode(), b"", None)


@settings(max_examples=100)
@given(st.binary(max_size=600))
def test_rubbish_gives_nothing_or_rows_but_never_an_error(rubbish: bytes) -> None:
    page = (b"\x0d" + rubbish).ljust(PAGE, b"\x00")
    for row in btree.rows(page, lambda _number: page):
        assert isinstance(row.number, int)


def test_a_chain_of_pages_that_leads_in_a_circle_ends(tmp_path: Path) -> None:
    path = tmp_path / "told.db"
    made(path, [(b"x" * 20_000, None, None)])
    pages = pages_of(path)
    circle = (2).to_bytes(4, "big") + bytes(PAGE - 4)
    assert list(btree.rows(pages[1], lambda _number: circle)) == []
    assert list(btree.rows(pages[1], lambda _number: b"")) == []


def test_what_is_no_leaf_is_passed_over() -> None:
    assert list(btree.rows(b"", lambda _number: b"")) == []
    assert list(btree.rows(b"\x05" * PAGE, lambda _number: b"")) == []


def test_a_damaged_row_does_not_take_its_neighbours_along(tmp_path: Path) -> None:
    path = tmp_path / "told.db"
    expected = made(path, [(b"a" * 50, number, None) for number in range(20)])
    page = bytearray(pages_of(path)[1])
    place = int.from_bytes(page[8 + 2 * 7 : 8 + 2 * 7 + 2], "big")
    page[place : place + 3] = b"\xff\xff\xff"
    found = list(btree.rows(bytes(page), lambda _number: b""))
    assert found == expected[:7] + expected[8:]
