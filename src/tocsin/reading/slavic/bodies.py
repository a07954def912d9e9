"""Bodies of a text, one entry each: long names with their short forms, abbreviations, inflected quotations."""

from __future__ import annotations

import re
from bisect import insort
from collections.abc import Iterator
from dataclasses import dataclass, field
from operator import attrgetter

from tocsin.reading.slavic.forms import Case
from tocsin.reading.slavic.headed import Seen, headed
from tocsin.reading.slavic.morphology import ALL_CASES
from tocsin.reading.slavic.plain_bodies import plain, quoted_spans
from tocsin.reading.slavic.scan import Line, Scan
from tocsin.reading.spelling import fold

_SIGNS = re.compile(r"[«»„“”\"()]+")
_ALIKE = 0.6
_MOST_ALIKE = 200
_LONGEST_TITLE = 4  # words
_MASTHEAD = 4  # lines


@dataclass(frozen=True, slots=True)
class Place:
    """One mention of a body."""

    start: int
    end: int
    line: int
    first: int
    last: int
    cases: frozenset[Case]


@dataclass(slots=True)
class Body:
    """A body under construction: its fullest name, head noun, quoted name, where it stands in order."""

    name: str
    head: str
    quoted: str
    office: bool
    shouted: bool
    mentions: list[Place] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)


@dataclass(slots=True)
class Bodies:
    """The bodies found so far, by folded name and by folded quotation."""

    scan: Scan
    all: list[Body] = field(default_factory=list)
    by_name: dict[str, Body] = field(default_factory=dict)
    by_quote: dict[str, list[Body]] = field(default_factory=dict)
    by_head: dict[str, list[Body]] = field(default_factory=dict)

    def enter(self, seen: Seen) -> Body:
        """Give a mention to the body that bears the name, else open one."""
        line = self.scan.lines[seen.line]
        body = self._known(seen)
        if body is None:
            body = Body(seen.name, seen.head, seen.quoted, seen.office, line.shouted)
            self.all.append(body)
            self._index(body)
        elif body.shouted and not line.shouted:
            body.name, body.quoted, body.shouted = seen.name, seen.quoted, False
        elif body.head in self.scan.words.plain("lesser_heads") and seen.head not in {"", body.head}:
            body.name, body.head, body.quoted = seen.name, seen.head, seen.quoted
        elif len(seen.name) > len(body.name) and not line.shouted and seen.quoted == body.quoted:
            body.name, body.head = seen.name, seen.head or body.head
        self.by_name.setdefault(plain_name(seen.name), body)
        self.mention(body, seen.line, seen.first, seen.last, seen.cases)
        return body

    def bind(self, seen: Seen, body: Body) -> None:
        """Take a name in brackets for a short form of the body before it."""
        self.by_name.setdefault(plain_name(seen.name), body)
        self.mention(body, seen.line, seen.first, seen.last, seen.cases)

    def mention(self, body: Body, line: int, first: int, last: int, cases: frozenset[Case]) -> None:
        """Enter one more place."""
        tokens = self.scan.lines[line].tokens
        place = Place(tokens[first].start, tokens[last - 1].end, line, first, last, cases)
        insort(body.mentions, place, key=attrgetter("start"))

    def _index(self, body: Body) -> None:
        if body.quoted:
            self.by_quote.setdefault(_stem(body.quoted), []).append(body)
        if body.head:
            self.by_head.setdefault(body.head, []).append(body)

    def _known(self, seen: Seen) -> Body | None:
        exact = self.by_name.get(plain_name(seen.name))
        if exact is not None or not seen.quoted:
            return exact
        same = self.by_quote.get(_stem(seen.quoted), [])[-_MOST_ALIKE:]
        return next((body for body in same if same_words(body.quoted, seen.quoted)), None)


def find_bodies(scan: Scan) -> Bodies:
    """The bodies of a text with all their places."""
    bodies = Bodies(scan)
    for number, line in enumerate(scan.lines):
        before: tuple[int, Body] | None = None
        for seen in _in_line(scan, number, line):
            if before is not None and _in_brackets(line, before[0], seen):
                bodies.bind(seen, before[1])
            else:
                before = seen.last, bodies.enter(seen)
    _join_tails(bodies)
    _short_forms(bodies)
    _bare_quotes(bodies)
    bodies.all.sort(key=lambda body: body.mentions[0].start)
    _publisher(bodies)
    return bodies


def _in_brackets(line: Line, last: int, seen: Seen) -> bool:
    """Whether a body without a head stands alone in brackets right behind another: "Управління (УОЛ)"."""
    closed = seen.last < len(line.tokens) and line.tokens[seen.last].text == ")"
    return not seen.head and seen.first == last + 1 and line.tokens[last].text == "(" and closed


def plain_name(name: str) -> str:
    """A name without case, quotation marks and accents, to compare."""
    return " ".join(fold(_SIGNS.sub(" ", name)).split())


def _stem(quoted: str) -> str:
    """What the forms of a quoted name have in common: the first letters of its first word."""
    word = fold(quoted).split()[0] if quoted.strip() else ""
    return word[:3]


def same_words(one: str, other: str) -> bool:
    """Whether two names are the same but for endings."""
    left, right = fold(one).split(), fold(other).split()
    return len(left) == len(right) and all(map(_same_word, left, right))


def _same_word(left: str, right: str) -> bool:
    same = 0
    while same < min(len(left), len(right)) and left[same] == right[same]:
        same += 1
    return left == right or (same >= 3 and same >= _ALIKE * max(len(left), len(right)))


def _in_line(scan: Scan, number: int, line: Line) -> list[Seen]:
    with_heads = headed(scan, number, line)
    busy = {place for seen in with_heads for place in range(seen.first, seen.last)}
    rest = plain(scan, number, line, frozenset(busy | set(_in_quotes(line))))
    return sorted([*with_heads, *rest], key=lambda seen: seen.first)


def _in_quotes(line: Line) -> Iterator[int]:
    """The places inside quotations: what stands there is a title or somebody's words."""
    for first, last in quoted_spans(line):
        yield from range(first, last + 1)


def _join_tails(bodies: Bodies) -> None:
    """ "районный суд" is "Ветлинский районный суд" where the text has only one of the kind."""
    gone: set[int] = set()
    for body in bodies.all:
        if not body.head or body.quoted:
            continue
        alike = bodies.by_head.get(body.head, [])[:_MOST_ALIKE]
        longer = [other for other in alike if other is not body and _is_tail(body.name, other.name)]
        if len(longer) == 1 and id(longer[0]) not in gone:
            gone.add(id(body))
            for place in body.mentions:
                insort(longer[0].mentions, place, key=attrgetter("start"))
    bodies.all[:] = [body for body in bodies.all if id(body) not in gone]
    for head, same in bodies.by_head.items():
        bodies.by_head[head] = [body for body in same if id(body) not in gone]


def _is_tail(short: str, long: str) -> bool:
    left, right = plain_name(short).split(), plain_name(long).split()
    return 1 < len(left) < len(right) and (right[-len(left) :] == left or right[: len(left)] == left)


def _short_forms(bodies: Bodies) -> None:
    """A head noun alone with a capital letter ("Спілка закликає") is the one named body of that head."""
    scan = bodies.scan
    busy = busy_places(bodies)
    for number, line in enumerate(scan.lines):
        for place, token in enumerate(line.tokens):
            if not token.capital or line.shouted or (number, place) in busy or token.low not in scan.words.heads:
                continue
            for form in scan.words.heads[token.low]:
                named = [body for body in bodies.by_head.get(form.nominative, []) if body.quoted or _proper(scan, body)]
                if len(named) == 1:
                    bodies.mention(named[0], number, place, place + 1, form.cases)
                    break


def _proper(scan: Scan, body: Body) -> bool:
    """Whether a body has a name of its own and is no office of a state."""
    own = body.head in scan.words.civil and body.head not in scan.words.plain("strong")
    return own and body.name[:1].isupper() and not body.office


def _bare_quotes(bodies: Bodies) -> None:
    """A quoted name without its head noun, in any case, is the body that bears it."""
    busy = busy_places(bodies)
    scan = bodies.scan
    for number, line in enumerate(scan.lines):
        for first, last in quoted_spans(line):
            if (number, first) in busy:
                continue
            inner = line.tokens[first + 1 : last]
            quoted = " ".join(token.text for token in inner)
            same = bodies.by_quote.get(_stem(quoted), [])[-_MOST_ALIKE:]
            body = next((body for body in same if same_words(body.quoted, quoted)), None)
            if body is not None:
                bodies.mention(body, number, first, last + 1, ALL_CASES)
            elif first and line.tokens[first - 1].low in scan.words.plain("reporting") and len(inner) < _LONGEST_TITLE:
                text = scan.layout.text[inner[0].start : inner[-1].end]
                words = " ".join(scan.layout.text[line.tokens[first].start : line.tokens[last].end].split())
                bodies.enter(Seen(number, first, last + 1, words, ALL_CASES, "", text))


def busy_places(bodies: Bodies) -> set[tuple[int, int]]:
    """All tokens that belong to a body, by line and place."""
    return {(place.line, at) for body in bodies.all for place in body.mentions for at in range(place.first, place.last)}


def _publisher(bodies: Bodies) -> None:
    """The named body of the masthead, else the one that is named most among those of civil society."""
    named = [body for body in bodies.all if _may_publish(bodies.scan, body)]
    if not named:
        return
    first = min(body.mentions[0].line for body in named)
    masthead = [body for body in named if body.mentions[0].line == first and first < _MASTHEAD]
    best = max(masthead or named, key=lambda body: (len(body.mentions), -body.mentions[0].start))
    if masthead or len(best.mentions) > 1:
        best.roles.append("publisher")


def _may_publish(scan: Scan, body: Body) -> bool:
    """Whether a body is of civil society: with a name in quotes or of its own, or a name in both kinds of letters."""
    if body.quoted or body.head:
        return body.head in scan.words.civil and (bool(body.quoted) or _proper(scan, body))
    return not body.name.isupper() and (not body.name.isascii() or scan.language == "pl") and " " not in body.name
