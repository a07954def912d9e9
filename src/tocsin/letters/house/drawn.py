"""A picture in the text of a letterhead: what is known of it, and the element that says that and no more."""

from __future__ import annotations

from dataclasses import dataclass

from lxml import etree

from tocsin.letters.house.pictures import WHOLE, Crop
from tocsin.letters.ooxml import PIC, SPACES, WP, A, Element, R, el, local, whole

EMU = 12_700  # to the point
MM = 36_000
_LARGEST = 600 * MM
_TURNED = 100_000  # per cent in thousandths, as crops are said
_FURTHEST = 1200 * MM
_DATA = "http://schemas.openxmlformats.org/drawingml/2006/picture"


@dataclass(frozen=True, slots=True)
class Axis:
    """Where a picture stands along one side: from what, and how far, or how it is aligned there."""

    origin: str
    offset: int = 0
    align: str = ""


@dataclass(frozen=True, slots=True)
class Drawn:
    """Sizes in EMU. Without `across` and `down` it stands in the line like a letter. `flows`: words went around it."""

    relation: str
    words: str
    width: int
    height: int
    crop: Crop = WHOLE
    across: Axis | None = None
    down: Axis | None = None
    behind: bool = False
    flows: bool = False


def drawn_in(found: Element) -> Drawn | None:
    """The picture that a `w:drawing` holds; None where it is something else."""
    frame = next((one for one in found if local(one) in {"inline", "anchor"}), None)
    if frame is None:
        return None
    picture = frame.find(f"{{{A}}}graphic/{{{A}}}graphicData/{{{PIC}}}pic")
    blip = picture.find(f"{{{PIC}}}blipFill/{{{A}}}blip") if picture is not None else None
    extent, told = frame.find(f"{{{WP}}}extent"), frame.find(f"{{{WP}}}docPr")
    if picture is None or blip is None or extent is None or not blip.get(f"{{{R}}}embed"):
        return None
    width, height = (min(max(whole(extent.get(name)), 1), _LARGEST) for name in ("cx", "cy"))
    words = (told.get("descr", "") if told is not None else "").strip()[:500]
    across, down = (_axis(frame, name) if local(frame) == "anchor" else None for name in ("positionH", "positionV"))
    return Drawn(
        blip.get(f"{{{R}}}embed", ""),
        words,
        width,
        height,
        _crop(picture),
        across,
        down,
        frame.get("behindDoc") == "1",
        local(frame) == "anchor" and frame.find(f"{{{WP}}}wrapNone") is None,
    )


def _axis(frame: Element, name: str) -> Axis:
    found = frame.find(f"{{{WP}}}{name}")
    if found is None:
        return Axis("column" if name == "positionH" else "paragraph")
    offset = min(max(whole(found.findtext(f"{{{WP}}}posOffset")), -_FURTHEST), _FURTHEST)
    align = (found.findtext(f"{{{WP}}}align") or "").strip()
    return Axis(found.get("relativeFrom", "margin"), offset, align if align in _ALIGNED else "")


_ALIGNED = frozenset({"left", "center", "right", "top", "bottom", "inside", "outside"})


def _crop(picture: Element) -> Crop:
    said = picture.find(f"{{{PIC}}}blipFill/{{{A}}}srcRect")
    if said is None:
        return WHOLE
    left, top, right, bottom = (min(max(whole(said.get(side)) / _TURNED, 0.0), 0.9) for side in "ltrb")
    return (left, top, right, bottom) if left + right < 0.95 and top + bottom < 0.95 else WHOLE


def drawing(shown: Drawn, name: str) -> Element:
    """The picture of this name, as Word says it: nothing of the old element is copied."""
    frame = etree.Element(f"{{{WP}}}{'anchor' if shown.across else 'inline'}", nsmap=SPACES)
    for side in "TBLR":
        frame.set(f"dist{side}", "0")
    if shown.across and shown.down:
        _anchored(frame, shown, shown.across, shown.down)
    else:
        etree.SubElement(frame, f"{{{WP}}}extent", cx=str(shown.width), cy=str(shown.height))
    number = name.removeprefix("picture")
    named = {"id": number if number.isdecimal() else str(9_000 + len(name)), "name": name, "descr": shown.words}
    etree.SubElement(frame, f"{{{WP}}}docPr", named)
    frame.append(_graphic(shown, name, named))
    return el("drawing", frame)


def _anchored(frame: Element, shown: Drawn, across: Axis, down: Axis) -> None:
    attributes = {
        "simplePos": "0",
        "relativeHeight": "1",
        "behindDoc": "1" if shown.behind else "0",
        "locked": "0",
        "layoutInCell": "1",
        "allowOverlap": "1",
    }
    for key, said in attributes.items():
        frame.set(key, said)
    etree.SubElement(frame, f"{{{WP}}}simplePos", x="0", y="0")
    for name, axis in (("positionH", across), ("positionV", down)):
        place = etree.SubElement(frame, f"{{{WP}}}{name}", relativeFrom=axis.origin)
        how = etree.SubElement(place, f"{{{WP}}}{'align' if axis.align else 'posOffset'}")
        how.text = axis.align or str(axis.offset)
    etree.SubElement(frame, f"{{{WP}}}extent", cx=str(shown.width), cy=str(shown.height))
    etree.SubElement(frame, f"{{{WP}}}wrapNone")


def _graphic(shown: Drawn, name: str, named: dict[str, str]) -> Element:
    graphic = etree.Element(f"{{{A}}}graphic", nsmap={"a": A, "pic": PIC, "r": R})
    data = etree.SubElement(graphic, f"{{{A}}}graphicData", uri=_DATA)
    picture = etree.SubElement(data, f"{{{PIC}}}pic")
    told = etree.SubElement(picture, f"{{{PIC}}}nvPicPr")
    etree.SubElement(told, f"{{{PIC}}}cNvPr", named)
    etree.SubElement(told, f"{{{PIC}}}cNvPicPr")
    fill = etree.SubElement(picture, f"{{{PIC}}}blipFill")
    etree.SubElement(fill, f"{{{A}}}blip", {f"{{{R}}}embed": name})
    etree.SubElement(etree.SubElement(fill, f"{{{A}}}stretch"), f"{{{A}}}fillRect")
    form = etree.SubElement(picture, f"{{{PIC}}}spPr")
    area = etree.SubElement(form, f"{{{A}}}xfrm")
    etree.SubElement(area, f"{{{A}}}off", x="0", y="0")
    etree.SubElement(area, f"{{{A}}}ext", cx=str(shown.width), cy=str(shown.height))
    etree.SubElement(etree.SubElement(form, f"{{{A}}}prstGeom", prst="rect"), f"{{{A}}}avLst")
    return graphic


def pictures_of(root: Element) -> list[str]:
    """The names of the pictures that a part shows, each once."""
    found = (one.get(f"{{{R}}}embed", "") for one in root.iter(f"{{{A}}}blip"))
    return list(dict.fromkeys(name for name in found if name))
