"""The reader: words a second in the process, and the cold start of `tocsin read`."""

from __future__ import annotations

import statistics
import subprocess
import sys
import time
from importlib import resources
from pathlib import Path
from typing import Any

from tocsin.checking import check
from tocsin.reading import read
from tocsin.reading.facts import facts_of

WORDS = 700


def measure(folder: Path) -> dict[str, Any]:
    """Read and check an invented statement again and again; then start the command cold."""
    text = _statement()
    words = len(text.split())
    read(text)
    began = time.perf_counter()
    rounds = 10
    for _ in range(rounds):
        check(facts_of(read(text), text), text)
    seconds = (time.perf_counter() - began) / rounds
    return {
        "words": words,
        "words_read_per_second": round(words / seconds),
        f"seconds_for_{WORDS}_words": round(seconds * WORDS / words, 3),
        "cold_start_seconds": _cold(folder, text),
    }


def _statement() -> str:
    shipped = resources.files("tocsin.cli").joinpath("demo_files")
    found = max((one for one in shipped.iterdir() if one.name.endswith(".txt")), key=lambda one: len(one.read_bytes()))
    return found.read_text("utf-8")


def _cold(folder: Path, text: str, rounds: int = 5) -> float:
    path = folder / "statement.txt"
    path.write_text(text, "utf-8")
    command = [str(Path(sys.executable).with_name("tocsin")), "read", "--json", str(path)]
    seconds = []
    for _ in range(rounds):
        began = time.perf_counter()
        subprocess.run(command, check=True, capture_output=True)
        seconds.append(time.perf_counter() - began)
    return round(statistics.median(seconds), 2)
