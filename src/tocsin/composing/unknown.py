"""What is not known: what a claim says to be absent, and what sources differ on. An empty field says nothing here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.composing.bending import NO_FORMS, Form, Forms, worded
from tocsin.composing.denials import TYPE
from tocsin.composing.draft import Draft
from tocsin.composing.events import acts_of, cores_of, noun_of, said
from tocsin.composing.letter import Claims, Paragraph, Sentence, Style
from tocsin.composing.people import every
from tocsin.composing.voice import voice_of
from tocsin.composing.wording import (
    bare_date,
    bounded,
    fill,
    first_upper,
    listed,
    pattern,
    term_label,
    type_words,
    words,
)
from tocsin.domain.dossier import EntityView, Shown, State, denied_only
from tocsin.domain.errors import Cause
from tocsin.domain.facts import Stance
from tocsin.domain.schema import ValueKind, schema

_DAY = re.compile(r"\d{4}-\d{2}-\d{2}")


def dispute_of(view: EntityView, property_id: str) -> tuple[Shown, ...]:
    """The disputed value of a property, if it has one. That somebody only denies what happened is told apart."""
    return tuple(shown for shown in view.all(property_id) if _is_disputed(property_id, shown))


def _is_disputed(property_id: str, shown: Shown) -> bool:
    disputed = shown.state is State.DISPUTED and bool(shown.claims)
    return disputed and (property_id != TYPE or not denied_only(shown)[1])


def dispute(draft: Draft, property_id: str, shown: Shown, *, bare: bool = False) -> str:
    """“Sources differ on the date: 5 July 2018 (the activists) or 6 July 2018.” What is only denied stays out.

    `bare`: only that they differ, where the sides could point to somebody who is not named.
    """
    values = [_side(draft, property_id, side) for side in (shown, *shown.others) if side.stance is not Stance.DENIES]
    sides = list(dict.fromkeys(value for value in values if value))
    what = words()["short"].get(property_id) or pattern("phrases", "this")
    if bare or len(sides) < len({"one", "other"}):
        return fill(pattern("phrases", "disputed_bare"), what=what)
    return fill(pattern("phrases", "disputed"), what=what, values=listed(sides, "or"))


def _side(draft: Draft, property_id: str, shown: Shown) -> str:
    text = value_words(draft, property_id, shown)
    who = voice_of(draft, (shown,)).who
    return f"{text} ({listed(who)})" if text and who else text


def value_words(draft: Draft, property_id: str, shown: Shown) -> str:
    """A value as it stands in a list: a date without “on”, a term by its label, somebody by name or role."""
    if shown.state is State.ABSENT or not shown.value:
        return ""
    rule = schema().properties.get(property_id)
    kind = rule.type if rule else ValueKind.TEXT
    if kind is ValueKind.DATE:
        return bare_date(shown.value)
    if property_id == "event.type":
        noun = type_words(shown.value)
        return f"{noun.get('article', '')} {noun['noun']}".strip()
    if kind is ValueKind.TERM and rule and rule.thesaurus:
        label = draft.guard.clean(term_label(rule.thesaurus, shown.value))
        return label if rule.thesaurus == "countries" else label[:1].lower() + label[1:]
    if kind is ValueKind.ENTITY:
        return _entity_words(draft, shown.value)
    if kind is ValueKind.NUMBER:
        open_ended = shown.value.startswith("..") or shown.value.endswith("..")
        return bounded(shown.value) if open_ended else _range(shown.value)
    return draft.text(shown) if draft.reads(shown.value, shown.language, property_id) else ""


def _range(value: str) -> str:
    least, _, most = value.partition("..")
    return fill(pattern("numbers", "range"), least=least, most=most) if most else value


def _entity_words(draft: Draft, entity: str) -> str:
    named = draft.name(entity, plain=True)
    view = draft.view(entity)
    if named or view is None or view.kind != "place":
        return named.text if named else ""
    return "".join(draft.guard.clean(shown.value) for shown in said(view, "place.name"))


def event_words(draft: Draft, event: EntityView) -> tuple[str, tuple[Shown, ...]]:
    """How a letter points to an event: “the attempted abduction on 5 July 2018”, and what that rests on."""
    cores = cores_of(draft.dossier, event)
    grounds = cores[0].grounds if cores else ()
    noun = noun_of(cores[0]) if cores else type_words("other")["noun"]
    day = said(event, "event.date")
    on_a_day = bool(day) and bool(_DAY.fullmatch(day[0].value))
    key = "event_of" if on_a_day else "event"
    text = fill(pattern("phrases", key), noun=noun, day=bare_date(day[0].value) if on_a_day else "")
    return text, (*grounds, *(day if on_a_day else ()))


def unknown_paragraphs(draft: Draft, events: Sequence[EntityView], persons: Sequence[EntityView]) -> list[Paragraph]:
    """One list: every claim that says that something is unknown, not asked or withheld, and every dispute."""
    found: dict[str, Sentence] = {}
    for event in events:
        text, grounds = event_words(draft, event)
        for view in (event, *_beneath(draft, event)):
            for sentence in _sentences(draft, view, {"event": text}, grounds):
                _merge(found, sentence)
    for person in persons:
        named = draft.name(person.id)
        if named:
            for sentence in _sentences(draft, person, {"person": named.text}, named.grounds, named.forms):
                _merge(found, sentence)
    return [Paragraph((sentence,), Style.BULLET) for sentence in found.values()]


def _beneath(draft: Draft, event: EntityView) -> Iterator[EntityView]:
    for act in acts_of(draft.dossier, event.id):
        yield act
        yield from draft.dossier.pointing("involvement.act", act.id)


def _merge(found: dict[str, Sentence], new: Sentence) -> None:
    """The same words twice are one sentence that rests on the claims of both."""
    old = found.get(new.text)
    if old and isinstance(old.basis, Claims) and isinstance(new.basis, Claims):
        ids = tuple(dict.fromkeys((*old.basis.ids, *new.basis.ids)))
        new = Sentence(new.text, Claims(ids), looked=old.looked and new.looked)
    found[new.text] = new


def _sentences(
    draft: Draft, view: EntityView, names: dict[str, str], grounds: tuple[Shown, ...], forms: Forms = NO_FORMS
) -> Iterator[Sentence]:
    for property_id, values in view.values.items():
        what = words()["what"].get(property_id)
        for shown in every(values):
            text = _absent_pattern(shown) or _disputed_pattern(property_id, shown)
            if not text:
                continue
            if what is None:
                draft.gap(
                    Cause(
                        "“{property}” is {absent}; the letter does not say so.",
                        property=property_id,
                        absent=shown.absent or "disputed",
                    ),
                    property_id,
                    view.id,
                )
                continue
            asked = _what(property_id, what, names, forms)
            filled = fill(text, What=first_upper(asked.text), what=asked.text)
            sides = shown.others if shown.state is State.DISPUTED else ()
            yield draft.told(filled, (shown, *sides), (*grounds, *asked.grounds), notes=False)


def _what(property_id: str, what: str, names: dict[str, str], forms: Forms) -> Form:
    """What is not known, as a letter names it."""
    return worded(f"what.{property_id}", names["person"], forms) if forms else Form(fill(what, **names))


def _absent_pattern(shown: Shown) -> str:
    if shown.state is not State.ABSENT or not shown.claims:
        return ""
    found: str = words()["unknown"].get(shown.absent or "", "")
    return found


def _disputed_pattern(property_id: str, shown: Shown) -> str:
    return pattern("phrases", "disputed_bare") if _is_disputed(property_id, shown) else ""
