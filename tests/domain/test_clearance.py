"""Whether somebody may be named: default no, for this audience alone, on the word of who may say it."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from support.dossiers import DENIES, Case
from tocsin.domain.audience import Telling
from tocsin.domain.clearance import ADDRESSEES, PUBLIC, Answer, Ground, Missing, ToldOf, answer_for, cleared, missing

DAY = date(2031, 6, 1)
SHARE = {"use": "share", "audience": "addressees", "granted": "true"}
NAMED = {"use": "publish_named", "audience": "public", "granted": "true"}


def with_consents(*consents: dict[str, Any]) -> Case:
    case = Case()
    case.grown("ilona", "Ilona Varga")
    case.grown("mother", "Marta Varga")
    for number, values in enumerate(consents):
        case.add("consent", f"consent-{number}", **({"subject": "ilona"} | values))
    return case


@pytest.mark.parametrize(
    ("values", "audience", "answer"),
    [
        ((), ADDRESSEES, Answer.NOT_ASKED),
        ((SHARE,), ADDRESSEES, Answer.YES),
        ((SHARE,), PUBLIC, Answer.NOT_ASKED),
        ((NAMED,), PUBLIC, Answer.YES),
        ((NAMED,), ADDRESSEES, Answer.NOT_ASKED),
        ((SHARE | {"use": "publish_named"},), ADDRESSEES, Answer.YES),
        ((NAMED | {"use": "share"},), PUBLIC, Answer.NOT_ASKED),
        ((SHARE | {"use": "store"},), ADDRESSEES, Answer.NOT_ASKED),
        ((SHARE | {"subject": "mother"},), ADDRESSEES, Answer.NOT_ASKED),
        (({"granted": "true"},), ADDRESSEES, Answer.NOT_ASKED),
        ((SHARE | {"granted": "false"},), ADDRESSEES, Answer.REFUSED),
        ((SHARE | {"granted": "false"},), PUBLIC, Answer.NOT_ASKED),
        ((SHARE, {"granted": "false"}), ADDRESSEES, Answer.REFUSED),
        ((SHARE, {"granted": "false", "audience": "courts"}), ADDRESSEES, Answer.YES),
        ((SHARE, {"granted": "false", "use": "photo"}), ADDRESSEES, Answer.YES),
        ((SHARE | {"until": "2031-05-31"},), ADDRESSEES, Answer.ENDED),
        ((SHARE | {"until": "2031-05"},), ADDRESSEES, Answer.ENDED),
        ((SHARE | {"until": "2031"},), ADDRESSEES, Answer.ENDED),
        ((SHARE | {"until": "2031-06-01"},), ADDRESSEES, Answer.YES),
        ((SHARE | {"from": "2031-06-02"},), ADDRESSEES, Answer.ENDED),
        ((SHARE | {"until": "2031-05-31"}, SHARE), ADDRESSEES, Answer.YES),
        (({"ground": "public_office"},), ADDRESSEES, Answer.YES),
        (({"ground": "public_office"},), PUBLIC, Answer.YES),
        (({"ground": "own_publication", "audience": "addressees"},), PUBLIC, Answer.NOT_ASKED),
        (({"ground": "public_office", "until": "2031-05-31"},), ADDRESSEES, Answer.NOT_ASKED),
        (({"ground": "public_office"}, {"granted": "false"}), ADDRESSEES, Answer.REFUSED),
        (({"ground": "lawful_representative"},), ADDRESSEES, Answer.NOT_ASKED),
        ((SHARE | {"ground": "lawful_representative", "given_by": "mother"},), ADDRESSEES, Answer.YES),
    ],
    ids=str,
)
def test_what_is_recorded_of_somebody(values: tuple[dict[str, Any], ...], audience: str, answer: Answer) -> None:
    assert cleared(with_consents(*values).dossier, "ilona", audience, DAY).answer is answer


@pytest.mark.parametrize(
    ("values", "use", "audience", "answer"),
    [
        ((), "photo", "public", Answer.NOT_ASKED),
        ((SHARE,), "share", "addressees", Answer.YES),
        ((SHARE,), "share", "courts", Answer.NOT_ASKED),
        ((SHARE,), "photo", "addressees", Answer.NOT_ASKED),
        ((SHARE | {"granted": "false"},), "share", "addressees", Answer.REFUSED),
        ((SHARE | {"granted": "false"},), "share", "courts", Answer.NOT_ASKED),
        ((SHARE, {"granted": "false"}), "photo", "courts", Answer.REFUSED),
        ((SHARE | {"until": "2031-05-31"},), "share", "addressees", Answer.ENDED),
        (({"use": "share", "audience": "addressees"},), "share", "addressees", Answer.NOT_ASKED),
        ((SHARE | {"subject": "mother"},), "share", "addressees", Answer.NOT_ASKED),
    ],
    ids=str,
)
def test_what_is_recorded_of_one_use(
    values: tuple[dict[str, Any], ...], use: str, audience: str, answer: Answer
) -> None:
    assert answer_for(with_consents(*values).dossier, "ilona", use, audience, DAY) is answer


def test_of_a_child_a_guardian_must_have_agreed_to_each_use() -> None:
    guardian = SHARE | {"ground": "lawful_representative", "given_by": "mother"}
    for consents, answer in (((SHARE,), Answer.GUARDIAN), ((SHARE, guardian), Answer.YES), ((), Answer.NOT_ASKED)):
        dossier = with_consents(*consents).dossier
        assert answer_for(dossier, "ilona", "share", "addressees", DAY, child=True) is answer


def test_a_use_about_which_accounts_differ_allows_nothing() -> None:
    case = with_consents()
    use = case.disputed(case.say("share"), case.say("store"))
    case.add("consent", "c", subject="ilona", audience="addressees", granted="true", use=use)
    assert cleared(case.dossier, "ilona", ADDRESSEES, DAY).answer is Answer.NOT_ASKED


def test_who_denies_that_it_was_given_is_no_yes() -> None:
    case = with_consents()
    case.add(
        "consent", "c", subject="ilona", use="share", audience="addressees", granted=case.say("true", stance=DENIES)
    )
    assert not cleared(case.dossier, "ilona", ADDRESSEES, DAY).may_be_named


@pytest.mark.parametrize(
    ("values", "answer", "ground"),
    [
        ((SHARE,), Answer.GUARDIAN, Ground.OWN_WORD),
        ((SHARE | {"given_by": "mother"},), Answer.YES, Ground.REPRESENTATIVE),
        (({"ground": "own_publication"},), Answer.NOT_ASKED, Ground.OWN_WORD),
        ((), Answer.NOT_ASKED, Ground.OWN_WORD),
    ],
    ids=str,
)
def test_for_a_child_a_guardian_agrees(values: tuple[dict[str, Any], ...], answer: Answer, ground: Ground) -> None:
    found = cleared(with_consents(*values).dossier, "ilona", ADDRESSEES, DAY, child=True)
    assert (found.answer, found.ground) == (answer, ground)


def test_asylum_residence_and_relatives_are_ticks_of_their_own() -> None:
    letter = ToldOf(frozenset({"ilona"}), {"ilona": (Telling.ASYLUM, Telling.RELATIVES)})
    for scope, left in (
        ([], (Telling.ASYLUM, Telling.RELATIVES)),
        (["asylum"], (Telling.RELATIVES,)),
        (["relatives", "asylum"], ()),
        (["residence"], (Telling.ASYLUM, Telling.RELATIVES)),
    ):
        found = missing(with_consents(SHARE | {"scope": scope}).dossier, letter, ADDRESSEES, DAY)
        assert found == ((Missing("ilona", Answer.YES, left),) if left else ())


@pytest.mark.parametrize(
    ("refusal", "audience", "held"),
    [
        ({"use": "share", "audience": "addressees"}, ADDRESSEES, True),
        ({}, ADDRESSEES, True),
        ({"use": "publish_named", "audience": "public"}, PUBLIC, False),
        ({"use": "publish_named"}, ADDRESSEES, False),
        ({"use": "publish_anonymously"}, PUBLIC, True),
        ({"use": "publish_anonymously"}, ADDRESSEES, False),
        ({"use": "statistics"}, PUBLIC, False),
    ],
    ids=str,
)
def test_a_role_needs_no_consent_and_no_refusal_of_the_whole(
    refusal: dict[str, str], audience: str, held: bool
) -> None:
    case = with_consents(refusal | {"granted": "false"})
    role = ToldOf(frozenset(), {"ilona": ()})
    assert missing(case.dossier, role, audience, DAY) == ((Missing("ilona", Answer.REFUSED),) if held else ())
    assert missing(with_consents().dossier, role, audience, DAY) == ()


ANY = st.fixed_dictionaries(
    {},
    optional={
        "use": st.sampled_from(["share", "publish_named", "store"]),
        "audience": st.sampled_from([ADDRESSEES, PUBLIC, "courts"]),
        "granted": st.sampled_from(["true", "false"]),
        "until": st.sampled_from(["2031-05-31", "2031-06-01", "2032"]),
        "ground": st.sampled_from([str(ground) for ground in Ground if ground]),
        "given_by": st.just("mother"),
    },
)


@given(st.lists(ANY, max_size=4), st.sampled_from([ADDRESSEES, PUBLIC]), st.booleans())
def test_a_refusal_more_never_lets_anybody_be_named(consents: list[dict[str, str]], audience: str, child: bool) -> None:
    held = cleared(with_consents(*consents, {"granted": "false"}).dossier, "ilona", audience, DAY, child=child)
    assert held.answer is Answer.REFUSED
    free = cleared(with_consents(*consents).dossier, "ilona", audience, DAY, child=child)
    if free.may_be_named:
        said = [one for one in consents if one.get("granted") == "true" or one.get("ground")]
        assert said
        assert not any(one.get("audience") == "courts" for one in said if len(said) == 1)
