"""The reader: speed and memory of a process that reads, and the cold start of `tocsin read`, with and without models.

`python -m bench.reading` prints these figures alone. Every figure comes from a process of its own, because memory once
taken is not given back, and because a model that one reading loaded would help the next.
"""

from __future__ import annotations

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Sequence
from importlib import resources
from pathlib import Path
from typing import Any

import yaml

from tocsin.checking import check
from tocsin.engines import best_models
from tocsin.reading import read
from tocsin.reading.facts import facts_of

WORDS = 700
STATEMENTS = 1_000
TESTS = Path(__file__).resolve().parent.parent / "tests" / "reading"
INVENTED, SLAVIC = TESTS / "statements", TESTS / "slavic" / "statements.yaml"
READERS = {"rules": "none", "rules_and_models": ""}
"""What is measured, and what `TOCSIN_MODELS` says for it."""


def measure(folder: Path, statements: int = STATEMENTS) -> dict[str, Any]:
    """Figures of both readers; `models` says which lent weight, none where none is installed."""
    texts = _texts()
    return {name: _reader(folder, setting, texts, statements) for name, setting in READERS.items()}


def _reader(folder: Path, setting: str, texts: dict[str, list[str]], statements: int) -> dict[str, Any]:
    return {
        "languages": {language: _child(setting, language, 40) for language in texts},
        f"{statements}_statements": _child(setting, "all", statements),
        "cold_start_seconds": {language: _cold(folder, setting, own) for language, own in texts.items()},
    }


def _texts() -> dict[str, list[str]]:
    """The invented statements by their language, and those of the demo."""
    shipped = resources.files("tocsin.cli").joinpath("demo_files").iterdir()
    found = {"en": [one.read_text("utf-8") for one in shipped if one.name.endswith(".txt")]}
    for gold in sorted(INVENTED.glob("*.gold.json")):
        language = json.loads(gold.read_text("utf-8"))["language"]
        text = gold.with_name(gold.name.replace(".gold.json", ".txt")).read_text("utf-8")
        found.setdefault(language, []).append(text.split("\n", 1)[1])  # the first line says where it is from
    for row in yaml.safe_load(SLAVIC.read_text("utf-8")):
        found.setdefault(row["language"], []).append(row["text"])
    return found


def _child(setting: str, language: str, count: int) -> dict[str, Any]:
    """What a process of its own says of its readings, with the most memory that it took."""
    command = [sys.executable, "-m", "bench.reading", "--child", language, "--statements", str(count)]
    child = subprocess.Popen(command, stdout=subprocess.PIPE, env=_environment(setting))
    assert child.stdout is not None
    said = child.stdout.read()
    _, status, usage = os.wait4(child.pid, 0)
    child.returncode = os.waitstatus_to_exitcode(status)
    if child.returncode:
        raise subprocess.CalledProcessError(child.returncode, command)
    figures: dict[str, Any] = json.loads(said)
    return figures | {"most_memory_mb": round(usage.ru_maxrss / 1024)}


def _environment(setting: str) -> dict[str, str]:
    return os.environ | {"TOCSIN_MODELS": setting}


def _read_in_child(language: str, count: int) -> dict[str, Any]:
    """Read and check statements one after another, each text again and again."""
    texts = _texts()
    chosen = [text for own in texts.values() for text in own] if language == "all" else texts[language]
    models = best_models()
    readers: set[str] = set()

    def one(text: str) -> None:
        reading = read(text, models=models)
        check(facts_of(reading, text), text)
        readers.add(reading.reader)

    first = _seconds(lambda: one(chosen[0]))
    seconds = _seconds(lambda: [one(chosen[place % len(chosen)]) for place in range(count)])
    words = sum(len(chosen[place % len(chosen)].split()) for place in range(count))
    return {
        "texts": len(chosen),
        "first_statement_seconds": round(first, 2),
        f"seconds_for_{WORDS}_words": round(seconds / words * WORDS, 3),
        "words_read_per_second": round(words / seconds),
        "models": sorted({name for reader in readers for name in reader.split("+")[1:]}),
    }


def _seconds(work: Callable[[], object]) -> float:
    began = time.process_time()  # of this process: others may be at work
    work()
    return time.process_time() - began


def _cold(folder: Path, setting: str, texts: Sequence[str], rounds: int = 5) -> dict[str, float]:
    """The middle of some starts of the command with the longest text: seconds on the clock, and of the processor.

    An installed Tocsin has its bytecode: a first start that does not count writes it, whatever the environment forbids.
    """
    path = folder / "statement.txt"
    path.write_text(max(texts, key=len), "utf-8")
    command = [str(Path(sys.executable).with_name("tocsin")), "read", "--json", str(path)]
    environment = {name: value for name, value in _environment(setting).items() if name != "PYTHONDONTWRITEBYTECODE"}
    subprocess.run(command, check=True, capture_output=True, env=environment)
    clock, processor = [], []
    for _ in range(rounds):
        began, before = time.perf_counter(), os.times()
        subprocess.run(command, check=True, capture_output=True, env=environment)
        after = os.times()
        clock.append(time.perf_counter() - began)
        processor.append(sum(after[2:4]) - sum(before[2:4]))
    return {"clock": round(statistics.median(clock), 2), "processor": round(statistics.median(processor), 2)}


def main() -> None:
    """Print the figures of reading alone, or in a child those of one language."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--child", metavar="LANGUAGE", help=argparse.SUPPRESS)
    asked.add_argument("--statements", type=int, default=STATEMENTS)
    options = asked.parse_args()
    if options.child:
        figures = _read_in_child(options.child, options.statements)
    else:
        with tempfile.TemporaryDirectory() as name:
            figures = measure(Path(name), options.statements)
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
