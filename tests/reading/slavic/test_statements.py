"""Invented statements in Russian, Ukrainian and Polish: who is named in them, and who is asked for something."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
import yaml

from tocsin.reading import read
from tocsin.reading.model import OrganisationRead, PersonRead

STATEMENTS: list[dict[str, Any]] = yaml.safe_load((Path(__file__).parent / "statements.yaml").read_text("utf-8"))
each = pytest.mark.parametrize(
    "told", STATEMENTS, ids=[f"{told['language']} {told['text'][:30]}" for told in STATEMENTS]
)


@each
def test_persons_are_called_by_their_nominative(told: dict[str, Any]) -> None:
    assert {person.name for person in read(told["text"]).persons} == set(told["persons"])


@each
def test_bodies_are_called_by_the_nominative_of_their_head(told: dict[str, Any]) -> None:
    found = {body.name.lower() for body in read(told["text"]).organisations}
    assert found == {name.lower() for name in told["bodies"]}


@each
def test_those_who_are_asked(told: dict[str, Any]) -> None:
    asked = [name for request in read(told["text"]).requests for name in request.addressees]
    assert list(dict.fromkeys(asked)) == told["asked"]


@each
def test_every_name_lies_on_its_words(told: dict[str, Any]) -> None:
    reading = read(told["text"])
    everybody: list[PersonRead | OrganisationRead] = [*reading.persons, *reading.organisations]
    for named in everybody:
        forms = {named.name, *named.aliases}
        assert {" ".join(told["text"][slice(*span)].split()) for span in named.mentions} <= forms
