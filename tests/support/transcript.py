"""Agreed transcripts: a script of commands with what each prints, run through the real entry point and compared.

A transcript is a text of blocks. Its lines begin with

    # …            what the script is about; kept as it stands
    + NAME         a file of the desk is written: the lines under it that begin with `| `, a Word file if so named
    @ FROM TO      a Word file of the desk is edited with changes tracked: under it `| these words → others`, or
                   `| behind these words ⏎ a new paragraph`; the other file is written. * stands for any letters
    = NAME         the folder of the workspace is copied to the desk, under this name
    ~ DAYS         the clock goes on by so many days
    * WORDS        a line of the descriptor that gives the passphrase to the next command (else the office's own)
    $ tocsin …     a command; `< ` under it is a line that is typed, all else under it is what it printed
    [exit N]       it left with this code; without the line, with 0

Handles, ids, digests and times differ from run to run: they are written `person-1`, `id-3`, `TIME`, and a command
may use a handle that was printed before it.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import sys
import traceback
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from click.testing import CliRunner

from support.office import PASSPHRASE
from support.word_edits import inserted_paragraph, replaced_in_word
from support.word_files import written
from tocsin.config.entry import UNEXPECTED, main
from tocsin.lib.clock import FixedClock

DAY_MS = 86_400_000
KINDS = "case|event|act|person|group|place|source|statement|evidence|entry|claim|intervention|member|proceeding|stage"
KINDS += "|consent|strike|delivery|effect|erasure|device|involvement|role|status|residence|membership|addressee|demand"
KINDS += "|response|answer"
HANDLE = re.compile(rf"\b({KINDS})-(?!zzzzz)([\w-]{{5}})(?![\w-])")
PLACEHOLDER = re.compile(rf"\b(?:{KINDS})-\d+\b")
# one id in ten has no digit: then it is known by how it begins, with the time (AZ to August 2026), and by how it ends
ID = re.compile(r"(?<![\w-])(?:(?=[\w-]*\d)[\w-]{22}|A[Za-z][\w-]{19}[AQgw])(?![\w-])")
DIGEST = re.compile(r"(?<![\w-])(?:[0-9a-f]{64}|[\w-]{43})(?![\w-])")
PLACE = re.compile(r"(?<=in place )\d+")  # of a passphrase: drawn at random
TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")


@dataclass
class Masks:
    """What stands for what differs from run to run; the same thing has the same placeholder throughout a script."""

    desk: Path
    seen: dict[str, str] = field(default_factory=dict)

    def hide(self, printed: str) -> str:
        """What was printed, as a transcript keeps it."""
        text = printed.replace(f"{self.desk}/", "").replace(str(self.desk), "DESK")
        text = TIME.sub("TIME", PLACE.sub("N", DIGEST.sub("DIGEST", text)))
        text = ID.sub(lambda found: self._named("id", found[0]), text)
        return HANDLE.sub(lambda found: self._named(found[1], found[0]), text)

    def fill(self, words: str) -> str:
        """A command or a file of a transcript, with the handles of this run."""
        real = {placeholder: handle for handle, placeholder in self.seen.items()}
        return PLACEHOLDER.sub(lambda found: real.get(found[0], found[0]), words)

    def _named(self, kind: str, word: str) -> str:
        number = 1 + sum(name.startswith(f"{kind}-") for name in self.seen.values())
        return self.seen.setdefault(word, f"{kind}-{number}")


@dataclass
class Step:
    """One line that does something, and the lines under it."""

    sign: str
    words: str
    below: list[str] = field(default_factory=list)


def steps(script: str) -> Iterator[Step]:
    """The steps of a transcript; what was printed last time is below its command, and is left out."""
    step: Step | None = None
    for line in script.splitlines():
        if line[:2] in {"# ", "+ ", "@ ", "= ", "~ ", "* ", "$ "}:
            if step is not None:
                yield step
            step = Step(line[0], line[2:])
        elif step is not None and line[:2] in {"| ", "< ", "|", "<"}:
            step.below.append(line[2:])
    if step is not None:
        yield step


@dataclass
class Player:
    """Plays a transcript in one workspace, on one desk."""

    folder: Path
    desk: Path
    clock: FixedClock
    masks: Masks
    lines: list[str] = field(default_factory=list)
    passphrases: list[str] = field(default_factory=list)

    def play(self, script: str) -> str:
        """The transcript as it is now."""
        for step in steps(script):
            self._note(step)
            match step.sign:
                case "+":
                    self._write(step.words, self.masks.fill("\n".join(step.below)))
                case "@":
                    self._edit(*shlex.split(step.words), step.below)
                case "=":
                    shutil.copytree(self.folder, self.desk / step.words)
                case "~":
                    self.clock.at_ms += int(step.words) * DAY_MS
                case "*":
                    self.passphrases.append(step.words)
                case "$":
                    self._run(step)
        return "\n".join(self.lines) + "\n"

    def _note(self, step: Step) -> None:
        if self.lines and step.sign == "#":
            self.lines.append("")
        self.lines.append(f"{step.sign} {step.words}")
        sign = "<" if step.sign == "$" else "|"
        self.lines.extend(f"{sign} {line}".rstrip() for line in step.below)

    def _write(self, name: str, content: str) -> None:
        data = written(*content.split("\n\n")) if name.endswith(".docx") else content.encode("utf-8")
        (self.desk / name).write_bytes(data)

    def _edit(self, was: str, now: str, changes: list[str]) -> None:
        (path,) = self.desk.glob(was)
        data = path.read_bytes()
        for change in changes:
            words, arrow, others = change.partition(" → ")
            behind, _, fresh = change.partition(" ⏎ ")
            edited = replaced_in_word(data, words, others) if arrow else inserted_paragraph(data, behind, fresh)
            assert edited != data, change
            data = edited
        (self.desk / now).write_bytes(data)

    def _run(self, step: Step) -> None:
        words = shlex.split(self.masks.fill(step.words))[1:]
        typed = "".join(f"{self.masks.fill(line)}\n" for line in step.below)
        printed, code = self._entered(words, typed)
        self.lines.extend(line.rstrip() for line in self.masks.hide(printed).splitlines())
        self.lines.extend([f"[exit {code}]"] if code else [])

    def _entered(self, words: list[str], typed: str) -> tuple[str, int]:
        reading, writing = os.pipe()
        given, self.passphrases = self.passphrases or [PASSPHRASE], []
        os.write(writing, "".join(f"{line}\n" for line in given).encode())
        os.close(writing)
        try:
            return at_the_entry(["--passphrase-fd", str(reading), *words], typed)
        finally:
            os.close(reading)


def at_the_entry(words: list[str], typed: str = "") -> tuple[str, int]:
    """What `tocsin` prints, both streams as a terminal shows them, and its exit code."""
    code: object = 0
    with CliRunner().isolation(input=typed) as (_, _, shown), pytest.MonkeyPatch.context() as patch:
        patch.setattr(sys, "argv", ["tocsin", *words])
        try:
            main()
        except SystemExit as left:
            code = left.code
            if code == UNEXPECTED and left.__context__ is not None:
                # a person is told no more than its kind; what it was stands in what pytest captured
                traceback.print_exception(left.__context__, file=sys.__stderr__)
        sys.stdout.flush()
        sys.stderr.flush()
        printed = io.BytesIO(shown.getvalue()).read().decode("utf-8")
    return printed, int(str(code or 0))
