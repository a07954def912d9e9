"""From the hits of one sentence to drafts of events; what is too general to be an event is left out here."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from tocsin.reading.draft import Draft
from tocsin.reading.slavic.events.actor import HUMANS, THINGS, Actor, ActorKind
from tocsin.reading.slavic.events.arguments import Arguments, Parties
from tocsin.reading.slavic.events.certainty import certainty
from tocsin.reading.slavic.events.clause import Clause
from tocsin.reading.slavic.events.clauses import pieces_of
from tocsin.reading.slavic.events.conjugation import Kind
from tocsin.reading.slavic.events.cues import Hit, Voice, hits_of
from tocsin.reading.slavic.events.drafting import BY_WRITING, Drafting, going_on
from tocsin.reading.slavic.events.lexicon import OBJECT, SUBJECT, WHERE, Lexicon
from tocsin.reading.slavic.events.scene import Scene
from tocsin.reading.slavic.events.timing import Timing

_CURRENT = frozenset({"detention", "charge", "trial", "enforced_disappearance"})
_NEVER_A_BODY = frozenset({"arrest", "detention", "release", "killing", "torture", "extradition"})
_FORCEFUL = frozenset({ActorKind.DOER, ActorKind.POWER, ActorKind.BODY, ActorKind.SHORT})
_TO_AGAIN = 2  # words: "и опять", "znowu"


def drafts_of(scene: Scene, lexicon: Lexicon) -> Iterator[Draft]:
    """The drafts of one sentence, in order."""
    words = scene.sentence.words
    pieces = pieces_of(words, lexicon)
    hits = [hit for hit in hits_of(words, lexicon, pieces) if not _in_a_name(hit, scene.actors)]
    asked = scene.text[scene.sentence.start : scene.sentence.end].rstrip("\"'»”").endswith("?")
    clause = Clause(words, scene.actors, pieces, hits, lexicon)
    timing, arguments = Timing(clause, scene.dates), Arguments(clause)
    carried: tuple[Actor, ...] = ()
    last: Draft | None = None
    for hit in hits:
        sure = certainty(words, hit, pieces, lexicon, asked=asked)
        if sure is None:
            continue
        parties = arguments.parties(hit)
        victims = _fitting(hit, parties, carried)
        draft = Drafting(scene, clause, timing, hit, sure, parties, victims).draft()
        if _tells(draft, hit, scene, parties, clause) and not _again(draft, last):
            last = draft
            carried = victims if hit.voice is not Voice.NOUN and victims else carried
            yield draft
            yield from _gapped(draft, hit, timing)
            yield from _repeated(draft, hit, timing)


def _gapped(draft: Draft, hit: Hit, timing: Timing) -> Iterator[Draft]:
    """ "9 марта она подала заявление, а 21 марта — жалобу": the verb is said once, the day and the thing twice."""
    if not hit.cue.fixed or draft.when is None:
        return
    clause, words, pieces = timing.clause, timing.words, timing.clause.pieces
    for number in range(hit.piece + 1, len(pieces) - 1):
        piece, after = pieces[number], pieces[number + 1]
        joined = clause.lows[piece.first] in clause.lexicon.words("conjunctions")
        thing = hit.cue.fixed[0].any_of(clause.lows[after.first : after.last])
        end = words[piece.last - 1].end
        when = next((date for date in timing.dates if words[piece.first].start <= date.span[0] < end), None)
        if joined and thing and when is not None and timing.is_bare(number) and timing.is_bare(number + 1):
            span = (words[piece.first].start, words[after.last - 1].end)
            yield replace(draft, when=when, place=None, span=span, passages=(span,))


def _repeated(draft: Draft, hit: Hit, timing: Timing) -> Iterator[Draft]:
    """ "шли за мной в среду, и опять в субботу": the same act on a second day."""
    clause, words, number = timing.clause, timing.words, hit.piece + 1
    if draft.when is None or number >= len(clause.pieces) or not timing.is_bare(number):
        return
    piece = clause.pieces[number]
    again = clause.lexicon.words("again").any_of(clause.lows[piece.first : min(piece.last, piece.first + _TO_AGAIN)])
    span = (words[piece.first].start, words[piece.last - 1].end)
    when = next((date for date in timing.dates if span[0] <= date.span[0] < span[1]), None)
    if again and when is not None and when.edtf != draft.when.edtf:
        yield replace(draft, when=when, place=None, span=span, passages=(span,))


def _again(draft: Draft, last: Draft | None) -> bool:
    """ "рассмотрел апелляцию и оставил решение без изменений" is one step of a court."""
    step = last is not None and draft.type == last.type == "appeal_court"
    return step and last is not None and draft.when == last.when and draft.victims == last.victims


def _in_a_name(hit: Hit, actors: Sequence[Actor]) -> bool:
    return any(
        actor.names and actor.kind is ActorKind.BODY and actor.first <= hit.head < actor.last for actor in actors
    )


def _fitting(hit: Hit, parties: Parties, carried: Sequence[Actor]) -> tuple[Actor, ...]:
    """The parties that the act can be done to; a verb without an object has that of the verb before."""
    itself = any(slot.special == SUBJECT for slot in hit.cue.slots)
    if hit.act.takes == "nobody" and not itself:
        return ()
    victims = tuple(actor for actor in parties.victims if _may_suffer(actor, hit))
    known = OBJECT in hit.cue.slots or parties.things or WHERE in {slot.special for slot in hit.cue.slots}
    shared = not victims and known and hit.voice not in {Voice.NOUN, Voice.FULL, Voice.ACTING} and not itself
    return tuple(actor for actor in carried if _may_suffer(actor, hit)) if shared else victims


def _may_suffer(actor: Actor, hit: Hit) -> bool:
    if actor.kind is ActorKind.POWER:
        return False
    if actor.kind in THINGS:
        return bool(actor.names)
    if actor.kind in {ActorKind.BODY, ActorKind.SHORT}:
        named = actor.kind is ActorKind.BODY or bool(actor.names)
        return hit.act.type not in _NEVER_A_BODY and (hit.act.takes != "person" or named)
    return actor.kind in HUMANS


def _tells(draft: Draft, hit: Hit, scene: Scene, parties: Parties, clause: Clause) -> bool:
    """Whether it is an event at all, and not a habit, a generality, or the background of one."""
    if hit.act.by_force and hit.voice is not Voice.NOUN and not _by_force(draft, hit, parties, clause.lexicon):
        return False
    if hit.act.needs_date and draft.when is None:
        return False
    if draft.heading:
        return draft.named or draft.perpetrator is not None or draft.count is not None
    if hit.act.takes == "nobody" and not draft.victims:
        return draft.when is not None or hit.act.type == "press_conference"
    if scene.quoted and not (draft.when or draft.named):
        return False
    if hit.voice is Voice.NOUN:
        return bool(draft.victims) or (draft.when is not None and not draft.weak)
    if _habit(hit, draft) or _general(draft, clause):
        return False
    if not draft.victims:
        return draft.when is not None and (hit.act.takes == "any" or hit.act.type in {"trial", "charge"})
    return draft.named or draft.when is not None or draft.count is not None or _past(hit)


def _past(hit: Hit) -> bool:
    return hit.form is not None and hit.form.shape.kind in {Kind.PAST, Kind.SHORT, Kind.IMPERSONAL}


def _by_force(draft: Draft, hit: Hit, parties: Parties, lexicon: Lexicon) -> bool:
    if not draft.victims:
        return False
    if hit.voice in {Voice.PASSIVE, Voice.IMPERSONAL}:
        return True
    doer = parties.doer
    if doer is None:
        return hit.shape is not None and hit.shape.plural is True
    return doer.kind in _FORCEFUL or (not doer.names and doer.noun in lexicon.words("strangers"))


def _habit(hit: Hit, draft: Draft) -> bool:
    """What goes on in the present in general; an official who writes "odmawiam" does it by writing so."""
    if hit.act.state or hit.form is None or (hit.act.type in BY_WRITING and hit.form.shape.first):
        return False
    return going_on(hit) and hit.act.type not in _CURRENT and not (draft.when is not None and draft.named)


def _general(draft: Draft, clause: Clause) -> bool:
    """ "Журналистов регулярно задерживают": nobody named, nothing counted, at no time."""
    nobody = not draft.named and draft.when is None
    return nobody and clause.general
