"""Names offered while one is typed: by a form, never by an address, and of what may be seen."""

from __future__ import annotations

from typing import Any

from tests.web.test_access_matrix import only_in

from support.web_case import CASE, NAME, SEALED, Ids


def offered(browser: Any, **fields: str) -> str:
    answer = browser.post("/known", fields)
    assert answer.status_code == 200
    return str(answer.content.decode())


def test_names_that_go_on_are_offered_with_their_case(browser: Any, ids: Ids) -> None:
    told = offered(browser, words="mar", kind="person")
    assert f'data-entry="{ids.person}" data-name="{NAME}"' in told
    assert CASE in told
    assert CASE not in offered(browser, words="mar", kind="person", case=ids.case)
    assert NAME not in offered(browser, words="mar", kind="place")
    assert offered(browser, words="m").strip() == ""
    assert SEALED.split()[0] not in offered(browser, words=SEALED[:4])


def test_what_may_not_be_seen_is_not_offered_and_what_is_written_does_nothing(browser: Any, ids: Ids) -> None:
    assert "&lt;script&gt;" in offered(browser, words="quay", kind="person")
    only_in(browser, ids.other_case)
    assert offered(browser, words="mar").strip() == ""
    assert browser.post("/known", {"words": "mar", "case": ids.case}).status_code == 404
    assert browser.post("/known", {"words": "mar", "case": "nothing"}).status_code == 404


def test_no_address_holds_what_is_typed(browser: Any) -> None:
    assert browser.get("/known?words=mar").headers["Location"] == "/"


def test_the_fields_are_plain_fields_without_it(browser: Any, ids: Ids) -> None:
    for path, name in (("/search", "words"), ("/call", "name"), (f"/case/{ids.case}/event", "new_victims")):
        page = browser.get(path).content.decode()
        assert f'name="{name}"' in page
        assert "data-known=" in page
        assert "/static/complete.js" in page
        assert "role=" not in page.partition("data-known=")[0].rpartition("<")[2]
