"""Findings as a person works with them: nothing of them is kept but what a person answers or mends."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from pathlib import Path

import pytest
from django.apps import apps
from django.db import connection

from support.backups import kept
from support.cases import Case, new_case
from support.office import PASSPHRASE
from tocsin.access.dossier import get_dossier
from tocsin.access.settled import settled
from tocsin.actions.backup_reading import changesets_in, opened
from tocsin.actions.correct import correct
from tocsin.actions.init import Office
from tocsin.actions.mend import mend
from tocsin.actions.settle import reopen, settle
from tocsin.cli.check import all_findings, open_findings
from tocsin.cli.findings import finding_lines
from tocsin.domain.errors import NoSuch, NothingToMend, ReasonMissing
from tocsin.domain.facts import Finding, Repair
from tocsin.domain.operations import ClaimAssessed, ClaimRetracted, FindingSettled, ReasonGiven
from tocsin.domain.procedures import procedures
from tocsin.domain.viewer import Viewer
from tocsin.records import carrying, store


@pytest.fixture
def case(office: Office) -> Case:
    """A press conference told of an arrest that it lies before: a slip of the year."""
    case = new_case(office)
    ilona = case.add("person", name="Ilona Varga", birth="1985-04-02")
    arrest = case.add("event", type="arrest", date="2031-05-03", completion="done")
    case.add("act", event=arrest, victim=ilona, type="arrest")
    case.add("event", type="threat", date="2031-05-01", completion="done")
    told = case.add("event", type="press_conference", date="2013-05-05", completion="done")
    case.add("order", first=told, second=arrest, type="reports")
    return case


def the_finding(case: Case) -> Finding:
    (finding,) = open_findings(case.viewer, case.id)
    return finding


def told(case: Case) -> str:
    """The press conference."""
    events = get_dossier(case.viewer, case.id).of_kind("event")
    return next(event.id for event in events if event.all("event.type")[0].value == "press_conference")


def every_row() -> dict[str, list[tuple[object, ...]]]:
    return {
        model._meta.db_table: sorted(model._default_manager.values_list(), key=repr)
        for model in apps.get_models()
        if model._meta.db_table in connection.introspection.table_names()
    }


def every_file(folder: Path) -> dict[str, str]:
    """The files of a workspace; what SQLite keeps of its readers (`-shm`) is no content."""
    files = (path for path in folder.rglob("*") if path.is_file() and not path.name.endswith("-shm"))
    return {str(path): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def test_looking_changes_no_row_and_no_file(case: Case, office: Office) -> None:
    rows, files = every_row(), every_file(office.session.folder)
    assert sum(map(len, rows.values())) > 50
    assert list(finding_lines(open_findings(case.viewer, case.id)))
    for one in procedures().values():
        open_findings(case.viewer, case.id, one)
    assert every_row() == rows
    assert every_file(office.session.folder) == files


def test_a_backup_holds_no_finding(case: Case, office: Office, tmp_path: Path) -> None:
    finding = the_finding(case)
    traces = [text.encode() for text in (finding.rule, finding.message, finding.message[:30], "is dated before")]
    held = kept(office, tmp_path / "backup")
    held.back_up()
    with opened(held.target, PASSPHRASE) as found:
        changesets = [one for segment in found.manifest.segments for one in changesets_in(found, segment)]
    bodies = [salted.body or b"" for one in changesets for salted in one.operations]
    assert len(changesets) == store.position().changesets
    assert any(b"2013-05-05" in body for body in bodies)
    for data in (*bodies, *carrying.lines("default")):
        assert not any(trace in data for trace in traces)


def test_settled_it_is_silent_and_says_who_and_why(case: Case) -> None:
    finding = the_finding(case)
    settle(case.viewer, case.id, finding, "two courts, two years")
    assert open_findings(case.viewer, case.id) == []
    assert all_findings(case.viewer, case.id) == (finding,)
    (answer,) = settled(case.viewer, case.id).values()
    assert (answer.member, answer.why) == (case.viewer.member, "two courts, two years")
    said = [one for one in case.told() if isinstance(one, FindingSettled | ReasonGiven)]
    assert not any(finding.message in repr(one) or finding.rule in repr(one) for one in said)


def test_what_does_not_bear_on_it_leaves_it_settled(case: Case) -> None:
    settle(case.viewer, case.id, the_finding(case), "two courts, two years")
    other = case.add("event", type="threat", date="2030-01-01")
    case.more(other, title="A call at night")
    case.add("person", name="Tomas Reed", birth="1990")
    assert open_findings(case.viewer, case.id) == []


def test_it_is_asked_again_when_a_date_is_corrected(case: Case) -> None:
    settle(case.viewer, case.id, the_finding(case), "two courts, two years")
    (claim,) = case.claims(told(case), "event.date")
    new = correct(case.viewer, claim, "2013-05-06", "the stamp says the sixth")
    assert new in the_finding(case).claims
    correct(case.viewer, new, "2031-05-05", "a slip of the year")
    assert open_findings(case.viewer, case.id) == []


def test_the_newest_answer_is_shown(case: Case) -> None:
    finding = the_finding(case)
    for why in ("two courts, two years", "the court says so itself"):
        settle(case.viewer, case.id, finding, why)
    (answer,) = settled(case.viewer, case.id).values()
    assert answer.why == "the court says so itself"


def test_the_repair_is_a_correction_that_says_by_which_rule(case: Case) -> None:
    finding = the_finding(case)
    old, new = mend(case.viewer, case.id, finding)
    assert (old.entity, old.property, old.value) == (told(case), "event.date", "2013-05-05")
    assert case.claims(told(case), "event.date") == (new,)
    assert case.view(told(case)).one("event.date").value == finding.repairs[0].value == "2031-05-05"
    assert open_findings(case.viewer, case.id) == []
    assert [one.claim for one in case.told() if isinstance(one, ClaimRetracted)] == [old.id]
    (reason,) = [one.text for one in case.told() if isinstance(one, ReasonGiven)]
    assert reason == "check reported-before-it-happened: “2031” in place of “2013”"
    with pytest.raises(NoSuch):
        mend(case.viewer, case.id, finding)


def test_a_number_is_mended_in_one_changeset(office: Office) -> None:
    case = new_case(office)
    people = [case.add("person", name=name) for name in ("Ilona Varga", "Marta Velin", "Piotr Zan")]
    arrest = case.add("event", type="arrest", count="1..2", completion="done")
    for victim in people:
        case.add("act", event=arrest, victim=victim, type="arrest")
    finding = the_finding(case)
    before = store.position().changesets
    old, new = mend(case.viewer, case.id, finding)
    assert store.position().changesets == before + 1
    assert (old.property, old.value) == ("event.count", "1..2")
    assert case.claims(arrest, "event.count") == (new,)
    assert case.view(arrest).one("event.count").value == "3"
    assert [one.text for one in case.told() if isinstance(one, ReasonGiven)] == ["check counts: “3” in place of “1..2”"]
    assert open_findings(case.viewer, case.id) == []


def test_words_of_a_text_are_no_repair_that_could_be_made(case: Case) -> None:
    finding, before = the_finding(case), store.position()
    hint = Repair(finding.claims[0], None, "Monday", "Thursday")
    with pytest.raises(NothingToMend):
        mend(case.viewer, case.id, replace(finding, repairs=(hint,)))
    assert store.position() == before
    old, _ = mend(case.viewer, case.id, replace(finding, repairs=(hint, finding.repairs[0])))
    assert old.value == "2013-05-05"


def test_a_reason_of_ones_own_is_kept_instead(case: Case) -> None:
    mend(case.viewer, case.id, the_finding(case), because="the indictment is before me")
    assert [one.text for one in case.told() if isinstance(one, ReasonGiven)] == ["the indictment is before me"]


def test_what_cannot_be_mended_leaves_nothing(case: Case, office: Office) -> None:
    finding, other = the_finding(case), new_case(office, "Other")
    before = store.position()
    for which in (0, len(finding.repairs) + 1, -1):
        with pytest.raises(NoSuch):
            mend(case.viewer, case.id, finding, which)
    stranger = Viewer(office.viewer.member, frozenset({other.scope}))
    for viewer, of in ((stranger, case.id), (stranger, other.id), (case.viewer, other.id)):
        with pytest.raises(NoSuch):
            mend(viewer, of, finding)
    with pytest.raises(ReasonMissing):
        settle(case.viewer, case.id, finding, "  ")
    assert store.position() == before


@pytest.mark.parametrize("role", ["", "defender", "witness"])
def test_no_finding_asks_for_a_grade_of_those_whom_the_case_protects(case: Case, role: str) -> None:
    """Nor shows one: with the worst grades that there are, the same is asked as without any."""
    ilona = next(view.id for view in get_dossier(case.viewer, case.id).of_kind("person"))  # the victim of every act
    if role:
        case.add("role", person=ilona, type=role)
    source = case.add("source")
    before = lines(case)
    case.more(source, grade="E")
    for graded in (*case.claims(told(case), "event.date"), *case.claims(ilona, "person.name")):
        assessed = ClaimAssessed(
            claim=graded,
            assessor=case.viewer.member,
            holds="unassessed",
            source_grade="E",
            information_grade="5",
        )
        case.say(assessed)
    assert lines(case) == before
    for finding in every_finding(case):
        assert source not in finding.subjects
        assert not {"grade", "reliab"} & {word[:6] for word in finding.message.casefold().split()}


def every_finding(case: Case) -> list[Finding]:
    chosen = (None, *procedures().values())
    return [finding for one in chosen for finding in all_findings(case.viewer, case.id, one)]


def lines(case: Case) -> list[str]:
    found = list(finding_lines(every_finding(case)))
    assert len(found) > 10
    return found


def test_no_procedure_needs_a_grade() -> None:
    fields = {field for one in procedures().values() for need in one.needs for field in need.fields}
    assert "event.date" in fields
    assert not {field for field in fields if "grade" in field or "reliab" in field}


def test_what_was_settled_can_be_asked_again_and_answered_anew(case: Case) -> None:
    finding = the_finding(case)
    with pytest.raises(NoSuch):
        reopen(case.viewer, case.id, finding)
    settle(case.viewer, case.id, finding, "the source says so")
    assert open_findings(case.viewer, case.id) == []
    reopen(case.viewer, case.id, finding)
    assert the_finding(case) == finding
    assert settled(case.viewer, case.id) == {}
    settle(case.viewer, case.id, finding, "asked twice")
    assert [answer.why for answer in settled(case.viewer, case.id).values()] == ["asked twice"]
