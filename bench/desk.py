"""Every page of the desk as it is served: how long the server takes, and what goes over the wire.

Pages are taken from the list of addresses, so that a new one is measured without a line here; what an address names is
an entry of that kind in the case that is opened. `wire_first` counts all that a browser without a memory loads for a
page, with every part of a font whose letters the page has; `wire_after` what it loads when it holds the static files.
Both are of the language of the desk in which they are the most. `greatest` names the page with the most of each, files
that are handed out left aside.
"""

from __future__ import annotations

import re
import time
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from random import Random
from typing import Any

from bench import queries
from bench.desk_client import Answer, Served
from bench.desk_record import Case, fill_desk
from bench.plausible_words import vocabulary
from bench.timing import spread
from tocsin.actions.init import init
from tocsin.actions.lock import lock
from tocsin.web.urls import PAGES
from tocsin.workspace.words import new_passphrase, new_recovery

ROUNDS = 20
SEARCHES = 200
LANGUAGES = ("en", "uk", "ru", "pl")
MEASURED = ("cpu_ms", "wire_first_kb", "wire_after_kb")
MONTHS = ("January", "March", "July", "October")
ARGUMENT = re.compile(r"<(?:id|int|str|slug):(\w+)>")
OF_KIND = {"entry": "person", "bearer": "person"}  # what else an address calls by another name than its kind
# pages that want a special one of their kind
OF_PAGE = {"review": "review", "media": "recording", "redact_page": "picture"}


@dataclass(frozen=True, slots=True)
class Address:
    """A page of one case, or of none."""

    name: str
    path: str


def measure(folder: Path, events: int, rounds: int = ROUNDS, searches: int = SEARCHES) -> dict[str, Any]:
    """All figures of a desk on a record of so many events."""
    passphrase = new_passphrase()
    office = init(folder, passphrase=passphrase, recovery=new_recovery(), member_name="Bench")
    try:
        cases = fill_desk(office, events)
    finally:
        lock(office)
    return {"events": events, **of_the_desk(folder, passphrase, cases, rounds, searches)}


def of_the_desk(
    folder: Path, passphrase: str, cases: list[Case], rounds: int = ROUNDS, searches: int = SEARCHES
) -> dict[str, Any]:
    """The same of a workspace that is written."""
    with Served(folder) as desk:
        started = desk.wait()
        unlocked = desk.unlock(passphrase)
        looking = {f"{case.events}_events": _looked_through(desk, case) for case in _opened(cases)}
        meanwhile = _meanwhile(desk, cases[0], cases[-1])
        pages = {f"{case.events}_events": _pages_of(desk, case, rounds) for case in _opened(cases)}
        alone = _pages(desk, list(addresses(None)), rounds)
        return {
            "greatest": {measured: greatest({**pages, "no_case": alone}, measured) for measured in MEASURED},
            "serve_to_locked_page_s": round(started, 2),
            "unlock_to_first_page_s": round(unlocked, 2),
            "findings_s": looking,
            "while_findings_are_looked_for_ms": meanwhile,
            "pages_of_a_case": pages,
            "pages_of_no_case": alone,
            "search_ms": _searches(desk, searches),
        }


def _looked_through(desk: Served, case: Case) -> float:
    """Until the findings of a case are there, which are looked for beside its pages: seconds."""
    began = time.perf_counter()
    path = f"/case/{case.id}/findings?part=case"
    while "part=case" in desk.ask("GET", path).text:
        time.sleep(0.2)
    return round(time.perf_counter() - began, 1)


def _meanwhile(desk: Served, large: Case, small: Case) -> dict[str, float]:
    """The page of a small case while a large one is looked through, for which another language is enough."""
    desk.speak("pl")
    times = [desk.ask("GET", f"/case/{small.id}").seconds]
    while "part=case" in desk.ask("GET", f"/case/{large.id}/findings?part=case").text:
        times.append(desk.ask("GET", f"/case/{small.id}").seconds)
    desk.speak("en")
    return spread(times)


def _opened(cases: list[Case]) -> list[Case]:
    """The largest, one of the middle, and a typical one."""
    return list({case.events: case for case in (cases[0], cases[len(cases) // 2], cases[-1])}.values())


def addresses(case: Case | None) -> Iterator[Address]:
    """Every page that names something of a case, or every page that names nothing.

    What a small case has no example of is left out.
    """
    for page in PAGES:
        asked = ARGUMENT.findall(page.route)
        if bool(asked) is (case is not None):
            named = [_example(case, name, page.name) for name in asked] if case else []
            if all(named):
                yield Address(page.name, "/" + _with(page.route, named))


def _example(case: Case, name: str, page: str) -> str:
    wanted = OF_PAGE.get(page) or OF_KIND.get(name, name)
    return case.examples.get(wanted, "")


def _with(route: str, named: list[str]) -> str:
    left = iter(named)
    return ARGUMENT.sub(lambda _: next(left), route)


def _pages_of(desk: Served, case: Case, rounds: int) -> dict[str, dict[str, Any]]:
    """The pages of a case whose findings are at hand: few are, and those of the case before were in many languages."""
    _looked_through(desk, case)
    return _pages(desk, list(addresses(case)), rounds)


def _pages(desk: Served, asked: list[Address], rounds: int) -> dict[str, dict[str, Any]]:
    """What each page takes and sends. All are timed first: in another language findings are looked for anew."""
    timed = {one.name: _timed(desk, one.path, rounds) for one in asked}
    return {one.name: timed[one.name] | _weighed(desk, one.path) for one in asked}


def _timed(desk: Served, path: str, rounds: int) -> dict[str, Any]:
    """The first time it is opened, and what follows."""
    first = desk.ask("GET", path)
    worked = desk.cpu_seconds()
    times = [desk.ask("GET", path).seconds for _ in range(rounds)]
    worked = desk.cpu_seconds() - worked
    return {
        "status": first.status,
        "first_ms": round(first.seconds * 1_000, 1),
        **spread(times),
        "cpu_ms": round(worked * 1_000 / rounds, 1),
    }


def _weighed(desk: Served, path: str) -> dict[str, float]:
    sent = [_sent(desk, path, language) for language in LANGUAGES]
    desk.speak("en")
    return {
        "wire_first_kb": _kilobytes(max(whole for whole, _ in sent)),
        "wire_after_kb": _kilobytes(max(alone for _, alone in sent)),
    }


def _sent(desk: Served, path: str, language: str) -> tuple[int, int]:
    """Bytes of a first load of a page in a language, and of the page alone."""
    desk.speak(language)
    page = desk.ask("GET", path)
    return page.wire + desk.loads(page.text), page.wire


def greatest(cases: Mapping[str, Mapping[str, Mapping[str, Any]]], measured: str) -> dict[str, float]:
    """The page with the most of something, of each case."""
    found: dict[str, float] = {}
    for case, pages in cases.items():
        shown = (name for name, page in pages.items() if page["wire_first_kb"] > page["wire_after_kb"])
        name = max(shown, key=lambda one: pages[one][measured])
        found[f"{name}, {case}"] = pages[name][measured]
    return found


def _kilobytes(number: int) -> float:
    return round(number / 1_000, 1)


def _searches(desk: Served, rounds: int) -> dict[str, Any]:
    """What people type: the mix of `queries`, and dates in words."""
    random, words = Random(2), vocabulary(1)
    asked = [_misspelt_or_word(random, words, number) for number in range(rounds)]
    dates = [f"{random.choice(MONTHS)} {random.randint(2012, 2024)}" for _ in range(rounds // 4)]
    _found(desk, asked[0])  # what is read once in a process is not counted
    return {
        "words": spread([_found(desk, text).seconds for text in asked]),
        "dates": spread([_found(desk, text).seconds for text in dates]),
    }


def _misspelt_or_word(random: Random, words: Any, number: int) -> str:
    if number % 10 == 0:
        return queries.misspelt(random, words)
    return " ".join(
        queries.word(random, words, random.choices(("common", "middle", "rare"), (1, 4, 5))[0])
        for _ in range(2 if number % 3 == 0 else 1)
    )


def _found(desk: Served, text: str) -> Answer:
    return desk.ask("POST", "/search", {"words": text})
