"""The one entrance: document date, title, what is passed over, the same text always the same reading."""

from __future__ import annotations

import pytest

from support.rows import DAY, quoted, reading_of, sentence, sentences, spans_of
from tocsin.domain.errors import BadDate
from tocsin.reading import read
from tocsin.reading.languages import guess_language
from tocsin.reading.reader import READER

BODY = "On Monday police arrested Marta Velin."
DATED = [
    sentence(f"Dovrin, 4 May 2021\n\n{BODY}", None, "2021-05-04", ["4 May 2021"]),
    sentence(f"4 May 2021\n\n{BODY}", None, "2021-05-04", ["4 May 2021"]),
    sentence(f"Date: May 4, 2021\n\n{BODY}", None, "2021-05-04", ["May 4, 2021"]),
    sentence(f"Dovrin, 4 May 2021\n\n{BODY}", "2021-05-04", "2021-05-04", ["4 May 2021"]),
    sentence(f"Dovrin, 4 May 2021\n\n{BODY}", "2021-05-20", "2021-05-20", []),
    sentence(BODY, "2021-05-20", "2021-05-20", []),
    sentence(BODY, "2021-05", "2021-05", []),
    sentence(BODY, None, None, []),
    sentence("", None, None, []),
]


@pytest.mark.parametrize(("text", "date", "day", "words"), DATED)
def test_the_day_of_the_document(text: str, date: str | None, day: str | None, words: list[str]) -> None:
    reading = read(text, date=date)
    assert reading.document_date == day
    assert quoted(text, *([reading.document_date_span] if reading.document_date_span else [])) == words


COUNTED = [
    sentence(f"Dovrin, 4 May 2021\n\n{BODY}", None, "2021-05-03"),
    sentence(f"Dovrin, 4 May 2021\n\n{BODY}", "2021-05-20", "2021-05-17"),
    sentence(BODY, "2021-05-20", "2021-05-17"),
    sentence(BODY, None, None),
]


@pytest.mark.parametrize(("text", "date", "event_date"), COUNTED)
def test_a_day_given_from_elsewhere_counts_before_that_of_the_text(
    text: str, date: str | None, event_date: str | None
) -> None:
    (event,) = read(text, date=date).events
    assert event.date == event_date


@pytest.mark.parametrize("date", ["4 May 2021", "2021-13-01", "yesterday", "2021-02-30", "x"])
def test_a_day_that_is_none_is_refused(date: str) -> None:
    with pytest.raises(BadDate):
        read(BODY, date=date)


TITLES = [
    sentence(f"UNIONIST HELD IN ORVANIA\n\n{BODY}", "UNIONIST HELD IN ORVANIA"),
    sentence(f"Orvania: unionist held after a raid\n\n{BODY}", "Orvania: unionist held after a raid"),
    sentence(BODY, None),
    sentence("", None),
]


@pytest.mark.parametrize(("text", "title"), TITLES)
def test_the_title(text: str, title: str | None) -> None:
    assert reading_of(text).title == title


LANGUAGES = [
    sentence("Police arrested her.", "en"),
    sentence("POLICE ARRESTED HER", "en"),
    sentence("Поліція затримала її вчора.", "uk"),
    sentence("Ґанок її хати є зеленим.", "uk"),
    sentence("Полиция задержала её вчера.", "ru"),
    sentence("Объявлены новые обыски.", "ru"),
    sentence("Została zatrzymana przez policję.", "pl"),
    sentence("Dziennikarz, który jest w areszcie, oraz jego żona.", "pl"),
    sentence("The journalist Łucja Żmija was arrested.", "en"),
    sentence("The court named its ruling “Który jest winny”.", "en"),
    sentence("She wrote “Поліція” on the wall and was arrested by the police.", "en"),
    sentence("12345 !?", "en"),
    sentence("", "en"),
    sentence("\n\n\t", "en"),
]


@pytest.mark.parametrize(("text", "language"), LANGUAGES)
def test_the_language_is_told_by_letters_and_small_words(text: str, language: str) -> None:
    assert guess_language(text) == language
    assert read(text).language == language


@pytest.mark.parametrize("language", ["fr", "de", "zz"])
def test_a_language_that_is_given_is_believed(language: str) -> None:
    text = "On 3 May 2021 police arrested Marta Velin. https://lake.example/a"
    reading = read(text, date=DAY, language=language)
    assert (reading.language, reading.document_date) == (language, DAY)
    assert (reading.persons, reading.organisations, reading.events, reading.relations) == ((), (), (), ())
    assert reading.citations == ("https://lake.example/a",)
    assert quoted(text, *reading.passed_over) == [text]


def test_english_may_be_given_where_the_guess_is_wrong() -> None:
    text = "Dziennikarz jest wolny, który nie został oskarżony przez sąd. Police arrested Marta Velin on 3 May 2021."
    assert guess_language(text) == "pl"
    assert [event.type for event in read(text, language="en").events] == ["arrest"]


def test_nothing_of_an_empty_text_in_another_language_is_passed_over() -> None:
    assert read("", language="uk").passed_over == ()


PASSED_OVER = sentences(
    "Nobody was arrested.",
    "She fears that she will be arrested.",
    "If he returns, he risks being arrested.",
    "A person may be arrested without a warrant under the law.",
)


@pytest.mark.parametrize("text", PASSED_OVER)
def test_a_sentence_that_names_an_act_but_tells_none_is_shown_to_a_person(text: str) -> None:
    reading = reading_of(f"It rained. {text} The road was long.")
    assert reading.events == ()
    assert quoted(f"It rained. {text} The road was long.", *reading.passed_over) == [text]


@pytest.mark.parametrize(
    "text",
    sentences(
        "On 3 May 2021 police arrested Marta Velin.",
        "The authorities must free Marta Velin.",
        "It rained in Dovrin.",
        "Marta Velin is 34.",
    ),
)
def test_what_became_a_proposal_or_names_no_act_is_not_passed_over(text: str) -> None:
    assert reading_of(text).passed_over == ()


def test_footnotes_tell_no_event() -> None:
    text = "On 3 May 2021 police arrested Marta Velin.[1]\n\n[1] On 4 May 2021 police arrested Tovan Orrel.\n"
    assert {victim for event in reading_of(text).events for victim in event.victims} <= {"Marta Velin", "Tovan Orrel"}


SAME = [
    *(param.values[0] for param in [*DATED, *TITLES, *PASSED_OVER]),
    "On 6 May 2021 men beat Marta Velin. Three days later, on 9 May 2021, she was arrested.",
    "On 3 May 2021 police arrested Marta Velin.\n\nWe call on the OSCE to act.",
]


@pytest.mark.parametrize("text", SAME)
def test_the_same_text_gives_the_same_reading(text: str) -> None:
    assert read(text, date=DAY) == read(text, date=DAY)


@pytest.mark.parametrize("text", SAME)
def test_a_reading_between_other_readings_is_the_same(text: str) -> None:
    first = read(text, date=DAY)
    for other in SAME[:3]:
        read(other)
    assert read(text, date=DAY) == first


@pytest.mark.parametrize("text", SAME)
def test_every_span_lies_in_the_text_and_is_not_empty(text: str) -> None:
    assert all(0 <= start < end <= len(text) for start, end in spans_of(read(text)))


@pytest.mark.rules_alone
def test_a_reading_says_who_read() -> None:
    assert read(BODY).reader == READER == read("Полиция", language="ru").reader


QUOTES = [
    sentence("“On 3 May 2021 police arrested Marta Velin.”", 1),
    sentence('"On 3 May 2021 police arrested Marta Velin."', 1),
    sentence("«On 3 May 2021 police arrested Marta Velin.»", 1),
    sentence("“On 3 May 2021 police arrested Marta Velin.", 1),
    sentence("On 3 May 2021 police arrested Marta Velin.”", 1),
]


@pytest.mark.parametrize(("text", "count"), QUOTES)
def test_quotation_marks_hide_no_event(text: str, count: int) -> None:
    assert len(reading_of(text).events) == count


@pytest.mark.parametrize("space", [" ", "  ", "\u00a0", "\t", "\u2009"])
def test_any_white_space_parts_words(space: str) -> None:
    text = "On 3 May 2021 police arrested Marta Velin.".replace(" ", space)
    (event,) = reading_of(text).events
    assert event.type == "arrest"
    assert event.date == "2021-05-03"


@pytest.mark.parametrize("end", ["\n", "\r\n", "\n\n", "\r\n\r\n"])
def test_any_line_end_parts_paragraphs(end: str) -> None:
    text = f"On 3 May 2021 police arrested Marta Velin.{end}On 4 May 2021 men beat Tovan Orrel.{end}"
    assert [event.victims for event in reading_of(text).events] == [("Marta Velin",), ("Tovan Orrel",)]
