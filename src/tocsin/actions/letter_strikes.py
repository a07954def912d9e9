"""What the search finds in the files of a letter that would leave, and which of it two members have let pass."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from itertools import count

from tocsin.access.annexes import ENDINGS as ANNEX_ENDINGS
from tocsin.access.annexes import annex_digests
from tocsin.access.approvals import get_standing
from tocsin.access.dossier import get_entity
from tocsin.access.letters import letters_of_offices
from tocsin.access.members import present_members
from tocsin.access.passes import list_passes
from tocsin.actions.letter_checks import sealed_files, why_not_ready
from tocsin.actions.sealed_letter import ENDINGS
from tocsin.actions.search_letter import searched
from tocsin.domain.approval import Standing
from tocsin.domain.errors import CannotPass, Cause, NoSuch
from tocsin.domain.passing import ENOUGH, Pass, strike_digest
from tocsin.domain.redaction import Strike
from tocsin.domain.viewer import Viewer
from tocsin.letters.naming import annex_name, leaving_name, to_office

_ALONE = Cause(
    "it takes two members, and you work here alone; take the words out and compose again, or "
    "let a second member in (`tocsin passphrase add --member`)"
)


@dataclass(frozen=True, slots=True)
class Struck:
    """A strike in the files that would leave, by its digest, and who let it pass so far."""

    digest: str
    strike: Strike
    passing: Pass

    @property
    def passed(self) -> bool:
        """Whether two members let it pass."""
        return self.passing.holds


def list_strikes(viewer: Viewer, standing: Standing) -> tuple[Struck, ...]:
    """Every strike in the files of a letter. Raises NoSuch, MissingFile, DamagedFile, CannotBeSearched."""
    said = {one.strike: one for one in list_passes(viewer, standing.intervention)}
    strikes = searched(viewer, standing.intervention, leaving_files(viewer, standing)).strikes
    digests = [strike_digest(standing.intervention, standing.digest, strike) for strike in strikes]
    return tuple(
        Struck(one, strike, said.get(one, Pass(one, ()))) for one, strike in zip(digests, strikes, strict=True)
    )


def strikes_to_pass(viewer: Viewer, intervention: str, wanted: Iterable[str]) -> tuple[Standing, tuple[Struck, ...]]:
    """The strikes of these digests, of a letter that could leave.

    Raises NoSuch, MissingFile, DamagedFile, CannotBeSearched, CannotPass where there is no second member.
    """
    standing = get_standing(viewer, intervention)
    if len(present_members(viewer)) < ENOUGH:
        raise CannotPass(why=_ALONE)
    if why_not := why_not_ready(standing):
        raise CannotPass(why=why_not)
    found = {one.digest: one for one in list_strikes(viewer, standing)}
    chosen = tuple(dict.fromkeys(wanted))
    if not chosen or any(one not in found for one in chosen):
        raise NoSuch(what="strike")
    return standing, tuple(found[one] for one in chosen)


def leaving_files(viewer: Viewer, standing: Standing) -> dict[str, bytes]:
    """The files that would leave by the names under which they do, annexes last.

    Raises NoSuch, MissingFile, DamagedFile.
    """
    view = get_entity(viewer, standing.intervention)
    said = (view.one(f"intervention.{name}") for name in ("number", "version", "date", "update", "language"))
    name = leaving_name(*(shown.value if shown else "" for shown in said))
    files = dict(zip(standing.letters, sealed_files(viewer, standing), strict=True))
    beside = [(digest, files.pop(digest)) for digest in annex_digests(view) if digest in files]
    offices = letters_of_offices(viewer, standing.intervention) if len(files) > len(ENDINGS) else {}
    found: dict[str, bytes] = {}
    named = ((offices.get(digest, ""), ENDINGS.get(media, "file"), data) for digest, (media, data) in files.items())
    for office, ending, data in sorted(named):  # the letter itself stands before those to offices
        stem = to_office(name, office) if office else name
        again = next(n for n in count(1) if f"{_numbered(stem, n)}.{ending}" not in found)
        found[f"{_numbered(stem, again)}.{ending}"] = data
    for number, (_, (media, data)) in enumerate(beside, 1):
        found[f"{annex_name(name, number)}.{ANNEX_ENDINGS.get(media, 'file')}"] = data
    return found


def _numbered(stem: str, number: int) -> str:
    return stem if number == 1 else f"{stem} {number}"
