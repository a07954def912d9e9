"""What leaves the workspace about replies: a calendar and a table of counts, without a name or a title."""

from __future__ import annotations

import csv
import functools
from pathlib import Path

import pypdfium2
import pytest

from support.office import DAY_MS, START_MS
from support.transcript import Masks, Player
from tocsin.actions.unlock import unlock
from tocsin.cli import door
from tocsin.lib.clock import FixedClock

GOLDEN = Path(__file__).parent.parent / "golden"


@pytest.fixture
def desk(folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Player:
    clock = FixedClock(START_MS + DAY_MS, 1000)
    monkeypatch.setattr(door, "unlock", functools.partial(unlock, clock=clock))
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("TOCSIN_WORKSPACE", str(folder))
    return Player(folder, tmp_path, clock, Masks(tmp_path))


def test_the_calendar_holds_the_days_ahead_and_nothing_of_the_record(desk: Player, tmp_path: Path) -> None:
    desk.play((GOLDEN / "cli-reply.txt").read_text("utf-8"))
    lines = (tmp_path / "desk.ics").read_text("ascii").splitlines()
    # the first office's day is over, the second replied, the third was asked nothing
    assert [line for line in lines if line.startswith("DTSTART")] == ["DTSTART;VALUE=DATE:20201110"]
    assert {line for line in lines if line.startswith("SUMMARY")} == {"SUMMARY:Tocsin: look at the desk"}
    named = (tmp_path / "named.ics").read_bytes().decode().replace("\r\n ", "")
    (summary,) = (line for line in named.splitlines() if line.startswith("SUMMARY"))
    assert summary.startswith("SUMMARY:Ask again: ")
    assert "Varga" not in named


def test_the_table_names_numbers_only_and_nothing_said_in_confidence(desk: Player, tmp_path: Path) -> None:
    desk.play((GOLDEN / "cli-outcome.txt").read_text("utf-8"))
    text = (tmp_path / "counts.csv").read_text("utf-8-sig")
    rows = list(csv.DictReader(text.splitlines()))
    assert [(row["by"], row["of"], row["asked"], row["answered"]) for row in rows] == [
        ("appeal", "UA 3/2020", "2", "1"),
        ("institution", "Ombudsman of Orvania", "1", "1"),
        ("institution", "Chief of Police of Orvania", "1", "0"),
        ("case", "QC-12", "2", "1"),
        ("grant", "NF 2020", "2", "1"),
        ("year", "2020", "2", "1"),
    ]
    assert {row["median_days"] for row in rows} == {""}
    assert {row["effects_slightly_positive"] for row in rows} == {"1"}
    for word in ("Velin", "Marta", "Embassy", "threat"):
        assert word not in text


def test_the_page_for_a_donor_names_numbers_and_no_person(desk: Player, tmp_path: Path) -> None:
    desk.play((GOLDEN / "cli-outcome.txt").read_text("utf-8"))
    page = (tmp_path / "page.html").read_text("utf-8")
    for word in ("UA 3/2020", "QC-12", "NF 2020", "Ombudsman of Orvania", "дещо добрий\u00a01"):
        assert word in page
    for word in ("Velin", "Marta", "Embassy", "threat", "patrol", "http"):
        assert word not in page
    pdf = pypdfium2.PdfDocument((tmp_path / "page.pdf").read_bytes())
    text = "".join(one.get_textpage().get_text_bounded() for one in pdf)
    assert "Grant: NF 2020" in text
    assert "Velin" not in text
