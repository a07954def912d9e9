"""A letter that came back, sentence by sentence against the letter that we wrote: pure, and bounded.

A sentence of ours is found again by its very words, wherever it stands now; what is left is paired with what is most
like it, near places first. What is paired and says something else has lost its claims: they are shown beside it.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from tocsin.composing.stated import as_set, difference, plain, says_the_same, small_words, stated, told_of, words_of
from tocsin.domain.bindings import Binding, Tie

ALIKE = 0.4  # of the words of two sentences that one is taken for the other
WINDOW = 60  # places apart that two sentences of a long letter are compared
_END = re.compile(r"""[.!?…]+["')\]]*(?:\s+|$)|\n""")
_SHORT_FORMS = """
mr mrs ms dr prof st no art arts p pp vol para cf vs e.g i.e ст р рр п пп вул м обл ч г гг ул д стр nr ul al s str
zob tzw im inż mgr
"""
_SHORT = frozenset(_SHORT_FORMS.split())


@dataclass(frozen=True, slots=True)
class Written:
    """A sentence as we wrote it. `unbound`: it came back from outside once, and nobody tied it.

    `word_of` says who made it our own word where it stated something, as the row of then says it. Of both, `was` and
    `was_claims` are the words in which it last rested on something, and on what.
    """

    place: str
    text: str
    claims: tuple[str, ...] = ()
    style: str = ""
    unbound: bool = False
    word_of: str = ""
    was: str = ""
    was_claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Returned:
    """A sentence as it came back: the number of its paragraph, and where it begins and ends in it.

    `free`: it stands in a section that is ours (demands, position, law, courtesies).
    """

    paragraph: int
    start: int
    end: int
    text: str
    style: str = ""
    free: bool = False


def cut(paragraph: str, known: Iterable[str]) -> list[tuple[int, int]]:
    """Where the sentences of a paragraph begin and end. A `known` one is found whole, whatever stops it holds."""
    by_head: dict[str, list[str]] = defaultdict(list)
    for text in known:
        by_head[plain(text)[:8]].append(plain(text))
    seen, found, at = plain(paragraph), list[tuple[int, int]](), 0
    while at < len(seen):
        if seen[at].isspace():
            at += 1
            continue
        fitting = [text for text in by_head.get(seen[at : at + 8], ()) if _stands_at(seen, at, text)]
        end = at + max(map(len, fitting)) if fitting else _sentence_end(seen, at)
        found.append((at, end))
        at = end
    return found


def _stands_at(seen: str, at: int, text: str) -> bool:
    end = at + len(text)
    if not seen.startswith(text, at):
        return False
    return end == len(seen) or seen[end] == "\n" or (seen[end].isspace() and text[-1] in ".!?…\"')")


def _sentence_end(seen: str, at: int) -> int:
    for stop in _END.finditer(seen, at):
        if stop.group() == "\n":
            return stop.start()
        if _is_end(seen, at, stop):
            return stop.start() + len(stop.group().rstrip())
    return len(seen)


def _is_end(seen: str, at: int, stop: re.Match[str]) -> bool:
    """Whether a sentence ends here: not behind an initial or a short form, and a capital or a figure follows."""
    following = seen[stop.end() : stop.end() + 2].lstrip("\"'([")
    if following[:1] and not (following[0].isupper() or following[0].isdigit()):
        return False
    begin = max(at, seen.rfind(" ", at, stop.start()) + 1)
    before = seen[begin : stop.start()].lstrip("\"'([").casefold()
    return not (stop.group().startswith(".") and (before in _SHORT or (len(before) == 1 and before.isalpha())))


Alike = Callable[[str, str], bool]
"""Whether a sentence that came back says what ours did, though its words are not the same."""


def rebind(was: Sequence[Written], now: Sequence[Returned], alike: Alike = lambda _was, _now: False) -> list[Binding]:
    """What each sentence that came back rests on, in its order; then those of ours that were left out.

    `alike`: a sentence in which only what this knows of changed, the ending of a name, keeps its claims. In a section
    of ours a sentence is free, as long as it tells of nobody and of nothing that the letter did not.
    """
    pairs = _the_same(was, now)
    taken = set(pairs.values())
    pairs |= _alike(
        [(at, one) for at, one in enumerate(was) if at not in taken],
        [(at, one) for at, one in enumerate(now) if at not in pairs],
        pairs,
    )
    small = small_words([*(one.text for one in was), *(one.text for one in now)])
    told = sum((stated(one.text) for one in was if not (one.unbound or one.word_of)), Counter[str]())
    rows = []
    for number, one in enumerate(now, 1):
        row = _binding(number, one, was[pairs[number - 1]] if number - 1 in pairs else None, small, alike)
        is_free = row.tie is Tie.NEW and one.free and not row.was_claims and not told_of(one.text).keys() - told.keys()
        rows.append(replace(row, tie=Tie.OURS, why="") if is_free else row)
    left = set(range(len(was))) - set(pairs.values())
    return rows + [Binding(0, was[at].place, "", Tie.LEFT_OUT, (), was[at].text, was[at].claims) for at in sorted(left)]


def pairs_of(was: Sequence[Written], now: Sequence[Returned]) -> dict[int, int]:
    """Which sentence of ours each one that came back is, by their places; for those that are ours at all."""
    pairs = _the_same(was, now)
    taken = set(pairs.values())
    left = [(at, one) for at, one in enumerate(was) if at not in taken]
    return pairs | _alike(left, [(at, one) for at, one in enumerate(now) if at not in pairs], pairs)


def _the_same(was: Sequence[Written], now: Sequence[Returned]) -> dict[int, int]:
    """Sentences of the same words, those of the same style first, each of ours once."""
    pairs: dict[int, int] = {}
    for styled in (True, False):
        waiting: dict[tuple[str, str], list[int]] = defaultdict(list)
        taken = set(pairs.values())
        for at, one in enumerate(was):
            if at not in taken:
                waiting[as_set(one.text), one.style if styled else ""].append(at)
        for at, returned in enumerate(now):
            several = waiting.get((as_set(returned.text), returned.style if styled else ""))
            if at not in pairs and several:
                pairs[at] = several.pop(0)
    return pairs


def _alike(
    was: Sequence[tuple[int, Written]], now: Sequence[tuple[int, Returned]], pairs: dict[int, int]
) -> dict[int, int]:
    """Of what is left, each with what is most like it; of those alike the nearer."""
    words = {at: Counter(words_of(one.text)) for at, one in was}
    anchors = sorted(pairs)
    near = len(was) * len(now) > WINDOW * WINDOW * 16
    scored = []
    for at, returned in now:
        own, expected = Counter(words_of(returned.text)), _expected(at, anchors, pairs)
        for other, one in was:
            apart = abs(other - expected)
            if near and apart > WINDOW:
                continue
            score = _share(own, words[other])
            if score >= ALIKE or (apart <= 1 and one.style == returned.style and score >= ALIKE / 2):
                scored.append((-score, apart, at, other))
    found: dict[int, int] = {}
    taken: set[int] = set()
    for _, _, at, other in sorted(scored):
        if at not in found and other not in taken:
            found[at] = other
            taken.add(other)
    return found


def _expected(at: int, anchors: Sequence[int], pairs: dict[int, int]) -> int:
    """Where a sentence would stand in our letter, by the one before it that was found again, else by the one after."""
    before = bisect_left(anchors, at) - 1
    if before >= 0:
        return pairs[anchors[before]] + at - anchors[before]
    after = bisect_right(anchors, at)
    return pairs[anchors[after]] - anchors[after] + at if after < len(anchors) else at


def _share(one: Counter[str], other: Counter[str]) -> float:
    total = one.total() + other.total()
    return 2 * (one & other).total() / total if total else 0.0


def _binding(number: int, now: Returned, was: Written | None, small: frozenset[str], alike: Alike) -> Binding:
    if was is None:
        return Binding(number, "", now.text, Tie.NEW)
    row = Binding(number, was.place, now.text, Tie.SAME, was.claims, was.text, was.claims)
    changed = difference(stated(was.text, small), stated(now.text, small))
    if was.was_claims and not (was.word_of and as_set(was.text) == as_set(now.text)):
        return _against_former(row, was, small)
    if was.unbound:
        return replace(row, tie=Tie.NEW, why="nobody tied it in the version before")
    if as_set(was.text) == as_set(now.text):
        former = was.was or was.text
        ours = replace(row, tie=Tie.OURS, why=was.word_of, was=former, was_claims=was.was_claims)
        return row if was.claims else ours
    if was.word_of:
        return replace(row, tie=Tie.NEW, why=changed)
    if not was.claims:  # a demand, our position, the law: free, as long as nothing is stated in it that was not before
        return replace(row, tie=Tie.NEW, why=changed) if changed else replace(row, tie=Tie.OURS)
    if says_the_same(was.text, now.text) or alike(was.text, now.text):
        return replace(row, tie=Tie.REWORDED)
    return replace(row, tie=Tie.CHANGED, claims=(), why=changed)


def _against_former(row: Binding, was: Written, small: frozenset[str]) -> Binding:
    """A sentence that lost its claims in an earlier version, against its words of then: so again, it has them again."""
    former = replace(row, was=was.was, was_claims=was.was_claims)
    if as_set(was.was) == as_set(row.text):
        return replace(former, tie=Tie.SAME, claims=was.was_claims)
    return replace(former, tie=Tie.CHANGED, claims=(), why=difference(stated(was.was, small), stated(row.text, small)))


@dataclass(frozen=True, slots=True)
class Checked:
    """What is compared of a sentence over two languages: its dates as EDTF, its figures, whom and what it names."""

    dates: frozenset[str] = frozenset()
    figures: tuple[tuple[str, int], ...] = ()
    named: frozenset[str] = frozenset()


def rebind_translated(
    pairs: Sequence[tuple[Written | None, Returned, Checked, Checked]], left: Sequence[Written]
) -> list[Binding]:
    """The same for a translation, whose sentences are known by their places; each is to be looked at by somebody."""
    rows = []
    for number, (was, now, ours, theirs) in enumerate(pairs, 1):
        if was is None:
            rows.append(Binding(number, "", now.text, Tie.NEW, why="no sentence of the letter stands at its place"))
            continue
        row = Binding(number, was.place, now.text, Tie.TRANSLATED, was.claims, was.text, was.claims)
        why = "; ".join(_differences(ours, theirs))
        if was.unbound or (why and not was.claims):
            rows.append(replace(row, tie=Tie.NEW, claims=(), why=why or "nobody tied it in the version before"))
        else:
            rows.append(replace(row, tie=Tie.CHANGED, claims=(), why=why) if why else row)
    return rows + [Binding(0, one.place, "", Tie.LEFT_OUT, (), one.text, one.claims) for one in left]


def _differences(ours: Checked, theirs: Checked) -> Iterator[str]:
    if ours.dates != theirs.dates:
        yield f"dates there: {_listed(theirs.dates)}; ours: {_listed(ours.dates)}"
    elif ours.figures != theirs.figures:
        yield f"numbers there: {_told(theirs)}; ours: {_told(ours)}"
    if ours.named - theirs.named:
        yield "a name of ours is not found in it, in any form that is known"
    if theirs.named - ours.named:
        yield "it names somebody or something that ours does not"


def _listed(words: Iterable[str]) -> str:
    return ", ".join(sorted(words)) or "none"


def _told(checked: Checked) -> str:
    return _listed(figure for figure, count in checked.figures for _ in range(count))
