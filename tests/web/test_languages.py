"""The desk in four languages: no word is without a translation, the choice is kept, and none comes from a case."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.test import override_settings
from django.utils import translation

from support.messages_tool import messages
from support.web_case import Ids
from tocsin.domain.terms import names, thesaurus
from tocsin.web.words import moment_words, number_words

SIGN = re.compile(r"%\(\w+\)[sd]|%[sd]")
SAID = Path(str(files("tocsin.checking"))) / "said"
NOT_SO = {  # words that were second ones for what has a word already, or that speak to a man alone
    "uk": r"погодити |погоджує |учасник[а ]? каже|папк|незахищен|вислан|утримання під вартою|Згоден|прочитав",
    "ru": r"согласовать письмо|согласует|тот, кто согласу|незащищённ|высылк|дополнение называет|Согласен:|прочитал",
    "pl": r"\bproszę\b|szkic|\b(w|z|spoza) katalogu\b|\b(ten|żaden|jakikolwiek) list\b|\blist (mówi|nie)\b"
    r"|\bosobny list\b|\blist(u|em|owi|ów)\b|uzupełnieni|ofiar|usunięciami|zwodząc",
}  # fmt: skip
TITLES = {"en": "Cases", "uk": "Справи", "ru": "Дела", "pl": "Sprawy"}


def test_every_word_of_the_desk_has_a_translation() -> None:
    said = messages.gather()
    without = {language: waiting for language in messages.LANGUAGES if (waiting := messages.missing(language, said))}
    assert without == {}, "run `make messages` and fill in what is empty"


@pytest.mark.parametrize("language", messages.LANGUAGES)
def test_a_translation_holds_what_is_put_into_it(language: str) -> None:
    for one in messages.catalogue(language):
        if not one.id:
            continue
        forms = one.id if isinstance(one.id, tuple) else (one.id,)
        wanted = sorted(set(SIGN.findall(forms[-1])))
        for said in one.string if isinstance(one.string, tuple) else (one.string,):
            assert sorted(set(SIGN.findall(said))) == wanted, (one.id, said)


@pytest.mark.parametrize(("language", "other_words"), NOT_SO.items())
def test_one_thing_has_one_word_in_a_language(language: str, other_words: str) -> None:
    found = re.compile(other_words, re.IGNORECASE)
    said = (words for one in messages.catalogue(language) if one.id for words in _forms(one.string))
    checks = (SAID / f"{language}.toml").read_text("utf-8").splitlines()
    kept = [label for name in names() for term in thesaurus(name) if (label := term.labels.get(language))]
    lines = (*said, *(line for line in checks if not line.startswith("#")), *kept)
    assert [words for words in lines if found.search(words)] == [], "it has another word already: look at NOT_SO"


def _forms(words: str | tuple[str, ...]) -> tuple[str, ...]:
    return words if isinstance(words, tuple) else (words,)


def test_there_is_a_catalogue_for_every_language_that_is_offered() -> None:
    assert {code for code, _ in settings.LANGUAGES} == {"en", *messages.LANGUAGES}


def test_what_is_added_waits_and_what_is_translated_is_kept(tmp_path: Path, monkeypatch: Any) -> None:
    monkeypatch.setattr(messages, "WEB", tmp_path)
    for what_errors_say in ("errors", "causes"):
        monkeypatch.setattr(messages, what_errors_say, tuple)
    (tmp_path / "templates").mkdir()
    page = tmp_path / "templates" / "page.html"
    page.write_text(
        '{% translate "Old" %}{% blocktranslate count n=n %}{{ n }} a{% plural %}{{ n }} b{% endblocktranslate %}'
    )
    messages.update("uk", messages.gather())
    assert messages.missing("uk", messages.gather()) == ["Old", "('%(n)s a', '%(n)s b')"]
    path = messages.path_of("uk")
    path.write_text(path.read_text().replace('msgid "Old"\nmsgstr ""', 'msgid "Old"\nmsgstr "Старе"'))
    page.write_text('{% translate "Old" %}')
    (tmp_path / "page.py").write_text('gettext("New")')
    messages.update("uk", messages.gather())
    assert messages.missing("uk", messages.gather()) == ["New"]
    assert "%(n)s" not in path.read_text()


@pytest.mark.parametrize(("language", "title"), TITLES.items())
def test_the_choice_holds_through_unlock_and_lock(locked: Any, language: str, title: str) -> None:
    chosen = locked.client.post("/language", {"token": locked.room.door_token, "language": language, "back": "/case/x"})
    assert chosen.headers["Location"] == "/case/x"
    cookie = chosen.cookies[settings.LANGUAGE_COOKIE_NAME]
    assert (cookie["max-age"], cookie["expires"], cookie["samesite"]) == ("", "", "Strict")
    assert f'<html lang="{language}" dir="ltr"' in locked.get("/").content.decode()
    locked.unlock()
    assert f"<h1>{title}</h1>" in locked.get("/").content.decode()
    locked.post("/lock")
    assert f'<html lang="{language}"' in locked.get("/").content.decode()


@pytest.mark.parametrize("back", ["https://evil.example", "//evil.example", "/lock", "/language", ""])
def test_a_choice_leads_nowhere_else(browser: Any, back: str) -> None:
    assert browser.post("/language", {"language": "uk", "back": back}).headers["Location"] == "/"


@pytest.mark.parametrize("language", ["", "xx", "uk\r\n", "<b>"])
def test_what_is_no_language_changes_nothing(browser: Any, language: str) -> None:
    assert settings.LANGUAGE_COOKIE_NAME not in browser.post("/language", {"language": language}).cookies


def test_without_a_choice_it_speaks_what_the_browser_does(browser: Any) -> None:
    assert "<h1>Sprawy</h1>" in browser.get("/", HTTP_ACCEPT_LANGUAGE="pl,en;q=0.5").content.decode()
    assert "<h1>Cases</h1>" in browser.get("/", HTTP_ACCEPT_LANGUAGE="xx").content.decode()


def test_dates_and_terms_are_of_the_language_and_what_was_said_is_not(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/event/{ids.event}", HTTP_ACCEPT_LANGUAGE="uk").content.decode()
    assert "Спроба викрадення" in page
    assert "5 листопада 2025" in page
    assert "Marta Velin" in page


@pytest.mark.parametrize(
    ("language", "moment", "number"),
    [
        ("en", "5 November 2025, 14:03", "12,345"),
        ("uk", "5 листопада 2025, 14:03", "12\xa0345"),
        ("ru", "5 ноября 2025, 14:03", "12\xa0345"),
        ("pl", "5 listopada 2025, 14:03", "12\xa0345"),
    ],
)
def test_moments_and_numbers_are_written_as_the_language_does(language: str, moment: str, number: str) -> None:
    with translation.override(language):
        assert moment_words(1_762_351_380_000) == moment
        assert number_words(12_345) == number


@override_settings(LANGUAGES=[*settings.LANGUAGES, ("he", "עברית")])
def test_a_language_that_is_written_from_the_right_turns_the_page(browser: Any) -> None:
    assert '<html lang="he" dir="rtl"' in browser.get("/", HTTP_ACCEPT_LANGUAGE="he").content.decode()


def test_a_text_says_in_which_language_it_is(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/statement/{ids.statement}", HTTP_ACCEPT_LANGUAGE="uk").content.decode()
    assert re.search(r'<p lang="en" dir="auto">', page)
