"""Which database is meant, and what its refusals mean in our words: true on both."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import DatabaseError, InterfaceError, OperationalError, ProgrammingError

from support.record import ident
from tocsin.domain.errors import DiskFull, NoServer, RecordBusy, TocsinError, UnfitDatabase
from tocsin.domain.operations import ClaimMade, MemberAdded, ReasonGiven, decode, encode
from tocsin.records.postgres import choice, server


@pytest.mark.parametrize(
    ("address", "engine"),
    [
        (None, choice.FILE),
        ("", choice.FILE),
        ("postgresql://office@db.example/record", choice.SERVER),
        ("postgres:///record", choice.SERVER),
        ("postgresql:///?service=record", choice.SERVER),
    ],
)
def test_the_address_chooses_the_database(address: str | None, engine: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(choice.SETTING, raising=False)
    if address is not None:
        monkeypatch.setenv(choice.SETTING, address)
    assert choice.engine() == engine
    assert choice.chosen() == (engine == choice.SERVER)


@pytest.mark.parametrize("address", ["mysql://office:canary@db/record", "service=canary", "canary", " postgresql://x"])
def test_another_address_is_refused_and_not_said(address: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(choice.SETTING, address)
    with pytest.raises(UnfitDatabase, match="postgresql://") as caught:
        choice.engine()
    assert "canary" not in str(caught.value)


def test_a_driver_that_is_missing_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(choice.SETTING, "postgresql:///record")
    monkeypatch.setattr(choice, "find_spec", lambda _: None)
    with pytest.raises(UnfitDatabase, match="team"):
        choice.engine()


class DriverError(Exception):
    """What a driver raises: its words hold what nobody else may hear."""

    def __init__(self, sqlstate: str | None) -> None:
        super().__init__("connection to db.example as Ilona Varga")
        self.sqlstate = sqlstate


def raised(kind: type[Exception], state: str | None) -> Any:
    exc = kind("Ilona Varga")
    exc.__cause__ = DriverError(state)
    return exc


@pytest.mark.parametrize(
    ("kind", "state", "error"),
    [
        (OperationalError, None, NoServer),
        (OperationalError, "08006", NoServer),
        (OperationalError, "53300", NoServer),
        (OperationalError, "57P01", NoServer),
        (InterfaceError, None, NoServer),
        (OperationalError, "53100", DiskFull),
        (OperationalError, "55P03", RecordBusy),
        (OperationalError, "40P01", RecordBusy),
        (OperationalError, "40001", RecordBusy),
        (ProgrammingError, "42501", UnfitDatabase),
        (DatabaseError, "25006", UnfitDatabase),
    ],
)
def test_what_a_server_refuses_has_a_word(kind: type[Exception], state: str | None, error: type[TocsinError]) -> None:
    found = server.named(raised(kind, state))
    assert type(found) is error
    assert "Ilona" not in str(found)
    with pytest.raises(error), server.telling():
        raise raised(kind, state)


@pytest.mark.parametrize("exc", [raised(ProgrammingError, "42601"), raised(DatabaseError, None), OperationalError("x")])
def test_what_is_not_known_goes_on_as_it_is(exc: Any) -> None:
    assert server.named(exc) is None
    with pytest.raises(type(exc)), server.telling():
        raise exc


# --- a text may hold everything that both databases keep ---

ABOUT = {"claim": ident(1), "entity": ident(2), "statement": ident(3)}


@pytest.mark.parametrize(
    "operation",
    [
        ReasonGiven(about=ident(1), text="a\x00b"),
        MemberAdded(member=ident(1), name="\x00"),
        ClaimMade(**ABOUT, property="event.title", value="a\x00"),
        ClaimMade(**ABOUT, property="event.title", value="a", original="\x00"),
        ClaimMade(**ABOUT, property="event\x00", value="a"),
    ],
)
def test_no_text_of_an_operation_holds_nul(operation: Any) -> None:
    with pytest.raises(ValueError, match="NUL"):
        encode(operation)


@pytest.mark.parametrize("text", ["\\u0000", "\\\\u0000 and \\", "\x01", "\x7f\u2028\ufeff", "\U0010ffff", "\ufffd"])
def test_every_other_sign_comes_back(text: str) -> None:
    operation = ReasonGiven(about=ident(1), text=text, v=1)
    assert decode(encode(operation)) == operation
