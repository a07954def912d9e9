"""The same in Chromium: a planted script would leave a mark. No page runs it, as kept or as just typed and refused."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import Any

import pytest
from tests.web.test_fuzz import KEPT, addresses, plant

from support.chromium import in_chromium, unlock
from support.office import PASSPHRASE
from support.web_case import Ids
from tocsin.actions.lock import lock
from tocsin.actions.unlock import unlock as open_office

pytestmark = in_chromium
WRITTEN_IN = """() => [...document.querySelectorAll('main form')].flatMap(
  (form, place) => form.querySelector('input[type=text], textarea:not([hidden])') ? [place] : [])"""
FILL = """([place, words]) => {
  const form = [...document.querySelectorAll('main form')][place];
  for (const one of form.elements)
    if (one.tagName === 'TEXTAREA' || one.type === 'text') one.value = words;
  form.requestSubmit(form.querySelector('button:not([type=reset]):not([name=form])'));
}"""


@pytest.fixture(scope="module")
def written(written: tuple[Path, Ids], tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Ids]:
    """The workspace of the other tests, with a case full of planted words."""
    folder = tmp_path_factory.mktemp("planted") / "office.tocsin"
    shutil.copytree(written[0], folder)
    office = open_office(folder, PASSPHRASE)
    try:
        return folder, plant(office, written[1], KEPT)
    finally:
        lock(office)


def test_no_planted_script_runs_on_any_page(page: Any, ids: Ids) -> None:
    marks: list[str] = []
    page.expose_function("planted", lambda: marks.append(page.url))
    page.on("dialog", lambda dialog: marks.append(dialog.message))
    unlock(page)
    seen = 0
    for where in addresses(ids):
        if "text/html" not in page.request.get(where).headers["content-type"]:
            continue  # a picture or a recording: nothing is written in it, and the browser shows it in its own style
        page.goto(where)
        seen += "<planted" in page.locator("main").inner_text()
        for place in page.evaluate(WRITTEN_IN):
            page.goto(where)
            if place not in page.evaluate(WRITTEN_IN):
                continue  # what was sent before took this form away
            with page.expect_navigation():
                page.evaluate(FILL, [place, KEPT])
            assert page.locator("main").count() == 1
        assert marks == [], where
    assert seen > 15
