"""Who was asked what, when, who answered, and what is overdue: of one case, or of all that the viewer may see."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from django.db.models import Exists, OuterRef

from tocsin.access.filter import entity_row, visible
from tocsin.access.office_days import OF_DAYS, get_office_days
from tocsin.domain.correspondence import Asked, Came, Outcome
from tocsin.domain.dates import Bounds, Kind, bounds
from tocsin.domain.deadlines import days_of
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.follow_up import (
    WEEKEND,
    Basis,
    Due,
    State,
    answered_state,
    due_on,
    is_closed,
    kind_of,
    todays,
    waiting_state,
)
from tocsin.domain.names import fold_name
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, claims
from tocsin.records.derived import Entity, LetterRow, Step
from tocsin.records.words import SCOPES, WORDS

_KINDS = ("case", "intervention", "demand", "addressee", "delivery", "response", "answer")


@dataclass(frozen=True, slots=True)
class Office:
    """An addressee that a letter may go to."""

    id: str
    office: str


def get_waiting(viewer: Viewer, case: str, moment: datetime) -> tuple[Asked, ...]:
    """What was sent about a case and what came back, as it stands at this moment. Raises NoSuch."""
    scope = entity_row(viewer, case, "case").scope
    return tuple(row for dossier in _dossiers(viewer, [scope]) for row in _rows(dossier, moment))


def list_waiting(viewer: Viewer, moment: datetime) -> tuple[Asked, ...]:
    """The same of every case that may be seen and from which something was sent."""
    sent = visible(viewer, Entity.objects.filter(kind=WORDS.known("delivery")))
    scopes = sorted(set(sent.values_list("scope", flat=True)))
    return tuple(row for dossier in _dossiers(viewer, scopes) for row in _rows(dossier, moment))


def list_open(viewer: Viewer, moment: datetime) -> tuple[Asked, ...]:
    """The same of the cases in which an answer may still be waited for: the others are not read."""
    rows = visible(viewer, LetterRow.objects.all())
    answered = LetterRow.objects.filter(step=Step.RESPONSE, about=OuterRef("uid"), over=True)
    closed = LetterRow.objects.filter(step=Step.LETTER, uid=OuterRef("about"), over=True)
    sent = rows.filter(~Exists(answered), ~Exists(closed), step=Step.DELIVERY, over=False)
    scopes = sorted(set(sent.values_list("scope", flat=True)))
    return tuple(row for dossier in _dossiers(viewer, scopes) for row in _rows(dossier, moment))


def list_addressees(viewer: Viewer, case: str, intervention: str) -> tuple[tuple[Office, ...], ...]:
    """Whom a letter may go to: whom it addresses, who got what it corrects, whom a reply to it names; then others.

    Raises NoSuch.
    """
    scope = entity_row(viewer, case, "case").scope
    dossier = next(iter(_dossiers(viewer, [scope])))
    own = {*_addressed(dossier, intervention), *_sent_to(dossier, intervention), *_to_correct(dossier, intervention)}
    offices = [Office(view.id, _text(view, "addressee.office")) for view in dossier.of_kind("addressee")]
    return tuple(one for one in offices if one.id in own), tuple(one for one in offices if one.id not in own)


def _dossiers(viewer: Viewer, scopes: Iterable[int]) -> Iterator[Dossier]:
    """Of each scope what bears on letters, and the addressees that stand in the shared book."""
    kinds, days = [WORDS.known(kind) for kind in _KINDS], get_office_days(viewer)
    for chunk in bulk.chunks(scopes):
        rows = list(visible(viewer, Entity.objects.filter(scope__in=chunk, kind__in=kinds).order_by("id")))
        views = _views(rows)
        by_scope: dict[int, dict[str, EntityView]] = defaultdict(dict)
        for row in rows:
            by_scope[row.scope][row.uid] = _with_days(views[row.uid], days)
        shared = _shared(viewer, views)
        for number in chunk:
            yield Dossier(SCOPES.word(number).partition(":")[2], {**by_scope[number], **shared})


def _with_days(view: EntityView, days: Mapping[str, EntityView]) -> EntityView:
    """An addressee of a letter, with what the directory knows of its days and its clock and the letter does not."""
    office = days.get(fold_name(_text(view, "addressee.office"))) if view.kind == "addressee" else None
    if office is None:
        return view
    known = {name: office.values[name] for name in OF_DAYS if name in office.values}
    return EntityView(view.id, view.kind, {**known, **view.values})


def _shared(viewer: Viewer, views: Mapping[str, EntityView]) -> dict[str, EntityView]:
    named = {_text(view, "delivery.addressee") for view in views.values()} - views.keys() - {""}
    rows = visible(viewer, Entity.objects.filter(uid__in=sorted(named), kind=WORDS.known("addressee")).order_by("id"))
    return _views([row for row in rows if SCOPES.word(row.scope).startswith("book:")])


def _views(rows: list[Entity]) -> dict[str, EntityView]:
    shown = claims.shown_later(row.id for row in rows)
    return {row.uid: EntityView(row.uid, WORDS.word(row.kind), shown.get(row.id, {})) for row in rows}


def _rows(dossier: Dossier, moment: datetime) -> Iterator[Asked]:
    deliveries = list(dossier.of_kind("delivery"))
    written = {_letter_to(dossier, view) for view in deliveries}
    for letter in dossier.of_kind("intervention"):
        own = [view for view in deliveries if _text(view, "delivery.intervention") == letter.id]
        addressed = set(_offices(dossier, _addressed(dossier, letter.id)))
        sent_on = _sent_to(dossier, letter.id)
        asked = addressed | set(_offices(dossier, sent_on))
        rows = [_row(dossier, letter, view, asked, moment) for view in own]
        yield from rows
        unsent = dict.fromkeys((*_addressed(dossier, letter.id), *sent_on)) if own else {}
        for addressee in unsent:
            office = _office(dossier, addressee)
            if (_as_one(letter), fold_name(office) or addressee) not in written:
                yield _not_sent(dossier, letter, addressee, sent_on.get(addressee, ""))


def _row(dossier: Dossier, letter: EntityView, view: EntityView, asked: set[str], moment: datetime) -> Asked:
    addressee = _text(view, "delivery.addressee")
    office = _office(dossier, addressee)
    came = tuple(_came(dossier, view.id))
    due = _due(dossier, letter, view)
    row = Asked(
        **_head(dossier, letter),
        delivery=view.id,
        addressee=addressee,
        office=office,
        channel=_text(view, "delivery.channel"),
        sent=_text(view, "delivery.sent"),
        state=State.NOT_ASKED,
        due=due,
        came=came,
        **_asked(dossier, letter.id, addressee),
        came_back=_text(view, "delivery.came_back"),
        proven=bool(_text(view, "delivery.proof")),
    )
    awaited = bool(_text(view, "delivery.follow_up")) or (
        bool(row.demands) and (not addressee or (fold_name(office) or addressee) in asked)
    )
    return replace(row, state=_state(dossier, row, moment, awaited=awaited))


def _state(dossier: Dossier, row: Asked, moment: datetime, *, awaited: bool) -> State:
    if answered := answered_state(came.reply for came in row.came):
        return answered
    if row.came_back:
        return State.CAME_BACK
    if not awaited:
        return State.NOT_ASKED
    zone = _text(dossier.entities.get(row.addressee), "addressee.time_zone")
    return waiting_state(row.due, todays(moment, zone))


def _not_sent(dossier: Dossier, letter: EntityView, addressee: str, sent_on_by: str) -> Asked:
    return Asked(
        **_head(dossier, letter),
        delivery="",
        addressee=addressee,
        office=_office(dossier, addressee),
        channel="",
        sent="",
        state=State.NO_DAY,
        **_asked(dossier, letter.id, addressee),
        sent_on_by=sent_on_by,
    )


def _head(dossier: Dossier, letter: EntityView) -> dict[str, Any]:
    case = dossier.entities.get(dossier.case)
    return {
        "case": dossier.case,
        "case_title": _text(case, "case.title"),
        "case_reference": _text(case, "case.reference"),
        "intervention": letter.id,
        "number": _text(letter, "intervention.number"),
        "title": _text(letter, "intervention.title"),
        "grants": _texts(letter, "intervention.grant") or _texts(case, "case.grant"),
        "closed": is_closed(_text(letter, "intervention.standing")),
        "language": _text(letter, "intervention.language"),
        "update": _text(letter, "intervention.update"),
        "corrects": _text(letter, "intervention.corrects"),
    }


def _due(dossier: Dossier, letter: EntityView, view: EntityView) -> Due | None:
    """Our day to ask again: the one set for this delivery, the one that the letter asks for, else the usual wait."""
    addressee = dossier.entities.get(_text(view, "delivery.addressee"))
    closed = frozenset(_holidays(addressee)), _weekend(addressee)
    for text, basis in (
        (_text(view, "delivery.follow_up"), Basis.SET),
        (_text(letter, "intervention.reply_by"), Basis.ASKED),
        (_text(view, "delivery.sent"), Basis.USUAL),
    ):
        if text:
            return due_on(_placed(text), basis, *closed)
    return None


def _holidays(addressee: EntityView | None) -> Iterator[date]:
    for shown in addressee.all("addressee.holiday") if addressee else ():
        first, last = days_of(_placed(shown.value)) if shown.value else (None, None)
        if first is not None and first == last:  # of a span it is not known on which days
            yield first


def _weekend(addressee: EntityView | None) -> frozenset[int]:
    """The days of the week on which it does not work, as `date.weekday` counts."""
    days = [term.id for term in thesaurus("weekdays")]
    return frozenset(days.index(one) for one in _texts(addressee, "addressee.day_off")) or WEEKEND


def _came(dossier: Dossier, delivery: str) -> Iterator[Came]:
    """What came on one delivery by its day; what has none comes last."""
    found = []
    for view in dossier.pointing("response.delivery", delivery):
        answers = dossier.pointing("answer.response", view.id)
        kind = _text(view, "response.type")
        found.append(
            Came(
                id=view.id,
                day=_text(view, "response.received"),
                type=kind,
                reply=kind_of(kind),
                confidential=_text(view, "response.confidential") == "true",
                forwarded_to=_office(dossier, _text(view, "response.forwarded_to")),
                statement=_text(view, "response.statement"),
                outcomes=tuple(
                    (_text(one, "answer.demand"), Outcome(_text(one, "answer.outcome")))
                    for one in answers
                    if _text(one, "answer.outcome") in set(Outcome) - {Outcome.UNKNOWN}
                ),
            )
        )
    yield from sorted(found, key=lambda came: (not came.day, _placed(came.day).s_min if came.day else 0))


def _asked(dossier: Dossier, letter: str, addressee: str) -> dict[str, Any]:
    demands = _demands(dossier, letter, addressee)
    return {
        "demands": demands,
        "numbers": tuple(_text(dossier.entities.get(one), "demand.number") for one in demands),
    }


def _demands(dossier: Dossier, letter: str, addressee: str) -> tuple[str, ...]:
    """The demands that an office was asked; all of the letter where no office, or one named by a reply, is known."""
    demands = list(dossier.pointing("demand.intervention", letter))
    own = fold_name(_office(dossier, addressee)) or addressee
    named = [d.id for d in demands if own in _offices(dossier, (shown.value for shown in d.all("demand.addressee")))]
    passed_on = not addressee or own in _offices(dossier, _sent_to(dossier, letter))
    return tuple(named or (demand.id for demand in demands if passed_on))


def _addressed(dossier: Dossier, letter: str) -> dict[str, None]:
    demands = dossier.pointing("demand.intervention", letter)
    return {shown.value: None for demand in demands for shown in demand.all("demand.addressee") if shown.value}


def _sent_to(dossier: Dossier, letter: str) -> dict[str, str]:
    """The offices that replies to a letter name, each with the delivery whose reply names it."""
    deliveries = dossier.pointing("delivery.intervention", letter)
    replies = ((view.id, one) for view in deliveries for one in dossier.pointing("response.delivery", view.id))
    named = ((_text(one, "response.forwarded_to"), delivery) for delivery, one in replies)
    return {office: delivery for office, delivery in named if office}


def _to_correct(dossier: Dossier, letter: str) -> Iterator[str]:
    """Who got the letter that this one corrects, else whom that one addresses."""
    corrected = _text(dossier.entities.get(letter), "intervention.corrects")
    deliveries = dossier.pointing("delivery.intervention", corrected) if corrected else ()
    got = [_text(view, "delivery.addressee") for view in deliveries if not _text(view, "delivery.came_back")]
    yield from got or (_addressed(dossier, corrected) if corrected else ())


def _letter_to(dossier: Dossier, view: EntityView) -> tuple[tuple[str, ...], str]:
    addressee = _text(view, "delivery.addressee")
    letter = dossier.entities.get(_text(view, "delivery.intervention"))
    return _as_one(letter) if letter else (), fold_name(_office(dossier, addressee)) or addressee


def _as_one(letter: EntityView) -> tuple[str, ...]:
    """What the languages and versions of one letter have in common: an office that got one of them was written to."""
    number = _text(letter, "intervention.number")
    if not number:
        return (letter.id,)
    return number, *(_text(letter, f"intervention.{name}") for name in ("update", "corrects"))


def _offices(dossier: Dossier, addressees: Iterable[str]) -> Iterator[str]:
    """The offices in one spelling: each letter enters its addressees anew."""
    return (fold_name(_office(dossier, addressee)) or addressee for addressee in addressees)


def _office(dossier: Dossier, addressee: str) -> str:
    return _text(dossier.entities.get(addressee), "addressee.office")


def _placed(text: str) -> Bounds:
    return bounds(text, Kind.MOMENT)


def _text(view: EntityView | None, property_id: str) -> str:
    return view.text(property_id) if view else ""


def _texts(view: EntityView | None, property_id: str) -> tuple[str, ...]:
    return tuple(shown.value for shown in view.all(property_id) if shown.value) if view else ()
