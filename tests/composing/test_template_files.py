"""A template of one's own: what is wrong in it is refused by name, and what it refuses is said."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from support.dossiers import TODAY, Case, brief
from support.tongues import brief_in_four, case_in
from tocsin.composing.composition import compose
from tocsin.composing.letter import PartKind
from tocsin.composing.template import parse_template
from tocsin.domain.errors import LetterRefused, NotInThisCase, TemplateProblem

PART = '[[part]]\nkind = "events"\nneeded = true\n'
OWN = """
name = { en = "Note", pl = "Notka" }
most_demands = 2
[[part]]
kind = "events"
heading = { en = "Told", pl = "Relacja" }
needed = true
"""


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("name = 3" + "\n" + PART, "name"),
        (PART, "name"),
        ('name = { tlh = "x" }\n' + PART, "name.tlh"),
        ('name = { en = "" }\n' + PART, "name"),
        ('name = { en = "x" }', "part"),
        ('name = { en = "x" }\npart = []', "part"),
        ('name = { en = "x" }\ntone = "warm"\n' + PART, "tone"),
        ('name = { en = "x" }\n' + PART + 'colour = "red"\n', "part[1].colour"),
        ('name = { en = "x" }\n[[part]]\nkind = "story"\n', "part[1].kind"),
        ('name = { en = "x" }\n' + PART + PART, "part"),
        ('name = { en = "x", uk = "y" }\n' + PART + 'heading = { en = "z" }\n', "part[1].heading"),
        ('name = { en = "x" }\n' + PART + 'heading = { uk = "z" }\n', "part[1].heading.uk"),
        ('name = { en = "x" }\n[[part]]\nkind = "events"\nneeded = 1\n', "part[1].needed"),
        ('name = { en = "x" }\nrequires = ["weather"]\n' + PART, "requires"),
        ('name = { en = "x" }\nrequires = "law"\n' + PART, "requires"),
        ('name = { en = "x" }\nmost_words = -1\n' + PART, "most_words"),
        ('name = { en = "x" }\nabout = "me"\n' + PART, "about"),
        ('name = { en = "x" }\nabout = "appeal"\n' + PART, "title"),
        ("name = ", "the file"),
    ],
)
def test_what_is_wrong_in_a_template_is_named(text: str, key: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        parse_template(text, "own")
    assert caught.value.fields["key"] == key


def test_a_template_of_one_s_own_is_filled_in_its_languages() -> None:
    form = parse_template(OWN, "own")
    made = compose(case_in("pl").dossier, brief_in_four(), form, today=TODAY, language="pl")
    assert made.kind == "Notka"
    assert [part.heading for part in made.parts] == ["Relacja"]


def test_a_language_that_a_template_has_no_words_for_is_refused() -> None:
    with pytest.raises(LetterRefused, match="no words in “uk”, only in en, pl"):
        compose(case_in("uk").dossier, brief_in_four(), parse_template(OWN, "own"), today=TODAY, language="uk")


@pytest.mark.parametrize(
    ("template", "changes", "why"),
    [
        ("office-appeal", {"reply_by": None}, "the brief has no “reply_by”"),
        ("office-appeal", {"addressees": 2}, "2 addressees, and it takes 1 at most"),
        ("one-page-brief", {"demands": 4}, "4 demands, and it takes 3 at most"),
        ("follow-up", {"regarding": ""}, "the brief has no “regarding”"),
        ("thanks", {"courtesy": ()}, "the brief has no “courtesy”"),
        ("public-statement", {"position": ()}, "the brief has no “position”"),
    ],
)
def test_what_a_template_does_not_take_is_refused(template: str, changes: dict[str, object], why: str) -> None:
    whole = brief_in_four()
    changed: dict[str, Any] = {
        key: getattr(whole, key) * value if isinstance(value, int) else value for key, value in changes.items()
    }
    asked = replace(whole, **changed)
    with pytest.raises(LetterRefused, match=why):
        compose(case_in("en").dossier, asked, template, today=TODAY)


def test_a_letter_of_too_many_words_is_refused() -> None:
    form = replace(parse_template(OWN, "own"), most_words=20)
    with pytest.raises(LetterRefused, match="it takes 20 at most"):
        compose(case_in("en").dossier, brief_in_four(), form, today=TODAY)


def test_an_appeal_that_the_record_does_not_know_is_not_withdrawn() -> None:
    with pytest.raises(NotInThisCase):
        compose(Case().dossier, brief(regarding="UA 9/2026"), "withdrawal", today=TODAY)


def test_a_withdrawal_repeats_no_name_and_nothing_of_the_content() -> None:
    made = compose(case_in("en").dossier, brief_in_four(), "withdrawal", today=TODAY)
    words = " ".join(sentence.text for _, sentence in made.sentences())
    assert "Velin" not in words
    assert "arrest" not in words
    assert made.part(PartKind.EVENTS) is None
