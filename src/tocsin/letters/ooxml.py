"""What every module about Word parts needs: names, making an element, reading a part. Names: ECMA-376, part 1."""

from __future__ import annotations

from lxml import etree

from tocsin.domain.errors import BrokenWordFile, Cause

W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
WP = "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"
A = "http://schemas.openxmlformats.org/drawingml/2006/main"
PIC = "http://schemas.openxmlformats.org/drawingml/2006/picture"
XML = "http://www.w3.org/XML/1998/namespace"
RELATIONS = "http://schemas.openxmlformats.org/package/2006/relationships"
TYPES = "http://schemas.openxmlformats.org/package/2006/content-types"
SPACES = {"w": W, "r": R, "wp": WP, "a": A, "pic": PIC}

Element = etree._Element  # noqa: SLF001 - lxml has no public name for the type of its elements


def w(name: str) -> str:
    """`w("p")` is the full name of `w:p`."""
    return f"{{{W}}}{name}"


def local(element: Element) -> str:
    """The name without its space; of a remark something that no element is called."""
    return str(element.tag).rpartition("}")[2]


def is_word(element: Element) -> bool:
    """Whether it is an element of the word processor's own."""
    return str(element.tag).startswith(f"{{{W}}}")


def value(parent: Element | None, path: str, attribute: str = "val") -> str | None:
    """`value(rPr, "sz")`: the attribute of a child, if it is there; of `a/b` the child of the child."""
    found = parent.find("/".join(w(name) for name in path.split("/"))) if parent is not None else None
    return found.get(w(attribute)) if found is not None else None


def whole(text: str | None, default: int = 0) -> int:
    """A whole number as it is written; the default for anything else."""
    try:
        return round(float(text)) if text is not None else default
    except ValueError:
        return default


def el(name: str, /, *children: Element, **attributes: str) -> Element:
    """`el("jc", val="left")` is `<w:jc w:val="left"/>`."""
    made = etree.Element(w(name), {w(key): said for key, said in attributes.items()}, nsmap=SPACES)
    made.extend(children)
    return made


def text(words: str) -> Element:
    """A text that keeps its spaces."""
    made = el("t")
    made.text = words
    made.set(f"{{{XML}}}space", "preserve")
    return made


def copy(element: Element) -> Element:
    """The element by itself."""
    return etree.fromstring(etree.tostring(element, with_tail=False))


def parsed(data: bytes) -> Element:
    """The root of a part: no entity is resolved, nothing fetched. Raises BrokenWordFile."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, load_dtd=False)
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise BrokenWordFile(why=Cause("one of its parts is not well-formed")) from exc
    if root.getroottree().docinfo.internalDTD is not None:
        raise BrokenWordFile(why=Cause("it declares entities, which no Word document does"))
    return root


def serialised(root: Element) -> bytes:
    """A part as it is written."""
    return etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)


def relations(rows: list[tuple[str, str, str]]) -> bytes:
    """A part of relations: id, last word of the type, target."""
    root = etree.fromstring(f'<Relationships xmlns="{RELATIONS}"/>')
    for name, kind, target in rows:
        etree.SubElement(root, f"{{{RELATIONS}}}Relationship", Id=name, Type=f"{R}/{kind}", Target=target)
    return serialised(root)
