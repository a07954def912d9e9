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
from tocsin.domain.viewer import Viewer
from tocsin.web.letters import seen_of

Fields = Mapping[str, str]


class Outdated(Exception):
    """The letter stands otherwise than the form's page showed it. Nothing was done."""


SEARCH = "search"


def do(viewer: Viewer, letter: str, fields: Fields) -> str:
    """Do what a form of the letter's page asks for; the letter to look at then.

    Raises what its action raises, Outdated where the letter does not stand any more as the page showed it: who approves
    stands behind what they saw.
    """
    deed = _DEEDS.get(fields.get("do", ""))
    if deed is None:
        raise Http404
    if seen_of(get_standing(viewer, letter)) != fields.get("seen"):
        raise Outdated
    return deed(viewer, letter, fields) or letter


def slot(letter: str, fields: Fields) -> str:
    """Where a browser keeps what is typed into the form of a deed."""
    return "-".join(filter(None, (letter, fields.get("do", ""), fields.get("strike", ""))))


def _approve(viewer: Viewer, letter: str, fields: Fields) -> None:
    approve(viewer, letter, listed=fields.get("listed") == "yes")


def _by_voice(viewer: Viewer, letter: str, fields: Fields) -> None:
    approve_by_voice(viewer, letter, fields.get("member", ""), fields.get("words", ""))


def _urgently(viewer: Viewer, letter: str, fields: Fields) -> None:
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
SEARCHED = frozenset({"pass", "confirm", "approve"})  # after these one looks at what the search finds
