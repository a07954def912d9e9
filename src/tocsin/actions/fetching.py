"""Sealed files of another copy: taken over as sealed bytes, before the rows that name them are committed."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, suppress
from dataclasses import dataclass

from django.db.models import Count

from tocsin.actions.taking import Progress, Taken
from tocsin.domain.errors import Cause, DamagedCopy, DamagedFile, MissingFile, NewerFormat
from tocsin.domain.operations import FileSealed, Known
from tocsin.records import bulk, store
from tocsin.records.derived import File
from tocsin.records.places import PLACES
from tocsin.records.words import SCOPES
from tocsin.vault import Vault
from tocsin.workspace import current

Apart = dict[tuple[str, str], list[bytes]]  # keys by scope and digest


@dataclass(frozen=True, slots=True)
class Wanted:
    """A file that is not here: `numbers` of the operations that name it; `ours` where it was here and is lost."""

    scope: str
    digest: str
    numbers: tuple[int, ...]
    ours: bool


@dataclass(frozen=True, slots=True)
class Fetched:
    """How many files came in, and how many that were lost here came back.

    `aside`: some took the place of another form of theirs, which is swept when the rows are committed.
    """

    files: int = 0
    healed: int = 0
    aside: bool = False


def fetch(taken: Taken, here: Vault, there: Vault, undo: ExitStack, progress: Progress) -> Fetched:
    """Copy what came in, and what was lost here and is sound there; `undo` takes away again what came in.

    What was erased and received again there lies here under its older key, which counts until the rows are committed:
    it is set aside, and `undo`, or after a kill the next unlocking, brings it back. Each is read and verified before it
    gets its name. Raises DamagedCopy where one that came in is missing or damaged there, DiskFull, CannotWrite.
    """
    files, healed, aside = 0, 0, False
    wanted = list(_wanted(taken, here))
    for done, one in enumerate(wanted, 1):
        if not one.ours:
            undo.callback(here.bring_back, here.name(one.scope, one.digest))
            aside = _set_aside(one, here) or aside
        try:
            _copy(one, here, there)
        except (MissingFile, DamagedFile, NewerFormat) as exc:
            if not one.ours:
                gone = isinstance(exc, MissingFile)
                why = Cause("a sealed file is missing") if gone else Cause("a sealed file was altered")
                raise DamagedCopy(why=why) from exc
        else:
            files, healed = files + (not one.ours), healed + one.ours
        progress("files", done, len(wanted))
    return Fetched(files, healed, aside)


def _set_aside(one: Wanted, here: Vault) -> bool:
    there_is = here.holds(one.scope, one.digest)
    if there_is:
        current.require().session.leave_marked()  # whatever fails from here on, the next unlocking looks
        here.set_aside(here.name(one.scope, one.digest))
    return there_is


def keyed_apart() -> Apart:
    """Files to which copies that received them apart gave keys of their own, with these. To be asked before a merge."""
    several = File.objects.values_list("scope", "digest").annotate(named=Count("id")).filter(named__gt=1)
    found: Apart = {}
    for chunk in bulk.chunks(several.values_list("digest", flat=True).order_by("digest").distinct()):
        named: dict[tuple[str, str], list[int]] = defaultdict(list)
        rows = File.objects.filter(digest__in=chunk).order_by("id").values_list("id", "scope", "digest")
        for number, scope, digest in rows:
            named[SCOPES.word(scope), digest].append(number)
        told = store.operations(number for numbers in named.values() for number in numbers)
        keys = ((file, _keys_in(told, numbers)) for file, numbers in named.items())
        found.update((file, held) for file, held in keys if len(held) > 1)
    return found


def seal_anew(apart: Apart, here: Vault) -> None:
    """Where what came in took the key that a file lies under here, and another one stays: seal it under that one.

    Before the rows are committed: until then both keys count, and either opens it. Raises DiskFull, CannotWrite.
    """
    for (scope, digest), before in apart.items():
        left = keys_of(scope, digest)
        if left and not any(here.opens(scope, digest, key) for key in left):
            for key in before:
                with suppress(MissingFile, DamagedFile, NewerFormat):
                    here.seal_anew(scope, digest, key, left[0])


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


def keys_of(scope: str, digest: str) -> list[bytes]:
    """The keys of a file that rows name, each once."""
    rows = File.objects.filter(scope=SCOPES.known(scope), digest=digest).order_by("id")
    return _keys(list(rows.values_list("id", flat=True)))


def _keys(numbers: Sequence[int]) -> list[bytes]:
    return _keys_in(store.operations(numbers), numbers)


def _keys_in(told: Mapping[int, Known], numbers: Sequence[int]) -> list[bytes]:
    """Each once, in the order in which they came to be here."""
    found = [operation.key_bytes() for number in numbers if isinstance(operation := told.get(number), FileSealed)]
    return list(dict.fromkeys(found))


def _opens(vault: Vault, one: Wanted, key: bytes) -> bool:
    try:
        vault.verify(one.scope, one.digest, key)
    except DamagedFile:
        return False
    return True
