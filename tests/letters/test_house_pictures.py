"""A logo or a signature is drawn anew: nothing beside its points leaves, and what is no picture is refused."""

from __future__ import annotations

import base64
import struct
import zlib

import pytest

from support.letterheads import LOGO
from tocsin.domain.errors import PaperNotTaken
from tocsin.domain.letterhead import Piece
from tocsin.letters.house import pictures
from tocsin.letters.house.child import taken_apart
from tocsin.letters.house.pictures import PictureRefusedError, redrawn, size_of

# 24 by 16 points of one colour
JPEG = base64.b64decode(
    """/9j/4AAQSkZJRgABAQEASABIAAD/2wBDABsSFBcUERsXFhceHBsgKEIrKCUlKFE6PTBCYFVlZF9VXVtqeJmBanGQc1tdhbWGkJ6j
q62rZ4C8ybqmx5moq6T/2wBDARweHigjKE4rK06kbl1upKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSkpKSk
pKSkpKSkpKT/wAARCAAQABgDASIAAhEBAxEB/8QAHwAAAQUBAQEBAQEAAAAAAAAAAAECAwQFBgcICQoL/8QAtRAAAgEDAwIEAwUF
BAQAAAF9AQIDAAQRBRIhMUEGE1FhByJxFDKBkaEII0KxwRVS0fAkM2JyggkKFhcYGRolJicoKSo0NTY3ODk6Q0RFRkdISUpTVFVW
V1hZWmNkZWZnaGlqc3R1dnd4eXqDhIWGh4iJipKTlJWWl5iZmqKjpKWmp6ipqrKztLW2t7i5usLDxMXGx8jJytLT1NXW19jZ2uHi
4+Tl5ufo6erx8vP09fb3+Pn6/8QAHwEAAwEBAQEBAQEBAQAAAAAAAAECAwQFBgcICQoL/8QAtREAAgECBAQDBAcFBAQAAQJ3AAEC
AxEEBSExBhJBUQdhcRMiMoEIFEKRobHBCSMzUvAVYnLRChYkNOEl8RcYGRomJygpKjU2Nzg5OkNERUZHSElKU1RVVldYWVpjZGVm
Z2hpanN0dXZ3eHl6goOEhYaHiImKkpOUlZaXmJmaoqOkpaanqKmqsrO0tba3uLm6wsPExcbHyMnK0tPU1dbX2Nna4uPk5ebn6Onq
8vP09fb3+Pn6/9oADAMBAAIRAxEAPwCOiiiuM9EKKKKAP//Z"""
)
SECRET = b"Ilona Varga 50.4501 N"


def _chunk(kind: bytes, data: bytes) -> bytes:
    return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))


def png(width: int = 40, height: int = 20, claimed: int = 0, *, told: bytes = SECRET) -> bytes:
    """Left half red, right half clear, with a text beside the points; `claimed` is the width that the header says."""
    row = b"\0" + b"\xc8\x20\x20\xff" * (width // 2) + b"\0\0\0\0" * (width - width // 2)
    head = struct.pack(">IIBBBBB", claimed or width, height, 8, 6, 0, 0, 0)
    rest = _chunk(b"tEXt", b"Author\0" + told) + _chunk(b"IDAT", zlib.compress(row * height)) + _chunk(b"IEND", b"")
    return pictures.PNG + _chunk(b"IHDR", head) + rest


def jpeg() -> bytes:
    """With what a camera writes: a block of EXIF, and a remark."""
    exif = b"Exif\0\0MM\0*\0\0\0\x08\0\0" + SECRET
    blocks = b"".join(
        mark + struct.pack(">H", len(data) + 2) + data for mark, data in ((b"\xff\xe1", exif), (b"\xff\xfe", SECRET))
    )
    return JPEG[:2] + blocks + JPEG[2:]


@pytest.mark.parametrize(("data", "size"), [(png(), (40, 20)), (jpeg(), (24, 16)), (LOGO, (1200, 450))])
def test_a_picture_is_drawn_anew_without_what_stood_beside_it(data: bytes, size: tuple[int, int]) -> None:
    made = redrawn(data)
    assert size_of(made) == size
    assert SECRET not in made
    assert made == redrawn(data)
    kinds, at = [], 8
    while at < len(made):
        kinds.append(made[at + 4 : at + 8])
        at += 12 + struct.unpack(">I", made[at : at + 4])[0]
    assert set(kinds) <= {b"IHDR", b"IDAT", b"IEND", b"PLTE", b"tRNS", b"sRGB", b"gAMA", b"pHYs"}


def test_of_a_cropped_picture_only_what_shows_is_kept() -> None:
    assert size_of(redrawn(png(), (0.5, 0.0, 0.0, 0.0))) == (20, 20)
    assert len(redrawn(png(), (0.5, 0.0, 0.0, 0.0))) < len(redrawn(png()))


def test_a_large_picture_becomes_smaller(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pictures, "SIDE", 30)
    assert size_of(redrawn(png())) == (30, 15)


@pytest.mark.parametrize(
    ("data", "why"),
    [
        (b"", "no picture of a kind"),
        (b"GIF89a" + b"\0" * 50, "no picture of a kind"),
        (b"%PDF-1.7", "no picture of a kind"),
        (png()[:-30], "cut short or damaged"),
        (pictures.PNG + b"\0\0", "cut short"),
        (jpeg()[:-40], "cut short or damaged"),
        (png(claimed=100_000_000), "million points"),
        (png(4, 400), "points wide or high"),
        (LOGO.replace(b"<circle", b"<script>1</script><circle"), "more than lines and areas"),
        (LOGO.replace(b"<circle", b"<image href='https://a.example/x.png'/><circle"), "more than lines and areas"),
        (LOGO.replace(b"<circle", b"<text>Quay</text><circle"), "words as text"),
        (LOGO.replace(b'"#c8562b"', b'"url(https://a.example/x)"'), "from elsewhere"),
        (b'<!DOCTYPE svg [<!ENTITY a "aaaa">]>' + LOGO, "entities"),
        (LOGO[:-12], "damaged"),
    ],
)
def test_what_is_no_safe_picture_is_refused_in_one_sentence(data: bytes, why: str) -> None:
    with pytest.raises(PictureRefusedError) as refused:
        redrawn(data)
    assert why in refused.value.why


def test_the_child_takes_a_picture_in_and_says_why_it_takes_none() -> None:
    assert taken_apart(Piece.LOGO, png()).data == redrawn(png())
    with pytest.raises(PaperNotTaken, match="cut short or damaged"):
        taken_apart(Piece.LOGO, png()[:-30])
    with pytest.raises(PaperNotTaken, match="larger than"):
        taken_apart(Piece.LOGO, b"\0" * (9 << 20))
