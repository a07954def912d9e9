"""What a person does with a letter at the desk: each form names its deed, and a refusal is told with its places."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from django.http import Http404

from tocsin.access.approvals import get_standing
from tocsin.access.scopes import case_of
from tocsin.actions.approve import approve, approve_by_voice
from tocsin.actions.confirm_pass import confirm_pass
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.pass_strike import pass_strike
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.withdraw import withdraw
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer

Fields = Mapping[str, str]
SEARCH = "search"


def do(viewer: Viewer, letter: str, fields: Fields) -> str:
    """Do what a form of the letter's page asks for; the letter to look at then.

    Raises what its action raises, NoSuch where the page showed other files than lie there now.
    """
    deed = _DEEDS.get(fields.get("do", ""))
    if deed is None:
        raise Http404
    return deed(viewer, letter, fields) or letter


def _same_files(viewer: Viewer, letter: str, fields: Fields) -> None:
    """Who approves stands behind what the page showed. Raises NoSuch."""
    if get_standing(viewer, letter).digest != fields.get("digest"):
        raise NoSuch(what="letter")


def _approve(viewer: Viewer, letter: str, fields: Fields) -> None:
    _same_files(viewer, letter, fields)
    approve(viewer, letter, listed=fields.get("listed") == "yes")


def _by_voice(viewer: Viewer, letter: str, fields: Fields) -> None:
    _same_files(viewer, letter, fields)
    approve_by_voice(viewer, letter, fields.get("member", ""), fields.get("words", ""))


def _urgently(viewer: Viewer, letter: str, fields: Fields) -> None:
    _same_files(viewer, letter, fields)
    release_urgently(viewer, letter, fields.get("because", ""))


def _withdraw(viewer: Viewer, letter: str, fields: Fields) -> None:
    withdraw(viewer, letter, fields.get("because", ""))


def _pass(viewer: Viewer, letter: str, fields: Fields) -> None:
    pass_strike(viewer, letter, [fields.get("strike", "")], fields.get("because", ""))


def _confirm(viewer: Viewer, letter: str, fields: Fields) -> None:
    confirm_pass(viewer, letter, [fields.get("strike", "")])


def _correct(viewer: Viewer, letter: str, fields: Fields) -> str:
    del fields
    return draft_correction(viewer, case_of(viewer, letter), letter).intervention


_DEEDS: Mapping[str, Callable[[Viewer, str, Fields], str | None]] = {
    "approve": _approve,
    "voice": _by_voice,
    "urgent": _urgently,
    "withdraw": _withdraw,
    "pass": _pass,
    "confirm": _confirm,
    "correct": _correct,
}
STRIKES = frozenset({"pass", "confirm"})  # after these one looks at the strikes again
