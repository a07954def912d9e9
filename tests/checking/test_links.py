"""What binds dates to each other, and what each link asks of the days."""

from __future__ import annotations

from typing import Any

import pytest
from tests.support.days import consistent

from tocsin.checking.chronology import chronology_of
from tocsin.checking.links import Link, LinkKind, constraints_of, loosened
from tocsin.checking.network import FAR, ORIGIN, Edge
from tocsin.domain.facts import Firmness, Relation, RelationKind, Stance
from tocsin.domain.passages import InText


def links_in(case: Any) -> list[tuple[str, str, str]]:
    return [(str(link.kind), link.first, link.second) for link in chronology_of(case.facts, case.texts).links]


LOOSE = [
    # words before, words of the relation, days given, days meant
    ("", "three days later", (3, 3), (3, 3)),
    ("", "the next day", (1, 1), (1, 1)),
    ("less than ", "a week later", (7, 7), (0, 10)),
    ("Within ", "two days", (2, 2), (0, 2)),
    ("no more than ", "five days later", (5, 5), (0, 5)),
    ("up to ", "five days later", (5, 5), (0, 5)),
    ("more than ", "nine days later", (9, 9), (9, FAR)),
    ("at least ", "nine days later", (9, 9), (9, FAR)),
    ("over ", "nine days later", (9, 9), (9, FAR)),
    ("more than ", "nine days earlier", (-9, -9), (-FAR, -9)),
    ("about ", "nine days later", (9, 9), (7, 11)),
    ("nearly ", "two days later", (2, 2), (1, 3)),
    ("", "about twenty days later", (20, 20), (15, 25)),
    ("", "several days later", (2, 7), (1, 8)),
    ("", "two weeks later", (14, 14), (11, 17)),
    ("", "a month earlier", (-30, -30), (-46, -14)),
    ("", "a year earlier", (-366, -365), (-549, -183)),
    ("about ", "a year later", (365, 366), (45, 685)),
    ("no less than ", "nine days later", (9, 9), (9, FAR)),
    ("менее чем ", "через неделю", (7, 7), (0, 10)),
    ("не более ", "пяти дней спустя", (5, 5), (0, 5)),
    ("не менее ", "девяти дней спустя", (9, 9), (9, FAR)),
    ("более чем ", "девять дней спустя", (9, 9), (9, FAR)),
    ("примерно ", "через девять дней", (9, 9), (7, 11)),
    ("", "через два года", (730, 731), (547, 913)),
    ("", "через месяц", (30, 30), (14, 46)),
    ("", "через девять дней", (9, 9), (9, 9)),
    ("менш ніж ", "за тиждень", (7, 7), (0, 10)),
    ("не більше ", "п’яти днів потому", (5, 5), (0, 5)),
    ("понад ", "дев’ять днів потому", (9, 9), (9, FAR)),
    ("щонайменше ", "дев’ять днів потому", (9, 9), (9, FAR)),
    ("приблизно ", "через дев’ять днів", (9, 9), (7, 11)),
    ("", "через рік", (365, 366), (182, 548)),
    ("", "через місяць", (30, 30), (14, 46)),
    ("mniej niż ", "tydzień później", (7, 7), (0, 10)),
    ("", "niecały tydzień później", (7, 7), (0, 10)),
    ("nie więcej niż ", "pięć dni później", (5, 5), (0, 5)),
    ("ponad ", "dziewięć dni później", (9, 9), (9, FAR)),
    ("co najmniej ", "dziewięć dni później", (9, 9), (9, FAR)),
    ("około ", "dziewięć dni później", (9, 9), (7, 11)),
    ("mniej więcej ", "dziewięć dni później", (9, 9), (7, 11)),
    ("", "dwa lata później", (730, 731), (547, 913)),
    ("", "miesiąc później", (30, 30), (14, 46)),
]


@pytest.mark.parametrize(("before", "words", "given", "meant"), LOOSE)
def test_a_distance_is_as_wide_as_its_words(
    before: str, words: str, given: tuple[int, int], meant: tuple[int, int]
) -> None:
    text = f"He was fined {before}{words}."
    begin = text.index(words)
    relation = Relation(RelationKind.DISTANCE, "a", "b", "r", given, (InText("", begin, begin + len(words)),))
    assert loosened(relation, {"": text}).days == meant


def test_a_distance_without_its_words_stays_as_given() -> None:
    bare = Relation(RelationKind.DISTANCE, "a", "b", "r", (7, 7))
    assert loosened(bare, {"": "some text"}) is bare
    assert loosened(bare, {}) is bare


HELD = [
    # kind, days of the relation, (start, end) of the first, (start, end) of the second, whether it can be
    (LinkKind.AFTER, None, (5, 5), (5, 5), True),
    (LinkKind.AFTER, None, (4, 4), (5, 5), False),
    (LinkKind.AFTER, None, (4, 6), (5, 9), True),
    (LinkKind.REPORTS, None, (4, 4), (5, 9), False),
    (LinkKind.REPORTS, None, (5, 5), (5, 9), True),
    (LinkKind.LIFE_CYCLE, None, (4, 4), (5, 5), False),
    (LinkKind.BIRTH, None, (4, 4), (5, 5), False),
    (LinkKind.TOLD, None, (5, 5), (6, 6), True),
    (LinkKind.TOLD, None, (5, 5), (7, 7), False),
    (LinkKind.SAME_DAY, None, (5, 5), (5, 5), True),
    (LinkKind.SAME_DAY, None, (5, 5), (4, 4), False),
    (LinkKind.SAME_DAY, None, (5, 5), (6, 6), False),
    (LinkKind.SAME_DAY, None, (5, 5), (2, 7), True),
    (LinkKind.DISTANCE, (3, 3), (8, 8), (5, 5), True),
    (LinkKind.DISTANCE, (3, 3), (9, 9), (5, 5), False),
    (LinkKind.DISTANCE, (3, 3), (7, 7), (5, 5), False),
    (LinkKind.DISTANCE, (2, 4), (9, 9), (5, 5), True),
    (LinkKind.DISTANCE, (-3, -3), (2, 2), (5, 5), True),
    (LinkKind.DISTANCE, (-3, -3), (8, 8), (5, 5), False),
    (LinkKind.DISTANCE, (3, 3), (12, 12), (5, 9), True),  # counted from the end
    (LinkKind.DURATION, (3, 3), (5, 8), (5, 8), True),
    (LinkKind.DURATION, (3, 3), (5, 7), (5, 7), True),  # the first day counted too
    (LinkKind.DURATION, (3, 3), (5, 9), (5, 9), False),
    (LinkKind.DURATION, (3, 3), (5, 6), (5, 6), False),
]


@pytest.mark.parametrize(("kind", "days", "first", "second", "possible"), HELD)
def test_what_a_link_asks(
    kind: LinkKind, days: tuple[int, int] | None, first: tuple[int, int], second: tuple[int, int], possible: bool
) -> None:
    relation = Relation(RelationKind.AFTER, "a", "b", "r", days) if days else None
    same = kind is LinkKind.DURATION
    fixed = dict(zip((1, 2, 3, 4), (*first, *second), strict=True))
    edges = [Edge(ORIGIN, node, day) for node, day in fixed.items()]
    edges += [Edge(node, ORIGIN, -day) for node, day in fixed.items()]
    edges += [Edge(*row) for row in constraints_of(Link(kind, "a", "b", relation), 1, 1 if same else 3)]
    assert consistent(5, edges) is possible


@pytest.mark.parametrize(
    ("completion", "told"), [("done", 1), ("attempted", 1), ("threatened", 1), ("planned", 0), ("unknown", 0)]
)
def test_only_what_is_told_as_done_lies_before_the_telling(case_of: Any, completion: str, told: int) -> None:
    case = case_of(told="2018-07-12")
    case.event("threat", "2018-07-05", completion=completion)
    assert links_in(case) == [("told", "statement:0", "event:0")] * told


def test_relations_bind_only_what_has_a_date_of_its_own(case_of: Any) -> None:
    case = case_of()
    dated, soft, undated = (
        case.event("arrest", "2018-07-05"),
        case.event("release", "2018-07-09", firmness=Firmness.SOFT),
        case.event("trial"),
    )
    for other in (soft, undated):
        case.relation("after", other, dated)
    assert links_in(case) == []
    case.relation("after", case.event("charge", "2018-07-06"), dated)
    assert links_in(case) == [("after", "event:3", "event:0")]


@pytest.mark.parametrize(("value", "bound"), [("2018-07-05/2018-07-09", 1), ("2018-07-05", 0), ("2018-07", 0)])
def test_a_duration_binds_only_what_certainly_lasts(case_of: Any, value: str, bound: int) -> None:
    case = case_of()
    held = case.event("detention", value)
    case.relation("duration", held, held, (4, 4))
    assert len(links_in(case)) == bound


def test_a_distance_without_days_binds_nothing(case_of: Any) -> None:
    case = case_of()
    case.relation("distance", case.event("arrest", "2018-07-05"), case.event("release", "2018-07-09"))
    assert links_in(case) == []


@pytest.mark.parametrize("victim", ["Ivo Brandt", "person:0"])
def test_a_birth_binds_what_happens_to_the_person(case_of: Any, victim: str) -> None:
    case = case_of()
    case.fact("person:0", "person.name", "Ivo Brandt")
    case.fact("person:0", "person.birth", "1980", dated=True)
    case.event("arrest", "2018-07-05", victim=victim)
    case.event("arrest", "2018-07-06", victim="Vera Molnar")
    assert links_in(case) == [("birth", "event:0", "person:0")]


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Vera Molnar, born on 3 May 1988, was arrested.", "3 May 1988"),
        ("Задержана Вера Мольнар, родившаяся 3 мая 1988 года.", "3 мая 1988 года"),
        ("Задержана Вера Мольнар, которая родилась 3 мая 1988 года.", "3 мая 1988 года"),
        ("Задержана Вера Мольнар (дата рождения: 3 мая 1988).", "3 мая 1988"),
        ("Задержана Вера Мольнар, 3 мая 1988 года рождения.", "3 мая 1988"),
        ("Затримано Віру Мольнар, яка народилася 3 травня 1988 року.", "3 травня 1988 року"),
        ("Затримано Віру Мольнар, 3 травня 1988 р. н.", "3 травня 1988"),
        ("Zatrzymano Verę Molnar, urodzoną 3 maja 1988 r.", "3 maja 1988 r."),
        ("Zatrzymano Verę Molnar (ur. 3 maja 1988 r.).", "3 maja 1988 r."),
    ],
)
def test_a_birth_taken_for_the_date_of_an_event_is_left_out(case_of: Any, text: str, words: str) -> None:
    case = case_of(text)
    case.event("arrest", "1988-05-03", words)
    assert chronology_of(case.facts, case.texts).datings == ()
    assert len(chronology_of(case.facts, {}).datings) == 1


@pytest.mark.parametrize("value", ["2018-07-05~", "2018-07?", "2018%"])
def test_soft_and_denied_dates_are_left_out(case_of: Any, value: str) -> None:
    case = case_of()
    case.fact("event:0", "event.date", value, dated=True)
    case.fact("event:1", "event.date", "2018-07-05", dated=True, stance=Stance.DENIES)
    assert chronology_of(case.facts, {}).datings == ()


def test_one_wording_of_two_events_is_one_dating(case_of: Any) -> None:
    case = case_of("On 5 July 2018 he was taken and beaten.")
    first = case.fact("event:0", "event.date", "2018-07-05", "5 July 2018", dated=True)
    case.fact("event:1", "event.date", "2018-07-05", "5 July 2018", dated=True)
    shared = [type(row)(**{name: getattr(row, name) for name in row.__slots__} | {"claim": first}) for row in case.rows]
    case.rows = shared
    (dating,) = chronology_of(case.facts, case.texts).datings
    assert dating.entities == ("event:0", "event:1")
