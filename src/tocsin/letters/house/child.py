"""A picture or a letterhead that somebody gives, taken in by a limited child process: nobody knows what made it.

`python -I -m tocsin.letters.house.child KIND`: the file on standard input, one JSON answer on standard output. The
child inherits no key, and gives up every right that it can before it reads its first byte (`lib.confine`).
"""

from __future__ import annotations

import io
import os
import sys
from datetime import date

import msgspec

from tocsin.domain.errors import CannotStartReader, LetterNotSet, PaperNotTaken
from tocsin.domain.letterhead import LARGEST, LeftOut, Letterhead, Paper, Piece
from tocsin.letters.house import refusals
from tocsin.letters.house.page import pdf_on
from tocsin.letters.house.pictures import PictureRefusedError, redrawn
from tocsin.letters.house.sample import sample
from tocsin.letters.house.taking import PaperRefusedError, taken_in
from tocsin.lib import child
from tocsin.lib.confine import confine

LIMITS = child.Limits(given=LARGEST, taken=32 << 20, memory=1536 << 20, cpu_seconds=30, wall_seconds=60.0)
_WHY = {
    child.Ending.GIVEN_TOO_MUCH: refusals.TOO_LARGE,
    child.Ending.TAKEN_TOO_MUCH: refusals.UNSAFE,
    child.Ending.TOO_LONG: refusals.TOO_SLOW,
    child.Ending.STOPPED: refusals.NO_MEMORY,
}


_TITLE, _TEXT = "A letter", "It is long enough for several pages, as letters are. "


class Taken(msgspec.Struct, frozen=True):
    """What is kept of it, and what of it is left out; or why it is not taken."""

    data: bytes = b""
    left_out: tuple[LeftOut, ...] = ()
    why: str = ""


_DECODER = msgspec.json.Decoder(Taken)


def taken_apart(piece: Piece, data: bytes) -> Taken:
    """What is kept of a file, drawn or written anew. Raises PaperNotTaken, CannotStartReader."""
    try:
        outcome = child.run(("-m", "tocsin.letters.house.child", piece.value), io.BytesIO(data), LIMITS)
    except child.NotStartedError as exc:
        raise CannotStartReader from exc
    if outcome.ending is not child.Ending.ANSWERED:
        raise PaperNotTaken(why=_WHY.get(outcome.ending, refusals.NO_ROOM))
    try:
        answer = _DECODER.decode(outcome.output)
    except (msgspec.DecodeError, UnicodeError) as exc:
        raise PaperNotTaken(why=refusals.NO_ROOM) from exc
    if answer.why:
        raise PaperNotTaken(why=next((one for one in refusals.EVERY if one == answer.why), refusals.NO_ROOM))
    return answer


def answer_to(piece: Piece, data: bytes) -> Taken:
    """What the child tells its parent about this file."""
    try:
        if piece is not Piece.DOCUMENT:
            return Taken(redrawn(data))
        made = taken_in(data)
        pdf_on(sample(Letterhead(), "en", date(2000, 1, 1), _TITLE, _TEXT * 40), Paper(document=made.document))
    except (PictureRefusedError, PaperRefusedError) as exc:
        return Taken(why=str(exc.why))
    except LetterNotSet:
        return Taken(why=str(refusals.NOT_SET))
    return Taken(made.document, made.left_out)


def main() -> None:
    """Take in standard input as what the command line names."""
    os.environ["RAYON_NUM_THREADS"] = "1"  # of the typesetter, which begins them when it is first asked
    confine(LIMITS, threads=True)
    sys.stdout.buffer.write(msgspec.json.encode(answer_to(Piece(sys.argv[1]), sys.stdin.buffer.read())))


if __name__ == "__main__":
    main()
