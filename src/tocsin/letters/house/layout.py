"""Where everything of a letterhead stands and what it looks like, as data that the typesetter's form reads (points)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from tocsin.letters.glyphs import printable
from tocsin.letters.house.drawn import EMU, Drawn, drawn_in
from tocsin.letters.house.styles import Looks, family_of
from tocsin.letters.ooxml import Element, el, local, value, w, whole

_TWIPS = 20
_SIDES = ("top", "left", "bottom", "right")
_ALIGN = {"center": "center", "right": "right", "end": "right", "both": "justify"}
_SOLID = frozenset({"single", "thick", "double", "dotted", "dashed", "dotDash", "hairline"})
_CELL_SIDE = 5.4  # Word's own, left and right
Data = dict[str, Any]


class Layout:
    """Turns the elements of a letterhead into data."""

    def __init__(self, looks: Looks) -> None:
        self._looks = looks

    def blocks(self, elements: Iterable[Element]) -> list[Data]:
        """Paragraphs and tables in their order."""
        made = []
        for one in elements:
            if local(one) == "p":
                made.append(self._paragraph(one))
            elif local(one) == "tbl":
                made.append(self._table(one))
        return made

    def look(self) -> Data:
        """What a letter itself is set like: its text, its title, its headings."""
        text = self._run_look(self._looks.of_run(None, None, self._looks.usual))
        ground = self._looks.of_paragraph(el("p"))
        made: Data = {"text": text, "line": _line(ground), "after": _points(value(ground, "spacing", "after"))}
        for key, name in (("title", "title"), ("heading", "heading 1")):
            style = self._looks.named(name)
            made[key] = self._heading(style) if style else None
        return made

    def _heading(self, style: str) -> Data:
        spaced = self._looks.of_paragraph(el("p", el("pPr", el("pStyle", val=style))))
        spacing, lines = _get(spaced.find(w("spacing"))), _borders(spaced.find(w("pBdr")))
        room = {"before": _points(spacing.get("before")), "after": _points(spacing.get("after"))}
        return self._run_look(self._looks.of_run(None, None, style)) | room | {"borders": lines}

    def _paragraph(self, paragraph: Element) -> Data:
        properties = self._looks.of_paragraph(paragraph)
        spacing, indent = properties.find(w("spacing")), properties.find(w("ind"))
        said = _get(indent)
        first = _points(said.get("firstLine")) - _points(said.get("hanging"))
        runs = [*self._runs(paragraph, paragraph)]
        ground = self._run_look(self._looks.of_run(None, paragraph))
        shade = value(properties, "shd", "fill") or ""
        return {
            "kind": "p",
            "align": _ALIGN.get(value(properties, "jc") or "", "left"),
            "before": _points(_get(spacing).get("before")),
            "after": _points(_get(spacing).get("after")),
            "line": _line(properties),
            "left": _points(said.get("left", said.get("start"))),
            "right": _points(said.get("right", said.get("end"))),
            "first": first,
            "tabs": [*_tabs(properties)],
            "borders": _borders(properties.find(w("pBdr"))),
            "fill": _colour(shade),
            "look": ground,
            "runs": [one for one in runs if one["kind"] != "anchored"],
            "anchored": [one for one in runs if one["kind"] == "anchored"],
        }

    def _runs(self, parent: Element, paragraph: Element) -> Iterator[Data]:
        for child in parent:
            if local(child) == "fldSimple":
                field = "pages" if "NUMPAGES" in child.get(w("instr"), "") else "page"
                look = self._run_look(self._looks.of_run(child.find(w("r")), paragraph))
                yield {"kind": "field", "field": field, "look": look}
            elif local(child) == "r":
                look = self._run_look(self._looks.of_run(child, paragraph))
                for sign in child:
                    yield from _sign(sign, look)

    def _run_look(self, properties: Element) -> Data:
        fonts = _get(properties.find(w("rFonts")))
        size = whole(value(properties, "sz"), 20) / 2
        return {
            "size": min(max(size, 2.0), 200.0),
            "family": family_of(fonts.get("ascii", fonts.get("hAnsi", ""))),
            "bold": _is_on(properties, "b"),
            "italic": _is_on(properties, "i"),
            "caps": _is_on(properties, "caps"),
            "small": _is_on(properties, "smallCaps"),
            "strike": _is_on(properties, "strike"),
            "under": value(properties, "u") not in {None, "none"},
            "raised": {"superscript": 1, "subscript": -1}.get(value(properties, "vertAlign") or "", 0),
            "track": _points(value(properties, "spacing")),
            "fill": _colour(value(properties, "color") or ""),
        }

    def _table(self, table: Element) -> Data:
        properties = self._looks.of_table(table)
        widths = [whole(one.get(w("w"))) / _TWIPS for one in table.iterfind(f"{w('tblGrid')}/{w('gridCol')}")]
        margins = _cell_margins(properties.find(w("tblCellMar")))
        borders = _borders(properties.find(w("tblBorders")))
        rows = [*table.iterfind(w("tr"))]
        columns = max([len(widths), *(_columns(row) for row in rows)])
        return {
            "kind": "table",
            "widths": widths + [0] * (columns - len(widths)),
            "align": _ALIGN.get(value(properties, "jc") or "", "left"),
            "indent": _points(value(properties, "tblInd", "w")),
            "rows": [
                {
                    "height": _points(value(row, "trPr/trHeight")),
                    "cells": [
                        self._cell(cell, margins, borders, (at == 0, at == len(rows) - 1))
                        for cell in row.iterfind(w("tc"))
                    ],
                }
                for at, row in enumerate(rows)
            ],
        }

    def _cell(self, cell: Element, margins: Data, borders: Data, edges: tuple[bool, bool]) -> Data:
        properties = cell.find(w("tcPr"))
        own = _borders(properties.find(w("tcBorders")) if properties is not None else None)
        before = cell.getprevious()
        first = before is None or local(before) != "tc"
        last = cell.getnext() is None
        (top, bottom), lines = edges, dict[str, Any]()
        for side, outer in (("top", top), ("bottom", bottom), ("left", first), ("right", last)):
            inner = "insideH" if side in {"top", "bottom"} else "insideV"
            lines[side] = own.get(side, borders.get(side if outer else inner))
        return {
            "span": max(whole(value(properties, "gridSpan"), 1), 1),
            "vertical": {"center": "horizon", "bottom": "bottom"}.get(value(properties, "vAlign") or "", "top"),
            "fill": _colour(value(properties, "shd", "fill") or ""),
            "margins": margins | _cell_margins(properties.find(w("tcMar")) if properties is not None else None, {}),
            "borders": {side: line for side, line in lines.items() if line},
            "blocks": self.blocks([*cell]),
        }


def _get(element: Element | None) -> Mapping[str, str]:
    """The attributes of an element by their short names."""
    if element is None:
        return {}
    return {str(key).rpartition("}")[2]: str(said) for key, said in element.attrib.items()}


def _points(twips: str | None) -> float:
    return max(min(whole(twips) / _TWIPS, 1_600.0), -1_600.0)


def _colour(said: str) -> str:
    return f"#{said.lower()}" if len(said) == 6 and all(sign in "0123456789abcdefABCDEF" for sign in said) else ""


def _is_on(properties: Element, name: str) -> bool:
    found = properties.find(w(name))
    return found is not None and found.get(w("val"), "1") not in {"0", "false", "off"}


def _line(properties: Element) -> Data:
    """How high a line is: `factor` of its own height, or `exact` or `least` points."""
    said = _get(properties.find(w("spacing")))
    number, rule = whole(said.get("line"), 240), said.get("lineRule", "auto")
    if rule == "auto":
        return {"rule": "factor", "value": min(max(number / 240, 0.5), 4.0)}
    return {"rule": "exact" if rule == "exact" else "least", "value": min(max(number / _TWIPS, 1.0), 400.0)}


def _tabs(properties: Element) -> Iterator[Data]:
    stops = properties.find(w("tabs"))
    for stop in stops if stops is not None else ():
        if local(stop) == "tab" and stop.get(w("val")) != "clear":
            kind = stop.get(w("val"), "left")
            yield {"at": _points(stop.get(w("pos"))), "align": kind if kind in {"center", "right"} else "left"}


def _borders(element: Element | None) -> Data:
    """The lines around something, by the side: width, colour, and how far they stand off."""
    found: Data = {}
    for line in element if element is not None else ():
        said, side = _get(line), {"start": "left", "end": "right"}.get(local(line), local(line))
        if said.get("val") in _SOLID:
            width = min(max(whole(said.get("sz"), 4) / 8, 0.25), 12.0)
            space = float(min(max(whole(said.get("space")), 0), 31))
            found[side] = {"width": width, "fill": _colour(said.get("color", "")) or "#000000", "space": space}
        elif side in found or said.get("val") in {"nil", "none"}:
            found[side] = None
    return found


def _cell_margins(element: Element | None, usual: Data | None = None) -> Data:
    made = {"left": _CELL_SIDE, "right": _CELL_SIDE, "top": 0.0, "bottom": 0.0} if usual is None else dict(usual)
    for one in element if element is not None else ():
        side = {"start": "left", "end": "right"}.get(local(one), local(one))
        if side in _SIDES:
            made[side] = _points(one.get(w("w")))
    return made


def _columns(row: Element) -> int:
    return sum(max(whole(value(cell, "tcPr/gridSpan"), 1), 1) for cell in row.iterfind(w("tc")))


def _sign(sign: Element, look: Data) -> Iterator[Data]:
    name = local(sign)
    if name == "t" and sign.text:
        yield {"kind": "text", "text": printable(sign.text), "look": look}
    elif name in {"tab", "br"}:
        yield {"kind": name, "look": look}
    elif name == "drawing" and (shown := drawn_in(sign)):
        yield _picture(shown)


def _picture(shown: Drawn) -> Data:
    made: Data = {
        "kind": "picture",
        "name": shown.relation,
        "words": shown.words,
        "width": shown.width / EMU,
        "height": shown.height / EMU,
    }
    if shown.across and shown.down:
        made["kind"] = "anchored"
        for key, axis in (("across", shown.across), ("down", shown.down)):
            made[key] = {"from": axis.origin, "offset": axis.offset / EMU, "align": axis.align}
    return made


def page_of(section: Element) -> Data:
    """The page and its margins."""
    size, sides = _get(section.find(w("pgSz"))), _get(section.find(w("pgMar")))
    names = ("top", "right", "bottom", "left", "header", "footer")
    return {key: _points(size.get(short)) for key, short in (("width", "w"), ("height", "h"))} | {
        name: _points(sides.get(name)) for name in names
    }
