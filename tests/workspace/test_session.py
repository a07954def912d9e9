"""What an open session gives, what a closed one refuses, and the heads beside the record."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin import workspace
from tocsin.domain import errors
from tocsin.workspace import HeadsState, Session, encoding

Office = Any
Killed = Callable[[int, Callable[[], object]], bool]
DIGEST = "47DEQpj8HBSa-_TImW-5JCeuQeRkm5NMpJWZG3hSuFU"


@pytest.fixture
def session(office: Office) -> Any:
    with office.unlock() as opened:
        yield opened


def test_keys_for_different_uses_differ(session: Session) -> None:
    held = session._held
    known = {session.record_key, held.master, held.keyring.source_keys[0], held.keyring.name_key, session.device_key}
    assert {len(key) for key in known} == {32}
    assert len(known) == 5


def test_the_device_signs(session: Session) -> None:
    signature = session.sign(b"root")
    assert workspace.verify_signature(session.device_key, signature, b"root")
    assert not workspace.verify_signature(session.device_key, signature, b"other")


def test_a_source_opens_only_where_it_belongs(session: Session) -> None:
    sealed = session.seal_source(b"Orvania, tea house", b"claim 1")
    assert session.open_source(sealed, b"claim 1") == b"Orvania, tea house"
    for place in range(len(sealed)):
        with pytest.raises(errors.SourceSealed):
            session.open_source(sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :], b"claim 1")
    with pytest.raises(errors.SourceSealed):
        session.open_source(sealed, b"claim 2")


def test_a_source_of_another_workspace_stays_shut(session: Session, new_office: Office) -> None:
    with new_office.create() as other, pytest.raises(errors.SourceSealed):
        other.open_source(session.seal_source(b"a name", b""), b"")


def test_names_in_the_vault_depend_on_scope_content_and_workspace(session: Session) -> None:
    other = "A" * 43
    names = {session.vault_name(scope, digest) for scope in ("one", "two") for digest in (DIGEST, other)}
    assert len(names) == 4
    assert all(len(name) == 64 and not name.strip("0123456789abcdef") for name in names)
    assert session.vault_name("one", DIGEST) == session.vault_name("one", DIGEST)


@pytest.mark.parametrize("digest", ["", "A" * 42, "A" * 44, "é" * 43, "+" * 43, "B" * 43])
def test_a_name_needs_a_digest(session: Session, digest: str) -> None:
    with pytest.raises(ValueError, match="base64url"):
        session.vault_name("one", digest)


def test_paths_lie_in_the_folder(session: Session, office: Office) -> None:
    assert (session.record_path, session.vault_path) == (office.folder / "record.db", office.folder / "vault")


ASKED: list[Callable[[Session], object]] = [
    lambda s: s.record_key,
    lambda s: s.device,
    lambda s: s.device_key,
    lambda s: s.sign(b""),
    lambda s: s.seal_source(b"", b""),
    lambda s: s.open_source(b"", b""),
    lambda s: s.vault_name("one", DIGEST),
    lambda s: s.read_heads(),
    lambda s: s.write_heads({}),
    lambda s: s.slots(),
    lambda s: s.add_slot("another passphrase", s.member),
    lambda s: s.change_slot(s.slot.place, "another passphrase"),
    lambda s: s.without_slots([s.slot.place]),
    lambda s: s.with_new_device(),
    lambda s: s.with_nothing_retired(),
    lambda s: s.switch(None),  # type: ignore[arg-type] # refused before it is looked at
    lambda s: s.retired,
]


@pytest.mark.parametrize("ask", ASKED)
def test_a_closed_session_gives_nothing(office: Office, ask: Callable[[Session], object]) -> None:
    with office.unlock() as session:
        pass
    session.close()
    with pytest.raises(errors.Locked):
        ask(session)
    assert repr(session) == "<Session closed>"


def test_no_text_of_a_session_reveals_a_key(session: Session) -> None:
    held = session._held
    secrets = [held.master, held.keyring.device_private, held.keyring.source_keys[0], held.keyring.name_key]
    shown = " ".join(repr(thing) for thing in (session, held, held.keyring, vars(session), held.keyring.entries))
    for secret in secrets:
        assert not any(form in shown for form in (secret.hex(), repr(secret), encoding.text_of(secret)))


# --- heads ------------------------------------------------------------------------------------------------------------


def test_heads_come_back_in_the_next_session(office: Office) -> None:
    value = {"chains": {"case": ["abc", 3]}, "operations": 12}
    with office.unlock() as session:
        session.write_heads(value)
    with office.unlock() as session:
        assert session.read_heads() == workspace.Heads(HeadsState.READ, value)


def test_missing_heads_are_an_answer(office: Office, session: Session) -> None:
    (office.folder / "heads").unlink()
    assert session.read_heads() == workspace.Heads(HeadsState.MISSING)


def test_every_flipped_or_missing_byte_of_the_heads_is_damage(office: Office, session: Session) -> None:
    path = office.folder / "heads"
    whole = path.read_bytes()
    for place in range(len(whole)):
        path.write_bytes(whole[:place] + bytes([whole[place] ^ 0x80]) + whole[place + 1 :])
        assert session.read_heads() == workspace.Heads(HeadsState.DAMAGED)
    for damaged in (b"", whole[:7], whole[:40], whole[:-1], whole + b"\x00"):
        path.write_bytes(damaged)
        assert session.read_heads().state is HeadsState.DAMAGED


def test_heads_of_another_workspace_are_damage(office: Office, session: Session, new_office: Office) -> None:
    with new_office.create() as other:
        other.write_heads({"cases": 3})
    (office.folder / "heads").write_bytes((new_office.folder / "heads").read_bytes())
    assert session.read_heads().state is HeadsState.DAMAGED


def test_the_size_of_the_heads_does_not_count_the_cases(office: Office, session: Session) -> None:
    sizes = set()
    for count in (0, 1, 20, 100):
        session.write_heads({f"case{number}": "x" * 20 for number in range(count)})
        sizes.add((office.folder / "heads").stat().st_size)
    assert len(sizes) == 1


def test_heads_that_have_no_canonical_form_are_refused(session: Session) -> None:
    with pytest.raises(ValueError, match="canonical"):
        session.write_heads({"share": 0.5})
    assert session.read_heads().value == {"cases": 3}


def test_a_kill_while_heads_are_written_leaves_the_old_or_the_new(office: Office, killed: Killed) -> None:
    def write() -> None:
        with office.unlock() as session:
            session.write_heads({"cases": 4})

    seen = []
    for count in range(1, 6):
        with office.unlock() as session:
            session.write_heads({"cases": 3})
        assert killed(count, write) is (count < 5)
        with office.unlock() as session:
            seen.append(session.read_heads().value)
    assert seen == [{"cases": 3}] * 3 + [{"cases": 4}] * 2


def test_a_full_disk_keeps_the_old_heads(session: Session, failing: Callable[..., None]) -> None:
    failing(1)
    with pytest.raises(errors.DiskFull):
        session.write_heads({"cases": 4})
    assert session.read_heads().value == {"cases": 3}


def test_the_disk_s_refusal_names_no_path(session: Session, failing: Callable[..., None]) -> None:
    failing(1, 13)
    with pytest.raises(errors.CannotWrite) as refused:
        session.write_heads({"cases": 4})
    assert "permission denied" in str(refused.value)
    assert "/somewhere" not in str(refused.value)


@given(st.binary(max_size=100))
def test_bytes_have_one_spelling(data: bytes) -> None:
    text = encoding.text_of(data)
    assert encoding.bytes_of(text) == encoding.bytes_of(text, len(data)) == data
    with pytest.raises(ValueError, match="length"):
        encoding.bytes_of(text, len(data) + 1)
    with pytest.raises(ValueError, match="base64url"):
        encoding.bytes_of(text + "=")
