"""What a letter says of the people themselves: who they are, what threatens them now, whose consent is on record."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from tocsin.composing.bending import NO_FORMS, worded
from tocsin.composing.draft import Draft, sex_of
from tocsin.composing.events import said
from tocsin.composing.guard import Guard, legible
from tocsin.composing.letter import Paragraph, Style
from tocsin.composing.people import Person, all_names, known
from tocsin.composing.telling import Teller
from tocsin.composing.voice import hedge, is_denied, voice_of
from tocsin.composing.wording import (
    country_name,
    fill,
    first_lower,
    listed,
    pattern,
    term_label,
    when,
    with_article,
    with_indefinite,
    words,
)
from tocsin.composing.written import suits
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, cleared
from tocsin.domain.consent import holds
from tocsin.domain.dates import Kind
from tocsin.domain.dossier import EntityView, Shown
from tocsin.domain.errors import Cause
from tocsin.domain.facts import Stance

_NO_ROLE = "other"  # that somebody has another role says nothing
_LONG_OCCUPATION = 6  # words; a longer one is a description, not a trade


def background_paragraphs(draft: Draft, persons: Sequence[Person]) -> list[Paragraph]:
    """Who each named person is. Of one who is not named nothing is said: work and past would point to them."""
    found = []
    for person in persons:
        if not person.named:
            if any(known(person.view, f"person.{name}") for name in ("occupation", "background")):
                draft.gap(
                    Cause("The background is left out: this person is not named."), "person.background", person.id
                )
            continue
        teller = Teller(draft)
        _who(teller, person)
        _holds(teller, person)
        for shown in draft.usable(person.view, "person.background"):
            teller.quote(voice_of(draft, (shown,)), shown)
        if teller.sentences:
            found.append(Paragraph(tuple(teller.sentences)))
    return found


def _who(teller: Teller, person: Person) -> None:
    """Work and country, in one sentence where one voice says both; the name also as it is written at home."""
    draft, view = teller.draft, person.view
    work = tuple(s for s in draft.usable(view, "person.occupation") if not is_denied((s,)) and not hedge((s,)))
    country = said(view, "person.country")
    voice = voice_of(draft, work)
    together = bool(work and country) and voice_of(draft, country).key == voice.key
    name = _with_original(draft, person)
    land = country_name(draft.guard.clean(term_label("countries", country[0].value))) if country else ""
    if work:
        trades = [_trade(draft.text(shown)) for shown in work]
        key = "occupation_from" if together else "occupation"
        text = fill(pattern("phrases", key), person=name, occupation=listed(trades), country=land)
        teller.tell(voice, text, (*work, *(country if together else ())), person.grounds)
    if country and not together:
        text = fill(pattern("phrases", "country"), person=person.later if work else name, country=land)
        teller.tell(voice_of(draft, country), f"{hedge(country)} {text}".strip(), country, person.grounds)


def _trade(text: str) -> str:
    return with_indefinite(text) if len(text.split()) <= _LONG_OCCUPATION else text


def _with_original(draft: Draft, person: Person) -> str:
    """“Ilona Varga (Ілона Варга)”: the first form in other letters that the record holds, if it names nobody hidden."""
    forms = (legible(form) for form in all_names(person.view))
    home = suits(person.first, "en")
    other = next((form for form in forms if suits(form, "en") is not home), "")
    clean = bool(other) and Guard(draft.guard.hidden).clean(other) == other
    return f"{person.first} ({other})" if clean and other != person.first else person.first


def _holds(teller: Teller, person: Person) -> None:
    """Roles, memberships and standing in law, each with its period."""
    draft = teller.draft
    for view in draft.dossier.entities.values():
        if not any(shown.value == person.id for shown in known(view, f"{view.kind}.person")):
            continue
        made = _HOLDINGS[view.kind](draft, view, person) if view.kind in _HOLDINGS else None
        if made:
            text, grounds = made
            link = tuple(s for s in known(view, f"{view.kind}.person") if s.value == person.id)
            teller.tell(voice_of(draft, grounds), text, (*grounds, *link), person.grounds)


def _role(draft: Draft, view: EntityView, person: Person) -> tuple[str, tuple[Shown, ...]] | None:
    written = [s for s in draft.usable(view, "role.title") if s in said(view, "role.title")]
    listed = tuple(shown for shown in said(view, "role.type") if shown.value != _NO_ROLE)
    if not written and not listed:
        return None
    if written:
        told, title = draft.text(written[0]), tuple(written)
    else:
        told, title = _role_of(person, listed)
    group, grounds = _group(draft, view, "role.group")
    held = with_indefinite(told)
    described = fill(pattern("holds", "at_group"), what=held, group=group) if group else held
    return _for_a_time(view, "is", person.later, described, (*title, *grounds))


def _role_of(person: Person, listed: tuple[Shown, ...]) -> tuple[str, tuple[Shown, ...]]:
    """A role of the list as it is said of this person, with what says whether that is a woman."""
    of_women: Mapping[str, str] = words().get("of_women", {})
    sex = sex_of(person)
    if sex and sex[0].value == "female" and listed[0].value in of_women:
        return of_women[listed[0].value], (*listed, *sex)
    return _label("person_roles", listed[0]), listed


def _membership(draft: Draft, view: EntityView, person: Person) -> tuple[str, tuple[Shown, ...]] | None:
    group, grounds = _group(draft, view, "membership.group")
    told = fill(pattern("holds", "member"), group=group)
    return _for_a_time(view, "is", person.later, told, grounds) if group else None


def _status(draft: Draft, view: EntityView, person: Person) -> tuple[str, tuple[Shown, ...]] | None:
    status = said(view, "status.type")
    if not status:
        return None
    country = said(view, "status.country")
    land = country_name(draft.guard.clean(term_label("countries", country[0].value))) if country else ""
    label = _label("person_status", status[0])
    held = fill(pattern("holds", "status_in" if land else "status"), status=label, country=land)
    return _for_a_time(view, "has", person.later, held, (*status, *country))


_HOLDINGS = {"role": _role, "membership": _membership, "status": _status}


def _for_a_time(
    view: EntityView, verb: str, name: str, what: str, grounds: tuple[Shown, ...]
) -> tuple[str, tuple[Shown, ...]]:
    """“X has been a member of Y since 2019”: the tense that the period asks for, the present where none is recorded."""
    period = said(view, f"{view.kind}.period")
    held = when(period[0].value, Kind.EXTENT) if period else ""
    tense = "now" if not held else "since" if period[0].value.endswith("/..") else "past"
    text = fill(pattern("holds", f"{verb}_{tense}"), person=name, hedge=hedge(grounds), what=what, when=held)
    return text, (*grounds, *period)


def _label(thesaurus: str, shown: Shown) -> str:
    label = term_label(thesaurus, shown.value)
    return label[:1].lower() + label[1:]


def _group(draft: Draft, view: EntityView, property_id: str) -> tuple[str, tuple[Shown, ...]]:
    for shown in said(view, property_id):
        group = draft.view(shown.value)
        name = known(group, "group.name")[:1] if group else ()
        if name:
            return with_article(draft.guard.clean(name[0].value)), (shown, *name)
    return "", ()


def risk_paragraphs(draft: Draft, persons: Sequence[Person]) -> list[Paragraph]:
    """What is recorded of the present risk to each person, by whose word."""
    found = []
    for person in persons:
        teller = Teller(draft)
        for shown in draft.usable(person.view, "person.present_risk"):
            _risk(teller, person, shown)
        if teller.sentences:
            found.append(Paragraph(tuple(teller.sentences)))
    return found


def _risk(teller: Teller, person: Person, shown: Shown) -> None:
    draft = teller.draft
    voice = voice_of(draft, (shown,))
    named = draft.name(person.id)
    who, forms = (named.text, named.forms) if named else (person.later, NO_FORMS)
    also = (*voice.grounds, *person.grounds)
    text = first_lower(draft.text(shown))
    if shown.stance is Stance.DENIES:
        lead = voice.deny(pattern("phrases", "denies"))
        denied = worded("phrases.risk_denied", who, forms, lead=lead, text=text)
        teller.state(denied.text, (shown,), (*also, *denied.grounds))
        return
    source = f"{voice.within()}, {hedge((shown,))}" if hedge((shown,)) else voice.within()
    risk = worded("phrases.risk", who, forms, source=source, text=text)
    teller.state(risk.text, (shown,), (*also, *risk.grounds))


def consent_paragraphs(draft: Draft, persons: Sequence[Person]) -> list[Paragraph]:
    """A line for each named person whose consent is on record and has not run out."""
    found = []
    for person in persons:
        in_force = [view for view in draft.dossier.pointing("consent.subject", person.id) if holds(view, draft.today)]
        uses = [use for view in in_force for use in said(view, "consent.use")]
        if not person.named:
            continue
        audience = PUBLIC if draft.brief.public else ADDRESSEES
        if not cleared(draft.dossier, person.id, audience, draft.today).may_be_named:
            draft.gap(Cause("No consent to publish the name is on record."), "consent.use", person.id)
        if uses:
            agreed = words()["agreed"]
            labels = listed(list(dict.fromkeys(agreed[use.value] for use in uses if use.value in agreed)))
            granted = [s for view in in_force for s in (*view.all("consent.granted"), *view.all("consent.until"))]
            named = draft.name(person.id, plain=True)
            told = worded("phrases.consent", person.first, named.forms if named else NO_FORMS, uses=labels)
            subjects = [s for view in in_force for s in view.all("consent.subject")]
            grounds = (*uses, *granted, *subjects, *person.grounds, *told.grounds)
            sentence = draft.told(told.text, grounds, notes=False)
            found.append(Paragraph((sentence,), Style.TEXT))
    return found
