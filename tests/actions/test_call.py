"""A call with what was asked in it: kept whole, with who and how sealed, and “not yet asked” apart from “refused”."""

from __future__ import annotations

import pytest

from support.cases import Case, new_case
from tocsin.access.dossier import get_dossier
from tocsin.actions.call import take_call
from tocsin.actions.init import Office
from tocsin.actions.note import WITHHELD, Call
from tocsin.actions.open_source import open_source
from tocsin.domain.call_questions import ASKED, USE_OF, answered
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Answer
from tocsin.domain.errors import BadDate, BadValue
from tocsin.domain.schema import schema
from tocsin.domain.terms import thesaurus

WORDS = "On 5 July 2018 two unknown men tried to pull Marta Velin into a car."
NAME, BACK = "Petronella Quillfeather", "by post to the bakery, after 18:00"


@pytest.fixture
def case(office: Office) -> Case:
    return new_case(office)


def test_every_question_is_of_the_schemas_words() -> None:
    assert ASKED.keys() == USE_OF.keys()
    assert len(ASKED) == 3
    for audience, use in USE_OF.items():
        assert audience in thesaurus(schema().property("consent.audience").thesaurus or "")
        assert use in thesaurus(schema().property("consent.use").thesaurus or "")


GIVEN = [(None, None, None), (True, False, None), (None, True, False), (False, None, True)]


@pytest.mark.parametrize("given", GIVEN)
def test_what_was_not_asked_is_not_refused(case: Case, given: tuple[bool | None, ...]) -> None:
    told = {audience: said for audience, said in zip(ASKED, given, strict=True) if said is not None}
    noted = take_call(case.viewer, case.id, WORDS, Call(), told)
    dossier = get_dossier(case.viewer, case.id)
    found = answered(dossier.pointing("consent.subject", noted.statement))
    words = {None: Answer.NOT_ASKED, True: Answer.YES, False: Answer.REFUSED}
    assert found == {audience: words[said] for audience, said in zip(ASKED, given, strict=True)}


def test_a_refusal_beats_an_agreement_in_either_order(case: Case) -> None:
    for first in (True, False):
        noted = take_call(case.viewer, case.id, f"{WORDS} {first}", Call(), {ADDRESSEES: first})
        granted = str(not first).lower()
        case.add("consent", subject=noted.statement, use="share", audience=ADDRESSEES, granted=granted)
        dossier = get_dossier(case.viewer, case.id)
        assert answered(dossier.pointing("consent.subject", noted.statement))[ADDRESSEES] is Answer.REFUSED


@pytest.mark.parametrize(
    ("source", "call_back", "is_source"),
    [
        (NAME, BACK, True),
        (NAME, None, True),
        (WITHHELD, BACK, True),
        (WITHHELD, None, False),
        (None, BACK, True),
        (None, None, False),
    ],
)
def test_how_to_call_back_is_sealed_also_of_whoever_has_no_name(
    case: Case, source: str | None, call_back: str | None, is_source: bool
) -> None:
    noted = take_call(case.viewer, case.id, WORDS, Call(source=source, call_back=call_back), {})
    assert (noted.source is not None) == is_source
    dossier = get_dossier(case.viewer, case.id)
    if noted.source is None:
        absent = dossier.entities[noted.statement].one("statement.source")
        assert absent is not None
        assert absent.absent == (source or "not_asked")
        return
    if source in {WITHHELD, None}:
        name = dossier.entities[noted.source].one("source.name")
        assert name is not None
        assert name.absent == (source or "not_asked")
    opened = dict(open_source(case.viewer, noted.source, "to call back").values)
    sealed = {"source.name": source if source == NAME else None, "source.channel": call_back}
    assert opened == {key: text for key, text in sealed.items() if text}
    assert BACK not in repr(dossier)
    assert NAME not in repr(dossier)


@pytest.mark.parametrize(("safe", "kept"), [(True, "true"), (False, "false"), (None, None)])
def test_whether_they_were_safe(case: Case, safe: bool | None, kept: str | None) -> None:
    noted = take_call(case.viewer, case.id, WORDS, Call(safe=safe), {})
    found = get_dossier(case.viewer, case.id).entities[noted.statement].one("statement.safe_now")
    assert (found.value if found else None) == kept


@pytest.mark.parametrize(
    ("words", "call", "wrong"),
    [
        ("  \n", Call(), BadValue),
        (WORDS, Call(time="the day before"), BadDate),
        (WORDS, Call(call_back="x\x00"), BadValue),
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_kept(case: Case, words: str, call: Call, wrong: type[Exception]) -> None:
    before = set(get_dossier(case.viewer, case.id).entities)
    with pytest.raises(wrong):
        take_call(case.viewer, case.id, words, call, {PUBLIC: True})
    assert set(get_dossier(case.viewer, case.id).entities) == before


def test_the_reader_runs_on_it(case: Case) -> None:
    assert take_call(case.viewer, case.id, WORDS, Call(), {PUBLIC: False}).proposals > 0
