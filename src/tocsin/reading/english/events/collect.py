"""From the hits of one sentence to drafts of events; what is too general to be an event is left out here."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.domain.facts import Stance
from tocsin.reading.draft import Draft
from tocsin.reading.english.actors import Actor, ActorKind
from tocsin.reading.english.events.arguments import Clause, Parties
from tocsin.reading.english.events.attribution import attributed_to, speaker
from tocsin.reading.english.events.certainty import ATTEMPTED, Certainty, certainty
from tocsin.reading.english.events.cues import Hit, Voice, hits_of
from tocsin.reading.english.events.scene import Scene
from tocsin.reading.english.events.timing import date_of, repeated
from tocsin.reading.english.speaker import is_own
from tocsin.reading.english.words import english
from tocsin.reading.layout import Word
from tocsin.reading.model import Span

_PERSONLIKE = frozenset({ActorKind.PERSON, ActorKind.PRONOUN, ActorKind.TAKEN_UP, ActorKind.GROUP, ActorKind.KIN})
_ELLIPTIC = frozenset(
    {"asylum_refusal", "asylum_recognition", "asylum_application", "appeal_court", "extradition_request", "extradition"}
)
_CURRENT = frozenset({"detention", "charge", "trial", "enforced_disappearance"})
_LEGAL = frozenset({"detention", "sentence", "conviction", "arrest", "appeal", "case", "application", "request"})
_BY_COUNSEL = frozenset({"appeal_court", "complaint_to_authorities", "asylum_application"})
_COUNSEL = frozenset({"lawyer", "attorney", "advocate", "barrister", "solicitor", "counsel"})
_NOBODY_ACCUSED = frozenset(
    {"press_conference", "statement", "complaint_to_authorities", "release", "asylum_application", "asylum_recognition"}
)
_SUSPECTS = frozenset({"suspect", "suspects", "man", "men", "person", "persons", "people", "supporters", "youths"})
_AGAINST_SUSPECTS = frozenset({"arrest", "detention", "charge", "conviction", "trial", "release", "killing"})
_LONGEST_SPAN = 550
_BETWEEN_CLAUSES = frozenset({",", "and", "or", ")", "'s", "by", "him", "her", ".", ";"})

_SPOTS = "home|house|flat|apartment|office|newsroom|building|school|hotel|embassy|street|prison|custody|airport|court"
_CAPITALS = r"[A-Z][\w'’.-]+(?:\s+(?:de|la|del|of|al)\s+[A-Z][\w'’.-]+|\s+[A-Z][\w'’.-]+)*"
_PLACE = re.compile(
    r"\b(?:(?P<beside>[Oo]utside|[Ii]n\s+front\s+of|[Nn]ear|[Oo]pposite|[Bb]ehind)|[Ii]n|[Aa]t|[Ii]nside)\s+"
    r"(?P<spot>(?:the\s+|his\s+|her\s+|their\s+|my\s+|our\s+)?(?:[^\W\d_][\w'’.-]*\s+){0,3}?"
    rf"(?:{_CAPITALS}|(?:{_SPOTS})\b(?P<town>\s+in\s+{_CAPITALS})?))"
)
_MONTHS = re.compile(
    r"(?i)^(?:january|february|march|april|may|june|july|august|september|october|november|december|early|late|mid)\b"
)


def drafts_of(scene: Scene, number: int, topic: str | None, text: str) -> Iterator[Draft]:
    """The drafts of one sentence, in order."""
    words = scene.sentence.words
    told = [hit for hit in hits_of(words) if _fits(hit, scene) and not _in_a_name(hit, scene.actors)]
    telling = [(hit, sure) for hit in told if (sure := certainty(words, hit, headline=scene.heading))]
    hits = [hit for hit, _ in telling]
    clause = Clause(words, scene.actors)
    carried: tuple[Actor, ...] = ()
    for place, (hit, sure) in enumerate(telling):
        parties = clause.parties(hit)
        victims = _fitting(hit, parties, carried if place and _joined(words, hits[place - 1], hit) else ())
        if hit.act.type in _BY_COUNSEL:
            victims = tuple(_client(actor, scene.actors, words) for actor in victims)
        draft = _draft(scene, number, hit, hits, parties, victims, sure, topic, text)
        if draft is not None and _tells(draft, hit, scene, parties):
            carried = victims or carried
            yield draft if _accuses(draft, parties) else replace(draft, perpetrator=None)


def _fits(hit: Hit, scene: Scene) -> bool:
    """Whether the paragraph speaks of what the words need: "rejected the application" of asylum."""
    return not hit.act.near or bool(hit.act.near & scene.around)


def _accuses(draft: Draft, parties: Parties) -> bool:
    """Whether the one who acts is an alleged perpetrator: not who tells, complains, frees, grants or appeals."""
    if draft.type == "appeal_court":
        doer = parties.doer
        return doer is not None and (
            doer.kind in {ActorKind.BODY, ActorKind.DOER} or doer.noun in english().short_classes
        )
    return draft.type not in _NOBODY_ACCUSED


def _in_a_name(hit: Hit, actors: Sequence[Actor]) -> bool:
    """Whether an act's word is part of a body's name: "the Association for Detained Persons"."""
    return any(actor.kind is ActorKind.BODY and actor.first <= hit.head < actor.last for actor in actors)


def _joined(words: Sequence[Word], before: Hit, hit: Hit) -> bool:
    return hit.group > 0 and words[hit.group - 1].low in {"and", ",", "or", "then"} and hit.head - before.head < 30


def _fitting(hit: Hit, parties: Parties, carried: Sequence[Actor]) -> tuple[Actor, ...]:
    """The parties that the act can be done to."""
    if hit.act.takes == "nobody" and not hit.act.doer_is_victim:
        return ()
    victims = tuple(actor for actor in parties.victims if _may_suffer(actor, hit))
    if (
        not victims
        and hit.voice is not Voice.NOUN
        and parties.doer is not None
        and hit.act.doer_may_be_victim
        and parties.doer.kind in _PERSONLIKE
    ):
        victims = (parties.doer,)
    if not victims and not parties.victims and hit.voice in {Voice.ACTIVE, Voice.PASSIVE, Voice.ING}:
        victims = tuple(actor for actor in carried if _may_suffer(actor, hit))
    return victims


def _client(actor: Actor, actors: Sequence[Actor], words: Sequence[Word]) -> Actor:
    """Whose step it is where the lawyers take it: "her lawyers lodged an appeal"."""
    if actor.owner is None:
        return actor
    called = {word.low for word in words[actors[actor.owner].last : actor.first]}  # "her lawyer, X, lodged an appeal"
    counsel = (actor.noun.removesuffix("s") in _COUNSEL and not actor.names) or bool(called & _COUNSEL)
    return actors[actor.owner] if counsel and actors[actor.owner].names else actor


def _may_suffer(actor: Actor, hit: Hit) -> bool:
    if actor.kind is ActorKind.BODY and hit.act.type == "appeal_court" and hit.act.doer_may_be_victim:
        return False
    if actor.kind is ActorKind.DOER:
        return bool(actor.names) or (actor.noun in _SUSPECTS and hit.act.type in _AGAINST_SUSPECTS)
    if hit.act.takes == "any":
        return actor.kind is not ActorKind.THING or bool(actor.names)
    if actor.kind is ActorKind.THING and actor.noun in _LEGAL:
        return bool(actor.names)
    if actor.kind is ActorKind.THING:
        return (
            bool(actor.names)
            and hit.act.type in {"threat", "charge", "detention", "release"}
            and hit.voice is not Voice.ACTIVE
        )
    return actor.kind in _PERSONLIKE or (
        actor.kind is ActorKind.BODY
        and hit.act.type not in {"arrest", "detention", "release", "killing", "torture", "extradition", "trial"}
    )


def _draft(
    scene: Scene,
    number: int,
    hit: Hit,
    hits: Sequence[Hit],
    parties: Parties,
    victims: Sequence[Actor],
    sure: Certainty,
    topic: str | None,
    text: str,
) -> Draft | None:
    words = scene.sentence.words
    names = tuple(dict.fromkeys(name for actor in victims for name in _names(actor)))
    named = any(actor.names for actor in victims)
    if not names and scene.main is not None and _left_out(hit, parties):
        names, named = (scene.main,), True
    if not names and (hit.act.type in _ELLIPTIC or _of_a_paper(hit, parties)):
        names = _understood(scene, topic)
        named = bool(names)
    span = _span(words, hits, hit)
    when = date_of(words, hits, hit, scene.dates, weak=sure.weak and hit.act.type != "press_conference")
    when = repeated(words, hits, hit, when, scene.dates, text)
    event_type = "attempted_abduction" if hit.act.type == "abduction" and sure.completion == ATTEMPTED else hit.act.type
    source = attributed_to(words, scene.actors, hit.head)
    return Draft(
        type=event_type,
        term="abduction.attempted"
        if event_type == "attempted_abduction"
        else ("killing.attempted" if hit.act.type == "killing" and sure.completion == ATTEMPTED else hit.act.term),
        when=when,
        place=_place(text, span, words, hit),
        victims=names,
        perpetrator=_perpetrator(parties.doer, victims, names),
        attribution=source,
        completion=sure.completion,
        stance=sure.stance,
        channel=_channel(text, scene, event_type),
        count=next((actor.number for actor in victims if actor.number is not None), None),
        span=span,
        block=scene.sentence.block,
        sentence=number,
        scene=hit.act.scene,
        named=named,
        weak=sure.weak and not (hit.act.type == "press_conference" and when is not None),
        heading=scene.heading,
        passages=(span,),
    )


def _left_out(hit: Hit, parties: Parties) -> bool:
    """ "13 May 2016 – arrested at home": a line of a list of dates leaves out whom it is about."""
    suffers = hit.act.takes != "nobody" and not parties.victims
    return suffers and (parties.doer is None or hit.act.doer_may_be_victim or hit.act.type in _ELLIPTIC)


def _of_a_paper(hit: Hit, parties: Parties) -> bool:
    """ "a sentence handed down in May": done to the paper, it concerns who is spoken of."""
    paper = any(actor.kind is ActorKind.THING and actor.noun in _LEGAL for actor in parties.victims)
    return paper and hit.act.type in {"conviction", "charge"} and hit.voice in {Voice.PASSIVE, Voice.REDUCED}


def _perpetrator(doer: Actor | None, victims: Sequence[Actor], names: Sequence[str]) -> str | None:
    """The doer as it is written into an event: no thing, no "they" that stands for nobody, no "I", no victim."""
    if doer is None or doer in victims or doer.kind is ActorKind.THING or is_own(doer):
        return None
    unknown = doer.kind is ActorKind.PRONOUN and not doer.names
    return None if unknown or speaker(doer) in names else speaker(doer)


def _names(actor: Actor) -> tuple[str, ...]:
    if actor.names:
        return actor.names
    unknown_body = actor.kind is ActorKind.TAKEN_UP and actor.noun in english().short_classes
    return () if unknown_body or actor.kind is ActorKind.PRONOUN else (actor.wording,)


def _understood(scene: Scene, topic: str | None) -> tuple[str, ...]:
    """Whom an asylum or extradition step concerns where the words leave it out: here, else in focus."""
    here = next((actor.names[0] for actor in scene.actors if actor.names and actor.kind in _PERSONLIKE), None)
    return (here,) if here else ((topic,) if topic else ())


def _tells(draft: Draft, hit: Hit, scene: Scene, parties: Parties) -> bool:
    """Whether it is an event at all, and not a habit, a generality, or the background of one."""
    if hit.act.by_force and hit.voice is not Voice.NOUN and not _by_force(draft, hit, parties):
        return False
    if hit.act.needs_date and (draft.when is None or _self_reference(scene, hit)):
        return False
    if draft.heading:
        return bool(draft.victims or draft.perpetrator)
    if hit.act.takes == "nobody" and not hit.act.doer_is_victim:
        return draft.when is not None or (hit.act.type == "press_conference")
    if scene.quoted and not (draft.when or _named_person(draft, parties)):
        return False
    if draft.stance is Stance.DENIES and not draft.named:
        return False
    if hit.voice is Voice.NOUN:
        return bool(draft.victims) or (draft.when is not None and not draft.weak)
    if scene.main is None and _habit(draft, hit, scene):
        return False
    if not draft.victims:
        return draft.when is not None and hit.act.takes == "any" and _done_to_something(hit, scene, parties)
    return draft.named or draft.when is not None or _specific(parties, draft)


def _done_to_something(hit: Hit, scene: Scene, parties: Parties) -> bool:
    """Without anybody concerned, an act must at least be done to a thing ("the newsroom had been vandalised")."""
    if hit.act.needs_date or hit.voice is Voice.PASSIVE:
        return True
    relative = hit.group > 0 and scene.sentence.words[hit.group - 1].low in {"who", "that", "which"}
    return not relative and parties.doer is not None and (bool(hit.tail) or bool(parties.victims))


def _by_force(draft: Draft, hit: Hit, parties: Parties) -> bool:
    if hit.voice in {Voice.PASSIVE, Voice.REDUCED} and hit.act.type != "surveillance":
        return True
    if hit.voice in {Voice.PASSIVE, Voice.REDUCED}:
        told = draft.when is not None or (hit.act.type == "surveillance" and hit.helpers & {"being", "been"})
        return draft.named and (draft.perpetrator is not None or (bool(told) and _of_persons(parties)))
    return (
        parties.doer is not None
        and (parties.doer.kind is ActorKind.DOER or parties.doer.forceful)
        and (bool(draft.victims) or (draft.when is not None and bool(hit.tail)))
    )


def _self_reference(scene: Scene, hit: Hit) -> bool:
    """ "This statement was originally published on …" tells no event of the case."""
    return any(word.low in {"this", "originally"} for word in scene.sentence.words[: hit.head])


def _named_person(draft: Draft, parties: Parties) -> bool:
    return draft.named and _of_persons(parties)


def _of_persons(parties: Parties) -> bool:
    return any(
        actor.kind is ActorKind.PERSON
        or is_own(actor)
        or (actor.kind is ActorKind.PRONOUN and actor.names and not actor.plural)
        for actor in parties.victims
    )


def _habit(draft: Draft, hit: Hit, scene: Scene) -> bool:
    """Present tense, or a perfect without a name or date: what happens in general."""
    word = scene.sentence.words[hit.head]
    if hit.act.state:
        return False
    present = (
        hit.voice is Voice.ACTIVE
        and not hit.helpers
        and any(form.kind in {"s", "base"} for form in english().forms.get(word.low, ()))
    )
    past = any(form.kind == "past" for form in english().forms.get(word.low, ()))
    if present and not past and hit.act.type not in _CURRENT:
        return True
    if (
        hit.voice == Voice.PASSIVE
        and hit.helpers & {"is", "are"}
        and not hit.helpers & {"being"}
        and hit.act.type not in _CURRENT
    ):
        return draft.when is None
    perfect = bool(hit.helpers & {"has", "have"})
    return perfect and not draft.named and draft.when is None


def _specific(parties: Parties, draft: Draft) -> bool:
    """Whether an unnamed group is a certain one: counted, "the …", "several …", "a radio worker"."""
    return draft.count is not None or any(
        actor.kind is ActorKind.GROUP
        and (
            actor.definite
            or actor.words.split()[0].lower() in {"a", "an", "several", "most", "some", "other", "another", "one"}
        )
        for actor in parties.victims
    )


def _span(words: Sequence[Word], hits: Sequence[Hit], hit: Hit) -> Span:
    """The clause: from behind the act before to the act that follows, or the sentence where it is the only one."""
    before = max((other.last for other in hits if other.head < hit.head), default=0)
    after = min((other.group for other in hits if other.head > hit.head), default=len(words))
    first = min(before, hit.group) if before else 0
    if before and words[hit.group - 1].low in {"and", "but", "then"}:
        first = max(first, hit.group)  # what stands ahead of "and charged" is of the act before
    last = max(after, hit.last)
    while first and first < hit.group and words[first].low in _BETWEEN_CLAUSES:
        first += 1
    while last > hit.last and words[last - 1].low in {",", "and", "or", "then", "("}:
        last -= 1
    start, end = words[first].start, words[last - 1].end
    if end - start > _LONGEST_SPAN:
        start, end = (
            max(start, words[hit.head].start - _LONGEST_SPAN // 2),
            min(end, words[hit.head].start + _LONGEST_SPAN // 2),
        )
    return start, end


def _place(text: str, span: Span, words: Sequence[Word], hit: Hit) -> str | None:
    for match in _PLACE.finditer(text, words[min(hit.last, len(words) - 1)].start, span[1]):
        spot = match["spot"]
        if not _MONTHS.match(spot) and "custody" not in spot and spot.lower() not in {"prison", "court"}:
            return _place_words(match)
    opening = _PLACE.match(text, span[0]) if text[span[0]].isupper() else None
    return _place_words(opening) if opening and not _MONTHS.match(opening["spot"]) else None


def _place_words(match: re.Match[str]) -> str:
    """ "her house in Brennik"; "outside her house" is not at it, and keeps its preposition."""
    spot, town = match["spot"], match["town"]
    if town and _MONTHS.match(town.strip().removeprefix("in").strip()):
        spot = spot.removesuffix(town)
    beside = (match["beside"] or "").lower()
    return " ".join(f"{beside} {spot}".split()).rstrip(".")


def _channel(text: str, scene: Scene, event_type: str) -> str | None:
    if event_type not in {"threat", "intimidation_harassment", "smear"}:
        return None
    words = text[scene.sentence.start : scene.sentence.end]
    return next((channel for channel, pattern in english().channels if pattern.search(words)), None)
