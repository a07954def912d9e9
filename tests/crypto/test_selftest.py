"""The self-test passes here, and fails when any one primitive gives another answer."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from tocsin.crypto import hpke, keys, selftest, signing, stream
from tocsin.crypto.errors import SelfTestFailed, Unauthentic


def test_it_passes_here() -> None:
    selftest.run()


class BrokenCipher:
    """Seals rightly, opens anything."""

    def __init__(self, key: bytes) -> None:
        self._real = selftest_cipher(key)

    def encrypt(self, nonce: bytes, data: bytes, aad: bytes | None) -> bytes:
        return bytes(self._real.encrypt(nonce, data, aad))

    def decrypt(self, _nonce: bytes, data: bytes, _aad: bytes | None) -> bytes:
        return data[:-16]


class BrokenArgon:
    def __init__(self, **_parameters: object) -> None:
        pass

    def derive(self, _passphrase: bytes) -> bytes:
        return bytes(32)


selftest_cipher: Callable[[bytes], Any] = selftest.AESGCM


class OpenReader(stream.Reader):
    """Refuses nothing."""

    def __init__(self, *_args: object) -> None:
        pass


def one_bit(real: Callable[..., bytes]) -> Callable[..., bytes]:
    """The right answer but for its last bit."""

    def broken(*args: Any, **kwargs: Any) -> bytes:
        answer = real(*args, **kwargs)
        return answer[:-1] + bytes([answer[-1] ^ 1])

    return broken


HPKE_ANSWER = bytes.fromhex(
    "37fda3567bdbd628e88668c3c8d7e97d1d1253b6d4ea6d44c150f741f1bf4431"
    "6754360f8f3f35bf712b7476844952b95039d48cef490dd97ee72cd3"
)  # a library that draws no fresh key each time gives the same again

BREAKS = [
    (selftest, "Argon2id", BrokenArgon, "argon2id"),
    (selftest, "AESGCM", BrokenCipher, "aes_gcm"),
    (keys, "derive", one_bit(keys.derive), "hkdf"),
    (keys, "keyed_digest", one_bit(keys.keyed_digest), "keyed_digest"),
    (signing, "sign", one_bit(signing.sign), "ed25519"),
    (signing, "public_of", one_bit(signing.public_of), "ed25519"),
    (signing, "verify", lambda *_: True, "ed25519"),
    (stream, "derive", one_bit(keys.derive), "streams"),
    (stream, "LABEL", b"another", "streams"),
    (stream, "Reader", OpenReader, "streams"),
    (hpke, "unseal", one_bit(hpke.unseal), "sealing_to_a_key"),
    (hpke, "unseal", lambda *_: b"a bell rings", "sealing_to_a_key"),
    (hpke, "seal", one_bit(hpke.seal), "sealing_to_a_key"),
    (hpke, "seal", lambda *_: HPKE_ANSWER, "sealing_to_a_key"),
]


@pytest.mark.parametrize(("module", "name", "broken", "primitive"), BREAKS)
def test_a_broken_primitive_is_named(
    monkeypatch: pytest.MonkeyPatch, module: object, name: str, broken: object, primitive: str
) -> None:
    monkeypatch.setattr(module, name, broken)
    with pytest.raises(SelfTestFailed, match=f"^{primitive}$"):
        selftest.run()


def test_a_primitive_that_raises_is_broken_too(monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_args: object, **_kwargs: object) -> bytes:
        raise Unauthentic("no")

    monkeypatch.setattr(keys, "keyed_digest", refuse)
    with pytest.raises(SelfTestFailed, match="keyed_digest"):
        selftest.run()
