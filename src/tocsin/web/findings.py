"""What does not fit in a case, with every side beside it: computed when it is looked at, as `tocsin check` does."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import Executor, Future
from dataclasses import dataclass, field, replace
from functools import partial
from typing import Protocol, TypeVar

from django.utils.translation import gettext

from tocsin.access.across import Across, across_in_steps, get_across, get_texts
from tocsin.access.case_facts import CaseClaims, facts_of
from tocsin.access.facts import get_claims
from tocsin.access.history import latest
from tocsin.access.settled import Answer, Answers, is_settled, settled
from tocsin.access.statements import list_statements
from tocsin.access.timeline import count_events
from tocsin.checking import check_case
from tocsin.checking.across import check_across, with_others
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.checking.repairs import makable
from tocsin.checking.spoken import speaking, spoken
from tocsin.checking.wording import exchange
from tocsin.domain.errors import NoSuch
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.passages import InText, Passage
from tocsin.domain.viewer import Viewer
from tocsin.web.passages import Quote, quote

Result = TypeVar("Result")
MOST_HELD = 3  # cases
MANY = 100  # events, beyond which a page does not wait for the findings of its case


class Run(Protocol):
    """Does something in the room's thread for somebody who is in, and waits for it."""

    def __call__(self, work: Callable[[], Result]) -> Result: ...


@dataclass(frozen=True, slots=True)
class Question:
    """A finding as a page shows it. `repairs` can be made, `hints` only said: a text stays as it was received."""

    title: str
    asks: str
    is_gap: bool
    quotes: tuple[Quote, ...]
    repairs: tuple[str, ...]
    hints: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Found:
    """All findings of a case, answered or not, with the texts that they quote and what each text is of."""

    findings: tuple[Finding, ...]
    answers: Answers
    texts: Mapping[str, str]
    where: Mapping[str, str] = field(default_factory=dict)

    def open(self) -> list[Finding]:
        """Those that nobody has settled as they stand."""
        return [one for one in self.findings if not is_settled(self.answers, finding_id(one), finding_basis(one))]

    def settled(self) -> list[tuple[Finding, Answer]]:
        """Those that somebody settled as they stand, with the answer."""
        pairs = ((one, self.answers.get((finding_id(one), finding_basis(one)))) for one in self.findings)
        return [(one, answer) for one, answer in pairs if answer]


def find(viewer: Viewer, case: str) -> Found:
    """The findings of a case, and of it beside other cases that may be seen. Raises NoSuch."""
    texts, where = _own_texts(viewer, case)
    across = get_across(viewer, case)
    return found_in(viewer, case, where, looked_through(across, _texts_beside(viewer, across, texts)))


@dataclass(frozen=True, slots=True)
class Looked:
    """The findings of a case, and the texts that were looked at."""

    findings: tuple[Finding, ...]
    texts: dict[str, str]


def looked_through(across: Across, texts: dict[str, str]) -> Looked:
    """What the rules say. It asks no database, so that any thread can do it."""
    found = check_case(across.own, texts)
    if across.titles:
        found = with_others(found, check_across(across.facts, across.titles, texts))
    return Looked(found, texts)


def found_in(viewer: Viewer, case: str, where: Mapping[str, str], looked: Looked) -> Found:
    """The findings as pages show them, with the answers that stand. Raises NoSuch."""
    quoted = _digests(place for one in looked.findings for place in one.passages)
    texts = looked.texts | get_texts(viewer, quoted - looked.texts.keys())
    return Found(looked.findings, settled(viewer, case), texts, where)


Key = tuple[Viewer, str, str]  # who looks, at which case, in which language


class Held:
    """The findings of the cases that were looked at last, as long as nothing is recorded. It goes when one locks.

    A large case is looked through beside the room's thread, which `run` works in for as long as somebody is in: what
    takes seconds keeps no other page waiting. Findings are worded when they are found, so each language has its own.
    """

    def __init__(self, run: Run, beside: Executor) -> None:
        self._held: dict[Key, tuple[int, Found]] = {}
        self._looking: dict[Key, Future[None]] = {}
        self._run = run
        self._beside = beside

    def find(self, viewer: Viewer, case: str) -> Found:
        """The findings of a case, looked for where they are not at hand. Raises NoSuch."""
        found = self.at_hand(viewer, case)
        if found is None:
            now = latest(viewer)
            found = find(viewer, case)
            self._keep((viewer, case, spoken()), now, found)
        return found

    def at_hand(self, viewer: Viewer, case: str) -> Found | None:
        """The same where nothing was recorded since they were looked for."""
        held = viewer, case, spoken()
        then, found = self._held.get(held, (-1, None))
        if found is not None and then != latest(viewer):
            del self._held[held]
            return None
        return found

    def soon(self, viewer: Viewer, case: str) -> Found | None:
        """The same; None of a large case that is being looked through, from now on at the latest. Raises NoSuch."""
        if count_events(viewer, case) <= MANY:
            return self.find(viewer, case)
        found = self.at_hand(viewer, case)
        if found is None:
            self._look(viewer, case)
        return found

    def answered(self, viewer: Viewer, case: str) -> None:
        """Nothing but an answer was recorded since `find`, and findings rest on no answers: they stay as they are."""
        then, _ = self._held[viewer, case, spoken()]
        answers, now = settled(viewer, case), latest(viewer)
        for key, (known, found) in list(self._held.items()):
            if key[:2] == (viewer, case) and known == then:
                self._keep(key, now, replace(found, answers=answers))

    def _keep(self, key: Key, now: int, found: Found) -> None:
        while len(self._held) >= MOST_HELD and key not in self._held:
            del self._held[next(iter(self._held))]
        self._held[key] = now, found

    def _look(self, viewer: Viewer, case: str) -> None:
        """Begin to look through a case, unless that is going on. Raises what went wrong the last time."""
        key = viewer, case, spoken()
        running = self._looking.get(key)
        if running is not None and running.done():
            del self._looking[key]
            running.result()
        if running is None or running.done():
            self._looking[key] = self._beside.submit(self._look_through, key)

    def _look_through(self, key: Key) -> None:
        """In a thread of its own: what asks the record goes into the room's, step by step."""
        viewer, case, language = key
        now, claims, texts, where = self._run(lambda: _read(viewer, case))
        own = facts_of(claims)
        across = self._across(across_in_steps(viewer, case, own))
        beside = self._run(lambda: _texts_beside(viewer, across, texts))
        with speaking(language):
            looked = looked_through(across, beside)
        self._run(lambda: self._keep(key, now, found_in(viewer, case, where, looked)))

    def _across(self, steps: Iterator[Across | None]) -> Across:
        """What other cases tell, a step at a time: pages come between."""
        across: Across | None = None
        while across is None:
            across = self._run(partial(next, steps))
        return across


def _read(viewer: Viewer, case: str) -> tuple[int, CaseClaims, dict[str, str], dict[str, str]]:
    """What a case is looked through for, and up to where it was recorded then. Raises NoSuch."""
    now = latest(viewer)
    texts, where = _own_texts(viewer, case)
    claims = next(iter(get_claims(viewer, [case])), None)
    if claims is None:
        raise NoSuch(what="case")
    return now, claims, texts, where


def _texts_beside(viewer: Viewer, across: Across, texts: dict[str, str]) -> dict[str, str]:
    """The texts of a case, and those of other cases that tell of its people."""
    if not across.titles:
        return texts
    return texts | get_texts(viewer, _digests(p for fact in across.facts.facts for p in fact.passages) - texts.keys())


def open_questions(found: Found) -> tuple[Question, ...]:
    """What nobody has settled as it stands."""
    return tuple(question(one, found) for one in found.open())


def question(finding: Finding, found: Found) -> Question:
    """A finding in the words of a page."""
    titles = {
        Severity.CONTRADICTION: gettext("These cannot all be true"),
        Severity.QUESTION: gettext("A question"),
        Severity.GAP: gettext("Not recorded"),
    }
    hints = (
        gettext("Perhaps “%(becomes)s” was meant, not “%(was)s”; the text stays as it was received.") % exchange(one)
        for one in finding.repairs
        if not one.value
    )
    repairs = (
        gettext("perhaps “%(becomes)s” instead of “%(was)s”") % exchange(one) for one in makable(finding.repairs)
    )
    return Question(
        title=titles[finding.severity],
        asks=finding.message,
        is_gap=finding.severity is Severity.GAP,
        quotes=tuple(_quotes(finding, found)),
        repairs=tuple(repairs),
        hints=tuple(hints),
    )


def _own_texts(viewer: Viewer, case: str) -> tuple[dict[str, str], dict[str, str]]:
    where: dict[str, str] = {}
    start: int | None = 0
    while start is not None:
        page = list_statements(viewer, case, start)
        where |= {line.text: line.id for line in page.items if line.text}
        start = page.next
    return get_texts(viewer, where), where


def _digests(places: Iterable[Passage | None]) -> set[str]:
    return {place.text for place in places if isinstance(place, InText)}


def _quotes(finding: Finding, found: Found) -> Iterator[Quote]:
    for place in dict.fromkeys(place for place in finding.passages if isinstance(place, InText)):
        if place.text in found.texts:
            yield quote(found.texts[place.text], place, found.where.get(place.text, ""))
