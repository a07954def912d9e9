"""The bodies that sign a statement: the lines below "Signed:", one body a line, whatever it is called."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.reading.english.runs import Run
from tocsin.reading.english.words import english
from tocsin.reading.layout import Block, BlockKind, Layout

_SIGNED = re.compile(
    r"(?i)^(?:signed(?:\s+by)?|co-?signed|(?:the\s+)?(?:undersigned|signatories|signatory\s+organi[sz]ations|"
    r"signing\s+organi[sz]ations)(?:\s+organi[sz]ations)?|list\s+of\s+signatories|endorsed\s+by)\s*[:.]?$"
)
_MARK = re.compile(r"[-–—•*·▪●○]\s+|\(?\d{1,2}[.)]\s+")
_SHORT = re.compile(r"\s*\(([A-Z][\w-]{1,14})\)$")
_WHERE = re.compile(r"\s*(?:,\s*[A-Z][\w ]{2,30}|\([A-Z][a-z][\w ]{2,30}\)|[–—-]\s+[A-Z][\w ]{2,30})$")
_LONGEST, _MOST = 110, 200


@dataclass(frozen=True, slots=True)
class Signatories:
    """Start, end, name and short form of each body that signs; `block` bounds the lines."""

    lines: tuple[tuple[int, int, str, str], ...] = ()

    def covers(self, run: Run) -> bool:
        """Whether a run of capitals lies in one of the lines, and is told by it."""
        return any(start <= run.start < end for start, end, _, _ in self.lines)


def signatories(layout: Layout) -> Signatories:
    """The bodies below a line that says "Signed" or "Signatories"."""
    for number, block in enumerate(layout.blocks):
        words = layout.text[block.start : block.end].strip()
        if len(words) < 60 and _SIGNED.match(words):
            return Signatories(tuple(_lines(layout, number + 1)))
    return Signatories()


def _lines(layout: Layout, first: int) -> Iterator[tuple[int, int, str, str]]:
    for block in layout.blocks[first : first + _MOST]:
        words = layout.text[block.start : block.end]
        if len(words) > _LONGEST or block.kind is BlockKind.FOOTNOTE or words.endswith((".", ":")) or "@" in words:
            return
        line = _line(layout.text, block)
        if line is not None:
            yield line


def _line(text: str, block: Block) -> tuple[int, int, str, str] | None:
    """One line as a body, without its mark, its short form and its country; None where a person signs."""
    mark = _MARK.match(text, block.start, block.end)
    start = mark.end() if mark else block.start
    name = text[start : block.end].rstrip(" ;,")
    if _is_person(name):
        return None
    short = _SHORT.search(name)
    name = name[: short.start()] if short else name
    where = _WHERE.search(name)
    name = name[: where.start()] if where and len(name[: where.start()].split()) > 1 else name
    name = name.strip(" ,;")
    return (start, start + len(name), name, short[1] if short else "") if len(name) > 1 else None


def _is_person(name: str) -> bool:
    """ "Alena Tsikhan, journalist": a given name first, and an office or nothing behind the comma."""
    lexicon = english()
    words = re.findall(r"[\w'’-]+", name.split(",", maxsplit=1)[0])
    heads = lexicon.names("org_heads")
    first = bool(words) and (lexicon.is_given_name(words[0]) or words[0].lower() in lexicon.names("titles"))
    return first and 1 < len(words) < 5 and not any(word.lower() in heads for word in words)
