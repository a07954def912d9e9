"""What kind of file begins with these bytes. The name of a file is never asked: names lie.

Only magic numbers are looked at (RFC 8081 and the formats' own documents); whatever needs parsing happens in the child.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass
from enum import StrEnum

from tocsin.intake.model import Reason

HEAD = 8192  # bytes that the decision may look at


class Format(StrEnum):
    """A way to read; the value names the module in `intake.formats`."""

    PLAIN = "plain"
    HTML = "html"
    PDF = "pdf"
    PACKAGE = "package"
    COMPOUND = "compound"
    RTF = "rtf"
    MAIL = "mail"


@dataclass(frozen=True, slots=True)
class Kind:
    """A media type, and either how to read it or why not."""

    media_type: str
    format: Format | None = None
    reason: Reason | None = None


def _not_read(reason: Reason, *types: tuple[bytes, int, str]) -> tuple[tuple[bytes, int, Kind], ...]:
    return tuple((magic, place, Kind(media_type, reason=reason)) for magic, place, media_type in types)


_MAGIC: tuple[tuple[bytes, int, Kind], ...] = (
    (b"PK\x03\x04", 0, Kind("application/zip", Format.PACKAGE)),
    (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 0, Kind("application/x-ole-storage", Format.COMPOUND)),
    (b"{\\rtf", 0, Kind("application/rtf", Format.RTF)),
    *_not_read(
        Reason.AUDIO,
        (b"ID3", 0, "audio/mpeg"),
        (b"\xff\xfb", 0, "audio/mpeg"),
        (b"\xff\xf3", 0, "audio/mpeg"),
        (b"\xff\xf2", 0, "audio/mpeg"),
        (b"\xff\xf1", 0, "audio/aac"),
        (b"\xff\xf9", 0, "audio/aac"),
        (b"fLaC", 0, "audio/flac"),
        (b"#!AMR", 0, "audio/amr"),
        (b"WAVE", 8, "audio/wav"),
        (b"ftypM4A", 4, "audio/mp4"),
        (b"ftypM4B", 4, "audio/mp4"),
        (b"OpusHead", 28, "audio/ogg"),
        (b"\x01vorbis", 28, "audio/ogg"),
        (b"MThd", 0, "audio/midi"),
    ),
    *_not_read(
        Reason.IMAGE,
        (b"\x89PNG\r\n\x1a\n", 0, "image/png"),
        (b"\xff\xd8\xff", 0, "image/jpeg"),
        (b"GIF87a", 0, "image/gif"),
        (b"GIF89a", 0, "image/gif"),
        (b"II*\x00", 0, "image/tiff"),
        (b"MM\x00*", 0, "image/tiff"),
        (b"WEBP", 8, "image/webp"),
        (b"ftypheic", 4, "image/heic"),
        (b"ftypheix", 4, "image/heic"),
        (b"ftypmif1", 4, "image/heif"),
        (b"ftypavif", 4, "image/avif"),
        (b"8BPS", 0, "image/vnd.adobe.photoshop"),
        (b"AT&TFORM", 0, "image/vnd.djvu"),
    ),
    *_not_read(
        Reason.VIDEO,
        (b"ftyp", 4, "video/mp4"),
        (b"\x1aE\xdf\xa3", 0, "video/x-matroska"),
        (b"AVI ", 8, "video/x-msvideo"),
        (b"OggS", 0, "video/ogg"),
        (b"\x00\x00\x01\xba", 0, "video/mpeg"),
        (b"\x00\x00\x01\xb3", 0, "video/mpeg"),
        (b"FLV\x01", 0, "video/x-flv"),
        (b"0&\xb2u\x8ef\xcf\x11", 0, "video/x-ms-wmv"),
    ),
    *_not_read(
        Reason.ARCHIVE,
        (b"PK\x05\x06", 0, "application/zip"),
        (b"PK\x07\x08", 0, "application/zip"),
        (b"\x1f\x8b", 0, "application/gzip"),
        (b"BZh", 0, "application/x-bzip2"),
        (b"\xfd7zXZ\x00", 0, "application/x-xz"),
        (b"7z\xbc\xaf\x27\x1c", 0, "application/x-7z-compressed"),
        (b"Rar!\x1a\x07", 0, "application/vnd.rar"),
        (b"(\xb5/\xfd", 0, "application/zstd"),
        (b"MSCF\x00", 0, "application/vnd.ms-cab-compressed"),
        (b"ustar", 257, "application/x-tar"),
    ),
    *_not_read(
        Reason.ENCRYPTED,
        (b"-----BEGIN PGP MESSAGE-----", 0, "application/pgp-encrypted"),
        (b"age-encryption.org/v1", 0, "application/x-age"),
        (b"-----BEGIN AGE ENCRYPTED FILE-----", 0, "application/x-age"),
        (b"Salted__", 0, "application/octet-stream"),
    ),
)

_BMP = re.compile(rb"BM.{4}\x00{4}", re.DOTALL)
# before the first element; a comment matches in one way only, else many of them would take for ever
_BEFORE = r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--(?:(?!-->).)*-->\s*)*"
_SVG = re.compile(_BEFORE + r"(?:<!DOCTYPE svg[^>]*>\s*)?<svg[\s>]", re.DOTALL | re.IGNORECASE)
_XML = re.compile(r"\s*<\?xml\s")
_HTML = re.compile(
    _BEFORE
    + r"<(!doctype\s+html|(html|head|body|title|meta|h[1-6]|p|div|article|section|main|table|ul|ol|span|font|center)"
    r"(\s[^<>]*)?>)",
    re.DOTALL | re.IGNORECASE,
)
_HEADER_BLOCK = re.compile(r"(?:From [^\n]*\n)?((?:[!-9;-~]+:[^\n]*\n(?:[ \t][^\n]*\n)*){2,})(?:\n|\Z)")
_HEADER_NAME = re.compile(r"^([!-9;-~]+):", re.MULTILINE)
_PEOPLE_WROTE = {"from", "to", "subject", "date"}
_MACHINES_WROTE = {"mime-version", "message-id", "received", "content-type", "return-path", "delivered-to", "x-unsent"}
_BOMS = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
    (codecs.BOM_UTF8, "utf-8-sig"),
)


def sniff(head: bytes) -> Kind:
    """The kind of a file from its first `HEAD` bytes."""
    if not head.strip(b"\x00 \t\r\n") and len(head) < HEAD:
        return Kind("application/x-empty", reason=Reason.EMPTY)
    if b"%PDF-" in head[:1024]:
        return Kind("application/pdf", Format.PDF)
    for magic, place, kind in _MAGIC:
        if head.startswith(magic, place):
            return kind
    if _BMP.match(head):
        return Kind("image/bmp", reason=Reason.IMAGE)
    return _of_text(_first_words(head))


def _first_words(head: bytes) -> str:
    """The head as text, well enough to see markup in it."""
    for bom, encoding in _BOMS:
        if head.startswith(bom):
            return head.decode(encoding, "ignore")
    return head.decode("latin-1")


def _of_text(text: str) -> Kind:
    if _SVG.match(text):
        return Kind("image/svg+xml", reason=Reason.IMAGE)
    if _HTML.match(text):
        return Kind("text/html", Format.HTML)
    if _XML.match(text):
        return Kind("application/xml", reason=Reason.UNKNOWN)
    if _is_mail(text.replace("\r\n", "\n")):
        return Kind("message/rfc822", Format.MAIL)
    return Kind("text/plain", Format.PLAIN)


def _is_mail(text: str) -> bool:
    """Headers that people write and at least one that only machines write; a letter with “From:” and “To:” is text."""
    block = _HEADER_BLOCK.match(text + "\n" if len(text) < HEAD else text[: text.rfind("\n") + 1])
    if block is None:
        return False
    names = {name.lower() for name in _HEADER_NAME.findall(block[1])}
    return "from" in names and bool(names & _PEOPLE_WROTE) and bool(names & _MACHINES_WROTE)
