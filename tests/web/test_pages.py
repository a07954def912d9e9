"""What the pages show, and what their titles and addresses do not."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.web_case import CASE, CYRILLIC, NAME, OTHER, Ids

WORDS = [word for text in (CASE, OTHER, NAME, CYRILLIC, "Ilona Varga") for word in text.split() if len(word) > 2]


@pytest.fixture
def pages(browser: Any, ids: Ids) -> dict[str, str]:
    """Every page by its address."""
    shown = {path: browser.get(path).content.decode() for path in ("/", "/search", f"/case/{ids.case}")}
    shown["/search found"] = browser.post("/search", {"words": "Velin"}).content.decode()
    return shown


def test_no_title_and_no_address_names_anybody(pages: dict[str, str]) -> None:
    for path, page in pages.items():
        title = re.search(r"<title>(.*?)</title>", page, re.DOTALL)
        assert title, path
        addresses = re.findall(r'(?:href|src|action|hx-[a-z]+)="([^"]*)"', page)
        said = " ".join([title[1], *addresses])
        assert not [word for word in WORDS if word.lower() in said.lower()], path


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


def test_names_are_found_in_any_alphabet(browser: Any, ids: Ids) -> None:
    for words in ("velin", "Велін"):
        assert f"/case/{ids.case}#e-{ids.person}" in browser.post("/search", {"words": words}).content.decode()


def test_a_part_of_the_page_is_enough_while_somebody_types(browser: Any) -> None:
    page = browser.post("/search", {"words": "velin"}, HTTP_HX_REQUEST="true").content.decode()
    assert "<html" not in page
    assert NAME in page
