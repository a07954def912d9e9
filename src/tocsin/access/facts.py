"""The facts of cases as checks read them (DESIGN 6), from the claims in force: of one case, or of very many."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

from tocsin.access.case_facts import CaseClaims, CaseOutlined, bearing_properties, facts_of, outlined_properties
from tocsin.access.filter import entity_row, visible
from tocsin.domain.facts import CaseFacts
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.lib.memory import no_collection
from tocsin.records import claims, store
from tocsin.records.bulk import chunks
from tocsin.records.derived import CaseRow, Entity, File, LetterUse, StatementRow
from tocsin.records.places import PLACES
from tocsin.records.standing import ClaimRow
from tocsin.records.words import SCOPES, WORDS

MADE_BY_OCR = "tesseract "  # as `engines.ocr` names itself
TOGETHER = 100  # cases that are read at once: bounds the memory


def get_facts(viewer: Viewer, case: str, kinds: Collection[str] | None = None) -> CaseFacts:
    """Every claim in force of a case that bears on time, place, number or identity; of entries of these kinds only,
    where they are given. Raises NoSuch.
    """
    scope = entity_row(viewer, case, "case").scope
    return facts_of(next(_claims_of(viewer, [scope], kinds)))


def get_claims(viewer: Viewer, cases: Iterable[str]) -> Iterator[CaseClaims]:
    """What lies of each of these cases, in bounded memory. One that is absent or may not be seen is left out."""
    for chunk in chunks(cases, TOGETHER):
        rows = visible(viewer, Entity.objects.filter(uid__in=chunk, kind=WORDS.known("case")).order_by("id"))
        yield from _together(viewer, list(rows.values_list("scope", flat=True)))


def list_outlined(viewer: Viewer) -> Iterator[CaseOutlined]:
    """Of every case that the viewer may see what its outline is made from, in bounded memory, the oldest case first."""
    rows = visible(viewer, CaseRow.objects.order_by("entity"))
    last = -1
    while found := list(rows.filter(entity__gt=last).values_list("entity", "scope")[:TOGETHER]):
        last = found[-1][0]
        with no_collection():
            together = list(_outlined(viewer, [scope for _, scope in found]))
        yield from together


def _outlined(viewer: Viewer, scopes: Sequence[int]) -> Iterator[CaseOutlined]:
    rows: dict[int, list[tuple[str, int, bytes]]] = {scope: [] for scope in scopes}
    for scope, name, code, body in claims.rows_of_scopes(scopes, outlined_properties()):
        rows[scope].append((name, code, body))
    texts = _texts(viewer, scopes)
    for scope, held in rows.items():
        yield CaseOutlined(SCOPES.word(scope).partition(":")[2], tuple(held), scope in texts)


def _together(viewer: Viewer, scopes: Sequence[int]) -> list[CaseClaims]:
    with no_collection():
        return list(_claims_of(viewer, scopes))


def _claims_of(viewer: Viewer, scopes: Sequence[int], of_kinds: Collection[str] | None = None) -> Iterator[CaseClaims]:
    entities: dict[int, list[tuple[int, str, str]]] = {scope: [] for scope in scopes}
    places: dict[int, int] = {}
    kinds: dict[str, set[int]] = {"delivery": set(), "consent": set()}
    for number, uid, kind, scope in _entities(viewer, scopes, of_kinds):
        word = WORDS.word(kind)
        entities[scope].append((number, uid, word))
        places[number] = scope
        if word in kinds:
            kinds[word].add(scope)
    rows: dict[int, list[ClaimRow]] = defaultdict(list)
    for row in claims.rows_of_entities(places, bearing_properties()):
        rows[places[row[1]]].append(row)
    texts = _texts(viewer, scopes)
    by_machine = _recognised(viewer, texts)
    uses = _uses(viewer, sorted(kinds["delivery"] & kinds["consent"]))
    changesets = store.changesets_of(number for several in rows.values() for number, *_ in several)
    for scope in scopes:
        held = tuple(rows[scope])
        needed = {seq: changesets[seq] for seq in {number // PLACES for number, *_ in held}}
        case = SCOPES.word(scope).partition(":")[2]
        recognised = tuple(digest for digest in texts.get(scope, ()) if (scope, digest) in by_machine)
        told = tuple(texts.get(scope, ()))
        yield CaseClaims(case, tuple(entities[scope]), held, needed, told, recognised, tuple(uses.get(scope, ())))


def _texts(viewer: Viewer, scopes: Iterable[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = defaultdict(list)
    for chunk in chunks(scopes):
        rows = visible(viewer, StatementRow.objects.filter(scope__in=chunk).exclude(text="").order_by("entity"))
        for scope, digest in rows.values_list("scope", "text"):
            found[scope].append(digest)
    return found


def _uses(viewer: Viewer, scopes: Sequence[int]) -> dict[int, list[tuple[str, str]]]:
    """Which claims the letters of these cases use, in the order in which they were written."""
    found: dict[int, list[tuple[str, str]]] = defaultdict(list)
    for chunk in chunks(scopes):
        rows = visible(viewer, LetterUse.objects.filter(scope__in=chunk).order_by("id"))
        for scope, intervention, claim in rows.values_list("scope", "intervention", "claim"):
            found[scope].append((intervention, claim))
    return found


def _recognised(viewer: Viewer, texts: Mapping[int, Sequence[str]]) -> set[tuple[int, str]]:
    """The scopes and digests of the texts that a machine read from a picture."""
    files: dict[int, tuple[int, str]] = {}
    for chunk in chunks({digest for several in texts.values() for digest in several}):
        rows = visible(viewer, File.objects.filter(scope__in=list(texts), digest__in=chunk))
        files |= {number: (scope, digest) for number, scope, digest in rows.values_list("id", "scope", "digest")}
    told = store.operations(files)
    return {files[number] for number, one in told.items() if isinstance(one, FileSealed) and _by_machine(one)}


def _by_machine(sealed: FileSealed) -> bool:
    return (sealed.made_by or "").startswith(MADE_BY_OCR)


def _entities(
    viewer: Viewer, scopes: Iterable[int], kinds: Collection[str] | None
) -> Iterator[tuple[int, str, int, int]]:
    every = Entity.objects if kinds is None else Entity.objects.filter(kind__in=WORDS.numbers(kinds))
    for chunk in chunks(scopes):
        rows = visible(viewer, every.filter(scope__in=chunk).order_by("id"))
        yield from rows.values_list("id", "uid", "kind", "scope")
