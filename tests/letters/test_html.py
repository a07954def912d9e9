"""A letter as a page: the same words as its text, nothing that a browser would fetch, each language by itself."""

from __future__ import annotations

import os
import re
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import html

from support.dossiers import TODAY
from support.harbour import harbour
from support.tongues import brief_in_four, case_in
from tocsin.composing.brief import parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter
from tocsin.composing.template import example_brief
from tocsin.composing.wording import LANGUAGES
from tocsin.letters.html import to_html
from tocsin.letters.publication import CorrectedText, PublishedText, WithdrawnText, to_page
from tocsin.letters.text import to_text

GOLDEN = Path(__file__).parent.parent / "golden" / "publication.html"


def statement(language: str, template: str = "public-statement") -> Letter:
    return compose(case_in(language).dossier, brief_in_four(), template, today=TODAY, language=language)


def words(page: bytes) -> list[str]:
    root = html.document_fromstring(page, html.HTMLParser(encoding="utf-8"))
    return re.findall(r"\w+", " ".join(root.find("body").itertext()).casefold())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("template", ["public-statement", "urgent-action", "withdrawal"])
def test_it_says_what_the_text_says(language: str, template: str) -> None:
    letter = statement(language, template)
    text = re.findall(r"\w+", f"{to_text(letter)} {letter.sender}".casefold())
    assert set(words(to_html(letter))) == set(text)


def test_notes_lead_there_and_back() -> None:
    root = html.document_fromstring(to_html(compose(harbour(), parse_brief(example_brief()), today=TODAY)))
    assert root.xpath("//sup/a/@href")[0] == "#note-1"
    assert root.xpath("//sup/a/@id") == ["cited-1"]
    assert root.xpath("//li[@id='note-1']/a/@href")[-1] == "#cited-1"
    assert root.xpath("//li[@id='note-1']/a/@rel") == ["noreferrer"]


def test_words_stay_words() -> None:
    letter = statement("en")
    page = to_html(replace(letter, sender="<script>alert(1)</script>&amp;"))
    assert b"&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;" in page
    assert b"<script" not in page


def test_the_same_letter_gives_the_same_bytes() -> None:
    assert to_html(statement("uk")) == to_html(statement("uk"))


def test_a_page_that_holds_no_text_of_ours_is_refused() -> None:
    with pytest.raises(ValueError, match="without a text of ours"):
        to_page("PS 1", [PublishedText("en", b"<p>other</p>", "x.pdf")])


def publication() -> str:
    """English corrected, Ukrainian and Polish as they stand, Russian withdrawn."""
    texts = [PublishedText(one, to_html(statement(one)), f"ps.{one}.pdf") for one in ("en", "uk", "pl")]
    corrected = CorrectedText("2026-12-02", to_html(statement("en", "thanks")), "ps.en.correction-1.pdf")
    gone = WithdrawnText("ru", "Публичное заявление UA 4/2026", "2026-12-03")
    page = to_page("Public statement UA 4/2026", [replace(texts[0], corrections=(corrected,)), *texts[1:], gone])
    return re.sub(r"(?<=>)(?=<(?:p|h\d|section|div|article|ul|ol|li|header|footer|nav)\b)", "\n", page.decode())


def test_a_publication_is_word_for_word_as_agreed() -> None:
    page = re.sub(r"<style>.*</style>|sha256-[^']*", "", publication(), flags=re.DOTALL)
    if os.environ.get("TOCSIN_GOLDEN"):
        GOLDEN.write_text(page, "utf-8")
    assert page == GOLDEN.read_text("utf-8")
