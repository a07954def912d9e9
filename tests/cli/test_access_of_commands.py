"""Every command against everybody who may give it. One that is not listed here fails.

Four give it: a member of another case, as a server's policy will have them; a removed member, who sees nothing any
more; nobody, at a locked workspace; and a member of the case. What may not be seen is answered like what never was,
word for word, and stands in no list, count, history, search, table or file that a command writes.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from support.office import DAY_MS, PASSPHRASE, START_MS
from support.web_case import BRIEF, CASE, CYRILLIC, NAME, Ids, write_cases
from support.word_files import written as word_file
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock
from tocsin.cli.asked import Asked
from tocsin.cli.door import Door
from tocsin.cli.group import COMMANDS, group
from tocsin.domain.errors import Locked, NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock
from tocsin.lib.ids import new_id

WHY = ("--because", "asked for")
NAMED: dict[str, Callable[[Ids], str]] = {
    "CASE": lambda ids: ids.case,
    "PERSON": lambda ids: ids.person,
    "EVENT": lambda ids: ids.event,
    "STATEMENT": lambda ids: ids.statement,
    "LETTER": lambda ids: ids.letter,
    "DELIVERY": lambda ids: ids.delivery,
    "CLAIM": lambda ids: ids.value,
    "SOURCE": lambda ids: ids.source,
    "OTHER": lambda ids: ids.other_event,
}
# command lines that name something of a case; what is named is hidden once, and once never was
NAMING = (
    "note --case CASE",
    "receive FILE --case CASE",
    "record FILE --case CASE",
    "record FILE --case CASE --kind person",
    "record --statement STATEMENT --transcript TRANSCRIPT",
    "correct CLAIM 2018 WHY",
    "retract CLAIM WHY",
    "undo CLAIM",
    "undo EVENT",
    "erase PERSON --ground asked WHY",
    "erase CASE --ground asked WHY",
    "review CASE",
    "review CASE --accept 1",
    "review CASE --reject 1 WHY",
    "search brod --case CASE",
    "events --case CASE",
    "events --person PERSON",
    "show CASE",
    "show CASE --json",
    "show PERSON",
    "show EVENT",
    "show STATEMENT",
    "show LETTER",
    "show CLAIM",
    "names PERSON",
    "names PERSON --language uk",
    "names PERSON --language uk --name Вербова --confirm",
    "show SOURCE WHY",
    "check CASE",
    "check CASE --settled",
    "check CASE --settle 1 WHY",
    "check CASE --apply 1",
    "check CASE --reopen 1",
    "check CASE --procedures",
    "confirm EVENT WHY",
    "join PERSON --undo",
    "join PERSON PERSON",
    "join OTHER PERSON",
    "compose CASE --brief BRIEF",
    "redact STATEMENT",
    "redact STATEMENT --look OUT",
    "redact STATEMENT --seen whatever",
    "consent CASE",
    "consent PERSON",
    "consent CASE PERSON --answer yes",
    "revise LETTER WORD",
    "approve LETTER",
    "strikes LETTER",
    "release LETTER --out OUT",
    "publish LETTER --out OUT",
    "withdraw LETTER WHY",
    "sent CASE",
    "sent CASE --draft LETTER",
    "deliver LETTER --to prosecutor --by email --on 2020-09-14",
    "returned DELIVERY --on 2020-09-14",
    "reply DELIVERY --on 2020-09-14",
    "waiting CASE",
    "effect LETTER PERSON --is positive --on 2020-09-14",
    "grant CASE G1",
    "grant LETTER G1",
    "history CASE",
    "history CASE PERSON",
    "history CASE --as-known-on 2030-01-01",
)
# command lines that list, count or search: nothing of what is hidden stands in the answer
LISTING = (
    "case",
    "events",
    "events --json",
    "events --person Velin",
    "show",
    "show --json",
    "search Velin",
    "search Велін --json",
    "search threat",
    "check --all",
    "check --all --json",
    "approve",
    "waiting",
    "waiting --ics ICS",
    "outcome",
    "outcome --csv CSV --report REPORT",
    "review",
    "device list",
    "passphrase list",
    "offices list",
    "letterhead show",
    "templates list",
    "verify",
)
# what they do is not about a case, or is for whoever holds the key of the whole workspace: no server offers it
WITHOUT = {
    *("init", "read", "proofread", "serve", "shell", "demo"),  # no record is open, or another command asks it
    *("merge", "backup", "restore", "rebuild"),  # the folder as a whole
}
NEVER = (CASE, NAME, CYRILLIC, "Velin", "Brod", "UA 3/2020")


@dataclass(frozen=True, slots=True)
class Bench:
    """An open workspace with two cases, and files that commands take."""

    office: Office
    ids: Ids
    files: Path

    def give(self, line: str, viewer: Viewer | None, named: dict[str, str]) -> Result:
        """One command line as this viewer gives it; nobody's desk is locked."""
        words = [part for word in line.split() for part in (WHY if word == "WHY" else [self._word(word, named)])]
        door = Door(Asked(), stays=True, office=replace(self.office, viewer=viewer) if viewer else None)
        asked = Asked(door=door)
        return CliRunner().invoke(group, words, input="Words of a call.\n", obj=asked)

    def _word(self, word: str, named: dict[str, str]) -> str:
        made = {"FILE": "a.txt", "TRANSCRIPT": "a.txt", "BRIEF": "brief.toml", "WORD": "a.docx"}
        made |= {name: f"out.{name.lower()}" for name in ("ICS", "CSV", "REPORT")} | {"OUT": "out"}
        return named.get(word) or (str(self.files / made[word]) if word in made else word)


@pytest.fixture(scope="module")
def bench(template_folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Bench]:
    files = tmp_path_factory.mktemp("matrix")
    folder = Path(shutil.copytree(template_folder, files / "office.tocsin"))
    (files / "a.txt").write_text("Words of a call.", "utf-8")
    (files / "brief.toml").write_text(BRIEF, "utf-8")
    (files / "a.docx").write_bytes(word_file("Words of a letter."))
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    yield Bench(office, write_cases(office), files)
    lock(office)


def in_another_case(bench: Bench) -> Viewer:
    """A member who works on the other case alone."""
    return Viewer(bench.office.viewer.member, frozenset({f"case:{bench.ids.other_case}"}))


def removed(bench: Bench) -> Viewer:
    """A member who was removed: every role is gone."""
    return Viewer(bench.office.viewer.member, frozenset())


VIEWERS = {"another case": in_another_case, "removed": removed}


def test_every_command_is_listed() -> None:
    listed = {line.split()[0] for line in (*NAMING, *LISTING)}
    assert listed | WITHOUT == COMMANDS.keys()
    assert not listed & WITHOUT


@pytest.mark.parametrize("who", VIEWERS)
@pytest.mark.parametrize("line", NAMING)
def test_what_may_not_be_seen_is_answered_like_what_never_was(bench: Bench, line: str, who: str) -> None:
    hidden = {name: find(bench.ids) for name, find in NAMED.items()}
    absent = {name: new_id() for name in NAMED} | {"OTHER": hidden["OTHER"]}
    answers = [bench.give(line, VIEWERS[who](bench), named) for named in (hidden, absent)]
    forbidden, missing = (without(answer, {*hidden.values(), *absent.values()}) for answer in answers)
    assert isinstance(answers[1].exception, NoSuch), answers[1].output
    assert forbidden == missing


def without(answer: Result, ids: set[str]) -> tuple[object, ...]:
    """An answer without the ids that were asked for."""
    said = [answer.output, str(answer.exception)]
    for one in ids:
        said = [words.replace(one, "") for words in said]
    return (*said, type(answer.exception), answer.exit_code)


@pytest.mark.parametrize("who", VIEWERS)
@pytest.mark.parametrize("line", LISTING)
def test_no_list_count_search_or_file_tells_of_what_is_hidden(bench: Bench, line: str, who: str) -> None:
    answer = bench.give(line, VIEWERS[who](bench), {})
    assert answer.exception is None or isinstance(answer.exception, NoSuch | SystemExit), answer.output
    files = [path for path in bench.files.glob("out.*") if path.is_file()]
    told = "".join([answer.output, str(answer.exception), *(path.read_text("utf-8") for path in files)])
    typed = line.partition(" ")[2]
    assert [word for word in (*NEVER, bench.ids.case, bench.ids.person) if word in told and word not in typed] == []
    for path in files:
        path.unlink()


def test_what_is_hidden_here_is_seen_by_a_member_of_the_case(bench: Bench) -> None:
    """Else the tests above could not fail."""
    named = {name: find(bench.ids) for name, find in NAMED.items()}
    own = Viewer(bench.office.viewer.member, frozenset({f"case:{bench.ids.case}"}))
    for line in ("show CASE", "show PERSON", "history CASE", "waiting CASE", "search Velin"):
        assert any(word in bench.give(line, own, named).output for word in NEVER), line


@pytest.mark.parametrize("line", [*NAMING, *LISTING])
def test_nobody_is_told_anything(bench: Bench, line: str) -> None:
    answer = bench.give(line, None, {name: find(bench.ids) for name, find in NAMED.items()})
    assert isinstance(answer.exception, Locked), answer.output
    assert answer.stdout == ""
