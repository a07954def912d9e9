"""A reader written from docs/format alone, without a line of ours, and the workspace of format 1 that opens for ever.

Nothing of `tocsin` may be imported by the reader: it is what somebody else would write when Tocsin is gone.
"""

from __future__ import annotations

import base64
import hashlib
import hmac
import json
import shutil
import unicodedata
from pathlib import Path
from typing import Any

import pytest
from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey, Ed25519PublicKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from tocsin import workspace
from tocsin.domain import errors
from tocsin.vault import Vault
from tocsin.workspace.encoding import bytes_of

ROOT = Path(__file__).parents[1] / "vectors" / "workspace-1"
OFFICE = ROOT / "office"
EXPECTED = json.loads((ROOT / "expected.json").read_text(encoding="utf-8"))


# --- the second reader ------------------------------------------------------------------------------------------------


def raw(text: str) -> bytes:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hkdf(key: bytes, label: str, salt: bytes | None = None, length: int = 32) -> bytes:
    return HKDF(SHA256(), length, salt, label.encode()).derive(key)


def unseal(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)


def read_header(path: Path) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(path.read_bytes())
    digest = value.pop("digest")
    assert digest == text(hashlib.sha256(canonical(value)).digest())
    assert value["format"] == "tocsin-workspace/1"
    return value


def open_header(header: dict[str, Any], passphrase: str) -> dict[str, Any]:
    kdf = header["kdf"]
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split()).encode()
    stretched = Argon2id(
        salt=raw(header["salt"]),
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    ).derive(typed)
    wrap = hkdf(stretched, "tocsin/1/slot")
    for place, slot in enumerate(header["slots"]):
        try:
            plain = unseal(wrap, raw(slot), binding(header, f"slot {place}"))
        except InvalidTag:
            continue
        ring = unseal(hkdf(plain[:32], "tocsin/1/keyring"), raw(header["keyring"]), binding(header, "keyring"))
        kind = {1: "passphrase", 2: "recovery"}[plain[48]]
        return {"master": plain[:32], "member": text(plain[32:48]), "kind": kind, "keyring": json.loads(ring)}
    raise PermissionError("no slot opens")


def binding(header: dict[str, Any], part: str) -> bytes:
    return canonical({"format": header["format"], "kdf": header["kdf"], "part": part, "salt": header["salt"]})


def read_heads(master: bytes) -> Any:
    data = (OFFICE / "heads").read_bytes()
    assert data[:8] == b"tocsinH1"
    return json.loads(unseal(hkdf(master, "tocsin/1/heads"), data[8:], b"tocsinH1"))


def read_sealed_file(data: bytes, key: bytes) -> bytes:
    header, body = data[:40], data[40:]
    assert header[:8] == b"tocsinV1"
    both = hkdf(key, "tocsin/1/stream", header[8:], 39)
    pieces = [body[start : start + 65552] for start in range(0, len(body), 65552)]
    plain = b""
    for number, piece in enumerate(pieces):
        last = number == len(pieces) - 1
        nonce = both[32:] + number.to_bytes(4, "big") + (b"\x01" if last else b"\x00")
        plain += AESGCM(both[:32]).decrypt(nonce, piece, header)
    return plain[: int.from_bytes(plain[-8:], "big")]


# --- what it finds ----------------------------------------------------------------------------------------------------


@pytest.fixture(scope="module")
def opened() -> dict[str, Any]:
    return open_header(read_header(OFFICE / "header.json"), EXPECTED["opens"][0]["passphrase"])


@pytest.mark.parametrize("name", ["header.json", "header-copy.json"])
@pytest.mark.parametrize("opens", EXPECTED["opens"], ids=lambda opens: opens["kind"])
def test_each_slot_opens_in_both_copies(name: str, opens: dict[str, str]) -> None:
    found = open_header(read_header(OFFICE / name), opens["passphrase"])
    assert (found["member"], found["kind"]) == (opens["member"], opens["kind"])


@pytest.mark.parametrize("passphrase", EXPECTED["refused"])
def test_what_must_be_refused_is(passphrase: str) -> None:
    with pytest.raises(PermissionError):
        open_header(read_header(OFFICE / "header.json"), passphrase)


def test_keys_device_and_heads(opened: dict[str, Any]) -> None:
    ring = opened["keyring"]
    public = Ed25519PrivateKey.from_private_bytes(raw(ring["device_private"])).public_key().public_bytes_raw()
    assert text(hkdf(opened["master"], "tocsin/1/record")) == EXPECTED["record_key"]
    assert (ring["device"], text(public)) == (EXPECTED["device"], EXPECTED["device_key"])
    assert len(ring["slots"]) == len(EXPECTED["opens"])
    assert read_heads(opened["master"]) == EXPECTED["heads"]
    signed = EXPECTED["signed"]
    Ed25519PublicKey.from_public_bytes(public).verify(raw(signed["signature"]), signed["data"].encode())


def test_a_source(opened: dict[str, Any]) -> None:
    source = EXPECTED["source"]
    aad = b"tocsin/1/source\x00" + source["aad"].encode()
    plain = unseal(raw(opened["keyring"]["source_key"]), raw(source["sealed"]), aad)
    assert plain.decode() == source["plaintext"]


@pytest.mark.parametrize("file", EXPECTED["vault"], ids=lambda file: file["name"][:8])
def test_a_sealed_file(opened: dict[str, Any], file: dict[str, Any]) -> None:
    named = b"tocsin/1/vault-name\x00" + file["scope"].encode() + b"\x00" + raw(file["digest"])
    name = hmac.new(raw(opened["keyring"]["name_key"]), named, hashlib.sha256).hexdigest()
    assert name == file["name"]
    content = read_sealed_file((OFFICE / "vault" / name[:2] / name[2:]).read_bytes(), raw(file["key"]))
    assert len(content) == file["size"]
    assert text(hashlib.sha256(content).digest()) == file["digest"]


# --- and what we find in it, for ever ---------------------------------------------------------------------------------


@pytest.mark.parametrize("opens", EXPECTED["opens"], ids=lambda opens: opens["kind"])
def test_a_workspace_of_format_1_opens(tmp_path: Path, opens: dict[str, str]) -> None:
    shutil.copytree(OFFICE, tmp_path / "office")
    with workspace.unlock(tmp_path / "office", opens["passphrase"]) as session:
        assert (session.member, session.device) == (opens["member"], EXPECTED["device"])
        assert session.record_key == bytes_of(EXPECTED["record_key"])
        assert session.read_heads().value == EXPECTED["heads"]
        source = EXPECTED["source"]
        plain = session.open_source(bytes_of(source["sealed"]), source["aad"].encode())
        assert plain.decode() == source["plaintext"]
        for file in EXPECTED["vault"]:
            Vault(session).verify(file["scope"], file["digest"], bytes_of(file["key"]))


@pytest.mark.parametrize("passphrase", EXPECTED["refused"])
def test_a_workspace_of_format_1_refuses(tmp_path: Path, passphrase: str) -> None:
    shutil.copytree(OFFICE, tmp_path / "office")
    with pytest.raises(errors.CannotUnlock):
        workspace.unlock(tmp_path / "office", passphrase)
