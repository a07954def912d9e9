"""Published answers, and our own that are fixed in `tests/vectors/crypto.json` for whoever writes a second reader."""

from __future__ import annotations

import hashlib
import io
import json
from pathlib import Path
from typing import Any

import pytest
from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.crypto import aead, kdf, keys, padding, signing, stream
from tocsin.crypto.kdf import KdfParameters

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "crypto.json").read_text(encoding="utf-8"))


def raw(vector: dict[str, Any], *names: str) -> list[bytes]:
    return [bytes.fromhex(vector[name]) for name in names]


def sealed(key: bytes, header: bytes, content: bytes) -> bytes:
    written = bytearray()
    writer = stream.Writer(key, header, written.extend)
    writer.write(content)
    writer.finish()
    return bytes(written)


@pytest.mark.parametrize("vector", VECTORS["hkdf_sha256"], ids=lambda v: v["source"])
def test_hkdf(vector: dict[str, Any]) -> None:
    ikm, salt, info, okm = raw(vector, "ikm", "salt", "info", "okm")
    assert keys.derive(ikm, info, salt=salt, length=len(okm)) == okm


@pytest.mark.parametrize("vector", VECTORS["hmac_sha256"], ids=lambda v: v["source"])
def test_hmac(vector: dict[str, Any]) -> None:
    key, data, mac = raw(vector, "key", "data", "mac")
    assert keys.keyed_digest(key, data) == mac


@pytest.mark.parametrize("vector", VECTORS["aes_256_gcm"], ids=lambda v: v["source"])
def test_aes_gcm(vector: dict[str, Any]) -> None:
    key, nonce, plaintext, aad, answer = raw(vector, "key", "nonce", "plaintext", "aad", "sealed")
    assert AESGCM(key).encrypt(nonce, plaintext, aad) == answer
    assert aead.unseal(key, nonce + answer, aad) == plaintext


@pytest.mark.parametrize("vector", VECTORS["ed25519"], ids=lambda v: v["source"])
def test_ed25519(vector: dict[str, Any]) -> None:
    private, public, data, signature = raw(vector, "private", "public", "data", "signature")
    assert signing.public_of(private) == public
    assert signing.sign(private, data) == signature
    assert signing.verify(public, signature, data)


@pytest.mark.parametrize("vector", VECTORS["passphrases"], ids=lambda v: v["normalised"])
def test_a_passphrase_is_normalised_then_stretched(vector: dict[str, Any]) -> None:
    salt, key = raw(vector, "salt", "key")
    cost = KdfParameters(vector["memory_kib"], vector["passes"], vector["lanes"])
    assert kdf.normalised(vector["typed"]).decode() == vector["normalised"]
    assert kdf.stretch(vector["typed"], salt, cost) == kdf.stretch(vector["normalised"], salt, cost) == key


@pytest.mark.parametrize("vector", VECTORS["streams"], ids=lambda v: v["name"])
def test_streams(vector: dict[str, Any]) -> None:
    key, header, content, answer = raw(vector, "key", "header", "content", "sealed")
    assert sealed(key, header, content) == answer
    assert stream.Reader(io.BytesIO(answer), key, len(header)).readall() == content


@pytest.mark.parametrize("vector", VECTORS["large_streams"], ids=lambda v: str(v["length"]))
def test_streams_of_several_chunks(vector: dict[str, Any]) -> None:
    key, header = raw(vector, "key", "header")
    content = bytes(place % 251 for place in range(vector["length"]))
    answer = sealed(key, header, content)
    assert len(answer) == vector["sealed_length"] == stream.sealed_size(len(header), len(content))
    assert hashlib.sha256(answer).hexdigest() == vector["sealed_sha256"]
    assert stream.Reader(io.BytesIO(answer), key, len(header)).readall() == content


@pytest.mark.parametrize(("length", "size"), VECTORS["padding"])
def test_padding(length: int, size: int) -> None:
    assert padding.padded(length) == size
