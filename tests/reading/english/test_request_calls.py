"""Calls in running sentences: who is asked, what for, until when."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of, sentence, sentences
from tocsin.reading.model import RequestRead


def _one(text: str) -> RequestRead:
    (request,) = reading_of(text).requests
    return request


VERBS = [
    sentence("The Lakeside Union calls on the Ministry of Ports to open the files."),
    sentence("The Lakeside Union calls upon the Ministry of Ports to open the files."),
    sentence("The Lakeside Union called on the Ministry of Ports to open the files."),
    sentence("The Lakeside Union is calling on the Ministry of Ports to open the files."),
    sentence("The Lakeside Union urges the Ministry of Ports to open the files."),
    sentence("The Lakeside Union urged the Ministry of Ports to open the files."),
    sentence("The Lakeside Union appeals to the Ministry of Ports to open the files."),
    sentence("We call on the Ministry of Ports to open the files."),
    sentence("We urge the Ministry of Ports to open the files."),
    sentence("We ask the Ministry of Ports to open the files."),
    sentence("We request the Ministry of Ports to open the files."),
    sentence("We strongly urge the Ministry of Ports to open the files."),
    sentence("We also call on the Ministry of Ports to open the files."),
    sentence("We therefore call upon the Ministry of Ports to immediately open the files."),
    sentence("The Ministry of Ports should open the files."),
    sentence("The Ministry of Ports must open the files."),
    sentence("The Ministry of Ports needs to open the files."),
    sentence("The Ministry of Ports ought to open the files."),
    sentence("The Ministry of Ports must immediately open the files."),
    sentence("The Ministry of Ports must immediately and unconditionally open the files."),
    sentence("“The Ministry of Ports must open the files,” the union said."),
    sentence("We demand that the Ministry of Ports open the files."),
]


@pytest.mark.parametrize("text", VERBS)
def test_every_verb_of_asking_has_its_addressee(text: str) -> None:
    request = _one(text)
    assert "Ministry of Ports" in request.addressees or "the Ministry of Ports open the files" in request.text
    assert request.text.rstrip("”, ").endswith("open the files") or "open the files" in request.text


@pytest.mark.parametrize("text", VERBS)
def test_a_request_stands_on_its_sentence(text: str) -> None:
    request = _one(text)
    assert quoted(text, (request.start, request.end)) == [text]


ADDRESSEES = [
    sentence("We call on the OSCE to send observers.", ("OSCE",)),
    sentence("We call on the OSCE and the UNHCR to send observers.", ("OSCE", "UNHCR")),
    sentence("We call on the OSCE, the UNHCR and the European Union to react.", ("OSCE", "UNHCR", "European Union")),
    sentence("We call on the OSCE, as well as the Council of Europe, to react.", ("OSCE", "Council of Europe")),
    sentence("We call on the OSCE as well as the Council of Europe to react.", ("OSCE", "Council of Europe")),
    sentence("We call on all governments to react.", ("governments",)),
    sentence("We call on the authorities to react.", ("authorities",)),
    sentence("We call on the Sardovian authorities to react.", ("Sardovian authorities",)),
    sentence("We call on the government of Sardovia to react.", ("government of Sardovia",)),
    sentence("We call on the President of Sardovia to react.", ("President of Sardovia",)),
    sentence(
        "We call on the Minister of Justice and the Prosecutor General to react.",
        ("Minister of Justice", "Prosecutor General"),
    ),
    sentence("We call on the Ministry of Labour and Social Policy to react.", ("Ministry of Labour", "Social Policy")),
    sentence("We call on the international community to react.", ("international community",)),
    sentence("We call on international bodies (OSCE, UNHCR) to react.", ("OSCE", "UNHCR")),
    sentence("We call on the states of the region, including Orvania, to react.", ("states of the region", "Orvania")),
    sentence("We urge the police of Dovrin to react.", ("police of Dovrin",)),
    sentence("The government should react.", ("government",)),
    sentence("The Sardovian government should react.", ("Sardovian government",)),
]


@pytest.mark.parametrize(("text", "addressees"), ADDRESSEES)
def test_the_addressees_without_their_articles(text: str, addressees: tuple[str, ...]) -> None:
    assert _one(text).addressees == addressees


ASKED = [
    sentence("We call on the authorities to release Marta Velin.", "release Marta Velin"),
    sentence("We call on the authorities to immediately release Marta Velin.", "immediately release Marta Velin"),
    sentence("We call on the authorities to drop the charges and to free her.", "drop the charges and to free her"),
    sentence("We call on the authorities not to extradite her.", "not to extradite her"),
    sentence("The authorities must free Marta Velin.", "free Marta Velin"),
    sentence("The authorities must stop the harassment of her family.", "stop the harassment of her family"),
    sentence("The police should investigate the attack.", "investigate the attack"),
    sentence("We call for the release of Marta Velin.", "the release of Marta Velin"),
    sentence("We demand an independent inquiry into the attack.", "an independent inquiry into the attack"),
    sentence("We demand the release of Marta Velin.", "the release of Marta Velin"),
    sentence("We call for an end to the blockade.", "an end to the blockade"),
]


@pytest.mark.parametrize(("text", "words"), ASKED)
def test_what_is_asked_for(text: str, words: str) -> None:
    assert words in _one(text).text


DEADLINES = [
    sentence("We call on the Ministry of Ports to answer by 30 June 2021.", "2021-06-30"),
    sentence("We call on the Ministry of Ports to answer before 30 June 2021.", "2021-06-30"),
    sentence("We call on the Ministry of Ports to answer no later than 30 June 2021.", "2021-06-30"),
    sentence("The Ministry of Ports must answer by 30 June 2021.", "2021-06-30"),
    sentence("The Ministry of Ports should answer by 30 June.", "2021-06-30"),
    sentence("We call on the Ministry of Ports to answer before 3 May.", "2022-05-03"),
    sentence("The Ministry of Ports must wait until 30 June 2021.", "2021-06-30"),
    sentence("We call on the Ministry of Ports to answer by July 1, 2021.", "2021-07-01"),
    sentence("We call on the Ministry of Ports to answer.", None),
    sentence("We call on the Ministry of Ports to explain the arrest of 3 May 2021.", None),
    sentence("We call on the Ministry of Ports to publish the law of 2012.", None),
    sentence("The Ministry of Ports must explain what happened on 3 May 2021.", None),
]


@pytest.mark.parametrize(("text", "deadline"), DEADLINES)
def test_a_deadline_is_the_day_by_which(text: str, deadline: str | None) -> None:
    assert _one(text).deadline == deadline


@pytest.mark.parametrize(
    "text",
    sentences(
        "She asked for a glass of water.",
        "She asked her lawyer about the law.",
        "Officers demanded her passport.",
        "He requested asylum in Orvania.",
        "She was asked to sign a paper.",
        "It must have been cold.",
        "One should be careful on the road.",
        "It should be noted that it rained.",
        "The meeting was called off.",
        "He called her on Monday.",
        "She appealed against the sentence.",
        "She lives in Dovrin.",
        "",
    ),
)
def test_what_asks_nothing_of_anybody_with_power(text: str) -> None:
    assert reading_of(text).requests == ()


SEVERAL = [
    sentence(
        "We call on the OSCE to send observers. The authorities must free Marta Velin.", [("OSCE",), ("authorities",)]
    ),
    sentence(
        "The police must find the men. The court should hear her. The ministry must answer.",
        [("police",), ("court",), ("ministry",)],
    ),
    sentence("She left. We urge the authorities to react. She wrote.", [("authorities",)]),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_requests_of_several_sentences_stand_in_order(text: str, wanted: list[tuple[str, ...]]) -> None:
    requests = reading_of(text).requests
    assert [request.addressees for request in requests] == wanted
    assert [request.start for request in requests] == sorted(request.start for request in requests)


def test_no_addressee_is_named_twice() -> None:
    request = _one("We call on the OSCE, the UNHCR and the OSCE to react.")
    assert request.addressees == ("OSCE", "UNHCR")


def test_a_very_long_call_is_cut_and_its_list_too() -> None:
    bodies = ", ".join(f"the Ministry of Harbour {number}" for number in range(40))
    request = _one(f"We call on {bodies} to answer {'and again ' * 200}.")
    assert len(request.addressees) <= 12
    assert len(request.text) <= 600
