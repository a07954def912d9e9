"""What the children of these tests do: open what the last left, look whether all is there, work on, and be killed."""

from __future__ import annotations

import io
import os
import random
import signal
import sys
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from tocsin.access.claims import find_claim
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import find_entity
from tocsin.access.proposals import get_proposal, list_proposals
from tocsin.actions.backup import backup
from tocsin.actions.check_backup import check_backup
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.receive import receive
from tocsin.actions.record import Item, record
from tocsin.actions.retract import retract
from tocsin.actions.review import accept, reject
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.domain.errors import NoSuch

TELLING = "On {day} March 2031 two men followed Ilona Varga from her office. She was arrested the next day."
Say = Callable[[str], None]


@dataclass
class Worker:
    """One child: where it works, what chance it follows, and how it says what was acknowledged."""

    office: Office
    case: str
    rng: random.Random
    say: Say
    number: int = 0
    verbs: tuple[str, ...] = field(default=("receive", "note", "record", "review", "correct", "erase", "backup"))

    def work(self) -> None:
        """For ever; what a verb returned is said only after it returned."""
        while True:
            self.number += 1
            getattr(self, f"_{self.rng.choice(self.verbs)}")()

    def _receive(self) -> None:
        text = TELLING.format(day=1 + self.number % 28) + f"\nNumber {self.rng.random()}.\n" * 40
        stream = io.BytesIO(text.encode())
        received = receive(self.office.viewer, self.case, stream, f"statement {self.number}.txt")
        self.say(f"entity {received.statement}")
        self.say(f"entity {received.evidence}")

    def _note(self) -> None:
        words = TELLING.format(day=1 + self.number % 28) + f" {self.rng.random()}"
        self.say(f"entity {note(self.office.viewer, self.case, words, Call(source='withheld')).statement}")

    def _record(self) -> None:
        self.say(f"entity {self._person()}")

    def _person(self) -> str:
        values = {"name": [f"Tomas Arbel {self.number}"], "birth": [f"19{10 + self.rng.randrange(80)}"]}
        return record(self.office.viewer, self.case, [Item("person", values, "who")])["who"]

    def _review(self) -> None:
        waiting = [line for line in list_proposals(self.office.viewer, self.case) if line.kind in {"person", "event"}]
        if not waiting:
            self._note()
            return
        line = self.rng.choice(waiting)
        if self.rng.random() < 0.3:
            reject(self.office.viewer, line.id)
            self.say(f"rejected {line.id}")
        else:
            self.say(f"entity {accept(self.office.viewer, line.id).entity}")
            self.say(f"accepted {line.id}")

    def _correct(self) -> None:
        person = self._person()
        view = get_dossier(self.office.viewer, self.case).entities[person]
        (birth,) = (claim for shown in view.all("person.birth") for claim in shown.claims)
        new = correct(self.office.viewer, birth, "1977", "misread")
        self.say(f"claim {new}")
        if self.number % 2:
            retract(self.office.viewer, new, "misread again")
            self.say(f"retracted {new}")

    def _erase(self) -> None:
        person = self._person()
        erase(self.office.viewer, person, "asked")
        self.say(f"gone {person}")

    def _backup(self) -> None:
        # every third time, because it takes as long as the other verbs together
        if self.number % 3 == 0:
            backup(self.office.viewer, backup_of(self.office.session.folder))
            self.say("backup made")


def backup_of(folder: Path) -> Path:
    """Where the children of a workspace put its backup."""
    return folder.with_name(f"{folder.name}-backup")


def check(office: Office, acknowledged: Iterable[str]) -> None:
    """Everything verifies, and what was acknowledged is there."""
    assert verify(office.viewer).damaged == ()
    for line in acknowledged:
        said, _, what = line.partition(" ")
        match said:
            case "entity":
                assert find_entity(office.viewer, what) == what
            case "gone":
                assert _is_gone(office, what)
            case "claim":
                assert find_claim(office.viewer, what)
            case "retracted":
                assert find_claim(office.viewer, what)
            case "backup":
                assert (backup_of(office.session.folder) / "backup.json").is_file()
            case _:
                assert get_proposal(office.viewer, int(what)).state == said


def _is_gone(office: Office, entity: str) -> bool:
    try:
        find_entity(office.viewer, entity)
    except NoSuch:
        return True
    return False


@dataclass
class Chain:
    """Children that follow one another in a folder, each killed at an instant that its seed draws."""

    folder: Path
    passphrase: str
    case: str
    longest: float
    acknowledged: list[str] = field(default_factory=list)
    kills: int = 0
    backed_up: bool = False

    def kill_one(self, seed: int) -> None:
        """Let a child open and check what is there and work on, and kill it; some are killed while they open it."""
        rng = random.Random(seed)
        early = rng.random() < 0.1
        reading, writing = os.pipe()
        child = os.fork()
        if child == 0:
            os.close(reading)
            self._child(seed, writing)
        os.close(writing)
        with os.fdopen(reading, "rb") as pipe:
            if not early:
                first = pipe.readline()
                assert first == b"checked\n", first
            signal.setitimer(signal.ITIMER_REAL, rng.uniform(0.001, self.longest))
            signal.sigwait({signal.SIGALRM})
            os.kill(child, signal.SIGKILL)
            os.waitpid(child, 0)
            lines = [line.decode() for line in pipe.read().split(b"\n")[:-1]]
        self.acknowledged = [*self.acknowledged[-50:], *(line for line in lines if line != "checked")]
        self.backed_up = self.backed_up or "backup made" in lines
        self.kills += 1

    def check(self) -> None:
        """After the last kill: the next start is clean, and nothing half-written is left."""
        office = unlock(self.folder, self.passphrase)
        try:
            check(office, self.acknowledged)
        finally:
            lock(office)
        assert {path.name for path in self.folder.iterdir()} == WHOLE_FOLDER
        self._check_backup()

    def _check_backup(self) -> None:
        """What was acknowledged as a backup is one, whatever was killed since, and the next one goes on from it."""
        target = backup_of(self.folder)
        if self.backed_up:
            left = [line for line in check_backup(target, self.passphrase).damaged if "was not finished" not in line]
            assert left == []
        office = unlock(self.folder, self.passphrase)
        try:
            backup(office.viewer, target)
        finally:
            lock(office)
        assert check_backup(target, self.passphrase).damaged == ()

    def _child(self, seed: int, writing: int) -> None:
        try:
            signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGALRM})
            office = unlock(self.folder, self.passphrase)
            check(office, self.acknowledged)
            os.write(writing, b"checked\n")
            Worker(office, self.case, random.Random(seed), lambda line: _tell(writing, line)).work()
        except BaseException as exc:  # noqa: BLE001 - the parent must see what went wrong, and pytest must not run on in the child
            sys.__stderr__.write(f"{type(exc).__name__}: {exc}\n")
        finally:
            os._exit(1)


WHOLE_FOLDER = {"header-copy.json", "header.json", "heads", "lock", "record.db", "vault"}


def _tell(writing: int, line: str) -> None:
    os.write(writing, line.encode() + b"\n")


def begin(folder: Path, passphrase: str, longest: float) -> Chain:
    """A case to work in, and the chain of those who will."""
    office = unlock(folder, passphrase)
    case = open_case(office.viewer, "Kill case")
    lock(office)
    return Chain(folder, passphrase, case, longest)
