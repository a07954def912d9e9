"""What a form on the page of an entry does: protections, answers about consent, who is the same, who a source is."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from django.http import Http404

from tocsin.access.same import joins_of
from tocsin.actions.join import join
from tocsin.actions.open_source import OpenedSource, open_source
from tocsin.actions.part import part
from tocsin.actions.record import Item, record
from tocsin.actions.retract import retract
from tocsin.composing.people import every
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.schema import Property, schema
from tocsin.domain.viewer import Viewer
from tocsin.web.consent_matrix import is_child_today, record_answer, record_questions, take_back
from tocsin.web.words import property_label

FLAGS = frozenset({"true", "false"})


@dataclass(frozen=True, slots=True)
class Done:
    """What became of a form: where on the page to look then, or what hindered; what was opened is shown once."""

    where: str = ""
    wrong: str = ""
    opened: OpenedSource | None = None


@dataclass(frozen=True, slots=True)
class Asked:
    """A form of the page: who sent it, about which entry, and what stood in it."""

    viewer: Viewer
    dossier: Dossier
    one: EntityView
    posted: Mapping[str, str]
    ticked: frozenset[str] = field(default_factory=frozenset)

    def said(self, name: str) -> str:
        """One of its fields."""
        return self.posted.get(name, "").strip()


@dataclass(frozen=True, slots=True)
class Protection:
    """One property that protects: whether it is set, said not to be so (`is_not`), or not recorded at all."""

    property: str
    label: str
    is_set: bool
    is_not: bool


def protections_of(one: EntityView) -> list[Protection]:
    """Every property of the entry that can be set to protect, at its strictest."""
    return [
        Protection(rule.id, property_label(rule.id), has(one, rule.id, "true"), has(one, rule.id, "false"))
        for rule in protective(one.kind)
    ]


def protective(kind: str) -> Iterator[Property]:
    """The properties of a kind that protect where they are true."""
    return (rule for rule in schema().kind(kind).properties.values() if rule.protective and rule.strictest)


def has(one: EntityView, flag: str, value: str) -> bool:
    """Whether anybody says so; for what protects, one is enough."""
    return any(shown.value == value for shown in every(one.all(flag)))


def do(asked: Asked) -> Done:
    """Do what the form asks for. Raises Http404 for what is no such form, and what the actions raise."""
    deed = _DEEDS.get(asked.said("do"))
    if deed is None:
        raise Http404
    return deed(asked)


def _flag(asked: Asked) -> Done:
    flag, value = _flag_of(asked), asked.said("value")
    if value not in FLAGS:
        raise Http404
    item = Item(asked.one.kind, {flag: (value,)}, entity=asked.one.id)
    record(asked.viewer, asked.dossier.case, [item])
    return Done("#protection")


def _unflag(asked: Asked) -> Done:
    flag = _flag_of(asked)
    claims = dict.fromkeys(
        claim for shown in every(asked.one.all(flag)) if shown.value == "true" for claim in shown.claims
    )
    for claim in claims:
        retract(asked.viewer, claim, asked.said("because"))
    return Done("#protection")


def _flag_of(asked: Asked) -> str:
    flag = asked.said("flag")
    if flag not in {rule.id for rule in protective(asked.one.kind)}:
        raise Http404
    return flag


def _consent(asked: Asked) -> Done:
    child = is_child_today(asked.one)
    wrong = record_answer(asked.viewer, asked.dossier.case, asked.one.id, asked.posted, asked.ticked, child)
    return Done("#consent", wrong)


def _questions(asked: Asked) -> Done:
    child = is_child_today(asked.one)
    wrong = record_questions(asked.viewer, asked.dossier.case, asked.one.id, asked.posted, asked.ticked, child)
    return Done("#consent", wrong)


def _consent_back(asked: Asked) -> Done:
    take_back(asked.viewer, asked.dossier, asked.one.id, asked.said("consent"), asked.said("because"))
    return Done("#consent")


def _join(asked: Asked) -> Done:
    join(asked.viewer, asked.one.id, asked.said("other"))
    return Done("#same")


def _part(asked: Asked) -> Done:
    if asked.said("join") not in {one.join for one in joins_of(asked.viewer, asked.one.id)}:
        raise NoSuch(what="join")
    part(asked.viewer, asked.said("join"))
    return Done("#same")


def _open(asked: Asked) -> Done:
    return Done(opened=open_source(asked.viewer, asked.one.id, asked.said("because")))


_DEEDS: Mapping[str, Callable[[Asked], Done]] = {
    "flag": _flag,
    "unflag": _unflag,
    "consent": _consent,
    "questions": _questions,
    "consent_back": _consent_back,
    "join": _join,
    "part": _part,
    "open": _open,
}
