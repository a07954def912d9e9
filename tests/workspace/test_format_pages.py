"""The pages of docs/format name what the code does; and nothing in clear lies in the folder."""

from __future__ import annotations

import io
import re
from pathlib import Path
from typing import Any

import pytest

from tocsin.crypto import aead, hpke, kdf, padding, stream
from tocsin.domain import backups, framing
from tocsin.lib import files
from tocsin.vault import Vault, backup_folder, parts, sealed
from tocsin.workspace import copies, format1, header, heads, held, keyring, marker, opened, opening, session, slotkeys

Office = Any
PAGES = Path(__file__).parents[2] / "docs" / "format"


def page(name: str) -> str:
    return (PAGES / f"{name}.md").read_text(encoding="utf-8")


def numbers(text: str) -> set[int]:
    return {int(found.replace(",", "")) for found in re.findall(r"\d[\d,]*", text)}


LABELS = [
    slotkeys.WRAP_LABEL,
    slotkeys.PRIVATE_LABEL,
    keyring.LABEL,
    format1.LABEL,
    held.RECORD_LABEL,
    held.HEADS_LABEL,
    session.BACKUP_LABEL,
    stream.LABEL,
]


def test_each_label_has_one_use_and_its_line() -> None:
    assert len(set(LABELS)) == len(LABELS)
    listed = re.findall(r"^\| `(tocsin/[12]/[a-z-]+)` \|", page("README"), re.MULTILINE)
    assert sorted(listed) == sorted(label.decode() for label in LABELS)


@pytest.mark.parametrize("domain", [session.SOURCE_DOMAIN, session.NAME_DOMAIN, session.MARK_DOMAIN])
def test_each_domain_is_named(domain: bytes) -> None:
    assert domain.endswith(b"\x00")
    assert f"`{domain[:-1].decode()}` and a zero byte" in page("README")


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("header", [header.format_name(1), header.format_name(2), copies.FIRST, copies.SECOND, "argon2id"]),
        ("heads", [heads.MAGIC.decode(), heads.NAME, heads.NEXT]),
        ("vault", [sealed.MAGIC.decode(), session.VAULT]),
        ("backup", [parts.SEGMENT.decode(), parts.LOCAL.decode(), backups.FORMAT, framing.MARK.hex(" ").upper()]),
        ("backup", [backup_folder.NAME, backup_folder.SEGMENTS, backup_folder.LOCALS, session.BACKUP_LABEL.decode()]),
        ("README", [files.TEMPORARY, opening.LOCK, session.RECORD, marker.NAME]),
    ],
)
def test_each_name_stands_on_its_page(name: str, words: list[str]) -> None:
    for word in words:
        assert word in page(name)


@pytest.mark.parametrize(
    ("name", "sizes"),
    [
        ("header", {*header.SLOT_SIZES.values(), opened.PLAIN, hpke.OVERHEAD, header.KEYRING_SIZE, keyring.PLAIN}),
        ("header", {kdf.SALT, kdf.MOST_MEMORY_KIB, kdf.MOST_PASSES}),
        ("README", {stream.CHUNK, padding.SMALLEST, stream.SALT, aead.NONCE, aead.TAG, aead.KEY + stream.PREFIX}),
        ("vault", {sealed.HEADER, sealed.LENGTH, stream.CHUNK + aead.TAG}),
        ("backup", {backups.MOST_OPERATIONS, backup_folder.SALT, framing.SIGNATURE}),
    ],
)
def test_each_size_stands_on_its_page(name: str, sizes: set[int]) -> None:
    assert sizes <= numbers(page(name))


def test_the_white_space_of_the_page_is_what_is_taken_away() -> None:
    listed = re.search(r"White space is U\+([^.]*)\.", page("header"))
    assert listed is not None
    found: set[str] = set()
    for part in listed[1].split(", "):
        first, _, last = part.partition("–")
        found |= {chr(code) for code in range(int(first, 16), int(last or first, 16) + 1)}
    assert found == {chr(code) for code in range(0x110000) if chr(code).isspace()}


def test_nothing_in_clear_lies_in_the_folder(office: Office) -> None:
    canary = "Fictional Street 7, Orvania"
    with office.unlock() as office_open:
        put = Vault(office_open).put(canary, io.BytesIO(canary.encode() * 500))
        office_open.write_heads({"words": canary})
        office_open.add_slot("one more passphrase to look for", office.member)
        secret = [canary, office.passphrase, office.recovery, office.member, office_open.device, "one more passphrase"]
        raw = [office_open.record_key, put.key, office_open._held.master, office_open._held.keyring.device_private]
    for path in office.folder.rglob("*"):
        data = path.read_bytes() if path.is_file() else b""
        assert not any(text.encode() in data or text in str(path.relative_to(office.folder)) for text in secret)
        assert not any(key in data or key.hex().encode() in data for key in raw)
