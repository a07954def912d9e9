"""A file that was erased and received again there has another key; a merge that fails leaves the one that lies here."""

from __future__ import annotations

import io
import os
from collections.abc import Callable
from pathlib import Path

import pytest

from support.cases import new_case
from support.copies import Copies
from tocsin.access.statements import get_text
from tocsin.actions import merge as merging
from tocsin.actions.erase import erase
from tocsin.actions.receive import receive
from tocsin.actions.sealed_texts import text_of
from tocsin.actions.verify import verify
from tocsin.domain import errors

TEXT = "Two men waited at the stairs on 5 July 2018."
Killed = Callable[[int, Callable[[], object]], bool]


class Again:
    """A statement that both have; there it was erased, and its file received again."""

    def __init__(self, folder: Path) -> None:
        self.copies = Copies(folder)
        with self.copies.at("here") as office:
            self.case = new_case(office).id
        self.first = self.receive("here")
        self.copies.copy()
        with self.copies.at("there") as office:
            erase(office.viewer, self.first, "asked")
        self.second = self.receive("there")
        self.copies.copy("before", "here")

    def receive(self, name: str) -> str:
        with self.copies.at(name) as office:
            return receive(office.viewer, self.case, io.BytesIO(TEXT.encode()), "a.txt").statement

    def reads(self, statement: str) -> bool:
        """Whether a statement can be read here; and nothing is damaged, and nothing is left lying about."""
        with self.copies.at("here") as office:
            assert verify(office.viewer).damaged == ()
            assert not [path for path in office.session.vault_path.rglob("*") if "." in path.name]
            try:
                digest = get_text(office.viewer, statement).digest
            except errors.NoSuch:
                return False
            return text_of(f"case:{self.case}", digest) == TEXT


@pytest.fixture
def again(folder: Path) -> Again:
    return Again(folder)


def no_room(*_given: object) -> None:
    raise errors.DiskFull


def test_when_it_fails_behind_the_files_what_lay_here_is_here(again: Again, monkeypatch: pytest.MonkeyPatch) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(merging, "seal_anew", no_room)  # the first call behind them
        with pytest.raises(errors.DiskFull):
            again.copies.merge()
    assert again.reads(again.first)
    again.copies.merge()
    assert again.reads(again.second)
    assert not again.reads(again.first)


def test_when_it_is_killed_there_the_next_unlocking_puts_it_back(
    again: Again, killed: Killed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(merging, "seal_anew", lambda _apart, _vault: os._exit(9))
        assert killed(1_000_000, again.copies.merge)
    assert again.reads(again.first)
    again.copies.merge()
    assert again.reads(again.second)


def test_when_it_is_killed_behind_the_commit_the_new_one_stays(
    again: Again, killed: Killed, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patched:
        patched.setattr(merging, "acknowledge", lambda _unlocked: os._exit(9))
        assert killed(1_000_000, again.copies.merge)
    assert again.reads(again.second)


@pytest.mark.long
def test_a_kill_at_each_call_to_the_disk_leaves_the_one_or_the_other(again: Again, killed: Killed) -> None:
    count = 1
    while killed(count, again.copies.merge):
        assert again.reads(again.first) != again.reads(again.second)
        again.copies.merge()
        assert again.reads(again.second)
        again.copies.copy("here", "before")
        count += 1
    assert count > 20
