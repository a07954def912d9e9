"""The shipped fonts hold the letters that our work needs; what they lack is written in Latin letters."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.letters.glyphs import FONT_FILES, FONTS, code_points, held_by_all, printable

UKRAINIAN = "АБВГҐДЕЄЖЗИІЇЙКЛМНОПРСТУФХЦЧШЩЬЮЯ"
RUSSIAN = "АБВГДЕЁЖЗИЙКЛМНОПРСТУФХЦЧШЩЪЫЬЭЮЯ"
KAZAKH = "ӘҒҚҢӨҰҮҺІ"
BELARUSIAN = "ЎЁІ"
POLISH = "ĄĆĘŁŃÓŚŹŻ"
OTHERS = "ÀÂÄÇÈÉÊËÎÏÔÖÙÛÜŸŒÆÁÍÚÑĂÂȘȚČĎĚŇŘŠŤŮŽĐĞİŞẞ"
SIGNS = "“”‘’«»„–—…·•§†°№€\u00a0"


@pytest.mark.parametrize("letters", [UKRAINIAN, RUSSIAN, KAZAKH, BELARUSIAN, POLISH, OTHERS, SIGNS])
def test_the_alphabets_of_our_work_are_held(letters: str) -> None:
    wanted = letters + letters.lower()
    assert printable(wanted) == wanted


@pytest.mark.parametrize("name", FONT_FILES)
def test_every_font_that_is_used_ships(name: str) -> None:
    assert len(code_points((FONTS / name).read_bytes())) > 900


def test_the_licence_lies_beside_the_fonts() -> None:
    text = (FONTS / "OFL.txt").read_text("utf-8")
    assert "SIL OPEN FONT LICENSE" in text.upper()


def test_the_fonts_are_small_enough_to_ship() -> None:
    assert sum(len((FONTS / name).read_bytes()) for name in FONT_FILES) < 3 * 1024 * 1024


@pytest.mark.parametrize(("text", "out"), [("汉", "Han"), ("\ue123", "?"), ("a\nb", "a\nb"), ("", "")])
def test_stand_ins(text: str, out: str) -> None:
    assert printable(text) == out


@given(st.text())
def test_whatever_comes_out_can_be_shown(text: str) -> None:
    assert all(ord(char) in held_by_all() or char in "\n\t" for char in printable(text))
