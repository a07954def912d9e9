"""A mail for a mail program holds what it should, no sender and no time, and the same bytes each time."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy

import pytest

from tocsin.letters.mail import Mail, to_eml

FILES = {"letter UA-7-2020.pdf": b"%PDF-1.7\r\n\x00\xff", "letter UA-7-2020.docx": b"PK\x03\x04"}
MAIL = Mail("office@example.org", "UA 7/2020: Погроза", "Шановний пане прокуроре,\n\nDear all.\n", FILES)


def test_a_mail_reads_back_as_it_was_meant() -> None:
    read = message_from_bytes(to_eml(MAIL), policy=policy.default)
    body = read.get_body()
    assert (read["To"], read["Subject"], read["X-Unsent"]) == (MAIL.to, MAIL.subject, "1")
    assert body is not None
    assert body.get_content().replace("\r\n", "\n") == MAIL.words
    assert {part.get_filename(): part.get_content() for part in read.iter_attachments()} == FILES
    kinds = [part.get_content_type() for part in read.iter_attachments()]
    assert kinds[0] == "application/pdf"
    assert kinds[1].endswith("wordprocessingml.document")


def test_it_tells_of_no_sender_no_time_and_no_machine_and_is_the_same_each_time() -> None:
    read = message_from_bytes(to_eml(MAIL), policy=policy.default)
    assert not {"From", "Date", "Message-ID", "Received", "User-Agent", "X-Mailer"} & set(read.keys())
    assert to_eml(MAIL) == to_eml(MAIL)


@pytest.mark.parametrize("hostile", ["a@example.org\r\nBcc: x@example.org", "a@example.org\nBcc: x@example.org"])
def test_no_header_can_be_smuggled_in(hostile: str) -> None:
    for mail in (Mail(hostile, "s", "w"), Mail("", hostile, "w")):
        assert message_from_bytes(to_eml(mail), policy=policy.default)["Bcc"] is None


@pytest.mark.parametrize("to", ["", "no address at all", "Кабінет, 4"])
def test_an_office_without_an_address_gets_a_mail_without_one_or_as_it_is(to: str) -> None:
    assert b"Subject: s" in to_eml(Mail(to, "s", "w"))


@pytest.mark.parametrize(
    "subject",
    [
        "UA 8/2026: Próba uprowadzenia (kogo dotyczy: Mirela Ardaly), zatrzymanie (kogo dotyczy: Emil Morun) – według",
        "UA 8/2026: Спроба викрадення (кого стосується: Мірела Ардалі), затримання (кого стосується: Еміль Морун) та",
        "ółć żźń " * 20,
    ],
)
def test_a_long_subject_keeps_its_blanks(subject: str) -> None:
    read = message_from_bytes(to_eml(replace(MAIL, subject=subject)), policy=policy.default)
    assert read["Subject"] == subject.strip()
