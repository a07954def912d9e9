"""What a page of the desk says in its own words: not what a person typed or a text said, nor keys and codes."""

from __future__ import annotations

from collections.abc import Mapping
from html.parser import HTMLParser

from typing_extensions import override

EMPTY = frozenset(
    [
        "br",
        "col",
        "hr",
        "img",
        "input",
        "link",
        "meta",
        "path",
        "rect",
        "circle",
        "line",
        "source",
        "track",
        "use",
        "wbr",
    ]
)
NOT_OURS = frozenset(["bdi", "code", "kbd", "q", "script", "style", "svg", "textarea", "title"])
NOT_WORDS = frozenset(["check", "thief"])  # check words, and the folder as a thief sees it
SAID = ("placeholder", "title", "aria-label", "alt")


class PageTexts(HTMLParser):
    """The texts of a page, and what its attributes say to a person."""

    def __init__(self) -> None:
        super().__init__()
        self.found: list[str] = []
        self._open: list[tuple[str, bool]] = []

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        said = {name: value or "" for name, value in attrs}
        ours = self._is_ours and tag not in NOT_OURS and _is_ours(tag, said)
        if self._is_ours:
            self.found += [said[name] for name in SAID if said.get(name)]
        if tag not in EMPTY:
            self._open.append((tag, ours))

    @override
    def handle_endtag(self, tag: str) -> None:
        while self._open and any(one == tag for one, _ in self._open):
            if self._open.pop()[0] == tag:
                return

    @override
    def handle_data(self, data: str) -> None:
        if self._is_ours and data.strip():
            self.found.append(" ".join(data.split()))

    @property
    def _is_ours(self) -> bool:
        return not self._open or self._open[-1][1]


def _is_ours(tag: str, said: Mapping[str, str]) -> bool:
    own_language = tag == "html" or "lang" not in said
    return own_language and said.get("dir") != "auto" and not NOT_WORDS.intersection(said.get("class", "").split())


def texts_of(page: str) -> list[str]:
    """The desk's own texts in a page."""
    texts = PageTexts()
    texts.feed(page)
    return texts.found
