"""The sentences of errors in the language of the desk: each is one that an error says, and is said in all four."""

from __future__ import annotations

from string import Formatter
from typing import Any

import pytest
from django.utils.translation import gettext, override

from support.web_case import Ids
from tocsin.domain.audience import Telling
from tocsin.domain.errors import BadDate, BadValue, NoSuch, ReasonMissing, TocsinError
from tocsin.domain.redaction import What
from tocsin.web.sentences import SENTENCES, said, strike_words, telling_words


def every(kind: type[TocsinError]) -> set[str]:
    """The sentences of a class and of those below it."""
    return {kind.sentence}.union(*(every(below) for below in kind.__subclasses__()))


def test_each_is_the_sentence_of_an_error() -> None:
    assert set(SENTENCES) <= every(TocsinError)


@pytest.mark.parametrize("language", ["uk", "ru", "pl"])
@pytest.mark.parametrize("sentence", SENTENCES)
def test_a_translation_names_nothing_that_the_error_does_not(sentence: str, language: str) -> None:
    with override(language):
        words = gettext(sentence)
    assert words != sentence
    names = [{name for _, name, _, _ in Formatter().parse(text) if name} for text in (words, sentence)]
    assert names[0] <= names[1]


def test_a_sentence_is_said_in_the_language_of_the_page() -> None:
    bad = BadDate(text="{then}", why="it is none")
    assert said(bad) == str(bad)
    with override("uk"):
        assert said(bad).startswith("«{then}» — не дата")
        assert "it is none" not in said(bad)
        assert (
            said(BadValue(property="person.name", why="x"))
            == "Поле «Ім’я» не може мати такого значення. Нічого не записано."
        )
        assert said(BadValue(property="draft", why="x")).startswith("Поле «draft»")
        assert said(NoSuch(what="claim")) == "Тут такого немає. Нічого не записано."
        assert "--because" not in said(ReasonMissing())


def test_every_kind_of_strike_and_of_telling_has_words() -> None:
    assert len({strike_words(one) for one in What}) == len(What)
    assert len({telling_words(one) for one in Telling}) == len(Telling)


def test_the_desk_says_it_so(browser: Any, ids: Ids) -> None:
    browser.client.cookies["tocsin-language"] = "pl"
    page = browser.post(f"/value/{ids.value}", {"do": "back", "because": " "}).content.decode()
    assert "Proszę napisać dlaczego" in page
    assert "Say why" not in page
