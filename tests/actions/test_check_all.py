"""Every case checked, in this process or in others, gives what `check` gives of each."""

from __future__ import annotations

import subprocess
import sys
from concurrent.futures import BrokenExecutor

import pytest

from support.cases import Case, new_case
from tocsin.access.facts import get_facts
from tocsin.actions import check_all as checking
from tocsin.actions.check_all import check_all
from tocsin.actions.init import Office
from tocsin.actions.settle import settle
from tocsin.checking import check_case
from tocsin.domain.viewer import Viewer


def wrong(office: Office, title: str) -> Case:
    """A case in which two accounts differ about a birth."""
    case = new_case(office, title)
    case.more(case.add("person", name="Ilona Varga", birth="1999-05-03"), birth="1998-05-03")
    return case


@pytest.fixture
def cases(office: Office) -> list[Case]:
    return [wrong(office, "Harbour"), new_case(office, "Lighthouse"), wrong(office, "Quay"), new_case(office, "Brod")]


@pytest.fixture
def apart(monkeypatch: pytest.MonkeyPatch) -> None:
    """Workers at once, and few cases a batch."""
    monkeypatch.setattr(checking, "BATCH", 1)
    monkeypatch.setattr(checking, "FEW", 1)


def expected(office: Office, cases: list[Case]) -> dict[str, tuple[object, ...]]:
    return {case.id: check_case(get_facts(office.viewer, case.id), {}) for case in cases}


def test_each_case_is_asked_what_check_asks(office: Office, cases: list[Case]) -> None:
    found = {one.case: one for one in check_all(office.viewer, processes=1)}
    assert {case: one.findings for case, one in found.items() if case in expected(office, cases)} == expected(
        office, cases
    )
    assert [bool(found[case.id].findings) for case in cases] == [True, False, True, False]
    assert [found[case.id].title for case in cases] == ["Harbour", "Lighthouse", "Quay", "Brod"]


@pytest.mark.usefixtures("apart")
def test_other_processes_find_the_same_in_the_same_order(office: Office, cases: list[Case]) -> None:
    alone = list(check_all(office.viewer, processes=1))
    assert list(check_all(office.viewer, processes=2)) == alone
    assert len(alone) > len(cases)  # the Inbox is a case, too


@pytest.mark.usefixtures("apart")
def test_where_a_worker_is_killed_this_process_goes_on(
    office: Office, cases: list[Case], monkeypatch: pytest.MonkeyPatch
) -> None:
    alone = list(check_all(office.viewer, processes=1))

    def broken(*_: object) -> None:
        raise BrokenExecutor

    monkeypatch.setattr(checking.ProcessPoolExecutor, "submit", broken)
    assert list(check_all(office.viewer, processes=2)) == alone


def test_what_is_settled_is_not_counted(office: Office, cases: list[Case]) -> None:
    first = cases[0]
    (finding,) = check_case(get_facts(office.viewer, first.id), {})
    settle(office.viewer, first.id, finding, "the passport says 1999")
    found = {one.case: one.findings for one in check_all(office.viewer, processes=1)}
    assert found[first.id] == ()
    assert len(found[cases[2].id]) == 1


def test_only_what_may_be_seen_is_checked(office: Office, cases: list[Case]) -> None:
    few = Viewer(office.viewer.member, frozenset({cases[2].scope}))
    assert [one.case for one in check_all(few, processes=1)] == [cases[2].id]


def test_a_worker_has_nothing_that_could_hold_a_key() -> None:
    told = "import sys, tocsin.actions.checking_apart; print(*sorted(sys.modules), sep='\\n')"
    loaded = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True).stdout.split()
    assert "tocsin.checking" in loaded
    keeping = ("django", "sqlcipher3", "tocsin.workspace", "tocsin.crypto", "tocsin.vault", "tocsin.records.store")
    assert [name for name in loaded if name.startswith(keeping)] == []
