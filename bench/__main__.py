"""Run every measurement and print one JSON object: `python -m bench [--events N] [--mebibytes N] [--cases N]`."""

from __future__ import annotations

import argparse
import json
import os
import platform
import tempfile
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "tocsin.config.settings")
django.setup()

from bench import backup, checking, dates, network, reading, record, sealing  # noqa: E402 - Django must be set up before models are imported


def main() -> None:
    """Measure in a folder that is removed afterwards."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--events", type=int, default=100_000)
    asked.add_argument("--mebibytes", type=int, default=512)
    asked.add_argument("--cases", type=int, default=10_000, help="cases of ten events that are checked")
    options = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        figures = {
            "machine": {"python": platform.python_version(), "cores": os.cpu_count()},
            "reading": reading.measure(folder),
            "network": network.measure(),
            "dates_words_per_second": dates.measure(),
            "sealing": sealing.measure(folder / "sealing.tocsin", options.mebibytes),
            "backup": backup.measure(folder / "backup", options.events // 10, options.mebibytes // 4),
            "checking": checking.measure(folder / "checking.tocsin", options.cases),
            "record": record.measure(folder / "record.tocsin", options.events),
        }
    print(json.dumps(figures, indent=2))


if __name__ == "__main__":
    main()
