"""The sheet of a letter: the same bytes for ever, and nothing of what cannot be read."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.domain.sent import Line, read_sheet, sheet_bytes

# docs/format/record.md: these bytes lie sealed on disks and are read for ever
KEPT = '{"form":1,"mends":[["a","b"]],"rows":[["title","Орванія: threat",["b","a"]]]}'.encode()


def test_the_form_is_kept_for_ever() -> None:
    line = Line("title", "Орванія: threat", ("b", "a"))
    assert sheet_bytes([line], [("b", "a")]) == KEPT
    assert read_sheet(KEPT) == ((line,), (frozenset({"a", "b"}),))


def test_what_is_ours_alone_is_left_out() -> None:
    assert read_sheet(sheet_bytes([Line("demands 1.1", "Release her.", ())])) == ((), ())


@pytest.mark.parametrize("data", [b"", b"{", b"[]", b'{"form":2,"rows":[],"mends":[]}', b"\xff", b'{"rows":[["a"]]}'])
def test_what_cannot_be_read_gives_nothing(data: bytes) -> None:
    assert read_sheet(data) == ((), ())


WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=30)
LINES = st.lists(st.builds(Line, WORDS, WORDS, st.lists(WORDS, min_size=1, max_size=3).map(tuple)), max_size=4)


@given(LINES, st.lists(st.frozensets(WORDS, max_size=3), max_size=3))
def test_what_is_written_is_read(lines: list[Line], mends: list[frozenset[str]]) -> None:
    assert read_sheet(sheet_bytes(lines, mends)) == (tuple(lines), tuple(mends))
