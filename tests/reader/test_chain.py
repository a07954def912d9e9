"""Two readers and one set of records: what is whole, what counts, and what must be refused, they say alike."""

from __future__ import annotations

import base64
import dataclasses
import json
from pathlib import Path
from typing import Any

import pytest
from reader.encoding import Broken, canonical
from reader.record import Changeset, Kept, Record

from reader import record
from support.make_chain import LOST, history, say, without
from support.make_chain import form as as_json
from tocsin.domain import changesets, operations
from tocsin.domain.changesets import Salted
from tocsin.domain.devices import forks
from tocsin.domain.integrity import Walk
from tocsin.domain.ledger import Ledger
from tocsin.domain.operations import ContentErased
from tocsin.workspace import verify_signature

VECTORS = json.loads((Path(__file__).parents[1] / "vectors" / "chain.json").read_text("utf-8"))
BROKEN = pytest.mark.parametrize("vector", VECTORS["broken"], ids=lambda vector: vector["name"])


def raw(text: str | None) -> bytes | None:
    return None if text is None else base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))


def parts(one: dict[str, Any]) -> tuple[bytes | None, bytes | None, bytes | None]:
    body = one["body"].encode() if "body" in one else None
    return raw(one.get("salt")), body, raw(one.get("erased"))


def theirs(forms: list[dict[str, Any]]) -> Record:
    """The second reader's record."""
    taken = Record()
    for form in forms:
        kept = tuple(Kept(*parts(one)) for one in form["operations"])
        taken.take(Changeset(form["header"].encode(), raw(form["signature"]) or b"", kept))
    return taken


def ours(forms: list[dict[str, Any]]) -> list[changesets.Changeset]:
    return [
        changesets.Changeset(
            form["header"].encode(),
            raw(form["signature"]) or b"",
            tuple(Salted(*parts(one)) for one in form["operations"]),
        )
        for form in forms
    ]


def faults(forms: list[dict[str, Any]]) -> list[str]:
    """What our walk finds wrong."""
    walk = Walk(verify_signature)
    found = [fault.words for seq, one in enumerate(ours(forms), 1) for fault in walk.look(seq, one)]
    return found + [fault.words for fault in walk.finish()]


def test_both_take_the_whole_record() -> None:
    assert len(list(theirs(VECTORS["whole"]).in_order())) == VECTORS["counting"]
    assert faults(VECTORS["whole"]) == []


def test_both_know_what_does_not_count_and_what_was_erased() -> None:
    taken, ledger = theirs(VECTORS["whole"]), Ledger()
    for one in ours(VECTORS["whole"]):
        ledger.add(one)
    void = taken.void()
    assert sorted(void) == sorted(ledger.void()) == VECTORS["void"]
    erased = [[uid, place, ground] for (uid, place), ground in taken.erased(void).items()]
    assert erased == VECTORS["erased"]
    assert [list(fork) for fork in forks({uid: one for uid, (one, _) in ledger.applied.items()})] == VECTORS["forks"]


def test_both_put_it_in_the_same_order() -> None:
    ledger = Ledger()
    for one in ours(VECTORS["whole"]):
        ledger.add(one)
    ordered = [(uid, place) for (_, uid, place), _, _ in ledger.in_order()]
    assert ordered == [(uid, place) for uid, place, _ in theirs(VECTORS["whole"]).in_order()]


def test_what_a_removed_device_took_back_on_its_own_is_whole_for_both() -> None:
    whole = history()
    late = whole[9]
    erasing = ContentErased(erasure=late.id[:21] + "A", ground="asked", places=((late.id, 0),))
    erased = say(erasing, on=(late,), device=LOST)
    gone = dataclasses.replace(late, operations=(without(late.operations[0]),))
    kept = [as_json(gone if one is late else one) for one in whole]
    both = [*kept, as_json(erased)]
    assert sorted(theirs(both).void()) == sorted([late.id, erased.id])
    assert len(list(theirs(both).in_order())) == VECTORS["counting"]
    assert faults(both) == []
    assert faults(kept)
    with pytest.raises(Broken):
        list(theirs(kept).in_order())


@pytest.mark.parametrize("text", ["a\x00b", "\x00"])
def test_no_operation_holds_a_nul(text: str) -> None:
    body = canonical({"about": VECTORS["whole"][0]["signature"][:22], "op": "reason.given", "text": text, "v": 1})
    with pytest.raises(Broken, match=r"U\+0000"):
        record._said(body)
    with pytest.raises(ValueError, match="NUL"):
        operations.decode(body)


def test_a_written_escape_is_no_nul() -> None:
    said = record._said(canonical({"about": "A" * 22, "op": "reason.given", "text": r"the sign \u0000", "v": 1}))
    assert said["text"].endswith("u0000")


@BROKEN
def test_the_second_reader_refuses_it(vector: dict[str, Any]) -> None:
    with pytest.raises(Broken):
        list(theirs(vector["changesets"]).in_order())


@BROKEN
def test_we_refuse_it_too(vector: dict[str, Any]) -> None:
    assert faults(vector["changesets"])
