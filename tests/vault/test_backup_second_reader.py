"""A reader of backups written from docs/format alone: the standard library and `cryptography`, not a line of ours.

It reads `tests/vectors/backup-1`, which is never made again: a later version restores it, or the promise is broken.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidSignature, InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hpke import AEAD, KDF, KEM, Suite
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

ROOT = Path(__file__).parents[1] / "vectors" / "backup-1"
BACKUP = ROOT / "backup"
EXPECTED = json.loads((ROOT / "expected.json").read_text(encoding="utf-8"))
HPKE = Suite(KEM.X25519, KDF.HKDF_SHA256, AEAD.AES_256_GCM)
MARK = bytes([0x00, 0xFF, 0x73, 0x65, 0x74, 0x31, 0xFF, 0x00])


class Refused(Exception):
    """What a reader says of bytes that are not as the pages say."""


# --- the second reader ------------------------------------------------------------------------------------------------


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text_of(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def digest(data: bytes) -> str:
    return text_of(hashlib.sha256(data).digest())


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hkdf(key: bytes, label: str, salt: bytes | None = None, length: int = 32) -> bytes:
    return HKDF(SHA256(), length, salt, label.encode()).derive(key)


def unseal(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    try:
        return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)
    except InvalidTag as exc:
        raise Refused("a seal") from exc


def labelled(path: Path) -> dict[str, Any]:
    """An object with a plain digest, as header.json and backup.json are."""
    data = path.read_bytes()
    try:
        value: dict[str, Any] = json.loads(data)
        if canonical(value) != data or value.pop("digest") != digest(canonical(value)):
            raise Refused(path.name)
    except (ValueError, KeyError, TypeError, AttributeError) as exc:
        raise Refused(path.name) from exc
    return value


def open_header(header: dict[str, Any], passphrase: str) -> tuple[bytes, dict[str, Any]]:
    """Master key and keyring."""
    cost = header["kdf"]
    stretched = Argon2id(
        salt=raw(header["salt"]),
        length=32,
        iterations=cost["passes"],
        lanes=cost["lanes"],
        memory_cost=cost["memory_kib"],
    ).derive(" ".join(passphrase.split()).encode())
    private = X25519PrivateKey.from_private_bytes(hkdf(hkdf(stretched, "tocsin/1/slot"), "tocsin/2/slot-key"))
    for place, slot in enumerate(header["slots"]):
        try:
            master = HPKE.decrypt(raw(slot), private, info=bound(header, f"slot {place}"))[:32]
        except InvalidTag:
            continue
        ring = unseal(hkdf(master, "tocsin/2/keyring"), raw(header["keyring"]), bound(header, "keyring"))
        return master, json.loads(ring)
    raise Refused("no slot opens")


def bound(header: dict[str, Any], part: str) -> bytes:
    return canonical({"format": header["format"], "kdf": header["kdf"], "part": part, "salt": header["salt"]})


def padded(size: int) -> int:
    if size <= 4096:
        return 4096
    exponent = size.bit_length() - 1
    step = 1 << exponent - exponent.bit_length()
    return -(-size // step) * step


def read_stream(data: bytes, key: bytes, magic: bytes) -> bytes:
    """The content of a sealed part, or of a file of the vault."""
    header, body = data[:40], data[40:]
    if header[:8] != magic:
        raise Refused("magic")
    both = hkdf(key, "tocsin/1/stream", header[8:], 39)
    pieces = [body[start : start + 65_552] for start in range(0, len(body), 65_552)]
    plain = b""
    for number, piece in enumerate(pieces):
        nonce = both[32:] + number.to_bytes(4, "big") + bytes([number == len(pieces) - 1])
        try:
            plain += AESGCM(both[:32]).decrypt(nonce, piece, header)
        except InvalidTag as exc:
            raise Refused("chunk") from exc
    length = int.from_bytes(plain[-8:], "big")
    if len(plain) != padded(length + 8) or plain[length:-8].strip(b"\x00"):
        raise Refused("padding")
    return plain[:length]


class Reader:
    """One backup, opened."""

    def __init__(self, folder: Path, passphrase: str) -> None:
        self.folder = folder
        label = labelled(folder / "backup.json")
        if label["format"] != "tocsin-backup/1":
            raise Refused("format")
        master, self.ring = open_header(labelled(folder / "header.json"), passphrase)
        self.key = hkdf(master, "tocsin/1/backup")
        marks = {name: label[name] for name in ("at", "format", "of", "salt")}
        self.manifest = json.loads(unseal(self.key, raw(label["manifest"]), canonical(marks)))
        self.label = label

    def mark(self, what: bytes) -> str:
        data = b"tocsin/1/backup-mark\x00" + what
        return text_of(hmac.new(raw(self.ring["name_key"]), data, hashlib.sha256).digest())

    def part(self, place: str, entry: dict[str, Any], magic: bytes) -> bytes:
        data = (self.folder / place / entry["name"]).read_bytes()
        if digest(data) != entry["digest"]:
            raise Refused("digest")
        return read_stream(data, self.key, magic)

    def changesets(self) -> Iterator[tuple[bytes, bytes, list[tuple[bytes, bytes | None]]]]:
        """Header, signature, and each operation's commitment and bytes."""
        log, number = bytes(32), 0
        for segment in self.manifest["segments"]:
            content = self.part("segments", segment, b"tocsinG1")
            size = int.from_bytes(content[:4], "big")
            if json.loads(content[4 : 4 + size]) != {"before": text_of(log), "first": number + 1}:
                raise Refused("head")
            at = 4 + size
            while at < len(content):
                one, at = changeset(content, at)
                log, number = hashlib.sha256(log + hashlib.sha256(one[0]).digest()).digest(), number + 1
                yield one
            if (segment["last"], segment["log"]) != (number, text_of(log)):
                raise Refused("segment")
        if (self.manifest["changesets"], self.manifest["log"]) != (number, text_of(log)):
            raise Refused("manifest")


def changeset(data: bytes, at: int) -> tuple[tuple[bytes, bytes, list[tuple[bytes, bytes | None]]], int]:
    if data[at : at + 8] != MARK:
        raise Refused("mark")
    header, at = sized(data, at + 8)
    signature, at = data[at : at + 64], at + 64
    count, at = int.from_bytes(data[at : at + 4], "big"), at + 4
    operations: list[tuple[bytes, bytes | None]] = []
    for _ in range(count):
        if data[at] == 0:
            operations.append((data[at + 1 : at + 33], None))
            at += 33
        else:
            body, after = sized(data, at + 17)
            salted = b"tocsin:operation:1\x00" + data[at + 1 : at + 17] + body
            operations.append((hashlib.sha256(salted).digest(), body))
            at = after
    return (header, signature, operations), at


def sized(data: bytes, at: int) -> tuple[bytes, int]:
    size = int.from_bytes(data[at : at + 4], "big")
    return data[at + 4 : at + 4 + size], at + 4 + size


def root(leaves: list[bytes]) -> bytes:
    if len(leaves) == 1:
        return leaves[0]
    split = 1
    while split * 2 < len(leaves):
        split *= 2
    return hashlib.sha256(b"tocsin:node:1\x00" + root(leaves[:split]) + root(leaves[split:])).digest()


# --- what it finds ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module", params=EXPECTED["opens"], ids=["passphrase", "recovery sheet"])
def reader(request: pytest.FixtureRequest) -> Reader:
    return Reader(BACKUP, request.param)


def test_another_passphrase_opens_nothing() -> None:
    with pytest.raises(Refused, match="no slot"):
        Reader(BACKUP, EXPECTED["refused"])


def test_the_manifest_and_the_marks(reader: Reader) -> None:
    manifest, salt = reader.manifest, raw(reader.label["salt"])
    assert (manifest["changesets"], manifest["operations"]) == (len(EXPECTED["changesets"]), EXPECTED["operations"])
    assert (manifest["log"], manifest["made"], manifest["lost"]) == (EXPECTED["log"], EXPECTED["made"], [])
    assert len(manifest["segments"]) > 1
    assert reader.mark(b"of\x00" + salt) == reader.label["of"]
    assert reader.mark(b"at\x00" + salt + raw(manifest["log"])) == reader.label["at"]


def test_every_changeset_with_root_and_signature(reader: Reader) -> None:
    found = list(reader.changesets())
    assert [digest(header) for header, _, _ in found] == EXPECTED["changesets"]
    assert [base64.b64encode(signature).decode() for _, signature, _ in found] == EXPECTED["signed"]
    bodies = [body for _, _, operations in found for _, body in operations]
    assert [None if body is None else body.decode() for body in bodies] == EXPECTED["bodies"]
    added = next(json.loads(body) for body in bodies if body and b'"op":"device.added"' in body)
    key = Ed25519PublicKey.from_public_bytes(raw(added["key"]))
    for header, signature, operations in found:
        assert json.loads(header)["root"] == text_of(root([commitment for commitment, _ in operations]))
        key.verify(signature, b"tocsin:changeset:1\x00" + hashlib.sha256(header).digest())
        with pytest.raises(InvalidSignature):
            key.verify(signature, b"tocsin:changeset:1\x00" + hashlib.sha256(header + b" ").digest())


def test_what_was_erased_is_gone_and_its_place_is_there(reader: Reader) -> None:
    every = [one for _, _, operations in reader.changesets() for one in operations]
    assert sum(body is None for _, body in every) == 1
    assert not any(EXPECTED["erased"].encode() in (body or b"") for _, body in every)


def test_the_local_tables(reader: Reader) -> None:
    lines = reader.part("local", reader.manifest["local"], b"tocsinL1").decode().splitlines(keepends=True)
    assert [line for line in lines if '"backup"' not in line] == EXPECTED["local"]
    assert {json.loads(line)["table"] for line in lines} == {"log_entry", "proposal"}


def test_a_sealed_file(reader: Reader) -> None:
    name = EXPECTED["file"]["name"]
    data = (BACKUP / "vault" / name[:2] / name[2:]).read_bytes()
    assert read_stream(data, raw(EXPECTED["file"]["key"]), b"tocsinV1").decode() == EXPECTED["file"]["content"]


@pytest.mark.parametrize("name", ["backup.json", "segments/000001", "local/000003"])
@pytest.mark.parametrize("place", [0, 9, 100, 2000, -1])
def test_a_flipped_byte_is_refused_by_both(tmp_path: Path, name: str, place: int) -> None:
    from support.ready import set_up

    set_up()
    from tocsin.actions.check_backup import check_backup
    from tocsin.domain.errors import TocsinError

    shutil.copytree(BACKUP, tmp_path / "backup")
    data = bytearray((tmp_path / "backup" / name).read_bytes())
    data[place] ^= 1
    (tmp_path / "backup" / name).write_bytes(data)
    with pytest.raises(Refused):
        read_all(tmp_path / "backup")
    try:
        damaged = check_backup(tmp_path / "backup", EXPECTED["opens"][0]).damaged
    except TocsinError as exc:
        damaged = (str(exc),)
    assert damaged


def read_all(folder: Path) -> None:
    found = Reader(folder, EXPECTED["opens"][0])
    list(found.changesets())
    found.part("local", found.manifest["local"], b"tocsinL1")


def test_this_version_restores_it(tmp_path: Path) -> None:
    from support.ready import set_up

    set_up()
    from tocsin.actions.restore import restore

    found = restore(BACKUP, tmp_path / "office.tocsin", EXPECTED["opens"][1])
    assert found.verified.damaged == ()
    assert found.by_recovery
    assert found.verified.changesets == len(EXPECTED["changesets"]) + 1
