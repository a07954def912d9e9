"""Living through it and rebuilding it give one record: a machine that drives every verb there is."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection
from hypothesis import HealthCheck, Phase, seed, settings
from hypothesis.stateful import run_state_machine_as_test

from support.life import Life
from support.lived import TEXTS
from tocsin import actions
from tocsin.actions.review import accept, accept_all, reject

# what stands in `actions` and is no verb of the record: parts of verbs, what only looks, and what stays local
PARTS = {
    "annexes",
    "backup_reading",
    "becoming",
    "came_back",
    "carry_over",
    "case_names",
    "check_all",
    "checking_apart",
    "devices",
    "entry",
    "fetching",
    "finds",
    "follow_on",
    "guard",
    "healing",
    "init",
    "inspect",
    "keep_view",
    "letter_checks",
    "letter_consents",
    "letter_strikes",
    "letters_to_each",
    "member_entry",
    "new_copy",
    "new_version",
    "on_disk",
    "preview",
    "propose",
    "reason",
    "sealed_letter",
    "sealed_texts",
    "sealing",
    "search_letter",
    "segmenting",
    "taken_in",
    "taking",
    "unbound",
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


def live_every_rule(template: Path) -> dict[str, int]:
    """Every rule, in an order in which each finds something to do: chance leaves one out now and then."""
    Life.template, Life.calls = template, {}
    life = Life()
    try:
        case, other = life.first_case(), life.open_another("Łódka")
        life.record_event(case, "Ilona Varga", "2018-07-05")
        life.record_further_date(case, 0, "2018-07-09")
        for number, how in enumerate((accept, reject, accept_all)):
            life.note_words(case, TEXTS[number % 2])
            life.decide(case, 0, how)
        life.decide_and_undo(case, TEXTS[0], 0, accept)
        life.take_a_call(case, TEXTS[1], True)
        life.receive_text(case, TEXTS[0])
        life.receive_and_transcribe(case, TEXTS[1])
        life.redact_what_was_noted(case, TEXTS[0])
        life.enter_pasted_rows(case, TEXTS[0], "person")
        life.enter_event_by_hand(case, TEXTS[1], "threat")
        life.record_person(other, "Ілона Варга", "1980")
        life.join_people(case, other, 0, "Ilona Varga")
        life.part_people(0)
        life.open_a_source(case)
        life.confirm_a_name(case, "Ilona Varga", "Ілони Варґи")
        life.settle_a_finding(case, 0)
        life.compose_a_letter(case)
        for pick in (3, 2, 0):
            life.write_and_hear(case, pick)
        life.let_a_strike_pass(0)
        for way in ("approved", "urgent"):
            life.let_a_letter_go(way, "2018-07-09")
        life.edit_a_letter_in_word(case, "threatened", "followed")
        life.type_over_a_letter(case, "She was followed on 9 July 2018.")
        life.call_an_event_confirmed(other)
        life.change_who_unlocks(1)
        life.take_a_slip_back(case, "Oleksa Marchuk")
        life.some_time("correct", lambda pick: life.correct_claim(pick, "2018-08"))
        life.some_time("prefer", life.prefer_claim)
        life.some_time("retract", life.retract_claim)
        for way in ("copied", "restored", "salvaged"):
            life.work_elsewhere(case, "Ілона Варга", way)
        life.trust_a_device_no_longer(0)
        life.be_removed_and_come_back(case, "Danylo Zięba")
        life.erase_something(0, one=False, letters=True)
        life.erase_something(0, one=True, letters=False)
        life.lock_and_unlock()
        life.nothing_is_parked()
    finally:
        life.teardown()
    return life.calls


def test_a_short_life(template_folder: Path) -> None:
    live(template_folder, examples=4, steps=12)


@pytest.mark.long
def test_a_life_with_every_verb(template_folder: Path) -> None:
    calls = live_every_rule(template_folder)
    verbs = {path.stem for path in Path(actions.__path__[0]).glob("*.py")} - PARTS - {"__init__"}
    of_the_file = set() if connection.vendor == "sqlite" else {"salvage"}
    assert verbs - set(calls) == of_the_file


@pytest.mark.long
@pytest.mark.parametrize("half", [1, 2])
def test_a_long_life(template_folder: Path, half: int) -> None:
    seed(half)(Life)  # else both would live the same lives
    live(template_folder, examples=10, steps=40)
