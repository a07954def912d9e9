"""One appeal in two languages to two offices: each is written to once, and its correction goes to whoever got it."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from support.cases import new_case
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.envelopes import list_envelopes
from tocsin.access.gaps import this_moment
from tocsin.access.waiting import get_waiting
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.draft_correction import draft_correction
from tocsin.actions.init import Office
from tocsin.actions.keep_letterhead import keep_letterhead
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.offices import keep_offices
from tocsin.actions.ready_to_send import let_out_mails
from tocsin.composing import parse_brief
from tocsin.composing.letter import PartKind
from tocsin.domain.letterhead import Letterhead
from tocsin.domain.offices import office_of
from tocsin.domain.viewer import Viewer

BRIEF = parse_brief(
    """
number = "UA 7/2020"
[organisation]
name = "Quay Centre"
contact = ["press@quay.example"]
[[addressees]]
key = "prosecutor"
directory = "prosecutor"
[[addressees]]
key = "defender"
directory = "defender"
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor", "defender"]
[translations.uk]
demands = ["негайно розпочати розслідування"]
addressees.defender = { salutation = "Шановна пані Захиснице" }
"""
)
OFFICES = (
    {"key": "prosecutor", "office": "Prosecutor General", "office_uk": "Генеральний прокурор", "email": "p@o.example"},
    {"key": "defender", "office": "Public Defender", "office_uk": "Захисниця прав", "postal": "1 Quay\nOrva"},
)  # fmt: skip


class Sending:
    """The appeal in English to the prosecutor, in Ukrainian to the defender."""

    def __init__(self, office: Office) -> None:
        self.case = case = new_case(office)
        self.viewer = case.viewer
        keep_offices(case.viewer, [office_of(cells) for cells in OFFICES])
        ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
        case.agree(ilona)
        self.threat = case.add("event", type="threat", date="2018-07-05", completion="done")
        case.add("act", event=self.threat, victim=ilona, type="threat", completion="done")
        self.made = {language: compose(case.viewer, case.id, BRIEF, language=language) for language in ("en", "uk")}
        self.letters = {language: made.intervention for language, made in self.made.items()}
        for letter in self.letters.values():
            approve(Viewer(ident(90)), letter)

    def send(self) -> None:
        for language, office in (("en", "Prosecutor General"), ("uk", "Public Defender")):
            wanted = next(
                view.id
                for view in get_dossier(self.viewer, self.case.id).of_kind("addressee")
                if view.text("addressee.office") == office
            )
            deliver(self.viewer, self.letters[language], wanted, Sent("post", "2020-09-14"))


@pytest.fixture
def sending(office: Office) -> Sending:
    return Sending(office)


def test_an_office_is_called_in_the_language_of_the_letter_as_the_directory_has_it(sending: Sending) -> None:
    part = sending.made["uk"].letter.part(PartKind.ADDRESSEES)
    assert part
    assert [paragraph.sentences[0].text for paragraph in part.paragraphs] == ["Генеральний прокурор", "Захисниця прав"]
    assert not any("is called as in the brief" in gap.message for gap in sending.made["uk"].letter.gaps)


def test_so_it_is_where_the_brief_itself_is_in_that_language(sending: Sending) -> None:
    made = compose(sending.viewer, sending.case.id, replace(BRIEF, languages=("uk",), translations={}))
    assert "Генеральний прокурор" in made.files["txt"].decode()
    assert "Prosecutor General" not in made.files["txt"].decode()


def test_both_languages_are_saved_in_one_folder(sending: Sending, tmp_path: Path) -> None:
    for letter in sending.letters.values():
        let_out_letter(sending.viewer, letter, tmp_path / "out")
    names = {path.stem for path in (tmp_path / "out").iterdir()}
    assert names == {"letter UA-7-2020 v1 2020-09-14", "letter uk UA-7-2020 v1 2020-09-14"}


def test_no_mail_is_made_to_an_office_that_has_a_postal_address_alone(sending: Sending, tmp_path: Path) -> None:
    (path,) = let_out_mails(sending.viewer, sending.letters["en"], tmp_path)
    assert path.name.endswith("to Prosecutor-General.eml")


def test_who_got_it_in_one_language_is_not_waited_for_in_the_other(sending: Sending) -> None:
    sending.send()
    rows = get_waiting(sending.viewer, sending.case.id, this_moment())
    assert [(row.office, bool(row.delivery)) for row in rows] == [
        ("Prosecutor General", True),
        ("Public Defender", True),
    ]


@pytest.mark.parametrize("brief", [BRIEF, None])
@pytest.mark.parametrize(("language", "called"), [("en", "Prosecutor General"), ("uk", "Захисниця прав")])
def test_a_correction_goes_to_who_got_that_letter(sending: Sending, language: str, called: str, brief: object) -> None:
    keep_letterhead(sending.viewer, Letterhead("Quay Centre", "press@quay.example", "", "Ada Lind"))
    sending.send()
    (claim,) = sending.case.claims(sending.threat, "event.date")
    correct(sending.viewer, claim, "2018-07-06", "the stamp says so")
    given = BRIEF if brief else None
    made = draft_correction(
        sending.viewer, sending.case.id, sending.letters[language], given, language=language if brief else ""
    )
    own = [one.office for one in list_envelopes(sending.viewer, sending.case.id, made.intervention) if one.own]
    assert own == [{"en": "Prosecutor General", "uk": "Public Defender"}[language]]
    part, contact = (made.letter.part(kind) for kind in (PartKind.ADDRESSEES, PartKind.CONTACT))
    assert part
    assert contact
    greeted = ["Шановна пані Захиснице,"] if language == "uk" else []
    assert [paragraph.sentences[0].text for paragraph in part.paragraphs] == [called, *greeted]
    assert "press@quay.example" in [sentence.text for sentence in contact.paragraphs[0].sentences]
