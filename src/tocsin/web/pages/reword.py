"""Change the words of a letter: paragraph by paragraph, and below each the sentences that rest on nothing yet."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from hashlib import sha256
from typing import Any

from django.http import HttpResponse, QueryDict
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_dossier
from tocsin.access.letterhead import get_paper
from tocsin.access.scopes import case_of
from tocsin.actions.came_back import Revised, Ties
from tocsin.actions.new_version import next_version
from tocsin.actions.retype import list_fields, read_typed, retype
from tocsin.domain.bindings import Binding, Tie
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.domain.series import first_version
from tocsin.letters.house.page import pictures_on
from tocsin.letters.typed import Field
from tocsin.web.kept import taken_in
from tocsin.web.letters import seen_of
from tocsin.web.outdated import Both
from tocsin.web.page import DeskRequest
from tocsin.web.pages.letters import text_of
from tocsin.web.retyping import Card, Cards, asked, counted, key_of, placed, ties_of
from tocsin.web.sentences import said
from tocsin.web.words import name_of

KEEP, LOOK = "keep", "look"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph in its field, with the cards of its sentences."""

    number: int
    is_title: bool
    heading: str
    text: str
    below: str
    rows: int
    cards: Sequence[Card]


@dataclass(frozen=True, slots=True)
class Looked:
    """What was read of the typed words: the letter, sentence by sentence, and the sentences that are asked about."""

    taken: Revised | None = None
    asked: Sequence[Binding] = ()
    ties: Ties = field(default_factory=Ties)
    trouble: str = ""
    notice: str = ""
    is_outdated: bool = False


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """The form, or the letter in the words that it says, as its next version. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case_of(request.viewer, letter))
    if dossier.entities[letter].kind != "intervention":
        raise NoSuch(what="letter")
    try:
        fields = list_fields(request.viewer, letter)
    except TocsinError as exc:
        return _page(request, dossier, letter, [], Looked(trouble=said(exc)))
    if request.method != "POST":
        return _page(request, dossier, letter, fields, _looked(request, dossier, letter, {}))
    typed = _typed(request.POST, fields)
    looked = _looked(request, dossier, letter, typed)
    if "HX-Request" in request.headers:
        return render(request, "desk/parts/retyped.html", _shown(request, looked))
    if request.POST.get("do") == KEEP and not looked.trouble:
        return _keep(request, dossier, letter, fields, typed, looked)
    return _page(request, dossier, letter, fields, looked)


def _typed(posted: QueryDict, fields: Sequence[Field]) -> dict[int, str]:
    """The words of the paragraphs that a form has."""
    return {one.number: str(posted[f"p{one.number}"]) for one in fields if f"p{one.number}" in posted}


def _looked(request: DeskRequest, dossier: Dossier, letter: str, typed: Mapping[int, str]) -> Looked:
    """The letter as it is typed, with the ties that the form says."""
    try:
        taken = read_typed(request.viewer, letter, typed)
        loose = asked(taken.rows)
        ties = ties_of(request.POST, taken.rows, dossier)
        if ties.claims or ties.ours:
            taken = read_typed(request.viewer, letter, typed, ties)
    except NoSuch:
        return Looked(trouble=gettext("Something that a sentence was tied to is not there any more. Look once more."))
    except TocsinError as exc:
        return Looked(trouble=said(exc))
    return Looked(taken, loose, ties)


def _keep(
    request: DeskRequest,
    dossier: Dossier,
    letter: str,
    fields: Sequence[Field],
    typed: Mapping[int, str],
    looked: Looked,
) -> HttpResponse:
    if request.POST.get("seen") != _seen(request, dossier, letter):
        return _page(request, dossier, letter, fields, replace(looked, is_outdated=True))
    shown = set(request.POST.get("shown", "").split(","))
    if looked.taken is None or any(row.unbound and key_of(row) not in shown for row in looked.taken.rows):
        notice = gettext("Some sentences rest on nothing yet. Tie each to what is recorded, or call it our own word.")
        return _page(request, dossier, letter, fields, replace(looked, notice=notice))
    if _is_as_it_was(fields, typed) and not (looked.ties.claims or looked.ties.ours):
        notice = gettext("Nothing was changed, so there is no new version.")
        return _page(request, dossier, letter, fields, replace(looked, notice=notice))
    try:
        made = retype(request.viewer, letter, typed, looked.ties)
    except TocsinError as exc:
        return _page(request, dossier, letter, fields, replace(looked, trouble=said(exc)))
    return taken_in(_slot(letter), reverse("letter", args=[made.intervention]))


def _is_as_it_was(fields: Sequence[Field], typed: Mapping[int, str]) -> bool:
    return all(typed.get(one.number, one.text).split() == one.text.split() for one in fields)


def _slot(letter: str) -> str:
    return f"{letter}-words"


def _seen(request: DeskRequest, dossier: Dossier, letter: str) -> str:
    """How the letter and its versions stand, in short."""
    whole = f"{seen_of(get_standing(request.viewer, letter))} {next_version(dossier, letter)}"
    return sha256(whole.encode()).hexdigest()[:16]


def _newest(dossier: Dossier, letter: str) -> tuple[str, str]:
    """The newest version of a letter, and its number; empty where it is this one."""
    own, newest = first_version(dossier, letter), str(next_version(dossier, letter) - 1)
    for one in dossier.of_kind("intervention"):
        if one.id != letter and text_of(one, "version") == newest and first_version(dossier, one.id) == own:
            return one.id, newest
    return "", newest


def _shown(request: DeskRequest, looked: Looked) -> dict[str, Any]:
    """The letter as it would be printed, and how its sentences stand; a part of the page while somebody types."""
    if looked.taken is None:
        return {"trouble_shown": looked.trouble}
    gone = [row.was for row in looked.taken.rows if row.tie is Tie.LEFT_OUT and row.was_claims]
    told = {"counts": counted(looked.taken.rows), "gone": gone}
    if request.method != "POST":  # nothing was typed yet
        return told
    try:
        pages = pictures_on(looked.taken.letter, get_paper(request.viewer))
    except TocsinError as exc:
        return {"trouble_shown": said(exc)}
    return told | {"of": request.entrance.previews.keep(pages), "pages": range(1, len(pages) + 1)}


def _page(request: DeskRequest, dossier: Dossier, letter: str, fields: Sequence[Field], looked: Looked) -> HttpResponse:
    typed = _typed(request.POST, fields)
    taken = looked.taken
    cards = (
        Cards(request.viewer, dossier, letter, request.POST).of(looked.asked, taken.rows, taken.letter.language)
        if taken
        else []
    )
    by_field = placed(fields, typed, cards)
    newer, number = _newest(dossier, letter)
    told = {
        "place": "cases",
        "case": dossier.case,
        "letter": letter,
        "title": name_of(dossier, letter),
        "newer": newer,
        "newest": number,
        "paragraphs": [_paragraph(one, typed, by_field.get(one.number, ())) for one in fields],
        "elsewhere": by_field.get(0, ()),
        "notes": [(one.number, one.text, one.url) for one in taken.letter.footnotes] if taken else [],
        "seen": _seen(request, dossier, letter),
        "saw": number,
        "shown": ",".join(card.key for card in cards),
        "draft": _slot(letter),
        "trouble": looked.trouble,
        "notice": looked.notice,
        "outdated": looked.is_outdated,
        "both": _both(request, dossier, letter, number) if looked.is_outdated else (),
        **(_shown(request, looked) if fields else {}),
    }
    refused = looked.trouble and request.method == "POST"
    status = 409 if refused or looked.notice or looked.is_outdated else 200
    return render(request, "desk/pages/reword.html", told, status=status)


def _both(request: DeskRequest, dossier: Dossier, letter: str, newest: str) -> tuple[Both, ...]:
    said_as = gettext("version %(number)s is the newest")
    was, now = (said_as % {"number": number} for number in (request.POST.get("saw", "")[:9], newest))
    return (Both(name_of(dossier, letter), was, now),) if was != now else ()


def _paragraph(one: Field, typed: Mapping[int, str], cards: Sequence[Card]) -> Paragraph:
    text = typed.get(one.number, one.text)
    lines = text.split("\n")
    rows = sum(1 + len(line) // 70 for line in lines)
    return Paragraph(one.number, one.style == "Title", one.heading, text, one.below, min(rows, 24), cards)
