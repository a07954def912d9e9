"""The styles of a letterhead: those that are used, and what a paragraph or a run looks like by them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import count

from tocsin.letters.house.sifting import STYLED, sifted_style
from tocsin.letters.house.theme import Theme, settled
from tocsin.letters.ooxml import Element, copy, el, local, value, w, whole

PREFIX = "Letterhead"  # a paragraph in a style of this name is the letterhead's own, and no sentence of a letter
_LETTER_NAMES = """
normal|title|heading 1|list bullet|list number|footnote text|footnote reference|strong|header|footer
"""
_LETTER = frozenset(_LETTER_NAMES.strip().split("|"))
_KINDS = frozenset({"paragraph", "character", "table"})
_SANS_NAMES = """
arial|helvetica|helvetica neue|liberation sans|arimo|calibri|carlito|verdana|tahoma|segoe ui|aptos|open sans|roboto|lato
noto sans|source sans pro|source sans 3|dejavu sans|trebuchet ms|gill sans|gill sans mt|century gothic|futura|montserrat
pt sans|ubuntu|corbel|candara|franklin gothic book|franklin gothic medium|arial narrow|arial black|impact|inter|nunito
consolas|courier|courier new|raleway|work sans|fira sans|ibm plex sans|myriad pro|frutiger|univers|avenir
"""
_SANS = frozenset(name for line in _SANS_NAMES.strip().splitlines() for name in line.split("|"))
_SET = frozenset({"arial", "helvetica", "liberation sans", "arimo", "source serif 4", "source serif pro"})


def family_of(face: str) -> str:
    """In which of our two families a typeface is set."""
    plain = face.casefold().strip()
    return "sans" if plain in _SANS or " sans" in f" {plain}" else "serif"


def sifted_styles(styles: Element | None, theme: Theme, roots: Iterable[Element], body: Element) -> Element:
    """The styles that these parts use and a letter may use, with those they are based on.

    Each paragraph of the body is put into a style of its own name, by which it is known when a letter comes back.
    """
    if styles is None:
        styles = el("styles")
    settled(styles, theme)
    own = {style.get(w("styleId"), ""): style for style in styles.iter(w("style")) if _kind(style) in _KINDS}
    usual = next((key for key, one in own.items() if _is_default(one)), "")
    used = {one.get(w("val"), "") for root in roots for name in _USING for one in root.iter(w(name))}
    used |= {key for key, one in own.items() if (value(one, "name") or "").casefold() in _LETTER or _is_default(one)}
    made = el("styles")
    defaults = styles.find(w("docDefaults"))
    if defaults is not None:
        made.append(_defaults(defaults))
    made.extend(_sifted(own[key]) for key in own if key in _with_bases(own, used))
    made.extend(_put_apart(body, own, usual))
    return made


_USING = ("pStyle", "rStyle", "tblStyle")


def _kind(style: Element) -> str:
    return style.get(w("type"), "paragraph")


def _is_default(style: Element) -> bool:
    return _kind(style) == "paragraph" and style.get(w("default"), "0") in {"1", "true", "on"}


def _with_bases(own: dict[str, Element], used: Iterable[str]) -> set[str]:
    found: set[str] = set()
    waiting = [key for key in used if key in own]
    while waiting:
        key = waiting.pop()
        if key not in found:
            found.add(key)
            base = value(own[key], "basedOn")
            waiting += [base] if base in own else []
    return found


def _defaults(defaults: Element) -> Element:
    made = el("docDefaults")
    for outer, inner in (("rPrDefault", "rPr"), ("pPrDefault", "pPr")):
        found = defaults.find(f"{w(outer)}/{w(inner)}")
        if found is not None:
            made.append(el(outer, sifted_style(found, STYLED[inner])))
    return made


def _sifted(style: Element) -> Element:
    named = {key: said for key in ("type", "styleId", "default") if (said := style.get(w(key))) is not None}
    made = el("style", el("name", val=value(style, "name") or ""), **named)
    if base := value(style, "basedOn"):
        made.append(el("basedOn", val=base))
    for name in ("pPr", "rPr", "tblPr"):
        found = style.find(w(name))
        if found is not None:
            made.append(sifted_style(found, STYLED[name]))
    return made


def _put_apart(body: Element, own: dict[str, Element], usual: str) -> Iterator[Element]:
    """New styles for the paragraphs of the body; all but the place of the letter are put into them."""
    made: dict[str, str] = {}
    for paragraph in body.iter(w("p")):
        said = value(paragraph, "pPr/pStyle") or usual
        based = said if said in own else usual
        if based in own and (value(own[based], "name") or "").casefold().startswith(PREFIX.casefold()):
            continue  # it was taken in once, and saved
        if based not in made:
            made[based] = next(key for n in count() if (key := f"{PREFIX}{n or ''}") not in {*own, *made.values()})
            name = f"{PREFIX} {value(own[based], 'name') or ''}".strip() if based in own else PREFIX
            base = [el("basedOn", val=based)] if based else []
            yield el("style", el("name", val=name), *base, type="paragraph", customStyle="1", styleId=made[based])
        set_style(paragraph, made[based])


def set_style(paragraph: Element, style: str) -> None:
    """Put a paragraph into a style."""
    properties = paragraph.find(w("pPr"))
    if properties is None:
        properties = el("pPr")
        paragraph.insert(0, properties)
    for old in properties.findall(w("pStyle")):
        properties.remove(old)
    properties.insert(0, el("pStyle", val=style))


@dataclass
class Looks:
    """What paragraphs, runs and tables look like: the defaults, then styles from the ground up, then what they say."""

    styles: Element
    _chains: dict[str, list[Element]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self._own = {one.get(w("styleId"), ""): one for one in self.styles.iter(w("style"))}
        self.usual = next((key for key, one in self._own.items() if _is_default(one)), "")
        defaults = self.styles.find(w("docDefaults"))
        self._defaults = defaults if defaults is not None else el("docDefaults")

    def chain(self, key: str) -> list[Element]:
        """A style and those it is based on, the ground first."""
        if key not in self._chains:
            found: list[Element] = []
            at: str | None = key
            while at in self._own and self._own[at] not in found:
                found.insert(0, self._own[at])
                at = value(self._own[at], "basedOn")
            self._chains[key] = found
        return self._chains[key]

    def of_paragraph(self, paragraph: Element) -> Element:
        """All that holds of a paragraph, as one `w:pPr`."""
        said = paragraph.find(w("pPr"))
        ground = self._defaults.find(f"{w('pPrDefault')}/{w('pPr')}")
        styles = [one.find(w("pPr")) for one in self.chain(value(said, "pStyle") or self.usual)]
        return _merged("pPr", [ground, *self._of_its_table(paragraph, "pPr"), *styles, said])

    def of_run(self, run: Element | None, paragraph: Element | None, style: str = "") -> Element:
        """All that holds of a run in a paragraph, or of the style alone, as one `w:rPr`."""
        said = run.find(w("rPr")) if run is not None else None
        ground = self._defaults.find(f"{w('rPrDefault')}/{w('rPr')}")
        key = style or (value(paragraph, "pPr/pStyle") if paragraph is not None else "") or self.usual
        styles = [one.find(w("rPr")) for one in self.chain(key)]
        styles = [*(self._of_its_table(paragraph, "rPr") if paragraph is not None else []), *styles]
        marked = [one.find(w("rPr")) for one in self.chain(value(said, "rStyle") or "")]
        return _merged("rPr", [ground, *styles, *marked, said])

    def _of_its_table(self, paragraph: Element, name: str) -> list[Element | None]:
        """What the style of the table says of the paragraphs in it: less than their own style does."""
        table = next(paragraph.iterancestors(w("tbl")), None)
        style = value(table, "tblPr/tblStyle") if table is not None else None
        return [one.find(w(name)) for one in self.chain(style)] if style else []

    def of_table(self, table: Element) -> Element:
        """All that holds of a table, as one `w:tblPr`."""
        said = table.find(w("tblPr"))
        styles = [one.find(w("tblPr")) for one in self.chain(value(said, "tblStyle") or "")]
        return _merged("tblPr", [*styles, said])

    def named(self, name: str) -> str:
        """The id of the style of this name; empty where there is none."""
        found = (key for key, one in self._own.items() if (value(one, "name") or "").casefold() == name.casefold())
        return next(found, "")


_COMBINED = frozenset({"spacing", "ind", "rFonts", "pBdr", "tblBorders", "tblCellMar", "lang"})
_STOPS = "tabs"


def _merged(name: str, several: Iterable[Element | None]) -> Element:
    """One set of properties; the later wins, attribute by attribute where properties hold several things."""
    made = el(name)
    for properties in several:
        for child in properties if properties is not None else ():
            old = made.find(str(child.tag))
            if local(child) == _STOPS:
                _with_stops(made, old, child)
            elif old is not None and local(child) in _COMBINED:
                for key, said in child.attrib.items():
                    old.set(str(key), str(said))
                for inner in child:
                    for gone in old.findall(str(inner.tag)):
                        old.remove(gone)
                    old.append(copy(inner))
            else:
                if old is not None:
                    made.remove(old)
                made.append(copy(child))
    return made


def _with_stops(made: Element, old: Element | None, child: Element) -> None:
    """Tab stops add up, but for those that are cleared."""
    stops = {one.get(w("pos"), ""): one for several in (old, child) if several is not None for one in several}
    left = [copy(one) for one in stops.values() if one.get(w("val")) != "clear"]
    if old is not None:
        made.remove(old)
    made.append(el(_STOPS, *sorted(left, key=lambda one: whole(one.get(w("pos"))))))


def typefaces(styles: Element, roots: Iterable[Element]) -> set[str]:
    """The typefaces that a letter is set in on this letterhead, and that the PDF does not have."""
    looks = Looks(styles)
    every = [looks.of_run(None, None, looks.named(name) or looks.usual) for name in ("normal", "title", "heading 1")]
    for root in roots:
        for paragraph in root.iter(w("p")):
            every += [looks.of_run(run, paragraph) for run in paragraph.iter(w("r"))]
    found = (value(one, "rFonts", "ascii") or value(one, "rFonts", "hAnsi") or "" for one in every)
    return {face for face in found if face and face.casefold() not in _SET}
