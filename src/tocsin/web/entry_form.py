"""A form for one entry of any kind, built from the schema: its fields, and what is typed into them as values."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.actions.record import ABSENT_MARK
from tocsin.domain import values
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import BadDate, BadValue, UnknownWord
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.web.review_forms import date_of
from tocsin.web.sentences import said
from tocsin.web.words import name_of, property_label, term_label

KINDS = (
    *("person", "group", "place", "source", "proceeding", "stage"),
    *("status", "residence", "role", "membership", "relation", "sighting"),
)
ABSENT = ("unknown", "not_asked", "withheld")
AT_FIRST = 8  # fields that are open at once; what protects is always among them
MOST_CHOICES = 500
PREFIX = "v-"
_LONG = frozenset({"person.background", "person.present_risk", "group.description", "stage.outcome"})


@dataclass(frozen=True, slots=True)
class Field:
    """One property as a field. `shape` is line, lines, area or choice; `wrong` says why it could not be taken."""

    name: str
    label: str
    shape: str
    value: str
    help: str
    choices: tuple[tuple[str, str], ...] = ()
    wrong: str = ""


@dataclass(frozen=True, slots=True)
class Read:
    """What was typed: values by property, and per property why it could not be taken."""

    values: Mapping[str, tuple[str, ...]]
    wrong: Mapping[str, str]


def rules_of(kind: str) -> list[Property]:
    """The properties that somebody may type, in the order of the schema. Raises UnknownWord."""
    return [rule for rule in schema().kind(kind).properties.values() if rule.type is not ValueKind.IDENTIFIER]


def fields(
    dossier: Dossier, kind: str, typed: Mapping[str, str], wrong: Mapping[str, str]
) -> tuple[list[Field], list[Field]]:
    """The fields that are open at once, and those behind “more”."""
    rules = rules_of(kind)
    first = [rule for place, rule in enumerate(rules) if place < AT_FIRST or rule.protective]
    made = {rule.id: _field(dossier, rule, typed.get(rule.id, ""), wrong.get(rule.id, "")) for rule in rules}
    return [made[rule.id] for rule in first], [made[rule.id] for rule in rules if rule not in first]


def typed_in(kind: str, posted: Mapping[str, str]) -> dict[str, str]:
    """What stands in the fields, by property."""
    texts = ((rule.id, posted.get(PREFIX + rule.id.partition(".")[2], "").strip()) for rule in rules_of(kind))
    return {property_id: text for property_id, text in texts if text}


def read(typed: Mapping[str, str], told: str = "") -> Read:
    """The values of what was typed; a date may be in words, and `told` is the day that they are said from."""
    found: dict[str, tuple[str, ...]] = {}
    wrong: dict[str, str] = {}
    for property_id, text in typed.items():
        rule = schema().property(property_id)
        try:
            found[property_id] = tuple(_value(rule, one, told) for one in _several(rule, text))
        except (BadDate, BadValue, UnknownWord) as exc:
            wrong[property_id] = said(exc)
    return Read(found, wrong)


def one_field(dossier: Dossier, rule: Property, value: str, wrong: str = "") -> Field:
    """The field for one value of a property."""
    made = _field(dossier, rule, value, wrong)
    shape = "line" if made.shape == "lines" else made.shape
    help_ = made.help if made.shape != "lines" else ""
    return Field(made.name, made.label, shape, made.value, help_, made.choices, made.wrong)


def value_of(rule: Property, text: str) -> str:
    """One typed value as it is recorded. Raises BadDate, BadValue, UnknownWord."""
    return _value(rule, text.strip(), "")


def _value(rule: Property, text: str, told: str) -> str:
    if text.startswith(ABSENT_MARK):
        return text
    made = date_of(text, told) if rule.type is ValueKind.DATE else text
    values.parse(made, rule)
    return made


def _several(rule: Property, text: str) -> list[str]:
    return [line.strip() for line in text.splitlines() if line.strip()] if _shape(rule) == "lines" else [text]


def _field(dossier: Dossier, rule: Property, value: str, wrong: str) -> Field:
    choices = tuple(_choices(dossier, rule))
    return Field(
        name=PREFIX + rule.id.partition(".")[2],
        label=property_label(rule.id),
        shape=_shape(rule),
        value=value,
        help=_help(rule),
        choices=choices,
        wrong=wrong,
    )


def _shape(rule: Property) -> str:
    if rule.type in {ValueKind.TERM, ValueKind.ENTITY, ValueKind.FLAG}:
        return "choice"
    if rule.id in _LONG:
        return "area"
    return "lines" if rule.many and rule.type in {ValueKind.NAME, ValueKind.TEXT} else "line"


def _choices(dossier: Dossier, rule: Property) -> Iterator[tuple[str, str]]:
    match rule.type:
        case ValueKind.TERM:
            found = [(term.id, term_label(rule.thesaurus or "", term.id)) for term in thesaurus(rule.thesaurus or "")]
            yield from sorted(found, key=lambda pair: pair[1].casefold())
        case ValueKind.ENTITY:
            yield from entries_of(dossier, rule.targets)
        case ValueKind.FLAG:
            yield from (("true", gettext("yes")), ("false", gettext("no")))
        case _:
            return
    yield from ((f"{ABSENT_MARK}{reason}", words) for reason, words in absences().items())


def entries_of(dossier: Dossier, kinds: tuple[str, ...]) -> list[tuple[str, str]]:
    """The entries of a case of these kinds by name, as far as a field has room for them."""
    found = [(view.id, name_of(dossier, view.id)) for kind in kinds for view in dossier.of_kind(kind)]
    return sorted(found, key=lambda pair: pair[1].casefold())[:MOST_CHOICES]


def absences() -> Mapping[str, str]:
    """Why there is no value."""
    words = (gettext("(not known)"), gettext("(not yet asked)"), gettext("(withheld)"))
    return dict(zip(ABSENT, words, strict=True))


def _help(rule: Property) -> str:
    if rule.compartment:
        return gettext("Sealed under a key of its own; opening it takes a reason.")
    if rule.type is ValueKind.DATE:
        return gettext("9 July 2018, or 2018-07-09, 2018-07, 2017-03/.. (since March 2017)")
    if rule.type is ValueKind.PLACE:
        return gettext("Latitude, longitude and the radius of doubt in metres: 50.45,30.52,500")
    if rule.type is ValueKind.NUMBER:
        return gettext("A number, or a range like 3..5")
    if rule.type is ValueKind.NAME and rule.many:
        return gettext("In every alphabet in which it is written, each on a line of its own.")
    return gettext("Several: each on a line of its own.") if _shape(rule) == "lines" else ""
