"""`check_all`: every case that the viewer may see, checked in bounded memory by as many processes as there are cores.

This process alone has the key: it reads, and hands plain data through pipes to workers, which are started anew and so
inherit nothing. Findings come back case by case, in the order of the cases, and are not kept.
"""

from __future__ import annotations

import multiprocessing
import os
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import BrokenExecutor, ProcessPoolExecutor
from itertools import chain, islice

from tocsin.access.case_facts import CaseClaims
from tocsin.access.facts import list_claims
from tocsin.access.settled import is_settled, settled
from tocsin.access.statements import read_file
from tocsin.actions.checking_apart import CaseFound, CaseToCheck, found_in
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.viewer import Viewer

BATCH = 50  # cases that a worker gets at once
AHEAD = 3  # batches a worker that may wait: bounds the memory
FEW = 500  # cases that are checked sooner than workers have started

Batch = list[CaseToCheck]


def check_all(viewer: Viewer, processes: int | None = None) -> Iterator[CaseFound]:
    """The open findings of every case, those without any among them; the oldest case first."""
    batches = _batches(viewer)
    first = list(islice(batches, FEW // BATCH))
    count = processes or len(os.sched_getaffinity(0))
    if count > 1 and len(first) == FEW // BATCH:
        found: Iterable[CaseFound] = _apart(chain(first, batches), count)
    else:
        found = (one for batch in chain(first, batches) for one in found_in(batch))
    return (_open(viewer, one) for one in found)


def _batches(viewer: Viewer) -> Iterator[Batch]:
    cases = (CaseToCheck(claims, _texts(viewer, claims)) for claims in list_claims(viewer))
    while batch := list(islice(cases, BATCH)):
        yield batch


def _texts(viewer: Viewer, claims: CaseClaims) -> dict[str, str]:
    return {digest: read_file(viewer, f"case:{claims.case}", digest).decode("utf-8") for digest in claims.texts}


def _apart(batches: Iterable[Batch], processes: int) -> Iterator[CaseFound]:
    # a worker that is started anew holds no key; one that was forked would hold all of them
    context = multiprocessing.get_context("spawn")
    waiting: deque[Callable[[], list[CaseFound]]] = deque()
    pool = ProcessPoolExecutor(processes, mp_context=context)
    try:
        for batch in batches:
            waiting.append(_asked(pool, batch))
            if len(waiting) > AHEAD * processes:
                yield from waiting.popleft()()
        while waiting:
            yield from waiting.popleft()()
    finally:
        pool.shutdown(cancel_futures=True)


def _asked(pool: ProcessPoolExecutor, batch: Batch) -> Callable[[], list[CaseFound]]:
    """How to get what is found in a batch; where a worker was killed, for its memory it may be, this process works."""
    try:
        future = pool.submit(found_in, batch)
    except BrokenExecutor:
        return lambda: found_in(batch)

    def answer() -> list[CaseFound]:
        try:
            return future.result()
        except BrokenExecutor:
            return found_in(batch)

    return answer


def _open(viewer: Viewer, one: CaseFound) -> CaseFound:
    """Without what a person has settled as it stands; the history is read only where something was found."""
    if not one.findings:
        return one
    answers = settled(viewer, one.case)
    left = (found for found in one.findings if not is_settled(answers, finding_id(found), finding_basis(found)))
    return one._replace(findings=tuple(left))
