"""`erase`: for good, with a ground that the history keeps. What was erased is in no byte of the workspace afterwards.

Order (a kill at any point leaves the old state or the new one): one transaction empties the operations and takes their
rows; then `heads`; then sealed files go whose key is gone already, which the next unlock would sweep; then the
database's log is cut, because it holds pages as they were before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from tocsin.access.claims import find_claim
from tocsin.access.filter import visible
from tocsin.access.in_clear import ClearLine, list_in_clear
from tocsin.actions.keep_view import forget_views_of
from tocsin.actions.reason import reason
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain import erasure as rule
from tocsin.domain.erasure import GROUNDS, Going, Placed
from tocsin.domain.errors import CannotWrite, DiskFull, NoSuch, UnknownWord
from tocsin.domain.operations import MOST_OPERATIONS, ContentErased, EntityOpened
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.records import bulk, erasing
from tocsin.records.derived import Entity, Erasure, File
from tocsin.records.erasing import Recorded
from tocsin.records.local import LogEntry, Proposal
from tocsin.records.words import SCOPES, WORDS
from tocsin.vault.current import current_vault
from tocsin.workspace import current

SLIP = "slip"


@dataclass(frozen=True, slots=True)
class Plan:
    """What would be erased: by scope, the scope of what was named first."""

    scope: str
    parts: Mapping[str, Going]
    proposals: int

    @property
    def main(self) -> Going:
        """What goes in the scope of what was named."""
        return self.parts[self.scope]

    @property
    def operations(self) -> int:
        """How many operations go, of all scopes."""
        return sum(len(going.operations) for going in self.parts.values())


@dataclass(frozen=True, slots=True)
class Erased:
    """What became of it. `letters` (interventions) and `texts` (statements) stay here and still hold the words.

    `in_clear` is what was saved outside the workspace since, and may hold them as well.
    """

    erasure: str
    operations: int
    files: int
    letters: tuple[str, ...]
    texts: tuple[str, ...]
    in_clear: tuple[ClearLine, ...]


def erase(viewer: Viewer, what: str, ground: str, because: str = "", *, letters: bool = False) -> Erased:
    """Erase a claim, an entity, a statement, a case, or the reason of an erasure, by its id.

    `letters` erases the letters that use it, too; without it they stay and are named in the answer. Raises NoSuch,
    alike for what does not exist and what may not be seen, and UnknownWord for a ground that is none.
    """
    if ground not in GROUNDS or ground == SLIP:
        raise UnknownWord(what="ground", word=ground)
    return carry_out(viewer, plan(viewer, what, letters=letters), ground, because)


def plan(viewer: Viewer, what: str, *, letters: bool = False) -> Plan:
    """What `erase` would take, without taking it. Raises NoSuch, also where nothing is left to erase."""
    scope, going = _going(viewer, what, letters)
    parts = {scope: going}
    links = f"links:{opened_scopes().links}"
    if going.entities and scope != links and viewer.may_see(links):
        parts[links] = rule.joins_of(erasing.placed(links), going.entities)
    if not going.operations:
        raise NoSuch(what="entry")
    proposals = sum(Proposal.objects.filter(statement__in=chunk).count() for chunk in bulk.chunks(going.entities))
    return Plan(scope, parts, proposals)


def carry_out(
    viewer: Viewer, planned: Plan, ground: str, because: str, also: Callable[[], object] = lambda: None
) -> Erased:
    """Erase what was planned; `also` is done in the same transaction."""
    erasure = new_id()
    with writing(viewer) as said:
        for scope, going in planned.parts.items():
            said.say(scope, *_erasures(erasure, ground, going.operations))
        if because.strip():
            said.say(planned.scope, reason(erasure, because))
        _forget_local(planned.main)
        also()
    going = planned.main
    _discard(planned.scope, going)
    erasing.forget_old_pages()
    lines = _in_clear(viewer, erasing.recorded(one.changeset for one in going.operations))
    return Erased(erasure, planned.operations, len(going.files), going.letters, going.texts, lines)


def _going(viewer: Viewer, what: str, letters: bool) -> tuple[str, Going]:
    row = visible(viewer, Entity.objects.filter(uid=what)).first()
    if row is not None:
        scope = SCOPES.word(row.scope)
        told = erasing.placed(scope)
        if WORDS.word(row.kind) == "case":
            return scope, rule.all_of(_but_the_inbox(told))
        return scope, rule.entity_of(told, what, letters=letters)
    said = visible(viewer, Erasure.objects.filter(uid=what)).first()
    if said is not None:
        scope = SCOPES.word(said.scope)
        return scope, rule.reasons_about(erasing.placed(scope), {what})
    try:
        scope = find_claim(viewer, what).scope
    except NoSuch as exc:
        raise NoSuch(what="entry") from exc
    return scope, rule.claim_of(erasing.placed(scope), what, letters=letters)


def _but_the_inbox(told: Sequence[Placed]) -> Iterator[Placed]:
    """The case that takes what has none yet stays, empty: without it nothing could come in."""
    inbox = opened_scopes().inbox
    opens = [one for one in told if isinstance(one.operation, EntityOpened) and one.operation.entity == inbox]
    first = {one.changeset for one in opens}
    return (one for one in told if one.changeset not in first)


def _erasures(erasure: str, ground: str, gone: Sequence[Placed]) -> Iterator[ContentErased]:
    places = [(one.changeset, one.place) for one in gone]
    for start in range(0, len(places), MOST_OPERATIONS):
        chunk = tuple(places[start : start + MOST_OPERATIONS])
        yield ContentErased(erasure=erasure, ground=ground, places=chunk)


def _forget_local(going: Going) -> None:
    """What this machine keeps beside the record: proposals, views, and the log of what was opened or let out."""
    forget_views_of(going.entities)
    for chunk in bulk.chunks(going.entities):
        Proposal.objects.filter(statement__in=chunk).delete()
        # the statement that it was accepted from stays: nothing that is accepted later may point at what is gone
        Proposal.objects.filter(entity__in=chunk).update(state="rejected", entity="")
        LogEntry.objects.filter(about__in=chunk).delete()


def _discard(scope: str, going: Going) -> None:
    number = SCOPES.known(scope)
    left = {
        digest
        for chunk in bulk.chunks(going.files)
        for digest in File.objects.filter(scope=number, digest__in=chunk).values_list("digest", flat=True)
    }
    for digest in sorted(going.files - left):
        try:
            current_vault().discard(scope, digest)
        except (CannotWrite, DiskFull):
            # its key is gone, so it is erased; the next unlock looks for it once more
            current.require().session.leave_marked()


def _in_clear(viewer: Viewer, recorded: Iterable[Recorded]) -> tuple[ClearLine, ...]:
    """What was let out since the first of what goes was recorded, and so may say it."""
    since = min((one.time for one in recorded), default=0)
    return tuple(line for line in list_in_clear(viewer) if line.time >= since and line.may_be_there)
