"""The parent's side: look at the first bytes, hand the rest to a limited child, and check what it answers."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path, PurePosixPath
from typing import BinaryIO

import msgspec

from tocsin.domain.errors import CannotReadFile, CannotStartReader, of_the_system
from tocsin.intake import kinds
from tocsin.intake.bounds import CHARACTERS, LIMITS
from tocsin.intake.model import Extracted, NotRead, Reason
from tocsin.lib import child

_ANSWER: msgspec.json.Decoder[Extracted | NotRead] = msgspec.json.Decoder(Extracted | NotRead)
_REASONS = {
    child.Ending.GIVEN_TOO_MUCH: Reason.TOO_LARGE,
    child.Ending.TAKEN_TOO_MUCH: Reason.TOO_LARGE,
    child.Ending.TOO_LONG: Reason.TOO_LONG,
    child.Ending.STOPPED: Reason.TOO_MUCH_MEMORY,
    child.Ending.BROKE: Reason.DAMAGED,
}
# what a name may say where the content cannot: all of these are plain text
_NAMED = {".md": "text/markdown", ".markdown": "text/markdown", ".csv": "text/csv"}


def open_file(path: Path) -> BinaryIO:
    """The file a person named, opened for reading. Raises CannotReadFile."""
    try:
        return path.open("rb")
    except OSError as exc:
        raise CannotReadFile(path=path, why=of_the_system(exc)) from exc


def opener_beside(path: Path) -> Callable[[str], BinaryIO | None]:
    """Opens files that lie in the folder of this one or below it; never one above it or behind a link."""
    folder = path.resolve().parent

    def beside(name: str) -> BinaryIO | None:
        wanted = folder.joinpath(*PurePosixPath(name.replace("\\", "/")).parts)
        try:
            if not wanted.resolve().is_relative_to(folder) or wanted.is_symlink() or not wanted.is_file():
                return None
            return wanted.open("rb")
        except (OSError, ValueError):
            return None

    return beside


def extract(stream: BinaryIO, *, name: str | None) -> Extracted | NotRead:
    """The text of a file, or why it was not read: always one of the two, within `bounds.LIMITS`.

    The stream is read once, from where it stands, by pieces, and at most a little further than the limit. `name` only
    tells Markdown and CSV from other plain text. Raises what reading the stream raises, and CannotStartReader.
    """
    head = _head(stream)
    kind = kinds.sniff(head)
    if kind.format is None:
        return NotRead(kind.reason or Reason.UNKNOWN, kind.media_type)
    try:
        outcome = child.run(("-m", "tocsin.intake.child", kind.format), stream, LIMITS, first=head)
    except child.NotStartedError as exc:
        raise CannotStartReader from exc
    if outcome.ending is not child.Ending.ANSWERED:
        return NotRead(_REASONS[outcome.ending], kind.media_type)
    return _named(_checked(outcome.output, kind.media_type), name)


def _head(stream: BinaryIO) -> bytes:
    """The first bytes, also of a stream that gives fewer at a time."""
    head = b""
    while len(head) < kinds.HEAD and (more := stream.read(kinds.HEAD - len(head))):
        head += more
    return head


def _checked(output: bytes, media_type: str) -> Extracted | NotRead:
    """The child's answer, trusted no further than its form: it has parsed what a stranger wrote."""
    try:
        answer = _ANSWER.decode(output)
        if isinstance(answer, Extracted):
            answer.text.encode("utf-8")
    except (msgspec.DecodeError, UnicodeError):
        return NotRead(Reason.DAMAGED, media_type)
    if isinstance(answer, Extracted) and not _is_whole(answer):
        return NotRead(Reason.DAMAGED, media_type)
    return answer


def _is_whole(answer: Extracted) -> bool:
    starts = [start for start, _page in answer.pages]
    rising = starts == sorted(starts) and all(0 <= start <= len(answer.text) for start in starts)
    return rising and bool(answer.text.strip()) and len(answer.text) <= CHARACTERS


def _named(answer: Extracted | NotRead, name: str | None) -> Extracted | NotRead:
    if isinstance(answer, Extracted) and answer.media_type == "text/plain" and name is not None:
        return msgspec.structs.replace(answer, media_type=_NAMED.get(Path(name).suffix.lower(), "text/plain"))
    return answer
