"""From a case and a brief to a letter. Pure: the same dossier, brief and day give the same letter."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from datetime import date

from tocsin.composing import denials, heads, ours, persons, regarding, series
from tocsin.composing.beside import annex_paragraphs
from tocsin.composing.brief import Brief
from tocsin.composing.draft import Draft
from tocsin.composing.events import involved_in
from tocsin.composing.guard import Guard
from tocsin.composing.letter import Footnote, Gap, Letter, Paragraph, Part, PartKind, Style
from tocsin.composing.limits import refuse, refuse_length, written_from_a_brief
from tocsin.composing.people import Person, hidden_of, known, people_of
from tocsin.composing.pseudonyms import refuse_close
from tocsin.composing.remedies import remedies_paragraphs
from tocsin.composing.spoken_brief import in_language
from tocsin.composing.telling import Teller, event_paragraph
from tocsin.composing.template import APPEAL, CORRECTION, EVENTS, Template, TemplatePart
from tocsin.composing.template import template as find_template
from tocsin.composing.thread import Earlier, earlier_of, thread_sentence
from tocsin.composing.unknown import unknown_paragraphs
from tocsin.composing.voice import voice_of
from tocsin.composing.wording import speaking, spoken
from tocsin.domain.clearance import ADDRESSEES, PUBLIC
from tocsin.domain.dates import OPEN_FUTURE, Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView
from tocsin.domain.errors import Cause, LetterRefused, NothingToSay, NotInThisCase, UnknownTemplate
from tocsin.domain.terms import thesaurus


def compose(
    dossier: Dossier,
    brief: Brief,
    template: str | Template = "urgent-appeal",
    *,
    today: date,
    language: str = "",
) -> Letter:
    """The letter that this brief asks for, in the language asked for, else in the first of the brief.

    Raises UnknownTemplate, NotInThisCase (the brief chooses what the case does not hold), NothingToSay, LetterRefused
    (what the template does not take).
    """
    return _written(dossier, brief, template, today, language)[1]


def compose_to_each(
    dossier: Dossier, brief: Brief, template: str | Template, *, today: date, language: str = ""
) -> dict[str, Letter]:
    """The same letter to each of its addressees, by their keys: it begins with that office's address and greeting.

    Raises the same, and LetterRefused where the template or the brief addresses no office.
    """
    form = find_template(template) if isinstance(template, str) else template
    draft, letter = _written(dossier, brief, form, today, language)
    if not brief.addressees or all(row.kind is not PartKind.ADDRESSEES for row in form.parts):
        raise LetterRefused(template=form.name(form.languages[0]), why=Cause("it addresses no office"))
    told = tuple(part for part in letter.parts if part.kind is not PartKind.ADDRESSEES)
    with speaking(letter.language):
        heads_of = {block.key: ours.head_parts(draft, block) for block in draft.brief.addressees}
    return {key: replace(letter, parts=(*head, *told)) for key, head in heads_of.items()}


def _written(
    dossier: Dossier, brief: Brief, template: str | Template, today: date, language: str
) -> tuple[Draft, Letter]:
    dossier = denials.apart(dossier)
    form = find_template(template) if isinstance(template, str) else template
    if form.about == CORRECTION:  # it is written from what changed, not from a brief
        raise UnknownTemplate(template=form.id, known=", ".join(written_from_a_brief()))
    language = language or brief.languages[0]
    brief = replace(brief, number=brief.number or brief.update_of)
    refuse(form, brief, language)
    spoken_brief, missing = in_language(brief, language)
    with speaking(language):
        draft, letter = _compose(dossier, spoken_brief, form, today, missing)
    refuse_length(form, letter)
    return draft, letter


def _compose(
    dossier: Dossier, brief: Brief, form: Template, today: date, missing: Sequence[Gap]
) -> tuple[Draft, Letter]:
    events = _chosen_events(dossier, brief)
    _check_persons(dossier, brief)
    refuse_close(dossier, brief)
    draft = replace(_draft(dossier, brief, events, today), form=form)
    draft.gaps.extend(missing)
    title = regarding.title(draft, form) if form.about == APPEAL else heads.title(draft, events)
    if title is None:
        raise NothingToSay
    name = form.name(brief.languages[0])
    update = series.update_of(draft)
    meta = ours.meta_lines(draft, name, series.lines(update))
    people = _people_told_of(draft, events)
    parts = tuple(part for row in form.parts if (part := _part(draft, row, events, people)))
    _gaps(draft, events if form.about == EVENTS else (), people if form.about == EVENTS else ())
    parts, footnotes = _renumbered(parts, draft.footnotes)
    letter = Letter(
        kind=name,
        number=draft.guard.clean(brief.number),
        version=brief.version,
        day=today,
        language=brief.languages[0],
        sender=draft.guard.clean(brief.organisation.name),
        title=title,
        meta=meta,
        parts=parts,
        footnotes=footnotes,
        gaps=tuple(draft.gaps),
        public=brief.public,
        update=update.number if update else 0,
    )
    return draft, letter


def _chosen_events(dossier: Dossier, brief: Brief) -> list[EntityView]:
    """The events in the order of time; those without a date stand last."""
    chosen = [view.id for view in dossier.of_kind("event")] if brief.events is None else list(brief.events)
    for event in chosen:
        if event not in dossier.entities or dossier.entities[event].kind != "event":
            raise NotInThisCase(key="events", id=event)
    return sorted((dossier.entities[event] for event in dict.fromkeys(chosen)), key=_begins)


def _begins(event: EntityView) -> int:
    dates = [shown.value for shown in event.all("event.date") if shown.value]
    return min((bounds(value, Kind.MOMENT).s_min for value in dates), default=OPEN_FUTURE)


def _check_persons(dossier: Dossier, brief: Brief) -> None:
    for person in brief.persons or ():
        if person not in dossier.entities or dossier.entities[person].kind != "person":
            raise NotInThisCase(key="persons", id=person)


def _draft(dossier: Dossier, brief: Brief, events: Sequence[EntityView], today: date) -> Draft:
    involved = [entity for event in events for entity in involved_in(dossier, event.id)]
    order = list(dict.fromkeys((*involved, *(brief.persons or ()))))
    audience = PUBLIC if brief.public else ADDRESSEES
    people = people_of(dossier, brief.persons, order, today, audience, brief.pseudonyms)
    # not the words as they stood: they may name somebody else beside
    named = [person for person in people.values() if person.named]
    visible = tuple(name for person in named for name in person.names(originals=False))
    return Draft(dossier, brief, today, people, Guard(hidden_of(list(people.values())), visible))


def _people_told_of(draft: Draft, events: Sequence[EntityView]) -> list[Person]:
    """Those to whom something was done, and those whom the brief chooses; not those who are alleged to have done it."""
    victims = [
        shown.value
        for event in events
        for act in draft.dossier.pointing("act.event", event.id)
        for shown in known(act, "act.victim")
    ]
    actors = {s.value for view in draft.dossier.of_kind("involvement") for s in view.all("involvement.actor")}
    others = [entity for event in events for entity in involved_in(draft.dossier, event.id) if entity not in actors]
    told_of = dict.fromkeys((*(draft.brief.persons or ()), *victims, *others))
    return [draft.people[entity] for entity in told_of if entity in draft.people]


def _part(draft: Draft, row: TemplatePart, events: Sequence[EntityView], people: Sequence[Person]) -> Part | None:
    paragraphs = tuple(_PARTS[row.kind](draft, events, people))
    if not paragraphs:
        if row.needed:
            name = row.heading() or row.kind
            draft.gap(Cause("The letter has no part “{name}”: nothing is recorded for it.", name=name), str(row.kind))
        return None
    return Part(row.kind, row.heading(spoken()), paragraphs)


def _renumbered(parts: Sequence[Part], notes: Sequence[Footnote]) -> tuple[tuple[Part, ...], tuple[Footnote, ...]]:
    """Footnotes in the order in which a reader meets them, without those that no sentence cites."""
    met = dict.fromkeys(n for part in parts for p in part.paragraphs for s in p.sentences for n in s.notes)
    numbers = {old: new for new, old in enumerate(met, 1)}
    by_number = {note.number: note for note in notes}
    return (
        tuple(replace(part, paragraphs=tuple(_with_numbers(p, numbers) for p in part.paragraphs)) for part in parts),
        tuple(replace(by_number[old], number=new) for old, new in numbers.items()),
    )


def _with_numbers(paragraph: Paragraph, numbers: Mapping[int, int]) -> Paragraph:
    sentences = (replace(s, notes=tuple(sorted(numbers[n] for n in s.notes))) for s in paragraph.sentences)
    return replace(paragraph, sentences=tuple(sentences))


def _summary(draft: Draft, events: Sequence[EntityView], people: Sequence[Person]) -> list[Paragraph]:
    sentences = heads.summary(draft, events)
    risks = persons.risk_paragraphs(draft, people)[:1]
    sentences += [replace(risk.sentences[0], notes=()) for risk in risks]
    draft.begin_again()
    return [Paragraph(tuple(sentences), Style.LEAD)] if sentences else []


def _events(draft: Draft, events: Sequence[EntityView]) -> list[Paragraph]:
    earlier = earlier_of(draft.dossier, events)
    found = ((event, event_paragraph(draft, event, turn)) for turn, event in enumerate(events))
    return [_threaded(draft, event, paragraph, earlier) for event, paragraph in found if paragraph]


def _threaded(draft: Draft, event: EntityView, paragraph: Paragraph, earlier: Earlier) -> Paragraph:
    """The paragraph with what the record says of earlier events like this one; offered where the brief does not ask."""
    said = thread_sentence(draft, event, earlier)
    if said is not None and not draft.brief.thread:
        draft.gap(
            Cause("It could tell, with `thread = true` in the brief: “{text}”", text=said.text), "event.date", event.id
        )
    return replace(paragraph, sentences=(*paragraph.sentences, said)) if said and draft.brief.thread else paragraph


def _link(draft: Draft, events: Sequence[EntityView]) -> list[Paragraph]:
    teller = Teller(draft)
    for event in events:
        for shown in draft.usable(event, "event.link_to_work"):
            teller.quote(voice_of(draft, (shown,), event.all("event.attribution")), shown)
    return [Paragraph(tuple(teller.sentences))] if teller.sentences else ours.link_paragraphs(draft)


_Builder = Callable[[Draft, Sequence[EntityView], Sequence[Person]], list[Paragraph]]
_PARTS: dict[PartKind, _Builder] = {
    PartKind.SUMMARY: _summary,
    PartKind.EVENTS: lambda draft, events, _: _events(draft, events),
    PartKind.LINK: lambda draft, events, _: _link(draft, events),
    PartKind.RISK: lambda draft, _, people: persons.risk_paragraphs(draft, people),
    PartKind.BACKGROUND: lambda draft, _, people: persons.background_paragraphs(draft, people),
    PartKind.UNKNOWN: lambda draft, events, people: unknown_paragraphs(draft, events, [p.view for p in people]),
    PartKind.LAW: lambda draft, *_: ours.law_paragraphs(draft),
    PartKind.POSITION: lambda draft, *_: ours.position_paragraphs(draft),
    PartKind.DEMANDS: lambda draft, *_: ours.demand_paragraphs(draft),
    PartKind.ADDRESSEES: lambda draft, *_: ours.addressee_paragraphs(draft),
    PartKind.REPLY: lambda draft, *_: ours.reply_paragraphs(draft),
    PartKind.PREVIOUS: lambda draft, *_: ours.previous_paragraphs(draft),
    PartKind.ANNEXES: lambda draft, *_: annex_paragraphs(draft),
    PartKind.CONSENT: lambda draft, _, people: persons.consent_paragraphs(draft, people),
    PartKind.REMEDIES: lambda draft, *_: remedies_paragraphs(draft),
    PartKind.CONFIDENTIAL: lambda draft, *_: ours.confidential_paragraphs(draft),
    PartKind.WITHDRAWAL: lambda draft, *_: regarding.withdrawal_paragraphs(draft),
    PartKind.CONTACT: lambda draft, *_: ours.contact_paragraphs(draft),
}


def _gaps(draft: Draft, events: Sequence[EntityView], people: Sequence[Person]) -> None:
    """What the record lacks for a letter, field by field, and what the name guard did."""
    for person in people:
        if not person.named:
            draft.gap(
                Cause("Appears as “{later}”: {why}.", later=person.later, why=person.why), "person.name", person.id
            )
    for entity in sorted(draft.guard.struck):
        draft.gap(Cause("A name was taken out of the text, because this person is not named."), "person.name", entity)
    for event in events:
        if not event.all("event.type"):
            draft.gap(Cause("It is not recorded what happened."), "event.type", event.id)
        if not event.all("event.date"):
            draft.gap(_undated(event), "event.date", event.id)


def _undated(event: EntityView) -> Cause:
    for shown in known(event, "event.type")[:1]:
        kind = thesaurus("event_types").term(shown.value)
        return Cause("It is not recorded when it happened ({event}).", event=kind)
    return Cause("It is not recorded when it happened.")
