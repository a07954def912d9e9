"""How a workspace stands, without a passphrase: what `verify` says when it does not unlock."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from tocsin.domain.errors import NotAWorkspace
from tocsin.lib import files
from tocsin.workspace import copies, heads
from tocsin.workspace.copies import CopyState


@dataclass(frozen=True, slots=True)
class Inspection:
    """State of both copies of the header; whether they differ; whether `heads` is there; what a kill left behind."""

    header: CopyState
    header_copy: CopyState
    differ: bool
    heads: bool
    leftovers: int

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
    return Inspection(
        header=first.state,
        header_copy=second.state,
        differ=both and first.header != second.header,
        heads=(folder / heads.NAME).is_file(),
        leftovers=len(files.strays(folder)),
    )
