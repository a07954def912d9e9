"""How a text is laid out: blocks, headings, items, footnotes, sentences, words, each with its place."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading.layout import BlockKind, lay_out, words_of

STATEMENT = """THE LAKESIDE UNION

Ostrava Lake, 3 May 2019

ORVANIA: TRADE UNIONIST HELD WITHOUT CHARGE FOR A MONTH

Marta Velin was arrested on 3 April 2019.¹ She is held in Prison No. 4, a former mill.

The union calls on:

– the Prosecutor General to release her;

– the Ministry of Justice to let a doctor see her.

¹ https://lakeside.example/velin
"""


def _kinds(text: str) -> list[tuple[BlockKind, str]]:
    layout = lay_out(text)
    return [(block.kind, text[block.start : block.end]) for block in layout.blocks]


def test_each_block_has_its_kind() -> None:
    kinds = [kind for kind, _ in _kinds(STATEMENT)]
    assert kinds == [
        BlockKind.LINE,
        BlockKind.LINE,
        BlockKind.HEADING,
        BlockKind.PROSE,
        BlockKind.PROSE,
        BlockKind.ITEM,
        BlockKind.ITEM,
        BlockKind.FOOTNOTE,
    ]


def test_the_title_is_the_first_headline_and_no_dateline() -> None:
    layout = lay_out(STATEMENT)
    assert layout.title is not None
    assert STATEMENT[slice(*layout.title)] == "ORVANIA: TRADE UNIONIST HELD WITHOUT CHARGE FOR A MONTH"


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("He left. She stayed.", ["He left.", "She stayed."]),
        ("Mr. Velin left. She stayed.", ["Mr. Velin left.", "She stayed."]),
        ("J. Velin of the U.S. embassy left. She stayed.", ["J. Velin of the U.S. embassy left.", "She stayed."]),
        ("He came at 6.40 a.m. and left.", ["He came at 6.40 a.m. and left."]),
        ("They held No. 4 and No. 5.", ["They held No. 4 and No. 5."]),
        ("“He left.” She stayed.", ["“He left.”", "She stayed."]),
        ("He left.² She stayed.", ["He left.²", "She stayed."]),
        ("He left; still, she stayed.", ["He left;", "still, she stayed."]),
        ("Did he leave? He did!", ["Did he leave?", "He did!"]),
        ("See www.lake.example for more. She stayed.", ["See www.lake.example for more.", "She stayed."]),
        ("He left… She stayed.", ["He left…", "She stayed."]),
    ],
)
def test_sentences(text: str, wanted: list[str]) -> None:
    assert [text[sentence.start : sentence.end] for sentence in lay_out(text).sentences] == wanted


def test_lines_of_print_are_joined_and_a_list_is_not() -> None:
    text = (
        "On 3 May 2019 two officers came to the house of the editor and asked\n"
        "for her notebooks. She refused and was taken to the station, where\n"
        "she stayed until noon.\n"
        "- one notebook\n"
        "- two pens\n"
    )
    assert [kind for kind, _ in _kinds(text)] == [BlockKind.PROSE, BlockKind.ITEM, BlockKind.ITEM]


def test_short_lines_of_an_address_stay_apart() -> None:
    text = "Minister of Ports\nQuay 4\nOstrava Lake\n"
    assert [words for _, words in _kinds(text)] == ["Minister of Ports", "Quay 4", "Ostrava Lake"]


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("Velin’s flat", ["Velin", "’s", "flat"]),
        ("the nurses’ union", ["the", "nurses", "’", "union"]),
        ("Ryn’ko left", ["Ryn’ko", "left"]),
        ("El-Karim left", ["El-Karim", "left"]),
        ("denied³ it", ["denied", "³", "it"]),
        ("call 112", ["call", "112"]),
        ("the 3rd of May", ["the", "3rd", "of", "May"]),
        ("mail a.b@lake.example now", ["mail", "a.b@lake.example", "now"]),
        ("https://lake.example/a,b is it", ["https://lake.example/a,b", "is", "it"]),
    ],
)
def test_words(text: str, wanted: list[str]) -> None:
    assert [word.text for word in words_of(text, 0, len(text))] == wanted


def test_the_month_is_not_the_modal_verb() -> None:
    month, modal = (words_of(text, 0, len(text))[1].low for text in ("In May he left", "He may leave"))
    assert month != modal


@given(st.text(alphabet="aB .,;:\n’“”-(1²", max_size=300))
def test_every_word_stands_where_it_says(text: str) -> None:
    layout = lay_out(text)
    for sentence in layout.sentences:
        assert 0 <= sentence.start < sentence.end <= len(text)
        for word in sentence.words:
            assert text[word.start : word.end] == word.text
            assert sentence.start <= word.start
            assert word.end <= sentence.end


@given(st.text(alphabet="aB. \n", max_size=300))
def test_sentences_rise_and_do_not_overlap(text: str) -> None:
    sentences = lay_out(text).sentences
    assert all(one.end <= other.start for one, other in itertools.pairwise(sentences))


@given(st.text(alphabet="ab. \n", max_size=300))
def test_no_letter_is_lost(text: str) -> None:
    kept = "".join(text[sentence.start : sentence.end] for sentence in lay_out(text).sentences)
    assert kept.replace(" ", "").replace("\n", "") == text.replace(" ", "").replace("\n", "")


def test_a_text_without_stops_is_cut_into_bounded_sentences() -> None:
    assert max(sentence.end - sentence.start for sentence in lay_out("word " * 2000).sentences) <= 1500
    assert max(sentence.end - sentence.start for sentence in lay_out("x" * 9000).sentences) <= 1500


@pytest.mark.parametrize("text", ["", "\n\n\n", "   ", "\u00a0", "¹"])
def test_texts_of_nothing(text: str) -> None:
    assert len(lay_out(text).sentences) <= 1
