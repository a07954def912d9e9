"""Every function of `access` that takes a Viewer, found by walking the package, asked about a scope that is hidden.

Nothing of it is handed out: no value, no count, no order, and the answer is that of something that never was. A new
function is asked as soon as it is there; one whose parameters are unknown here fails until they are.
"""

from __future__ import annotations

import importlib
import inspect
import pkgutil
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import pytest

import tocsin.access
from support.cases import Case, new_case
from support.proposals import ARREST, put
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.event_filter import EventFilter
from tocsin.access.events import Order
from tocsin.access.filter import visible
from tocsin.access.handles import find_claim_id, find_entity, handle
from tocsin.access.in_clear import list_in_clear
from tocsin.access.page import Page, Slice
from tocsin.access.redacting import Document
from tocsin.access.search import Found
from tocsin.access.sorted_rows import Sorted
from tocsin.access.waiting import get_waiting
from tocsin.actions.init import Office
from tocsin.actions.let_out import let_out
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.domain.changesets import digest_text
from tocsin.domain.dossier import Dossier
from tocsin.domain.errors import NoSuch, NothingToRead
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRanked,
    ClaimRetracted,
    ClaimsUnlooked,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    LetterComposed,
    StatementReviewed,
)
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import TABLES, Entity, File, Joined, PersonRow
from tocsin.records.words import SCOPES

CANARY = "Quillfeather"
MORE: dict[str, Any] = {
    "template_key": "thanks",
    "query": CANARY,
    "moment": datetime(2031, 5, 1, tzinfo=UTC),
    "word": "quilfeather",
    "kinds": None,
    "own": None,
    "begun": f".{CANARY[:5].casefold()}",
    "most": 5,
    "limit": 100,
    "few": 100,
    "newest": 3,
    "since": date(2018, 1, 1),
    "until": date(2018, 12, 31),
    "pointing": ("act.victim",),
    "order": Order.EARLIEST,
    "after": None,
    "audience": "public",
    "what": "unlock",
    "also_named": (),
    "of": Sorted(PersonRow, "person"),
    "of_kinds": ("person",),
    "properties": ("event.title", "person.name", "case.title"),
}


def functions() -> Iterator[Callable[..., Any]]:
    """Every public function of `tocsin.access` whose first parameter is the Viewer."""
    for module in pkgutil.iter_modules(tocsin.access.__path__, "tocsin.access."):
        found = importlib.import_module(module.name)
        for name, function in inspect.getmembers(found, inspect.isfunction):
            parameters = list(inspect.signature(function).parameters)
            if function.__module__ == module.name and not name.startswith("_") and parameters[:1] == ["viewer"]:
                yield function


# the filter itself is asked below, and through it what gives rows to other functions
ASKED = [function for function in functions() if function.__name__ not in {"visible", "rows_in_time"}]


@dataclass
class Hidden:
    """What lies in the hidden scope, by the name of the parameter that would ask for it."""

    case: Case
    known: dict[str, Any]

    def arguments(self, function: Callable[..., Any]) -> dict[str, Any]:
        """What to ask a function for. KeyError for a parameter that is unknown here."""
        names = list(inspect.signature(function).parameters)[1:]
        special = {name: f"{function.__name__}.{name}" for name in names}
        return {name: self.known[special[name] if special[name] in self.known else name] for name in names}


@pytest.fixture
def shown(office: Office) -> Case:
    """What the viewer may see."""
    case = new_case(office, "Harbour")
    case.add("event", date="2018", type="threat")
    case.add("person", name="Ilona Varga")
    return case


@pytest.fixture
def hidden(office: Office, shown: Case) -> Hidden:
    """A case with a row in every derived table, of which the viewer sees nothing."""
    case = new_case(office, CANARY)
    person = case.add("person", name=CANARY, birth="1990")
    event = case.add("event", date="2018-07-05", type="threat", title=CANARY)
    (claim,) = case.claims(event, "event.date")
    case.add("act", event=event, victim=person)
    waiting = put(case, ARREST)
    case.say(ClaimRanked(claim=claim, rank="preferred"), ClaimsUnlooked(claims=(claim,)))
    case.say(LetterComposed(intervention=ident(80), letters=(digest_text(bytes(32)),), claims=(claim,)))
    letter = case.add("intervention", title=CANARY, grant=CANARY)
    case.add("delivery", intervention=letter, addressee=case.add("addressee", office=CANARY), sent="2031-04-04")
    case.add("effect", intervention=letter, person=person, impact="020000000000")
    (taken_back,) = case.claims(event, "event.title")
    case.say(LetterComposed(intervention=letter, letters=(digest_text(bytes(32)),), claims=(taken_back,)))
    case.say(ClaimRetracted(claim=taken_back))
    case.say(
        StatementReviewed(statement=waiting.statement, reader="rules", accepted=0, rejected=0, looked=0),
        ClaimMade(claim=ident(71), entity=ident(72), property="event.title", statement=ident(73), value=CANARY),
        EntityOpened(entity=ident(76), kind="act"),
        ClaimMade(claim=ident(77), entity=ident(76), property="act.event", statement=ident(73), value=ident(78)),
        ContentErased(erasure=ident(75), ground="asked", places=((digest_text(bytes(32)), 0),)),
    )
    with writing(office.viewer) as said:
        joined = EntitiesJoined(join=ident(70), one=person, other=event)
        said.say(f"links:{opened_scopes().links}", joined, EntitiesParted(join=ident(74)))
    return Hidden(
        case,
        {
            "case": case.id,
            "list_effects.rows": get_waiting(office.viewer, case.id, MORE["moment"]),
            "told_of_in.dossier": Dossier(case.id, {}),
            "values_with.dossier": get_dossier(office.viewer, case.id),
            "listed_for.dossier": Dossier(case.id, {}),
            "document": document(waiting.statement, case.scope, File.objects.latest("id").digest),
            "intervention": letter,
            "interventions": [letter],
            "entity": event,
            "uid": event,
            "uids": [event],
            "entities": [event],
            "statements": [waiting.statement],
            "statement": waiting.statement,
            "claim": claim,
            "claims": [claim],
            "events": [event],
            "names_of_victims.events": [Entity.objects.get(uid=event).id],
            "scope": case.scope,
            "digest": File.objects.latest("id").digest,
            "digests": [File.objects.latest("id").digest],
            "number": waiting.rows["arrest"],
            "words": CANARY,
            "find_claim_id.words": claim,
            "find_entity.words": event,
            "cases": [case.id],
            "find_device.words": office.session.device,
            "find_erasure.words": ident(75),
            "name": CANARY,
            "state": "waiting",
            "start": 0,
            "day": date(2030, 1, 1),
            "kind": None,
            "row_within.kind": "event",
            **MORE,
            "wanted": EventFilter(type="threat"),
            "person": person,
            "bearer": person,
            "list_people.case": None,
            "complete.case": None,
            "search.case": None,
            "sorted_rows.case": None,
            "find.case": None,
            "count.case": None,
            "find.wanted": [[CANARY.casefold(), f".{CANARY.casefold()}"]],
            "count.wanted": [[CANARY.casefold(), f".{CANARY.casefold()}"]],
        },
    )


def document(statement: str, scope: str, file: str) -> Document:
    """A document as it is handed to a function of `access`."""
    return Document(statement, scope, "", "en", "Nothing of anybody.", file, file, "text/plain", (), by_ocr=False)


def test_every_derived_table_has_a_hidden_row(hidden: Hidden) -> None:
    for table in TABLES:
        assert table._default_manager.exists(), table.__name__
    assert Joined.objects.exists()


@pytest.fixture(params=["another scope", "no scope"])
def stranger(request: pytest.FixtureRequest, office: Office, shown: Case) -> Viewer:
    scopes = frozenset({shown.scope}) if request.param == "another scope" else frozenset[str]()
    return Viewer(office.viewer.member, scopes)


def test_nothing_of_a_hidden_scope_is_handed_out(hidden: Hidden, stranger: Viewer) -> None:
    for function in ASKED:
        arguments = hidden.arguments(function)
        function(hidden.case.viewer, **arguments)  # the owner is answered: the question makes sense
        answer = answered(function, stranger, arguments)
        for trace in (CANARY, hidden.case.id, *planted(hidden)):
            assert trace not in repr(answer), function.__name__
        if isinstance(answer, Page | Slice | Found):
            assert answer.total == len(answer.items), function.__name__


def planted(hidden: Hidden) -> list[str]:
    """What would betray the hidden case if it came back."""
    return [hidden.known[name] for name in ("person", "entity", "statement", "claim", "digest")]


def test_what_is_hidden_and_what_never_was_are_answered_alike(hidden: Hidden, stranger: Viewer) -> None:
    for function in ASKED:
        arguments = hidden.arguments(function)
        never = arguments | {name: NEVER[name] for name in arguments if name in NEVER and arguments[name] is not None}
        alike = answered(function, stranger, arguments) == answered(function, stranger, never)
        assert alike, function.__name__


def test_a_handle_of_what_is_hidden_is_nobody_s(hidden: Hidden, stranger: Viewer) -> None:
    event, claim = hidden.known["entity"], hidden.known["claim"]
    assert find_entity(hidden.case.viewer, handle("event", event)) == event
    assert find_claim_id(hidden.case.viewer, handle("claim", claim)) == claim
    for find, words in ((find_entity, handle("event", event)), (find_claim_id, handle("claim", claim))):
        with pytest.raises(NoSuch):
            find(stranger, words)


NEVER: dict[str, Any] = {
    **dict.fromkeys(("case", "entity", "intervention", "uid", "statement", "claim"), ident(9_999)),
    "claims": [ident(9_999)],
    "cases": [ident(9_999)],
    "uids": [ident(9_999)],
    "entities": [ident(9_999)],
    "interventions": [ident(9_999)],
    "statements": [ident(9_999)],
    "scope": f"case:{ident(9_999)}",
    "digest": "B" * 42 + "A",
    "digests": ["B" * 42 + "A"],
    "number": 10**9,
    "words": "Nobody-at-all",
    "name": "Nobody-at-all",
    "query": "Nobody-at-all",
    "word": "nobodyatall",
    "person": ident(9_999),
    "bearer": ident(9_999),
}


def answered(function: Callable[..., Any], viewer: Viewer, arguments: dict[str, Any]) -> Any:
    try:
        found = function(viewer, **arguments)
        return list(found) if isinstance(found, Iterator) else found
    except (NoSuch, NothingToRead) as exc:
        return type(exc), exc.fields, str(exc)


def test_a_hidden_case_changes_no_other_answer(office: Office, shown: Case) -> None:
    """The same questions about what may be seen, before and after something hidden is recorded."""
    viewer = Viewer(office.viewer.member, frozenset({shown.scope}))
    before = [answered(function, viewer, of_shown(shown, function)) for function in ASKED]
    hidden = new_case(office, "Harbour")
    for _ in range(3):
        hidden.add("event", date="2017", type="threat")
        hidden.add("person", name="Ilona Varga")
    for function, answer in zip(ASKED, before, strict=True):
        assert answered(function, viewer, of_shown(shown, function)) == answer, function.__name__


def of_shown(shown: Case, function: Callable[..., Any]) -> dict[str, Any]:
    told = shown.told()
    events = [one.entity for one in told if isinstance(one, EntityOpened) and one.kind == "event"]
    numbers = list(Entity.objects.filter(uid__in=events).values_list("id", flat=True))
    known = {
        "case": shown.id,
        "cases": [shown.id],
        "intervention": shown.id,
        "interventions": [shown.id],
        "entity": shown.id,
        "uid": shown.id,
        "uids": [shown.id],
        "entities": [shown.id],
        "statements": [told[-1].statement],
        "scope": shown.scope,
        "words": "Harbour",
        "name": "Ilona Varga",
        "day": date(2030, 1, 1),
        "claim": told[-1].claim,
        "claims": [told[-1].claim],
        "events": numbers if function.__name__ == "names_of_victims" else events,
        "start": 0,
        "state": "waiting",
        "kind": None,
        "statement": told[-1].statement,
        "number": 1,
        "digest": NEVER["digest"],
        "document": document(told[-1].statement, shown.scope, NEVER["digest"]),
        "digests": NEVER["digests"],
        **MORE,
        "query": "Varga",
        "word": "vargha",
        "wanted": [[".varga"]] if function.__module__ == "tocsin.access.index" else EventFilter(type="threat"),
        "person": shown.id,
        "bearer": shown.id,
        "rows": (),
        "dossier": Dossier(shown.id, {}),
    }
    return {name: known[name] for name in list(inspect.signature(function).parameters)[1:]}


def test_the_walk_finds_the_package() -> None:
    assert {"list_cases", "get_dossier", "get_facts", "suggest", "find_claim", "list_history"} <= {
        function.__name__ for function in ASKED
    }


SCOPED = [table for table in TABLES if any(field.name == "scope" for field in table._meta.fields)]


def test_the_filter_lets_no_row_of_another_scope_pass(hidden: Hidden, stranger: Viewer) -> None:
    number = SCOPES.known(hidden.case.scope)
    for table in SCOPED:
        every = table._default_manager.all()
        assert every.filter(scope=number).exists(), table.__name__
        assert not visible(stranger, every.filter(scope=number)).exists(), table.__name__
        assert visible(hidden.case.viewer, every).count() == every.count()


def test_tables_without_a_scope_are_few_and_known() -> None:
    """What has no scope of its own is reached through an entity only, holds no more than a word, or is told to those
    only who see everything."""
    without = {table.__name__ for table in TABLES if table not in SCOPED}
    assert without == {
        "Word",
        "Scope",
        "Claim",
        "Judged",
        "Aside",
        "Review",
        "Joined",
        "Parted",
        "Pointer",
        "Dangling",
        "NearName",
        "EventValues",
    }


def test_on_a_server_the_files_of_a_machine_are_not_told(
    hidden: Hidden, stranger: Viewer, tmp_path_factory: pytest.TempPathFactory
) -> None:
    let_out(hidden.case.viewer, tmp_path_factory.mktemp("out") / "a.pdf", b"x", "letter")
    assert list_in_clear(hidden.case.viewer)
    assert list_in_clear(stranger) == ()
