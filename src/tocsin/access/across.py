"""What other cases tell of the people of a case, for checks between documents: only cases that the viewer may see.

Candidates are found by the words of their names in the index, never by reading every case: who bears the words of a
name of this case, or words spelt nearly so. Nothing is joined; what persons joined is said beside the facts.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from tocsin.access import index
from tocsin.access.facts import get_facts
from tocsin.access.filter import entity_row, visible
from tocsin.access.same import same_as
from tocsin.access.statements import read_files
from tocsin.domain.facts import SAME, CaseFacts, Fact
from tocsin.domain.lemmas import name_tokens
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk
from tocsin.records.derived import CaseRow, Entity, StatementRow
from tocsin.records.words import SCOPES, WORDS

MOST_NAMES = 200  # of this case that are looked for in others
MOST_BEARERS = 50  # of one name, the newest first
MOST_CASES = 20  # that are read, those with the newest bearer first
AT_ONCE = 20  # names that are looked for in one step
NEAR = 3  # words spelt nearly so that one word of a name may stand for


@dataclass(frozen=True, slots=True)
class Across:
    """The facts of a case (`own`), and with them those of others about people of the same names (`facts`).

    `titles` are those of the other cases, by entity.
    """

    own: CaseFacts
    facts: CaseFacts
    titles: Mapping[str, str]


def get_across(viewer: Viewer, case: str, own: CaseFacts | None = None) -> Across:
    """The facts of a case and what other cases that may be seen tell of people with the same names. Raises NoSuch.

    `own` are the facts of the case where they are at hand.
    """
    steps = across_in_steps(viewer, case, own)
    return next(across for across in steps if across is not None)


def across_in_steps(viewer: Viewer, case: str, own: CaseFacts | None = None) -> Iterator[Across | None]:
    """The same in short steps, between which others may ask the record; None until it is there. Raises NoSuch."""
    own = own or get_facts(viewer, case)
    numbers: set[int] = set()
    names = _names(own)
    for first in range(0, len(names), AT_ONCE):
        numbers.update(number for words in names[first : first + AT_ONCE] for number in _found(viewer, words))
        yield None
    bearers = _bearers(viewer, case, numbers)
    titles: dict[str, str] = {}
    parts = [own]
    for other, title in _cases(viewer, list(bearers)[:MOST_CASES]):
        part = _about(get_facts(viewer, other), bearers[other])
        parts.append(part)
        titles |= dict.fromkeys(part.kinds, title)
        yield None
    facts = CaseFacts(
        kinds={key: kind for part in parts for key, kind in part.kinds.items()},
        facts=tuple(fact for part in parts for fact in part.facts),
        relations=own.relations,
        labels={key: label for part in parts for key, label in part.labels.items()},
    )
    yield Across(_joined(viewer, own), _joined(viewer, facts) if titles else facts, titles)


def get_texts(viewer: Viewer, digests: Iterable[str]) -> dict[str, str]:
    """The texts of statements with these digests, as far as they may be seen."""
    wanted = list(digests)
    rows = visible(viewer, StatementRow.objects.filter(text__in=[digest for digest in wanted if digest]))
    by_scope: dict[str, set[str]] = defaultdict(set)
    for row in rows:
        by_scope[SCOPES.word(row.scope)].add(row.text)
    read = (read_files(viewer, scope, several) for scope, several in by_scope.items())
    return {digest: content.decode("utf-8") for files in read for digest, content in files.items()}


def _joined(viewer: Viewer, facts: CaseFacts) -> CaseFacts:
    return replace(facts, facts=(*facts.facts, *_same(viewer, facts)))


def _same(viewer: Viewer, facts: CaseFacts) -> Iterator[Fact]:
    people = [entity for entity, kind in facts.kinds.items() if kind == "person"]
    for entity, group in same_as(viewer, people).items():
        for other in sorted((group - {entity}) & facts.kinds.keys()):
            yield Fact(entity, SAME, other, f"joined:{entity}:{other}")


def _names(facts: CaseFacts) -> list[tuple[str, ...]]:
    """The words of the names of a case, of names of more than one word."""
    names = dict.fromkeys(name_tokens(fact.value) for fact in facts.facts if fact.property == "person.name")
    return [words for words in list(names)[:MOST_NAMES] if len(words) > 1]


def _bearers(viewer: Viewer, case: str, numbers: Collection[int]) -> dict[str, set[str]]:
    """By other case, those of these people who are in it; the newest case first."""
    scope = entity_row(viewer, case, "case").scope
    found: dict[str, set[str]] = defaultdict(set)
    rows = [
        row
        for chunk in bulk.chunks(numbers)
        for row in visible(viewer, Entity.objects.filter(id__in=chunk, kind=WORDS.known("person")).exclude(scope=scope))
    ]
    for row in sorted(rows, key=lambda row: -row.id):
        kind, _, uid = SCOPES.word(row.scope).partition(":")
        if kind == "case":
            found[uid].add(row.uid)
    return found


def _found(viewer: Viewer, words: Iterable[str]) -> list[int]:
    parts = [[f".{word}", *(f".{near}" for near in index.near(viewer, word, NEAR))] for word in words]
    return index.find(viewer, parts, limit=MOST_BEARERS)


def _cases(viewer: Viewer, cases: list[str]) -> Iterator[tuple[str, str]]:
    """These cases with their titles, in this order."""
    numbers = dict(visible(viewer, Entity.objects.filter(uid__in=cases)).values_list("id", "uid"))
    titles = dict(visible(viewer, CaseRow.objects.filter(entity__in=numbers)).values_list("entity", "title"))
    found = {uid: titles.get(number, "") for number, uid in numbers.items()}
    return ((case, found[case]) for case in cases if case in found)


def _about(facts: CaseFacts, people: set[str]) -> CaseFacts:
    """Of a case, the facts about these people and about the events that struck them."""
    names = {fact.value for fact in facts.facts if fact.property == "person.name" and fact.entity in people}
    events = {fact.entity for fact in facts.facts if fact.property == "event.victim" and fact.value in names}
    kept = events | people
    return CaseFacts(
        kinds={key: kind for key, kind in facts.kinds.items() if key in kept},
        facts=tuple(fact for fact in facts.facts if fact.entity in kept),
        labels={key: label for key, label in facts.labels.items() if key in kept},
    )
