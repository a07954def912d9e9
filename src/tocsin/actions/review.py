"""`review`: a person decides what the reader proposed: accept, correct, reject, "this is whom or what we know"."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, replace
from typing import Any

import msgspec

from tocsin.access.dossier import get_dossier, get_entity
from tocsin.access.filter import entity_row
from tocsin.access.proposals import ProposalLine, get_proposal, proposals_of
from tocsin.access.scopes import case_of
from tocsin.access.statements import get_statement
from tocsin.actions.becoming import Becoming, KnownEvent
from tocsin.actions.carry_over import TAKEN_FOR, carry_over
from tocsin.actions.entry import Entry
from tocsin.actions.reason import reason
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import Writing, writing
from tocsin.domain.errors import BadValue, Cause, NoSuch, NotDecided
from tocsin.domain.operations import ClaimsUnlooked, EntitiesJoined, StatementReviewed
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id
from tocsin.reading.model import EventRead, OrganisationRead, PersonRead, RelationRead
from tocsin.records.local import Proposal
from tocsin.records.words import SCOPES

WAITING, ACCEPTED, REJECTED = "waiting", "accepted", "rejected"
KINDS = {"person": "person", "organisation": "group"}  # who is known may be one of these


@dataclass(frozen=True, slots=True)
class Accepted:
    """What a proposal became: its entity and the ids of its claims; `carried` are proposals that it changed."""

    entity: str
    claims: tuple[str, ...]
    carried: tuple[int, ...] = ()


def accept(
    viewer: Viewer, proposal: int, *, corrected: Mapping[str, Any] | None = None, known: str | None = None
) -> Accepted:
    """Take a proposal into the record, as it is or with corrected parts of its form.

    `known` is the entity that a person, body or event of this case already is: what a reply denies then stands beside
    what it denies; left out, whom an earlier decision took it for, and ""
    where it is somebody else. That and a corrected name are applied at once to the same name in all that waits in the
    case. Names that an event needs are accepted with it. Raises NoSuch, NotDecided, BadValue, BadDate, UnknownWord.
    """
    line = _waiting(viewer, proposal)
    if line.kind == "relation":
        raise BadValue(property="order.type", why=Cause("an order is taken with the second of its two events"))
    with writing(viewer) as said:
        deciding = _Deciding(viewer, line)
        accepted = deciding.accept(line, corrected or {}, known)
        deciding.say(said)
        name = (corrected or {}).get("name")
        carried = carry_over(line, known=accepted.entity if known else None, name=name)
    return replace(accepted, carried=carried)


def reject(viewer: Viewer, proposal: int) -> None:
    """Leave a proposal out; only how many were rejected is ever recorded. Raises NoSuch, NotDecided."""
    line = _waiting(viewer, proposal)
    with writing(viewer) as said:
        Proposal.objects.filter(pk=line.id).update(state=REJECTED, looked=True)
        _finish(said, line)


def accept_all(viewer: Viewer, proposals: Iterable[int], because: str) -> int:
    """Take proposals into the record as a block, marked "nobody looked"; return how many claims that made.

    A letter that uses one of them says so on every page and cannot be approved. Raises ReasonMissing, NoSuch.
    """
    reason("", because)
    by_statement: dict[str, list[ProposalLine]] = {}
    for number in proposals:
        line = get_proposal(viewer, number)
        by_statement.setdefault(line.statement, []).append(line)
    made = 0
    for lines in by_statement.values():
        with writing(viewer) as said:
            deciding = _Deciding(viewer, lines[0])
            for line in lines:
                if line.kind != "relation" and not deciding.is_decided(line):
                    deciding.accept(line, {}, None)
            made += deciding.say(said, because=because)
    return made


class _Deciding:
    """One transaction of decisions on one statement's proposals."""

    def __init__(self, viewer: Viewer, line: ProposalLine) -> None:
        statement = get_statement(viewer, line.statement)
        self.viewer = viewer
        self.line = line
        self.all = proposals_of(viewer, line.statement)
        self.entities = {one.id: one.entity for one in self.all if one.entity}
        self.decided: dict[int, str] = {}
        self.joined: list[EntitiesJoined] = []
        self.office = _office_of(viewer, line.statement)
        self.becoming = Becoming(Entry(statement=line.statement), statement.text, self._language(), self._who)

    def accept(self, line: ProposalLine, corrected: Mapping[str, Any], known: str | None) -> Accepted:
        """Turn one item into operations, and what waits for it."""
        before = len(self.becoming.claims())
        here = self._here(known, KINDS.get(line.kind, line.kind)) if known else None
        if known is None:
            here = self._taken_for(line)
        try:
            entity = self._become(line, {**line.form, **corrected}, here)
        except msgspec.ValidationError as exc:
            raise BadValue(property=line.kind, why=Cause("a corrected part has another form than it needs")) from exc
        self.entities[line.id] = entity
        self.decided[line.id] = entity
        if line.kind == "event":
            self._relate()
        return Accepted(entity, self.becoming.claims()[before:])

    def _taken_for(self, line: ProposalLine) -> str | None:
        """Whom a decision about the same name took this one for; nobody where that entity is not there any more."""
        with suppress(NoSuch):
            return self._here(line.form[TAKEN_FOR], KINDS.get(line.kind, "")) if line.form.get(TAKEN_FOR) else None
        return None

    def is_decided(self, line: ProposalLine) -> bool:
        """Whether it was decided before or on the way."""
        return line.state != WAITING or line.id in self.decided

    def say(self, said: Writing, *, because: str | None = None) -> int:
        """Write what was decided, as a block for a reason where one is given; return how many claims were made."""
        if not self.decided:
            return 0
        claims = self.becoming.claims()
        said.say(self.line.scope, *self.becoming.entry.operations)
        if self.joined:
            said.say(f"links:{opened_scopes().links}", *self.joined)
        if because is not None:
            for start in range(0, len(claims), 500):
                said.say(self.line.scope, ClaimsUnlooked(claims=claims[start : start + 500]))
            said.say(self.line.scope, reason(self.line.statement, because))
        for number, entity in self.decided.items():
            Proposal.objects.filter(pk=number).update(state=ACCEPTED, entity=entity, looked=because is None)
        _finish(said, self.line)
        return len(claims)

    def _here(self, known: str, kind: str) -> str:
        """Somebody known, in this case: who is known from another one is opened here and joined (DESIGN 2.2)."""
        row = entity_row(self.viewer, known, kind)
        if SCOPES.word(row.scope) == self.line.scope:
            return known
        if kind == "event":  # two cases keep their events apart
            raise NoSuch(what="event")
        entity = self.becoming.entry.open(kind)
        self.joined.append(EntitiesJoined(join=new_id(), one=entity, other=known))
        return entity

    def _become(self, line: ProposalLine, form: Mapping[str, Any], known: str | None) -> str:
        match line.kind:
            case "person":
                return self.becoming.person(msgspec.convert(form, PersonRead), known)
            case "organisation":
                return self.becoming.organisation(msgspec.convert(form, OrganisationRead), known)
            case "event":
                item = msgspec.convert(form, EventRead)
                told = replace(item, attribution=item.attribution or self.office)
                return self.becoming.event(told, self._known_event(known) if known else None)
            case _:
                return self.becoming.document(form.get("date"), form.get("span"), form.get("title"))

    def _known_event(self, event: str) -> KnownEvent:
        """An event of this case with its acts, each by its victims, and who is said to have been involved in them."""
        dossier = get_dossier(self.viewer, case_of(self.viewer, event))
        acts = list(dossier.pointing("act.event", event))
        involved = [(act.id, view) for act in acts for view in dossier.pointing("involvement.act", act.id)]
        return KnownEvent(
            event,
            {shown.value: act.id for act in acts for shown in act.all("act.victim") if shown.value},
            {(act, shown.value): view.id for act, view in involved for shown in view.all("involvement.actor")},
        )

    def _who(self, name: str) -> str | None:
        """The entity of a person or body that the reading names so; one that waits is accepted with the event."""
        for line in self.all:
            if line.kind not in {"person", "organisation"} or name not in (line.form["name"], *line.form["aliases"]):
                continue
            if line.state == REJECTED:
                return None
            return self.entities.get(line.id) or self.accept(line, {}, None).entity
        return None

    def _relation(self, item: RelationRead) -> str | None:
        events = [line for line in self.all if line.kind == "event"]
        first, second = (self.entities.get(events[place].id) for place in (item.first, item.second))
        return self.becoming.relation(item, first, second) if first and second else None

    def _relate(self) -> None:
        """An order between events goes with the second of its two events; it cannot be judged alone."""
        for line in self.all:
            if line.kind == "relation" and not self.is_decided(line):
                order = self._relation(msgspec.convert(line.form, RelationRead))
                if order:
                    self.entities[line.id] = self.decided[line.id] = order

    def _language(self) -> str:
        return next((line.form.get("language") or "" for line in self.all if line.kind == "document"), "en")


def _office_of(viewer: Viewer, statement: str) -> str | None:
    """The office whose reply a statement is: what it tells is told by that office. None for any other statement."""
    with suppress(NoSuch):  # what named it may have been erased
        replying = get_entity(viewer, statement).one("statement.office")
        office = get_entity(viewer, replying.value).one("addressee.office") if replying and replying.value else None
        return (office.value or None) if office else None
    return None


def _waiting(viewer: Viewer, proposal: int) -> ProposalLine:
    line = get_proposal(viewer, proposal)
    if line.state != WAITING:
        raise NotDecided
    return line


def _finish(said: Writing, line: ProposalLine) -> None:
    """When nothing of a statement waits any more, its review is recorded; orders of rejected events go with them."""
    rows = Proposal.objects.filter(statement=line.statement)
    waiting = set(rows.filter(state=WAITING).values_list("kind", flat=True))
    if waiting - {"relation"}:
        return
    rows.filter(state=WAITING).update(state=REJECTED)
    accepted = rows.filter(state=ACCEPTED)
    said.say(
        line.scope,
        StatementReviewed(
            statement=line.statement,
            reader=line.reader,
            accepted=accepted.count(),
            rejected=rows.filter(state=REJECTED).count(),
            looked=rows.filter(looked=True).count(),
        ),
    )
