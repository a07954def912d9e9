"""`draft_key`: the key under which a browser keeps what somebody is typing and has not sent."""

from __future__ import annotations

from tocsin.domain.errors import BadValue, Cause
from tocsin.domain.viewer import Viewer
from tocsin.workspace import current

SALT = 16


def draft_key(viewer: Viewer, salt: bytes) -> bytes:
    """32 bytes, another for each salt, and for each member; the same after every unlock. Raises BadValue, Locked."""
    del viewer  # the session is the viewer's own
    if len(salt) != SALT:
        raise BadValue(property="draft", why=Cause("its salt has {most} bytes", most=SALT))
    return current.require().session.draft_key(salt)
