"""Make the pictures of the desk anew, from the invented case of its tests: `.venv/bin/python tools/screenshots.py`.

At the width of a laptop; the page of the case also dark, and as a telephone shows it. It needs Chromium
(`apt install chromium`). What it makes lies in `docs/pictures`.
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT / "tests"))

from support.ready import set_up  # noqa: E402 - the folder of the tests is on the path now

set_up()

from playwright.sync_api import Page, sync_playwright  # noqa: E402 - Django must be set up before models are imported

from support.desk_server import DeskServer  # noqa: E402 - as above
from support.office import DAY_MS, PASSPHRASE, START_MS  # noqa: E402 - as above
from support.web_case import Ids, write_cases  # noqa: E402 - as above
from tocsin.actions.init import init  # noqa: E402 - as above
from tocsin.actions.lock import lock  # noqa: E402 - as above
from tocsin.lib.clock import FixedClock  # noqa: E402 - as above
from tocsin.workspace import KdfParameters  # noqa: E402 - as above
from tocsin.workspace.words import new_recovery  # noqa: E402 - as above

PICTURES = ROOT / "docs" / "pictures"
MOST_BYTES = 200_000
WIDE, NARROW = 1280, 390
PATIENCE_MS = 120_000


def main() -> None:
    """Every picture."""
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch) / "office.tocsin"
        ids = _office(folder)
        server = DeskServer(folder)
        try:
            server.ask("GET", "/")  # wait for it
            _every(server.address, ids)
        finally:
            server.kill()
        demo = DeskServer(Path(scratch) / "demo", "demo", "--desk")
        try:
            demo.ask("GET", "/")
            _of_the_demo(demo.address)
        finally:
            demo.kill()


def _office(folder: Path) -> Ids:
    cheap = KdfParameters(memory_kib=64, passes=1, lanes=1)
    clock = FixedClock(START_MS + DAY_MS, 1000)
    words = new_recovery()
    office = init(folder, passphrase=PASSPHRASE, recovery=words, member_name="Mira Halven", clock=clock, cost=cheap)
    try:
        return write_cases(office)
    finally:
        lock(office)


def _every(address: str, ids: Ids) -> None:
    case = f"/case/{ids.case}"
    paths = {
        "case": case,
        "events": f"{case}/events",
        "map": f"/case/{ids.mapped}/map",
        "sheet": f"{case}/sheet",
        "person": f"/entry/{ids.person}",
        "event": f"/event/{ids.event}",
        "statement": f"/statement/{ids.statement}",
    }
    with _tab(address) as page:
        page.fill("#passphrase", PASSPHRASE)
        page.keyboard.press("Enter")
        page.wait_for_selector("#lock")
        for name, path in paths.items():
            _take(page, name, path)
        page.emulate_media(color_scheme="dark")
        _take(page, "case-dark", case)
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": NARROW, "height": 844})
        _take(page, "case-narrow", case)


@contextmanager
def _tab(address: str) -> Iterator[Page]:
    """A browser with one tab at the first page."""
    alone = ["--no-sandbox"] if hasattr(os, "getuid") and os.getuid() == 0 else []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=alone)
        page = browser.new_page(base_url=address, viewport={"width": WIDE, "height": 900}, locale="en-GB")
        page.set_default_timeout(PATIENCE_MS)
        page.goto("/")
        yield page
        browser.close()


def _of_the_demo(address: str) -> None:
    """Its guide, with the first step ticked off, and what is shown when it is locked with the button."""
    with _tab(address) as page:
        page.press("#passphrase", "Enter")  # it is filled in
        page.wait_for_selector("#lock")
        page.goto("/proofread")
        page.keyboard.press("d")
        page.wait_for_selector("#back")
        with page.expect_download():
            page.keyboard.press("s")
        _take(page, "guide", "/guide")
        page.get_by_role("button", name="Lock").click()
        page.wait_for_selector(".behind")
        _keep(page, "locked")


def _take(page: Page, name: str, path: str) -> None:
    page.goto(path, wait_until="networkidle")  # the outlines of a map come by themselves
    _keep(page, name)


def _keep(page: Page, name: str) -> None:
    target = PICTURES / f"{name}.png"
    target.parent.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=target, animations="disabled")
    size = target.stat().st_size
    if size > MOST_BYTES:
        raise SystemExit(f"{target.name} has {size} bytes, more than {MOST_BYTES}")
    print(f"{target.relative_to(ROOT)}  {size // 1000} kB", flush=True)


if __name__ == "__main__":
    main()
