"""Comments in a Word document (DOCX), each at the exact characters that it is about; nothing else changes.

Only the document part, its relationships, the list of content types and the comments themselves are written; every
other part of the package keeps its bytes (`letters.package`). Comments that stand already stay. They carry no date:
when somebody proofread is nobody's business.
"""

from __future__ import annotations

import itertools
import posixpath
from collections.abc import Sequence
from dataclasses import dataclass

from lxml import etree
from lxml.etree import _Element as Element

from tocsin.domain.errors import NotAWordFile, StrictWordFile
from tocsin.letters.docx_text import MappedText, W, map_text, split_at
from tocsin.letters.ooxml import parsed
from tocsin.letters.package import Package

AUTHOR, INITIALS = "Tocsin", "T"
_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
_TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
_OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_RELATION = f"{{{_RELATIONS}}}Relationship"
_ID, _SPACE = f"{{{W}}}id", "{http://www.w3.org/XML/1998/namespace}space"


@dataclass(frozen=True, slots=True)
class Remark:
    """What to say about code points `start` to `end` of the document's text."""

    start: int
    end: int
    words: str


class WordDocument:
    """One DOCX: `text` is what it says, `commented` gives it back with remarks."""

    def __init__(self, data: bytes) -> None:
        """Raises NotAWordFile, LockedWordFile, OversizedWordFile, BrokenWordFile, StrictWordFile."""
        self._data, self._package = data, Package(data)
        self._name = self._main_part()
        self._targets = self._relations()
        self.text = self._map(self._document()).text

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts."""
        return self._package.names

    def root(self) -> Element:
        """The document part, read anew. Raises BrokenWordFile."""
        return self._document()

    def part(self, kind: str) -> Element | None:
        """The part that the document refers to as this (`styles`, `footnotes`, `comments`). Raises BrokenWordFile."""
        name = self._targets.get(kind, "")
        return parsed(self._package.part(name)) if name in self._package else None

    def part_named(self, name: str) -> Element | None:
        """The part of this name. Raises BrokenWordFile."""
        return parsed(self._package.part(name)) if name in self._package else None

    def commented(self, remarks: Sequence[Remark], author: str = AUTHOR) -> bytes:
        """The same file with one comment for each remark, in their order. The text stays as it is."""
        if not remarks:
            return self._data
        document = self._document()
        mapped = self._map(document)
        first = self._free_id(document)
        for offset in sorted({point for remark in remarks for point in (remark.start, remark.end)}, reverse=True):
            split_at(mapped, offset)
        for number, remark in enumerate(remarks, first):
            _anchor(document, mapped, remark, str(number))
        changed = {self._name: _serialised(document)}
        changed |= self._comments([(str(number), remark.words) for number, remark in enumerate(remarks, first)], author)
        return self._package.with_parts(changed)

    def _main_part(self) -> str:
        if "_rels/.rels" not in self._package or "[Content_Types].xml" not in self._package:
            raise NotAWordFile
        for relation in parsed(self._package.part("_rels/.rels")).iter(_RELATION):
            if relation.get("Type", "").endswith("/officeDocument"):
                name = relation.get("Target", "").lstrip("/")
                if name.endswith(".xml") and parsed(self._package.part(name)).tag.endswith("}document"):
                    return name
        raise NotAWordFile

    def _document(self) -> Element:
        document = parsed(self._package.part(self._name))
        if document.tag == f"{{{_STRICT}}}document":
            raise StrictWordFile
        if document.tag != f"{{{W}}}document":
            raise NotAWordFile
        return document

    @property
    def _relations_name(self) -> str:
        folder, _, name = self._name.rpartition("/")
        return f"{folder}/_rels/{name}.rels" if folder else f"_rels/{name}.rels"

    def _relations(self) -> dict[str, str]:
        """Which parts the document refers to, by the last word of the relation's type."""
        if self._relations_name not in self._package:
            return {}
        root = parsed(self._package.part(self._relations_name))
        folder = posixpath.dirname(self._name)
        return {
            relation.get("Type", "").rpartition("/")[2]: posixpath.normpath(
                posixpath.join("/" + folder, relation.get("Target", ""))
            ).lstrip("/")
            for relation in root.iter(_RELATION)
            if relation.get("TargetMode") != "External"
        }

    def _map(self, document: Element) -> MappedText:
        names = [(kind, self._targets.get(kind, "")) for kind in ("footnotes", "endnotes")]
        notes = [(kind, parsed(self._package.part(name))) for kind, name in names if name in self._package]
        return map_text(document, notes)

    def _free_id(self, document: Element) -> int:
        roots = [document]
        if "comments" in self._targets:
            roots.append(parsed(self._package.part(self._targets["comments"])))
        tags = [f"{{{W}}}{name}" for name in ("comment", "commentRangeStart", "commentRangeEnd", "commentReference")]
        used = [element.get(_ID, "") for root in roots for element in root.iter(*tags)]
        return max((int(number) for number in used if number.isdecimal() and len(number) < 10), default=-1) + 1

    def _comments(self, rows: Sequence[tuple[str, str]], author: str) -> dict[str, bytes]:
        """The comments part with these rows added, and what makes a new one known to the package."""
        name = self._targets.get("comments")
        if name is not None:
            root = parsed(self._package.part(name))
            changed = {}
        else:
            name = self._new_name()
            root = etree.Element(f"{{{W}}}comments", nsmap={"w": W})
            changed = self._made_known(name)
        for number, words in rows:
            root.append(_comment(number, words, author))
        return changed | {name: _serialised(root)}

    def _new_name(self) -> str:
        folder = posixpath.dirname(self._name)
        names = (posixpath.join(folder, f"comments{number or ''}.xml") for number in range(len(self._targets) + 9))
        return next(name for name in names if name not in self._package)

    def _made_known(self, name: str) -> dict[str, bytes]:
        types = parsed(self._package.part("[Content_Types].xml"))
        etree.SubElement(types, f"{{{_TYPES}}}Override", PartName=f"/{name}", ContentType=_COMMENTS_TYPE)
        if self._relations_name in self._package:
            relations = parsed(self._package.part(self._relations_name))
        else:
            relations = etree.fromstring(f'<Relationships xmlns="{_RELATIONS}"/>')
        used = {relation.get("Id") for relation in relations.iter(_RELATION)}
        fresh = next(f"rId{number}" for number in range(1, len(used) + 2) if f"rId{number}" not in used)
        target = posixpath.basename(name)
        etree.SubElement(relations, _RELATION, Id=fresh, Type=f"{_OFFICE}/comments", Target=target)
        return {"[Content_Types].xml": _serialised(types), self._relations_name: _serialised(relations)}


def _anchor(document: Element, mapped: MappedText, remark: Remark, number: str) -> None:
    """Mark the characters; of a note or a box the run that refers to it; else the first paragraph."""
    inside = [piece.run for piece in mapped.pieces if piece.start < remark.end and remark.start < piece.end]
    if not inside:
        inside = [
            aside.run
            for aside in mapped.asides
            if aside.run is not None and aside.start < remark.end and remark.start < aside.end
        ][:1]
    begin, end = (etree.Element(f"{{{W}}}{name}", {_ID: number}) for name in ("commentRangeStart", "commentRangeEnd"))
    reference = etree.Element(f"{{{W}}}r")
    etree.SubElement(reference, f"{{{W}}}commentReference", {_ID: number})
    if inside:
        inside[0].addprevious(begin)
        _put_after(inside[-1], end)
        _put_after(_child_of_paragraph(inside[-1]), reference)
        return
    paragraph = next(document.iter(f"{{{W}}}p"))
    at = 1 if len(paragraph) and paragraph[0].tag == f"{{{W}}}pPr" else 0
    paragraph[at:at] = [begin, end, reference]


def _put_after(element: Element, other: Element) -> None:
    """Behind the element and behind the marks of comments that were put there before, so that they nest."""
    following = element.getnext()
    while following is not None and _is_mark(following):
        element, following = following, following.getnext()
    element.addnext(other)


def _is_mark(element: Element) -> bool:
    return element.tag == f"{{{W}}}commentRangeEnd" or element.find(f"{{{W}}}commentReference") is not None


def _child_of_paragraph(run: Element) -> Element:
    """What stands directly in the paragraph and holds the run: a tracked insertion, when refused, keeps our mark."""
    parents = [run, *run.iterancestors()]
    return next(inner for inner, outer in itertools.pairwise(parents) if outer.tag == f"{{{W}}}p")


def _comment(number: str, words: str, author: str) -> Element:
    comment = etree.Element(
        f"{{{W}}}comment", {_ID: number, f"{{{W}}}author": author, f"{{{W}}}initials": INITIALS}, nsmap={"w": W}
    )
    for line in words.split("\n"):
        run = etree.SubElement(etree.SubElement(comment, f"{{{W}}}p"), f"{{{W}}}r")
        text = etree.SubElement(run, f"{{{W}}}t", {_SPACE: "preserve"})
        text.text = "".join(sign for sign in line if sign.isprintable())
    return comment


def _serialised(root: Element) -> bytes:
    return etree.tostring(root.getroottree(), xml_declaration=True, encoding="UTF-8", standalone=True)
