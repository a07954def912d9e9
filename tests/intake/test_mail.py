"""E-mail: five lines of the head, the best text, the names of what else is in it."""

from __future__ import annotations

from email.message import EmailMessage

import pytest

from tocsin.intake.formats import mail
from tocsin.intake.formats.mail import unflowed
from tocsin.intake.model import Reason, RefusedError

HEAD = b"From: a@orvania.example\nMIME-Version: 1.0\n"
RUSSIAN = "Двое неизвестных мужчин следили за журналисткой."


def message(**heads: str) -> EmailMessage:
    made = EmailMessage()
    made["From"] = "a@orvania.example"
    for name, value in heads.items():
        made[name] = value
    return made


def body(made: EmailMessage) -> str:
    return mail.read(made.as_bytes()).text.removeprefix("From: a@orvania.example\n\n")


def refusal(data: bytes) -> Reason:
    with pytest.raises(RefusedError) as caught:
        mail.read(data)
    return caught.value.reason


def test_the_head_is_five_lines_in_one_order_whatever_the_message() -> None:
    made = message(
        Subject="Погроза: two men",
        Date="Fri, 12 Jul 2030 10:00:00 +0000",
        To="Ана <b@orvania.example>",
        Cc="c@sardovia.example",
        Received="x",
    )
    assert mail.read(made.as_bytes()).text.split("\n") == [
        "From: a@orvania.example",
        "To: Ана <b@orvania.example>",
        "Cc: c@sardovia.example",
        "Date: Fri, 12 Jul 2030 10:00:00 +0000",
        "Subject: Погроза: two men",
    ]


@pytest.mark.parametrize(
    ("line", "text"),
    [
        (b"Subject: one\n\ttwo", "Subject: one two"),
        (b"Subject: =?koi8-r?B?5NfPxQ==?=", "Subject: Двое"),
        (b"Subject: =?utf-8?Q?=D0=94=D0=B2=D0=BE=D0=B5?= men", "Subject: Двое men"),
        ("Subject: Двое".encode(), "Subject: Двое"),
        (f"Subject: {RUSSIAN}".encode("cp1251"), f"Subject: {RUSSIAN}"),
        (b"Subject: =?utf-8?B?broken", "Subject: =?utf-8?B?broken"),
        (b"SUBJECT: loud", "Subject: loud"),
    ],
)
def test_a_line_of_the_head_in_letters(line: bytes, text: str) -> None:
    assert mail.read(HEAD + line + b"\n\nbody").text == f"From: a@orvania.example\n{text}\n\nbody"


def test_a_line_whose_letters_are_uncertain_is_left_out_and_it_is_said() -> None:
    found = mail.read(HEAD + "Subject: Нет".encode("cp1251") + b"\n\nbody")
    assert (found.text, found.notes) == ("From: a@orvania.example\n\nbody", (mail.UNCERTAIN_HEAD,))


def test_of_two_forms_the_plain_one_is_read() -> None:
    made = message()
    made.set_content("plain")
    made.add_alternative("<p>page</p>", subtype="html")
    assert body(made) == "plain"


def test_a_plain_form_that_says_nothing_gives_way_to_the_page() -> None:
    made = message()
    made.set_content(" \n")
    made.add_alternative("<p>page</p>", subtype="html")
    assert body(made) == "page"


def test_texts_between_pictures_are_read_in_their_order() -> None:
    made = message()
    made.set_content("before")
    made.add_attachment(b"\x89PNG", maintype="image", subtype="png", filename="p.png")
    made.add_attachment("after", disposition="inline")
    found = mail.read(made.as_bytes())
    assert found.text.endswith("before\n\nafter")
    assert found.parts == ("p.png (image/png)",)


def test_attachments_are_named_and_not_read() -> None:
    made = message()
    made.set_content("see enclosed")
    made.add_attachment("a text", filename="звіт\n.txt")
    made.add_attachment(b"x", maintype="application", subtype="octet-stream")
    found = mail.read(made.as_bytes())
    assert found.parts == ("звіт .txt (text/plain)", "application/octet-stream")
    assert found.text.endswith("see enclosed")


def test_a_message_that_was_forwarded_as_a_whole_is_read() -> None:
    made = message()
    made.set_content("see below")
    inner = message(Subject="inner")
    inner.set_content("Two men came.")
    inner.add_attachment(b"x", maintype="image", subtype="png", filename="p.png")
    made.add_attachment(inner)
    found = mail.read(made.as_bytes())
    assert "see below\n\nFrom: " in found.text
    assert found.text.endswith("Subject: inner\n\nTwo men came.")
    assert found.parts == ("p.png (image/png)",)


def test_a_saved_page_is_read_without_its_pictures() -> None:
    made = message(Subject="A page")
    made.set_content("<p>page</p>", subtype="html")
    made.add_related(b"\x89PNG", maintype="image", subtype="png", cid="<p>", filename="p.png")
    found = mail.read(made.as_bytes())
    assert found.text.endswith("\n\npage")
    assert found.parts == ("p.png (image/png)",)


@pytest.mark.parametrize(
    ("charset", "codec"),
    [("windows-1251", "cp1251"), ("us-ascii", "cp1251"), ("no-such", "koi8-r"), ("utf-8", "utf-8")],
)
def test_the_body_is_in_the_declared_encoding_or_a_certain_one(charset: str, codec: str) -> None:
    data = HEAD + f"Content-Type: text/plain; charset={charset}\n\n".encode() + RUSSIAN.encode(codec)
    if charset == "us-ascii":
        data = HEAD + b"\n" + RUSSIAN.encode(codec)
    assert mail.read(data).text.endswith(RUSSIAN)


@pytest.mark.parametrize(
    "kind",
    ["multipart/encrypted; boundary=x", "application/pkcs7-mime; smime-type=enveloped-data", "application/pkcs7-mime"],
)
def test_what_is_encrypted_is_told(kind: str) -> None:
    assert refusal(HEAD + f"Content-Type: {kind}\n\nxyz".encode()) is Reason.ENCRYPTED


@pytest.mark.parametrize(
    ("lines", "text"),
    [
        (["one ", "two", "three"], "one two\nthree"),
        (["one ", "two ", "", "three"], "one two\n\nthree"),
        (["> one ", "> two", "three"], "> one two\nthree"),
        (["> one ", "two"], "> one\ntwo"),
        (["bye ", "-- ", "Ana"], "bye\n--\nAna"),
        ([" From here ", "on"], "From here on"),
    ],
)
def test_soft_line_ends_are_joined(lines: list[str], text: str) -> None:
    assert unflowed(lines, delete=False) == text


def test_an_added_space_is_taken_away_again() -> None:
    assert unflowed(["one ", "two"], delete=True) == "onetwo"
    data = HEAD + b"Content-Type: text/plain; format=flowed; delsp=yes\n\none \ntwo\n"
    assert mail.read(data).text.endswith("\n\nonetwo")


def test_too_many_parts_are_refused() -> None:
    parts = b"\n--x\nContent-Type: text/plain\n\na\n" * 10_000
    assert refusal(HEAD + b"Content-Type: multipart/mixed; boundary=x\n\n" + parts) is Reason.TOO_MANY_PARTS


def test_parts_nested_beyond_reason_do_not_end_in_silence() -> None:
    nested = b"".join(b"Content-Type: multipart/mixed; boundary=b%d\n\n--b%d\n" % (n, n) for n in range(2_000))
    with pytest.raises(RecursionError):
        mail.read(HEAD + nested)
