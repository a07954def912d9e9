"""The demo's first step: a Word draft with a slip in it comes back with its comments."""

from __future__ import annotations

from pathlib import Path

from tocsin.checking import check
from tocsin.cli.demo_screen import Screen
from tocsin.cli.findings import quoted
from tocsin.domain.passages import InText
from tocsin.letters.proofreading import remarks_of
from tocsin.letters.word_comments import WordDocument
from tocsin.reading import read
from tocsin.reading.facts import facts_of


def proofread_draft(screen: Screen, draft: Path) -> None:
    """Write the draft with its comments beside it, as `tocsin proofread` does, and print each at its passage."""
    document = WordDocument(draft.read_bytes())
    remarks = remarks_of(check(facts_of(read(document.text), document.text), document.text))
    back = draft.with_name(f"{draft.stem} (proofread){draft.suffix}")
    back.write_bytes(document.commented(remarks))
    said: set[str] = set()
    for remark in remarks:
        screen.line("·", quoted(InText("", remark.start, remark.end), document.text))
        for words in remark.words.split("\n"):
            screen.under("the same question" if words in said else words, "▸")
            said.add(words)
    screen.line("→", f"{back}: the same draft with {len(remarks)} comments, and nothing else changed.")
