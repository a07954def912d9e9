"""Rows are pasted, looked at and recorded at once: what cannot be taken is named by its line, and keeps all out."""

from __future__ import annotations

import re
from typing import Any

from django.core.files.uploadedfile import SimpleUploadedFile

from support.web_case import NAME, Ids

ROWS = "Name\tBorn\tPhone\nPetro Danko; Петро Данько\t4 May 1971\t12345\nZhanara Akhmet\t1990\t\n"


def look(browser: Any, ids: Ids, text: str, **fields: Any) -> tuple[int, str]:
    """Send the rows; the status and the page."""
    answer = browser.post(f"/case/{ids.case}/rows", {"kind": "person", "text": text, **fields})
    return answer.status_code, answer.content.decode()


def people(browser: Any, ids: Ids) -> str:
    """The list of the case's people."""
    page: str = browser.get(f"/case/{ids.case}/entries").content.decode()
    return page


def test_rows_are_looked_at_before_anything_is_recorded(browser: Any, ids: Ids) -> None:
    status, page = look(browser, ids, ROWS)
    assert status == 200
    assert "2 rows can be taken" in page
    chosen = re.findall(r'name="(c-\d)"[^>]*>.*?(?:<option value="([\w.]+)" selected>|</select>)', page, re.DOTALL)
    assert chosen == [("c-0", "person.name"), ("c-1", "person.birth"), ("c-2", "")]
    assert "Petro" not in people(browser, ids)
    status, _ = look(browser, ids, ROWS, do="record")
    assert status == 302
    assert "Петро Данько" in people(browser, ids)
    entry = re.search(r'href="(/entry/[^"]+)" dir="auto">Zhanara', people(browser, ids))
    assert entry
    page = browser.get(entry[1]).content.decode()
    assert "<mark>Zhanara Akhmet</mark>" in page
    assert "<mark>1990</mark>" in page


def test_a_row_that_cannot_be_taken_keeps_all_out_until_it_is_left_out(browser: Any, ids: Ids) -> None:
    bad = ROWS + "Oren Tal\t31 February 1980\t\n\t1980\t\n"
    status, page = look(browser, ids, bad, do="record")
    assert status == 409
    assert "line 4" in page
    assert "Born: " in page
    assert "line 5" in page
    assert "Petro" not in people(browser, ids)
    status, _ = look(browser, ids, bad, do="record", leave_out="1")
    assert status == 302
    assert "Petro" in people(browser, ids)
    assert "Oren Tal" not in people(browser, ids)


def test_columns_are_chosen_otherwise(browser: Any, ids: Ids) -> None:
    fields = {"c-0": "person.occupation", "c-1": "", "c-2": ""}
    status, page = look(browser, ids, ROWS, do="record", **fields)
    assert status == 409
    assert "Say which column is: Name" in page
    twice = {"c-0": "person.name", "c-1": "person.birth", "c-2": "person.birth"}
    assert "which holds one value" in look(browser, ids, ROWS, do="record", **twice)[1]
    assert "Petro" not in people(browser, ids)


def test_whoever_is_in_the_case_already_is_named(browser: Any, ids: Ids) -> None:
    _, page = look(browser, ids, f"Name\nMARTA  VELIN\n{NAME} Jr\n")
    assert page.count(f'href="/entry/{ids.person}"') == 1


def test_a_file_is_taken_in_any_common_encoding(browser: Any, ids: Ids) -> None:
    for codec in ("utf-8-sig", "cp1251", "utf-16"):
        data = "ПІБ;Дата народження\nПетро Данько;1971\nОлена Їжак;1980\n".encode(codec)
        status, page = look(browser, ids, "", file=SimpleUploadedFile("people.csv", data))
        assert status == 200, codec
        assert "Олена Їжак" in page


def test_what_is_no_table_says_why(browser: Any, ids: Ids) -> None:
    for text in ("", "only a heading", 'Name\n"Petro'):
        status, page = look(browser, ids, text)
        assert status == 409
        assert 'role="alert"' in page
    status, page = look(browser, ids, "", file=SimpleUploadedFile("x.xlsx", b"PK\x03\x04" + bytes(200)))
    assert status == 409
    assert "save the sheet as CSV" in page


def test_markup_and_formulas_in_cells_stay_words(browser: Any, ids: Ids) -> None:
    _, page = look(browser, ids, "Name\n<script>alert(2)</script>\n=1+1\n")
    assert "<script>alert(2)" not in page
    assert look(browser, ids, "Name\n<script>alert(2)</script>\n", do="record")[0] == 302
    assert "<script>alert(2)" not in people(browser, ids)


def test_what_is_no_kind_of_row_is_no_page(browser: Any, ids: Ids) -> None:
    assert browser.get(f"/case/{ids.case}/rows?kind=consent").status_code == 404


def test_a_name_in_several_columns_is_put_together_and_ways_to_reach_a_source_are_all_kept(
    browser: Any, ids: Ids
) -> None:
    _, page = look(browser, ids, "Прізвище\tІм'я\tПо батькові\nДанько\tПетро\tІванович\nЇжак\tОлена\t\n")
    assert "Put together to one name:" in page
    text = "Surname\tFirst name\tNote\nDanko\tPetro\tkind\n"
    assert "<bdi>Note</bdi>" in look(browser, ids, text)[1]
    assert look(browser, ids, text, do="record")[0] == 302
    assert "Petro Danko" in people(browser, ids)
    assert "no row can be taken" in look(browser, ids, text, do="record", again="leave")[1]
    more = "Name\tOccupation\nPetro Danko\tbeekeeper\n"
    assert "gets what the row says" in look(browser, ids, more)[1]
    assert look(browser, ids, more, do="record")[0] == 302
    assert people(browser, ids).count("Petro Danko") == 1
    assert "beekeeper" in people(browser, ids)
    assert look(browser, ids, more, do="record", again="apart")[0] == 302
    assert people(browser, ids).count("Petro Danko") == 2
    look(browser, ids, more, do="record")  # which of the two nobody can say
    assert people(browser, ids).count("Petro Danko") == 3
    _, page = look(browser, ids, "Name\tPhone\tE-mail\nLena\t12345\tl@x.example\n", kind="source")
    assert page.count('<option value="source.contact" selected>') == 2


def test_a_word_that_cannot_be_chosen_is_said_in_plain_words(browser: Any, ids: Ids) -> None:
    _, page = look(browser, ids, "Name\tCountry\nPetro Danko\tVarsenia\n")
    assert "Country: “Varsenia” is none of the words that can be chosen there." in page


def test_rows_without_a_line_of_headings_are_said_to_be_so(browser: Any, ids: Ids) -> None:
    status, page = look(browser, ids, "Petro Danko\tlawyer\nOlena Yizhak\tnurse\n", do="record")
    assert status == 409
    assert "put a line of headings above it" in page
