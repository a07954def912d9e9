"""The findings of a case, with those that concern another case as well, and the texts that they quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from tocsin.access.across import get_across, get_texts
from tocsin.checking import check_case
from tocsin.checking.across import check_across, with_others
from tocsin.cli.case_texts import texts_of
from tocsin.domain.facts import Finding
from tocsin.domain.passages import InText, Passage
from tocsin.domain.viewer import Viewer


def findings_across(viewer: Viewer, case: str) -> tuple[Finding, ...]:
    """What cannot all be true in a case, or beside what other cases tell that the viewer may see. Raises NoSuch."""
    texts, across = texts_of(viewer, case), get_across(viewer, case)
    own = check_case(across.own, texts)
    if not across.titles:
        return own
    places = (place for fact in across.facts.facts for place in fact.passages)
    texts |= get_texts(viewer, set(_digests(places)) - texts.keys())
    return with_others(own, check_across(across.facts, across.titles, texts))


def texts_behind(viewer: Viewer, case: str, findings: Iterable[Finding]) -> dict[str, str]:
    """The texts that findings quote, by digest: those of the case, and of others that may be seen. Raises NoSuch."""
    texts = texts_of(viewer, case)
    places = (place for finding in findings for place in finding.passages)
    return texts | get_texts(viewer, set(_digests(places)) - texts.keys())


def _digests(places: Iterable[Passage | None]) -> Iterator[str]:
    return (place.text for place in places if isinstance(place, InText))
