"""Sealing into the vault against SHA-256 and AES-256-GCM on their own, in the same run."""

from __future__ import annotations

import hashlib
import io
import os
import time
from pathlib import Path
from typing import Any

from cryptography.hazmat.primitives.ciphers.aead import AESGCM

from tocsin.lib.ids import new_id
from tocsin.vault import Vault
from tocsin.workspace import KdfParameters, create
from tocsin.workspace.words import new_passphrase, new_recovery

MIB = 1024 * 1024


def measure(folder: Path, mebibytes: int) -> dict[str, Any]:
    """Megabytes a second of sealing to disk, of the two primitives in memory, and the share that sealing reaches."""
    data = os.urandom(mebibytes * MIB)
    plain = _primitives(data)
    with create(
        folder,
        passphrase=new_passphrase(),
        recovery=new_recovery(),
        member=new_id(),
        kdf=KdfParameters(memory_kib=64, passes=1, lanes=1),
    ) as session:
        began = time.perf_counter()
        Vault(session).put(f"case:{new_id()}", io.BytesIO(data))
        sealed = mebibytes / (time.perf_counter() - began)
    return {
        "sealing_mib_s": round(sealed),
        "sha256_plus_aes_gcm_mib_s": round(plain),
        "share": round(sealed / plain, 2),
    }


def _primitives(data: bytes) -> float:
    cipher = AESGCM(os.urandom(32))
    began = time.perf_counter()
    hashlib.sha256(data).digest()
    for start in range(0, len(data), MIB):
        cipher.encrypt(os.urandom(12), data[start : start + MIB], None)
    return len(data) / MIB / (time.perf_counter() - began)
