"""The thesauri: the closed lists that terms come from, with HURIDOCS codes and labels in four languages.

The codes and meanings are those of the HURIDOCS micro-thesauri (2001), the labels are ours. Rows without a code are our
extensions; each names the nearest HURIDOCS term, which is what an export writes. An export may say less than the
record, never more (DESIGN 7).
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from typing import Any

from typing_extensions import override

from tocsin.domain import vocabulary
from tocsin.domain.errors import UnknownWord

CODE_LENGTH = 12


@dataclass(frozen=True, slots=True)
class Term:
    """One row of a thesaurus.

    `huridocs` is the code that means exactly this; `nearest_huridocs` the narrowest code that does not say more.
    `act` marks what counts as an act: a type of event that becomes one, a term that an act may have. `act_term` is the
    act that an event of this type becomes when nothing narrower is chosen. `order` is the usual place in a course of
    events that has one; terms of one course share the hundreds, or the tens. `sdg_condition` says what a person must
    have found before the class may be reported. `unverified` rows were not confirmed in a source: whoever
    prints or exports one says so.
    """

    id: str
    labels: Mapping[str, str]
    huridocs: str | None = None
    nearest_huridocs: str | None = None
    parent: str | None = None
    help: str = ""
    act: bool = False
    act_term: str | None = None
    order: int | None = None
    sdg_class: str | None = None
    sdg_condition: str | None = None
    coe_category: str | None = None
    mapmf_group: str | None = None
    unverified: bool = False

    @property
    def exported(self) -> str | None:
        """The HURIDOCS code that an export writes: the term's own, else the nearest that does not say more."""
        return self.huridocs or self.nearest_huridocs

    def label(self, language: str = "en") -> str:
        """What a screen calls it; English where the list has no label in that language yet."""
        return vocabulary.label(self.labels, language)

    @override
    def __str__(self) -> str:
        """What it is called within an English sentence."""
        return self.label().lower()


@dataclass(frozen=True, slots=True)
class Thesaurus:
    """One list. `huridocs` names the micro-thesaurus that it follows, if any."""

    id: str
    about: str
    terms: Mapping[str, Term]
    huridocs: str | None = None

    def __iter__(self) -> Iterator[Term]:
        return iter(self.terms.values())

    def __contains__(self, term_id: object) -> bool:
        return term_id in self.terms

    def term(self, term_id: str) -> Term:
        """A term by its id. Raises UnknownWord."""
        try:
            return self.terms[term_id]
        except KeyError:
            raise UnknownWord(what=f"term in {self.id}", word=term_id) from None

    def ancestors(self, term_id: str) -> tuple[str, ...]:
        """The ids above a term, the nearest first. Raises UnknownWord."""
        found = []
        parent = self.term(term_id).parent
        while parent is not None:
            found.append(parent)
            parent = self.term(parent).parent
        return tuple(found)

    def is_below(self, term_id: str, other: str) -> bool:
        """Whether a term is narrower than another: the other stands above it. A term is not below itself."""
        return other in self.ancestors(term_id)


def parent_code(code: str) -> str | None:
    """The code one level up: the last pair of digits that is not 00 becomes 00. None at the top level."""
    pairs = [code[at : at + 2] for at in range(0, CODE_LENGTH, 2)]
    used = max((at for at, pair in enumerate(pairs) if pair != "00"), default=0)
    return "".join(pairs[:used]).ljust(CODE_LENGTH, "0") if used else None


def is_code(text: str) -> bool:
    """Whether this is written like a HURIDOCS code: twelve digits."""
    return len(text) == CODE_LENGTH and text.isascii() and text.isdigit()


@lru_cache(maxsize=1)
def names() -> tuple[str, ...]:
    """The ids of all thesauri."""
    return tuple(_rows())


@cache
def thesaurus(name: str) -> Thesaurus:
    """A thesaurus by its id. Raises UnknownWord, or VocabularyMissing where the build left no compiled.json."""
    try:
        row = _rows()[name]
    except KeyError:
        raise UnknownWord(what="thesaurus", word=name) from None
    terms = {term_id: _term(term_id, {"act": row.get("act", False)} | inner) for term_id, inner in row["terms"].items()}
    owners = {term.huridocs: term.id for term in terms.values() if term.huridocs}
    placed = {key: replace(term, parent=_parent(term, terms, owners)) for key, term in terms.items()}
    return Thesaurus(name, row["about"], placed, row.get("huridocs"))


@lru_cache(maxsize=1)
def _rows() -> dict[str, Any]:
    files = vocabulary.load("tocsin.domain.terms").values()
    return {name: row for file in files for name, row in file.items()}


def _term(term_id: str, row: Mapping[str, Any]) -> Term:
    code = row.get("huridocs") or (term_id if is_code(term_id) else None)
    return Term(
        id=term_id,
        labels=vocabulary.labels(row),
        huridocs=code,
        nearest_huridocs=row.get("nearest") or code,
        parent=row.get("parent"),
        help=row.get("help", ""),
        act=row["act"],
        act_term=row.get("term"),
        order=row.get("order"),
        sdg_class=row.get("sdg"),
        sdg_condition=row.get("sdg_condition"),
        coe_category=row.get("coe"),
        mapmf_group=row.get("mapmf"),
        unverified=row.get("unverified", False),
    )


def _parent(term: Term, terms: Mapping[str, Term], owners: Mapping[str, str]) -> str | None:
    """What a term stands under: as written, else by its dots, else by its code (the nearest level that is listed)."""
    if term.parent is not None:
        return term.parent
    above = term.id
    while "." in above:
        above = above.rpartition(".")[0]
        if above in terms:
            return above
    code = parent_code(term.huridocs) if term.huridocs else term.nearest_huridocs
    while code is not None and code not in owners:
        code = parent_code(code)
    return owners[code] if code else None
