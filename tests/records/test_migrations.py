"""Migrations of what cannot be made anew: models and migrations agree, and each goes up and down with data."""

from __future__ import annotations

from typing import Any

import pytest
from django.apps import apps
from django.db import connection
from django.db.migrations.autodetector import MigrationAutodetector
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.loader import MigrationLoader
from django.db.migrations.state import ModelState, ProjectState
from django.db.models import IntegerField

from support.cases import new_case
from tocsin.actions.init import Office
from tocsin.records import packing, rebuild, store
from tocsin.records.derived import LABEL, TABLES
from tocsin.records.record import Device, Head, Operation

FIRST, HEADS, PACKED = "0001_first_tables", "0002_heads_and_devices", "0003_packed_bodies"
pytestmark = pytest.mark.usefixtures("office")


def changes(state: ProjectState) -> dict[str, Any]:
    """What `makemigrations` would write."""
    loader = MigrationLoader(connection)
    detected = MigrationAutodetector(loader.project_state(), state).changes(graph=loader.graph)
    return {label: [one.operations for one in found] for label, found in detected.items()}


def to(name: str) -> None:
    MigrationExecutor(connection).migrate([("records", name)])


def everything() -> tuple[Any, ...]:
    return (list(store.changesets()), list(Head.objects.order_by("uid").values()), list(Device.objects.values()))


def test_models_and_migrations_agree() -> None:
    assert changes(ProjectState.from_apps(apps)) == {}


def test_a_derived_table_changes_form_without_a_migration() -> None:
    state = ProjectState.from_apps(apps)
    for table in TABLES:
        changed = ModelState.from_model(table)
        changed.fields["new_column"] = IntegerField(null=True)
        state.models[LABEL, table.__name__.lower()] = changed
    assert changes(state) == {}


def test_a_local_table_does_not() -> None:
    state = ProjectState.from_apps(apps)
    state.models["records", "proposal"].fields["new_column"] = IntegerField(null=True)
    assert list(changes(state)) == ["records"]


def test_no_migration_knows_a_derived_table() -> None:
    state = MigrationLoader(connection).project_state()
    assert {label for label, _ in state.models} == {"records"}
    assert not {table.__name__.lower() for table in TABLES} & {name for _, name in state.models}


def test_heads_and_devices_come_back_as_they_were(office: Office) -> None:
    new_case(office).add("event", date="2018")
    before = everything()
    to(FIRST)
    names = connection.introspection.table_names()
    assert not {"head", "device"} & set(names)
    to(HEADS)
    assert everything()[1:] == before[1:]
    to(PACKED)
    assert everything() == before


def test_taken_back_the_bodies_lie_as_they_are(office: Office) -> None:
    new_case(office).add("event", date="2018", title="They waited at the lighthouse stairs")
    before = everything()
    to(HEADS)
    bodies = [bytes(row.body or b"") for row in Operation.objects.all()]
    assert all(body[:1] == b"{" for body in bodies)
    assert sum(b"lighthouse stairs" in body for body in bodies) == 1
    to(PACKED)
    assert everything() == before


def test_going_up_rewrites_no_row(office: Office) -> None:
    to(HEADS)
    before = list(Operation.objects.order_by("id").values_list("id", "body"))
    to(PACKED)
    assert list(Operation.objects.order_by("id").values_list("id", "body")) == before
    new_case(office).add("event", date="2018")
    last = Operation.objects.latest("id")
    assert bytes(last.body or b"")[:1] == b"\x01"
    assert packing.unpack(bytes(last.body or b""))[:1] == b"{"


def test_the_lists_stay_through_all_of_it(office: Office) -> None:
    new_case(office).add("event", date="2018")
    lived = rebuild.digest()
    to(FIRST)
    to(PACKED)
    assert rebuild.digest() == lived
    rebuild.rebuild()
    assert rebuild.digest() == lived
