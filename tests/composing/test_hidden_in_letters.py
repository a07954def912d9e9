"""A hidden person in a whole letter: whatever part the name was typed into, it is not in what is read."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from support.dossiers import DENIES, HEDGES, TODAY, Case, brief, everything, letter_of, told
from tocsin.composing.brief import AddresseeBlock, DemandText, Organisation
from tocsin.composing.letter import Letter, PartKind
from tocsin.domain.names import fold_name

NAMES = ["Danylo Zięba", "Данило Зємба"]
FORBIDDEN = ("danilo", "danylo", "zieba", "ziemba", "zemba", "ziemb", "dan zi", "зємб", "данил")

HIDING: list[tuple[str, dict[str, Any]]] = [
    ("a child", {"minor": "true", "age": "40"}),
    ("by age", {"age": "17"}),
    ("by an open age", {"age": "..20"}),
    ("by a range of age", {"age": "17..19"}),
    ("by birth", {"birth": "2012-05"}),
    ("of unknown age", {}),
    ("by age group", {"age_group": "under_18"}),
    ("anonymise", {"age": "40", "anonymise": "true"}),
    ("do not publish", {"age": "40", "do_not_publish": "true"}),
    ("a hedged age only", {"age": lambda case: case.say("40", stance=HEDGES)}),
    ("a denied age only", {"age": lambda case: case.say("40", stance=DENIES)}),
    ("a disputed flag", {"age": "40", "anonymise": lambda c: c.disputed(c.say("false"), c.say("true"))}),
]


def hidden_case(**values: Any) -> Case:
    """Danylo Zięba, not to be named, and Ilona Varga, who may be; he is the one arrested."""
    case = Case()
    made = {key: value(case) if callable(value) else value for key, value in (values or {"minor": "true"}).items()}
    case.add("person", "d", name=NAMES, **made)
    case.grown("a", "Ilona Varga")
    return case


def no_name(letter: Letter) -> None:
    words = f"{everything(letter)}\n{letter.kind}"
    assert not [form for form in FORBIDDEN if form in words.casefold() or form in fold_name(words)]


@pytest.mark.parametrize(("why", "values"), HIDING, ids=[why for why, _ in HIDING])
def test_whoever_is_hidden_stands_nowhere(why: str, values: dict[str, Any]) -> None:
    case = hidden_case(**values)
    case.event(
        "e", "arrest", "d", attribution="Danylo's teacher", description="Zięba was held; Данила били", country="V"
    )
    letter = letter_of(case)
    no_name(letter)
    assert letter.title.text == "V: reported arrest of a person"
    assert "the person" in told(letter)[0], why


EVENT_FIELDS = ["description", "instrument", "place_words", "attribution", "link_to_work", "title", "reported_by"]
FORMS = ["Danylo Zięba", "Zięba D.", "Mr Zięba", "Данилу Зємбу", "#FreeDanylo", "danylo.zieba@post.example", "ZIĘBA"]


@pytest.mark.parametrize("field", EVENT_FIELDS)
@pytest.mark.parametrize("form", FORMS)
def test_no_text_of_an_event_prints_the_name(field: str, form: str) -> None:
    case = hidden_case()
    case.event("e", "arrest", "a", **({"attribution": "the activists"} | {field: f"beside {form}, at night"}))
    no_name(letter_of(case))


@pytest.mark.parametrize("form", FORMS)
def test_no_text_about_somebody_named_prints_it(form: str) -> None:
    case = hidden_case()
    text = f"she works with {form} daily"
    case.grown("a", "Ilona Varga", background=text, present_risk=text, occupation=[f"aide of {form}", "lawyer"])
    case.add("group", "g", name=f"Friends of {form}")
    case.add("role", "r", person="a", title=f"adviser to {form}", group="g")
    case.add("membership", "m", person="a", group="g")
    case.add("act", "x", event="e", victim="a", reason=text, attribution=form)
    case.event("e", "arrest", "a", "g")
    no_name(letter_of(case))


@pytest.mark.parametrize("form", FORMS)
def test_no_place_source_or_footnote_prints_it(form: str) -> None:
    case = hidden_case()
    case.add("place", "p", name=f"{form} Square", precision="settlement")
    case.add("group", "light", name=f"{form} Foundation")
    case.add(
        "statement",
        "s",
        title=f"{form} held",
        citation=f"On {form}",
        publisher="light",
        publishable="true",
        url=f"https://news.example/{form.replace(' ', '-')}",
    )
    case.statement = "s"
    case.event("e", "arrest", "a", place="p")
    letter = letter_of(case)
    no_name(letter)
    assert [note.url for note in letter.footnotes] == [""]


def addressed(form: str) -> dict[str, Any]:
    block = AddresseeBlock(
        "prosecutor",
        office=f"Prosecutor in the case of {form}",
        body=f"{form} Unit",
        address=(f"1 {form} Street", "Brod"),
        email="office@prosecutor.example",
        salutation=f"Dear friend of {form}",
        language=f"the language of {form}",
        checked=TODAY,
    )
    return {"addressees": (block,), "demands": (DemandText(f"Release {form}.", ("prosecutor",)),)}


BRIEFS: list[tuple[str, Callable[[str], dict[str, Any]]]] = [
    ("title", lambda form: {"title": f"Orvania: {form} held"}),
    ("number", lambda form: {"number": f"UA {form}"}),
    ("position", lambda form: {"position": (f"We stand by {form}.",)}),
    ("law", lambda form: {"law": (f"Article 9 protects {form}.",)}),
    ("link_to_work", lambda form: {"link_to_work": (f"{form} is a reporter.",)}),
    ("courtesy", lambda form: {"courtesy": (f"{form} thanks you.",)}),
    ("previous", lambda form: {"previous": (f"A letter on {form}.",)}),
    ("reply_to", lambda form: {"reply_to": f"the lawyer of {form}"}),
    ("organisation", lambda form: {"organisation": Organisation(f"Friends of {form}", (f"{form} House", "x"))}),
    ("addressee", addressed),
]


@pytest.mark.parametrize(("part", "change"), BRIEFS, ids=[part for part, _ in BRIEFS])
@pytest.mark.parametrize("form", FORMS)
def test_no_part_of_a_brief_prints_it_and_the_officer_is_told(
    part: str, change: Callable[[str], dict[str, Any]], form: str
) -> None:
    case = hidden_case()
    case.event("e", "arrest", "d")
    letter = letter_of(case, **change(form))
    no_name(letter)
    assert any(gap.entity == "d" and "taken out" in gap.message for gap in letter.gaps), part


def test_an_unseen_victim_is_a_role_in_title_summary_and_consent() -> None:
    case = hidden_case(minor="true", occupation="student", present_risk="Danylo is followed")
    case.event("e", "threat", "d", "a", attribution="the activists", country="Orvania")
    case.add("consent", "c", subject="d", use="publish_named", granted="true")
    letter = letter_of(case)
    assert letter.title.text == "Orvania: reported threat against a student and Ilona Varga"
    assert told(letter, PartKind.RISK) == [
        "The present risk to the student, according to a source known to us: the student is followed."
    ]
    assert told(letter, PartKind.CONSENT) == []
    no_name(letter)


def test_the_word_of_a_hidden_person_is_that_of_a_role() -> None:
    case = hidden_case()
    person = "AZD3nOpqcoWEzuvuwFQVhg"
    case.entities[person] = replace(case.entities.pop("d"), id=person)
    case.add("event", "e", type=case.say("arrest", by=person))
    case.add("act", "x", event="e", victim="a")
    letter = letter_of(case)
    no_name(letter)
    assert told(letter)[0].endswith("person, Ilona Varga was arrested.")


SMALL = ["14 Mole Street", "the Third School", "3 School Lane"]


@pytest.mark.parametrize("kind", ["place", "place_words"])
def test_a_disputed_place_is_not_spelt_out_where_a_child_is_concerned(kind: str) -> None:
    case = hidden_case()
    for number, name in enumerate(SMALL):
        case.add("place", f"p{number}", name=name)
    sides = [case.say(f"p{n}" if kind == "place" else name) for n, name in enumerate(SMALL)]
    case.event("e", "arrest", "d", **{kind: case.disputed(*sides)})
    words = everything(letter_of(case))
    assert "Sources differ on the place." in words
    assert not [name for name in SMALL if name in words]


def test_a_disputed_place_is_spelt_out_where_all_are_named() -> None:
    case = hidden_case()
    case.event("e", "arrest", "a", place_words=case.disputed(case.say(SMALL[0]), case.say(SMALL[1])))
    assert "Sources differ on the place: 14 Mole Street or the Third School." in told(letter_of(case))[0]


@pytest.mark.parametrize(("of_adult", "of_child"), [("done", "attempted"), ("attempted", "done"), ("done", "done")])
def test_a_house_is_left_out_wherever_the_child_stands_in_the_event(of_adult: str, of_child: str) -> None:
    case = hidden_case()
    case.add("place", "p", name="14 Mole Street", country="Orvania")
    case.add("event", "e", type="arrest", place="p")
    case.add("act", "x", event="e", victim="a", completion=of_adult)
    case.add("act", "y", event="e", victim="d", completion=of_child)
    words = everything(letter_of(case))
    assert "Quay" not in words
    assert "in Orvania" in words


ORIGINALS = [
    ("Ілона Варга", True),
    ("мати Данила Зємби", False),
    ("Ілона Варга з Данилом", False),
    ("Данило Зємба", False),
    ("Ilona Varga", False),  # the same letters: nothing to add
]


@pytest.mark.parametrize(("original", "printed"), ORIGINALS)
def test_the_words_in_which_a_name_stood_are_printed_only_if_they_name_nobody_else(
    original: str, printed: bool
) -> None:
    case = hidden_case()
    name = case.say("Ilona Varga", original=original)
    case.add("person", "a", name=name, age="40", occupation="lawyer")
    case.event("e", "arrest", "a", "d", description=f"there was {original}, at night")
    letter = letter_of(case)
    no_name(letter)
    assert (f"Ilona Varga ({original})" in everything(letter)) is printed


FAMILY = [
    ("Koval was beaten", "[name withheld] was beaten"),
    ("Olena Koval was beaten", "Olena Koval was beaten"),
    ("Danylo Koval was beaten", "the person was beaten"),
    ("Olena Koval and Danylo were beaten", "Olena Koval and the person were beaten"),
    ("Danylo and Olena Koval were beaten", "the person and Olena Koval were beaten"),
    ("Mrs Koval was beaten", "[name withheld] was beaten"),
    ("D. Koval was beaten", "[name withheld] was beaten"),
    ("the Koval family was beaten", "the [name withheld] family was beaten"),
]


@pytest.mark.parametrize(("said", "printed"), FAMILY)
def test_a_mother_who_is_named_and_a_son_who_is_not(said: str, printed: str) -> None:
    case = Case()
    case.grown("mother", "Olena Koval")
    case.add("person", "son", name="Danylo Koval", minor="true")
    case.event("e", "assault", "mother", "son", description=said)
    text = told(letter_of(case))[0]
    assert text.startswith("A source known to us reports that Olena Koval and the person were assaulted.")
    assert text.endswith(f"According to the same account: {printed}.")


@pytest.mark.parametrize("chosen", [(), ("a",), ("d",), ("a", "d"), None])
def test_a_brief_never_unhides(chosen: tuple[str, ...] | None) -> None:
    case = hidden_case()
    case.event("e", "arrest", "a", "d", description="Danylo Zięba and Ilona Varga were held")
    letter = letter_of(case, persons=chosen)
    no_name(letter)
    assert ("Ilona" in everything(letter)) is (chosen is None or "a" in chosen)


def test_roles_are_the_same_in_every_part_and_two_are_told_apart() -> None:
    case = hidden_case(minor="true", occupation="student")
    case.add("person", "m", name="Marta Lis", minor="true", occupation="student")
    case.event("e", "threat", "d", "m", description="Danylo ran; Marta Lis stayed")
    text = told(letter_of(case))[0]
    assert text.endswith(": Student A ran; student B stayed.")
    assert "Marta" not in everything(letter_of(case))
    assert brief().persons is None
