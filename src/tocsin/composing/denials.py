"""What is only denied, set apart from what it denies: a letter tells what happened by the word of whoever says so.

Who denies an event names it by its day, its place, whom it was done to. None of that is the denier's own account, and
none of it is in doubt among those who tell of it: the letter says once, behind it, who denies it.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping

import msgspec

from tocsin.domain.dossier import Dossier, EntityView, Shown, State, denied_only

TYPE = "event.type"


def apart(dossier: Dossier) -> Dossier:
    """The same case, in which the word of whoever only denies an event is not taken for a word on it."""
    changed: dict[str, EntityView] = {}
    for event in dossier.of_kind("event"):
        denials = tuple(denial for shown in event.all(TYPE)[:1] for denial in denied_only(shown)[1])
        if denials:
            changed |= {view.id: _apart(view, denials) for view in _of_event(dossier, event)}
    return Dossier(dossier.case, {**dossier.entities, **changed}) if changed else dossier


def _of_event(dossier: Dossier, event: EntityView) -> Iterator[EntityView]:
    yield event
    for act in dossier.pointing("act.event", event.id):
        yield act
        yield from dossier.pointing("involvement.act", act.id)


def _apart(view: EntityView, denials: tuple[Shown, ...]) -> EntityView:
    statements = {statement for denial in denials for statement in denial.statements}
    who = {word for denial in denials for word in denial.attributed_to}
    values: Mapping[str, tuple[Shown, ...]] = {
        name: several if name == TYPE else tuple(_told(shown, statements, who) for shown in several)
        for name, several in view.values.items()
    }
    return EntityView(view.id, view.kind, values)


def _told(shown: Shown, statements: set[str], who: set[str]) -> Shown:
    """A value without the denial of it, and by the word of those alone who tell it."""
    told, denied = denied_only(shown)
    if denied and all(statements.issuperset(one.statements) for one in denied):
        shown = msgspec.structs.replace(told, state=State.KNOWN, others=())
    telling = tuple(one for one in shown.statements if one not in statements)
    if not telling or len(telling) == len(shown.statements):
        return shown
    by = tuple(word for word in shown.attributed_to if word not in who)
    return msgspec.structs.replace(shown, statements=telling, attributed_to=by)
