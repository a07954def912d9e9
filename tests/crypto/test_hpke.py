"""Sealing to a public key: the answer of a second implementation, what is refused, and what must look alike."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from support import rfc9180
from tocsin.crypto import hpke
from tocsin.crypto.errors import Unauthentic

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "crypto.json").read_text(encoding="utf-8"))["hpke"]
PRIVATE = bytes(range(32))
SEALED = hpke.seal(hpke.public_of(PRIVATE), b"a bell rings", b"here")


def test_the_second_implementation_gives_the_answer_of_the_rfc() -> None:
    """RFC 9180, A.1.1: AES-128-GCM and associated data, which our suite does not use."""
    private = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    sealed = bytes.fromhex(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "f938558b5d72f1a23810b4be2ab4f84331acc02fc97babc53a52ae8218a355a96d8770ac83d07bea87e13c512a"
    )
    info = bytes.fromhex("4f6465206f6e2061204772656369616e2055726e")
    opened = rfc9180.open_base(private, sealed, info, aad=b"Count-0", aead=rfc9180.AES_128_GCM)
    assert opened == b"Beauty is truth, truth beauty"


@pytest.mark.parametrize("vector", VECTORS, ids=lambda vector: vector["source"][:20])
def test_the_known_answer_opens_in_both(vector: dict[str, str]) -> None:
    private, public, info, plaintext, sealed = (
        bytes.fromhex(vector[name]) for name in ("private", "public", "info", "plaintext", "sealed")
    )
    assert hpke.public_of(private) == public
    assert hpke.unseal(private, sealed, info) == rfc9180.open_base(private, sealed, info) == plaintext


@settings(max_examples=50)
@given(st.binary(max_size=200), st.binary(max_size=60))
def test_what_we_seal_opens_with_the_second_implementation(plaintext: bytes, info: bytes) -> None:
    sealed = hpke.seal(hpke.public_of(PRIVATE), plaintext, info)
    assert len(sealed) == len(plaintext) + hpke.OVERHEAD
    assert rfc9180.open_base(PRIVATE, sealed, info) == hpke.unseal(PRIVATE, sealed, info) == plaintext


@pytest.mark.parametrize("place", range(len(SEALED)))
def test_every_flipped_byte_is_refused(place: int) -> None:
    altered = bytearray(SEALED)
    altered[place] ^= 0x04
    with pytest.raises(Unauthentic):
        hpke.unseal(PRIVATE, bytes(altered), b"here")


@pytest.mark.parametrize("length", [0, 31, 32, 48, len(SEALED) - 1])
def test_what_is_cut_is_refused(length: int) -> None:
    with pytest.raises(Unauthentic):
        hpke.unseal(PRIVATE, SEALED[:length], b"here")


def test_what_is_longer_or_holds_no_key_is_refused() -> None:
    for sealed in (SEALED + b"\x00", bytes(len(SEALED))):
        with pytest.raises(Unauthentic):
            hpke.unseal(PRIVATE, sealed, b"here")


def test_another_key_or_place_is_refused() -> None:
    for private, info in ((os.urandom(32), b"here"), (PRIVATE, b"there"), (PRIVATE, b"")):
        with pytest.raises(Unauthentic):
            hpke.unseal(private, SEALED, info)


def test_the_same_is_never_sealed_alike() -> None:
    public = hpke.public_of(PRIVATE)
    made = {hpke.seal(public, b"a bell rings", b"here") for _ in range(20)}
    assert len({sealed[:32] for sealed in made}) == len({sealed[32:] for sealed in made}) == 20


def test_a_throw_away_key_is_one_that_x25519_gives() -> None:
    """Half of all 32 random bytes have the highest bit set; what X25519 gives never has."""
    keys = [hpke.throw_away() for _ in range(64)]
    assert len(set(keys)) == 64
    assert all(key[31] < 0x80 for key in keys)


def test_the_first_bytes_of_what_is_sealed_are_what_x25519_gives() -> None:
    assert all(hpke.seal(hpke.throw_away(), b"", b"")[31] < 0x80 for _ in range(64))
