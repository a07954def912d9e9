"""Taking back what was mistyped: by whom, how long, and only while nobody can have seen it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import Case, new_case
from support.erased import lives_and_rebuilds_alike
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.lock import lock
from tocsin.actions.note import note
from tocsin.actions.slip import MINUTES, slip
from tocsin.actions.unlock import unlock
from tocsin.domain.errors import NoSuch, NotASlip
from tocsin.domain.operations import ClaimAssessed, ContentErased, LetterComposed
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock
from tocsin.lib.ids import new_id
from tocsin.records import left
from tocsin.workspace import current


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def wait(seconds: int) -> None:
    """The clock of the office moves one second at each look."""
    for _ in range(seconds):
        current.require().clock.now_ms()


def refused(case: Case, what: str) -> str:
    with pytest.raises(NotASlip) as raised:
        slip(case.viewer, what)
    assert not [one for one in case.told() if isinstance(one, ContentErased)]
    return str(raised.value.fields["why"])


def name_of(case: Case, person: str) -> str:
    return case.claims(person, "person.name")[0]


def test_a_slip_is_gone_and_the_erasure_stays(case: Case) -> None:
    person = case.add("person", name=["Ilona Varga", "Ilona Vagra"])
    slip(case.viewer, case.claims(person, "person.name")[1])
    assert len(case.view(person).all("person.name")) == 1
    assert [one.ground for one in case.told() if isinstance(one, ContentErased)] == ["slip"]
    lives_and_rebuilds_alike(case)


def test_an_entry_and_a_statement_can_be_slips(case: Case) -> None:
    slip(case.viewer, case.add("person", name="Ilona Varga"))
    slip(case.viewer, note(case.viewer, case.id, "The wrong call.").statement)
    assert not list(case.office.session.vault_path.rglob("??/*"))


def test_one_s_own_correction_does_not_stand_in_the_way(case: Case) -> None:
    person = case.add("person", name="Ilona Vagra")
    old = name_of(case, person)
    correct(case.viewer, old, "Ilona Varga", "mistyped")
    slip(case.viewer, old)
    assert [shown.value for shown in case.view(person).all("person.name")] == ["Ilona Varga"]


def test_after_ten_minutes_it_is_none(case: Case) -> None:
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    wait(MINUTES * 60)
    assert "10 minutes" in refused(case, claim)


def test_just_within_ten_minutes_it_is_one(case: Case) -> None:
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    wait(MINUTES * 60 - 5)
    assert slip(case.viewer, claim).operations == 1


def test_a_clock_that_was_set_back_proves_nothing(folder: Path) -> None:
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + 9 * DAY_MS, 1000))
    case = new_case(office)
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    lock(office)
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + 8 * DAY_MS, 1000))
    assert "10 minutes" in refused(Case(office, case.id), claim)
    lock(office)


def test_somebody_else_s_words_are_none(case: Case) -> None:
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    with pytest.raises(NotASlip):
        slip(Viewer(new_id()), claim)


def test_what_others_said_of_it_stands_in_the_way(case: Case) -> None:
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    colleague = Case(Office(Viewer(new_id()), case.office.session), case.id)
    colleague.say(ClaimAssessed(claim=claim, assessor=colleague.viewer.member, holds="supported"))
    assert "somebody else" in refused(case, claim)


def test_what_others_hung_on_it_stands_in_the_way(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    Case(Office(Viewer(new_id()), case.office.session), case.id).add("role", person=person, title="editor")
    assert "somebody else" in refused(case, person)


def test_what_a_letter_uses_is_none(case: Case) -> None:
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    case.say(LetterComposed(intervention=new_id(), letters=(), claims=(claim,)))
    assert "letter" in refused(case, claim)


def test_who_was_joined_is_none(case: Case) -> None:
    person, other = case.add("person", name="Ilona Varga"), case.add("person", name="I. Varga")
    join(case.viewer, person, other)
    assert "same person" in refused(case, person)


def test_what_has_left_the_device_is_none(case: Case) -> None:
    assert left.left_at() == 0
    claim = name_of(case, case.add("person", name="Ilona Varga"))
    left.note_left()
    assert "left this device" in refused(case, claim)
    slip(case.viewer, name_of(case, case.add("person", name="Ana Velich")))


def test_what_does_not_exist_is_no_slip_either(case: Case) -> None:
    with pytest.raises(NoSuch):
        slip(case.viewer, new_id())
