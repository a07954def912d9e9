"""Which language a passage is in: every example of the lexicon, and texts that change their language."""

from __future__ import annotations

import gettext
import re
from itertools import pairwise
from pathlib import Path

import django
import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

import tocsin.reading
from support.rows import sentence
from tocsin.reading.languages import Part, guess_language, main_language, parts_of
from tocsin.reading.tongues import UNKNOWN, speech_of

LEXICON = Path(tocsin.reading.__file__).parent / "lexicon" / "languages.yaml"
SOURCE = yaml.safe_load(LEXICON.read_text("utf-8"))
EXAMPLES = [sentence(text, code) for code, entry in SOURCE.items() for text in entry["examples"]]
READ = ("en", "ru", "uk", "pl")

EN = "On 3 May 2021 the police arrested Marta Velin at her home and took two of her computers."
RU = "Она сказала, что двое мужчин шли за ней от редакции до самого дома и не отвечали на вопросы."
UK = "Вона сказала, що двоє чоловіків ішли за нею від редакції до самого будинку й не відповідали."
PL = "Powiedziała, że dwóch mężczyzn szło za nią od redakcji do domu i nie odpowiadało na pytania."
DE = "Sie sagte, dass zwei Männer ihr von der Redaktion bis nach Hause gefolgt waren und nicht antworteten."
KK = "Оның айтуынша, екі ер адам оның артынан үйіне дейін еріп барған және сұрақтарға жауап бермеген."


@pytest.mark.parametrize(("text", "code"), EXAMPLES)
def test_example_of_the_lexicon(text: str, code: str) -> None:
    assert speech_of(text).best() == code


@pytest.mark.parametrize(("text", "code"), EXAMPLES)
def test_white_space_figures_and_addresses_change_nothing(text: str, code: str) -> None:
    several = f"  {text}\n\n12.07.2018 – 14:30\n\n{text}\n{text}\nhttps://lake.example/the-police-and-the-union\n"
    assert guess_language(several) == code


def _messages(code: str) -> set[str]:
    """Sentences of ten words and more that others wrote in a language: what Django says to its users."""
    found = set()
    for path in Path(django.__file__).parent.rglob(f"locale/{code}/LC_MESSAGES/django.mo"):
        with path.open("rb") as stream:
            said = dict(gettext.GNUTranslations(stream)._catalog)  # type: ignore[attr-defined]
        said.pop("", None)  # about the file itself
        plain = (" ".join(re.sub(r"%\(\w+\)\w|%\w|\{\w*\}|<[^>]*>", "", text).split()) for text in said.values())
        found |= {text for text in plain if len(re.findall(r"[^\W\d_]+", text)) >= 10 and "flatpages" not in text}
    return found


@pytest.mark.parametrize("code", READ[1:])
def test_sentences_that_nobody_tuned_on(code: str) -> None:
    messages = _messages(code)
    wrong = [text for text in messages if guess_language(text) != code]
    assert len(messages) > 60
    assert len(wrong) <= len(messages) / 100, wrong


@pytest.mark.parametrize("code", ["be", "bg", "sr", "mk", "kk", "ky", "tg", "de", "fr", "es", "cs", "lt", "tr", "ar"])
def test_another_language_is_not_taken_for_one_that_is_read(code: str) -> None:
    text = "\n".join(sorted(_messages(code))[:20])
    assert guess_language(text) not in READ


def _languages(text: str) -> list[tuple[str, str]]:
    return [(part.language, text[slice(*part.span)]) for part in parts_of(text)]


BILINGUAL = [(EN, "en"), (RU, "ru"), (UK, "uk"), (PL, "pl"), (DE, "de"), (KK, "kk")]


@pytest.mark.parametrize(("first", "one"), BILINGUAL)
@pytest.mark.parametrize(("second", "other"), BILINGUAL)
def test_a_text_in_two_languages_falls_in_two(first: str, one: str, second: str, other: str) -> None:
    text = f"{first}\n{first}\n\n{second}\n"
    if one == other:
        assert _languages(text) == [(one, text.strip())]
    else:
        assert _languages(text) == [(one, f"{first}\n{first}"), (other, second)]


ASIDES = [
    sentence(f"{EN}\n\nМарта Велин\n\n{EN}", ["en"]),
    sentence(f"{EN}\n\n12.07.2018\n\n{EN}", ["en"]),
    sentence(f"{EN}\n\nSecretaría de Puertos, Calle de la Laguna 4\n\n{EN}", ["en"]),
    sentence(f"{EN} She was told: «{RU}»", ["en"]),
    sentence(f"{EN} She was told: “Ты за это ответишь, и никто тебе не поможет”.", ["en"]),
    sentence(f"{RU}\n\nLakeside Union\n\nhttps://lake.example/the-police-and-the-union\n\n{RU}", ["ru"]),
    sentence(f"{RU} Об этом пишет «Lakeside Union Weekly Review of Ports».", ["ru"]),
    sentence(f"{EN}\n\n{RU}\n\n{EN}", ["en", "ru", "en"]),
    sentence(f"{UK}\n\n«{RU}»\n\n{UK}", ["uk", "ru", "uk"]),
]


@pytest.mark.parametrize(("text", "languages"), ASIDES)
def test_a_name_or_a_quotation_in_a_paragraph_changes_no_language(text: str, languages: list[str]) -> None:
    assert [code for code, _ in _languages(text)] == languages


@pytest.mark.parametrize("text", ["", "\n\n\t", "12345 !?", "…"])
def test_a_text_without_words_is_in_the_language_of_most(text: str) -> None:
    assert guess_language(text) == "en"


def test_a_language_that_is_not_on_the_list() -> None:
    text = "Gure elkarteak Tovan Orrel askatzeko eskatu zien atzo agintariei. " * 6
    assert guess_language(text) == UNKNOWN


def test_the_greatest_part_names_the_language() -> None:
    assert main_language([Part((0, 5), "ru"), Part((6, 20), "en"), Part((21, 29), "ru")]) == "en"
    assert main_language([]) == "en"


PIECES = st.sampled_from([EN, RU, UK, PL, DE, KK, "", "\n", "Marta Velin", "…", "\u202e", "и\u0306", "а" * 90])


@settings(deadline=None)
@given(st.lists(PIECES, max_size=12).map("\n".join))
def test_parts_hold_all_that_is_not_white_space(text: str) -> None:
    parts = parts_of(text)
    ends = [0, *(end for part in parts for end in part.span), len(text)]
    assert ends == sorted(ends)
    assert all(not text[a:b].strip() for a, b in zip(ends[::2], ends[1::2], strict=True))
    assert all(one.language != other.language for one, other in pairwise(parts))
