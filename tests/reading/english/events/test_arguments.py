"""Who does it and to whom: lists, owners, offices beside names, agents behind "by", subjects that two verbs share."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, events_of, nothing, row, told

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"
DAY = "2021-05-03"

LISTS = [
    row("On 3 May 2021 police arrested Nadia Okrent.", told("arrest", NADIA, by="police", on=DAY)),
    row(
        "On 3 May 2021 police arrested Nadia Okrent, Ruben Breel and Lena Sorran.",
        told("arrest", NADIA, RUBEN, LENA, by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent, Ruben Breel, and Lena Sorran.",
        told("arrest", NADIA, RUBEN, LENA, by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested the lawyer Nadia Okrent and the poet Ruben Breel.",
        told("arrest", NADIA, RUBEN, by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent, a lawyer, and Ruben Breel, a poet.",
        told("arrest", NADIA, RUBEN, by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent and her brother.",
        told("arrest", NADIA, "Nadia Okrent's brother", by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested Nadia Okrent and three students.",
        told("arrest", NADIA, "three students", by="police", on=DAY, count=3),
    ),
    row(
        "Five writers, including Nadia Okrent and Ruben Breel, were arrested on 3 May 2021.",
        told("arrest", "five writers", NADIA, RUBEN, on=DAY, count=5),
    ),
]
OWNERS = [
    row("On 3 May 2021 police searched Nadia Okrent's flat.", told("search_seizure", NADIA, by="police", on=DAY)),
    row("On 3 May 2021 police searched the flat of Nadia Okrent.", told("search_seizure", NADIA, by="police", on=DAY)),
    row(
        "On 3 May 2021 police searched the office of the Lakeside Union.",
        told("search_seizure", "Lakeside Union", by="police", on=DAY),
    ),
    row(
        "On 3 May 2021 police arrested the brother of Nadia Okrent.",
        told("arrest", "Nadia Okrent's brother", by="police", on=DAY),
    ),
    row(
        "Nadia Okrent's son was beaten on 3 May 2021.",
        told("assault", "Nadia Okrent's son", on=DAY),
    ),
    row(
        "Nadia Okrent came home on 3 May 2021. Her car was smashed by strangers on 5 May 2021.",
        told("intimidation_harassment", NADIA, by="strangers", on="2021-05-05"),
    ),
    row("Nadia Okrent's arrest on 3 May 2021 surprised nobody.", told("arrest", NADIA, on=DAY)),
]
AGENTS = [
    row("Nadia Okrent was beaten by guards on 3 May 2021.", told("assault", NADIA, by="guards", on=DAY)),
    row(
        "Nadia Okrent was beaten on 3 May 2021 by two guards of Karsk Prison.",
        told("assault", NADIA, by="two guards", on=DAY),
    ),
    row(
        "Nadia Okrent was arrested on 3 May 2021 by officers of the Karsk Security Department.",
        told("arrest", NADIA, by="officers", on=DAY),
    ),
    row(
        "The arrest of Nadia Okrent by soldiers took place on 3 May 2021.", told("arrest", NADIA, by="soldiers", on=DAY)
    ),
    row("Nadia Okrent was beaten near the river by night on 3 May 2021.", told("assault", NADIA, on=DAY)),
    row("A raid was carried out by police on 3 May 2021.", told("search_seizure", by="police", on=DAY)),
    row(
        "The Ministry of Internal Affairs detained Ruben Breel on 3 May 2021.",
        told("detention", RUBEN, by="Ministry of Internal Affairs", on=DAY),
    ),
    row(
        "Four armed men in black abducted Ruben Breel on 3 May 2021.",
        told("abduction", RUBEN, by="four armed men", on=DAY),
    ),
    row("Ruben Breel attacked Nadia Okrent on 3 May 2021.", told("assault", NADIA, by=RUBEN, on=DAY)),
]
SHARED = [
    row(
        "On 3 May 2021 two men attacked Ruben Breel and robbed him.",
        told("assault", RUBEN, by="two men", on=DAY),
        told("other", RUBEN, by="two men", on=DAY),
    ),
    row(
        "Ruben Breel was attacked on 3 May 2021, and Lena Sorran was robbed on 5 May 2021.",
        told("assault", RUBEN, on=DAY),
        told("other", LENA, on="2021-05-05"),
    ),
    row(
        "On 3 May 2021 police arrested Ruben Breel while guards beat Lena Sorran.",
        told("arrest", RUBEN, by="police", on=DAY),
        told("assault", LENA, by="guards", on=DAY),
    ),
    row(
        "Ruben Breel was arrested, tortured and robbed on 3 May 2021.",
        told("arrest", RUBEN, on=DAY),
        told("torture", RUBEN, on=DAY),
        told("other", RUBEN, on=DAY),
    ),
]
TAKEN_UP = [
    row(
        "Nadia Okrent left her flat. She was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY),
    ),
    row(
        "Nadia Okrent came with Ruben Breel. They were arrested on 3 May 2021.",
        told("arrest", NADIA, RUBEN, on=DAY),
    ),
    row(
        "The journalist Nadia Okrent left her flat. The journalist was arrested on 3 May 2021.",
        told("arrest", NADIA, on=DAY),
    ),
    row(
        "The journalist Nadia Okrent met the lawyer Ruben Breel. The lawyer was arrested on 3 May 2021.",
        told("arrest", RUBEN, on=DAY),
    ),
    row(
        "Ms Okrent is a poet. On 3 May 2021 police arrested her.",
        told("arrest", "Okrent", by="police", on=DAY),
    ),
    row(
        "Nadia Okrent is a poet. On 3 May 2021 Okrent was arrested.",
        told("arrest", NADIA, on=DAY),
    ),
    row(
        "The activists Nadia Okrent and Ruben Breel wrote a letter. On 3 May 2021 the activists were arrested.",
        told("arrest", NADIA, RUBEN, on=DAY),
    ),
    row(
        "The Havrel Courier is a newspaper. On 3 May 2021 police raided the newspaper.",
        told("search_seizure", "Havrel Courier", by="police", on=DAY),
    ),
]


@pytest.mark.parametrize(("text", "expected"), LISTS)
def test_victims_in_a_list(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), OWNERS)
def test_owners_stand_for_what_is_theirs(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), AGENTS)
def test_the_doer(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), SHARED)
def test_several_acts_in_a_sentence(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), TAKEN_UP)
def test_somebody_taken_up_again(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize(("text", "expected"), nothing("He was arrested.", "They were beaten.", "Her car was stolen."))
def test_a_pronoun_that_stands_for_nobody_is_no_victim(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize("victims", [1, 2, 3, 5, 8])
def test_a_list_of_any_length(victims: int) -> None:
    names = [f"Nadia {name}" for name in ("Okrent", "Vellet", "Sorran", "Breel", "Tarkon", "Mirrow", "Ostel", "Quarn")]
    names = names[:victims]
    listed = names[0] if victims == 1 else f"{', '.join(names[:-1])} and {names[-1]}"
    (event,) = events_of(f"On 3 May 2021 police arrested {listed}.")
    assert event.victims == tuple(names)
    (event,) = events_of(f"{listed} were arrested on 3 May 2021.")
    assert event.victims == tuple(names)
