"""Derived tables are dropped and made again: the same digest, all or nothing, and at once when their form is old."""

from __future__ import annotations

from pathlib import Path

import pytest
from django.db import connection

from support.cases import new_case
from support.office import PASSPHRASE
from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.lock import lock
from tocsin.actions.rebuild import digest
from tocsin.actions.rebuild import rebuild as rebuild_action
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import NoSuch
from tocsin.domain.viewer import Viewer
from tocsin.records import bulk, projection, rebuild, store
from tocsin.records.derived import FORM, TABLES, EventRow, NearName
from tocsin.records.local import DerivedForm
from tocsin.records.words import SCOPES, WORDS


def full(office: Office) -> str:
    """Several cases with something in every typed table; the digest."""
    for title in ("Harbour", "Lighthouse"):
        case = new_case(office, title)
        case.add("person", name=["Ilona Varga", "Илона Варга"], birth="1990")
        event = case.add("event", date="2018-07", type="threat")
        case.more(event, date="2018-07-05")
        case.add("source", name="Petro Marin", contact="+000 555 01 02")
    return rebuild.digest()


def test_the_digest_is_that_of_living_through_it(office: Office) -> None:
    lived = full(office)
    rebuild.rebuild()
    assert rebuild.digest() == lived
    rebuild_action(office.viewer)
    assert digest(office.viewer) == lived


def test_who_does_not_see_everything_is_told_no_digest(office: Office) -> None:
    with pytest.raises(NoSuch):
        digest(Viewer(office.viewer.member, frozenset()))


@pytest.mark.parametrize("step", [1, 2, 3, 1000])
def test_the_digest_does_not_hang_on_how_many_at_a_time(
    office: Office, step: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    lived = full(office)
    monkeypatch.setattr(rebuild, "STEP", step)
    rebuild.rebuild()
    assert rebuild.digest() == lived


def test_the_digest_changes_with_any_row(office: Office) -> None:
    lived = full(office)
    row = EventRow.objects.first()
    assert row is not None
    EventRow.objects.filter(pk=row.pk).update(soft=not row.soft)
    assert rebuild.digest() != lived


def test_the_digest_has_64_digits_and_counts_rows_that_are_there_twice(office: Office) -> None:
    lived = full(office)
    assert len(lived) == 64
    assert int(lived, 16) < 1 << 256
    bulk.insert(NearName, ("variant", "word"), [(1, "twice")])
    once = rebuild.digest()
    bulk.insert(NearName, ("variant", "word"), [(1, "twice")])
    assert len({lived, once, rebuild.digest()}) == 3


def test_nothing_to_rebuild_is_told_as_nothing(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(store, "steps", lambda **_: [])
    told: list[tuple[int, int]] = []
    rebuild.rebuild(lambda done, total: told.append((done, total)))
    assert told == []


def test_progress_is_told_to_the_end(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    full(office)
    monkeypatch.setattr(rebuild, "STEP", 4)
    told: list[tuple[int, int]] = []
    rebuild.rebuild(lambda done, total: told.append((done, total)))
    assert [done for done, _ in told] == sorted({done for done, _ in told})
    assert told[-1][0] == told[-1][1]


def test_interrupted_it_leaves_the_old_tables(office: Office, monkeypatch: pytest.MonkeyPatch) -> None:
    lived = full(office)

    def stop(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(rebuild, "project_stored", stop)
    with pytest.raises(KeyboardInterrupt):
        rebuild.rebuild()
    monkeypatch.undo()
    assert rebuild.digest() == lived
    new_case(office).add("event", date="2019")


def test_an_older_form_is_rebuilt_at_the_next_unlock_and_says_how_far_it_is(office: Office, folder: Path) -> None:
    lived = full(office)
    DerivedForm.objects.update(form=FORM - 1)
    with connection.cursor() as cursor:
        cursor.execute("DROP TABLE d_claim")
        cursor.execute("CREATE TABLE d_claim (id bigint, of_another_form text)")
        cursor.execute("CREATE TABLE d_former (id bigint)")
    lock(office)
    told: list[tuple[int, int]] = []
    again = unlock(folder, PASSPHRASE, progress=lambda done, total: told.append((done, total)))
    try:
        assert told[-1][0] == told[-1][1] > 0
        assert "d_former" not in connection.introspection.table_names()
        assert rebuild.is_current()
        assert DerivedForm.objects.get().form == FORM
        assert rebuild.digest() == lived
    finally:
        lock(again)


def test_numbers_of_words_are_not_part_of_the_digest(office: Office) -> None:
    """Two copies count kinds and scopes up in another order; their rows are the same."""
    lived = full(office)
    with connection.cursor() as cursor:
        for table in ("d_word", "d_scope"):
            cursor.execute(f"UPDATE {table} SET id = id + 1000")
        for table, columns in {
            "d_entity": ("scope", "kind"),
            "d_claim": ("property",),
            "d_dated": ("scope", "property"),
            "d_name_key": ("scope",),
            "d_case": ("scope",),
            "d_event": ("scope",),
            "d_person": ("scope",),
            "d_statement": ("scope",),
            "d_letter": ("scope",),
            "d_file": ("scope",),
            "d_letter_use": ("scope",),
            "d_document": ("scope",),
        }.items():
            for column in columns:
                cursor.execute(f"UPDATE {table} SET {column} = {column} + 1000")
        for table in ("d_event", "d_event_values"):
            cursor.execute(f"SELECT held FROM {table}")
            for text in {text for (text,) in cursor.fetchall() if text}:
                moved = f" {' '.join(str(int(number) + 1000) for number in text.split())} "
                cursor.execute(f"UPDATE {table} SET held = %s WHERE held = %s", [moved, text])
    WORDS.forget()
    SCOPES.forget()
    assert rebuild.digest() == lived


def test_every_derived_table_is_dropped_and_made_again(office: Office) -> None:
    with connection.cursor() as cursor:
        for table in TABLES:
            cursor.execute(f"DROP TABLE {table._meta.db_table}")
    rebuild.rebuild()
    for table in TABLES:
        assert table._default_manager.count() >= 0
    case = new_case(office)
    assert get_dossier(office.viewer, case.id).case == case.id


def test_projecting_nothing_changes_nothing(office: Office) -> None:
    lived = full(office)
    projection.project([])
    assert rebuild.digest() == lived


def test_every_index_that_a_table_names_is_there(office: Office) -> None:
    """Django's schema editor passes over those of tables that it does not manage."""
    with connection.cursor() as cursor:
        for table in TABLES:
            made = connection.introspection.get_constraints(cursor, table._meta.db_table)
            assert {index.name for index in table._meta.indexes} <= made.keys(), table.__name__


def indexes() -> dict[str, set[str]]:
    """The names of the indexes of every derived table."""
    with connection.cursor() as cursor:
        return {
            table._meta.db_table: {
                name
                for name, found in connection.introspection.get_constraints(cursor, table._meta.db_table).items()
                if found["index"] and not found["unique"]
            }
            for table in TABLES
        }


def test_the_indexes_are_dropped_one_by_one_and_made_again(office: Office) -> None:
    before = indexes()
    assert sum(map(len, before.values())) > 5
    rebuild.rebuild()
    assert indexes() == before
