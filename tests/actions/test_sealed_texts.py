"""The index reads sealed texts, and does without those that cannot be read."""

from __future__ import annotations

import io

import pytest

from support.backups import flip
from support.cases import Case, new_case
from tocsin.access.search import search
from tocsin.access.statements import list_statements
from tocsin.actions.init import Office
from tocsin.actions.receive import receive
from tocsin.actions.sealed_texts import text_of
from tocsin.records import rebuild

WORDS = "On 5 July 2018 two men waited with a lantern near the harbour office."


@pytest.fixture
def case(office: Office) -> Case:
    case = new_case(office, "Harbour")
    receive(office.viewer, case.id, io.BytesIO(WORDS.encode()), "call.txt")
    return case


def digest_of(case: Case) -> str:
    return next(line.text for line in list_statements(case.viewer, case.id).items if line.text)


def test_a_sealed_text_is_read_in_its_own_scope_only(case: Case, office: Office) -> None:
    assert (text_of(case.scope, digest_of(case)) or "").strip() == WORDS
    assert text_of(new_case(office, "Other").scope, digest_of(case)) is None
    assert text_of("case:unknown", digest_of(case)) is None


def test_a_text_whose_file_is_missing_or_damaged_is_none_and_stops_no_rebuild(case: Case, office: Office) -> None:
    sealed = [path for path in (office.session.folder / "vault").rglob("*") if path.is_file()]
    for path in sealed:
        flip(path, path.stat().st_size - 1)
    assert text_of(case.scope, digest_of(case)) is None
    for path in sealed:
        path.unlink()
    assert text_of(case.scope, digest_of(case)) is None
    rebuild.rebuild()
    assert search(office.viewer, "lantern").total == 0
    assert search(office.viewer, "harbour").total == 1  # the case itself


def test_a_text_is_found_by_its_words(case: Case, office: Office) -> None:
    (hit,) = search(office.viewer, "lanterns").items
    assert hit.kind == "statement"
