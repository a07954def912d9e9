"""Kills at random instants during receive, note, record and review: nothing acknowledged is lost (issue 2)."""

from __future__ import annotations

import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from support.office import PASSPHRASE

KILLS = 200
LONGEST = 0.6  # seconds: a dozen verbs


@pytest.fixture
def blocked_alarm() -> Iterator[None]:
    """The parent waits for its alarm instead of being ended by it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    yield
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})


def check_after(folder: Path, acknowledged: list[str]) -> None:
    """The next start is clean: it opens, verifies, holds what was acknowledged, and left nothing half-written."""
    from tocsin.access.handles import find_entity
    from tocsin.access.proposals import get_proposal
    from tocsin.actions.lock import lock
    from tocsin.actions.unlock import unlock
    from tocsin.actions.verify import verify

    office = unlock(folder, PASSPHRASE)
    try:
        assert verify(office.viewer).damaged == ()
        for line in acknowledged:
            kind, _, what = line.partition(" ")
            if kind == "entity":
                assert find_entity(office.viewer, what) == what
            else:
                assert get_proposal(office.viewer, int(what)).state == kind
    finally:
        lock(office)
    assert sorted(path.name for path in folder.iterdir()) == [
        "header-copy.json",
        "header.json",
        "heads",
        "lock",
        "record.db",
        "vault",
    ]


@pytest.mark.long
def test_nothing_acknowledged_is_lost_in_200_kills(folder: Path, blocked_alarm: None) -> None:
    from faults.worker import begin, fork_and_kill

    case = begin(folder, PASSPHRASE)
    acknowledged: list[str] = []
    for seed in range(KILLS):
        acknowledged = [*acknowledged[-50:], *fork_and_kill(folder, PASSPHRASE, case, seed, LONGEST)]
        check_after(folder, acknowledged)


def test_nothing_acknowledged_is_lost_in_five_kills(folder: Path, blocked_alarm: None) -> None:
    from faults.worker import begin, fork_and_kill

    case = begin(folder, PASSPHRASE)
    acknowledged: list[str] = []
    for seed in range(1000, 1005):
        acknowledged += fork_and_kill(folder, PASSPHRASE, case, seed, LONGEST)
        check_after(folder, acknowledged)
    assert acknowledged
