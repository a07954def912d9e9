"""A redacted copy at the desk: proposed, looked at, kept as it was looked at, and chosen to go beside a letter."""

from __future__ import annotations

import io
import re
from html import unescape
from typing import Any

import pytest
import typst

from support.page_forms import Page
from support.web_case import Ids
from tocsin.access.redacting import list_copies
from tocsin.actions.receive import receive


def page_of(answer: Any) -> str:
    text: str = answer.content.decode()
    return text


def fields(page: str) -> dict[str, Any]:
    """The form of a copy as it stands in a page, with what is ticked and chosen."""
    found: dict[str, Any] = {"row": [], "take": [], "spot": [], "area": [], "shows": []}
    form = page[page.index('id="redact"') :]
    for tag in re.findall(r"<input [^>]*>", form):
        said = dict(re.findall(r'(\w[\w-]*)="([^"]*)"', tag))
        if said.get("type") == "checkbox" and not re.search(r"\bchecked\b", tag):
            continue
        name, value = said.get("name", ""), unescape(said.get("value", ""))
        if name in found and isinstance(found[name], list):
            found[name].append(value)
        elif name and name != "token":
            found[name] = value
    for name, inside in re.findall(r'<select [^>]*?name="([^"]*)"[^>]*>(.*?)</select>', form, re.DOTALL):
        chosen = re.search(r'value="([^"]*)" selected', inside) or re.search(r'value="([^"]*)"', inside)
        found[name] = chosen[1] if chosen else ""
    return found


def copies(browser: Any, statement: str) -> int:
    room = browser.room
    viewer = room._entrance.viewer
    return len(room.run(lambda: list_copies(viewer, statement)))


@pytest.fixture
def where(ids: Ids) -> str:
    return f"/statement/{ids.to_review}/redact"


def test_looked_at_and_kept(browser: Any, ids: Ids, where: str) -> None:
    assert where in page_of(browser.get(f"/statement/{ids.to_review}"))
    page = page_of(browser.get(where))
    assert "<strong>Petro Danko</strong>" in page
    asked = fields(page) | {"do": "look", "also": "harbour  OFFICE\nnowhere", "also_kind": "address", "office": "Quay"}
    looked = page_of(browser.post(where, asked))
    assert "nowhere" in looked.partition("The document does not say:")[2][:200]
    assert looked.count('<span class="ink decided cut">') == len(fields(looked)["take"])
    picture = re.search(r'src="(/preview\?of=[^"]*)"', looked)
    assert picture
    assert browser.get(unescape(picture[1])).content.startswith(b"\x89PNG")
    again = fields(looked) | {"do": "keep"}
    assert again["kind-" + next(key for key in again["row"] if key in again["take"])]
    assert browser.post(where, again).status_code == 409  # nobody said that they looked
    assert copies(browser, ids.to_review) == 0
    kept = browser.post(where, again | {"looked": "yes"})
    assert kept.status_code == 302
    assert copies(browser, ids.to_review) == 1
    page = page_of(browser.get(kept.headers["Location"]))
    assert "1 redacted copy is kept beside this document" in page
    assert "third person" in page
    assert "exact place" in page


def test_another_copy_than_was_looked_at_is_not_kept(browser: Any, ids: Ids, where: str) -> None:
    looked = page_of(browser.post(where, fields(page_of(browser.get(where))) | {"do": "look", "office": "Quay"}))
    form = fields(looked) | {"do": "keep", "looked": "yes", "take": []}
    answer = browser.post(where, form)
    assert answer.status_code == 409
    assert "not what was looked at" in page_of(answer)
    assert copies(browser, ids.to_review) == 0


def test_what_is_left_in_is_told(browser: Any, ids: Ids, where: str) -> None:
    form = fields(page_of(browser.get(where))) | {"do": "look", "take": [], "office": "Quay"}
    page = page_of(browser.post(where, form))
    assert "The search still finds what must not leave:" in page
    assert "part of a listed name" in page or "a listed name" in page


def test_without_an_office_it_says_what_is_missing(browser: Any, where: str) -> None:
    answer = browser.post(where, fields(page_of(browser.get(where))) | {"do": "look"})
    assert answer.status_code == 409
    assert "letterhead" in page_of(answer)


def test_a_photograph_is_drawn_over(browser: Any, ids: Ids) -> None:
    where = f"/statement/{ids.photograph}/redact"
    page = page_of(browser.get(where))
    assert f'src="/statement/{ids.photograph}/page?n=1"' in page
    assert browser.get(f"/statement/{ids.photograph}/page").content.startswith(b"\x89PNG")
    for number in ("0", "2", "-1", "x", "99999", ""):
        assert browser.get(f"/statement/{ids.photograph}/page?n={number}").status_code == 404
    corners = {"page": "1", "left": "10", "top": "20,5", "right": "60", "bottom": "70", "area_kind": "child"}
    form = fields(page) | corners | {"do": "look", "office": "Quay", "area": ["1:0,0,1000,1000:source"]}
    looked = page_of(browser.post(where, form))
    assert 'value="1:1000,2050,6000,7000:child" checked' in looked
    assert 'value="1:0,0,1000,1000:source" checked' in looked
    again = fields(looked) | {"do": "keep", "looked": "yes"}
    assert "who can be recognised" in page_of(browser.post(where, again))
    assert browser.post(where, again | {"shows": ["nobody"]}).status_code == 302
    assert copies(browser, ids.photograph) == 1
    outside = fields(looked) | {"do": "look", "spot": [], "area": ["1:0,0,9,99999:child"]}
    assert "does not lie on its page" in page_of(browser.post(where, outside))


def test_nonsense_in_its_fields_takes_nothing_out(browser: Any, where: str) -> None:
    wild = {
        "row": ["x", "5-2", "0-9999999", "1-3"],
        "take": ["x", "1-3"],
        "kind-1-3": "<b>",
        "area": ["1:x"],
        "language": "??",
    }
    answer = browser.post(where, {"way": "text", "do": "look", "office": "Quay", **wild})
    assert answer.status_code == 200
    assert fields(page_of(answer))["kind-1-3"] == "other"
    assert browser.get(f"{where}?way=nothing").status_code == 200


def test_what_has_neither_text_nor_pages_says_so(browser: Any, ids: Ids) -> None:
    where = f"/statement/{ids.recording}/redact"
    assert "cannot be shown" in page_of(browser.get(where))
    answer = browser.post(where, {"way": "pictures", "do": "look", "office": "Quay"})
    assert answer.status_code == 409
    assert browser.get(f"/statement/{ids.recording}/page").status_code == 404


def test_a_copy_goes_beside_a_letter(browser: Any, ids: Ids, where: str) -> None:
    compose = f"/case/{ids.case}/compose"
    assert 'name="annexes"' not in page_of(browser.get(compose))
    looked = page_of(browser.post(where, fields(page_of(browser.get(where))) | {"do": "look", "office": "Quay"}))
    browser.post(where, fields(looked) | {"do": "keep", "looked": "yes"})
    form = next(one for one in Page(page_of(browser.get(compose))).sent() if one.action.startswith(compose))
    assert form
    found = re.search(r'name="annexes" value="([^"]+)"', page_of(browser.get(compose)))
    assert found
    brief = {
        "kind": "urgent-appeal", "language": "en", "number": "UA 9/2020", "organisation": "Quay Centre",
        "office1": "Prosecutor General", "country1": "none", "demand1": "Open an investigation.",
        "position": "Nobody should be threatened.", "annexes": found[1],
    }  # fmt: skip
    made = browser.post(compose, brief)
    letter = re.search(r"/letter/[A-Za-z0-9_-]{22}", made.headers.get("Location", "") + page_of(made))
    assert letter
    page = page_of(browser.get(letter[0]))
    assert "Beside it" in page
    assert "a redacted copy" in page
    seen = re.search(r'name="seen" value="([^"]*)"', page)
    assert seen
    saved = browser.post(letter[0], {"do": "annex", "annex": "1", "seen": seen[1]})
    assert saved.content.startswith(b"%PDF")
    assert "annex 1.pdf" in saved.headers["Content-Disposition"]
    assert browser.post(letter[0], {"do": "annex", "annex": "x"}).status_code == 404
    assert "1 annex" in page_of(browser.get(f"{letter[0]}/paper"))


def test_of_a_pdf_the_pages_say_what_to_look_for(browser: Any, ids: Ids) -> None:
    """A document with a text and pages: whoever draws on the pages is told what was found, and on which."""
    form = "#set page(width: 90mm, height: 60mm)\nHarbour.\n#pagebreak()\nMarta Velin came, tel. +380 44 123-45-67."
    room = browser.room
    viewer = room._entrance.viewer
    pdf = io.BytesIO(bytes(typst.compile(form.encode(), timestamp=0)))
    statement = room.run(lambda: receive(viewer, ids.case, pdf, "decision.pdf")).statement
    page = page_of(browser.get(f"/statement/{statement}/redact?way=pictures"))
    found = page[page.index("What the search found") :]
    said = " ".join(re.sub(r"<[^>]*>", " ", found[: found.index("</ul>")]).split())
    assert "page 2: +380 44 123-45-67 , contact details" in said
    assert page.count("side-to-cover") == 2
    assert "?way=text" in page
