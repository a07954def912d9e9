"""The mix of questions is the stated one, and a small run answers every kind of it for both viewers."""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from random import Random
from typing import Any

import pytest
from bench.plausible_words import vocabulary

from bench import queries
from tocsin.actions.init import init
from tocsin.actions.lock import lock
from tocsin.workspace import KdfParameters
from tocsin.workspace.words import new_passphrase, new_recovery

CHEAP = KdfParameters(memory_kib=64, passes=1, lanes=1)


def test_the_mix_is_the_stated_one() -> None:
    kinds = Counter(kind for kind, _ in queries._words(Random(1), vocabulary(1), 1_000))
    assert sum(kinds.values()) == 1_000
    assert kinds["search_misspelt"] == 100
    assert kinds["search_common"] == pytest.approx(90, abs=30)
    assert kinds["search_middle"] == pytest.approx(360, abs=50)
    assert kinds["search_rare"] == pytest.approx(450, abs=50)


def test_a_misspelt_name_is_none_of_the_names() -> None:
    words = vocabulary(1)
    names = {name for known in words.surnames.values() for name in known.words}
    slips = [queries.misspelt(Random(seed), words) for seed in range(200)]
    assert sum(slip in names for slip in slips) < 30


def test_every_kind_is_asked_by_both(tmp_path: Path) -> None:
    figures = questions_of(tmp_path / "office.tocsin", 60, rounds=40)
    kinds = {"search_common", "search_middle", "search_rare", "search_misspelt", "filter", "facets", "people"}
    kinds |= {"suggest", "timeline", "open", "every_search", "every_list"}
    assert {f"{who}.{kind}" for who in ("sees_all", "sees_one_percent") for kind in kinds} <= figures.keys()
    assert figures["sees_all.every_search"]["n"] == 40


def questions_of(folder: Path, events: int, rounds: int) -> dict[str, Any]:
    office = init(folder, passphrase=new_passphrase(), recovery=new_recovery(), member_name="Bench", cost=CHEAP)
    try:
        return queries.measure(office.viewer, queries.fill(office.viewer, events), rounds=rounds)
    finally:
        lock(office)
