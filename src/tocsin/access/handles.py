"""Short handles for the command line: the kind and the last characters of an id, `event-Kq3xA`."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.access.filter import visible
from tocsin.domain.errors import NoSuch, SeveralFit
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.records import claims
from tocsin.records.derived import Entity
from tocsin.records.entities import ending as entities_ending
from tocsin.records.words import WORDS

LENGTH = 5
ANY = "entry"  # what a handle begins with where the kind is not known


def handle(kind: str, uid: str) -> str:
    """The handle of an entity or a claim (kind `claim`)."""
    return f"{kind}-{uid[-LENGTH:]}"


def find_entity(viewer: Viewer, words: str, kind: str | None = None) -> str:
    """The id behind a handle or an id. Raises SeveralFit, and NoSuch for none or one that may not be seen."""
    if is_id(words):
        rows = Entity.objects.filter(uid=words)
        wanted = kind
    else:
        # the ending may itself hold the hyphen that base64url has, so it is counted and not split off
        rows = entities_ending(words[-LENGTH:])
        wanted = kind or words[: -LENGTH - 1]
    if wanted and wanted != ANY:
        rows = rows.filter(kind=WORDS.known(wanted))
    return _the_one(list(visible(viewer, rows).values_list("uid", flat=True)), words, kind or ANY)


def find_claim_id(viewer: Viewer, words: str) -> str:
    """The id of a claim behind a handle or an id. Raises NoSuch, SeveralFit."""
    ending = words[-LENGTH:]
    found = claims.rows_of([words]) if is_id(words) else claims.rows_ending(ending)
    seen = visible(viewer, Entity.objects.filter(id__in={entity for _, entity in found.values()}))
    numbers = set(seen.values_list("id", flat=True))
    return _the_one([uid for uid, (_, entity) in found.items() if entity in numbers], words, "claim")


def _the_one(alike: Sequence[str], words: str, what: str) -> str:
    # within the database whole bytes are compared: four characters and a part of the fifth
    found = [uid for uid in alike if uid.endswith(words[-LENGTH:])]
    if not found or len(words) < LENGTH:
        raise NoSuch(what=what)
    if len(found) > 1:
        raise SeveralFit(what=what)
    return found[0]
