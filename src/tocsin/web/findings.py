"""What does not fit in a case, with every side beside it: computed when it is looked at, as `tocsin check` does."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.across import get_across, get_texts
from tocsin.access.settled import is_settled, settled
from tocsin.access.statements import get_text, list_statements
from tocsin.checking import check_case
from tocsin.checking.across import check_across, with_others
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.facts import Finding, Severity
from tocsin.domain.passages import InText, Passage
from tocsin.domain.viewer import Viewer
from tocsin.web.passages import Quote, quote


@dataclass(frozen=True, slots=True)
class Question:
    """A finding as a page shows it."""

    title: str
    asks: str
    is_gap: bool
    quotes: tuple[Quote, ...]
    repairs: tuple[str, ...]


def open_questions(viewer: Viewer, case: str) -> tuple[Question, ...]:
    """What nobody has settled as it stands. Raises NoSuch."""
    lines = [line for line in list_statements(viewer, case).items if line.text]
    texts = {sealed.digest: sealed.text for sealed in (get_text(viewer, line.id) for line in lines)}
    where = {line.text: line.id for line in lines}
    answers = settled(viewer, case)
    found = [one for one in _all(viewer, case, texts) if not is_settled(answers, finding_id(one), finding_basis(one))]
    texts |= get_texts(viewer, _digests(place for one in found for place in one.passages) - texts.keys())
    return tuple(_question(one, texts, where) for one in found)


def _all(viewer: Viewer, case: str, texts: dict[str, str]) -> tuple[Finding, ...]:
    across = get_across(viewer, case)
    own = check_case(across.own, texts)
    if not across.titles:
        return own
    wanted = _digests(place for fact in across.facts.facts for place in fact.passages) - texts.keys()
    return with_others(own, check_across(across.facts, across.titles, texts | get_texts(viewer, wanted)))


def _digests(places: Iterable[Passage | None]) -> set[str]:
    return {place.text for place in places if isinstance(place, InText)}


def _question(finding: Finding, texts: Mapping[str, str], where: Mapping[str, str]) -> Question:
    titles = {
        Severity.CONTRADICTION: gettext("These cannot all be true"),
        Severity.QUESTION: gettext("A question"),
        Severity.GAP: gettext("Not recorded"),
    }
    repairs = (
        gettext("perhaps “%(becomes)s” instead of “%(was)s”") % {"becomes": one.becomes, "was": one.was}
        for one in finding.repairs
    )
    return Question(
        title=titles[finding.severity],
        asks=finding.message,
        is_gap=finding.severity is Severity.GAP,
        quotes=tuple(_quotes(finding, texts, where)),
        repairs=tuple(repairs),
    )


def _quotes(finding: Finding, texts: Mapping[str, str], where: Mapping[str, str]) -> Iterator[Quote]:
    for place in dict.fromkeys(place for place in finding.passages if isinstance(place, InText)):
        if place.text in texts:
            yield quote(texts[place.text], place, where.get(place.text, ""))
