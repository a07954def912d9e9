"""What kind of file begins with these bytes; the name is never asked."""

from __future__ import annotations

import pytest

from tocsin.intake.kinds import HEAD, Format, sniff
from tocsin.intake.model import SENTENCES, Reason


@pytest.mark.parametrize(
    ("head", "form"),
    [
        (b"Two men followed her.", Format.PLAIN),
        ("Двое мужчин".encode("cp1251"), Format.PLAIN),
        (b"# A heading\n\nSome *Markdown*.", Format.PLAIN),
        (b"<name withheld> told us", Format.PLAIN),
        (b"%PDF-1.7\n", Format.PDF),
        (b"\x00junk before it\n%PDF-1.4", Format.PDF),
        (b"PK\x03\x04\x14\x00", Format.PACKAGE),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504), Format.COMPOUND),
        (b"{\\rtf1\\ansi", Format.RTF),
        (b"<!DOCTYPE html><html>", Format.HTML),
        (b"\n  <!doctype HTML PUBLIC '-//W3C'>", Format.HTML),
        (b"<!-- saved from somewhere --><html lang=en>", Format.HTML),
        (b"<?xml version='1.0'?>\n<!DOCTYPE html PUBLIC 'x'>", Format.HTML),
        (b"<p>A piece of a page</p>", Format.HTML),
        ("<html><p>Так</p>".encode("utf-16"), Format.HTML),
        (b"From: a@orvania.example\nTo: b@orvania.example\nMIME-Version: 1.0\n\nHello", Format.MAIL),
        (b"Received: from x\r\n\tby y\r\nFrom: a@orvania.example\r\n\r\nHello", Format.MAIL),
        (b"From a@orvania.example Sat Nov\nMessage-ID: <1>\nFrom: a\n\nHello", Format.MAIL),
    ],
)
def test_what_is_read(head: bytes, form: Format) -> None:
    kind = sniff(head)
    assert (kind.format, kind.reason) == (form, None)


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        (b"", Reason.EMPTY),
        (b" \r\n\t ", Reason.EMPTY),
        (b"\x00" * 100, Reason.EMPTY),
        (b"ID3\x04\x00", Reason.AUDIO),
        (b"\xff\xfb\x90\x64", Reason.AUDIO),
        (b"OggS" + bytes(24) + b"OpusHead", Reason.AUDIO),
        (b"RIFF\x24\x08\x00\x00WAVEfmt ", Reason.AUDIO),
        (b"#!AMR\n", Reason.AUDIO),
        (b"\x00\x00\x00\x20ftypM4A ", Reason.AUDIO),
        (b"\x00\x00\x00\x18ftypmp42", Reason.VIDEO),
        (b"\x1aE\xdf\xa3", Reason.VIDEO),
        (b"RIFF\x24\x08\x00\x00AVI LIST", Reason.VIDEO),
        (b"OggS" + bytes(24) + b"\x80theora", Reason.VIDEO),
        (b"\x89PNG\r\n\x1a\n", Reason.IMAGE),
        (b"\xff\xd8\xff\xe0\x00\x10JFIF", Reason.IMAGE),
        (b"RIFF\x24\x08\x00\x00WEBPVP8 ", Reason.IMAGE),
        (b"\x00\x00\x00\x18ftypheic", Reason.IMAGE),
        (b"BM\x36\x00\x0c\x00\x00\x00\x00\x00\x36", Reason.IMAGE),
        (b"<svg xmlns='x'>", Reason.IMAGE),
        (b"<?xml version='1.0'?>\n<svg>", Reason.IMAGE),
        (b"\x1f\x8b\x08", Reason.ARCHIVE),
        (b"7z\xbc\xaf\x27\x1c", Reason.ARCHIVE),
        (b"Rar!\x1a\x07\x01", Reason.ARCHIVE),
        (b"name" + bytes(253) + b"ustar", Reason.ARCHIVE),
        (b"PK\x05\x06" + bytes(18), Reason.ARCHIVE),
        (b"-----BEGIN PGP MESSAGE-----\n", Reason.ENCRYPTED),
        (b"age-encryption.org/v1\n", Reason.ENCRYPTED),
        (b"<?xml version='1.0'?>\n<feed>", Reason.UNKNOWN),
    ],
)
def test_what_is_kept_and_not_read(head: bytes, reason: Reason) -> None:
    kind = sniff(head)
    assert (kind.format, kind.reason) == (None, reason)


@pytest.mark.parametrize(
    "letter",
    [
        "From: the office\nTo: the embassy\nDate: 5 July 2030\nSubject: a threat\n\nTwo men followed her.",
        "Date: 5 July 2030\n\nTwo men followed her.",
        "Warsaw: two men followed her.\nFrom: nowhere\n",
    ],
)
def test_a_letter_with_lines_like_headers_is_text(letter: str) -> None:
    assert sniff(letter.encode()).format is Format.PLAIN


def test_headers_longer_than_the_head_are_still_mail() -> None:
    head = b"From: a@orvania.example\nMIME-Version: 1.0\n" + b"X-Trace: long line of a machine\n" * 400
    assert sniff(head[:HEAD]).format is Format.MAIL


def test_every_reason_has_its_sentence() -> None:
    assert set(SENTENCES) == set(Reason)
    assert len(set(SENTENCES.values())) == len(Reason)
