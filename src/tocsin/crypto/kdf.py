"""From a passphrase to a key: Argon2id (RFC 9106), at a cost measured on the machine."""

from __future__ import annotations

import time
import unicodedata
from collections.abc import Callable
from dataclasses import dataclass, replace

from cryptography.hazmat.primitives.kdf.argon2 import Argon2id

from tocsin.crypto.errors import BadParameters

SALT = 32
MOST_MEMORY_KIB = 4 * 1024 * 1024
MOST_PASSES = 20
MOST_LANES = 16
MOST_CHOSEN_KIB = 1024 * 1024
STEP_KIB = 64 * 1024


@dataclass(frozen=True, slots=True)
class KdfParameters:
    """Cost of one Argon2id run: memory in KiB, passes over it, lanes."""

    memory_kib: int
    passes: int
    lanes: int


# RFC 9106, section 4: the second recommended option; `calibrate` never goes below it
FLOOR = KdfParameters(memory_kib=64 * 1024, passes=3, lanes=4)


def normalised(passphrase: str) -> bytes:
    """NFKC, no space at the ends, one space between words, UTF-8: the same words open it from any keyboard.

    Raises ValueError where it cannot be written as UTF-8.
    """
    return " ".join(unicodedata.normalize("NFKC", passphrase).split()).encode("utf-8")


def check(parameters: KdfParameters) -> None:
    """Raises BadParameters for a cost that no honest header asks for: it would only stop the machine."""
    lanes, memory = parameters.lanes, parameters.memory_kib
    if not (1 <= lanes <= MOST_LANES and 1 <= parameters.passes <= MOST_PASSES):
        raise BadParameters("lanes or passes out of bounds")
    if not 8 * lanes <= memory <= MOST_MEMORY_KIB:
        raise BadParameters("memory out of bounds")


def stretch(passphrase: str, salt: bytes, parameters: KdfParameters) -> bytes:
    """32 bytes. Raises BadParameters, ValueError (see `normalised`), MemoryError where the machine has too little."""
    check(parameters)
    argon = Argon2id(
        salt=salt,
        length=32,
        iterations=parameters.passes,
        lanes=parameters.lanes,
        memory_cost=parameters.memory_kib,
    )
    return argon.derive(normalised(passphrase))


def seconds_of(parameters: KdfParameters) -> float:
    """How long one run takes here; infinite where the memory is not there."""
    start = time.perf_counter()
    try:
        stretch("calibration", bytes(SALT), parameters)
    except MemoryError:
        return float("inf")
    return time.perf_counter() - start


def calibrate(target_s: float = 1.0, *, measure: Callable[[KdfParameters], float] = seconds_of) -> KdfParameters:
    """Parameters that take about `target_s` here: memory first, up to 1 GiB, then passes. Never below FLOOR."""
    chosen = FLOOR
    taken = measure(chosen)
    while taken < target_s / 2 and chosen.memory_kib < MOST_CHOSEN_KIB:
        tried = replace(chosen, memory_kib=chosen.memory_kib * 2)
        tried_s = measure(tried)
        if tried_s > 2 * target_s:
            return chosen
        chosen, taken = tried, tried_s
    memory_kib = int(chosen.memory_kib * target_s / taken) // STEP_KIB * STEP_KIB
    memory_kib = max(FLOOR.memory_kib, min(memory_kib, MOST_CHOSEN_KIB))
    passes = int(chosen.passes * target_s / taken * chosen.memory_kib / memory_kib)
    return replace(chosen, memory_kib=memory_kib, passes=max(FLOOR.passes, min(passes, MOST_PASSES)))
