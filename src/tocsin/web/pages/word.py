"""A letter that came back from Word: what each sentence rests on now, and how to take it in as the next version.

The file is held in memory for this browser until it is taken in, or the desk locks.
"""

from __future__ import annotations

import io
from typing import Any

from django.http import HttpResponse, HttpResponseRedirect, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_entity
from tocsin.access.scopes import case_of
from tocsin.actions.came_back import Revised, Ties
from tocsin.actions.revise import look_at, revise
from tocsin.domain.bindings import Binding, Tie
from tocsin.domain.errors import TocsinError
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.letters.reading_back import LARGEST
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import said
from tocsin.web.uploads import one_file

KEEP = "keep"
PAGE = "desk/pages/word.html"
_QUIET = frozenset({Tie.SAME, Tie.OURS})
_BEFORE, _OURS = "before", "ours"


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """The form; a file that came back, sentence by sentence; by `keep` the next version. Raises NoSuch."""
    get_standing(request.viewer, letter)
    if request.method != "POST":
        return render(request, PAGE, _about(request.viewer, letter))
    try:
        held = _held(request, letter)
    except TocsinError as exc:
        return _refused(request, letter, said(exc))
    if held is None:
        return _refused(request, letter, gettext("No file was chosen."))
    name, content = held
    ties = _ties(request.POST)
    try:
        if request.POST.get("do") == KEEP:
            taken = revise(request.viewer, letter, io.BytesIO(content), ties)
            del request.entrance.made[_slot(letter)]
            return HttpResponseRedirect(reverse("letter", args=[taken.intervention]))
        taken = look_at(request.viewer, letter, io.BytesIO(content), ties)
    except TocsinError as exc:
        return _refused(request, letter, said(exc))
    return render(request, PAGE, {**_about(request.viewer, letter), "name": name, **_looked(taken)})


def _slot(letter: str) -> str:
    return f"word-{letter}"


def _held(request: DeskRequest, letter: str) -> tuple[str, bytes] | None:
    """The file that was sent now, else the one that was looked at before. Raises UploadCut, UploadTooLarge."""
    file = one_file(request, "file")
    if file is not None:
        request.entrance.made[_slot(letter)] = (file[1], file[0].read(LARGEST + 1))
    return request.entrance.made.get(_slot(letter))


def _refused(request: DeskRequest, letter: str, words: str) -> HttpResponse:
    """The form again; a file that cannot come in is not held any longer."""
    request.entrance.made.pop(_slot(letter), None)
    return render(request, PAGE, _about(request.viewer, letter) | {"wrong": words}, status=409)


def _about(viewer: Viewer, letter: str) -> dict[str, Any]:
    view = get_entity(viewer, letter)
    own = view.text("intervention.language")
    return {
        "place": "cases",
        "case": case_of(viewer, letter),
        "letter": letter,
        "number": view.text("intervention.number"),
        "tongues": [(one, name) for one, name in LANGUAGE_NAMES.items() if one != own],
    }


def _ties(posted: QueryDict) -> Ties:
    """What somebody says of sentences, and the language that it came back in."""
    said_of = {int(name[4:]): value for name, value in posted.items() if name[:4] == "tie-" and name[4:].isdecimal()}
    chosen = posted.get("translated", "")
    return Ties(
        {number: () for number, value in said_of.items() if value == _BEFORE},
        tuple(number for number, value in said_of.items() if value == _OURS),
        chosen if chosen in LANGUAGE_NAMES else "",
    )


def _looked(taken: Revised) -> dict[str, Any]:
    rows = [row for row in taken.rows if row.tie not in _QUIET]
    return {
        "rows": [(row, _words(row)) for row in rows],
        "unchanged": sum(row.tie is Tie.SAME for row in taken.rows),
        "own": sum(row.tie is Tie.OURS for row in taken.rows),
        "comments": taken.comments,
        "gaps": [gap.message for gap in taken.letter.gaps],
        "translated": taken.translated,
    }


def _words(row: Binding) -> str:
    """How a sentence is tied, in words."""
    return {
        Tie.REWORDED: gettext("other words, and what it states still stands there"),
        Tie.TRANSLATED: gettext("translated; its dates, numbers and names are ours"),
        Tie.TIED: gettext("rests on what it rested on, as you said"),
        Tie.CHANGED: gettext("changed: it rests on nothing now"),
        Tie.NEW: gettext("new: it rests on nothing"),
        Tie.LEFT_OUT: gettext("left out"),
    }[row.tie]
