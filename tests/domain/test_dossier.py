"""What `access` hands out: plain frozen values, asked by property, kind and pointer."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

import pytest
from msgspec import Struct

from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.facts import CaseFacts, Fact, Finding, Relation, RelationKind, Repair, Severity, Stance
from tocsin.domain.passages import InRecording, InTable, InText, OnPage
from tocsin.domain.viewer import Viewer

THREAT = EntityView("threat", "event", {"event.type": (Shown("threat", ("c1",)),)})
ACTS = [
    EntityView(f"act{n}", "act", {"act.event": (Shown("threat", (f"a{n}",)),), "act.victim": (Shown(who, (f"v{n}",)),)})
    for n, who in enumerate(["ilona", "tomas"])
]
ILONA = EntityView("ilona", "person", {"person.name": (Shown("Ilona Varga", ("n1",)), Shown("Илона Варга", ("n2",)))})
DOSSIER = Dossier("case", {view.id: view for view in (THREAT, *ACTS, ILONA)})


def test_one_value_or_the_first_of_several_or_none() -> None:
    assert ILONA.one("person.name") == Shown("Ilona Varga", ("n1",))
    assert [shown.value for shown in ILONA.all("person.name")] == ["Ilona Varga", "Илона Варга"]
    assert ILONA.one("person.birth") is None
    assert ILONA.all("person.birth") == ()


def test_entities_of_a_kind_come_in_the_order_of_opening() -> None:
    assert [view.id for view in DOSSIER.of_kind("act")] == ["act0", "act1"]
    assert list(DOSSIER.of_kind("place")) == []


def test_what_points_at_an_entity_is_found_by_its_property() -> None:
    assert [view.id for view in DOSSIER.pointing("act.event", "threat")] == ["act0", "act1"]
    assert [view.id for view in DOSSIER.pointing("act.victim", "ilona")] == ["act0"]
    assert list(DOSSIER.pointing("act.event", "nobody")) == []
    assert list(DOSSIER.pointing("involvement.act", "act0")) == []


def test_a_value_is_known_asserted_and_looked_at_where_nothing_else_is_said() -> None:
    plain = Shown("2018", ("c1",))
    assert (plain.state, plain.stance, plain.absent, plain.dissent) == (State.KNOWN, Stance.ASSERTS, None, 0)
    assert (plain.others, plain.attributed_to, plain.statements, plain.looked) == ((), (), (), True)


FROZEN: list[Any] = [
    THREAT,
    DOSSIER,
    ILONA.all("person.name")[0],
    Viewer("member"),
    InText("A", 1, 2),
    InTable("A", 1, 2),
    InRecording("A", 1, 2),
    OnPage("A", 1, (0, 0, 1, 1)),
    Fact("event", "event.date", "2018", "c1"),
    Relation(RelationKind.AFTER, "one", "other", "c1"),
    CaseFacts({}, ()),
    Repair("c1", None, "2013", "2018"),
    Finding("rule", 1, Severity.GAP, "?", (), (), ()),
]


@pytest.mark.parametrize("thing", FROZEN, ids=lambda thing: type(thing).__name__)
def test_nothing_that_is_handed_out_can_be_changed(thing: Any) -> None:
    first = thing.__struct_fields__[0] if isinstance(thing, Struct) else fields(thing)[0].name
    with pytest.raises(AttributeError):
        setattr(thing, first, "other")
    assert getattr(thing, first) != "other"


def test_facts_are_asked_by_entity_and_property() -> None:
    dates = [Fact("event", "event.date", value, f"c{n}") for n, value in enumerate(["2018", "2013"])]
    facts = CaseFacts({"event": "event"}, (*dates, Fact("event", "event.type", "threat", "c9")))
    assert facts.of("event", "event.date") == tuple(dates)
    assert facts.of("event", "event.count") == facts.of("person", "event.date") == ()


@pytest.mark.parametrize(
    ("scopes", "scope", "may"),
    [
        (None, "case:1", True),
        (frozenset({"case:1"}), "case:1", True),
        (frozenset({"case:1"}), "case:2", False),
        (frozenset({"case:1"}), "case:11", False),
        (frozenset(), "case:1", False),
    ],
)
def test_who_may_see_a_scope(scopes: frozenset[str] | None, scope: str, may: bool) -> None:
    assert Viewer("member", scopes).may_see(scope) is may
