"""The parts of a package of ours that only say which other parts there are."""

from __future__ import annotations

from collections.abc import Iterable

from lxml import etree

from tocsin.letters.ooxml import RELATIONS, TYPES, R, relations, serialised

_OFFICE = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_MAIN = f"{_OFFICE}.document.main+xml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_CORE_RELATION = "http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties"


def content_types(edges: Iterable[str], further: Iterable[str] = ()) -> bytes:
    """Which kind each part is: the headers and footers by name, and `further` parts of the word processor."""
    root = etree.fromstring(f'<Types xmlns="{TYPES}"/>')
    for ending, kind in (("rels", f"{_PACKAGE}.relationships+xml"), ("xml", "application/xml"), ("png", "image/png")):
        etree.SubElement(root, f"{{{TYPES}}}Default", Extension=ending, ContentType=kind)
    rows = [("/word/document.xml", _MAIN), ("/word/styles.xml", f"{_OFFICE}.styles+xml")]
    rows += [(f"/word/{name}", f"{_OFFICE}.{name.partition('-')[0]}+xml") for name in edges]
    rows += [(f"/word/{name}.xml", f"{_OFFICE}.{name}+xml") for name in further]
    rows += [("/docProps/core.xml", _CORE)] if further else []
    for name, kind in rows:
        etree.SubElement(root, f"{{{TYPES}}}Override", PartName=name, ContentType=kind)
    return serialised(root)


_PACKAGE = "application/vnd.openxmlformats-package"


def package_relations(*, core: bool) -> bytes:
    """What the package itself points to."""
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>')
    name = f"{{{RELATIONS}}}Relationship"
    etree.SubElement(root, name, Id="rId1", Type=f"{R}/officeDocument", Target="word/document.xml")
    if core:
        etree.SubElement(root, name, Id="rId2", Type=_CORE_RELATION, Target="docProps/core.xml")
    return serialised(root)


def part_relations(rows: Iterable[tuple[str, str, str]], pictures: Iterable[str]) -> bytes:
    """What one part points to: id, kind, target; each picture by its own name."""
    return relations([*rows, *((name, "image", f"media/{name}.png") for name in pictures)])
