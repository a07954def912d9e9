"""Title and summary: what is gravest first, never more than what the sentences below say, always as reported."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.composing.bending import bent
from tocsin.composing.draft import Draft
from tocsin.composing.events import Core, cores_of, noun_of, said
from tocsin.composing.letter import Sentence
from tocsin.composing.telling import core_sentence
from tocsin.composing.wording import event_types, fill, first_upper, listed, pattern, term_label, words
from tocsin.domain.dossier import EntityView, Shown
from tocsin.domain.errors import Cause

_IN_TITLE = 2
_IN_SUMMARY = 3
_DEED = "deed"


def gravest_first(draft: Draft, events: Sequence[EntityView]) -> list[tuple[EntityView, Core]]:
    """What is told of all events, the gravest type and the deed before the attempt; what is only denied stays out."""
    order = event_types()
    cores = [(event, core) for event in events for core in cores_of(draft.dossier, event) if core.grounds]
    told = [(event, core) for event, core in cores if not core.denied]
    return sorted(told, key=lambda pair: order.index(pair[1].type) if pair[1].type in order else len(order))


def title(draft: Draft, events: Sequence[EntityView]) -> Sentence | None:
    """“Orvania: reported attempted abduction of Ilona Varga and threat against a lawyer”; None for nothing to say."""
    told = gravest_first(draft, events)
    if not told:
        return None
    nouns, grounds = _nouns(draft, [core for _, core in told], _IN_TITLE, article=False)
    countries = [shown for event in events for shown in _countries(draft, event)]
    names = list(dict.fromkeys(draft.guard.clean(term_label("countries", shown.value)) for shown in countries))
    if not names:
        draft.gap(Cause("The title names no country: none is recorded for these events."), "event.country")
    what = fill(pattern("phrases", "title"), nouns=nouns)
    text = f"{listed(names)}: {what}" if names else first_upper(what)
    if draft.brief.title:
        draft.gap(Cause("The title is from the brief: make sure that it says no more than the record."), "title")
        text = draft.guard.clean(draft.brief.title)
    made = draft.told(text, (*grounds, *countries), notes=False)
    return Sentence(made.text.removesuffix("."), made.basis, looked=made.looked)


def _countries(draft: Draft, event: EntityView) -> tuple[Shown, ...]:
    for shown in () if said(event, "event.country") else said(event, "event.place"):
        place = draft.view(shown.value)
        return (*said(place, "place.country"),) if place else ()
    return said(event, "event.country")


def summary(draft: Draft, events: Sequence[EntityView]) -> list[Sentence]:
    """The gravest event in a sentence, the others by their names."""
    told = gravest_first(draft, events)
    if not told:
        return []
    event, core = told[0]
    sentences = [core_sentence(draft, event, core)]
    others = [core for _, core in told[1:]]
    if others:
        nouns, grounds = _nouns(draft, others, _IN_SUMMARY, article=True)
        sentences.append(draft.told(fill(pattern("phrases", "further"), nouns=nouns), grounds, notes=False))
    return sentences


def _nouns(draft: Draft, cores: Sequence[Core], most: int, *, article: bool) -> tuple[str, tuple[Shown, ...]]:
    """“a threat against X, surveillance of Y and other events”: like with like, in the order given."""
    grouped: dict[tuple[str, str, str], list[Core]] = {}
    for core in cores:
        grouped.setdefault((core.type, core.term, _DEED if core.is_deed else core.completion), []).append(core)
    taken = list(grouped.values())[:most]
    texts, bending = _texts(draft, taken, article=article)
    if len(grouped) > most:
        texts.append(pattern("phrases", "more_acts"))
    grounds = [ground for group in grouped.values() for core in group for ground in core.grounds]
    grounds += [ground for group in taken for core in group for ground in _named_grounds(draft, core)]
    grounds += bending
    return listed(texts), tuple(dict.fromkeys(grounds))


def _texts(draft: Draft, groups: Sequence[Sequence[Core]], *, article: bool) -> tuple[list[str], list[Shown]]:
    """“an arrest and a detention of X”, “threats against X and Y”: what befell the same people is said in one.

    With the claims of the forms in which names stand.
    """
    joined: dict[tuple[str, str, tuple[str, ...]], list[str]] = {}
    for group in groups:
        people = tuple(dict.fromkeys(person for core in group for person in core.people))
        noun = _noun(group, article=article)
        key = (group[0].patterns.get("of", ""), _about(draft, group[0], noun, people), people)
        joined.setdefault(key, []).append(noun)
    texts, grounds = [], list[Shown]()
    for (of, about, people), nouns in joined.items():
        named = draft.names(people, plain=not article)
        form = bent(about, named.forms) if named else None
        of_them = fill(pattern("phrases", "nouns_of"), nouns=listed(nouns), of=of, people=named.text) if named else ""
        texts.append(f"{listed(nouns)} {form.text}" if form else of_them or listed(nouns))
        grounds += form.grounds if form else ()
    return texts, grounds


def _about(draft: Draft, core: Core, noun: str, people: Sequence[str]) -> str:
    """The pattern that bends names behind this noun; "" where a form is not confirmed, or brackets part them."""
    about = core.patterns.get("about", "")
    named = draft.names(people, plain=True) if about and not noun.endswith(")") else None
    return about if named and bent(about, named.forms) else ""


def _noun(group: Sequence[Core], *, article: bool) -> str:
    """“an attempted abduction”, “threats”."""
    core, many = group[0], len(group) > 1
    noun, lead = noun_of(core, many=many), core.patterns.get("article", "")
    if not core.is_deed:
        lead = words()["completion_noun"][core.completion][0]
    return f"{lead} {noun}".strip() if article and not many else noun


def _named_grounds(draft: Draft, core: Core) -> tuple[Shown, ...]:
    named = draft.names(core.people, plain=True)
    return named.grounds if named else ()
