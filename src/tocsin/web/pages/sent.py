"""A letter is made ready for each office, and a person says that it went. Tocsin itself sends nothing."""

from __future__ import annotations

from collections.abc import Mapping

from django.conf import settings
from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.scopes import case_of
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.ready_to_send import Ready, hand_out_mail, ready_to_send
from tocsin.domain.errors import NoSuch, TocsinError
from tocsin.lib.ids import is_id
from tocsin.web.annexes import annexes_of
from tocsin.web.kept import taken_in
from tocsin.web.letter_text import for_a_form
from tocsin.web.page import DeskRequest
from tocsin.web.sending import places
from tocsin.web.sentences import said
from tocsin.web.uploads import one_file
from tocsin.web.words import name_of, number_words, term_label

WAYS = ("email", "post", "web_form", "fax", "in_person", "messenger", "social_media", "via_third_party", "other")
READY, MAIL = "ready", "mail"


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """The offices; by POST the letter made ready, a mail to save, or the delivery that a form says. Raises NoSuch."""
    case = _case(request, letter)
    if request.method != "POST":
        return _form(request, case, letter)
    typed = {name: str(value).strip() for name, value in request.POST.items()}
    try:
        if typed.get("do") == READY:
            return _form(request, case, letter, ready=ready_to_send(request.viewer, letter))
        if typed.get("do") == MAIL:
            return _mail(request, letter, typed.get("to", ""))
        slot = "-".join(filter(None, (letter, "went", typed.get("to", ""))))
        return taken_in(slot, f"{reverse('sent', args=[letter])}#o-{_record(request, letter, typed)}")
    except TocsinError as exc:
        return _form(request, case, letter, typed, said(exc))


def on_paper(request: DeskRequest, letter: str) -> HttpResponse:
    """A sheet for each office to go with a letter on paper: address, what lies in it, a receipt to sign.

    The sheet goes out, so it speaks as the letter does and not as the desk.
    """
    case = _case(request, letter)
    dossier = get_dossier(request.viewer, case)
    own, _ = places(request.viewer, case, letter, {})
    view = dossier.entities[letter]
    spoken = view.text("intervention.language")
    told = {
        "place": "waiting",
        "letter": letter,
        "number": view.text("intervention.number"),
        "spoken": spoken if spoken in dict(settings.LANGUAGES) else get_language(),
        "offices": own,
        "annexes": list(annexes_of(request.viewer, dossier, letter)),
    }
    return render(request, "desk/pages/on_paper.html", told)


def _case(request: DeskRequest, letter: str) -> str:
    case = case_of(request.viewer, letter)
    if get_dossier(request.viewer, case).entities[letter].kind != "intervention":
        raise NoSuch(what="letter")
    return case


def _record(request: DeskRequest, letter: str, typed: Mapping[str, str]) -> str:
    """Record that it went; the addressee that it went to."""
    sent = Sent(
        channel=typed.get("channel", ""),
        day=typed.get("day", ""),
        follow_up=typed.get("follow_up", ""),
        proof=one_file(request, "proof"),
    )
    to = typed.get("to", "")
    return deliver(
        request.viewer, letter, to if is_id(to) else "", sent, office="" if to else typed.get("office", "")
    ).addressee


def _mail(request: DeskRequest, letter: str, to: str) -> HttpResponse:
    name, data = hand_out_mail(request.viewer, letter, to)
    response = HttpResponse(data, content_type="message/rfc822")
    response.headers["Content-Disposition"] = f'attachment; filename="{name}"'
    return response


def _form(
    request: DeskRequest,
    case: str,
    letter: str,
    typed: Mapping[str, str] | None = None,
    wrong: str = "",
    *,
    ready: Ready | None = None,
) -> HttpResponse:
    own, others = places(request.viewer, case, letter, ready.mails if ready else {})
    text = for_a_form(ready.text) if ready else ""
    told = {
        "place": "waiting",
        "case": case,
        "letter": letter,
        "title": name_of(get_dossier(request.viewer, case), letter),
        "own": own,
        "others": others,
        "ready": ready is not None,
        "text": text,
        "signs": number_words(len(text)),
        "channels": [(one, term_label("channels", one)) for one in WAYS],
        "typed": typed or {},
        "today": this_moment().date().isoformat(),
        "wrong": wrong,
    }
    return render(request, "desk/pages/sent.html", told, status=409 if wrong else 200)
