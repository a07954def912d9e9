"""The review of a statement by plain forms: one form a decision, and what has changed since is never written over."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest

from support.web_case import CASE, CYRILLIC, NAME, Ids
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import ProposalLine, proposals_of
from tocsin.access.statements import get_statement
from tocsin.actions.note import Call, note
from tocsin.domain.dossier import EntityView
from tocsin.records.local import Proposal
from tocsin.web.told_elsewhere import told_elsewhere

CALL = (
    "On 3 November 2025 two unknown men threatened the journalist Martha Velin in Brod.\n"
    "The office keeps only what it needs.\n"
    "On 5 November 2025 Petro Danko was arrested by the Harbour Guard.\n"
    "<b>Petro Danko</b> was released on 7 November 2025.\n"
)


@dataclass
class Bench:
    """The review of a call that came in just now."""

    browser: Any
    case: str
    statement: str

    @property
    def path(self) -> str:
        """Its address."""
        return f"/statement/{self.statement}/review"

    def inside(self, work: Callable[[Any], Any]) -> Any:
        """Ask the record, in the room's thread."""
        viewer = self.browser.room._entrance.viewer
        return self.browser.room.run(lambda: work(viewer))

    def lines(self) -> list[ProposalLine]:
        """What was read."""
        return list(self.inside(lambda viewer: proposals_of(viewer, self.statement)))

    def line(self, kind: str, words: str) -> ProposalLine:
        """A proposal by its type or name."""
        return next(
            one for one in self.lines() if one.kind == kind and words in (one.form.get("type"), one.form.get("name"))
        )

    def state(self, number: int) -> str:
        """How a proposal stands."""
        return next(one.state for one in self.lines() if one.id == number)

    def of_kind(self, kind: str) -> list[EntityView]:
        """What is recorded in the case."""
        return list(self.inside(lambda viewer: list(get_dossier(viewer, self.case).of_kind(kind))))

    def page(self, number: int | None = None) -> str:
        """The page with a card in focus."""
        answer = self.browser.get(self.path + (f"?card={number}" if number else ""))
        assert answer.status_code == 200
        return str(answer.content.decode())

    def form(self, number: int) -> dict[str, str]:
        """The form of a card as a browser would send it."""
        card = re.search(r'<form[^>]* id="deciding">(.*?)</form>', self.page(number), re.DOTALL)
        assert card
        found = {}
        for tag in re.findall(r"<input[^>]*>", card[1]):
            name, value = re.search(r'name="([^"]*)"', tag), re.search(r'value="([^"]*)"', tag)
            assert name
            assert value
            found[name[1]] = unescape(value[1])
        for name, choices in re.findall(r'<select[^>]*name="([^"]*)"[^>]*>(.*?)</select>', card[1], re.DOTALL):
            chosen = re.search(r'value="([^"]*)" selected', choices)
            assert chosen
            found[name] = chosen[1]
        assert found["card"] == str(number)
        return found

    def post(self, fields: dict[str, str]) -> Any:
        """Send a form."""
        return self.browser.post(self.path, fields)

    def decide(self, number: int, do: str = "accept", **changed: str) -> Any:
        """Press a button of a card."""
        return self.post(self.form(number) | {"do": do} | changed)


@pytest.fixture
def bench(browser: Any, ids: Ids) -> Bench:
    viewer = browser.room._entrance.viewer
    return Bench(browser, ids.case, browser.room.run(lambda: note(viewer, ids.case, CALL)).statement)


def plain(page: str) -> str:
    """What of a page is read."""
    return unescape(re.sub(r"<[^>]+>", "", page))


def test_every_proposal_is_a_card_and_lies_on_the_text(bench: Bench) -> None:
    page = bench.page()
    cards = [one for one in bench.lines() if one.kind != "relation"]
    assert len(cards) >= 5
    for line in cards:
        assert (
            f'name="card" value="{line.id}"' in page
            or f'class="card small-card waiting" href="?card={line.id}"' in page
        )
    threat = bench.line("event", "threat")
    assert re.search(rf'class="ink [^"]*event[^"]*"[^>]* href="\?card={threat.id}"', page)
    assert page.count('id="card"') == 1
    assert CASE in page


def test_what_nothing_was_read_in_is_greyed_and_nothing_else(bench: Bench) -> None:
    passed = [unescape(one) for one in re.findall(r'<span class="passed">(.*?)</span>', bench.page()) if one != "grey"]
    assert passed == ["The office keeps only what it needs."]


def test_markup_in_the_text_stays_words(bench: Bench) -> None:
    page = bench.page()
    assert "<b>" not in page
    assert "<b>Petro Danko</b>" in plain(page)


def test_a_value_leads_to_its_passage_and_the_passage_back(bench: Bench) -> None:
    threat = bench.line("event", "threat")
    page = bench.page(threat.id)
    when = re.search(r'<a class="value" href="#(t\d+)"[^>]*>3 November 2025</a>', page)
    assert when
    back = re.search(rf'<a class="ink[^"]*"[^>]* href="\?card={threat.id}" id="{when[1]}">', page)
    assert back


def test_right_records_it_and_leads_to_the_next_card(bench: Bench) -> None:
    threat = bench.line("event", "threat")
    before = len(bench.of_kind("event"))
    answer = bench.decide(threat.id)
    assert answer.status_code == 302
    assert re.fullmatch(rf"{bench.path}\?card=\d+&done={threat.id}&saved=card-{threat.id}", answer.url)
    assert len(bench.of_kind("event")) == before + 1
    page = plain(bench.browser.get(answer.url).content.decode())
    assert "Recorded: Threat" in page
    assert "3 November 2025" in page
    assert bench.state(threat.id) == "accepted"


def test_not_so_leaves_it_out_and_undo_takes_that_back(bench: Bench) -> None:
    arrest = bench.line("event", "arrest")
    page = bench.browser.get(bench.decide(arrest.id, "reject").url).content.decode()
    assert "Left out:" in page
    assert bench.state(arrest.id) == "rejected"
    assert bench.post({"do": "undo", "card": str(arrest.id)}).url == f"{bench.path}?card={arrest.id}"
    assert bench.state(arrest.id) == "waiting"


def test_what_was_recorded_is_taken_back_whole(bench: Bench) -> None:
    threat = bench.line("event", "threat")
    before = {kind: len(bench.of_kind(kind)) for kind in ("event", "act", "person", "involvement")}
    bench.decide(threat.id)
    bench.post({"do": "undo", "card": str(threat.id)})
    assert {kind: len(bench.of_kind(kind)) for kind in before} == before
    assert bench.state(threat.id) == "waiting"


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("2025-11-04", "2025-11-04"),
        ("4 November 2025", "2025-11-04"),
        ("4 листопада 2025", "2025-11-04"),
        ("4 ноября 2025", "2025-11-04"),
        ("4 listopada 2025", "2025-11-04"),
        ("November 2025", "2025-11"),
    ],
)
def test_a_date_is_put_right_in_place(bench: Bench, typed: str, kept: str) -> None:
    threat = bench.line("event", "threat")
    assert bench.decide(threat.id, date=typed).status_code == 302
    entity = next(one.entity for one in bench.lines() if one.id == threat.id)
    (event,) = [view for view in bench.of_kind("event") if view.id == entity]
    found = event.one("event.date")
    assert found is not None
    assert found.value == kept


@pytest.mark.parametrize(
    "typed", ["31 February 2025", "some time", "2025-13", "05/07/2018", "<script>alert(1)</script>"]
)
def test_a_date_that_is_none_is_said_and_still_stands_in_its_field(bench: Bench, typed: str) -> None:
    threat = bench.line("event", "threat")
    answer = bench.decide(threat.id, date=typed, place="Brod Harbour")
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "is not a date Tocsin can keep" in page
    fields = dict(re.findall(r'name="(date|place)" value="([^"]*)"', page))
    assert {name: unescape(value) for name, value in fields.items()} == {"date": typed, "place": "Brod Harbour"}
    assert "<script>alert" not in page
    assert bench.state(threat.id) == "waiting"


def test_somebody_we_know_is_suggested_across_alphabets_and_taken(bench: Bench, ids: Ids) -> None:
    martha = bench.line("person", "Martha Velin")
    page = bench.page(martha.id)
    assert f'name="known" value="{ids.person}"' in page
    assert NAME in page
    assert CYRILLIC in page
    before = len(bench.of_kind("person"))
    fields = bench.form(martha.id)
    assert bench.post({**fields, "known": ids.person}).status_code == 302
    assert len(bench.of_kind("person")) == before
    (known,) = [view for view in bench.of_kind("person") if view.id == ids.person]
    assert "Martha Velin" in [one.value for one in known.all("person.name")]


def test_who_bears_the_very_name_of_somebody_in_the_case_is_taken_for_them(bench: Bench) -> None:
    bench.decide(bench.line("person", "Petro Danko").id)
    later = Bench(bench.browser, bench.case, bench.inside(lambda viewer: note(viewer, bench.case, CALL)).statement)
    petro = later.line("person", "Petro Danko")
    page = later.page(petro.id)
    assert re.search(r'name="known" value="([^"]+)" data-key="Enter"', page)
    assert "Somebody of this very name is in the case" in page
    before = len(later.of_kind("person"))
    known = next(one.entity for one in bench.lines() if one.id == bench.line("person", "Petro Danko").id)
    later.post({**later.form(petro.id), "known": known})
    assert len(later.of_kind("person")) == before
    other = Bench(bench.browser, bench.case, bench.inside(lambda viewer: note(viewer, bench.case, CALL)).statement)
    other.decide(other.line("person", "Petro Danko").id, "apart")
    assert len(other.of_kind("person")) == before + 1


def test_who_stands_in_the_case_already_is_in_no_block(bench: Bench) -> None:
    bench.post({"do": "add", "words": "office", "what": "organisation"})
    number = bench.line("organisation", "office").id
    assert f"{number}:" in block(bench.page())["block"]
    bench.decide(number)
    later = Bench(bench.browser, bench.case, bench.inside(lambda viewer: note(viewer, bench.case, CALL)).statement)
    later.post({"do": "add", "words": "office", "what": "organisation"})
    assert f"{later.line('organisation', 'office').id}:" not in block(later.page()).get("block", "")


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Petro Danko was arrested yesterday.", "counted from the day of the statement: Thursday, 1 October 2026"),
        (
            "Petro Danko was arrested on 3 May 2026 and beaten two days later.",
            "counted from the date that is told before",
        ),
        ("Petro Danko was arrested on 3 May.", "its year is not written there"),
    ],
)
def test_a_date_that_is_not_written_says_why_it_is_taken(browser: Any, ids: Ids, told: str, said: str) -> None:
    made = Call(channel="phone", time="2026-10-01")
    viewer = browser.room._entrance.viewer
    bench = Bench(browser, ids.case, browser.room.run(lambda: note(viewer, ids.case, told, made)).statement)
    pages = [plain(bench.page(one.id)) for one in bench.lines() if one.kind == "event"]
    assert any(said in page for page in pages)


def test_a_number_is_found_in_other_texts_in_either_alphabet_and_a_date_is_no_number(browser: Any, ids: Ids) -> None:
    viewer = browser.room._entrance.viewer
    texts = ("A van, КМ 9971, stood there. В 2018 году.", "The van was KM9971. It is not KM 99715.", "In 2018 nothing.")
    first, *_ = [browser.room.run(lambda words=words: note(viewer, ids.case, words)).statement for words in texts]
    found = browser.room.run(lambda: told_elsewhere(viewer, first, texts[0]))
    assert [one.quote.words for one in found] == ["KM9971"]


def test_an_event_says_that_somebody_in_it_may_be_known(bench: Bench) -> None:
    martha = bench.line("person", "Martha Velin")
    page = bench.page(bench.line("event", "threat").id)
    assert "may be somebody we know" in page
    bench.decide(martha.id)
    assert "may be somebody we know" not in bench.page(bench.line("event", "threat").id)


def test_the_second_of_two_windows_is_told_and_nothing_is_written_over(bench: Bench) -> None:
    threat = bench.line("event", "threat")
    second = bench.form(threat.id)
    bench.decide(threat.id, place="Brod Harbour")
    before = len(bench.of_kind("event"))
    answer = bench.post(second | {"do": "accept", "date": "2025-11-30"})
    page = plain(answer.content.decode())
    assert answer.status_code == 409
    assert "has changed since this page was opened" in page
    assert "2025-11-30" in page  # what was typed is not lost
    assert "It stands accepted now" in page
    assert len(bench.of_kind("event")) == before
    assert bench.post(second | {"do": "reject"}).status_code == 409
    assert bench.state(threat.id) == "accepted"


def test_a_card_that_another_decision_changed_is_looked_at_again(bench: Bench) -> None:
    viewer = bench.browser.room._entrance.viewer
    other = Bench(bench.browser, bench.case, bench.browser.room.run(lambda: note(viewer, bench.case, CALL)).statement)
    theirs = other.form(other.line("person", "Petro Danko").id)
    bench.decide(bench.line("person", "Petro Danko").id, name="Petro Danchenko")
    answer = other.post(theirs | {"do": "accept"})
    assert answer.status_code == 409
    assert "It reads now: Petro Danchenko" in re.sub(r"\s+", " ", plain(answer.content.decode()))
    assert other.state(int(theirs["card"])) == "waiting"


def block(page: str) -> dict[str, str]:
    """The form of the block."""
    found = re.search(r'name="block" value="([^"]*)"', page)
    return {"do": "block", "block": found[1]} if found else {}


def test_victims_dates_and_alleged_authors_are_never_in_the_block(bench: Bench) -> None:
    numbers = {int(one.partition(":")[0]) for one in block(bench.page()).get("block", "").split(",") if one}
    for line in bench.lines():
        if line.kind == "event":
            alone = line.form["victims"] or line.form["date"] or line.form["perpetrator"]
            assert bool(alone) == (line.id not in numbers)
    for name in ("Martha Velin", "Petro Danko", "Harbour Guard"):
        assert not [line.id for line in bench.lines() if line.form.get("name") == name and line.id in numbers]


def test_the_rest_is_taken_as_a_block_and_goes_back_as_one(bench: Bench) -> None:
    for words in ("Brod", "office"):
        bench.post({"do": "add", "words": words, "what": "organisation"})
    form = block(bench.page())
    numbers = [int(one.partition(":")[0]) for one in form["block"].split(",") if one]
    assert len(numbers) >= 2
    assert bench.post(form).status_code == 302
    assert {bench.state(number) for number in numbers} == {"accepted"}
    assert bench.post(form).status_code == 409  # the page was behind
    bench.post({"do": "undo", "card": str(numbers[0])})
    assert {bench.state(number) for number in numbers} == {"waiting"}


def test_what_the_reader_missed_becomes_a_card_in_focus(bench: Bench) -> None:
    answer = bench.post({"do": "add", "words": "keeps  only what", "what": "surveillance"})
    assert answer.url.endswith(f"&saved=missed-{bench.statement}")
    number = int(answer.url.partition("card=")[2].partition("&")[0])
    page = bench.browser.get(answer.url).content.decode()
    assert f'name="card" value="{number}"' in page
    assert bench.decide(number, victims="Petro Danko", date="2025-11").status_code == 302
    assert bench.state(number) == "accepted"


@pytest.mark.parametrize("what", ["person", "threat"])
def test_words_that_do_not_stand_there_are_kept_in_the_field(bench: Bench, what: str) -> None:
    answer = bench.post({"do": "add", "words": "nobody wrote <i>this</i>", "what": what})
    page = answer.content.decode()
    assert answer.status_code == 409
    assert "they do not stand in the text" in page
    assert "nobody wrote &lt;i&gt;this&lt;/i&gt;</textarea>" in page
    assert f'value="{what}" selected' in page


def test_when_all_is_decided_the_review_is_finished_and_says_where_to_go(bench: Bench, ids: Ids) -> None:
    for line in [one for one in bench.lines() if one.kind != "relation"]:
        if bench.state(line.id) == "waiting":
            bench.decide(line.id)
    page = bench.page()
    assert "Everything here is decided" in page
    assert bench.inside(lambda viewer: get_statement(viewer, bench.statement)).reviewed
    assert re.search(rf'href="(/case/{ids.case}|/statement/[^"]+/review)" data-key="Enter"', page)


def test_a_text_in_which_nothing_was_read_can_be_finished(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    viewer = browser.room._entrance.viewer
    statement = browser.room.run(lambda: note(viewer, ids.case, "The office keeps only what it needs.")).statement
    bench = Bench(browser, ids.case, statement)
    monkeypatch.setattr("tocsin.web.pages.review.propose", lambda *_: 0)
    browser.room.run(Proposal.objects.filter(statement=statement).delete)
    assert "Nothing was read in this text" in bench.page()
    assert bench.post({"do": "finish"}).status_code == 302
    assert bench.inside(lambda who: get_statement(who, statement)).reviewed


@pytest.mark.parametrize("do", ["accept", "reject", "undo"])
def test_a_card_of_another_statement_is_none_here(bench: Bench, ids: Ids, do: str) -> None:
    other = Bench(bench.browser, ids.case, ids.statement)
    waiting = next(one for one in other.lines() if one.state == "waiting" and one.kind == "event")
    answer = bench.post(other.form(waiting.id) | {"do": do})
    assert answer.status_code == 409
    assert other.state(waiting.id) == "waiting"


@pytest.mark.parametrize("number", ["", "x", "-1", "1" * 30, "²"])
def test_what_is_no_number_is_no_page_and_no_card(bench: Bench, number: str) -> None:
    assert bench.browser.get(f"{bench.path}?card={number}").status_code == 404
    assert bench.post({"do": "accept", "card": number}).status_code == 409


def test_who_was_taken_for_somebody_known_can_be_somebody_else(bench: Bench, ids: Ids) -> None:
    viewer = bench.browser.room._entrance.viewer
    other = Bench(bench.browser, bench.case, bench.browser.room.run(lambda: note(viewer, bench.case, CALL)).statement)
    martha = bench.line("person", "Martha Velin")
    bench.post({**bench.form(martha.id), "known": ids.person})
    same = other.line("person", "Martha Velin")
    page = other.page(same.id)
    assert "changed as you decided of" in page
    assert 'value="apart"' in page
    before = len(bench.of_kind("person"))
    other.decide(same.id, "apart")
    assert len(bench.of_kind("person")) == before + 1
