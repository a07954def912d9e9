"""What states something names its claims: a letter that breaks the rule cannot be built."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from tocsin.composing.letter import (
    NOBODY_LOOKED,
    NOT_CLEARED,
    Claims,
    Footnote,
    Letter,
    Ours,
    OursKind,
    Paragraph,
    Part,
    PartKind,
    Sentence,
    Style,
)

TOLD = Sentence("According to a witness, she was arrested.", Claims(("c1",)))
LAW = Sentence("Article 9 protects liberty.", Ours(OursKind.LAW))
TITLE = Sentence("Orvania: reported arrest", Claims(("c1", "c2")))


def letter(*parts: Part, **changes: Any) -> Letter:
    fields = {
        "kind": "Urgent appeal",
        "number": "UA 1/2026",
        "version": 1,
        "day": date(2026, 11, 22),
        "language": "en",
        "sender": "Harbour Light",
        "title": TITLE,
        "meta": (Sentence("Urgent appeal UA 1/2026", Ours(OursKind.CONTACT)),),
        "parts": parts,
    }
    return Letter(**(fields | changes))


def part(kind: PartKind, *sentences: Sentence) -> Part:
    return Part(kind, "Heading", (Paragraph(sentences),))


@pytest.mark.parametrize("ids", [(), ("",), ("c1", "")])
def test_claims_are_never_empty(ids: tuple[str, ...]) -> None:
    with pytest.raises(ValueError, match="names its claims"):
        Claims(ids)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_a_sentence_has_words(text: str) -> None:
    with pytest.raises(ValueError, match="has words"):
        Sentence(text, Claims(("c1",)))


def test_an_empty_paragraph_cannot_be_built() -> None:
    with pytest.raises(ValueError, match="left out"):
        Paragraph(())


STATES = {
    PartKind.SUMMARY,
    PartKind.EVENTS,
    PartKind.LINK,
    PartKind.RISK,
    PartKind.BACKGROUND,
    PartKind.UNKNOWN,
    PartKind.CONSENT,
    PartKind.PREVIOUS,
    PartKind.ANNEXES,
    PartKind.CORRECTION,
    PartKind.WITHDRAWAL,
    PartKind.REMEDIES,
}


@pytest.mark.parametrize("kind", list(PartKind))
def test_claims_stand_only_where_something_is_stated(kind: PartKind) -> None:
    if kind in STATES:
        assert part(kind, TOLD).kind is kind
    else:
        with pytest.raises(ValueError, match="wrong ground"):
            part(kind, TOLD)


OURS = {
    (PartKind.LINK, OursKind.POSITION),
    (PartKind.LAW, OursKind.LAW),
    (PartKind.POSITION, OursKind.POSITION),
    (PartKind.DEMANDS, OursKind.DEMAND),
    (PartKind.DEMANDS, OursKind.COURTESY),
    (PartKind.ADDRESSEES, OursKind.CONTACT),
    (PartKind.REPLY, OursKind.CONTACT),
    (PartKind.REPLY, OursKind.COURTESY),
    (PartKind.PREVIOUS, OursKind.CONTACT),
    (PartKind.ANNEXES, OursKind.CONTACT),
    (PartKind.CONTACT, OursKind.CONTACT),
    (PartKind.CONTACT, OursKind.COURTESY),
    (PartKind.CONFIDENTIAL, OursKind.CONTACT),
}


@pytest.mark.parametrize("kind", list(PartKind))
@pytest.mark.parametrize("ours", list(OursKind))
def test_what_is_ours_never_stands_among_what_is_told(kind: PartKind, ours: OursKind) -> None:
    sentence = Sentence("We ask for an investigation.", Ours(ours))
    if (kind, ours) in OURS:
        assert part(kind, sentence)
    else:
        with pytest.raises(ValueError, match="wrong ground"):
            part(kind, sentence)


def test_a_title_names_its_claims() -> None:
    with pytest.raises(ValueError, match="title"):
        letter(title=Sentence("Orvania: arrest", Ours(OursKind.POSITION)))


def test_every_sentence_has_its_place() -> None:
    made = letter(
        Part(PartKind.EVENTS, "What happened", (Paragraph((TOLD, TOLD)), Paragraph((TOLD,)))), part(PartKind.LAW, LAW)
    )
    places = [place for place, _ in made.sentences()]
    assert places == ["title", "meta 1", "events 1.1", "events 1.2", "events 2.1", "law 1.1"]


def test_the_basis_table_tells_claims_from_ours() -> None:
    rows = letter(part(PartKind.EVENTS, TOLD), part(PartKind.LAW, LAW)).basis_table()
    assert [(row.place, row.claims, row.ours) for row in rows] == [
        ("title", ("c1", "c2"), ""),
        ("meta 1", (), "contact"),
        ("events 1.1", ("c1",), ""),
        ("law 1.1", (), "law"),
    ]


def test_the_basis_table_holds_footnotes() -> None:
    note = Footnote(1, "“Followed in Brod”", Claims(("c9",)))
    assert letter(footnotes=(note,)).basis_table()[-1].claims == ("c9",)


def test_a_part_is_found_by_its_kind() -> None:
    made = letter(part(PartKind.LAW, LAW))
    assert made.part(PartKind.LAW) is made.parts[0]
    assert made.part(PartKind.RISK) is None


def test_every_letter_says_that_it_is_not_cleared() -> None:
    made = letter(part(PartKind.EVENTS, TOLD))
    assert made.marks == (NOT_CLEARED,)
    assert made.may_be_approved


UNSEEN = Sentence("According to a witness, she was held.", Claims(("c1",)), looked=False)


@pytest.mark.parametrize(
    "made",
    [
        letter(part(PartKind.EVENTS, TOLD, UNSEEN)),
        letter(title=Sentence("Orvania: reported arrest", Claims(("c1",)), looked=False)),
        letter(footnotes=(Footnote(1, "“Followed in Brod”", Claims(("c9",)), looked=False),)),
    ],
)
def test_what_nobody_looked_at_marks_the_letter_and_bars_approval(made: Letter) -> None:
    assert made.nobody_looked
    assert made.marks == (NOT_CLEARED, NOBODY_LOOKED)
    assert not made.may_be_approved


def test_what_leaves_says_nothing_on_its_pages_and_was_looked_at() -> None:
    assert letter(draft=False).marks == ()
    with pytest.raises(ValueError, match="nobody has looked"):
        replace(letter(part(PartKind.EVENTS, UNSEEN)), draft=False)


def test_styles_are_those_that_the_forms_know() -> None:
    assert {str(style) for style in Style} == {"text", "lead", "lines", "item", "bullet"}
