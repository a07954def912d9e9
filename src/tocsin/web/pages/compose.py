"""Write a letter: choose its kind, to whom, in which language; what the kind needs is said beside each field."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from django.http import Http404, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.access.letterhead import get_letterhead
from tocsin.access.offices import get_directory
from tocsin.access.templates import KindOfLetter, kinds_of_letters
from tocsin.actions.compose import compose
from tocsin.actions.preview import preview
from tocsin.composing.template import APPEAL, Template
from tocsin.composing.wording import ENGLISH
from tocsin.domain.audience import Reach, Telling, allies, origins, reach
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import TocsinError
from tocsin.domain.names import fold_name
from tocsin.domain.offices import Office, why_unticked
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import LANGUAGE_NAMES
from tocsin.web.annexes import possible_annexes
from tocsin.web.brief_form import CALLED, DEMANDS, TYPED_OFFICES, Typed, brief_of, needed, told_by_hand
from tocsin.web.follow_on import begun, kind_after
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.pages.letters import text_of
from tocsin.web.sentences import cause_words, said, telling_words
from tocsin.web.template_form import called
from tocsin.web.told_of import as_listed, events_to_tick, named_but, narrowed_by, people_to_tick, too_many
from tocsin.web.words import name_of, number_words

LOOK = "look"
USUAL = "urgent-appeal"


@dataclass(frozen=True, slots=True)
class Choice:
    """Something to choose, and whether it is chosen."""

    value: str
    words: str
    chosen: bool = False
    more: str = ""
    why: str = ""


def view(request: DeskRequest, case: str) -> HttpResponse:
    """The form, or the letter that it says, sealed as a draft. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case)
    asked = request.POST if request.method == "POST" else request.GET
    about = request.GET.get("about", "")
    wanted = asked.get("kind") or (kind_after(request.viewer, dossier, about, USUAL) if about else USUAL)
    kind = _known(request.viewer, wanted)
    typed = Typed(
        {name: str(value) for name, value in request.POST.items()},
        tuple(request.POST.getlist("to")),
        tuple(request.POST.getlist("tells")),
        tuple(request.POST.getlist("annexes")),
        tuple(request.POST.getlist("events")),
        named_but(dossier, request.POST.getlist("unnamed")),
        as_listed(request.viewer, case, request.GET.dict()),
    )
    if narrowed_by(request.GET.dict(), case) and not typed.among:  # it would tell of the whole case
        return _not_listed(request, dossier, kind, typed)
    if request.method != "POST":
        first = replace(typed, fields=_from_us(request.viewer))
        return _form(
            request, dossier, kind, begun(request.viewer, dossier, about, kind.form, first) if about else first
        )
    if request.POST.get("do") == LOOK:
        return _look(request, dossier, kind, typed)
    if any(not chosen for _, chosen in _own(request, typed)):
        return _form(request, dossier, kind, typed)
    try:
        brief, each = brief_of(typed), bool(typed.get("each"))
        made = compose(request.viewer, case, brief, template=kind.form, language=typed.get("language"), each=each)
    except TocsinError as exc:
        return _form(request, dossier, kind, typed, said(exc))
    if not made.letter.gaps:
        return taken_in(_slot(case, kind.address), reverse("letter", args=[made.intervention]))
    gaps = [cause_words(one.message) for one in made.letter.gaps]
    told = {
        "place": "cases",
        "case": case,
        "letter": made.intervention,
        "gaps": gaps,
        "saved": _slot(case, kind.address),
    }
    return render(request, "desk/pages/composed.html", told)


def _known(viewer: Viewer, kind: str) -> KindOfLetter:
    """A kind of letter that is asked for by its key, or by the entity of one of our own. Raises Http404."""
    for one in kinds_of_letters(viewer):
        if kind in {one.form.id, one.own}:
            return one
    raise Http404


def _look(request: DeskRequest, dossier: Dossier, kind: KindOfLetter, typed: Typed) -> HttpResponse:
    """The letter as it stands, as pictures; a part of the page where htmx asks while somebody types."""
    try:
        made = preview(request.viewer, dossier.case, brief_of(typed), kind.form, typed.get("language"))
    except TocsinError as exc:
        told: dict[str, Any] = {"trouble": said(exc)}
    else:
        of, pages = request.entrance.previews.keep(made.pages), range(1, len(made.pages) + 1)
        told = {"of": of, "pages": pages, "gaps": [cause_words(one) for one in made.gaps]}
    if "HX-Request" in request.headers:
        return render(request, "desk/parts/preview.html", told)
    return _form(request, dossier, kind, typed, shown=told)


def _not_listed(request: DeskRequest, dossier: Dossier, kind: KindOfLetter, typed: Typed) -> HttpResponse:
    """The form of a letter about the whole case, and that the list of events which it was begun from is no more."""
    wrong = gettext(
        "The list of events has changed: nothing fits it now, or too much. Nothing was written. "
        "Narrow the list again: a letter written with this form tells of the whole case."
    )
    if "HX-Request" in request.headers:
        return render(request, "desk/parts/preview.html", {"trouble": wrong})
    if request.method != "POST":
        typed = replace(typed, fields=_from_us(request.viewer))
    return _form(request, dossier, kind, typed, wrong)


def _own(request: DeskRequest, typed: Typed) -> list[tuple[str, bool]]:
    """What was typed as our own and tells of somebody or something, and whether somebody said that it is our word."""
    ours = frozenset(request.POST.getlist("ours"))
    return [(one, one in ours) for one in told_by_hand(typed)]


def _slot(case: str, kind: str) -> str:
    return f"compose-{case}-{kind}"


def _form(
    request: DeskRequest,
    dossier: Dossier,
    kind: KindOfLetter,
    typed: Typed,
    wrong: str = "",
    shown: Mapping[str, Any] | None = None,
) -> HttpResponse:
    form = kind.form
    parts = {part.kind.value for part in form.parts}
    offices = get_directory(request.viewer).offices
    named = enumerate(lists_of(offices))
    origin = origins(dossier)
    own = [] if request.POST.get("do") == LOOK else _own(request, typed)
    loose = any(not chosen for _, chosen in own)
    narrowed = narrowed_by(request.GET.dict(), dossier.case) if typed.among else {}
    told = {
        "place": "cases",
        "own": own,
        "loose": loose,
        "case": dossier.case,
        "case_title": name_of(dossier, dossier.case),
        "kind": kind.address,
        "kind_name": called(form),
        "kinds": [
            Choice(one.address, called(one.form), one.form.id == form.id) for one in kinds_of_letters(request.viewer)
        ],
        "tongues": [
            Choice(one, LANGUAGE_NAMES[one], one == (typed.get("language") or ENGLISH)) for one in form.languages
        ],
        "needed": needed(form),
        "parts": parts,
        "about_a_letter": form.about == APPEAL,
        "for_everybody": form.for_everybody,
        "numbers": _numbers(dossier),
        "offices": list(_offices(offices, origin, allies(dossier), _ticked(request, offices, dossier, typed))),
        "lists": [Choice(str(number), one, str(number) == request.GET.get("list")) for number, one in named],
        "no_origin": not origin,
        "typed_offices": [_typed_office(typed, number) for number in TYPED_OFFICES],
        "asked_of": list(_asked_of(offices, typed)),
        "events": events_to_tick(dossier, typed.events, typed.among),
        "listed": number_words(len(typed.among)) if typed.among else "",
        "too_many_events": too_many(dossier) and not typed.among,
        "narrowed": narrowed,
        "query": f"?{urlencode(narrowed)}" if narrowed else "",
        "unnamed": people_to_tick(dossier, request.POST.getlist("unnamed")),
        "own_letters": "addressees" in parts and not form.for_everybody and form.most_addressees != 1,
        "demands": [_demand(typed, number) for number in _shown(form)],
        "more_demands": any(typed.get(f"demand{number}") for number in DEMANDS[3:]),
        "tells": [Choice(one, telling_words(one), one in typed.tells) for one in Telling if one is not Telling.ASYLUM],
        "annexes": possible_annexes(dossier, typed.annexes),
        "annexes_chosen": bool(typed.annexes),
        "typed": typed.fields,
        "people": [
            (f"{CALLED}{view.id}", name_of(dossier, view.id), typed.get(f"{CALLED}{view.id}"))
            for view in dossier.of_kind("person")
        ],
        "wrong": wrong,
        "draft": _slot(dossier.case, kind.address),
        **(shown or {}),
    }
    return render(request, "desk/pages/compose.html", told, status=409 if wrong or loose else 200)


def _from_us(viewer: Viewer) -> dict[str, str]:
    """What the letterhead of the office fills in; it can be changed for one letter."""
    ours = get_letterhead(viewer)
    return {"organisation": ours.name, "contact": ours.contact, "signatory": ours.signatory}


def _shown(form: Template) -> Iterator[int]:
    """As many demands as such a letter takes."""
    return (number for number in DEMANDS if number <= (form.most_demands or len(DEMANDS)))


def _numbers(dossier: Dossier) -> list[str]:
    """The numbers of the letters of the case, each once."""
    found = (text_of(view, "number") for view in dossier.of_kind("intervention"))
    return [number for number in dict.fromkeys(found) if number]


def _offices(
    offices: Sequence[Office], origin: Collection[str], ally: Collection[str], ticked: Collection[str]
) -> Iterator[Choice]:
    """Each office; where it is close to who is to be protected, or where nobody knows, `why` says so."""
    for office in offices:
        where = reach(office.country, origin, ally)
        yield Choice(office.key, office.office, office.key in ticked, office.body, why=reach_words(where))


def _ticked(request: DeskRequest, offices: Sequence[Office], dossier: Dossier, typed: Typed) -> Collection[str]:
    """What a form had ticked; of a whole list those that are not close to who is to be protected. Raises Http404."""
    if request.method == "POST":
        return typed.offices
    named, number = lists_of(offices), request.GET.get("list", "")
    if not number:
        return typed.offices
    if not (number.isascii() and number.isdigit() and len(number) < 5 and int(number) < len(named)):
        raise Http404
    origin, ally = origins(dossier), allies(dossier)
    listed = (one for one in offices if named[int(number)] in one.lists)
    return {one.key for one in listed if not why_unticked(one, origin, ally)}


def lists_of(offices: Collection[Office]) -> list[str]:
    """The lists that offices are on, by name; an address holds the place of one, never its name."""
    return sorted({name for one in offices for name in one.lists}, key=fold_name)


def reach_words(where: Reach) -> str:
    """Why an office is left unticked when a list is opened; empty where it is ticked."""
    return {
        Reach.ORIGIN: gettext("the country of origin of somebody in this case"),
        Reach.ALLY: gettext("close to the country of origin"),
        Reach.UNKNOWN: gettext("its country is not recorded"),
    }.get(where, "")


def _typed_office(typed: Typed, number: int) -> dict[str, str]:
    names = ("office", "body", "address", "email", "salutation", "country")
    return {"n": str(number)} | {name: typed.fields.get(f"{name}{number}", "") for name in names}


def _asked_of(offices: Sequence[Office], typed: Typed) -> Iterator[tuple[str, str]]:
    """The offices of whom one demand can be asked: of the directory, and those that are typed above."""
    yield from ((one.key, one.office) for one in offices)
    for number in TYPED_OFFICES:
        generic = gettext("office %(number)s that you type above") % {"number": number}
        yield f"typed-{number}", typed.get(f"office{number}") or generic


def _demand(typed: Typed, number: int) -> dict[str, str]:
    return {
        "n": str(number),
        "text": typed.fields.get(f"demand{number}", ""),
        "to": typed.fields.get(f"demand{number}_to", ""),
    }
