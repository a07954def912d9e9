"""The grants that a case or a letter counts under, as a page shows them and as its form names a further one."""

from __future__ import annotations

from dataclasses import dataclass

from tocsin.access.grants import list_grants
from tocsin.actions.grant import name_grant
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import BadValue
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.web.sentences import said


@dataclass(frozen=True, slots=True)
class Counted:
    """Its own grants, each with the claim that is taken back; a letter without one counts under those `of_case`."""

    own: tuple[tuple[str, str], ...]
    of_case: tuple[str, ...] = ()

    @property
    def words(self) -> tuple[str, ...]:
        """Those that count."""
        return tuple(words for words, _ in self.own) or self.of_case


def counted(dossier: Dossier, entity: str) -> Counted:
    """What a case, or a letter of it, counts under."""
    own = _named(dossier.entities[entity])
    if entity == dossier.case or own:
        return Counted(own)
    return Counted((), tuple(words for words, _ in _named(dossier.entities[dossier.case])))


def offered(viewer: Viewer, known: Counted) -> list[str]:
    """What was named elsewhere, to be spelt alike here."""
    own = {fold_name(words) for words, _ in known.own}
    return [words for words in list_grants(viewer) if fold_name(words) not in own]


def add_grant(viewer: Viewer, entity: str, words: str) -> str:
    """Name a grant; what hinders, in words, or nothing. Raises NoSuch."""
    try:
        name_grant(viewer, entity, words)
    except BadValue as exc:
        return said(exc)
    return ""


def _named(view: EntityView) -> tuple[tuple[str, str], ...]:
    return tuple((one.value, one.claims[0]) for one in view.all(f"{view.kind}.grant") if one.value and one.claims)
