"""A Word file that came back, read in a limited child process: whoever sent it may have made it to do harm.

`python -I -m tocsin.letters.reading_child`: the file on standard input, one JSON answer on standard output. The child
inherits no key, and gives up every right that it can before it reads its first byte (`lib.confine`).
"""

from __future__ import annotations

import io
import sys

import msgspec

from tocsin.domain.errors import CannotStartReader, Cause, LetterNotTaken
from tocsin.letters.reading_back import DAMAGED, LARGEST, TOO_LARGE, WHY_NOT, WordLetter, read_back
from tocsin.lib import child
from tocsin.lib.confine import confine

LIMITS = child.Limits(given=LARGEST + 1, taken=LARGEST, memory=1 << 30, cpu_seconds=60, wall_seconds=120.0)
_WHY = {
    child.Ending.GIVEN_TOO_MUCH: TOO_LARGE,
    child.Ending.TAKEN_TOO_MUCH: Cause("it says more than any letter does"),
    child.Ending.TOO_LONG: Cause("reading it takes longer than any letter does"),
    child.Ending.STOPPED: Cause("there is not enough memory to read it"),
}


class _Answer(msgspec.Struct, frozen=True):
    """What the child says: the letter, or why there is none."""

    letter: WordLetter | None = None
    why: str = ""


_DECODER = msgspec.json.Decoder(_Answer)


def read_apart(data: bytes) -> WordLetter:
    """The letter in a Word file, read by a process that has no key. Raises LetterNotTaken, CannotStartReader."""
    try:
        outcome = child.run(("-m", "tocsin.letters.reading_child"), io.BytesIO(data), LIMITS)
    except child.NotStartedError as exc:
        raise CannotStartReader from exc
    if outcome.ending is not child.Ending.ANSWERED:
        raise LetterNotTaken(why=_WHY.get(outcome.ending, DAMAGED))
    try:
        answer = _DECODER.decode(outcome.output)
    except (msgspec.DecodeError, UnicodeError) as exc:
        raise LetterNotTaken(why=DAMAGED) from exc
    if answer.letter is None:
        raise LetterNotTaken(why=next((one for one in WHY_NOT if one == answer.why), DAMAGED))
    return answer.letter


def answer_to(data: bytes) -> bytes:
    """What the child tells its parent about this file."""
    try:
        return msgspec.json.encode(_Answer(read_back(data)))
    except LetterNotTaken as exc:
        return msgspec.json.encode(_Answer(why=str(exc.why)))


def main() -> None:
    """Read standard input as a Word file."""
    confine(LIMITS)
    sys.stdout.buffer.write(answer_to(sys.stdin.buffer.read()))


if __name__ == "__main__":
    main()
