"""A chat is received with what it carried, as far as that lies beside it."""

from __future__ import annotations

from pathlib import Path

import pytest

from support.cases import Case, new_case
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import list_proposals
from tocsin.actions.init import Office
from tocsin.actions.receive import Received, receive
from tocsin.intake import opener_beside

CHAT = """15/03/2021, 14:02 - Marta Velin: Two men followed me yesterday from the office to my flat.
15/03/2021, 14:05 - Marta Velin: IMG-1.jpg (file attached)
15/03/2021, 14:06 - Marta Velin: IMG-2.jpg (file attached)
"""


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


@pytest.fixture
def export(tmp_path: Path) -> Path:
    inside = tmp_path / "export"
    inside.mkdir()
    (inside / "chat.txt").write_text(CHAT, "utf-8")
    (inside / "IMG-1.jpg").write_bytes(b"\xff\xd8\xff picture")
    return inside


def take(case: Case, export: Path) -> Received:
    path = export / "chat.txt"
    with path.open("rb") as stream:
        return receive(case.viewer, case.id, stream, path.name, beside=opener_beside(path))


def test_pictures_are_sealed_with_their_chat(case: Case, export: Path) -> None:
    received = take(case, export)
    assert (len(received.attached), received.missing) == (1, ("IMG-2.jpg",))
    picture = get_dossier(case.viewer, case.id).entities[received.attached[0].evidence]
    assert picture.one("evidence.name").value == "IMG-1.jpg"
    assert picture.one("evidence.attached_to").value == received.evidence
    (event,) = [line.form for line in list_proposals(case.viewer, case.id) if line.kind == "event"]
    assert (event["victims"], event["attribution"], event["date"]) == (["Marta Velin"], "Marta Velin", "2021-03-14")


def test_a_name_leads_nowhere_else(tmp_path: Path, export: Path) -> None:
    (tmp_path / "secret.jpg").write_bytes(b"x")
    (export / "link.jpg").symlink_to(tmp_path / "secret.jpg")
    beside = opener_beside(export / "chat.txt")
    for name in ("../secret.jpg", str(tmp_path / "secret.jpg"), "link.jpg", "", ".", "no\0name", "..\\secret.jpg"):
        assert beside(name) is None
    found = beside("IMG-1.jpg")
    assert found is not None
    found.close()
