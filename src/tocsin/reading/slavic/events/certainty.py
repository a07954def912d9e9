"""Whether a hit tells something that happened, was tried or planned, or nothing at all."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.domain.facts import Stance
from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.clauses import Opening, Piece
from tocsin.reading.slavic.events.conjugation import Kind
from tocsin.reading.slavic.events.cues import Hit, Voice
from tocsin.reading.slavic.events.lexicon import Lexicon, plain
from tocsin.reading.slavic.forms import Case

DONE, ATTEMPTED, PLANNED = "done", "attempted", "planned"
_REACH = 8
_GOVERNED = 5
_ONLY_DONE = frozenset({"release", "asylum_recognition", "asylum_refusal", "asylum_application", "statement"})


@dataclass(frozen=True, slots=True)
class Certainty:
    """How an event is told; `weak` events only add to others and do not stand alone without a name."""

    completion: str
    stance: Stance
    weak: bool = False


@dataclass(frozen=True, slots=True)
class Telling:
    """The words around one hit, as far as they bear on whether it happened."""

    words: Sequence[Word]
    hit: Hit
    pieces: Sequence[Piece]
    lexicon: Lexicon

    @property
    def piece(self) -> Piece:
        return self.pieces[self.hit.piece]

    def ahead(self, place: int, reach: int = _REACH) -> list[str]:
        """The words of the piece ahead of a place, nearest last."""
        return [plain(word.low) for word in self.words[max(self.piece.first, place - reach) : place]]

    def behind(self, place: int, reach: int = _REACH) -> list[str]:
        """The words of the piece behind a place."""
        return [plain(word.low) for word in self.words[place + 1 : min(self.piece.last, place + 1 + reach)]]

    def governing(self) -> list[str]:
        """The words of the sentence ahead of the piece that hold it: "требует, чтобы", "опасается, что"."""
        end = self.piece.first
        start = self.pieces[self.hit.piece - 1].first if self.hit.piece else end
        return [plain(word.low) for word in self.words[start:end]]

    def any_of(self, key: str, lows: Sequence[str]) -> bool:
        """Whether one of the words is in a list of the lexicon."""
        return self.lexicon.words(key).any_of(lows)


def certainty(
    words: Sequence[Word], hit: Hit, pieces: Sequence[Piece], lexicon: Lexicon, *, asked: bool
) -> Certainty | None:
    """None where nothing is told: negated, asked for, feared. `asked`: the sentence is a question."""
    told = Telling(words, hit, pieces, lexicon)
    if asked or _negated(told) or _unreal(told):
        return None
    stance = _stance(told)
    if hit.voice is Voice.NOUN:
        return _noun(told, stance)
    if hit.voice is Voice.INFINITIVE:
        return _infinitive(told, stance)
    return _finite(told, stance)


def _negated(told: Telling) -> bool:
    """A negation straight ahead of the verb, or of the helper that stands ahead of it."""
    hit = told.hit
    near = told.ahead(hit.verb, 3)
    skip = told.lexicon.words("be")
    while near and (near[-1] in skip or near[-1] in told.lexicon.words("passive_helpers")):
        near.pop()
    if hit.voice is Voice.NOUN and hit.support is None:
        return told.any_of("without", told.ahead(hit.head, 2))
    return told.any_of("negations", near[-1:]) and not told.any_of("not_only", told.behind(hit.verb, 1))


def _unreal(told: Telling) -> bool:
    lexicon, hit = told.lexicon, told.hit
    opening = [plain(word.low) for word in told.words[told.piece.first : told.piece.first + 2]]
    if told.any_of("unless", opening):
        return True
    around = [*told.ahead(hit.verb, 3), *told.behind(hit.verb, 2)]
    if told.any_of("unreal", around) and hit.voice is not Voice.NOUN:
        return True
    governing = told.governing() if told.piece.opening is Opening.SUBORDINATE else []
    if told.any_of("fears", governing) and _future(told):
        return True
    return (
        hit.voice is not Voice.NOUN and told.any_of("asks", governing) and not lexicon.words("said").any_of(governing)
    )


def _future(told: Telling) -> bool:
    hit = told.hit
    form = hit.support.form if hit.support is not None else hit.form
    perfective = form is not None and form.perfective and form.shape.kind is Kind.PRESENT
    may = [*told.ahead(told.hit.verb, 4)]
    return perfective or told.any_of("will", may) or told.any_of("may", may)


def _stance(told: Telling) -> Stance:
    hit = told.hit
    governing = [*told.governing(), *told.ahead(hit.verb)]
    if hit.act.type not in {"asylum_refusal", "restriction"} and told.any_of("denies", governing):
        return Stance.DENIES
    near = [*told.ahead(hit.verb, 7), *told.behind(hit.verb, 2)]
    opening = [plain(word.low) for word in told.words[:4]]
    hedged = hit.act.hedged or told.any_of("hedges", near) or told.any_of("hedges", opening)
    return Stance.HEDGES if hedged else Stance.ASSERTS


def _infinitive(told: Telling, stance: Stance) -> Certainty | None:
    """The word that governs an infinitive says whether it was done."""
    hit = told.hit
    for low in (*reversed(told.ahead(hit.verb)), *told.behind(hit.verb, 2), *reversed(told.governing()[-4:])):
        words = told.lexicon.words
        if low in words("attempts"):
            return None if hit.act.type in _ONLY_DONE else Certainty(ATTEMPTED, stance)
        if low in words("begins"):
            return Certainty(DONE, stance)
        if low in words("refuses") or low in words("asks") or low in words("threatens") or low in words("may"):
            return None
        if low in words("plans"):
            return Certainty(PLANNED, stance, weak=hit.act.type != "trial")
        if low in words("will"):
            return Certainty(PLANNED, stance)
    return None


def _finite(told: Telling, stance: Stance) -> Certainty | None:
    hit = told.hit
    near = told.ahead(hit.verb, 4)
    if told.any_of("may", near):
        return None
    if told.any_of("passive_infinitives", near):  # "ma zostać deportowana", "может быть задержан"
        return _infinitive(told, stance)
    present = hit.form is not None and hit.form.shape.kind is Kind.PRESENT
    if hit.act.planned or (present and hit.act.term == "interrogation"):  # "викликаю Вас на допит" is to come
        return Certainty(PLANNED, stance)
    future = present and hit.form is not None and hit.form.perfective
    if told.any_of("will", [*near, *told.behind(hit.verb, 1)]) or future:
        return Certainty(PLANNED, stance)
    if hit.act.type == "trial" and told.any_of("appointed", [plain(told.words[hit.verb].low)]):
        return Certainty(PLANNED, stance)
    if told.any_of("attempts", near[-2:]):
        return Certainty(ATTEMPTED, stance)
    return Certainty(DONE, stance, weak=_background(told) or (hit.voice is Voice.FULL and _bare(told)))


def _bare(told: Telling) -> bool:
    """A participle ahead of its noun only describes: "задержанный журналист заявил"."""
    return told.hit.head + 1 < told.piece.last and told.hit.head > told.piece.first


def _background(told: Telling) -> bool:
    """ "после того как её задержали": the clause only places another event."""
    governing = told.governing()[-3:]
    opening = [plain(word.low) for word in told.words[told.piece.first : told.piece.first + 3]]
    lows = [*governing, *opening]
    return told.any_of("background", lows) and told.any_of("background_links", lows)


def _noun(told: Telling, stance: Stance) -> Certainty | None:
    hit = told.hit
    near = told.ahead(hit.head, _GOVERNED)
    if _threatened(told) or (told.any_of("governs_nouns", near[-3:]) and hit.support is None):
        return None
    if told.any_of("wishes", near[-2:]) and hit.act.type != "press_conference":
        return None
    attempted = told.any_of("attempts", near[-3:]) and hit.act.type not in _ONLY_DONE
    completion = ATTEMPTED if attempted else DONE
    if hit.support is not None:
        return _carried(told, completion, stance)
    if hit.act.type == "trial" and told.any_of("appointed", [*near, *told.behind(hit.head)]):
        return Certainty(PLANNED, stance)
    return Certainty(completion, stance, weak=True)


def _threatened(told: Telling) -> bool:
    """ "угрожал арестом", "боялась обыска", "требует освобождения": a noun that hangs on such a word."""
    hit = told.hit
    lows = [*told.ahead(hit.head), *told.behind(hit.head, 3)]
    if hit.act.type != "threat" and told.any_of("threatens", lows) and hit.support is None:
        return Case.INSTRUMENTAL in hit.cases or Case.GENITIVE in hit.cases
    return told.any_of("asks", told.ahead(hit.head)) and hit.support is None


def _carried(told: Telling, completion: str, stance: Stance) -> Certainty | None:
    hit = told.hit
    assert hit.support is not None
    near = told.ahead(hit.support.place, 4)
    form = hit.support.form
    if hit.support.voice is Voice.INFINITIVE:
        return _infinitive(told, stance)
    if told.any_of("may", near):
        return None
    if told.any_of("will", near) or (form.perfective and form.shape.kind is Kind.PRESENT):
        return Certainty(PLANNED, stance)
    return Certainty(completion, stance, weak=_afterwards(told))


def _afterwards(told: Telling) -> bool:
    """ "после обыска": the noun only says when."""
    return told.any_of("after_words", told.ahead(told.hit.head, 2))
