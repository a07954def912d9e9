"""The measurement of a whole record runs on a small one, and says every figure that it is asked for."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.timing import seconds, spread

from bench import record


@pytest.mark.long
def test_every_figure_is_there(tmp_path: Path) -> None:
    found = record.measure(tmp_path / "office.tocsin", 120, rounds=20)
    assert found["events"] == 120
    assert found["claims"] > 120 * 10
    assert found["damaged"] == 0
    assert 100 < found["bytes_per_claim"] < 1_000_000
    assert found["correction_ms"]["n"] == record.CORRECTIONS
    assert found["most_memory_mib"] > 10
    for rate in ("events_written_per_minute", "claims_verified_per_second", "claims_rebuilt_per_second"):
        assert found[rate] > 0


def test_times_are_told_in_milliseconds_by_rank() -> None:
    found = spread([number / 1_000 for number in range(1, 101)])
    assert (found["n"], found["max_ms"]) == (100, 100.0)
    assert found["p50_ms"] == pytest.approx(50.5)
    assert found["p95_ms"] == pytest.approx(95, abs=0.2)


def test_a_single_time_is_told_too() -> None:
    assert spread([0.25]) == {"n": 1, "p50_ms": 250.0, "p95_ms": 250.0, "max_ms": 250.0}


def test_work_is_done_once() -> None:
    done: list[int] = []
    assert seconds(lambda: done.append(1)) >= 0
    assert done == [1]
