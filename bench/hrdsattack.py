"""The reader on HRDsAttack: 294 news articles of other people with coarse labels. Measured, and never kept here.

    python -m bench.hrdsattack PATH/hrdsattack-train.json

Prints, as JSON, precision and recall of the kinds of act that an article tells, and of the names of its victims. The
labels are made by a crowd and name one main event an article, so that what else it tells counts as false.
"""

from __future__ import annotations

import json
import re
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from tocsin.reading import read
from tocsin.reading.model import Reading
from tocsin.reading.spelling import parts_of

KINDS = {
    "arbitrary detention": frozenset({"arrest", "detention"}),
    "killing": frozenset({"killing"}),
    "kidnapping": frozenset({"abduction"}),
    "torture": frozenset({"torture", "assault"}),
    "enforced disappearance": frozenset({"enforced_disappearance"}),
}
_TAG = re.compile(r"<[^<>]{0,200}>")
_NOTHING = frozenset({"", "none", "unknown", "n/a", "unnamed", "not mentioned"})


@dataclass
class Tally:
    """How often both, the reader alone, the labels alone named something."""

    both: int = 0
    read: int = 0
    labelled: int = 0

    def add(self, read: int, labelled: int, both: int) -> None:
        """Count one article."""
        self.read += read
        self.labelled += labelled
        self.both += both

    def figures(self) -> dict[str, float]:
        """Precision, recall, F1 and the number labelled."""
        precision = self.both / self.read if self.read else 0.0
        recall = self.both / self.labelled if self.labelled else 0.0
        f1 = 2 * precision * recall / (precision + recall) if self.both else 0.0
        return {
            "precision": round(precision, 3), "recall": round(recall, 3), "f1": round(f1, 3), "labelled": self.labelled
        }  # fmt: skip


def text_of(sample: dict[str, Any]) -> str:
    """Title and paragraphs of an article as plain text."""
    body = re.sub(r"\s*</p>\s*", "\n\n", str(sample["Input.article_interface"]))
    return f"{sample['Input.title']}\n\n{_TAG.sub('', body)}"


def labelled_victims(labels: dict[str, Any]) -> list[tuple[str, ...]]:
    """The folded names of the single people who are labelled as victims."""
    names = [str(one["victim_name"]) for one in labels["victims"] if one["victim_population_type"] == "individual"]
    return [parts_of(name) for name in names if name.strip().lower() not in _NOTHING]


def read_victims(reading: Reading) -> list[tuple[str, ...]]:
    """The folded names of the people whom an event of the reading harms."""
    acts = frozenset().union(*KINDS.values()) | {"threat", "attempted_abduction", "charge", "conviction"}
    named = {person.name for person in reading.persons}
    harmed = [name for event in reading.events if event.type in acts for name in event.victims if name in named]
    return [parts_of(name) for name in dict.fromkeys(harmed)]


def matched(read: list[tuple[str, ...]], labelled: list[tuple[str, ...]]) -> int:
    """How many labelled names the reader has: one is contained in the other, each counted once."""
    left, hits = list(read), 0
    for name in labelled:
        twin = next((other for other in left if {*other} <= {*name} or {*name} <= {*other}), None)
        if twin is not None:
            left.remove(twin)
            hits += 1
    return hits


def rows_of(path: Path) -> Iterator[tuple[str, str, dict[str, Any]]]:
    """Text, day of publication and labels of each article."""
    for row in json.loads(path.read_text("utf-8")):
        yield text_of(row["sample"]), str(row["sample"]["Input.publish_date"])[:10], row["merged_sample"]


def measure(path: Path) -> dict[str, Any]:
    """The figures of all articles of a file."""
    kinds, victims = {kind: Tally() for kind in KINDS}, Tally()
    words, began = 0, time.perf_counter()
    for text, day, labels in rows_of(path):
        reading = read(text, date=day, language="en")
        told = {event.type for event in reading.events}
        for kind, tally in kinds.items():
            found, wanted = bool(told & KINDS[kind]), kind in labels["violation_types"]
            tally.add(found, wanted, found and wanted)
        names, wanted_names = read_victims(reading), labelled_victims(labels)
        victims.add(len(names), len(wanted_names), matched(names, wanted_names))
        words += len(text.split())
    seconds = time.perf_counter() - began
    return {
        "kinds": {kind: tally.figures() for kind, tally in kinds.items()},
        "victims": victims.figures(),
        "words_read_per_second": round(words / seconds),
    }


if __name__ == "__main__":
    print(json.dumps(measure(Path(sys.argv[1])), indent=1))
