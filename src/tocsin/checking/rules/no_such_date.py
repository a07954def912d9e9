"""A day that no calendar has: 31 April, 29 February of a common year."""

from __future__ import annotations

import calendar
from collections.abc import Iterator
from itertools import islice

from tocsin.checking.glance import only_in_texts
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.saying import MOST_FINDINGS, Saying, claim_at, fitting_years, sayings
from tocsin.checking.set_right import days_instead, year_repairs
from tocsin.checking.spoken import counted, worded
from tocsin.checking.wording import day_words
from tocsin.domain.facts import Finding, Repair, Severity

_LEAP = 2000  # without a year, 29 February is taken to exist


def _check(case: Case) -> Iterator[Finding]:
    for saying in (saying for digest, text in case.texts.items() for saying in sayings(text, digest)):
        last = _last_day(saying)
        wrong = saying.day > last and (saying.year is not None or saying.day <= 31)
        if wrong and not days_instead(case.facts, saying):
            yield _finding(case, saying, last)


def _last_day(saying: Saying) -> int:
    return calendar.monthrange(saying.year or _LEAP, saying.month)[1]


def _finding(case: Case, saying: Saying, last: int) -> Finding:
    claim = claim_at(case.facts, saying)
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.CONTRADICTION,
        message=worded(
            f"{RULE.name}.asks", date=day_words(saying.day, saying.month, saying.year), days=counted("days", last)
        ),
        subjects=(),
        claims=(claim,),
        passages=(saying.place(),),
        repairs=(
            *year_repairs(case.facts, saying, fitting_years(case.facts, saying, claim, lambda _: True)),
            Repair(claim, saying.place("day"), str(saying.day), str(last)),
        ),
    )


RULE = Rule(
    name="no-such-date",
    version=1,
    reason="A day that does not exist is a slip, and everything reckoned from it is open.",
    check=lambda case: islice(_check(case), MOST_FINDINGS),
    may_strike=only_in_texts,
    examples=(
        Example("en", ("She was arrested on 31 April 2031.",), ("31 April",)),
        Example("en", ("She was arrested on 30 April 2031.",)),
        Example("ru", ("Её задержали 31 апреля 2031 года.",), ("31 апреля",)),
        Example("ru", ("Её задержали 30 апреля 2031 года.",)),
        Example("uk", ("Її затримали 29 лютого 2030 року.",), ("29 лютого",)),
        Example("uk", ("Її затримали 29 лютого 2028 року.",)),
        Example("pl", ("Zatrzymano ją 31 IV 2031 r.",), ("31 IV",)),
        Example("pl", ("Zatrzymano ją 30 IV 2031 r.",)),
    ),
)
