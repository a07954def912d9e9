"""Who may ask at all, and what every answer forbids the browser."""

from __future__ import annotations

import gzip
import logging
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

import tocsin.web
from support.web_case import Ids
from tocsin.web import locked as locked_part
from tocsin.web.safety import HEADERS
from tocsin.web.static_files import shipped
from tocsin.web.urls import PAGES

HOST = "localhost:8377"
SHIPPED = Path(tocsin.web.__file__).parent / "static"


@pytest.mark.parametrize(
    "host",
    ["localhost", "localhost:8378", "127.0.0.1:8377", "LOCALHOST:8377", "evil.example", f"{HOST}.evil.example", ""],
)
def test_only_the_exact_host_is_answered(browser: Any, host: str) -> None:
    assert browser.get("/").status_code == 200
    answer = browser.get("/", HTTP_HOST=host)
    assert (answer.status_code, answer.content) == (403, b"")


@pytest.mark.parametrize(
    ("origin", "site", "let_in"),
    [
        (f"http://{HOST}", "same-origin", True),
        (f"http://{HOST}", None, True),
        ("null", "same-origin", True),  # what a browser sends for a form of a page without referrer
        (None, "same-origin", True),
        ("null", None, False),
        ("null", "cross-site", False),
        (None, None, False),
        (f"http://{HOST}", "same-site", False),  # another program on this machine
        ("http://localhost:9000", "same-site", False),
        ("http://localhost:9000", "same-origin", False),
        (f"https://{HOST}", "same-origin", False),
        ("https://evil.example", "cross-site", False),
        ("https://evil.example", None, False),
    ],
)
def test_a_form_has_to_come_from_our_own_page(browser: Any, origin: str | None, site: str | None, let_in: bool) -> None:
    headers = {"HTTP_HOST": HOST}
    headers |= {"HTTP_ORIGIN": origin} if origin is not None else {}
    headers |= {"HTTP_SEC_FETCH_SITE": site} if site is not None else {}
    client = Client(**headers)
    client.cookies = browser.client.cookies
    answer = client.post("/search", {"token": browser.room._entrance.token, "words": "Velin"})
    assert answer.status_code == (200 if let_in else 403)


@pytest.mark.parametrize(
    ("site", "mode", "to", "let_in"),
    [
        ("none", "navigate", "document", True),
        ("same-origin", "no-cors", "style", True),
        ("cross-site", "navigate", "document", True),
        ("cross-site", "navigate", "iframe", False),
        ("cross-site", "no-cors", "image", False),
        ("same-site", "no-cors", "script", False),
        ("same-site", "cors", "empty", False),
    ],
)
def test_nothing_of_ours_is_built_into_another_page(browser: Any, site: str, mode: str, to: str, let_in: bool) -> None:
    headers = {"HTTP_SEC_FETCH_SITE": site, "HTTP_SEC_FETCH_MODE": mode, "HTTP_SEC_FETCH_DEST": to}
    assert browser.get("/", **headers).status_code == (200 if let_in else 403)


@pytest.mark.parametrize("method", ["put", "patch", "delete", "options", "trace"])
def test_no_other_method_is_answered(browser: Any, method: str) -> None:
    assert getattr(browser.client, method)("/").status_code == 403


@pytest.mark.parametrize("field", [{}, {"token": ""}, {"token": "x" * 43}])
def test_a_form_without_its_token_is_refused(browser: Any, field: dict[str, str]) -> None:
    assert browser.client.post("/search", {**field, "words": "Velin"}).status_code == 403


def test_the_token_may_come_in_a_header(browser: Any) -> None:
    headers = {"HTTP_X_DESK_TOKEN": browser.room._entrance.token}
    assert browser.client.post("/search", {"words": "Velin"}, **headers).status_code == 200


def test_the_policy_is_strict() -> None:
    policy = HEADERS["Content-Security-Policy"]
    assert policy.startswith("default-src 'none';")
    assert "unsafe" not in policy
    assert "*" not in policy
    assert "http" not in policy


@pytest.mark.parametrize("path", ["/", "/no/such", "/case/x", "/static/desk.css", "/static/no.css"])
def test_every_answer_carries_the_headers(browser: Any, path: str) -> None:
    answers = [browser.get(path), browser.get(path, HTTP_HOST="evil.example")]
    browser.post("/lock")
    answers.append(browser.get(path))
    for answer in answers:
        assert {name: answer.headers[name] for name in HEADERS} == HEADERS
        if not (path.startswith("/static/") and answer.status_code == 200):
            assert answer.headers["Cache-Control"] == "no-store"


def test_only_what_ships_is_served(browser: Any) -> None:
    for path in ("/static/../urls.py", "/static/fonts/../../urls.py", "/static/VENDORED.md", "/static/fonts/OFL.txt"):
        assert browser.get(path).status_code == 404
    assert browser.get("/static/desk.css").content == (SHIPPED / "desk.css").read_bytes()
    packed = browser.get("/static/desk.css", HTTP_ACCEPT_ENCODING="gzip, br")
    assert packed.headers["Content-Encoding"] == "gzip"
    assert gzip.decompress(packed.content) == (SHIPPED / "desk.css").read_bytes()


def test_what_others_made_is_unaltered() -> None:
    noted = (SHIPPED / "VENDORED.md").read_text("utf-8")
    assert sha256(shipped()["htmx.js"].content).hexdigest() in noted


def test_no_page_has_a_style_or_a_script_of_its_own() -> None:
    """The browser would refuse it, and nobody would see why."""
    templates = Path(tocsin.web.__file__).parent / "templates"
    for path in templates.rglob("*.html"):
        text = path.read_text("utf-8")
        assert " style=" not in text, path.name
        assert "<style" not in text, path.name
        assert "<script>" not in text, path.name
        assert " onclick" not in text, path.name
        assert "http://" not in text.replace("http://www.w3.org/2000/svg", ""), path.name
        assert "https://" not in text, path.name


def test_nothing_is_written_down(browser: Any, ids: Ids, caplog: Any, capfd: Any, monkeypatch: Any) -> None:
    def breaks(*of: object) -> None:
        raise RuntimeError("Marta Velin")

    monkeypatch.setattr("tocsin.web.pages.search.search", breaks)
    caplog.set_level(logging.DEBUG)
    answer = browser.post("/search", {"words": "Velin"})
    assert answer.status_code == 500
    assert "Velin" not in answer.content.decode()
    assert "Traceback" not in answer.content.decode()
    browser.get(f"/case/{ids.case[:-1]}A")
    browser.unlock("wrong words entirely")
    printed = capfd.readouterr()
    assert (printed.out, printed.err, caplog.text) == ("", "", "")


def test_the_passphrase_goes_into_no_address() -> None:
    form = (Path(tocsin.web.__file__).parent / "templates" / "desk" / "unlock.html").read_text("utf-8")
    assert '<form method="post"' in form
    assert locked_part.FIELD in form
    assert not any(locked_part.FIELD in page.route for page in PAGES)


def test_pages_go_packed_and_their_length_blurs(browser: Any, ids: Ids) -> None:
    plain = browser.get(f"/case/{ids.case}")
    packed = [browser.get(f"/case/{ids.case}", HTTP_ACCEPT_ENCODING="gzip") for _ in range(12)]
    assert "Content-Encoding" not in plain.headers
    assert {answer.headers["Content-Encoding"] for answer in packed} == {"gzip"}
    assert {gzip.decompress(answer.content) for answer in packed} == {plain.content}
    assert max(len(answer.content) for answer in packed) < len(plain.content) / 2
    assert len({len(answer.content) for answer in packed}) > 1


def test_what_is_no_text_goes_as_it_is(browser: Any, ids: Ids) -> None:
    fields = {"do": "draft", "form": "pdf"}
    answer = browser.post(f"/letter/{ids.letter}", fields, HTTP_ACCEPT_ENCODING="gzip")
    assert answer.content.startswith(b"%PDF")
    assert "Content-Encoding" not in answer.headers
