"""Whether a record holds together: a walk over its changesets in the order in which a copy took them in.

Pure rules over headers, commitments and operations (docs/format/record.md); who reads them, and from where, is the
caller's affair. Headers are kept, bodies are not, so that millions of operations need little memory.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from tocsin.domain import devices, operations
from tocsin.domain.changesets import Changeset, Header, digest_bytes, digest_text, signed_bytes, tree_root
from tocsin.domain.erasure import GROUNDS
from tocsin.domain.operations import KEPT_FOR_GOOD, ContentErased, DeviceAdded, DeviceRemoved, FileSealed, Known
from tocsin.lib.clock import utc_day

Verify = Callable[[bytes, bytes, bytes], bool]
Place = tuple[str, int]
_LAST_DAY = 253_402_300_799_999  # the end of the year 9999, in milliseconds
_TELLING = (*KEPT_FOR_GOOD, FileSealed)


@dataclass(frozen=True, slots=True)
class Fault:
    """What is wrong with the changeset that stands in a place of the local order, in words that follow a colon."""

    seq: int
    words: str


@dataclass(frozen=True, slots=True)
class Erasure:
    """A `content.erased`: which changeset says so, on what ground, of which scope, when (ms), and what it names."""

    uid: str
    scope: str
    ground: str
    time: int
    places: tuple[Place, ...]


@dataclass(frozen=True, slots=True)
class Named:
    """A sealed file that an operation names: where that stands, and the file's key."""

    uid: str
    key: str


@dataclass(frozen=True, slots=True)
class _Unproven:
    """A changeset whose device is not known yet: another copy's may come in before the book that adds its device."""

    seq: int
    uid: str
    signature: bytes
    added: tuple[DeviceAdded, ...]


@dataclass
class Walk:
    """Looks at one changeset after the other, and at the end at all of them together.

    `verify(key, signature, data)` says whether that public key (32 bytes) signed that data.
    """

    verify: Verify
    headers: dict[str, Header] = field(default_factory=dict)
    numbers: dict[str, int] = field(default_factory=dict)
    keys: dict[str, bytes] = field(default_factory=dict)
    removals: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    announced: dict[str, list[str]] = field(default_factory=lambda: defaultdict(list))
    gone: set[Place] = field(default_factory=set)
    kept_for_good: set[Place] = field(default_factory=set)
    erasures: list[Erasure] = field(default_factory=list)
    of_devices: list[tuple[Place, DeviceAdded | DeviceRemoved]] = field(default_factory=list)
    files: dict[tuple[str, str], list[Named]] = field(default_factory=lambda: defaultdict(list))
    operations: int = 0
    damaged: set[str] = field(default_factory=set)
    unproven: dict[str, list[_Unproven]] = field(default_factory=lambda: defaultdict(list))

    def look(self, seq: int, changeset: Changeset) -> Iterator[Fault]:
        """What is wrong with one changeset, by itself and after those before it."""
        self.operations += len(changeset.operations)
        try:
            header = changeset.read_header()
        except ValueError:
            yield Fault(seq, "its heading was altered")
            return
        uid = changeset.id
        if uid in self.headers:
            yield Fault(seq, f"it repeats change {self.numbers[uid]}")
            return
        self.headers[uid], self.numbers[uid] = header, seq
        said: list[Known] = []
        broken = list(self._content(header, changeset, uid, said))
        if broken:
            self.damaged.add(uid)
        yield from (Fault(seq, words) for words in broken)
        yield from (Fault(seq, words) for words in self._place(header))
        added = tuple(one for one in said if isinstance(one, DeviceAdded)) if header.scope[:5] == "book:" else ()
        if not self.keys:
            self._learn_first(header, added)
        yield from self._prove(header.device, [_Unproven(seq, uid, changeset.signature, added)])

    def _content(self, header: Header, changeset: Changeset, uid: str, said: list[Known]) -> Iterator[str]:
        if len(changeset.operations) != header.count:
            yield "entries are missing or added"
            return
        try:
            root = tree_root([one.commitment() for one in changeset.operations])
        except ValueError:
            yield "an entry was altered"
            return
        if digest_text(root) != header.root:
            yield "an entry was altered"
            return
        for place, one in enumerate(changeset.operations):
            if one.body is None:
                self.gone.add((uid, place))
                continue
            try:
                operation = operations.decode(one.body)
            except ValueError as exc:
                yield f"entry {place + 1} is {exc}"
                continue
            if isinstance(operation, _TELLING):
                said.append(operation)
                self._keep((uid, place), header, operation)

    def _keep(self, at: Place, header: Header, operation: Known) -> None:
        uid, _ = at
        if isinstance(operation, KEPT_FOR_GOOD):
            self.kept_for_good.add(at)
        if isinstance(operation, DeviceAdded | DeviceRemoved):
            self.of_devices.append((at, operation))
        match operation:
            case FileSealed():
                self.files[header.scope, operation.digest].append(Named(uid, operation.key))
            case DeviceRemoved() if operation.device != header.device:
                self.removals[operation.device].append(uid)
            case DeviceAdded() if header.scope.startswith("book:"):
                self.announced[operation.device].append(uid)
            case ContentErased():
                self.erasures.append(Erasure(uid, header.scope, operation.ground, header.time, operation.places))

    def _place(self, header: Header) -> Iterator[str]:
        found = [self.headers.get(parent) for parent in header.parents]
        known = [parent for parent in found if parent is not None]
        if len(known) < len(found):
            yield "one that it stands on is missing, or comes after it"
        elif header.tick != 1 + max((parent.tick for parent in known), default=0):
            yield "its place in the order is wrong"
        if any(parent.scope != header.scope for parent in known):
            yield "it stands on one of another case"
        if any(parent.time > header.time for parent in known):
            yield "its time is before that of one that it stands on"

    def _learn_first(self, header: Header, added: Iterable[DeviceAdded]) -> None:
        """The first changeset of the book brings the key that signs it; nobody else's word counts for that."""
        for operation in added:
            if operation.device == header.device:
                self.keys[operation.device] = digest_bytes(operation.key)

    def _prove(self, device: str, waiting: list[_Unproven]) -> Iterator[Fault]:
        """Check signatures; a device that a proven one adds proves those that waited for it."""
        due = [(device, one) for one in waiting]
        while due:
            device, one = due.pop()
            if device not in self.keys:
                self.unproven[device].append(one)
            elif not self.verify(self.keys[device], one.signature, signed_bytes(one.uid)):
                self.damaged.add(one.uid)
                yield Fault(one.seq, "the signature is not that of the device which it names")
            else:
                for operation in one.added:
                    self.keys.setdefault(operation.device, digest_bytes(operation.key))
                    due += [(operation.device, late) for late in self.unproven.pop(operation.device, [])]

    def finish(self) -> Iterator[Fault]:
        """What only all changesets together show: unknown devices, bytes that are missing or should be, files' keys."""
        for waiting in self.unproven.values():
            yield from (Fault(one.seq, "it is signed by a device that nobody added") for one in waiting)
        erased = self.erased()
        missing = self.gone - erased
        if missing:
            missing -= self._taken_back()
        for uid, places in sorted(_by_changeset(missing).items(), key=self._number):
            yield Fault(self.numbers[uid], f"the bytes of {_entries(places)} are missing, and no erasure names them")
        for uid, places in sorted(_by_changeset(self._still_there(erased)).items(), key=self._number):
            words = f"{_entries(places)} {_was(places)} erased, and the bytes are still there"
            yield Fault(self.numbers[uid], f"{words}; `tocsin rebuild` removes them")
        yield from self._shared_keys()

    def void(self) -> frozenset[str]:
        """The changesets that removed devices signed on their own: kept, and not counting."""
        if not self.removals:
            return frozenset()
        return devices.void(self.headers, devices.distrusted(self.headers, self.removals, self.announced))

    def erased(self) -> frozenset[Place]:
        """Every place that an erasure which counts names in its own scope."""
        return frozenset(place for erasure in self.counting() for place in self._own(erasure))

    def _taken_back(self) -> set[Place]:
        """What a removed device said on its own and erased itself: neither counts, and nobody else has the bytes."""
        void = self.void()
        return {place for erasure in self.erasures for place in self._own(erasure) if place[0] in void}

    def counting(self) -> list[Erasure]:
        """The erasures that count, by time."""
        void = self.void()
        return sorted((one for one in self.erasures if one.uid not in void), key=lambda one: (one.time, one.uid))

    def in_force(self) -> Iterator[tuple[str, str, tuple[str, ...]]]:
        """Scope, digest and possible keys of every sealed file that should be there."""
        void = self.void()
        for (scope, digest), named in self.files.items():
            keys = tuple(dict.fromkeys(one.key for one in named if one.uid not in void))
            if keys:
                yield scope, digest, keys

    def notes(self) -> Iterator[str]:
        """What is no damage and still worth knowing: erasures, forks, removed devices."""
        for erasure in self.counting():
            count = len(self._own(erasure))
            what = "1 entry was" if count == 1 else f"{count} entries were"
            yield f"{_on_day(erasure.time)} {what} erased: {GROUNDS[erasure.ground]}."
        for fork in self._forks():
            numbers = listed(sorted(self.numbers[uid] for uid in fork))
            yield (
                f"Changes {numbers} follow the same one on one device: the folder was copied, or a backup restored. "
                "All of them are kept."
            )
        void = sorted(self.numbers[uid] for uid in self.void())
        if void:
            which = f"change {void[0]}" if len(void) == 1 else f"changes {listed(void)}"
            yield f"A device that was removed signed {which}: kept, and not counted."

    def _forks(self) -> Iterator[tuple[str, ...]]:
        """Forks; where a parent is missing, nobody can say whether it is one."""
        for fork in devices.forks(self.headers):
            if all(parent in self.headers for uid in fork for parent in self.headers[uid].parents):
                yield fork

    def _own(self, erasure: Erasure) -> list[Place]:
        return [
            place for place in erasure.places if (found := self.headers.get(place[0])) and found.scope == erasure.scope
        ]

    def _still_there(self, erased: frozenset[Place]) -> Iterator[Place]:
        return (
            (uid, place)
            for uid, place in erased - self.gone - self.kept_for_good
            if uid not in self.damaged and place < self.headers[uid].count
        )

    def _shared_keys(self) -> Iterator[Fault]:
        first: dict[str, tuple[str, str]] = {}
        for file, named in self.files.items():
            for one in named:
                if first.setdefault(one.key, file) != file:
                    yield Fault(self.numbers[one.uid], "it gives a sealed file the key of another one")

    def _number(self, item: tuple[str, object]) -> int:
        return self.numbers[item[0]]


def leaves(headers: Mapping[str, Header]) -> frozenset[str]:
    """The changesets that none of these stands on."""
    stood_on = {parent for header in headers.values() for parent in header.parents}
    return frozenset(uid for uid in headers if uid not in stood_on)


def _on_day(time: int) -> str:
    # a clock may say what no calendar has
    return f"On {utc_day(time).isoformat()}" if 0 <= time <= _LAST_DAY else "On a day that no calendar has,"


def _by_changeset(places: Iterable[Place]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for uid, place in sorted(places):
        found[uid].append(place)
    return found


def _entries(places: list[int]) -> str:
    return f"{'entry' if len(places) == 1 else 'entries'} {listed([place + 1 for place in places])}"


def _was(places: list[int]) -> str:
    return "was" if len(places) == 1 else "were"


def listed(numbers: list[int], most: int = 8) -> str:
    """Numbers in a sentence: at most so many, and how many more there are."""
    shown = ", ".join(map(str, numbers[:most]))
    return shown if len(numbers) <= most else f"{shown} and {len(numbers) - most} more"
