"""Where names of persons of several words stand: given name and surname in either order, patronymics, initials."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from tocsin.reading.model import Span
from tocsin.reading.namemodel import PERSON
from tocsin.reading.slavic.candidates import (
    GIVEN,
    INITIAL,
    PATRONYMIC,
    SURNAME,
    TURKIC,
    NameReading,
    Piece,
    given_forms,
    may_be_patronymic,
    readings_of,
    surname_shaped,
)
from tocsin.reading.slavic.context import Context, context_of
from tocsin.reading.slavic.morphology import is_adjective
from tocsin.reading.slavic.scan import CLOSING, OPENING, Line, Scan
from tocsin.reading.slavic.tokens import Token

_ENOUGH = 3
_LANDS = ("ии", "ию", "ией", "ії", "ію", "ією")  # of countries, hardly ever of persons without a known given name
_LONGEST = 4


@dataclass(frozen=True, slots=True)
class Sighted:
    """A name where it stands: line, tokens `first` to before `last`, its pieces, what they and the context say."""

    line: int
    first: int
    last: int
    pieces: tuple[Piece, ...]
    readings: tuple[NameReading, ...]
    context: Context


@dataclass(frozen=True, slots=True)
class _Run:
    """Name-like tokens that follow one another, by their places; `low` and what comes between stay in the line."""

    places: tuple[int, ...]


def full_names(scan: Scan, taken: frozenset[Span]) -> list[Sighted]:
    """All names of two or more words. `taken` are the spans that bodies and places have already."""
    return [
        sighted
        for number, line in enumerate(scan.lines)
        for run in _runs(scan, line, taken)
        for sighted in _names(scan, number, line, run)
    ]


def is_free(token: Token, taken: frozenset[Span]) -> bool:
    """Whether a token can be part of a person's name."""
    return token.capital and (token.start, token.end) not in taken


def _runs(scan: Scan, line: Line, taken: frozenset[Span]) -> Iterator[_Run]:
    places: list[int] = []
    tokens = line.tokens
    place = 0
    while place < len(tokens):
        token = tokens[place]
        if is_free(token, taken) and (line.shouted or not _abbreviation(token)):
            places.append(place)
            place += 2 if token.initial else 1
            continue
        skipped = _between(scan, tokens, place) if places else 0
        if skipped:
            place += skipped
            continue
        if places:
            yield _Run(tuple(places))
        places = []
        place += 1
    if places:
        yield _Run(tuple(places))


def _abbreviation(token: Token) -> bool:
    return token.shouted and len(token.text) < 4 and not token.initial


def _between(scan: Scan, tokens: Sequence[Token], place: int) -> int:
    """How many tokens stand within a name without being a part: a nickname in quotes, a particle."""
    if place + 1 >= len(tokens):
        return 0
    if tokens[place].low in scan.words.plain("particles"):
        return 1
    if tokens[place].text in OPENING or tokens[place].text == "(":
        close = next(
            (at for at in (place + 2, place + 3) if at < len(tokens) and _closes(tokens[at])),
            None,
        )
        inner = tokens[place + 1 : close] if close else ()
        follows = close is not None and close + 1 < len(tokens) and tokens[close + 1].capital
        if inner and follows and all(token.text[0].isalpha() for token in inner) and close is not None:
            return close + 1 - place
    return 0


def _closes(token: Token) -> bool:
    return token.text in CLOSING or token.text == ")"


def _names(scan: Scan, number: int, line: Line, run: _Run) -> Iterator[Sighted]:
    places, at = run.places, 0
    while at < len(places):
        window = places[at : at + (3 if line.shouted else _LONGEST + 1)]
        size, pieces = _name_at(scan, line, window)
        if size:
            first, last = places[at], places[at + size - 1] + 1
            if line.tokens[last - 1].initial:
                last += 1
            if last < len(line.tokens) and line.tokens[last].low in TURKIC:  # "Эльчин Мамед оглы"
                pieces = (*pieces, Piece(line.tokens[last].low, SURNAME))
                last += 1
            readings = readings_of(pieces, scan.language)
            yield Sighted(
                number,
                first,
                last,
                pieces,
                readings,
                context_of(scan, line.tokens, first, last),
            )
        at += max(1, size)


def _name_at(scan: Scan, line: Line, places: Sequence[int]) -> tuple[int, tuple[Piece, ...]]:
    """How many of the places from the first on are one name, and its pieces in the order given, patronymic, surname."""
    tokens = [line.tokens[place] for place in places]
    for attempt in (_with_initials, _given_first, _surname_first):
        pieces = attempt(scan, tokens)
        if pieces:
            return len(pieces), _ordered(pieces)
    if tokens[0].low.endswith(_LANDS) and not _given(scan, tokens[0]):
        return 0, ()  # "министр здравоохранения Орвании Заира Вельская"
    for size in (3, 2):
        if len(tokens) == size or (len(tokens) > size and not _given(scan, tokens[size])):
            guessed = _unknown(scan, line, places[:size])
            if guessed:
                return size, guessed
    return 0, ()


def _ordered(pieces: Sequence[Piece]) -> tuple[Piece, ...]:
    order = (GIVEN, INITIAL, PATRONYMIC, SURNAME)
    return tuple(sorted(pieces, key=lambda piece: order.index(piece.part)))


def _given(scan: Scan, token: Token) -> bool:
    return bool(given_forms(token.low, scan.language))


def _agree(scan: Scan, pieces: Sequence[Piece]) -> bool:
    return bool(readings_of(tuple(pieces), scan.language))


def _with_initials(scan: Scan, tokens: Sequence[Token]) -> list[Piece]:
    """ "О. П. Іваненко", "Иваненко О.П.", "Jan P. Dolny"."""
    shape = "".join("i" if token.initial else "w" for token in tokens)
    for form in ("iiw", "iw", "wii", "wiw", "wi"):
        if not shape.startswith(form):
            continue
        if form == "wiw" and not _given(scan, tokens[0]):
            continue
        words = [token for token in tokens[: len(form)] if not token.initial]
        if form == "wi" and not (_given(scan, tokens[0]) or surname_shaped(tokens[0].low, scan.language)):
            continue
        if any(_unlikely(scan, token) for token in words):
            continue
        pieces = [Piece(token.low, INITIAL if token.initial else SURNAME) for token in tokens[: len(form)]]
        anonymised = (
            form in {"wi", "wii"} and _given(scan, tokens[0]) and not surname_shaped(tokens[0].low, scan.language)
        )
        if form == "wiw" or anonymised:
            pieces[0] = Piece(tokens[0].low, GIVEN)
        return pieces if _agree(scan, pieces) else []
    return []


def _given_first(scan: Scan, tokens: Sequence[Token]) -> list[Piece]:
    """A known given name and what agrees with it behind: patronymic, further given names, surnames."""
    if len(tokens) < 2 or not _given(scan, tokens[0]):
        return []
    best: list[Piece] = []
    pieces = [Piece(tokens[0].low, GIVEN)]
    for number, token in enumerate(tokens[1:_LONGEST], start=1):
        if token.initial or _unlikely(scan, token) or _next_person(scan, tokens, number):
            break
        if token.shouted and best and not _speaks_of_father(tokens[1].low):  # in a headline anything may follow
            break
        part = PATRONYMIC if number == 1 and may_be_patronymic(token.low, scan.language) else SURNAME
        added = [*pieces, Piece(token.low, part)]
        if part == PATRONYMIC and not (len(tokens) > 2 and _agree(scan, [*added, Piece(tokens[2].low, SURNAME)])):
            added = added if _speaks_of_father(token.low) else [*pieces, Piece(token.low, SURNAME)]
        if not _agree(scan, added):
            break
        pieces = best = added
    return best


def _speaks_of_father(low: str) -> bool:
    """Whether a patronymic is one beyond doubt: those of women, and those of men in -ovich behind a given name."""
    return "вич" in low or "вн" in low or "ичн" in low


def _next_person(scan: Scan, tokens: Sequence[Token], number: int) -> bool:
    """Whether a known given name at `number` begins another name."""
    if number == 1 or not _given(scan, tokens[number]) or number + 1 >= len(tokens):
        return False
    return _agree(scan, [Piece(tokens[number].low, GIVEN), Piece(tokens[number + 1].low, SURNAME)])


def _surname_first(scan: Scan, tokens: Sequence[Token]) -> list[Piece]:
    """ "Лунська Дарина", "Валев Игнат Петрович": unless the given name agrees better with what follows it."""
    if len(tokens) < 2 or not _given(scan, tokens[1]) or tokens[0].initial or _unlikely(scan, tokens[0]):
        return []
    surname, given = Piece(tokens[0].low, SURNAME), Piece(tokens[1].low, GIVEN)
    if len(tokens) > 2 and not tokens[2].initial:
        if may_be_patronymic(tokens[2].low, scan.language):
            pieces = [surname, given, Piece(tokens[2].low, PATRONYMIC)]
            if _agree(scan, pieces) and not _surname_behind(scan, tokens):
                return pieces
        if _agree(scan, [given, Piece(tokens[2].low, SURNAME)]):
            return []
    pieces = [surname, given]
    return pieces if surname_shaped(tokens[0].low, scan.language) and _agree(scan, pieces) else []


def _surname_behind(scan: Scan, tokens: Sequence[Token]) -> bool:
    """ "гражданину Карлании Дамиру Ильясовичу Тохтарову": given name and patronymic belong to the surname behind."""
    if len(tokens) <= _LONGEST - 1 or tokens[3].initial or not tokens[0].low.endswith(_LANDS):
        return False
    parts = (GIVEN, PATRONYMIC, SURNAME)
    return _agree(scan, [Piece(token.low, part) for token, part in zip(tokens[1:4], parts, strict=True)])


def _unknown(scan: Scan, line: Line, places: Sequence[int]) -> tuple[Piece, ...]:
    """Words of which none is a known given name: only where enough speaks for a person."""
    tokens = [line.tokens[place] for place in places]
    if any(token.initial or _unlikely(scan, token) for token in tokens):
        return ()
    if any(_given(scan, token) for token in tokens[1:]):  # another name begins there
        return ()
    pieces = (
        Piece(tokens[0].low, GIVEN),
        *(Piece(token.low, SURNAME) for token in tokens[1:]),
    )
    if not _agree(scan, pieces):
        return ()
    return pieces if _points(scan, line, places) >= _ENOUGH else ()


def _points(scan: Scan, line: Line, places: Sequence[int]) -> int:
    tokens = [line.tokens[place] for place in places]
    context = context_of(scan, line.tokens, places[0], places[-1] + 1)
    points = 1 + _ENOUGH * scan.likely(tokens[0].start, tokens[-1].end, PERSON)
    points += 3 if context.role is not None and context.near else 0
    points += 2 if context.role is not None and not context.near else 0
    points += 2 if surname_shaped(tokens[-1].low, scan.language) else 0
    points += 1 if context.verb_female is not None else 0
    points += 1 if places[0] > 0 and not context.governed else 0
    points -= 3 if is_adjective(tokens[0].low, scan.language) else 0
    points -= 2 if places[0] == 0 and not line.heading else 0
    points -= 3 if line.shouted else 0
    points -= 3 if places[0] > 0 and line.tokens[places[0] - 1].text in OPENING else 0
    before = line.tokens[places[0] - 1].low if places[0] else ""
    points -= 3 if before in {"в", "у", "во", "w", "we", "из", "з", "із", "до", "do", "z"} else 0
    return points


def _unlikely(scan: Scan, token: Token) -> bool:
    """Whether a word is known as something else: a place, a head of bodies, a word that the text writes small."""
    words = scan.words
    if given_forms(token.low, scan.language):
        return False
    known = (words.places, words.place_heads, words.heads, words.roles, words.countries)
    return (
        any(token.low in forms for forms in known)
        or token.low in words.plain("not_names")
        or token.low in scan.small
        or (token.text in words.plain("no_body"))
    )
