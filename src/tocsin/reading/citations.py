"""Addresses that a text cites, with the span they stand on and the sentences that they support."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from tocsin.lib.late import Late
from tocsin.reading.layout import BlockKind, Layout
from tocsin.reading.model import NoteRead, Span

LONGEST = 2048
"""Code points of one address: what is longer is cut there."""

# signs that turn the direction of writing end an address: what is shown behind them is not what it is
_SIGNS = r"[^\s<>\"“”«»\u200e\u200f\u202a-\u202e\u2066-\u2069]"
# a site's name alone is told by its end: one that is no word, as “by” and “at” are where a space was left out
_ENDS = "org|com|net|info|edu|gov|eu|media|ua|ru|pl|kz|kg|uz|tj|ge|az|md|uk|ch|cz|lt|lv|fr|tv"
_ADDRESS = re.compile(
    rf"(?:https?://|www\.){_SIGNS}{{1,2048}}"
    rf"|(?<![\w@./-])[A-Za-z0-9][A-Za-z0-9-]{{2,62}}(?:\.[A-Za-z0-9-]{{2,63}}){{0,3}}\.(?:{_ENDS})(?![\w@-])(?!\.\w)(?:/{_SIGNS}{{0,2000}})?"
)
_UNSEEN = re.compile("[\u00ad\u200b-\u200d\u2060\ufeff]")
_TRAILING = ".,;:!?'’*"
_LABEL = Late(
    r"[\[(–—-]?\s{0,3}(?:sources?|see(?:\s+also)?|read\s+more|full\s+text|link|источники?|см\.|подробнее|ссылка|джерел[оа]"
    r"|див\.|детальніше|посилання|źródł[oa]|zob\.|więcej|link)\b[^\n:]{0,40}:?\s*$",
    re.IGNORECASE,
)
_LABEL_AT_MOST = 60  # code points
_WORDS = re.compile(r"[^\W\d_]")
_NOTHING = re.compile(r"[\s\[(<–—-]*$")


def find_citations(text: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """Every web address once, in order, and where each stands first, without the closing signs of the sentence.

    Signs that nobody sees within an address are left out of it; its span has them.
    """
    found: dict[str, Span] = {}
    for address, span in _all(text):
        found.setdefault(address, span)
    return tuple(found), tuple(found.values())


def supported(layout: Layout, citations: Sequence[str], notes: Sequence[NoteRead]) -> tuple[tuple[Span, ...], ...]:
    """For each address the sentences that it supports: those that bear the mark of its note, or the one it stands in.

    An address that stands alone behind a sentence, or in a line “Source: …” below a paragraph, supports what is before
    it. None where the text does not tell, as in a list of addresses.
    """
    found: dict[str, dict[Span, None]] = {address: {} for address in citations}
    note_starts = [note.span[0] for note in notes]
    starts = [sentence.start for sentence in layout.sentences]
    for address, span in _all(layout.text):
        if address not in found:
            continue
        place = bisect_right(note_starts, span[0]) - 1
        if place >= 0 and span[0] < notes[place].span[1]:
            found[address].update(dict.fromkeys(notes[place].supports))
        elif (sentence := _supports(layout, starts, span)) is not None:
            found[address][sentence] = None
    return tuple(tuple(spans) for spans in found.values())


def _all(text: str) -> list[tuple[str, Span]]:
    found = []
    for match in _ADDRESS.finditer(text):
        raw = _bare(match[0])
        address = _UNSEEN.sub("", raw)
        if len(address) > len("https://"):
            found.append((address, (match.start(), match.start() + len(raw))))
    return found


def _supports(layout: Layout, starts: Sequence[int], span: Span) -> Span | None:
    """The sentence that an address in the text itself supports."""
    place = bisect_right(starts, span[0]) - 1
    if place < 0 or span[0] >= layout.sentences[place].end:
        return None
    sentence = layout.sentences[place]
    before = layout.text[sentence.start : span[0]]
    labelled = _NOTHING.match(before) or (len(before) < _LABEL_AT_MOST and _LABEL.match(before))
    if not labelled or _WORDS.search(layout.text, span[1], sentence.end):
        return sentence.start, sentence.end
    above = layout.sentences[place - 1] if place else None
    if above is None or above.kind not in {BlockKind.PROSE, BlockKind.ITEM}:
        return None
    if above.block != sentence.block and sentence.kind not in {BlockKind.LINE, BlockKind.PROSE}:
        return None
    return above.start, above.end


def _bare(address: str) -> str:
    while address:
        last = address[-1]
        unopened = (last == ")" and address.count(")") > address.count("(")) or (
            last == "]" and address.count("]") > address.count("[")
        )
        if last not in _TRAILING and not unopened and not _UNSEEN.match(last):
            break
        address = address[:-1]
    return address
