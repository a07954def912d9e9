"""An invented case, as one would come to an office: three people, four events, sources that do not quite agree."""

from __future__ import annotations

from support.dossiers import HEDGES, Case
from tocsin.domain.dossier import Dossier


def harbour_case() -> Case:
    """The case of Ilona Varga, Oleksa Marchuk and a person whose age nobody has recorded."""
    case = Case()
    case.add("source", "source-1", connection="010100000000")
    case.add("source", "source-2", connection="010200000000")
    case.add("group", "light", name="Harbour Light")
    case.add("group", "ministry", name="Ministry of the Interior of Orvania", public_body="true")
    case.add(
        "statement",
        "appeal",
        title="Journalist followed in Brod",
        date="2026-11-12",
        publisher="light",
        publishable="true",
        url="https://harbourlight.example/news/followed-in-lysk",
    )
    case.add("statement", "call", source="source-1", date="2026-11-14")
    case.add("statement", "letter", source="source-2", date="2026-11-15", publishable="false")
    _people(case)
    _events(case)
    return case


def _people(case: Case) -> None:
    case.statement = "appeal"
    case.add(
        "person",
        "ilona",
        name=["Ilona Varga", "Ілона Варга"],
        short_name="Varga",
        age="34",
        occupation="journalist",
        country="Sardovia",
        background="She has reported on the harbour contracts of Ostrava Bay since 2021",
        present_risk=case.say("she has left her flat and does not sleep two nights in one place", by="the activists"),
    )
    case.add(
        "person",
        "oleksa",
        name=["Oleksa Marchuk", "Олекса Марчук"],
        birth="1979-04",
        occupation=["human-rights defender", "lawyer"],
        country="Orvania",
    )
    case.statement = "call"
    case.add("person", "danylo", name=["Danylo Zięba", "Данило Зємба"], occupation="photographer")
    case.add("group", "watch", name="Harbour Watch", type="rights_organisation")
    case.add("role", "oleksa-role", person="oleksa", group="watch", title="legal adviser", period="2019-03/..")


def _events(case: Case) -> None:
    case.add("place", "lysk", name="Brod", precision="settlement", country="Orvania")
    case.add("group", "state", name="Inner Protection Service of Sardovia")
    case.statement = "appeal"
    case.event(
        "followed",
        "surveillance",
        "ilona",
        "danylo",
        date="2026-10/..",
        place="lysk",
        attribution="the activists",
        completion="done",
        description="a grey car without plates stood opposite the newsroom on four evenings; "
        "Danylo Zięba took photographs of it",
    )
    case.event(
        "taken",
        "attempted_abduction",
        "ilona",
        date=case.disputed(
            case.say("2026-11-05", by="the activists"), case.say("2026-11-06", by="a neighbour", statements=("letter",))
        ),
        place="lysk",
        attribution="the activists",
        completion="attempted",
        link_to_work="two days earlier she had published the names of those who won the harbour contracts",
    )
    case.add(
        "involvement", "by-state", act="taken-ilona", actor="state", degree=case.say("010106000000", stance=HEDGES)
    )
    case.statement = "call"
    case.event(
        "called",
        "threat",
        "oleksa",
        date="2026-11-09",
        channel="phone",
        completion="done",
        description="the caller said that the office would be searched unless the computers were handed over",
    )
    case.event("searched", "search_seizure", "oleksa", completion="threatened", date=case.absent(), place=case.absent())


def harbour() -> Dossier:
    """The same, as compose takes it."""
    return harbour_case().dossier
