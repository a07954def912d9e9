"""Rows become entries, all or none; each value stands on its cell, and who a source is stands nowhere in clear."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.claims import find_claim
from tocsin.access.statements import get_statement, get_text
from tocsin.actions.enter_rows import CellValue, Entered, enter_rows
from tocsin.actions.init import Office
from tocsin.actions.open_source import open_source
from tocsin.domain.errors import BadDate, BadValue, NoSuch, TocsinError, UnknownWord
from tocsin.domain.passages import InText

TEXT = "name\tborn\nMarta Velin\t1990\nIlona Varga\tMay 1985\n"


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def cell(property_id: str, words: str, value: str = "") -> CellValue:
    start = TEXT.index(words)
    return CellValue(property_id, value or words, start, start + len(words))


MARTA = [cell("person.name", "Marta Velin"), cell("person.birth", "1990")]
ILONA = [cell("person.name", "Ilona Varga"), cell("person.birth", "May 1985", "1985-05")]


def enter(case: Case, *rows: list[CellValue], kind: str = "person") -> Entered:
    return enter_rows(case.viewer, case.id, kind, TEXT, rows)


def test_each_value_stands_on_its_cell(case: Case) -> None:
    made = enter(case, MARTA, ILONA)
    text = get_text(case.viewer, made.statement)
    assert text.text == TEXT
    assert get_statement(case.viewer, made.statement).reviewed
    assert [case.view(entry).text("person.name") for entry in made.entries] == ["Marta Velin", "Ilona Varga"]
    (claim,) = case.claims(made.entries[1], "person.birth")
    (place,) = find_claim(case.viewer, claim).passages
    assert isinstance(place, InText)
    assert (place.text, text.text[place.start : place.end]) == (text.digest, "May 1985")


def test_a_row_about_somebody_who_is_there_opens_nobody_and_reaches_into_no_other_case(
    office: Office, case: Case
) -> None:
    (marta,) = enter(case, MARTA).entries
    made = enter_rows(case.viewer, case.id, "person", TEXT, [[cell("person.birth", "1990")], ILONA], onto=[marta])
    assert made.entries[0] == marta
    assert len(case.claims(marta, "person.birth")) == 2
    other = new_case(office)
    with pytest.raises(NoSuch):
        enter_rows(other.viewer, other.id, "person", TEXT, [MARTA], onto=[marta])


@pytest.mark.parametrize(
    ("row", "error"),
    [
        ([cell("person.birth", "May 1985")], BadDate),
        ([cell("person.country", "May 1985")], UnknownWord),
        ([cell("group.name", "May 1985")], BadValue),
        ([CellValue("person.name", "x", 0, 10_000)], BadValue),
        ([CellValue("person.name", "x", 5, 5)], BadValue),
        ([], BadValue),
    ],
)
def test_one_row_that_cannot_be_taken_keeps_all_out(case: Case, row: list[CellValue], error: type[TocsinError]) -> None:
    before = case.told()
    with pytest.raises(error):
        enter(case, MARTA, row)
    assert case.told() == before


def test_nothing_is_not_entered(case: Case) -> None:
    with pytest.raises(BadValue):
        enter(case)


def test_who_a_source_is_is_sealed_and_the_rows_are_not_kept(case: Case) -> None:
    made = enter(case, [cell("source.name", "Marta Velin"), cell("source.contact", "1990")], kind="source")
    assert get_statement(case.viewer, made.statement).text == ""
    assert not [operation for operation in case.told() if "Marta" in repr(operation)]
    opened = open_source(case.viewer, made.entries[0], "to call back")
    assert dict(opened.values) == {"source.name": "Marta Velin", "source.contact": "1990"}
