"""The terminal: words, tables and progress; passphrases from a prompt or a descriptor, never from anywhere else."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

import click
from rich.console import Console
from rich.progress import Progress

from tocsin.domain.errors import BadValue, Cause

OUT = Console(highlight=False, soft_wrap=True, emoji=False)
ERR = Console(stderr=True, highlight=False, soft_wrap=True, emoji=False)
# what a terminal would obey instead of showing, each with the sign that stands for it; lines and tabs stay
_PICTURES = {code: 0x2400 + code for code in range(32) if chr(code) not in "\n\t"} | {0x7F: 0x2421}
_PICTURES |= dict.fromkeys(range(0x80, 0xA0), 0xFFFD)


def say(text: str = "", style: str | None = None) -> None:
    """A line for the person. The text is shown as it is: nothing in it is taken for mark-up, or obeyed."""
    OUT.print(visible(text), style=style, markup=False)


def complain(text: str) -> None:
    """A line beside the result: what a program that reads standard output must not see."""
    ERR.print(visible(text), markup=False)


def visible(text: str) -> str:
    """A text whose control characters are seen: a statement must not clear or colour the screen it is read on."""
    return text.translate(_PICTURES)


def counted(number: int, noun: str, verb: str) -> str:
    """“1 proposal waits”, “4 proposals wait”."""
    return f"1 {noun} {verb}s" if number == 1 else f"{number} {noun}s {verb}"


def say_json(value: Any) -> None:
    """The result as a program reads it."""
    click.echo(json.dumps(value, ensure_ascii=False, indent=2))


def is_terminal() -> bool:
    """Whether a person is there to be asked; nobody is where standard input is closed."""
    return sys.stdin is not None and sys.stdin.isatty()


def read_typed(property_id: str) -> str:
    """All of standard input, nothing where it is closed. Raises BadValue for what is not UTF-8."""
    if sys.stdin is None:
        return ""
    try:
        text = sys.stdin.read()
        text.encode("utf-8")  # in the C locale Python lets bytes through that are no text
    except UnicodeError as exc:
        raise BadValue(property=property_id, why=Cause("what came in is not written in UTF-8")) from exc
    return text.removeprefix("\ufeff")


def read_passphrase(descriptor: int | None, prompt: str = "Passphrase") -> str:
    """One line from the descriptor, or from a prompt that shows nothing."""
    if descriptor is None:
        return str(click.prompt(prompt, hide_input=True, err=True))
    return read_line(descriptor)


def read_line(descriptor: int) -> str:
    """The next line of a descriptor, byte by byte: what follows it stays for the next reader."""
    data = bytearray()
    while (byte := os.read(descriptor, 1)) not in {b"", b"\n"}:
        data += byte
    return data.decode("utf-8", errors="replace").rstrip("\r")


@contextmanager
def progress(title: str, quiet: bool = False) -> Iterator[Callable[[int, int], None]]:
    """A bar on standard error for long work; call what it gives with how much is done, and of how much."""
    with Progress(console=ERR, transient=True, disable=quiet or not ERR.is_terminal) as bar:
        task = bar.add_task(title, total=None, visible=False)

        def tell(done: int, total: int) -> None:
            bar.update(task, completed=done, total=total, visible=True)

        yield tell
