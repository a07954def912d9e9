"""The tags and the text of a page of HTML, each with its place in the file (HTML standard, 13.2.5, as far as needed).

Stricter than browsers: where a tag, a quoted value, a comment or a script has no end, nothing after it is told apart
(`UnclosedError`), because what is put in there might end it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from tocsin.intake.markup import names

_VALUE = r"(?:\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+)?+"
_TAG = re.compile(r"<(/?)([a-z][^\s/>]*+)((?:[\s/=]++|[^\s/>=\"']++(?:\s*+=\s*+" + _VALUE + r")?+)*+)>", re.IGNORECASE)
_ATTRIBUTE = re.compile(r"([^\s/>=\"']++)(?:\s*+=\s*+(\"[^\"]*+\"|'[^']*+'|[^\s\"'>][^\s>]*+)?+)?+")
_COMMENT = re.compile(r"<!--(?:-?>|.*?--!?>)", re.DOTALL)
_OTHER = re.compile(r"<[!?/][^>]*+>")
_TEXT = re.compile(r"(?:[^<]++|<(?![a-z/!?]))++", re.IGNORECASE)
_RAW = names("script style textarea title iframe noembed noframes xmp plaintext")


class UnclosedError(Exception):
    """Something has no end."""


@dataclass(frozen=True, slots=True)
class Token:
    """Characters `start` to `end` of the file: text, or a tag with its name (that of an end tag begins with “/”)."""

    start: int
    end: int
    name: str = ""
    attributes: dict[str, str] = field(default_factory=dict)


def tokens(page: str) -> Iterator[Token]:
    """The tags and texts of a page in order, without comments and the content of scripts. Raises UnclosedError."""
    at = 0
    while at < len(page):
        text = _TEXT.match(page, at)
        tag = None if text else _TAG.match(page, at)
        if text:
            yield Token(at, text.end())
        elif tag:
            name = tag[1] + tag[2].lower()
            yield Token(at, tag.end(), name, _attributes(tag[3]))
            if name in _RAW:
                at = _end_of_raw(page, name, tag.end())
                continue
        at = (text or tag or _aside(page, at)).end()


def _aside(page: str, at: int) -> re.Match[str]:
    """A comment, a declaration or an instruction."""
    found = _COMMENT.match(page, at) if page.startswith("<!--", at) else _other(page, at)
    if found is None:
        raise UnclosedError
    return found


def _other(page: str, at: int) -> re.Match[str] | None:
    # a tag that does not end as tags do is none of these
    return None if re.match(r"</?[a-z]", page[at : at + 3], re.IGNORECASE) else _OTHER.match(page, at)


def _end_of_raw(page: str, name: str, at: int) -> int:
    end = re.compile(rf"</{name}(?=[\s/>])", re.IGNORECASE).search(page, at)
    if end is None:
        raise UnclosedError
    return end.start()


def _attributes(written: str) -> dict[str, str]:
    """Names in small letters with their values, as they are written; of two with one name the first counts."""
    found: dict[str, str] = {}
    for match in _ATTRIBUTE.finditer(written):
        found.setdefault(match[1].lower(), (match[2] or "").strip("\"'"))
    return found
