"""The procedures that a case can be checked for, as a person or a program reads them."""

from __future__ import annotations

from collections.abc import Iterable

from tocsin.access.gaps import get_recorded
from tocsin.checking.recorded import is_matter_of
from tocsin.cli.door import in_office
from tocsin.cli.finding_case import the_case
from tocsin.cli.terminal import say, say_json
from tocsin.domain.procedures import Procedure, procedures
from tocsin.domain.viewer import Viewer


def list_procedures(case_words: str | None, as_json: bool) -> None:
    """Every procedure with the word for `check --for`; of a case also for which of them it records anything."""
    if case_words is not None:
        _list_for_case(case_words, as_json)
    elif as_json:
        say_json([_row(one) for one in procedures().values()])
    else:
        _say_all(procedures().values())


@in_office
def _list_for_case(viewer: Viewer, case_words: str, as_json: bool) -> None:
    facts = get_recorded(viewer, the_case(viewer, case_words))
    about = {one.id: is_matter_of(one, facts) for one in procedures().values()}
    if as_json:
        say_json([_row(one) | {"recorded": about[one.id]} for one in procedures().values()])
        return
    for title, wanted in (("The case records what these are about:", True), ("Nothing yet for these:", False)):
        chosen = [one for one in procedures().values() if about[one.id] is wanted]
        if chosen:
            say(title)
            _say_all(chosen)


def _say_all(chosen: Iterable[Procedure]) -> None:
    for one in chosen:
        say(f"{one.id:<20} {one.label()}")


def _row(one: Procedure) -> dict[str, object]:
    return {"id": one.id, "labels": dict(one.labels), "about": one.about}
