"""A brief or template that cannot be used: one sentence with the key and what is wrong, and no words of the brief."""

from __future__ import annotations

from typing import Any

import pytest

from support.dossiers import TODAY, Case, brief, everything, letter_of, told
from tocsin.composing.brief import AddresseeBlock, Brief, DemandText, parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Ours, OursKind, PartKind
from tocsin.composing.template import template, template_ids
from tocsin.composing.wording import LANGUAGES
from tocsin.domain.errors import BriefProblem, UnknownTemplate

LEAST = """
[organisation]
name = "Harbour Light"
[[addressees]]
key = "prosecutor"
office = "Prosecutor General"
[[demands]]
text = "Investigate."
addressees = ["prosecutor"]
"""
TEXTS = ["title", "number", "reply_to"]
LISTS = ["position", "law", "link_to_work", "courtesy", "previous", "persons", "events", "languages"]
DAYS = ["reply_by", "valid_until"]
SECRET = "Ilona Varga of 14 Mole Street"


def refusal(text: str) -> str:
    with pytest.raises(BriefProblem) as caught:
        parse_brief(text)
    return str(caught.value)


def one_sentence(said: str, key: str, why: str) -> None:
    assert said.startswith(f"The brief cannot be used: {key} ")
    assert why in said
    assert "\n" not in said
    assert "Varga" not in said
    assert "Quay" not in said


@pytest.mark.parametrize("key", TEXTS)
@pytest.mark.parametrize("value", ["3", "true", "['a']", "2026-12-04", "1.5", "{a = 1}"])
def test_a_text_must_be_text(key: str, value: str) -> None:
    one_sentence(refusal(f"{key} = {value}\nposition = '{SECRET}'" + LEAST), key, "must be text in quotation marks")


@pytest.mark.parametrize("key", LISTS)
@pytest.mark.parametrize("value", ["3", "true", "[1]", "['a', 2]", "2026-12-04", "[['a']]", "{a = 1}"])
def test_a_list_must_be_texts(key: str, value: str) -> None:
    one_sentence(refusal(f"{key} = {value}\ntitle = '{SECRET}'" + LEAST), key, "must be text, or a list of texts")


@pytest.mark.parametrize("key", DAYS)
@pytest.mark.parametrize("value", ["'2026-12-04'", "3", "true", "['a']", "10:00:00", "2026-12-04T10:00:00Z"])
def test_a_day_must_be_a_day(key: str, value: str) -> None:
    one_sentence(refusal(f"{key} = {value}\ntitle = '{SECRET}'" + LEAST), key, "must be a day, written like 2026-12-04")


@pytest.mark.parametrize("value", ["'1'", "1.5", "true", "[1]", "2026-12-04"])
def test_a_version_must_be_a_whole_number(value: str) -> None:
    one_sentence(refusal(f"version = {value}" + LEAST), "version", "must be a whole number")


@pytest.mark.parametrize("value", [0, -1, -100])
def test_a_version_counts_from_one(value: int) -> None:
    one_sentence(refusal(f"version = {value}" + LEAST), "version", "counts from 1")


@pytest.mark.parametrize(
    "key", ["tittle", "Title", "replyby", "demand", "addressee", "organization", "sources", "body"]
)
def test_a_misspelt_key_is_named_with_those_that_are_known(key: str) -> None:
    said = refusal(f"{key} = '{SECRET}'" + LEAST)
    one_sentence(said, key, "is not a key of a brief")
    assert "reply_by" in said


@pytest.mark.parametrize("key", ["organisation", "addressees", "demands"])
@pytest.mark.parametrize("value", ["3", "'Varga'", "[]", "[1]"])
def test_what_is_needed_is_needed(key: str, value: str) -> None:
    tables = {"organisation": "organisation = {name = 'H'}", "addressees": "addressees = [{key = 'a', office = 'O'}]"}
    tables["demands"] = "demands = [{text = 'T', addressees = 'a'}]"
    assert parse_brief("\n".join(tables.values()))
    for wrong in (tables | {key: f"{key} = {value}"}, {name: row for name, row in tables.items() if name != key}):
        one_sentence(refusal("\n".join(wrong.values())), key, "is needed, as ")


BLOCK = "addressees = [{key = 'a', office = 'O'}, {key = 'b', office = 'O', %s}]\n"
REST = "organisation = {name = 'H'}\ndemands = [{text = 'T', addressees = ['a', 'b']}]"


@pytest.mark.parametrize(
    ("row", "key", "why"),
    [
        ("body = 3", "body", "must be text"),
        ("address = 3", "address", "must be text, or a list"),
        ("email = []", "email", "must be text"),
        ("salutation = true", "salutation", "must be text"),
        ("language = ['en']", "language", "must be text"),
        ("checked = '2026-12-04'", "checked", "must be a day"),
        ("phone = '1'", "phone", "is not a key"),
        ("adress = 'x'", "adress", "is not a key"),
    ],
)
def test_the_second_addressee_is_counted(row: str, key: str, why: str) -> None:
    one_sentence(refusal(BLOCK % row + REST), f"addressees[2].{key}", why)


@pytest.mark.parametrize(
    ("demand", "key", "why"),
    [
        ("{text = 'T'}", "demands[2].addressees", "is needed"),
        ("{text = 'T', addressees = []}", "demands[2].addressees", "is needed"),
        ("{text = 'T', addressees = [' ']}", "demands[2].addressees", "is needed"),
        ("{text = 'T', addressees = ['c']}", "demands[2].addressees", "which no addressee has"),
        ("{text = 'T', addressees = ['a', 'A']}", "demands[2].addressees", "which no addressee has"),
        ("{text = ' ', addressees = ['a']}", "demands[2].text", "is needed"),
        ("{addressees = ['a']}", "demands[2].text", "is needed"),
        ("{text = ['T'], addressees = ['a']}", "demands[2].text", "must be text"),
        ("{text = 'T', addressees = ['a'], by = 1}", "demands[2].by", "is not a key"),
    ],
)
def test_every_demand_is_a_text_addressed_to_somebody_here(demand: str, key: str, why: str) -> None:
    text = "organisation = {name = 'H'}\naddressees = [{key = 'a', office = 'O'}]\n"
    one_sentence(refusal(f"{text}demands = [{{text = 'T', addressees = 'a'}}, {demand}]"), key, why)


@pytest.mark.parametrize("text", ["title = ", "title = 'a", "= 3", "title = 'a'\ntitle = 'b'", "[a", "\x00", "{}"])
def test_what_is_no_toml_is_refused_as_a_file(text: str) -> None:
    one_sentence(refusal(text), "the file", "is not TOML")


@pytest.mark.parametrize(
    "name", ["", "press-release", "example-brief", "../urgent-appeal", "Urgent-Appeal", "urgent-appeal.toml"]
)
def test_a_template_that_does_not_ship_is_refused_with_those_that_do(name: str) -> None:
    with pytest.raises(UnknownTemplate) as caught:
        template(name)
    assert all(known in str(caught.value) for known in template_ids())


@pytest.mark.parametrize("name", template_ids())
def test_a_template_that_ships_names_every_part_once(name: str) -> None:
    found = template(name)
    kinds = [part.kind for part in found.parts]
    assert len(kinds) == len(set(kinds))
    assert PartKind.CONTACT in kinds
    assert (PartKind.UNKNOWN in kinds) is (PartKind.EVENTS in kinds)  # who tells what happened says what is not known
    # the mandates of the United Nations take English, and none of the other three
    assert set(found.languages) == ({"en"} if name == "special-procedures" else set(LANGUAGES))


def one_arrest() -> Case:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.event("e", "arrest", "a", attribution="her lawyer")
    return case


def asking(*addressed: tuple[str, ...]) -> Brief:
    blocks = tuple(AddresseeBlock(key, f"Office {key.upper()}") for key in "abc")
    demands = tuple(DemandText(f"Demand {n}", keys) for n, keys in enumerate(addressed, 1))
    return brief(addressees=blocks, demands=demands)


@pytest.mark.parametrize(
    ("addressed", "lines"),
    [
        ((("a",),), ["Demand 1. To: Office A"]),
        ((("a", "c"),), ["Demand 1. To: Office A; Office C"]),
        ((("c", "a"), ("b",)), ["Demand 1. To: Office C; Office A", "Demand 2. To: Office B"]),
        ((("a",),) * 12, [f"Demand {n}. To: Office A" for n in range(1, 13)]),
    ],
)
def test_demands_are_numbered_from_one_and_addressed(addressed: Any, lines: list[str]) -> None:
    letter = compose(one_arrest().dossier, asking(*addressed), today=TODAY)
    part = letter.part(PartKind.DEMANDS)
    assert part
    assert told(letter, PartKind.DEMANDS) == lines
    assert [paragraph.number for paragraph in part.paragraphs] == list(range(1, len(lines) + 1))
    assert {s.basis for p in part.paragraphs for s in p.sentences} == {Ours(OursKind.DEMAND)}


@pytest.mark.parametrize("words", ["<b>", "{who}", "{0}", "%s", "*** DRAFT ***", "\\n", "# 1", "“x”", "$y$"])
def test_words_of_a_brief_are_never_a_pattern(words: str) -> None:
    letter = letter_of(one_arrest(), position=(f"We say {words} here",), reply_to=f"{words} box")
    assert told(letter, PartKind.POSITION) == [f"We say {words} here."]
    assert f"Replies reach us at {words} box." in everything(letter)


GAPS = ["number", "law", "risk", "link", "reply", "event.date", "event.country", "consent.use"]


@pytest.mark.parametrize("missing", GAPS)
def test_each_gap_is_listed_once_and_never_printed(missing: str) -> None:
    letter = letter_of(one_arrest(), number="")
    found = [gap for gap in letter.gaps if gap.property == missing]
    assert len(found) == 1
    assert found[0].message not in everything(letter)
    assert len(set(letter.gaps)) == len(letter.gaps)
