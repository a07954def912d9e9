"""Templates are data: parts in order, each known, each headed as it says."""

from __future__ import annotations

import pytest

from tocsin.composing.letter import PartKind
from tocsin.composing.template import template, template_ids
from tocsin.domain.errors import UnknownTemplate


def test_the_urgent_appeal_has_the_parts_of_the_standard_in_order() -> None:
    made = template("urgent-appeal")
    assert made.name() == "Urgent appeal"
    of_submissions = (PartKind.REMEDIES, PartKind.CONFIDENTIAL)
    others = (PartKind.CORRECTION, PartKind.WITHDRAWAL, *of_submissions)
    assert [part.kind for part in made.parts] == [kind for kind in PartKind if kind not in others]


def test_what_an_appeal_must_contain_is_marked_as_needed() -> None:
    needed = {part.kind for part in template("urgent-appeal").parts if part.needed}
    assert {PartKind.SUMMARY, PartKind.EVENTS, PartKind.RISK, PartKind.LAW, PartKind.DEMANDS, PartKind.REPLY} <= needed


def test_every_template_that_ships_can_be_read() -> None:
    assert "urgent-appeal" in template_ids()
    for name in template_ids():
        parts = template(name).parts
        assert len({part.kind for part in parts}) == len(parts)


@pytest.mark.parametrize("name", ["", "urgent", "../secrets", "example-brief", "URGENT-APPEAL"])
def test_another_name_is_refused(name: str) -> None:
    with pytest.raises(UnknownTemplate, match="urgent-appeal"):
        template(name)
