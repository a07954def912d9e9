"""Days of birth and numbers of documents, as texts write them: found by the words beside them, and by their form."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping

from tocsin.domain.dates.tongues import TONGUES

_ENGLISH = (
    "January February March April May June July August September October November December",
    "Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec",
)


def _months() -> Mapping[str, int]:
    found = {name.casefold(): number for row in _ENGLISH for number, name in enumerate(row.split(), 1)}
    for tongue in TONGUES.values():
        for number, month in enumerate(tongue.months, 1):
            found |= {month.of.casefold(): number, month.named.casefold(): number}
    return found


_MONTHS = _months()
_MONTH = "|".join(sorted(map(re.escape, _MONTHS), key=len, reverse=True))
_DATE = re.compile(
    r"(?<!\d)(?:(?P<y1>\d{4})[-./](?P<m1>\d{1,2})[-./](?P<d1>\d{1,2})"
    r"|(?P<d2>\d{1,2})\s?[-./]\s?(?P<m2>\d{1,2})\s?[-./]\s?(?P<y2>\d{4}|\d{2})"
    rf"|(?P<d3>\d{{1,2}})(?:st|nd|rd|th)?\s+(?:of\s+)?(?P<m3>{_MONTH})\s*,?\s+(?P<y3>\d{{4}})"
    rf"|(?P<m4>{_MONTH})\s+(?P<d4>\d{{1,2}})(?:st|nd|rd|th)?\s*,?\s+(?P<y4>\d{{4}}))(?!\d)",
    re.IGNORECASE,
)
_BORN = re.compile(
    r"\b(?:born(?:\s+on)?|date\s+of\s+birth|birth\s?date|d\.?\s?o\.?\s?b\.?|дат[аиуы]\s+(?:народження|рождения)"
    r"|народ(?:ився|илася|жен\w*)|нар\.|роди(?:лся|лась|вся)|рожд[её]н\w*|рожд\.|дат[ay]\s+urodzenia|urodz\w*|ur\.)"
    r"[\s:,.()–—-]{0,6}(?:on\s+|dn\.\s*|dnia\s+)?\Z",
    re.IGNORECASE,
)
_BORN_BEHIND = re.compile(
    r"\s*(?:року|года|roku|r\.)?\s*(?:р\.\s?н\.|г\.\s?р\.|г\.\s?рожд|народження|рождения|ur\.)", re.IGNORECASE
)
_OF_A_PERSON = re.compile(
    r"\b(?:passport|identity\s+card|id\s+card|national\s+id|tax\s+number|паспорт\w*|посвідчен\w*|удостоверени\w*"
    r"|рнокпп|іпн|инн|иин|снилс|pesel|paszport\w*|dow[oó]d\w*(?:\s+osobist\w+)?)"
    r"[\s:,.№#-]{0,4}(?:(?:no\.?|number|nr\.?|номер\w*|сер[иі]\w*|seri\w*|numer\w*)[\s:,.№#-]{0,4}){0,2}"
    r"(?P<number>[A-ZА-ЯІЇЄҐ]{0,3}\s?(?:№\s?)?\d(?:[\s-]?\d){3,13})",
    re.IGNORECASE,
)
_LONG = re.compile(r"(?<![\w+.,/-])\d{9,14}(?![\w/-])")  # of a person in every register that we know


def births(text: str, born: Iterable[str] = ()) -> Iterator[tuple[int, int]]:
    """Where a date stands that is said to be somebody's birth, or is one of these recorded ones (ISO dates)."""
    recorded = frozenset(born)
    for found in _DATE.finditer(text):
        line = text[max(0, found.start() - 40) : found.start()]
        said = _BORN.search(line) or _BORN_BEHIND.match(text, found.end())
        if said or _iso(found) in recorded:
            yield found.span()


def numbers(text: str) -> Iterator[tuple[int, int]]:
    """Where the number of a document of somebody stands."""
    yield from (found.span("number") for found in _OF_A_PERSON.finditer(text))
    yield from (found.span() for found in _LONG.finditer(text))


def _iso(found: re.Match[str]) -> str:
    way = next(number for number in "1234" if found[f"d{number}"])
    day, month, year = found[f"d{way}"], found[f"m{way}"], found[f"y{way}"]
    number = _MONTHS.get(month.casefold()) or (int(month) if month.isdigit() else 0)
    return f"{int(year) + (1900 if len(year) == 2 else 0):04}-{number:02}-{int(day):02}"
