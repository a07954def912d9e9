"""Plain text, Markdown among it: only its encoding has to be found. Chats saved as text begin like one."""

from __future__ import annotations

from typing import Protocol

from tocsin.intake import encodings, normal
from tocsin.intake.bounds import CHARACTERS
from tocsin.intake.formats import signal, telegram, viber, whatsapp
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "text/plain"


class Chat(Protocol):
    """A way in which chats are saved as text."""

    def is_chat(self, head: str) -> bool:
        """Whether a text begins like one."""
        ...

    def read(self, data: bytes) -> Extracted:
        """The text of all its messages. Raises RefusedError."""
        ...


CHATS: tuple[Chat, ...] = (telegram, whatsapp, viber, signal)
HEAD = 8_192  # code points by which a chat is told


def read(data: bytes) -> Extracted:
    """The text as it stands. Raises RefusedError where it is binary, too long or of uncertain letters."""
    if len(data) > 4 * CHARACTERS + 4:  # more than it could be in the widest encoding
        raise RefusedError(Reason.TOO_LARGE)
    text, encoding = encodings.decode(data)
    head = text[:HEAD].lstrip("\ufeff").replace("\r\n", "\n")
    for chat in CHATS:
        if chat.is_chat(head):
            return chat.read(data)
    return Extracted(normal.tidy(text), MEDIA_TYPE, "plain", "1", encoding=encoding)
