"""The map of a case: every place in words, as an area and never nearer than it is known."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.web_case import Ids
from tocsin.access.timeline import EventLine
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.facts import Stance
from tocsin.web.areas import outlined, spots


def places(page: str) -> dict[str, str]:
    """What is said of each place on the map, by its name."""
    cards = re.findall(r'<li class="card" id="p\d+".*?</ul>.*?</li>\n?(?=<li class="card"|</ol>)', page, re.DOTALL)
    return {re.findall(r'<h3 dir="auto">(.*?)</h3>', card)[0]: card for card in cards}


@pytest.fixture
def page(browser: Any, ids: Ids) -> str:
    """The map of the case whose places are real."""
    return str(browser.get(f"/case/{ids.mapped}/map").content.decode())


def test_every_place_stands_in_words_with_its_events(page: str) -> None:
    found = places(page)
    assert list(found) == ["Kyiv", "the ferry house", "Malta", "Simferopol", "Ukraine", "the hills"]
    assert 'data-at="50.45,30.52,10000"' in found["Kyiv"]
    assert "a town: somewhere in it, or near it" in found["Kyiv"]
    assert "a café in Kyiv" in found["Kyiv"]
    assert 'data-at="46.4896,30.7419,50"' in found["the ferry house"]
    assert "Exact, within 50 metres" in found["the ferry house"]
    assert 'data-country="UA"' in found["Ukraine"]
    assert "only the country is known" in found["Ukraine"]
    assert "Region, within 100 kilometres" in found["the hills"]
    for card in found.values():
        assert 'href="/event/' in card


def test_what_is_only_attempted_or_threatened_is_hollow_and_what_differs_is_dashed(page: str) -> None:
    found = places(page)
    assert {name for name, card in found.items() if " data-hollow" in card} == {"Malta"}
    assert {name for name, card in found.items() if " data-unsure" in card} == {"the hills"}
    assert found["the ferry house"].count("sources differ") == 1  # the one of the two events there


def test_what_has_no_place_that_can_be_drawn_is_listed_in_words(page: str) -> None:
    nowhere = page[page.index('id="nowhere"') :]
    assert "Surveillance" in nowhere
    assert "Brod" in nowhere
    assert "Smear" in nowhere
    assert nowhere.count('href="/event/') == 2


def test_it_is_narrowed_by_the_same_address_as_the_list(browser: Any, ids: Ids, page: str) -> None:
    narrowed = browser.get(f"/case/{ids.mapped}/map?type=arrest").content.decode()
    assert list(places(narrowed)) == ["Simferopol"]
    for way in ("events", "timeline", "map"):
        assert f'href="/case/{ids.mapped}/{way}?type=arrest"' in narrowed
        assert f'href="/case/{ids.mapped}/{way}"' in page
    assert browser.get(f"/case/{ids.mapped}/map?type=no_such").status_code == 404
    assert "No event fits" in browser.get(f"/case/{ids.mapped}/map?type=killing").content.decode()


def test_a_case_without_a_place_has_a_list_and_no_map(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/case/{ids.other_case}/map").content.decode()
    assert 'id="map"' not in page
    assert "Not on the map" in page


def test_the_page_of_a_map_is_light(page: str) -> None:
    assert len(page.encode()) < 40_000


def event(stance: Stance = Stance.ASSERTS, **values: str) -> tuple[Dossier, list[EventLine]]:
    """One event that a dossier holds."""
    shown = {f"event.{name}": (Shown(value, (), stance=stance),) for name, value in values.items()}
    line = EventLine("e", "arrest", "done", "", None, disputed=False)
    return Dossier("c", {"e": EntityView("e", "event", shown)}), [line]


def test_a_place_of_the_case_is_found_by_the_words_of_a_statement(browser: Any, ids: Ids) -> None:
    """An officer enters where it is once, and every event that is told of it is drawn."""
    typed = {"v-name": "Брод", "v-point": "45.1,33.2,900", "v-precision": "settlement"}
    assert browser.post(f"/case/{ids.mapped}/enter?kind=place", typed).status_code == 302
    page = browser.get(f"/case/{ids.mapped}/map").content.decode()
    card = places(page)["Брод"]
    assert 'data-at="45.1,33.2,10000"' in card
    assert "Town or village, within 10 kilometres" in card
    assert "Surveillance" in card
    (entry,) = re.findall(r'href="/entry/([^"]+)"', card)
    assert "Брод" in browser.get(f"/entry/{entry}").content.decode()
    browser.post(f"/case/{ids.mapped}/enter?kind=place", {"v-name": "Brod", "v-country": "UA"})
    assert "Брод" not in places(browser.get(f"/case/{ids.mapped}/map").content.decode())  # two bear the name now


def test_a_place_that_is_denied_lies_nowhere_and_one_that_is_hedged_is_unsure() -> None:
    (nowhere,) = spots(*event(Stance.DENIES, place_words="Kyiv"))
    assert [told.denied for told in nowhere.events] == [True]
    spot, nowhere = spots(*event(Stance.HEDGES, place_words="Kyiv"))
    assert spot.unsure
    assert not nowhere.events


def test_a_country_without_an_outline_is_listed_in_words() -> None:
    assert "BQ" not in outlined()
    (nowhere,) = spots(*event(country="BQ"))
    assert len(nowhere.events) == 1
