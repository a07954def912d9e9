"""An event is entered by hand on the desk: with its doubt, for people who are there or new, on a document's words."""

from __future__ import annotations

import re
from typing import Any

from support.web_case import Ids

TOLD = {"type": "threat", "date": "July 2018", "new_actors": "two unknown men", "attribution": "the activists"}


def enter(browser: Any, ids: Ids, **fields: Any) -> Any:
    """Send the form."""
    return browser.post(f"/case/{ids.case}/event", {**TOLD, **fields})


def test_an_event_is_entered_with_its_doubt(browser: Any, ids: Ids) -> None:
    answer = enter(browser, ids, victim=[ids.person], new_victims="Ілона Варга", hedged="1")
    assert answer.status_code == 302
    page = browser.get(answer.headers["Location"]).content.decode()
    for words in ("July 2018", "Marta Velin", "Ілона Варга", "two unknown men", "the activists", "may be so"):
        assert words in page, words
    assert "Ілона Варга" in browser.get(f"/case/{ids.case}/entries").content.decode()


def test_it_leads_to_the_words_that_say_so(browser: Any, ids: Ids) -> None:
    form = browser.get(f"/case/{ids.case}/event?statement={ids.to_review}").content.decode()
    assert f'<option value="{ids.to_review}" selected>' in form
    quote = "arrested by the Harbour Guard"
    answer = enter(browser, ids, type="arrest", statement=ids.to_review, quote=quote)
    page = browser.get(answer.headers["Location"]).content.decode()
    assert f"<mark>{quote}</mark>" in page
    wrong = enter(browser, ids, statement=ids.to_review, quote="released by the Harbour Guard")
    assert wrong.status_code == 409
    page = wrong.content.decode()
    assert "do not stand in it in this order" in page
    assert "released by the Harbour Guard" in page


def test_what_is_wrong_is_said_and_what_was_typed_stays(browser: Any, ids: Ids) -> None:
    for fields in ({"type": ""}, {"date": "31 February 2018"}, {"type": "x"}, {"victim": ["x"]}):
        answer = enter(browser, ids, place_words="near the mill", victim=fields.pop("victim", [ids.person]), **fields)
        assert answer.status_code == 409
        page = answer.content.decode()
        assert 'role="alert"' in page
        assert "near the mill" in page
    assert re.search(
        rf'value="{ids.person}" checked', enter(browser, ids, type="", victim=[ids.person]).content.decode()
    )
