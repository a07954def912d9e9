"""The fonts of the desk: which letters they hold, what they weigh, and what their licence asks."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.desk_client import FACE, Face, ranges

import tocsin.web
from tocsin.web.static_files import shipped

STATIC = Path(tocsin.web.__file__).parent / "static"
ALWAYS = ("desk.css", "fonts.css", "htmx.js", "desk.js", "keep.js", "bell.svg", "review.js")
WIRE, PAGE = 200_000, 24_000  # bytes of a first load, and what of them is left for the page itself
LETTERS = {
    "English": "abcxyzABCXYZ“”‘’–—…",
    "Ukrainian": "АҐЄІЇЙґєіїщьюя№’",
    "Russian": "АЁЙЫЭЯаёйъыэя",
    "Polish": "ĄĆĘŁŃÓŚŹŻąćęłńóśźż",
    "Czech": "ČĎĚŇŘŠŤŮŽčďěňřšťůž",
    "Turkish": "ĞİŞğış",
    "Azerbaijani": "Əə",
    "Romanian": "ĂÂÎȘȚăâîșț",
    "Baltic": "ĀĒĢĪĶĻŅŪėįųāēģīķļņū",
    "Hungarian": "ŐŰőű",
    "Kazakh": "ӘҒҚҢӨҰҮҺәғқңөұүһ",
    "Vietnamese names": "ƠƯơư",
    "money": "€₴₸₺₽",
}


def faces(family: str) -> list[Face]:
    """The parts of a family, as the style sheet names them."""
    found = FACE.finditer(shipped()["fonts.css"].content.decode())
    return [Face(one["file"], family, tuple(ranges(one["ranges"]))) for one in found if one["family"] == family]


@pytest.mark.parametrize("language", LETTERS)
@pytest.mark.parametrize("family", ["Tocsin Sans", "Tocsin Serif"])
def test_the_letters_of_our_languages_are_held(family: str, language: str) -> None:
    for letter in LETTERS[language]:
        assert any(face.serves({ord(letter)}) for face in faces(family)), letter


def test_a_page_loads_no_part_for_another_alphabet() -> None:
    english, polish = ({ord(letter) for letter in LETTERS[name]} for name in ("English", "Polish"))
    needed = [{face.path for face in faces("Tocsin Sans") if face.serves(letters)} for letters in (english, polish)]
    assert needed[0] == {"fonts/tocsin-sans-latin.woff2"}
    assert needed[1] == {"fonts/tocsin-sans-latin.woff2", "fonts/tocsin-sans-latin-europe.woff2"}


def test_a_first_load_is_light_enough_whatever_is_written_on_the_page() -> None:
    weights = {name: len(shipped()[name].packed) for name in ALWAYS}
    weights |= {name: len(file.content) for name, file in shipped().items() if name.endswith(".woff2")}
    assert sum(weights.values()) < WIRE - PAGE, weights


def test_what_was_cut_does_not_bear_the_name_that_the_licence_reserves() -> None:
    assert "with Reserved Font Name ‘Source’" in (STATIC / "fonts" / "OFL.txt").read_text("utf-8")
    for name in shipped():
        assert "source" not in name
    for sheet in ("fonts.css", "desk.css"):
        assert "Source" not in shipped()[sheet].content.decode()


def test_every_part_that_ships_is_named_once_in_the_style_sheet() -> None:
    named = [face.path for family in ("Tocsin Sans", "Tocsin Serif") for face in faces(family)]
    assert sorted(named) == sorted(name for name in shipped() if name.endswith(".woff2"))
