"""Tables of sentences in Russian, Ukrainian and Polish: the words of each date, exactly, and its EDTF."""

from __future__ import annotations

from types import ModuleType
from typing import Any

import pytest

from support.dates import polish, russian, ukrainian
from tocsin.reading.dates import Anchor, Basis, DateFound, Flaw, Offset, Unit, find_dates, resolve_dates

LANGUAGES: dict[str, ModuleType] = {"ru": russian, "uk": ukrainian, "pl": polish}
THURSDAY = "2018-07-12"


def rows(table: str) -> list[Any]:
    """The rows of one table in all three languages, the language before each."""
    return [
        pytest.param(language, *(row if isinstance(row, tuple) else (row,)), id=f"{language} {row}")
        for language, module in LANGUAGES.items()
        for row in getattr(module, table)
    ]


def resolved(text: str, language: str) -> tuple[DateFound, ...]:
    return resolve_dates(find_dates(text, language), text, document_date=THURSDAY, language=language)


@pytest.mark.parametrize(("language", "text", "words", "edtf"), rows("WRITTEN"))
def test_a_date_written_out(language: str, text: str, words: str, edtf: str) -> None:
    (found,) = find_dates(text, language)
    assert (found.text, found.edtf, found.basis) == (words, edtf, Basis.EXPLICIT)
    assert (found.anchor, found.flaw) == (Anchor.NONE, None)
    assert text[slice(*found.span)] == words


@pytest.mark.parametrize(("language", "text", "words", "edtf"), rows("APPROXIMATE"))
def test_an_approximate_date(language: str, text: str, words: str, edtf: str) -> None:
    (found,) = find_dates(text, language)
    assert (found.text, found.edtf, found.basis) == (words, edtf, Basis.APPROXIMATE)


@pytest.mark.parametrize(("language", "text", "words", "edtf"), rows("LEFT_OUT"))
def test_a_year_that_is_left_out(language: str, text: str, words: str, edtf: str) -> None:
    (found,) = resolved(text, language)
    assert (found.text, found.edtf, found.anchor) == (words, edtf, Anchor.DOCUMENT)
    assert found.basis is not Basis.EXPLICIT
    assert resolve_dates(find_dates(text, language), text, language=language)[0].edtf is None


@pytest.mark.parametrize(("language", "text", "words", "weekday"), rows("WEEKDAYS"))
def test_a_weekday_beside_a_date_right_or_wrong(language: str, text: str, words: str, weekday: int) -> None:
    (found,) = find_dates(text, language)
    assert (found.text, found.weekday) == (words, weekday)


@pytest.mark.parametrize(("language", "words"), rows("IMPOSSIBLE"))
def test_a_date_that_does_not_exist_is_reported_whole(language: str, words: str) -> None:
    (found,) = find_dates(f"({words}).", language)
    assert (found.text, found.edtf, found.flaw) == (words, None, Flaw.IMPOSSIBLE)


@pytest.mark.parametrize(("language", "words", "anchor", "edtf"), rows("COUNTED"))
def test_what_is_counted_from_another_date(language: str, words: str, anchor: str, edtf: str) -> None:
    _, found = resolved(f"{LANGUAGES[language].BEFORE}Velin {words}.", language)
    assert (found.text, found.anchor, found.edtf, found.basis) == (words, anchor, edtf, Basis.RELATIVE)
    alone = resolve_dates(find_dates(f"Velin {words}.", language), f"Velin {words}.", language=language)
    assert [item.edtf for item in alone] == [None]


@pytest.mark.parametrize(("language", "words", "anchor", "edtf"), rows("COUNTED"))
def test_case_and_white_space_do_not_matter(language: str, words: str, anchor: str, edtf: str) -> None:
    for text in (f"VELIN {words.upper()}.", "Velin {}.".format(words.replace(" ", "\u00a0"))):
        (found,) = find_dates(text, language)
        assert (found.text, found.anchor) == (text[6:-1], anchor)


@pytest.mark.parametrize(("language", "text", "words", "days"), rows("NAMED"))
def test_a_distance_from_something_named(language: str, text: str, words: str, days: int) -> None:
    (found,) = resolved(text, language)
    assert (found.text, found.anchor, found.edtf) == (words, Anchor.NAMED, None)
    assert found.offset == Offset(Unit.DAY, days, days)


@pytest.mark.parametrize(("language", "text", "words", "edtf"), rows("AHEAD"))
def test_a_sentence_that_looks_ahead_counts_from_the_statement(language: str, text: str, words: str, edtf: str) -> None:
    found = resolved(f"{LANGUAGES[language].BEFORE}\n\n{text}", language)[-1]
    assert (found.text, found.edtf) == (words, edtf)


@pytest.mark.parametrize(("language", "text"), rows("NO_DATES"))
def test_what_only_looks_like_a_date(language: str, text: str) -> None:
    assert find_dates(text, language) == ()


@pytest.mark.parametrize("language", list(LANGUAGES))
def test_every_table_is_long_enough_to_be_trusted(language: str) -> None:
    tables = ("WRITTEN", "APPROXIMATE", "LEFT_OUT", "WEEKDAYS", "IMPOSSIBLE", "COUNTED", "NAMED", "AHEAD", "NO_DATES")
    assert sum(len(getattr(LANGUAGES[language], table)) for table in tables) >= 120
