"""A rehearsal: what the guide of an invented office needs to lead through its first ten minutes."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Rehearsal:
    """What the demo laid out. `start_ms` is the invented moment at which the desk begins; `second` is the passphrase of
    the member who approves.

    `case` is the case, `report` the statement of last month, `statement` the one that waits for review; `call` are the
    words to type in, `seen` those to look for, `brief` what the appeal asks, `draft` the Word file with a slip,
    `reply` what the ministry answers to the letter of last month.
    """

    passphrase: str = field(repr=False)
    second: str = field(repr=False)
    start_ms: int
    case: str
    report: str
    statement: str
    call: str
    seen: str
    brief: str
    draft: bytes = field(repr=False)
    reply: str = ""
