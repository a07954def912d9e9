"""Make the fixture `tests/vectors/workspace-2` anew: PYTHONPATH=tests .venv/bin/python -m support.make_workspace

A workspace of the newest format as an office would leave it, with what a reader must find in it. All keys are new at
each run, so it is made again only while the form of the record still changes; a released one is never touched.
"""

from __future__ import annotations

import io
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from support.ready import set_up

set_up()

from support.cases import every_operation, ledger_of  # noqa: E402 - Django must be set up before models are imported
from tocsin.access.statements import find_file  # noqa: E402 - as above
from tocsin.actions.erase import erase  # noqa: E402 - as above
from tocsin.actions.init import Office, init  # noqa: E402 - as above
from tocsin.actions.lock import lock  # noqa: E402 - as above
from tocsin.actions.note import Call, note  # noqa: E402 - as above
from tocsin.actions.open_case import open_case  # noqa: E402 - as above
from tocsin.actions.passphrases import add_passphrase, remove_member  # noqa: E402 - as above
from tocsin.actions.receive import About, receive  # noqa: E402 - as above
from tocsin.actions.record import Item, record  # noqa: E402 - as above
from tocsin.actions.unlock import unlock  # noqa: E402 - as above
from tocsin.domain.changesets import digest_text  # noqa: E402 - as above
from tocsin.domain.operations import ContentErased  # noqa: E402 - as above
from tocsin.domain.viewer import Viewer  # noqa: E402 - as above
from tocsin.records import store  # noqa: E402 - as above
from tocsin.records.derived import File  # noqa: E402 - as above
from tocsin.records.words import SCOPES  # noqa: E402 - as above
from tocsin.vault.current import current_vault  # noqa: E402 - as above
from tocsin.workspace import KdfParameters  # noqa: E402 - as above
from tocsin.workspace.encoding import text_of  # noqa: E402 - as above

TARGET = Path(__file__).parents[1] / "vectors" / "workspace-2"
PASSPHRASE = "pepper lantern orbit velvet canyon drum"
SECOND = "тихая  река, été, five lamps "
LEAVER = "walnut harbour seven quiet tents ago"
RECOVERY = "legal winner thank year wave sausage worth useful legal winner thank yellow"
STATEMENT = "On 5 March 2031 two men followed Ilona Varga from her office in Port Ambrel to her flat.\n"
AAD = b"operation 1"


def main() -> None:
    """Make it, and say what is in it."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    folder = TARGET / "office"
    cheap = KdfParameters(memory_kib=64, passes=1, lanes=1)
    office = init(folder, passphrase=PASSPHRASE, recovery=RECOVERY, member_name="Mira Halven", cost=cheap)
    older = sealed_source(office, "Orvania, the tea house")
    work(office)
    lock(office)
    office = unlock(folder, PASSPHRASE)
    found = expected(office, [older, sealed_source(office, "Sardovia, the ferry")])
    lock(office)
    for left in ("lock", "open"):
        (folder / left).unlink(missing_ok=True)
    written = json.dumps(found, indent=1, ensure_ascii=False) + "\n"
    (TARGET / "expected.json").write_text(written, encoding="utf-8")


def work(office: Office) -> None:
    """A case with a call and a file, somebody who is erased, a second member, and a third one who leaves."""
    viewer = office.viewer
    case = open_case(viewer, "Ilona Varga")
    receive(viewer, case, io.BytesIO(STATEMENT.encode()), "statement.txt", About(title="What a neighbour saw"))
    receive(viewer, case, io.BytesIO(bytes(range(251)) * 400), "recording.bin")
    note(viewer, case, STATEMENT, Call(source="Tomas Arbel", contact="by the harbour office"))
    passing = record(viewer, case, [Item("person", {"name": ["Vera Passing"]}, name="p")])["p"]
    erase(viewer, passing, "asked", "she was never there")
    add_passphrase(viewer, SECOND, member_name="Ada Lind")
    leaver = add_passphrase(viewer, LEAVER, member_name="Jon Sand")
    remove_member(viewer, leaver.member)


def sealed_source(office: Office, words: str) -> dict[str, str]:
    """What identifies a source, sealed under the newest key of that moment."""
    sealed = office.session.seal_source(words.encode(), AAD)
    return {"aad": AAD.decode(), "sealed": text_of(sealed), "plaintext": words}


def expected(office: Office, sources: list[dict[str, str]]) -> dict[str, Any]:
    """What a reader must find."""
    session = office.session
    members = {slot.member: PASSPHRASE if slot.member == office.viewer.member else SECOND for slot in session.slots()}
    opens = [
        {
            "passphrase": RECOVERY if slot.kind == "recovery" else members[slot.member],
            "member": slot.member,
            "kind": slot.kind,
        }
        for slot in session.slots()
    ]
    return {
        "about": "What a reader of tocsin-workspace/2 must find in the folder beside this. All is invented. "
        "Bytes are base64url. One member was removed, so there are two source keys and an earlier device.",
        "format": "tocsin-workspace/2",
        "opens": opens,
        "refused": [f"{PASSPHRASE}s", "", LEAVER],
        "record_key": text_of(session.record_key),
        "device": session.device,
        "device_key": digest_text(session.device_key),
        "signed": {"data": "a bell rings", "signature": text_of(session.sign(b"a bell rings"))},
        "sources": sources,
        "heads": session.read_heads().value,
        "changesets": store.position().changesets,
        "counting": len(list(ledger_of().in_order())),
        "erased": sum(len(one.places) for one in every_operation() if isinstance(one, ContentErased)),
        "vault": list(sealed_files(office.viewer)),
        "broken": BROKEN,
    }


def sealed_files(viewer: Viewer) -> Iterator[dict[str, Any]]:
    """Every sealed file with its key."""
    for scope, digest in File.objects.order_by("id").values_list("scope", "digest"):
        name = SCOPES.word(scope)
        told = find_file(viewer, name, digest)
        vault_name = current_vault().name(name, digest)
        yield {"scope": name, "digest": digest, "size": told.size, "key": told.key, "name": vault_name}


# Each is header.json with some members set, the slots turned, and the digest mended or kept as it was.
BROKEN: list[dict[str, Any]] = [
    {"name": "another salt", "set": {"salt": "A" * 43}, "digest": "kept", "verdict": "damaged"},
    {"name": "another salt, mended", "set": {"salt": "A" * 43}, "digest": "mended", "verdict": "refused"},
    {"name": "a later format", "set": {"format": "tocsin-workspace/3"}, "digest": "mended", "verdict": "newer"},
    {"name": "a later format, cut", "set": {"format": "tocsin-workspace/3"}, "digest": "kept", "verdict": "damaged"},
    {"name": "a member more", "set": {"more": 1}, "digest": "mended", "verdict": "damaged"},
    {"name": "another family", "set": {"format": "tocsin-vault/2"}, "digest": "mended", "verdict": "damaged"},
    {"name": "called format 1", "set": {"format": "tocsin-workspace/1"}, "digest": "mended", "verdict": "damaged"},
    {"name": "no slots", "set": {"slots": []}, "digest": "mended", "verdict": "damaged"},
    {"name": "no keyring", "set": {"keyring": ""}, "digest": "mended", "verdict": "damaged"},
    {"name": "another keyring", "set": {"keyring": "A" * 10960}, "digest": "mended", "verdict": "refused"},
    {"name": "empty slots", "set": {"slots": ["A" * 130] * 16}, "digest": "mended", "verdict": "refused"},
    {"name": "slots turned by one", "turn": 1, "digest": "mended", "verdict": "refused"},
    *(
        {"name": f"cost {memory}, {passes}, {lanes}", "digest": "mended", "verdict": verdict,
         "set": {"kdf": {"lanes": lanes, "memory_kib": memory, "name": "argon2id", "passes": passes}}}
        for memory, passes, lanes, verdict in (
            (72, 1, 1, "refused"),
            (64, 2, 1, "refused"),
            (4194305, 1, 1, "damaged"),
            (7, 1, 1, "damaged"),
            (64, 0, 1, "damaged"),
            (64, 21, 1, "damaged"),
            (4096, 1, 17, "damaged"),
            (64, 1, 9, "damaged"),
        )
    ),
]  # fmt: skip

if __name__ == "__main__":
    main()
