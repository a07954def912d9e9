"""English words that count from another date: “yesterday”, “last Thursday”, “three days later”, “the same month”."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace

from tocsin.reading.dates.amounts import Amount, offset_of
from tocsin.reading.dates.english.words import MONTH, NUMBER, NUMBERS, SEASONS, WEEKDAY, WEEKDAYS, month, number
from tocsin.reading.dates.grammar import Counting, Made, Rule
from tocsin.reading.dates.model import Anchor, Offset, Unit

_UNIT = "(?P<{}>hours?|days?|nights?|weeks?|months?|years?)"
_TIME = "(?:morning|afternoon|evening|night)"


def _fixed(anchor: Anchor, unit: Unit, count: int, *, whole: bool = False) -> Callable[[re.Match[str]], Made]:
    return lambda _: (anchor, Offset(unit, count, count, whole))


def _counted(anchor: Anchor, sign: int) -> Callable[[re.Match[str]], Made]:
    def made(match: re.Match[str]) -> Made:
        unit = match["unit"].lower().rstrip("s").replace("night", "day")
        return anchor, offset_of(Amount(unit, number(match["count"])), sign)

    return made


_SIDES = {"last": -1, "previous": -1, "preceding": -1, "next": 1, "following": 1}


def _beside(anchor: Anchor) -> Callable[[re.Match[str]], Made]:
    """“last month”, “the following week”: a whole unit of the calendar beside the anchor's own."""

    def made(match: re.Match[str]) -> Made:
        sign = _SIDES.get(match["side"].lower(), 0)
        return anchor, Offset(Unit(match["span"].lower()), sign, sign, whole=True)

    return made


def _weekday(match: re.Match[str]) -> Made:
    side = (match["side"] or "").lower().removeprefix("the").strip()
    anchor = Anchor.PREVIOUS if side in {"that", "following", "previous", "preceding"} else Anchor.DOCUMENT
    count = _SIDES.get(side, 0)
    return anchor, Offset(Unit.WEEKDAY, count, count, weekday=WEEKDAYS[match["name"].lower()])


def _month(match: re.Match[str]) -> Made:
    """“last October”: the nearest month of that name on that side."""
    count = _SIDES.get(match["which"].lower(), 0)
    return Anchor.DOCUMENT, Offset(Unit.MONTH, count, count, whole=True, month=month(match["month"]))


def _season(anchor: Anchor) -> Callable[[re.Match[str]], Made]:
    """“last summer”: the nearest season of that name on that side."""

    def made(match: re.Match[str]) -> Made:
        count = _SIDES.get(match["side"].lower(), 0)
        return anchor, Offset(Unit.MONTH, count, count, whole=True, month=SEASONS[match["season"].lower()])

    return made


def _past(match: re.Match[str]) -> Made:
    made = _fixed(_D, Unit(match["single"].lower()), -1) if match["single"] else _counted(_D, -1)
    return made(match)


def _half_more(anchor: Anchor, sign: int) -> Callable[[re.Match[str]], Made]:
    return lambda match: (anchor, offset_of(Amount(match["unit"].lower(), 1, and_half=True), sign))


_D, _P, _N = Anchor.DOCUMENT, Anchor.PREVIOUS, Anchor.NAMED
# Before each rule stand the words that it can begin with: “#” any number, “@” a weekday.
_ITS = r"(?=\s+(?:the|his|her|their|its|he|she|they|being|that|this)\b)"
_SEASON = "(?P<season>spring|summer|autumn|fall|winter)"
_COUNT = rf"(?:a\s+(?=couple))?(?P<count>{NUMBER})(?:\s+of)?(?:\s+full)?\s+{_UNIT.format('unit')}"
_AND_HALF = r"(?:a|one)\s+(?P<unit>day|week|month|year)\s+and\s+a\s+half"
_RULES: tuple[tuple[str, str, Callable[[re.Match[str]], Made]], ...] = (
    ("the", r"the\s+day\s+before\s+yesterday", _fixed(_D, Unit.DAY, -2)),
    ("yesterday last", rf"yesterday(?:\s+{_TIME})?|last\s+night", _fixed(_D, Unit.DAY, -1)),
    ("the", r"the\s+day\s+after\s+tomorrow", _fixed(_D, Unit.DAY, 2)),
    ("tomorrow", rf"tomorrow(?:\s+{_TIME})?", _fixed(_D, Unit.DAY, 1)),
    (
        "earlier later today this tonight",
        r"(?:earlier\s+|later\s+)?today|this\s+(?:morning|afternoon|evening)|tonight",
        _fixed(_D, Unit.DAY, 0),
    ),
    ("#", rf"{_COUNT}\s+ago", _counted(_D, -1)),
    ("a one", rf"{_AND_HALF}\s+ago", _half_more(_D, -1)),
    ("a one", rf"{_AND_HALF}\s+later", _half_more(_P, 1)),
    ("a one", rf"{_AND_HALF}\s+earlier", _half_more(_P, -1)),
    ("half", r"half\s+a\s+year\s+ago", _fixed(_D, Unit.MONTH, -6)),
    ("half", r"half\s+a\s+year\s+later", _fixed(_P, Unit.MONTH, 6)),
    ("#", rf"{_COUNT}\s+(?:later|afterwards?|after\s+(?:that|this)(?=\s*[,.;:)]))", _counted(_P, 1)),
    ("#", rf"{_COUNT}\s+(?:earlier|previously)", _counted(_P, -1)),
    ("#", rf"{_COUNT}\s+after{_ITS}", _counted(_N, 1)),
    ("#", rf"{_COUNT}\s+before{_ITS}", _counted(_N, -1)),
    ("the", rf"the\s+(?:day|night|morning)\s+after{_ITS}", _fixed(_N, Unit.DAY, 1)),
    ("the", rf"the\s+(?:day|night|evening)\s+before{_ITS}", _fixed(_N, Unit.DAY, -1)),
    ("#", rf"{_COUNT}\s+before(?=\s*[.,;:)])", _counted(_P, -1)),
    (
        "later the that",
        rf"(?:later\s+)?(?:the|that)\s+(?:very\s+)?same\s+(?:day|{_TIME})|(?:later\s+)?that\s+(?:(?:same|very)\s+)?(?:day|{_TIME})",
        _fixed(_P, Unit.DAY, 0),
    ),
    (
        "the a",
        rf"the\s+(?:next|following)\s+(?:day|{_TIME})|the\s+(?:day|morning)\s+after(?=\s*[.,;:)])|a\s+day\s+after(?=\s*[.,;:)])",
        _fixed(_P, Unit.DAY, 1),
    ),
    (
        "the",
        rf"the\s+previous\s+(?:day|{_TIME})|the\s+(?:day|{_TIME})\s+before(?=\s*[.,;:)])",
        _fixed(_P, Unit.DAY, -1),
    ),
    ("the", r"the\s+weekend\s+before(?=\s*[.,;:)])", _fixed(_P, Unit.WEEKEND, -1, whole=True)),
    ("the", r"the\s+week\s+before(?=\s*[.,;:)])", _fixed(_P, Unit.WEEK, -1, whole=True)),
    ("the", r"the\s+month\s+before(?=\s*[.,;:)])", _fixed(_P, Unit.MONTH, -1, whole=True)),
    ("the", r"the\s+year\s+before(?=\s*[.,;:)])", _fixed(_P, Unit.YEAR, -1, whole=True)),
    ("last this next", r"(?P<side>last|this|next)\s+(?P<span>week|weekend|month|year)(?!['’]?s\b)", _beside(_D)),
    (
        "later the same that",
        r"(?:later\s+)?(?:the\s+)?(?P<side>same|that|(?<=the\s)(?:previous|preceding|following|next))\s+(?P<span>week|weekend|month|year)",
        _beside(_P),
    ),
    ("last this next", rf"(?P<which>last|this|next)\s+(?P<month>{MONTH})", _month),
    ("last this next", rf"(?P<side>last|this|next)\s+{_SEASON}(?!\s+of\b)", _season(_D)),
    ("that", r"(?P<side>that)\s+(?P<season>spring|summer|autumn|winter)", _season(_P)),
    ("the", rf"the\s+(?P<side>same|previous|preceding|following)\s+{_SEASON}(?!\s+of\b)", _season(_P)),
    (
        "last next this the following that @",
        rf"(?:(?P<side>last|next|this|(?:the\s+)?following|the\s+(?:previous|preceding)|that)\s+)?(?P<name>{WEEKDAY})",
        _weekday,
    ),
)
_OPENING = re.compile(r"\b(?:(?P<since>since)|(?P<until>until|till))\s+$", re.IGNORECASE)
_NOT_ALONE = re.compile(r"\b(?:[Ee]very|[Ee]ach|Black|Bloody|Good|Easter|Palm|Holy|Ash|Red|Super|Cyber)\s+$")
_NAME_GOES_ON = re.compile(r"\s(?!January|February|March|April|May|June|July|August|Sept|Octo|Nov|Dec)[A-Z]")


def _is_name(match: re.Match[str], text: str) -> bool:
    """A bare weekday inside a name, or one that comes again and again, is no date."""
    groups = match.groupdict()
    if not groups.get("name"):
        return False
    if not groups["name"][0].isupper():
        return True
    if groups["side"]:
        return False
    before = _NOT_ALONE.search(text, max(0, match.start() - 20), match.start())
    return bool(before or _NAME_GOES_ON.match(text, match.end()))


def _rule(openers: str, pattern: str, made: Callable[[re.Match[str]], Made]) -> Rule:
    words = {word for opener in openers.split() for word in _OPENERS.get(opener, (opener,))}
    return Rule(frozenset(words), rf"(?:{pattern})(?![\w-])", made)


_OPENERS = {"#": ["0", *(name.split("-")[0] for name in NUMBERS)], "@": list(WEEKDAYS)}
# What lasts until the statement: “over the past two weeks”, “in the last year”.
_UNTIL_NOW = _rule(
    "over during in within for",
    rf"(?:over|during|in|within|for)\s+the\s+(?:past|last)\s+(?:{_COUNT}|(?P<single>day|week|month|year))",
    _past,
)
COUNTING = Counting((*(_rule(*row) for row in _RULES), replace(_UNTIL_NOW, shape="{}/..")), _OPENING, _is_name)
