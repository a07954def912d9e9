"""Messages that were copied out of Signal: a name, a line with the time, the words; then an empty line.

    Marta Velin
    Fri, 5 Mar 2021, 14:02
    The same car again.

Signal exports nothing, and what its versions put on the clipboard differs: names and times stand here as far as they
were copied. Where no day stands in a line of time, none is made up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import datetime

from tocsin.intake import chats, encodings
from tocsin.intake.clocks import PATTERN, SWAPPED, Stamp, moment, month_first
from tocsin.intake.model import Extracted

MEDIA_TYPE = "text/x-signal-chat"

MANY = 2  # messages that make a chat of a text
_STAMP = re.compile(PATTERN)
_MONTH_STARTS = (
    "jan янв січ sty", "feb фев лют lut", "mar мар бер", "apr апр кві kwi", "may май тра maj", "jun июн чер cze",
    "jul июл лип lip", "aug авг сер sie", "sep сен вер wrz", "oct окт жов paź", "nov ноя лис", "dec дек гру gru",
)  # fmt: skip
_MONTHS = {start: number for number, starts in enumerate(_MONTH_STARTS, 1) for start in starts.split()}
_WORDED = re.compile(
    r"(?:\w{2,12}\.?,\s)?(?:(?P<day>\d{1,2})\s(?P<month>[^\W\d_]{3,12})\.?|(?P<month2>[^\W\d_]{3,12})\.?\s(?P<day2>\d{1,2}))"
    r",?(?:\s(?P<year>\d{4})(?:\sг\.|\sр\.|\sr\.)?)?,?\s(?P<hour>\d{1,2}):(?P<minute>\d{2})"
    r"(?:\s?(?P<half>[AaPp])\.?[Mm]\.?)?"
)
_TIME_ALONE = re.compile(
    r"(?:\w{2,12}\.?,?\s)?\d{1,2}:\d{2}(?:\s?[AaPp]\.?[Mm]\.?)?|\d{1,3}\s?(?:s|m|h|с|м|ч|хв|год)\.?"
)
_LONGEST_NAME = 60


def read(data: bytes) -> Extracted:
    """The messages as they were copied. Raises RefusedError."""
    text, encoding = encodings.decode(data)
    blocks = list(_blocks(text))
    stamps = [Stamp.of(match) for _, line, _ in blocks if (match := _STAMP.fullmatch(line))]
    leads = month_first(stamps)
    messages = [chats.Said(_when(line, bool(leads)), name, words) for name, line, words in blocks]
    notes = [SWAPPED] if leads is None and stamps else []
    return chats.extracted("Signal", "", messages, media_type=MEDIA_TYPE, encoding=encoding, notes=notes)


def is_chat(head: str) -> bool:
    """Whether a text begins with messages of this form."""
    return len(list(_blocks(head, strict=True))) >= MANY


def _blocks(text: str, *, strict: bool = False) -> Iterator[tuple[str, str, str]]:
    """Name, line of time, words of each message; `strict` stops at the first block of another form."""
    for block in re.split(r"\n[ \t]*\n", text.replace("\r\n", "\n").replace("\u202f", " ").strip("\n")):
        lines = [line.strip() for line in block.split("\n")]
        if _is_message(lines):
            yield lines[0], lines[1], "\n".join(lines[2:])
        elif strict:
            return
        elif block.strip():
            yield "", "", block


def _is_message(lines: Sequence[str]) -> bool:
    if len(lines) < 3 or len(lines[0]) > _LONGEST_NAME or len(lines[1]) > _LONGEST_NAME:
        return False
    return any(pattern.fullmatch(lines[1]) for pattern in (_STAMP, _WORDED, _TIME_ALONE))


def _when(line: str, month_leads: bool) -> datetime | None:
    figures = _STAMP.fullmatch(line)
    if figures is not None:
        return moment(Stamp.of(figures), month_leads=month_leads)
    words = _WORDED.fullmatch(line)
    month = _MONTHS.get((words["month"] or words["month2"])[:3].casefold()) if words else None
    if words is None or month is None or words["year"] is None:
        return None
    hour = int(words["hour"])
    if words["half"]:
        hour = hour % 12 + (12 if words["half"] in "pP" else 0)
    try:
        return datetime(int(words["year"]), month, int(words["day"] or words["day2"]), hour, int(words["minute"]))  # noqa: DTZ001 - none is told
    except ValueError:
        return None
