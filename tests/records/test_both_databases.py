"""The same history on both databases: the same digest, the same lists in the same order, the same answers."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager, nullcontext
from pathlib import Path
from typing import Any

import pytest
from django.apps import apps
from django.db import models
from hypothesis import HealthCheck, Phase, given, settings

from support.cases import Case, new_case
from support.database import Databases
from support.histories import HISTORIES, NAMES, live, the_same_every_time
from support.office import DAY_MS, PASSPHRASE, START_MS
from support.record import ident
from tocsin.access.cases import list_cases
from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.handles import find_entity, handle
from tocsin.access.history import list_history
from tocsin.access.people import suggest
from tocsin.access.proposals import list_proposals
from tocsin.access.search import search
from tocsin.access.statements import list_statements
from tocsin.access.timeline import list_events
from tocsin.actions.init import Office, init
from tocsin.actions.lock import lock
from tocsin.actions.record import Item, record
from tocsin.actions.verify import verify
from tocsin.domain.operations import EntityOpened
from tocsin.lib.clock import FixedClock
from tocsin.records import rebuild, store
from tocsin.records.derived import TABLES
from tocsin.workspace import KdfParameters
from tocsin.workspace.words import new_recovery

pytestmark = pytest.mark.postgresql
History = list[tuple[str, int]]
Lived = Callable[[Office], Any]
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)  # an example costs seconds: a failure is told as it was found
RELAXED = settings(max_examples=3, deadline=None, phases=PHASES, suppress_health_check=list(HealthCheck))


@contextmanager
def an_office(folder: Path) -> Iterator[Office]:
    """A new workspace, the same every time."""
    with the_same_every_time():
        office = init(
            folder,
            passphrase=PASSPHRASE,
            recovery=new_recovery(),
            member_name="Mira Halven",
            clock=FixedClock(START_MS + DAY_MS, 1000),
            cost=KdfParameters(memory_kib=64, passes=1, lanes=1),
        )
        try:
            yield office
        finally:
            lock(office)


@pytest.fixture
def on_both(databases: Databases, tmp_path_factory: pytest.TempPathFactory) -> Callable[[Lived], tuple[Any, Any]]:
    """What is answered on the file, and what on the server."""

    def answers(lived: Lived) -> tuple[Any, Any]:
        home, found = tmp_path_factory.mktemp("both"), []
        for name, where in (("file", databases.asleep()), ("server", nullcontext())):
            with where, an_office(home / name) as office:
                found.append(lived(office))
        return found[0], found[1]

    return answers


def everything(office: Office, cases: list[Case]) -> dict[str, Any]:
    """All that can be asked, in the order in which it is answered."""
    viewer = office.viewer
    listed = list_cases(viewer)
    found: dict[str, Any] = {"digest": rebuild.digest(), "log": store.position(), "cases": listed}
    for case in cases:
        found[case.id] = (
            get_dossier(viewer, case.id),
            get_facts(viewer, case.id),
            list_events(viewer, case.id),
            list_statements(viewer, case.id),
            list_history(viewer, case.id),
            [(one.statement, one.place, one.kind, one.form) for one in list_proposals(viewer, case.id)],
        )
    found["suggested"] = {name: suggest(viewer, name) for name in NAMES}
    found["searched"] = {words: search(viewer, words) for words in (*NAMES, "threatened Brod", "arrests", "Vargha")}
    found["damaged"] = verify(viewer).damaged
    rebuild.rebuild()
    found["rebuilt"] = rebuild.digest()
    return found


@RELAXED
@given(history=HISTORIES)
def test_a_history_is_the_same_on_both(on_both: Callable[[Lived], tuple[Any, Any]], history: History) -> None:
    in_file, on_server = on_both(lambda office: everything(office, live(office, history)))
    assert in_file == on_server
    assert in_file["digest"] == in_file["rebuilt"]
    assert in_file["damaged"] == ()


@pytest.mark.long
@settings(RELAXED, max_examples=15)
@given(history=HISTORIES)
def test_many_histories_are_the_same_on_both(on_both: Callable[[Lived], tuple[Any, Any]], history: History) -> None:
    test_a_history_is_the_same_on_both.hypothesis.inner_test(on_both, history)  # type: ignore[attr-defined] # hypothesis


def named(office: Office) -> list[Case]:
    """A case, a person and an event under every name."""
    cases = [new_case(office, name) for name in NAMES]
    for case, name in zip(cases, NAMES, strict=True):
        person, event = Item("person", {"name": [name]}, name="it"), Item("event", {"title": [name]}, name="that")
        record(case.viewer, case.id, [person, event])
    return cases


def columns() -> Iterator[tuple[type[models.Model], str]]:
    """Every column of text in every table."""
    for model in (*apps.get_app_config("records").get_models(), *TABLES):
        for field in model._meta.concrete_fields:
            if isinstance(field, models.CharField | models.TextField):
                yield model, field.attname


def sorted_and_compared(office: Office) -> dict[str, Any]:
    """Each column in its order, and how many are on either side of each of its values."""
    named(office)
    found: dict[str, Any] = {}
    for model, column in columns():
        rows = model._default_manager.filter(**{f"{column}__isnull": False}).order_by(column)
        ordered = list(rows.values_list(column, flat=True))
        below = [rows.filter(**{f"{column}__lt": value}).count() for value in ordered[:40]]
        found[f"{model.__name__}.{column}"] = (ordered, below)
    return found


def test_no_column_is_sorted_by_a_language(on_both: Callable[[Lived], tuple[Any, Any]]) -> None:
    in_file, on_server = on_both(sorted_and_compared)
    assert in_file == on_server
    assert len(in_file["CaseRow.sort_key"][0]) > len(NAMES)
    for ordered, _ in in_file.values():
        assert ordered == sorted(ordered)  # by code points, as Python does


def test_names_in_every_alphabet_are_listed_alike(on_both: Callable[[Lived], tuple[Any, Any]]) -> None:
    in_file, on_server = on_both(lambda office: everything(office, named(office)))
    assert in_file == on_server


def alike_but_for_case(office: Office) -> list[str]:
    """Ids that only the case of their letters tells apart, found by handle and by id."""
    case = new_case(office)
    first = ident(77)[:-6].lower() + "quaysA"
    ids = [first, first[:-6] + "QUAYSA", first[:-6] + "quAYsA"]
    for uid in ids:
        case.say(EntityOpened(entity=uid, kind="event"))
    by_handle = [find_entity(office.viewer, handle("event", uid)) for uid in ids]
    assert by_handle == [find_entity(office.viewer, uid) for uid in ids] == ids
    return list(get_dossier(office.viewer, case.id).entities)


def test_ids_that_differ_by_case_alone_are_different(on_both: Callable[[Lived], tuple[Any, Any]]) -> None:
    in_file, on_server = on_both(alike_but_for_case)
    assert in_file == on_server
