"""Which characters the shipped fonts hold, and what stands for the others.

PDF/UA refuses a character that no font can show. A name in another script is then written in Latin letters, as the
search key of names does it, rather than the letter failing or showing boxes.
"""

from __future__ import annotations

import struct
from functools import lru_cache
from importlib.resources import files

from anyascii import anyascii

FONTS = files("tocsin.letters") / "fonts"
FONT_FILES = ("SourceSerif4-Regular.ttf", "SourceSerif4-Italic.ttf", "SourceSerif4-Semibold.ttf")
_UNKNOWN = "?"
_SEGMENTED = 12


def printable(text: str) -> str:
    """The text in characters that every shipped font can show."""
    held = held_by_all()
    return "".join(char if ord(char) in held or char in "\n\t" else _stand_in(char) for char in text)


def _stand_in(char: str) -> str:
    held = held_by_all()
    latin = anyascii(char)
    return latin if latin and all(ord(letter) in held for letter in latin) else _UNKNOWN


@lru_cache(maxsize=1)
def held_by_all() -> frozenset[int]:
    """The code points that all shipped fonts hold."""
    return frozenset.intersection(*(code_points((FONTS / name).read_bytes()) for name in FONT_FILES))


def code_points(font: bytes) -> frozenset[int]:
    """The code points of a TrueType font, from its table `cmap` (OpenType 1.9, formats 4 and 12)."""
    tables = struct.unpack_from(">H", font, 4)[0]
    rows = (struct.unpack_from(">4sIII", font, 12 + 16 * at) for at in range(tables))
    start = next(offset for tag, _, offset, _ in rows if tag == b"cmap")
    count = struct.unpack_from(">H", font, start + 2)[0]
    found: set[int] = set()
    for at in range(count):
        offset = start + struct.unpack_from(">HHI", font, start + 4 + 8 * at)[2]
        kind = struct.unpack_from(">H", font, offset)[0]
        if kind == _SEGMENTED:
            found |= _groups(font, offset)
    return frozenset(found)


def _groups(font: bytes, offset: int) -> set[int]:
    """Format 12: groups of first and last code point."""
    count = struct.unpack_from(">I", font, offset + 12)[0]
    groups = (struct.unpack_from(">III", font, offset + 16 + 12 * at) for at in range(count))
    return {code for first, last, _ in groups for code in range(first, last + 1)}
