"""E-mail (RFC 5322, MIME) and pages saved as MHTML: five lines of the head, then the best text; attachments are named.

A message that was forwarded as a whole is read like the one it lies in. The body is the plain text where there is one
that says something, else the page. What is signed is read, what is encrypted is not.
"""

from __future__ import annotations

import binascii
import email.errors
import email.header
import itertools
import re
from email.message import Message
from email.parser import BytesParser

from tocsin.intake import encodings, markup, normal
from tocsin.intake.bounds import PARTS
from tocsin.intake.formats import html
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "message/rfc822"

HEADS = ("From", "To", "Cc", "Date", "Subject")
UNCERTAIN_HEAD = "A line of the head was left out: it is too long, or its letters cannot be told with certainty."

_LONGEST_LINE = 20_000  # characters; a message to a hundred people has fewer
_FOLD = re.compile(r"\s*[\r\n]+\s*|[\x00-\x1f]+")
_ENCRYPTED = {"multipart/encrypted", "application/pkcs7-mime", "application/x-pkcs7-mime"}

Part = Message


def read(data: bytes) -> Extracted:
    """The text of the message. Raises RefusedError, MemoryError and RecursionError."""
    message = BytesParser().parsebytes(data)
    parts = list(itertools.islice(message.walk(), PARTS + 1))
    if len(parts) > PARTS:
        raise RefusedError(Reason.TOO_MANY_PARTS)
    if any(part.get_content_type() in _ENCRYPTED and part.get_param("smime-type") != "signed-data" for part in parts):
        raise RefusedError(Reason.ENCRYPTED)
    head, notes = _head(message)
    body = _Body()
    body.take(message)
    text = "\n\n".join(filter(None, [head, *body.texts]))
    return Extracted(
        normal.tidy(text), MEDIA_TYPE, "mail", f"2 ({markup.VERSION})",
        encoding=body.encoding, notes=tuple(sorted({*notes, *body.notes})), parts=tuple(body.others),
    )  # fmt: skip


def _head(message: Part) -> tuple[str, tuple[str, ...]]:
    """The lines that people read, and what is to be said of them."""
    lines: list[str] = []
    notes: tuple[str, ...] = ()
    raw = [(name.lower(), str(value)) for name, value in message.raw_items()]
    for head in HEADS:
        for value in (value for name, value in raw if name == head.lower()):
            try:
                lines.append(f"{head}: {_unfolded(value)}")
            except RefusedError:
                notes = (UNCERTAIN_HEAD,)
    return "\n".join(lines), notes


def _unfolded(value: str) -> str:
    """A header in letters (RFC 2047). Raises RefusedError where it is too long or of no certain encoding."""
    if len(value) > _LONGEST_LINE:
        raise RefusedError(Reason.TOO_LARGE)
    value = _FOLD.sub(" ", value).strip()
    try:
        pieces = email.header.decode_header(value)
    except (email.errors.HeaderParseError, binascii.Error, ValueError):
        pieces = [(value, None)]
    return normal.tidy("".join(_piece(words, charset) for words, charset in pieces)).replace("\n", " ")


def _piece(words: bytes | str, charset: str | None) -> str:
    data = words.encode("utf-8", "surrogateescape") if isinstance(words, str) else words
    return encodings.decode_as(data, charset)[0] if data else ""


class _Body:
    """What is text in a message, in its order, and what else lies in it."""

    def __init__(self) -> None:
        self.texts: list[str] = []
        self.others: list[str] = []
        self.encoding: str | None = None
        self.notes: set[str] = set()

    def take(self, part: Part) -> None:
        """This part, and what is in it where that is one message still."""
        inner = _inner(part)
        if part.get_content_type() == "multipart/alternative" and inner:
            self.take(_best(inner))
        elif part.get_content_type() == "multipart/related" and inner:
            self.take(inner[0])
            self.others += [_named(other) for other in inner[1:] if other.get_filename()]
        elif inner and part.get_content_maintype() == "multipart":
            for other in inner:
                self.take(other)
        elif inner and part.get_content_type() == "message/rfc822" and inner[0].keys():
            self._forwarded(inner[0])
        elif _is_text(part):
            self._read(part)
        else:
            self.others.append(_named(part))

    def _forwarded(self, message: Part) -> None:
        """A message within the message: its head and its text."""
        head, notes = _head(message)
        self.notes |= {*notes}
        self.texts.append(head)
        self.take(message)

    def _read(self, part: Part) -> None:
        words, self.encoding = encodings.decode_as(_bytes(part), part.get_content_charset())
        if part.get_content_type() == "text/html":
            self.texts.append(html.from_text(words))
        elif str(part.get_param("format")).lower() == "flowed":
            self.texts.append(unflowed(normal_lines(words), delete=str(part.get_param("delsp")).lower() == "yes"))
        else:
            self.texts.append(normal.tidy(words))


def _inner(part: Part) -> list[Part]:
    inner = part.get_payload() if part.is_multipart() else ()
    return [other for other in inner if isinstance(other, Message)]


def _is_text(part: Part) -> bool:
    if part.get_content_maintype() == "multipart":  # its boundary is missing or wrong: the text stands as it is
        return True
    if part.get_content_disposition() == "attachment" or part.get_content_type() not in {"text/plain", "text/html"}:
        return False
    return bool(_bytes(part).strip())


def _bytes(part: Part) -> bytes:
    data = part.get_payload(decode=True)
    return data if isinstance(data, bytes) else b""


def _best(parts: list[Part]) -> Part:
    """Of several forms of one text: the plain one that says something, else the last, which is the richest."""
    return next((part for part in parts if part.get_content_type() == "text/plain" and _is_text(part)), parts[-1])


def _named(part: Part) -> str:
    """Name and media type of what was not read."""
    media_type = part.get_content_type()
    try:
        name = _unfolded(part.get_filename() or "")
    except RefusedError:
        name = ""
    return f"{name} ({media_type})" if name else media_type


def normal_lines(words: str) -> list[str]:
    """Lines with the spaces at their ends, which mean something in flowed text."""
    return words.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def unflowed(lines: list[str], *, delete: bool) -> str:
    """Paragraphs of text with soft line ends (RFC 3676): a line that ends in a space goes on in the next.

    `delete`: that space was added. The signature's mark “-- ” never goes on, nor a line into another depth of quoting.
    """
    out: list[str] = []
    goes_on: str | None = None
    for line in lines:
        quoting, words = _quoting(line)
        if words and goes_on == quoting and words != "-- ":
            out[-1] += words
        else:
            out.append(f"{quoting} {words}" if quoting else words)
        goes_on = quoting if words.endswith(" ") and words != "-- " else None
        if goes_on is not None and delete:
            out[-1] = out[-1].removesuffix(" ")
    return normal.tidy("\n".join(out))


def _quoting(line: str) -> tuple[str, str]:
    words = line.lstrip(">")
    return line[: len(line) - len(words)], words.removeprefix(" ")
