"""The index: what is in it is what the claims in force say, however it came to be; what is taken out leaves nothing."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from django.db import connection

from support.cases import Case, new_case
from tocsin.actions.init import Office
from tocsin.actions.receive import receive
from tocsin.actions.retract import retract
from tocsin.domain.schema import schema
from tocsin.records import findable, findable_index, near_names, pointers, rebuild
from tocsin.records.derived import Document, Entity, NearName, Pointer
from tocsin.records.findable import filter_token


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office, "Harbour")


def tokens(entity: str) -> set[str]:
    return set(Document.objects.get(entity=Entity.objects.get(uid=entity).id).tokens.split())


def indexed() -> dict[str, list[int]]:
    """What the inverted index answers for every token that any document has."""
    every = {token for row in Document.objects.all() for token in row.tokens.split()}
    return {token: findable_index.find([[token]], 10_000) for token in sorted(every)}


def held() -> dict[str, list[int]]:
    """The same, read from the documents."""
    answer: dict[str, list[int]] = {}
    for row in Document.objects.order_by("-entity"):
        for token in row.tokens.split():
            answer.setdefault(token, []).append(row.entity)
    return dict(sorted(answer.items()))


def test_a_document_holds_words_names_and_what_is_filtered_by(case: Case) -> None:
    event = case.add("event", type="arrest", country="AQ", description="Two courts", date="2018")
    case.more(event, date="2019")
    marks = {"_kevent", "_disputed", "_doubtful"}
    assert tokens(event) == marks | {"_event.type.arrest", "_event.country.aq", "two", "court"}
    person = case.add("person", name="Ілона Varga", occupation="editors")
    assert tokens(person) == {"_kperson", ".ilona", ".varga", "editor"}


def test_an_entity_is_filtered_by_its_hash(case: Case) -> None:
    place = case.add("place", name="Port Ambrel")
    event = case.add("event", place=place)
    assert filter_token(schema().property("event.place"), place) in tokens(event)


def test_a_line_is_what_a_list_shows(case: Case) -> None:
    event = case.add("event", description="long " * 60)
    row = Document.objects.get(entity=Entity.objects.get(uid=event).id)
    assert len(row.line) == findable.LONGEST_LINE
    case.more(event, title="The raid")
    assert Document.objects.get(entity=row.entity).line == "The raid"


def test_acts_point_at_events_and_people(case: Case) -> None:
    event, person = case.add("event", type="threat"), case.add("person", name="Ilona")
    act = case.add("act", event=event, victim=person)
    numbers = dict(Entity.objects.values_list("uid", "id"))
    rows = set(Pointer.objects.values_list("place", "target"))
    start = numbers[act] * pointers.SLOTS
    assert rows == {(start, numbers[event]), (start + 1, numbers[person])}


def change(case: Case, chance: random.Random, entities: list[str]) -> None:
    """One thing that happens in a case."""
    word = chance.choice(("court", "обыск", "Ilona Varga", "Жанара", "harbour light", "sąd"))
    match chance.randrange(4):
        case 0 | 1:
            kind, name = chance.choice((("event", "description"), ("person", "name"), ("place", "name")))
            entities.append(case.add(kind, **{name: word}))
        case 2 if entities:
            entity = chance.choice(entities)
            name = "description" if case.view(entity).kind == "event" else "name"
            case.more(entity, **{name: word})
        case _ if entities:
            view = case.view(chance.choice(entities))
            claims = [claim for shown in view.values.values() for one in shown for claim in one.claims]
            if claims:
                retract(case.viewer, chance.choice(claims), "mistaken")


@pytest.mark.parametrize("seed", range(4))
def test_index_and_documents_agree_and_rebuilding_gives_the_same(case: Case, seed: int) -> None:
    chance, entities = random.Random(seed), list[str]()
    for _ in range(18):
        change(case, chance, entities)
    lived, names = indexed(), sorted(NearName.objects.values_list("variant", "word"))
    assert lived == held()
    assert {word for _, word in names} == {token[1:] for token in lived if token[0] == "."}
    digest = rebuild.digest()
    rebuild.rebuild()
    assert indexed() == lived
    assert sorted(NearName.objects.values_list("variant", "word")) == names
    assert rebuild.digest() == digest


def test_the_text_of_a_statement_is_found_also_after_a_rebuild(case: Case, tmp_path: Path) -> None:
    file = tmp_path / "call.txt"
    file.write_text("On 5 July 2018 two men waited with a quillfeather lantern.", "utf-8")
    with file.open("rb") as stream:
        receive(case.viewer, case.id, stream, "call.txt")
    assert findable_index.holds([["quillfeather"]])
    rebuild.rebuild()
    assert findable_index.holds([["quillfeather"]])


def every_byte() -> bytes:
    """Every value in the tables of the index, as the database keeps it."""
    with connection.cursor() as cursor:
        cursor.execute("SELECT name FROM sqlite_master WHERE type = 'table' AND name LIKE 'd!_%' ESCAPE '!'")
        found = b""
        for (table,) in cursor.fetchall():
            if table != "d_index":
                cursor.execute(f"SELECT * FROM {table}")
                found += repr(cursor.fetchall()).encode()
        return found


@pytest.mark.sqlcipher(reason="the bytes of the index in the file")
@pytest.mark.skipif("postgresql" in str(connection.settings_dict["ENGINE"]), reason="reads SQLite's own tables")
def test_a_word_that_is_taken_out_is_in_no_byte_of_the_index(office: Office) -> None:
    """Every document in turn: also the one whose word begins a page of the index."""
    numbers = range(1, 1500)
    words = {number: f"canary{number * 7919 % 100_003:06}" for number in numbers}
    findable_index.add((number, f"common {word} zebra") for number, word in words.items())
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM d_index_idx")
        assert cursor.fetchone()[0] > 2  # several pages: their first words stand a second time
    for number in random.Random(1).sample(numbers, 700):
        findable_index.remove([(number, f"common {words[number]} zebra")])
        words.pop(number)
    left = every_byte()
    gone = [number for number in numbers if number not in words]
    assert not [number for number in gone if f"canary{number * 7919 % 100_003:06}".encode() in left]
    assert findable_index.count([["common"]], 10_000) == len(words)


@pytest.mark.usefixtures("office")
def test_taking_out_what_was_taken_in_leaves_an_empty_index() -> None:
    rows = [(number, f"one {number}x two") for number in range(50)]
    findable_index.add(rows)
    findable_index.remove(rows)
    assert findable_index.find([["one", "two"]], 10) == []


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        ([["a"]], [3, 1]),
        ([["a"], ["b"]], [3]),
        ([["a", "c"]], [3, 2, 1]),
        ([["a", "c"], ["b", "c"]], [3, 2]),
        ([["nothing"]], []),
        ([], []),
        ([["a"], []], []),
    ],
)
def test_a_document_fits_when_it_holds_a_token_of_each(
    office: Office, wanted: list[list[str]], found: list[int]
) -> None:
    findable_index.recreate()
    findable_index.add([(1, "a"), (2, "c"), (3, "a b")])
    assert findable_index.find(wanted, 10) == found
    assert findable_index.count(wanted, 10) == len(found)
    assert findable_index.find(wanted, 1) == found[:1]


def test_forgetting_an_entity_takes_its_names_along(case: Case) -> None:
    kept, gone = case.add("person", name="Ilona Varga"), case.add("person", name="Wanda Varga")
    findable.forget([Entity.objects.get(uid=gone).id])
    assert near_names.near("wanda") == []
    assert near_names.near("varga") == ["varga"]
    assert tokens(kept)
