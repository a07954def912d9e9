"""A scan that comes in: its picture is sealed, its text says that it was recognised, and proposals wait for review."""

from __future__ import annotations

import io
import shutil

import pytest
import typst

from support.cases import Case, new_case
from tocsin.access.statements import get_text
from tocsin.actions.init import Office
from tocsin.actions.receive import READ_BY_OCR, receive
from tocsin.domain.operations import FileSealed

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
