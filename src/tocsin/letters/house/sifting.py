"""What of the text of a letterhead is carried over: known elements with known attributes, and nothing else.

Names of people, revision marks, remarks, links, fields, hidden words and whatever a later Word may invent stay behind.
What somebody would miss is told (`LeftOut`).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from tocsin.domain.letterhead import LeftOut
from tocsin.letters.ooxml import XML, Element, W, copy, el, is_word, local, text, w

PLACES = ("letter", "date", "number", "addressee", "signatory", "signature", "logo")
MARK = re.compile(r"\{\s*(" + "|".join(PLACES) + r")\s*\}", re.IGNORECASE)
_KEPT_FIELDS = re.compile(r"\s*(PAGE|NUMPAGES)\b", re.IGNORECASE)
_OPENED = frozenset({"ins", "moveTo", "smartTag", "customXml", "sdtContent", "dir", "bdo", "fldSimple"})
_PARAGRAPH_NAMES = "pStyle keepNext keepLines widowControl pBdr shd tabs spacing ind contextualSpacing jc bidi rPr"
_RUN_NAMES = """
rStyle rFonts b bCs i iCs caps smallCaps strike color spacing sz szCs u vertAlign rtl cs lang position
"""
_TABLE_NAMES = "tblStyle tblW jc tblInd tblBorders shd tblLayout tblCellMar tblLook bidiVisual"
_SIDE_NAMES = "top left bottom right start end insideH insideV between bar tab"
_PARAGRAPH, RUN, _TABLE = (frozenset(one.split()) for one in (_PARAGRAPH_NAMES, _RUN_NAMES, _TABLE_NAMES))
_ROW = frozenset({"cantSplit", "trHeight", "jc"})
_CELL = frozenset({"tcW", "gridSpan", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"})
_WITHIN = frozenset(_SIDE_NAMES.split()) | RUN  # what the properties above hold themselves
_PARTED = re.compile(r"rsid|paraId|textId|Theme|theme|hint")


@dataclass
class Sifter:
    """Sifts the content of one part. `picture` gives the element that a picture becomes; none where it is left out."""

    picture: Callable[[Element], Element | None]
    left_out: set[LeftOut] = field(default_factory=set)

    def blocks(self, parent: Element, *, nested: bool = False) -> Iterator[Element]:
        """Paragraphs and tables of a body, a header, a footer or a cell."""
        for child in parent:
            name = local(child)
            if name == "p" and is_word(child):
                yield self._paragraph(child)
            elif name == "tbl" and nested:
                self.left_out.add(LeftOut.NESTED)
            elif name == "tbl":
                yield self._table(child)
            elif name == "sdt":
                yield from self._control(child, nested=nested)
            elif name in _OPENED:
                yield from self.blocks(child, nested=nested)

    def _control(self, control: Element, *, nested: bool) -> Iterator[Element]:
        """The content of a control; of one that is named like a place the mark of that place."""
        content = control.find(w("sdtContent"))
        if (place := _named_place(control)) and content is not None:
            first = next(content.iter(w("p")), None)
            made = el("p", *([_properties(first, "pPr", _PARAGRAPH)] if first is not None else []))
            made.append(el("r", text(f"{{{place}}}")))
            yield made
        elif content is not None:
            yield from self.blocks(content, nested=nested)

    def _paragraph(self, paragraph: Element) -> Element:
        properties = paragraph.find(w("pPr"))
        if properties is not None:
            self._miss(properties)
        runs = [*self._runs(paragraph)]
        return _joined(el("p", _properties(paragraph, "pPr", _PARAGRAPH), *_settled_fields(runs, self.left_out)))

    def _miss(self, properties: Element) -> None:
        for name, told in (("numPr", LeftOut.LISTS), ("framePr", LeftOut.FRAMES), ("sectPr", LeftOut.SECTIONS)):
            if properties.find(w(name)) is not None:
                self.left_out.add(told)

    def _runs(self, parent: Element) -> Iterator[Element]:
        for child in parent:
            name = local(child)
            if name == "r" and is_word(child):
                yield from self._run(child)
            elif name == "hyperlink":
                self.left_out.add(LeftOut.LINKS)
                yield from self._runs(child)
            elif name == "fldSimple" and (kept := _KEPT_FIELDS.match(child.get(w("instr"), ""))):
                yield el("fldSimple", *self._runs(child), instr=f" {kept[1].upper()} ")
            elif name == "sdt":
                place = _named_place(child)
                content = child.find(w("sdtContent"))
                if place:
                    yield el("r", text(f"{{{place}}}"))
                elif content is not None:
                    yield from self._runs(content)
            elif name in _OPENED:
                if name == "fldSimple":
                    self.left_out.add(LeftOut.FIELDS)
                yield from self._runs(child)

    def _run(self, run: Element) -> Iterator[Element]:
        properties = run.find(w("rPr"))
        hidden = properties.find(w("vanish")) if properties is not None else None
        if hidden is not None and hidden.get(w("val"), "1") not in {"0", "false", "off"}:
            return
        content = [made for child in run for made in self._sign(child)]
        if content:
            yield el("r", _properties(run, "rPr", RUN), *content)

    def _sign(self, child: Element) -> Iterator[Element]:
        name = local(child)
        if name == "t":
            yield text(child.text or "")
        elif name in {"tab", "ptab"}:
            yield el("tab")
        elif name in {"br", "cr"}:
            if child.get(w("type"), "textWrapping") == "textWrapping":
                yield el("br")
        elif name == "noBreakHyphen":
            yield text("\u2011")
        elif name in {"fldChar", "instrText"}:
            yield _sifted(child, frozenset())
        else:
            yield from self._thing(child, name)

    def _thing(self, child: Element, name: str) -> Iterator[Element]:
        """A picture, or what is left out instead."""
        if name == "drawing":
            made = self.picture(child)
            if made is not None:
                yield made
        elif name == "AlternateContent" or name in {"pict", "object"}:
            boxed = next(child.iter(w("txbxContent")), None) is not None
            self.left_out.add(LeftOut.BOXES if boxed else LeftOut.SHAPES)
        elif name in {"footnoteReference", "endnoteReference", "commentReference", "sym"}:
            self.left_out.add(LeftOut.NOTES if name != "sym" else LeftOut.SHAPES)

    def _table(self, table: Element) -> Element:
        made = el("tbl", _properties(table, "tblPr", _TABLE))
        grid = table.find(w("tblGrid"))
        made.append(_sifted(grid, frozenset({"gridCol"})) if grid is not None else el("tblGrid"))
        made.extend(self._row(row) for row in _through(table, "tr"))
        return made

    def _row(self, row: Element) -> Element:
        return el("tr", _properties(row, "trPr", _ROW), *(self._cell(cell) for cell in _through(row, "tc")))

    def _cell(self, cell: Element) -> Element:
        if cell.find(f"{w('tcPr')}/{w('vMerge')}") is not None:
            self.left_out.add(LeftOut.MERGED)
        blocks = [*self.blocks(cell, nested=True)] or [el("p")]
        return el("tc", _properties(cell, "tcPr", _CELL), *blocks)


def _through(parent: Element, name: str) -> Iterator[Element]:
    """Children of this name, also where a control or a tracked insertion holds them."""
    for child in parent:
        if local(child) == name:
            yield child
        elif local(child) in {*_OPENED, "sdt"}:
            yield from _through(child, name)


def _properties(parent: Element, name: str, kept: frozenset[str]) -> Element:
    found = parent.find(w(name))
    return _sifted(found, kept) if found is not None else el(name)


def _sifted(element: Element, kept: frozenset[str]) -> Element:
    """The element with the attributes and children that are known."""
    said = {
        str(key).rpartition("}")[2]: str(one)
        for key, one in element.attrib.items()
        if str(key).startswith((f"{{{W}}}", f"{{{XML}}}")) and not _PARTED.search(str(key).rpartition("}")[2])
    }
    space = said.pop("space", None) if local(element) in {"t", "instrText"} else None
    made = el(local(element), **said)
    if space:
        made.set(f"{{{XML}}}space", space)
    made.text = element.text if local(element) == "instrText" else None
    made.extend(_sifted(child, _WITHIN) for child in element if is_word(child) and local(child) in kept)
    return made


def sifted_style(element: Element, kept: frozenset[str]) -> Element:
    """The properties of a style, sifted like those of a paragraph."""
    return _sifted(element, kept)


STYLED = {"pPr": _PARAGRAPH - {"pStyle"}, "rPr": RUN - {"rStyle"}, "tblPr": _TABLE - {"tblStyle"}}


def _named_place(control: Element) -> str:
    """The place that a content control is named after, by its tag or its title."""
    for name in ("tag", "alias"):
        said = control.find(f"{w('sdtPr')}/{w(name)}")
        called = said.get(w("val"), "").strip().strip("{}").strip().lower() if said is not None else ""
        if called in PLACES:
            return called
    return ""


def _settled_fields(runs: list[Element], left_out: set[LeftOut]) -> Iterator[Element]:
    """Fields in their long form: page numbers in their short one, of others the words that they last showed."""
    depth, instruction, shown, is_code = 0, "", list[Element](), False
    for run in runs:
        sign = run.find(w("fldChar"))
        kind = sign.get(w("fldCharType")) if sign is not None else None
        if kind == "begin":
            depth, instruction, shown, is_code = depth + 1, "", [], True
        elif kind == "separate":
            is_code = False
        elif kind == "end" and depth:
            depth, is_code = depth - 1, False
            if kept := _KEPT_FIELDS.match(instruction):
                look = shown[0].find(w("rPr")) if shown else None
                run_of = el("r", *([copy(look)] if look is not None else []), text("1"))
                yield el("fldSimple", run_of, instr=f" {kept[1].upper()} ")
            else:
                left_out.add(LeftOut.FIELDS)
                yield from shown
        elif depth and is_code:
            instruction += "".join(one.text or "" for one in run.iter(w("instrText")))
        elif depth:
            shown.append(run)
        else:
            yield run


def _joined(paragraph: Element) -> Element:
    """The paragraph with each mark of a place whole in one text, wherever a word processor cut it."""
    texts = [*paragraph.iter(w("t"))]
    whole = "".join(one.text or "" for one in texts)
    for found in reversed([*MARK.finditer(whole)]):
        at = 0
        mark = f"{{{found[1].lower()}}}"
        for one in texts:
            said = one.text or ""
            begin, end = max(found.start() - at, 0), min(found.end() - at, len(said))
            if begin < len(said) and end > 0 and begin < end:
                one.text = said[:begin] + mark + said[end:]
                mark = ""
            at += len(said)
    return paragraph
