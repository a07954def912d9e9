"""A letter is composed and sent, and the consent of whom it tells is entered from a later day: the case asks."""

from __future__ import annotations

from tests.actions.test_sent import BRIEF

from support.cases import Case, new_case
from tocsin.access.facts import get_claims, get_facts
from tocsin.actions.compose import compose
from tocsin.actions.deliver import Sent, deliver, find_addressee
from tocsin.actions.init import Office
from tocsin.checking import check_case
from tocsin.composing import parse_brief
from tocsin.domain.facts import Finding

RULE = "consent-after-sending"


def _asked(case: Case) -> list[Finding]:
    return [finding for finding in check_case(get_facts(case.viewer, case.id), {}) if finding.rule == RULE]


def test_a_letter_that_left_before_the_consent_is_asked_about(office: Office) -> None:
    case = new_case(office)
    ilona = case.add("person", name="Ilona Varga")
    threat = case.add("event", type="threat", date="2018-07-05", completion="done")
    case.add("act", event=threat, victim=ilona, type="threat", completion="done")
    letter = compose(case.viewer, case.id, parse_brief(BRIEF)).intervention
    addressee = find_addressee(case.viewer, letter, "Prosecutor General")
    deliver(case.viewer, letter, addressee, Sent("email", "2020-09-14"))
    assert not _asked(case)

    late = {"subject": ilona, "use": "publish_named", "granted": "true", "from": "2020-09-20"}
    case.add("consent", **late)
    (found,) = _asked(case)
    assert set(found.subjects) == {letter, ilona}
    (claims,) = get_claims(office.viewer, [case.id])
    assert {used for used, _ in claims.uses} == {letter}

    case.add("consent", **{**late, "use": "share", "from": "2020-09-01"})
    assert not _asked(case)
