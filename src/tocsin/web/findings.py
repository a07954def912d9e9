"""What does not fit in a case, with every side beside it: computed when it is looked at, as `tocsin check` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext

from tocsin.access.across import get_across, get_texts
from tocsin.access.history import latest
from tocsin.access.settled import Answer, Answers, is_settled, settled
from tocsin.access.statements import list_statements
from tocsin.access.timeline import count_events
from tocsin.checking import check_case
from tocsin.checking.across import check_across, with_others
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.checking.repairs import makable
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.passages import InText, Passage
from tocsin.domain.viewer import Viewer
from tocsin.web.passages import Quote, quote

MOST_HELD = 3  # cases
MANY = 100  # events, beyond which a page does not wait for the findings of its case


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
    found = check_case(across.own, texts)
    if across.titles:
        more = get_texts(viewer, _digests(p for fact in across.facts.facts for p in fact.passages) - texts.keys())
        found = with_others(found, check_across(across.facts, across.titles, texts | more))
    texts |= get_texts(viewer, _digests(place for one in found for place in one.passages) - texts.keys())
    return Found(found, settled(viewer, case), texts, where)


class Held:
    """The findings of the cases that were looked at last, as long as nothing is recorded. It goes when one locks."""

    def __init__(self) -> None:
        self._held: dict[tuple[Viewer, str], tuple[int, Found]] = {}

    def find(self, viewer: Viewer, case: str) -> Found:
        """The findings of a case, looked for where they are not at hand. Raises NoSuch."""
        found = self.at_hand(viewer, case)
        if found is None:
            now = latest(viewer)
            found = find(viewer, case)
            while len(self._held) >= MOST_HELD:
                del self._held[next(iter(self._held))]
            self._held[viewer, case] = now, found
        return found

    def at_hand(self, viewer: Viewer, case: str) -> Found | None:
        """The same where nothing was recorded since they were looked for."""
        then, found = self._held.get((viewer, case), (-1, None))
        if found is not None and then != latest(viewer):
            del self._held[viewer, case]
            return None
        return found

    def soon(self, viewer: Viewer, case: str) -> Found | None:
        """The same, also of a case that is small enough not to be waited for. Raises NoSuch."""
        return self.find(viewer, case) if count_events(viewer, case) <= MANY else self.at_hand(viewer, case)


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
        gettext("Perhaps “%(becomes)s” was meant, not “%(was)s”; the text stays as it was received.")
        % {"becomes": one.becomes, "was": one.was}
        for one in finding.repairs
        if not one.value
    )
    repairs = (
        gettext("perhaps “%(becomes)s” instead of “%(was)s”") % {"becomes": one.becomes, "was": one.was}
        for one in makable(finding.repairs)
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
