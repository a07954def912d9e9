"""What changed for people after a letter, and the grants that it counts under, are recorded at the desk."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.web_case import NAME, Ids

BETTER = "030000000000"
TYPED = {"do": "effect", "impact": BETTER, "day": "2020-09", "words": "A patrol passes.", "confidential": "yes"}


@pytest.fixture
def page(ids: Ids) -> str:
    """The address of the page of one letter."""
    return f"/letter/{ids.letter}/effect"


def text_of(browser: Any, path: str) -> str:
    """A page as text."""
    text: str = browser.get(path).content.decode()
    return text


def test_an_effect_is_listed_counted_and_taken_back(browser: Any, ids: Ids, page: str) -> None:
    def counted(**asked: str) -> str:
        found: str = browser.post("/outcome", {"do": "show", **asked}).content.decode()
        return found

    def unknown() -> str:
        found = re.search(r"Not known yet, and counted so:(.*?)</p>", text_of(browser, page))
        return found[1] if found else ""

    assert NAME in unknown()
    assert "Ilona Varga" in unknown()
    for _ in range(2):  # clicked twice, it is recorded once
        assert browser.post(page, {**TYPED, "person": ids.person}).status_code == 302
    listed = text_of(browser, page)
    assert listed.count("A patrol passes.") == 1
    assert re.search(rf"{NAME}</a>: Slightly positive.*learnt in confidence", listed)
    assert "Seen: September 2020. Recorded by Mira Halven" in listed
    assert "A patrol passes." in listed
    assert NAME not in unknown()
    assert "recorded: 1" in text_of(browser, f"/letter/{ids.letter}")
    assert "slightly positive: 1" in counted(confidential="yes")
    assert "slightly positive" not in counted()
    effect = re.search(r'name="effect" value="([^"]+)"', listed)
    assert effect
    back = {"do": "back", "effect": effect[1]}
    refused = browser.post(page, back)
    assert refused.status_code == 409
    assert 'id="because-wrong">Write why' in refused.content.decode()
    assert browser.post(page, {**back, "because": "It was somebody else."}).status_code == 302
    assert NAME in unknown()
    assert "slightly positive" not in counted(confidential="yes")
    again = browser.post(page, {**back, "because": "It was somebody else."})
    assert "There is no such" in again.content.decode()


@pytest.mark.parametrize(
    ("fields", "beside"),
    [
        ({"person": ""}, 'id="person-wrong">Choose for whom'),
        ({"impact": "990000000000"}, 'id="impact-wrong">Choose how far'),
        ({"day": ""}, 'id="day-wrong">Say when'),
        ({"day": "soon"}, 'id="day-wrong">“soon” is not a date'),
        ({"day": "2031"}, 'id="day-wrong">“Seen on” cannot hold that value: it lies in the future'),
    ],
)
def test_what_hinders_stands_beside_its_field_and_what_was_typed_is_kept(
    browser: Any, ids: Ids, page: str, fields: dict[str, str], beside: str
) -> None:
    refused = browser.post(page, {**TYPED, "person": ids.person, **fields})
    assert refused.status_code == 409
    text = refused.content.decode()
    assert beside in text
    assert text.count('aria-invalid="true"') == 1
    assert ">A patrol passes.</textarea>" in text
    assert 'name="confidential" value="yes" checked' in text
    assert "Recorded by" not in text_of(browser, page)


def test_somebody_of_another_case_is_nobody(browser: Any, ids: Ids, page: str) -> None:
    strangers = re.findall(r'href="/entry/([^"]+)"', text_of(browser, f"/case/{ids.mapped}"))
    assert strangers
    for one in (strangers[0], ids.event):
        assert 'id="person-wrong"' in browser.post(page, {**TYPED, "person": one}).content.decode()


def test_a_letter_counts_under_the_grant_of_its_case_until_it_has_its_own(browser: Any, ids: Ids, page: str) -> None:
    case = f"/case/{ids.case}/grants"
    assert browser.post(case, {"do": "grant", "grant": "NF 2020"}).status_code == 302
    assert "<bdi>NF 2020</bdi>" in text_of(browser, f"/case/{ids.case}")
    assert "As its case: <bdi>NF 2020</bdi>" in text_of(browser, page)
    assert '<option value="NF 2020">' in text_of(browser, f"/case/{ids.other_case}/grants")
    assert browser.post(page, {"do": "grant", "grant": "Port fund"}).status_code == 302
    named = text_of(browser, page)
    assert '<span class="what" dir="auto">Port fund</span>' in named
    assert "As its case" not in named
    assert "<bdi>Port fund</bdi>" in text_of(browser, f"/letter/{ids.letter}")
    value = re.search(r'href="(/value/[^"]+)"', named)
    assert value
    assert browser.post(value[1], {"do": "back", "because": "another grant"}).status_code == 302
    assert "As its case: <bdi>NF 2020</bdi>" in text_of(browser, page)
    for where in (case, page):
        refused = browser.post(where, {"do": "grant", "grant": "–"})
        assert refused.status_code == 409
        assert 'id="grant-wrong">“Grant” cannot hold that value: it has no word' in refused.content.decode()
        assert 'name="grant" value="–"' in refused.content.decode()


def test_the_counts_lead_to_where_it_is_recorded(browser: Any, page: str) -> None:
    assert f'<a href="{page}">not known' in text_of(browser, "/outcome")
