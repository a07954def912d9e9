"""What the pages show, and what their titles and addresses do not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.page_texts import texts_of
from support.web_case import CASE, CYRILLIC, NAME, OTHER, STATEMENT, Ids
from tocsin.domain.errors import DiskFull
from tocsin.lib.ids import is_id

WORDS = [word for text in (CASE, OTHER, NAME, CYRILLIC, "Ilona Varga") for word in text.split() if len(word) > 2]

LATIN = re.compile(r"[A-Za-z]{3,}(?!\w*\})")  # what a form of the office has in braces is no word
NAMED = frozenset(
    {
        "Martha",
        "Marta",
        "Velin",
        "Petro",
        "Danko",
        "Ilona",
        "Varga",
        "Mira",
        "Halven",
        "Oren",
        "Tal",
        "Prosecutor",
        "General",
        "Harbour",
        "Board",
        "Europe",
        "Kyiv",
    }
)
KNOWN_WORDS = NAMED | {"Tocsin", "Word", "Ctrl", "English", "Polski", "PDF", "DOCX", "EML", "CSV", "HTML", "SMS"}
KNOWN_WORDS |= {"PNG", "JPEG", "SVG", "UTF", "UTC", "note", "partners"}


def shown(browser: Any, ids: Ids, language: str = "en") -> dict[str, str]:
    """Every page by its address."""
    of_the_case = (
        f"/case/{ids.case}",
        f"/case/{ids.case}/timeline",
        f"/case/{ids.case}/map",
        f"/case/{ids.mapped}/map",
        f"/case/{ids.case}/call",
        f"/case/{ids.case}/in",
        f"/case/{ids.case}/findings",
        f"/case/{ids.case}/letters",
        f"/case/{ids.case}/compose",
        f"/letter/{ids.letter}",
        f"/letter/{ids.letter}/word",
        f"/letter/{ids.letter}/sent",
        f"/letter/{ids.letter}/paper",
        f"/letter/{ids.letter}/effect",
        f"/delivery/{ids.delivery}/reply",
        f"/case/{ids.case}/waiting",
        f"/case/{ids.case}/grants",
        f"/letter/{ids.letter}/publish",
        f"/letter/{ids.letter}/words",
        f"/office/{ids.office}",
        f"/event/{ids.event}",
        f"/case/{ids.case}/events",
        f"/case/{ids.case}/sheet",
        f"/entry/{ids.person}",
        f"/entry/{ids.person}/add",
        f"/names/{ids.person}",
        f"/names/{ids.office}",
        f"/entry/{ids.source}",
        f"/entry/{ids.proceeding}",
        f"/case/{ids.case}/entries",
        f"/case/{ids.case}/entries?kind=source",
        f"/case/{ids.case}/enter",
        f"/case/{ids.case}/rows",
        f"/case/{ids.case}/event",
        f"/value/{ids.value}",
        f"/statement/{ids.recording}",
        f"/statement/{ids.statement}",
        f"/statement/{ids.statement}/review",
        f"/statement/{ids.to_review}",
        f"/statement/{ids.to_review}/redact",
        f"/statement/{ids.photograph}/redact",
    )
    of_none = ("/search", "/components", "/call", "/new", "/waiting", "/letterhead", "/in-clear", "/keep", "/proofread")
    of_none = (*of_none, "/letterhead/paper", "/templates", "/templates?of=urgent-appeal")
    every = ("/", *of_none, *of_the_case, "/outcome", "/offices", "/offices/new")
    found = {path: browser.get(path, HTTP_ACCEPT_LANGUAGE=language).content.decode() for path in every}
    sought = browser.post("/search", {"words": "Velin"}, HTTP_ACCEPT_LANGUAGE=language)
    return found | {"/search found": sought.content.decode()}


@pytest.fixture
def pages(browser: Any, ids: Ids) -> dict[str, str]:
    """Every page, in English."""
    return shown(browser, ids)


def test_no_page_speaks_english_in_another_language(browser: Any, ids: Ids) -> None:
    found = {path: texts_of(page) for path, page in shown(browser, ids, "uk").items() if path != "/components"}
    english = [(path, one) for path, said in found.items() for one in said if set(LATIN.findall(one)) - KNOWN_WORDS]
    assert english == []


def test_no_title_and_no_address_names_anybody(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert title, path
        addresses = re.findall(r'(?:href|src|action|hx-[a-z]+)="([^"]*)"', page)
        said = " ".join([title[1], *addresses])
        assert not [word for word in WORDS if word.lower() in said.lower()], path


def test_nobody_reads_an_id(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        ours = re.sub(r'<ul class="lines thief">.*?</ul>', "", page, flags=re.DOTALL)  # files have names of their own
        said = re.sub(r"<[^>]*>", " ", ours)
        assert not [word for word in re.findall(r"[\w-]{22}", said) if is_id(word)], path


def test_no_key_of_a_page_means_two_things(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        alone = re.sub(
            r"<section[^>]*data-one.*?</section>", "", page, flags=re.DOTALL
        )  # there a key is of the one in focus
        keys = re.findall(r'data-key="([^"]+)"', alone)
        assert sorted(keys) == sorted(set(keys)), path


def test_every_field_is_left_alone_by_the_browser(pages: dict[str, str], locked: Any) -> None:
    for page in pages.values():
        for field in re.findall(r"<(?:input|textarea)[^>]*>", page):
            if 'type="hidden"' not in field and 'type="checkbox"' not in field and 'type="radio"' not in field:
                assert 'autocomplete="off"' in field
                assert 'spellcheck="false"' in field
        assert 'translate="no"' in page


def test_the_cases_are_listed(pages: dict[str, str], ids: Ids) -> None:
    assert f'href="/case/{ids.case}"' in pages["/"]
    assert CASE in pages["/"]
    assert OTHER in pages["/"]


def test_the_list_says_what_waits(pages: dict[str, str]) -> None:
    line = re.search(rf"{CASE}.*?</li>", pages["/"], re.DOTALL)
    assert line
    assert re.search(r"\d+ read and not decided", line[0])
    other = re.search(rf"{OTHER}.*?</li>", pages["/"], re.DOTALL)
    assert other
    assert "not decided" not in other[0]


def test_a_case_shows_people_events_what_came_in_and_who_changed_it(pages: dict[str, str], ids: Ids) -> None:
    page = pages[f"/case/{ids.case}"]
    for word in (NAME, CYRILLIC, "journalist", f"/event/{ids.event}", f"/statement/{ids.statement}", "Mira Halven"):
        assert word in page
    assert "Attempted abduction" in page
    assert "since October 2025" in page


def test_a_timeline_draws_doubt(pages: dict[str, str], ids: Ids) -> None:
    page = pages[f"/case/{ids.case}/timeline"]
    drawn = dict(re.findall(r'<a href="/event/([^"]+)">(.*?)</a>', page, re.DOTALL))
    assert 'class="dot hollow"' in drawn[ids.event]
    assert "no date is recorded" in drawn[ids.undated]
    assert "<circle" not in drawn[ids.undated]
    assert "<rect" not in drawn[ids.undated]
    assert 'data-fade="out"' in page


def test_a_timeline_is_narrowed_and_begins_where_its_address_says(browser: Any, ids: Ids) -> None:
    def drawn(query: str) -> list[str]:
        page = browser.get(f"/case/{ids.case}/timeline{query}").content.decode()
        return [one for one in re.findall(r'<a href="/event/([^"]+)">', page) if one]

    every = drawn("")
    assert set(drawn(f"?after={ids.event}")) < set(every)
    assert ids.event not in drawn(f"?after={ids.event}")
    assert drawn("?type=threat") == [ids.undated]
    assert drawn("?disputed=1") == [ids.disputed]
    assert "No event fits" in browser.get(f"/case/{ids.case}/timeline?type=killing").content.decode()
    for wrong in ("after=x", "type=no_such", "person=Marta", "surely=2"):
        assert browser.get(f"/case/{ids.case}/timeline?{wrong}").status_code == 404


def test_a_value_leads_to_its_passage_and_back(browser: Any, ids: Ids, pages: dict[str, str]) -> None:
    statement = pages[f"/statement/{ids.statement}"]
    event = re.search(r'class="ink decided" href="(/event/[^"]+)"', statement)
    assert event
    page = browser.get(event[1]).content.decode()
    assert "<mark>" in page
    assert re.search(r"Recorded by Mira Halven, \d+ \w+ \d{4}, \d\d:\d\d UTC", page)
    passage = re.search(r'href="(/statement/[^"]+\?at=\d+-\d+)#here"', page)
    assert passage
    shown = browser.get(passage[1]).content.decode()
    assert 'id="here"' in shown


def test_what_was_read_and_not_decided_is_marked_so(pages: dict[str, str], ids: Ids) -> None:
    statement = pages[f"/statement/{ids.statement}"]
    assert re.search(r'<span class="ink">[^<]*9 November 2025', statement)
    assert "The office keeps only what it needs." in re.sub(r"<[^>]+>", "", statement)


@pytest.mark.parametrize("at", ["", "x", "5", "9-5", "5-5", "0-99999", "-1-5"])
def test_a_passage_that_is_none_is_no_page(browser: Any, ids: Ids, at: str) -> None:
    assert browser.get(f"/statement/{ids.statement}?at={at}").status_code == 404


def test_two_accounts_are_shown_with_both_their_sources(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/event/{ids.disputed}").content.decode()
    assert "sources differ" in page
    assert "5 March 2025" in page
    assert "6 March 2025" in page


def test_markup_in_what_is_recorded_stays_words(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/case/{ids.other_case}").content.decode()
    assert "<script>alert" not in page
    assert "&lt;script&gt;alert" in page


def test_names_are_found_in_any_alphabet(browser: Any, ids: Ids) -> None:
    for words in ("velin", "Велін"):
        assert f"/entry/{ids.person}" in browser.post("/search", {"words": words}).content.decode()


def test_a_case_tells_its_deadlines_and_what_changed_last(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/case/{ids.case}").content.decode()
    told = page[page.index(">Deadlines<") : page.index(">Timeline<")]
    assert f'href="/entry/{ids.proceeding}"' in told
    assert "Whether a time limit runs is not known" in told
    assert "our day to ask again: 2 October 2020" in told
    changes = page[page.index(">Last changes<") :]
    assert f'href="/statement/{ids.recording}" dir="auto">voice note.wav</a>' in changes
    assert "no letter waits for an answer" in browser.get(f"/case/{ids.other_case}").content.decode()


def test_a_document_is_found_with_its_passage(browser: Any, ids: Ids) -> None:
    page = browser.post("/search", {"words": "abducted journalists"}).content.decode()
    assert "<mark>abduct the journalist</mark>" in page
    place = STATEMENT.index("abduct the")
    assert f"/statement/{ids.statement}?at={place}-{place + len('abduct the journalist')}#here" in page


def test_names_that_are_spelt_nearly_so_are_found_too(browser: Any, ids: Ids) -> None:
    page = browser.post("/search", {"words": "Velynn"}).content.decode()
    assert page.index("With names that are spelt nearly so") < page.index(f"/entry/{ids.person}")


def test_a_part_of_the_page_is_enough_while_somebody_types(browser: Any) -> None:
    page = browser.post("/search", {"words": "velin"}, HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in page
    assert NAME in page


def test_an_error_of_the_list_is_one_sentence_on_a_page(browser: Any, monkeypatch: Any) -> None:
    def is_full(*of: object) -> None:
        raise DiskFull

    monkeypatch.setattr("tocsin.web.pages.start.list_cases", is_full)
    answer = browser.get("/")
    assert answer.status_code == 409
    assert "The disk is full." in answer.content.decode()
