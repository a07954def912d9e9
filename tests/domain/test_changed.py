"""What changed under a letter: the cases that no appeal of today makes, on dossiers written by hand."""

from __future__ import annotations

from datetime import date

import pytest

from tocsin.domain.changed import Change, Former, Why, changes_of
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.facts import Stance
from tocsin.domain.sent import Line, SentLetter, Used

DAY = date(2031, 6, 1)
FOOTNOTE = Line("footnote 1", "“A night on the quay”, Quay Centre", ("published", "title"))
STORY = Line("events 1.1", "Ilona Varga was threatened.", ("type", "victim", "name"))
USED = (
    Used("type", "event", "event.type", "threat", "statement"),
    Used("victim", "act", "act.victim", "ilona", "statement"),
    Used("name", "ilona", "person.name", "Ilona Varga", "entry"),
    Used("guard", "guard", "group.name", "Harbour Guard", "entry"),
    Used("published", "statement", "statement.publishable", "true", "entry"),
    Used("title", "statement", "statement.title", "A night on the quay", "entry"),
)
VALUES: dict[str, dict[str, list[str]]] = {
    "event": {"event.type": ["threat"]},
    "act": {"act.victim": ["ilona"]},
    "ilona": {"person.name": ["Ilona Varga"]},
    "guard": {"group.name": ["Harbour Guard"], "group.public_body": ["true"]},
    "statement": {
        "statement.title": ["A night on the quay"],
        "statement.publishable": ["true"],
        "statement.source": ["source"],
        "statement.evidence": ["evidence"],
    },
    "source": {"source.name": [""]},
    "evidence": {"evidence.name": ["scan.pdf"]},
}
CLAIMS = {(used.entity, used.property): used.id for used in USED}


def dossier(**more: dict[str, list[str]]) -> Dossier:
    """The case, with further entities or other values."""
    rows = VALUES | more
    views = {}
    for entity, values in rows.items():
        kind = next(iter(values)).partition(".")[0]
        views[entity] = EntityView(entity, kind, {name: shown(entity, name, of) for name, of in values.items()})
    return Dossier("case", views)


def shown(entity: str, name: str, values: list[str]) -> tuple[Shown, ...]:
    return tuple(Shown(value, (CLAIMS.get((entity, name), f"{entity}.{name}"),)) for value in values)


def letter(lines: tuple[Line, ...] = (STORY, FOOTNOTE), used: tuple[Used, ...] = USED) -> SentLetter:
    return SentLetter("appeal", "Threat", "UA 1/2031", "2031-05-01", lines, used)


def consent(subject: str, **values: str) -> dict[str, list[str]]:
    return {"consent.subject": [subject], **{f"consent.{name}": [value] for name, value in values.items()}}


def places(changes: tuple[Change, ...]) -> list[str]:
    assert {change.why for change in changes} <= {Why.WITHDRAWN}
    return [line.place for change in changes for line in change.lines]


def test_nothing_changed() -> None:
    assert changes_of(letter(), dossier(), DAY) == ()


@pytest.mark.parametrize(
    ("of", "expected"),
    [
        (consent("statement", use="share", granted="false"), ["events 1.1", "footnote 1"]),
        (consent("source", use="share", granted="false"), ["events 1.1", "footnote 1"]),
        (consent("evidence", granted="false"), ["events 1.1", "footnote 1"]),
        (consent("source", use="publish_named", granted="false"), ["footnote 1"]),
        (consent("ilona", use="share", granted="false"), ["events 1.1"]),
        (consent("ilona", use="publish_named", granted="false"), ["events 1.1"]),
        (consent("ilona", granted="true", until="2031-05-31"), ["events 1.1"]),
        (consent("ilona", granted="true", until="2031-06-01"), []),
        (consent("ilona", use="statistics", granted="false"), []),
        (consent("ilona", use="share", audience="courts", granted="false"), []),
        (consent("ilona", use="share", audience="public", granted="false"), ["events 1.1"]),
        (consent("guard", use="share", granted="false"), []),  # a public body needs no consent
        (consent("nobody", use="share", granted="false"), []),
    ],
)
def test_a_consent_that_ended(of: dict[str, list[str]], expected: list[str]) -> None:
    assert places(changes_of(letter(), dossier(consent=of), DAY)) == expected


def test_a_statement_that_may_not_be_published_any_more_leaves_the_footnotes() -> None:
    values = VALUES["statement"] | {"statement.publishable": ["false"]}
    assert places(changes_of(letter(), dossier(statement=values), DAY)) == ["footnote 1"]
    unused = tuple(used for used in USED if used.id != "published")
    assert changes_of(letter((), unused), dossier(statement=values), DAY) == ()


def test_a_consent_that_was_taken_back_ends_unless_another_allows_the_same() -> None:
    former = Former(frozenset({"ilona"}), frozenset({"publish_named"}), frozenset(), ("given",))
    (change,) = changes_of(letter(), dossier(), DAY, [former])
    assert (change.why, change.grounds) == (Why.WITHDRAWN, ("given",))
    for use, still in (("publish_named", ()), ("share", (Why.WITHDRAWN,))):
        renewed = dossier(consent=consent("ilona", use=use, granted="true"))
        assert tuple(change.why for change in changes_of(letter(), renewed, DAY, [former])) == still


def test_of_several_uses_the_one_that_reaches_further_is_asked_once() -> None:
    both = consent("ilona", granted="false") | {"consent.use": ["publish_named", "share"]}
    (change,) = changes_of(letter(), dossier(consent=both), DAY)
    assert {used.id for used in change.was} == {"victim", "name"}


def test_without_a_sheet_it_is_known_that_a_letter_is_concerned() -> None:
    (change,) = changes_of(letter(lines=()), dossier(consent=consent("ilona", granted="false")), DAY)
    assert change.lines == ()


def test_a_denial_of_what_the_letter_says_is_a_dispute() -> None:
    said = Shown("threat", ("type",), state=State.DISPUTED, others=(Shown("threat", ("no",), stance=Stance.DENIES),))
    case = dossier()
    view = EntityView("event", "event", {"event.type": (said,)})
    (change,) = changes_of(letter(), Dossier("case", {**case.entities, "event": view}), DAY)
    assert (change.why, change.grounds) == (Why.DISPUTED, ("type", "no"))


def test_what_the_letter_said_to_be_unknown_and_is_known_now_is_no_correction() -> None:
    used = Used("unknown", "event", "event.place_words", "", "statement", out=True)
    known = VALUES["event"] | {"event.place_words": ["the quay"]}
    assert changes_of(letter(used=(*USED, used)), dossier(event=known), DAY) == ()


def test_of_several_values_the_new_one_stands_for_the_one_that_went() -> None:
    used = Used("old name", "ilona", "person.name", "Ilona Warga", "entry", out=True)
    both = VALUES["ilona"] | {"person.name": ["Ilona Varga"]}
    (change,) = changes_of(letter(used=(*USED, used)), dossier(ilona=both), DAY)
    assert (change.why, change.now) == (Why.RETRACTED, ())
    views = dict(dossier().entities)
    names = (Shown("Ilona Varga", ("name",)), Shown("Ilona Várga", ("new name",)))
    views["ilona"] = EntityView("ilona", "person", {"person.name": names})
    (change,) = changes_of(letter(used=(*USED, used)), Dossier("case", views), DAY)
    assert (change.why, [one.value for one in change.now]) == (Why.CORRECTED, ["Ilona Várga"])
