"""What changed for people after a letter, as whoever records it judges, and the grants that the letter counts under."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from django.http import HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext

from tocsin.access.dossier import get_dossier
from tocsin.access.gaps import this_moment
from tocsin.access.scopes import case_of
from tocsin.access.told_of import told_of_in
from tocsin.actions.deliver import not_to_come
from tocsin.actions.effect import Changed, record_effect, take_back_effect
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.effects import CODES
from tocsin.domain.errors import BadDate, BadValue, NoSuch, ReasonMissing
from tocsin.domain.viewer import Viewer
from tocsin.web.entry_form import entries_of
from tocsin.web.entry_history import recorded_by
from tocsin.web.grants import add_grant, counted, offered
from tocsin.web.kept import taken_in
from tocsin.web.page import DeskRequest
from tocsin.web.review_forms import date_of
from tocsin.web.sentences import said
from tocsin.web.words import name_of, term_label, value_words

FIELDS = {"effect.seen": "day", "effect.words": "words"}
People = list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Seen:
    """One effect as it is recorded: on whom, how far, the day, and who said so when."""

    id: str
    person: str
    name: str
    impact: str
    day: str
    words: str
    confidential: bool
    who: str
    when: str
    begins: int


@dataclass(frozen=True, slots=True)
class Form:
    """What was typed, and why it was not taken: by field, or of no field at all (`whole`)."""

    typed: Mapping[str, str]
    wrong: Mapping[str, str] = field(default_factory=dict)


def view(request: DeskRequest, letter: str) -> HttpResponse:
    """What is recorded, and the forms; by POST a further effect, one taken back, or a grant. Raises NoSuch."""
    dossier = get_dossier(request.viewer, case_of(request.viewer, letter))
    if dossier.entities[letter].kind != "intervention":
        raise NoSuch(what="letter")
    if request.method != "POST":
        return _page(request, dossier, letter, Form({"day": this_moment().date().isoformat()}))
    typed = {name: str(value).strip() for name, value in request.POST.items()}
    deed = {"back": _take_back, "grant": _name_grant}.get(typed.get("do", ""), _record)
    if wrong := deed(request.viewer, dossier, letter, typed):
        return _page(request, dossier, letter, Form(typed, wrong))
    slot, where = _slot(letter, typed)
    return taken_in(slot, reverse("effect", args=[letter]) + where)


def _slot(letter: str, typed: Mapping[str, str]) -> tuple[str, str]:
    """Where a browser keeps what is typed into a form, and where on the page to look afterwards."""
    match typed.get("do"):
        case "grant":
            return f"{letter}-grant", "#grants"
        case "back":
            return f"{letter}-back-{typed.get('effect', '')}", "#recorded"
        case _:
            return f"{letter}-effect", "#recorded"


def _record(viewer: Viewer, dossier: Dossier, letter: str, typed: Mapping[str, str]) -> dict[str, str]:
    """Record what the form says; what hinders, by its field."""
    wrong = {}
    person, impact = dossier.entities.get(typed.get("person", "")), CODES.get(typed.get("impact", ""))
    if person is None or person.kind != "person":
        wrong["person"] = gettext("Choose for whom it changed.")
    if impact is None:
        wrong["impact"] = gettext("Choose how far it changed. What is not known is not recorded.")
    day = _day(typed.get("day", ""), wrong)
    if wrong or person is None or impact is None:
        return wrong
    changed = Changed(impact, day, typed.get("words", "").replace("\r\n", "\n"), typed.get("confidential") == "yes")
    if _is_recorded(dossier, letter, person.id, typed["impact"], changed):
        return {}
    try:
        record_effect(viewer, letter, person.id, changed)
    except BadValue as exc:
        return {FIELDS.get(str(exc.fields.get("property")), "whole"): said(exc)}
    return {}


def _is_recorded(dossier: Dossier, letter: str, person: str, code: str, changed: Changed) -> bool:
    """Whether the very same stands there: without scripts a browser sends a form twice that is clicked twice."""
    same = [person, code, changed.seen, changed.words.strip(), changed.confidential]
    return any(
        [*(one.text(f"effect.{name}") for name in ("person", "impact", "seen", "words")), _is_confidential(one)] == same
        for one in dossier.pointing("effect.intervention", letter)
    )


def _is_confidential(one: EntityView) -> bool:
    return one.text("effect.confidential") == "true"


def _day(words: str, wrong: dict[str, str]) -> str:
    """The day as it is kept; why it cannot be kept goes beside its field."""
    if not words:
        wrong["day"] = gettext("Say when you saw or learnt it; a month or a year is enough.")
        return ""
    try:
        day = date_of(words)
        not_to_come("effect.seen", day)
    except (BadDate, BadValue) as exc:
        wrong["day"] = said(exc)
        return ""
    return day


def _take_back(viewer: Viewer, dossier: Dossier, letter: str, typed: Mapping[str, str]) -> dict[str, str]:
    effect = typed.get("effect", "")
    if effect not in {one.id for one in dossier.pointing("effect.intervention", letter)}:
        return {"whole": said(NoSuch(what="effect"))}
    try:
        take_back_effect(viewer, effect, typed.get("because", ""))
    except ReasonMissing as exc:
        return {"because": said(exc)}
    return {}


def _name_grant(viewer: Viewer, dossier: Dossier, letter: str, typed: Mapping[str, str]) -> dict[str, str]:
    del dossier
    wrong = add_grant(viewer, letter, typed.get("grant", ""))
    return {"grant": wrong} if wrong else {}


def _page(request: DeskRequest, dossier: Dossier, letter: str, form: Form) -> HttpResponse:
    viewer = request.viewer
    told_of = [
        (one.id, name_of(dossier, one.id)) for one, only_actor in told_of_in(viewer, dossier, letter) if not only_actor
    ]
    effects = sorted(_seen(viewer, dossier, letter), key=lambda one: -one.begins)
    known = counted(dossier, letter)
    told = {
        "place": "waiting",
        "case": dossier.case,
        "letter": letter,
        "of": letter,
        "title": name_of(dossier, letter),
        "effects": effects,
        "unknown": [pair for pair in told_of if pair[0] not in {one.person for one in effects}],
        "told_of": told_of,
        "others": [pair for pair in entries_of(dossier, ("person",)) if pair not in told_of],
        "impacts": [(code, term_label("impacts", code)) for code in CODES],
        "chosen": form.typed.get("person") or (told_of[0][0] if len(told_of) == 1 else ""),
        "form": form.typed,
        "counted": known,
        "offered": offered(viewer, known),
        "typed": form.typed.get("grant", ""),
        "troubles": form.wrong,
        "wrong": form.wrong.get("grant", ""),
    }
    return render(request, "desk/pages/effect.html", told, status=409 if form.wrong else 200)


def _seen(viewer: Viewer, dossier: Dossier, letter: str) -> Iterator[Seen]:
    views = list(dossier.pointing("effect.intervention", letter))
    by_claim = recorded_by(viewer, dossier.case, [one.id for one in views]) if views else {}
    for one in views:
        who, when = next((by_claim[claim] for claim in _claims(one) if claim in by_claim), ("", ""))
        day = one.text("effect.seen")
        yield Seen(
            id=one.id,
            person=one.text("effect.person"),
            name=_words(dossier, one, "person"),
            impact=_words(dossier, one, "impact"),
            day=_words(dossier, one, "seen"),
            words=one.text("effect.words"),
            confidential=_is_confidential(one),
            who=who,
            when=when,
            begins=bounds(day, Kind.MOMENT).s_min if day else -(2**62),
        )


def _claims(one: EntityView) -> tuple[str, ...]:
    shown = one.one("effect.impact") or one.one("effect.intervention")
    return shown.claims if shown else ()


def _words(dossier: Dossier, one: EntityView, name: str) -> str:
    """What it says, each side where sources differ."""
    shown = one.one(f"effect.{name}")
    sides = (shown, *shown.others) if shown else ()
    return " / ".join(dict.fromkeys(value_words(dossier, f"effect.{name}", side) for side in sides))
