"""Erasing through the action: who may, what goes with it, what is said of what stays, and kills on the way."""

from __future__ import annotations

import io
from pathlib import Path

import pytest

from support.cases import Case, changesets_of, every_operation, new_case
from support.erased import lives_and_rebuilds_alike
from support.office import DAY_MS, PASSPHRASE, START_MS
from tocsin.access.cases import list_cases
from tocsin.access.people import suggest
from tocsin.actions import erase as erasing_action
from tocsin.actions.erase import erase, plan
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.let_out import let_out
from tocsin.actions.lock import lock
from tocsin.actions.note import note
from tocsin.actions.open_case import open_case
from tocsin.actions.receive import receive
from tocsin.actions.retract import retract
from tocsin.actions.unlock import unlock
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.errors import CannotWrite, NoSuch, UnknownWord
from tocsin.domain.operations import ContentErased, FileSealed, LetterComposed, ReasonGiven
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import FixedClock
from tocsin.lib.ids import new_id
from tocsin.records import erasing, store
from tocsin.records.derived import File, Joined
from tocsin.records.local import LogEntry, Proposal
from tocsin.vault.store import Vault
from tocsin.workspace import Session

WORDS = "On 5 July 2018 Ilona Varga was arrested in Brod by the police of Orvania."


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def vault_files(office: Office) -> list[Path]:
    return sorted(path for path in office.session.vault_path.rglob("*") if path.is_file())


def test_a_claim_is_gone_and_its_ground_is_kept(case: Case) -> None:
    person = case.add("person", name=["Ilona Varga", "Ana Velich"])
    claim = case.claims(person, "person.name")[0]
    retract(case.viewer, claim, "not hers")
    done = erase(case.viewer, claim, "asked")
    assert done.operations == 3
    assert len(case.view(person).all("person.name")) == 1
    said = [one for one in case.told() if isinstance(one, ContentErased)]
    assert [(one.erasure, one.ground, len(one.places)) for one in said] == [(done.erasure, "asked", 3)]
    lives_and_rebuilds_alike(case)


def test_the_reason_is_kept_as_it_was_given_and_can_be_erased_too(case: Case) -> None:
    claim = case.claims(case.add("person", name="Ilona Varga"), "person.name")[0]
    first = erase(case.viewer, claim, "danger", "she asked by phone")
    reasons = [one for one in case.told() if isinstance(one, ReasonGiven)]
    assert [(one.about, one.text) for one in reasons] == [(first.erasure, "she asked by phone")]
    assert erase(case.viewer, first.erasure, "asked").operations == 1
    assert not [one for one in case.told() if isinstance(one, ReasonGiven)]
    assert len([one for one in case.told() if isinstance(one, ContentErased)]) == 2


def test_no_reason_is_made_up(case: Case) -> None:
    claim = case.claims(case.add("person", name="Ilona Varga"), "person.name")[0]
    erase(case.viewer, claim, "asked", "  ")
    assert not [one for one in case.told() if isinstance(one, ReasonGiven)]


@pytest.mark.parametrize("ground", ["slip", "boredom", ""])
def test_a_ground_that_is_none_erases_nothing(case: Case, ground: str) -> None:
    person = case.add("person", name="Ilona Varga")
    with pytest.raises(UnknownWord):
        erase(case.viewer, person, ground)
    assert case.view(person).one("person.name")


def test_a_person_goes_with_joins_and_is_found_no_more(case: Case) -> None:
    person, other = case.add("person", name="Ilona Varga"), case.add("person", name="I. Varga-Belan")
    join(case.viewer, person, other)
    assert suggest(case.viewer, "Ilona Varga")
    erase(case.viewer, person, "consent_withdrawn")
    assert not suggest(case.viewer, "Ilona Varga")
    assert not Joined.objects.exists()
    assert {one.read_header().scope.partition(":")[0] for one in changesets_of()} == {"book", "case", "links"}
    lives_and_rebuilds_alike(case)


def test_a_statement_goes_with_its_files_and_proposals(case: Case) -> None:
    received = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    assert received.proposals > 0
    assert len(vault_files(case.office)) == 1
    assert len([one for one in case.told() if isinstance(one, FileSealed)]) == 2
    done = erase(case.viewer, received.statement, "unlawful")
    assert done.files == 1
    assert not vault_files(case.office)
    assert not File.objects.exists()
    assert not Proposal.objects.exists()
    assert not [one for one in case.told() if isinstance(one, FileSealed)]
    lives_and_rebuilds_alike(case)


def test_the_same_file_can_come_in_again(case: Case) -> None:
    received = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    erase(case.viewer, received.statement, "unlawful")
    again = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    assert not again.again
    assert len(vault_files(case.office)) == 1


@pytest.mark.parametrize("take", ["retract", "erase"])
def test_a_file_that_no_statement_names_any_more_can_come_in_again(case: Case, take: str) -> None:
    received = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    (named,) = case.claims(received.statement, "statement.evidence")
    if take == "retract":
        retract(case.viewer, named, "not its original")
    else:
        erase(case.viewer, named, "unlawful")
    again = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    assert not again.again
    assert case.view(again.statement).one("statement.evidence")


def test_the_same_content_in_another_case_stays(case: Case) -> None:
    other = new_case(case.office, "Lighthouse")
    mine, theirs = (note(one.viewer, one.id, WORDS).statement for one in (case, other))
    erase(case.viewer, mine, "asked")
    assert len(vault_files(case.office)) == 1
    assert other.view(theirs).one("statement.text")


def test_what_was_accepted_points_at_nothing_that_is_gone(case: Case) -> None:
    received = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    person = case.add("person", name="Ilona Varga")
    Proposal.objects.filter(kind="person").update(entity=person, state="accepted")
    erase(case.viewer, person, "asked")
    assert not Proposal.objects.filter(entity=person).exists()
    assert set(Proposal.objects.filter(kind="person").values_list("state", flat=True)) == {"rejected"}
    assert case.view(received.statement)


def test_a_whole_case_goes(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    received = receive(case.viewer, case.id, io.BytesIO(WORDS.encode()), "letter.txt")
    LogEntry.objects.create(time=1, member=case.viewer.member, what="open", about=person)
    done = erase(case.viewer, case.id, "ordered", "judgment 12/2020")
    assert {type(one) for one in case.told()} == {ContentErased, ReasonGiven}
    assert case.id not in [line.id for line in list_cases(case.viewer).items]
    assert not vault_files(case.office)
    assert not Proposal.objects.filter(statement=received.statement).exists()
    assert not LogEntry.objects.filter(about=person).exists()
    assert done.files == 1


def test_the_inbox_can_be_emptied_and_still_takes_things_in(office: Office) -> None:
    inbox = opened_scopes().inbox
    note(office.viewer, inbox, WORDS)
    erase(office.viewer, inbox, "asked")
    assert not vault_files(office)
    assert [line.title for line in list_cases(office.viewer).items] == ["Inbox"]
    note(office.viewer, inbox, "A second call.")
    with pytest.raises(NoSuch):
        erase(office.viewer, new_id(), "asked")


def test_more_than_a_thousand_operations_are_several_erasures_of_one_act(case: Case) -> None:
    for _ in range(5):
        case.add("event", attribution=[f"witness {n}" for n in range(250)])
    done = erase(case.viewer, case.id, "expired")
    said = [one for one in every_operation(case.scope) if isinstance(one, ContentErased)]
    assert [len(one.places) for one in said] == [1000, done.operations - 1000]
    assert {one.erasure for one in said} == {done.erasure}


def test_letters_that_use_it_are_named_or_go_too(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    letter = case.add("intervention", title="Ilona Varga must be free")
    claims = case.claims(person, "person.name")
    case.say(LetterComposed(intervention=letter, letters=(), claims=claims))
    assert plan(case.viewer, person).main.letters == (letter,)
    assert erase(case.viewer, claims[0], "asked").letters == (letter,)
    assert case.view(letter)
    erase(case.viewer, letter, "asked")
    assert not [one for one in case.told() if isinstance(one, LetterComposed)]


def test_with_letters(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    letter = case.add("intervention", title="Ilona Varga must be free")
    case.say(LetterComposed(intervention=letter, letters=(), claims=case.claims(person, "person.name")))
    done = erase(case.viewer, person, "asked", letters=True)
    assert done.letters == ()
    with pytest.raises(NoSuch):
        plan(case.viewer, letter)


def test_what_was_let_out_since_is_told(case: Case, tmp_path: Path) -> None:
    let_out(case.viewer, tmp_path / "before.txt", b"an older letter", "draft letter")
    person = case.add("person", name="Ilona Varga")
    let_out(case.viewer, tmp_path / "after.txt", b"Ilona Varga", "draft letter")
    assert [Path(line.path).name for line in erase(case.viewer, person, "asked").in_clear] == ["after.txt"]


def test_the_plan_takes_nothing(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    before = store.position()
    assert plan(case.viewer, person).operations == 2
    assert store.position() == before


def test_absent_and_forbidden_look_alike(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    claim = case.claims(person, "person.name")[0]
    stranger = Viewer(case.viewer.member, frozenset({"case:" + open_case(case.viewer, "Lighthouse")}))
    said = set()
    for what in (person, claim, case.id, new_id(), "nothing like an id"):
        with pytest.raises(NoSuch) as raised:
            erase(stranger, what, "asked")
        said.add(str(raised.value))
    assert len(said) == 1
    assert case.view(person).one("person.name")


def test_one_who_sees_a_case_erases_in_it_alone(case: Case) -> None:
    person, other = case.add("person", name="Ilona Varga"), case.add("person", name="Ana Velich")
    join(case.viewer, person, other)
    erase(Viewer(case.viewer.member, frozenset({case.scope})), person, "asked")
    assert Joined.objects.count() == 1  # the links are another scope
    assert person not in [one for one in case.told() if hasattr(one, "entity")]


def test_a_second_time_there_is_nothing_left(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    erase(case.viewer, person, "asked")
    with pytest.raises(NoSuch):
        erase(case.viewer, person, "asked")


@pytest.mark.sqlcipher(reason="the log of the file")
def test_the_log_of_the_database_is_cut(case: Case) -> None:
    erase(case.viewer, case.add("person", name="Ilona Varga"), "asked")
    log = case.office.session.record_path.with_name("record.db-wal")
    assert log.stat().st_size == 0


class _KilledError(Exception):
    """Stands for the process that ends here."""


def reopened(office: Office) -> list[Path]:
    """The sealed files after the next unlock."""
    folder = office.session.folder
    lock(office)
    again = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + 2 * DAY_MS, 1000))
    found = vault_files(again)
    lock(again)
    return found


def test_files_that_a_kill_left_are_swept_at_the_next_unlock(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    case = new_case(office)
    statement = note(case.viewer, case.id, WORDS).statement

    def killed(*_: object) -> bool:
        raise _KilledError

    monkeypatch.setattr(Vault, "discard", killed)
    monkeypatch.setattr(Session, "mark_clean", lambda _self: None)
    with pytest.raises(_KilledError):
        erase(case.viewer, statement, "asked")
    assert len(vault_files(office)) == 1
    assert not File.objects.exists()
    assert not reopened(office)


def test_a_vault_that_cannot_be_written_to_is_swept_later(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    office = unlock(folder, PASSPHRASE, clock=FixedClock(START_MS + DAY_MS, 1000))
    case = new_case(office)
    statement = note(case.viewer, case.id, WORDS).statement

    def refused(*_: object) -> bool:
        raise CannotWrite(why="read only")

    monkeypatch.setattr(Vault, "discard", refused)
    assert erase(case.viewer, statement, "asked").files == 1
    assert not File.objects.exists()
    assert not reopened(office)


def test_a_failure_on_the_way_leaves_everything(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    person = case.add("person", name="Ilona Varga")
    before = store.position()

    def failing(_going: object) -> None:
        raise _KilledError

    monkeypatch.setattr(erasing_action, "_forget_local", failing)
    with pytest.raises(_KilledError):
        erase(case.viewer, person, "asked")
    assert store.position() == before
    assert case.view(person).one("person.name")
    assert erasing.placed(case.scope)
