"""Who stands behind a letter that is to leave: a pure rule over what was said of it (docs/format/record.md).

Files are rendered and sealed first; an approval names the digest of their list, so that it covers these bytes alone.
"""

from __future__ import annotations

import hashlib
from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from enum import StrEnum

from tocsin.domain.changesets import digest_text
from tocsin.domain.operations import LetterApproved
from tocsin.lib import canonical

_LIST = b"tocsin:letters:1\x00"


class Way(StrEnum):
    """How somebody approved."""

    SIGNED = "signed"
    VOICE = "voice"
    URGENT = "urgent"


@dataclass(frozen=True, slots=True)
class Approval:
    """Who stands behind the files, since when (milliseconds UTC). `noted_by` signed for it; `why` may be erased."""

    member: str
    way: Way
    time: int
    noted_by: str
    why: str = ""


@dataclass(frozen=True, slots=True)
class Withdrawal:
    """Who took a letter back, when (milliseconds UTC), and why."""

    member: str
    time: int
    why: str = ""


@dataclass(frozen=True, slots=True)
class Standing:
    """How a letter stands. `letters` are the sealed files that would leave, `digest` is of their list.

    `approvals` are those that count. Of a letter that was withdrawn no file, digest or approval is told.
    """

    intervention: str
    letters: tuple[str, ...] = ()
    composers: frozenset[str] = frozenset()
    approvals: tuple[Approval, ...] = ()
    withdrawn: Withdrawal | None = None

    @property
    def digest(self) -> str:
        """The digest that an approval names; empty where nothing could leave."""
        return list_digest(self.intervention, self.letters) if self.letters else ""

    @property
    def approved(self) -> bool:
        """Whether it may leave, marked or not."""
        return bool(self.approvals)

    @property
    def countersigned(self) -> bool:
        """Whether a second person signed for it."""
        return any(one.way is Way.SIGNED for one in self.approvals)

    @property
    def marked(self) -> bool:
        """Whether it may leave only marked: a second person has not signed yet."""
        return self.approved and not self.countersigned

    @property
    def waits(self) -> bool:
        """Whether somebody's signature is missing."""
        return bool(self.letters) and not self.countersigned


def list_digest(intervention: str, letters: Iterable[str]) -> str:
    """The digest of the list of an intervention's files, whatever order they come in."""
    body = canonical.encode({"intervention": intervention, "letters": sorted(set(letters))})
    return digest_text(hashlib.sha256(_LIST + body).digest())


def stand(
    intervention: str,
    letters: Iterable[str],
    composers: Collection[str],
    said: Iterable[tuple[LetterApproved, Approval]],
    withdrawn: Withdrawal | None = None,
) -> Standing:
    """How a letter stands, by what was said of it and by whom."""
    if withdrawn is not None:
        return Standing(intervention, withdrawn=withdrawn)
    found = Standing(intervention, tuple(sorted(set(letters))), frozenset(composers))
    wanted = (approval for one, approval in said if found.letters and one.letters == found.digest)
    return replace(found, approvals=tuple(one for one in wanted if _counts(one, found.composers)))


def _counts(one: Approval, composers: Collection[str]) -> bool:
    if one.way is Way.URGENT:
        return one.member == one.noted_by
    return one.member not in composers and (one.member == one.noted_by) == (one.way is Way.SIGNED)
