"""Numbers of people in a text beside what they count: “four activists: …”, “three men and two women, five in all”."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from tocsin.checking.words.numbers import NUMBER, number_of
from tocsin.checking.words.people import (
    LONGEST_GENERAL,
    LOOSE_BEFORE,
    OWNED_BEFORE,
    PEOPLE,
    apart,
    exhaust,
    is_general,
    is_one,
    sex_of,
)
from tocsin.lib.late import Late

BEFORE, BEHIND = 120, 2_000  # code points in which a number stands before its list, and the list behind it
_CAPITAL = r"[^\W\d_a-zа-яёіїєґąćęłńóśźżß-öø-ÿ]"
_NAME = rf"{_CAPITAL}(?:\.|[\w’'ʼ-]+)(?:[ \u00a0]+{_CAPITAL}(?:\.|[\w’'ʼ-]+))*"
_AND = r"(?:and|as well as|и|а также|та|і|й|а також|i|oraz|a także)"
_JOIN = Late(rf",?\s+{_AND}\s+|\s*[,;]\s+")
_ITEM = Late(rf"({_NAME})(?:\s*\([^()\n]{{1,60}}\))?")
_MARK = re.compile(r"(?:[-–—•*]|\d{1,3}[.)])\s")
_LINE = Late(rf"{_MARK.pattern}+({_NAME})(?!\w)[^\n]*(?:\n\s*|$)")
_CLOSE = Late(r"\s*(?:[.;!?)\n]|$)|\s+[–—-]\s")
_OPEN = re.compile(r":\s+|\s\((?=\S)|\s[–—-]\s+|,\s+")
_WORD = rf"(?!{_AND}\s)[^\W\d_][\w’'ʼ-]*"
_TAIL = (
    r"(?:\s+(?:of|from|in|at|из|от|в|во|із|від|у|z|ze|od|w|we)(?:\s+[^\s,;:().–—\d]+){1,6}"
    r"|\s+(?:were|are|have\s+been|remain)\s+[a-z]+)?"
)
_COUNTED = Late(rf"((?:\s+{_WORD}){{0,3}}?\s+{PEOPLE}){_TAIL}\s*", re.IGNORECASE)
_NUMBER, _PEOPLE = Late(NUMBER, re.IGNORECASE), Late(PEOPLE, re.IGNORECASE)
_PART = Late(rf"(?:({NUMBER}|an?)\s+)?({_WORD}(?:\s+{_WORD}){{0,2}})", re.IGNORECASE)
_PARTITIVE = frozenset({
    "of", "them", "whom", "more", "из", "них", "неё", "нее", "больше", "з", "із", "неї", "більше", "z", "ze", "nich",
    "więcej",
})  # fmt: skip
_AHEAD = r"in all|in total|a total of|altogether|всего|итого|усього|всього|загалом|разом|łącznie|razem|w sumie"
_IN_ALL = Late(
    rf"(?P<open>,|\s\(|\s[–—-])\s*(?P<ahead>(?:{_AHEAD}),?\s+)?(?P<number>{NUMBER})\s+(?P<noun>{PEOPLE})"
    r"(?P<after>,?\s+(?:in all|altogether|in total))?(?=\s*[.;!?)\n,]|\s*$)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Counted:
    """A number of people, and what it counts: code points `start` to `end` are the number, `stop` ends its noun.

    `listing` is where the names or parts stand. `names` are those listed, `parts` the numbers. `sure` tells that nobody
    can be counted twice in the list, `whole` that the list is meant to hold everybody.
    """

    number: int
    start: int
    end: int
    stop: int
    listing: tuple[int, int]
    names: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    sure: bool = True
    whole: bool = True

    @property
    def fits(self) -> bool:
        """Whether the number can be right with this list."""
        return self.given == self.number or (self.given < self.number and not self.whole)

    @property
    def given(self) -> int:
        """How many the list gives."""
        return len(self.names) or sum(self.parts)


def counted(text: str) -> Iterator[Counted]:
    """Every number of people with the list that follows it, or with the parts that it sums up."""
    for opening in _OPEN.finditer(text):
        if opening[0][0] == "," and not is_general(_word_before(text, opening.start())):
            continue
        window = text[opening.end() : opening.end() + BEHIND]
        found = _of_names(window, opening[0]) or _of_parts(window, opening[0]) or _of_lines(window, opening[0])
        total = _total_before(text, opening.start()) if found else None
        if found and total:
            listing = (opening.end(), opening.end() + found.length)
            yield Counted(*total, listing, found.names, found.parts, found.sure, found.whole)
    for total_found in _IN_ALL.finditer(text):
        yield from _summed_up(text, total_found)


def _word_before(text: str, end: int) -> str:
    return text[max(0, end - LONGEST_GENERAL - 1) : end].rpartition(" ")[2]


class _Listed(NamedTuple):
    length: int
    names: tuple[str, ...] = ()
    parts: tuple[int, ...] = ()
    sure: bool = True
    whole: bool = True


def _of_names(window: str, opening: str) -> _Listed | None:
    """Two names or more that fill a list to its end."""
    if opening.startswith(","):
        return None
    names: list[str] = []
    at = 0
    while found := _ITEM.match(window, at):
        names.append(found[1])
        join = _JOIN.match(window, found.end())
        if join is None:
            closed = len(names) > 1 and _CLOSE.match(window, found.end())
            return _Listed(found.end(), names=tuple(names)) if closed else None
        at = join.end()
    return None


def _of_lines(window: str, opening: str) -> _Listed | None:
    """Two lines or more behind a colon that each begin with a mark and a name, whatever else they tell."""
    names: list[str] = []
    at = end = 0
    while "\n" in opening and (line := _LINE.match(window, at)):
        names.append(line[1])
        at, end = line.end(), line.end(1)
    more = _MARK.match(window, at) or at >= len(window) == BEHIND
    return _Listed(end, names=tuple(names)) if len(names) > 1 and not more else None


def _of_parts(window: str, opening: str) -> _Listed | None:
    """Two parts or more that fill a list to its end; behind a comma or a dash only of men, women and children."""
    parts, at = _parts(window, 0)
    closed = _CLOSE.match(window, at) or (opening.startswith(",") and window[at : at + 1] == ",")
    if len(parts) < 2 or not closed:
        return None
    kinds, numbers = {sex_of(noun) for _, noun in parts}, tuple(number for number, _ in parts)
    if apart(kinds):
        return _Listed(at, parts=numbers, whole=exhaust(kinds))
    of_people = kinds == {None} and all(_PEOPLE.fullmatch(noun) for _, noun in parts)
    return _Listed(at, parts=numbers, sure=False) if of_people and opening.strip() in (":", "(") else None


def _parts(text: str, at: int) -> tuple[list[tuple[int, str]], int]:
    """Numbers with their nouns from here on, and where the last of them ends."""
    parts: list[tuple[int, str]] = []
    end = at
    while found := _PART.match(text, at):
        part = _part(found)
        if part is None:
            break
        parts.append(part)
        end = found.end()
        join = _JOIN.match(text, end)
        if join is None:
            break
        at = join.end()
    return parts, end


def _part(found: re.Match[str]) -> tuple[int, str] | None:
    words = found[2].casefold().split()
    if any(word in _PARTITIVE or number_of(word) for word in words):
        return None
    if found[1] is None:
        return (1, words[-1]) if len(words) == 1 and is_one(words[-1]) else None
    number = 1 if found[1].casefold() in {"a", "an"} else number_of(found[1])
    return None if number is None else (number, words[-1])


def _total_before(text: str, stop: int) -> tuple[int, int, int, int] | None:
    """The number of people that ends where a list opens: the number, where it stands and where its noun ends."""
    begin = max(0, stop - BEFORE)
    head = text[begin:stop]
    cut = max(head.rfind(sign) for sign in ".!?;:\n") + 1
    numbers = list(_NUMBER.finditer(head, cut))
    if not numbers:
        return None
    last = numbers[-1]
    noun = _COUNTED.fullmatch(head, last.end())
    number = number_of(last[0])
    before = head[: last.start()]
    if noun is None or number is None or number < 2 or LOOSE_BEFORE.search(before) or OWNED_BEFORE.search(before):
        return None
    return number, begin + last.start(), begin + last.end(), begin + noun.end(1)


def _summed_up(text: str, total: re.Match[str]) -> Iterator[Counted]:
    """The parts that end where a total opens: “three men and two women, six people in all”."""
    number = number_of(total["number"])
    if number is None or not (total["ahead"] or total["after"] or "(" in total["open"]):
        return
    begin = max(0, total.start() - BEFORE)
    head = text[begin : total.start()]
    for first in _NUMBER.finditer(head):
        parts, end = _parts(head, first.start())
        sexes = {sex_of(noun) for _, noun in parts}
        if end == len(head) and len(parts) > 1 and apart(sexes):
            if not LOOSE_BEFORE.search(head[: first.start()]):
                listing = (begin + first.start(), begin + end)
                place = (*total.span("number"), total.end("noun"))
                yield Counted(number, *place, listing, parts=tuple(part for part, _ in parts))
            return
