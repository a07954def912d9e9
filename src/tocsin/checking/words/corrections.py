"""Words by which a text takes back a date that was told before, by language; pieces of patterns, apart by bars."""

from __future__ import annotations

from collections.abc import Mapping

# What shows that a passage corrects: without one of these, two dates are only two dates.
MARKS: Mapping[str, str] = {
    "en": (
        r"correction|corrigendum|erratum|clarification|corrected|by mistake|mistakenly|wrongly|in error|misprint"
        r"|we (?:earlier|previously|first|had)|(?:earlier|previously),? we"
        r"|(?:right|correct) (?:date|day)|should (?:read|be)"
    ),
    "ru": (
        r"исправлени\w+|поправк\w+|уточнени\w+|ошибочно|по ошибке|опечатк\w+|(?:ранее|раньше) мы|мы (?:ранее|раньше)"
        r"|(?:правильн|верн)\w+ (?:дата|день|число)|следует читать"
    ),
    "uk": (
        r"виправлення|уточнення|поправк\w+|помилково|через помилку|раніше ми|ми раніше"
        r"|правильн\w+ (?:дата|день|число)|слід читати|має бути"
    ),
    "pl": (
        r"sprostowanie|korekta|errata|błędnie|omyłkowo|pomyłkowo|przez pomyłkę"
        r"|(?:wcześniej|poprzednio) \w+liśmy|\w+liśmy (?:wcześniej|poprzednio)"
        r"|(?:prawidłow|właściw|poprawn)\w+ (?:data|datą|dzień)|powinno być"
    ),
}

# What stands before the date that was wrong.
WRONG: Mapping[str, str] = {
    "en": r"earlier|previously|first|by mistake|mistakenly|wrongly|in error|instead of|rather than|not",
    "ru": r"ранее|раньше|ошибочно|по ошибке|вместо|не",
    "uk": r"раніше|помилково|замість|не",
    "pl": r"wcześniej|poprzednio|błędnie|omyłkowo|pomyłkowo|zamiast|nie",
}

# What stands before the one that is right.
RIGHT: Mapping[str, str] = {
    "en": r"right|correct|should|in fact|actually|really",
    "ru": r"правильн\w+|верн\w+|на самом деле|в действительности|следует",
    "uk": r"правильн\w+|вірн\w+|насправді|слід|має бути",
    "pl": r"prawidłow\w+|właściw\w+|poprawn\w+|w rzeczywistości|faktycznie|powinno",
}
