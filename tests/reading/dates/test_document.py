"""The date that a document gives itself."""

from __future__ import annotations

import pytest

from tocsin.reading.dates import document_date

BODY = "\n".join(f"Paragraph {number} tells of what the men did." for number in range(30))

DATED = [  # text, EDTF, words
    ("Brod, 12 July 2018\n\nMEN FOLLOW ACTIVISTS\n", "2018-07-12", "12 July 2018"),
    ("12 July 2018\n\nMen follow activists", "2018-07-12", "12 July 2018"),
    ("Thursday, 12 July 2018\n\nMen follow activists", "2018-07-12", "Thursday, 12 July 2018"),
    ("PUBLICATION DATE: 5 July 2017\nMen", "2017-07-05", "5 July 2017"),
    ("Date: 6 March 2020", "2020-03-06", "6 March 2020"),
    ("Orvania Press Council\nDate – 2020-03-06\n", "2020-03-06", "2020-03-06"),
    ("Published on July 5, 2018 by the Council", "2018-07-05", "July 5, 2018"),
    ("TITLE\n\n(New Brod, July 15, 2021) – Police in Sardovia searched homes.", "2021-07-15", "July 15, 2021"),
    ("BROD, Sardovia, 5 July 2018 — Police searched homes.", "2018-07-05", "5 July 2018"),
    ("TITLE\n\nThis statement was originally published on herald.example on 31 December 2021.", "2021-12-31", None),
    (f"TITLE\n\nOn 5 July 2018 men came.\n{BODY}\nBrod, 20 July 2018\nThe Council", "2018-07-20", "20 July 2018"),
    (f"12 July 2018\n{BODY}\nBrod, 20 July 2018", "2018-07-12", "12 July 2018"),
    ("On 1 May 2018 men came.\nDate: 2 May 2018", "2018-05-02", "2 May 2018"),
]


@pytest.mark.parametrize(("text", "edtf", "words"), DATED)
def test_a_document_that_is_dated(text: str, edtf: str, words: str | None) -> None:
    found = document_date(text)
    assert found is not None
    assert found[0] == edtf
    assert words is None or text[slice(*found[1])] == words


@pytest.mark.parametrize(
    "text",
    [
        "",
        "He came on 5 July 2018 to Brod.",
        "On 5 July 2018, men came to Brod.",
        "Brod, July 2018\n\nMen came.",
        "Brod, 31 February 2018\n\nMen came.",
        "Brod, 9 July\n\nMen came.",
        f"{BODY}\n5 July 2018\n{BODY}",
        "Date: 05/07/2018",
    ],
)
def test_a_document_without_a_certain_day(text: str) -> None:
    assert document_date(text) is None
