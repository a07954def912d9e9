"""Sizes that say little: Padmé (Nikitin and others, "Reducing Metadata Leakage from Encrypted Files", 2019, section 4).

A length keeps only as many leading bits as its exponent needs, so about log log n bits of it are shown; the cost is
under 12 % and falls with size. Below `SMALLEST` everything looks alike.
"""

from __future__ import annotations

SMALLEST = 4096


def padded(length: int) -> int:
    """The size that `length` bytes are filled up to: never less, the same for all lengths of one bucket."""
    if length <= SMALLEST:
        return SMALLEST
    exponent = length.bit_length() - 1
    free_bits = exponent - exponent.bit_length()
    mask = (1 << free_bits) - 1
    return (length + mask) & ~mask
