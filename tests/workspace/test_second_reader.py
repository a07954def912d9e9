"""A reader written from docs/format alone, without a line of ours, and the workspaces of each format, open for ever.

Nothing of `tocsin` may be imported by the reader: it is what somebody else would write when Tocsin is gone. HPKE it
opens by hand, out of RFC 9180.
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
from cryptography.hazmat.primitives.asymmetric.x25519 import X25519PrivateKey
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id
from cryptography.hazmat.primitives.kdf.hkdf import HKDF

from support import rfc9180
from tocsin import workspace
from tocsin.domain import errors
from tocsin.vault import Vault
from tocsin.workspace import copies, header
from tocsin.workspace.copies import CopyState
from tocsin.workspace.encoding import bytes_of

VECTORS = Path(__file__).parents[1] / "vectors"
SLOT_SIZES = {"tocsin-workspace/1": 77, "tocsin-workspace/2": 97}


def known(number: int) -> Any:
    return json.loads((VECTORS / f"workspace-{number}" / "expected.json").read_text(encoding="utf-8"))


ALL = {number: known(number) for number in (1, 2)}


def office(number: int) -> Path:
    return VECTORS / f"workspace-{number}" / "office"


# --- the second reader ------------------------------------------------------------------------------------------------


class Damaged(ValueError):
    """What the pages call damaged."""


class Newer(ValueError):
    """What the pages call newer."""


def raw(text: str, size: int | None = None) -> bytes:
    data = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if base64.urlsafe_b64encode(data).decode().rstrip("=") != text or size not in (None, len(data)):
        raise Damaged("base64url")
    return data


def text(data: bytes) -> str:
    return base64.urlsafe_b64encode(data).decode().rstrip("=")


def canonical(value: Any) -> bytes:
    return json.dumps(value, sort_keys=True, separators=(",", ":"), ensure_ascii=False).encode()


def hkdf(key: bytes, label: str, salt: bytes | None = None, length: int = 32) -> bytes:
    return HKDF(SHA256(), length, salt, label.encode()).derive(key)


def unseal(key: bytes, sealed: bytes, aad: bytes) -> bytes:
    return AESGCM(key).decrypt(sealed[:12], sealed[12:], aad)


def read_header(data: bytes) -> dict[str, Any]:
    value: dict[str, Any] = json.loads(data)
    digest = value.pop("digest")
    if canonical({**value, "digest": digest}) != data or digest != text(hashlib.sha256(canonical(value)).digest()):
        raise Damaged("digest")
    if value["format"] not in SLOT_SIZES:
        raise (Newer if value["format"].startswith("tocsin-workspace/") else Damaged)(value["format"])
    if set(value) != {"format", "kdf", "keyring", "salt", "slots"} or len(value["slots"]) != 16:
        raise Damaged("members")
    raw(value["salt"], 32), raw(value["keyring"], 8220)
    assert [raw(slot, SLOT_SIZES[value["format"]]) for slot in value["slots"]]
    check_cost(value["kdf"])
    return value


def check_cost(kdf: dict[str, Any]) -> None:
    lanes, memory, passes = kdf["lanes"], kdf["memory_kib"], kdf["passes"]
    if not (1 <= lanes <= 16 and 8 * lanes <= memory <= 4194304 and 1 <= passes <= 20 and kdf["name"] == "argon2id"):
        raise Damaged("cost")


def wrap_key(header: dict[str, Any], passphrase: str) -> bytes:
    kdf = header["kdf"]
    typed = " ".join(unicodedata.normalize("NFKC", passphrase).split()).encode()
    argon = Argon2id(
        salt=raw(header["salt"]),
        length=32,
        iterations=kdf["passes"],
        lanes=kdf["lanes"],
        memory_cost=kdf["memory_kib"],
    )
    return hkdf(argon.derive(typed), "tocsin/1/slot")


def open_slot(header: dict[str, Any], place: int, wrap: bytes) -> bytes:
    bound = binding(header, f"slot {place}")
    if header["format"] == "tocsin-workspace/1":
        return unseal(wrap, raw(header["slots"][place]), bound)
    return rfc9180.open_base(hkdf(wrap, "tocsin/2/slot-key"), raw(header["slots"][place]), bound)


def open_header(header: dict[str, Any], passphrase: str) -> dict[str, Any]:
    wrap = wrap_key(header, passphrase)
    label = f"tocsin/{header['format'][-1]}/keyring"
    for place in range(16):
        try:
            plain = open_slot(header, place, wrap)
            ring = unseal(hkdf(plain[:32], label), raw(header["keyring"]), binding(header, "keyring"))
        except (InvalidTag, ValueError):
            continue
        assert len(ring) == 8192
        kind = {1: "passphrase", 2: "recovery"}[plain[48]]
        found = {"master": plain[:32], "member": text(plain[32:48]), "kind": kind, "wrap": wrap, "place": place}
        return {**found, "keyring": json.loads(ring)}
    raise PermissionError("no slot opens")


def binding(header: dict[str, Any], part: str) -> bytes:
    return canonical({"format": header["format"], "kdf": header["kdf"], "part": part, "salt": header["salt"]})


def source_keys(ring: dict[str, Any]) -> list[bytes]:
    return [raw(key) for key in ring.get("source_keys") or [ring["source_key"]]]


def open_source(ring: dict[str, Any], source: dict[str, str]) -> str:
    for key in source_keys(ring):
        try:
            return unseal(key, raw(source["sealed"]), b"tocsin/1/source\x00" + source["aad"].encode()).decode()
        except InvalidTag:
            continue
    raise PermissionError("sealed under no key")


def read_heads(folder: Path, master: bytes) -> Any:
    data = (folder / "heads").read_bytes()
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

EVERY_WAY = [(number, opens) for number in ALL for opens in ALL[number]["opens"]]
EVERY_REFUSAL = [(number, passphrase) for number in ALL for passphrase in ALL[number]["refused"]]
EVERY_FILE = [(number, file) for number in ALL for file in ALL[number]["vault"]]
EVERY_SOURCE = [(1, ALL[1]["source"]), *((2, source) for source in ALL[2]["sources"])]


def opened(number: int) -> dict[str, Any]:
    data = (office(number) / "header.json").read_bytes()
    return open_header(read_header(data), ALL[number]["opens"][0]["passphrase"])


@pytest.mark.parametrize("name", ["header.json", "header-copy.json"])
@pytest.mark.parametrize(("number", "opens"), EVERY_WAY)
def test_each_slot_opens_in_both_copies(name: str, number: int, opens: dict[str, str]) -> None:
    found = open_header(read_header((office(number) / name).read_bytes()), opens["passphrase"])
    assert (found["member"], found["kind"]) == (opens["member"], opens["kind"])


@pytest.mark.parametrize(("number", "passphrase"), EVERY_REFUSAL)
def test_what_must_be_refused_is(number: int, passphrase: str) -> None:
    with pytest.raises(PermissionError):
        open_header(read_header((office(number) / "header.json").read_bytes()), passphrase)


@pytest.mark.parametrize("number", ALL)
def test_keys_device_and_heads(number: int) -> None:
    found, expected = opened(number), ALL[number]
    ring = found["keyring"]
    public = Ed25519PrivateKey.from_private_bytes(raw(ring["device_private"])).public_key().public_bytes_raw()
    assert text(hkdf(found["master"], "tocsin/1/record")) == expected["record_key"]
    assert (ring["device"], text(public)) == (expected["device"], expected["device_key"])
    assert len(ring["slots"]) == len(expected["opens"])
    assert read_heads(office(number), found["master"]) == expected["heads"]
    signed = expected["signed"]
    Ed25519PublicKey.from_public_bytes(public).verify(raw(signed["signature"]), signed["data"].encode())


def test_the_keyring_holds_the_public_key_of_the_slot_and_no_secret_of_another() -> None:
    found = opened(2)
    private = X25519PrivateKey.from_private_bytes(hkdf(found["wrap"], "tocsin/2/slot-key"))
    slot = next(slot for slot in found["keyring"]["slots"] if slot["place"] == found["place"])
    assert slot["public"] == text(private.public_key().public_bytes_raw())
    assert all(set(slot) == {"kind", "member", "place", "public"} for slot in found["keyring"]["slots"])
    assert (len(source_keys(found["keyring"])), found["keyring"]["retired"]) == (2, [])


@pytest.mark.parametrize(("number", "source"), EVERY_SOURCE)
def test_a_source(number: int, source: dict[str, str]) -> None:
    assert open_source(opened(number)["keyring"], source) == source["plaintext"]


@pytest.mark.parametrize(("number", "file"), EVERY_FILE)
def test_a_sealed_file(number: int, file: dict[str, Any]) -> None:
    named = b"tocsin/1/vault-name\x00" + file["scope"].encode() + b"\x00" + raw(file["digest"])
    name = hmac.new(raw(opened(number)["keyring"]["name_key"]), named, hashlib.sha256).hexdigest()
    assert name == file["name"]
    content = read_sealed_file((office(number) / "vault" / name[:2] / name[2:]).read_bytes(), raw(file["key"]))
    assert len(content) == file["size"]
    assert text(hashlib.sha256(content).digest()) == file["digest"]


# --- and what we find, for ever ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(("number", "opens"), EVERY_WAY)
def test_a_workspace_of_every_format_opens(tmp_path: Path, number: int, opens: dict[str, str]) -> None:
    expected = ALL[number]
    shutil.copytree(office(number), tmp_path / "office")
    with workspace.unlock(tmp_path / "office", opens["passphrase"]) as session:
        assert (session.member, session.device) == (opens["member"], expected["device"])
        assert session.record_key == bytes_of(expected["record_key"])
        assert session.read_heads().value == expected["heads"]
        for source in [source for at, source in EVERY_SOURCE if at == number]:
            assert (
                session.open_source(bytes_of(source["sealed"]), source["aad"].encode()).decode() == source["plaintext"]
            )
        for file in expected["vault"]:
            Vault(session).verify(file["scope"], file["digest"], bytes_of(file["key"]))


@pytest.mark.parametrize(("number", "passphrase"), EVERY_REFUSAL)
def test_a_workspace_of_every_format_refuses(tmp_path: Path, number: int, passphrase: str) -> None:
    shutil.copytree(office(number), tmp_path / "office")
    with pytest.raises(errors.CannotUnlock):
        workspace.unlock(tmp_path / "office", passphrase)


# --- verdicts on what is broken ---------------------------------------------------------------------------------------


def break_header(how: dict[str, Any]) -> bytes:
    value = json.loads((office(2) / "header.json").read_bytes())
    old = value.pop("digest")
    value.update(how.get("set", {}))
    turn = how.get("turn", 0)
    value["slots"] = value["slots"][turn:] + value["slots"][:turn]
    digest = old if how["digest"] == "kept" else text(hashlib.sha256(canonical(value)).digest())
    return canonical({**value, "digest": digest})


@pytest.mark.parametrize("how", ALL[2]["broken"], ids=lambda how: how["name"])
def test_both_readers_say_the_same_of_what_is_broken(tmp_path: Path, how: dict[str, Any]) -> None:
    data, passphrase = break_header(how), ALL[2]["opens"][0]["passphrase"]
    verdicts = {"damaged": Damaged, "newer": Newer, "refused": PermissionError}
    with pytest.raises(verdicts[how["verdict"]]):
        open_header(read_header(data), passphrase)
    for name in (copies.FIRST, copies.SECOND):
        (tmp_path / name).write_bytes(data)
    states = {"damaged": CopyState.DAMAGED, "newer": CopyState.NEWER, "refused": CopyState.WHOLE}
    assert workspace.inspect(tmp_path).header is states[how["verdict"]]
    with pytest.raises(errors.NewerFormat if how["verdict"] == "newer" else errors.CannotUnlock):
        workspace.unlock(tmp_path, passphrase)


def test_a_header_of_each_format_comes_back_as_it_was() -> None:
    for number in ALL:
        data = (office(number) / "header.json").read_bytes()
        assert header.encode(header.decode(data)) == data
