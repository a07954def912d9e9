"""Living through it and rebuilding it give one record: a machine that drives every verb there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, settings
from hypothesis.stateful import run_state_machine_as_test

from support.life import Life
from tocsin import actions

# what stands in `actions` and is no verb of the record: parts of verbs, and what only looks
PARTS = {
    "backup_reading",
    "becoming",
    "devices",
    "entry",
    "fetching",
    "finds",
    "guard",
    "healing",
    "init",
    "inspect",
    "member_entry",
    "new_copy",
    "on_disk",
    "propose",
    "reason",
    "sealed_texts",
    "sealing",
    "segmenting",
    "taking",
    "unlocking",
    "words",
    "writing",
}
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)


def live(template: Path, examples: int, steps: int) -> dict[str, int]:
    Life.template, Life.calls = template, {}
    run_state_machine_as_test(
        Life,
        settings=settings(
            max_examples=examples,
            stateful_step_count=steps,
            deadline=None,
            phases=PHASES,
            suppress_health_check=list(HealthCheck),
        ),
    )
    return Life.calls


def test_a_short_life(template_folder: Path) -> None:
    live(template_folder, examples=4, steps=12)


@pytest.mark.long
def test_a_long_life_with_every_verb(template_folder: Path) -> None:
    calls = live(template_folder, examples=60, steps=40)
    verbs = {path.stem for path in Path(actions.__path__[0]).glob("*.py")} - PARTS - {"__init__"}
    of_the_file = set() if connection.vendor == "sqlite" else {"salvage"}
    assert verbs - set(calls) == of_the_file
