"""The end of the demo: the workspace is locked, somebody takes the machine, and what to try next."""

from __future__ import annotations

import os
import shutil
import sys
from collections.abc import Sequence
from pathlib import Path

from tocsin.actions.unlock import unlock
from tocsin.cli.demo_folder import DemoFolder, files_in, places_of, size_words
from tocsin.cli.demo_screen import WIDTH, Screen, plural
from tocsin.cli.terminal import say
from tocsin.domain.errors import CannotUnlock

CANARIES = (
    "Ardaly",
    "Ardali",
    "Morun",
    "Jonas",
    "Doskal",
    "Lena Tibor",
    "after 18:00",
    "Brennik",
    "Varsenia",
    "grey van",
    "statement.txt",
    "Lantern House",
    "Ada Lind",
    "Tomas Feld",
    "Exiles",
)
MOST_SHOWN = 4


def as_a_thief(screen: Screen, places: DemoFolder, passphrases: Sequence[str], saved: Sequence[Path]) -> None:
    """Show what the locked folder says to somebody without the passphrase, and what lies beside it in clear."""
    screen.begin("Locked, and the office is searched", "This is all that can be seen of the workspace now:")
    _list(screen, places.office)
    _guess(screen, places.office, passphrases[0])
    words = (*CANARIES, *passphrases)
    held, seen = list(places_of(words, places.office)), files_in(places.office)
    screen.gap()
    screen.explain(
        f"Searched: {plural(len(seen), 'file')}, byte for byte and by name, for {len(words)} names and words of "
        f"this case, in UTF-8 and UTF-16. Found: {len(held) or 'nothing'}."
    )
    beside = [*files_in(places.desk), *saved, *files_in(places.way)]
    found = {word for part in (places.desk, places.letters, places.way) for _, word in places_of(words, part)}
    screen.explain(
        f"What lies beside it is another matter. The same search finds {len(found)} of them there, and whoever has the "
        "machine can open these:"
    )
    for path in beside:
        screen.line("!", str(path.relative_to(places.root)))


def what_next(places: DemoFolder, passphrase: str, second: str, case: str) -> None:
    """The passphrases of the demo, and commands to try."""
    program = _program()
    say("\nYour turn. The passphrase of this workspace is", style="bold")
    say(f"\n    {passphrase}\n")
    say(f"and that of Tomas Feld, who approves what Ada writes:\n\n    {second}\n")
    for command in (f'show "{case}"', f'history "{case}"', "waiting", "shell"):
        say(f"    {program} -w {places.office} {command}")
    say("\nThe whole way from here to a reply: docs/how-to/from-appeal-to-reply.md")
    say(f"What is typed in on it lies ready: {places.way}")
    say(f"\nTo see it again: {program} demo {places.root}")
    say(f"To be rid of it: delete the folder {places.root}")


def _list(screen: Screen, office: Path) -> None:
    files = files_in(office)
    vault = [path for path in files if path.parent.parent.name == "vault" or path.parent.name == "vault"]
    for path in [path for path in files if path not in vault] + vault[:MOST_SHOWN]:
        name = str(path.relative_to(office))
        if len(name) > WIDTH - 24:
            name = f"{name[: WIDTH - 25]}…"
        say(f"    {name:<{WIDTH - 22}}{size_words(path.stat().st_size):>14}")
    if len(vault) > MOST_SHOWN:
        say(f"    … and {len(vault) - MOST_SHOWN} more of the same kind, their sizes rounded up")
    screen.gap()


def _guess(screen: Screen, office: Path, passphrase: str) -> None:
    """Try a wrong passphrase, as a thief would; nothing that it says may help."""
    wrong = " ".join(reversed(passphrase.split()))
    try:
        unlock(office, wrong)
    except CannotUnlock as exc:
        screen.line("?", f"A guess: {exc}")


def _program() -> str:
    """How this program is called from here."""
    if shutil.which("tocsin"):
        return "tocsin"
    here = os.path.relpath(sys.argv[0])
    return str(Path(sys.argv[0]).resolve()) if here.startswith(os.pardir) else here
