"""Writes tests/vectors/chain.json: a record with everything that can happen to one, and broken ones with verdicts.

`python tests/support/make_chain.py` draws new keys and salts; what stands in the tree is what a version wrote, and is
only ever added to.
"""

from __future__ import annotations

import dataclasses
import json
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PrivateKey

from support.record import SCOPE, START, claim, ident, salts
from tocsin.domain import changesets
from tocsin.domain.changesets import Changeset, Heads, Salted, digest_text
from tocsin.domain.operations import (
    ContentErased,
    DeviceAdded,
    DeviceRemoved,
    EntityOpened,
    Known,
    MemberAdded,
    ReasonGiven,
    WorkspaceOpened,
)

TARGET = Path(__file__).resolve().parents[1] / "vectors" / "chain.json"
BOOK = f"book:{ident(5)}"
FIRST, SECOND, LOST = ident(11), ident(12), ident(13)
KEYS = {device: Ed25519PrivateKey.generate() for device in (FIRST, SECOND, LOST)}
SALT = salts("chain")


def add(device: str, replaces: str | None = None) -> DeviceAdded:
    """The announcement of a device."""
    key = KEYS[device].public_key().public_bytes_raw()
    return DeviceAdded(device=device, key=digest_text(key), replaces=replaces)


def say(*what: Known, on: tuple[Changeset, ...] = (), device: str = FIRST, scope: str = SCOPE, **other: Any) -> Any:
    """A changeset on others; `heads`, `now_ms` and `sign` may be given to break it."""
    ticks = [parent.read_header().tick for parent in on]
    heads = Heads(tuple(parent.id for parent in on), max(ticks, default=0), START if on else 0)
    given: dict[str, Any] = {"heads": heads, "now_ms": START, "sign": KEYS[device].sign} | other
    return changesets.make(what, scope=scope, device=device, author=ident(3), salt=SALT, **given)


def history() -> list[Changeset]:
    """Two devices, a fork, an erasure, and a lost laptop that goes on."""
    opened = WorkspaceOpened(book=ident(5), links=ident(6), inbox=ident(7))
    book = say(opened, MemberAdded(member=ident(3), name="Mira Halven"), add(FIRST), scope=BOOK)
    second = say(add(SECOND, replaces=FIRST), add(LOST), on=(book,), scope=BOOK)
    first = say(EntityOpened(entity=ident(20), kind="event"), claim(30, "2018-07-05"), claim(31, "a slip"))
    here, there = (say(claim(number, "2018-07-09"), on=(first,)) for number in (32, 33))
    theirs = say(claim(34, "2018-08"), on=(here, there), device=LOST)
    both = say(ReasonGiven(about=ident(30), text="read again"), on=(theirs,), device=SECOND)
    erasing = ContentErased(erasure=ident(50), ground="asked", places=((first.id, 2),))
    erased = say(erasing, on=(both,), device=SECOND)
    removed = say(DeviceRemoved(device=LOST), on=(erased,), device=SECOND)
    late = say(claim(35, "2019"), on=(theirs,), device=LOST)
    out = say(DeviceRemoved(device=LOST), on=(second,), device=SECOND, scope=BOOK)
    gone = dataclasses.replace(first, operations=(*first.operations[:2], without(first.operations[2])))
    return [book, second, gone, here, there, theirs, both, erased, removed, late, out]


def without(one: Salted) -> Salted:
    """What an erasure leaves."""
    return Salted(None, None, one.commitment())


def altered(one: Salted) -> Salted:
    """Another value."""
    return Salted(one.salt, (one.body or b"").replace(b"2018-07-09", b"2018-07-08"))


def broken(whole: list[Changeset]) -> dict[str, list[Changeset]]:
    """Records that must be refused, each with one thing wrong."""
    here, both = whole[3], whole[6]
    salted = here.operations[0]
    moved = Salted((salted.salt or b"") + (salted.body or b"")[:1], (salted.body or b"")[1:])
    header = here.header.replace(b'"count":1', b'"count":2')

    def instead(of: Changeset, by: Changeset) -> list[Changeset]:
        return [by if one is of else one for one in whole]

    def with_(**parts: Any) -> list[Changeset]:
        return instead(here, dataclasses.replace(here, **parts))

    def after(made: Callable[[], Changeset]) -> list[Changeset]:
        return [*whole, made()]

    last = whole[8]
    behind = Heads((last.id,), last.read_header().tick - 1, START)
    early = Heads((last.id,), last.read_header().tick, 0)
    return {
        "an operation was altered": with_(operations=(altered(salted),)),
        "a byte moved from body to salt": with_(operations=(moved,)),
        "an operation is missing": with_(operations=()),
        "an operation is there twice": with_(operations=(salted, salted)),
        "gone, and no erasure says so": with_(operations=(without(salted),)),
        "a commitment that is cut": with_(operations=(Salted(None, None, salted.commitment()[:-1]),)),
        "the header was altered": with_(header=header),
        "the header has a space": with_(header=here.header.replace(b":", b": ", 1)),
        "the signature was altered": with_(signature=bytes(64)),
        "the signature of another changeset": with_(signature=both.signature),
        "a changeset was dropped inside a chain": [one for one in whole if one is not here],
        "a changeset is there twice": [*whole, both],
        "a child comes before its parent": [whole[0], whole[1], both, *whole[2:6], *whole[7:]],
        "the announcement of a device was dropped": [one for one in whole if one not in (whole[1], whole[10])],
        "a tick too low": after(lambda: say(claim(36, "2020"), heads=behind)),
        "a time before its parent's": after(lambda: say(claim(36, "2020"), heads=early, now_ms=START - 1)),
        "a parent of another scope": after(lambda: say(claim(36, "2020"), on=(whole[0],))),
        "signed by another device": after(lambda: say(claim(36, "2020"), on=(last,), sign=KEYS[SECOND].sign)),
        "a device that nobody added": after(lambda: stranger(last)),
        "the erasure was dropped": [one for one in whole if one not in (whole[7], whole[8])],
    }


def stranger(last: Changeset) -> Changeset:
    """Signed rightly, by nobody that the book knows."""
    key = Ed25519PrivateKey.generate()
    KEYS[ident(14)] = key
    return say(claim(36, "2020"), on=(last,), device=ident(14))


def form(changeset: Changeset) -> dict[str, Any]:
    """One changeset as JSON; bytes are base64url, headers and bodies text."""
    return {
        "header": changeset.header.decode(),
        "signature": digest_text(changeset.signature),
        "operations": [
            {"erased": digest_text(one.erased)}
            if one.body is None
            else {"salt": digest_text(one.salt or b""), "body": one.body.decode()}
            for one in changeset.operations
        ],
    }


def main() -> None:
    """Write the file."""
    whole = history()
    found = {
        "about": "A record in the order in which one copy took it in. In the broken ones, one thing is wrong each.",
        "whole": [form(one) for one in whole],
        "void": [whole[9].id],
        "erased": [[whole[2].id, 2, "asked"]],
        "counting": sum(len(one.operations) for one in whole) - 2,
        "forks": [sorted([whole[3].id, whole[4].id])],
        "broken": [{"name": name, "changesets": [form(one) for one in made]} for name, made in broken(whole).items()],
    }
    TARGET.write_text(json.dumps(found, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
