"""Sealed files of another copy: taken over as sealed bytes, before the rows that name them are committed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from dataclasses import dataclass

from tocsin.actions.taking import Progress, Taken
from tocsin.domain.errors import DamagedCopy, DamagedFile, MissingFile, NewerFormat
from tocsin.domain.operations import FileSealed
from tocsin.records import store
from tocsin.records.derived import File
from tocsin.records.record import PLACES
from tocsin.records.words import SCOPES
from tocsin.vault import Vault


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is not here: `numbers` of the operations that name it; `ours` where it was here and is lost."""

    scope: str
    digest: str
    numbers: tuple[int, ...]
    ours: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many files came in, and how many that were lost here came back."""

    files: int = 0
    healed: int = 0


def fetch(taken: Taken, here: Vault, there: Vault, undo: ExitStack, progress: Progress) -> Fetched:
    """Copy what came in, and what was lost here and is sound there; `undo` takes away again what came in.

    Each is read and verified before it gets its name. Raises DamagedCopy where one that came in is missing or damaged
    there, DiskFull, CannotWrite.
    """
    files = healed = 0
    wanted = list(_wanted(taken, here))
    for done, one in enumerate(wanted, 1):
        if not one.ours:
            undo.callback(here.discard_named, here.name(one.scope, one.digest))
        try:
            _copy(one, here, there)
        except (MissingFile, DamagedFile, NewerFormat) as exc:
            if not one.ours:
                words = "is missing" if isinstance(exc, MissingFile) else "was altered"
                raise DamagedCopy(what=f"a sealed file {words}") from exc
        else:
            files, healed = files + (not one.ours), healed + one.ours
        progress("files", done, len(wanted))
    return Fetched(files, healed)


def _wanted(taken: Taken, here: Vault) -> Iterator[Wanted]:
    first = (taken.before + 1) * PLACES
    named: dict[tuple[int, str], list[int]] = defaultdict(list)
    for number, scope, digest in File.objects.order_by("id").values_list("id", "scope", "digest").iterator():
        named[scope, digest].append(number)
    for (scope, digest), numbers in named.items():
        ours = numbers[0] < first
        if not (ours and here.holds(SCOPES.word(scope), digest)):
            yield Wanted(SCOPES.word(scope), digest, tuple(numbers), ours)


def _copy(one: Wanted, here: Vault, there: Vault) -> None:
    """The first operation that names a file here has the key that opens it here; there it may be another's."""
    first, *others = _keys(one.numbers)
    try:
        here.adopt(one.scope, one.digest, first, there)
    except DamagedFile:
        for key in others:
            if _opens(there, one, key):
                with there.open(one.scope, one.digest, key) as content:
                    here.put(one.scope, content, known=lambda _digest: first)
                return
        raise


def _keys(numbers: Sequence[int]) -> list[bytes]:
    told = store.operations(numbers)
    found = [operation.key_bytes() for number in numbers if isinstance(operation := told.get(number), FileSealed)]
    return list(dict.fromkeys(found))


def _opens(vault: Vault, one: Wanted, key: bytes) -> bool:
    try:
        vault.verify(one.scope, one.digest, key)
    except DamagedFile:
        return False
    return True
