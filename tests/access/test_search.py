"""Searching: what fits, what does not, in which order, and what is offered where nothing fits."""

from __future__ import annotations

import random

import pytest

from support.cases import Case, new_case
from tocsin.access import index, search
from tocsin.access.search import Found, Near
from tocsin.actions.init import Office
from tocsin.actions.retract import retract
from tocsin.actions.unlocking import opened_scopes
from tocsin.domain.errors import NoSuch
from tocsin.domain.lemmas import query_words, text_tokens
from tocsin.domain.viewer import Viewer

find = search.search


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour Light")


def found(asking: Case, query: str, **narrowed: object) -> set[str]:
    return {hit.entity for hit in find(asking.viewer, query, **narrowed).items}  # type: ignore[arg-type] # as search takes


def test_every_kind_is_found_by_its_words(case: Case) -> None:
    kept = {
        case.add("event", description="Two officers searched the flat"): "officer flat",
        case.add("event", place_words="behind the lighthouse", type="threat"): "lighthouses",
        case.add("event", attribution="the neighbour downstairs"): "neighbours",
        case.add("person", name="Жанара Ахметова"): "Zhanara",
        case.add("group", name="Brod Press Union"): "brod union",
        case.add("place", name="Port Ambrel"): "ambrel",
        case.add("sighting", subject="grey van AB1234"): "ab1234",
        case.add("statement", title="Call of a sister", words="she heard shots"): "hear shot",
        case.id: "harbour",
    }
    for entity, query in kept.items():
        assert found(case, query) == {entity}, query


def test_every_word_has_to_be_met(case: Case) -> None:
    one = case.add("event", description="The court sat in the morning")
    case.add("event", description="The court was closed")
    assert found(case, "court morning") == {one}
    assert found(case, "court evening") == set()


def test_an_event_is_found_by_the_name_of_its_type(case: Case) -> None:
    event = case.add("event", type="surveillance")
    assert found(case, "surveillance") == {event}


def test_what_a_statement_said_word_for_word_is_found(case: Case) -> None:
    person = case.add("person", name="Ilona Varga", occupation="editor")
    assert found(case, "editors") == {person}


def test_a_value_in_dispute_is_found_by_either(case: Case) -> None:
    event = case.add("event", title="The raid")
    case.more(event, title="The visit")
    assert found(case, "raid") == found(case, "visit") == {event}


def test_what_is_out_of_force_is_not_found(case: Case) -> None:
    event = case.add("event", description="a grey lantern", type="threat")
    (claim,) = case.claims(event, "event.description")
    retract(case.viewer, claim, "mistaken")
    assert found(case, "lantern") == set()
    assert found(case, "threat") == {event}


def test_what_identifies_a_source_is_never_found(case: Case) -> None:
    case.add("source", name="Quillfeather", contact="quill@example.org")
    assert found(case, "quillfeather") == found(case, "quill") == set()


def test_narrowed_by_kind_and_case(case: Case, office: Office) -> None:
    person, event = case.add("person", name="Marek Brod"), case.add("event", title="Brod")
    other = new_case(office, "Elsewhere").add("event", title="Brod")
    assert found(case, "brod", kinds=["person"]) == {person}
    assert found(case, "brod", kinds=["person", "event"]) == {person, event, other}
    assert found(case, "brod", case=case.id) == {person, event}
    assert found(case, "brod", kinds=[]) == set()
    with pytest.raises(NoSuch):
        find(case.viewer, "brod", case=event)


def test_names_come_first_then_the_newest(case: Case) -> None:
    person = case.add("person", name="Wanda Marek")
    older, newer = case.add("event", description="Marek was seen"), case.add("event", description="Marek again")
    assert [hit.entity for hit in find(case.viewer, "marek").items] == [person, newer, older]


def test_a_hit_says_what_a_list_shows(case: Case) -> None:
    event = case.add("event", description="A call at night", type="threat", date="2018-07")
    (hit,) = find(case.viewer, "night").items
    assert (hit.entity, hit.kind, hit.scope, hit.case_title) == (event, "event", case.scope, "Harbour Light")
    assert (hit.line, hit.type, hit.date, hit.whom) == ("A call at night", "threat", "2018-07", ())
    for name in ("Ilona Varga", "Marta Velin"):
        case.add("act", event=event, victim=case.add("person", name=name))
    assert find(case.viewer, "night").items[0].whom == ("Ilona Varga", "Marta Velin")


def test_a_name_that_is_nowhere_offers_near_ones(case: Case) -> None:
    person = case.add("person", name="Ілона Варгенко")
    answer = find(case.viewer, "Vargemko")
    assert answer.items == ()
    assert answer.near == (Near("vargemko", ("vargenko",)),)
    assert [hit.entity for hit in answer.nearly] == [person]
    assert [hit.entity for hit in find(case.viewer, "Ілона Vargemko").nearly] == [person]
    assert find(case.viewer, "Oren Vargemko").nearly == ()


def test_names_that_are_spelt_nearly_so_stand_behind_those_that_fit(case: Case) -> None:
    exact, other = case.add("person", name="Zhanar Quill"), case.add("person", name="Жанара Квилл")
    answer = find(case.viewer, "zhanar")
    assert ([hit.entity for hit in answer.items], [hit.entity for hit in answer.nearly]) == ([exact], [other])
    assert find(case.viewer, "harbour").nearly == ()


@pytest.mark.parametrize("query", ["", "   ", "?!", "a", "“”"])
def test_a_query_without_words_finds_nothing(case: Case, query: str) -> None:
    assert find(case.viewer, query) == Found((), None, 0, more=False, ranked=None)


@pytest.mark.parametrize(
    "query", ['"court', "court OR", "court AND NOT", "tokens:court", "court*", "(court", "-court^2"]
)
def test_signs_of_a_query_language_mean_nothing(case: Case, query: str) -> None:
    event = case.add("event", description="court or and not tokens 2")
    assert found(case, query) == {event}


def test_pages_follow_one_another(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "SHOWN", 2)
    events = [case.add("event", description=f"siren {number}") for number in range(5)]
    seen, start = [], 0
    while start is not None:
        page = find(case.viewer, "siren", start=start)
        seen += [hit.entity for hit in page.items]
        start = page.next  # type: ignore[assignment] # None ends the walk
    assert seen == events[::-1]


def test_counting_and_ranking_stop(case: Case, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(search, "MOST_RANKED", 3)
    monkeypatch.setattr(search, "MOST_COUNTED", 4)
    events = [case.add("event", description=f"siren {number}") for number in range(6)]
    answer = find(case.viewer, "siren")
    assert (answer.total, answer.more, answer.ranked) == (4, True, 3)
    assert [hit.entity for hit in answer.items] == events[:2:-1]


def test_what_is_hidden_offers_no_name_and_changes_no_order(case: Case, office: Office) -> None:
    case.add("person", name="Vargento")
    before = find(case.viewer, "Vargenko")
    new_case(office, "Hidden").add("person", name="Vargenka")
    viewer = Viewer(office.viewer.member, frozenset({case.scope}))
    assert find(viewer, "Vargenko") == before
    assert len(find(office.viewer, "Vargenko").nearly) == 2
    assert find(office.viewer, "Vargenko").near[0].names == ("vargenka", "vargento")


def test_one_who_sees_nothing_is_told_nothing(case: Case) -> None:
    assert find(Viewer(case.viewer.member, frozenset()), "harbour").total == 0
    strange = Viewer(case.viewer.member, frozenset({f"book:{opened_scopes().book}"}))
    assert find(strange, "harbour").total == 0


def test_a_viewer_of_very_many_cases_is_answered(case: Case, office: Office) -> None:
    scopes = frozenset({case.scope}) | {new_case(office, f"Case {number}").scope for number in range(40)}
    assert find(Viewer(office.viewer.member, scopes), "harbour").total == 1
    assert index.find(office.viewer, [[f"_s{number}" for number in range(3000)], ["harbour"]])


WORDS = (
    "court",
    "courts",
    "officer",
    "arrested",
    "arrest",
    "обыск",
    "обыска",
    "обшуку",
    "Київ",
    "києві",
    "sąd",
    "Brod",
)


@pytest.mark.parametrize("seed", range(6))
def test_it_finds_what_reading_everything_finds(case: Case, office: Office, seed: int) -> None:
    chance = random.Random(seed)
    other = new_case(office, "Other")
    texts: dict[str, tuple[Case, str]] = {}
    for _ in range(14):
        where, text = chance.choice((case, other)), " ".join(chance.choices(WORDS, k=chance.randint(1, 4)))
        texts[where.add("event", description=text)] = (where, text)
    for entity in chance.sample(list(texts), 4):
        where, text = texts[entity]
        texts[entity] = (where, f"{text} lantern")
        (claim,) = where.claims(entity, "event.description")
        where.more(entity, description=texts[entity][1])
        retract(where.viewer, claim, "typed anew")
    viewer = Viewer(office.viewer.member, frozenset({case.scope}))
    for _ in range(12):
        query = " ".join(chance.choices((*WORDS, "lantern"), k=chance.randint(1, 2)))
        asked = query_words(query)
        fits = {
            entity: where
            for entity, (where, text) in texts.items()
            if all(not part.isdisjoint(text_tokens(text)) for part in asked)
        }
        assert found(case, query, kinds=["event"]) == set(fits)
        assert {hit.entity for hit in find(viewer, query, kinds=["event"]).items} == {
            entity for entity, where in fits.items() if where is case
        }
