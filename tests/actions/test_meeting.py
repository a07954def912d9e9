"""Copies that are used and brought together in any order come to one record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from support.meeting import Meeting

QUICK = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
VERBS = {
    "event", "person", "more", "correct", "retract", "prefer", "link", "receive", "review", "erase", "merge", "copy"
}  # fmt: skip


def meet(template: Path, examples: int, steps: int) -> dict[str, int]:
    Meeting.template = template
    Meeting.did.clear()
    run_state_machine_as_test(
        Meeting,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            suppress_health_check=QUICK,
            phases=(Phase.explicit, Phase.reuse, Phase.generate),
        ),
    )
    return Meeting.did


def test_three_copies_come_to_one_record(template_folder: Path) -> None:
    assert meet(template_folder, 6, 8)["merge"]


@pytest.mark.long
def test_three_copies_come_to_one_record_after_long_histories(template_folder: Path) -> None:
    done = meet(template_folder, 40, 30)
    assert done.keys() >= VERBS | {"distrust"}
    assert sum(done.values()) > 400
