"""The letterhead: who we are, as our letters say it."""

from __future__ import annotations

from dataclasses import dataclass

FIELDS = ("name", "line", "registration", "signatory")


@dataclass(frozen=True, slots=True)
class Letterhead:
    """`line` holds address and contact, each line as it is printed. What is not recorded is empty."""

    name: str = ""
    line: str = ""
    registration: str = ""
    signatory: str = ""

    @property
    def contact(self) -> str:
        """What stands under the name: address, contact, registration, a line each."""
        return "\n".join(part for part in (self.line, self.registration) if part)
