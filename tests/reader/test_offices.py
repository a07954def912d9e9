"""The second reader on workspaces that a version wrote, whole and broken, and alone in an empty environment."""

from __future__ import annotations

import hashlib
import json
import shutil
import sqlite3
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest
from reader.encoding import Broken, canonical, raw, text_of, unseal
from reader.header import Refused, open_header, parse_header, read_header
from reader.workspace import Office, open_office

ROOT = Path(__file__).resolve().parents[2]
VECTORS = ROOT / "tests" / "vectors"
EXPECTED = {
    number: json.loads((VECTORS / f"workspace-{number}" / "expected.json").read_text("utf-8")) for number in (1, 2)
}
WAYS = [(number, opens) for number in EXPECTED for opens in EXPECTED[number]["opens"]]
PAGE = 4096
FIRST_WAY = EXPECTED[2]["opens"][0]["passphrase"]


def folder(number: int) -> Path:
    return VECTORS / f"workspace-{number}" / "office"


@pytest.fixture(scope="module")
def office() -> Office:
    return open_office(folder(2), FIRST_WAY)


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    return Path(shutil.copytree(folder(2), tmp_path / "office"))


@pytest.mark.parametrize(("number", "opens"), WAYS)
def test_every_way_to_unlock_opens(number: int, opens: dict[str, str]) -> None:
    keys = open_header(read_header(folder(number)), opens["passphrase"])
    assert (keys.member, keys.kind) == (opens["member"], opens["kind"])
    assert text_of(keys.record) == EXPECTED[number]["record_key"]


@pytest.mark.parametrize("number", EXPECTED)
def test_what_must_be_refused_is(number: int) -> None:
    for passphrase in EXPECTED[number]["refused"]:
        with pytest.raises(Refused):
            open_header(read_header(folder(number)), passphrase)


def test_the_record_is_whole(office: Office) -> None:
    assert len(office.record.headers) == EXPECTED[2]["changesets"]
    assert len(list(office.record.in_order())) == EXPECTED[2]["counting"]
    assert len(office.record.erased(office.record.void())) == EXPECTED[2]["erased"] > 0


def test_every_sealed_file_opens(office: Office) -> None:
    expected = {(file["scope"], file["digest"]): file["size"] for file in EXPECTED[2]["vault"]}
    assert {
        (scope, digest): len(office.open_file(scope, digest, key)) for scope, digest, key in office.files()
    } == expected


def test_a_source_opens_under_one_of_the_keys(office: Office) -> None:
    for source in EXPECTED[2]["sources"]:
        place = b"tocsin/1/source\x00" + source["aad"].encode()
        sealed = raw(source["sealed"])
        assert source["plaintext"] in [found for key in office.keys.sources if (found := opened(key, sealed, place))]


def opened(key: bytes, sealed: bytes, place: bytes) -> str:
    try:
        return unseal(key, sealed, place, "a source").decode()
    except Broken:
        return ""


@pytest.mark.parametrize("vector", EXPECTED[2]["broken"], ids=lambda vector: vector["name"])
def test_broken_headers_get_the_verdict_that_we_give(vector: dict[str, Any]) -> None:
    header = json.loads((folder(2) / "header.json").read_bytes()) | vector.get("set", {})
    turn = vector.get("turn", 0)
    header["slots"] = [*header["slots"][turn:], *header["slots"][:turn]]
    if vector["digest"] == "mended":
        rest = {name: part for name, part in header.items() if name != "digest"}
        header["digest"] = text_of(hashlib.sha256(canonical(rest)).digest())
    with pytest.raises((Broken, Refused)) as caught:
        open_header(parse_header(canonical(header)), FIRST_WAY)
    assert verdict(caught.value) == vector["verdict"]


def verdict(told: Exception) -> str:
    if isinstance(told, Refused) or str(told) == "the keyring":
        return "refused"
    return "newer" if str(told) == "a header of another format" else "damaged"


def pages() -> int:
    return (folder(2) / "record.db").stat().st_size // PAGE


def test_a_byte_of_every_page_of_the_record(copy: Path) -> None:
    path = copy / "record.db"
    whole = path.read_bytes()
    for page in range(pages()):
        at = page * PAGE + (page * 997) % PAGE
        path.write_bytes(whole[:at] + bytes([whole[at] ^ 1]) + whole[at + 1 :])
        with pytest.raises(Broken):
            open_office(copy, FIRST_WAY)


@pytest.mark.parametrize("cut", [1, PAGE])
def test_a_record_that_was_cut(copy: Path, cut: int) -> None:
    path = copy / "record.db"
    path.write_bytes(path.read_bytes()[:-cut])
    with pytest.raises((Broken, sqlite3.DatabaseError)):
        open_office(copy, FIRST_WAY)


def test_a_record_that_is_gone(copy: Path) -> None:
    (copy / "record.db").unlink()
    with pytest.raises(Broken, match=r"record\.db"):
        read_all(copy)


def test_heads_and_files_that_were_altered(copy: Path) -> None:
    for path in (copy / "heads", *copy.glob("vault/*/*")):
        whole = path.read_bytes()
        path.write_bytes(whole[:-1] + bytes([whole[-1] ^ 1]))
        with pytest.raises(Broken):
            read_all(copy)
        path.write_bytes(whole)
    read_all(copy)


def read_all(folder: Path) -> None:
    office = open_office(folder, FIRST_WAY)
    for scope, digest, key in office.files():
        office.open_file(scope, digest, key)


# What may be loaded: the standard library, `cryptography` with the bridge to C that it brings, and the reader itself.
ALONE = """
import sys
MAY = {"reader", "cryptography", "cffi", "_cffi_backend", "pycparser", "typing_extensions", *sys.stdlib_module_names}
class Nothing:
    def find_spec(self, name, path=None, target=None):
        if name.split(".")[0] not in MAY:
            raise ImportError(name)
sys.meta_path.insert(0, Nothing())
sys.path.insert(0, sys.argv.pop(1))
import runpy
runpy.run_module("reader", run_name="__main__")
"""


def run_alone(passphrase: str, *given: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-I", "-c", ALONE, str(ROOT), *given]
    return subprocess.run(command, input=passphrase + "\n", capture_output=True, text=True, timeout=60, check=False)


def test_alone_it_prints_the_record_as_json_lines() -> None:
    done = run_alone(FIRST_WAY, str(folder(2)))
    assert done.returncode == 0, done.stderr
    assert f"Everything holds together: {EXPECTED[2]['changesets']} changesets" in done.stderr
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    assert {line["said"]["op"] for line in lines} >= {"claim.made", "file.sealed", "member.removed", "device.removed"}


def test_alone_it_says_what_is_broken_and_what_opens_nothing(copy: Path) -> None:
    assert run_alone("another passphrase entirely", str(copy)).returncode == 2
    (copy / "heads").unlink()
    done = run_alone(FIRST_WAY, str(copy))
    assert (done.returncode, done.stderr) == (1, "Broken: heads.\n")
