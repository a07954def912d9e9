"""What the children of these tests do: work in a workspace and say on a pipe what was acknowledged."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
from collections.abc import Callable
from pathlib import Path

from tocsin.access.proposals import list_proposals
from tocsin.actions.init import Office
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.receive import receive
from tocsin.actions.record import Item, record
from tocsin.actions.review import accept, reject
from tocsin.actions.unlock import unlock

Say = Callable[[str], None]
TELLING = "On {day} March 2031 two men followed Ilona Varga from her office. She was arrested the next day."


def work(office: Office, case: str, rng: random.Random, say: Say) -> None:
    """Receive, note, record and review for ever; say what each returned only after it returned."""
    verbs = (_receive, _note, _record, _review)
    number = 0
    while True:
        number += 1
        rng.choice(verbs)(office, case, rng, number, say)


def _receive(office: Office, case: str, rng: random.Random, number: int, say: Say) -> None:
    text = TELLING.format(day=1 + number % 28) + f"\nNumber {rng.random()}.\n" * 40
    received = receive(office.viewer, case, io.BytesIO(text.encode()), f"statement {number}.txt")
    say(f"entity {received.statement}")
    say(f"entity {received.evidence}")


def _note(office: Office, case: str, rng: random.Random, number: int, say: Say) -> None:
    noted = note(office.viewer, case, TELLING.format(day=1 + number % 28) + f" {rng.random()}", Call(source="withheld"))
    say(f"entity {noted.statement}")


def _record(office: Office, case: str, rng: random.Random, number: int, say: Say) -> None:
    item = Item("person", {"name": [f"Tomas Arbel {number}"], "birth": [f"19{10 + rng.randrange(80)}"]}, "who")
    say(f"entity {record(office.viewer, case, [item])['who']}")


def _review(office: Office, case: str, rng: random.Random, number: int, say: Say) -> None:
    waiting = [line for line in list_proposals(office.viewer, case) if line.kind in {"person", "event"}]
    if not waiting:
        _note(office, case, rng, number, say)
        return
    line = rng.choice(waiting)
    if rng.random() < 0.3:
        reject(office.viewer, line.id)
        say(f"rejected {line.id}")
    else:
        accepted = accept(office.viewer, line.id)
        say(f"entity {accepted.entity}")
        say(f"accepted {line.id}")


def fork_and_kill(folder: Path, passphrase: str, case: str, seed: int, longest: float) -> list[str]:
    """Work in a child until a random instant after its unlocking, kill it there, and return what it acknowledged."""
    reading, writing = os.pipe()
    child = os.fork()
    if child == 0:
        os.close(reading)
        _child(folder, passphrase, case, seed, writing)
    os.close(writing)
    with os.fdopen(reading, "rb") as pipe:
        assert pipe.readline() == b"unlocked\n"
        signal.setitimer(signal.ITIMER_REAL, random.Random(seed).uniform(0.001, longest))
        signal.sigwait({signal.SIGALRM})
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        lines = pipe.read().split(b"\n")
    return [line.decode() for line in lines[:-1]]


def _child(folder: Path, passphrase: str, case: str, seed: int, writing: int) -> None:
    try:
        signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
        office = unlock(folder, passphrase)
        os.write(writing, b"unlocked\n")
        work(office, case, random.Random(seed), lambda line: _tell(writing, line))
    except BaseException as exc:  # noqa: BLE001 - the parent must see what went wrong, and pytest must not run on in the child
        sys.__stderr__.write(f"{type(exc).__name__}: {exc}\n")
    finally:
        os._exit(1)


def _tell(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")


def begin(folder: Path, passphrase: str) -> str:
    """A case to work in."""
    from tocsin.actions.lock import lock

    office = unlock(folder, passphrase)
    case = open_case(office.viewer, "Kill case")
    lock(office)
    return case
