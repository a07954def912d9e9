"""What comes in at the desk: a call, files, pasted text, a new case. What was typed is never lost to a mistake."""

from __future__ import annotations

import base64
import io
import re
import tempfile
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from django.conf import settings
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import RequestFactory

from support.web_case import Ids
from tocsin.access.cases import list_cases
from tocsin.access.dossier import get_dossier
from tocsin.access.statements import get_text, list_statements, read_file
from tocsin.domain.errors import UploadCut, UploadTooLarge
from tocsin.web import uploads
from tocsin.web.uploads import Whole, clean_name

WORDS = "On 5 July 2018 two unknown men tried to pull Ilona Varga into a car."


def statements(browser: Any, case: str) -> dict[str, str]:
    """What lies in a case: title by id."""
    viewer = browser.room._entrance.viewer
    return {line.id: line.title for line in browser.room.run(lambda: list_statements(viewer, case)).items}


def dossier(browser: Any, case: str) -> Any:
    """The case as it stands."""
    return browser.room.run(lambda: get_dossier(browser.room._entrance.viewer, case))


def send(browser: Any, case: str, data: bytes, name: str = "a.txt", **headers: str) -> Any:
    """A file by itself, as the script of the page sends it."""
    headers = {"HTTP_X_DESK_TOKEN": browser.room._entrance.token, "HTTP_X_FILE_NAME": name} | headers
    return browser.client.post(f"/case/{case}/in", data, content_type="application/octet-stream", **headers)


def test_a_call_is_kept_read_and_leads_to_its_review(browser: Any, ids: Ids) -> None:
    typed = {"words": WORDS, "channel": "phone", "name": "Petronella", "call_back": "at the bakery", "safe": "no"}
    asked = {"agrees-office": "yes", "agrees-addressees": "no", "agrees-public": ""}
    answer = browser.post(f"/case/{ids.case}/call", typed | asked)
    place = re.fullmatch(r"/statement/([^/]+?)(?:/review)?\?saved=call-(.+)", answer.headers["Location"])
    assert answer.status_code == 302
    assert place
    assert place[2] == ids.case
    found = dossier(browser, ids.case).entities[place[1]]
    assert found.one("statement.safe_now").value == "false"
    page = browser.get(f"/statement/{place[1]}").content.decode()
    said = re.findall(r"<li><span>May .*?</li>", page, re.DOTALL)
    pills = [re.findall(r"class=\"pill[^>]*>([^<]*)<", line) for line in said]
    assert pills == [["agreed"], ["refused"], ["not yet asked"]]
    assert "Petronella" not in page
    assert "bakery" not in page
    assert "5 July 2018" in page


@pytest.mark.parametrize(
    ("wrong", "sentence"),
    [
        ({"words": " "}, "Nothing is written down yet"),
        ({"withheld": "yes"}, "Which is right?"),
        ({"time": "the other day"}, "is not a date"),
    ],
)
def test_what_is_wrong_in_a_call_is_said_beside_what_was_typed(
    browser: Any, ids: Ids, wrong: dict[str, str], sentence: str
) -> None:
    typed = {"words": "<b>He said</b>", "name": "Petronella", "safe": "yes", "agrees-public": "no", "channel": "other"}
    before = statements(browser, ids.case)
    answer = browser.post(f"/case/{ids.case}/call", typed | wrong)
    page = answer.content.decode()
    assert answer.status_code == 409
    assert sentence in page
    assert 'value="Petronella"' in page
    assert "<b>He said" not in page
    assert ("&lt;b&gt;He said" in page) == ("words" not in wrong)
    assert re.search(r'name="safe" value="yes" checked', page)
    assert re.search(r'name="agrees-public" value="no" checked', page)
    assert re.search(r'value="other" selected', page)
    assert statements(browser, ids.case) == before


def test_a_call_of_no_case_lies_in_the_inbox(browser: Any) -> None:
    page = browser.get("/call").content.decode()
    inbox = re.search(r'<option value="([^"]+)" selected[^>]*>([^<]+)<', page)
    assert inbox
    assert inbox[2] == "Inbox"
    browser.post("/call", {"words": WORDS, "case": inbox[1]})
    assert len(statements(browser, inbox[1])) == 1


def test_files_of_one_form_are_sealed_and_told_one_by_one(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    files = [SimpleUploadedFile("a.txt", WORDS.encode()), SimpleUploadedFile("b.bin", bytes(range(256)) * 1000)]
    made = []
    real = tempfile.NamedTemporaryFile
    monkeypatch.setattr(tempfile, "NamedTemporaryFile", lambda *of, **more: made.append(of) or real(*of, **more))
    answer = browser.post(f"/case/{ids.case}/in", {"files": files, "end": "1"})
    page = answer.content.decode()
    assert made == []
    assert "sealed and read" in page
    assert "kept, not read" in page
    assert "still lies in clear" in page
    assert {"a.txt", "b.bin"} <= set(statements(browser, ids.case).values())


def test_the_same_file_twice_says_so(browser: Any, ids: Ids) -> None:
    first, second = send(browser, ids.case, WORDS.encode()), send(browser, ids.case, WORDS.encode(), "b.txt")
    assert "sealed and read" in first.content.decode()
    assert "holds it already" in second.content.decode()
    assert "b.txt" not in statements(browser, ids.case).values()


def test_a_file_by_itself_comes_in_whole_or_not_at_all(browser: Any, ids: Ids) -> None:
    data = bytes(range(256)) * 5000
    assert send(browser, ids.case, data, "all.bin").status_code == 200
    evidence = next(
        view for view in dossier(browser, ids.case).of_kind("evidence") if view.one("evidence.name").value == "all.bin"
    )
    digest = evidence.one("evidence.file").value
    viewer = browser.room._entrance.viewer
    assert browser.room.run(lambda: read_file(viewer, f"case:{ids.case}", digest)) == data


def test_an_original_is_saved_again_as_it_came_and_the_list_says_so(browser: Any, ids: Ids) -> None:
    data = bytes(range(256)) * 9
    page = send(browser, ids.case, data, "Кіт ☂.bin").content.decode()
    statement = re.search(r'href="(/statement/[^"]+)"', page)
    assert statement
    assert 'name="do" value="original"' in browser.get(statement[1]).content.decode()
    saved = browser.post(statement[1], {"do": "original"})
    assert saved.content == data
    assert saved.headers["Content-Disposition"].startswith("attachment; filename*=utf-8")
    assert saved.headers["Content-Type"] == "application/octet-stream"
    assert "saved by the browser" in browser.get("/in-clear").content.decode()
    note = browser.post(f"/case/{ids.case}/call", {"words": WORDS}).headers["Location"].partition("/review")[0]
    assert 'value="original"' not in browser.get(note).content.decode()
    assert browser.post(note, {"do": "original"}).status_code == 404


def test_a_body_that_ends_too_early_is_no_file(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    before = statements(browser, ids.case)
    monkeypatch.setattr("django.http.request.HttpRequest.read", lambda _, size=-1: b"")
    cut = send(browser, ids.case, b"half of it")
    assert cut.status_code == 409
    assert "did not come through" in cut.content.decode()
    assert statements(browser, ids.case) == before


def test_a_form_that_was_cut_keeps_nothing(browser: Any, ids: Ids) -> None:
    before = statements(browser, ids.case)
    answer = browser.post(f"/case/{ids.case}/in", {"files": [SimpleUploadedFile("a.txt", b"half")]})
    assert answer.status_code == 409
    assert "did not come through" in answer.content.decode()
    assert statements(browser, ids.case) == before


def test_what_is_too_large_is_one_sentence_and_the_rest_is_kept(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "MOST_HELD", 1000)
    monkeypatch.setattr(uploads, "MOST_STREAMED", 1000)
    files = [SimpleUploadedFile("large.txt", b"x" * 1001), SimpleUploadedFile("small.txt", WORDS.encode())]
    page = browser.post(f"/case/{ids.case}/in", {"files": files, "end": "1"}).content.decode()
    assert "takes at most" in page
    assert "small.txt" in statements(browser, ids.case).values()
    assert "large.txt" not in statements(browser, ids.case).values()
    alone = send(browser, ids.case, b"x" * 1001, "large.txt")
    assert alone.status_code == 409
    assert "takes at most" in alone.content.decode()


def test_more_words_than_a_form_may_have_are_one_sentence(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    monkeypatch.setattr(settings, "DATA_UPLOAD_MAX_MEMORY_SIZE", 1000)
    answer = browser.post(f"/case/{ids.case}/call", {"words": "x" * 2000})
    assert answer.status_code == 413
    assert "takes at most" in answer.content.decode()


@pytest.mark.parametrize(
    ("given", "name"),
    [
        ("a.txt", "a.txt"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\a.doc", "a.doc"),
        ("a\r\nb.txt", "ab.txt"),
        ("a\u202egpj.exe", "agpj.exe"),
        ("лист.txt", "лист.txt"),
        ("..", ".."),
        ("/", "file"),
        ("", "file"),
        ("x" * 300 + ".txt", "x" * 196 + ".txt"),
    ],
)
def test_a_hostile_name_is_a_plain_name(given: str, name: str) -> None:
    assert clean_name(given) == name


def test_a_hostile_name_stays_words(browser: Any, ids: Ids) -> None:
    page = send(browser, ids.case, b"x y z", "..%2F..%2F%3Cb%3Ex%3C%2Fb%3E%E2%80%AEgpj.exe").content.decode()
    assert "<b>x" not in page
    assert "b&gt;gpj.exe" in page


def test_a_pasted_address_is_kept_and_not_fetched(browser: Any, ids: Ids, monkeypatch: Any) -> None:
    def refuses(*of: object, **more: object) -> None:
        raise AssertionError("something was asked of the network")

    monkeypatch.setattr("socket.create_connection", refuses)
    monkeypatch.setattr("socket.getaddrinfo", refuses)
    address = "https://example.org/report/7"
    before = statements(browser, ids.case)
    assert browser.post(f"/case/{ids.case}/in", {"text": address, "end": "1"}).status_code == 200
    (new,) = statements(browser, ids.case).keys() - before.keys()
    assert dossier(browser, ids.case).entities[new].one("statement.url").value == address


def test_pasted_text_that_was_taken_in_is_forgotten_by_the_browser(browser: Any, ids: Ids) -> None:
    taken = browser.post(f"/case/{ids.case}/in", {"text": WORDS, "end": "1"}).content.decode()
    assert f'data-saved="bring-{ids.case}"' in taken
    refused = browser.post(f"/case/{ids.case}/in", {"text": WORDS, "date": "soon", "end": "1"}).content.decode()
    assert "data-saved" not in refused


def test_pasted_text_keeps_its_words_and_day(browser: Any, ids: Ids) -> None:
    before = statements(browser, ids.case)
    typed = {"text": WORDS, "title": "From a letter", "date": "2018-07-12", "end": "1"}
    browser.post(f"/case/{ids.case}/in", typed)
    (new,) = statements(browser, ids.case).keys() - before.keys()
    viewer = browser.room._entrance.viewer
    assert browser.room.run(lambda: get_text(viewer, new)).text.strip() == WORDS
    assert statements(browser, ids.case)[new] == "From a letter"
    wrong = browser.post(f"/case/{ids.case}/in", typed | {"text": "Other words.", "date": "then"}).content.decode()
    assert "is not a date" in wrong
    assert "Other words." in wrong


def test_a_case_is_opened_and_shown(browser: Any) -> None:
    wrong = browser.post("/new", {"title": " ", "reference": "7/26"})
    assert wrong.status_code == 409
    assert 'value="7/26"' in wrong.content.decode()
    answer = browser.post("/new", {"title": "A quiet street", "reference": "7/26", "summary": ""})
    assert answer.status_code == 302
    assert "A quiet street" in browser.get(answer.headers["Location"]).content.decode()


def test_the_first_page_of_an_empty_workspace_leads_to_the_first_case(browser: Any, monkeypatch: Any) -> None:
    assert "Open the first case" not in browser.get("/").content.decode()
    real = list_cases

    def inbox_alone(viewer: Any, start: int = 0) -> Any:
        page = real(viewer, start)
        items = tuple(line for line in page.items if line.title == "Inbox")
        return replace(page, items=items, total=len(items), next=None)

    monkeypatch.setattr("tocsin.web.pages.start.list_cases", inbox_alone)
    page = browser.get("/").content.decode()
    assert "Open the first case" in page
    assert 'href="/new"' in page


def test_the_key_of_a_draft_is_the_same_after_a_lock_and_another_for_each_salt(browser: Any) -> None:
    def key(salt: bytes) -> bytes:
        answer = browser.post("/draft", {"salt": base64.b64encode(salt).decode()})
        return base64.b64decode(answer.content)

    one, other = key(b"a" * 16), key(b"b" * 16)
    assert len(one) == 32
    assert one != other
    browser.post("/lock")
    assert browser.post("/draft", {"salt": base64.b64encode(b"a" * 16).decode()}).status_code == 403
    browser.unlock()
    assert key(b"a" * 16) == one


@pytest.mark.parametrize("salt", ["", "x", base64.b64encode(b"a" * 15).decode(), base64.b64encode(b"a" * 32).decode()])
def test_a_salt_that_is_none_gets_no_key(browser: Any, salt: str) -> None:
    assert browser.post("/draft", {"salt": salt}).status_code == 400


def test_a_form_that_meets_a_lock_leads_back_to_itself(browser: Any, ids: Ids) -> None:
    browser.room.run(browser.room._close)
    page = browser.client.post(f"/case/{ids.case}/call", {"words": WORDS}).content.decode()
    assert f'name="back" value="/case/{ids.case}/call"' in page
    assert WORDS not in page


def test_a_lock_does_not_forget_what_was_typed_since(browser: Any, ids: Ids) -> None:
    page = browser.get(f"/statement/{ids.to_review}/review?card=2&saved=card-2").content.decode()
    assert f'name="back" value="/statement/{ids.to_review}/review?card=2"' in page


def test_a_lock_stays_where_one_was(browser: Any, ids: Ids) -> None:
    assert f'name="back" value="/case/{ids.case}/call"' in browser.get(f"/case/{ids.case}/call").content.decode()
    answer = browser.post("/lock", {"back": f"/case/{ids.case}/call"})
    assert answer.headers["Location"] == f"/case/{ids.case}/call"


@pytest.mark.parametrize("length", ["", "x", "-1"])
def test_a_body_of_unknown_length_is_refused(length: str) -> None:
    request = RequestFactory().post("/", b"x", content_type="application/octet-stream")
    request.META["CONTENT_LENGTH"] = length
    with pytest.raises(UploadCut):
        Whole(request)


def test_the_bound_is_looked_at_before_anything_is_read(monkeypatch: Any) -> None:
    monkeypatch.setattr(uploads, "MOST_STREAMED", 3)
    request = RequestFactory().post("/", io.BytesIO(b"four").getvalue(), content_type="application/octet-stream")
    with pytest.raises(UploadTooLarge):
        Whole(request)


def test_no_handler_that_writes_to_the_disk_is_in_the_settings() -> None:
    assert settings.FILE_UPLOAD_HANDLERS == ["tocsin.web.uploads.InMemory"]
    assert "tempfile" not in Path(uploads.__file__).read_text("utf-8")
