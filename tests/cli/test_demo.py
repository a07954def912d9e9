"""`tocsin demo` end to end: what it promises is printed, and is true of the files that it leaves."""

from __future__ import annotations

import contextlib
import difflib
import functools
import hashlib
import io
import os
import re
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from support.terminal import Terminal
from tocsin.access.approvals import list_letters
from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.in_clear import list_in_clear
from tocsin.access.proposals import list_proposals
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.actions.verify import verify
from tocsin.checking import check
from tocsin.cli import demo
from tocsin.cli.demo import CASE
from tocsin.cli.demo_folder import DemoFolder, files_in, places_of
from tocsin.cli.finding_case import the_case
from tocsin.cli.group import group
from tocsin.domain.approval import Way
from tocsin.domain.changesets import digest_text
from tocsin.workspace import KdfParameters

GOLDEN = Path(__file__).parent.parent / "golden" / "demo.txt"
CHILD = ("Jonas", "jonas")
UNASKED = ("Vera", "Doskal")
SOURCE = ("Lena", "Tibor")


@dataclass
class Shown:
    """What one demo printed, and where it left its files."""

    text: str
    places: DemoFolder

    @property
    def passphrase(self) -> str:
        return self.passphrases[0]

    @property
    def passphrases(self) -> tuple[str, str]:
        found = re.search(
            r"passphrase of this workspace is\s+(\S+(?: \S+){5})\n.*?Feld[^\n]+\s+(\S+(?: \S+){5})\n",
            self.text,
            re.DOTALL,
        )
        assert found
        return found[1], found[2]


def run(at: Path) -> Shown:
    """The demo as `tocsin demo`, typed in this folder; it must end well."""
    with contextlib.chdir(at):
        result = CliRunner().invoke(group, ["demo"])
    assert result.exception is None, result.output
    return Shown(result.stdout, DemoFolder(at / "tocsin-demo"))


@pytest.fixture(scope="module")
def twice(django_ready: None, tmp_path_factory: pytest.TempPathFactory) -> tuple[Shown, Shown]:
    """The demo, and the demo again in the same folder; only the passphrase is cheaper to try."""
    at = tmp_path_factory.mktemp("demo")
    cost = KdfParameters(memory_kib=64, passes=1, lanes=1)
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(demo, "init", functools.partial(demo.init, cost=cost))
        return run(at), run(at)


@pytest.fixture(scope="module")
def shown(twice: tuple[Shown, Shown]) -> Shown:
    """The second run, whose files are there."""
    return twice[1]


@pytest.fixture
def office(shown: Shown) -> Iterator[Office]:
    """Its workspace, unlocked with the passphrase that it printed."""
    opened = unlock(shown.places.office, shown.passphrase)
    yield opened
    lock(opened)


def masked(shown: Shown) -> str:
    """The transcript without what differs from run to run."""
    text = shown.text
    for passphrase in shown.passphrases:
        text = text.replace(passphrase, "PASSPHRASE")
    text = re.sub(r"\b([a-z]+)-[\w-]{5}(?=\n)", r"\1-.....", text)
    text = re.sub(r"(?m)^    (vault/)\S+.*$", r"    \1…", text)
    text = re.sub(r"(?m)^(    \S+) +\d+ (?:KiB|bytes)$", r"\1", text)
    return re.sub(r"(?m)^    \S+ -w", "    tocsin -w", re.sub(r"again: \S+ demo", "again: tocsin demo", text))


def letters(shown: Shown) -> dict[str, str]:
    """The words of the three letters, by ending; of the DOCX every part."""
    found = {path.suffix: path.read_bytes() for path in files_in(shown.places.letters)}
    with zipfile.ZipFile(io.BytesIO(found[".docx"])) as package:
        word = "\n".join(package.read(name).decode("utf-8", "replace") for name in package.namelist())
    pages = pypdfium2.PdfDocument(found[".pdf"])
    pdf = "\n".join(page.get_textpage().get_text_bounded() for page in pages)
    return {".txt": found[".txt"].decode("utf-8"), ".docx": word, ".pdf": pdf}


def test_both_runs_print_the_same(twice: tuple[Shown, Shown]) -> None:
    first, second = twice
    assert masked(first) == masked(second)
    assert first.passphrase != second.passphrase


def test_the_transcript_is_the_agreed_one(shown: Shown) -> None:
    """After a wanted change: TOCSIN_GOLDEN=1, then read what changed."""
    if "TOCSIN_GOLDEN" in os.environ:
        GOLDEN.write_text(masked(shown), "utf-8")
    agreed = GOLDEN.read_text("utf-8").splitlines()
    assert not list(difflib.unified_diff(agreed, masked(shown).splitlines(), "agreed", "printed", lineterm="", n=1))


def test_no_line_is_wider_than_a_terminal(shown: Shown) -> None:
    assert max(len(line) for line in masked(shown).splitlines()) <= 100


@pytest.mark.parametrize(
    "promised",
    [
        "Perhaps “2026” instead of “2023”?",
        "The headline states as fact who did it",
        "✗ Person: Lena",
        "on 12 and 14 September 2026",
        "= Person: Mirela Ardali",
        "read as: Surveillance",
        "▒▒▒ in May 2026",
        "░░░ since August 2026",
        "○   on 7 September 2026",
        "?   no date is recorded",
        "→ perhaps “2025” instead of “2024”",
        "on 28 February 2024 → on 28 February 2025",
        "Nothing was found to ask about.",
        "Appears as “person B”: under 18.",
        "This passphrase does not open the workspace",
        "Found: nothing.",
    ],
)
def test_it_shows(shown: Shown, promised: str) -> None:
    assert promised in shown.text


def test_its_steps_are_numbered(shown: Shown) -> None:
    assert re.findall(r"(?m)^ ?(\d+)  \S", shown.text) == [str(step) for step in range(1, 12)]


def test_nothing_is_readable_in_the_locked_workspace(shown: Shown) -> None:
    words = [*CHILD, *UNASKED, *SOURCE, "Ardal", "Morun", "Brennik", "abduct", "secret service", "DRAFT", ".txt"]
    assert list(places_of([*words, *shown.passphrases], shown.places.office)) == []


def test_the_search_would_find_what_lies_in_clear(shown: Shown) -> None:
    found = {path.name for path, _ in places_of(["Ardali"], shown.places.desk)}
    assert found == {"statement.txt"}


def test_no_letter_names_whom_it_must_not(shown: Shown) -> None:
    for ending, words in letters(shown).items():
        for name in (*CHILD, *UNASKED, *SOURCE):
            assert name not in words, (ending, name)
    assert list(places_of([*CHILD, *UNASKED, *SOURCE], shown.places.letters)) == []


def test_the_child_appears_as_a_role(shown: Shown) -> None:
    for words in letters(shown).values():
        assert re.search(r"a\s+person\s+\(B\)\s+was\s+shadowed", words)


def test_every_page_of_the_pdf_says_that_it_is_a_draft(shown: Shown) -> None:
    (path,) = shown.places.letters.glob("*.pdf")
    pages = pypdfium2.PdfDocument(path)
    assert all("DRAFT, NOT CLEARED" in page.get_textpage().get_text_bounded() for page in pages)
    drafts = [path for path in files_in(shown.places.letters) if path.parent == shown.places.letters]
    assert len(drafts) == 3
    assert all(path.name.startswith("DRAFT-NOT-CLEARED") for path in drafts)


def test_what_leaves_was_approved_by_another_member_and_is_no_draft(shown: Shown, office: Office) -> None:
    (standing,) = list_letters(office.viewer, the_case(office.viewer, CASE))
    (approval,) = standing.approvals
    assert (approval.way, approval.member == office.viewer.member, standing.marked) == (Way.SIGNED, False, False)
    approved = files_in(shown.places.letters / "approved")
    assert {digest_text(hashlib.sha256(path.read_bytes()).digest()) for path in approved} == set(standing.letters)
    assert not any("DRAFT" in path.name or b"DRAFT" in path.read_bytes() for path in approved)


def test_one_person_alone_lets_no_letter_leave_that_tells_of_a_child(shown: Shown) -> None:
    assert "✗ Ada, in need: That cannot be done: it tells of somebody who is or may be under 18" in shown.text


def test_the_letter_uses_the_mended_date_only(shown: Shown) -> None:
    for words in letters(shown).values():
        assert re.search(r"28\s+February\s+2025", words)
        assert not re.search(r"28\s+February\s+2024", words)


def test_what_was_let_out_is_listed(shown: Shown, office: Office) -> None:
    listed = {Path(line.path).name for line in list_in_clear(office.viewer)}
    assert listed == {path.name for path in files_in(shown.places.letters)}


def test_the_record_is_whole_and_nothing_waits(office: Office) -> None:
    assert verify(office.viewer).damaged == ()
    assert list_proposals(office.viewer, the_case(office.viewer, CASE)) == ()


def test_a_person_looked_at_everything(office: Office) -> None:
    dossier = get_dossier(office.viewer, the_case(office.viewer, CASE))
    assert all(
        shown.looked for view in dossier.entities.values() for values in view.values.values() for shown in values
    )


def test_one_woman_is_one_person_with_both_spellings(office: Office) -> None:
    dossier = get_dossier(office.viewer, the_case(office.viewer, CASE))
    names = [{shown.value for shown in view.all("person.name")} for view in dossier.of_kind("person")]
    assert names.count({"Mirela Ardaly", "Mirela Ardali"}) == 1
    assert len(names) == 4


def test_the_case_is_silent_after_the_correction(office: Office) -> None:
    assert check(get_facts(office.viewer, the_case(office.viewer, CASE))) == ()


def test_a_shell_has_to_be_left_first(terminal: Terminal, tmp_path: Path) -> None:
    result = terminal.run("shell", typed=f"demo {tmp_path / 'demo'}\n")
    assert "Leave the shell first" in result.output
    assert not (tmp_path / "demo").exists()
