"""The strikes of a letter that one or two members let pass. What a removed device said on its own does not count."""

from __future__ import annotations

from collections.abc import Iterator

from tocsin.access.approvals import get_standing
from tocsin.access.history import list_deeds
from tocsin.access.scopes import case_of
from tocsin.domain.operations import ReasonGiven, StrikePassed
from tocsin.domain.passing import Pass, Said, passes
from tocsin.domain.viewer import Viewer
from tocsin.records import devices


def list_passes(viewer: Viewer, intervention: str) -> tuple[Pass, ...]:
    """What was let pass in the files of this letter as they lie sealed, by one member or by two. Raises NoSuch."""
    standing = get_standing(viewer, intervention)
    return passes(standing.digest, _said(viewer, intervention))


def _said(viewer: Viewer, intervention: str) -> Iterator[Said]:
    void = devices.void()
    history = [told for told in list_deeds(viewer, case_of(viewer, intervention)) if told.changeset not in void]
    reasons = {
        told.changeset: told.operation.text
        for told in history
        if isinstance(told.operation, ReasonGiven) and told.operation.about == intervention
    }
    for told in history:
        one = told.operation
        if isinstance(one, StrikePassed) and one.intervention == intervention:
            yield Said(one.strike, one.letters, one.member, told.member, told.time, reasons.get(told.changeset, ""))
