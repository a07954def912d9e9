"""How long searching, narrowing, the timeline of a case, counting behind values and opening a record take.

The mix of DESIGN section 9: 1,000 queries, a tenth common words, four tenths middle, half rare; every third of two
words; a tenth misspelt names; each as one who sees everything and as one who sees one case in a hundred.
"""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Callable, Iterator
from datetime import date
from itertools import islice
from random import Random
from typing import Any

from bench.plausible import portions
from bench.plausible_words import COMMON, Vocabulary, vocabulary
from bench.timing import spread
from tocsin.access.dossier import get_entity
from tocsin.access.event_filter import EventFilter
from tocsin.access.events import Order, list_events
from tocsin.access.facets import facets
from tocsin.access.people import list_people, suggest
from tocsin.access.search import search
from tocsin.access.timeline import list_events as timeline
from tocsin.actions.writing import writing
from tocsin.domain.terms import thesaurus
from tocsin.domain.viewer import Viewer

ROUNDS = 1_000
AT_ONCE = 10  # changesets in one transaction, as an import writes them
FEW = 100  # one case of so many is seen
MIDDLE = (60, 600)  # ranks of the words of middle frequency; before them stand the common ones

Question = tuple[str, Callable[[Viewer], object]]


def fill(viewer: Viewer, events: int, seed: int = 1) -> dict[str, list[str]]:
    """Write a plausible workspace; the events that each case holds, by the id of the case."""
    cases: dict[str, list[str]] = defaultdict(list)
    told = portions(events, seed)
    while together := list(islice(told, AT_ONCE)):
        with writing(viewer) as said:
            for portion in together:
                said.say(f"case:{portion.case}", *portion.operations)
        for portion in together:
            cases[portion.case] += [one.entity for one in portion.operations if getattr(one, "kind", "") == "event"]
    return cases


def measure(viewer: Viewer, cases: dict[str, list[str]], seed: int = 1, rounds: int = ROUNDS) -> dict[str, Any]:
    """Milliseconds at the middle, the 95th percentile and the worst, by kind of question and by who asks."""
    random, every = Random(seed), list(cases)
    few = Viewer(viewer.member, frozenset(f"case:{case}" for case in every[:: min(FEW, len(every))]))
    taken: dict[str, list[float]] = defaultdict(list)
    words = vocabulary(seed)
    questions = [*_words(random, words, rounds), *_lists(random, words, cases, rounds // 5)]
    for _, ask in questions[:20]:  # what is read once in a process is not counted
        ask(viewer)
    for who, asking in (("sees_all", viewer), ("sees_one_percent", few)):
        for kind, ask in questions:
            began = time.perf_counter()
            ask(asking)
            spent = time.perf_counter() - began
            taken[f"{who}.{kind}"].append(spent)
            taken[f"{who}.{'every_search' if kind.startswith('search') else 'every_list'}"].append(spent)
    return {kind: spread(times) for kind, times in sorted(taken.items())}


def _words(random: Random, words: Vocabulary, rounds: int) -> Iterator[Question]:
    for number in range(rounds):
        if number % 10 == 0:
            yield "search_misspelt", _asking(search, misspelt(random, words))
        else:
            kind = random.choices(("common", "middle", "rare"), (1, 4, 5))[0]
            text = " ".join(word(random, words, kind) for _ in range(2 if number % 3 == 0 else 1))
            yield f"search_{kind}", _asking(search, text)


def word(random: Random, words: Vocabulary, kind: str) -> str:
    """One that is as common as asked."""
    known = words.words[random.choice(list(COMMON))].words
    first, behind = {"common": (0, MIDDLE[0]), "middle": MIDDLE, "rare": (MIDDLE[1], len(known))}[kind]
    return known[random.randrange(first, behind)]


def misspelt(random: Random, words: Vocabulary) -> str:
    """A surname with one letter left out, doubled or replaced."""
    name = random.choice(words.surnames[random.choice(list(words.surnames))].words)
    place = random.randrange(1, len(name) - 1)
    return name[:place] + random.choice(("", name[place] * 2, random.choice("aeknt"))) + name[place + 1 :]


def _asking(function: Callable[..., object], *args: Any, **named: Any) -> Callable[[Viewer], object]:
    return lambda viewer: function(viewer, *args, **named)


def _lists(random: Random, words: Vocabulary, cases: dict[str, list[str]], rounds: int) -> Iterator[Question]:
    for _ in range(rounds):
        yield "filter", _asking(list_events, _wanted(random), order=random.choice(list(Order)))
    for _ in range(rounds // 4):
        yield "facets", _asking(facets, _wanted(random))
        yield "people", list_people
        yield "suggest", _asking(suggest, misspelt(random, words))
    for case in random.choices(list(cases)[:: min(FEW, len(cases))], k=rounds):
        yield "timeline", _asking(timeline, case)
        yield "open", _asking(get_entity, random.choice(cases[case]))


def _wanted(random: Random) -> EventFilter:
    """One or two values, every third time within a time."""
    types, countries = list(thesaurus("event_types").terms), list(thesaurus("countries").terms)[::10]
    year = random.randint(2010, 2024)
    dated = random.random() < 0.34
    return EventFilter(
        type=random.choice(types) if random.random() < 0.7 else None,
        country=random.choice(countries) if random.random() < 0.4 else None,
        completion=random.choice(("done", "attempted", None)),
        since=date(year, random.randint(1, 12), 1) if dated else None,
        until=date(year + 1, 1, 1) if dated else None,
        surely=random.random() < 0.3,
        disputed=random.random() < 0.1,
    )
