"""Small seals, signatures, cost of a passphrase, padding."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.crypto import aead, kdf, padding, signing
from tocsin.crypto.errors import BadParameters, Unauthentic
from tocsin.crypto.kdf import FLOOR, KdfParameters

KEY = bytes(range(32))


@given(st.binary(max_size=200), st.binary(max_size=50))
def test_a_seal_opens_with_the_same_associated_data(plaintext: bytes, aad: bytes) -> None:
    sealed = aead.seal(KEY, plaintext, aad)
    assert len(sealed) == len(plaintext) + aead.OVERHEAD
    assert aead.unseal(KEY, sealed, aad) == plaintext
    with pytest.raises(Unauthentic):
        aead.unseal(KEY, sealed, aad + b"\x00")


def test_every_flipped_or_missing_byte_of_a_seal_is_refused() -> None:
    sealed = aead.seal(KEY, b"a name", b"")
    for place in range(len(sealed)):
        altered = sealed[:place] + bytes([sealed[place] ^ 1]) + sealed[place + 1 :]
        for damaged in (altered, sealed[:place]):
            with pytest.raises(Unauthentic):
                aead.unseal(KEY, damaged, b"")


def test_two_seals_of_the_same_differ() -> None:
    assert aead.seal(KEY, b"a name", b"") != aead.seal(KEY, b"a name", b"")


def test_a_signature_is_of_these_bytes_by_this_key() -> None:
    private, other = signing.new_private(), signing.new_private()
    signature = signing.sign(private, b"root")
    assert signing.verify(signing.public_of(private), signature, b"root")
    assert not signing.verify(signing.public_of(private), signature, b"toor")
    assert not signing.verify(signing.public_of(other), signature, b"root")


@pytest.mark.parametrize(("public", "signature"), [(b"", bytes(64)), (bytes(31), bytes(64)), (bytes(32), b"")])
def test_malformed_keys_and_signatures_are_no_signature(public: bytes, signature: bytes) -> None:
    assert not signing.verify(public, signature, b"data")


@pytest.mark.parametrize(
    "cost",
    [
        KdfParameters(4 * 1024 * 1024 + 1, 3, 4),
        KdfParameters(65536, 21, 4),
        KdfParameters(65536, 0, 4),
        KdfParameters(65536, 3, 0),
        KdfParameters(65536, 3, 17),
        KdfParameters(31, 3, 4),
        KdfParameters(-1, 3, 4),
    ],
)
def test_a_cost_out_of_bounds_is_never_run(cost: KdfParameters) -> None:
    with pytest.raises(BadParameters):
        kdf.stretch("six plain words", bytes(32), cost)


def test_a_passphrase_that_cannot_be_written_is_refused() -> None:
    with pytest.raises(ValueError, match="surrogates not allowed"):
        kdf.normalised("half a sign \ud800")


@given(st.text(max_size=30).filter(lambda text: not any("\ud800" <= sign <= "\udfff" for sign in text)))
def test_normalising_twice_is_normalising_once(text: str) -> None:
    once = kdf.normalised(text)
    assert kdf.normalised(once.decode()) == once


@pytest.mark.parametrize(
    ("seconds_per_gib_pass", "expected"),
    [
        (100.0, FLOOR),
        (0.5, KdfParameters(640 * 1024, 3, 4)),
        (0.08, KdfParameters(1024 * 1024, 12, 4)),
        (0.0001, KdfParameters(1024 * 1024, 20, 4)),
    ],
)
def test_calibration_raises_memory_first_and_never_goes_below_the_floor(
    seconds_per_gib_pass: float, expected: KdfParameters
) -> None:
    def measure(cost: KdfParameters) -> float:
        return cost.memory_kib / 2**20 * cost.passes * seconds_per_gib_pass

    assert kdf.calibrate(1.0, measure=measure) == expected


def test_calibration_stops_where_the_memory_ends() -> None:
    def measure(cost: KdfParameters) -> float:
        return float("inf") if cost.memory_kib > 128 * 1024 else 0.1

    assert kdf.calibrate(1.0, measure=measure).memory_kib == 128 * 1024


def test_memory_that_is_not_there_takes_for_ever(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object) -> bytes:
        raise MemoryError

    monkeypatch.setattr(kdf, "stretch", refuse)
    assert kdf.seconds_of(FLOOR) == float("inf")


@given(st.integers(0, 2**50))
def test_padding_is_enough_little_and_stable(length: int) -> None:
    size = padding.padded(length)
    assert size >= length
    assert padding.padded(size) == size
    assert size <= max(padding.SMALLEST, length * 1.12)


@given(st.integers(0, 2**40), st.integers(0, 2**20))
def test_padding_keeps_order(length: int, more: int) -> None:
    assert padding.padded(length) <= padding.padded(length + more)
