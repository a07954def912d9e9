"""`approve`: a second member stands behind the very files that leave, on his or her own device or by telephone.

Files were rendered and sealed before; an approval names the digest of their list, and delivery sends those bytes.
"""

from __future__ import annotations

from tocsin.access.approvals import get_standing
from tocsin.access.filter import entity_row
from tocsin.access.members import present_members
from tocsin.actions.letter_checks import sealed_files, why_not_ready
from tocsin.actions.letter_consents import needs_signature, why_not_now
from tocsin.actions.unbound import why_not_listed
from tocsin.actions.words import check_words
from tocsin.actions.writing import writing
from tocsin.domain.approval import Standing, Way
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.errors import CannotApprove, Cause, NoSuch, OtherCheckWords
from tocsin.domain.operations import LetterApproved, ReasonGiven
from tocsin.domain.viewer import Viewer
from tocsin.records.words import SCOPES

_OWN = Cause("whoever wrote a letter does not approve it; another member must")
_AGAIN = Cause("you have approved it already")
_YOURSELF = Cause("by telephone another member approves; with your own passphrase you need no words")
_ENOUGH = Cause("it is approved, and no telephone call is needed")


def approve(viewer: Viewer, intervention: str, *, listed: bool = False) -> Standing:
    """Approve a letter, or countersign what left before; how it stands then.

    `listed`: whoever approves has read the list of what is ours by a member's word, or translated, in a changed letter.

    Raises NoSuch, MissingFile, DamagedFile, NoConsent, and CannotApprove for who wrote it, for what cannot leave, and
    where something has changed under a letter that has not left.
    """
    standing = get_standing(viewer, intervention)
    why_not = why_not_ready(standing)
    if not why_not and viewer.member in standing.composers:
        why_not = _OWN
    if not why_not and any(one.way is Way.SIGNED and one.member == viewer.member for one in standing.approvals):
        why_not = _AGAIN
    if not why_not and not standing.marked:
        why_not = why_not_now(viewer, standing)
    if why_not := why_not or why_not_listed(viewer, intervention, listed=listed):
        raise CannotApprove(why=why_not)
    return say_approved(viewer, standing, viewer.member, Way.SIGNED)


def approve_by_voice(viewer: Viewer, intervention: str, member: str, words: str) -> Standing:
    """Note that another member (by id) read these check words back; it stays marked until somebody countersigns.

    Raises NoSuch, OtherCheckWords, MissingFile, DamagedFile, NoConsent, and CannotApprove also where it tells of a
    child, or names who is said to have done it.
    """
    standing = get_standing(viewer, intervention)
    if member not in present_members(viewer):
        raise NoSuch(what="member")
    why_not = _why_not_by_voice(viewer, standing, member)
    if why_not:
        raise CannotApprove(why=why_not)
    if words.casefold().split() != check_words(digest_bytes(standing.digest)).split():
        raise OtherCheckWords
    return say_approved(viewer, standing, member, Way.VOICE)


def say_approved(
    viewer: Viewer, standing: Standing, member: str, way: Way, *, why: ReasonGiven | None = None
) -> Standing:
    """Record it of the files as they lie sealed. Raises NoSuch, MissingFile, DamagedFile."""
    sealed_files(viewer, standing)
    scope = SCOPES.word(entity_row(viewer, standing.intervention).scope)
    approved = LetterApproved(intervention=standing.intervention, letters=standing.digest, member=member, way=str(way))
    with writing(viewer) as said:
        said.say(scope, approved, *([why] if why else []))
    return get_standing(viewer, standing.intervention)


def _why_not_by_voice(viewer: Viewer, standing: Standing, member: str) -> Cause:
    if why_not := why_not_ready(standing):
        return why_not
    if member == viewer.member:
        return _YOURSELF
    if member in standing.composers:
        return _OWN
    if standing.countersigned:
        return _ENOUGH
    return (
        why_not_listed(viewer, standing.intervention)
        or why_not_now(viewer, standing)
        or needs_signature(viewer, standing)
    )
