"""A chat that WhatsApp exported as text, from a telephone of either make and in any language.

05/03/2021, 14:02 - Marta Velin: The same car again.
[05.03.21, 14:02:11] Marta Velin: <attached: 00000012-PHOTO-2021-03-05.jpg>
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from tocsin.intake import chats, encodings
from tocsin.intake.clocks import PATTERN, SWAPPED, Stamp, moment, month_first
from tocsin.intake.model import Extracted

MEDIA_TYPE = "text/x-whatsapp-chat"

LINE = re.compile(rf"[\u200e\u200f\u202a-\u202c]*\[?{PATTERN}(?:\]|\s[-–])\s")
_SENDER = re.compile(r"(?P<name>[^:\n]{1,120}):(?:\s|$)")
_MARKS = re.compile(r"[\u200e\u200f\u202a-\u202e]")
_INNER = re.compile(r"<[^<>:\n]{1,40}:\s*([^<>\n]{1,200}\.\w{1,5})>")
_OUTER = re.compile(r"^([^\n/\\<>]{1,200}\.\w{2,5})\s+\([^()\n]{3,40}\)$", re.MULTILINE)


def read(data: bytes) -> Extracted:
    """The messages of the chat. Raises RefusedError."""
    text, encoding = encodings.decode(data)
    found = list(_messages(text.replace("\r\n", "\n").replace("\u202f", " ").replace("\u00a0", " ")))
    leads = month_first(stamp for stamp, _ in found)
    messages = [replace(said, when=moment(stamp, month_leads=bool(leads))) for stamp, said in found]
    notes = [SWAPPED] if leads is None else []
    return chats.extracted("WhatsApp", "", messages, media_type=MEDIA_TYPE, encoding=encoding, notes=notes)


def is_chat(head: str) -> bool:
    """Whether a text begins with such a line, and goes on with another."""
    lines = [line.replace("\u202f", " ") for line in head.split("\n") if line.strip()]
    return bool(lines) and LINE.match(lines[0]) is not None and (len(lines) == 1 or any(map(LINE.match, lines[1:])))


def _messages(text: str) -> Iterator[tuple[Stamp, chats.Said]]:
    """A line without a time goes on with the message before; what stands before the first message is nobody's.

    All lines of one export are of one form: one of another was typed or pasted into a message.
    """
    form, stamp, lines = "", None, list[str]()
    for line in text.split("\n"):
        match = LINE.match(line)
        form = form or (_form(match) if match else "")
        if match is None or _form(match) != form:
            lines.append(line)
            continue
        if stamp is not None:
            yield stamp, _said("\n".join(lines))
        stamp, lines = Stamp.of(match), [line[match.end() :]]
    if stamp is not None:
        yield stamp, _said("\n".join(lines))


def _form(match: re.Match[str]) -> str:
    """How a time is written: its brackets and what stands between its figures."""
    return "".join(sign for sign in match[0] if sign in "[]-–./")[:2] + match["sep"]


def _said(words: str) -> chats.Said:
    """A message without its time. What has no sender was told by the program."""
    words = _MARKS.sub("", words)
    sender = _SENDER.match(words)
    name = sender["name"].lstrip("~ ").strip() if sender else ""
    words = words[sender.end() :] if sender else words
    attached = (*_INNER.findall(words), *_OUTER.findall(words))
    for pattern in (_INNER, _OUTER):
        words = pattern.sub("", words)
    return chats.Said(None, name, words.strip(), attachments=attached)
