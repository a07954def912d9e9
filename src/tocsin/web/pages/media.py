"""A sealed recording or picture, part by part as a player asks for it: opened in memory, never on the disk.

One answer holds a bounded part, whatever was asked for, so that a long video never lies in memory as a whole; players
then ask for the next. Each part is read through the gate like any page: after a lock the next one is refused.
"""

from __future__ import annotations

import re

from django.http import HttpResponse

from tocsin.access.statements import read_part
from tocsin.domain.errors import NoSuch
from tocsin.web.page import DeskRequest
from tocsin.web.recordings import recording_of

MOST = 1024 * 1024
_RANGE = re.compile(r"bytes=(\d{0,15})-(\d{0,15})")


def view(request: DeskRequest, statement: str) -> HttpResponse:
    """The part that is asked for. Raises NoSuch for what is no recording and no picture."""
    found = recording_of(request.viewer, statement)
    if found is None:
        raise NoSuch(what="recording")
    asked = request.headers.get("Range", "")
    if not asked and found.size <= MOST:
        return HttpResponse(read_part(request.viewer, found.scope, found.file, 0, MOST), content_type=found.media_type)
    begin, end = _part(asked or "bytes=0-", found.size)
    if begin >= end:
        refused = HttpResponse(status=416)
        refused.headers["Content-Range"] = f"bytes */{found.size}"
        return refused
    data = read_part(request.viewer, found.scope, found.file, begin, end - begin)
    answer = HttpResponse(data, status=206, content_type=found.media_type)
    answer.headers["Accept-Ranges"] = "bytes"
    answer.headers["Content-Range"] = f"bytes {begin}-{end - 1}/{found.size}"
    return answer


def _part(asked: str, size: int) -> tuple[int, int]:
    """From where to where, not beyond the end and not more than one answer holds; nothing for what cannot be given."""
    found = _RANGE.fullmatch(asked.strip())
    if found is None or not (found[1] or found[2]):
        return 0, 0
    if not found[1]:  # the last so many bytes
        begin, last = max(size - int(found[2]), 0), size - 1
    else:
        begin, last = int(found[1]), int(found[2]) if found[2] else size - 1
    return begin, min(last + 1, begin + MOST, size)
