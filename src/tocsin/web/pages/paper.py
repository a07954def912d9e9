"""The paper: logo, signature and a letterhead made in Word, as they are kept, taken in anew or left out."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import urlencode

from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language, gettext

from tocsin.access.letterhead import get_paper
from tocsin.actions.keep_paper import keep_paper, leave_paper
from tocsin.actions.preview import preview_paper
from tocsin.composing.wording import ENGLISH, LANGUAGES
from tocsin.domain.errors import TocsinError
from tocsin.domain.letterhead import LARGEST, LARGEST_PICTURE, LEFT_OUT_WORDS, PICTURES, LeftOut, Paper, Piece
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.sentences import cause_words, said
from tocsin.web.uploads import MIB, one_file

LEFT = "left"


@dataclass(frozen=True, slots=True)
class Row:
    """One piece: what it is called, what is kept of it, and the number of its picture where it has one."""

    piece: str
    title: str
    help: str
    kept: str = ""
    number: int = 0
    is_picture: bool = False
    most: int = LARGEST // MIB
    words: str = ""

    @property
    def slot(self) -> str:
        """Where its form keeps what was typed."""
        return f"paper-{self.piece}"


def view(request: DeskRequest) -> HttpResponse:
    """What is kept, with a form for each; sent, it is taken in, and what was left out of it is told."""
    if request.method != "POST":
        return _page(request)
    piece = next((one for one in Piece if one == request.POST.get("piece")), None)
    if piece is None:
        raise Http404
    try:
        if request.POST.get("do") == "drop":
            leave_paper(request.viewer, piece)
            return HttpResponseRedirect(reverse("paper"))
        return _taken(request, piece)
    except TocsinError as exc:
        return _page(request, said(exc), piece)


def _taken(request: DeskRequest, piece: Piece) -> HttpResponse:
    chosen = one_file(request, "file")
    if chosen is None:
        return _page(request, gettext("No file was chosen."), piece)
    left_out = keep_paper(request.viewer, piece, chosen[0].read(LARGEST + 1), request.POST.get("words", ""))
    told = f"?{urlencode([(LEFT, one.value) for one in left_out])}" if left_out else ""
    return taken_in(f"paper-{piece}", f"{reverse('paper')}{told}")


def _page(request: DeskRequest, wrong: str = "", of: Piece | None = None) -> HttpResponse:
    paper = get_paper(request.viewer)
    typed = request.POST.get("words", "") if of else ""
    pictures = [one.data for one in (paper.logo, paper.signature) if one]
    told: dict[str, object] = {"place": "cases", "wrong": wrong}
    told["left_out"] = [cause_words(LEFT_OUT_WORDS[one]) for one in LeftOut if one in request.GET.getlist(LEFT)]
    if not paper.is_plain:
        try:
            pictures.append(_sample(request))
            told["sample"] = len(pictures)
        except TocsinError as exc:
            told["trouble"] = said(exc)
    told["of"] = request.entrance.previews.keep(tuple(pictures)) if pictures else ""
    told["rows"] = _rows(paper, of, typed)
    return render(request, "desk/pages/paper.html", told, status=409 if wrong else 200)


def _sample(request: DeskRequest) -> bytes:
    language = get_language() or ENGLISH
    title = gettext("Here stands what the letter is about")
    text = gettext("Here stands the letter itself. This page is shown to you alone; nothing of it is kept.")
    return preview_paper(request.viewer, language if language in LANGUAGES else ENGLISH, title, text)


def _rows(paper: Paper, of: Piece | None, typed: str) -> list[Row]:
    titles = {
        Piece.LOGO: (gettext("Logo"), gettext("PNG, JPEG or SVG. It is drawn anew, so that nothing leaves with it.")),
        Piece.SIGNATURE: (
            gettext("Signature"),
            gettext("PNG, JPEG or SVG. It stands above who signs, on what leaves and on no draft."),
        ),
        Piece.DOCUMENT: (
            gettext("Letterhead made in Word"),
            gettext(
                "DOCX. Its page, header, footer and styles are used. Mark in it where the letter stands: {letter}; "
                "also {date}, {number}, {addressee}, {signatory}, {signature}, {logo}."
            ),
        ),
    }
    kept = {Piece.LOGO: paper.logo, Piece.SIGNATURE: paper.signature}
    found, number = [], 0
    for piece, (title, help_words) in titles.items():
        picture = kept.get(piece)
        number += 1 if picture else 0
        words = gettext("It is kept.") if piece is Piece.DOCUMENT and paper.document else ""
        found.append(
            Row(
                piece.value,
                title,
                help_words,
                picture.words if picture else words,
                number if picture else 0,
                piece in PICTURES,
                (LARGEST_PICTURE if piece in PICTURES else LARGEST) // MIB,
                typed if piece is of else picture.words if picture else "",
            )
        )
    return found
