"""How a letter stands on its way out, in words: who approved it, what is missing, what was taken back."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from tocsin.access.handles import handle
from tocsin.access.members import member_names
from tocsin.access.passes import list_passes
from tocsin.actions.words import check_words
from tocsin.cli.searched import look_lines
from tocsin.domain.approval import Approval, Standing, Way
from tocsin.domain.changesets import digest_bytes
from tocsin.domain.passing import Pass
from tocsin.domain.viewer import Viewer
from tocsin.lib.clock import utc_day, utc_text


def standing_lines(viewer: Viewer, standing: Standing) -> Iterator[str]:
    """Who stands behind it, and what is to be done next."""
    names, own = member_names(viewer), handle("intervention", standing.intervention)
    if standing.withdrawn:
        who = _name(names, standing.withdrawn.member)
        yield f"Withdrawn by {who} on {utc_day(standing.withdrawn.time).isoformat()}: nothing of it leaves any more."
        return
    if not standing.letters:
        yield "It is a draft and cannot be approved: nobody has looked at something in it. Look, and compose it anew."
        return
    yield from (_approval(names, one) for one in standing.approvals)
    yield from (pass_words(names, one) for one in list_passes(viewer, standing.intervention))
    if not standing.approved:
        yield f"It waits for a second member: `tocsin approve {own}`."
    if standing.marked:
        yield f"It may leave and stays marked until a second member countersigns: `tocsin approve {own}`."
    if standing.waits:
        yield from look_lines(viewer, standing.intervention)
        yield f"Its check words, to be read over the telephone: {words_of(standing)}"
    else:
        yield f"It may leave: `tocsin release {own} --out FOLDER`."


def standing_json(standing: Standing) -> dict[str, Any]:
    """The same for a program."""
    gone = standing.withdrawn
    return {
        "intervention": standing.intervention,
        "approved": standing.approved,
        "marked": standing.marked,
        "waits": standing.waits,
        "letters": list(standing.letters),
        "digest": standing.digest or None,
        "check_words": words_of(standing) if standing.digest else None,
        "approvals": [
            {"member": one.member, "way": str(one.way), "noted_by": one.noted_by, "why": one.why}
            | {"time": utc_text(one.time)}
            for one in standing.approvals
        ],
        "withdrawn": {"member": gone.member, "time": utc_text(gone.time), "why": gone.why} if gone else None,
    }


def words_of(standing: Standing) -> str:
    """The check words of the list of its files."""
    return check_words(digest_bytes(standing.digest))


def _approval(names: Mapping[str, str], one: Approval) -> str:
    who, noted_by, day = _name(names, one.member), _name(names, one.noted_by), utc_day(one.time).isoformat()
    match one.way:
        case Way.SIGNED:
            return f"Approved by {who} on {day}."
        case Way.VOICE:
            return f"Approved by voice: {who} read the check words to {noted_by} on {day}."
        case Way.URGENT:
            return f"Released urgently by {who} on {day}{f', because: {one.why}' if one.why else '.'}"


def pass_words(names: Mapping[str, str], one: Pass) -> str:
    """Who let a strike of the search pass, and why; or that another member has to."""
    own, first = handle("strike", one.strike), _name(names, one.members[0])
    why = f", because: {one.why}" if one.why else ""
    if not one.holds:
        return f"{first} proposes to let {own} pass{why}. Another member must confirm it."
    return f"Passed by two: {own}, proposed by {first}, confirmed by {_name(names, one.members[1])}{why}"


def _name(names: Mapping[str, str], member: str) -> str:
    return names.get(member, handle("member", member))
