"""Whole statements, invented: every event of them, in order, and nothing of what they ask for, fear or say of many."""

from __future__ import annotations

import pytest

from support.told import Told, assert_told, row, told
from tocsin.reading import read

NADIA, RUBEN, LENA = "Nadia Okrent", "Ruben Breel", "Lena Sorran"

RAID = """Port Havrel, 20 May 2021

POLICE RAID NEWSROOM IN SARDOVIA

On Tuesday, 4 May 2021, six police officers raided the Havrel Courier in Port Havrel. On the same day police arrested
the editor Nadia Okrent and the photographer Ruben Breel. Breel was released on 5 May 2021. According to her lawyer,
Okrent was beaten by guards on 6 May 2021.

Nadia Okrent had received death threats by e-mail in March 2021. In 2019 she was fined for an article. On 7 May 2021 the
Karsk District Court ordered that Okrent be held for two months. She was charged with treason on 8 May 2021. If she is
convicted, she may be sentenced to fifteen years in prison.

We call on the authorities of Sardovia to release Nadia Okrent and to stop the harassment of journalists.
"""
FOLLOWED = """Men in grey car follow translator

Two men in a grey car followed the translator Lena Sorran home on 3 May 2021, the Lakeside Union said today. The same
men tried to force her into the car on 5 May 2021. She complained to the police on 6 May 2021.

“They said that my brother would be arrested,” Sorran said. “I was not hurt.”

Sorran's brother, Ruben Breel, was threatened by telephone on 7 May 2021. The police have not opened an investigation.
Translators are often followed in Sardovia, according to the union.
"""
REFUGE = """Lena Sorran applied for asylum in Orvania on 3 March 2019. On 9 July 2019 she was denied asylum. She
appealed against the decision in May 2020.

On 2 February 2021 Sorran was arrested at the airport. She was deported to Sardovia on 4 February 2021. Nobody knows
whether she was detained there. Refugees are often tortured in Sardovia.
"""
STATEMENTS = [
    row(
        RAID,
        told("search_seizure", by="POLICE", heading=True),
        told("search_seizure", "Havrel Courier", by="six police officers", on="2021-05-04"),
        told("arrest", NADIA, RUBEN, by="police", on="2021-05-04"),
        told("release", RUBEN, on="2021-05-05"),
        told("assault", NADIA, by="guards", source="her lawyer", on="2021-05-06"),
        told("threat", NADIA, on="2021-03", via="email"),
        told("conviction", NADIA, on="2019"),
        told("detention", NADIA, on="2021-05-07"),
        told("charge", NADIA, on="2021-05-08"),
    ),
    row(
        FOLLOWED,
        told("surveillance", "translator", by="men", heading=True),
        told("surveillance", LENA, by="two men", source="Lakeside Union", on="2021-05-03"),
        told("attempted_abduction", LENA, by="the same men", on="2021-05-05", completion="attempted"),
        told("complaint_to_authorities", LENA, on="2021-05-06"),
        told("threat", RUBEN, on="2021-05-07", via="phone"),
    ),
    row(
        REFUGE,
        told("asylum_application", LENA, on="2019-03-03", at="Orvania"),
        told("asylum_refusal", LENA, on="2019-07-09"),
        told("appeal_court", LENA, on="2020-05"),
        told("arrest", LENA, on="2021-02-02", at="the airport"),
        told("deportation", LENA, on="2021-02-04"),
    ),
]


@pytest.mark.parametrize(("text", "expected"), STATEMENTS)
def test_a_whole_statement(text: str, expected: tuple[Told, ...]) -> None:
    assert_told(text, expected)


@pytest.mark.parametrize("text", [RAID, FOLLOWED, REFUGE], ids=["raid", "followed", "refuge"])
def test_a_statement_broken_into_lines_reads_as_one_in_long_lines(text: str) -> None:
    unbroken = "\n\n".join(" ".join(block.split("\n")) for block in text.split("\n\n"))
    broken = [(event.type, event.victims, event.date) for event in read(text, date="2021-06-01").events]
    assert broken == [(event.type, event.victims, event.date) for event in read(unbroken, date="2021-06-01").events]


def test_what_is_passed_over_is_shown() -> None:
    reading = read(FOLLOWED, date="2021-06-01")
    passed_over = [FOLLOWED[start:end] for start, end in reading.passed_over]
    assert any("arrested" in words for words in passed_over)
    assert any("often followed" in words for words in passed_over)
    assert not any("tried to force her" in words for words in passed_over)
