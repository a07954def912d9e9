"""The measurement of the desk opens every page there is, of a case with an entry of every kind that a page is of."""

from __future__ import annotations

from pathlib import Path

import pytest
from bench.desk_client import Face

from bench import desk, desk_client
from tocsin.web.static_files import shipped
from tocsin.web.urls import PAGES

WITHOUT = {"redact_page"}  # nothing in it is a picture

FILES = {"media", "events_csv"}  # handed out as they are


@pytest.mark.long
def test_every_page_is_opened(tmp_path: Path) -> None:
    found = desk.measure(tmp_path / "office.tocsin", 60, rounds=1, searches=8)
    of_a_case, alone = found["pages_of_a_case"]["20_events"], found["pages_of_no_case"]
    assert of_a_case.keys() | alone.keys() == {page.name for page in PAGES} - WITHOUT
    statuses = {name: page["status"] for name, page in (of_a_case | alone).items()}
    # the guide is of the demo alone, and a preview is asked for with a form
    assert {name for name, status in statuses.items() if status >= 400} == {"guide", "preview"}
    for name, page in of_a_case.items():
        if name in FILES:
            continue
        assert page["wire_first_kb"] > page["wire_after_kb"] > 1, name
    assert set(found["greatest"]) == {"cpu_ms", "wire_first_kb", "wire_after_kb"}
    for measured, by_case in found["greatest"].items():
        (most,) = (number for name, number in by_case.items() if name.endswith("20_events"))
        assert most == max(page[measured] for name, page in of_a_case.items() if name not in FILES)
    assert found["search_ms"]["dates"]["n"] == 2
    assert found["unlock_to_first_page_s"] > 0


def test_fonts_count_by_the_letters_and_the_places_of_a_page() -> None:
    sheet = shipped()["fonts.css"].content.decode()
    faces = [
        Face(found["file"], found["family"], tuple(desk_client.ranges(found["ranges"])))
        for found in desk_client.FACE.finditer(sheet)
    ]
    assert len(faces) == 10
    serving = {face.path for face in faces if face.serves({ord("ж")})}
    assert serving == {"fonts/tocsin-sans-cyrillic.woff2", "fonts/tocsin-serif-cyrillic.woff2"}
    sans, serif = (next(face for face in faces if face.family == name) for name in ("Tocsin Sans", "Tocsin Serif"))
    assert sans.is_used("<p>")
    assert not serif.is_used('<p class="soft">')
    assert serif.is_used('<blockquote class="passage small">')
