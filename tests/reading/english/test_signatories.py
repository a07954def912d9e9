"""Bodies by the lines they sign, by quotation marks, and by what stands beside them."""

from __future__ import annotations

import pytest

from support.rows import reading_of


def _bodies(text: str) -> set[str]:
    return {name for body in reading_of(text).organisations for name in (body.name, *body.aliases)}


SIGNED = """We condemn the arrest of Marta Velin on 3 May 2021.

Signed:

Lakeside Partnership for Fair Trials (LPFT)
• Lawyers Without Robes
Crude Accounts
Notabene, Orvania
Marta Velin, journalist
"""


def test_each_line_below_signed_is_a_body_unless_a_person_signs() -> None:
    found = _bodies(SIGNED)
    assert {"Lakeside Partnership for Fair Trials", "LPFT", "Lawyers Without Robes", "Crude Accounts"} <= found
    assert not any("Marta" in name for name in found)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Anna Okrent of the Foundation “Free Word” spoke.", "Foundation “Free Word”"),
        ("Members of the “Harbour Light” movement held a picket.", "Harbour Light"),
        ("The Al-Dovrin website was blocked on 3 May 2021.", "Al-Dovrin"),
        ("On 3 May 2021 the state regulator Dovrinadzor blocked it.", "Dovrinadzor"),
        ("The Lakeside League against Torture condemns it.", "Lakeside League against Torture"),
        ("The Lakeside Freedom League said so. LFL wrote to the ministry.", "LFL"),
    ],
)
def test_a_body_without_a_noun_of_its_own(text: str, name: str) -> None:
    assert name in _bodies(text)


@pytest.mark.parametrize(
    "text",
    [
        "Index: AFR 90/4417/2018 Orvania",
        "He is held in colony IK-7 of Dovrin.",
        "Human rights matter. Human Rights matter.",
    ],
)
def test_capitals_that_are_no_body(text: str) -> None:
    assert _bodies(text) == set()
