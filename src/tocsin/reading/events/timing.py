"""Which date belongs to which act of a sentence."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from tocsin.reading.events.cues import Hit
from tocsin.reading.layout import Word
from tocsin.reading.model import Span
from tocsin.reading.words import small_words

_SAID = frozenset({"said", "told", "reported", "announced", "stated", "wrote", "published", "confirmed", "posted"})
_LIMITS = frozenset({"until", "till", "by", "before"})
_LASTING = frozenset(
    [
        "surveillance",
        "threat",
        "intimidation_harassment",
        "detention",
        "asylum_application",
        "restriction",
        "smear",
        "enforced_disappearance",
        "appeal_court",
    ]
)
_DATED_NOUNS = small_words("timing.dated_nouns")
_CLOSE = 60
_DATE_OPENERS = frozenset({"on", "in", "from", "since", "at", ","})
_OPEN_BEFORE = ("../", "[..")


@dataclass(frozen=True, slots=True)
class When:
    """A date as an event has it. `text` are its words, `basis` as in `EventRead`."""

    edtf: str
    text: str
    span: Span
    basis: str


def date_of(
    words: Sequence[Word], hits: Sequence[Hit], hit: Hit, dates: Sequence[When], *, weak: bool = False
) -> When | None:
    """The date of one hit: behind it before the next act, else ahead of it since the last, else the sentence's first.

    A mere mention (`weak`) has a date only close behind it. The end of a time dates an act only if nothing else does.
    """
    named = [
        date
        for date in dates
        if not _names_something(words, date) and (hit.act.type in _LASTING or not date.edtf.endswith("/.."))
    ]
    usable = [date for date in named if not _limits(words, date) and not date.edtf.startswith(_OPEN_BEFORE)]
    if weak:
        return next(
            (
                date
                for date in usable
                if 0 <= date.span[0] - words[hit.last - 1].end <= _CLOSE
                and not _cut(words, words[hit.head].start, date)
            ),
            None,
        )
    return _chosen(words, hits, hit, usable) or next(
        (date for date in named if date.edtf.startswith(_OPEN_BEFORE)), None
    )


def _names_something(words: Sequence[Word], date: When) -> bool:
    """ "the 20 May protests": the date belongs to the noun behind it."""
    after = next((word.low for word in words if word.start >= date.span[1]), "")
    return after in _DATED_NOUNS


def _chosen(words: Sequence[Word], hits: Sequence[Hit], hit: Hit, usable: Sequence[When]) -> When | None:
    spoken = [date for date in usable if _of_speech(words, date, hit)]
    usable = [date for date in usable if date not in spoken]
    head = words[hit.head].start
    verbs = sorted(words[other.head].start for other in hits if other.head != hit.head)
    following = next((start for start in verbs if start > head), None)
    for date in usable:
        if following is not None and _opens_next(words, date):
            continue
        if date.span[0] > head and (following is None or date.span[0] < following) and not _cut(words, head, date):
            return date
    ahead = [date for date in usable if date.span[1] <= head]
    last_verb = max((start for start in verbs if start < head), default=-1)
    close = [date for date in ahead if date.span[0] > last_verb]
    if close:
        return close[-1]
    return _leading(words, ahead, last_verb) or _until(spoken) or _of_chain(words, hits, hit, usable)


def _of_chain(words: Sequence[Word], hits: Sequence[Hit], hit: Hit, usable: Sequence[When]) -> When | None:
    """In "was arrested, beaten and robbed on 3 May" the date belongs to all of the chain."""
    last = hit
    for other in sorted(hits, key=lambda other: other.head):
        between = [word.low for word in words[last.last : other.group]]
        if other.head > last.head and between and all(low in {",", "and"} for low in between):
            last = other
    end = words[last.head].start
    close = [date for date in usable if date.span[0] > end and not _cut(words, end, date)]
    return close[0] if last is not hit and close else None


def _opens_next(words: Sequence[Word], date: When) -> bool:
    """ "was arrested, and on 9 May she was charged": the date opens the clause of the act behind it."""
    before = [word.low for word in words if word.end <= date.span[0]]
    while before and before[-1] in _DATE_OPENERS:
        before.pop()
    return before[-1:] in (["and"], ["but"], ["then"], [";"], ["while"])


def _leading(words: Sequence[Word], ahead: Sequence[When], last_verb: int) -> When | None:
    """The date that opens the sentence, or the one of the act just before."""
    if not ahead:
        return None
    opening = next((date for date in ahead if date.span[0] - words[0].start < 40), None)
    return opening or (ahead[-1] if last_verb >= 0 else None)


def _of_speech(words: Sequence[Word], date: When, hit: Hit) -> bool:
    """Whether the date says when it was told: "said on 18 May that …"."""
    if date.span[1] > words[hit.head].start:
        return False
    before = [word.low for word in words if word.end <= date.span[0]][-5:]
    after = [word.low for word in words if word.start >= date.span[1]][:1]
    return (bool(_SAID & {*before}) and after in (["that"], [","], ["the"], ["officers"])) or (
        bool({"told", "said"} & {*before}) and after == ["that"]
    )


def _until(spoken: Sequence[When]) -> When | None:
    """What was told on a day lies not after it."""
    if not spoken or "/" in spoken[-1].edtf:
        return None
    date = spoken[-1]
    return When(f"../{date.edtf}", date.text, date.span, "relative")


def _limits(words: Sequence[Word], date: When) -> bool:
    before = [word.low for word in words if word.end <= date.span[0]][-2:]
    return bool(before) and before[-1] in _LIMITS


def _cut(words: Sequence[Word], head: int, date: When) -> bool:
    """Whether a clause of its own stands between an act and a date behind it."""
    between = [word.low for word in words if head < word.start < date.span[0]]
    return bool({"until", "after", "before", ";", "because"} & {*between})
