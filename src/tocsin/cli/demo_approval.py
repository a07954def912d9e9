"""The demo's second member: what one person cannot do alone, and what leaves once another has approved it."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_dossier
from tocsin.access.handles import handle
from tocsin.access.scopes import case_of
from tocsin.actions.approve import approve
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.letter_consents import clearance_of, hold_consents
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.release_urgently import release_urgently
from tocsin.cli.demo_folder import DemoFolder
from tocsin.cli.demo_screen import Screen, plural
from tocsin.cli.labels import name_of
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import ADDRESSEES
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import CannotApprove, NoConsent
from tocsin.domain.viewer import Viewer

SECOND = "Tomas Feld"
IN_NEED = "The flight leaves at noon, and nobody answers."


def _ask(screen: Screen, viewer: Viewer, intervention: str) -> None:
    """Show that nobody is named who was not asked, and record what they answered."""
    screen.begin(
        "Who is named",
        "Nobody is named who has not agreed that these offices learn it, or on another ground. Whoever is not named "
        "stands in the letter as a role:",
    )
    case, standing = case_of(viewer, intervention), get_standing(viewer, intervention)
    missing = clearance_of(viewer, standing).missing
    try:
        hold_consents(viewer, standing)
    except NoConsent as exc:
        screen.line("✗", _with_names(str(exc), get_dossier(viewer, case), [one.person for one in missing]))
    for one in missing:
        yes = Answered(ADDRESSEES, granted=True, scopes=tuple(Telling), form="oral")
        record_consent(viewer, case, one.person, [yes])
    screen.line("✓", f"Ada asks {plural(len(missing), 'person')} and records each answer (`tocsin consent`): yes.")


def _with_names(words: str, dossier: Dossier, people: Iterable[str]) -> str:
    """Handles differ from run to run; here everybody is invented, and may be called by name."""
    for one in people:
        words = words.replace(handle("person", one), name_of(dossier, one))
    return words


def approve_and_release(
    screen: Screen, places: DemoFolder, viewer: Viewer, intervention: str, passphrase: str
) -> list[Path]:
    """Show that Ada alone cannot let this letter leave, have it approved with the other passphrase, and save it."""
    _ask(screen, viewer, intervention)
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
    second = add_passphrase(viewer, passphrase, member_name=SECOND)
    approve(Viewer(second.member), intervention)
    screen.line("✓", f"{SECOND} has a passphrase of his own. He reads the letter, and approves it.")
    out = let_out_letter(viewer, intervention, places.letters / "approved")
    screen.gap()
    screen.explain("What leaves is what he approved, to the byte; it lies in clear:")
    for path in out.paths:
        screen.line("→", str(path))
    return list(out.paths)
