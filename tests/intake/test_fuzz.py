"""Random bytes and changed files: always an answer, never an error, within the limits."""

from __future__ import annotations

import io
import random

import pytest
from tests.support import statement
from tests.support.packages import package

from tocsin.intake import Extracted, NotRead, extract
from tocsin.intake.container import Package

HEADS = (
    b"",
    b"%PDF-1.7\n",
    b"PK\x03\x04",
    b"{\\rtf1 ",
    b"<html>",
    b"From: a\nMIME-Version: 1.0\n",
    b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1",
)
PIECES = (
    b"\xff\xff\xff\xff",
    b"\x00\x00\x00\x00",
    b"<<<<",
    b"]]>",
    b"\\u-9 ",
    b"=?x?",
    b"&#xd800;",
    b"1 0 obj",
    b"{\\*",
    b"\r\n\r\n",
)


def changed(data: bytes, chance: random.Random) -> bytes:
    """The same file with bytes altered, lost, repeated or put in."""
    out = bytearray(data)
    for _change in range(chance.choice((1, 2, 5, 20))):
        place, other = chance.randrange(len(out) + 1), chance.randrange(len(out) + 1)
        length = chance.choice((1, 10, 200))
        match chance.randrange(4):
            case 0:
                out[place : place + 1] = chance.randbytes(1)
            case 1:
                del out[place : place + length]
            case 2:
                out[place:place] = out[other : other + length]
            case _:
                out[place:place] = chance.choice(PIECES)
    return bytes(out)


def changed_inside(data: bytes, chance: random.Random) -> bytes:
    """A package whose parts are sound as such, one of them changed."""
    whole = Package(data)
    parts = {name: whole.part(name) or b"" for name in sorted(whole.names)}
    name = chance.choice(sorted(parts))
    return package({**parts, name: changed(parts[name], chance)})


def answers(data: bytes) -> bool:
    found = extract(io.BytesIO(data), name=None)
    return isinstance(found, NotRead) or (isinstance(found, Extracted) and bool(found.text))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100))
def test_random_bytes_have_an_answer(seed: int) -> None:
    chance = random.Random(seed)
    assert answers(chance.choice(HEADS) + chance.randbytes(chance.randrange(5_000)))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(40))
@pytest.mark.parametrize("form", statement.FORMATS)
def test_a_changed_file_has_an_answer(form: str, seed: int) -> None:
    assert answers(changed(statement.FORMATS[form](), random.Random(seed)))


@pytest.mark.long
@pytest.mark.parametrize("seed", range(100))
@pytest.mark.parametrize("form", ["docx", "odt"])
def test_a_package_with_a_changed_part_has_an_answer(form: str, seed: int) -> None:
    assert answers(changed_inside(statement.FORMATS[form](), random.Random(seed)))
