"""The sealed original of a statement, where a browser can play or show it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from tocsin.access.dossier import get_entity
from tocsin.access.statements import find_file, get_statement
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer

AUDIO, VIDEO, PICTURE = "audio", "video", "image"
# as the bytes say, and as a browser is told; what is not here is kept and offered to no browser
_SHOWN: Mapping[str, str] = {
    **{kind: kind for kind in ("audio/mpeg", "audio/aac", "audio/flac", "audio/wav", "audio/mp4", "audio/ogg")},
    **{kind: kind for kind in ("video/mp4", "video/ogg")},
    "video/x-matroska": "video/webm",
    **{kind: kind for kind in ("image/png", "image/jpeg", "image/gif", "image/webp", "image/avif")},
}


@dataclass(frozen=True, slots=True)
class Recording:
    """A sealed file that a browser can play or show: its scope and digest, its size in bytes, what it is."""

    scope: str
    file: str
    size: int
    media_type: str

    @property
    def shape(self) -> str:
        """Audio, video or image."""
        return self.media_type.partition("/")[0]


def recording_of(viewer: Viewer, statement: str) -> Recording | None:
    """The recording or picture that a statement is, or None. Raises NoSuch where there is no such statement."""
    scope = get_statement(viewer, statement).scope
    evidence = get_entity(viewer, statement).one("statement.evidence")
    if evidence is None or not evidence.value:
        return None
    try:
        view = get_entity(viewer, evidence.value)
        kind, file = view.one("evidence.media_type"), view.one("evidence.file")
        media_type = _SHOWN.get(kind.value if kind else "")
        if media_type is None or file is None:
            return None
        return Recording(scope, file.value, find_file(viewer, scope, file.value).size, media_type)
    except NoSuch:
        return None  # erased in the meantime
