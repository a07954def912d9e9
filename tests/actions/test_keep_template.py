"""A kind of letter of the office is kept for all cases, changes one that ships, and is kept no longer."""

from __future__ import annotations

import pytest

from support.cases import threatened
from tocsin.access.dossier import get_entity
from tocsin.access.templates import get_template, kinds_of_letters, list_own_templates
from tocsin.actions.compose import compose
from tocsin.actions.init import Office
from tocsin.actions.keep_template import drop_template, keep_template
from tocsin.composing.brief import parse_brief
from tocsin.composing.template import parse_template, template, template_ids
from tocsin.composing.template_text import template_text
from tocsin.domain.errors import NoSuch, TemplateProblem, UnknownTemplate

NOTE = """name = { en = "Note to partners" }
most_addressees = 3

[[part]]
kind = "events"
heading = { en = "What we know" }
needed = true
"""
BRIEF = """number = "N 1/2020"
[organisation]
name = "Quay Centre"
[[addressees]]
key = "partner"
office = "Harbour Watch"
[[demands]]
text = "Tell others."
addressees = ["partner"]
"""


def test_a_kind_of_our_own_writes_letters_changes_and_is_kept_no_longer(office: Office) -> None:
    viewer = office.viewer
    keep_template(viewer, "note-to-partners", NOTE)
    case = threatened(office)
    made = compose(viewer, case.id, parse_brief(BRIEF), template="note-to-partners")
    assert [part.heading for part in made.letter.parts] == ["What we know"]
    assert get_entity(viewer, made.intervention).text("intervention.template") == "note-to-partners"
    keep_template(viewer, "note-to-partners", NOTE.replace("What we know", "What happened"))
    assert len(list_own_templates(viewer)) == 1
    assert get_template(viewer, "note-to-partners").parts[0].heading() == "What happened"
    drop_template(viewer, "note-to-partners")
    with pytest.raises(UnknownTemplate):
        get_template(viewer, "note-to-partners")
    with pytest.raises(NoSuch):
        drop_template(viewer, "note-to-partners")


def test_one_that_ships_is_changed_under_its_own_name_until_that_is_dropped(office: Office) -> None:
    viewer = office.viewer
    shorter = template_text(template("thanks")).replace('heading = { en = "Contact"', 'heading = { en = "Who we are"')
    keep_template(viewer, "thanks", shorter)
    assert get_template(viewer, "thanks").parts[-1].heading() == "Who we are"
    assert [one.form.id for one in kinds_of_letters(viewer)].count("thanks") == 1
    drop_template(viewer, "thanks")
    assert get_template(viewer, "thanks") == template("thanks")


@pytest.mark.parametrize(
    ("key", "text", "named"),
    [
        ("Our note", NOTE, "short_name"),
        ("correction", NOTE, "short_name"),
        ("note", NOTE.replace("needed", "neded"), "part[1].neded"),
        ("note", NOTE.replace('"events"', '"evts"'), "part[1].kind"),
        ("note", 'about = "correction"\n' + NOTE, "about"),
        ("note", "x" * 200_001, "the file"),
    ],
)
def test_what_is_no_kind_of_letter_is_refused_by_name(office: Office, key: str, text: str, named: str) -> None:
    with pytest.raises(TemplateProblem) as caught:
        keep_template(office.viewer, key, text)
    assert named in str(caught.value)
    assert list_own_templates(office.viewer) == ()


@pytest.mark.parametrize("name", template_ids())
def test_a_kind_reads_as_the_file_that_says_it(name: str) -> None:
    assert parse_template(template_text(template(name)), name) == template(name)
