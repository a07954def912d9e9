"""What is erased leaves its commitment and nothing else; what remains is the record without it."""

from __future__ import annotations

import pytest

from support.cases import Case, changesets_of, ledger_of, new_case
from support.erased import erase_in, lives_and_rebuilds_alike, place_of
from support.record import ident, write
from tocsin.access.dossier import get_dossier
from tocsin.actions.init import Office
from tocsin.actions.join import join
from tocsin.actions.part import part
from tocsin.actions.retract import retract
from tocsin.domain import changesets
from tocsin.domain.operations import (
    ClaimMade,
    ClaimRetracted,
    ContentErased,
    EntitiesJoined,
    EntitiesParted,
    EntityOpened,
    Known,
    LetterComposed,
    decode,
)
from tocsin.lib.ids import new_id
from tocsin.records import erasing, store
from tocsin.records.derived import Awaited, Claim, Entity, Joined, LetterUse, NameKey, PersonRow
from tocsin.records.fields import key_of
from tocsin.records.places import PLACES
from tocsin.records.projection import Told, project
from tocsin.records.record import Operation
from tocsin.workspace import verify_signature


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def first(case: Case, kind: type[Known]) -> Known:
    return next(one for one in case.told() if isinstance(one, kind))


def test_an_erased_claim_leaves_its_commitment(case: Case) -> None:
    person = case.add("person", name=["Ilona Varga", "Ana Velich"])
    claim = next(one for one in case.told() if isinstance(one, ClaimMade) and one.value == "Ilona Varga")
    changeset, place = place_of(case.scope, claim)
    held = next(one for one in changesets_of(case.scope) if one.id == changeset)
    erase_in(case, claim)
    left = next(one for one in changesets_of(case.scope) if one.id == changeset).operations[place]
    assert (left.salt, left.body, left.erased) == (None, None, held.operations[place].commitment())
    assert [shown.value for shown in case.view(person).all("person.name")] == ["Ana Velich"]


def test_every_changeset_still_holds_together(case: Case, office: Office) -> None:
    case.add("person", name="Ilona Varga")
    erase_in(case, first(case, ClaimMade))
    key = office.session.device_key
    for changeset in changesets_of(case.scope):
        changesets.check(changeset, lambda _device, data, signature: verify_signature(key, signature, data))


def test_no_row_of_an_erased_person_is_left(case: Case) -> None:
    person = case.add("person", name="Ilona Varga", birth="1990")
    about = [one for one in case.told() if getattr(one, "entity", None) == person]
    erase_in(case, *about)
    assert not Entity.objects.filter(uid=person).exists()
    assert not PersonRow.objects.exists()
    assert not NameKey.objects.exists()
    assert person not in get_dossier(case.viewer, case.id).entities
    lives_and_rebuilds_alike(case)


def test_an_entity_without_its_opening_is_no_entity(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    erase_in(case, next(one for one in case.told() if isinstance(one, EntityOpened) and one.entity == person))
    assert person not in get_dossier(case.viewer, case.id).entities
    lives_and_rebuilds_alike(case)


def test_an_erased_retraction_puts_the_claim_in_force_again(case: Case) -> None:
    person = case.add("person", name="Ilona Varga")
    retract(case.viewer, case.claims(person, "person.name")[0], "misread")
    assert not case.view(person).all("person.name")
    erase_in(case, first(case, ClaimRetracted))
    assert [shown.value for shown in case.view(person).all("person.name")] == ["Ilona Varga"]
    lives_and_rebuilds_alike(case)


def test_a_second_time_changes_nothing(case: Case) -> None:
    case.add("person", name="Ilona Varga")
    claim = first(case, ClaimMade)
    place = place_of(case.scope, claim)
    erase_in(case, claim)
    before = list(Operation.objects.order_by("id").values_list("id", "salt", "body", "erased"))
    assert erasing.apply(case.scope, [place, place]) == set()
    assert list(Operation.objects.order_by("id").values_list("id", "salt", "body", "erased")) == before


def test_another_scope_is_never_touched(case: Case, office: Office) -> None:
    other = new_case(office, "Lighthouse")
    person = other.add("person", name="Ilona Varga")
    claim = next(one for one in other.told() if isinstance(one, ClaimMade) and one.entity == person)
    place = place_of(other.scope, claim)
    case.say(ContentErased(erasure=new_id(), ground="asked", places=(place,)))
    assert [shown.value for shown in other.view(person).all("person.name")] == ["Ilona Varga"]
    assert claim in other.told()
    assert not Awaited.objects.exists()


@pytest.mark.parametrize("place", [7, 999])
def test_a_place_that_no_changeset_has_is_passed_over(case: Case, place: int) -> None:
    case.add("person", name="Ilona Varga")
    changeset, _ = place_of(case.scope, first(case, EntityOpened))
    count = len(case.told())
    case.say(ContentErased(erasure=new_id(), ground="asked", places=((changeset, place),)))
    assert len(case.told()) == count + 1


def test_an_erasure_cannot_be_erased(case: Case) -> None:
    case.add("person", name="Ilona Varga")
    erase_in(case, first(case, ClaimMade))
    erasure = first(case, ContentErased)
    erase_in(case, erasure)
    assert erasure in case.told()
    assert erasure in [operation for _, _, operation in ledger_of(case.scope).in_order()]
    lives_and_rebuilds_alike(case)


def test_the_devices_of_a_workspace_cannot_be_erased(office: Office) -> None:
    book = next(one for one in changesets_of() if one.read_header().scope.startswith("book:"))
    places = [(book.id, place) for place in range(len(book.operations))]
    erasing.apply(book.read_header().scope, places)
    kept = [decode(one.body) for one in store.salted(1) if one.body is not None]
    assert {str(type(one).__struct_config__.tag) for one in kept} == {"workspace.opened", "device.added"}


def test_a_join_that_is_erased_is_none(case: Case) -> None:
    links = linked(case)
    assert Joined.objects.count() == 1
    erase_in(links, first(links, EntitiesJoined))
    assert not Joined.objects.exists()
    lives_and_rebuilds_alike(links)


def test_a_join_whose_parting_is_erased_is_in_force_again(case: Case) -> None:
    links = linked(case)
    part(case.viewer, Joined.objects.get().join)
    erase_in(links, first(links, EntitiesParted))
    assert Joined.objects.count() == 1
    assert len(ledger_of().groups()) == 1
    lives_and_rebuilds_alike(links)


def linked(case: Case) -> Case:
    """The links of a workspace in which two people are one."""
    join(case.viewer, case.add("person", name="Ilona Varga"), case.add("person", name="Ilona V."))
    scope = next(one.read_header().scope for one in changesets_of() if one.read_header().scope.startswith("links:"))
    return Links(case.office, scope.partition(":")[2])


class Links(Case):
    @property
    def scope(self) -> str:
        return f"links:{self.id}"


def test_a_use_goes_with_its_letter_and_not_with_another(case: Case) -> None:
    case.add("person", name="Ilona Varga")
    claim, intervention = first(case, ClaimMade), new_id()
    assert isinstance(claim, ClaimMade)
    versions = [LetterComposed(intervention=intervention, letters=(), claims=(claim.claim,)) for _ in range(2)]
    for version in versions:
        case.say(version)
    erase_in(case, versions[0])
    assert LetterUse.objects.filter(claim=claim.claim).count() == 1
    lives_and_rebuilds_alike(case)


def test_the_claim_is_gone_from_its_table_alone(case: Case) -> None:
    case.add("person", name="Ilona Varga", birth="1990")
    before = set(Claim.objects.values_list("key", flat=True))
    claim = next(one for one in case.told() if isinstance(one, ClaimMade) and one.property == "person.birth")
    erase_in(case, claim)
    assert before - set(Claim.objects.values_list("key", flat=True)) == {key_of(claim.claim)}


def elsewhere(case: Case, person: str) -> changesets.Changeset:
    """A changeset of another device that did not come here yet."""
    operations = [
        EntityOpened(entity=person, kind="person"),
        ClaimMade(claim=new_id(), entity=person, property="person.name", statement=new_id(), value="Ilona Varga"),
        ClaimMade(claim=new_id(), entity=person, property="person.name", statement=new_id(), value="Ana Velich"),
    ]
    heads = store.heads(case.scope, ident(9))
    return write(*operations, scope=case.scope, device=ident(9), heads=heads)


def take_in(case: Case, *taken: changesets.Changeset) -> None:
    """What a merge does with changesets."""
    told = []
    for changeset in taken:
        seq = store.append(changeset)
        bodies = [(place, one.body) for place, one in enumerate(changeset.operations) if one.body is not None]
        told += [Told(seq * PLACES + place, case.scope, decode(body)) for place, body in bodies]
    project(told)


def test_what_was_erased_before_it_came_goes_when_it_comes(case: Case) -> None:
    person = new_id()
    late = elsewhere(case, person)
    case.say(ContentErased(erasure=new_id(), ground="danger", places=((late.id, 1),)))
    assert Awaited.objects.count() == 1
    take_in(case, late)
    assert not Awaited.objects.exists()
    assert [shown.value for shown in case.view(person).all("person.name")] == ["Ana Velich"]
    assert next(one for one in changesets_of(case.scope) if one.id == late.id).operations[1].body is None
    lives_and_rebuilds_alike(case)


def test_another_scope_cannot_await_what_is_not_its_own(case: Case, office: Office) -> None:
    person = new_id()
    late = elsewhere(case, person)
    new_case(office, "Lighthouse").say(ContentErased(erasure=new_id(), ground="danger", places=((late.id, 1),)))
    take_in(case, late)
    assert len(case.view(person).all("person.name")) == 2
    lives_and_rebuilds_alike(case)


def test_erasure_and_what_it_erases_in_one_batch(case: Case) -> None:
    person = new_id()
    late = elsewhere(case, person)
    erasing_it = write(
        ContentErased(erasure=new_id(), ground="danger", places=((late.id, 1), (late.id, 1))),
        scope=case.scope,
        device=ident(9),
        heads=changesets.Heads((late.id,), late.read_header().tick, late.read_header().time),
    )
    take_in(case, late, erasing_it)
    assert [shown.value for shown in case.view(person).all("person.name")] == ["Ana Velich"]
    lives_and_rebuilds_alike(case)
