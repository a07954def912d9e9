"""Chats that Telegram Desktop exported as JSON: one chat, or all of an account one after another."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import UTC, datetime, timedelta, timezone
from typing import Any

import msgspec

from tocsin.intake import chats
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/x-telegram-chat+json"

_BEGINS = re.compile(
    r'\s*\{\s*"(?:about|name|type|id|personal_information|chats|messages)"\s*:[^\0]{0,4000}?"(?:messages|chats)"\s*:'
)
_FILES = ("photo", "file")
_LEFT_OUT = "("  # instead of a path: "(File not included. Change data exporting settings to download.)"
_LARGEST_OFFSET = 15 * 3600  # seconds


def read(data: bytes) -> Extracted:
    """The messages of every chat in the export. Raises RefusedError."""
    try:
        export = msgspec.json.decode(data.removeprefix(b"\xef\xbb\xbf"))
    except (msgspec.DecodeError, UnicodeError) as exc:
        raise RefusedError(Reason.DAMAGED) from exc
    found: list[chats.Said] = []
    titles = []
    for chat in _chats(export):
        titles.append(_text(chat.get("name")))
        found += _messages([one for one in chat["messages"] if isinstance(one, dict)], len(found))
    title = titles[0] if len(titles) == 1 else ""
    return chats.extracted("Telegram", title, found, media_type=MEDIA_TYPE, encoding="utf-8")


def is_chat(head: str) -> bool:
    """Whether a text begins like an export of Telegram Desktop."""
    return _BEGINS.match(head) is not None


def _chats(export: Any) -> Iterator[Mapping[str, Any]]:
    if not isinstance(export, dict):
        return
    if isinstance(export.get("messages"), list):
        yield export
    listed = export.get("chats")
    for chat in listed.get("list", ()) if isinstance(listed, dict) and isinstance(listed.get("list"), list) else ():
        if isinstance(chat, dict) and isinstance(chat.get("messages"), list):
            yield chat


def _messages(rows: Sequence[Mapping[str, Any]], before: int) -> Iterator[chats.Said]:
    places = {row["id"]: before + place for place, row in enumerate(rows) if isinstance(row.get("id"), int)}
    for row in rows:
        service = row.get("type") == "service"
        answered = row.get("reply_to_message_id")
        yield chats.Said(
            when=_when(row),
            sender="" if service else (_text(row.get("from")) or _text(row.get("from_id"))),
            words=_service(row) if service else _words(row.get("text")),
            forwarded_from=_text(row.get("forwarded_from")),
            answers=places.get(answered) if isinstance(answered, int) else None,
            attachments=tuple(_attached(row)),
        )


def _service(row: Mapping[str, Any]) -> str:
    told = " ".join(filter(None, (_text(row.get("actor")), _text(row.get("action")).replace("_", " "))))
    return told or _words(row.get("text"))


def _attached(row: Mapping[str, Any]) -> Iterator[str]:
    for key in _FILES:
        path = _text(row.get(key))
        if path and not path.startswith(_LEFT_OUT):
            yield path


def _when(row: Mapping[str, Any]) -> datetime | None:
    """The time on the exporting machine's clock; its distance from universal time where both are given."""
    try:
        local = datetime.fromisoformat(_text(row.get("date")))
    except ValueError:
        return None
    local = local.replace(tzinfo=None)
    stamp = _text(row.get("date_unixtime"))
    if not (stamp.isascii() and stamp.isdigit() and len(stamp) <= 11):
        return local
    offset = round((local - datetime.fromtimestamp(int(stamp), UTC).replace(tzinfo=None)).total_seconds())
    if abs(offset) > _LARGEST_OFFSET or offset % 60:
        return local
    return local.replace(tzinfo=timezone(timedelta(seconds=offset)))


def _words(value: Any) -> str:
    """Telegram writes a text as it is, or as pieces with their decoration."""
    if isinstance(value, str):
        return value
    pieces = value if isinstance(value, list) else ()
    return "".join(
        piece if isinstance(piece, str) else _text(piece.get("text")) for piece in pieces if _is_piece(piece)
    )


def _is_piece(piece: Any) -> bool:
    return isinstance(piece, str | dict)


def _text(value: Any) -> str:
    return value if isinstance(value, str) else str(value) if isinstance(value, int) else ""
