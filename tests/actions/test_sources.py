"""What identifies a source is sealed as soon as it is said: no index, no screen, no byte of the record shows it."""

from __future__ import annotations

import base64
from pathlib import Path

import pytest

from support.cases import Case, claims_made, every_operation, new_case
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.history import list_history
from tocsin.access.people import suggest
from tocsin.actions.entry import compartment_place
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.open_source import open_source
from tocsin.actions.retract import retract
from tocsin.domain.errors import BadValue, NoSuch, ReasonMissing, SourceSealed
from tocsin.domain.operations import ClaimMade, ReasonGiven, Sealed, SourceOpened
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.records.derived import TABLES
from tocsin.records.local import InClear, LogEntry, Proposal
from tocsin.records.packing import unpack
from tocsin.records.record import Operation as OperationRow
from tocsin.workspace import current

NAME, CONTACT = "Petronella Quillfeather", "+000 555 4711 868 30"
# also as they would stand folded or cut to words
TRACES = [NAME, CONTACT, "petronella quillfeather", "Petronella", "quillfeather", "4711 868"]


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.fixture
def source(case: Case) -> str:
    return case.add("source", name=NAME, contact=[CONTACT, "at the bakery"], connection="absent:unknown")


def legible() -> str:
    """Everything that the database holds, as text."""
    rows = []
    for table in (*TABLES, Proposal, LogEntry, InClear, OperationRow):
        rows += [repr(row) for row in table._default_manager.values_list()]
        rows += [unpack(bytes(row.body or b"")).decode("utf-8") for row in OperationRow.objects.all()]
    return "\n".join(rows)


def test_nothing_in_the_tables_tells_who_it_is(case: Case, source: str) -> None:
    text = legible()
    assert source in text
    for trace in TRACES:
        assert trace not in text


def test_nothing_that_is_handed_out_tells_who_it_is(case: Case, source: str) -> None:
    shown = [
        get_dossier(case.viewer, case.id),
        get_facts(case.viewer, case.id),
        list_history(case.viewer, case.id),
        suggest(case.viewer, NAME),
    ]
    for trace in TRACES:
        assert trace not in repr(shown)
    view = case.view(source)
    assert [one.value for one in view.all("source.contact")] == ["", ""]
    assert view.one("source.name").original == ""


def test_a_name_is_not_found_by_asking_for_it(case: Case, source: str) -> None:
    assert suggest(case.viewer, NAME) == ()


def test_a_call_seals_whoever_called(case: Case) -> None:
    noted = note(case.viewer, case.id, "Two men waited at the stairs.", Call(source=NAME, contact=CONTACT))
    assert noted.source is not None
    for trace in TRACES:
        assert trace not in legible()
    opened = dict(open_source(case.viewer, noted.source, "to call back").values)
    assert opened == {"source.name": NAME, "source.contact": CONTACT}


def test_opening_gives_all_of_it_and_stays_in_the_history(case: Case, source: str) -> None:
    opened = open_source(case.viewer, source, "the hearing was moved")
    assert opened.source == source
    assert sorted(opened.values) == [
        ("source.contact", CONTACT),
        ("source.contact", "at the bakery"),
        ("source.name", NAME),
    ]
    *_, told, why = case.told()
    assert (told.source, told.member) == (source, case.viewer.member)
    assert isinstance(told, SourceOpened)
    assert isinstance(why, ReasonGiven)
    assert why.text == "the hearing was moved"


def test_opening_is_recorded_even_where_it_then_fails(case: Case, source: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> bytes:
        raise SourceSealed

    monkeypatch.setattr(current.require().session, "open_source", broken)
    with pytest.raises(SourceSealed):
        open_source(case.viewer, source, "why")
    assert any(isinstance(one, SourceOpened) for one in every_operation(case.scope))


def test_what_was_retracted_is_not_opened(case: Case, source: str) -> None:
    name = case.claims(source, "source.name")[0]
    retract(case.viewer, name, "she asked us to forget it")
    assert "source.name" not in dict(open_source(case.viewer, source, "to call back").values)


@pytest.mark.parametrize("because", ["", " "])
def test_opening_needs_a_reason(case: Case, source: str, because: str) -> None:
    before = store.position()
    with pytest.raises(ReasonMissing):
        open_source(case.viewer, source, because)
    assert store.position() == before


def test_only_a_source_that_may_be_seen_is_opened(case: Case, source: str) -> None:
    before = store.position()
    for viewer, entity in [
        (Viewer(case.viewer.member, frozenset({f"case:{ident(5)}"})), source),
        (case.viewer, ident(7)),
        (case.viewer, case.id),
    ]:
        with pytest.raises(NoSuch) as raised:
            open_source(viewer, entity, "why")
        assert raised.value.fields == {"what": "source"}
    assert store.position() == before


def test_a_sealed_value_opens_only_where_it_was_put(case: Case, source: str) -> None:
    session = current.require().session
    made = next(one for one in claims_made(case.scope) if one.property == "source.name")
    assert isinstance(made.value, Sealed)
    sealed = base64.urlsafe_b64decode(made.value.sealed + "=" * (-len(made.value.sealed) % 4))
    assert session.open_source(sealed, compartment_place(made.claim, source, "source.name")).decode() == NAME
    for claim, entity, property_id in [
        (ident(1), source, "source.name"),
        (made.claim, ident(1), "source.name"),
        (made.claim, source, "source.contact"),
    ]:
        with pytest.raises(SourceSealed):
            session.open_source(sealed, compartment_place(claim, entity, property_id))


def test_a_sealed_value_that_was_moved_does_not_open(case: Case, source: str) -> None:
    made = next(one for one in claims_made(case.scope) if one.property == "source.name")
    other = case.add("source", name="Somebody Else")
    moved = ClaimMade(claim=ident(1), entity=other, property="source.name", statement=made.statement, value=made.value)
    case.say(moved)
    with pytest.raises(SourceSealed):
        open_source(case.viewer, other, "why")


def test_the_same_name_is_sealed_differently_each_time(case: Case) -> None:
    for _ in range(2):
        case.add("source", name=NAME)
    one, other = (made.value for made in claims_made(case.scope) if made.property == "source.name")
    assert one != other


def test_the_bounds_of_words_hold_for_a_source_too(case: Case) -> None:
    long = "я" * 8_000
    source = case.add("source", contact=long)
    assert dict(open_source(case.viewer, source, "why").values) == {"source.contact": long}
    with pytest.raises(BadValue):
        case.add("source", contact="я" * 9_000)


def test_a_handle_stands_where_a_name_would(case: Case, source: str) -> None:
    statement = case.add("statement", title="A letter", source=source)
    assert case.view(statement).one("statement.source").value == source


def test_who_a_source_is_does_not_lie_in_the_folder(office: Office, case: Case, source: str, folder: Path) -> None:
    lock(office)
    for file in folder.rglob("*"):
        data = file.read_bytes() if file.is_file() else b""
        for trace in TRACES:
            assert trace.encode() not in data
            assert trace.encode("utf-16-le") not in data
