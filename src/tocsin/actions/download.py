"""`note_download`: a browser is given something to save. It lies in clear on this machine, and the list says so."""

from __future__ import annotations

from tocsin.domain.viewer import Viewer
from tocsin.records.local import InClear
from tocsin.workspace import current

IN_BROWSER = "saved by the browser: "


def note_download(viewer: Viewer, name: str, what: str) -> None:
    """Remember that a file of this name was given to the browser; in which folder it lies, only the browser knows."""
    del viewer  # saving needs no right beyond having read what is saved
    InClear.objects.create(time=current.require().clock.now_ms(), path=IN_BROWSER + name, what=what)
