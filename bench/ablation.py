"""What each reader reaches on annotated statements, and which errors are left.

`python -m bench.ablation STATEMENTS SCORE.PY` prints two tables for docs/explanation/reading.md: the figures of rules
alone and of rules with the models that are installed, by language, and how often which type of event was missed or
told for nothing. STATEMENTS holds NAME.txt and NAME.gold.json, SCORE.PY is the judge of the shared reading material.
Nothing of a statement is printed.
"""

from __future__ import annotations

import argparse
import importlib.util
import json
import os
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

READERS = {"rules": "none", "rules and models": ""}
"""What is measured, and what `TOCSIN_MODELS` says for it."""

WHAT = ("persons", "organisations", "events", "dates of matched events", "who-what-when", "addressees", "citations")
MOST_ERRORS = 10


def main() -> None:
    """Print both tables in Markdown."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("statements", type=Path)
    asked.add_argument("score", type=Path)
    options = asked.parse_args()
    by_language = _by_language(options.statements)
    print("\n".join(_figures(options.statements, options.score, by_language)))
    print()
    print("\n".join(_errors(options.statements, options.score, by_language)))


def _by_language(folder: Path) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for gold in sorted(folder.glob("*.gold.json")):
        name = gold.name.removesuffix(".gold.json")
        found.setdefault(json.loads(gold.read_text("utf-8"))["language"], []).append(name)
    return found


def _figures(folder: Path, score: Path, by_language: dict[str, list[str]]) -> Iterator[str]:
    yield _row("language", "statements", "reader", *WHAT)
    yield "|" + "---|" * (3 + len(WHAT))
    rows = {**by_language, "all": [name for names in by_language.values() for name in names]}
    for language, names in rows.items():
        for reader, setting in READERS.items():
            figures = _scored(folder, score, names, setting)
            yield _row(language, len(names), reader, *(_f1(figures[what]) for what in WHAT))


def _scored(folder: Path, score: Path, names: list[str], setting: str) -> dict[str, Any]:
    command = [sys.executable, str(score), str(folder), "--json", "--only", ",".join(names)]
    beside = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
    done = subprocess.run(
        command, env=os.environ | {"TOCSIN_MODELS": setting, "PATH": beside}, capture_output=True, text=True, check=True
    )
    figures: dict[str, Any] = json.loads(done.stdout)
    return figures


def _f1(figures: dict[str, float]) -> str:
    return f"{figures['f1']:.3f}".lstrip("0") if figures["gold"] else "–"


def _errors(folder: Path, score: Path, by_language: dict[str, list[str]]) -> Iterator[str]:
    judge = _judge(score)
    found: Counter[tuple[str, str, str]] = Counter()
    for language, names in by_language.items():
        for name in names:
            for error, kind in _errors_of(folder / f"{name}.txt", judge):
                found[language, error, kind] += 1
    yield _row("language", "error", "type of event", "times")
    yield "|---|---|---|---|"
    for (language, error, kind), times in sorted(found.items(), key=lambda one: (-one[1], one[0]))[:MOST_ERRORS]:
        yield _row(language, error, f"`{kind}`", times)


def _judge(score: Path) -> Any:
    spec = importlib.util.spec_from_file_location("judge", score)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def _errors_of(path: Path, judge: Any) -> Iterator[tuple[str, str]]:
    """What was missed and what was told for nothing, as the judge sees it: by type and touching sentence."""
    gold = json.loads(path.with_suffix(".gold.json").read_text("utf-8"))
    text = path.read_text("utf-8").split("\n", 1)[1].lstrip("\n")
    told = _read(text, gold)["events"]
    free = set(range(len(told)))
    for event in sorted(gold["events"], key=lambda one: bool(one.get("optional"))):
        places = [judge.locate(words, text) for words in [event["sentence"], *event.get("also_stated_in", [])]]
        spans = [judge.sentence_around(place, text) for place in places if place]
        types = {event["type"], *event.get("alt_types", [])}
        hit = next((at for at in sorted(free) if told[at]["type"] in types and _touches(told[at], spans)), None)
        free -= {hit}
        if hit is None and not event.get("optional"):
            yield "missed", event["type"]
        elif hit is not None and not event.get("optional") and not judge.date_right(told[hit]["date"], event):
            yield "wrong date", event["type"]
    for at in sorted(free):
        yield "told for nothing", told[at]["type"]


def _touches(event: dict[str, Any], spans: list[tuple[int, int]]) -> bool:
    return any(event["start"] < end and start < event["end"] for start, end in spans)


def _read(text: str, gold: dict[str, Any]) -> dict[str, Any]:
    known = ["--date", gold["document_date"]] if gold.get("document_date_source") == "metadata" else []
    with tempfile.TemporaryDirectory() as name:
        file = Path(name) / "statement.txt"
        file.write_text(text, "utf-8")
        command = [str(Path(sys.executable).with_name("tocsin")), "read", "--json", "--rules-only", *known, str(file)]
        done = subprocess.run(command, capture_output=True, text=True, check=True)
    reading: dict[str, Any] = json.loads(done.stdout)
    return reading


def _row(*cells: object) -> str:
    return "| " + " | ".join(map(str, cells)) + " |"


if __name__ == "__main__":
    main()
