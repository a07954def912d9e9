"""What findings say, as data (`said/LANGUAGE.toml`), in the language of whoever reads it.

`speaking` says which, once, at the door: the desk for a request, the terminal for a command. What a finding is about,
its fingerprint, depends on no language. English bends articles and plurals; the patterns of the other languages ask
for the nominative alone, so that names, titles and dates stand in them as they are.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import reduce
from string import Formatter

from tocsin.domain.phrasebook import ENGLISH, Phrasebook

_BOOK = Phrasebook("tocsin.checking", "said")
speaking, spoken = _BOOK.speaking, _BOOK.spoken


def worded(key: str, /, **values: str) -> str:
    """The pattern of this key (`table.name`) with its values, which are never read as patterns.

    A value that ends in a stop (“2 maja 2031 r.”) takes the place of the pattern's own.
    """
    table, _, name = key.partition(".")
    return _filled(_BOOK.words()[table][name], values | {_upper(at): _upper(value) for at, value in values.items()})


def counted(unit: str, number: int, /, **values: str) -> str:
    """A number with what it counts: “3 days”, “5 днів”; `number` may be given as other words (“2 to 3”)."""
    forms: Sequence[str] = _BOOK.words()["counted"][unit]
    return _filled(forms[_form(number, spoken())], {"number": str(number), **values})


def phrase_of(words: str) -> str:
    """English words that the core keeps as data (why a procedure asks), in the language spoken."""
    return words if spoken() == ENGLISH else _BOOK.words()["phrases"].get(words, words)


def reason_of(rule: str, reason: str) -> str:
    """Why anybody should look at what a rule finds; `reason` is it in English."""
    return reason if spoken() == ENGLISH else worded(f"{rule}.reason")


def listed(parts: Sequence[str]) -> str:
    """`a`, `a and b`, `a, b and c`."""
    return parts[0] if len(parts) == 1 else worded("common.and", before=", ".join(parts[:-1]), last=parts[-1])


def alternatives(parts: Sequence[str]) -> str:
    """`a`, `a or b`, `a or b or c`."""
    return reduce(lambda before, last: worded("common.or", before=before, last=last), parts)


def quoted(words: str) -> str:
    """Words between the signs of the language spoken."""
    return worded("common.quoted", words=words)


def spanning(days: Sequence[str]) -> str:
    """One day, or from the one to the other."""
    return days[0] if len(days) == 1 else worded("common.from_to", first=days[0], last=days[-1])


def thousands(number: int) -> str:
    """A number with its thousands apart."""
    return f"{number:,}" if spoken() == ENGLISH else f"{number:,}".replace(",", "\u00a0")


def _filled(pattern: str, values: Mapping[str, str]) -> str:
    parts: list[str] = [""]
    for words, name, _, _ in Formatter().parse(pattern):
        parts.append(words.removeprefix(".") if parts[-1].endswith(".") else words)
        if name is not None:
            parts.append(values[name])
    return "".join(parts)


def _form(number: int, language: str) -> int:
    """Which of the forms a number takes: of two in English; of one, few and many in the others."""
    if number == 1:
        return 0
    if language == ENGLISH:
        return 1
    tens, ones = number // 10 % 10, number % 10
    if ones == 1 and tens != 1 and language != "pl":
        return 0
    return 1 if ones in (2, 3, 4) and tens != 1 else 2


def _upper(words: str) -> str:
    return words[:1].upper() + words[1:]
