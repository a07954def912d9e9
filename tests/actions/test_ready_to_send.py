"""An approved letter is made ready for each office with its own salutation, and nothing is rendered for it."""

from __future__ import annotations

from dataclasses import replace
from email import message_from_bytes, policy
from email.message import EmailMessage
from pathlib import Path

import pytest

from support.cases import Case, threatened
from support.record import ident
from tocsin.access.envelopes import list_envelopes
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.deliver import Sent, deliver
from tocsin.actions.init import Office
from tocsin.actions.let_out import may_leave
from tocsin.actions.offices import keep_offices
from tocsin.actions.ready_to_send import hand_out_mail, let_out_mails, ready_to_send
from tocsin.composing import parse_brief
from tocsin.domain.errors import MustNotLeave, NoChannel, NoSuch, NotApproved
from tocsin.domain.offices import office_of
from tocsin.domain.viewer import Viewer

BRIEF = """
number = "UA 7/2020"
languages = ["en", "uk"]
[organisation]
name = "Quay Centre"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
email = "office@prosecutor.example"
address = ["1 Quay", "Orva"]
salutation = "Dear Prosecutor"
[[addressees]]
key = "minister"
office = "Minister of the Interior"
[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor", "minister"]
"""
SECOND = Viewer(ident(90))


@pytest.fixture
def case(office: Office) -> Case:
    return threatened(office)


def written(case: Case, *, approved: bool = True) -> str:
    letter = compose(case.viewer, case.id, parse_brief(BRIEF)).intervention
    if approved:
        approve(SECOND, letter)
    return letter


def minister(case: Case, **cells: str) -> None:
    """The minister in the directory."""
    keep_offices(case.viewer, [office_of({"key": "minister", "office": "Minister of the interior"} | cells)])


def read(data: bytes) -> EmailMessage:
    found = message_from_bytes(data, policy=policy.default)
    assert isinstance(found, EmailMessage)
    return found


def test_each_office_has_what_the_letter_was_given_and_then_what_the_directory_has(case: Case) -> None:
    minister(case, email="m@interior.example", salutation="Dear Minister", subject="Complaint", checked="2020-09-01")
    prosecutor, other = list_envelopes(case.viewer, case.id, written(case))
    assert (prosecutor.office, prosecutor.email, prosecutor.postal, prosecutor.salutation) == (
        "Prosecutor General",
        "office@prosecutor.example",
        "1 Quay\nOrva",
        "Dear Prosecutor",
    )
    assert (prosecutor.own, prosecutor.key, prosecutor.checked) == (True, "", "")
    assert (other.email, other.salutation, other.key) == ("m@interior.example", "Dear Minister", "minister")
    assert (other.subject, other.checked) == ("Complaint", "2020-09-01")


def test_of_two_offices_that_are_called_the_same_none_is_taken(case: Case) -> None:
    minister(case, email="m@interior.example")
    keep_offices(
        case.viewer, [office_of({"key": "other", "office": "Minister of the Interior", "email": "o@x.example"})]
    )
    _, other = list_envelopes(case.viewer, case.id, written(case))
    assert (other.key, other.email) == ("", "")


def test_a_mail_holds_the_bytes_that_were_approved_under_the_office_s_own_salutation(case: Case) -> None:
    minister(case, email="m@interior.example", salutation="Dear Minister", subject="Complaint")
    letter = written(case)
    _, files = may_leave(case.viewer, letter)
    ready = ready_to_send(case.viewer, letter)
    for one, salutation in zip(ready.envelopes, ("Dear Prosecutor,", "Dear Minister,"), strict=True):
        name, data = hand_out_mail(case.viewer, letter, one.addressee)
        mail = read(data)
        body = mail.get_body()
        assert body is not None
        words = body.get_content().replace("\r\n", "\n")
        assert words == f"{salutation}\n\n{files[f'{ready.name}.txt'].decode()}"
        beside = {part.get_filename(): part.get_content() for part in mail.iter_attachments()}
        assert beside == {name: data for name, data in files.items() if not name.endswith(".txt")}
        assert name.endswith(".eml")
        assert name in list_in_clear(case.viewer)[0].path
    assert read(to_office(case, letter, 1))["Subject"].startswith("Complaint – UA 7/2020: ")
    assert read(to_office(case, letter, 1))["To"] == "m@interior.example"


def to_office(case: Case, letter: str, number: int) -> bytes:
    envelopes = list_envelopes(case.viewer, case.id, letter)
    return hand_out_mail(case.viewer, letter, envelopes[number].addressee)[1]


def test_a_mail_is_saved_for_each_office_that_is_asked_and_for_no_other(case: Case, tmp_path: Path) -> None:
    minister(case, email="m@interior.example")
    case.add("addressee", office="Embassy of Ordavia")
    names = [path.name for path in let_out_mails(case.viewer, written(case), tmp_path / "out")]
    assert [name.partition(" to ")[2] for name in names] == ["Prosecutor-General.eml", "Minister-of-the-Interior.eml"]
    assert sorted(names) == sorted(path.name for path in (tmp_path / "out").iterdir())


def test_an_office_without_an_address_is_refused_by_name_and_nothing_is_saved(case: Case, tmp_path: Path) -> None:
    with pytest.raises(NoChannel, match="“Minister of the Interior”: no e-mail address"):
        let_out_mails(case.viewer, written(case), tmp_path / "out")
    assert not (tmp_path / "out").exists()
    letter = written(case)
    with pytest.raises(NoChannel, match="“Minister of the Interior”: no e-mail address"):
        to_office(case, letter, 1)
    assert list_in_clear(case.viewer) == ()


def test_nothing_is_made_ready_that_nobody_approved(case: Case, tmp_path: Path) -> None:
    letter = written(case, approved=False)
    with pytest.raises(NotApproved):
        ready_to_send(case.viewer, letter)
    with pytest.raises(NotApproved):
        let_out_mails(case.viewer, letter, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def test_a_salutation_that_names_somebody_who_is_protected_does_not_leave(case: Case) -> None:
    letter = written(case)
    child = case.add("person", name="Dovana Kestrel", minor="true")
    assert child
    ready_to_send(case.viewer, letter)
    minister(case, salutation="About Dovana Kestrel")
    with pytest.raises(MustNotLeave):
        ready_to_send(case.viewer, letter)


def test_an_office_of_another_letter_has_no_mail(case: Case) -> None:
    letter = written(case)
    with pytest.raises(NoSuch):
        hand_out_mail(case.viewer, letter, ident(7))
    deliver(case.viewer, letter, "", Sent("email", "2020-09-14"), office="Embassy of Ordavia")
    assert [one.own for one in list_envelopes(case.viewer, case.id, letter)] == [True, True, False]


def test_a_letter_in_another_language_greets_in_it(case: Case) -> None:
    words = BRIEF + '[translations.uk]\naddressees.prosecutor = { salutation = "Шановний пане прокуроре" }\n'
    letter = compose(case.viewer, case.id, parse_brief(words), language="uk").intervention
    prosecutor, other = list_envelopes(case.viewer, case.id, letter)
    assert prosecutor.salutation == "Шановний пане прокуроре"
    assert replace(other, addressee="").salutation == ""
