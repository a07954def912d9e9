"""Addresses that a text cites, with the span they stand on."""

from __future__ import annotations

import re

from tocsin.reading.model import Span

_ADDRESS = re.compile(r"(?:https?://|www\.)[^\s<>\"“”«»]+")
_TRAILING = ".,;:!?'’*"


def find_citations(text: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Every web address once, in order, and where each stands first, without the closing signs of the sentence."""
    found: dict[str, Span] = {}
    for match in _ADDRESS.finditer(text):
        address = _bare(match[0])
        if len(address) > len("https://"):
            found.setdefault(address, (match.start(), match.start() + len(address)))
    return tuple(found), tuple(found.values())


def _bare(address: str) -> str:
    while address:
        last = address[-1]
        unopened = (last == ")" and address.count(")") > address.count("(")) or (
            last == "]" and address.count("]") > address.count("[")
        )
        if last not in _TRAILING and not unopened:
            break
        address = address[:-1]
    return address
