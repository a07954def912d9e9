"""Packages and the shells of encrypted documents: what is in them, told before anything is unpacked."""

from __future__ import annotations

import io
import zipfile

import pytest
from tests.support import packages, statement
from tests.support.packages import package

from tocsin.intake import NotRead, Reason, extract
from tocsin.intake.container import Package
from tocsin.intake.model import RefusedError

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def marked(data: bytes, flag: int) -> bytes:
    """The same ZIP file with this flag on every part."""
    out = bytearray(data)
    for signature, place in ((b"PK\x01\x02", 8), (b"PK\x03\x04", 6)):
        at = data.find(signature)
        while at >= 0:
            out[at + place] |= flag
            at = data.find(signature, at + 1)
    return bytes(out)


def refusal(data: bytes, part: str | None = None) -> Reason:
    with pytest.raises(RefusedError) as caught:
        Package(data).part(part or "")
    return caught.value.reason


def test_a_part_is_unpacked_by_its_name() -> None:
    inside = Package(package({"a.xml": "<a/>", "b/c": b"\x00"}))
    assert inside.names == {"a.xml", "b/c"}
    assert (inside.part("a.xml"), inside.part("b/c"), inside.part("none")) == (b"<a/>", b"\x00", None)


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04 and nothing", Reason.DAMAGED),
        (marked(package({"a": "b"}), 1), Reason.ENCRYPTED),
        (package({"a": "b"}, zipfile.ZIP_LZMA), Reason.DAMAGED),
        (package({"a": "b" * 100}, zipfile.ZIP_STORED).replace(b"bbb", b"bcb"), Reason.DAMAGED),
        (package({"a": b"\x00" * (2 << 20)}), Reason.TOO_LARGE),
    ],
)
def test_what_cannot_be_unpacked_is_refused(data: bytes, reason: Reason) -> None:
    assert refusal(data, "a") is reason


def test_parts_are_measured_by_what_they_declare() -> None:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as writer:
        writer.writestr("a", b"")
    data = bytearray(out.getvalue())
    directory = data.find(b"PK\x01\x02")
    data[directory + 24 : directory + 28] = (0xFFFFFFF0).to_bytes(4, "little")
    assert refusal(bytes(data)) is Reason.TOO_LARGE


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        pytest.param(package({"photo.jpg": b"\xff\xd8\xff"}), Reason.ARCHIVE, id="files in a ZIP"),
        pytest.param(package({"[Content_Types].xml": "", "xl/workbook.xml": ""}), Reason.UNKNOWN, id="a spreadsheet"),
        pytest.param(package({"mimetype": "application/epub+zip"}), Reason.UNKNOWN, id="an e-book"),
        pytest.param(marked(statement.as_docx(), 1), Reason.ENCRYPTED, id="a ZIP with a password"),
        pytest.param(OLE + "EncryptedPackage".encode("utf-16-le"), Reason.ENCRYPTED, id="a DOCX with a password"),
        pytest.param(OLE + "WordDocument".encode("utf-16-le"), Reason.UNKNOWN, id="Word before 2007"),
        pytest.param(packages.docx(""), Reason.NO_TEXT, id="an empty DOCX"),
        pytest.param(packages.odt(""), Reason.NO_TEXT, id="an empty ODT"),
        pytest.param(b"<html><script>x</script><img src=x></html>", Reason.NO_TEXT, id="a page without words"),
        pytest.param(b"{\\rtf1{\\pict 00}}", Reason.NO_TEXT, id="a picture in RTF"),
        pytest.param(package({"[Content_Types].xml": "", "word/x": ""}), Reason.DAMAGED, id="a DOCX without its text"),
    ],
)
def test_a_package_that_is_not_read_has_its_reason(data: bytes, reason: Reason) -> None:
    found = extract(io.BytesIO(data), name=None)
    assert isinstance(found, NotRead)
    assert found.reason is reason
