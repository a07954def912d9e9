"""Every byte of an unlocked workspace as whoever holds its keys could read it: to look for what was erased.

Pages of record.db and frames of its log are decrypted without SQL, free ones and rests of old ones included; sealed
files with every key that the record still holds; what identifies a source; heads. Bytes that are deflated are inflated
from every place at which a stream may begin.
"""

from __future__ import annotations

import base64
import zlib
from collections.abc import Iterable, Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes

from support.cases import every_operation
from tocsin.actions.entry import compartment_place
from tocsin.actions.init import Office
from tocsin.domain.errors import DamagedFile
from tocsin.domain.lemmas import name_tokens, text_tokens
from tocsin.domain.names import fold_name
from tocsin.domain.operations import ClaimMade, FileSealed, Sealed
from tocsin.lib import canonical
from tocsin.records.packing import DICTIONARY_1
from tocsin.vault.sealed import Content

PAGE, SALT, RESERVE = 4096, 16, 80
WAL_HEADER, FRAME_HEADER = 32, 24
SHORTEST = 12  # bytes: an inflated rest that is shorter says nothing


def holding(office: Office, words: Iterable[str]) -> set[str]:
    """Where any form of these words stands, by the part of the workspace."""
    forms = {form for word in words for form in forms_of(word)}
    return {where for where, data in parts(office) if any(form in data for form in forms)}


def forms_of(word: str) -> set[bytes]:
    """A word as it may stand somewhere: as it is, folded, transliterated, as tokens of the index, in three encodings.

    An index leaves out the first letters where they are those of the token before, so two are left off everywhere.
    """
    texts = {word, word.upper(), word.casefold(), fold_name(word), *name_tokens(word), *text_tokens(word)}
    return {text[2:].encode(code) for text in texts for code in ("utf-8", "utf-16-le", "utf-16-be")}


def parts(office: Office) -> Iterator[tuple[str, bytes]]:
    """The parts of a workspace, decrypted and as they lie on the disk."""
    session = office.session
    key = session.record_key
    record = list(_pages(session.record_path.read_bytes(), key))
    yield from (("record.db", page) for page in record)
    log = session.record_path.with_name("record.db-wal")
    frames = list(_frames(log.read_bytes() if log.exists() else b"", key))
    yield from (("log", page) for page in frames)
    for page in {*record[1:], *frames}:
        yield from (("deflated", data) for data in inflated(page))
    yield from (("vault", data) for data in _files(session.vault_path))
    yield from (("source", data) for data in _sources(office))
    yield "heads", canonical.encode(session.read_heads().value)
    for path in session.folder.rglob("*"):
        yield "name", path.name.encode()
        if path.is_file():
            yield "as it lies", path.read_bytes()


def _pages(record: bytes, key: bytes) -> Iterator[bytes]:
    for start in range(0, len(record), PAGE):
        page = record[start : start + PAGE]
        yield _opened(page[SALT:] if start == 0 else page, key)


def _frames(log: bytes, key: bytes) -> Iterator[bytes]:
    size = FRAME_HEADER + PAGE
    for start in range(WAL_HEADER, len(log) - size + 1, size):
        number = int.from_bytes(log[start : start + 4], "big")
        page = log[start + FRAME_HEADER : start + size]
        yield _opened(page[SALT:] if number == 1 else page, key)


def _opened(page: bytes, key: bytes) -> bytes:
    vector = page[len(page) - RESERVE :][:16]
    return Cipher(algorithms.AES(key), modes.CBC(vector)).decryptor().update(page[: len(page) - RESERVE])


def inflated(page: bytes) -> Iterator[bytes]:
    """What stands in a page deflated, whole or the beginning of it, from every place.

    The dictionary does for what was deflated without one: that points at nothing before its own beginning.
    """
    for start in range(len(page)):
        if _may_begin(page, start):
            try:
                data = zlib.decompressobj(-15, DICTIONARY_1).decompress(page[start:])
            except zlib.error:
                continue
            if len(data) >= SHORTEST:
                yield data


def _may_begin(page: bytes, start: int) -> bool:
    """Whether a block may: one of three kinds, of which the stored one gives its length and what inverts it."""
    kind = page[start] & 0b110
    if kind:
        return kind != 0b110
    length, inverted = page[start + 1 : start + 3], page[start + 3 : start + 5]
    return len(inverted) == 2 and all(one ^ other == 0xFF for one, other in zip(length, inverted, strict=True))


def _files(vault: Path) -> Iterator[bytes]:
    keys = {one.key_bytes() for one in every_operation() if isinstance(one, FileSealed)}
    for path in vault.rglob("*"):
        if path.is_file():
            yield from (data for key in keys if (data := _content(path, key)) is not None)


def _content(path: Path, key: bytes) -> bytes | None:
    with path.open("rb") as file:
        try:
            return Content(file, key).readall()
        except DamagedFile:  # another file's key
            return None


def _sources(office: Office) -> Iterator[bytes]:
    for one in every_operation():
        if isinstance(one, ClaimMade) and isinstance(one.value, Sealed):
            place = compartment_place(one.claim, one.entity, one.property)
            sealed = base64.urlsafe_b64decode(one.value.sealed + "=" * (-len(one.value.sealed) % 4))
            yield office.session.open_source(sealed, place)
