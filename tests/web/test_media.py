"""A sealed recording is played part by part from memory, its words are typed beside it, and no part is given away."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

from support.web_case import Ids, tone
from tocsin.web.pages import media
from tocsin.web.uploads import NAME_HEADER

SOUND = tone(8)


def part(browser: Any, ids: Ids, asked: str) -> Any:
    """What a player is given."""
    return browser.get(f"/statement/{ids.recording}/media", HTTP_RANGE=asked)


@pytest.mark.parametrize(
    ("asked", "begin", "end"),
    [
        ("bytes=0-", 0, len(SOUND)),
        ("bytes=0-1", 0, 2),
        ("bytes=100-199", 100, 200),
        ("bytes=63000-", 63_000, len(SOUND)),
        ("bytes=-44", len(SOUND) - 44, len(SOUND)),
        ("bytes=10-999999999", 10, len(SOUND)),
        ("bytes=-999999999", 0, len(SOUND)),
    ],
)
def test_a_part_is_exactly_what_was_asked_for(browser: Any, ids: Ids, asked: str, begin: int, end: int) -> None:
    answer = part(browser, ids, asked)
    assert answer.status_code == 206
    assert answer.content == SOUND[begin:end]
    assert answer.headers["Content-Range"] == f"bytes {begin}-{end - 1}/{len(SOUND)}"
    assert answer.headers["Content-Type"] == "audio/wav"
    assert answer.headers["Cache-Control"] == "no-store"


@pytest.mark.parametrize("asked", ["bytes=-", "bytes=9-3", "bytes=99999999-", "bytes=0-1,4-5", "lines=1-2", "bytes=-0"])
def test_what_cannot_be_given_is_refused(browser: Any, ids: Ids, asked: str) -> None:
    answer = part(browser, ids, asked)
    assert answer.status_code == 416
    assert answer.content == b""
    assert answer.headers["Content-Range"] == f"bytes */{len(SOUND)}"


def test_no_answer_holds_more_than_a_part(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    monkeypatch.setattr(media, "MOST", 1_000)
    heard = io.BytesIO()
    while heard.tell() < len(SOUND):
        answer = part(browser, ids, f"bytes={heard.tell()}-")
        assert 0 < len(answer.content) <= 1_000
        heard.write(answer.content)
    assert heard.getvalue() == SOUND
    assert len(browser.get(f"/statement/{ids.recording}/media").content) == 1_000


def test_after_a_lock_the_next_part_is_refused(browser: Any, ids: Ids) -> None:
    assert part(browser, ids, "bytes=0-9").status_code == 206
    browser.post("/lock")
    answer = part(browser, ids, "bytes=10-19")
    assert answer.status_code == 403
    assert SOUND[10:20] not in answer.content


def test_what_is_no_recording_is_not_played(browser: Any, ids: Ids) -> None:
    for statement in (ids.statement, ids.to_review):
        assert browser.get(f"/statement/{statement}/media").status_code == 404


def test_nothing_of_it_lies_on_the_disk_in_clear(browser: Any, ids: Ids, folder: Path, tmp_path: Path) -> None:
    part(browser, ids, "bytes=0-")
    for path in [*folder.rglob("*"), *tmp_path.rglob("*")]:
        assert not path.is_file() or SOUND[:64] not in path.read_bytes()


def test_a_transcript_becomes_the_text_and_is_read(browser: Any, ids: Ids) -> None:
    path = f"/statement/{ids.recording}"
    page = browser.get(path).content.decode()
    assert f'src="/statement/{ids.recording}/media"' in page
    assert "<audio" in page
    empty = browser.post(path, {"words": "  "})
    assert empty.status_code == 409
    words = "[0:01] On 5 July 2018 two men threatened Marta Velin in Brod."
    answer = browser.post(path, {"words": words})
    assert answer.headers["Location"].startswith(f"{path}/review")
    assert "Threat" in browser.get(answer.headers["Location"]).content.decode()
    page = browser.get(path).content.decode()
    assert "two men threatened" in re.sub(r"<[^>]+>", "", page)
    assert "<audio" in page
    again = browser.post(path, {"words": "other words"})
    assert again.status_code == 409
    assert "other words" not in re.sub(r"<[^>]+>", "", browser.get(path).content.decode())


def test_a_picture_is_shown_from_its_sealed_file(browser: Any, ids: Ids) -> None:
    picture = b"\x89PNG\r\n\x1a\n" + bytes(40)
    sent = {
        f"HTTP_{NAME_HEADER.upper().replace('-', '_')}": "scan.png",
        "HTTP_X_DESK_TOKEN": browser.room._entrance.token,
    }
    answer = browser.client.post(f"/case/{ids.case}/in", picture, content_type="application/octet-stream", **sent)
    statement = re.search(r'href="(/statement/[^"]+)"', answer.content.decode())
    assert statement
    assert f'<img src="{statement[1]}/media"' in browser.get(statement[1]).content.decode()
    shown = browser.get(f"{statement[1]}/media")
    assert (shown.content, shown.headers["Content-Type"]) == (picture, "image/png")
