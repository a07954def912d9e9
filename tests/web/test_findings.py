"""Questions of a case answered at the desk: a repair by one key, settling with a reason, asking again."""

from __future__ import annotations

import re
import threading
from concurrent.futures import CancelledError
from dataclasses import dataclass
from typing import Any

import pytest
from django.conf import settings

from support.cases import Case, new_case
from tocsin.actions.init import Office
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.domain.facts import Finding
from tocsin.web.findings import find


@dataclass
class Asked:
    """A case in which a press conference tells of an arrest that came after it."""

    browser: Any
    case: str

    @property
    def path(self) -> str:
        """Its findings."""
        return f"/case/{self.case}/findings"

    def the_finding(self) -> Finding:
        """The one open question that has a repair."""
        room = self.browser.room
        found = room.run(lambda: find(room._entrance.viewer, self.case).open())
        return next(one for one in found if any(repair.value for repair in one.repairs))

    def send(self, **fields: str) -> Any:
        """A form of that question."""
        one = self.the_finding()
        return self.browser.post(self.path, {"finding": finding_id(one), "basis": finding_basis(one), **fields})

    def page(self, where: str = "") -> str:
        """The page as it stands."""
        text: str = self.browser.get(where or self.path).content.decode()
        return text


@pytest.fixture
def asked(browser: Any) -> Asked:
    return Asked(browser, browser.room.run(lambda: slipped(browser.room._office)))


def slipped(office: Office) -> str:
    """A press conference dated 2013 that tells of an arrest in 2031: a slip of the year."""
    case = new_case(office, "Quiet Harbour")
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
    arrest = case.add("event", type="arrest", date="2031-05-03", completion="done")
    case.add("act", event=arrest, victim=ilona, type="arrest")
    case.add("event", type="threat", date="2031-05-01", completion="done")
    told = case.add("event", type="press_conference", date="2013-05-05", completion="done")
    case.add("order", first=told, second=arrest, type="reports")
    return case.id


def test_every_side_stands_beside_the_others_with_its_repair(asked: Asked) -> None:
    page = asked.page()
    sides = re.findall(r'<div class="side">(.*?)</div>', page, re.DOTALL)
    assert len(sides) >= 2
    assert any("5 May 2013" in side for side in sides)
    assert any("3 May 2031" in side for side in sides)
    assert 'name="repair" value="1" data-key="1"' in page


def test_a_repair_is_made_told_and_can_be_undone(asked: Asked) -> None:
    before = asked.the_finding()
    answer = asked.send(do="mend", repair="1")
    assert answer.status_code == 302
    page = asked.page(answer["Location"])
    assert "5 May 2013" in page
    assert "5 May 2031" in page
    old, new = re.findall(r"[?&](?:old|new)=([A-Za-z0-9_-]{22})", answer["Location"])
    assert asked.browser.post(asked.path, {"do": "undo", "old": old, "new": new}).status_code == 302
    assert finding_id(asked.the_finding()) == finding_id(before)
    assert asked.browser.post(asked.path, {"do": "undo", "old": old, "new": new}).status_code == 409


def test_to_settle_takes_a_reason_and_it_can_be_asked_again(asked: Asked) -> None:
    refused = asked.send(do="settle", because="  ")
    assert refused.status_code == 409
    assert 'role="alert"' in refused.content.decode()
    one = asked.the_finding()
    assert asked.send(do="settle", because="Both days are as the <source> gave them").status_code == 302
    page = asked.page()
    assert "Both days are as the &lt;source&gt; gave them" in page
    assert "Mira Halven" in page
    assert finding_id(one) not in page.split('id="settled"')[0]
    form = {"do": "reopen", "finding": finding_id(one), "basis": finding_basis(one)}
    assert asked.browser.post(asked.path, form).status_code == 302
    assert finding_id(asked.the_finding()) == finding_id(one)
    assert asked.browser.post(asked.path, form).status_code == 409


def test_what_changed_in_another_tab_is_said_and_what_was_typed_is_kept(asked: Asked) -> None:
    one = asked.the_finding()
    form = {"finding": finding_id(one), "basis": finding_basis(one), "claims": ",".join(one.claims)}
    assert f'name="claims" value="{form["claims"]}" data-from' in asked.page()
    asked.send(do="mend", repair="1")
    answer = asked.browser.post(asked.path, {**form, "do": "settle", "because": "as the source says"})
    assert answer.status_code == 409
    told = re.findall(r'role="alert">.*?</div>', answer.content.decode(), re.DOTALL)[0]
    assert told.count("You saw:") == 1  # the other sides stand as they were
    assert 'You saw: <q dir="auto">5 May 2013</q>' in told
    assert 'It reads now: <q dir="auto">5 May 2031</q>' in told
    assert "as the source says" in told


def test_what_was_settled_in_another_tab_is_said_with_its_reason(asked: Asked) -> None:
    asked_of = asked.the_finding()
    form = {"finding": finding_id(asked_of), "basis": finding_basis(asked_of), "claims": ",".join(asked_of.claims)}
    asked.send(do="settle", because="both days are right")
    answer = asked.browser.post(asked.path, {**form, "do": "mend", "repair": "1"})
    assert answer.status_code == 409
    told = re.findall(r'role="alert">.*?</div>', answer.content.decode(), re.DOTALL)[0]
    assert "It was settled meanwhile: Mira Halven" in told
    assert "both days are right" in told
    assert "You saw" not in told


@pytest.mark.parametrize("claims", ["x", ",,", "A" * 22, "'; --", "<script>"])
def test_claims_that_are_none_tell_nothing(asked: Asked, claims: str) -> None:
    answer = asked.browser.post(asked.path, {"do": "settle", "finding": "x", "basis": "y", "claims": claims})
    assert answer.status_code == 409
    assert "It is shown here as it stands now." in answer.content.decode()


@pytest.mark.parametrize("fields", [{"do": "mend", "repair": "x"}, {"do": "mend"}, {"do": "all"}])
def test_what_no_form_sends_is_no_page(asked: Asked, fields: dict[str, str]) -> None:
    assert asked.send(**fields).status_code == 404


def test_a_repair_that_is_not_there_changes_nothing(asked: Asked) -> None:
    assert asked.send(do="mend", repair="99").status_code == 409
    assert asked.the_finding()


@pytest.fixture
def large(asked: Asked, monkeypatch: pytest.MonkeyPatch) -> Asked:
    """A case that is taken for a large one."""
    monkeypatch.setattr("tocsin.web.findings.MANY", 0)
    return asked


def test_a_large_case_is_looked_through_beside_its_pages(large: Asked) -> None:
    soon = large.page()
    assert "Looking through the case" in soon
    assert large.the_finding().message not in soon
    part = large.page(f"{large.path}?part=case")
    assert "part=case" in part
    large.browser.room._beside.submit(lambda: None).result()
    assert large.the_finding().message in large.page().replace("&quot;", '"').replace("&#x27;", "'")
    assert "part=case" not in large.page(f"{large.path}?part=case")
    assert "part=sheet" not in large.page(f"{large.path}?part=sheet")


def test_an_answer_needs_no_new_look_and_a_new_value_does(large: Asked, monkeypatch: pytest.MonkeyPatch) -> None:
    large.page()
    large.browser.room._beside.submit(lambda: None).result()
    one = large.the_finding()
    assert large.send(do="settle", because="The paper was asked").status_code == 302
    assert "Looking through the case" not in (answered := large.page())
    assert "The paper was asked" in answered
    assert finding_id(one) in answered
    large.browser.room.run(lambda: Case(large.browser.room._office, large.case).add("person", name="Marta Velin"))
    assert "Looking through the case" in large.page()


def test_whoever_locks_meanwhile_leaves_nothing_behind(large: Asked) -> None:
    room = large.browser.room
    held, beside = room._entrance.held, room._beside
    wait = threading.Event()
    beside.submit(wait.wait)
    assert "Looking through the case" in large.page()
    large.browser.post("/lock")
    wait.set()
    (looking,) = held._looking.values()
    with pytest.raises(CancelledError):
        looking.result()
    assert not held._held
    large.browser.unlock()
    assert "Looking through the case" in large.page()


def test_what_goes_wrong_while_a_case_is_looked_through_is_said_and_not_asked_for_ever(
    large: Asked, monkeypatch: pytest.MonkeyPatch
) -> None:
    def breaks(*of: object) -> None:
        raise RuntimeError("Marta Velin")

    monkeypatch.setattr("tocsin.web.findings.looked_through", breaks)
    assert large.browser.get(large.path).status_code == 200
    large.browser.room._beside.submit(lambda: None).result()
    answer = large.browser.get(large.path)
    assert answer.status_code == 500
    assert "Velin" not in answer.content.decode()


ASKS = {
    "en": "The press conference is dated 5 May 2013 but tells of 3 May 2031.",
    "uk": "Пресконференція: дата — 5 травня 2013 року, а йдеться про те, що сталося пізніше: 3 травня 2031 року.",
    "ru": "Пресс-конференция: дата — 5 мая 2013 года, а речь идёт о том, что случилось позже: 3 мая 2031 года.",
    "pl": "Konferencja prasowa: data — 5 maja 2013 r., a mowa jest o tym, co stało się później: 3 maja 2031 r.",
}


def test_a_question_is_asked_in_the_language_of_its_reader(asked: Asked) -> None:
    for language, words in (*ASKS.items(), *ASKS.items()):  # the second time those of all languages are held
        asked.browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        for where in (asked.path, f"{asked.path}?part=case", f"/case/{asked.case}", f"/case/{asked.case}/sheet"):
            page = asked.page(where)
            assert words in page, (language, where)
            assert not [other for other in ASKS.values() if other != words and other in page]


def test_an_answer_in_one_language_holds_in_the_others(asked: Asked) -> None:
    asked.browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    assert asked.send(do="settle", because="так записано").status_code == 302
    for language, words in ASKS.items():
        asked.browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        still, settled, answers = asked.page().partition('<h2 id="settled">')
        assert settled
        assert words in answers
        assert words not in still


def test_a_large_case_is_looked_through_in_the_language_of_its_reader(large: Asked) -> None:
    for language in ("uk", "pl"):
        large.browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert ASKS[language] not in large.page()
        large.browser.room._beside.submit(lambda: None).result()
        assert ASKS[language] in large.page()
    assert large.send(do="settle", because="так записано").status_code == 302
    for language in ("uk", "pl"):
        large.browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = language
        assert ASKS[language] in large.page().partition('<h2 id="settled">')[2]


def test_the_reason_of_a_repair_is_kept_in_the_language_in_which_it_was_made(asked: Asked) -> None:
    asked.browser.client.cookies[settings.LANGUAGE_COOKIE_NAME] = "uk"
    press = asked.the_finding().subjects[0]
    assert asked.send(do="mend", repair="1").status_code == 302
    assert "перевірка reported-before-it-happened: «2031» замість «2013»" in asked.page(f"/event/{press}")
