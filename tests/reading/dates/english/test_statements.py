"""Whole statements, invented: every date in them is found, in order, and nothing else."""

from __future__ import annotations

import pytest

from tocsin.reading.dates import Flaw, document_date, find_dates, resolve_dates

STATEMENT = """Brod, 14 June 2019

MEN FOLLOW TRANSLATORS IN ORVANIA

On Tuesday, 11 June 2019, two men in a grey car followed the translator Orla Minsk from her office to her flat.
The next day the same car stood before her door. She had moved to Orvania in March 2017 after a search of
her flat in Sardovia; since then she has worked for the Orvania Language Union, which was founded in 1998.

On 3 May, under article 311 of the Criminal Code and Law No. 60/2012, the police opened a case (no. 12/05/2019).
Her colleague Pavo Rell was held from 18 to 21 February 2018. Three months later he left. He has not been told
until 2 June 2019 why he was held. See https://union.example/2019/06/11/rell and AMR 37/6674/2017.

A hearing is scheduled for 8 July. We call on the authorities to answer by 30 June 2019. You may also write in May.
"""
EXPECTED = [
    ("14 June 2019", "2019-06-14"),
    ("Tuesday, 11 June 2019", "2019-06-11"),
    ("The next day", "2019-06-12"),
    ("March 2017", "2017-03"),
    ("1998", "1998"),
    ("3 May", "2019-05-03"),
    ("from 18 to 21 February 2018", "2018-02-18/2018-02-21"),
    ("Three months later", "2018-05~"),
    ("2 June 2019", "2019-06-02"),
    ("8 July", "2019-07-08"),
    ("by 30 June 2019", "[..2019-06-30]"),
    ("May", "2019-05"),
]

NEWS = """Writers' house raided

(Port Anselm, October 9, 2020) – Police in Port Anselm on Thursday raided the house of the Anselm Writers, it said.

Officers came at 6 a.m. and stayed for two hours. “They had been here last week,” she said. On October 2, a man
threw stones at the windows; that night he came back. Two days earlier, on September 30, the house had published a
report on the spring 2019 elections. On the night of 3-4 October nobody slept there. In recent years there were
14 such raids. Since 2014, 30 writers have left. Bloody Sunday, the novel of Mai March, was banned in late 2016.
"""
NEWS_EXPECTED = [
    ("October 9, 2020", "2020-10-09"),
    ("Thursday", "2020-10-08"),
    ("last week", "[2020-09-28..2020-10-04]"),
    ("October 2", "2020-10-02"),
    ("that night", "2020-10-02"),
    ("Two days earlier", "2020-09-30"),
    ("September 30", "2020-09-30"),
    ("spring 2019", "2019-21"),
    ("night of 3-4 October", "[2020-10-03,2020-10-04]"),
    ("Since 2014", "2014/.."),
    ("late 2016", "2016"),
]


@pytest.mark.parametrize(
    ("text", "expected"), [(STATEMENT, EXPECTED), (NEWS, NEWS_EXPECTED)], ids=["statement", "news"]
)
def test_a_whole_statement(text: str, expected: list[tuple[str, str]]) -> None:
    own = document_date(text)
    assert own is not None
    found = resolve_dates(find_dates(text), text, document_date=own[0])
    assert [(item.text, item.edtf) for item in found] == expected


def test_a_slip_stays_as_it_is_written() -> None:
    text = "Brod, 14 June 2019\n\nOn Monday, 11 June 2019, men came. On 31 June they came again."
    found = resolve_dates(find_dates(text), text, document_date="2019-06-14")
    assert [(item.edtf, item.weekday, item.flaw) for item in found] == [
        ("2019-06-14", None, None),
        ("2019-06-11", 0, None),
        (None, None, Flaw.IMPOSSIBLE),
    ]


def test_the_words_of_a_page_break_do_not_join_two_dates() -> None:
    text = "They met in 2016\n\n\nand, in May 2018, parted."
    assert [item.edtf for item in find_dates(text)] == ["2016", "2018-05"]


def test_offsets_count_code_points() -> None:
    text = "😀 Жанна left on 5 July 2018."
    (found,) = find_dates(text)
    assert text[slice(*found.span)] == "5 July 2018"
    assert found.span == (16, 27)
