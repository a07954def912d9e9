"""Every address of the desk against everybody who may come to it. One that is not listed here fails.

Four come: somebody who is not in; a member; a member of another case, as a server's policy will have them; and
everybody again, for what never was. What may not be seen looks like what is not there, byte for byte.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest
from django.urls import reverse

from support.page_forms import Form, Page
from support.web_case import CASE, CYRILLIC, NAME, SECOND, Ids
from tocsin.actions.passphrases import list_slots, remove_member
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id, new_id
from tocsin.web.urls import PAGES

Argument = Callable[[Ids], str]
# what is opened, by name, where an address names something of a case; None where it names nothing
OF_A_CASE: dict[str, Argument] = {
    "case": lambda ids: ids.case,
    "timeline": lambda ids: ids.case,
    "case_call": lambda ids: ids.case,
    "bring_in": lambda ids: ids.case,
    "findings": lambda ids: ids.case,
    "letters": lambda ids: ids.case,
    "compose": lambda ids: ids.case,
    "letter": lambda ids: ids.letter,
    "reword": lambda ids: ids.letter,
    "sent": lambda ids: ids.letter,
    "on_paper": lambda ids: ids.letter,
    "effect": lambda ids: ids.letter,
    "reply": lambda ids: ids.delivery,
    "case_waiting": lambda ids: ids.case,
    "grants": lambda ids: ids.case,
    "office": lambda ids: ids.office,
    "map": lambda ids: ids.case,
    "publish": lambda ids: ids.letter,
    "events": lambda ids: ids.case,
    "events_csv": lambda ids: ids.case,
    "views": lambda ids: ids.case,
    "sheet": lambda ids: ids.case,
    "entry": lambda ids: ids.person,
    "add": lambda ids: ids.person,
    "names": lambda ids: ids.person,
    "entries": lambda ids: ids.case,
    "enter": lambda ids: ids.case,
    "rows": lambda ids: ids.case,
    "new_event": lambda ids: ids.case,
    "value": lambda ids: ids.value,
    "event": lambda ids: ids.event,
    "statement": lambda ids: ids.statement,
    "review": lambda ids: ids.statement,
    "word": lambda ids: ids.letter,
    "media": lambda ids: ids.recording,
    "redact": lambda ids: ids.statement,
    "redact_page": lambda ids: ids.photograph,
}
OF_NONE = {
    "preview",
    "waiting",
    "outcome",
    "offices",
    "add_office",
    "new_case",
    "call",
    "draft",
    "known",
    "language",
    "start",
    "components",
    "search",
    "lock",
    "stay",
    "unlock",
    "begin",
    "letterhead",
    "paper",
    "templates",
    "guide",
    "keep",
    "proofread",
    "in_clear",
}
POSTED = {"search": {"words": NAME}, "known": {"words": NAME}, "lock": {}, "stay": {}}
NEVER_SHOWN = (CASE, NAME, CYRILLIC)


def test_every_address_is_listed() -> None:
    assert {page.name for page in PAGES} == OF_A_CASE.keys() | OF_NONE
    assert not OF_A_CASE.keys() & OF_NONE


def only_in(browser: Any, *cases: str) -> None:
    """From now on the one who is in sees these cases alone."""
    room = browser.room
    viewer = Viewer(room._entrance.viewer.member, frozenset(f"case:{case}" for case in cases))
    room._entrance = replace(room._entrance, viewer=viewer)


def without_ids(answer: Any, *ids: str) -> str:
    """A page, without the address that was asked for."""
    page: str = answer.content.decode()
    for one in ids:
        page = page.replace(one, "")
    return page


def address(name: str, ids: Ids) -> str:
    """The address under test."""
    return reverse(name, args=[OF_A_CASE[name](ids)] if name in OF_A_CASE else [])


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_nobody_gets_in(locked: Any, ids: Ids, name: str) -> None:
    for answer in (locked.get(address(name, ids)), locked.client.post(address(name, ids), POSTED.get(name, {}))):
        assert answer.status_code == 403
        assert 'name="passphrase"' in answer.content.decode()
        assert not [word for word in NEVER_SHOWN if word in answer.content.decode()]


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_a_member_sees_it(browser: Any, ids: Ids, name: str) -> None:
    assert browser.get(address(name, ids)).status_code == 200


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_what_may_not_be_seen_looks_like_what_is_not_there(browser: Any, ids: Ids, name: str) -> None:
    hidden, absent = OF_A_CASE[name](ids), new_id()
    only_in(browser, ids.other_case)
    for ask in (browser.get, browser.post):
        forbidden, missing = ask(reverse(name, args=[hidden])), ask(reverse(name, args=[absent]))
        assert forbidden.status_code == missing.status_code == 404
        assert without_ids(forbidden, hidden) == without_ids(missing, absent)
        assert dict(forbidden.headers) == dict(missing.headers)


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_a_removed_member_sees_what_is_not_there(browser: Any, ids: Ids, name: str) -> None:
    hidden, absent = OF_A_CASE[name](ids), new_id()
    only_in(browser)
    for ask in (browser.get, browser.post):
        forbidden, missing = ask(reverse(name, args=[hidden])), ask(reverse(name, args=[absent]))
        assert forbidden.status_code == missing.status_code == 404
        assert without_ids(forbidden, hidden) == without_ids(missing, absent)


def test_a_removed_member_does_not_get_in(browser: Any, ids: Ids) -> None:
    room = browser.room
    viewer = room._entrance.viewer
    (gone,) = (one.member for one in room.run(lambda: list_slots(viewer)) if one.member != viewer.member)
    room.run(lambda: remove_member(viewer, gone))
    browser.post("/lock")
    assert browser.unlock(SECOND).status_code == 403
    assert browser.get(f"/case/{ids.case}").status_code == 403


HIDDEN = ("case", "person", "event", "statement", "letter", "delivery", "source", "value", "to_review")


@pytest.mark.parametrize("first", [0, *(pytest.param(n, marks=pytest.mark.long) for n in (2, 5))])
def test_no_field_tells_whether_something_hidden_is_there(browser: Any, ids: Ids, first: int) -> None:
    """Whatever a form or an address of a case that is seen asks for: its answer is that for what never was."""
    hidden = [getattr(ids, HIDDEN[(first + place) % len(HIDDEN)]) for place in range(len(HIDDEN))]
    both = hidden, [beside(one) for one in hidden]
    only_in(browser, ids.other_case)
    for where in (
        *("/", "/search", "/letterhead", "/letterhead/paper", "/templates"),
        *(f"/case/{ids.other_case}{path}" for path in PATHS),
    ):
        page = Page(browser.get(where).content.decode())
        asked = sorted(page.asked | ASKED)
        for place, name in enumerate(asked):
            assert alike(*(browser.client.get(where, {name: some[place % len(some)]}) for some in both)), where
        for form in page.sent():
            for button in form.buttons if not form.action.endswith(READ) else ():
                sent = [filled(form, some) | dict([button]) for some in both]
                ask = browser.client.get if form.method == "get" else browser.client.post
                target = form.action or where
                assert alike(*(ask(target, fields) for fields in sent)), (target, sent)


def beside(one: str) -> str:
    """An id that never was, of the same letters: a field that reads them as a date finds the same in it."""
    swapped = (one[:at] + one[at + 1] + one[at] + one[at + 2 :] for at in range(10, 20))
    return next(other for other in swapped if other != one and is_id(other))


def filled(form: Form, some: list[str]) -> dict[str, str]:
    """A form with an id in every field, one after the other."""
    names = [name for name in form.forged("") if name != "token"]
    return form.forged("") | {name: some[place % len(some)] for place, name in enumerate(names)}


READ = ("/in", "/call")  # what stands in such a field is read as words, whatever it names
ASKED = frozenset({"about", "was", "old", "new", "case", "person", "kind", "card", "s"})
PATHS = (
    "",
    "/call",
    "/in",
    "/timeline",
    "/events",
    "/findings",
    "/letters",
    "/compose",
    "/waiting",
    "/entries",
    "/enter",
)


def alike(one: Any, other: Any) -> bool:
    """Whether two answers differ in nothing but ids, and say nothing of what is hidden."""
    said = [
        (each.status_code, plain(each.headers.get("Location", "")), plain(each.content.decode()))
        for each in (one, other)
    ]
    assert not [word for word in NEVER_SHOWN if word in said[0][2]]
    return said[0] == said[1]


def plain(words: str) -> str:
    """Words without ids, digests and numbers, which are new each time."""
    return re.sub(r"\d+", "0", re.sub(r"[A-Za-z0-9_-]{22,}", "ID", words))


@pytest.mark.parametrize("name", sorted(OF_A_CASE))
def test_an_id_of_another_kind_opens_nothing(browser: Any, ids: Ids, name: str) -> None:
    for other in {ids.case, ids.event, ids.statement, ids.person} - {OF_A_CASE[name](ids)}:
        assert browser.get(reverse(name, args=[other])).status_code == 404


@pytest.mark.parametrize("name", sorted(OF_NONE - {"lock"}))
def test_a_member_of_another_case_finds_nothing_of_this_one(browser: Any, ids: Ids, name: str) -> None:
    only_in(browser, ids.other_case)
    for answer in (browser.get(address(name, ids)), browser.post(address(name, ids), POSTED.get(name, {}))):
        if name == "components":  # its content is invented, and happens to bear the same name
            continue
        page = answer.content.decode().replace(f'value="{NAME}"', "")  # what they typed themselves
        assert not [word for word in (*NEVER_SHOWN, ids.case, ids.event, ids.statement) if word in page]


def test_counts_and_near_names_are_of_what_may_be_seen(browser: Any, ids: Ids) -> None:
    only_in(browser, ids.other_case)
    page = browser.post("/search", {"words": "Velyn"}).content.decode()
    assert "Nothing holds all of these words" in page
    assert "velin" not in page.lower().replace("velyn", "")


@pytest.mark.parametrize("path", ["/zz", "/case/", "/case/x", "/case/../case", "/admin/", "/case/" + "A" * 22 + "/x"])
def test_what_is_no_address_is_the_same_page(browser: Any, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 404
    assert answer.content == browser.get("/nothing").content
