"""A brief says what we want; a key that is wrong is named in one sentence."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.composing.brief import Brief, parse_brief
from tocsin.composing.template import example_brief
from tocsin.domain.errors import BriefProblem

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


def test_the_least_brief() -> None:
    made = parse_brief(LEAST)
    assert made.organisation.name == "Harbour Light"
    assert made.demands[0].addressees == ("prosecutor",)
    assert made.addressees[0].office == "Prosecutor General"
    assert (made.persons, made.events, made.version, made.languages) == (None, None, 1, ("en",))


def test_the_example_that_ships_is_a_brief() -> None:
    made = parse_brief(example_brief())
    assert len(made.demands) == 3
    assert {key for demand in made.demands for key in demand.addressees} == {"interior", "prosecutor"}
    assert made.reply_by == date(2026, 12, 11)
    assert all(block.checked for block in made.addressees)


def test_the_example_shows_every_key() -> None:
    assert [
        key
        for key in Brief.__dataclass_fields__
        if f"{key} = " not in example_brief() and f"[{key}" not in example_brief()
    ] == []


@pytest.mark.parametrize(
    ("line", "key", "value"),
    [
        ('persons = "all"', "persons", None),
        ('persons = ["p1", "p2"]', "persons", ("p1", "p2")),
        ('persons = "p1"', "persons", ("p1",)),
        ("persons = []", "persons", ()),
        ('events = "all"', "events", None),
        ('events = ["e1"]', "events", ("e1",)),
        ('title = "Orvania:  journalist\\n followed"', "title", "Orvania: journalist followed"),
        ('position = "We object."', "position", ("We object.",)),
        ('position = ["We object.", " ", "", "\u200b"]', "position", ("We object.",)),
        ('law = ["Article 9.", "Article 19."]', "law", ("Article 9.", "Article 19.")),
        ("version = 3", "version", 3),
        ("reply_by = 2026-12-04", "reply_by", date(2026, 12, 4)),
        ('reply_to = "us@harbour.example"', "reply_to", "us@harbour.example"),
        ("valid_until = 2027-01-04", "valid_until", date(2027, 1, 4)),
        ('languages = "en"', "languages", ("en",)),
        ('previous = ["UA 1/2026 of 3 May 2026"]', "previous", ("UA 1/2026 of 3 May 2026",)),
        ('courtesy = "Thank you."', "courtesy", ("Thank you.",)),
        ('link_to_work = "We believe so."', "link_to_work", ("We believe so.",)),
        ('number = "UA 4/2026"', "number", "UA 4/2026"),
    ],
)
def test_keys_are_read(line: str, key: str, value: object) -> None:
    assert getattr(parse_brief(line + LEAST), key) == value


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("", "organisation"),
        ("this is no TOML", "the file"),
        ("organisation = 3", "organisation"),
        (LEAST.replace('name = "Harbour Light"', ""), "organisation.name"),
        (LEAST.replace('name = "Harbour Light"', 'name = " "'), "organisation.name"),
        (LEAST.replace('name = "Harbour Light"', 'name = "H"\nphone = "1"'), "organisation.phone"),
        ("tittle = 'x'" + LEAST, "tittle"),
        ("title = 3" + LEAST, "title"),
        ("version = true" + LEAST, "version"),
        ("version = '1'" + LEAST, "version"),
        ("version = 0" + LEAST, "version"),
        ("persons = 3" + LEAST, "persons"),
        ("law = [3]" + LEAST, "law"),
        ("reply_by = '2026-12-04'" + LEAST, "reply_by"),
        ("reply_by = 2026-12-04T10:00:00" + LEAST, "reply_by"),
        ("reply_by = 2026-12-04\nvalid_until = 2026-12-03" + LEAST, "valid_until"),
        ("languages = ['tlh']" + LEAST, "languages"),
        (LEAST.replace('key = "prosecutor"', ""), "addressees[1].key"),
        (LEAST.replace('office = "Prosecutor General"', ""), "addressees[1].office"),
        (LEAST.replace('office = "Prosecutor General"', 'office = "P"\nsalutaton = "Dear"'), "addressees[1].salutaton"),
        (LEAST.replace('office = "Prosecutor General"', 'office = "P"\nchecked = "May"'), "addressees[1].checked"),
        (LEAST.replace('text = "Investigate."', ""), "demands[1].text"),
        (LEAST.replace('addressees = ["prosecutor"]', ""), "demands[1].addressees"),
        (LEAST.replace('["prosecutor"]', '["minister"]'), "demands[1].addressees"),
        (LEAST.replace('["prosecutor"]', '["prosecutor"]\nby = 1'), "demands[1].by"),
        (LEAST + '[[addressees]]\nkey = "prosecutor"\noffice = "Another"\n', "addressees.key"),
        (LEAST.split("[[demands]]", maxsplit=1)[0], "demands"),
        (LEAST.replace("[[addressees]]", "[addressees]"), "addressees"),
        ("demands = []\n[organisation]\nname='H'\n[[addressees]]\nkey='a'\noffice='b'", "demands"),
    ],
)
def test_what_is_wrong_is_named(text: str, key: str) -> None:
    with pytest.raises(BriefProblem) as caught:
        parse_brief(text)
    assert caught.value.fields["key"] == key
    assert str(caught.value).startswith(f"The brief cannot be used: {key} ")


def test_a_problem_never_quotes_what_a_text_says() -> None:
    with pytest.raises(BriefProblem) as caught:
        parse_brief(LEAST.replace('"Investigate."', "3") + 'position = "Ilona Varga"')
    assert "Varga" not in str(caught.value)
