"""`tocsin redact`: what is proposed, a copy to look at, and the same copy kept."""

from __future__ import annotations

import re
from pathlib import Path

import pypdfium2
import pytest

from support.terminal import Terminal
from tocsin.domain.errors import CannotBeRedacted, NoSuch
from tocsin.lib.ids import new_id

TEXT = "Oleksa Velin, born on 3 May 2014, and Petro Danko came. Telephone +380 44 123-45-67."
ENTRY = """
[[person]]
as = "oleksa"
name = "Oleksa Velin"
birth = "2014-05-03"
"""


@pytest.fixture
def desk(terminal: Terminal, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Terminal:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "decision.txt").write_text(TEXT, "utf-8")
    (tmp_path / "entry.toml").write_text(ENTRY, "utf-8")
    terminal.say("case", "Quay")
    terminal.say("record", "entry.toml", "--case", "Quay")
    return terminal


@pytest.fixture
def statement(desk: Terminal) -> str:
    return str(desk.json("receive", "decision.txt", "--case", "Quay")[0]["statement"])


def words(path: Path) -> str:
    pages = pypdfium2.PdfDocument(path.read_bytes())
    said = " ".join(" ".join(page.get_textpage().get_text_range() for page in pages).split())
    return re.sub(r" ([.,])", r"\1", said)


def test_proposed_looked_at_and_kept(desk: Terminal, statement: str, tmp_path: Path) -> None:
    listed = desk.say("redact", statement)
    assert "[Oleksa Velin]" in listed
    assert re.search(r"\(name of a child, person-\S{5}\)", listed)
    choices = ("redact", statement, "--also", "third_person=petro danko", "--without", "2", "--by", "Quay Centre")
    looked = desk.say(*choices, "--look", "copy.pdf")
    said = words(tmp_path / "copy.pdf")
    assert "[name of a child], born on 3 May 2014, and [third person] came. Telephone [contact details]" in said
    seen = re.search(r"--seen (\S+)", looked)
    assert seen
    assert "copy.pdf" in desk.say("show", "--in-clear")
    assert isinstance(desk.fails(*choices, "--seen", "whatever"), CannotBeRedacted)
    other = desk.fails("redact", statement, "--by", "Quay Centre", "--seen", seen[1])
    assert "not what was looked at" in str(other)
    assert "Kept: a redacted copy" in desk.say(*choices, "--seen", seen[1])
    assert "A redacted copy; taken out: name of a child, third person, contact details" in desk.say("redact", statement)
    assert len(desk.json("redact", statement)["copies"]) == 1


def test_what_is_still_said_is_told(desk: Terminal, statement: str) -> None:
    numbers = [word for number in range(1, 5) for word in ("--without", str(number))]
    found = desk.json("redact", statement)["proposals"]
    answer = desk.json("redact", statement, *numbers[: 2 * len(found)], "--by", "Quay", "--look", "copy.pdf")
    assert answer["still_said"]
    assert answer["taken_out"] == []


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (("--without", "99"), "no proposal 99"),
        (("--also", "child=nobody at all"), "does not say the words"),
        (("--also", "child"), "does not say the words"),
        (("--also", "secret=Petro"), "no kind"),
        (("--cover", "1:10,10"), "in per cent"),
        (("--cover", "1:0,0,10,10=secret"), "no kind"),
        (("--pictures",), "only a PDF, PNG or JPEG"),
    ],
)
def test_what_cannot_be_understood_is_refused(
    desk: Terminal, statement: str, options: tuple[str, ...], words: str, tmp_path: Path
) -> None:
    failed = desk.fails("redact", statement, *options, "--by", "Quay", "--look", "copy.pdf")
    assert isinstance(failed, CannotBeRedacted)
    assert words in str(failed)
    assert not (tmp_path / "copy.pdf").exists()


def test_what_is_not_there(desk: Terminal, statement: str) -> None:
    assert "letterhead" in str(desk.fails("redact", statement, "--look", "copy.pdf"))
    assert isinstance(desk.fails("redact", new_id()), NoSuch)
    assert isinstance(desk.fails("redact", statement, "--shows", new_id(), "--look", "copy.pdf"), NoSuch)
