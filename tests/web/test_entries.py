"""Who and what is in a case, each on its page: consent, protection, who is the same, who a source is, by hand."""

from __future__ import annotations

import re
from typing import Any

import pytest

from support.web_case import NAME, SEALED, Ids


def page_of(answer: Any) -> str:
    """The page that a form led to, or itself."""
    assert answer.status_code == 200, answer.status_code
    return str(answer.content.decode())


def sent(browser: Any, path: str, **fields: str) -> str:
    """Send a form and follow it; the page."""
    answer = browser.post(path, fields)
    if answer.status_code == 302:
        return page_of(browser.get(answer.headers["Location"].partition("#")[0]))
    return str(answer.content.decode())


def sign(page: str, use: str, audience: str) -> str:
    """What the matrix says of one use for one audience."""
    found = re.search(rf'href="\?use={use}&amp;audience={audience}#answer" title="([^"]+)"', page)
    assert found
    return found[1]


def test_what_was_not_asked_is_no_refusal(browser: Any, ids: Ids) -> None:
    path = f"/entry/{ids.person}"
    page = page_of(browser.get(path))
    assert sign(page, "share", "addressees") == "not yet asked"
    page = sent(browser, path, do="flag", flag="person.minor", value="false")
    page = sent(browser, path, do="consent", use="share", audience="addressees", granted="yes")
    assert sign(page, "share", "addressees") == "agreed"
    assert sign(page, "publish_named", "public") == "not yet asked"
    page = sent(browser, path, do="consent", use="share", audience="addressees", granted="no", limits="not my street")
    assert sign(page, "share", "addressees") == "refused"
    assert "not my street" in page


def test_the_three_questions_are_one_form_and_a_child_is_not_asked(browser: Any, ids: Ids) -> None:
    path = f"/entry/{ids.person}"
    assert "May everybody read it" not in page_of(browser.get(path))
    page = sent(browser, path, do="flag", flag="person.minor", value="false")
    assert "May everybody read it" in page
    asked = {"answer-addressees": "yes", "answer-public": "no", "scope": "residence", "until": "2031-06"}
    page = sent(browser, path, do="questions", **asked)
    assert sign(page, "share", "addressees") == "agreed"
    assert sign(page, "publish_named", "public") == "refused"
    assert "June 2031" in page
    page = sent(browser, path, do="questions", **{"answer-addressees": "", "answer-public": "yes"})
    assert "a refusal holds until it is taken back" in page
    assert "Was it agreed to, or refused?" in sent(browser, path, do="questions")


def test_an_answer_that_was_not_given_is_not_recorded(browser: Any, ids: Ids) -> None:
    page = sent(browser, f"/entry/{ids.person}", do="consent", use="photo", audience="public", granted="")
    assert "Was it agreed to, or refused?" in page
    assert sign(page, "photo", "public") == "not yet asked"


def test_a_refusal_holds_until_it_is_taken_back_with_a_reason(browser: Any, ids: Ids) -> None:
    path = f"/entry/{ids.person}"
    sent(browser, path, do="flag", flag="person.minor", value="false")
    page = sent(browser, path, do="consent", use="share", audience="courts", granted="no")
    consent = re.search(r'name="consent" value="([^"]+)"', page)
    assert consent
    page = sent(browser, path, do="consent", use="share", audience="courts", granted="yes")
    assert "a refusal" in page or "This was refused" in page
    assert sign(page, "share", "courts") == "refused"
    assert sign(sent(browser, path, do="consent_back", consent=consent[1]), "share", "courts") == "refused"
    sent(browser, path, do="consent_back", consent=consent[1], because="misheard on the telephone")
    page = sent(browser, path, do="consent", use="share", audience="courts", granted="yes")
    assert sign(page, "share", "courts") == "agreed"


def test_of_whoever_is_not_known_to_be_of_age_a_guardian_must_agree(browser: Any, ids: Ids) -> None:
    page = sent(browser, f"/entry/{ids.person}", do="consent", use="share", audience="addressees", granted="yes")
    assert sign(page, "share", "addressees") == "nobody who may speak for a child has agreed"


def test_a_protection_is_set_at_once_and_taken_off_with_a_reason(browser: Any, ids: Ids) -> None:
    path = f"/entry/{ids.person}"
    pill = '<span class="pill look">Keep anonymous</span>'
    assert pill not in page_of(browser.get(path))
    assert pill in sent(browser, path, do="flag", flag="person.anonymise", value="true")
    page = sent(browser, path, do="unflag", flag="person.anonymise", because=" ")
    assert 'role="alert"' in page
    assert pill in page
    assert pill not in sent(browser, path, do="unflag", flag="person.anonymise", because="she asked for it")


@pytest.mark.parametrize("fields", [{"do": "x"}, {"do": "flag", "flag": "person.name", "value": "true"}, {}])
def test_a_form_that_is_none_does_nothing(browser: Any, ids: Ids, fields: dict[str, str]) -> None:
    assert browser.post(f"/entry/{ids.person}", fields).status_code == 404


def test_somebody_is_said_to_be_the_same_and_it_is_undone(browser: Any, ids: Ids) -> None:
    answer = browser.post(f"/case/{ids.other_case}/enter?kind=person", {"v-name": "Марта Велін\nMarta Velyn"})
    other = answer.headers["Location"].partition("?")[0].rpartition("/")[2]
    path = f"/entry/{ids.person}"
    page = page_of(browser.get(path))
    assert f'name="other" value="{other}"' in page
    page = sent(browser, path, do="join", other=other)
    join = re.search(r'name="join" value="([^"]+)"', page)
    assert join
    assert f'name="other" value="{other}"' not in page
    assert join[1] in page_of(browser.get(f"/entry/{other}"))
    page = sent(browser, path, do="part", join=join[1])
    assert f'name="other" value="{other}"' in page
    assert 'name="join"' not in page
    assert "This has changed since the page was opened" in sent(browser, path, do="part", join=join[1])


def test_who_a_source_is_stands_on_no_page_until_it_is_opened_with_a_reason(browser: Any, ids: Ids) -> None:
    path, handle = f"/entry/{ids.source}", f"Source {ids.source[-5:]}"
    shown = [f"/case/{ids.case}", f"/case/{ids.case}/entries?kind=source", path, f"/case/{ids.case}/sheet"]
    for page in [*(page_of(browser.get(one)) for one in shown), sent(browser, "/search", words=SEALED)]:
        assert "Zoryana" not in page.replace(f'value="{SEALED}"', "")
    assert handle in page_of(browser.get(f"/case/{ids.case}/entries?kind=source"))
    assert "Zoryana" not in sent(browser, path, do="open", because="")
    assert SEALED in sent(browser, path, do="open", because="she calls from a new number")
    assert "Zoryana" not in page_of(browser.get(path))
    assert "she calls from a new number" in page_of(browser.get(f"/case/{ids.case}"))


def test_a_time_limit_that_nobody_entered_is_said_to_be_unknown(browser: Any, ids: Ids) -> None:
    for path in (f"/entry/{ids.person}", f"/entry/{ids.proceeding}"):
        page = page_of(browser.get(path))
        assert page.count("Whether a time limit runs is not known") == 1
        assert "First decision" in page
    step = re.search(r'href="/entry/([^"]+)/add">Add to this step</a></span></li></ol>', page)
    assert step
    page = sent(browser, f"/entry/{step[1]}/add", **{"v-time_limit": "1 October 2025"})
    page = page_of(browser.get(f"/entry/{ids.proceeding}"))
    assert "is not known" not in page
    assert "1 October 2025. It has" in page
    assert "time limit: look" not in page_of(browser.get(f"/case/{ids.case}/entries?kind=proceeding"))


def test_the_form_of_a_name_is_that_which_letters_use(browser: Any, ids: Ids) -> None:
    page = page_of(browser.get(f"/entry/{ids.person}"))
    forms = dict(re.findall(r'<span class="soft">(\w+)</span><span class="end" dir="auto">([^<]+)</span>', page))
    assert forms["Українська"] == "Марта Велін"
    assert forms["English"] == NAME


def test_what_is_entered_by_hand_is_shown_with_what_it_is_about(browser: Any, ids: Ids) -> None:
    about = f"/case/{ids.case}/enter?kind=residence&about={ids.person}"
    assert f'<option value="{ids.person}" selected>' in page_of(browser.get(about))
    page = sent(browser, about, **{"v-person": ids.person, "v-period": "2019/2021-03"})
    assert '<h1 dir="auto">Marta Velin</h1>' in page
    assert "from 2019 to March 2021" in page


def test_what_cannot_be_taken_is_said_beside_its_field_and_nothing_is_recorded(browser: Any, ids: Ids) -> None:
    fields = {"v-name": "Petro Danko", "v-birth": "31 February 1990", "v-age": "old"}
    answer = browser.post(f"/case/{ids.case}/enter?kind=person", fields)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count('class="wrong"') == 2
    assert "31 February 1990" in page
    assert "Petro Danko" not in page_of(browser.get(f"/case/{ids.case}/entries"))


def test_a_value_is_put_right_with_a_reason_and_the_reason_is_undone(browser: Any, ids: Ids) -> None:
    path = f"/value/{ids.value}"
    assert 'role="alert"' in sent(browser, path, do="correct", v="2025-11-06", because="")
    answer = browser.post(path, {"do": "correct", "v": "6 November 2025", "because": "the statement says so"})
    page = page_of(browser.get(answer.headers["Location"]))
    assert "6 November 2025" in page
    assert '<s dir="auto">5 November 2025</s>' in page
    assert "6 November 2025" in page_of(browser.get(f"/event/{ids.event}"))
    new = answer.headers["Location"].partition("?")[0]
    sent(browser, new, do="undo", was=ids.value)
    recorded, _, history = page_of(browser.get(f"/event/{ids.event}")).partition('id="history"')
    assert "6 November 2025" not in recorded
    assert "6 November 2025" in history
    assert 'role="alert"' in sent(browser, path, do="back", because="twice")


@pytest.mark.parametrize("kind", ["person", "group", "place", "source", "proceeding"])
def test_each_kind_is_listed_and_entered(browser: Any, ids: Ids, kind: str) -> None:
    page = page_of(browser.get(f"/case/{ids.case}/entries?kind={kind}"))
    assert f"/case/{ids.case}/enter?kind={kind}" in page
    assert "v-" in page_of(browser.get(f"/case/{ids.case}/enter?kind={kind}"))


@pytest.mark.parametrize("kind", ["", "case", "consent", "letter", "x"])
def test_what_is_no_kind_to_list_or_enter_is_no_page(browser: Any, ids: Ids, kind: str) -> None:
    assert browser.get(f"/case/{ids.case}/entries?kind={kind}").status_code == 404
    assert browser.get(f"/case/{ids.case}/enter?kind={kind}").status_code == 404


def test_of_many_events_the_earliest_are_shown_and_the_list_has_the_others(
    browser: Any, ids: Ids, monkeypatch: pytest.MonkeyPatch
) -> None:
    link = f"/case/{ids.case}/events?person={ids.person}"
    page = page_of(browser.get(f"/entry/{ids.person}"))
    assert link not in page
    number = page.count('href="/event/')
    assert number > 3
    monkeypatch.setattr("tocsin.web.case_events.MOST_MENTIONED", 2)
    page = page_of(browser.get(f"/entry/{ids.person}"))
    assert page.count('href="/event/') == 2
    assert f"All {number} events" in page
    assert page_of(browser.get(link)).count('href="/event/') == number
