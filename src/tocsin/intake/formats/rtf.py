"""RTF (version 1.9.1): the text as it stands, tracked deletions and hidden text left out, notes at the end.

A reader of our own: it keeps notes and decodes each font's bytes strictly, where `striprtf` drops the ones and guesses
the others.
"""

from __future__ import annotations

import codecs
import re
from dataclasses import dataclass, replace
from enum import Enum, auto

from tocsin.intake import markup, normal
from tocsin.intake.blocks import Blocks
from tocsin.intake.bounds import DEPTH
from tocsin.intake.formats.rtf_words import CHARSETS, LEFT_OUT, MARKS, SIGNS
from tocsin.intake.model import Extracted, Reason, RefusedError

MEDIA_TYPE = "application/rtf"

DELETED = "Tracked deletions were left out, tracked insertions are in."
HIDDEN = "Hidden text was left out."
INCOMPLETE = "The file ends in the middle; what follows is missing."

_TOKEN = re.compile(
    r"\\([A-Za-z]{1,32})(-?\d{1,10})? ?|\\'([0-9A-Fa-f]{2})|\\([^A-Za-z'])|([{}])|([^\\{}\r\n]+)|[\r\n]+|\\", re.DOTALL
)
_HYPERLINK = re.compile(r'HYPERLINK\s+"([^"]*)"')


class _To(Enum):
    """Where the words of a group go."""

    TEXT = auto()
    NOWHERE = auto()
    FONTS = auto()
    MARK = auto()
    FIELD = auto()


@dataclass(frozen=True, slots=True)
class _Group:
    """What holds until the brace that closes."""

    to: _To = _To.TEXT
    font: int = -1
    fallback: int = 1  # characters that stand in for one \\u
    hidden: bool = False
    deleted: bool = False
    raised: bool = False
    opens_note: bool = False
    opens_field: bool = False


def read(data: bytes) -> Extracted:
    """The text of the document. Raises RefusedError and MemoryError."""
    document = _Document()
    document.read(data.decode("latin-1"))
    notes = tuple(sorted(document.remarks))
    return Extracted(normal.tidy(document.result()), MEDIA_TYPE, "rtf", "1", encoding=document.encoding, notes=notes)


class _Document:
    """Follows the words of the format, one after another; groups are a list, not a recursion."""

    def __init__(self) -> None:
        self.remarks: set[str] = set()
        self.encoding = "Windows-1252"
        self._codec = "cp1252"
        self._fonts: dict[int, str] = {}
        self._group = _Group()
        self._groups: list[_Group] = []
        self._texts = [Blocks(collapse=False)]  # the text, and the note that is being read
        self._notes: list[str] = []
        self._bytes = bytearray()
        self._units: list[int] = []
        self._to_skip = 0
        self._words: list[str] = []  # of the field's instruction, of the list's mark
        self._shown: list[str] = []  # of the field's result
        self._target = ""
        self._is_marked = False  # the mark of an item was read, its words were not
        self._in_row = self._in_cell = self._in_table = False

    def read(self, text: str) -> None:
        """Everything up to the brace that closes the first."""
        place = 0
        while match := _TOKEN.match(text, place):
            place = match.end()
            word, number, byte, sign, brace, plain = match.groups()
            if word == "bin":
                place += max(0, int(number or 0))
            elif word:
                self._word(word, int(number) if number else None)
            elif brace:
                self._brace(brace)
                if brace == "}" and not self._groups:
                    return
            elif sign:
                self._sign(sign)
            else:
                self._add(bytes.fromhex(byte) if byte else (plain or "").encode("latin-1"))
        self.remarks.add(INCOMPLETE)

    def result(self) -> str:
        """The text, then its notes."""
        self._flush()
        text = self._texts[0]
        text.loose()
        for place, note in enumerate(self._notes):
            text.item(f"{normal.raised(str(place + 1))} ")
            text.text(note)
        return text.result()

    def _brace(self, brace: str) -> None:
        self._flush()
        self._to_skip = 0
        if brace == "{":
            if len(self._groups) >= DEPTH:
                raise RefusedError(Reason.TOO_MANY_PARTS)
            self._groups.append(self._group)
            self._group = replace(self._group, opens_note=False, opens_field=False)
        elif self._groups:
            closed, self._group = self._group, self._groups.pop()
            self._closed(closed)

    def _closed(self, group: _Group) -> None:
        if group.opens_note:
            self._notes.append(self._texts.pop().result().replace("\n\n", "\n").strip())
        if group.opens_field:
            self._emit(markup.target_beside(self._target, "".join(self._shown)))
            self._target = ""
        if group.to is not self._group.to:
            words, self._words = "".join(self._words), []
            if group.to is _To.MARK:
                self._mark(words)
            elif group.to is _To.FIELD and (found := _HYPERLINK.search(words)):
                self._target = found[1]

    def _mark(self, words: str) -> None:
        self._leave_table()
        words = words.strip()
        number = re.fullmatch(r"\(?(\w{1,4})[.)]", words)
        self._texts[-1].item(f"{number[1]}. " if number else "– ")
        self._is_marked = True

    def _word(self, word: str, number: int | None) -> None:
        self._flush_bytes()
        if word == "u":
            self._unicode(number or 0)
            return
        self._flush()
        self._to_skip = 0
        if word in LEFT_OUT:
            self._group = replace(self._group, to=_To.NOWHERE)
        elif word in SIGNS:
            self._emit(SIGNS[word])
        elif word in MARKS:
            self._group = replace(self._group, to=_To.MARK)
        elif not (self._of_charset(word, number) or self._of_look(word, number) or self._of_group(word)):
            self._of_page(word)

    def _of_charset(self, word: str, number: int | None) -> bool:
        if word == "ansicpg":
            codec = _codec(f"cp{number}")
            if codec is not None:
                self._codec = codec
                self.encoding = f"Windows-{number}" if codec.startswith("cp125") else codec
        elif word in {"mac", "pc", "pca"}:
            self._codec = self.encoding = {"mac": "mac-roman", "pc": "cp437", "pca": "cp850"}[word]
        elif word == "f":
            self._group = replace(self._group, font=number if number is not None else -1)
        elif word == "fcharset" and self._group.to is _To.FONTS:
            self._fonts[self._group.font] = CHARSETS.get(number or 0, "")
        elif word == "uc":
            self._group = replace(self._group, fallback=max(0, min(number or 0, 16)))
        else:
            return False
        return True

    def _of_look(self, word: str, number: int | None) -> bool:
        is_on = number != 0
        if word == "v":
            self._group = replace(self._group, hidden=is_on)
        elif word == "deleted":
            self._group = replace(self._group, deleted=is_on)
        elif word in {"super", "nosupersub", "sub"}:
            self._group = replace(self._group, raised=word == "super" and is_on)
        elif word == "plain":
            self._group = replace(self._group, hidden=False, deleted=False, raised=False)
        else:
            return False
        return True

    def _of_group(self, word: str) -> bool:
        if word == "fonttbl":
            self._group = replace(self._group, to=_To.FONTS)
        elif word == "fldinst":
            self._group = replace(self._group, to=_To.FIELD)
        elif word == "fldrslt":
            self._shown = []
            self._group = replace(self._group, opens_field=True)
        elif word in {"shptxt", "ud"}:  # text within what is otherwise left out
            self._group = replace(self._group, to=_To.TEXT)
        elif word == "footnote":
            self._emit(normal.raised(str(len(self._notes) + 1)))
            self._group = replace(self._group, opens_note=True, to=_To.TEXT, raised=False)
            self._texts.append(Blocks(collapse=False))
        else:
            return False
        return True

    def _of_page(self, word: str) -> None:
        if self._group.to is not _To.TEXT:
            return
        text = self._texts[-1]
        if word in {"par", "sect", "page"}:
            text.end()
        elif word == "pard":
            text.end() if self._in_row or self._is_marked else text.loose()
        elif word == "line":
            text.line()
        elif word == "intbl" and not self._in_row and len(self._texts) == 1:
            self._open_row()
        elif word in {"cell", "nestcell"} and self._in_row:
            self._open_cell()
            text.close_cell()
            self._in_cell = False
        elif word == "row" and self._in_row:
            text.close_row()
            self._in_row = self._in_cell = False

    def _open_row(self) -> None:
        if not self._in_table:
            self._texts[0].open_table()
        self._texts[0].open_row()
        self._in_table = self._in_row = True

    def _leave_table(self) -> None:
        if self._in_table and not self._in_row and len(self._texts) == 1:
            self._texts[0].close_table()
            self._in_table = False

    def _open_cell(self) -> None:
        if self._in_row and not self._in_cell and len(self._texts) == 1:
            self._texts[0].open_cell()
            self._in_cell = True

    def _sign(self, sign: str) -> None:
        if sign == "*":
            self._group = replace(self._group, to=_To.NOWHERE)
        elif sign in "\r\n":
            self._word("par", None)
        elif sign in "{}\\":
            self._add(sign.encode())
        elif sign in SIGNS:
            self._flush()
            self._emit(SIGNS[sign])

    def _unicode(self, number: int) -> None:
        self._units.append(number & 0xFFFF)
        self._to_skip = self._group.fallback

    def _add(self, data: bytes) -> None:
        skipped = min(self._to_skip, len(data))
        self._to_skip -= skipped
        if data[skipped:]:
            self._flush_units()
            self._bytes += data[skipped:]

    def _flush(self) -> None:
        self._flush_bytes()
        self._flush_units()

    def _flush_units(self) -> None:
        if self._units:
            units, self._units = self._units, []
            self._emit(b"".join(unit.to_bytes(2, "little") for unit in units).decode("utf-16-le", "replace"))

    def _flush_bytes(self) -> None:
        if not self._bytes:
            return
        data, self._bytes = bytes(self._bytes), bytearray()
        if self._group.to is _To.NOWHERE or self._group.to is _To.FONTS:
            return
        codec = self._fonts.get(self._group.font, self._codec) or self._codec
        if codec == "symbol":
            return
        try:
            self._emit(data.decode(codec))
        except UnicodeDecodeError as exc:
            raise RefusedError(Reason.ENCODING) from exc

    def _emit(self, words: str) -> None:
        group = self._group
        if group.to in {_To.MARK, _To.FIELD}:
            self._words.append(words)
        if group.to is not _To.TEXT or not words:
            return
        if group.hidden or group.deleted:
            self.remarks.add(DELETED if group.deleted else HIDDEN)
            return
        self._leave_table()
        self._open_cell()
        self._is_marked = False
        self._shown.append(words)
        self._texts[-1].text(normal.raised(words) if group.raised else words)


def _codec(name: str) -> str | None:
    try:
        return codecs.lookup(name).name
    except LookupError:
        return None
