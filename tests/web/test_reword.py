"""The words of a letter changed at the desk: what says something is tied or called our own word, then approved."""

from __future__ import annotations

import re
from html import unescape
from typing import Any

import pytest
from tests.web.test_letters import Desk, told

from tocsin.access.bindings import get_bindings
from tocsin.domain.bindings import Tie

HELD = "Ilona Varga was held on the quay until 6 July 2018."


@pytest.fixture
def desk(browser: Any) -> Desk:
    return Desk(browser, browser.room.run(lambda: told(browser.room._office)))


class Form:
    """The form of a page as it stands: its fields, and what is ticked."""

    def __init__(self, page: str) -> None:
        self.page = page
        (form,) = re.findall(r'<form class="reword".*?</form>', page, re.DOTALL)
        self.fields: dict[str, Any] = {
            name: unescape(value) for name, value in re.findall(r'type="hidden" name="(\w+)" value="([^"]*)"', form)
        }
        for name, text in re.findall(r'<textarea [^>]*name="(p\d+)"[^>]*>\n(.*?)</textarea>', form, re.DOTALL):
            self.fields[name] = unescape(text)
        self.cards = re.findall(r'<fieldset class="tie.*?</fieldset>', form, re.DOTALL)
        for name, value in re.findall(r'type="checkbox" name="([\w-]+)" value="([^"]+)" checked', form):
            self.fields[name] = [*self.fields.get(name, []), value]

    def field(self, words: str) -> str:
        """The paragraph that says this last."""
        return [name for name, text in self.fields.items() if name[0] == "p" and words in text][-1]

    def card(self, words: str) -> str:
        """The card of a sentence."""
        (found,) = [one for one in self.cards if words in one.split("</blockquote>")[0]]
        return found

    def key(self, words: str) -> str:
        """What the fields of its card are called by."""
        (key,) = set(re.findall(r'name="ours-(\w+)"', self.card(words)))
        return key

    def ticks(self, words: str) -> dict[str, str]:
        """What can be ticked of it: the words, and their value."""
        found = re.findall(
            r'name="tie-\w+" value="([^"]+)"[^>]*> <span dir="auto">([^<]*)</span>', self.card(words), re.DOTALL
        )
        return {unescape(said): value for value, said in found}


def form_of(desk: Desk, letter: str) -> Form:
    return Form(desk.page(f"{letter}/words"))


def sent(desk: Desk, letter: str, form: Form, do: str, **fields: Any) -> Any:
    return desk.browser.post(f"{letter}/words", {**form.fields, **fields, "do": do})


def typed(desk: Desk, letter: str, words: str = HELD) -> Form:
    """The form, with a sentence more behind the event; kept, it asks what that rests on."""
    form = form_of(desk, letter)
    name = form.field("5 July 2018")
    answer = sent(desk, letter, form, "keep", **{name: f"{form.fields[name]} {words}"})
    assert answer.status_code == 409
    assert "Some sentences rest on nothing yet" in answer.content.decode()
    return Form(answer.content.decode())


def made(answer: Any) -> str:
    """The address of the version that was kept."""
    assert answer.status_code == 302, answer.content.decode()
    return str(answer.headers["Location"]).partition("?")[0]


def ties_of(desk: Desk, letter: str) -> dict[str, Tie]:
    room, uid = desk.browser.room, letter.rpartition("/")[2]
    found = room.run(lambda: get_bindings(room._entrance.viewer, uid))
    return {row.text: row.tie for row in found.rows}


def test_a_sentence_is_typed_tied_to_an_event_and_approved(desk: Desk) -> None:
    letter = desk.letter()
    assert f'href="{letter}/words"' in desk.page(letter)
    form = typed(desk, letter)
    assert [HELD in one for one in form.cards] == [True]
    offered = form.ticks(HELD)
    (event,) = [said for said in offered if said.startswith("Threat · 5 July 2018 · Ilona Varga")]
    assert next(iter(offered)) == event  # it shares a name, and a month
    assert "Date: 5 July 2018" in offered
    kept = made(sent(desk, letter, form, "keep", **{f"tie-{form.key(HELD)}": offered[event]}))
    assert kept != letter
    assert ties_of(desk, kept)[HELD] is Tie.TIED
    page = desk.page(kept)
    assert "version 2" in page
    where = next(where for where, words in re.findall(r'href="(\?s=\d+)#basis">([^<]+)</a>', page) if words == HELD)
    assert "Ilona Varga" in desk.page(kept + where).split('id="basis"')[1]
    desk.second()
    assert desk.approve(kept).status_code == 302


def test_what_rests_on_nothing_is_one_list_and_holds_the_approval_back_until_it_is_called_our_own(desk: Desk) -> None:
    letter = desk.letter()
    kept = made(sent(desk, letter, typed(desk, letter), "keep"))
    page = desk.page(kept)
    (listed,) = re.findall(r'id="unbound".*?</section>', page, re.DOTALL)
    assert HELD in listed
    assert f'<a class="ink loose" href="#unbound">{HELD}</a>' in page
    desk.second()
    answer = desk.send(kept, do="approve", listed="yes")
    assert answer.status_code == 409
    assert "some of its sentences (1) rest on nothing that is recorded" in unescape(answer.content.decode())
    form = form_of(desk, kept)
    again = made(sent(desk, kept, form, "keep", **{f"ours-{form.key(HELD)}": "yes"}))
    page = desk.page(again)
    assert 'id="unbound"' not in page
    assert HELD in re.findall(r'id="ours".*?</section>', page, re.DOTALL)[0]
    desk.browser.post("/lock")
    desk.browser.unlock()
    assert desk.approve(again).status_code == 409
    assert desk.send(again, do="approve", listed="yes").status_code == 302
    form = form_of(desk, again)  # and it may still be tied
    assert "our own word, as a member says" in form.card(HELD)


def test_a_changed_sentence_shows_what_it_was_and_may_stay_on_what_it_rested_on(desk: Desk) -> None:
    letter = desk.letter()
    form = form_of(desk, letter)
    name = form.field("According to her lawyer")
    text = form.fields[name]
    words = text.replace("was threatened", "received a threat")
    looked = sent(desk, letter, form, "look", **{name: words})
    assert looked.status_code == 200
    changed = Form(looked.content.decode())
    card = changed.card("received a threat")
    assert "changed since" in card
    assert text.partition("[")[0] in unescape(card)
    kept = made(sent(desk, letter, changed, "keep", **{f"stay-{changed.key('received a threat')}": "yes"}))
    assert ties_of(desk, kept)[words.partition("[")[0]] is Tie.TIED
    other = Form(sent(desk, letter, form, "look", **{name: text.replace("5 July", "8 July")}).content.decode())
    assert f"stay-{other.key('8 July')}" not in other.page
    assert "no longer there: 5; not there before: 8" in other.card("8 July")


def test_another_event_is_looked_for_and_stays_ticked(desk: Desk) -> None:
    letter = desk.letter()
    form = typed(desk, letter)
    key = form.key(HELD)
    found = Form(sent(desk, letter, form, "look", **{f"find-{key}": "9 july"}).content.decode())
    (child,) = [said for said in found.ticks(HELD) if said.startswith("Threat · 9 July 2018")]
    ticked = sent(desk, letter, found, "look", **{f"tie-{key}": found.ticks(HELD)[child], f"find-{key}": ""})
    page = Form(ticked.content.decode())
    assert page.fields[f"tie-{key}"] == [found.ticks(HELD)[child]]
    assert "tied by hand" in page.card(HELD)
    gone = sent(desk, letter, page, "keep", **{f"tie-{key}": "A" * 22})
    assert gone.status_code == 409
    assert "not there any more" in gone.content.decode()
    assert HELD in unescape(gone.content.decode())


def test_of_two_windows_the_second_is_told_and_its_words_stay(desk: Desk) -> None:
    letter = desk.letter()
    form = form_of(desk, letter)
    name = form.field("Open an investigation")
    assert made(sent(desk, letter, form, "keep", **{name: "Open an investigation today."}))
    answer = sent(desk, letter, form, "keep", **{name: "Open an investigation <b>now</b>."})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "You saw:" in page
    assert "version 1 is the newest" in page
    assert "version 2 is the newest" in page
    assert "Open an investigation &lt;b&gt;now&lt;/b&gt;." in page
    assert "Version 2 is newer than this one." in page
    third = made(sent(desk, letter, Form(page), "keep"))
    assert "version 3" in desk.page(third)


def test_nothing_changed_is_no_version(desk: Desk) -> None:
    letter = desk.letter()
    answer = sent(desk, letter, form_of(desk, letter), "keep")
    assert answer.status_code == 409
    assert "Nothing was changed" in answer.content.decode()
    assert desk.page(f"/case/{desk.case}/letters").count("<li>") == 1


def test_a_paragraph_is_left_out_and_a_demand_is_added(desk: Desk) -> None:
    letter = desk.letter()
    form = form_of(desk, letter)
    demand, position = form.field("Open an investigation"), form.field("Nobody should be threatened")
    kept = made(sent(desk, letter, form, "keep", **{position: "", demand: f"{form.fields[demand]}\r\nProtect her."}))
    page = desk.page(kept)
    assert "Protect her." in page
    assert "Nobody should be threatened" not in page
    assert "Our position" not in page


def test_while_somebody_types_the_letter_is_shown_and_nothing_is_recorded(desk: Desk) -> None:
    letter = desk.letter()
    form = form_of(desk, letter)
    name = form.field("5 July 2018")
    fields = {**form.fields, name: f"{form.fields[name]} {HELD}", "do": "look"}
    part = desk.browser.post(f"{letter}/words", fields, HTTP_HX_REQUEST="true").content.decode()
    assert "1 sentence rests on nothing" in part
    pictures = [unescape(one) for one in re.findall(r'<img src="([^"]+)"', part)]
    assert pictures
    assert desk.browser.get(pictures[0]).content.startswith(b"\x89PNG")
    assert "<form" not in part
    assert desk.page(f"/case/{desk.case}/letters").count("<li>") == 1


def test_what_must_not_leave_is_refused_and_kept_in_its_field(desk: Desk) -> None:
    letter = desk.letter()
    form = form_of(desk, letter)
    name = form.field("Open an investigation")
    answer = sent(desk, letter, form, "keep", **{name: "Give back what was taken from Lisova 5, flat 12."})
    form = Form(answer.content.decode())
    answer = sent(desk, letter, form, "keep", **{f"ours-{key}": "yes" for key in re.findall(r"ours-(\w+)", form.page)})
    assert answer.status_code == 409
    assert 'role="alert"' in answer.content.decode()
    assert "taken from Lisova 5, flat 12." in Form(answer.content.decode()).fields[name]
    assert desk.page(f"/case/{desk.case}/letters").count("<li>") == 1


def test_of_a_letter_that_was_taken_back_no_word_is_shown(desk: Desk) -> None:
    letter = desk.letter()
    desk.send(letter, do="withdraw", because="she asked us to")
    page = desk.page(f"{letter}/words")
    assert "withdrawn" in page
    assert "5 July 2018" not in page
    assert "<textarea" not in page
