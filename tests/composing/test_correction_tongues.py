"""A correction in the other languages: its own words in them, what went out quoted as it stood, nothing withdrawn."""

from __future__ import annotations

import pytest
from tests.composing.test_correction import DAY, FEWER, RETRACTED, SENT, STORY, WITHDRAWN, case, corrected

from tocsin.composing.correction import compose_correction
from tocsin.composing.letter import PartKind
from tocsin.domain.changed import Change


def paragraphs(language: str, *changes: Change) -> list[str]:
    made = compose_correction(case(), SENT, changes, brief=None, today=DAY, language=language)
    assert made is not None
    assert made.letter.language == language
    part = made.letter.part(PartKind.CORRECTION)
    assert part is not None
    return [" ".join(sentence.text for sentence in one.sentences) for one in part.paragraphs]


@pytest.mark.parametrize(
    ("language", "text"),
    [
        (
            "uk",
            (
                f"У нашому зверненні UA 1/2031 від 1 травня 2031 року ми написали: «{STORY.text}» "
                "Правильні відомості — дата: 6 липня 2030 року."
            ),
        ),
        (
            "ru",
            (
                f"В нашем обращении UA 1/2031 от 1 мая 2031 года мы написали: «{STORY.text}» "
                "Верные сведения — дата: 6 июля 2030 года."
            ),
        ),
        (
            "pl",
            (
                f"W naszym piśmie UA 1/2031 z 1 maja 2031 r. napisaliśmy: „{STORY.text}” "
                "Poprawna informacja – data: 6 lipca 2030 r."
            ),
        ),
    ],
)
def test_what_we_wrote_and_what_is_right(language: str, text: str) -> None:
    assert paragraphs(language, corrected(STORY)) == [text]


@pytest.mark.parametrize(
    ("language", "month"), [("uk", "липень 2030 року"), ("ru", "июль 2030 года"), ("pl", "lipiec 2030 r.")]
)
def test_a_month_stays_a_month(language: str, month: str) -> None:
    [text] = paragraphs(language, corrected(STORY, value="2030-07"))
    assert month in text


@pytest.mark.parametrize(
    ("language", "heading"), [("uk", "Що сталося"), ("ru", "Что произошло"), ("pl", "Co się wydarzyło")]
)
def test_of_what_was_withdrawn_only_the_place_is_told(language: str, heading: str) -> None:
    [text] = paragraphs(language, WITHDRAWN)
    assert heading in text
    assert "Varga" not in text
    assert "threatened" not in text


@pytest.mark.parametrize("language", ["uk", "ru", "pl"])
def test_what_is_taken_back_is_said_in_the_language_of_the_letter(language: str) -> None:
    [text] = paragraphs(language, RETRACTED)
    ours = text.replace(RETRACTED.lines[0].text, "")
    assert "journalist" not in ours
    assert "the " not in ours


@pytest.mark.parametrize("language", ["uk", "ru", "pl"])
def test_one_account_less_is_for_the_office_alone(language: str) -> None:
    assert compose_correction(case(), SENT, (FEWER,), brief=None, today=DAY, language=language) is None
