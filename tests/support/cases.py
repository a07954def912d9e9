"""Recording invented cases through actions, and what the ledger says of the same changesets."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.open_case import open_case
from tocsin.actions.record import Item, record
from tocsin.actions.writing import writing
from tocsin.domain.changesets import Changeset
from tocsin.domain.dossier import EntityView
from tocsin.domain.ledger import Ledger
from tocsin.domain.operations import ClaimMade, Known, LetterComposed, decode
from tocsin.domain.viewer import Viewer
from tocsin.records import store


@dataclass
class Case:
    """One case of an office, with short ways to say things in it."""

    office: Office
    id: str

    @property
    def viewer(self) -> Viewer:
        """Whoever unlocked the office."""
        return self.office.viewer

    @property
    def scope(self) -> str:
        """The case's scope."""
        return f"case:{self.id}"

    def add(self, kind: str, **values: str | list[str]) -> str:
        """A new entity with these values; its id."""
        return self._record(Item(kind, _lists(values), name="it"))

    def more(self, entity: str, **values: str | list[str]) -> str:
        """Further values of an entity."""
        kind = get_dossier(self.viewer, self.id).entities[entity].kind
        return self._record(Item(kind, _lists(values), name="it", entity=entity))

    def agree(self, person: str, audience: str = "addressees", **more: str | list[str]) -> str:
        """Somebody agrees to be named to this audience."""
        use = "publish_named" if audience == "public" else "share"
        return self.add("consent", **({"subject": person, "use": use, "audience": audience, "granted": "true"} | more))

    def uses(self, letter: str, *claims: str) -> None:
        """Say that a letter rests on further claims."""
        self.say(LetterComposed(intervention=letter, letters=(), claims=claims))

    def say(self, *operations: Known) -> None:
        """Operations that no verb says yet."""
        with writing(self.viewer) as said:
            said.say(self.scope, *operations)

    def view(self, entity: str) -> EntityView:
        """An entity as it stands."""
        return get_dossier(self.viewer, self.id).entities[entity]

    def claims(self, entity: str, property_id: str) -> tuple[str, ...]:
        """The claims behind what is shown of a property."""
        return tuple(claim for shown in self.view(entity).all(property_id) for claim in shown.claims)

    def told(self) -> list[Known]:
        """Every operation of the case."""
        return list(every_operation(self.scope))

    def _record(self, item: Item) -> str:
        return record(self.viewer, self.id, [item])["it"]


def _lists(values: dict[str, Any]) -> dict[str, list[str]]:
    return {name: [value] if isinstance(value, str) else value for name, value in values.items()}


def new_case(office: Office, title: str = "Harbour") -> Case:
    """A case of its own."""
    return Case(office, open_case(office.viewer, title))


def threatened(office: Office) -> Case:
    """Ilona Varga was threatened, and agreed that her name is given to the offices that are written to."""
    case = new_case(office)
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
    case.agree(ilona)
    threat = case.add("event", type="threat", date="2018-07-05", completion="done", attribution="her lawyer")
    case.add("act", event=threat, victim=ilona, type="threat", completion="done")
    return case


def threatened_and_arrested(office: Office) -> Case:
    """The journalist Ilona Varga was threatened and then arrested, and agreed as above."""
    case = new_case(office)
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02", occupation="journalist", sex="female")
    for kind, day in (("threat", "2018-07-05"), ("arrest", "2018-07-09")):
        event = case.add("event", type=kind, date=day, completion="done", attribution="her lawyer")
        case.add("act", event=event, victim=ilona, type=kind, completion="done")
    case.add("consent", subject=ilona, use="share", audience="addressees", granted="true")
    return case


def changesets_of(scope: str | None = None) -> list[Changeset]:
    """What the record holds, of one scope if it is given."""
    every = [changeset for _, changeset in store.changesets()]
    return [one for one in every if scope is None or one.read_header().scope == scope]


def every_operation(scope: str | None = None) -> Iterator[Known]:
    """Every operation of the record, checked on the way."""
    for changeset in changesets_of(scope):
        for salted in changeset.operations:
            if salted.body is not None:
                yield decode(salted.body)


def claims_made(scope: str | None = None) -> list[ClaimMade]:
    """Every claim ever made."""
    return [operation for operation in every_operation(scope) if isinstance(operation, ClaimMade)]


def ledger_of(scope: str | None = None) -> Ledger:
    """The record by the plain statement of its rules."""
    ledger = Ledger()
    for changeset in changesets_of(scope):
        ledger.add(changeset)
    return ledger
