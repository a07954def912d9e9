"""Words of the terminal: names of entries, values with their doubt, the timeline's marks, proposals in a line."""

from __future__ import annotations

from typing import Any

import pytest

from tocsin.access.proposals import ProposalLine
from tocsin.access.timeline import EventLine
from tocsin.cli import labels, timeline
from tocsin.cli.proposal_words import passage_lines, summary
from tocsin.cli.terminal import read_line
from tocsin.domain.dates import Bounds, Kind, bounds
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.schema import schema

ID = "AaIFn4IQcACY9WZvp-QVH"


def shown(value: str, **given: Any) -> Shown:
    """One value with one claim."""
    return Shown(value=value, claims=("claim",), **given)


def view(kind: str, **values: str) -> EntityView:
    """An entity with single values."""
    return EntityView(f"{ID}Q", kind, {f"{kind}.{name}": (shown(value),) for name, value in values.items()})


def dossier(*views: EntityView) -> Dossier:
    """A case of these entities."""
    return Dossier("case", {one.id: one for one in views})


@pytest.mark.parametrize(
    ("one", "name"),
    [
        (view("person", name="Ілона Варга"), "Ілона Варга"),
        (view("group", name="Quay Centre"), "Quay Centre"),
        (view("case", title="Harbour case"), "Harbour case"),
        (view("event", type="arrest", date="2018-10"), "Arrest, in October 2018"),
        (view("event", type="arrest"), "Arrest"),
        (view("event"), "event"),
        (view("event", title="The second search", type="search_seizure"), "The second search"),
        (view("addressee", office="Prosecutor General"), "Prosecutor General"),
        (view("demand", text="release her"), "release her"),
        (view("person"), "person--QVHQ"),
        (view("act"), "act--QVHQ"),
    ],
)
def test_an_entry_is_called_by_what_is_known(one: EntityView, name: str) -> None:
    assert labels.name_of(dossier(one), one.id) == name


def test_what_lies_elsewhere_is_called_by_its_handle() -> None:
    assert labels.name_of(dossier(), f"{ID}Q") == "entry--QVHQ"


@pytest.mark.parametrize(
    ("property_id", "value", "words"),
    [
        ("event.date", "2018-07-05", "on 5 July 2018"),
        ("event.date", "2018-07-05~", "about 5 July 2018"),
        ("event.date", "2017-03/..", "since March 2017"),
        ("event.type", "search_seizure", "Search or seizure"),
        ("event.type", "something_minted", "something_minted"),
        ("person.minor", "true", "yes"),
        ("person.minor", "false", "no"),
        ("person.age", "14..16", "14..16"),
        ("event.place_words", "near the quay", "near the quay"),
    ],
)
def test_a_value_is_shown_with_its_own_precision(property_id: str, value: str, words: str) -> None:
    assert labels.value_of(dossier(), schema().property(property_id), shown(value)) == words


def test_a_sealed_value_says_how_to_open_it() -> None:
    words = labels.value_of(dossier(), schema().property("source.name"), shown(""))
    assert words == "(sealed: open it with --open and a reason)"


@pytest.mark.parametrize("reason", ["unknown", "not_asked", "withheld", "not_applicable"])
def test_an_absent_value_says_why(reason: str) -> None:
    absent = shown("", state=State.ABSENT, absent=reason)
    assert labels.value_of(dossier(), schema().property("event.date"), absent) == f"({reason.replace('_', ' ')})"


def test_a_disputed_value_shows_every_side() -> None:
    disputed = shown("2018-07-05", state=State.DISPUTED, others=(shown("2018-07-06"), shown("2018-07-09")))
    words = labels.value_of(dossier(), schema().property("event.date"), disputed)
    assert words == "on 5 July 2018 or on 6 July 2018 or on 9 July 2018 – sources differ"


def line(date: str, completion: str = "done") -> EventLine:
    """An event of the timeline."""
    found: Bounds | None = bounds(date, Kind.MOMENT) if date else None
    return EventLine("id", "arrest", completion, date, found, disputed=False)


@pytest.mark.parametrize(
    ("date", "completion", "mark"),
    [
        ("2018-07-05", "done", timeline.SURE),
        ("2018-07-05", "", timeline.SURE),
        ("2018-07-05", "attempted", timeline.HOLLOW),
        ("2018-07-05", "threatened", timeline.HOLLOW),
        ("2018-07-05", "planned", timeline.HOLLOW),
        ("2018-07", "done", timeline.SPAN),
        ("2018-07-05/2018-07-09", "done", timeline.SPAN),
        ("[2018-07-05,2018-07-09]", "done", timeline.SPAN),
        ("2018-07-05~", "done", timeline.OPEN),
        ("2017-03/..", "done", timeline.OPEN),
        ("201X", "done", timeline.OPEN),
        ("", "done", "?"),
    ],
)
def test_doubt_is_drawn(date: str, completion: str, mark: str) -> None:
    assert timeline.mark(line(date, completion)) == mark


EVENT = {
    "type": "arrest",
    "completion": "done",
    "victims": ["Ilona Varga", "Tomas Arbel"],
    "date": "2031-02-18",
    "place": "Brod",
    "perpetrator": "six officers",
    "attribution": "her lawyer",
    "stance": "asserts",
    "passages": [[3, 9]],
}


def proposal(kind: str, **form: Any) -> ProposalLine:
    """A proposal with this form."""
    return ProposalLine(1, "statement", "scope", 0, kind, form, "waiting", "rules", "")


def test_an_event_is_one_line_who_what_when_where_by_whose_word() -> None:
    assert summary(proposal("event", **EVENT)) == (
        "Arrest · Ilona Varga, Tomas Arbel · on 18 February 2031 · Brod · allegedly by six officers · "
        "according to her lawyer"
    )


@pytest.mark.parametrize(
    ("change", "part"),
    [
        ({"completion": "attempted"}, "Arrest, attempted"),
        ({"stance": "hedges"}, "the text hedges it"),
        ({"stance": "denies"}, "the text denies it"),
        ({"date": None}, "Ilona Varga, Tomas Arbel · Brod"),
    ],
)
def test_doubt_about_an_event_is_in_the_line(change: dict[str, Any], part: str) -> None:
    assert part in summary(proposal("event", **{**EVENT, **change}))


def test_people_and_bodies_with_their_other_names() -> None:
    person = proposal("person", name="Ilona Varga", roles=["journalist"], aliases=["Ms Varga", "Varga"])
    assert summary(person) == "Person: Ilona Varga (journalist), also “Ms Varga”, “Varga”"
    assert summary(proposal("organisation", name="Quay Centre", roles=[], aliases=[])) == "Body: Quay Centre"


def test_the_statement_itself() -> None:
    dated = proposal("document", date="2031-03-03", title="A HEADLINE", span=None)
    assert summary(dated) == "The statement itself: dated 2031-03-03, “A HEADLINE”"
    assert summary(proposal("document", date=None, title=None, span=None)) == "The statement itself: without a date"


def test_passages_are_quoted_three_at_most() -> None:
    text = "abc def ghi jkl"
    found = list(passage_lines(proposal("event", passages=[[0, 3], [4, 7], [8, 11], [12, 15]]), text))
    assert found == ["“[abc] def ghi jkl”", "“abc [def] ghi jkl”", "“abc def [ghi] jkl”"]


def test_a_line_is_read_and_the_next_stays(tmp_path: Any) -> None:
    import os

    reading, writing = os.pipe()
    os.write(writing, "перша\r\nsecond".encode())
    os.close(writing)
    assert [read_line(reading), read_line(reading), read_line(reading)] == ["перша", "second", ""]
    os.close(reading)
