"""A scan that comes in: its picture is sealed, its text says that it was recognised, and proposals wait for review."""

from __future__ import annotations

import io
import shutil

import pytest
import typst

from support.cases import Case, new_case
from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.proposals import list_proposals
from tocsin.access.statements import get_text
from tocsin.actions import receive as receiving
from tocsin.actions.init import Office
from tocsin.actions.mend import mend
from tocsin.actions.receive import READ_BY_OCR, receive
from tocsin.actions.review import accept_all
from tocsin.cli.check import open_findings
from tocsin.domain.facts import Firmness, Severity
from tocsin.domain.operations import FileSealed
from tocsin.intake.model import OCR, Extracted

WORDS = "Dovrin, 12 July 2021\n\nOn 3 May 2021 the police arrested the journalist Marta Velin in Port Harrow."


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.mark.skipif(shutil.which("tesseract") is None, reason="Tesseract is not installed (tools/system.sh)")
def test_a_scan_is_sealed_recognised_and_proposed(case: Case) -> None:
    picture = typst.compile(f"#set page(width: 15cm, height: auto)\n{WORDS}".encode(), format="png", ppi=200.0)
    received = receive(case.viewer, case.id, io.BytesIO(picture), "scan.png")
    assert received.reading == READ_BY_OCR
    assert received.proposals > 0
    assert "Marta Velin" in get_text(case.viewer, received.statement).text
    made = [one.made_by for one in case.told() if isinstance(one, FileSealed) and one.made_by]
    assert len(made) == 1
    assert made[0].startswith("tesseract ")


@pytest.mark.parametrize(
    ("extractor", "firmness", "suspected"),
    [(OCR, Firmness.OCR, "2018-07-05 → 2013-07-05"), ("pdf", Firmness.FIRM, "2013-07-09 → 2018-07-09")],
)
def test_what_a_machine_recognised_is_suspected_before_what_was_typed(
    case: Case, monkeypatch: pytest.MonkeyPatch, extractor: str, firmness: Firmness, suspected: str
) -> None:
    told = {
        "arrest": ("On 5 July 2018 the police arrested the journalist Marta Velin in Port Harrow.", extractor),
        "release": ("On 9 July 2013 the journalist Marta Velin was released in Port Harrow.", "pdf"),
    }
    for name, (text, by) in told.items():
        found = Extracted(text, "application/pdf", by, "5.3.0 (eng; layout 1)", pages=((0, 1),))
        monkeypatch.setattr(receiving, "extract", lambda *_, found=found, **__: found)
        receive(case.viewer, case.id, io.BytesIO(name.encode()), f"{name}.pdf")
    accept_all(case.viewer, [line.id for line in list_proposals(case.viewer, case.id)], "a rehearsal")
    events = {view.all("event.type")[0].value: view.id for view in get_dossier(case.viewer, case.id).of_kind("event")}
    case.add("event", type="trial", date="2018-09-09", completion="done")
    case.add("order", first=events["release"], second=events["arrest"], type="after")
    facts = get_facts(case.viewer, case.id)
    assert [fact.firmness for fact in facts.of(events["arrest"], "event.date")] == [firmness]
    (finding,) = [one for one in open_findings(case.viewer, case.id) if one.severity is Severity.CONTRADICTION]
    old, _ = mend(case.viewer, case.id, finding)
    assert f"{old.value} → {finding.repairs[0].value}" == suspected
    assert [one for one in open_findings(case.viewer, case.id) if one.severity is Severity.CONTRADICTION] == []
