"""Letters at the desk: written, read sentence by sentence, approved by a second member, refused, taken back."""

from __future__ import annotations

import hashlib
import io
import re
import zipfile
from dataclasses import dataclass
from html import unescape
from typing import Any

import pytest

from support.cases import new_case
from support.office import PASSPHRASE
from support.web_case import SECOND
from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_dossier
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.init import Office
from tocsin.domain.changesets import digest_text
from tocsin.domain.clearance import PUBLIC
from tocsin.web import told_of

FORM = {
    "kind": "urgent-appeal",
    "language": "en",
    "number": "UA 7/2020",
    "organisation": "Quay Centre",
    "office1": "Prosecutor General",
    "country1": "none",
    "demand1": "Open an investigation without delay.",
    "position": "Nobody should be threatened for “reporting” the news.",
}


@dataclass
class Desk:
    """Two members, and a case with somebody of age who agreed and a child."""

    browser: Any
    case: str

    def write(self, **fields: str) -> Any:
        """Send the form of a letter."""
        return self.browser.post(f"/case/{self.case}/compose", {**FORM, **fields})

    def letter(self, **fields: str) -> str:
        """The address of a letter that was written."""
        answer = self.write(**fields)
        found = re.search(r"/letter/[A-Za-z0-9_-]{22}", answer.headers.get("Location", "") + answer.content.decode())
        assert found, answer.content.decode()
        return found[0]

    def page(self, where: str) -> str:
        """A page."""
        text: str = self.browser.get(where).content.decode()
        return text

    def seen(self, letter: str) -> dict[str, str]:
        """What the forms of its page carry of what they were made from."""
        page = self.page(letter)
        return {name: re.findall(f'name="{name}" value="([^"]*)"', page)[0] for name in ("seen", "saw")}

    def send(self, letter: str, **fields: str) -> Any:
        """A form of its page as it stands."""
        return self.browser.post(letter, {**self.seen(letter), **fields})

    def approve(self, letter: str) -> Any:
        """Approve it, as whoever is in."""
        return self.send(letter, do="approve")

    def second(self) -> None:
        """The other member comes to the desk."""
        self.browser.post("/lock")
        assert self.browser.unlock(SECOND).status_code == 302


@pytest.fixture
def desk(browser: Any) -> Desk:
    return Desk(browser, browser.room.run(lambda: told(browser.room._office)))


def told(office: Office) -> str:
    """A threat to a woman who agreed to be named, and to her child, who is not."""
    case = new_case(office, "Low Quay")
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
    case.agree(ilona)
    record_consent(office.viewer, case.id, ilona, [Answered(PUBLIC, granted=True)])
    case.add("residence", person=ilona, place=case.add("place", name="Lisova 5, flat 12"))
    threat = case.add("event", type="threat", date="2018-07-05", completion="done", attribution="her lawyer")
    case.add("act", event=threat, victim=ilona, type="threat", completion="done")
    child = case.add("person", name="Danylo Orel", minor="true")
    later = case.add("event", type="threat", date="2018-07-09", completion="done", attribution="her lawyer")
    case.add("act", event=later, victim=child, type="threat", completion="done")
    return case.id


def test_a_letter_is_written_and_each_sentence_leads_to_what_it_rests_on(desk: Desk) -> None:
    letter = desk.letter()
    page = desk.page(letter)
    assert "Danylo" not in page
    sentences = re.findall(r'<a class="ink decided" href="(\?s=\d+)#basis">([^<]+)</a>', page)
    where = next(where for where, words in sentences if "5 July 2018" in words)
    grounds = desk.page(letter + where).split('id="basis"')[1]
    assert "5 July 2018" in grounds
    assert "Ilona Varga" in grounds
    assert desk.browser.get(f"{letter}?s=999").status_code == 404
    assert letter in desk.page(f"/case/{desk.case}/letters")


def test_a_sentence_of_ours_that_tells_of_somebody_is_asked_about_before_it_is_written(desk: Desk) -> None:
    told = "Danylo Orel was beaten on 3 March 2020."
    typed = {"position": f"Nobody may be beaten. {told}", "courtesy": "With the regards of Quay Centre."}
    answer = desk.write(**typed)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert page.count('name="ours"') == 1
    assert f'name="ours" value="{told}"' in page
    assert "/letter/" not in answer.headers.get("Location", "")
    assert "beaten on 3 March 2020" in desk.page(desk.letter(**typed, ours=told))


def test_the_form_chooses_events_and_names_and_gives_each_office_a_letter(desk: Desk) -> None:
    form = desk.page(f"/case/{desk.case}/compose")
    ticks = re.findall(r'name="(events|unnamed)" value="([^"]+)".*?<(?:span|bdi)[^>]*>([^<]+)<.*?</p>', form)
    assert [words for name, _, words in ticks] == ["Threat", "Threat", "Ilona Varga", "Danylo Orel"]
    ours = {
        "events": ticks[0][1],
        "unnamed": ticks[2][1],
        "link_to_work": "We think that it is about her reporting.",
        "previous": "Our letter of May.",
        "reply_by": "2020-12-11",
        "valid_until": "2021-01-15",
        "office2": "Ombudsman",
        "country2": "none",
        "demand1_to": "typed-2",
        "each": "yes",
    }
    page = desk.page(desk.letter(**ours))
    assert "5 July 2018" in page
    assert "9 July 2018" not in page
    assert "Ilona" not in page
    for words in ("about her reporting", "Our letter of May", "valid until 15 January 2021", "To: Ombudsman"):
        assert words in page
    room = desk.browser.room
    found = room.run(lambda: get_dossier(room._entrance.viewer, desk.case).of_kind("addressee"))
    assert all(len(list(one.all("addressee.letters"))) == 2 for one in found)


def test_of_more_events_than_can_be_ticked_the_form_lists_none_and_says_so(desk: Desk, monkeypatch: Any) -> None:
    monkeypatch.setattr(told_of, "MOST_EVENTS", 1)
    form = desk.page(f"/case/{desk.case}/compose")
    assert 'name="events"' not in form
    assert "more events than can be ticked here" in form
    assert "shown here when you press" in form
    assert "hx-post" not in form.partition('id="preview"')[2].partition(">")[0]  # seconds of work at each pause
    narrowed = re.findall(
        r'href="(/case/[^"]+/compose\?[^"]+)"', desk.page(f"/case/{desk.case}/events?since=2018-07-08")
    )
    assert narrowed == [f"/case/{desk.case}/compose?since=2018-07-08"]
    form = desk.page(narrowed[0])
    assert form.count('name="events"') == 1
    assert "fitted the list: 1." in form
    assert f'method="post" action="{narrowed[0]}"' in form
    assert f'hx-post="{narrowed[0]}"' in form
    answer = desk.browser.post(narrowed[0], FORM).content.decode()
    page = desk.page(re.findall(r"/letter/[A-Za-z0-9_-]{22}", answer)[0])
    assert "9 July 2018" in page
    assert "5 July 2018" not in page
    assert 'data-key="Enter"' in answer  # of the page that says what is missing: a key may come before the focus
    assert "/compose?" not in desk.page(f"/case/{desk.case}/events?until=2019-01-01")  # two are too many
    letters = desk.page(f"/case/{desk.case}/letters")
    for query in ("until=2019-01-01", "since=2030-01-01"):  # too many, none: never the whole case instead
        answer = desk.browser.post(f"/case/{desk.case}/compose?{query}", FORM)
        assert answer.status_code == 409
        assert "The list of events has changed" in answer.content.decode()
        assert desk.browser.get(f"/case/{desk.case}/compose?{query}").status_code == 409
    assert desk.page(f"/case/{desk.case}/letters") == letters


def test_whoever_wrote_it_does_not_approve_it_another_member_does_and_it_leaves_as_sealed(desk: Desk) -> None:
    letter = desk.letter()
    assert desk.approve(letter).status_code == 409
    assert desk.browser.post(letter, {"do": "final", "form": "pdf"}).status_code == 409
    desk.second()
    assert desk.approve(letter).status_code == 302
    assert "approved by Oren Tal" in desk.page(letter)
    answer = desk.browser.post(letter, {"do": "final", "form": "pdf"})
    saved = answer.headers["Content-Disposition"]
    assert re.fullmatch(r'attachment; filename="letter UA-7-2020 v1 [\d-]+\.pdf"', saved)
    room = desk.browser.room
    viewer, uid = room._entrance.viewer, letter.rpartition("/")[2]
    letters, clear = room.run(lambda: (get_standing(viewer, uid).letters, list_in_clear(viewer)))
    assert digest_text(hashlib.sha256(answer.content).digest()) in letters
    assert [line.what for line in clear] == ["letter"]
    assert "1 file lies outside the workspace" in desk.page("/")


def test_one_approves_what_the_page_showed(desk: Desk) -> None:
    letter = desk.letter()
    desk.second()
    for fields in ({"seen": "A" * 16}, {}):
        assert desk.browser.post(letter, {"do": "approve"} | fields).status_code == 409
    assert "waits for a second member" in desk.page(letter)


def test_of_two_windows_the_second_is_told_how_the_letter_stands_now(desk: Desk) -> None:
    letter = desk.letter()
    desk.second()
    other_window = desk.seen(letter)
    assert desk.approve(letter).status_code == 302
    answer = desk.browser.post(letter, other_window | {"do": "withdraw", "because": "the <b>date</b> was wrong"})
    assert answer.status_code == 409
    told = re.findall(r'<div class="notice look" role="alert">.*?</div>', answer.content.decode(), re.DOTALL)[0]
    assert 'You saw: <q dir="auto">draft: waits for a second member</q>' in told
    assert 'It reads now: <q dir="auto">approved by Oren Tal</q>' in told
    assert "the &lt;b&gt;date&lt;/b&gt; was wrong" in told
    assert "approved by Oren Tal" in desk.page(letter)


def test_no_one_releases_alone_what_tells_of_a_child(desk: Desk) -> None:
    letter = desk.letter()
    answer = desk.send(letter, do="urgent", because="she is to be sent away at noon")
    assert answer.status_code == 409
    page = answer.content.decode()
    assert "under 18" in page
    assert 'value="she is to be sent away at noon"' in page


def test_what_must_not_leave_is_told_with_its_place_and_nothing_is_handed_out(desk: Desk) -> None:
    letter = desk.letter(demand1="Give back what was taken from Lisova 5, flat 12.")
    answer = desk.browser.post(letter, {"do": "draft", "form": "pdf"})
    assert answer.status_code == 409
    page = answer.content.decode()
    assert 'id="strikes"' in page
    assert "an address" in page
    assert "page 1" in page
    room = desk.browser.room
    assert room.run(lambda: list_in_clear(room._entrance.viewer)) == ()
    strike = re.search(r'name="strike" value="([^"]+)"', page)
    assert strike
    assert desk.send(letter, do="pass", strike=strike[1], because="").status_code == 409
    assert desk.send(letter, do="pass", strike=strike[1], because="the court has the same address").status_code == 302
    assert "the court has the same address" in desk.page(f"{letter}?search=1")


def test_check_words_stand_on_the_page_and_others_are_refused(desk: Desk) -> None:
    letter = desk.letter()
    page = desk.page(letter)
    words = re.search(r'<strong class="check">([^<]+)</strong>', page)
    member = re.search(r'<option value="([^"]+)">Oren Tal</option>', page)
    assert words
    assert len(words[1].split()) == 4
    assert member
    answer = desk.send(letter, do="voice", member=member[1], words="one two three four")
    assert answer.status_code == 409
    assert 'value="one two three four"' in answer.content.decode()


def test_a_letter_is_taken_back_with_a_reason_and_shows_nothing_then(desk: Desk) -> None:
    letter = desk.letter()
    assert desk.send(letter, do="withdraw", because=" ").status_code == 409
    assert desk.send(letter, do="withdraw", because="she asked us to").status_code == 302
    page = desk.page(letter)
    assert "taken back by Mira Halven" in page
    assert "5 July 2018" not in page
    assert desk.browser.post(letter, {"do": "draft", "form": "pdf"}).status_code == 409


def test_a_statement_is_published_as_one_zip_once_a_second_member_signed(desk: Desk) -> None:
    letter = desk.letter(kind="public-statement")
    assert "no second member has approved it" in desk.page(f"{letter}/publish")
    assert desk.browser.post(f"{letter}/publish").status_code == 409
    desk.second()
    desk.approve(letter)
    assert f'href="{letter}/publish"' in desk.page(letter)
    assert "English" in desk.page(f"{letter}/publish")
    answer = desk.browser.post(f"{letter}/publish")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="public-statement-ua-7-2020.zip"'
    names = zipfile.ZipFile(io.BytesIO(answer.content)).namelist()
    assert names == ["public-statement-ua-7-2020.html", "public-statement-ua-7-2020.en.pdf"]
    assert "1 file lies outside the workspace" in desk.page("/")


def test_of_a_statement_that_was_taken_back_the_page_repeats_nothing(desk: Desk) -> None:
    letter = desk.letter(kind="public-statement")
    desk.second()
    desk.approve(letter)
    desk.send(letter, do="withdraw", because="she asked us to")
    page = desk.page(f"{letter}/publish")
    assert "taken back on" in page
    assert "Varga" not in page
    answer = desk.browser.post(f"{letter}/publish")
    saved = zipfile.ZipFile(io.BytesIO(answer.content))
    assert saved.namelist() == ["public-statement-ua-7-2020.html"]
    assert b"Varga" not in saved.read("public-statement-ua-7-2020.html")


def test_what_follows_a_letter_is_proposed_to_those_who_got_it(desk: Desk) -> None:
    letter = desk.letter()
    uid = letter.rpartition("/")[2]
    room = desk.browser.room
    sent = Sent("post", "2020-09-14")
    room.run(lambda: deliver(room._entrance.viewer, uid, "", sent, office="Embassy of Ordavia"))
    assert "Embassy of Ordavia" in desk.page(letter)
    form = desk.page(f"/case/{desk.case}/compose?about={uid}")
    assert "<option selected>UA 7/2020</option>" in form
    assert 'value="Embassy of Ordavia"' in form
    fields = {"number": "", "update_of": "UA 7/2020", "office1": "", "country1": ""}
    update = desk.page(desk.letter(**fields))
    assert "First update of the letter of" in update
    assert "Embassy of Ordavia" in update
    about = f"/case/{desk.case}/compose?kind=withdrawal&about={uid}"
    assert "<option selected>UA 7/2020</option>" in desk.page(about)
    assert desk.browser.get(f"/case/{desk.case}/compose?about={desk.case}").status_code == 404


def test_a_letter_to_an_office_is_not_for_our_site(desk: Desk) -> None:
    letter = desk.letter()
    desk.second()
    desk.approve(letter)
    assert "/publish" not in desk.page(letter)
    assert "for its addressees" in desk.page(f"{letter}/publish")


@pytest.mark.parametrize("fields", [{"do": "all"}, {}, {"do": "draft", "form": "exe"}])
def test_what_no_form_sends_is_no_page(desk: Desk, fields: dict[str, str]) -> None:
    assert desk.browser.post(desk.letter(), fields).status_code == 404


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"office1": ""}, "needs one office"),
        ({"demand1": ""}, "“What is asked” is needed"),
        ({"reply_by": "soon"}, "“An answer by, such as 2026-12-11” must be a day"),
        ({"organisation": ""}, "“Our name” is needed"),
        ({"country1": "Orvania"}, "“Country: a code such as PL, or none” must be a code"),
        ({"kind": "follow-up"}, "“About our letter”"),
    ],
)
def test_what_a_form_lacks_is_said_and_what_was_typed_is_kept(desk: Desk, fields: dict[str, str], said: str) -> None:
    answer = desk.write(**fields)
    assert answer.status_code == 409
    page = answer.content.decode()
    assert said in page
    assert "Nobody should be threatened for “reporting” the news." in page
    assert "<li>" not in desk.page(f"/case/{desk.case}/letters")


def test_a_letter_is_looked_at_before_it_is_written_and_nothing_is_recorded(desk: Desk) -> None:
    looked = desk.write(do="look")
    assert looked.status_code == 200
    page = looked.content.decode()
    assert "Nobody should be threatened for “reporting” the news." in page  # the form, as it was filled in
    pictures = [unescape(one) for one in re.findall(r'<img src="([^"]+)"', page)]
    assert pictures
    for where in pictures:
        answer = desk.browser.get(where)
        assert answer.headers["Content-Type"] == "image/png"
        assert answer.content.startswith(b"\x89PNG")
    assert "<li>" not in desk.page(f"/case/{desk.case}/letters")
    part = desk.browser.post(f"/case/{desk.case}/compose", {**FORM, "do": "look"}, HTTP_HX_REQUEST="true")
    assert part.content.decode().count("<img") == len(pictures)
    assert "<form" not in part.content.decode()
    for gone in (
        "/preview",
        pictures[0].replace("n=1", "n=99"),
        pictures[0].replace("n=1", "n=0"),
        "/preview?of=x&n=1",
    ):
        assert desk.browser.get(gone).status_code == 404
    desk.second()
    assert desk.browser.get(pictures[0]).status_code == 404  # gone with whoever looked


def test_what_a_letter_lacks_is_said_where_it_would_be_shown(desk: Desk) -> None:
    looked = desk.write(do="look", demand1="")
    assert looked.status_code == 200
    assert "It cannot be shown yet" in looked.content.decode()
    assert "<img" not in looked.content.decode()


def test_signs_of_toml_are_words_in_a_form(desk: Desk) -> None:
    page = desk.page(desk.letter(law='x"\n]\npublic = true\n[[demands]] \\u0041'))
    assert "[[demands]]" in page


def test_a_kind_that_is_none_is_no_page(desk: Desk) -> None:
    assert desk.browser.get(f"/case/{desk.case}/compose?kind=correction").status_code == 404
    assert desk.browser.get(f"/case/{desk.case}/compose?kind=../x").status_code == 404
    assert "Follow-up" in desk.page(f"/case/{desk.case}/compose?kind=follow-up")


def test_the_first_member_can_come_back(desk: Desk) -> None:
    desk.second()
    desk.browser.post("/lock")
    assert desk.browser.unlock(PASSPHRASE).status_code == 302
