"""`note_download`: what lies in clear on this machine through us, and is there no longer; the list says so.

A browser is given something to save; an original was taken in and still lies where it was; somebody deleted a file.
"""

from __future__ import annotations

from tocsin.actions.unlocking import log
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records.local import InClear
from tocsin.workspace import current

IN_BROWSER = "saved by the browser: "
FROM_BROWSER = "given to the browser: "
ORIGINAL = "original"


def note_download(viewer: Viewer, name: str, what: str) -> None:
    """Remember that a file of this name was given to the browser; in which folder it lies, only the browser knows."""
    del viewer  # saving needs no right beyond having read what is saved
    InClear.objects.create(time=current.require().clock.now_ms(), path=IN_BROWSER + name, what=what)


def note_original(viewer: Viewer, where: str) -> None:
    """Remember that the original of what was taken in still lies there in clear; a second time adds nothing."""
    del viewer  # as for what is saved
    if not InClear.objects.filter(path=where, what=ORIGINAL).exists():
        InClear.objects.create(time=current.require().clock.now_ms(), path=where, what=ORIGINAL)


def no_longer_clear(viewer: Viewer, line: int) -> None:
    """Somebody says that a file of the list was deleted: it leaves the list. Raises NoSuch."""
    if viewer.scopes is not None or not InClear.objects.filter(pk=line).delete()[0]:
        raise NoSuch(what="file")
    log(viewer, current.require().clock, "no longer in clear")
