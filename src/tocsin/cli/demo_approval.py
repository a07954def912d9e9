"""The demo's second member: what one person cannot do alone, and what leaves once another has approved it."""

from __future__ import annotations

from pathlib import Path

from tocsin.actions.approve import approve
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.words import new_passphrase
from tocsin.cli.demo_folder import DemoFolder
from tocsin.cli.demo_screen import Screen
from tocsin.domain.errors import CannotApprove
from tocsin.domain.viewer import Viewer

SECOND = "Tomas Feld"
IN_NEED = "The flight leaves at noon, and nobody answers."


def approve_and_release(screen: Screen, places: DemoFolder, viewer: Viewer, intervention: str) -> list[Path]:
    """Show that Ada alone cannot let this letter leave, have it approved, and save what leaves."""
    screen.begin(
        "A second member",
        "The letter without the mark of a draft was sealed beside it. It leaves when somebody else stands behind these "
        "very files. Where nobody can be reached, one person may release a letter with a reason, and it stays marked; "
        "but not one that tells of a child:",
    )
    try:
        release_urgently(viewer, intervention, IN_NEED)
    except CannotApprove as exc:
        screen.line("✗", f"Ada, in need: {exc}")
    second = add_passphrase(viewer, new_passphrase(), member_name=SECOND)
    approve(Viewer(second.member), intervention)
    screen.line("✓", f"{SECOND} has a passphrase of his own. He reads the letter, and approves it.")
    out = let_out_letter(viewer, intervention, places.letters / "approved")
    screen.gap()
    screen.explain("What leaves is what he approved, to the byte; it lies in clear:")
    for path in out.paths:
        screen.line("→", str(path))
    return list(out.paths)
