"""What part a body plays in a text: court, UN body, state body, publisher, addressee, alleged perpetrator."""

from __future__ import annotations

import pytest

from support.rows import reading_of, sentence


def _roles(text: str) -> dict[str, tuple[str, ...]]:
    return {body.name: body.roles for body in reading_of(text).organisations}


KINDS = [
    sentence("The Dovrin City Court met.", "Dovrin City Court", "court"),
    sentence("The Supreme Court of Sardovia met.", "Supreme Court of Sardovia", "court"),
    sentence("The Havrel Regional Tribunal met.", "Havrel Regional Tribunal", "court"),
    sentence("The Ministry of Ports met.", "Ministry of Ports", "state body"),
    sentence("The Orvania Police Department met.", "Orvania Police Department", "state body"),
    sentence("The Parliament of Sardovia met.", "Parliament of Sardovia", "state body"),
    sentence("The National Security Committee met.", "National Security Committee", "state body"),
    sentence("The UNHCR sent observers.", "UNHCR", "UN body"),
    sentence("The United Nations sent observers.", "United Nations", "UN body"),
]


@pytest.mark.parametrize(("text", "name", "role"), KINDS)
def test_a_body_is_what_its_name_says(text: str, name: str, role: str) -> None:
    assert _roles(text)[name] == (role,)


PUBLISHERS = [
    sentence("The Lakeside Union calls on Sardovia to free Marta Velin."),
    sentence("The Lakeside Union (LU) calls on Sardovia to free Marta Velin."),
    sentence("The Lakeside Union today called for the release of Marta Velin."),
    sentence("The Lakeside Union strongly condemns the arrest of Marta Velin."),
    sentence("The Lakeside Union condemned the arrest of Marta Velin."),
    sentence("The Lakeside Union is deeply concerned about Marta Velin."),
    sentence("The Lakeside Union expresses its concern about Marta Velin."),
    sentence("The Lakeside Union urges Sardovia to free Marta Velin."),
    sentence("The Lakeside Union demands an inquiry."),
    sentence("Marta Velin was arrested, the Lakeside Union said today."),
]


@pytest.mark.parametrize("text", PUBLISHERS)
def test_who_condemns_and_calls_is_the_publisher(text: str) -> None:
    assert "publisher" in _roles(text)["Lakeside Union"]


NOT_PUBLISHERS = [
    sentence("The Lakeside Union was founded in 1998.", "Lakeside Union"),
    sentence("Police searched the office of the Lakeside Union.", "Lakeside Union"),
    sentence("The Ministry of Ports condemned the strike.", "Ministry of Ports"),
    sentence("The Dovrin City Court demanded the files.", "Dovrin City Court"),
]


@pytest.mark.parametrize(("text", "name"), NOT_PUBLISHERS)
def test_who_is_only_named_is_no_publisher(text: str, name: str) -> None:
    assert "publisher" not in _roles(text)[name]


ADDRESSED = [
    sentence("We call on the Ministry of Ports to answer.", "Ministry of Ports"),
    sentence("The Lakeside Union calls on the OSCE to send observers.", "OSCE"),
    sentence("The Lakeside Union urges the Parliament of Sardovia to vote.", "Parliament of Sardovia"),
    sentence("We call on the Ministry of Ports and the Dovrin City Court to answer.", "Dovrin City Court"),
    sentence("The Ministry of Ports must answer.", "Ministry of Ports"),
]


@pytest.mark.parametrize(("text", "name"), ADDRESSED)
def test_who_is_asked_is_an_addressee(text: str, name: str) -> None:
    assert "addressee" in _roles(text)[name]


ACCUSED = [
    sentence("The National Security Committee arrested Marta Velin on 3 May 2021.", "National Security Committee"),
    sentence("Marta Velin was beaten by the State Guard Service on 3 May 2021.", "State Guard Service"),
    sentence("The Ministry of Ports threatened Marta Velin on 3 May 2021.", "Ministry of Ports"),
]


@pytest.mark.parametrize(("text", "name"), ACCUSED)
def test_who_is_said_to_have_done_it_is_an_alleged_perpetrator(text: str, name: str) -> None:
    assert "alleged perpetrator" in _roles(text)[name]


NOT_ACCUSED = [
    sentence("The Dovrin City Court sentenced Marta Velin on 3 May 2021.", "Dovrin City Court"),
    sentence("The Lakeside Union held a press conference on 3 May 2021.", "Lakeside Union"),
    sentence("Police searched the office of the Lakeside Union on 3 May 2021.", "Lakeside Union"),
    sentence("The Lakeside Union published a report on 3 May 2021.", "Lakeside Union"),
]


@pytest.mark.parametrize(("text", "name"), NOT_ACCUSED)
def test_a_court_a_speaker_or_a_victim_is_no_alleged_perpetrator(text: str, name: str) -> None:
    assert "alleged perpetrator" not in _roles(text)[name]


def test_one_body_may_play_several_parts() -> None:
    text = (
        "On 3 May 2021 the National Security Committee arrested Marta Velin. "
        "We call on the National Security Committee to free her."
    )
    assert _roles(text)["National Security Committee"] == ("state body", "addressee", "alleged perpetrator")


@pytest.mark.parametrize("text", [param.values[0] for param in [*KINDS, *PUBLISHERS, *ADDRESSED, *ACCUSED]])
def test_no_role_is_given_twice(text: str) -> None:
    for roles in _roles(text).values():
        assert len(set(roles)) == len(roles)
