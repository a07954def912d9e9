"""A correction made once is applied to the rest of the case's proposals: at once, visibly, and no further."""

from __future__ import annotations

from dataclasses import replace

import pytest

from support.cases import Case, new_case
from support.proposals import THREAT, Waiting, person, put
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import ProposalLine, get_proposal
from tocsin.actions.carry_over import CARRIED, TAKEN_FOR
from tocsin.actions.erase import erase
from tocsin.actions.init import Office
from tocsin.actions.review import accept, accept_all, reject
from tocsin.cli.proposal_words import summary

VARGA, REED = person("Ilona Varga", "Varga"), person("Tomas Reed")


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def line(waiting: Waiting, name: str) -> ProposalLine:
    return get_proposal(waiting.case.viewer, waiting.rows[name])


def people(case: Case) -> list[list[str]]:
    return sorted(
        sorted(shown.value for shown in view.values.get("person.name", ()))
        for view in get_dossier(case.viewer, case.id).of_kind("person")
    )


def test_somebody_known_is_known_in_every_text_of_the_case(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here, there = put(case, VARGA), put(case, VARGA, REED)
    accepted = accept(case.viewer, here.rows["Ilona Varga"], known=known)
    assert accepted.carried == (there.rows["Ilona Varga"],)
    assert line(there, "Ilona Varga").form[TAKEN_FOR] == known
    assert "as you decided of “Ilona Varga”" in summary(line(there, "Ilona Varga"))
    assert TAKEN_FOR not in line(there, "Tomas Reed").form
    assert accept(case.viewer, there.rows["Ilona Varga"]).entity == known


def test_it_still_waits_for_a_person(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here, there = put(case, VARGA), put(case, VARGA)
    accept(case.viewer, here.rows["Ilona Varga"], known=known)
    assert there.state("Ilona Varga") == "waiting"
    reject(case.viewer, there.rows["Ilona Varga"])
    assert there.state("Ilona Varga") == "rejected"


def test_whoever_decides_may_say_that_it_is_somebody_else(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here, there = put(case, VARGA), put(case, VARGA)
    accept(case.viewer, here.rows["Ilona Varga"], known=known)
    assert accept(case.viewer, there.rows["Ilona Varga"], known="").entity != known


def test_an_event_and_a_block_take_the_same_person(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here, there, block = put(case, VARGA), put(case, VARGA, REED, THREAT), put(case, VARGA)
    accept(case.viewer, here.rows["Ilona Varga"], known=known)
    accept(case.viewer, there.rows["threat"])
    accept_all(case.viewer, [block.rows["Ilona Varga"]], "no time today")
    assert people(case) == [["Ilona Varga", "Varga"], ["Tomas Reed"]]


def test_a_corrected_name_is_written_so_where_it_waits(case: Case) -> None:
    here, there = put(case, VARGA), put(case, VARGA, REED, THREAT)
    accepted = accept(case.viewer, here.rows["Ilona Varga"], corrected={"name": "Ilona Vargha"})
    assert set(accepted.carried) == {there.rows["Ilona Varga"], there.rows["threat"]}
    form = line(there, "Ilona Varga").form
    assert (form["name"], form["aliases"]) == ("Ilona Vargha", ["Varga", "Ilona Varga"])
    assert form[CARRIED] == "Ilona Varga"
    assert line(there, "threat").form["victims"] == ["Ilona Vargha", "Tomas Reed"]
    assert line(there, "threat").form["attribution"] == "Ilona Vargha"
    accept(case.viewer, there.rows["threat"])
    assert ["Ilona Varga", "Ilona Vargha", "Varga"] in people(case)


def test_spellings_of_the_name_in_other_alphabets_are_meant_too(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here = put(case, replace(VARGA, aliases=("Ілона Варга",)))
    there = put(case, VARGA)
    row = line(there, "Ilona Varga")
    assert accept(case.viewer, here.rows["Ilona Varga"], known=known).carried == (row.id,)


def test_a_part_of_a_name_is_not_the_name(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here, there = put(case, VARGA), put(case, replace(VARGA, name="Anna Varga", aliases=("Varga",)))
    assert accept(case.viewer, here.rows["Ilona Varga"], known=known).carried == ()
    assert TAKEN_FOR not in line(there, "Anna Varga").form


def test_other_cases_and_what_is_decided_stay_as_they_are(office: Office, case: Case) -> None:
    known, other = case.add("person", name="Ilona Varga"), new_case(office)
    here, decided, elsewhere = put(case, VARGA), put(case, VARGA), put(other, VARGA)
    accept(case.viewer, decided.rows["Ilona Varga"])
    assert accept(case.viewer, here.rows["Ilona Varga"], known=known).carried == ()
    assert TAKEN_FOR not in line(elsewhere, "Ilona Varga").form


def test_who_was_erased_meanwhile_is_nobody(case: Case) -> None:
    known = case.add("person", name="Ilona Varga")
    here, there = put(case, VARGA), put(case, VARGA)
    accept(case.viewer, here.rows["Ilona Varga"], known=known)
    erase(case.viewer, known, "asked", "she asked for it")
    assert accept(case.viewer, there.rows["Ilona Varga"]).entity != known
