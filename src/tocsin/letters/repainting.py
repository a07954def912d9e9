"""Pictures made anew with solid areas: decoded, painted, and encoded as a plain PNG in a child process without rights.

`python -I -m tocsin.letters.repainting PAGE AREAS`: the file on standard input; the answer is a line that says how many
pages there are, and the picture. What comes out holds dots and nothing else: no metadata, no thumbnail, no profile, no
text of a page. A picture of a photograph stands as its camera says it was held.
"""

from __future__ import annotations

import base64
import io
import re
import struct
import sys
import zlib
from collections.abc import Sequence
from dataclasses import dataclass
from math import ceil

import typst

from tocsin.domain.errors import CannotBeRedacted, CannotStartReader, Cause
from tocsin.domain.redacting import FULL, Area
from tocsin.intake.bounds import MIB
from tocsin.intake.formats import pdf
from tocsin.lib import child
from tocsin.lib.confine import confine

LONGEST = 1600  # dots along the longer side of what comes out
MOST_PAGES = 50
MOST_DOTS = 80_000_000  # of what is decoded: more than any camera of a telephone takes
LIMITS = child.Limits(given=64 * MIB, taken=40 * MIB, memory=2048 * MIB, cpu_seconds=30, wall_seconds=60.0)
_LEAST, _OF_A_PAGE = 2, 8  # dots around an area: a smaller picture mixes neighbours
_BLOCK = 16  # JPEG mixes the dots of a square of so many
PNG, JPEG, PDF = b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"%PDF-"
_ANSWER = re.compile(rb"(\d{1,6})\n(?=\x89PNG\r\n\x1a\n)")
_TOO_MUCH = Cause("it is larger than what can be made anew")
_WHY = {
    child.Ending.GIVEN_TOO_MUCH: _TOO_MUCH,
    child.Ending.TAKEN_TOO_MUCH: _TOO_MUCH,
    child.Ending.TOO_LONG: Cause("it takes longer than any picture does"),
    child.Ending.STOPPED: Cause("there is not enough memory for it"),
}
_DAMAGED = Cause("it is damaged, or no PNG, JPEG or PDF")
# how a picture is turned so that it stands upright, by the number that a camera writes (EXIF 2.3, tag 274)
_TURNS = {
    2: "matrix(-1 0 0 1 {w} 0)",
    3: "matrix(-1 0 0 -1 {w} {h})",
    4: "matrix(1 0 0 -1 0 {h})",
    5: "matrix(0 1 1 0 0 0)",
    6: "matrix(0 1 -1 0 {h} 0)",
    7: "matrix(0 -1 -1 0 {h} {w})",
    8: "matrix(0 -1 1 0 0 {w})",
}
_ON_ITS_SIDE = 5  # from here on height and width change places
_FRAMES = frozenset({*range(0xC0, 0xD0)} - {0xC4, 0xC8, 0xCC})  # of JPEG: where the size stands
_ORIENTATION = 0x0112


@dataclass(frozen=True, slots=True)
class Painted:
    """A page made anew, as PNG, with its size in dots; `pages` is how many the file has."""

    data: bytes
    width: int
    height: int
    pages: int = 1


def repainted(data: bytes, page: int, areas: Sequence[Area] = ()) -> Painted:
    """A page of a PDF, or a picture, made anew; the areas of this page become black.

    Raises CannotBeRedacted, CannotStartReader.
    """
    given = ";".join(f"{a.left},{a.top},{a.right},{a.bottom}" for a in areas if a.page == page)
    try:
        outcome = child.run(("-m", "tocsin.letters.repainting", str(page), given), io.BytesIO(data), LIMITS)
    except child.NotStartedError as exc:
        raise CannotStartReader from exc
    answer = _ANSWER.match(outcome.output) if outcome.ending is child.Ending.ANSWERED else None
    if answer is None:
        raise CannotBeRedacted(why=_WHY.get(outcome.ending, _DAMAGED))
    if int(answer[1]) > MOST_PAGES:
        raise CannotBeRedacted(
            why=Cause(
                "it has more than {most} pages; take in those that are needed by themselves",
                most=MOST_PAGES,
            )
        )
    picture = outcome.output[answer.end() :]
    return Painted(picture, *_size_of_png(picture), int(answer[1]))


def as_svg(page: Painted) -> str:
    """A picture as the typesetter takes it in."""
    return _svg(page.data, page.width, page.height, 1)


def answer(data: bytes, page: int, areas: Sequence[tuple[int, ...]]) -> bytes:
    """What the child answers. Raises whatever a file brings about that is none."""
    is_pdf = data[:1024].find(PDF) >= 0
    pages, picture = _drawn(data, page) if is_pdf else (1, data)
    width, height = _size_of(picture)
    if width * height > MOST_DOTS or page > pages:
        raise ValueError("no such page, or too large")
    turn = _turn_of(picture)
    upright = (height, width) if turn >= _ON_ITS_SIDE else (width, height)
    scale = LONGEST / max(upright)
    wide, high = (max(1, round(side * scale)) for side in upright)
    around = _OF_A_PAGE if is_pdf else _LEAST + (ceil(_BLOCK * scale) if picture.startswith(JPEG) else 0)
    said = {"picture": _svg(picture, width, height, turn)}
    return b"%d\n%b" % (pages, typst.compile(_form(wide, high, areas, around), format="png", ppi=72.0, sys_inputs=said))


def drawn_pages(data: bytes) -> tuple[bytes, ...]:
    """The pages of a PDF of our own as pictures, to look at; what came from elsewhere is drawn by `repainted`."""
    count, first = _drawn(data, 1)
    return (first, *(_drawn(data, number)[1] for number in range(2, count + 1)))


def _form(wide: int, high: int, areas: Sequence[tuple[int, ...]], around: int) -> bytes:
    """The page with its areas, each grown by some dots: those beside what is taken out tell of it."""
    lines = [
        f"#set page(width: {wide}pt, height: {high}pt, margin: 0pt, fill: white)",
        '#place(top + left, image(bytes(sys.inputs.picture), format: "svg", width: 100%, height: 100%))',
    ]
    for left, top, right, bottom in areas:
        x, y = max(0, left * wide // FULL - around), max(0, top * high // FULL - around)
        width, height = -(-right * wide // FULL) + around - x, -(-bottom * high // FULL) + around - y
        place = f"#place(top + left, dx: {x}pt, dy: {y}pt, "
        lines.append(f"{place}rect(width: {width}pt, height: {height}pt, fill: black, stroke: none))")
    return "\n".join(lines).encode()


def _svg(picture: bytes, width: int, height: int, turn: int) -> str:
    kind = "png" if picture.startswith(PNG) else "jpeg"
    wide, high = (height, width) if turn >= _ON_ITS_SIDE else (width, height)
    turned = f' transform="{_TURNS[turn].format(w=width, h=height)}"' if turn in _TURNS else ""
    words = base64.b64encode(picture).decode("ascii")
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{wide}" height="{high}" viewBox="0 0 {wide} {high}">'
        f'<image width="{width}" height="{height}" preserveAspectRatio="none"{turned} '
        f'href="data:image/{kind};base64,{words}"/></svg>'
    )


def _drawn(data: bytes, page: int) -> tuple[int, bytes]:
    """How many pages a PDF has, and one in shades of grey, with what was filled in and stamped on it."""
    document = pdf.opened(data)
    document.init_forms()
    drawn = document[page - 1]
    scale = LONGEST / max(1.0, *drawn.get_size())
    picture = drawn.render(scale=scale, grayscale=True, may_draw_forms=True)
    dots = memoryview(picture.buffer)
    rows = (dots[row * picture.stride : row * picture.stride + picture.width] for row in range(picture.height))
    return len(document), _png(picture.width, picture.height, b"".join(b"\0" + bytes(row) for row in rows))


def _png(width: int, height: int, rows: bytes) -> bytes:
    """Grey dots as PNG, each row behind the number of its filter."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(rows)), (b"IEND", b""))
    return PNG + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def _size_of(picture: bytes) -> tuple[int, int]:
    if picture.startswith(PNG):
        return _size_of_png(picture)
    for name, body in _segments(picture):
        if name in _FRAMES:
            height, width = struct.unpack_from(">HH", body, 1)
            return int(width), int(height)
    raise ValueError("neither PNG nor JPEG")


def _size_of_png(picture: bytes) -> tuple[int, int]:
    width, height = struct.unpack_from(">II", picture, 16)
    return int(width), int(height)


def _segments(picture: bytes) -> list[tuple[int, bytes]]:
    """The segments of a JPEG before its dots (ITU T.81, annex B)."""
    found, at = list[tuple[int, bytes]](), 2
    while picture.startswith(JPEG) and at + 4 <= len(picture) and picture[at] == 0xFF:
        name, length = picture[at + 1], int.from_bytes(picture[at + 2 : at + 4], "big")
        found.append((name, picture[at + 4 : at + 2 + length]))
        if name == 0xDA or length < 2:  # the dots begin
            break
        at += 2 + length
    return found


def _turn_of(picture: bytes) -> int:
    """How a camera was held, 1 where nothing says so."""
    for name, body in _segments(picture):
        if name == 0xE1 and body.startswith(b"Exif\0\0"):
            return _orientation(body[6:])
    return 1


def _orientation(tiff: bytes) -> int:
    order = "<" if tiff.startswith(b"II") else ">"
    try:
        (start,) = struct.unpack_from(f"{order}I", tiff, 4)
        (count,) = struct.unpack_from(f"{order}H", tiff, start)
        for number in range(min(count, 200)):
            tag, _, _, value = struct.unpack_from(f"{order}HHIH", tiff, start + 2 + 12 * number)
            if tag == _ORIENTATION:
                return int(value)
    except struct.error:
        pass
    return 1


def main() -> None:
    """Make the page that the command line names anew."""
    areas = [tuple(map(int, one.split(","))) for one in sys.argv[2].split(";") if one]
    confine(LIMITS, threads=True)  # the typesetter works in threads
    sys.stdout.buffer.write(answer(sys.stdin.buffer.read(), int(sys.argv[1]), areas))


if __name__ == "__main__":
    main()
