from __future__ import annotations

from threading import Event

import pytest

from tocsin.domain.errors import NotReadable
from tocsin.lib.meanwhile import meanwhile


def test_both_are_done_and_each_may_wait_for_the_other() -> None:
    begun, seen = Event(), Event()
    done: list[str] = []

    def work() -> None:
        begun.set()
        assert seen.wait(10)
        done.append("work")

    with meanwhile(work):
        assert begun.wait(10)
        done.append("block")
        seen.set()
    assert done == ["block", "work"]


def test_what_goes_wrong_in_the_block_is_told_and_nobody_waits() -> None:
    stuck = Event()
    with pytest.raises(NotReadable), meanwhile(stuck.wait):
        raise NotReadable(why="there is no text in it")
    stuck.set()
