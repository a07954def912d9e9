"""Run every measurement, or those named by `--only`, and print one JSON object: `python -m bench [--cases N] …`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tocsin.config.settings")
django.setup()

from bench import backup, checking, dates, desk, letters, network, reading, record, redaction, sealing  # noqa: E402 - Django must be set up before models are imported


def main() -> None:
    """Measure in a folder that is removed afterwards."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--events", type=int, default=100_000)
    asked.add_argument("--mebibytes", type=int, default=512)
    asked.add_argument("--cases", type=int, default=10_000, help="cases of ten events that are checked")
    asked.add_argument("--only", action="append", help="one part of them, by its name; may be said again")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        parts: dict[str, Callable[[], Any]] = {
            "reading": lambda: reading.measure(folder),
            "network": network.measure,
            "dates_words_per_second": dates.measure,
            "letters": lambda: letters.measure(folder / "letters.tocsin"),
            "redaction": redaction.measure,
            "sealing": lambda: sealing.measure(folder / "sealing.tocsin", options.mebibytes),
            "backup": lambda: backup.measure(folder / "backup", options.events // 10, options.mebibytes // 4),
            "checking": lambda: checking.measure(folder / "checking.tocsin", options.cases),
            "desk": lambda: desk.measure(folder / "desk.tocsin", options.events),
            "record": lambda: record.measure(folder / "record.tocsin", options.events),
        }
        if unknown := set(options.only or ()) - parts.keys():
            asked.error(f"no part is called {', '.join(sorted(unknown))}; there are {', '.join(parts)}")
        figures: dict[str, Any] = {"machine": {"python": platform.python_version(), "cores": os.cpu_count()}}
        figures |= {part: measure() for part, measure in parts.items() if part in (options.only or parts)}
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
