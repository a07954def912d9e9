"""Known answers at every unlock: a broken library, processor or build is noticed before it seals or opens anything.

Each answer is a published one (the document is named beside it), but those of STREAM and of our suite of HPKE, which
are fixed in `tests/vectors/crypto.json` with the others. `run` takes a few milliseconds.
"""

from __future__ import annotations

import io
from collections.abc import Callable

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tocsin.crypto import hpke, keys, signing, stream
from tocsin.crypto.errors import SelfTestFailed, Unauthentic


def argon2id() -> bool:
    """RFC 9106, 5.3."""
    argon = Argon2id(
        salt=b"\x02" * 16,
        length=32,
        iterations=3,
        lanes=4,
        memory_cost=32,
        ad=b"\x04" * 12,
        secret=b"\x03" * 8,
    )
    expected = "0d640df58d78766c08c037a34a8b53c9d01ef0452d75b65eb52520e96b01e659"
    return argon.derive(b"\x01" * 32).hex() == expected


def hkdf() -> bool:
    """RFC 5869, A.1."""
    label, salt = bytes(range(0xF0, 0xFA)), bytes(range(13))
    expected = "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"
    return keys.derive(b"\x0b" * 22, label, salt=salt, length=42).hex() == expected


def keyed_digest() -> bool:
    """RFC 4231, 4.3."""
    expected = "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
    return keys.keyed_digest(b"Jefe", b"what do ya want for nothing?").hex() == expected


def aes_gcm() -> bool:
    """McGrew and Viega, "The Galois/Counter Mode of Operation", test case 15; and an altered tag is refused."""
    key = bytes.fromhex("feffe9928665731c6d6a8f9467308308" * 2)
    nonce = bytes.fromhex("cafebabefacedbaddecaf888")
    plaintext = bytes.fromhex(
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
        "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b391aafd255"
    )
    expected = (
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
        "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662898015ad"
        "b094dac5d93471bdec1a502270e3cc6c"
    )
    sealed = AESGCM(key).encrypt(nonce, plaintext, None)
    if sealed.hex() != expected:
        return False
    try:
        AESGCM(key).decrypt(nonce, sealed[:-1] + bytes([sealed[-1] ^ 1]), None)
    except InvalidTag:
        return AESGCM(key).decrypt(nonce, sealed, None) == plaintext
    return False


def ed25519() -> bool:
    """RFC 8032, 7.1, test 3; and a signature of other bytes is refused."""
    private = bytes.fromhex("c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7")
    public = bytes.fromhex("fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025")
    expected = (
        "6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac"
        "18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a"
    )
    data = b"\xaf\x82"
    if signing.public_of(private) != public or signing.sign(private, data).hex() != expected:
        return False
    signature = bytes.fromhex(expected)
    return signing.verify(public, signature, data) and not signing.verify(public, signature, b"\xaf\x83")


def streams() -> bool:
    """`tests/vectors/crypto.json`, "stream"; and a stream that lost its end is refused."""
    key, header = bytes(range(32)), b"selftest" + bytes(range(32, 64))
    written = bytearray()
    writer = stream.Writer(key, header, written.extend)
    writer.write(b"a bell rings")
    writer.finish()
    if written[len(header) :].hex() != "ed9d4868d92992b631e377b25cd61f4a50f29de0c9fa4e11fd3aab25":
        return False
    try:
        stream.Reader(io.BytesIO(written[:-1]), key, len(header))
    except Unauthentic:
        return stream.Reader(io.BytesIO(written), key, len(header)).readall() == b"a bell rings"
    return False


def sealing_to_a_key() -> bool:
    """`tests/vectors/crypto.json`, "hpke"; what was sealed for another use is refused, and what is sealed opens."""
    private = bytes.fromhex("4612c550263fc8ad58375df3f557aac531d26850903e55a9f23f21d8534e8ac8")
    sealed = bytes.fromhex(
        "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
        "6754360f8f3f35bf712b7476844952b95039d48cef490dd97ee72cd3"
    )
    if hpke.unseal(private, sealed, b"selftest") != b"a bell rings":
        return False
    try:
        hpke.unseal(private, sealed, b"another use")
    except Unauthentic:
        own = hpke.seal(hpke.public_of(private), b"a bell rings", b"selftest")
        return own != sealed and hpke.unseal(private, own, b"selftest") == b"a bell rings"
    return False


TESTS: tuple[Callable[[], bool], ...] = (argon2id, hkdf, keyed_digest, aes_gcm, ed25519, streams, sealing_to_a_key)


def run() -> None:
    """Raises SelfTestFailed, naming the primitive, where one gives another answer."""
    for test in TESTS:
        try:
            passed = test()
        except (ValueError, Unauthentic, InvalidTag) as exc:
            raise SelfTestFailed(test.__name__) from exc
        if not passed:
            raise SelfTestFailed(test.__name__)
