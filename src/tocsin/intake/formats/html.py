"""HTML: what a person would see of the page, in reading order; nothing that it refers to is fetched.

Left out: scripts, styles, forms' controls, pictures, what is marked as hidden, and what is surely not the text
(`nav`; `footer` outside an article). Links' targets follow in brackets where the words do not say them.
"""

from __future__ import annotations

import re

from tocsin.intake import encodings, markup, normal
from tocsin.intake.blocks import Blocks
from tocsin.intake.markup import Element
from tocsin.intake.model import Extracted

MEDIA_TYPE = "text/html"
VERSION = f"1 ({markup.VERSION})"

_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w.:-]+)|<\?xml[^>]{0,100}encoding=[\"']([\w.-]+)", re.IGNORECASE
)
_HIDDEN = re.compile(r"display\s*:\s*none|visibility\s*:\s*hidden", re.IGNORECASE)
_LEFT_OUT = markup.names(
    "head title script style template noscript nav iframe object embed svg canvas audio video map button select option "
    "datalist input textarea progress meter dialog"
)
_PARAGRAPHS = markup.names(
    "address article aside blockquote body center details dir div dl fieldset figcaption figure footer form h1 h2 h3 "
    "h4 h5 h6 header hgroup hr html legend main menu ol p pre search section summary tbody tfoot thead caption "
    "ul"
)
_ITEMS = frozenset({"li", "dt", "dd"})
_LISTS = frozenset({"ul", "ol", "menu", "dir", "dl"})


def read(data: bytes) -> Extracted:
    """The text of the page. Raises RefusedError and MemoryError."""
    text, encoding = decoded(data)
    return Extracted(from_text(text), MEDIA_TYPE, "html", VERSION, encoding=encoding)


def decoded(data: bytes) -> tuple[str, str]:
    """The page as it is written, and the name of its encoding. Raises RefusedError."""
    return encodings.decode_as(data, _declared(data))


def from_text(text: str) -> str:
    """The text of a page whose letters are known already."""
    root = markup.parse_html(text)
    if root is None:
        return ""
    page = _Page()
    markup.walk(root, page)
    return normal.tidy(page.blocks.result())


def is_unseen(tag: str, hidden: str | None, style: str) -> bool:
    """Whether an element is none that a person sees, by its name and its attributes `hidden` and `style`."""
    return tag in _LEFT_OUT or hidden is not None or _HIDDEN.search(style) is not None


def _declared(data: bytes) -> str | None:
    found = _DECLARED.search(data[:4096])
    if found is None:
        return None
    name = (found[1] or found[2]).decode("ascii", "replace")
    # bytes in which this could be read are not UTF-16, whatever they say (WHATWG, “prescan a byte stream”)
    return "utf-8" if name.lower().startswith("utf-16") else name


class _Page:
    """Turns elements into blocks."""

    def __init__(self) -> None:
        self.blocks = Blocks(collapse=True)
        self._lists: list[int | None] = []  # the next number, for each list that is open
        self._articles = 0
        self._exact = 0

    def start(self, element: Element) -> bool:
        """An element begins."""
        if self._is_left_out(element):
            return False
        self._open(element)
        if element.tag == "sup" and markup.all_text(element).isdecimal():
            self.blocks.text(normal.raised(markup.all_text(element)))
            return False
        self.tail(element.text)
        return True

    def end(self, element: Element) -> None:
        """An element ends."""
        tag = element.tag
        if tag == "a":
            self.blocks.text(markup.target_beside(element.get("href"), markup.all_text(element)))
        elif tag == "q":
            self.blocks.text("”")
        elif tag in {"td", "th"}:
            self.blocks.close_cell()
        elif tag == "tr":
            self.blocks.close_row()
        elif tag == "table":
            self.blocks.close_table()
        elif tag in _ITEMS:
            self.blocks.end()
        elif tag in _PARAGRAPHS:
            self._close(tag)

    def tail(self, words: str | None) -> None:
        """Text between elements."""
        if self._exact:
            self.blocks.exact(words or "")
        else:
            self.blocks.text(words)

    def _is_left_out(self, element: Element) -> bool:
        tag = element.tag
        if is_unseen(tag, element.get("hidden"), element.get("style", "")):
            return True
        return tag == "footer" and not self._articles

    def _open(self, element: Element) -> None:
        tag = element.tag
        if tag == "br":
            self.blocks.line()
        elif tag == "q":
            self.blocks.text("“")
        elif tag in {"td", "th"}:
            self.blocks.open_cell()
        elif tag == "tr":
            self.blocks.open_row()
        elif tag == "table":
            self.blocks.open_table()
        elif tag in _ITEMS:
            self.blocks.item(self._mark(element))
        elif tag in _PARAGRAPHS:
            self._begin(element)

    def _begin(self, element: Element) -> None:
        tag = element.tag
        if tag in _LISTS:
            self.blocks.end()
            self._lists.append(_number(element.get("start"), 1) if tag == "ol" else None)
        elif self._lists:
            self.blocks.end()
        else:
            self.blocks.loose()
        self._articles += tag in {"article", "main"}
        self._exact += tag == "pre"

    def _close(self, tag: str) -> None:
        self.blocks.end()
        if tag in _LISTS and self._lists:
            self._lists.pop()
            if not self._lists:
                self.blocks.loose()
        self._articles -= tag in {"article", "main"}
        self._exact -= tag == "pre"

    def _mark(self, item: Element) -> str:
        if item.tag != "li":
            return ""
        number = self._lists[-1] if self._lists else None
        if number is None:
            return "– "
        number = _number(item.get("value"), number)
        self._lists[-1] = number + 1
        return f"{number}. "


def _number(words: str | None, otherwise: int) -> int:
    return int(words) if words and re.fullmatch(r"\d{1,6}", words.strip()) else otherwise
