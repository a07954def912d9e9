"""Packages: what is copied stays to the bit, and what no draft is gets refused in one sentence."""

from __future__ import annotations

import io
import struct
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support.word_files import MAIN, edited, parts_of, replaced, with_body, written
from tocsin.domain.errors import (
    BrokenWordFile,
    LockedWordFile,
    NotAWordFile,
    OversizedWordFile,
    StrictWordFile,
    TocsinError,
)
from tocsin.letters.package import LARGEST_PART, Package
from tocsin.letters.word_comments import Remark, WordDocument

DRAFT = written("On 10 July 2013, all met.")


def packed_bytes(data: bytes) -> dict[str, bytes]:
    """The packed bytes of every entry, found by the local headers."""
    found = {}
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        for entry in archive.infolist():
            name, extra = struct.unpack_from("<2H", data, entry.header_offset + 26)
            begin = entry.header_offset + 30 + name + extra
            found[entry.filename] = data[begin : begin + entry.compress_size]
    return found


def test_entries_that_nobody_changed_are_copied_as_they_are_packed() -> None:
    before, after = packed_bytes(DRAFT), packed_bytes(WordDocument(DRAFT).commented([Remark(3, 15, "?")]))
    changed = {name for name in after if after[name] != before.get(name)}
    assert changed == {MAIN, "word/comments.xml", "[Content_Types].xml", "word/_rels/document.xml.rels"} & set(after)


def test_stored_entries_foreign_names_and_later_sizes_survive() -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("plain.bin", b"\x00" * 100, zipfile.ZIP_STORED)
        archive.writestr("слово.txt", "слово", zipfile.ZIP_DEFLATED)
        with archive.open("streamed.txt", "w") as part:
            part.write(b"sized later")
    out = Package(stream.getvalue()).with_parts({"new.txt": b"new", "plain.bin": b"other"})
    assert parts_of(out) == {
        "plain.bin": b"other",
        "слово.txt": "слово".encode(),
        "streamed.txt": b"sized later",
        "new.txt": b"new",
    }
    with zipfile.ZipFile(io.BytesIO(out)) as archive:
        assert archive.testzip() is None


@settings(max_examples=60, deadline=None)
@given(st.dictionaries(st.text("abcё/", min_size=1, max_size=6), st.binary(max_size=60), max_size=5))
def test_a_package_comes_back_as_it_was(parts: dict[str, bytes]) -> None:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("first", b"1")
        for name, content in parts.items():
            archive.writestr(name, content)
    package = Package(stream.getvalue())
    assert parts_of(package.with_parts({})) == {"first": b"1"} | parts
    assert all(package.part(name) == content for name, content in parts.items())


OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
ENTITY = b'<!DOCTYPE w [<!ENTITY a "aaaa">]><w:document'


def bomb() -> bytes:
    return edited(DRAFT, MAIN, lambda content: content + b" " * (LARGEST_PART + 1))


def declared(size: int) -> bytes:
    """The draft with an entry that claims to unpack to this many bytes."""
    at = DRAFT.rindex(b"PK\x01\x02")
    return DRAFT[: at + 24] + struct.pack("<L", size) + DRAFT[at + 28 :]


def flagged() -> bytes:
    at = DRAFT.index(b"PK\x01\x02")
    return DRAFT[: at + 8] + struct.pack("<H", 1) + DRAFT[at + 10 :]


def without(name: str) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for part, content in parts_of(DRAFT).items():
            if part != name:
                archive.writestr(part, content)
    return stream.getvalue()


def doubled() -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        for name in ("one", "two"):
            archive.writestr(name, b"")
    return stream.getvalue().replace(b"two", b"one")


STRICT = (
    b"http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    b"http://purl.oclc.org/ooxml/wordprocessingml/main",
)


@pytest.mark.parametrize(
    ("data", "error"),
    [
        (b"", NotAWordFile),
        (b"%PDF-1.7", NotAWordFile),
        (b"On 10 July 2013, all met.", NotAWordFile),
        (OLE + b"\0" * 600, NotAWordFile),
        (OLE + "EncryptedPackage".encode("utf-16-le"), LockedWordFile),
        (flagged(), LockedWordFile),
        (b"PK\x03\x04", BrokenWordFile),
        (DRAFT[:2000], BrokenWordFile),
        (doubled(), BrokenWordFile),
        (without(MAIN), BrokenWordFile),
        (without("_rels/.rels"), NotAWordFile),
        (without("[Content_Types].xml"), NotAWordFile),
        (edited(DRAFT, MAIN, lambda content: content[:500]), BrokenWordFile),
        (edited(DRAFT, MAIN, lambda _: b""), BrokenWordFile),
        (
            edited(DRAFT, MAIN, lambda content: content.replace(b"<w:document", ENTITY + b"<w:document", 1)),
            BrokenWordFile,
        ),
        (edited(DRAFT, MAIN, lambda content: content.replace(*STRICT)), StrictWordFile),
        (edited(DRAFT, MAIN, lambda _: b"<html/>"), NotAWordFile),
        (bomb(), OversizedWordFile),
        (declared(2**31), OversizedWordFile),
    ],
)
def test_what_is_no_draft_is_refused(data: bytes, error: type[TocsinError]) -> None:
    with pytest.raises(error):
        WordDocument(data)


@settings(max_examples=150, deadline=None)
@given(st.integers(0, len(DRAFT) - 1), st.integers(1, 255))
def test_a_flipped_byte_is_refused_or_read(at: int, flip: int) -> None:
    damaged = DRAFT[:at] + bytes([DRAFT[at] ^ flip]) + DRAFT[at + 1 :]
    try:
        WordDocument(damaged).commented([])
    except TocsinError:
        return


def test_deep_nesting_is_refused() -> None:
    deep = "<w:sdt><w:sdtContent>" * 400 + "</w:sdtContent></w:sdt>" * 400
    with pytest.raises(BrokenWordFile):
        WordDocument(with_body(deep))


def test_a_document_in_another_folder_is_found() -> None:
    parts = parts_of(DRAFT)
    relations = parts["_rels/.rels"].replace(b"word/document.xml", b"/word/draft.xml")
    types = parts["[Content_Types].xml"].replace(b"word/document.xml", b"word/draft.xml")
    data = replaced(
        without(MAIN), {"_rels/.rels": relations, "[Content_Types].xml": types, "word/draft.xml": parts[MAIN]}
    )
    out = WordDocument(data).commented([Remark(3, 15, "?")])
    assert "word/_rels/draft.xml.rels" in parts_of(out)
    assert b"/word/comments.xml" in parts_of(out)["[Content_Types].xml"]
