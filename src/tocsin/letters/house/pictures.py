"""A picture of a letterhead, drawn anew: what leaves are its points, and nothing that a camera wrote beside them.

It runs in the child (`child`). Size and form are told from the first bytes, before anything is unpacked. A drawing
(SVG) becomes points, too: not every Word shows one, and what a drawing could fetch or run stays behind.
"""

from __future__ import annotations

import json
import struct
from collections.abc import Iterator

import typst
from lxml import etree

from tocsin.domain.errors import Cause
from tocsin.domain.letterhead import LARGEST_PICTURE
from tocsin.letters.house import refusals

SIDE = 1200  # of what is kept: 100 mm at 300 to the inch
MOST_ELEMENTS = 20_000
PNG = b"\x89PNG\r\n\x1a\n"
_JPEG = b"\xff\xd8\xff"
_SVG = "{http://www.w3.org/2000/svg}"
_ALONE = frozenset({0x01, *range(0xD0, 0xD8)})  # marks of JPEG that nothing belongs to
_NO_FRAME = frozenset({0xC4, 0xC8, 0xCC})
_SCAN = 0xDA
_ACTIVE = frozenset({"script", "foreignObject", "image", "iframe", "animate", "set", "handler", "audio", "video"})
_FORM = b"""
#set page(width: auto, height: auto, margin: 0pt, fill: none)
#let given = json(bytes(sys.inputs.given))
#let drawn = image(bytes(given.data))
#context {
  let own = measure(drawn)
  let large = given.side * 1pt / calc.max(own.width, own.height)
  let (width, height) = (own.width * large, own.height * large)
  let (left, top, right, bottom) = given.crop
  box(width: width * (1 - left - right), height: height * (1 - top - bottom), clip: true,
    place(dx: -left * width, dy: -top * height, image(bytes(given.data), width: width, height: height)))
}
"""
Crop = tuple[float, float, float, float]
WHOLE: Crop = (0.0, 0.0, 0.0, 0.0)


class PictureRefusedError(Exception):
    """A picture is not taken in, and why."""

    def __init__(self, why: Cause) -> None:
        super().__init__(why)
        self.why = why


def redrawn(data: bytes, crop: Crop = WHOLE) -> bytes:
    """The picture as a new PNG without anything beside its points; of a cropped one only what shows.

    Raises PictureRefusedError.
    """
    if len(data) > LARGEST_PICTURE:
        raise PictureRefusedError(refusals.LARGE_PICTURE)
    side = min(_longest_side(data), SIDE)
    for _ in range(3):
        made = _drawn(data, side, crop)
        if len(made) <= refusals.MIB:
            return made
        side //= 2
    raise PictureRefusedError(refusals.RICH_PICTURE)


def size_of(png: bytes) -> tuple[int, int]:
    """Width and height in points. Raises PictureRefusedError."""
    if len(png) < 24 or not png.startswith(PNG):
        raise PictureRefusedError(refusals.CUT_SHORT)
    width, height = struct.unpack(">II", png[16:24])
    return width, height


def _longest_side(data: bytes) -> int:
    if data.startswith(PNG):
        return _bounded(*size_of(data))
    if data.startswith(_JPEG):
        return _bounded(*_size_of_jpeg(data))
    if b"<svg" in data[:4096]:
        _refuse_active(data)
        return SIDE
    raise PictureRefusedError(refusals.NO_PICTURE)


def _bounded(width: int, height: int) -> int:
    if width * height > refusals.MOST_POINTS:
        raise PictureRefusedError(refusals.MANY_POINTS)
    if min(width, height) < refusals.LEAST_SIDE:
        raise PictureRefusedError(refusals.TINY)
    return max(width, height)


def _size_of_jpeg(data: bytes) -> tuple[int, int]:
    """From the frame header; what ends before its end mark is cut short. Layout: ITU T.81, annex B."""
    found = None
    for mark, at in _marks(data):
        if 0xC0 <= mark <= 0xCF and mark not in _NO_FRAME and len(data) >= at + 7:
            height, width = struct.unpack(">HH", data[at + 3 : at + 7])
            found = width, height
        if mark == _SCAN and found and data.rfind(b"\xff\xd9") > at:
            return found
    raise PictureRefusedError(refusals.CUT_SHORT)


def _marks(data: bytes) -> Iterator[tuple[int, int]]:
    """The marks up to the first scan, each with the place where its length stands."""
    at = 2
    while at + 4 <= len(data) and data[at] == 0xFF:
        mark = data[at + 1]
        if mark == 0xFF or mark in _ALONE:
            at += 1 if mark == 0xFF else 2
            continue
        yield mark, at + 2
        if mark == _SCAN:
            return
        at += 2 + struct.unpack(">H", data[at + 2 : at + 4])[0]


def _refuse_active(data: bytes) -> None:
    """Raises PictureRefusedError for a drawing that holds more than lines and areas."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise PictureRefusedError(refusals.BROKEN_DRAWING) from exc
    kind = root.getroottree().docinfo
    if kind.internalDTD is not None and b"<!ENTITY" in data.upper():
        raise PictureRefusedError(refusals.ENTITIES)
    every = list(root.iter(etree.Element))
    if str(root.tag) != f"{_SVG}svg" or len(every) > MOST_ELEMENTS:
        raise PictureRefusedError(refusals.NO_DRAWING)
    for node in every:
        _refuse_part(node)


def _refuse_part(node: etree._Element) -> None:
    name = str(node.tag).rpartition("}")[2]
    if name in _ACTIVE:
        raise PictureRefusedError(refusals.ACTIVE)
    if name == "text":
        raise PictureRefusedError(refusals.WORDS)
    said = [node.text or "", *map(str, node.attrib.values())] if name == "style" else map(str, node.attrib.values())
    for value in said:
        if "@import" in value or ("://" in value.replace("url(#", "") and ("url(" in value or _is_link(node, value))):
            raise PictureRefusedError(refusals.DRAWING_FETCHES)


def _is_link(node: etree._Element, value: str) -> bool:
    return any(str(key).rpartition("}")[2] == "href" and one == value for key, one in node.attrib.items())


def _drawn(data: bytes, side: int, crop: Crop) -> bytes:
    given = json.dumps({"data": list(data), "side": side, "crop": crop})
    try:
        made = typst.compile(
            _FORM,
            font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=False),
            format="png",
            ppi=72.0,
            sys_inputs={"given": given},
        )
    except typst.TypstError as exc:
        raise PictureRefusedError(refusals.CUT_SHORT) from exc
    return bytes(made)
