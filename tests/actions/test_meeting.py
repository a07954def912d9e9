"""Copies that are used and brought together in any order come to one record."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from support.meeting import Meeting
from tocsin.actions.review import accept, reject

QUICK = [HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large]
VERBS = {
    "event", "person", "more", "correct", "retract", "prefer", "link", "receive", "review", "erase", "merge", "copy",
    "distrust",
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


def meet_by_every_rule(template: Path) -> dict[str, int]:
    """Every rule, in an order in which each finds something to do: chance leaves one out now and then."""
    Meeting.template = template
    Meeting.did.clear()
    meeting = Meeting()
    try:
        meeting.begin()
        meeting.record_event("here", "2018-07")
        for name in ("Ilona Varga", "Danylo Zięba"):
            meeting.record_person("there", name)
        meeting.record_more("there", 0, "2018-07-09")
        meeting.join_or_part("there", 0)
        meeting.join_or_part("there", 1)
        for where in ("there", "third"):
            meeting.receive_text(where, b"Police arrested Ilona Varga in Brod on 5 July 2018.")
            meeting.review(where, 0, accept if where == "there" else reject)
        for how in ("correct", "retract", "prefer"):
            meeting.decide_until_done("here", how)
        meeting.merge(("here", "there"))
        meeting.erase_something("third", 0, "statement")
        meeting.copy_over("third", "there")
        meeting.merge(("there", "here"))
        meeting.distrust("there", 0)
    finally:
        meeting.teardown()
    return meeting.did


@pytest.mark.long
def test_three_copies_come_to_one_record(template_folder: Path) -> None:
    assert meet(template_folder, 6, 5)["merge"]


@pytest.mark.long
def test_three_copies_come_to_one_record_after_long_histories(template_folder: Path) -> None:
    assert meet_by_every_rule(template_folder).keys() >= VERBS
    assert sum(meet(template_folder, 20, 30).values()) > 200
