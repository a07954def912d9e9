"""Whether a strike of the search may pass: two members said so, of exactly this strike in exactly these files. Pure."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass

from tocsin.domain.changesets import digest_text
from tocsin.domain.redaction import Strike
from tocsin.lib import canonical

_STRIKE = b"tocsin:strike:1\x00"
ENOUGH = 2


@dataclass(frozen=True, slots=True)
class Said:
    """A member let a strike pass, by the digests of the strike and of the files; `noted_by` signed it."""

    strike: str
    letters: str
    member: str
    noted_by: str
    time: int = 0
    why: str = ""


@dataclass(frozen=True, slots=True)
class Pass:
    """What was said of one strike: by whom in their order, and why (empty once that was erased)."""

    strike: str
    members: tuple[str, ...]
    why: str = ""

    @property
    def holds(self) -> bool:
        """Whether two members stand behind it."""
        return len(self.members) >= ENOUGH


def strike_digest(intervention: str, letters: str, strike: Strike) -> str:
    """What names this strike in these files and nothing else: its place, what struck, whose it is, the words there."""
    body = {
        "entity": strike.entity,
        "forms": list(strike.forms),
        "intervention": intervention,
        "letters": letters,
        "place": str(strike.place),
        "what": str(strike.what),
    }
    return digest_text(hashlib.sha256(_STRIKE + canonical.encode(body)).digest())


def passes(letters: str, said: Iterable[Said]) -> tuple[Pass, ...]:
    """What counts for these files. Nobody says it for somebody else, and nobody twice."""
    found: dict[str, list[Said]] = {}
    for one in said:
        several = found.setdefault(one.strike, []) if letters and one.letters == letters else []
        if one.member == one.noted_by and one.member not in {other.member for other in several}:
            several.append(one)
    return tuple(
        Pass(strike, tuple(one.member for one in several), next((one.why for one in several if one.why), ""))
        for strike, several in found.items()
        if several
    )
