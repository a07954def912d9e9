"""`withdraw`: a letter is taken back, with its earlier versions. One person is enough, and nothing brings it back."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from tocsin.access.approvals import get_standing, list_letters
from tocsin.access.dossier import get_dossier
from tocsin.access.filter import scope_of
from tocsin.access.scopes import case_of
from tocsin.actions.letter_checks import WITHDRAWN
from tocsin.actions.reason import reason
from tocsin.actions.writing import writing
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import CannotApprove
from tocsin.domain.operations import LetterWithdrawn
from tocsin.domain.series import versions_key
from tocsin.domain.viewer import Viewer


def withdraw(viewer: Viewer, intervention: str, because: str) -> tuple[str, ...]:
    """Take a letter back and every earlier one of its number; their ids, the earliest first.

    Raises NoSuch, ReasonMissing, and CannotApprove where it was withdrawn before.
    """
    why = reason(intervention, because)
    if get_standing(viewer, intervention).withdrawn:
        raise CannotApprove(why=WITHDRAWN)
    case = case_of(viewer, intervention)
    letters = [one for one in list_letters(viewer, case) if not one.withdrawn]
    versions = _versions(get_dossier(viewer, case), intervention)
    going = tuple(one.intervention for one in letters if one.intervention in versions)
    with writing(viewer) as said:
        for one in going:
            said.say(scope_of(viewer, case), LetterWithdrawn(intervention=one))
        said.say(scope_of(viewer, case), why)
    return going


def _versions(dossier: Dossier, intervention: str) -> list[str]:
    """The letter, what stands before it under the same number, and the versions that it goes back to."""
    letters = [view.id for view in dossier.of_kind("intervention")]
    own = versions_key(dossier.entities[intervention])
    before = letters[: letters.index(intervention)]
    older = set(_older(dossier, intervention, before))
    alike = {one for one in before if own[0] and versions_key(dossier.entities[one]) == own}
    return [one for one in before if one in older | alike] + [intervention]


def _older(dossier: Dossier, intervention: str, before: Sequence[str]) -> Iterator[str]:
    """The versions before a letter that came back from Word, the last one first; each stands before the next."""
    shown = dossier.entities[intervention].one("intervention.revises")
    if shown and shown.value in before:
        yield shown.value
        yield from _older(dossier, shown.value, before[: before.index(shown.value)])
