"""Kinds of letters at the desk: looked at, made and changed in a form, used for a letter, kept no longer."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

from support.web_case import Ids


def form_of(page: str) -> dict[str, Any]:
    """What a browser would send of the form of a kind as it stands."""
    body = page.split('action="/templates"')[1].split("</form>", maxsplit=1)[0]
    fields: dict[str, Any] = {}
    for tag in re.findall(r"<input [^>]+>", body):
        said = {name: unescape(value) for name, value in re.findall(r'([\w-]+)="([^"]*)"', tag)}
        if said["type"] != "checkbox":
            fields[said["name"]] = said.get("value", "")
        elif " checked" in tag:
            fields.setdefault(said["name"], []).append(said["value"])
    return fields


def test_a_kind_of_our_own_is_made_used_changed_and_kept_no_longer(browser: Any, ids: Ids) -> None:
    page = browser.get("/templates?of=office-appeal").content.decode()
    first = form_of(page)
    ours = {**first, "key": "note", "name-en": "Note to partners", "heading-events-en": "What we know"}
    ours |= {"name-uk": "", "name-ru": "", "name-pl": "", "most_addressees": "2", "place-demands": "1"}
    ours["part"] = [one for one in first["part"] if one != "law"]
    refused = browser.post("/templates", {**ours, "most_words": "many"})
    assert refused.status_code == 409
    assert "Most words must be a whole number" in unescape(refused.content.decode())
    assert browser.post("/templates", ours).status_code == 302
    listed = browser.get("/templates").content.decode()
    (address,) = re.findall(r'\?of=([\w-]{22})" dir="auto">Note to partners', listed)
    letter = browser.get(f"/case/{ids.case}/compose?kind={address}").content.decode()
    assert "<h2>Note to partners</h2>" in letter
    assert 'name="law"' not in letter
    fields = {"kind": address, "organisation": "Quay Centre", "contact": "Quay", "office1": "Harbour Watch"}
    fields |= {"country1": "none", "demand1": "Tell others.", "reply_by": "2031-12-11"}
    made = browser.post(f"/case/{ids.case}/compose", fields)
    where = re.search(r"/letter/[\w-]{22}", made.headers.get("Location", "") + made.content.decode())
    assert where
    words = browser.get(where[0]).content.decode()
    assert words.index("What we ask") < words.index("What we know")
    again = browser.get(f"/templates?of={address}").content.decode()
    assert browser.post("/templates", {**form_of(again), "heading-events-en": "So far"}).status_code == 302
    assert browser.post("/templates", {**form_of(again), "heading-events-en": "Late"}).status_code == 409
    assert browser.post("/templates", {"of": address, "do": "drop"}).status_code == 302
    assert "Note to partners" not in browser.get("/templates").content.decode()
    assert browser.get(f"/templates?of={address}").status_code == 404
    assert browser.get("/templates?of=correction").status_code == 404
