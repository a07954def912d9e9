"""The values of an entry with where each comes from: the passage, who says so, what others say."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.claims import ClaimView, find_claims
from tocsin.access.members import member_names
from tocsin.access.statements import StatementLine, get_statements, get_text
from tocsin.domain.dossier import Dossier, EntityView, Shown, State, denied_only
from tocsin.domain.errors import NoSuch, NothingToRead
from tocsin.domain.facts import Stance
from tocsin.domain.passages import InText
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.viewer import Viewer
from tocsin.web.entry_history import recorded_by
from tocsin.web.languages import of_the_record
from tocsin.web.passages import Quote, quote
from tocsin.web.words import date_words, footnote, listed, page_of, value_words

ENTERED_BY = "statement.entered_by"


@dataclass(frozen=True, slots=True)
class Source:
    """One statement that a value rests on; without quotes it was typed in.

    `claims` can be put right one by one: the id of each, who recorded it, and when.
    """

    statement: str
    title: str
    date: str
    has_text: bool
    quotes: tuple[Quote, ...]
    claims: tuple[tuple[str, str, str], ...] = ()

    @property
    def note(self) -> str:
        """Where it stands, as a footnote says it."""
        return footnote(self.title, self.date)


@dataclass(frozen=True, slots=True)
class Value:
    """One value as a page shows it. `others` are the values of those who say something else; `denied_by` only deny it.

    `address` is the page of the entry that it names, where that has one.
    """

    words: str
    original: str
    language: str
    says: str
    hedged: bool
    denied: bool
    disputed: bool
    others: tuple[str, ...]
    dissent: int
    looked: bool
    sources: tuple[Source, ...]
    address: str = ""
    denied_by: str = ""


@dataclass(frozen=True, slots=True)
class Line:
    """One property with its values."""

    label: str
    values: tuple[Value, ...]


class Reader:
    """Reads each text, claim and statement of a page once, and those of one entry together."""

    def __init__(self, viewer: Viewer) -> None:
        self._viewer = viewer
        self._texts: dict[str, str] = {}
        self._claims: dict[str, ClaimView] = {}
        self._statements: dict[str, StatementLine] = {}
        self._recorded: dict[str, tuple[str, str]] = {}
        self._known: set[str] = set()

    def text(self, statement: str) -> str:
        """The text of a statement, empty where it is kept and not read."""
        if statement not in self._texts:
            try:
                self._texts[statement] = get_text(self._viewer, statement).text
            except (NoSuch, NothingToRead):
                self._texts[statement] = ""
        return self._texts[statement]

    def lines(self, dossier: Dossier, view: EntityView, leave_out: frozenset[str] = frozenset()) -> list[Line]:
        """Every value of an entry."""
        self.know(dossier, [view])
        return [
            Line(
                schema().property(name).label(of_the_record()),
                tuple(self._value(dossier, name, one) for one in several),
            )
            for name, several in view.values.items()
            if name not in leave_out
        ]

    def _value(self, dossier: Dossier, property_id: str, shown: Shown) -> Value:
        rests_on = [claim for one in (shown, *shown.others) for claim in one.claims]
        shown, denials = denied_only(shown)
        words = self._member(shown) if property_id == ENTERED_BY else value_words(dossier, property_id, shown)
        others = () if denials else tuple(value_words(dossier, property_id, other) for other in shown.others)
        return Value(
            words=words,
            original=shown.original if shown.original.casefold() != words.casefold() else "",
            language=shown.language,
            says=listed(shown.attributed_to),
            hedged=shown.stance is Stance.HEDGES,
            denied=shown.stance is Stance.DENIES,
            disputed=shown.state is State.DISPUTED and not denials,
            others=others,
            dissent=shown.dissent if not others and not denials else 0,
            looked=shown.looked,
            sources=tuple(self._sources(rests_on)),
            address=_address(dossier, property_id, shown.value),
            denied_by=listed(tuple(who for one in denials for who in one.attributed_to or (gettext("somebody"),))),
        )

    def _member(self, shown: Shown) -> str:
        """Who works here, by name: an id says nothing to anybody."""
        return member_names(self._viewer).get(shown.value, gettext("somebody"))

    def know(self, dossier: Dossier, several: Iterable[EntityView]) -> None:
        """Read together what these entries rest on, before their lines are asked for one by one."""
        views = [view for view in several if view.id not in self._known]
        if not views:
            return
        self._known |= {view.id for view in views}
        self._recorded |= recorded_by(self._viewer, dossier.case, [view.id for view in views])
        values = (shown for view in views for several in view.values.values() for shown in several)
        claims = {claim for shown in values for one in (shown, *shown.others) for claim in one.claims}
        new = find_claims(self._viewer, claims - self._claims.keys())
        self._claims |= new
        statements = {claim.statement for claim in new.values()} - self._statements.keys()
        self._statements |= get_statements(self._viewer, statements)

    def _sources(self, claims: list[str]) -> Iterator[Source]:
        places: dict[str, dict[InText, None]] = {}
        by_statement: dict[str, list[str]] = {}
        for claim in claims:
            found = self._claims.get(claim)
            if found is None:
                continue
            by_statement.setdefault(found.statement, []).append(claim)
            own = places.setdefault(found.statement, {})
            own.update({place: None for place in found.passages if isinstance(place, InText)})
        for statement, marked in places.items():
            line = self._statements.get(statement)
            if line is None:
                continue
            text = self.text(statement) if marked else ""
            quotes = tuple(quote(text, place, statement) for place in marked if place.end <= len(text))
            day = date_words(line.date) if line.date else ""
            yield Source(statement, line.title, day, bool(line.text), quotes, self._by(by_statement[statement]))

    def _by(self, claims: Iterable[str]) -> tuple[tuple[str, str, str], ...]:
        return tuple((claim, *self._recorded.get(claim, ("", ""))) for claim in claims)


def _address(dossier: Dossier, property_id: str, value: str) -> str:
    """Where the entry that a value names is shown."""
    if schema().property(property_id).type is not ValueKind.ENTITY or value not in dossier.entities:
        return ""
    return page_of(dossier.entities[value])
