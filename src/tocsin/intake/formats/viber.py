"""A chat that Viber sent out as CSV: day, time, name, number, words, in this order or as the first row names them."""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Iterator, Mapping, Sequence

from tocsin.intake import chats, encodings
from tocsin.intake.clocks import PATTERN, SWAPPED, Stamp, moment, month_first
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "text/x-viber-chat+csv"

_STAMP = re.compile(PATTERN)
_NAMES = {
    "date": {"date", "дата", "data"},
    "time": {"time", "час", "время", "czas", "godzina"},
    "sender": {
        "name",
        "sender",
        "from",
        "ім'я",
        "імʼя",
        "имя",
        "відправник",
        "отправитель",
        "nadawca",
        "imię",
        "nazwa",
    },
    "phone": {"phone", "number", "телефон", "номер", "telefon", "numer"},
    "words": {"message", "text", "повідомлення", "сообщение", "текст", "wiadomość", "tekst"},
}
_USUAL = {"date": 0, "time": 1, "sender": 2, "phone": 3, "words": 4}


def read(data: bytes) -> Extracted:
    """The messages of the chat. Raises RefusedError."""
    text, encoding = encodings.decode(data)
    try:
        rows = [row for row in csv.reader(io.StringIO(text, newline=""), _dialect(text)) if any(row)]
    except csv.Error as exc:
        raise RefusedError(Reason.DAMAGED) from exc
    found = list(_messages(rows))
    leads = month_first(stamp for stamp, _, _ in found)
    messages = [chats.Said(moment(stamp, month_leads=bool(leads)), name, words) for stamp, name, words in found]
    notes = [SWAPPED] if leads is None else []
    return chats.extracted("Viber", "", messages, media_type=MEDIA_TYPE, encoding=encoding, notes=notes)


def is_chat(head: str) -> bool:
    """Whether a text begins like such a list: rows whose first two fields are a day and a time."""
    lines = [line for line in head.split("\n")[:6] if line.strip()]
    try:
        rows = list(csv.reader(lines[:-1] or lines, _dialect(head)))
    except csv.Error:
        return False
    dated = [row for row in rows if len(row) >= 4 and _STAMP.fullmatch(f"{row[0].strip()} {row[1].strip()}")]
    return bool(dated) and len(dated) >= len(rows) - 1


def _dialect(text: str) -> type[csv.Dialect]:
    line = text.split("\n", 1)[0]

    class Viber(csv.excel):
        """Commas, or what the machine's language puts in their place."""

        delimiter = max(",;\t", key=line.count)

    return Viber


def _messages(rows: Sequence[Sequence[str]]) -> Iterator[tuple[Stamp, str, str]]:
    places = _named(rows[0]) if rows else {}
    for row in rows:
        told = {name: row[place].strip() for name, place in (places or _USUAL).items() if place < len(row)}
        if not places and len(row) == 4:  # the number is left out
            told["words"], told["phone"] = row[3].strip(), ""
        stamp = _STAMP.fullmatch(f"{told.get('date', '')} {told.get('time', '')}")
        if stamp is not None:
            name = told.get("sender") or told.get("phone", "")
            yield Stamp.of(stamp), name, told.get("words", "")


def _named(row: Sequence[str]) -> Mapping[str, int]:
    """Where each field stands, if the first row names them."""
    lows = [field.strip().casefold().replace("’", "'") for field in row]
    found = {name: place for name, words in _NAMES.items() for place, low in enumerate(lows) if low in words}
    return found if {"date", "words"} <= found.keys() else {}
