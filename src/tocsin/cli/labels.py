"""How entries are called on the screen: names and types in words, with their handle."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.access.handles import handle
from tocsin.domain.dates import phrase
from tocsin.domain.dossier import Dossier, EntityView, Shown, State, denied_only
from tocsin.domain.errors import UnknownWord
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus


def name_of(dossier: Dossier, entity: str) -> str:
    """A short name: the person's or group's name, an event's type and date, else the handle."""
    view = dossier.entities.get(entity)
    if view is None:
        return handle("entry", entity)
    for property_id in (f"{view.kind}.name", f"{view.kind}.title", f"{view.kind}.office", f"{view.kind}.text"):
        found = view.one(property_id) if property_id in schema().properties else None
        if found and found.value:
            return found.value
    return _described(dossier, view)


def _described(dossier: Dossier, view: EntityView) -> str:
    if view.kind == "event":
        kind, date = view.one("event.type"), view.one("event.date")
        when = f", {value_of(dossier, schema().property('event.date'), date)}" if date and date.value else ""
        denied = _denied_by(kind) if kind else ""
        return f"{term_label('event_types', kind.value) if kind else 'event'}{when}{denied}"
    return handle(view.kind, view.id)


def value_of(dossier: Dossier, rule: Property, shown: Shown) -> str:
    """A value in words: dates with their precision, terms by label, entries by name; disputed and absent say so."""
    if shown.state is State.ABSENT:
        return f"({(shown.absent or '').replace('_', ' ')})"
    text = _plain(dossier, rule, shown)
    if shown.state is State.DISPUTED:
        return _sides(dossier, rule, (shown, *shown.others))
    return text


def _sides(dossier: Dossier, rule: Property, sides: Sequence[Shown]) -> str:
    """“5 July or 6 July – sources differ”; where one side only denies what another says, “5 July – denied by …”."""
    denied = _denied_by(sides[0])
    if denied:
        return f"{_plain(dossier, rule, sides[0])}{denied}"
    return " or ".join(dict.fromkeys(_plain(dossier, rule, one) for one in sides)) + " – sources differ"


def _denied_by(shown: Shown) -> str:
    """“ – denied by …” where one side only denies what the other says."""
    _, denials = denied_only(shown)
    who = " and ".join(dict.fromkeys(name for one in denials for name in one.attributed_to)) or "somebody"
    return f" – denied by {who}" if denials else ""


def _plain(dossier: Dossier, rule: Property, shown: Shown) -> str:
    match rule.type:
        case ValueKind.DATE:
            return phrase(shown.value, rule.date_kind)
        case ValueKind.TERM:
            return term_label(rule.thesaurus or "", shown.value)
        case ValueKind.ENTITY:
            return name_of(dossier, shown.value)
        case ValueKind.FLAG:
            return "yes" if shown.value == "true" else "no"
    if rule.compartment:
        return "(sealed: open it with --open and a reason)"
    return of_identifier(rule, shown.value) or shown.value


def of_identifier(rule: Property, value: str) -> str:
    """What a person is shown where a value is a long id or digest; empty for any other value."""
    if rule.id == "statement.entered_by":
        return handle("member", value)
    if rule.id == "intervention.template":  # the name of a kind of letter, and no digest
        return value
    return "(sealed)" if rule.type is ValueKind.IDENTIFIER else ""


def term_label(name: str, term: str) -> str:
    """What a term of a thesaurus is called; a term that this version does not know, as it is."""
    try:
        return thesaurus(name).term(term).label()
    except UnknownWord:
        return term
