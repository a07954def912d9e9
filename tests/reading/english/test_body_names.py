"""Short forms in brackets, names that come again, shouted headings: one body, all its mentions."""

from __future__ import annotations

import pytest

from support.rows import quoted, reading_of, sentence
from tocsin.reading.model import OrganisationRead


def _bodies(text: str) -> tuple[OrganisationRead, ...]:
    return reading_of(text).organisations


BRACKETS = [
    sentence("The Lakeside Press Union (LPU) wrote.", "Lakeside Press Union", ("LPU",)),
    sentence("The Lakeside Press Union (“LPU”) wrote.", "Lakeside Press Union", ("LPU",)),
    sentence('The Lakeside Press Union ("LPU") wrote.', "Lakeside Press Union", ("LPU",)),
    sentence("The Committee for Free Rivers (CFR) wrote.", "Committee for Free Rivers", ("CFR",)),
    sentence("The Ministry of Internal Affairs (MIA) wrote.", "Ministry of Internal Affairs", ("MIA",)),
    sentence("The State Guard Service (SGS) wrote.", "State Guard Service", ("SGS",)),
    sentence("The Lakeside Press Union (LPU), a trade union, wrote.", "Lakeside Press Union", ("LPU",)),
    sentence("Orvania Women's Centre (VWC) wrote.", "Orvania Women's Centre", ("VWC",)),
    sentence("The Dovrin Institute (DI-V) wrote.", "Dovrin Institute", ("DI-V",)),
    sentence("The Lakeside Press Union (in Sardovia) wrote.", "Lakeside Press Union", ()),
    sentence("The Lakeside Press Union (founded in 1998) wrote.", "Lakeside Press Union", ()),
    sentence("The Lakeside Press Union (Poland) wrote.", "Lakeside Press Union", ()),
    sentence("The Lakeside Press Union (see above) wrote.", "Lakeside Press Union", ()),
    sentence("The Lakeside Press Union (LPU", "Lakeside Press Union", ("LPU",)),
    sentence("The Lakeside Press Union (", "Lakeside Press Union", ()),
    sentence("The Lakeside Press Union ()", "Lakeside Press Union", ()),
]


@pytest.mark.parametrize(("text", "name", "aliases"), BRACKETS)
def test_a_short_form_in_brackets(text: str, name: str, aliases: tuple[str, ...]) -> None:
    (body,) = _bodies(text)
    assert (body.name, body.aliases) == (name, aliases)
    assert quoted(text, *body.mentions) == [name, *aliases]


AGAIN = [
    sentence("The Lakeside Press Union (LPU) wrote. The LPU has 40 members.", ["Lakeside Press Union", "LPU", "LPU"]),
    sentence(
        "The Lakeside Press Union wrote. The Lakeside Press Union has 40 members.",
        ["Lakeside Press Union", "Lakeside Press Union"],
    ),
    sentence(
        "The Lakeside Press Union of Orvania wrote. The Lakeside Press Union has 40 members.",
        ["Lakeside Press Union of Orvania", "Lakeside Press Union"],
    ),
    sentence(
        "The LPU was founded in 1998. The Lakeside Press Union (LPU) has 40 members.",
        ["LPU", "Lakeside Press Union", "LPU"],
    ),
    sentence("The Ministry of Ports wrote. MINISTRY OF PORTS is its seal.", ["Ministry of Ports", "MINISTRY OF PORTS"]),
    sentence(
        "LAKESIDE PRESS UNION\n\nThe Lakeside Press Union has 40 members.",
        ["LAKESIDE PRESS UNION", "Lakeside Press Union"],
    ),
    sentence("The Havrel Courier wrote. “The Havrel Courier” sold out.", ["Havrel Courier", "Havrel Courier"]),
]


@pytest.mark.parametrize(("text", "mentions"), AGAIN)
def test_a_body_that_is_named_again_is_one_body_with_all_its_mentions(text: str, mentions: list[str]) -> None:
    (body,) = _bodies(text)
    assert quoted(text, *body.mentions) == mentions


APART = [
    sentence(
        "The Ministry of Ports wrote. The Ministry of Justice answered.", ["Ministry of Ports", "Ministry of Justice"]
    ),
    sentence("The Dovrin City Court met. The Havrel City Court met too.", ["Dovrin City Court", "Havrel City Court"]),
    sentence("The LPU wrote. The VKPU answered.", ["LPU", "VKPU"]),
    sentence(
        "The Dovrin Union wrote. The Dovrin Union of Writers answered.", ["Dovrin Union", "Dovrin Union of Writers"]
    ),
]


@pytest.mark.parametrize(("text", "names"), APART)
def test_bodies_with_different_names_stay_apart(text: str, names: list[str]) -> None:
    assert [body.name for body in _bodies(text)] == names


def test_two_short_forms_belong_each_to_its_own_body() -> None:
    text = "The Lakeside Press Union (LPU) and the Orvania Women's Centre (VWC) wrote. The VWC is older than the LPU."
    union, centre = _bodies(text)
    assert (union.name, union.aliases) == ("Lakeside Press Union", ("LPU",))
    assert (centre.name, centre.aliases) == ("Orvania Women's Centre", ("VWC",))
    assert quoted(text, *union.mentions) == ["Lakeside Press Union", "LPU", "LPU"]
    assert quoted(text, *centre.mentions) == ["Orvania Women's Centre", "VWC", "VWC"]


def test_a_name_in_another_language_in_the_brackets_is_a_name_of_the_body() -> None:
    text = "The Lakeside Press Union (Unia Prasy Jeziornej, UPJ) wrote. The UPJ has 40 members."
    (body,) = _bodies(text)
    assert body.aliases == ("Unia Prasy Jeziornej", "UPJ")


def test_an_alias_is_never_the_name_itself() -> None:
    text = "The LPU (LPU) wrote. The Lakeside Press Union (LPU) answered. The LPU (LPU) wrote."
    for body in _bodies(text):
        assert body.name not in body.aliases
        assert len(set(body.aliases)) == len(body.aliases)


def test_mentions_stand_in_the_order_of_the_text_and_none_twice() -> None:
    text = "LAKESIDE PRESS UNION\n\nThe LPU wrote. The Lakeside Press Union (LPU) has members. The LPU is old."
    (body,) = _bodies(text)
    assert list(body.mentions) == sorted(set(body.mentions))


def test_a_heading_with_letters_that_grow_when_folded_does_no_harm() -> None:
    text = "STRAẞE İSTANBUL\n\nThe Lakeside Press Union wrote to the Straße Foundation."
    assert "Lakeside Press Union" in [body.name for body in _bodies(text)]
