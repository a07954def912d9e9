"""A letterhead that was made in Word, taken in: what of it is carried over, as a new package, and what is not.

Nothing of the old file is copied as it stands. Body, header, footer and styles are sifted (`sifting`), pictures are
drawn anew (`pictures`), colours and typefaces of the theme are said where they are used. It runs in the child.
"""

from __future__ import annotations

import posixpath
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.domain.errors import BrokenWordFile, Cause, LockedWordFile, NotAWordFile, OversizedWordFile
from tocsin.domain.letterhead import LARGEST, LeftOut
from tocsin.letters.house import refusals
from tocsin.letters.house.drawn import Drawn, drawing, drawn_in
from tocsin.letters.house.package import content_types, package_relations, part_relations
from tocsin.letters.house.pictures import PictureRefusedError, redrawn
from tocsin.letters.house.section import section_of
from tocsin.letters.house.sifting import MARK, Sifter
from tocsin.letters.house.styles import sifted_styles, typefaces
from tocsin.letters.house.theme import settled, theme_of
from tocsin.letters.ooxml import RELATIONS, Element, el, local, parsed, serialised, text, w
from tocsin.letters.package import Package
from tocsin.letters.zipped import zipped

MOST_UNPACKED = 64 << 20
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_MACROS = ("vbaproject", "vbadata", "activex", "macrosheet")
_EMBEDDED = ("embeddings/", "afchunk")
_REVISED = ("ins", "del", "moveFrom", "moveTo", "rPrChange", "pPrChange", "sectPrChange", "tblPrChange")


class PaperRefusedError(Exception):
    """A letterhead is not taken in, and why."""

    def __init__(self, why: Cause) -> None:
        super().__init__(why)
        self.why = why


@dataclass(frozen=True, slots=True)
class TakenIn:
    """The letterhead as it is kept, and what of it was left out."""

    document: bytes
    left_out: tuple[LeftOut, ...]


def taken_in(data: bytes) -> TakenIn:
    """The letterhead in this file. Raises PaperRefusedError."""
    if len(data) > LARGEST:
        raise PaperRefusedError(refusals.TOO_LARGE)
    try:
        return _Taking(Package(data)).taken()
    except NotAWordFile as exc:
        raise PaperRefusedError(refusals.NO_WORD) from exc
    except LockedWordFile as exc:
        raise PaperRefusedError(refusals.LOCKED) from exc
    except OversizedWordFile as exc:
        raise PaperRefusedError(refusals.UNSAFE) from exc
    except (BrokenWordFile, RecursionError) as exc:
        raise PaperRefusedError(refusals.DAMAGED) from exc


@dataclass
class _Part:
    """A body, header or footer of the new package, with the pictures that it shows."""

    root: Element
    pictures: list[str] = field(default_factory=list)


class _Taking:
    def __init__(self, package: Package) -> None:
        """Raises PaperRefusedError for what is never opened."""
        self._package = package
        self._refuse_active()
        self._name = self._main()
        self._targets = self._related(self._name)
        self._media: dict[str, bytes] = {}
        self._left_out: set[LeftOut] = set()
        theme = self._single("theme")
        self._theme = theme_of(theme)

    def _refuse_active(self) -> None:
        names = [name.casefold() for name in self._package.names]
        if any(mark in name for name in names for mark in _MACROS):
            raise PaperRefusedError(refusals.MACROS)
        if any(mark in name for name in names for mark in _EMBEDDED):
            raise PaperRefusedError(refusals.EMBEDDED)
        if self._package.unpacked > MOST_UNPACKED:
            raise PaperRefusedError(refusals.UNSAFE)
        for name in self._package.names:
            if name.endswith(".rels"):
                for row in _rows(parsed(self._package.part(name))):
                    if row.get("TargetMode") == "External" and not row.get("Type", "").endswith("/hyperlink"):
                        raise PaperRefusedError(_fetches(row.get("Type", "").rpartition("/")[2]))

    def _main(self) -> str:
        if "_rels/.rels" not in self._package or "[Content_Types].xml" not in self._package:
            raise PaperRefusedError(refusals.NO_WORD)
        kinds = self._package.part("[Content_Types].xml").lower()
        if b"macroenabled" in kinds:
            raise PaperRefusedError(refusals.MACROS)
        for row in _rows(parsed(self._package.part("_rels/.rels"))):
            if row.get("Type", "").endswith("/officeDocument"):
                name = row.get("Target", "").lstrip("/")
                root = parsed(self._package.part(name))
                if root.tag == f"{{{_STRICT}}}document":
                    raise PaperRefusedError(refusals.STRICT)
                if root.tag == w("document"):
                    return name
        raise PaperRefusedError(refusals.NO_WORD)

    def _related(self, name: str) -> dict[str, tuple[str, str]]:
        """What a part refers to: the last word of the type and the part, by the id of the relation."""
        folder, stem = posixpath.split(name)
        relations = posixpath.join(folder, "_rels", f"{stem}.rels")
        if relations not in self._package:
            return {}
        return {
            row.get("Id", ""): (
                row.get("Type", "").rpartition("/")[2],
                posixpath.normpath(posixpath.join(f"/{folder}", row.get("Target", ""))).lstrip("/"),
            )
            for row in _rows(parsed(self._package.part(relations)))
            if row.get("TargetMode") != "External"
        }

    def _single(self, kind: str) -> Element | None:
        name = next((target for told, target in self._targets.values() if told == kind), "")
        return parsed(self._package.part(name)) if name in self._package else None

    def taken(self) -> TakenIn:
        """The new package."""
        document = parsed(self._package.part(self._name))
        body = document.find(w("body"))
        if body is None:
            raise PaperRefusedError(refusals.NO_WORD)
        if any(next(document.iter(w(name)), None) is not None for name in _REVISED):
            raise PaperRefusedError(refusals.REVISED)
        styles = self._single("styles")
        sheet = _Part(el("document", el("body")))
        own = self._sifted(body, self._targets, sheet)
        section = next((one for one in body if local(one) == "sectPr"), None)
        edges = self._edges(section)
        if not any(part.root.xpath("string(.)") or part.pictures for part in (sheet, *edges.values())):
            raise PaperRefusedError(refusals.EMPTY)
        place = sheet.root[0]
        place.extend(self._with_place(own))
        place.append(section_of(section, edges))
        parts = {"document.xml": sheet, **edges}
        made = sifted_styles(styles, self._theme, [part.root for part in parts.values()], place)
        return TakenIn(self._packed(parts, made), self._told(made, parts))

    def _told(self, styles: Element, parts: dict[str, _Part]) -> tuple[LeftOut, ...]:
        if typefaces(styles, [part.root for part in parts.values()]):
            self._left_out.add(LeftOut.FONTS)
        return tuple(one for one in LeftOut if one in self._left_out)

    def _sifted(self, source: Element, related: dict[str, tuple[str, str]], part: _Part) -> list[Element]:
        settled(source, self._theme)
        sifter = Sifter(lambda found: self._picture(found, related, part), self._left_out)
        made = [*sifter.blocks(source)]
        if len(made) > refusals.MOST_BLOCKS:
            raise PaperRefusedError(refusals.LONG)
        return made

    def _picture(self, found: Element, related: dict[str, tuple[str, str]], part: _Part) -> Element | None:
        shown = drawn_in(found)
        if shown is None:
            boxed = next(found.iter(w("txbxContent")), None) is not None
            self._left_out.add(LeftOut.BOXES if boxed else LeftOut.SHAPES)
            return None
        name = related.get(shown.relation, ("", ""))[1]
        try:
            data = redrawn(self._package.part(name), shown.crop) if name in self._package else b""
        except PictureRefusedError:
            data = b""
        if not data:
            self._left_out.add(LeftOut.PICTURES)
            return None
        self._left_out |= {LeftOut.UNDESCRIBED} if not shown.words else set()
        self._left_out |= {LeftOut.FLOWS} if shown.flows else set()
        return self._kept(shown, data, part)

    def _kept(self, shown: Drawn, data: bytes, part: _Part) -> Element:
        known = next((name for name, kept in self._media.items() if kept == data), "")
        if not known and len(self._media) >= refusals.MOST_PICTURES:
            raise PaperRefusedError(refusals.MANY_PICTURES)
        name = known or f"picture{len(self._media) + 1}"
        self._media[name] = data
        if name not in part.pictures:
            part.pictures.append(name)
        return drawing(shown, name)

    def _edges(self, section: Element | None) -> dict[str, _Part]:
        """Headers and footers by the names of their parts: of every page, and of the first where that has its own."""
        found: dict[str, _Part] = {}
        first = section is not None and section.find(w("titlePg")) is not None
        for reference in section if section is not None else ():
            kind = local(reference).removesuffix("Reference")
            which = reference.get(w("type"), "default")
            if kind not in {"header", "footer"} or not local(reference).endswith("Reference"):
                continue
            if which == "even" or (which == "first" and not first):
                self._left_out |= {LeftOut.EVEN} if which == "even" else set()
                continue
            target = next((name for key, (_, name) in self._targets.items() if key in reference.attrib.values()), "")
            if target in self._package:
                part = _Part(el("hdr" if kind == "header" else "ftr"))
                source = parsed(self._package.part(target))
                part.root.extend(self._sifted(source, self._related(target), part) or [el("p")])
                found[f"{kind}-{which}.xml"] = part
        return found

    def _with_place(self, blocks: list[Element]) -> Iterator[Element]:
        """The body with the place of the letter: a paragraph of its own, the last one where none is marked."""
        placed = False
        while blocks and not placed and not _has_place(blocks) and _is_empty(blocks[-1]):
            blocks.pop()
        for block in blocks:
            if local(block) == "tbl" or not _has_place([block]):
                _unmarked(block)
                yield block
                continue
            rest = _unmarked(block)
            if not _is_empty(rest):
                yield rest
            if not placed:
                yield _place()
            placed = True
        if not placed:
            self._left_out.add(LeftOut.NO_PLACE)
            yield _place()

    def _packed(self, parts: dict[str, _Part], styles: Element) -> bytes:
        edges = [name for name in parts if name != "document.xml"]
        told = [("styles", "styles", "styles.xml")]
        told += [(name.removesuffix(".xml"), name.partition("-")[0], name) for name in edges]
        made = {
            "[Content_Types].xml": content_types(edges),
            "_rels/.rels": package_relations(core=False),
            "word/styles.xml": serialised(styles),
        }
        for name, part in parts.items():
            made[f"word/{name}"] = serialised(part.root)
            rows = told if name == "document.xml" else []
            if rows or part.pictures:
                made[f"word/_rels/{name}.rels"] = part_relations(rows, part.pictures)
        return zipped(made | {f"word/media/{name}.png": data for name, data in self._media.items()})


def _fetches(kind: str) -> Cause:
    if kind == "attachedTemplate":
        return refusals.TEMPLATE
    if kind == "image":
        return refusals.PICTURE_FETCHED
    return refusals.FETCHES


def _rows(root: Element) -> Iterator[Element]:
    yield from root.iter(f"{{{RELATIONS}}}Relationship")


def _place() -> Element:
    return el("p", el("r", text("{letter}")))


def _has_place(blocks: list[Element]) -> bool:
    return any(found[1].lower() == "letter" for one in blocks for found in MARK.finditer(str(one.xpath("string(.)"))))


def _unmarked(block: Element) -> Element:
    """The block without marks of the letter's own place, which stands once and not in a table."""
    for one in block.iter(w("t")):
        one.text = (one.text or "").replace("{letter}", "")
    return block


def _is_empty(block: Element) -> bool:
    words = str(block.xpath("string(.)")).strip()
    return local(block) == "p" and not words and next(block.iter(w("drawing")), None) is None
