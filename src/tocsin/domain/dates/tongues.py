"""The words that dates are written with in Ukrainian, Russian and Polish: data for `slavic`, no rule of its own.

Forms stand in this order: when (“in October”), of (genitive), as (nominative), up to and including (after “to”).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Forms:
    """One month, season, year or decade in the forms that dates need; {year} and {decade} are digits."""

    when: str
    of: str
    named: str
    to: str


@dataclass(frozen=True, slots=True)
class Tongue:
    """What one language says around dates. `earliest` and `latest` take the form named by `bound`."""

    months: tuple[Forms, ...]
    seasons: Mapping[str, Forms]
    year: Forms
    decade: Forms
    since: str
    till: str
    till_alone: str
    earliest: str
    latest: str
    bound: str
    throughout: str
    at: str
    until_clock: str
    every: tuple[str, str, str]
    either: str
    both: str
    about: str
    perhaps: str
    parts: tuple[str, str, str]
    no_start: str
    no_end: str


def _forms(rows: str) -> tuple[Forms, ...]:
    return tuple(Forms(*(form.strip() for form in row.split("|"))) for row in rows.strip().splitlines())


_UKRAINIAN = Tongue(
    months=_forms("""
        у січні | січня | січень | січень
        у лютому | лютого | лютий | лютий
        у березні | березня | березень | березень
        у квітні | квітня | квітень | квітень
        у травні | травня | травень | травень
        у червні | червня | червень | червень
        у липні | липня | липень | липень
        у серпні | серпня | серпень | серпень
        у вересні | вересня | вересень | вересень
        у жовтні | жовтня | жовтень | жовтень
        у листопаді | листопада | листопад | листопад
        у грудні | грудня | грудень | грудень
    """),
    seasons={
        "21": Forms("навесні", "весни", "весна", "весну"),
        "22": Forms("улітку", "літа", "літо", "літо"),
        "23": Forms("восени", "осені", "осінь", "осінь"),
        "24": Forms("узимку", "зими", "зима", "зиму"),
    },
    year=Forms("у {year} році", "{year} року", "{year} рік", "{year} рік"),
    decade=Forms("у {decade}-х роках", "{decade}-х років", "{decade}-ті роки", "{decade}-ті роки"),
    since="з",
    till="по",
    till_alone="по {day} включно",
    earliest="не раніше",
    latest="не пізніше",
    bound="of",
    throughout="протягом",
    at="о",
    until_clock="до",
    every=("щороку", "щомісяця", "щодня"),
    either="або",
    both="і",
    about="приблизно",
    perhaps="під питанням",
    parts=("рік", "місяць", "день"),
    no_start="початок невідомий",
    no_end="кінець невідомий",
)

_RUSSIAN = Tongue(
    months=_forms("""
        в январе | января | январь | январь
        в феврале | февраля | февраль | февраль
        в марте | марта | март | март
        в апреле | апреля | апрель | апрель
        в мае | мая | май | май
        в июне | июня | июнь | июнь
        в июле | июля | июль | июль
        в августе | августа | август | август
        в сентябре | сентября | сентябрь | сентябрь
        в октябре | октября | октябрь | октябрь
        в ноябре | ноября | ноябрь | ноябрь
        в декабре | декабря | декабрь | декабрь
    """),
    seasons={
        "21": Forms("весной", "весны", "весна", "весну"),
        "22": Forms("летом", "лета", "лето", "лето"),
        "23": Forms("осенью", "осени", "осень", "осень"),
        "24": Forms("зимой", "зимы", "зима", "зиму"),
    },
    year=Forms("в {year} году", "{year} года", "{year} год", "{year} год"),
    decade=Forms("в {decade}-х годах", "{decade}-х годов", "{decade}-е годы", "{decade}-е годы"),
    since="с",
    till="по",
    till_alone="по {day} включительно",
    earliest="не ранее",
    latest="не позднее",
    bound="of",
    throughout="в течение",
    at="в",
    until_clock="до",
    every=("ежегодно", "ежемесячно", "ежедневно"),
    either="или",
    both="и",
    about="приблизительно",
    perhaps="под вопросом",
    parts=("год", "месяц", "день"),
    no_start="начало неизвестно",
    no_end="окончание неизвестно",
)

_POLISH = Tongue(
    months=_forms("""
        w styczniu | stycznia | styczeń | stycznia
        w lutym | lutego | luty | lutego
        w marcu | marca | marzec | marca
        w kwietniu | kwietnia | kwiecień | kwietnia
        w maju | maja | maj | maja
        w czerwcu | czerwca | czerwiec | czerwca
        w lipcu | lipca | lipiec | lipca
        w sierpniu | sierpnia | sierpień | sierpnia
        we wrześniu | września | wrzesień | września
        w październiku | października | październik | października
        w listopadzie | listopada | listopad | listopada
        w grudniu | grudnia | grudzień | grudnia
    """),
    seasons={
        "21": Forms("wiosną", "wiosny", "wiosna", "wiosny"),
        "22": Forms("latem", "lata", "lato", "lata"),
        "23": Forms("jesienią", "jesieni", "jesień", "jesieni"),
        "24": Forms("zimą", "zimy", "zima", "zimy"),
    },
    year=Forms("w {year} r.", "{year} r.", "{year} r.", "{year} r."),
    decade=Forms("w latach {decade}–{last}", "lat {decade}–{last}", "lata {decade}–{last}", "lat {decade}–{last}"),
    since="od",
    till="do",
    till_alone="do {day} włącznie",
    earliest="nie wcześniej niż",
    latest="nie później niż",
    bound="when",
    throughout="w ciągu",
    at="o",
    until_clock="do",
    every=("co roku", "co miesiąc", "codziennie"),
    either="lub",
    both="i",
    about="w przybliżeniu",
    perhaps="niepewne",
    parts=("rok", "miesiąc", "dzień"),
    no_start="początek nieznany",
    no_end="koniec nieznany",
)

TONGUES: Mapping[str, Tongue] = {"uk": _UKRAINIAN, "ru": _RUSSIAN, "pl": _POLISH}
