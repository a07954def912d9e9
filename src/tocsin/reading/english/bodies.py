"""Bodies of a text: organisations, courts, ministries, media, with their short forms."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

from tocsin.reading.english.runs import FIRST_HEADS, Run
from tocsin.reading.english.signatories import signatories
from tocsin.reading.english.words import english, small_words
from tocsin.reading.layout import Layout, Sentence, Word
from tocsin.reading.model import Span
from tocsin.reading.spelling import fold

_ACRONYM = re.compile(
    r"(?=(?:.*[A-Z]){2})(?!.*[a-z]{4})[A-Z][A-Za-z0-9]*(?:[-/&][A-Z][A-Za-z0-9]*)*s?$|[A-Z]{2,}-[A-Z][a-z]+$"
)
_NO_BODY = small_words("bodies.no_body")
_LATE_HEADS = small_words("bodies.late_heads")

_MOST_ALIKE = 200
_NO_NAMES = frozenset({"human rights", "human rights defenders", "human rights defender", "human rights day"})
_MEDIA = frozenset({"website", "newspaper", "channel", "portal", "magazine", "broadcaster", "station", "outlet", "app"})


@dataclass(slots=True)
class Body:
    """A body under construction."""

    name: str
    aliases: list[str] = field(default_factory=list)
    mentions: list[Span] = field(default_factory=list)
    roles: list[str] = field(default_factory=list)

    @property
    def keys(self) -> frozenset[str]:
        """Its folded names."""
        return frozenset(fold(name) for name in (self.name, *self.aliases))


def looks_like_body(run: Run) -> bool:
    """Whether the words alone say that a run is a body."""
    lexicon = english()
    lows = [word.low for word in run.words]
    if run.name.lower() in _NO_NAMES:
        return False
    if run.name in lexicon.known_bodies or (len(lows) > 1 and lows[0] in FIRST_HEADS):
        return True
    if len(lows) == 1:
        return bool(_ACRONYM.match(run.words[0].text)) and lows[0] not in _NO_BODY and lows[0] not in lexicon.countries
    if lexicon.is_given_name(lows[0]) and lows[-1] not in lexicon.names("org_heads"):
        return False
    heads = [low for low in lows if low in lexicon.names("org_heads")]
    if any(low in lexicon.names("org_strong") for low in heads):
        return True
    return lows[-1] in _LATE_HEADS or (bool(heads) and "of" in lows[1:]) or (lows[0] in _LATE_HEADS and "for" in lows)


def classed_as_body(run: Run, sentence: Sentence) -> bool:
    """Whether the words around say so: "the regional daily X", "X, an independent newspaper"."""
    lexicon = english()
    classes = lexicon.names("org_classes")
    ahead = [word.low for word in sentence.words[max(0, run.first - 2) : run.first]]
    behind = [word.low for word in sentence.words[run.last : run.last + 2]]
    if behind and len(run.words) < 4 and _classed_behind(behind, ahead, classes, run):
        return True
    if ahead and (ahead[-1] in classes or (ahead[-1] in {"“", '"', "‘", "called", "named"} and ahead[0] in classes)):
        return True
    rest = [word.low for word in sentence.words[run.last : run.last + 14]]
    if len(run.words) == 1 and _has_members(rest) and not lexicon.is_given_name(run.words[0].low):
        return run.words[0].low not in lexicon.places
    if not rest or rest[0] != "," or len(rest) < 3 or rest[1] not in {"a", "an", "one", "the"}:
        return False
    for low in rest[2:]:
        if low in classes or low.rstrip("s") in classes:
            return True
        if low in {",", "."} or low in lexicon.names("roles"):
            return False
    return False


def _classed_behind(behind: Sequence[str], ahead: Sequence[str], classes: frozenset[str], run: Run) -> bool:
    """ "the Al-Manara website", "the “Free Orvania” movement"; not "the Dovrin party", which is a town's or a man's."""
    lexicon = english()
    if ahead[-1:] and ahead[-1] in {"“", '"', "«"}:
        return len(behind) > 1 and behind[0] in {"”", '"', "»"} and behind[1] in classes
    media = behind[0] in _MEDIA and bool(ahead[-1:]) and ahead[-1] in {"the", "of", "with", "by"}
    return media and not lexicon.is_given_name(run.words[0].low) and run.name.lower() not in lexicon.places


def _has_members(rest: Sequence[str]) -> bool:
    """Whether the words behind a name are what only a body has: "X members", "X's office", "X's editor"."""
    if rest[:1] == ["members"]:
        return True
    owned = rest[1:4] if rest[:1] == ["'s"] else []
    return bool({"members", "office", "offices", "website", "newsroom", "editor", "staff", "leadership"} & {*owned})


def find_bodies(
    layout: Layout, runs: Sequence[Run], persons: frozenset[Span], likely: frozenset[Span] = frozenset()
) -> list[Body]:
    """The bodies in order of their first mention; `likely` are runs that a model took for bodies."""
    book = _Book()
    signed = signatories(layout)
    for run in runs:
        sentence = layout.sentences[run.sentence]
        known = looks_like_body(run) or classed_as_body(run, sentence) or (run.start, run.end) in likely
        if (run.start, run.end) in persons or not known or _of_a_number(run, sentence) or signed.covers(run):
            continue
        body = book.known(run.name) or book.opened(run.name)
        body.mentions.append((run.start, run.end))
        _bracketed(book, body, run, sentence)
    for start, end, name, short in signed.lines:
        if (start, end) not in persons:
            body = book.known(name) or book.opened(name)
            body.mentions.append((start, end))
            if short:
                book.call(body, short)
            body.roles.extend([] if "publisher" in body.roles else ["publisher"])
    merged = _merged(book.bodies)
    _shouted(layout, merged)
    return [_with_roles(body, layout) for body in merged]


class _Book:
    """The bodies found so far, by their folded names and by the first words of these."""

    def __init__(self) -> None:
        self.bodies: list[Body] = []
        self._by_key: dict[str, Body] = {}
        self._by_first: dict[str, list[str]] = {}

    def known(self, name: str) -> Body | None:
        """The body of this name, or the one whose longer name begins with it."""
        key = fold(name)
        if key in self._by_key:
            return self._by_key[key]
        longer = self._by_first.get(key.split(" ", 1)[0], [])[-_MOST_ALIKE:]
        return next((self._by_key[known] for known in longer if _shortens(key, known)), None)

    def opened(self, name: str) -> Body:
        """A new body."""
        body = Body(name)
        self.bodies.append(body)
        self._enter(fold(name), body)
        return body

    def call(self, body: Body, name: str) -> None:
        """Give a body another name."""
        if fold(name) not in body.keys:
            body.aliases.append(name)
            self._enter(fold(name), body)

    def _enter(self, key: str, body: Body) -> None:
        self._by_key.setdefault(key, body)
        self._by_first.setdefault(key.split(" ", 1)[0], []).append(key)


def _shortens(key: str, known: str) -> bool:
    return known.startswith(key + " ") and len(key.split()) > 1 and not key.endswith((" of", " for"))


def _bracketed(book: _Book, body: Body, run: Run, sentence: Sentence) -> None:
    """Take the short form, or the name in another language, from the brackets behind a name."""
    words = sentence.words
    if run.last >= len(words) or words[run.last].text != "(":
        return
    inside: list[Word] = []
    for word in words[run.last + 1 : run.last + 25]:
        if word.text == ")":
            break
        inside.append(word)
    for piece in _pieces(inside):
        text = " ".join(word.text for word in piece)
        if _ACRONYM.match(text) and text.lower() not in english().countries:
            book.call(body, text)
            body.mentions.append((piece[0].start, piece[-1].end))
        elif len(piece) > 2 and piece[0].capital and len(inside) > len(piece):
            book.call(body, text)


def _pieces(words: Sequence[Word]) -> list[list[Word]]:
    pieces: list[list[Word]] = [[]]
    for word in words:
        if word.text in {",", ";"}:
            pieces.append([])
        elif word.text not in {"“", "”", '"'}:
            pieces[-1].append(word)
    return [piece for piece in pieces if piece]


def _merged(bodies: Sequence[Body]) -> list[Body]:
    """A short form that stood before its full name, or inside the brackets of one, is that body."""
    result: list[Body] = []
    aliased = {fold(alias): body for body in bodies for alias in body.aliases}
    initials = {_initials(body.name): body for body in bodies if len(body.name.split()) > 2}
    for body in bodies:
        twin = aliased.get(fold(body.name)) or (initials.get(body.name) if body.name.isupper() else None)
        if twin is not None and twin is not body and body.name not in (twin.name, *twin.aliases):
            twin.aliases.append(body.name)
        if twin is None or twin is body:
            result.append(body)
        else:
            twin.mentions.extend(body.mentions)
    for body in result:
        body.mentions = sorted(set(body.mentions))
    return sorted(result, key=lambda body: body.mentions[0])


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.replace("-", " ").split() if word[0].isupper())


def _of_a_number(run: Run, sentence: Sentence) -> bool:
    """Whether capitals only belong to a number: "AFR 90/4417", "IK-7"."""
    if len(run.words) > 1 or not run.words[0].text.isupper() or run.name in english().known_bodies:
        return False
    words = sentence.words
    behind = words[run.last].text if run.last < len(words) else ""
    ahead = words[run.first - 1].text if run.first else ""
    joined_on = behind in {"-", "/"} and words[run.last].start == run.end
    return behind[:1].isdigit() or joined_on or ahead == "/"


def _shouted(layout: Layout, bodies: Sequence[Body]) -> None:
    folded = layout.text.casefold()
    if len(folded) != len(layout.text):
        return
    capitals = {word.text for sentence in layout.sentences for word in sentence.words if word.text.isupper()}
    for body in bodies:
        shouted = body.name.upper()
        if len(body.name) < 8 or not {*shouted.split()[:1]} & capitals:
            continue
        place = layout.text.find(shouted)
        if place >= 0 and (place, place + len(shouted)) not in body.mentions:
            body.mentions.insert(0, (place, place + len(shouted)))
            body.mentions.sort()


def _with_roles(body: Body, layout: Layout) -> Body:
    if "publisher" in body.roles:
        return body
    lexicon = english()
    words = {*fold(body.name).replace("(", " ").split()}
    if words & lexicon.names("court_words"):
        body.roles.append("court")
    elif words & lexicon.names("un_words"):
        body.roles.append("UN body")
    elif words & lexicon.names("state_words"):
        body.roles.append("state body")
    elif _speaks(body, layout):
        body.roles.append("publisher")
    return body


_SPEAKS = re.compile(
    r"\s*(?:\([^)]{1,80}\))?,?\s*(?:today |hereby |strongly |also |further |is (?:gravely |deeply |extremely )?)*"
    r"(?:calls? (?:on|upon|for)|called (?:on|upon|for)|urges?\b|urged|condemns?|condemned|concerned|"
    r"said today|demands?|express(?:es|ed))"
)


def _speaks(body: Body, layout: Layout) -> bool:
    return any(_SPEAKS.match(layout.text, end) for _, end in body.mentions)
