"""XML and HTML as a strange hand may write them: no network, no entities, no depth without end."""

from __future__ import annotations

import re
from typing import Protocol

from lxml import etree

from tocsin.intake.model import Reason, RefusedError

Element = etree._Element  # noqa: SLF001 - the type has no other name
VERSION = f"libxml2 {'.'.join(map(str, etree.LIBXML_VERSION))}"

_RESOURCE_LIMIT, _NO_MEMORY = 114, 2  # libxml2's numbers: xmlerror.h
_DEPTH = "depth"
_TARGET = re.compile(r"https?://[^\s<>\"\[\]\x00-\x1f]{3,2000}\Z", re.IGNORECASE)
_SAME = re.compile(r"\A(?:https?://)?(?:www\.)?|/+\Z", re.IGNORECASE)


def names(words: str) -> frozenset[str]:
    """Names of elements, written in one line."""
    return frozenset(words.split())


class Visitor(Protocol):
    """What a format does at each element."""

    def start(self, element: Element) -> bool:
        """An element begins, its own first text included; False: leave out what is in it."""
        ...

    def end(self, element: Element) -> None:
        """An element ends that was not left out."""
        ...

    def tail(self, words: str | None) -> None:
        """Text after an element, within its parent."""
        ...


def walk(root: Element, visitor: Visitor) -> None:
    """Visit a tree from top to bottom, however deep it is, without recursion."""
    walker = etree.iterwalk(root, events=("start", "end"))
    left_out: Element | None = None
    for event, element in walker:
        if event == "start":
            if not (isinstance(element.tag, str) and visitor.start(element)):
                left_out = element
                walker.skip_subtree()
            continue
        if element is not left_out:
            visitor.end(element)
        left_out = None
        if element is not root:
            visitor.tail(element.tail)


def parse_xml(data: bytes) -> Element:
    """The root of an XML document that has no document type. Raises RefusedError and MemoryError."""
    parser = etree.XMLParser(
        resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as exc:
        raise _refusal(getattr(exc, "code", None), str(exc)) from exc
    except ValueError as exc:
        raise RefusedError(Reason.DAMAGED) from exc
    if root.getroottree().docinfo.internalDTD is not None:
        raise RefusedError(Reason.DAMAGED)
    return root


def parse_html(text: str) -> Element | None:
    """The root of a page as browsers would mend it; None where nothing is in it. Raises RefusedError, MemoryError."""
    parser = etree.HTMLParser(encoding="utf-8", no_network=True, remove_comments=True, remove_pis=True, huge_tree=False)
    try:
        root = etree.fromstring(text.replace("\x00", "").encode("utf-8"), parser)
    except etree.XMLSyntaxError as exc:
        raise _refusal(getattr(exc, "code", None), str(exc)) from exc
    for entry in parser.error_log:
        if entry.type in {_RESOURCE_LIMIT, _NO_MEMORY}:
            raise _refusal(entry.type, entry.message)
    return root


def _refusal(code: int | None, message: str) -> Exception:
    if code == _NO_MEMORY:
        return MemoryError()
    if code == _RESOURCE_LIMIT:
        return RefusedError(Reason.TOO_MANY_PARTS if _DEPTH in message.lower() else Reason.TOO_LARGE)
    return RefusedError(Reason.DAMAGED)


def target_beside(target: str | None, words: str) -> str:
    """“ [https://…]” to stand behind the words of a link, where the words do not say it already; else nothing.

    Only addresses of the web: they may be what a statement cites.
    """
    address = (target or "").strip()
    if not words.strip() or not _TARGET.match(address):
        return ""
    return "" if _bare(address) == _bare(words) else f" [{address}]"


def _bare(address: str) -> str:
    return _SAME.sub("", address.strip().casefold())


def all_text(element: Element) -> str:
    """The text in an element, without white space at its ends."""
    return "".join(map(str, element.itertext())).strip()
