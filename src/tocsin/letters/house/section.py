"""The page of a letterhead: its size, its margins, and which headers and footers it has."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.letters.ooxml import Element, R, el, value, w

_PAGE = {"w": "11906", "h": "16838"}
_NARROWEST, _SIDE = 3_000, "1000"  # twentieths of a point: narrower holds no letter
_SIDES = ("top", "right", "bottom", "left", "header", "footer", "gutter")


def section_of(section: Element | None, edges: Iterable[str]) -> Element:
    """Page and margins within what paper is, with the headers and footers that are carried over."""
    made = el("sectPr")
    for name in edges:
        kind, _, which = name.removesuffix(".xml").partition("-")
        reference = el(f"{kind}Reference", type=which)
        reference.set(f"{{{R}}}id", f"{kind}-{which}")
        made.append(reference)
    size = {key: _within(value(section, "pgSz", key), int(usual), 5_000, 32_000) for key, usual in _PAGE.items()}
    usual = {"header": 708, "footer": 708, "gutter": 0}
    sides = {
        side: _within(value(section, "pgMar", side), usual.get(side, 1417), 0, 6_000)
        for side in _SIDES
        if side != "gutter"
    }
    if int(size["w"]) - int(sides["left"]) - int(sides["right"]) < _NARROWEST:
        sides |= {"left": _SIDE, "right": _SIDE}
    made.append(el("pgSz", **size))
    made.append(el("pgMar", **sides, gutter="0"))
    if section is not None and section.find(w("titlePg")) is not None:
        made.append(el("titlePg"))
    return made


def _within(said: str | None, usual: int, least: int, most: int) -> str:
    try:
        number = abs(round(float(said))) if said is not None else usual
    except ValueError:
        number = usual
    return str(min(max(number, least), most))
