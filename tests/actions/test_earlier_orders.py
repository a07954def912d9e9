"""An order that the words tell backwards: “three days earlier”."""

from __future__ import annotations

from tocsin.access.dossier import get_dossier
from tocsin.access.facts import get_facts
from tocsin.access.proposals import list_proposals
from tocsin.actions.init import Office
from tocsin.actions.note import Call, note
from tocsin.actions.open_case import open_case
from tocsin.actions.review import accept
from tocsin.checking import check

TOLD = (
    "Mirela Tesch is a journalist. On 7 September 2031 two men tried to abduct Mirela Tesch in Brod. "
    "Three days earlier, on {day} September {year}, two men followed Mirela Tesch home."
)


def _accepted(office: Office, day: int, year: int) -> str:
    case = open_case(office.viewer, "Backwards")
    note(office.viewer, case, TOLD.format(day=day, year=year), Call(time="2031-09-12"))
    for line in list_proposals(office.viewer, case):
        if line.kind == "event":
            accept(office.viewer, line.id)
    return case


def test_earlier_is_recorded_as_later_turned_round(office: Office) -> None:
    case = _accepted(office, 4, 2031)
    dossier = get_dossier(office.viewer, case)
    (order,) = dossier.of_kind("order")
    first, second = (dossier.entities[order.all(f"order.{name}")[0].value] for name in ("first", "second"))
    assert [view.all("event.date")[0].value for view in (first, second)] == ["2031-09-07", "2031-09-04"]
    assert order.all("order.days")[0].value in {"3", "3..3"}
    assert check(get_facts(office.viewer, case)) == ()


def test_a_slip_in_the_earlier_date_is_found(office: Office) -> None:
    case = _accepted(office, 4, 2030)
    (finding,) = check(get_facts(office.viewer, case))
    assert finding.repairs[0].becomes == "2031"
