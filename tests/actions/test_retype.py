"""A letter whose words are changed by hand: tied sentence by sentence, by the rules for one that came from Word."""

from __future__ import annotations

import io
from typing import Any

import pytest

from support.cases import Case, new_case, threatened_and_arrested
from support.record import ident
from support.word_edits import inserted_paragraph
from tocsin.access.bindings import get_bindings, get_lines
from tocsin.access.dossier import get_dossier
from tocsin.access.sent import list_changes
from tocsin.actions.approve import approve
from tocsin.actions.came_back import Revised, Ties
from tocsin.actions.compose import compose
from tocsin.actions.correct import correct
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.letter_checks import tells_of_child, today
from tocsin.actions.release_urgently import release_urgently
from tocsin.actions.retype import list_fields, list_grounds, look_typed, retype
from tocsin.actions.revise import revise
from tocsin.actions.sealed_letter import Composed
from tocsin.actions.verify import verify
from tocsin.actions.withdraw import withdraw
from tocsin.composing import parse_brief
from tocsin.composing.grounds import claims_picked
from tocsin.domain.bindings import Binding, Tie
from tocsin.domain.errors import CannotApprove, LetterNotTaken, MustNotLeave, NoSuch, TocsinError
from tocsin.domain.operations import FileSealed
from tocsin.domain.viewer import Viewer
from tocsin.records import store

BRIEF = """
number = "UA 7/2020"
position = ["We ask that the law be kept."]

[organisation]
name = "Quay Centre"
contact = ["quay@centre.example"]

[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
salutation = "Dear Prosecutor General"

[[addressees]]
key = "police"
office = "Harbour Police"

[[demands]]
text = "open an investigation without delay"
addressees = ["prosecutor"]

[[demands]]
text = "protect her"
addressees = ["police"]
"""
SECOND = Viewer(ident(90))
ARREST = "Her lawyer reports that Ilona Varga was arrested on 9 July 2018."
HELD = "She was held in a cellar until 11 July 2018."


@pytest.fixture
def case(office: Office) -> Case:
    return threatened_and_arrested(office)


@pytest.fixture
def letter(case: Case) -> Composed:
    return compose(case.viewer, case.id, parse_brief(BRIEF))


def field(case: Case, letter: str, words: str) -> tuple[int, str]:
    (found,) = [one for one in list_fields(case.viewer, letter) if words in one.text and one.style != "Lead"]
    return found.number, found.text


def typed(case: Case, letter: str, words: str, now: str, ties: Ties | None = None) -> Revised:
    """The paragraph that holds these words is typed anew: `{}` stands for what it says."""
    number, text = field(case, letter, words)
    return retype(case.viewer, letter, {number: now.replace("{}", text)}, ties or Ties())


def row_of(taken: Revised, words: str) -> Binding:
    (found,) = [row for row in taken.rows if words in (row.text or row.was) and not row.text.startswith("On ")]
    return found


def by_tie(taken: Revised, tie: Tie) -> list[str]:
    return [row.text or row.was for row in taken.rows if row.tie is tie]


def one(case: Case, intervention: str, name: str) -> str:
    return case.view(intervention).text(f"intervention.{name}")


def event(case: Case, day: str) -> str:
    return next(
        view.id for view in get_dossier(case.viewer, case.id).of_kind("event") if view.text("event.date") == day
    )


def refused(error: type[TocsinError], words: str, work: Any, *given: Any, **named: Any) -> None:
    before = store.position()
    with pytest.raises(error, match=words):
        work(*given, **named)
    assert store.position() == before


def test_what_was_typed_is_the_next_version_and_each_sentence_says_what_it_rests_on(
    case: Case, letter: Composed
) -> None:
    taken = typed(case, letter.intervention, "arrested on 9", "{} " + HELD)
    assert (row_of(taken, ARREST).tie, bool(row_of(taken, ARREST).claims)) == (Tie.SAME, True)
    assert by_tie(taken, Tie.NEW) == [HELD]
    assert by_tie(taken, Tie.CHANGED) == by_tie(taken, Tie.LEFT_OUT) == []
    assert [one(case, taken.intervention, name) for name in ("revises", "version", "number", "returned")] == [
        *(letter.intervention, "2", "UA 7/2020", "")
    ]
    assert HELD in " ".join(taken.files["txt"].decode().split())
    assert get_bindings(case.viewer, taken.intervention).rows == taken.rows
    assert verify(case.viewer).damaged == ()


def test_a_changed_sentence_has_lost_its_claims_and_one_that_is_gone_was_left_out(case: Case, letter: Composed) -> None:
    changed = typed(case, letter.intervention, "arrested on 9", ARREST.replace("9", "10"))
    assert (row_of(changed, "10 July").tie, row_of(changed, "10 July").was) == (Tie.CHANGED, ARREST)
    gone = typed(case, letter.intervention, "arrested on 9", "  ")
    assert ARREST in by_tie(gone, Tie.LEFT_OUT)
    assert "arrested on 9 July 2018." not in gone.files["txt"].decode().partition("What happened")[2]


@pytest.mark.parametrize(
    ("where", "words", "tie"),
    [
        ("We ask that the law", "Nobody may be sent away from Ilona Varga's home.", Tie.OURS),
        ("We ask that the law", "We ask that Colonel Dorn be heard.", Tie.NEW),
        ("We ask that the law", "This went on since 3 May 2011.", Tie.NEW),
        ("Open an investigation", "Release her.", Tie.OURS),
        ("arrested on 9", "Release her.", Tie.NEW),
    ],
)
def test_what_stands_in_a_section_of_ours_is_free_as_long_as_it_tells_of_nothing_new(
    case: Case, letter: Composed, where: str, words: str, tie: Tie
) -> None:
    number, text = field(case, letter.intervention, where)
    taken = look_typed(case.viewer, letter.intervention, {number: f"{text} {words}"})
    assert row_of(taken, words).tie is tie
    assert taken.intervention == ""


def test_a_demand_that_is_typed_below_another_is_asked_of_the_same_office(case: Case, letter: Composed) -> None:
    taken = typed(case, letter.intervention, "Protect her", "{}\nSay who led the search of her home.")
    said = {
        view.text("demand.text"): [
            case.view(shown.value).text("addressee.office") for shown in view.all("demand.addressee")
        ]
        for view in get_dossier(case.viewer, case.id).of_kind("demand")
        if view.text("demand.intervention") == taken.intervention
    }
    assert said == {
        "open an investigation without delay": ["Prosecutor General"],
        "protect her": ["Harbour Police"],
        "Say who led the search of her home.": ["Harbour Police"],
    }
    assert (
        taken.files["txt"].decode().count("Harbour Police") == letter.files["txt"].decode().count("Harbour Police") + 1
    )


def test_nobody_stands_behind_it_while_a_sentence_rests_on_nothing(case: Case, letter: Composed) -> None:
    taken = typed(case, letter.intervention, "arrested on 9", "{} " + HELD)
    version = taken.intervention
    why = "1 of its sentences rest on nothing that is recorded"
    refused(CannotApprove, why, approve, SECOND, version, listed=True)
    refused(CannotApprove, why, release_urgently, case.viewer, version, "it cannot wait")
    tied = retype(
        case.viewer,
        version,
        {},
        Ties({row_of(taken, HELD).number: case.claims(event(case, "2018-07-09"), "event.date")}),
    )
    assert (tied.letter.version, row_of(tied, HELD).tie) == (3, Tie.TIED)
    assert approve(SECOND, tied.intervention).approved


def test_what_a_member_calls_our_own_word_is_read_by_who_approves_also_in_the_versions_after(
    case: Case, letter: Composed
) -> None:
    looked = typed(case, letter.intervention, "arrested on 9", "{} " + HELD)
    ours = retype(case.viewer, looked.intervention, {}, Ties(ours=[row_of(looked, HELD).number]))
    again = retype(case.viewer, ours.intervention, {})
    found = get_bindings(case.viewer, again.intervention)
    assert [row.text for row in found.to_stand_behind] == [HELD]
    refused(CannotApprove, "our own word by what a member says", approve, SECOND, again.intervention)
    changed = typed(case, again.intervention, "held in a cellar", f"{ARREST} {HELD.replace('11', '12')}")
    assert row_of(changed, "12 July").tie is Tie.NEW
    assert approve(SECOND, again.intervention, listed=True).approved


@pytest.mark.parametrize("way", ["word", "desk"])
def test_a_later_change_of_a_claim_marks_a_sentence_that_was_tied_by_hand(
    case: Case, letter: Composed, way: str
) -> None:
    person = case.add("person", name="Oren Dal", birth="1970-01-01")
    status = case.add("status", person=person, type="detained", period="2018-07-09/2018-07-11")
    claims = case.claims(status, "status.period")
    if way == "word":
        data = inserted_paragraph(letter.files["docx"], ARREST[:20], HELD)
        number = row_of(revise(case.viewer, letter.intervention, io.BytesIO(data)), HELD).number
        taken = revise(case.viewer, letter.intervention, io.BytesIO(data), Ties({number: claims}))
    else:
        where, text = field(case, letter.intervention, "arrested on 9")
        number = row_of(look_typed(case.viewer, letter.intervention, {where: f"{text} {HELD}"}), HELD).number
        taken = retype(case.viewer, letter.intervention, {where: f"{text} {HELD}"}, Ties({number: claims}))
    assert HELD in {line.text for line in get_lines(case.viewer, taken.intervention)[0]}
    assert list_changes(case.viewer, case.id, taken.intervention, today()) == ()
    correct(case.viewer, claims[0], "2018-07-09/2018-07-12", "the register says the 12th")
    (change,) = list_changes(case.viewer, case.id, taken.intervention, today())
    assert [line.text for line in change.lines] == [HELD]
    refused(CannotApprove, "changed since", approve, SECOND, taken.intervention)
    again = retype(case.viewer, taken.intervention, {})  # and in the versions after
    assert [line.text for line in list_changes(case.viewer, case.id, again.intervention, today())[0].lines] == [HELD]


def test_what_a_sentence_could_rest_on_is_offered_with_what_shares_its_date_first(case: Case, letter: Composed) -> None:
    case.add("event", type="threat", date="2018-07-20", completion="done")
    row = Binding(4, "", "Ilona was taken from the quay on 9 July 2018.", Tie.NEW)
    found = list_grounds(case.viewer, letter.intervention, [row], [row], "en")[4]
    (first, ground), *others = found
    assert ground.entity == event(case, "2018-07-09")
    assert first > others[0][0]
    assert {one.kind for _, one in found} == {"event", "person"}
    assert found[-1][1].entity == event(case, "2018-07-20")  # the letter does not stand on it, nor shares it anything
    claims = case.claims(event(case, "2018-07-20"), "event.date")
    behind, rows = Binding(2, "", "Why, nobody knows.", Tie.NEW), [Binding(1, "", "x", Tie.SAME, claims)]
    found = list_grounds(case.viewer, letter.intervention, [behind], rows, "en")[2]
    assert found[0][1].entity == event(case, "2018-07-20")  # the sentence before it stands on that


def test_a_whole_event_or_one_value_of_it_is_picked(case: Case) -> None:
    arrest = event(case, "2018-07-09")
    dossier = get_dossier(case.viewer, case.id)
    date = case.claims(arrest, "event.date")
    assert claims_picked(dossier, [date[0]]) == date
    whole = claims_picked(dossier, [arrest])
    act = next(view for view in dossier.pointing("act.event", arrest))
    assert {*date, *case.claims(arrest, "event.type"), *case.claims(act.id, "act.victim")} <= set(whole)
    for nothing in (ident(7), letter_like(case)):
        with pytest.raises(NoSuch):
            claims_picked(dossier, [nothing])


def letter_like(case: Case) -> str:
    """The claim of a consent: no sentence rests on one."""
    consent = next(get_dossier(case.viewer, case.id).of_kind("consent"))
    return case.claims(consent.id, "consent.granted")[0]


def test_what_lost_its_claims_may_have_them_back_in_a_later_version(case: Case, letter: Composed) -> None:
    changed = typed(case, letter.intervention, "arrested on 9", ARREST.replace("reports", "now reports"))
    (row,) = [one for one in retype(case.viewer, changed.intervention, {}).rows if one.unbound]
    assert (row.tie, row.was, row.why) == (Tie.CHANGED, ARREST, "")
    tied = retype(case.viewer, changed.intervention, {}, Ties({row.number: ()}))
    assert row_of(tied, "now reports").claims == row_of(changed, "now reports").was_claims
    again = typed(case, changed.intervention, "now reports", ARREST)
    assert (row_of(again, ARREST).tie, row_of(again, ARREST).claims) == (Tie.SAME, row.was_claims)


def test_a_child_of_whom_a_sentence_told_that_is_our_own_word_now_is_told_of_in_later_versions(office: Office) -> None:
    case = new_case(office)
    lena = case.add("person", name="Lena Brodin", birth="2010-01-01")
    event = case.add("event", type="threat", date="2018-07-05", completion="done")
    case.add("act", event=event, victim=lena, type="threat", completion="done")
    made = compose(case.viewer, case.id, parse_brief(BRIEF))
    fields = list_fields(case.viewer, made.intervention)
    words = {one.number: one.text.replace("threat", "warn").replace("2018", "2019") for one in fields}
    looked = look_typed(case.viewer, made.intervention, words)
    loose = [row.number for row in looked.rows if row.unbound]
    version = retype(case.viewer, made.intervention, words, Ties(ours=loose))
    again = retype(case.viewer, version.intervention, {})
    assert not {row.tie for row in again.rows} & {Tie.NEW, Tie.CHANGED}
    assert tells_of_child(case.viewer, version.intervention)
    assert tells_of_child(case.viewer, again.intervention)


def test_what_must_not_leave_is_refused_as_it_is_of_a_file(case: Case, letter: Composed) -> None:
    case.add("person", name="Danylo Orel", minor="true")
    number, text = field(case, letter.intervention, "arrested on 9")
    words = {number: f"{text} Danylo Orel saw it."}
    refused(MustNotLeave, "must not leave", retype, case.viewer, letter.intervention, words)


def test_no_words_are_taken_of_a_letter_without_title_or_one_that_was_taken_back(case: Case, letter: Composed) -> None:
    title = next(one.number for one in list_fields(case.viewer, letter.intervention) if one.style == "Title")
    refused(LetterNotTaken, "title", retype, case.viewer, letter.intervention, {title: " "})
    withdraw(case.viewer, letter.intervention, "asked for")
    refused(LetterNotTaken, "withdrawn", retype, case.viewer, letter.intervention, {})


def test_erased_its_sheet_goes_too(case: Case, letter: Composed) -> None:
    taken = typed(case, letter.intervention, "arrested on 9", "{} " + HELD)
    digest = one(case, taken.intervention, "bindings")
    assert digest in {told.digest for told in case.told() if isinstance(told, FileSealed)}
    erase(case.viewer, taken.intervention, "asked")
    assert digest not in {told.digest for told in case.told() if isinstance(told, FileSealed)}
