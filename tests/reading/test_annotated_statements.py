"""What the rules find in the invented statements does not fall: floors a little below what was reached."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.judging import judge

FOLDER = Path(__file__).parent / "statements"
WHAT = ("persons", "organisations", "events", "rightly")
FLOORS = {
    "e": (0.97, 0.91, 0.87, 0.72),  # urgent appeals and statements in English
    "p": (0.97, 0.92, 0.91, 0.63),  # the same in Polish
    "k": (0.95, 0.83, 0.82, 0.53),  # notes, decisions, summonses, letters in four languages
}


@pytest.mark.parametrize("kind", FLOORS)
def test_what_is_found_does_not_fall(kind: str) -> None:
    statements = sorted(FOLDER.glob(f"{kind}*.gold.json"))
    assert len(statements) >= 2
    judged = judge(statements)
    reached = {name: round(getattr(judged, name).f1, 3) for name in WHAT}
    floors = dict(zip(WHAT, FLOORS[kind], strict=True))
    assert {name: figure for name, figure in reached.items() if figure < floors[name]} == {}
    assert judged.alarms == []
