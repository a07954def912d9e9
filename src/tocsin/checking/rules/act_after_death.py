"""Something is told as done by a person, or to one, after that person's death."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.checking.conflicts import Conflict
from tocsin.checking.glance import dates_may_disagree
from tocsin.checking.links import LinkKind
from tocsin.checking.rows import case_of_rows
from tocsin.checking.rule import Case, Example, Rule
from tocsin.checking.spoken import worded
from tocsin.checking.wording import chief, day_of, finding, label, of_kind
from tocsin.domain.facts import CaseFacts, Finding


def _check(case: Case) -> Iterator[Finding]:
    for conflict in of_kind(case.conflicts, LinkKind.DEATH):
        yield finding(RULE, conflict, _message(case.facts, conflict))


def _message(facts: CaseFacts, conflict: Conflict) -> str:
    link = chief(conflict)
    return worded(
        f"{RULE.name}.asks",
        act=label(facts, link.second),
        act_day=day_of(conflict, link.second),
        death=label(facts, link.first),
        death_day=day_of(conflict, link.first),
    )


def _typed(language: str, name: str, act: str, day: str, *strikes: str) -> Example:
    rows = [
        ("person:1", "person.name", name),
        ("person:1", "person.death", "2031-05-03"),
        ("event:1", "event.type", act),
        ("event:1", "event.date", day),
        ("event:1", "event.victim", name),
    ]
    return Example(language, case_of_rows(rows, {"person:1": name, "event:1": f"the {act}"}), strikes)


RULE = Rule(
    name="act-after-death",
    version=1,
    reason="Nobody is arrested or speaks after death; a verdict, a search, a burial or an award may well come later.",
    check=_check,
    may_strike=dates_may_disagree,
    examples=(
        Example(
            "en",
            (
                "On 3 May 2031 unknown men killed Ilona Varga.",
                "On 5 May 2031 police arrested Ilona Varga.",
            ),
            ("5 May 2031",),
        ),
        Example(
            "en",
            ("Ilona Varga was shot dead on 3 May 2031. On 9 May 2031 Ilona Varga gave a press conference.",),
            ("9 May 2031",),
        ),
        _typed("en", "Ilona Varga", "arrest", "2031-06-01", "the death of Ilona Varga"),
        _typed("en", "Ilona Varga", "arrest", "2031-05-03"),
        _typed("en", "Ilona Varga", "conviction", "2031-06-01"),
        Example(
            "en", ("Ilona Varga was killed on 3 May 2031. On 9 May 2031 police searched the home of Ilona Varga.",)
        ),
        Example("en", ("Ilona Varga was killed on 3 May 2031. On 9 May 2031 police detained Ilona Varga's brother.",)),
        Example(
            "en",
            (
                "Ilona Varga died in custody on 3 May 2031.",
                "On 9 May 2031 her lawyer said that Ilona Varga had been beaten.",
            ),
        ),
        Example("en", ("Ilona Varga was nearly killed on 3 May 2031. On 9 May 2031 Ilona Varga was arrested.",)),
        Example(
            "ru",
            ("3 мая 2031 года неизвестные убили Илону Варгу. 5 мая 2031 года полиция задержала Илону Варгу.",),
            ("5 мая 2031",),
        ),
        Example(
            "ru",
            ("3 мая 2031 года Илона Варга умерла в СИЗО. 5 мая 2031 года Илона Варга дала пресс-конференцию.",),
            ("5 мая 2031",),
        ),
        Example("ru", ("3 мая 2031 года была убита Илона Варга. 5 мая 2031 года задержали убийцу Илоны Варги.",)),
        Example("ru", ("3 мая 2031 года убили Илону Варгу. 5 мая 2031 года Илону Варгу посмертно осудили.",)),
        Example("ru", ("3 мая 2031 года убили мужа Илоны Варги. 9 мая 2031 года Илону Варгу задержали.",)),
        Example(
            "uk",
            ("3 травня 2031 року невідомі вбили Ілону Варгу. 5 травня 2031 року поліція затримала Ілону Варгу.",),
            ("5 травня 2031",),
        ),
        Example(
            "uk",
            ("3 травня 2031 року Ілона Варга загинула. 5 травня 2031 року Ілона Варга провела пресконференцію.",),
            ("5 травня 2031",),
        ),
        Example("uk", ("3 травня 2031 року вбили Ілону Варгу. 5 травня 2031 року затримали вбивцю Ілони Варги.",)),
        Example("uk", ("3 травня 2031 року вбили Ілону Варгу. 2 травня 2031 року поліція затримала Ілону Варгу.",)),
        Example(
            "pl",
            ("3 maja 2031 r. nieznani sprawcy zabili Ilonę Vargę. 5 maja 2031 r. policja zatrzymała Ilonę Vargę.",),
            ("5 maja 2031",),
        ),
        Example(
            "pl",
            ("3 maja 2031 r. Ilona Varga zmarła w areszcie. 5 maja 2031 r. Ilona Varga zwołała konferencję prasową.",),
            ("5 maja 2031",),
        ),
        Example(
            "pl", ("3 maja 2031 r. Ilona Varga została zamordowana. 5 maja 2031 r. zatrzymano zabójcę Ilony Vargi.",)
        ),
        Example("pl", ("3 maja 2031 r. zabito męża Ilony Vargi. 9 maja 2031 r. Ilonę Vargę zatrzymano.",)),
    ),
)
