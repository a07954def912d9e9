"""What stands on our own site: approved by a second member, for everybody, corrected and withdrawn for all to see."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import html

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.correct import correct
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.init import Office
from tocsin.actions.publish import MARKED, NOT_PUBLIC, OLDER, WITH_ANOTHER, publication_of, publish
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.retract import retract
from tocsin.actions.withdraw import withdraw
from tocsin.composing import parse_brief
from tocsin.domain.clearance import ADDRESSEES, PUBLIC
from tocsin.domain.errors import CannotSave, NoConsent, NotApproved
from tocsin.domain.viewer import Viewer

BRIEF = """
number = "PS 3/2020"
reply_by = 2020-12-11
position = ["Nobody should be threatened for their work."]
[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
[translations.uk]
position = ["Нікому не можна погрожувати за його працю."]
demands = ["Відкрийте провадження без зволікань."]
"""
SECOND = Viewer(ident(90))
WHY = "her family asked for it"


class Told:
    """A threat to Ilona Varga, of which everybody may read."""

    def __init__(self, office: Office) -> None:
        self.case: Case = new_case(office)
        self.viewer = self.case.viewer
        self.ilona = self.case.add("person", name="Ilona Varga", birth="1985-04-02", country="BY")
        self.event = self.case.add("event", type="threat", date="2018-07-05", completion="done")
        self.case.add("act", event=self.event, victim=self.ilona, type="threat", completion="done")
        self.answer(PUBLIC, ADDRESSEES)

    def answer(self, *audiences: str, granted: bool = True) -> None:
        """What she said of being named to them."""
        answers = [Answered(audience, granted=granted) for audience in audiences]
        record_consent(self.viewer, self.case.id, self.ilona, answers)

    def written(self, language: str = "en", template: str = "public-statement", *, approved: bool = True) -> str:
        """The statement."""
        brief = parse_brief(BRIEF)
        letter = compose(self.viewer, self.case.id, brief, template=template, language=language).intervention
        if approved:
            approve(SECOND, letter)
        return letter

    def corrected(self, letter: str) -> str:
        """The day turned out to be another; what is written of it is approved."""
        (claim,) = self.case.claims(self.event, "event.date")
        correct(self.viewer, claim, "2018-07-06", WHY)
        correction = draft_correction(self.viewer, self.case.id, letter).intervention
        approve(SECOND, correction)
        return correction


@pytest.fixture
def site(tmp_path: Path) -> Path:
    """Where our own site is made ready; nothing is there yet."""
    return tmp_path / "site"


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


def words_of(path: Path) -> str:
    root = html.document_fromstring(path.read_bytes(), html.HTMLParser(encoding="utf-8"))
    return " ".join("".join(root.find("body").itertext()).split())


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir()) if folder.exists() else []


def test_each_language_has_its_own_side_and_its_pdf(told: Told, site: Path) -> None:
    letters = [told.written("en"), told.written("uk")]
    done = publish(told.viewer, letters[0], site)
    stem = "public-statement-ps-3-2020"
    assert names(site) == [f"{stem}.en.pdf", f"{stem}.html", f"{stem}.uk.pdf"]
    assert [side.letter for side in done.publication.sides] == letters
    root = html.document_fromstring((site / f"{stem}.html").read_bytes())
    sides = root.xpath("//div[@class='side']")
    assert [(one.get("id"), one.get("lang"), one.get("dir")) for one in sides] == [
        ("en", "en", "ltr"),
        ("uk", "uk", "ltr"),
    ]
    assert [link.get("href") for link in root.xpath("//nav//a")] == ["#en", "#uk"]
    links = root.xpath("//a[@type='application/pdf']/@href")
    assert links == [f"{stem}.en.pdf", f"{stem}.uk.pdf"]
    assert {line.what for line in list_in_clear(told.viewer)} == {"published page"}


def test_the_page_asks_nobody_for_anything(told: Told) -> None:
    page = next(iter(publication_of(told.viewer, told.written()).files.values()))
    root = html.document_fromstring(page)
    assert not root.xpath("//script | //img | //link | //iframe | //form | //*[@style] | //*[@src]")
    assert root.xpath("//meta[@name='referrer']/@content") == ["no-referrer"]
    (policy,) = root.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")
    assert policy.startswith("default-src 'none'; style-src 'sha256-")
    assert "url(" not in page.decode()
    assert "@import" not in page.decode()


def test_the_text_is_the_one_that_was_approved(told: Told, site: Path) -> None:
    publish(told.viewer, told.written(), site)
    words = words_of(site / "public-statement-ps-3-2020.html")
    assert "Reported threat against Ilona Varga" in words
    assert "DRAFT" not in words


@pytest.mark.parametrize("template", ["urgent-appeal", "office-appeal"])
def test_what_is_for_an_office_is_not_published(told: Told, site: Path, template: str) -> None:
    letter = told.written(template=template)
    with pytest.raises(NotApproved, match=NOT_PUBLIC):
        publish(told.viewer, letter, site)
    assert names(site) == []


def test_one_persons_word_is_not_enough(told: Told, site: Path) -> None:
    letter = told.written(approved=False)
    with pytest.raises(NotApproved, match="no second member has approved it"):
        publish(told.viewer, letter, site)
    release_urgently(told.viewer, letter, WHY)
    with pytest.raises(NotApproved, match=MARKED):
        publish(told.viewer, letter, site)
    assert names(site) == []


def test_who_refused_since_is_published_no_more(told: Told, site: Path) -> None:
    letter = told.written()
    told.answer(PUBLIC, granted=False)
    with pytest.raises(NoConsent):
        publish(told.viewer, letter, site)
    assert names(site) == []


def test_a_language_that_must_not_leave_holds_all_back(told: Told, site: Path) -> None:
    letter = told.written("en")
    (claim,) = told.case.claims(told.event, "event.date")
    retract(told.viewer, claim, WHY)
    told.written("uk")
    with pytest.raises(NotApproved, match="has changed since it was written"):
        publish(told.viewer, letter, site)


def test_a_correction_stands_above_the_text_with_its_day(told: Told, site: Path) -> None:
    letter = told.written()
    publish(told.viewer, letter, site)
    correction = told.corrected(letter)
    done = publish(told.viewer, letter, site)
    assert done.publication.sides[0].corrections == (correction,)
    stem = "public-statement-ps-3-2020"
    assert names(site) == [f"{stem}.en.correction-1.pdf", f"{stem}.en.pdf", f"{stem}.html"]
    words = words_of(site / f"{stem}.html")
    assert words.index("Corrected on 14 September 2020") < words.index("Correct is: 6 July 2018")
    assert "To whom this is addressed" not in words
    assert words.index("Correct is: 6 July 2018") < words.index("stands as it was published") < words.rindex("5 July")
    with pytest.raises(NotApproved, match=WITH_ANOTHER):
        publish(told.viewer, correction, site)


def test_a_correction_is_written_in_the_language_of_what_it_corrects(told: Told, site: Path) -> None:
    letter, english = told.written("uk"), told.written()
    told.corrected(letter)
    approve(SECOND, draft_correction(told.viewer, told.case.id, english, parse_brief(BRIEF)).intervention)
    approve(SECOND, draft_correction(told.viewer, told.case.id, letter, parse_brief(BRIEF)).intervention)
    publish(told.viewer, letter, site)
    assert "Correct is: 6 July 2018" in words_of(site / "public-statement-ps-3-2020.html")
    assert "Виправлено 14 вересня 2020 року" in words_of(site / "public-statement-ps-3-2020.html")
    assert "Виправлення PS 3/2020" in words_of(site / "public-statement-ps-3-2020.html")


def test_notes_of_several_texts_do_not_meet(told: Told) -> None:
    letter = told.written()
    told.corrected(letter)
    told.written("uk")
    page = next(iter(publication_of(told.viewer, letter).files.values()))
    root = html.document_fromstring(page)
    ids = root.xpath("//@id")
    assert len(ids) == len(set(ids))
    assert {where[1:] for where in root.xpath("//a/@href") if where.startswith("#")} <= set(ids)


def test_what_was_withdrawn_goes_and_no_name_is_repeated(told: Told, site: Path) -> None:
    letter = told.written()
    publish(told.viewer, letter, site)
    withdraw(told.viewer, letter, WHY)
    done = publish(told.viewer, letter, site)
    assert names(site) == ["public-statement-ps-3-2020.html"]
    assert [path.name for path in done.removed] == ["public-statement-ps-3-2020.en.pdf"]
    page = (site / "public-statement-ps-3-2020.html").read_text("utf-8")
    assert "Withdrawn on 14 September 2020" in page
    assert "Varga" not in page
    assert WHY not in page
    assert [Path(line.path).name for line in list_in_clear(told.viewer)] == ["public-statement-ps-3-2020.html"]


def test_one_language_withdrawn_leaves_the_other(told: Told, site: Path) -> None:
    first, second = told.written("uk"), told.written("en")
    withdraw(told.viewer, first, WHY)
    publish(told.viewer, second, site)
    words = words_of(site / "public-statement-ps-3-2020.html")
    assert "Відкликано" in words
    assert "Ilona Varga" in words


def test_what_was_withdrawn_before_anybody_signed_for_it_is_not_told(told: Told, site: Path) -> None:
    letter = told.written(approved=False)
    withdraw(told.viewer, letter, WHY)
    with pytest.raises(NotApproved, match="withdrawn"):
        publish(told.viewer, letter, site)


def test_an_older_version_is_not_published_beside_a_newer(told: Told, site: Path) -> None:
    older, newer = told.written(), told.written()
    with pytest.raises(NotApproved, match=OLDER):
        publish(told.viewer, older, site)
    assert publish(told.viewer, newer, site).paths


def test_a_file_that_is_not_ours_is_left_alone(told: Told, site: Path) -> None:
    letter = told.written()
    site.mkdir()
    theirs = site / "public-statement-ps-3-2020.en.pdf"
    theirs.write_bytes(b"theirs")
    with pytest.raises(CannotSave, match="none that `tocsin publish` saved"):
        publish(told.viewer, letter, site)
    assert names(site) == [theirs.name]
    assert theirs.read_bytes() == b"theirs"
