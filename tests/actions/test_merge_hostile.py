"""A copy that was damaged or altered: nothing of it is taken over, and one sentence says what is wrong."""

from __future__ import annotations

import hashlib
import io
import os
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import msgspec
import pytest
from django.db import connection

from support.cases import Case, changesets_of, new_case
from support.copies import Copies, shown_everywhere
from support.office import PASSPHRASE
from tocsin.actions.merge import merge
from tocsin.actions.receive import receive
from tocsin.actions.verify import verify
from tocsin.crypto import signing
from tocsin.domain import changesets, errors, operations
from tocsin.domain.changesets import Changeset, Header, Salted
from tocsin.domain.operations import EntityOpened
from tocsin.lib.ids import new_id
from tocsin.records import store
from tocsin.records.places import PLACES
from tocsin.records.record import Changeset as ChangesetRow
from tocsin.records.record import Operation as OperationRow

TEXT = b"Two men waited at the stairs on 5 July 2018."
EVENT = {"entity": "", "kind": "event", "op": "entity.opened", "v": 1}
Change = dict[str, Any]


@pytest.fixture
def copies(folder: Path) -> Copies:
    """Two copies with one case; there, a file was taken in and an event recorded."""
    made = Copies(folder)
    with made.at("here") as office:
        case = new_case(office).id
    made.copy()
    with made.case("there", case) as there:
        receive(there.viewer, case, io.BytesIO(TEXT), "a.txt")
        there.add("event", date="2018-07-05")
    return made


def of_the_case(copies: Copies, work: Callable[[Case], None]) -> None:
    with copies.at("there") as office:
        work(Case(office, changesets_of()[-1].read_header().scope.removeprefix("case:")))


def forge(case: Case, change: Change, bodies: Sequence[bytes] = (), key: bytes | None = None) -> None:
    """Append a changeset that is signed with this copy's key, or another one, whatever it says."""
    session = case.office.session
    heads = store.heads(case.scope, session.device)
    event = msgspec.json.encode(EVENT | {"entity": new_id()})
    salted = tuple(Salted(os.urandom(16), body) for body in bodies or (event,))
    plain = Header(
        author=case.viewer.member,
        batch=None,
        count=len(salted),
        device=session.device,
        doubtful=False,
        format=1,
        parents=heads.parents,
        root=changesets.digest_text(changesets.tree_root([one.commitment() for one in salted])),
        scope=case.scope,
        tick=heads.tick + 1,
        time=heads.time,
    )
    data = msgspec.json.encode(msgspec.structs.replace(plain, **change), order="sorted")
    made = Changeset(data, b"", salted)
    signed = changesets.signed_bytes(made.id)
    signature = session.sign(signed) if key is None else signing.sign(key, signed)
    store.append(Changeset(data, signature, salted))


def last() -> ChangesetRow:
    return ChangesetRow.objects.latest("seq")


def altered_body(case: Case) -> None:
    rows = OperationRow.objects.filter(id__gte=last().seq * PLACES).order_by("id")
    one, other = list(store.salted(last().seq))[:2]
    assert (one.body, other.body) != (None, None)
    first = rows[0]
    OperationRow.objects.filter(id=first.id).update(body=rows[1].body)


def altered_salt(case: Case) -> None:
    OperationRow.objects.filter(id=last().seq * PLACES).update(salt=bytes(16))


def altered_header(case: Case) -> None:
    row = last()
    header = bytes(row.header).replace(b'"doubtful":false', b'"doubtful":true')
    ChangesetRow.objects.filter(seq=row.seq).update(header=header)


def altered_header_and_name(case: Case) -> None:
    header = bytes(last().header).replace(b'"doubtful":false', b'"doubtful":true')
    uid = changesets.digest_text(hashlib.sha256(header).digest())
    ChangesetRow.objects.filter(seq=last().seq).update(header=header, uid=uid)


def no_header(case: Case) -> None:
    ChangesetRow.objects.filter(seq=last().seq).update(header=b"rubbish")


def altered_signature(case: Case) -> None:
    ChangesetRow.objects.filter(seq=last().seq).update(signature=bytes(64))


def lost_operation(case: Case) -> None:
    OperationRow.objects.filter(id=last().seq * PLACES).delete()


def lost_in_the_middle(case: Case) -> None:
    ChangesetRow.objects.filter(seq=last().seq - 1).delete()


def lost_at_the_end(case: Case) -> None:
    ChangesetRow.objects.filter(seq=last().seq).delete()


def out_of_order(case: Case) -> None:
    """The last two changed places: one comes before what it stands on."""
    one, other = last().seq, last().seq - 1
    for before, after in ((one, -1), (other, one), (-1, other)):
        ChangesetRow.objects.filter(seq=before).update(seq=after)


def erased_without_erasure(case: Case) -> None:
    (gone, *_) = store.salted(last().seq)
    row = OperationRow.objects.filter(id=last().seq * PLACES)
    row.update(salt=None, body=None, erased=gone.commitment())


def text_for_bytes(column: str) -> Callable[[Case], None]:
    """SQLite keeps in a column what is put there, whatever its type."""
    table, key, number = ("changeset", "seq", last) if column == "header" else ("operation", "id", first_operation)

    def harm(case: Case) -> None:
        with connection.cursor() as cursor:
            cursor.execute(f"UPDATE {table} SET {column} = 'words' WHERE {key} = {getattr(number(), key)}")

    harm.__name__ = f"text_for_{column}"
    return harm


def first_operation() -> OperationRow:
    return OperationRow.objects.filter(id__gte=last().seq * PLACES).earliest("id")


def unknown_device(case: Case) -> None:
    forge(case, {"device": new_id()}, key=signing.new_private())


def our_device_another_key(case: Case) -> None:
    forge(case, {}, key=signing.new_private())


def announced_by_itself(case: Case) -> None:
    key, device = signing.new_private(), new_id()
    added = operations.DeviceAdded(device=device, key=changesets.digest_text(signing.public_of(key)))
    book = changesets_of()[0].read_header().scope
    heads = store.heads(book, "")
    change = {"device": device, "scope": book, "parents": heads.parents, "tick": heads.tick + 1}
    forge(case, change, [operations.encode(added)], key=key)


def unknown_parent(case: Case) -> None:
    forge(case, {"parents": (changesets.digest_text(bytes(32)),)})


def parent_of_another_case(case: Case) -> None:
    first = changesets_of()[0]
    forge(case, {"parents": (first.id,), "tick": 2})


def wrong_tick(case: Case) -> None:
    forge(case, {"tick": 7777})


def early_tick(case: Case) -> None:
    forge(case, {"tick": 1})


def earlier_than_its_parent(case: Case) -> None:
    forge(case, {"time": 1})


def more_counted_than_there(case: Case) -> None:
    forge(case, {"count": 2})


def another_root(case: Case) -> None:
    forge(case, {"root": changesets.digest_text(bytes(32))})


def another_book(case: Case) -> None:
    forge(case, {"scope": f"book:{new_id()}", "parents": (), "tick": 1})


def unknown_version(case: Case) -> None:
    forge(case, {}, [msgspec.json.encode(EVENT | {"entity": new_id(), "v": 9})])


def unknown_operation(case: Case) -> None:
    forge(case, {}, [b'{"op":"everything.forgiven","v":1}'])


def not_canonical(case: Case) -> None:
    entity = operations.encode(EntityOpened(entity=new_id(), kind="event"))
    forge(case, {}, [entity.replace(b":", b": ", 1)])


def no_text(case: Case) -> None:
    forge(case, {}, [b"\xff\xfe"])


OF_THE_FILE = pytest.mark.sqlcipher(reason="only SQLite keeps text in a column of bytes")

HOSTILE: list[Any] = [
    (altered_body, "altered"),
    (altered_signature, "signature"),
    (lost_operation, "missing or added"),
    (erased_without_erasure, "nobody erased"),
    (unknown_device, "signature"),
    (unknown_parent, "stands on is missing"),
    (wrong_tick, "order"),
    (earlier_than_its_parent, "later"),
    (unknown_version, "version"),
]
FURTHER: list[tuple[Callable[[Case], None], str]] = [
    (altered_salt, "altered"),
    (altered_header, "heading"),
    (altered_header_and_name, "signature"),
    (no_header, "heading"),
    (lost_in_the_middle, "stands on is missing"),
    (lost_at_the_end, "acknowledged"),
    (out_of_order, ""),
    (our_device_another_key, "signature"),
    (announced_by_itself, "signature"),
    (parent_of_another_case, "another case"),
    (early_tick, "order"),
    (more_counted_than_there, "missing or added"),
    (another_root, "altered"),
    (another_book, "another workspace"),
    pytest.param(text_for_bytes("header"), "read to the end", marks=OF_THE_FILE),
    pytest.param(text_for_bytes("salt"), "read to the end", marks=OF_THE_FILE),
    pytest.param(text_for_bytes("body"), "read to the end", marks=OF_THE_FILE),
    (unknown_operation, "not an operation"),
    (not_canonical, "canonical"),
    (no_text, "not an operation"),
]


@pytest.mark.parametrize(("harm", "words"), HOSTILE, ids=lambda part: getattr(part, "__name__", ""))
def test_nothing_of_an_altered_copy_is_taken(copies: Copies, harm: Callable[[Case], None], words: str) -> None:
    of_the_case(copies, harm)
    refused(copies, words)


@pytest.mark.long
@pytest.mark.parametrize(("harm", "words"), FURTHER, ids=lambda part: getattr(part, "__name__", ""))
def test_nor_is_anything_of_one_that_was_altered_otherwise(
    copies: Copies, harm: Callable[[Case], None], words: str
) -> None:
    of_the_case(copies, harm)
    refused(copies, words)


def refused(copies: Copies, words: str) -> None:
    vault = copies.folder("here") / "vault"
    with copies.at("here") as office:
        before = (store.position(), office.session.device, shown_everywhere(office), sorted(vault.rglob("*")))
        with pytest.raises(errors.DamagedCopy) as caught:
            merge(office.viewer, copies.folder("there"), PASSPHRASE)
        assert words in str(caught.value.why)
        files = [path for path in sorted(vault.rglob("*")) if path.is_file()]
        assert (store.position(), office.session.device, shown_everywhere(office)) == before[:3]
        assert files == [path for path in before[3] if path.is_file()]
        assert verify(office.viewer).damaged == ()


def sealed_files(copies: Copies) -> list[Path]:
    here = {path.name for path in (copies.folder("here") / "vault").rglob("*")}
    return [path for path in (copies.folder("there") / "vault").rglob("*") if path.is_file() and path.name not in here]


def no_sealed_file(copies: Copies) -> None:
    sealed_files(copies)[0].unlink()


def altered_sealed_file(copies: Copies) -> None:
    path = sealed_files(copies)[0]
    data = bytearray(path.read_bytes())
    data[len(data) // 2] ^= 1
    path.write_bytes(data)


def no_heads(copies: Copies) -> None:
    (copies.folder("there") / "heads").unlink()


def damaged_heads(copies: Copies) -> None:
    (copies.folder("there") / "heads").write_bytes(b"rubbish")


def no_record(copies: Copies) -> None:
    (copies.folder("there") / "record.db").unlink()


def damaged_pages(copies: Copies) -> None:
    path = copies.folder("there") / "record.db"
    data = bytearray(path.read_bytes())
    for place in range(4096 + 100, len(data), 4096):
        data[place] ^= 1
    path.write_bytes(data)


OF_THE_FILE = pytest.mark.sqlcipher(reason="the file is gone, or its pages are damaged")


@pytest.mark.parametrize(
    ("harm", "words"),
    [
        (no_sealed_file, "a sealed file is missing"),
        (altered_sealed_file, "a sealed file was altered"),
        (no_heads, "missing"),
        (damaged_heads, "damaged"),
        pytest.param(no_record, "record.db", marks=OF_THE_FILE),
        pytest.param(damaged_pages, "", marks=OF_THE_FILE),
    ],
    ids=lambda part: getattr(part, "__name__", ""),
)
def test_nothing_of_a_damaged_folder_is_taken(copies: Copies, harm: Callable[[Copies], None], words: str) -> None:
    harm(copies)
    refused(copies, words)


def test_after_the_damage_is_gone_everything_comes_in(copies: Copies) -> None:
    path = sealed_files(copies)[0]
    data = path.read_bytes()
    path.unlink()
    refused(copies, "missing")
    path.write_bytes(data)
    files = len(sealed_files(copies))
    assert copies.merge().files == files == 1


def test_the_sentence_says_what_is_wrong_and_what_was_kept(copies: Copies) -> None:
    of_the_case(copies, altered_signature)
    with copies.at("here") as office, pytest.raises(errors.DamagedCopy) as caught:
        merge(office.viewer, copies.folder("there"), PASSPHRASE)
    assert str(caught.value).startswith("The other copy is damaged or was altered: change ")
    assert "Nothing of it was taken over" in str(caught.value)
