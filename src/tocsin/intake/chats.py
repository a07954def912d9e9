"""How a chat becomes text: every message under a line that says when and by whom, with what it answers and carries.

    Chat: Harbour friends (WhatsApp)
    Times are as the phone showed them; their zone is not told.

    [2021-03-05 14:02:11 +02:00] Marta Velin
    › forwarded from: Lake News
    › answers: [2021-03-05 13:59:02 +02:00] Ilva Mokk
    › attachment: photos/photo_1.jpg
    The same car again.

`reading.chats` reads these lines back. Words that look like one of them get a bar before them, so that nobody can write
a message of another into his own.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime

from tocsin.intake import normal
from tocsin.intake.bounds import CHARACTERS
from tocsin.intake.model import CHAT, Extracted, Reason, RefusedError

VERSION = "1"
MOST_MESSAGES = 200_000
UNKNOWN_ZONE = "Times are as the phone showed them; their zone is not told."
_LONGEST_NAME = 120
_OURS = re.compile(r"^(?=\[\d{4}-\d\d-\d\d|› |Chat: )", re.MULTILINE)
_SPACES = re.compile(r"\s+")


@dataclass(frozen=True, slots=True)
class Said:
    """One message. `sender` is the name as displayed, empty for what the program itself tells.

    `when` has a zone only where the export tells it. `answers` is the place of the message that it answers, in the same
    list. `attachments` are names as the export has them.
    """

    when: datetime | None
    sender: str
    words: str
    forwarded_from: str = ""
    answers: int | None = None
    attachments: tuple[str, ...] = ()


def extracted(
    app: str, title: str, messages: Sequence[Said], *, media_type: str, encoding: str | None, notes: Iterable[str] = ()
) -> Extracted:
    """The text of a chat. Raises RefusedError where there are too many messages, too much text, or none."""
    if len(messages) > MOST_MESSAGES or sum(len(one.words) for one in messages) > CHARACTERS:
        raise RefusedError(Reason.TOO_LARGE)
    if not messages:
        raise RefusedError(Reason.NO_TEXT)
    head = [f"Chat: {_name(title)} ({app})" if title else f"Chat: {app}"]
    if any(one.when is not None and one.when.tzinfo is None for one in messages):
        head.append(UNKNOWN_ZONE)
    blocks = ["\n".join(head), *("\n".join(_lines(one, messages)) for one in messages)]
    return Extracted(
        normal.tidy("\n\n".join(blocks)),
        media_type,
        CHAT,
        VERSION,
        encoding=encoding,
        notes=tuple(notes),
        parts=tuple(name for one in messages for name in one.attachments),
    )


def _lines(one: Said, messages: Sequence[Said]) -> Iterator[str]:
    yield _head(one)
    if one.forwarded_from:
        yield f"› forwarded from: {_name(one.forwarded_from)}"
    if one.answers is not None:
        yield f"› answers: {_head(messages[one.answers])}"
    for name in one.attachments:
        yield f"› attachment: {_SPACES.sub(' ', name).strip()}"
    words = normal.tidy(one.words)
    if words:
        # an empty line would end the message
        yield _OURS.sub("| ", "\n".join(line for line in words.split("\n") if line.strip()))


def _head(one: Said) -> str:
    when = "" if one.when is None else one.when.strftime("%Y-%m-%d %H:%M:%S") + _offset(one.when)
    return f"[{when or 'no time'}] {_name(one.sender)}".rstrip()


def _offset(when: datetime) -> str:
    return "" if when.tzinfo is None else f" {when.strftime('%z')[:3]}:{when.strftime('%z')[3:5]}"


def _name(words: str) -> str:
    return _SPACES.sub(" ", normal.tidy(words)).strip()[:_LONGEST_NAME]
