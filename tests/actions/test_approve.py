"""A letter leaves when a second member stands behind its very bytes; what else may leave stays marked."""

from __future__ import annotations

import hashlib
from pathlib import Path
from typing import Any

import pytest

from support.cases import Case, new_case
from support.record import ident
from tocsin.access.approvals import get_standing, list_awaiting, list_letters
from tocsin.access.dossier import get_dossier
from tocsin.access.in_clear import list_in_clear
from tocsin.actions.approve import approve, approve_by_voice
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.passphrases import add_passphrase, remove_member
from tocsin.actions.record import Item, record
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.withdraw import withdraw
from tocsin.actions.words import check_words, new_passphrase
from tocsin.composing import parse_brief
from tocsin.domain.approval import Standing, Way, list_digest
from tocsin.domain.changesets import digest_bytes, digest_text
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import (
    CannotApprove,
    CannotSave,
    MissingFile,
    NoSuch,
    NotApproved,
    OtherCheckWords,
    ReasonMissing,
    TocsinError,
)
from tocsin.domain.operations import ClaimsUnlooked, LetterApproved
from tocsin.domain.viewer import Viewer
from tocsin.records import store
from tocsin.vault.current import current_vault

BRIEF = """
number = "UA 7/2020"

[organisation]
name = "Quay Centre"

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]
"""
SECOND = Viewer(ident(90))
WHY = "she is to be sent away at noon, and nobody answers"


@pytest.fixture
def case(office: Office) -> Case:
    return told(office)


def told(office: Office, **person: str) -> Case:
    """A threat to somebody of age, unless said otherwise."""
    case = new_case(office)
    ilona = case.add("person", **({"name": "Ilona Varga", "birth": "1985-04-02"} | person))
    case.agree(ilona)
    threat = case.add("event", type="threat", date="2018-07-05", completion="done", attribution="her lawyer")
    case.add("act", event=threat, victim=ilona, type="threat", completion="done")
    return case


def written(case: Case, number: str = "UA 7/2020") -> str:
    return compose(case.viewer, case.id, parse_brief(BRIEF.replace("UA 7/2020", number))).intervention


@pytest.fixture
def letter(case: Case) -> str:
    return written(case)


def event_date(case: Case) -> str:
    (event,) = [view for view in case_views(case) if view.kind == "event"]
    (claim,) = case.claims(event.id, "event.date")
    return claim


def case_views(case: Case) -> list[EntityView]:
    return list(get_dossier(case.viewer, case.id).entities.values())


def refused(error: type[TocsinError], words: str | None, work: Any, *given: Any) -> None:
    before = store.position()
    with pytest.raises(error, match=words):
        work(*given)
    assert store.position() == before


def test_a_letter_that_rests_on_what_was_erased_is_refused_by_name(case: Case, letter: str, tmp_path: Path) -> None:
    erase(case.viewer, event_date(case), "asked")
    refused(CannotApprove, "rests on was erased", approve, SECOND, letter)
    refused(CannotApprove, "rests on was erased", release_urgently, case.viewer, letter, WHY)
    refused(NotApproved, None, let_out_letter, case.viewer, letter, tmp_path / "out")
    assert not (tmp_path / "out").exists()


def said_of(standing: Standing) -> tuple[bool, bool, bool]:
    return standing.approved, standing.marked, standing.waits


def test_it_leaves_as_it_was_sealed_once_another_member_approved(case: Case, letter: str, tmp_path: Path) -> None:
    before = get_standing(case.viewer, letter)
    assert said_of(before) == (False, False, True)
    assert said_of(approve(SECOND, letter)) == (True, False, False)
    out = let_out_letter(case.viewer, letter, tmp_path / "out")
    assert {digest_text(hashlib.sha256(path.read_bytes()).digest()) for path in out.paths} == set(before.letters)
    assert sorted(path.name for path in out.paths) == [
        f"letter UA-7-2020 v1 2020-09-14.{ending}" for ending in ("docx", "pdf", "txt")
    ]
    assert not any(b"DRAFT" in path.read_bytes() for path in out.paths)
    assert {line.what for line in list_in_clear(case.viewer)} == {"letter"}


def test_an_approval_names_the_digest_of_the_list_and_who_signs(case: Case, letter: str) -> None:
    approve(SECOND, letter)
    (found,) = [one for one in case.told() if isinstance(one, LetterApproved)]
    files = [shown.value for shown in case.view(letter).all("intervention.final")]
    assert (found.letters, found.member, found.way) == (list_digest(letter, files), SECOND.member, "signed")


def test_unapproved_it_does_not_leave(case: Case, letter: str, tmp_path: Path) -> None:
    refused(NotApproved, "no second member has approved it", let_out_letter, case.viewer, letter, tmp_path / "out")
    assert not (tmp_path / "out").exists()
    assert list_in_clear(case.viewer) == ()


def test_whoever_wrote_it_does_not_approve_it(case: Case, letter: str) -> None:
    refused(CannotApprove, "another member must", approve, case.viewer, letter)


def test_nobody_approves_twice(letter: str) -> None:
    approve(SECOND, letter)
    refused(CannotApprove, "already", approve, SECOND, letter)


def test_what_nobody_looked_at_is_not_approved(case: Case) -> None:
    case.say(ClaimsUnlooked(claims=(event_date(case),)))
    letter = written(case)
    refused(CannotApprove, "nobody has looked", approve, SECOND, letter)
    assert list_awaiting(case.viewer, case.id) == ()


def test_another_file_in_the_list_is_not_covered(case: Case, letter: str, tmp_path: Path) -> None:
    approve(SECOND, letter)
    draft = case.view(letter).all("intervention.letters")[0].value
    record(case.viewer, case.id, [Item("intervention", {"final": [draft]}, entity=letter)])
    refused(NotApproved, "no second member", let_out_letter, case.viewer, letter, tmp_path)


def test_who_adds_a_file_has_a_hand_in_it_and_cannot_approve(case: Case, letter: str) -> None:
    draft = case.view(letter).all("intervention.letters")[0].value
    record(SECOND, case.id, [Item("intervention", {"final": [draft]}, entity=letter)])
    refused(CannotApprove, "another member must", approve, SECOND, letter)


def test_a_file_that_is_no_letter_is_not_approved(case: Case, letter: str) -> None:
    sheet = case.view(letter).one("intervention.basis").value
    record(case.viewer, case.id, [Item("intervention", {"final": [sheet]}, entity=letter)])
    refused(NoSuch, "letter", approve, SECOND, letter)


def test_what_changed_since_is_written_anew(case: Case, letter: str, tmp_path: Path) -> None:
    approve(SECOND, letter)
    correct(case.viewer, event_date(case), "2018-07-06", "the stamp says the 6th")
    refused(NotApproved, "changed since", let_out_letter, case.viewer, letter, tmp_path)


def test_nobody_approves_what_changed_since(case: Case, letter: str) -> None:
    correct(case.viewer, event_date(case), "2018-07-06", "the stamp says the 6th")
    refused(CannotApprove, "changed since", approve, SECOND, letter)
    refused(CannotApprove, "changed since", release_urgently, case.viewer, letter, WHY)


def test_what_lies_there_is_not_overwritten(case: Case, letter: str, tmp_path: Path) -> None:
    approve(SECOND, letter)
    let_out_letter(case.viewer, letter, tmp_path)
    refused(CannotSave, "already", let_out_letter, case.viewer, letter, tmp_path)


@pytest.fixture
def colleague(office: Office) -> Viewer:
    return Viewer(add_passphrase(office.viewer, new_passphrase(), member_name="Jonas Reet").member)


def words_of(case: Case, letter: str) -> str:
    return check_words(digest_bytes(get_standing(case.viewer, letter).digest))


def test_four_words_by_telephone_let_it_leave_marked(
    case: Case, letter: str, colleague: Viewer, tmp_path: Path
) -> None:
    words = words_of(case, letter)
    assert len(words.split()) == 4
    standing = approve_by_voice(case.viewer, letter, colleague.member, f" {words.upper()} ")
    assert said_of(standing) == (True, True, True)
    (approval,) = standing.approvals
    assert (approval.way, approval.member, approval.noted_by) == (Way.VOICE, colleague.member, case.viewer.member)
    assert let_out_letter(case.viewer, letter, tmp_path).standing.marked
    assert {line.what for line in list_in_clear(case.viewer)} == {"letter, to be countersigned"}


def test_other_words_are_refused(case: Case, letter: str, colleague: Viewer) -> None:
    other = words_of(case, written(case, "UA 8/2020"))
    refused(OtherCheckWords, None, approve_by_voice, case.viewer, letter, colleague.member, other)
    refused(OtherCheckWords, None, approve_by_voice, case.viewer, letter, colleague.member, "")


def test_by_telephone_it_is_a_member_and_another_one(case: Case, letter: str, colleague: Viewer) -> None:
    words = words_of(case, letter)
    refused(NoSuch, "member", approve_by_voice, case.viewer, letter, ident(91), words)
    refused(CannotApprove, "another member", approve_by_voice, case.viewer, letter, case.viewer.member, words)
    refused(CannotApprove, "another member", approve_by_voice, colleague, letter, case.viewer.member, words)
    approve(SECOND, letter)
    refused(CannotApprove, "no telephone call", approve_by_voice, case.viewer, letter, colleague.member, words)


def test_who_left_does_not_approve_by_telephone(case: Case, letter: str, colleague: Viewer) -> None:
    remove_member(case.viewer, colleague.member)
    refused(NoSuch, "member", approve_by_voice, case.viewer, letter, colleague.member, words_of(case, letter))


def test_an_urgent_release_has_its_reason_and_stays_marked(case: Case, letter: str, tmp_path: Path) -> None:
    refused(ReasonMissing, None, release_urgently, case.viewer, letter, " ")
    standing = release_urgently(case.viewer, letter, WHY)
    assert said_of(standing) == (True, True, True)
    assert [(one.way, one.member, one.why) for one in standing.approvals] == [(Way.URGENT, case.viewer.member, WHY)]
    assert let_out_letter(case.viewer, letter, tmp_path).standing.marked
    refused(CannotApprove, "need not be released", release_urgently, case.viewer, letter, WHY)


def test_a_countersignature_ends_the_mark_even_if_the_record_went_on(case: Case, letter: str) -> None:
    release_urgently(case.viewer, letter, WHY)
    assert [one.intervention for one in list_awaiting(case.viewer, case.id)] == [letter]
    correct(case.viewer, event_date(case), "2018-07-06", "the stamp says the 6th")
    assert said_of(approve(SECOND, letter)) == (True, False, False)
    assert list_awaiting(case.viewer, case.id) == ()


CHILDREN = [
    {"birth": "2016"},
    {"minor": "true"},
    {"birth": "", "name": "Ilona Varga"},
    {"birth": "", "age": "17"},
    {"minor": "true", "anonymise": "true"},
]


@pytest.mark.parametrize("person", CHILDREN, ids=str)
def test_who_is_or_may_be_a_child_takes_a_signature(
    office: Office, person: dict[str, str], colleague: Viewer, tmp_path: Path
) -> None:
    case = told(office)
    lena = case.add("person", **{name: value for name, value in ({"name": "Lena Brodin"} | person).items() if value})
    event = next(view.id for view in case_views(case) if view.kind == "event")
    case.add("act", event=event, victim=lena, type="threat", completion="done")
    letter = written(case)
    refused(CannotApprove, "under 18", release_urgently, case.viewer, letter, WHY)
    refused(CannotApprove, "under 18", approve_by_voice, case.viewer, letter, colleague.member, words_of(case, letter))
    approve(SECOND, letter)
    assert let_out_letter(case.viewer, letter, tmp_path).paths


def test_a_mark_covers_no_child_that_is_learnt_of_later(case: Case, letter: str, tmp_path: Path) -> None:
    release_urgently(case.viewer, letter, WHY)
    event = next(view.id for view in case_views(case) if view.kind == "event")
    case.add("act", event=event, victim=case.add("person", name="Lena Brodin", minor="true"), type="threat")
    refused(NotApproved, "under 18", let_out_letter, case.viewer, letter, tmp_path)


@pytest.mark.parametrize(
    ("actor", "covered"), [({}, True), ({"birth": "1970", "anonymise": "true"}, True), ({"minor": "true"}, False)]
)
def test_the_age_of_who_is_said_to_have_done_it_may_be_unknown(
    case: Case, actor: dict[str, str], covered: bool
) -> None:
    act = next(view.id for view in case_views(case) if view.kind == "act")
    case.add("involvement", act=act, actor=case.add("person", name="Karel Brod", **actor))
    letter = written(case)
    if covered:
        assert release_urgently(case.viewer, letter, WHY).marked
    else:
        refused(CannotApprove, "under 18", release_urgently, case.viewer, letter, WHY)


def test_one_person_withdraws_it_and_nothing_brings_it_back(case: Case, letter: str, tmp_path: Path) -> None:
    approve(SECOND, letter)
    refused(ReasonMissing, None, withdraw, case.viewer, letter, "")
    assert withdraw(case.viewer, letter, "the family asked for it") == (letter,)
    standing = get_standing(case.viewer, letter)
    assert standing.withdrawn is not None
    assert (standing.withdrawn.member, standing.withdrawn.why) == (case.viewer.member, "the family asked for it")
    assert (standing.letters, standing.digest, standing.approvals) == ((), "", ())
    refused(NotApproved, "withdrawn", let_out_letter, case.viewer, letter, tmp_path)
    refused(CannotApprove, "withdrawn", approve, Viewer(ident(91)), letter)
    refused(CannotApprove, "withdrawn", release_urgently, case.viewer, letter, WHY)
    refused(CannotApprove, "withdrawn", withdraw, case.viewer, letter, "again")


def test_earlier_versions_go_with_it_and_nothing_else(case: Case) -> None:
    first, other, second, third = (written(case, number) for number in ("UA 7", "UA 8", "UA 7", "UA 7"))
    assert withdraw(case.viewer, second, "wrong in every version") == (first, second)
    gone = {one.intervention for one in list_letters(case.viewer, case.id) if one.withdrawn}
    assert gone == {first, second}
    assert {one.intervention for one in list_awaiting(case.viewer, case.id)} == {other, third}


def test_of_two_versions_the_later_waits_and_what_left_on_one_word(case: Case) -> None:
    left, first, second, other = (written(case, number) for number in ("UA 6", "UA 7", "UA 7", "UA 8"))
    assert release_urgently(case.viewer, left, WHY).marked
    case.more(second, revises=first)
    case.more(other, revises=left)
    assert {one.intervention for one in list_awaiting(case.viewer, case.id)} == {left, second, other}


def test_letters_without_a_number_are_no_versions_of_one_another(case: Case) -> None:
    written(case, "")
    last = written(case, "")
    assert withdraw(case.viewer, last, "not needed") == (last,)


def test_an_erased_letter_takes_its_approvals_along(case: Case, letter: str) -> None:
    approve(SECOND, letter)
    erase(case.viewer, letter, "asked", "")
    assert not [one for one in case.told() if isinstance(one, LetterApproved)]


def test_a_letter_whose_file_is_gone_is_not_approved(case: Case, letter: str) -> None:
    digest = get_standing(case.viewer, letter).letters[0]
    current_vault().discard(case.scope, digest)
    refused(MissingFile, None, approve, SECOND, letter)
