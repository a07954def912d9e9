"""Where the words of a passage stand in another writing of the same text."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.letters.quotations import Signs


def found(text: str, words: str, other: str, number: int = 0) -> str | None:
    """The part of another writing that is found for one occurrence of these words in a text."""
    start = -1
    for _ in range(number + 1):
        start = text.index(words, start + 1)
    quoted = Signs.of(text, targets=False).quotation(start, start + len(words))
    place = Signs.of(other).find(quoted) if quoted else None
    return other[slice(*place)] if place else None


@pytest.mark.parametrize(
    ("text", "words", "other", "part"),
    [
        ("On 5 July 2030.", "5 July 2030", "On  5 July\r\n 2030.", "5 July\r\n 2030"),
        ("a self-employed man", "self-employed", "a self-\nemployed man", "self-\nemployed"),
        ("an official office", "official", "an oﬃcial office", "oﬃcial"),
        ("In 2013.¹ Then", "2013", "In 2013.1 Then", "2013"),
        ("Кий їде", "їде", "Кий ї\u0308де", "ї\u0308де"),
        ("Rose\u0301 came", "Rose\u0301", "Rose\u0301 came", "Rose\u0301"),
        ("1. On 5 July\n2. On 6 July", "6 July", "On 5 July On 6 July", "6 July"),
        (
            "On 5 July [https://a.example/2] 2030 he",
            "5 July [https://a.example/2] 2030",
            "On 5 July 2030 he",
            "5 July 2030",
        ),
        ("On 5 July.", "5 July", "On 6 July.", None),
        ("On –.", "–", "On –.", None),
    ],
)
def test_a_passage_in_another_writing(text: str, words: str, other: str, part: str | None) -> None:
    assert found(text, words, other) == part


def test_of_equal_words_those_whose_surroundings_are_alike_are_meant() -> None:
    text = "They met on 5 July in Selmora. They parted on 5 July in Brod."
    other = "Menu: 5 July! They met on 5 July in Selmora. They parted on 5 July in Brod."
    quoted = Signs.of(text).quotation(46, 52)
    assert quoted is not None
    place = Signs.of(other).find(quoted)
    assert quoted.words == "5July"
    assert place == (other.rindex("5 July"), other.rindex("5 July") + 6)


def test_of_equal_words_in_equal_surroundings_the_same_in_order_is_meant() -> None:
    text = "On 5 July he. " * 40
    signs = Signs.of(text)
    for number in (0, 7, 20, 39):
        start = 14 * number + 3
        quoted = signs.quotation(start, start + 6)
        assert quoted is not None
        assert signs.find(quoted) == (start, start + 6)


@pytest.mark.parametrize("number", [0, 1, 999, 1_000, 2_500, 4_999])
def test_of_very_many_equal_places_the_one_as_far_into_the_text_is_meant(number: int) -> None:
    line = "She was seen on 5 July in the courtyard of her house beside the river, and nobody else was. "
    text, start = line * 5_000, len(line) * number + line.index("5 July")
    quoted = Signs.of(text).quotation(start, start + 6)
    assert quoted is not None
    assert Signs.of(text).find(quoted) == (start, start + 6)


@given(st.data())
def test_a_passage_is_found_at_itself_whatever_stands_between_its_letters(data: st.DataObject) -> None:
    words = data.draw(st.lists(st.text(alphabet="ab1ї", min_size=1, max_size=4), min_size=1, max_size=12))
    gaps = data.draw(st.lists(st.sampled_from(" .\n-\t"), min_size=len(words), max_size=len(words)))
    others = data.draw(
        st.lists(st.sampled_from(("", "  ", "\r\n", "-\n", "…")), min_size=len(words), max_size=len(words))
    )
    first = data.draw(st.integers(0, len(words) - 1))
    last = data.draw(st.integers(first, len(words) - 1))
    text = "".join(f"{word}{gap}" for word, gap in zip(words, gaps, strict=True))
    other = "".join(f"{word}{gap}" for word, gap in zip(words, others, strict=True))
    start = sum(map(len, words[:first])) + first
    end = sum(map(len, words[: last + 1])) + last
    quoted = Signs.of(text).quotation(start, end)
    assert quoted is not None
    place = Signs.of(other).find(quoted)
    assert place is not None
    assert "".join(filter(str.isalnum, other[slice(*place)])) == "".join(words[first : last + 1])
    begin = sum(map(len, words[:first])) + sum(map(len, others[:first]))
    assert place[0] == begin  # letters and order are the same in both: so is the place
