"""Where the words of the lexicon stand in a sentence: as verbs with their voice, or as nouns."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum

from tocsin.reading.english.words import Act, Cue, Form, Pattern, english, small_words
from tocsin.reading.layout import Word

_GAP = 8
_STOPS = small_words("cues.stops")
_NOUN_BEFORE = small_words("cues.noun_before")

_DETERMINERS = small_words("cues.determiners")

_NO_OBJECT = small_words("cues.no_object")
_COMPOUNDS = small_words("cues.compounds")
_BACK = 10
_NO_HELPERS = frozenset({"all", "both", "each"})  # "all charges"; "X's arrest" is no "X is arrest"


class Voice(StrEnum):
    """How a verb stands."""

    ACTIVE = "active"
    PASSIVE = "passive"
    REDUCED = "reduced"  # "journalists detained for …", "those arrested"
    ING = "ing"  # "…, seizing documents"; "men monitoring the office"
    INFINITIVE = "infinitive"
    BASE = "base"  # a bare base form: a headline's present, or an imperative
    NOUN = "noun"


@dataclass(frozen=True, slots=True)
class Hit:
    """An act's words in a sentence: `group` is where its verb group begins, `head` the head, `last` its end."""

    act: Act
    voice: Voice
    group: int
    head: int
    last: int
    helpers: frozenset[str]
    tail: tuple[int, ...] = ()


def hits_of(words: Sequence[Word]) -> list[Hit]:
    """All hits of a sentence in order; where two overlap, the one with more words."""
    found: list[Hit] = []
    for place, word in enumerate(words):
        hit = _best(words, place, word.low)
        if hit is not None:
            found.append(hit)
    return list(_apart(_voiced_together(words, found)))


def _best(words: Sequence[Word], place: int, low: str) -> Hit | None:
    lexicon = english()
    nouns = lexicon.noun_cues.get(low, ())
    phrase = _noun_hit(words, place, [cue for cue in nouns if cue.pattern.tail])
    forms = [form for form in lexicon.forms.get(low, ()) if form.lemma in lexicon.verb_cues]
    verb = _verb_hit(words, place, forms) if forms else None
    if phrase is not None and (verb is None or not verb.tail):
        return phrase  # "threatening messages", "house arrest"
    noun_like = not forms or (verb is not None and not verb.tail and _is_noun(words, place, forms, verb))
    if noun_like or verb is None:
        noun = _noun_hit(words, place, nouns)
        past = verb is not None and any(form.kind == "past" for form in forms)  # "the police beat X": no noun of ours
        if noun is not None or (noun_like and not past):
            return noun
    return verb


def _noun_hit(words: Sequence[Word], place: int, cues: Sequence[Cue]) -> Hit | None:
    for cue in cues:
        ends = _match(words, place, cue.pattern)
        if ends is not None and _behind(words, ends[-1] if ends else place) not in _COMPOUNDS:
            # "the detention centre", "an arrest warrant": there the noun only says of what kind
            return Hit(cue.act, Voice.NOUN, place, place, (ends[-1] if ends else place) + 1, frozenset(), ends)
    return None


def _is_noun(words: Sequence[Word], place: int, forms: Sequence[Form], hit: Hit) -> bool:
    """Whether a word that can be both ("arrest", "attacks") is the noun here."""
    kinds = {form.kind for form in forms}
    no_helpers = _NO_HELPERS if "ing" in kinds else _NO_HELPERS | {"'s"}
    if not kinds & {"base", "s", "ing"} or hit.helpers - no_helpers:
        return False
    before = words[place - 1].low if place else ""
    follows = words[place + 1].low if place + 1 < len(words) else ""
    if before == "police" and (place < 2 or words[place - 2].low not in _NOUN_BEFORE):
        return False  # a headline: "Police arrest three journalists"
    return before in _NOUN_BEFORE or (
        follows in {"of", "on", "against", "by", "was", "were", "is", "has", "had", "took", "came"} and before != "to"
    )


def _verb_hit(words: Sequence[Word], place: int, forms: Sequence[Form]) -> Hit | None:
    lexicon = english()
    group, helpers = _helpers(words, place)
    among = [word.low for word in words[max(0, place - 2) : place]] == ["among", "those"]
    if not helpers and place and words[place - 1].low in _DETERMINERS and not among:
        return None  # "the banned website": a participle that only describes
    for form in forms:
        for cue in lexicon.verb_cues[form.lemma]:
            voice = _voice({other.kind for other in forms if other.lemma == form.lemma}, helpers)
            ends = _match(words, place, cue.pattern)
            if ends is None and not cue.act.needs_date:
                ends = _match_back(words, group, place, cue.pattern, voice)
            if ends is None:
                continue
            last = place + 1
            for end in ends:
                last = end + 1 if end == last else last
            if voice is Voice.ACTIVE and not helpers and (among or _reduced(forms, words, last)):
                voice = Voice.REDUCED
            return Hit(cue.act, voice, group, place, last, helpers, ends)
    return None


def _match(words: Sequence[Word], place: int, pattern: Pattern) -> tuple[int, ...] | None:
    """Where the words behind the head stand, or None."""
    spots: list[int] = []
    here = place
    for wanted, gap in zip(pattern.tail, pattern.gaps, strict=True):
        reach = range(here + 1, min(len(words), here + 2 + (_GAP if gap else 0)))
        spot = None
        for candidate in reach:
            if words[candidate].low in wanted:
                spot = candidate
                break
            if words[candidate].low in _STOPS:
                break
        if spot is None:
            return None
        spots.append(spot)
        here = spot
    return tuple(spots)


def _match_back(
    words: Sequence[Word], group: int, place: int, pattern: Pattern, voice: Voice
) -> tuple[int, ...] | None:
    """Where the object stands as the subject of its passive: "her appeal was dismissed", "a complaint filed by"."""
    if len(pattern.tail) != 1 or not pattern.gaps[0]:
        return None
    if voice is Voice.PASSIVE:
        reach = range(group - 1, max(-1, group - 1 - _BACK), -1)
    elif voice in {Voice.ACTIVE, Voice.REDUCED} and group == place and _behind(words, place) in _NO_OBJECT:
        reach = range(group - 1, max(-1, group - 2), -1)
    else:
        return None
    for spot in reach:
        if words[spot].low in pattern.tail[0]:
            return (spot,)
        if words[spot].low in _STOPS:
            return None
    return None


def _behind(words: Sequence[Word], place: int) -> str:
    return words[place + 1].low if place + 1 < len(words) else "."


def _helpers(words: Sequence[Word], place: int) -> tuple[int, frozenset[str]]:
    """Where the verb group begins, and its small words: auxiliaries, "to", adverbs, negations."""
    lexicon = english()
    small = (
        lexicon.act_words("adverbs") | lexicon.act_words("be") | lexicon.act_words("have") | lexicon.act_words("modals")
    )
    small |= lexicon.act_words("negations") | {"do", "does", "did"}
    group = place
    while group > 0 and (
        words[group - 1].low in small or (words[group - 1].low.endswith("ly") and not words[group - 1].capital)
    ):
        if _stands_for_people(words, group - 1):
            break
        group -= 1
    return group, frozenset(word.low for word in words[group:place])


def _stands_for_people(words: Sequence[Word], place: int) -> bool:
    """ "Both were beaten": no part of the verb, but who was."""
    helping = english().act_words("be") | english().act_words("have")
    if words[place].low != "both" or words[place + 1].low not in helping:
        return False
    return place == 0 or words[place - 1].low in {",", ";", "and", "that", "where"}


def _reduced(forms: Sequence[Form], words: Sequence[Word], last: int) -> bool:
    """Whether a bare participle has nothing it could be done to behind it: "three journalists detained for …"."""
    if not {"past", "participle"} <= {form.kind for form in forms}:
        return False
    if last + 1 < len(words) and words[last].low == "at" and words[last + 1].low in {"least", "most"}:
        return False
    return last >= len(words) or words[last].low in _NO_OBJECT


def _voice(kinds: set[str], helpers: frozenset[str]) -> Voice:
    lexicon = english()
    being = helpers & (lexicon.act_words("be"))
    if "participle" in kinds and being:
        return Voice.PASSIVE
    if "ing" in kinds:
        return Voice.ACTIVE if being else Voice.ING
    if "past" in kinds or "participle" in kinds:
        if "past" not in kinds:
            return Voice.ACTIVE if helpers & lexicon.act_words("have") else Voice.REDUCED
        return Voice.ACTIVE
    if "to" in helpers:
        return Voice.INFINITIVE
    if helpers & (lexicon.act_words("modals") | {"do", "does", "did"}):
        return Voice.ACTIVE
    return Voice.ACTIVE if "s" in kinds else Voice.BASE


def _voiced_together(words: Sequence[Word], hits: Sequence[Hit]) -> Iterator[Hit]:
    """In "was arrested and tortured" the second verb stands in the voice of the first."""
    before: Hit | None = None
    for hit in hits:
        result = hit
        joined = hit.group > 0 and words[hit.group - 1].low in {"and", "or", ",", "then", "but"}
        bare = hit.voice in {Voice.ACTIVE, Voice.REDUCED} and not hit.helpers & (
            english().act_words("be") | english().act_words("have")
        )
        if (
            joined
            and bare
            and before is not None
            and before.voice in {Voice.PASSIVE, Voice.REDUCED}
            and hit.head - before.last < 30
        ):
            result = Hit(
                hit.act, before.voice, hit.group, hit.head, hit.last, hit.helpers | (before.helpers - {"not"}), hit.tail
            )
        yield result
        if result.voice is not Voice.NOUN:
            before = result


def _apart(hits: Iterator[Hit]) -> Iterator[Hit]:
    """Leave out a hit whose head lies inside the words of another ("death threat", "request … extradition")."""
    kept: list[Hit] = list(hits)
    inside = {spot for hit in kept for spot in (*hit.tail, *range(hit.head + 1, hit.last))}
    for hit in kept:
        within = hit.voice is Voice.NOUN and bool(hit.tail) and _inside_of_others(hit, kept)
        if hit.head not in inside and not within:
            yield hit


def _inside_of_others(hit: Hit, hits: Sequence[Hit]) -> bool:
    """Whether a noun's last word is taken by a verb: "held in pre-trial detention" is told by the verb."""
    return any(hit.tail[-1] in other.tail for other in hits if other is not hit)
