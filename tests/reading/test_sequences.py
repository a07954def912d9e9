"""Events told by another one that is only named: what is taken for an order or a distance, and what is left."""

from __future__ import annotations

import pytest

from tocsin.reading import read

ARRESTED = {
    "en": "On 6 May 2021 police arrested Marta Velin. ",
    "ru": "6 мая 2021 года полиция задержала Марту Велин. ",
    "uk": "6 травня 2021 року поліція затримала Марту Велін. ",
    "pl": "6 maja 2021 r. policja zatrzymała Martę Velin. ",
}
BEATEN_TWICE = {
    "ru": "6 мая 2021 года неизвестные избили Марту Велин. 20 января 2022 года неизвестные избили Марту Велин. ",
    "uk": "6 травня 2021 року невідомі побили Марту Велін. 20 січня 2022 року невідомі побили Марту Велін. ",
    "pl": "6 maja 2021 r. nieznani sprawcy pobili Martę Velin. 20 stycznia 2022 r. pobili Martę Velin znowu. ",
}

Row = tuple[str, str, str, tuple[int, int] | None]


def relations(language: str, text: str) -> list[Row]:
    """The orders and distances of a text: kind, words, and the dates of both events as one."""
    reading = read(text, date="2022-06-01", language=language)
    events = reading.events
    return [
        (
            relation.kind,
            text[slice(*relation.span)],
            f"{events[relation.first].date} > {events[relation.second].date}",
            relation.days,
        )
        for relation in reading.relations
    ]


@pytest.mark.parametrize(
    ("language", "text", "words", "days"),
    [
        (
            "en",
            ARRESTED["en"] + "On 20 May 2021, after her arrest, men searched her flat.",
            "after her arrest",
            "2021-05-20 > 2021-05-06",
        ),
        (
            "en",
            "Marta Velin was released on 6 May 2021. Following her release from custody, she was fined on 20 May 2021.",
            "Following her release from custody",
            "2021-05-20 > 2021-05-06",
        ),
        (
            "en",
            ARRESTED["en"] + "On 20 April 2021, before her arrest, men beat her.",
            "before her arrest",
            "2021-05-06 > 2021-04-20",
        ),
        (
            "ru",
            ARRESTED["ru"] + "20 мая 2021 года, после её задержания, неизвестные избили её.",
            "после её задержания",
            "2021-05-20 > 2021-05-06",
        ),
        (
            "uk",
            ARRESTED["uk"] + "20 травня 2021 року, після її затримання, невідомі побили її.",
            "після її затримання",
            "2021-05-20 > 2021-05-06",
        ),
        (
            "pl",
            ARRESTED["pl"] + "20 maja 2021 r., po jej zatrzymaniu, nieznani sprawcy ją pobili.",
            "po jej zatrzymaniu",
            "2021-05-20 > 2021-05-06",
        ),
    ],
)
def test_an_event_told_by_another_one(language: str, text: str, words: str, days: str) -> None:
    assert ("after", words, days, None) in relations(language, text)


@pytest.mark.parametrize(
    ("language", "text"),
    [
        # another's arrest
        ("en", ARRESTED["en"] + "On 2 May 2021, after the arrest of Jan Holt, men beat her."),
        # an arrest of another year
        ("en", ARRESTED["en"] + "On 2 May 2021, after her arrest in 2012, men beat her."),
        # which of two is not said
        (
            "en",
            (
                "On 9 May 2021 police arrested Marta Velin. On 9 June 2021 they arrested her. "
                "On 2 May 2021, after her arrest, men beat her."
            ),
        ),
        # told of somebody else
        (
            "en",
            ARRESTED["en"] + "On 2 May 2021, after his arrest, men beat Pavel Orlin.",
        ),
        # a number of days is a distance
        ("en", ARRESTED["en"] + "On 9 May 2021, three days after her arrest, men beat her."),
        ("ru", ARRESTED["ru"] + "2 мая 2021 года, после ареста брата, её избили."),
        ("uk", ARRESTED["uk"] + "2 травня 2021 року, після арешту брата, її побили."),
        ("pl", ARRESTED["pl"] + "2 maja 2021 r., po zatrzymaniu brata, pobito ją."),
    ],
)
def test_where_another_event_may_be_meant_no_order_is_read(language: str, text: str) -> None:
    assert not [row for row in relations(language, text) if row[0] == "after"]


ATTEMPTS = "On 6 May 2021 men tried to abduct Marta Velin. On 20 January 2022 men tried to abduct Marta Velin again. "


@pytest.mark.parametrize(
    ("language", "text", "words", "days"),
    [
        ("en", ATTEMPTS + "It was the second attempt in nine months.", "second attempt in nine months", 295),
        ("en", ATTEMPTS + "It was the second such attempt within a year.", "", 0),
        ("en", ATTEMPTS + "It was the second attempt in 40 weeks.", "second attempt in 40 weeks", 296),
        (
            "en",
            "On 6 May 2021 men beat Marta Velin. On 9 May 2021 they beat her, for the second attack in four days.",
            "second attack in four days",
            5,
        ),
        (
            "ru",
            BEATEN_TWICE["ru"] + "Это второе избиение за девять месяцев.",
            "второе избиение за девять месяцев",
            295,
        ),
        (
            "uk",
            BEATEN_TWICE["uk"] + "Це друге побиття за дев’ять місяців.",
            "друге побиття за дев’ять місяців",
            295,
        ),
        (
            "pl",
            BEATEN_TWICE["pl"] + "To drugie pobicie w ciągu dziewięciu miesięcy.",
            "drugie pobicie w ciągu dziewięciu miesięcy",
            295,
        ),
    ],
)
def test_events_counted_within_a_time(language: str, text: str, words: str, days: int) -> None:
    found = [(row[1], row[3]) for row in relations(language, text) if row[0] == "distance"]
    assert found == ([(words, (0, days))] if words else [])


@pytest.mark.parametrize(
    "text",
    [
        ATTEMPTS + "It was the third attempt in nine months.",  # one is not told
        ATTEMPTS + "It was the second arrest in nine months.",  # of another kind
        "On 20 January 2022 men tried to abduct Marta Velin. It was the second attempt in nine months.",
    ],
)
def test_a_count_of_what_is_not_told_binds_nothing(text: str) -> None:
    assert not [row for row in relations("en", text) if row[0] == "distance"]
