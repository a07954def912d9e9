"""Bodies of a text: which runs of capitals are organisations, courts, ministries, media, and which are not."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of, sentence, sentences


def _names(text: str) -> list[str]:
    return [body.name for body in reading_of(text).organisations]


BY_THEIR_WORDS = [
    sentence("The Ministry of Ports closed the harbour.", ["Ministry of Ports"]),
    sentence("The Ministry of Labour and Social Policy answered.", ["Ministry of Labour and Social Policy"]),
    sentence("The Supreme Court of Sardovia met on Monday.", ["Supreme Court of Sardovia"]),
    sentence("The Dovrin City Court postponed the hearing.", ["Dovrin City Court"]),
    sentence("The Havrel District Court fined her.", ["Havrel District Court"]),
    sentence("The Constitutional Court has not ruled yet.", ["Constitutional Court"]),
    sentence("She complained to the Office of the Ombudsman.", ["Office of the Ombudsman"]),
    sentence("The Union of Orvanian Translators was founded in 1998.", ["Union of Orvanian Translators"]),
    sentence("The Orvania Press Council met.", ["Orvania Press Council"]),
    sentence("The Committee for the Protection of Rivers met.", ["Committee for the Protection of Rivers"]),
    sentence("The Centre for Harbour Research opened.", ["Centre for Harbour Research"]),
    sentence("The Lakeside Association is small.", ["Lakeside Association"]),
    sentence("The Orrel Foundation pays for it.", ["Orrel Foundation"]),
    sentence("The Sardovia Institute closed.", ["Sardovia Institute"]),
    sentence("The Orvania Helsinki Committee wrote a letter.", ["Orvania Helsinki Committee"]),
    sentence("The Dovrin Bar Association wrote a letter.", ["Dovrin Bar Association"]),
    sentence("The Havrel Human Rights Centre wrote a letter.", ["Havrel Human Rights Centre"]),
    sentence("The Orvania Network of Women Writers wrote.", ["Orvania Network of Women Writers"]),
    sentence("The Sardovian Workers' Party won.", ["Sardovian Workers' Party"]),
    sentence("She studied at Dovrin State University.", ["Dovrin State University"]),
    sentence("The National Security Committee said nothing.", ["National Security Committee"]),
    sentence("The Federal Agency for Borders said nothing.", ["Federal Agency for Borders"]),
    sentence("The State Migration Service refused.", ["State Migration Service"]),
    sentence("The Directorate of Prisons refused.", ["Directorate of Prisons"]),
    sentence("The Orvania Police Department refused.", ["Orvania Police Department"]),
    sentence("The Parliament of Sardovia voted.", ["Parliament of Sardovia"]),
]


@pytest.mark.parametrize(("text", "wanted"), BY_THEIR_WORDS)
def test_bodies_are_known_by_their_words(text: str, wanted: list[str]) -> None:
    assert _names(text) == wanted


MEDIA = [
    sentence("The Havrel Courier reported it.", ["Havrel Courier"]),
    sentence("The Lake Post reported it.", ["Lake Post"]),
    sentence("Radio Harbour reported it.", ["Radio Harbour"]),
    sentence("She works for Dovrin Television.", ["Dovrin Television"]),
    sentence("She writes for the Orvania Times.", ["Orvania Times"]),
    sentence("She writes for the Harbour Review.", ["Harbour Review"]),
    sentence("She founded Harrow News.", ["Harrow News"]),
    sentence("Sardovia Daily was closed.", ["Sardovia Daily"]),
    sentence("The weekly Brine was closed.", ["Brine"]),
    sentence("The newspaper Blue Quay was closed.", ["Blue Quay"]),
    sentence("The regional daily Tidewatch was closed.", ["Tidewatch"]),
    sentence("Gullwing, an independent newspaper, was closed.", ["Gullwing"]),
    sentence("Quayside, a news website in Dovrin, was closed.", ["Quayside"]),
    sentence("Gullwing's editor was questioned.", ["Gullwing"]),
    sentence("Gullwing's office was sealed.", ["Gullwing"]),
    sentence("Gullwing members were questioned.", ["Gullwing"]),
]


@pytest.mark.parametrize(("text", "wanted"), MEDIA)
def test_media_are_known_by_their_words_or_by_what_stands_beside(text: str, wanted: list[str]) -> None:
    assert _names(text) == wanted


SHORT = [
    sentence("The VKPU wrote a letter.", ["VKPU"]),
    sentence("The OSCE and UNHCR sent observers.", ["OSCE", "UNHCR"]),
    sentence("The LTV crew was beaten.", ["LTV"]),
    sentence("She was taken to the KNB.", ["KNB"]),
    sentence("The E.U. answered, and so did the VKPU.", ["VKPU"]),
]


@pytest.mark.parametrize(("text", "wanted"), SHORT)
def test_short_forms_alone(text: str, wanted: list[str]) -> None:
    assert wanted[-1] in _names(text)


@pytest.mark.parametrize(
    "text",
    sentences(
        "SOS was written on the wall.",
        "The CCTV showed two men.",
        "A DNA test was made at 9 PM.",
        "The ID of the car is known.",
        "The USA and the UK answered.",
        "The NGO was closed; it paid 300 USD.",
        "The PDF is attached.",
    ),
)
def test_capitals_that_are_no_body(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    "text",
    sentences(
        "Marta Velin left Port Harrow.",
        "He crossed the Orrel River near Lake Brevik.",
        "See Article 311 of the Penal Code.",
        "It was raining in Sardovia on Tuesday.",
        "Activist Tovan Orrel and journalist Ilva Mokk met on Freedom Square.",
        "Police stopped the car. Officers searched it.",
        "In March she moved to New Dovrin.",
        "Mr Brevik thanked Ms Mokk.",
        "",
        "123 456",
    ),
)
def test_texts_without_a_body(text: str) -> None:
    assert _names(text) == []


SEVERAL = [
    sentence(
        "The Lakeside Union, the Havrel Courier and the OSCE wrote.",
        ["Lakeside Union", "Havrel Courier", "OSCE"],
    ),
    sentence(
        "She wrote to the Ministry of Ports and the Ministry of Justice.",
        ["Ministry of Ports", "Ministry of Justice"],
    ),
    sentence(
        "The Council of Europe and the European Parliament answered.",
        ["Council of Europe", "European Parliament"],
    ),
    sentence("She wrote to the Union of Writers and the Lakeside Union.", ["Union of Writers", "Lakeside Union"]),
    sentence("The Dovrin City Court heard the Orrel Foundation.", ["Dovrin City Court", "Orrel Foundation"]),
    sentence("Radio Harbour quoted the Ministry of Ports.", ["Radio Harbour", "Ministry of Ports"]),
    sentence(
        "Officers of the State Guard Service entered the Dovrin Women's Centre.",
        ["State Guard Service", "Dovrin Women's Centre"],
    ),
]


@pytest.mark.parametrize(("text", "wanted"), SEVERAL)
def test_several_bodies_stand_in_the_order_of_their_first_mention(text: str, wanted: list[str]) -> None:
    assert _names(text) == wanted


BESIDE_PERSONS = [
    sentence("Marta Velin of the Lakeside Union was arrested.", ["Marta Velin"], ["Lakeside Union"]),
    sentence("Marta Velin, a reporter with the Lake Post, left.", ["Marta Velin"], ["Lake Post"]),
    sentence("Minister of Justice Hugo Varnok answered.", ["Hugo Varnok"], []),
    sentence("Lakeside Union chair Ilva Mokk answered.", ["Ilva Mokk"], ["Lakeside Union"]),
    sentence("The Orrel Foundation thanked activist Tovan Orrel.", ["Tovan Orrel"], ["Orrel Foundation"]),
    sentence("Judge Pavo Rell of the Dovrin City Court left.", ["Pavo Rell"], ["Dovrin City Court"]),
]


@pytest.mark.parametrize(("text", "persons", "bodies"), BESIDE_PERSONS)
def test_persons_and_their_bodies_are_kept_apart(text: str, persons: list[str], bodies: list[str]) -> None:
    assert [person.name for person in reading_of(text).persons] == persons
    assert _names(text) == bodies


@pytest.mark.parametrize("text", [param.values[0] for param in [*BY_THEIR_WORDS, *MEDIA, *SEVERAL]])
def test_a_mention_stands_on_the_name(text: str) -> None:
    for body in reading_of(text).organisations:
        assert quoted(text, *body.mentions) == [body.name] * len(body.mentions)
