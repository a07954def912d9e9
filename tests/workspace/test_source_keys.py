"""The keys of what identifies sources, brought together from two copies that changed them apart."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from tocsin.crypto import aead
from tocsin.domain.errors import KeyringFull
from tocsin.workspace import Session, held

Office = Any


@pytest.fixture
def session(office: Office) -> Any:
    with office.unlock() as opened:
        yield opened


def changed(session: Session, *more: bytes) -> held.Held:
    """The keys as they are after somebody left, once for each further key."""
    keyring = session._held.keyring
    return held.sealed_anew(session._held, replace(keyring, source_keys=(*more, *keyring.source_keys)))


def test_what_the_other_copy_has_as_well_changes_nothing(session: Session) -> None:
    here = changed(session, aead.new_key())
    assert held.with_source_keys(here, session.source_keys) is here
    assert held.with_source_keys(here, here.keyring.source_keys) is here


def test_the_newer_key_of_the_copy_that_changed_it_seals_from_now_on(session: Session) -> None:
    there = changed(session, aead.new_key()).keyring.source_keys
    assert held.with_source_keys(session._held, there).keyring.source_keys == there


def test_where_both_changed_it_ours_seals_and_every_key_opens(session: Session) -> None:
    here, there = changed(session, aead.new_key()), changed(session, aead.new_key()).keyring.source_keys
    found = held.with_source_keys(here, there).keyring.source_keys
    assert found[0] == here.keyring.source_keys[0]
    assert set(found) == {*here.keyring.source_keys, *there}
    assert len(found) == 3


def test_what_was_sealed_there_opens_here_after_the_switch(office: Office, session: Session) -> None:
    key = aead.new_key()
    sealed = aead.seal(key, b"Orvania, tea house", b"tocsin/1/source\x00" + b"claim 1")
    session.switch(held.with_source_keys(session._held, (key, *session.source_keys)))
    session.close()
    with office.unlock() as again:
        assert again.open_source(sealed, b"claim 1") == b"Orvania, tea house"


def test_a_keyring_takes_no_more_than_it_holds(session: Session) -> None:
    with pytest.raises(KeyringFull):
        held.with_source_keys(session._held, [aead.new_key() for _ in range(500)])
