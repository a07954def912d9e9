"""The layers of XML and HTML: texts whole over inline marks, attributes, comments, scripts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from lxml import etree, html
from lxml.etree import _Element as Element

from tocsin.domain.errors import Cause
from tocsin.domain.redaction import Layer
from tocsin.letters.opened import UnsearchableError, within

_INLINE_NAMES = """
a abbr b bdi bdo big cite code del dfn em font i ins kbd mark q s samp small span strike strong sub sup time
tt u var wbr
"""
_INLINE = frozenset(_INLINE_NAMES.split())
_RUN_NAMES = "r t delText instrText delInstrText hyperlink ins del moveTo moveFrom smartTag sdt sdtContent rPr"
_RUNS = frozenset(_RUN_NAMES.split())
_REMOVED = frozenset({"del", "moveFrom"})
_BREAKS = frozenset({"tab", "br", "cr"})
_INSIDE = Cause("inside the page")
_ESCAPE = re.compile(r"\\u([0-9a-fA-F]{4})")


def xml_layers(data: bytes, place: str) -> Iterator[Layer]:
    """Texts by paragraph (with and without tracked deletions), all other texts, attributes, comments.

    Raises UnsearchableError.
    """
    parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False, recover=False)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError) as exc:
        raise UnsearchableError(place, Cause("a part of it cannot be read")) from exc
    for paragraph in (node for node in root.iter() if _local(node) == "p"):
        texts = {_text(paragraph, ()), _text(paragraph, _REMOVED)}
        yield from (Layer(place, text) for text in sorted(texts) if text.strip())
    for node in root.iter():
        if not _is_element(node):
            yield Layer(place, f"{node.text or ''}", prose=False)
            continue
        yield from _values(node, place)
        if _local(node) not in _RUNS and node.text and node.text.strip():
            yield Layer(place, node.text, prose=False)


def _is_element(node: object) -> bool:
    """Whether this is no remark: what lxml calls the tag of one is a function."""
    return isinstance(getattr(node, "tag", None), str)


def _local(node: Element) -> str:
    return node.tag.rpartition("}")[2] if _is_element(node) else ""


def _text(node: Element, without: Iterable[str]) -> str:
    if _local(node) in without or not _local(node):
        return node.tail or ""
    if _local(node) in _BREAKS:
        return f" {node.tail or ''}"
    return (node.text or "") + "".join(_text(child, without) for child in node) + (node.tail or "")


def _values(node: Element, place: str) -> Iterator[Layer]:
    for value in node.attrib.values():
        text = str(value)
        if len(text) > 2 and not text.startswith("http://schemas.") and any(map(str.isalnum, text)):
            yield Layer(place, text, prose=False)


def html_layers(text: str, called: str) -> Iterator[Layer]:
    """What a page shows, and what only its source says. Raises UnsearchableError."""
    if not text.strip():
        return
    try:
        root = html.document_fromstring(text.encode("utf-8"), html.HTMLParser(encoding="utf-8", huge_tree=False))
    except (etree.LxmlError, ValueError) as exc:
        raise UnsearchableError(called, Cause("it cannot be read as a page")) from exc
    yield Layer(called, "".join(_shown(root)))
    for node in root.iter():
        if not _is_element(node):
            yield Layer(within(called, Cause("a hidden remark")), node.text or "", prose=False)
            continue
        yield from _values(node, within(called, _INSIDE))
        if node.tag in {"script", "style", "template"} and node.text:
            plain = _ESCAPE.sub(lambda found: chr(int(found[1], 16)), node.text)
            yield Layer(within(called, _INSIDE), plain, prose=False)


def _shown(node: Element) -> Iterator[str]:
    if _is_element(node) and node.tag not in {"script", "style"}:
        edge = "" if node.tag in _INLINE else "\n"
        yield f"{edge}{node.text or ''}"
        for child in node:
            yield from _shown(child)
        yield edge
    yield node.tail or ""
