"""What can be said of a workspace without its passphrase: whether a refusal means a wrong one, or damage."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from tocsin import workspace


def inspect(folder: Path) -> Iterator[str]:
    """The state of both headers and of `heads`, one sentence each. Raises NotAWorkspace."""
    found = workspace.inspect(folder)
    yield f"header.json is {found.header}, header-copy.json is {found.header_copy}."
    if found.differ:
        yield "The two headers differ; the first one counts."
    if not found.heads:
        yield "The file “heads” is missing."
    if found.older:
        yield f"It is of the older format “{found.older}”; the next unlocking brings it to this version's."
    if found.swapping:
        yield "A change of its keys was not finished; the next unlocking finishes it, or takes it back."
    if found.leftovers:
        yield f"{found.leftovers} unfinished files were left by a crash; the next unlocking removes them."
    if found.unclean:
        yield "A session works in it, or the last one did not end cleanly; the next unlocking makes that good."
    if found.opens:
        yield "The headers are sound: the right passphrase opens this workspace."
    else:
        yield "No passphrase can open this workspace as it is: bring a header back from a backup."
