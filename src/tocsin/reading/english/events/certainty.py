"""Whether a hit tells something that happened, was tried, threatened or planned, or nothing at all."""

from __future__ import annotations

from calendar import month_name
from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.domain.facts import Stance
from tocsin.reading.dates.english.words import NUMBERS
from tocsin.reading.english.events.cues import Hit, Voice
from tocsin.reading.english.words import English, english, small_words
from tocsin.reading.layout import MONTH_OF_MAY, Word

DONE, ATTEMPTED, THREATENED, PLANNED = "done", "attempted", "threatened", "planned"
_REACH = 10
_MONTHS = frozenset(month.lower() for month in month_name if month) | {MONTH_OF_MAY}
_ONLY_DONE = frozenset(
    [
        "asylum_recognition",
        "asylum_refusal",
        "release",
        "asylum_application",
        "restriction",
        "complaint_to_authorities",
        "statement",
    ]
)
_FEARS = frozenset(
    {"fear", "fears", "feared", "afraid", "terrified", "worried", "risk", "threatened", "warned", "said"}
)
_WISHES = frozenset({"calls", "urges", "urge", "demands", "calling", "urging", "demanding", "should", "must"})
_OPENERS = frozenset({"that", "of", "for", "with", "including", "by", ",", "and", "release", "free"})
_CUTS = small_words("certainty.cuts")


@dataclass(frozen=True, slots=True)
class Certainty:
    """How an event is told; `weak` events only add to others and do not stand alone without a name."""

    completion: str
    stance: Stance
    weak: bool = False


def certainty(words: Sequence[Word], hit: Hit, *, headline: bool) -> Certainty | None:
    """None where nothing is told: negated, asked for, feared, imperative."""
    lexicon = english()
    before = _before(words, hit.group)
    if _unreal(words, hit, before, lexicon) or _only_describes(words, hit, lexicon) or words[-1].text == "?":
        return None
    stance = _stance(words, hit, before, lexicon)
    if hit.voice is Voice.NOUN:
        return _noun(words, hit, before, stance, lexicon)
    if hit.voice is Voice.INFINITIVE or (hit.voice is Voice.PASSIVE and "to" in hit.helpers):
        return _infinitive(before, hit, stance, lexicon)
    if hit.voice is Voice.BASE:
        subject = hit.group > 0 and words[hit.group - 1].low not in {
            ",",
            "and",
            "or",
            ":",
            "–",
            "-",
            "please",
            "to",
            "•",
        }
        return Certainty(DONE, stance, weak=not headline) if subject else None
    if hit.voice is Voice.ING and not _ing_tells(words, hit, before, lexicon):
        return None
    if _background(words, hit) or (hit.act.type == "detention" and words[hit.head].low in {"remain", "remains"}):
        return Certainty(DONE, stance, weak=True)
    return _finite(hit, before, stance)


def _background(words: Sequence[Word], hit: Hit) -> bool:
    """A clause with "after", "before", "since" only places another event: "five days after she was arrested"."""
    ahead = [word.low for word in words[max(0, hit.group - 5) : hit.group]]
    dated = {place for place, low in enumerate(ahead) if low[0].isdigit() or low in _MONTHS}
    return any(
        low in {"after", "before", "since"} and place + 1 not in dated and not {",", "and"} & {*ahead[place:]}
        for place, low in enumerate(ahead)
    )


def _only_describes(words: Sequence[Word], hit: Hit, lexicon: English) -> bool:
    """ "that imprisoned lawyer X has …": a participle ahead of a calling, without a subject of its own."""
    bare = hit.group == hit.head and hit.head + 1 < len(words) and hit.voice in {Voice.ACTIVE, Voice.REDUCED}
    if not bare or hit.tail or not words[hit.head].low.endswith("ed"):
        return False
    low = words[hit.head + 1].low
    calling = any(low in lexicon.names(key) for key in ("role_starts", "roles", "people"))
    ahead = words[hit.head - 1].low if hit.head else ""
    return calling and (not ahead or ahead in _OPENERS or ahead.isdigit() or ahead in NUMBERS)


def _before(words: Sequence[Word], group: int) -> list[str]:
    """The words ahead of a verb group in its clause, nearest last."""
    found: list[str] = []
    for word in reversed(words[max(0, group - _REACH) : group]):
        if word.low in _CUTS:
            break
        found.insert(0, word.low)
    return found


def _unreal(words: Sequence[Word], hit: Hit, before: Sequence[str], lexicon: English) -> bool:
    helpers = hit.helpers
    if helpers & (lexicon.act_words("negations")) and hit.act.term != "interrogation":
        return True
    if helpers & {"should", "must", "shall", "would", "can"} or _itself(words, hit):
        return True
    told_before = {word.low for word in words[: hit.group]}
    if "will" in helpers and _FEARS & told_before:
        return True
    near = before[-3:]
    if hit.voice is Voice.NOUN and (
        {"no", "against", "prevent", "stop", "end", "condemn", "without", "ensure", "free"} & {*near[-2:]}
        or "from" in near[-1:]
    ):
        return hit.act.type != "press_conference"
    if (
        hit.voice is not Voice.NOUN
        and {"risk", "risks", "without", "avoid", "fear", "fears", "feared", "of"} & {*near[-1:]}
        and "being" in helpers | {*near}
    ):
        return True
    asked = {"should", "must", "calls", "urges"} & {word.low for word in words[: hit.group]}
    if hit.voice is Voice.ING and asked:
        return True
    if "whether" in told_before or (hit.act.type == "search_seizure" and _behind(words, hit) == "for"):
        return True
    opened_by_if = {"if", "unless", "whether"} & {word.low for word in words[max(0, hit.group - 12) : hit.group]}
    return bool(opened_by_if) and not _past_marked(hit)


def _behind(words: Sequence[Word], hit: Hit) -> str:
    return words[hit.last].low if hit.last < len(words) else ""


def _itself(words: Sequence[Word], hit: Hit) -> bool:
    return _behind(words, hit).endswith(("self", "selves"))


def _past_marked(hit: Hit) -> bool:
    return bool(hit.helpers & {"was", "were", "had"})


def _denying(words: Sequence[Word], group: int) -> list[str]:
    """The words of the clause that governs a verb group: behind the last comma, through "that"."""
    found: list[str] = []
    for word in reversed(words[max(0, group - _REACH) : group]):
        if word.low in _CUTS - {"that"} or word.low == ",":
            break
        found.append(word.low)
    return found


def _stance(words: Sequence[Word], hit: Hit, before: Sequence[str], lexicon: English) -> Stance:
    if (
        lexicon.act_words("denies") & {*_denying(words, hit.group)}
        and hit.voice is not Voice.NOUN
        and hit.act.type not in {"asylum_refusal", "restriction"}
    ):
        return Stance.DENIES
    around = hit.helpers | {*before[-3:]} | {word.low for word in words[hit.last : hit.last + 2]}
    return Stance.HEDGES if hit.act.hedged or around & lexicon.act_words("hedges") else Stance.ASSERTS


def _infinitive(before: Sequence[str], hit: Hit, stance: Stance, lexicon: English) -> Certainty | None:
    governors = [low for low in before if low.isalpha()]
    if "have" in hit.helpers and {"said", "believed", "thought", "reported", "understood", "known"} & {*governors[-2:]}:
        return Certainty(DONE, Stance.HEDGES)
    for low in reversed(governors):
        if low in lexicon.act_words("attempt"):
            if hit.act.type in _ONLY_DONE:
                return None
            return Certainty(ATTEMPTED, stance)
        if low in lexicon.act_words("threatened"):
            return Certainty(THREATENED, stance)
        if low in lexicon.act_words("asked") | {"to", "failed", "refused", "unable", "right", "able", "help", "order"}:
            return None
        if low in {"managed", "forced", "proceeded"}:
            return Certainty(DONE, stance)
        if low in lexicon.act_words("planned") and low not in {"about", "going"}:
            return Certainty(PLANNED, stance, weak=True)
    continued = hit.voice is Voice.INFINITIVE and {"continued", "began", "started"} & {*governors[-2:]}
    return Certainty(DONE, stance) if continued else None


def _ing_tells(words: Sequence[Word], hit: Hit, before: Sequence[str], lexicon: English) -> bool:
    """A participle tells an act behind a comma or behind its doer, not behind "of", "for", "accused of"."""
    if hit.group == 0:
        return False
    low = words[hit.group - 1].low
    if low in lexicon.act_words("denies"):
        return True
    if low in {",", "and", "by", "men", "began", "started", "kept", "persons", "officers", "police", "were", "was"}:
        return low != "and" or any(other in {",", "by"} for other in before)
    return low in lexicon.names("doers")


def _noun(words: Sequence[Word], hit: Hit, before: Sequence[str], stance: Stance, lexicon: English) -> Certainty | None:
    near = {*before[-4:]}
    ahead = {word.low for word in words[hit.last : hit.last + 3]}
    if lexicon.act_words("threatened") & {*before[-6:]} and hit.act.type != "threat":
        return None
    if {
        "accused",
        "charges",
        "charge",
        "suspicion",
        "convicted",
        "guilty",
        "accusations",
        "risk",
        "danger",
        "fear",
        "fears",
        "investigation",
        "facing",
    } & near:
        return None
    if {"may", "might", "could"} & {*before[-7:]} and "face" in before[-6:]:
        return Certainty(PLANNED, Stance.HEDGES)
    if {"should", "must", "calls", "call", "called", "calling"} & near:
        return None
    if {"should", "must"} & {word.low for word in words[hit.last : hit.last + _REACH]}:
        return None
    attempted = (
        "attempted" in near
        or {"attempt", "bid"} & ahead
        or "attempt" in {word.low for word in words[hit.head : hit.last]}
    )
    completion = ATTEMPTED if attempted else DONE
    wished = "for" in before[-3:] or bool(_WISHES & {word.low for word in words[: hit.head]})
    return Certainty(completion, stance, weak=wished or not _supported(words, hit, before, lexicon))


def _supported(words: Sequence[Word], hit: Hit, before: Sequence[str], lexicon: English) -> bool:
    """Whether a verb makes the noun an event: "faced threats", "carried out a raid", "the raid took place"."""
    lemmas = {form.lemma for low in before for form in lexicon.forms.get(low, ())}
    if lemmas & (lexicon.act_words("undergo") | lexicon.act_words("perform")) or any(
        phrase in " ".join(before) for phrase in lexicon.act_words("undergo_phrases")
    ):
        return True
    if {"reported", "reports", "cases", "incidents"} & {*before[-4:]}:
        return True
    if hit.tail and words[hit.tail[-1]].low in {"unknown", "unclear"}:
        return True
    after = words[hit.last : hit.last + 14]
    return any(
        {"happen", "occur", "take", "carry", "conduct", "hold", "begin"}
        & {form.lemma for form in lexicon.forms.get(word.low, ())}
        for word in after
    )


def _finite(hit: Hit, before: Sequence[str], stance: Stance) -> Certainty:
    if hit.helpers & {"may", "might", "could"}:
        return Certainty(PLANNED, Stance.HEDGES, weak=True)
    if hit.helpers & {"will", "'ll"} or {"scheduled", "due"} & {*before[-2:]}:
        return Certainty(PLANNED, stance)
    if {"attempted", "unsuccessfully"} & hit.helpers:
        return Certainty(ATTEMPTED, stance)
    return Certainty(DONE, stance)
