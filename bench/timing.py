"""How long something took, and how a list of times is told."""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from statistics import quantiles


def seconds(work: Callable[[], object]) -> float:
    """What one run took."""
    began = time.perf_counter()
    work()
    return time.perf_counter() - began


def spread(times: Sequence[float]) -> dict[str, float]:
    """Milliseconds at the middle, at the 95th percentile and at worst, of seconds."""
    in_ms = [one * 1_000 for one in times]
    parts = quantiles(in_ms, n=20, method="inclusive") if len(in_ms) > 1 else in_ms * 19
    return {
        "n": len(in_ms),
        "p50_ms": round(parts[9], 1),
        "p95_ms": round(parts[18], 1),
        "max_ms": round(max(in_ms), 1),
    }
