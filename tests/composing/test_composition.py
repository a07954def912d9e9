"""A whole letter: parts, order, title, summary, footnotes, gaps."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from support.dossiers import DENIES, TODAY, Case, brief, everything, letter_of, told
from support.harbour import harbour, harbour_case
from tocsin.composing.brief import AddresseeBlock, DemandText, parse_brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Claims, Letter, Ours, PartKind, Style
from tocsin.composing.template import example_brief
from tocsin.domain.errors import NothingToSay, NotInThisCase, UnknownTemplate


def harbour_letter() -> Letter:
    return compose(harbour(), parse_brief(example_brief()), today=TODAY)


def arrest(**values: Any) -> Case:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.event("e", "arrest", "a", **values)
    return case


def test_the_parts_stand_in_the_order_of_the_standard() -> None:
    kinds = [part.kind for part in harbour_letter().parts]
    assert kinds == [kind for kind in PartKind if kind in kinds]
    assert {PartKind.SUMMARY, PartKind.EVENTS, PartKind.UNKNOWN, PartKind.DEMANDS, PartKind.CONTACT} <= set(kinds)


def test_every_sentence_on_a_person_or_an_event_names_claims_that_exist() -> None:
    case = harbour_case()
    letter = compose(case.dossier, brief(), today=TODAY)
    for row in letter.basis_table():
        assert bool(row.claims) is not bool(row.ours)
        assert set(row.claims) <= case.claims


def test_the_same_case_gives_the_same_letter() -> None:
    assert harbour_letter() == harbour_letter()


def test_a_letter_carries_no_id() -> None:
    words = everything(harbour_letter())
    assert [key for key in harbour_case().claims if key in words.split()] == []
    assert "claim-" not in words
    assert "source-1" not in words


def test_another_template_is_refused() -> None:
    with pytest.raises(UnknownTemplate):
        compose(harbour(), brief(), "press-release", today=TODAY)


@pytest.mark.parametrize(
    ("changes", "key"),
    [
        ({"persons": ("nobody",)}, "persons"),
        ({"persons": ("e",)}, "persons"),
        ({"events": ("nothing",)}, "events"),
        ({"events": ("a",)}, "events"),
    ],
)
def test_a_brief_chooses_only_what_is_there(changes: dict[str, Any], key: str) -> None:
    with pytest.raises(NotInThisCase) as caught:
        letter_of(arrest(), **changes)
    assert caught.value.fields["key"] == key


@pytest.mark.parametrize("kinds", [(), ("person",), ("event",), ("person", "event")])
def test_an_empty_case_makes_no_letter(kinds: tuple[str, ...]) -> None:
    case = Case()
    for kind in kinds:
        case.add(kind, kind)
    with pytest.raises(NothingToSay):
        letter_of(case)


def test_what_is_only_denied_makes_no_letter() -> None:
    case = Case()
    case.add("event", "e", type=case.say("arrest", stance=DENIES))
    with pytest.raises(NothingToSay):
        letter_of(case)


@pytest.mark.parametrize(
    ("events", "title"),
    [
        ([("arrest", {})], "Orvania: reported arrest of Ilona Varga"),
        ([("threat", {}), ("threat", {})], "Orvania: reported threats against Ilona Varga"),
        ([("abduction", {"completion": "attempted"})], "Orvania: reported attempted abduction of Ilona Varga"),
        ([("abduction", {"completion": "planned"})], "Orvania: reported planned abduction of Ilona Varga"),
        (
            [("threat", {}), ("killing", {"completion": "threatened"})],
            "Orvania: reported threatened killing of Ilona Varga and threat against Ilona Varga",
        ),
        ([("arrest", {}), ("detention", {})], "Orvania: reported arrest and detention of Ilona Varga"),
        (
            [("arrest", {}), ("torture", {"completion": "attempted"})],
            "Orvania: reported attempted torture and arrest of Ilona Varga",
        ),
        (
            [("surveillance", {}), ("threat", {}), ("arrest", {})],
            "Orvania: reported arrest of Ilona Varga, threat against Ilona Varga and other events",
        ),
    ],
)
def test_titles_name_the_gravest_first_and_only_report(events: list[tuple[str, Any]], title: str) -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    for number, (event_type, values) in enumerate(events):
        case.event(f"e{number}", event_type, "a", country="Orvania", **values)
    assert letter_of(case).title.text == title


def test_a_title_without_a_country_is_a_gap() -> None:
    letter = letter_of(arrest())
    assert letter.title.text == "Reported arrest of Ilona Varga"
    assert any(gap.property == "event.country" for gap in letter.gaps)


def test_a_title_of_the_brief_rests_on_the_claims_of_the_events() -> None:
    letter = letter_of(arrest(), title="Orvania: journalist held")
    assert letter.title.text == "Orvania: journalist held"
    assert isinstance(letter.title.basis, Claims)
    assert any(gap.property == "title" for gap in letter.gaps)


def test_the_summary_is_three_sentences_with_the_present_risk() -> None:
    part = harbour_letter().part(PartKind.SUMMARY)
    assert part
    texts = [sentence.text for sentence in part.paragraphs[0].sentences]
    assert len(texts) == 3
    assert texts[0].startswith("According to the activists, an attempt was made to abduct Ilona Varga")
    assert texts[1].startswith("There are also reports of ")
    assert "present risk" in texts[2]
    assert part.paragraphs[0].style is Style.LEAD
    assert all(sentence.notes == () for sentence in part.paragraphs[0].sentences)


@pytest.mark.parametrize(
    ("dates", "order"),
    [
        (["2018-07-05", "2018-07-03"], ["e1", "e0"]),
        ([None, "2018-07-03"], ["e1", "e0"]),
        (["2018", "2018-07"], ["e0", "e1"]),
        ([None, None], ["e0", "e1"]),
    ],
)
def test_events_stand_in_the_order_of_time(dates: list[str | None], order: list[str]) -> None:
    case = Case()
    for number, day in enumerate(dates):
        case.event(f"e{number}", "arrest", place_words=f"e{number}", **({"date": day} if day else {}))
    found = told(letter_of(case))
    assert [place for text in found for place in ("e0", "e1") if f"in {place}" in text] == order


def test_only_the_chosen_events_are_told() -> None:
    case = arrest()
    case.event("f", "threat", "a")
    assert len(told(letter_of(case, events=("f",)))) == 1


def test_somebody_not_chosen_appears_as_a_role() -> None:
    letter = letter_of(arrest(), persons=())
    assert "Varga" not in everything(letter)
    assert told(letter) == ["A source known to us reports that the person was arrested."]


def test_the_forms_of_attribution_take_turns() -> None:
    case = Case()
    for number in range(3):
        case.event(f"e{number}", "arrest", attribution="the activists")
    leads = [text.split(",")[0].split(" that")[0] for text in told(letter_of(case))]
    assert leads == ["According to the activists", "The activists report", "According to the activists"]


def test_names_stand_in_full_again_after_the_summary() -> None:
    case = Case()
    case.grown("a", "Ilona Varga", short_name="Varga")
    case.event("e", "arrest", "a")
    case.event("f", "threat", "a")
    assert [("Ilona" in text) for text in told(letter_of(case))] == [True, False]


def link(**changes: Any) -> list[str]:
    case = arrest(attribution="the activists", link_to_work=changes.pop("recorded", []))
    return told(letter_of(case, **changes), PartKind.LINK)


def test_the_link_to_the_work_is_told_by_its_word() -> None:
    assert link(recorded="She reported on the harbour.") == ["According to the activists: she reported on the harbour."]


def test_our_own_view_stands_in_only_where_the_record_says_nothing() -> None:
    assert link(link_to_work=("We believe so.",)) == ["We believe so."]
    assert link(recorded="she reported", link_to_work=("We believe so.",)) == [
        "According to the activists: she reported."
    ]
    assert link() == []


def test_our_own_view_is_marked_as_ours() -> None:
    letter = letter_of(arrest(), link_to_work=("We believe so.",))
    part = letter.part(PartKind.LINK)
    assert part
    assert isinstance(part.paragraphs[0].sentences[0].basis, Ours)
    assert any(gap.property == "event.link_to_work" for gap in letter.gaps)


def test_demands_are_numbered_and_addressed() -> None:
    demands = (DemandText("Investigate.", ("a", "b")), DemandText("Answer.", ("b",)))
    blocks = (AddresseeBlock("a", "Minister"), AddresseeBlock("b", "Prosecutor"))
    letter = letter_of(arrest(), demands=demands, addressees=blocks)
    part = letter.part(PartKind.DEMANDS)
    assert part
    assert [(p.number, p.style, p.small) for p in part.paragraphs] == [(1, Style.ITEM, 1), (2, Style.ITEM, 1)]
    assert told(letter, PartKind.DEMANDS) == ["Investigate. To: Minister; Prosecutor", "Answer. To: Prosecutor"]


def test_an_addressee_block_has_everything_that_is_known() -> None:
    block = AddresseeBlock(
        "a", "Minister", "Ministry", ("1 Square", "Brod"), "m@x.example", "Dear Minister", "English", date(2026, 11, 16)
    )
    letter = letter_of(arrest(), addressees=(block,), demands=(DemandText("Answer.", ("a",)),))
    part = letter.part(PartKind.ADDRESSEES)
    assert part
    address = ["Minister", "Ministry", "1 Square", "Brod", "m@x.example"]
    assert [sentence.text for sentence in part.paragraphs[0].sentences] == address  # our own notes stay with us
    assert part.paragraphs[0].small == 0
    assert not [gap for gap in letter.gaps if gap.property.startswith("addressees")]


def test_readers_who_are_asked_to_write_learn_how_to_write() -> None:
    block = AddresseeBlock("a", "Minister", salutation="Dear Minister", language="English", checked=date(2026, 11, 16))
    demands = (DemandText("Answer.", ("a",)),)
    given: dict[str, Any] = {
        "addressees": (block,),
        "demands": demands,
        "number": "UA 1/2026",
        "reply_by": date(2026, 12, 4),
    }
    part = compose(arrest().dossier, brief(**given), "urgent-action", today=TODAY).part(PartKind.ADDRESSEES)
    assert part
    assert [sentence.text for sentence in part.paragraphs[0].sentences] == [
        "Minister",
        "Salutation: Dear Minister",
        "Language: English",
        "Address checked on 16 November 2026.",
    ]
    assert part.paragraphs[0].small == 3


def test_a_letter_that_opens_with_the_one_office_greets_it() -> None:
    block = AddresseeBlock("a", "Minister", salutation="Dear Minister", checked=date(2026, 11, 16))
    given: dict[str, Any] = {"demands": (DemandText("Answer.", ("a",)),), "reply_by": date(2026, 12, 4)}
    letter = compose(arrest().dossier, brief(addressees=(block,), **given), "office-appeal", today=TODAY)
    first = letter.parts[0]
    assert first.kind is PartKind.ADDRESSEES
    assert [[s.text for s in paragraph.sentences] for paragraph in first.paragraphs] == [
        ["Minister"],
        ["Dear Minister,"],
    ]


@pytest.mark.parametrize(
    ("changes", "text"),
    [
        ({"reply_by": date(2026, 12, 4)}, "We ask for a reply by 4 December 2026."),
        (
            {"reply_by": date(2026, 12, 4), "reply_to": "us@x.example"},
            "We ask for a reply by 4 December 2026, to us@x.example.",
        ),
        ({"reply_to": "us@x.example"}, "Replies reach us at us@x.example."),
        (
            {"valid_until": date(2027, 1, 4)},
            "This appeal is valid until 4 January 2027; please check with us before you act on it after that day.",
        ),
        ({"courtesy": ("Thank you.",)}, "Thank you."),
    ],
)
def test_replies(changes: dict[str, Any], text: str) -> None:
    assert told(letter_of(arrest(), **changes), PartKind.REPLY) == [text]


def test_earlier_documents_are_those_that_were_sent_and_those_of_the_brief() -> None:
    case = arrest()
    case.add("intervention", "sent", number="UA 9/2025", date="2025-05-03", kind="urgent_appeal")
    case.add("delivery", "d", intervention="sent", sent="2025-05-04")
    case.add("intervention", "draft", number="UA 8/2025", date="2025-05-01", kind="urgent_appeal")
    case.add("intervention", "bare", kind="open_letter")
    case.add("delivery", "d2", intervention="bare", sent="2025-05-04")
    assert told(letter_of(case, previous=("A letter of June.",)), PartKind.PREVIOUS) == [
        "Urgent appeal UA 9/2025 of 3 May 2025.",
        "A letter of June.",
    ]


@pytest.mark.parametrize("signatory", ["", "Rona Vell, Director"])
def test_who_signs_stands_above_the_name_of_the_organisation(signatory: str) -> None:
    ours = brief().organisation.__class__("Harbour Light", ("14 Mole Street",), signatory)
    said = [
        words.text for words in letter_of(arrest(), organisation=ours).part(PartKind.CONTACT).paragraphs[0].sentences
    ]
    assert said == [*([signatory] if signatory else []), "Harbour Light", "14 Mole Street"]


@pytest.mark.parametrize(
    ("changes", "gap"),
    [
        ({"number": ""}, "number"),
        ({}, "law"),
        ({}, "risk"),
        ({}, "link"),
        ({"reply_by": TODAY}, "reply_by"),
        ({"organisation": brief().organisation.__class__("Harbour Light")}, "organisation.contact"),
        ({"addressees": (AddresseeBlock("prosecutor", "P", salutation="Dear"),)}, "addressees.checked"),
        (
            {"addressees": (AddresseeBlock("prosecutor", "P", salutation="Dear", checked=date(2026, 5, 1)),)},
            "addressees.checked",
        ),
        ({"addressees": (AddresseeBlock("prosecutor", "P", checked=TODAY),)}, "addressees.salutation"),
        ({}, "event.date"),
    ],
)
def test_gaps_are_for_the_officer_and_never_printed(changes: dict[str, Any], gap: str) -> None:
    letter = letter_of(arrest(), **changes)
    found = [one for one in letter.gaps if one.property == gap]
    assert found
    assert all(one.message not in everything(letter) for one in found)


def test_what_nobody_looked_at_bars_approval() -> None:
    case = arrest()
    case.add("event", "e", type=case.say("arrest", looked=False))
    letter = letter_of(case)
    assert letter.nobody_looked
    assert not letter.may_be_approved


def test_what_nobody_looked_at_and_nothing_uses_does_not() -> None:
    case = arrest()
    case.add("place", "p", name=case.say("Brod", looked=False))
    assert letter_of(case).may_be_approved


def test_a_name_in_free_text_is_struck_and_listed() -> None:
    case = arrest(description="Danylo Zięba saw it")
    case.add("person", "x", name="Danylo Zięba")
    letter = letter_of(case, position=("Danylo must be heard.",))
    assert "Zięba" not in everything(letter)
    assert "Danylo" not in everything(letter)
    assert any(gap.entity == "x" and "taken out" in gap.message for gap in letter.gaps)


def test_persons_of_a_proceeding_stand_in_its_events() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.add("proceeding", "p", person="a")
    case.add("event", "e", type="asylum_refusal", attribution="her lawyer")
    case.add("stage", "s", proceeding="p", event="e")
    assert told(letter_of(case)) == ["According to her lawyer, Ilona Varga was refused asylum."]
