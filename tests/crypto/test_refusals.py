"""What must not open, must not run, must not verify: tables of wrong keys, places, lengths, costs and signatures."""

from __future__ import annotations

import io
import unicodedata
from collections.abc import Callable
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tocsin.crypto import aead, kdf, keys, padding, selftest, signing, stream
from tocsin.crypto.errors import BadParameters, SelfTestFailed, Unauthentic
from tocsin.crypto.kdf import FLOOR, KdfParameters

KEY = bytes(range(32))
CHEAP = KdfParameters(memory_kib=8, passes=1, lanes=1)
SALT = bytes(range(32))

WRONG_KEYS = [
    ("another", bytes(range(1, 33))),
    ("first bit", bytes([KEY[0] ^ 0x80]) + KEY[1:]),
    ("last bit", KEY[:-1] + bytes([KEY[-1] ^ 1])),
    ("zeros", bytes(32)),
    ("turned round", KEY[::-1]),
]
WRONG_AAD = [b"", b"slo", b"slot2", b"slot1\x00", b"SLOT1", b"\x00slot1", "slоt1".encode()]


@pytest.mark.parametrize(("which", "key"), WRONG_KEYS, ids=[which for which, _ in WRONG_KEYS])
def test_a_wrong_key_opens_neither_a_seal_nor_a_stream(which: str, key: bytes) -> None:
    with pytest.raises(Unauthentic):
        aead.unseal(key, aead.seal(KEY, which.encode(), b"slot1"), b"slot1")
    with pytest.raises(Unauthentic):
        stream.Reader(io.BytesIO(streamed(which.encode())), key, 36)


@pytest.mark.parametrize("aad", WRONG_AAD)
def test_a_seal_opens_at_its_own_place_only(aad: bytes) -> None:
    sealed = aead.seal(KEY, b"a name", b"slot1")
    with pytest.raises(Unauthentic):
        aead.unseal(KEY, sealed, aad)
    assert aead.unseal(KEY, sealed, b"slot1") == b"a name"


DAMAGE: dict[str, Callable[[bytes], bytes]] = {
    "nothing": lambda s: b"",
    "one byte": lambda s: s[:1],
    "nonce only": lambda s: s[:12],
    "nonce and half a tag": lambda s: s[:20],
    "all but one": lambda s: s[:-1],
    "without its first": lambda s: s[1:],
    "one more": lambda s: s + b"\x00",
    "twice": lambda s: s + s,
    "turned round": lambda s: s[::-1],
    "tag of zeros": lambda s: s[:-16] + bytes(16),
    "nonce of zeros": lambda s: bytes(12) + s[12:],
    "tag before": lambda s: s[:12] + s[-16:] + s[12:-16],
}


@pytest.mark.parametrize("damage", DAMAGE.values(), ids=DAMAGE)
@pytest.mark.parametrize("plaintext", [b"", b"x", b"a longer name of somebody"])
def test_a_damaged_seal_is_refused(damage: Callable[[bytes], bytes], plaintext: bytes) -> None:
    sealed = aead.seal(KEY, plaintext, b"place")
    damaged = damage(sealed)
    if damaged != sealed:  # the parts of an empty text change places unseen
        with pytest.raises(Unauthentic):
            aead.unseal(KEY, damaged, b"place")


def streamed(plaintext: bytes, header: bytes | None = None) -> bytes:
    written = bytearray()
    writer = stream.Writer(KEY, header or b"test" + SALT, written.extend)
    writer.write(plaintext)
    writer.finish()
    return bytes(written)


@pytest.mark.parametrize("place", [0, 1, 3, 4, 5, 20, 35])
def test_every_byte_of_a_header_is_authenticated(place: int) -> None:
    sealed = bytearray(streamed(b"the bell"))
    sealed[place] ^= 1
    with pytest.raises(Unauthentic):
        stream.Reader(io.BytesIO(sealed), KEY, 36)


@pytest.mark.parametrize("size", [0, 4, 35, 37, 40])
def test_a_header_of_another_size_opens_nothing(size: int) -> None:
    with pytest.raises(Unauthentic):
        stream.Reader(io.BytesIO(streamed(b"the bell")), KEY, size)


@pytest.mark.parametrize("length", [0, 1, stream.CHUNK - 1, stream.CHUNK, stream.CHUNK + 1, 2 * stream.CHUNK])
def test_the_same_header_and_key_give_the_same_stream_of_the_said_size(length: int) -> None:
    content = bytes(length)
    assert streamed(content) == streamed(content)
    assert len(streamed(content)) == stream.sealed_size(36, length)
    assert bytes(16) not in streamed(content)[36:]


COSTS = [
    (KdfParameters(8, 1, 1), True),
    (KdfParameters(7, 1, 1), False),
    (KdfParameters(16, 1, 2), True),
    (KdfParameters(15, 1, 2), False),
    (KdfParameters(128, 1, 16), True),
    (KdfParameters(136, 1, 17), False),
    (KdfParameters(8, 20, 1), True),
    (KdfParameters(8, 21, 1), False),
    (KdfParameters(8, 0, 1), False),
    (KdfParameters(8, -1, 1), False),
    (KdfParameters(8, 1, 0), False),
    (KdfParameters(8, 1, -4), False),
    (KdfParameters(0, 1, 1), False),
    (KdfParameters(4 * 1024 * 1024, 3, 4), True),
    (KdfParameters(4 * 1024 * 1024 + 1, 3, 4), False),
    (KdfParameters(2**31, 3, 4), False),
    (KdfParameters(2**40, 3, 4), False),
    (FLOOR, True),
]


@pytest.mark.parametrize(("cost", "honest"), COSTS)
def test_what_a_header_may_ask_for(cost: KdfParameters, honest: bool) -> None:
    if honest:
        kdf.check(cost)
        return
    with pytest.raises(BadParameters):
        kdf.check(cost)
    with pytest.raises(BadParameters):
        kdf.stretch("six plain words", SALT, cost)


SAME = [
    ("six plain words", "  six plain words  "),
    ("six plain words", "six  plain\twords"),
    ("six plain words", "six\nplain\r\nwords\n"),
    ("six plain words", "six\u00a0plain\u2003words"),
    ("six plain words", "\u3000six\u2009plain\u202fwords"),
    ("six plain words", "ｓｉｘ ｐｌａｉｎ ｗｏｒｄｓ"),
    ("café", "cafe\u0301"),
    ("Zięba", "Zie\u0328ba"),
    ("Їжак", "І\u0308жак"),
    ("final", "ﬁnal"),
    ("12", "１２"),
    ("12", "①②"),
    ("Å", "\u212b"),
    ("…", "..."),
    ("한글", unicodedata.normalize("NFD", "한글")),
]
APART = [
    ("six plain words", "Six plain words"),
    ("six plain words", "sixplainwords"),
    ("six plain words", "six plain word"),
    ("six plain words", "six-plain-words"),
    ("six plain words", "six plаin words"),  # a Cyrillic letter
    ("café", "cafe"),
    ("Їжак", "Іжак"),
    ("strasse", "straße"),
    ("0", "O"),
    ("'", "’"),
    ("", "."),
]


@pytest.mark.parametrize(("one", "other"), SAME)
def test_what_is_typed_alike_is_the_same_passphrase(one: str, other: str) -> None:
    assert kdf.normalised(one) == kdf.normalised(other)
    assert kdf.stretch(one, SALT, CHEAP) == kdf.stretch(other, SALT, CHEAP)


@pytest.mark.parametrize(("one", "other"), APART)
def test_what_differs_to_the_eye_or_in_its_letters_is_another_passphrase(one: str, other: str) -> None:
    assert kdf.normalised(one) != kdf.normalised(other)
    assert kdf.stretch(one, SALT, CHEAP) != kdf.stretch(other, SALT, CHEAP)


@given(st.text(st.characters(exclude_categories=["Cs"]), max_size=20), st.sampled_from([" ", "\n", "\t", "\u00a0"]))
def test_spaces_around_never_matter(words: str, space: str) -> None:
    assert kdf.normalised(f"{space}{words}{space * 2}") == kdf.normalised(words)


CHANGES = [
    {"memory_kib": 16},
    {"passes": 2},
    {"lanes": 2, "memory_kib": 16},
]


@pytest.mark.parametrize("change", CHANGES)
def test_another_cost_is_another_key(change: dict[str, int]) -> None:
    assert kdf.stretch("words", SALT, replace(CHEAP, **change)) != kdf.stretch("words", SALT, CHEAP)


@pytest.mark.parametrize("place", [0, 15, 31])
def test_another_salt_is_another_key(place: int) -> None:
    other = SALT[:place] + bytes([SALT[place] ^ 1]) + SALT[place + 1 :]
    assert kdf.stretch("words", other, CHEAP) != kdf.stretch("words", SALT, CHEAP)
    assert len(kdf.stretch("words", other, CHEAP)) == 32


def test_each_label_and_salt_gives_a_key_of_its_own() -> None:
    labels = [b"", b"a", b"b", b"a\x00", b"tocsin/1/stream", b"tocsin/1/strea"]
    made = {keys.derive(KEY, label, salt=salt) for label in labels for salt in (b"", b"s", b"t")}
    assert len(made) == len(labels) * 3


@pytest.mark.parametrize("length", [1, 16, 32, 39, 64])
def test_a_longer_key_begins_like_the_shorter(length: int) -> None:
    assert keys.derive(KEY, b"label", length=64)[:length] == keys.derive(KEY, b"label", length=length)


PRIVATE = bytes(range(32))
SIGNATURE = signing.sign(PRIVATE, b"root")
ORDER = 2**252 + 27742317777372353535851937790883648493


def lifted(signature: bytes) -> bytes:
    """The same signature with the group's order added to its second half: valid to a verifier that does not look."""
    scalar = int.from_bytes(signature[32:], "little") + ORDER
    return signature[:32] + scalar.to_bytes(32, "little")


@pytest.mark.parametrize(
    "forged",
    [
        b"",
        SIGNATURE[:-1],
        SIGNATURE + b"\x00",
        bytes(64),
        SIGNATURE[32:] + SIGNATURE[:32],
        SIGNATURE[:32] + bytes(32),
        bytes([SIGNATURE[0] ^ 1]) + SIGNATURE[1:],
        SIGNATURE[:-1] + bytes([SIGNATURE[-1] ^ 0x80]),
        lifted(SIGNATURE),
    ],
)
def test_what_is_not_the_signature_does_not_verify(forged: bytes) -> None:
    public = signing.public_of(PRIVATE)
    assert signing.verify(public, SIGNATURE, b"root")
    assert not signing.verify(public, forged, b"root")


@pytest.mark.parametrize("data", [b"", b"roo", b"root\x00", b"Root", b"toor", b"rootroot"])
def test_a_signature_is_of_its_bytes_alone(data: bytes) -> None:
    assert not signing.verify(signing.public_of(PRIVATE), SIGNATURE, data)


@pytest.mark.parametrize(
    ("length", "size"),
    [(0, 4096), (1, 4096), (4096, 4096), (4097, 4352), (65_536, 65_536), (65_537, 67_584), (10**6, 1_015_808)],
)
def test_sizes_fall_into_steps(length: int, size: int) -> None:
    assert padding.padded(length) == size


@given(st.integers(4097, 2**40))
def test_the_size_shows_only_its_leading_bits(length: int) -> None:
    size = padding.padded(length)
    exponent = size.bit_length() - 1
    assert size % (1 << (exponent - exponent.bit_length())) == 0


@pytest.mark.parametrize("name", [test.__name__ for test in selftest.TESTS])
def test_one_wrong_answer_stops_everything(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    broken = tuple((lambda: False) if test.__name__ == name else test for test in selftest.TESTS)
    monkeypatch.setattr(selftest, "TESTS", broken)
    with pytest.raises(SelfTestFailed):
        selftest.run()
