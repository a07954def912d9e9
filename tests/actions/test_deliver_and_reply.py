"""What went out and what came back is said once, proven where there is a proof, and told as the office's own word."""

from __future__ import annotations

import io
from collections.abc import Callable
from dataclasses import replace

import pytest

from support.cases import Case, changesets_of, new_case
from support.record import ident
from tocsin.access.dossier import get_dossier
from tocsin.access.proposals import proposals_of
from tocsin.access.statements import read_file
from tocsin.actions.deliver import Delivered, Sent, came_back, deliver, find_addressee
from tocsin.actions.init import Office
from tocsin.actions.reply import Heard, Replied, reply
from tocsin.actions.review import accept
from tocsin.actions.undo_review import undo
from tocsin.actions.verify import verify
from tocsin.domain.errors import BadDate, BadValue, NoSuch, SeveralFit, UnknownWord
from tocsin.domain.facts import Stance
from tocsin.domain.operations import EntityOpened, decode
from tocsin.domain.viewer import Viewer
from tocsin.records import store

SENT = Sent("email", "2020-09-14")
HEARD = Heard(
    day="2020-09-14", type="030100000000", channel="phone", words="On 5 July 2018 the police arrested nobody."
)


class Written:
    """A case with a letter that asks two things of the prosecutor and one of the minister."""

    def __init__(self, office: Office) -> None:
        self.case = case = new_case(office)
        self.viewer = case.viewer
        self.letter = case.add("intervention", title="Appeal", number="UA 7/2020")
        self.prosecutor = case.add("addressee", office="Prosecutor General")
        self.minister = case.add("addressee", office="Minister of the Interior")
        both = [self.prosecutor, self.minister]
        self.demands = (
            case.add("demand", intervention=self.letter, number="1", text="return it", addressee=self.prosecutor),
            case.add("demand", intervention=self.letter, number="2", text="investigate", addressee=both),
        )

    def send(self, sent: Sent = SENT) -> Delivered:
        return deliver(self.viewer, self.letter, self.prosecutor, sent)

    def reply(self, heard: Heard = HEARD) -> Replied:
        return reply(self.viewer, self.send().delivery, heard)

    def value(self, entity: str, property_id: str) -> str:
        shown = self.case.view(entity).one(property_id)
        return shown.value if shown else ""


@pytest.fixture
def written(office: Office) -> Written:
    return Written(office)


def test_a_delivery_says_what_to_whom_how_and_when(written: Written) -> None:
    done = written.send(replace(SENT, follow_up="2020-09-21"))
    said = {
        name: written.value(done.delivery, f"delivery.{name}")
        for name in ("intervention", "addressee", "channel", "sent", "follow_up", "proof", "came_back")
    }
    assert said == {
        "intervention": written.letter,
        "addressee": written.prosecutor,
        "channel": "email",
        "sent": "2020-09-14",
        "follow_up": "2020-09-21",
        "proof": "",
        "came_back": "",
    }


def test_the_same_sending_is_recorded_once(written: Written) -> None:
    first = written.send()
    before = store.position()
    assert written.send() == replace(first, again=True)
    assert store.position() == before
    assert not written.send(replace(SENT, channel="post")).again
    came_back(written.viewer, first.delivery, "bounced", "2020-09-14")
    assert not written.send().again


def test_an_office_that_is_entered_now_is_entered_once(written: Written) -> None:
    first = deliver(written.viewer, written.letter, "", SENT, office="Embassy of Ordavia")
    again = deliver(written.viewer, written.letter, "", SENT, office="EMBASSY OF ORDAVIA")
    assert again == replace(first, again=True)
    own = deliver(written.viewer, written.letter, "", SENT, office="prosecutor general")
    assert own.addressee == written.prosecutor


def test_a_proof_is_sealed_and_can_come_later(written: Written) -> None:
    first = written.send()
    again = written.send(replace(SENT, proof=(io.BytesIO(b"%PDF-1.7 receipt"), "receipt.pdf")))
    assert again == replace(first, again=True)
    evidence = written.value(first.delivery, "delivery.proof")
    assert written.value(evidence, "evidence.media_type") == "application/pdf"
    assert written.value(evidence, "evidence.name") == "receipt.pdf"
    digest = written.value(evidence, "evidence.file")
    assert read_file(written.viewer, written.case.scope, digest) == b"%PDF-1.7 receipt"
    assert verify(written.viewer).damaged == ()


def test_an_office_is_found_by_its_first_words_the_letter_s_own_first(written: Written) -> None:
    written.case.add("addressee", office="Prosecutor of Orvania")
    assert find_addressee(written.viewer, written.letter, "prosecutor") == written.prosecutor
    assert find_addressee(written.viewer, written.letter, "Prosecutor of") != written.prosecutor
    for words in ("", "Embassy", "?"):
        with pytest.raises(NoSuch):
            find_addressee(written.viewer, written.letter, words)


def test_two_offices_that_fit_are_not_guessed_between(written: Written) -> None:
    for office in ("Embassy of Ordavia", "Embassy of Orvania"):
        written.case.add("addressee", office=office)
    with pytest.raises(SeveralFit):
        find_addressee(written.viewer, written.letter, "Embassy")
    newest = written.case.add("addressee", office="EMBASSY OF ORDAVIA")
    assert find_addressee(written.viewer, written.letter, "Embassy of Ordavia") == newest


@pytest.mark.parametrize(
    ("sent", "error"),
    [
        (Sent("email", "2020-12-24"), BadValue),
        (Sent("email", "yesterday"), BadDate),
        (Sent("pigeon", "2020-09-14"), UnknownWord),
        (Sent("email", "2020-09-14", follow_up="soon"), BadDate),
    ],
)
def test_what_cannot_be_is_refused_and_leaves_nothing(written: Written, sent: Sent, error: type[Exception]) -> None:
    before = store.position()
    with pytest.raises(error):
        written.send(sent)
    assert store.position() == before


def test_a_letter_that_came_back_says_how_and_when(written: Written) -> None:
    delivery = written.send().delivery
    came_back(written.viewer, delivery, "returned", "2020-09-14", (io.BytesIO(b"return to sender"), "cover.txt"))
    assert written.value(delivery, "delivery.came_back") == "returned"
    assert written.value(delivery, "delivery.came_back_on") == "2020-09-14"
    assert written.value(delivery, "delivery.proof")
    with pytest.raises(UnknownWord):
        came_back(written.viewer, delivery, "lost", "2020-09-14")


def test_a_call_is_kept_with_its_words_its_hearer_and_what_it_means_for_a_demand(written: Written) -> None:
    done = written.reply(replace(HEARD, hearer="Mira Halven", outcomes={2: "refused"}, confidential=True))
    for name, value in (
        ("words", HEARD.words),
        ("hearer", "Mira Halven"),
        ("received", "2020-09-14"),
        ("type", HEARD.type),
        ("statement", done.statement),
        ("confidential", "true"),
    ):
        assert written.value(done.response, f"response.{name}") == value
    (answer,) = _of_kind(written, "answer")
    assert written.value(answer, "answer.demand") == written.demands[1]
    assert written.value(answer, "answer.outcome") == "refused"
    assert written.value(done.statement, "statement.office") == written.prosecutor


def _of_kind(written: Written, kind: str) -> list[str]:
    return [view.id for view in get_dossier(written.viewer, written.case.id).of_kind(kind)]


@pytest.mark.parametrize("paper", [False, True])
def test_a_reply_and_its_words_are_one_transaction(written: Written, paper: bool) -> None:
    file = (io.BytesIO(b"We answer in May.\n"), "reply.txt") if paper else None
    done = written.reply(replace(HEARD, words="" if paper else HEARD.words, file=file))
    holding = [
        {operation.entity for operation in map(decode, bodies) if isinstance(operation, EntityOpened)}
        for changeset in changesets_of(written.case.scope)
        if (bodies := [one.body for one in changeset.operations if one.body is not None])
    ]
    assert [opened for opened in holding if done.response in opened] == [
        opened for opened in holding if done.statement in opened
    ]


def paper() -> Heard:
    return replace(HEARD, words="", file=(io.BytesIO(b"We answer in May.\n"), "reply.txt"))


def test_a_paper_that_the_case_holds_already_answers_another_sending_too(written: Written) -> None:
    first = written.reply(paper())
    other = written.send(replace(SENT, channel="post")).delivery
    again = reply(written.viewer, other, paper())
    assert again.statement == first.statement
    assert again.response != first.response
    assert not again.again
    assert written.value(again.response, "response.statement") == first.statement


@pytest.mark.parametrize("make", [paper, lambda: HEARD, lambda: replace(HEARD, words=f" {HEARD.words}\n")])
def test_the_same_reply_is_recorded_once(written: Written, make: Callable[[], Heard]) -> None:
    first = written.reply(make())
    before = store.position()
    again = written.reply(make())
    assert (again.response, again.statement, again.again) == (first.response, first.statement, True)
    assert store.position() == before
    other = written.reply(replace(make(), type="050000000000"))
    assert not other.again
    assert len(_of_kind(written, "response")) == 2


def test_what_a_reply_means_for_a_demand_can_be_said_later_and_once(written: Written) -> None:
    first = written.reply()
    for _ in range(2):
        assert written.reply(replace(HEARD, outcomes={1: "partly"})).response == first.response
    (answer,) = _of_kind(written, "answer")
    assert written.value(answer, "answer.demand") == written.demands[0]
    assert written.value(answer, "answer.response") == first.response
    with pytest.raises(NoSuch):
        written.reply(replace(HEARD, outcomes={7: "met"}))


def test_a_reply_on_paper_is_sealed_and_read(written: Written) -> None:
    words = "The Prosecutor General states: on 5 July 2018 officers arrested Ilona Varga in Dalmar.\n"
    done = written.reply(replace(HEARD, words="", file=(io.BytesIO(words.encode()), "reply.txt")))
    evidence = written.value(done.response, "response.evidence")
    assert read_file(written.viewer, written.case.scope, written.value(evidence, "evidence.file")) == words.encode()
    assert done.proposals == len(proposals_of(written.viewer, done.statement)) > 0


def test_what_a_reply_tells_is_that_office_s_word_after_a_person_took_it(written: Written) -> None:
    done = written.reply(replace(HEARD, words="On 5 July 2018 officers arrested Ilona Varga in Dalmar."))
    (event,) = [line for line in proposals_of(written.viewer, done.statement) if line.kind == "event"]
    assert not _of_kind(written, "event")
    taken = accept(written.viewer, event.id)
    (shown,) = written.case.view(taken.entity).all("event.type")
    assert shown.attributed_to == ("Prosecutor General",)
    assert written.value(taken.entity, "event.attribution") == "Prosecutor General"


def arrested(written: Written) -> tuple[str, str, str]:
    """An arrest of somebody known that is in the record: the person, the event, its act."""
    person = written.case.add("person", name="Ilona Varga")
    event = written.case.add("event", type="arrest", date="2018-07-06", completion="done", attribution="her lawyer")
    act = written.case.add("act", event=event, victim=person, type="arrest", completion="done")
    return person, event, act


def denied(written: Written, person: str) -> int:
    """A reply that denies it, its person decided; the proposal about the event."""
    done = written.reply(replace(HEARD, words="We deny that Ilona Varga was arrested on 6 July 2018."))
    lines = proposals_of(written.viewer, done.statement)
    (named,) = [line for line in lines if line.kind == "person"]
    accept(written.viewer, named.id, known=person)
    (event,) = [line for line in lines if line.kind == "event"]
    return event.id


def test_a_denial_stands_beside_what_it_denies_and_no_act_is_counted_twice(written: Written) -> None:
    person, event, act = arrested(written)
    taken = accept(written.viewer, denied(written, person), known=event)
    assert taken.entity == event
    assert _of_kind(written, "event") == [event]
    assert _of_kind(written, "act") == [act]
    (shown,) = written.case.view(event).all("event.type")
    sides = {(one.stance, one.attributed_to) for one in (shown, *shown.others)}
    assert (Stance.DENIES, ("Prosecutor General",)) in sides
    assert len(sides) == 2
    assert {one.value for one in (shown, *shown.others)} == {"arrest"}
    (day,) = written.case.view(event).all("event.date")
    assert (day.value, day.others, day.dissent) == ("2018-07-06", (), 0)


def test_a_denial_that_was_put_beside_it_can_be_undone(written: Written) -> None:
    person, event, act = arrested(written)
    before = written.case.view(event).values
    proposal = denied(written, person)
    accept(written.viewer, proposal, known=event)
    assert proposal in undo(written.viewer, proposal)
    assert written.case.view(event).values == before
    assert _of_kind(written, "act") == [act]


def test_an_event_of_another_case_is_none_that_a_reply_can_deny(written: Written, office: Office) -> None:
    person, _, _ = arrested(written)
    elsewhere = new_case(office, "Elsewhere").add("event", type="arrest", date="2018-07-06")
    proposal = denied(written, person)
    with pytest.raises(NoSuch):
        accept(written.viewer, proposal, known=elsewhere)
    with pytest.raises(NoSuch):
        accept(written.viewer, proposal, known=person)
    assert accept(written.viewer, proposal).entity not in {elsewhere, person}


def test_whom_a_reply_names_itself_stays_named(written: Written) -> None:
    words = "According to the police, on 5 July 2018 officers arrested Ilona Varga in Dalmar."
    done = written.reply(replace(HEARD, words=words))
    (event,) = [line for line in proposals_of(written.viewer, done.statement) if line.kind == "event"]
    assert "police" in written.value(accept(written.viewer, event.id).entity, "event.attribution").casefold()


def test_a_holding_reply_names_the_office_to_write_to_now(written: Written) -> None:
    done = written.reply(replace(HEARD, type="050000000000", forwarded_to="Regional Prosecutor"))
    assert done.follow_up is not None
    assert written.value(done.follow_up, "addressee.office") == "Regional Prosecutor"
    assert written.value(done.response, "response.forwarded_to") == done.follow_up
    assert find_addressee(written.viewer, written.letter, "Regional") == done.follow_up


@pytest.mark.parametrize(
    ("heard", "error"),
    [
        (replace(HEARD, type="060000000000"), BadValue),
        (replace(HEARD, day="2020-12-24"), BadValue),
        (replace(HEARD, day="2020-09-13"), BadValue),
        (replace(HEARD, words="  "), BadValue),
        (replace(HEARD, type="friendly"), UnknownWord),
        (replace(HEARD, channel="pigeon"), UnknownWord),
        (replace(HEARD, outcomes={3: "met"}), NoSuch),
        (replace(HEARD, outcomes={1: "perhaps"}), UnknownWord),
        (replace(HEARD, day="today"), BadDate),
    ],
)
def test_a_reply_that_cannot_be_leaves_nothing(written: Written, heard: Heard, error: type[Exception]) -> None:
    delivery = written.send().delivery
    before = store.position()
    with pytest.raises(error):
        reply(written.viewer, delivery, heard)
    assert store.position() == before


def test_a_stranger_can_say_nothing_of_it(written: Written, office: Office) -> None:
    other = new_case(office, "Other")
    delivery = written.send().delivery
    stranger = Viewer(office.viewer.member, frozenset({other.scope}))
    for ask in (
        lambda: deliver(stranger, written.letter, written.prosecutor, SENT),
        lambda: came_back(stranger, delivery, "bounced", "2020-09-14"),
        lambda: reply(stranger, delivery, HEARD),
        lambda: find_addressee(stranger, written.letter, "Prosecutor"),
        lambda: deliver(written.viewer, ident(9), written.prosecutor, SENT),
        lambda: reply(written.viewer, written.letter, HEARD),
    ):
        before = store.position()
        with pytest.raises(NoSuch):
            ask()
        assert store.position() == before


def test_an_addressee_of_another_case_is_refused(written: Written, office: Office) -> None:
    elsewhere: Case = new_case(office, "Other")
    theirs = elsewhere.add("addressee", office="Prosecutor General")
    with pytest.raises(NoSuch):
        deliver(written.viewer, written.letter, theirs, SENT)
