"""How each language names an event to tell another by it, and counts events within a time."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

# the word for the event must end its phrase: “after the arrest of his brother” is another's arrest
_ENDS = r"(?=\s*(?:[,;.:)–—]|$))"


@dataclass(frozen=True, slots=True)
class SequenceWords:
    """`named` finds “after her arrest” (`before` where it is before), `counted` “the second attempt in nine months”.

    In `counted`, `nth` and `number` are keys of `ordinals` and `numbers` or figures, `unit` is a key of `units` (days).
    """

    named: re.Pattern[str]
    counted: re.Pattern[str]
    ordinals: Mapping[str, int]
    numbers: Mapping[str, int]
    units: Mapping[str, int]
    attempts: re.Pattern[str]


def _numbered(words: str, first: int = 2) -> dict[str, int]:
    """Words of numbers that follow each other; forms of one number stand apart by a bar."""
    return {form: number for number, forms in enumerate(words.split(), first) for form in forms.split("|")}


def _units(days: str, weeks: str, months: str, years: str) -> dict[str, int]:
    return {
        word: length for words, length in ((days, 1), (weeks, 7), (months, 31), (years, 366)) for word in words.split()
    }


def _counted(
    ordinals: Mapping[str, int], between: str, numbers: Mapping[str, int], units: Mapping[str, int]
) -> re.Pattern[str]:
    nth, number, unit = ("|".join(map(re.escape, words)) for words in (ordinals, numbers, units))
    return re.compile(
        rf"(?<!\w)(?P<nth>{nth})\s+(?:\w+\s+)?(?P<noun>\w+)(?:\s+[^\W\d]+){{0,4}}?,?\s+(?:{between})\s+"
        rf"(?:(?P<number>{number}|\d{{1,3}})\s+)?(?P<unit>{unit})(?!\w)",
        re.IGNORECASE,
    )


def _words(
    named: str, ordinals: str, numbers: str, between: str, units: dict[str, int], attempts: str
) -> SequenceWords:
    nths, counts = _numbered(ordinals), _numbered(numbers)
    return SequenceWords(
        named=re.compile(named + _ENDS, re.IGNORECASE),
        counted=_counted(nths, between, counts, units),
        ordinals=nths,
        numbers=counts,
        units=units,
        attempts=re.compile(attempts, re.IGNORECASE),
    )


SEQUENCE_WORDS: Mapping[str, SequenceWords] = {
    "en": _words(
        r"\b(?:after|following|(?P<before>before|prior to))\s+(?:his|her|their|the|this|that)\s+(?:\w+\s+)?"
        r"(?P<noun>\w+)(?:\s+from\s+(?:custody|detention|prison|jail))?",
        "second third fourth fifth",
        "two three four five six seven eight nine ten eleven twelve",
        r"(?:with)?in(?:\s+(?:the\s+)?(?:last|past|just|only|under|less than))*|over\s+the\s+(?:last|past)",
        _units("days", "week weeks", "month months", "year years"),
        r"attempts?",
    ),
    "ru": _words(
        r"\b(?:после|(?P<before>до|перед))\s+(?:его|её|ее|их|своего|своей|этого|этой)\s+(?:\w+\s+)?"
        r"(?P<noun>\w+)(?:\s+из(?:-под\s+стражи|\s+(?:тюрьмы|СИЗО|колонии)))?",
        "второй|вторая|второе|вторую третий|третья|третье|третью четвертый|четвертая|четвертое|четвертую",
        "два|две три четыре пять шесть семь восемь девять десять одиннадцать двенадцать",
        r"за(?:\s+(?:последний|последнюю|последние|последних))?",
        _units("дня дней", "неделю недели недель", "месяц месяца месяцев", "год года лет"),
        r"попытк\w+|покушени\w+",
    ),
    "uk": _words(
        r"\b(?:після|(?P<before>до|перед))\s+(?:його|її|їх|їхнього|їхньої|свого|своєї|цього|цієї)\s+(?:\w+\s+)?"
        r"(?P<noun>\w+)(?:\s+з(?:-під\s+варти|\s+(?:в[’'ʼ]язниці|СІЗО|колонії)))?",
        "другий|друга|друге|другу третій|третя|третє|третю четвертий|четверта|четверте|четверту",
        "два|дві три чотири п’ять|п'ять шість сім вісім дев’ять|дев'ять десять одинадцять дванадцять",
        r"за(?:\s+(?:останній|останню|останні|останніх))?|протягом|упродовж|впродовж",
        _units("дні днів", "тиждень тижні тижнів", "місяць місяці місяців", "рік роки років року"),
        r"спроб\w+|замах\w*",
    ),
    "pl": _words(
        r"\b(?:po|(?P<before>przed))\s+(?:jego|jej|ich|swoim|swojej|tym|tej)\s+(?:\w+\s+)?"
        r"(?P<noun>\w+)(?:\s+z\s+(?:aresztu|więzienia))?",
        "drugi|druga|drugie|drugą trzeci|trzecia|trzecie|trzecią czwarty|czwarta|czwarte|czwartą",
        "dwa|dwie|dwóch trzy|trzech cztery|czterech pięć|pięciu sześć|sześciu siedem|siedmiu osiem|ośmiu "
        "dziewięć|dziewięciu dziesięć|dziesięciu jedenaście|jedenastu dwanaście|dwunastu",
        r"w\s+ciągu(?:\s+(?:ostatniego|ostatnich))?|w\s+przeciągu",
        _units("dni", "tygodnia tygodni", "miesiąca miesięcy", "roku lat"),
        r"prób\w*|zamach\w*",
    ),
}
