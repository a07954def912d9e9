"""Who is asking. Every function of `access` and `actions` takes a Viewer first (DESIGN 2.2, Members)."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Viewer:
    """A member, and the scopes that this member may see.

    `scopes` is None for one who holds the key of a workspace on a laptop: whoever can unlock it can read all of it,
    and the screen says so. On a server it is the set of scope ids that the member has a role in.
    """

    member: str
    scopes: frozenset[str] | None = None

    def may_see(self, scope: str) -> bool:
        """Whether this scope is open to the viewer."""
        return self.scopes is None or scope in self.scopes
