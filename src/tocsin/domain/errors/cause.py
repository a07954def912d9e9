"""Why something was not done: the part of an error's sentence that says it, ours and from a closed list.

As text it is English; `sentence` and `fields` are kept beside it, so that the desk can say it in its language. Every
`Cause("…")` stands in the code with its words: `tools/messages.py` gathers them from there.
"""

from __future__ import annotations

import errno
from collections.abc import Iterable


class Cause(str):
    """A reason with what stands in it; another `Cause` in it is said in the same language, a number as that groups it."""

    __slots__ = ("fields", "sentence")
    sentence: str
    fields: dict[str, object]

    def __new__(cls, sentence: str, /, **fields: object) -> Cause:
        """The reason as English text."""
        made = super().__new__(cls, sentence.format(**{name: _plain(value) for name, value in fields.items()}))
        made.sentence, made.fields = sentence, fields
        return made

    def called(self, **fields: object) -> Cause:
        """The same with other words for what stands in it."""
        return Cause(self.sentence, **{**self.fields, **fields})


def _plain(value: object) -> str:
    return f"{value:,}" if type(value) is int else str(value)


class RejectedError(ValueError):
    """Something given is not taken, and why; whoever catches it knows what was given, and says both."""

    def __init__(self, why: Cause) -> None:
        self.why = why
        super().__init__(why)


def joined(reasons: Iterable[str], between: str = "; ") -> Cause:
    """Several reasons as one."""
    several = list(reasons)
    places = {f"reason{place}": one for place, one in enumerate(several)}
    return Cause(between.join(f"{{{place}}}" for place in places), **places)


_NO_WORDS = ""
NOTHING = Cause(_NO_WORDS)
REFUSED = Cause("the system refuses")
_BY_NUMBER = {
    errno.ENOENT: Cause("no such file or directory"),
    errno.EACCES: Cause("permission denied"),
    errno.EPERM: Cause("operation not permitted"),
    errno.EISDIR: Cause("is a directory"),
    errno.ENOTDIR: Cause("not a directory"),
    errno.EEXIST: Cause("file exists"),
    errno.EROFS: Cause("read-only file system"),
    errno.EIO: Cause("input/output error"),
    errno.ENOSPC: Cause("no space left on device"),
    errno.EDQUOT: Cause("disk quota exceeded"),
    errno.EFBIG: Cause("file too large"),
    errno.ENAMETOOLONG: Cause("file name too long"),
    errno.EMFILE: Cause("too many open files"),
    errno.EBUSY: Cause("device or resource busy"),
    errno.ENODEV: Cause("no such device"),
    errno.ENXIO: Cause("no such device or address"),
    errno.EINVAL: Cause("invalid argument"),
    errno.ELOOP: Cause("too many levels of symbolic links"),
    errno.ETXTBSY: Cause("text file busy"),
}


def of_the_system(problem: OSError) -> Cause:
    """Why the system refused, in its own words where they are on the list."""
    return _BY_NUMBER.get(problem.errno or 0, REFUSED)
