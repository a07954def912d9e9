"""A workspace whose passphrase costs little to try. Django is loaded only by tests that ask for one."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tocsin.actions.init import Office

PASSPHRASE = "harbour lantern meadow pepper silver window"
START_MS = 1_600_000_000_000
DAY_MS = 86_400_000


@pytest.fixture(scope="session", autouse=True)
def one_self_test() -> Iterator[None]:
    """Every unlock tries each primitive; Argon2 in four lanes starts dozens of threads for it. Here once will do."""
    from tocsin.crypto import selftest

    answered = cache(lambda _of: selftest.argon2id())

    def argon2id() -> bool:
        return answered(vars(selftest)["Argon2id"])  # another one, which a test puts there, is tried itself

    others = [test for test in selftest.TESTS if test is not selftest.argon2id]
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(selftest, "TESTS", (argon2id, *others))
        yield


@pytest.fixture(scope="session")
def django_ready() -> None:
    """Django with the product's settings."""
    import django

    os.environ["DJANGO_SETTINGS_MODULE"] = "tocsin.config.settings"
    django.setup()


@pytest.fixture(scope="session")
def template_folder(django_ready: None, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A new workspace, made once and copied for each test."""
    from tocsin.actions.init import init
    from tocsin.actions.lock import lock
    from tocsin.lib.clock import FixedClock
    from tocsin.workspace import KdfParameters
    from tocsin.workspace.words import new_recovery

    folder = tmp_path_factory.mktemp("template") / "office.tocsin"
    office = init(
        folder,
        passphrase=PASSPHRASE,
        recovery=new_recovery(),
        member_name="Mira Halven",
        clock=FixedClock(START_MS, 1000),
        cost=KdfParameters(memory_kib=64, passes=1, lanes=1),
    )
    lock(office)
    return folder


@pytest.fixture
def folder(template_folder: Path, tmp_path: Path) -> Path:
    """A locked workspace of this test's own."""
    target = tmp_path / "office.tocsin"
    shutil.copytree(template_folder, target)
    return target


@pytest.fixture
def office(folder: Path) -> Iterator[Office]:
    """An unlocked workspace, the day after it was made; its clock moves one second at each look."""
    from tocsin.actions.lock import lock
    from tocsin.actions.unlock import unlock
    from tocsin.lib.clock import FixedClock

    opened = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    yield opened
    lock(opened)
