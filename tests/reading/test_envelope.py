"""What a mail program wrote is blanked, sign by sign; what somebody wrote stays where it is."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.reading import read
from tocsin.reading.envelope import without_envelope

HEAD = "From: Ana Sorel <ana@lakeside.example>\nTo: desk@lake.example\nDate: Mon, 12 Jul 2021 09:12:00 +0200\n"
BODY = "Dovrin, 10 July 2021\n\nOn 3 May 2021 police arrested Marta Velin."


def left(text: str) -> str:
    found = without_envelope(text)
    assert len(found) == len(text)
    return found.strip()


def test_a_head_is_blanked_and_the_words_of_its_subject_are_a_headline() -> None:
    assert left(f"{HEAD}Subject: Fwd: Police arrest Marta Velin in Dovrin\n\n{BODY}").split("\n")[0].strip() == (
        "Police arrest Marta Velin in Dovrin"
    )


def test_a_subject_that_the_text_begins_with_is_said_once() -> None:
    text = f"{HEAD}Subject: Re: Arrest in Dovrin\n\nArrest in Dovrin\n\n{BODY}"
    assert left(text) == f"Arrest in Dovrin\n\n{BODY}"


@pytest.mark.parametrize(
    "cut",
    [
        "---------- Forwarded message ---------\nFrom: A <a@lake.example>\nDate: Mon\nTo: b@lake.example",
        "-----Original Message-----\nFrom: A [mailto:a@lake.example]\nSent: 1 May 2021\nTo: B",
        "-------- Пересылаемое сообщение --------\nОт: А <a@lake.example>\nДата: 1.05.2021\nКому: Б",
        "---------- Переслане повідомлення ---------\nВід: А <a@lake.example>\nДата: 1.05.2021\nКому: Б",
        "---------- Wiadomość przekazana ---------\nOd: A <a@lake.example>\nData: 1.05.2021\nDo: B",
    ],
)
def test_lines_over_a_forwarded_message(cut: str) -> None:
    assert left(f"{cut}\n\n{BODY}") == BODY


def test_marks_of_quoting_are_blanked() -> None:
    assert left("> On 3 May\n>> police came.").split() == ["On", "3", "May", "police", "came."]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("From: Marta Velin\nTo: the Minister\nDate: 1 May 2021\n\nSir,", id="a memo on paper"),
        pytest.param("Date: 1 May 2021\nContact: press@lake.example", id="no sender"),
        pytest.param("From: Dovrin. They went on.", id="a sentence"),
        pytest.param("5 > 3 and a >> b", id="signs within a line"),
        pytest.param("", id="nothing"),
    ],
)
def test_what_people_wrote_stays(text: str) -> None:
    assert without_envelope(text) == text


def test_who_sent_a_message_is_nobody_of_the_text_and_its_day_is_that_of_the_text() -> None:
    reading = read(f"{HEAD}Subject: News\n\n{BODY}")
    assert [person.name for person in reading.persons] == ["Marta Velin"]
    assert reading.document_date == "2021-07-10"


def test_the_day_of_a_message_counts_where_its_text_has_none() -> None:
    assert read(f"{HEAD}Subject: News\n\nOn 3 May 2021 police arrested Marta Velin.").document_date == "2021-07-12"


LINES = st.sampled_from(
    [
        "From: a@b.example",
        "To: x",
        "Subject: Re: y",
        "> q",
        ">>",
        "",
        "Two men came.",
        "-----Original Message-----",
        "Date:",
    ]
)


@given(st.lists(LINES, max_size=12).map("\n".join))
def test_lines_stay_lines_of_the_same_length(text: str) -> None:
    found = without_envelope(text)
    assert [len(line) for line in found.split("\n")] == [len(line) for line in text.split("\n")]
    assert all(new in {old, " "} for old, new in zip(text, found, strict=True))
