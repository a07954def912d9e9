"""A page of a large case asks the record no more often than that of a small one, and shows no more than it says."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from bench.desk import addresses
from bench.desk_record import Case, large_case
from django.db import connection

from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.lib.clock import FixedClock
from tocsin.web import desk as desks
from tocsin.web.idle import Idle
from tocsin.web.room import IDLE_SECONDS, Room
from tocsin.web.serving import application
from web.conftest import PORT, Browser, Time

FEW, MANY = 20, 120
SPARE = 2  # where the one has nobody involved, or no text, there is nothing to ask for


@pytest.fixture(scope="module")
def cases(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[Browser, Case, Case]]:
    """A desk on a small case and a larger one."""
    folder = Path(shutil.copytree(template_folder, tmp_path_factory.mktemp("many") / "office.tocsin"))
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    try:
        few, many = (large_case(office, events, seed=1) for events in (FEW, MANY))
    finally:
        lock(office)
    application(folder, PORT)
    room = Room(folder, Idle(IDLE_SECONDS, [Time()]))
    desks.put(desks.Desk(room, PORT))
    browser = Browser(room, Time())
    browser.unlock()
    yield browser, few, many
    room.leave()


def asked(browser: Browser, path: str) -> int:
    """How many questions a page puts, opened a second time."""
    browser.get(path)
    browser.room._beside.submit(lambda: None).result()  # a large case is looked through behind its pages
    browser.room.run(begin_counting)  # a connection belongs to its thread
    answer = browser.get(path)
    assert answer.status_code == 200, path
    return browser.room.run(counted)


def begin_counting() -> None:
    connection.force_debug_cursor = True
    connection.queries_log.clear()


def counted() -> int:
    connection.force_debug_cursor = False
    return len(connection.queries)


@pytest.mark.long
def test_no_page_asks_more_of_a_large_case(cases: Any) -> None:
    browser, few, many = cases
    small = {one.name: asked(browser, one.path) for one in addresses(few)}
    large = {one.name: asked(browser, one.path) for one in addresses(many)}
    assert len(large) >= 15
    assert {name: large[name] - small[name] for name in large if large[name] > small[name] + SPARE} == {}
