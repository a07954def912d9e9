"""`check_all`: every case that the viewer may see, checked in bounded memory by as many processes as there are cores.

This process alone has the key: it reads, and hands plain data through pipes to workers, which are started anew and so
inherit nothing. A worker looks at what outlines are made from first; the rest is read of the cases in which a rule may
find something. Findings come back case by case, in the order of the cases, and are not kept.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from itertools import chain, islice
from typing import Protocol, TypeVar

from tocsin.access.case_facts import CaseClaims, CaseOutlined
from tocsin.access.facts import get_claims, list_outlined
from tocsin.access.settled import is_settled, settled
from tocsin.access.statements import read_file
from tocsin.actions.checking_apart import CaseFound, CaseToCheck, Glance, found_in, glance_at
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.viewer import Viewer

BATCH = 50  # cases that a worker gets at once
AHEAD = 3  # batches a worker that may wait: bounds the memory
FEW = 500  # cases that are checked sooner than workers have started

Batch = list[CaseOutlined]
Work = TypeVar("Work")
Answer = TypeVar("Answer")


class Ask(Protocol):
    """How a piece of work is given away; what comes back gives its answer, waiting for it where need be."""

    def __call__(self, do: Callable[[Work], Answer], work: Work, /) -> Callable[[], Answer]:
        """Give it away."""
        ...


def check_all(viewer: Viewer, processes: int | None = None) -> Iterator[CaseFound]:
    """The open findings of every case, those without any among them; the oldest case first."""
    batches = _batches(viewer)
    first = list(islice(batches, FEW // BATCH))
    count = processes or len(os.sched_getaffinity(0))
    if count > 1 and len(first) == FEW // BATCH:
        found = _apart(viewer, chain(first, batches), count)
    else:
        found = _checked(viewer, chain(first, batches), _here, ahead=0)
    return (_open(viewer, one) for one in found)


def _batches(viewer: Viewer) -> Iterator[Batch]:
    cases = list_outlined(viewer)
    while batch := list(islice(cases, BATCH)):
        yield batch


def _checked(viewer: Viewer, batches: Iterable[Batch], ask: Ask, ahead: int) -> Iterator[CaseFound]:
    """What is found in each batch, in their order; so many batches may wait for a glance, and as many for the rules."""
    glanced: deque[tuple[list[str], Callable[[], list[Glance]]]] = deque()
    looked: deque[Callable[[], Iterator[CaseFound]]] = deque()
    for batch in batches:
        glanced.append(([outlined.case for outlined in batch], ask(glance_at, batch)))
        if len(glanced) > ahead:
            looked.append(_looked_at(viewer, *glanced.popleft(), ask))
        if len(looked) > ahead:
            yield from looked.popleft()()
    while glanced:
        looked.append(_looked_at(viewer, *glanced.popleft(), ask))
    while looked:
        yield from looked.popleft()()


def _looked_at(
    viewer: Viewer, cases: list[str], glances: Callable[[], list[Glance]], ask: Ask
) -> Callable[[], Iterator[CaseFound]]:
    """Read all that bears of those cases in which a rule may find something, and give them to the rules."""
    seen = dict(zip(cases, glances(), strict=True))
    wanted = get_claims(viewer, [case for case, glance in seen.items() if glance.asks])
    answer = ask(found_in, [CaseToCheck(claims, _texts(viewer, claims)) for claims in wanted])

    def found() -> Iterator[CaseFound]:
        asked = {one.case: one for one in answer()}
        return (asked.get(case) or CaseFound(case, glance.title, ()) for case, glance in seen.items())

    return found


def _texts(viewer: Viewer, claims: CaseClaims) -> dict[str, str]:
    return {digest: read_file(viewer, f"case:{claims.case}", digest).decode("utf-8") for digest in claims.texts}


def _here(do: Callable[[Work], Answer], work: Work, /) -> Callable[[], Answer]:
    answer = do(work)
    return lambda: answer


def _apart(viewer: Viewer, batches: Iterable[Batch], processes: int) -> Iterator[CaseFound]:
    # a worker that is started anew holds no key; one that was forked would hold all of them
    context = multiprocessing.get_context("spawn")
    pool = ProcessPoolExecutor(processes, mp_context=context)
    try:
        yield from _checked(viewer, batches, _asking(pool), ahead=AHEAD * processes)
    finally:
        pool.shutdown(cancel_futures=True)


def _asking(pool: ProcessPoolExecutor) -> Ask:
    """Work goes to the pool; where a worker was killed, for its memory it may be, this process does it."""

    def ask(do: Callable[[Work], Answer], work: Work, /) -> Callable[[], Answer]:
        try:
            future = pool.submit(do, work)
        except BrokenExecutor:
            return lambda: do(work)

        def answer() -> Answer:
            try:
                return future.result()
            except BrokenExecutor:
                return do(work)

        return answer

    return ask


def _open(viewer: Viewer, one: CaseFound) -> CaseFound:
    """Without what a person has settled as it stands; the history is read only where something was found."""
    if not one.findings:
        return one
    answers = settled(viewer, one.case)
    left = (found for found in one.findings if not is_settled(answers, finding_id(found), finding_basis(found)))
    return one._replace(findings=tuple(left))
