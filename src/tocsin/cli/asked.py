"""What the person asked for before the command's own name. It loads no Django: `read` and `proofread` share it."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path
from typing import Any


@dataclass
class Asked:
    """The workspace and the descriptor for its passphrase; `door` is what `cli.door` opened for them."""

    workspace: Path | None = None
    passphrase_fd: int | None = None
    door: Any = field(default=None, repr=False)
