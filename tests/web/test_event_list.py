"""The list of events, its table, and the pages of entries and of the one sheet."""

from __future__ import annotations

import csv
import io
import re
from typing import Any

import pytest

from support.web_case import CYRILLIC, NAME, Ids
from tocsin.exchange.table_csv import neutral, write_table
from tocsin.web import event_list


def rows(page: str) -> list[str]:
    """The ids of the events that a page lists, in its order."""
    return re.findall(r'<th scope="row" dir="auto"><a href="/event/([^"]+)">', page)


def listed(browser: Any, ids: Ids, query: str = "") -> list[str]:
    """What an address lists."""
    answer = browser.get(f"/case/{ids.case}/events{query}")
    assert answer.status_code == 200
    return rows(answer.content.decode())


def table(answer: Any) -> list[list[str]]:
    """The lines of what was saved."""
    return list(csv.reader(io.StringIO(answer.content.decode("utf-8-sig"), newline="")))


def test_it_lists_by_time_and_turns_round(browser: Any, ids: Ids) -> None:
    first = listed(browser, ids)
    last = listed(browser, ids, "?order=latest")
    assert first[-1] == last[-1] == ids.undated  # what has no date stands at the end of both
    assert first[:-1] == last[-2::-1]
    assert first.index(ids.disputed) < first.index(ids.event)


@pytest.mark.parametrize(("by", "head"), [("what", "What"), ("where", "Where"), ("whom", "To whom")])
def test_it_is_sorted_by_a_column_and_saved_so(browser: Any, ids: Ids, by: str, head: str) -> None:
    page = browser.get(f"/case/{ids.mapped}/events?order={by}").content.decode()
    heads, *lines = table(browser.post(f"/case/{ids.mapped}/events/csv", {"order": by}))
    said = [line[heads.index(head)] for line in lines]
    assert said == sorted(said, key=lambda words: (not words, words.casefold()))
    assert f'aria-sort="ascending"><a href="?order={by}">{head}</a>' in page
    assert [line[1] for line in lines] == re.findall(r'<a href="/event/[^"]+">([^<]+)</a></th>', page)


def test_too_many_to_sort_come_by_time_and_say_so(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    monkeypatch.setattr(event_list, "MOST_SORTED", 2)
    assert rows(browser.get(f"/case/{ids.case}/events?order=what").content.decode()) == listed(browser, ids)
    assert "Narrow them to sort them otherwise" in browser.get(f"/case/{ids.case}/events?order=what").content.decode()


def test_two_accounts_of_a_day_are_both_listed(browser: Any, ids: Ids) -> None:
    for path in (f"/case/{ids.case}/events", f"/case/{ids.case}/sheet"):
        assert "6 March 2025 / 5 March 2025" in browser.get(path).content.decode()


def test_where_is_the_place_else_the_words_for_it_else_the_country(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/case/{ids.mapped}/events").content.decode()
    (heads, *lines) = table(browser.post(f"/case/{ids.mapped}/events/csv", {}))
    where = [line[heads.index("Where")] for line in lines]
    assert {"Simferopol", "a café in Kyiv", "Malta", "the hills / the ferry house", ""} <= set(where)
    assert all(f'<td dir="auto">{one}</td>' in page for one in where)
    assert lines[-1][0] == "no date is recorded"  # as the page says it


def test_it_is_narrowed_by_its_address(browser: Any, ids: Ids) -> None:
    every = listed(browser, ids)
    assert listed(browser, ids, "?type=threat") == [ids.undated]
    assert listed(browser, ids, "?since=2025-11-05&until=2025-11-05&surely=1&type=attempted_abduction")[0] == ids.event
    assert listed(browser, ids, "?disputed=1") == [ids.disputed]
    assert listed(browser, ids, "?certainty=doubtful") == [ids.disputed]
    assert set(listed(browser, ids, "?certainty=firm")) == set(every) - {ids.disputed}
    assert len(listed(browser, ids, f"?told_in={ids.statement}")) == 1
    of_her = listed(browser, ids, f"?person={ids.person}")
    assert set(of_her) < set(every)
    assert "No event fits" in browser.get(f"/case/{ids.case}/events?type=killing").content.decode()


@pytest.mark.parametrize(
    "query",
    [
        "type=no_such",
        "person=Marta",
        "place=x",
        "since=July",
        "order=x",
        "surely=2",
        "after=x",
        "completion=%3Cb%3E",
        "certainty=sure",
    ],
)
def test_what_is_no_term_id_or_day_is_no_page(browser: Any, ids: Ids, query: str) -> None:
    assert browser.get(f"/case/{ids.case}/events?{query}").status_code == 404


def test_somebody_of_another_case_is_nobody(browser: Any, ids: Ids) -> None:
    assert browser.get(f"/case/{ids.case}/events?after={ids.other_event}").status_code in {200, 404}
    assert ids.other_event not in browser.get(f"/case/{ids.case}/events").content.decode()


@pytest.mark.parametrize("fields", [{}, {"type": "threat"}, {"order": "latest"}, {"disputed": "1"}])
def test_the_table_holds_exactly_what_is_shown(browser: Any, ids: Ids, fields: dict[str, str]) -> None:
    query = "&".join(f"{name}={value}" for name, value in fields.items())
    page = browser.get(f"/case/{ids.case}/events?{query}").content.decode()
    answer = browser.post(f"/case/{ids.case}/events/csv", fields)
    assert answer.headers["Content-Disposition"] == 'attachment; filename="events.csv"'
    header, *saved = table(answer)
    shown = [
        [re.sub(r"<[^>]+>", "", cell).strip() for cell in re.findall(r"<t[dh][^>]*>(.*?)</t[dh]>", row, re.DOTALL)]
        for row in re.findall(r"<tr><td.*?</tr>", page, re.DOTALL)
    ]
    heads = re.findall(r'<th scope="col"[^>]*>(.*?)</th>', page)
    assert header == [re.sub(r"<span.*?</span>|<[^>]+>", "", words).strip() for words in heads]
    assert [
        [cell or "no date is recorded" if at == 0 else cell for at, cell in enumerate(row)] for row in saved
    ] == shown
    assert saved


def test_what_is_saved_is_listed_as_lying_in_clear(browser: Any, ids: Ids) -> None:
    before = browser.get("/in-clear").content.decode()
    assert "events.csv" not in before
    browser.get(f"/case/{ids.case}/events/csv")  # to look at the address alone saves nothing
    assert "events.csv" not in browser.get("/in-clear").content.decode()
    browser.post(f"/case/{ids.case}/events/csv")
    assert "events.csv" in browser.get("/in-clear").content.decode()


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("Marta Velin", "Marta Velin"),
        ("=1+1", "'=1+1"),
        ("+48 22", "'+48 22"),
        ("-5", "'-5"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("\n=1", "'\n=1"),
        ("  =1", "'  =1"),
        ("\u00a0=1", "'\u00a0=1"),
        ("\u200b=1", "'\u200b=1"),
        ("＝1", "'＝1"),
        ("'=1", "''=1"),
        ("a\x00\x1b=b", "a=b"),
        ("\x00=1", "'=1"),
        ("", ""),
    ],
)
def test_no_cell_is_a_formula(cell: str, kept: str) -> None:
    assert neutral(cell) == kept
    assert write_table(["a"], [[cell, "x"]]).startswith(b"\xef\xbb\xbfa\r\n")


def test_a_person_has_every_name_and_says_how_it_stands_with_consent(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/entry/{ids.person}").content.decode()
    for words in (NAME, CYRILLIC, "journalist", "not yet asked", "Attempted abduction", f"/event/{ids.event}"):
        assert words in page


def test_markup_in_an_entry_stays_words(browser: Any, ids: Ids) -> None:
    case = browser.get(f"/case/{ids.other_case}").content.decode()
    entry = re.search(r'href="(/entry/[^"]+)"', case)
    assert entry
    assert "<script>alert" not in browser.get(entry[1]).content.decode()


@pytest.mark.parametrize("kind", ["case", "event", "statement"])
def test_what_has_a_page_of_its_own_is_no_entry(browser: Any, ids: Ids, kind: str) -> None:
    assert browser.get(f"/entry/{getattr(ids, kind)}").status_code == 404


def test_a_case_on_one_sheet(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/case/{ids.case}/sheet").content.decode()
    for words in (f"{NAME} · {CYRILLIC}", "journalist", "Attempted abduction", "sources differ", "as recorded on"):
        assert words in page
    assert '<sup class="note" data-number="1" data-note="statement.txt">[1]</sup>' in page
    assert "[1] <bdi>statement.txt</bdi>" in page
    assert page.index("Proceedings and time limits") < page.index("Whether a time limit runs is not known")


def test_a_view_is_kept_under_a_name_shown_on_every_way_and_forgotten(browser: Any, ids: Ids) -> None:
    case = f"/case/{ids.case}"
    page = browser.get(f"{case}/events?type=threat&since=2025-01-01").content.decode()
    assert 'value="Threat, 1 January 2025"' in page  # what it may be called
    kept = {"type": "threat", "since": "2025-01-01", "way": "timeline", "do": "keep", "name": "  Threats <b> of Velin "}
    answer = browser.post(f"{case}/events/views", kept)
    assert answer.headers["Location"] == f"{case}/timeline?type=threat&since=2025-01-01"
    for way in ("events", "timeline", "map"):
        page = browser.get(f"{case}/{way}").content.decode()
        assert f'href="{case}/{way}?type=threat&amp;since=2025-01-01" dir="auto">Threats &lt;b&gt; of Velin</a>' in page
    assert "Velin" not in browser.get(f"/case/{ids.other_case}/events").content.decode()
    browser.post(f"{case}/events/views", {"way": "map", "do": "forget", "name": "Threats <b> of Velin"})
    assert "Kept views" not in browser.get(f"{case}/events").content.decode()


@pytest.mark.parametrize(
    ("fields", "status"),
    [
        ({"way": "events", "do": "keep", "name": " "}, 302),
        ({"way": "events", "do": "forget", "name": "never kept"}, 404),
        ({"way": "elsewhere", "do": "keep", "name": "x"}, 404),
        ({"way": "events", "do": "keep", "name": "x", "type": "no_such"}, 404),
    ],
)
def test_no_view_is_kept_of_what_is_none(browser: Any, ids: Ids, fields: dict[str, str], status: int) -> None:
    assert browser.post(f"/case/{ids.case}/events/views", fields).status_code == status
    assert "Kept views" not in browser.get(f"/case/{ids.case}/events").content.decode()
