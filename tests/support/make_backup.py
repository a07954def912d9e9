"""Make the fixture `tests/vectors/backup-1` anew: PYTHONPATH=tests .venv/bin/python -m support.make_backup

A small backup as an office would leave it, with what a reader must find in it: three backups, something erased between
them, a sealed file. All keys are new at each run, so a released one is never made again.
"""

from __future__ import annotations

import base64
import json
import shutil
import tempfile
from pathlib import Path
from typing import Any

from support.ready import set_up

set_up()

from support.backups import Kept, kept, told  # noqa: E402 - Django must be set up before models are imported
from support.erased import erase_in  # noqa: E402 - as above
from support.office import DAY_MS, START_MS  # noqa: E402 - as above
from tocsin.actions.init import init  # noqa: E402 - as above
from tocsin.actions.lock import lock  # noqa: E402 - as above
from tocsin.domain.changesets import Changeset, digest_text  # noqa: E402 - as above
from tocsin.domain.operations import ClaimMade, FileSealed  # noqa: E402 - as above
from tocsin.lib.clock import FixedClock  # noqa: E402 - as above
from tocsin.records import carrying, store  # noqa: E402 - as above
from tocsin.vault import Vault  # noqa: E402 - as above
from tocsin.workspace import KdfParameters  # noqa: E402 - as above

TARGET = Path(__file__).parents[1] / "vectors" / "backup-1"
PASSPHRASE = "pepper lantern orbit velvet canyon drum"
RECOVERY = "legal winner thank year wave sausage worth useful legal winner thank yellow"
ERASED = "the address of the flat"


def main() -> None:
    """Make it, and say what is in it."""
    shutil.rmtree(TARGET, ignore_errors=True)
    TARGET.mkdir(parents=True)
    with tempfile.TemporaryDirectory() as folder:
        office = init(
            Path(folder) / "office.tocsin",
            passphrase=PASSPHRASE,
            recovery=RECOVERY,
            member_name="Mira Halven",
            clock=FixedClock(START_MS + DAY_MS, 1000),
            cost=KdfParameters(memory_kib=64, passes=1, lanes=1),
        )
        one = kept(office, TARGET / "backup")
        for day in range(6, 12):
            one.case.add("event", date=f"2031-03-{day:02}")
        one.back_up()
        one.case.add("event", date="2031-03-20", title=ERASED)
        one.back_up()
        erase_in(one.case, next(c for c in one.case.told() if isinstance(c, ClaimMade) and c.value == ERASED))
        one.back_up()
        (TARGET / "expected.json").write_text(json.dumps(expected(one), indent=1, ensure_ascii=False) + "\n", "utf-8")
        lock(office)
    (TARGET / "backup" / "lock").unlink()


def expected(one: Kept) -> dict[str, Any]:
    """What a reader must find."""
    at = store.position()
    sealed = next(o for o in one.case.told() if isinstance(o, FileSealed))
    vault = Vault(one.office.session)
    with vault.open(one.case.scope, sealed.digest, sealed.key_bytes()) as file:
        content = file.read().decode("utf-8")
    return {
        "opens": [PASSPHRASE, RECOVERY],
        "refused": "walnut harbour seven quiet tents ago",
        "changesets": [Changeset(header, b"", ()).id for header, _, _ in told()],
        "operations": at.operations,
        "log": digest_text(at.log),
        "made": one.manifest(PASSPHRASE).made,
        "erased": ERASED,
        "bodies": [_text(o.body) for _, _, operations in told() for o in operations],
        "local": [line.decode("utf-8") for line in carrying.lines("default") if b'"backup"' not in line],
        "file": {"name": vault.name(one.case.scope, sealed.digest), "key": sealed.key, "content": content},
        "signed": [base64.b64encode(signature).decode() for _, signature, _ in told()],
    }


def _text(body: bytes | None) -> str | None:
    return None if body is None else body.decode("utf-8")


if __name__ == "__main__":
    main()
