"""How letters stand on their way out: what waits for a second person, by whom it was approved, what was withdrawn.

What a removed device said on its own does not count here either.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, replace

from tocsin.access.dossier import get_entity
from tocsin.access.filter import entity_row, visible
from tocsin.access.history import Told, list_deeds, told_in
from tocsin.access.part import get_part
from tocsin.access.scopes import case_of
from tocsin.domain.approval import Approval, Standing, Way, Withdrawal, stand
from tocsin.domain.dossier import EntityView
from tocsin.domain.operations import ClaimMade, LetterApproved, LetterComposed, LetterWithdrawn, ReasonGiven
from tocsin.domain.series import drafts_key
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, devices
from tocsin.records.derived import Claim, Entity
from tocsin.records.words import SCOPES, WORDS

FINAL = "intervention.final"


def get_standing(viewer: Viewer, intervention: str) -> Standing:
    """How one letter stands. Raises NoSuch."""
    entity_row(viewer, intervention, "intervention")
    case = case_of(viewer, intervention)
    said = _said_in(_deeds(viewer, case))[intervention]
    return _standing(get_entity(viewer, intervention), said)


def list_letters(viewer: Viewer, case: str) -> tuple[Standing, ...]:
    """How every letter of a case stands, in the order in which they were written. Raises NoSuch."""
    part = get_part(viewer, case, kinds=("intervention",))
    said = _said_in(_deeds(viewer, case))
    return tuple(_standing(view, said[view.id]) for view in part.of_kind("intervention"))


def cases_with_letters(viewer: Viewer) -> frozenset[str]:
    """The cases from which a letter was written, of those that may be seen: in others nothing waits to be approved."""
    letters = visible(viewer, Entity.objects.filter(kind=WORDS.known("intervention")))
    scopes = (SCOPES.word(scope).partition(":") for scope in set(letters.values_list("scope", flat=True)))
    return frozenset(uid for kind, _, uid in scopes if kind == "case")


def list_awaiting(viewer: Viewer, case: str) -> tuple[Standing, ...]:
    """The letters of a case that wait for a second person: to approve, or to countersign. Raises NoSuch.

    A draft in whose place a later one stands waits no more; what left on one person's word does.
    """
    part = get_part(viewer, case, kinds=("intervention",))
    said = _said_in(_deeds(viewer, case))
    replaced = _replaced(tuple(part.of_kind("intervention")))
    standings = (_standing(view, said[view.id]) for view in part.of_kind("intervention"))
    return tuple(one for one in standings if one.waits and (one.marked or one.intervention not in replaced))


def _replaced(letters: Sequence[EntityView]) -> frozenset[str]:
    """The earlier versions of each letter: what came back from Word since, and what has a lower number of version."""
    versions: dict[tuple[str, ...], int] = defaultdict(int)
    for letter in letters:
        versions[_series(letter)] = max(versions[_series(letter)], _version(letter))
    earlier = (letter.id for letter in letters if _version(letter) < versions[_series(letter)])
    return frozenset((*earlier, *(letter.text("intervention.revises") for letter in letters)))


def _series(letter: EntityView) -> tuple[str, ...]:
    key = drafts_key(letter)
    return key if key[0] else (letter.id,)


def _version(letter: EntityView) -> int:
    said = letter.text("intervention.version")
    return int(said) if said.isdecimal() else 0


def withdrawn_after_approval(viewer: Viewer, case: str) -> frozenset[str]:
    """The letters of a case that a second member had signed for before they were withdrawn. Raises NoSuch."""
    part = get_part(viewer, case, kinds=("intervention",))
    said = _said_in(_deeds(viewer, case))
    gone = (view for view in part.of_kind("intervention") if said[view.id].withdrawn)
    before = ((view.id, _standing(view, replace(said[view.id], withdrawn=None))) for view in gone)
    return frozenset(uid for uid, standing in before if standing.countersigned)


@dataclass
class _Said:
    """What was said of one letter."""

    composers: set[str] = field(default_factory=set)
    approvals: list[tuple[LetterApproved, Approval]] = field(default_factory=list)
    withdrawn: Withdrawal | None = None


def _deeds(viewer: Viewer, case: str) -> tuple[Told, ...]:
    """What was done with the letters of a case, and who set a final version in the place of a draft."""
    scope = entity_row(viewer, case, "case").scope
    letters = visible(viewer, Entity.objects.filter(scope=scope, kind=WORDS.known("intervention")))
    rows = bulk.select(Claim, ("id", "property"), "entity", letters.values_list("id", flat=True))
    final = WORDS.known(FINAL)
    return (*list_deeds(viewer, case), *told_in(number for number, name in rows if name == final))


def _said_in(history: Iterable[Told]) -> defaultdict[str, _Said]:
    void = devices.void()
    counting = [told for told in history if told.changeset not in void]
    reasons = {
        (told.changeset, told.operation.about): told.operation.text
        for told in counting
        if isinstance(told.operation, ReasonGiven)
    }
    found: defaultdict[str, _Said] = defaultdict(_Said)
    for told in counting:
        _take(found, told, reasons)
    return found


def _take(found: defaultdict[str, _Said], told: Told, reasons: dict[tuple[str, str], str]) -> None:
    match told.operation:
        case LetterComposed(intervention=letter):
            found[letter].composers.add(told.member)
        case ClaimMade(property="intervention.final", entity=letter):
            found[letter].composers.add(told.member)
        case LetterApproved(intervention=letter) as one:
            why = reasons.get((told.changeset, letter), "")
            approval = Approval(one.member, Way(one.way), told.time, told.member, why)
            found[letter].approvals.append((one, approval))
        case LetterWithdrawn(intervention=letter):
            why = reasons.get((told.changeset, letter), "")
            found[letter].withdrawn = found[letter].withdrawn or Withdrawal(told.member, told.time, why)


def _standing(letter: EntityView, said: _Said) -> Standing:
    finals = [shown.value for shown in letter.all(FINAL) if shown.value]
    return stand(letter.id, finals, said.composers, said.approvals, said.withdrawn)
