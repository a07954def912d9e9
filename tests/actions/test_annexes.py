"""What goes beside a letter is among what is approved, searched and held against consent, and goes with every copy."""

from __future__ import annotations

import io
import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.small_pictures import jpeg
from support.word_edits import replaced_in_word
from tocsin.access.annexes import list_annexes
from tocsin.access.approvals import get_standing
from tocsin.actions.approve import approve, approve_by_voice
from tocsin.actions.compose import compose
from tocsin.actions.confirm_pass import confirm_pass
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.hand_out import hand_out, hand_out_annex
from tocsin.actions.init import Office
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.letter_strikes import leaving_files, list_strikes
from tocsin.actions.pass_strike import pass_strike
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.publish import publication_of
from tocsin.actions.ready_to_send import ready_to_send
from tocsin.actions.receive import About, receive
from tocsin.actions.redact import NOBODY, SOMEBODY, Wanted, look_at_copy, redact
from tocsin.actions.retract import retract
from tocsin.actions.revise import revise
from tocsin.actions.words import check_words, new_passphrase
from tocsin.composing import parse_brief
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.errors import BriefProblem, CannotApprove, MustNotLeave, NoConsent, NoSuch, NotApproved
from tocsin.domain.letterhead import Letterhead
from tocsin.domain.redacting import Cut, Kind, places_of
from tocsin.domain.viewer import Viewer
from tocsin.letters.mail import to_eml

TEXT = "The court heard Ilona Varga and Oleksa Varga on 5 July 2018."
BRIEF = """
number = "UA 7/2020"
annexes = [ANNEXES]
position = ["Nobody should be threatened."]
[organisation]
name = "Quay Centre"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
email = "office@prosecutor.example"
[[addressees]]
key = "minister"
office = "Minister of Justice"
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor", "minister"]
"""


class Told:
    """A threat to Ilona Varga, who agreed to be named; a decision of a court names her son, too."""

    def __init__(self, office: Office) -> None:
        self.case: Case = new_case(office)
        self.viewer = self.case.viewer
        self.colleague = Viewer(add_passphrase(self.viewer, new_passphrase(), member_name="Jonas Reet").member)
        self.ilona = self.case.add("person", name="Ilona Varga", birth="1985-04-02")
        self.son = self.case.add("person", name="Oleksa Varga", birth="2014-05-03")
        for audience in ("addressees", "public"):
            self.case.agree(self.ilona, audience)
        event = self.case.add("event", type="threat", date="2018-07-05", completion="done")
        self.case.add("act", event=event, victim=self.ilona, type="threat", completion="done")
        keep_letterhead(self.viewer, Letterhead("Quay Centre"))

    def taken_in(self, data: bytes, name: str, publishable: bool | None = None) -> str:
        return receive(self.viewer, self.case.id, io.BytesIO(data), name, About(publishable=publishable)).statement

    def copied(self, *words: str) -> str:
        """A redacted copy of the decision, without these words."""
        statement = self.taken_in(TEXT.encode(), "decision of the court.txt")
        places = [place for one in words for place in places_of(TEXT, one)]
        return self.kept(statement, Wanted(cuts=tuple(Cut(start, end, Kind.CHILD) for start, end in places)))

    def photograph(self, *shows: str, shown: str = "") -> str:
        statement = self.taken_in(jpeg(), "photograph.jpg")
        return self.kept(statement, Wanted(as_pictures=True, shows=shows, shown=shown))

    def kept(self, statement: str, wanted: Wanted) -> str:
        return redact(self.viewer, statement, wanted, look_at_copy(self.viewer, statement, wanted).digest)

    def written(self, *annexes: str, each: bool = False, public: bool = False) -> str:
        named = ", ".join(f'"{one}"' for one in annexes)
        brief = parse_brief(f"public = {str(public).lower()}\n" + BRIEF.replace("ANNEXES", named))
        template = "public-statement" if public else "urgent-appeal"
        return compose(self.viewer, self.case.id, brief, template=template, each=each).intervention

    def agrees_to_photograph(self, person: str, **more: str) -> None:
        self.case.add("consent", subject=person, use="photo", audience="addressees", granted="true", **more)


@pytest.fixture
def told(office: Office) -> Told:
    return Told(office)


def names(told: Told, letter: str) -> list[str]:
    return list(leaving_files(told.viewer, get_standing(told.viewer, letter)))


def test_it_is_approved_with_the_letter_and_leaves_with_it(told: Told, tmp_path: Path) -> None:
    copy, other = told.copied("Oleksa Varga"), told.taken_in(b"We published this.", "ours.txt", publishable=True)
    plain, letter = told.written(), told.written(copy, other)
    files = {one.file for one in list_annexes(told.viewer, letter) if one}
    assert len(files) == 2
    assert files < set(get_standing(told.viewer, letter).letters)
    assert len(get_standing(told.viewer, letter).letters) == len(get_standing(told.viewer, plain).letters) + 2
    approve(told.colleague, letter)
    let_out_letter(told.viewer, letter, tmp_path / "out")
    found = {path.name: path.read_bytes() for path in (tmp_path / "out").iterdir()}
    annexes = sorted(name for name in found if " annex " in name)
    assert [name.partition(" annex ")[2][0] for name in annexes] == ["1", "2"]
    assert {name.rpartition(".")[2] for name in annexes} == {"pdf", "txt"}
    assert not any("decision" in name or "ours" in name for name in found)
    assert b"We published this." in {found[name] for name in annexes}
    text = next(data for name, data in found.items() if name.endswith(".txt") and " annex " not in name)
    assert "Annexes: 2" in text.decode()
    assert re.search(r"- Annex 1: redacted copy of a document.*\n\n- Annex 2: ", text.decode())
    assert hand_out(told.viewer, letter, "pdf")[1] == next(
        data for name, data in found.items() if name.endswith(".pdf") and " annex " not in name
    )
    assert hand_out_annex(told.viewer, letter, 1)[1] == found[annexes[0]]
    with pytest.raises(NoSuch):
        hand_out_annex(told.viewer, letter, 3)


@pytest.mark.parametrize("each", [False, True])
def test_every_mail_has_it(told: Told, each: bool) -> None:
    letter = told.written(told.copied("Oleksa Varga"), each=each)
    approve(told.colleague, letter)
    ready = ready_to_send(told.viewer, letter)
    assert len(ready.mails) == 2
    for mail in ready.mails.values():
        message = message_from_bytes(to_eml(mail), policy=policy.default)
        beside = [part.get_filename() or "" for part in message.iter_attachments()]
        assert sum(" annex 1.pdf" in name for name in beside) == 1
        assert sum(" annex " not in name for name in beside) == 2


def test_it_is_published_with_the_statement(told: Told) -> None:
    letter = told.written(told.copied("Oleksa Varga"), public=True)
    approve(told.colleague, letter)
    made = publication_of(told.viewer, letter)
    assert f"{made.name}.en.annex-1.pdf" in made.files
    page = made.files[f"{made.name}.html"].decode()
    assert f'href="{made.name}.en.annex-1.pdf"' in page
    assert "Annex 1" in page


def test_what_stayed_in_it_holds_the_letter_back(told: Told, tmp_path: Path) -> None:
    letter = told.written(told.copied())
    approve(told.colleague, letter)
    with pytest.raises(MustNotLeave, match=r"annex 1\.pdf, page 1 \(a listed name, person-"):
        let_out_letter(told.viewer, letter, tmp_path / "out")
    with pytest.raises(MustNotLeave):
        hand_out_annex(told.viewer, letter, 1)


def test_who_is_named_in_it_must_have_agreed(told: Told) -> None:
    petro = told.case.add("person", name="Petro Danko", birth="1970")
    statement = told.taken_in(b"Petro Danko came.", "ours.txt", publishable=True)
    letter = told.written(statement)
    with pytest.raises(NoConsent, match="named"):
        approve(told.colleague, letter)
    told.case.agree(petro)
    approve(told.colleague, letter)


@pytest.mark.parametrize("publishable", [None, False])
def test_a_document_that_may_not_be_published_goes_only_as_a_copy(told: Told, publishable: bool | None) -> None:
    statement = told.taken_in(b"Words.", "ours.txt", publishable=publishable)
    for entity in (statement, told.ilona):
        with pytest.raises(BriefProblem, match="annexes"):
            told.written(entity)
    photograph = told.taken_in(jpeg(), "photograph.jpg", publishable=True)
    with pytest.raises(BriefProblem, match="annexes"):
        told.written(photograph)  # with the place and the camera that stand in it
    with pytest.raises(NoSuch):
        told.written("evidence-AAAAA")


def test_what_may_not_be_published_any_more_holds_it_back(told: Told, tmp_path: Path) -> None:
    statement = told.taken_in(b"Words.", "ours.txt", publishable=True)
    letter = told.written(statement)
    approve(told.colleague, letter)
    (claim,) = told.case.claims(statement, "statement.publishable")
    correct(told.viewer, claim, "false", "the author asked for it")
    with pytest.raises(NotApproved):
        let_out_letter(told.viewer, letter, tmp_path / "out")
    assert list_annexes(told.viewer, letter) == (None,)
    other = told.written(told.copied("Oleksa Varga"))
    (annex,) = list_annexes(told.viewer, other)
    assert annex
    retract(told.viewer, told.case.claims(annex.entity, "evidence.file")[0], "it shows too much")
    with pytest.raises(CannotApprove):
        approve(told.colleague, other)


def test_what_was_erased_holds_it_back(told: Told) -> None:
    copy = told.copied("Oleksa Varga")
    letter = told.written(copy)
    (annex,) = list_annexes(told.viewer, letter)
    assert annex
    erase(told.viewer, annex.statement, "asked", "the family wishes it")
    with pytest.raises(CannotApprove, match="erased"):
        approve(told.colleague, letter)


def test_a_photograph_takes_its_own_consent(told: Told) -> None:
    letter = told.written(told.photograph(told.ilona))
    with pytest.raises(NoConsent, match="photograph"):
        approve(told.colleague, letter)  # that she may be named is not enough
    told.agrees_to_photograph(told.ilona)
    approve(told.colleague, letter)
    assert not list_strikes(told.viewer, get_standing(told.viewer, letter))


def test_a_picture_of_nobody_needs_none(told: Told, tmp_path: Path) -> None:
    letter = told.written(told.photograph(shown=NOBODY))
    approve(told.colleague, letter)
    assert len(let_out_letter(told.viewer, letter, tmp_path / "out").paths) == 4


def test_the_face_of_a_child_takes_two_members(told: Told, tmp_path: Path) -> None:
    letter = told.written(told.photograph(told.son))
    with pytest.raises(NoConsent, match="has not been asked for the photograph"):
        approve(told.colleague, letter)
    mother = told.case.add("source", connection="010200000000")
    told.agrees_to_photograph(told.son, given_by=mother)
    words = check_words(digest_bytes(get_standing(told.viewer, letter).digest))
    with pytest.raises(CannotApprove, match="under 18"):
        approve_by_voice(told.viewer, letter, told.colleague.member, words)
    approve(told.colleague, letter)
    with pytest.raises(MustNotLeave, match=r"annex 1, a picture \(a face that is or may be a child's, person-"):
        let_out_letter(told.viewer, letter, tmp_path / "out")
    strikes = [one.digest for one in list_strikes(told.viewer, get_standing(told.viewer, letter))]
    pass_strike(told.viewer, letter, strikes, "his mother asks the police to look for him")
    with pytest.raises(MustNotLeave):
        let_out_letter(told.viewer, letter, tmp_path / "out")
    confirm_pass(told.colleague, letter, strikes)
    assert len(let_out_letter(told.viewer, letter, tmp_path / "out").paths) == 4


def test_somebody_whom_nobody_knows_may_be_a_child(told: Told, tmp_path: Path) -> None:
    letter = told.written(told.photograph(shown=SOMEBODY))
    approve(told.colleague, letter)
    with pytest.raises(MustNotLeave, match="a face that is or may be a child's, evidence-"):
        let_out_letter(told.viewer, letter, tmp_path / "out")


def test_a_version_that_came_back_keeps_it(told: Told) -> None:
    brief = parse_brief(BRIEF.replace("ANNEXES", f'"{told.copied("Oleksa Varga")}"'))
    made = compose(told.viewer, told.case.id, brief)
    back = revise(told.viewer, made.intervention, io.BytesIO(replaced_in_word(made.files["docx"], "delay", "doubt")))
    assert list_annexes(told.viewer, back.intervention) == list_annexes(told.viewer, made.intervention)
    assert sum(" annex " in name for name in names(told, back.intervention)) == 1
