"""Kills at random instants of every verb and of unlocking: nothing acknowledged is lost (issues 2 and 3)."""

from __future__ import annotations

import shutil
import signal
from collections.abc import Iterator
from pathlib import Path

import pytest

from faults.worker import begin
from support.office import PASSPHRASE

CHAINS, KILLS = 40, 25  # a fresh folder for each chain: `verify` reads all of it after every kill
LONGEST = 0.25  # seconds: half a dozen verbs


@pytest.fixture
def blocked_alarm() -> Iterator[None]:
    """The parent waits for its alarm instead of being ended by it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGALRM})
    yield
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})


@pytest.mark.long
@pytest.mark.parametrize("quarter", range(4))
def test_nothing_acknowledged_is_lost_in_1000_kills(
    template_folder: Path, tmp_path: Path, blocked_alarm: None, quarter: int
) -> None:
    kills = told = 0
    for number in range(quarter, CHAINS, 4):
        folder = tmp_path / f"{number}.tocsin"
        shutil.copytree(template_folder, folder)
        chain = begin(folder, PASSPHRASE, LONGEST)
        for seed in range(number * KILLS, (number + 1) * KILLS):
            chain.kill_one(seed)
            told += len(chain.acknowledged)
        chain.check()
        kills += chain.kills
        shutil.rmtree(folder)
    assert 4 * kills == CHAINS * KILLS == 1000
    assert told > kills


def test_nothing_acknowledged_is_lost_in_ten_kills(folder: Path, blocked_alarm: None) -> None:
    chain = begin(folder, PASSPHRASE, LONGEST)
    for seed in range(2000, 2010):
        chain.kill_one(seed)
    chain.check()
    assert chain.kills == 10
    assert chain.acknowledged
