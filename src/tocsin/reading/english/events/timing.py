"""Which date belongs to which act of a sentence."""

from __future__ import annotations

import re
from collections.abc import Sequence

from tocsin.reading.draft import When
from tocsin.reading.english.events.cues import Hit
from tocsin.reading.english.words import small_words
from tocsin.reading.layout import Word

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
_PLAIN = re.compile(r"\d{4}(?:-\d\d){0,2}")
_BETWEEN_TIMES = small_words("timing.between_times")
_OPEN_BEFORE = ("../", "[..")


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
                and not _of_what_follows(words, hit, date)
            ),
            None,
        )
    return _chosen(words, hits, hit, usable) or next(
        (date for date in named if date.edtf.startswith(_OPEN_BEFORE)), None
    )


def repeated(
    words: Sequence[Word], hits: Sequence[Hit], hit: Hit, first: When | None, dates: Sequence[When], text: str
) -> When | None:
    """The date with those behind it at which the same was done: "on Saturday, and again on Tuesday" is both days.

    Without "again" the dates must stand side by side and no other act behind them.
    """
    if first is None or not _PLAIN.fullmatch(first.edtf):
        return first
    chain, listed = [first], [first]
    acts = [words[other.head].start for other in hits if other.head != hit.head]
    for date in dates:
        last = listed[-1]
        if date.span[0] < last.span[1] or not _PLAIN.fullmatch(date.edtf):
            continue
        link = _link(words, last, date)
        told_between = any(last.span[1] <= start < date.span[0] for start in acts)
        if not link or told_between or ("again" not in link and any(start >= date.span[1] for start in acts)):
            break
        listed.append(date)
        chain = [*listed] if {"and", "again"} & {*link} else chain
    return _all_of(chain, text) if len({date.edtf for date in chain}) == len(chain) > 1 else first


def _all_of(dates: Sequence[When], text: str) -> When:
    span = (dates[0].span[0], dates[-1].span[1])
    days = ",".join(sorted(date.edtf for date in dates))
    basis = dates[0].basis if len({date.basis for date in dates}) == 1 else "relative"
    return When(f"{{{days}}}", text[slice(*span)], span, basis)


def _link(words: Sequence[Word], before: When, date: When) -> list[str]:
    """The words that add a date to the one before: "and again on", a comma of a list; empty where none do."""
    between = [word.low for word in words if before.span[1] <= word.start and word.end <= date.span[0]]
    if "again" in between:
        place = between.index("again")
        led = {",", "and", "then"} & {*between[:place][-2:]}
        return between[max(0, place - 2) :] if led and _BETWEEN_TIMES.issuperset(between[place + 1 :]) else []
    return between if {"and", ","} & {*between} and _BETWEEN_TIMES.issuperset(between) else []


def _of_what_follows(words: Sequence[Word], hit: Hit, date: When) -> bool:
    """ "Seven weeks after her arrest, on 4 April, she was freed": the date is not the arrest's."""
    behind = words[hit.last].low if hit.last < len(words) else ""
    ahead = {word.low for word in words[max(0, hit.head - 4) : hit.head]}
    return (
        behind == ","
        and bool({"after", "before", "since", "following"} & ahead)
        and words[hit.last].end <= date.span[0]
    )


def _names_something(words: Sequence[Word], date: When) -> bool:
    """ "the 20 May protests": the date belongs to the noun behind it."""
    after = next((word.low for word in words if word.start >= date.span[1]), "")
    return after in _DATED_NOUNS


def _chosen(words: Sequence[Word], hits: Sequence[Hit], hit: Hit, usable: Sequence[When]) -> When | None:
    usable = [date for date in usable if not _enclosed(words, hits, hit, date)]
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


def _enclosed(words: Sequence[Word], hits: Sequence[Hit], hit: Hit, date: When) -> bool:
    """ "According to a man who was freed on 6 May, X was beaten": a date of a clause with "who" that is closed."""
    inner = [other for other in hits if words[other.head].start < date.span[0] and other.head < hit.head]
    if not inner or date.span[1] > words[hit.head].start:
        return False
    opened = inner[-1].group - 1
    relative = opened >= 0 and words[opened].low in {"who", "which"}
    before = words[opened - 1].low if opened > 0 else ""
    closed = any(word.low == "," for word in words if date.span[1] <= word.start < words[hit.head].start)
    return relative and closed and before != ","


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
    """ "was arrested, and on 9 May she was charged", "said that on 9 May …": the date opens the clause behind it."""
    before = [word.low for word in words if word.end <= date.span[0]]
    while before and before[-1] in _DATE_OPENERS:
        before.pop()
    return before[-1:] in (["and"], ["but"], ["then"], [";"], ["while"], ["that"])


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
