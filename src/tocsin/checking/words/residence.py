"""“While she lived in Ordavia”, “she lived in Ordavia from 2015 to 2018”: in four languages."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

_CAPITAL = "A-ZА-ЯЁІЇЄҐŁŚŻŹĆ"
_NAME = rf"[{_CAPITAL}][\w’'ʼ-]+(?:\s+[{_CAPITAL}][\w’'ʼ-]+)?"
_PLACE = rf"(?P<place{{n}}>{_NAME})"
_LIVED: Mapping[str, str] = {
    "en": r"(?:was\s+(?:still\s+)?living|lived|resided)\s+in",
    "ru": r"(?:ещё\s+)?(?:жила?|проживала?)\s+(?:во?|на)",
    "uk": r"(?:ще\s+)?(?:жила|жив|мешкала|мешкав|проживала|проживав)\s+(?:в|у|на)",
    "pl": r"(?:jeszcze\s+)?(?:mieszkała?|żyła?)\s+(?:we?|na)",
}
_VERBS = ("lived", "living", "resided", " жи", "прожива", "мешка", "mieszka", "żył")  # one stands wherever a row fits
_WHILE: Mapping[str, str] = {
    "en": r"\b(?:[Ww]hile|[Ww]hen)\s+(?P<who{n}>she|he|NAME)\s+",
    "ru": r"\b(?:[Пп]ока|[Кк]огда)\s+(?P<who{n}>она|он|NAME)\s+",
    "uk": r"\b(?:[Пп]оки|[Кк]оли)\s+(?P<who{n}>вона|він|NAME)\s+",
    "pl": r"\b(?:[Kk]iedy|[Gg]dy|[Pp]odczas gdy)\s+(?:(?P<who{n}>ona|on|NAME)\s+)?",
}
_SPAN: Mapping[str, str] = {
    "en": r"\s+(?:from|between)\s+MONTH(?P<from{n}>\d{{4}})\s+(?:to|until|till|and)\s+MONTH(?P<to{n}>\d{{4}})(?!\d)",
    "ru": r"\s+со?\s+MONTH(?P<from{n}>\d{{4}})\s+(?:года\s+)?(?:по|до)\s+MONTH(?P<to{n}>\d{{4}})(?!\d)",
    "uk": r"\s+(?:з|із|від)\s+MONTH(?P<from{n}>\d{{4}})\s+(?:року\s+)?(?:по|до)\s+MONTH(?P<to{n}>\d{{4}})(?!\d)",
    "pl": r"\s+od\s+MONTH(?P<from{n}>\d{{4}})\s+(?:r\.\s+|roku\s+)?do\s+MONTH(?P<to{n}>\d{{4}})(?!\d)",
}
_MONTH = r"(?:[^\W\d_]+\s+)?"


@cache
def _whiles() -> re.Pattern[str]:
    rows = ((_WHILE[tongue] + _LIVED[tongue] + r"\s+" + _PLACE, at) for at, tongue in enumerate(_LIVED))
    return re.compile("|".join(row.replace("NAME", _NAME).replace("{n}", str(at)) for row, at in rows))


@cache
def _lived() -> re.Pattern[str]:
    rows = ((_LIVED[tongue] + r"\s+" + _PLACE + _SPAN[tongue], at) for at, tongue in enumerate(_LIVED))
    return re.compile(
        "|".join(row.replace("MONTH", _MONTH).replace("{n}", str(at)).replace("{{4}}", "{4}") for row, at in rows)
    )


def while_living(text: str) -> Iterator[tuple[tuple[int, int], str, str]]:
    """Where a text says “while she lived in”, with the word for who that is, if any, and the place."""
    for found in _whiles().finditer(text) if any(verb in text for verb in _VERBS) else ():
        yield found.span(), _part(found, "who"), _part(found, "place")


def lived(text: str) -> Iterator[tuple[tuple[int, int], str, int, int]]:
    """Where a text says that somebody lived somewhere from one year to another."""
    for found in _lived().finditer(text):
        yield found.span(), _part(found, "place"), int(_part(found, "from")), int(_part(found, "to"))


def _part(found: re.Match[str], name: str) -> str:
    return next((found[f"{name}{at}"] for at in range(len(_LIVED)) if found[f"{name}{at}"]), "")


_AGAIN: Mapping[str, str] = {
    "en": r"return\w*|back|again|once more|mov(?:ed|ing)",
    "ru": r"верну\w+|возвра\w+|снова|опять|вновь|пере[её](?:хал|зж)\w*",
    "uk": r"поверну\w+|повертал\w*|знову|вдруге|пере[їі](?:хал|зд|зж)\w*|переїха\w+",
    "pl": r"wróci\w+|powr[oó]\w+|znów|znowu|ponown\w+|przepr\w+|przenios\w+",
}


@cache
def _again() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_AGAIN.values())})(?!\w)", re.IGNORECASE)


def tells_of_a_return(text: str) -> bool:
    """Whether a text says that somebody moved or came back: there may have been another time at the same place."""
    return _again().search(text) is not None


def counts_years(sentence: str) -> int:
    """How many years a sentence names."""
    return len(re.findall(r"(?<!\d)(?:19|20)\d\d(?!\d)", sentence))
