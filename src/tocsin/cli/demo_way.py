"""What is typed in on the whole way from the demo to a reply (docs/how-to/from-appeal-to-reply.md), made ready."""

from __future__ import annotations

from tocsin.access.dossier import get_dossier
from tocsin.access.handles import handle
from tocsin.cli.demo_folder import DemoFolder
from tocsin.cli.demo_texts import text
from tocsin.domain.viewer import Viewer

FILES = ("offices.csv", "people.toml", "appeal.toml", "receipt.txt", "denial.txt")
CALLED = {"VERA": "Vera Doskal", "MIRELA": "Mirela Ardaly", "EMIL": "Emil Morun"}


def leave(places: DemoFolder, viewer: Viewer, case: str) -> None:
    """Save its files, with the handles that the people of this workspace have."""
    people = {
        name.value: handle("person", view.id)
        for view in get_dossier(viewer, case).of_kind("person")
        for name in view.all("person.name")
    }
    places.way.mkdir()
    for name in FILES:
        content = text(f"whole_way/{name}")
        for stand_in, person in CALLED.items():
            content = content.replace(f'"{stand_in}"', f'"{people[person]}"')
        (places.way / name).write_text(content, encoding="utf-8")
