"""How the demo speaks: numbered steps, short explanations, passages set in, no line longer than a page is wide."""

from __future__ import annotations

import textwrap
from collections.abc import Iterable
from dataclasses import dataclass

import click

from tocsin.cli.terminal import is_terminal, say

WIDTH = 96


@dataclass
class Screen:
    """Where the demo prints. With `pause` it waits for Enter before each further step, if somebody is there."""

    pause: bool = False
    step: int = 0

    def begin(self, title: str, *paragraphs: str) -> None:
        """A new step with its title, and what a person should know to follow it."""
        if self.pause and self.step and is_terminal():
            click.pause("\n   Enter for the next step …", err=True)
        self.step += 1
        say(f"\n{self.step:>2}  {title}", style="bold")
        say("    " + "─" * len(title), style="dim")
        for paragraph in paragraphs:
            self.explain(paragraph)

    def explain(self, paragraph: str) -> None:
        """A paragraph at the margin of the step."""
        say(_set(paragraph, "    ", "    "))

    def quote(self, words: str) -> None:
        """Somebody's words, further in."""
        say(_set(f"“{words.strip()}”", "      ", "      "), style="italic")

    def block(self, lines: Iterable[str]) -> None:
        """Lines that are made elsewhere, at the margin of the step; those that are too long are broken."""
        for line in lines:
            margin = "    " + " " * (len(line) - len(line.lstrip()))
            say(_set(line, margin, margin + "  ") if line.strip() else "")

    def gap(self) -> None:
        """An empty line."""
        say()

    def rows(self, lines: Iterable[str]) -> None:
        """Lines whose columns must stay as they are."""
        for line in lines:
            say(f"    {line}")

    def line(self, mark: str, words: str) -> None:
        """Words behind a mark that stands at the margin: “✓ accepted”."""
        say(_set(words, f"    {mark} ", " " * len(f"    {mark} ")))

    def under(self, words: str, mark: str = "") -> None:
        """Words that belong to the line before, behind a mark of their own if they have one."""
        first = f"      {mark} " if mark else "      "
        say(_set(words, first, " " * len(first)), style="dim")


def _set(words: str, first: str, further: str) -> str:
    return textwrap.fill(
        " ".join(words.split()),
        WIDTH,
        initial_indent=first,
        subsequent_indent=further,
        break_long_words=False,
        break_on_hyphens=False,
    )


def plural(number: int, noun: str) -> str:
    """“1 claim”, “11 claims”."""
    return f"{number} {noun}{'' if number == 1 else 's'}"
