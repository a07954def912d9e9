"""Words that widen or bound a distance between two dates, and words of birth, by language; pieces of patterns."""

from __future__ import annotations

from collections.abc import Mapping

# So long at most.
WITHIN: Mapping[str, str] = {
    "en": r"(?<!no )(?<!not )less than|within|under|up to|no(?:t)? more than|in the course of",
    "ru": r"(?<!не )(?:менее|меньше)(?:,? чем)?|в течение|не (?:более|больше)|в пределах|не прошло и|не позднее чем",
    "uk": r"(?<!не )менш(?:е)?(?: як| ніж)|протягом|упродовж|впродовж|не більше|у межах|не минуло й?|не пізніше ніж за",
    "pl": r"(?<!nie )mniej niż|w ciągu|nie więcej niż|niecał\w+|w przeciągu|nie minęł\w+|najdalej",
}

# So long at least.
BEYOND: Mapping[str, str] = {
    "en": r"(?<!no )(?<!not )more than|over|at least|no(?:t)? less than",
    "ru": r"(?<!не )(?:более|больше)(?:,? чем)?|свыше|не (?:менее|меньше)|по (?:крайней|меньшей) мере|минимум",
    "uk": r"(?<!не )більше?(?: як| ніж)|понад|не менше|щонайменше|принаймні|мінімум",
    "pl": r"ponad|(?<!nie )więcej niż|co najmniej|przynajmniej|nie mniej niż",
}

# So long or nearly.
ABOUT: Mapping[str, str] = {
    "en": r"about|around|nearly|almost|some|roughly|approximately|a few|several",
    "ru": r"около|примерно|приблизительно|почти|порядка|где-то|несколько|пару|неполн\w+",
    "uk": r"близько|приблизно|майже|десь|кілька|декілька|орієнтовно|пару|неповн\w+",
    "pl": r"około|mniej więcej|prawie|niemal|kilka|kilku|parę|paru|blisko|jakieś",
}

# The unit that a distance counts in: who says “a year” does not count days.
UNITS: Mapping[str, Mapping[str, str]] = {
    "year": {"en": r"years?", "ru": r"год\w*|лет", "uk": r"рік|рок\w+", "pl": r"rok\w*|lat(?:a|ach)?"},
    "month": {"en": r"months?", "ru": r"месяц\w*|полгода", "uk": r"місяц\w*|півроку", "pl": r"miesi\w+"},
    "week": {"en": r"weeks?|fortnight", "ru": r"недел\w+", "uk": r"тиж\w+", "pl": r"tydzie\w+|tygodni\w*"},
}

# Before a date: somebody was born on it.
BORN: Mapping[str, str] = {
    "en": r"born|birth",
    "ru": r"роди(?:л(?:ся|ась|ись)|вш\w+)|рожд[её]нн?\w*|рождени\w+",
    "uk": r"народи(?:вся|лася|лась|лися)|народжен\w+",
    "pl": r"urodz\w+",
}

# Behind a date: it is a date of birth.
BORN_BEHIND: Mapping[str, str] = {
    "ru": r"(?:г(?:ода|\.)?\s*)?(?:рождения|р\.)",
    "uk": r"(?:р(?:оку|\.)?\s*)?(?:народження|н\.)",
}
