"""How a workspace stands, without a passphrase: what `verify` says when it does not unlock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import NotAWorkspace
from tocsin.lib import files
from tocsin.workspace import copies, heads, marker
from tocsin.workspace.copies import CopyState
from tocsin.workspace.header import NEWEST, format_name


@dataclass(frozen=True, slots=True)
class Inspection:
    """State of both copies of the header; whether they differ; whether `heads` is there; what a kill left behind.

    `older` is the format of the header that counts, where it is not the newest; `swapping` says that a change of keys
    was not finished, `unclean` that the last session did not end cleanly or one works now.
    """

    header: CopyState
    header_copy: CopyState
    differ: bool
    heads: bool
    leftovers: int
    older: str = ""
    swapping: bool = False
    unclean: bool = False

    @property
    def opens(self) -> bool:
        """Whether the right passphrase can open it: a refusal then means a wrong one."""
        return self.header is CopyState.WHOLE or (
            self.header is not CopyState.NEWER and self.header_copy is CopyState.WHOLE
        )


def inspect(folder: Path) -> Inspection:
    """Reads only what lies in clear, takes no lock, writes nothing. Raises NotAWorkspace."""
    first, second = copies.read_both(folder)
    if first.state is second.state is CopyState.MISSING:
        raise NotAWorkspace
    both = first.header is not None and second.header is not None
    counts = first.header or second.header
    return Inspection(
        header=first.state,
        header_copy=second.state,
        differ=both and first.header != second.header,
        heads=(folder / heads.NAME).is_file(),
        leftovers=len(files.strays(folder)),
        older=format_name(counts.version) if counts is not None and counts.version != NEWEST else "",
        swapping=(folder / heads.NEXT).exists(),
        unclean=(folder / marker.NAME).exists(),
    )
