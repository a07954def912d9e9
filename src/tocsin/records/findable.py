"""What of an entity can be found: its words, its names and its filterable values become one document of the index.

Tokens by their first sign: a letter or digit begins the lemma of a word, `.` a word of a name, `_` what is filtered by
(scope, kind, a filterable value, `_disputed`, of an event `_firm` or `_doubtful`, and `_polish` for texts held
against the Polish list). What is sealed under a compartment is never in it: no index holds what identifies a source
(DESIGN 2.4). Values out of force are left out; values in dispute are all found.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache, cached_property
from typing import TYPE_CHECKING

from tocsin.domain.facts import Stance
from tocsin.domain.lemmas import is_polish, name_tokens, text_tokens
from tocsin.domain.resolve import ClaimState, Rank
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.records import bulk, findable_index, near_names, pointers
from tocsin.records.claims import ShownOf
from tocsin.records.derived import Document
from tocsin.records.standing import Standing
from tocsin.records.typed import properties_of
from tocsin.records.words import SCOPES

if TYPE_CHECKING:  # cards makes the rows and calls this module
    from tocsin.records.cards import Row

LONGEST_LINE = 120
WORDED = (ValueKind.TEXT, ValueKind.NAME)
# the properties whose first value is the line that a list of hits shows
LINES: Mapping[str, tuple[str, ...]] = {
    "case": ("case.title",),
    "event": ("event.title", "event.description"),
    "group": ("group.name",),
    "person": ("person.name",),
    "place": ("place.name",),
    "sighting": ("sighting.subject",),
    "statement": ("statement.title", "statement.words"),
}
DISPUTED = "_disputed"
FIRM, DOUBTFUL = "_firm", "_doubtful"  # nothing of an event is in dispute, hedged or denied, or something is
MARKS = frozenset({DISPUTED, FIRM, DOUBTFUL})
POLISH = "_polish"
UNWORDED = frozenset({"statement.entered_by", "statement.url"})

TextOf = Callable[[str, str], str | None]


@dataclass
class _Texts:
    """Where sealed texts are read: (scope, digest) gives the text, or None for one that cannot be read."""

    text_of: TextOf


_texts = _Texts(lambda _scope, _digest: None)


def read_texts_with(text_of: TextOf) -> None:
    """From now on, sealed texts of statements are read with this. The vault is not known to this package."""
    _texts.text_of = text_of


@dataclass(frozen=True)
class Findable:
    """One entity as it stands: its row, every claim of it, and the values that are shown of it."""

    row: Row
    standing: Sequence[Standing]
    shown: ShownOf

    @cached_property
    def filters(self) -> tuple[str, ...]:
        """What lists filter by: the token of each value that is shown, and of the ones that it is in dispute with."""
        return tuple(dict.fromkeys(_filters(self)))


def refresh(entries: Sequence[Findable], fresh: bool) -> None:
    """Make the index entries of these entities anew; `fresh` where they were opened just now and have none yet."""
    wanted = {entry.row.number: _document(entry) for entry in entries if entry.row.kind in LINES}
    if not fresh:
        wanted = _without_unchanged([entry.row.number for entry in entries], wanted)
    bulk.insert(Document, ("entity", "scope", "line", "tokens"), ((number, *one) for number, one in wanted.items()))
    findable_index.add(_indexed(wanted))
    near_names.keep(_names(tokens for _, _, tokens in wanted.values()))
    pointers.write((entry.row.number, entry.row.kind, entry.shown) for entry in entries)


def forget(numbers: Iterable[int]) -> None:
    """Take these entities out of the index; a name that nobody else bears goes too."""
    every = list(numbers)
    _take_out(_kept(every))
    pointers.forget(every)


_Row = tuple[int, str, str]  # scope, line, tokens


def _without_unchanged(numbers: Sequence[int], wanted: Mapping[int, _Row]) -> dict[int, _Row]:
    kept = _kept(numbers)
    unchanged = {number for number, row in kept.items() if wanted.get(number) == row}
    forget(number for number in numbers if number not in unchanged)
    return {number: row for number, row in wanted.items() if number not in unchanged}


def _kept(numbers: Iterable[int]) -> dict[int, _Row]:
    return {
        number: (scope, line, tokens)
        for chunk in bulk.chunks(numbers)
        for number, scope, line, tokens in Document.objects.filter(entity__in=chunk).values_list(
            "entity", "scope", "line", "tokens"
        )
    }


def _take_out(kept: Mapping[int, _Row]) -> None:
    if kept:
        findable_index.remove(_indexed(kept))
        bulk.delete_where(Document, "entity", kept)
        names = _names(tokens for _, _, tokens in kept.values())
        near_names.forget(name for name in names if not findable_index.holds([[f".{name}"]]))


def _indexed(rows: Mapping[int, _Row]) -> Iterator[tuple[int, str]]:
    """The tokens as the index takes them: a scope's number is this database's own, so no document keeps it."""
    return ((number, f"{tokens} {scope_token(scope)}") for number, (scope, _, tokens) in rows.items())


def _names(documents: Iterable[str]) -> set[str]:
    return {token[1:] for tokens in documents for token in tokens.split() if token[0] == "."}


def _document(entry: Findable) -> _Row:
    tokens = {kind_token(entry.row.kind), *entry.filters, *_worded(_sealed_text(entry))}
    for rule, text in _texts_in_force(entry.standing):
        if rule.type is ValueKind.NAME:
            tokens.update(f".{word}" for word in name_tokens(text))
        else:
            tokens |= _worded(text)
    return entry.row.scope, _line(entry), " ".join(sorted(tokens))


def _texts_in_force(standing: Sequence[Standing]) -> Iterator[tuple[Property, str]]:
    """Every text and name in force, as it is kept and as it stood in the statement."""
    worded = properties_of(*WORDED)
    for one in standing:
        rule = worded.get(one.claim.property)
        if rule and not (one.state.retracted or rule.compartment or rule.id in UNWORDED):
            for text in (one.claim.value, one.claim.original):
                if isinstance(text, str):
                    yield rule, text


def _sealed_text(entry: Findable) -> str:
    digests = entry.shown.get("statement.text", ())
    return (_texts.text_of(SCOPES.word(entry.row.scope), digests[0].value) or "") if digests else ""


def _worded(text: str) -> set[str]:
    if not text:
        return set()
    found = text_tokens(text)
    return found | {POLISH} if is_polish(text) else found


def _line(entry: Findable) -> str:
    for name in LINES[entry.row.kind]:
        if name in entry.shown:
            return entry.shown[name][0].value[:LONGEST_LINE]
    return ""


def _filters(entry: Findable) -> Iterator[str]:
    disputed = entry.shown.disputed()
    if disputed:
        yield DISPUTED
    if entry.row.kind == "event":
        yield DOUBTFUL if disputed or any(_in_doubt(one.state) for one in entry.standing) else FIRM
    for rule in filterable(entry.row.kind):
        for shown in entry.shown.get(rule.id, ()):
            yield from (filter_token(rule, one.value) for one in (shown, *shown.others) if one.value)


def _in_doubt(claim: ClaimState) -> bool:
    return claim.stance is not Stance.ASSERTS and not claim.retracted and claim.rank is not Rank.DEPRECATED


def scope_token(scope: int) -> str:
    """The token of everything in a scope."""
    return f"_s{scope}"


def kind_token(kind: str) -> str:
    """The token of everything of a kind."""
    return f"_k{kind}"


def filter_token(rule: Property, value: str) -> str:
    """The token of a filterable value: a term as it is, in small letters; anything else by its hash."""
    if rule.type is ValueKind.TERM:
        return f"_{rule.id}.{value.casefold()}"
    return f"_{rule.id}.{hashlib.blake2b(value.encode(), digest_size=8).hexdigest()}"


@cache
def filterable(kind: str) -> tuple[Property, ...]:
    """The properties of a kind that lists filter by."""
    return tuple(rule for rule in schema().kind(kind).properties.values() if rule.filterable)


@cache
def term_tokens(kind: str) -> Mapping[str, tuple[Property, str]]:
    """Every term that a kind can be filtered by, under its token, in the order of the schema and of its lists."""
    rules = [rule for rule in filterable(kind) if rule.type is ValueKind.TERM]
    return {filter_token(rule, term.id): (rule, term.id) for rule in rules for term in thesaurus(rule.thesaurus or "")}
