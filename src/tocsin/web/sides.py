"""The sides of a finding: each claim that it stands on, with who says so and the passage, next to each other."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from tocsin.access.across import get_texts
from tocsin.access.claims import ClaimView, find_claims
from tocsin.access.statements import get_statements
from tocsin.domain.dossier import Dossier, Shown, State
from tocsin.domain.facts import Finding
from tocsin.domain.passages import InText, Passage
from tocsin.domain.viewer import Viewer
from tocsin.web.findings import Found
from tocsin.web.passages import Quote, quote
from tocsin.web.words import date_words, footnote, name_of, property_label, value_words

TIES = frozenset({"act.event", "involvement.act", "chain.event"})  # they say nothing that a reader would look up


@dataclass(frozen=True, slots=True)
class Side:
    """One claim: of what it tells, what it says, in which statement and on which day, and the words themselves.

    `gone`: it was taken back since.
    """

    of: str
    label: str
    value: str
    statement: str
    title: str
    date: str
    has_text: bool
    event: str
    quotes: tuple[Quote, ...]
    gone: bool = False

    @property
    def note(self) -> str:
        """Where it stands, as a footnote says it."""
        return footnote(self.title, self.date)


class RestsOn:
    """The claims that some findings or sentences stand on, and their statements, as far as they may be seen."""

    def __init__(self, viewer: Viewer, claims: Iterable[str]) -> None:
        self.claims = find_claims(viewer, claims)
        self.statements = get_statements(viewer, {one.statement for one in self.claims.values()})

    def entities(self) -> set[str]:
        """Of whom they tell, and whom they name."""
        return {uid for one in self.claims.values() for uid in (one.entity, one.value)}


def sides(rests_on: RestsOn, dossier: Dossier, found: Found, finding: Finding) -> tuple[Side, ...]:
    """What a finding stands on, each claim once; what may not be seen any more is left out."""
    told = dict.fromkeys(zip(finding.claims, finding.passages, strict=False))
    by_claim: dict[str, list[Passage]] = {}
    for claim, passage in told:
        by_claim.setdefault(claim, []).extend([passage] if passage else [])
    return tuple(dict.fromkeys(_sides(rests_on, dossier, found, by_claim)))


def basis(viewer: Viewer, dossier: Dossier, claims: Iterable[str]) -> tuple[Side, ...]:
    """What a sentence of a letter rests on: each claim with every passage of it."""
    views = [view for view in find_claims(viewer, claims).values() if view.property not in TIES]
    texts = get_texts(viewer, {one.text for view in views for one in view.passages if isinstance(one, InText)})
    rests_on = RestsOn(viewer, [view.id for view in views])
    where = {line.text: line.id for line in rests_on.statements.values()}
    found = Found((), {}, texts, where)
    return tuple(_sides(rests_on, dossier, found, {view.id: list(view.passages) for view in views}))


def _sides(rests_on: RestsOn, dossier: Dossier, found: Found, by_claim: dict[str, list[Passage]]) -> Iterator[Side]:
    for claim, passages in by_claim.items():
        view = rests_on.claims.get(claim)
        line = rests_on.statements.get(view.statement) if view else None
        if view is None or line is None:
            continue
        inside = [place for place in passages if isinstance(place, InText) and place.text in found.texts]
        yield Side(
            of=name_of(dossier, view.entity),
            label=property_label(view.property),
            value=claim_words(dossier, view),
            statement=view.statement,
            title=line.title,
            date=date_words(line.date) if line.date else "",
            has_text=bool(line.text),
            event=view.entity if view.kind == "event" and view.entity in dossier.entities else "",
            quotes=tuple(quote(found.texts[one.text], one, found.where.get(one.text, "")) for one in inside),
            gone=view.retracted,
        )


def claim_words(dossier: Dossier, view: ClaimView) -> str:
    """What one claim says, in words."""
    state = State.ABSENT if view.absent else State.KNOWN
    return value_words(dossier, view.property, Shown(view.value, (), state=state, absent=view.absent))
