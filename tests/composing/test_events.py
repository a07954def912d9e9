"""What a letter says of an event: always by somebody's word, never more than was done, doubts and hedges kept."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from support.dossiers import DENIES, HEDGES, Case, everything, letter_of, told
from tocsin.composing.wording import event_types, words
from tocsin.domain.dossier import Shown
from tocsin.domain.terms import thesaurus

BY = {"attribution": "the activists"}


def story(event_type: str, *victims: str, prepare: Callable[[Case], object] = lambda case: None, **values: Any) -> str:
    """The paragraph on one event; `a` and `b` are Ilona Varga and Oleksa Marchuk, `g` is a group of 30."""
    case = Case()
    case.grown("a", "Ilona Varga")
    case.grown("b", "Oleksa Marchuk")
    case.add("group", "g", size="30")
    made = {key: value(case) if callable(value) else value for key, value in (BY | values).items()}
    case.event("e", event_type, *victims, **made)
    prepare(case)
    return told(letter_of(case))[0]


@pytest.mark.parametrize(
    ("event_type", "text"),
    [
        ("killing", "Ilona Varga was killed."),
        ("enforced_disappearance", "Ilona Varga was subjected to enforced disappearance."),
        ("torture", "Ilona Varga was tortured."),
        ("abduction", "Ilona Varga was abducted."),
        ("attempted_abduction", "an attempt was made to abduct Ilona Varga."),
        ("assault", "Ilona Varga was assaulted."),
        ("extradition", "Ilona Varga was extradited."),
        ("deportation", "Ilona Varga was deported."),
        ("arrest", "Ilona Varga was arrested."),
        ("detention", "Ilona Varga was detained."),
        ("conviction", "Ilona Varga was convicted."),
        ("charge", "a charge was brought against Ilona Varga."),
        ("trial", "Ilona Varga was tried before a court."),
        ("search_seizure", "Ilona Varga was subjected to a search or seizure."),
        ("extradition_request", "the extradition of Ilona Varga was requested."),
        ("cyberattack", "Ilona Varga was the target of a cyberattack."),
        ("threat", "Ilona Varga was threatened."),
        ("intimidation_harassment", "Ilona Varga was intimidated or harassed."),
        ("surveillance", "Ilona Varga was kept under surveillance."),
        ("restriction", "Ilona Varga was placed under a restriction."),
        ("smear", "Ilona Varga was smeared."),
        ("asylum_refusal", "Ilona Varga was refused asylum."),
        ("appeal_court", "an appeal concerning Ilona Varga was made to a court."),
        ("asylum_application", "an application for asylum concerning Ilona Varga was made."),
        ("asylum_recognition", "the refugee status of Ilona Varga was recognised."),
        ("release", "Ilona Varga was released."),
        ("complaint_to_authorities", "a complaint concerning Ilona Varga was made to the authorities."),
        ("press_conference", "a press conference concerning Ilona Varga was held."),
        ("statement", "a public statement concerning Ilona Varga was made."),
        ("other", "an event concerning Ilona Varga took place."),
    ],
)
def test_every_type_with_a_person(event_type: str, text: str) -> None:
    assert story(event_type, "a") == f"According to the activists, {text}"


@pytest.mark.parametrize(
    ("event_type", "text"),
    [
        ("killing", "a killing took place."),
        ("enforced_disappearance", "an enforced disappearance took place."),
        ("torture", "torture took place."),
        ("abduction", "an abduction took place."),
        ("attempted_abduction", "an attempted abduction took place."),
        ("assault", "an assault took place."),
        ("extradition", "an extradition took place."),
        ("deportation", "a deportation took place."),
        ("arrest", "an arrest was made."),
        ("detention", "a detention took place."),
        ("conviction", "a conviction was handed down."),
        ("charge", "a charge was brought."),
        ("trial", "a trial took place."),
        ("search_seizure", "a search or seizure took place."),
        ("extradition_request", "an extradition was requested."),
        ("cyberattack", "a cyberattack took place."),
        ("threat", "a threat was made."),
        ("intimidation_harassment", "intimidation or harassment took place."),
        ("surveillance", "surveillance took place."),
        ("restriction", "a restriction was imposed."),
        ("smear", "a smear was put about."),
        ("asylum_refusal", "asylum was refused."),
        ("appeal_court", "an appeal was made to a court."),
        ("asylum_application", "an application for asylum was made."),
        ("asylum_recognition", "refugee status was recognised."),
        ("release", "a release took place."),
        ("complaint_to_authorities", "a complaint was made to the authorities."),
        ("press_conference", "a press conference was held."),
        ("statement", "a public statement was made."),
        ("other", "an event took place."),
    ],
)
def test_every_type_without_a_person_reads_well_too(event_type: str, text: str) -> None:
    assert story(event_type) == f"According to the activists, {text}"


def test_the_patterns_cover_the_types_of_the_design() -> None:
    assert set(event_types()) == set(thesaurus("event_types").terms)


@pytest.mark.parametrize("table", ["type", "term"])
def test_every_type_has_every_pattern(table: str) -> None:
    keys = {"done", "none", "to", "to_none", "nominal", "noun", "plural", "article", "of"}
    assert [name for name, row in words()[table].items() if set(row) != keys] == []
    assert [name for name, row in words()[table].items() if "{hedge}" not in row["done"] + row["none"]] == []


@pytest.mark.parametrize(
    ("event_type", "completion", "victims", "text"),
    [
        ("abduction", "attempted", ("a",), "an attempt was made to abduct Ilona Varga."),
        ("abduction", "threatened", ("a",), "Ilona Varga was threatened with abduction."),
        ("abduction", "planned", ("a",), "there was a plan to abduct Ilona Varga."),
        ("abduction", "attempted", (), "an attempt was made to carry out an abduction."),
        ("abduction", "threatened", (), "abduction was threatened."),
        ("abduction", "planned", (), "there was a plan to carry out an abduction."),
        ("killing", "threatened", ("a", "b"), "Ilona Varga and Oleksa Marchuk were threatened with death."),
        ("killing", "attempted", ("a",), "an attempt was made to kill Ilona Varga."),
        ("search_seizure", "threatened", ("a",), "Ilona Varga was threatened with a search or seizure."),
        ("charge", "planned", ("a",), "there was a plan to bring a charge against Ilona Varga."),
        ("attempted_abduction", "attempted", ("a",), "an attempt was made to abduct Ilona Varga."),
        ("attempted_abduction", "done", ("a",), "an attempt was made to abduct Ilona Varga."),
        ("attempted_abduction", "threatened", ("a",), "Ilona Varga was threatened with abduction."),
        ("arrest", "done", ("a",), "Ilona Varga was arrested."),
        ("arrest", "x.half", ("a",), "a possible arrest of Ilona Varga was mentioned."),
        ("arrest", "x.half", (), "a possible arrest was mentioned."),
        ("threat", "threatened", ("a",), "Ilona Varga was threatened."),
    ],
)
def test_what_was_not_done_is_never_told_as_done(event_type: str, completion: str, victims: Any, text: str) -> None:
    assert story(event_type, *victims, completion=completion) == f"According to the activists, {text}"


OWN_WORDS = {
    ("threat", "threatened"),
    *(("attempted_abduction", each) for each in ("attempted", "threatened", "planned")),
}


@pytest.mark.parametrize("event_type", event_types())
@pytest.mark.parametrize("completion", ["attempted", "threatened", "planned"])
def test_no_type_is_upgraded(event_type: str, completion: str) -> None:
    if (event_type, completion) in OWN_WORDS:
        return
    done = story(event_type, "a", completion="done")
    assert done.removeprefix("According to the activists, ") not in story(event_type, "a", completion=completion)


@pytest.mark.parametrize(
    ("of_event", "of_act", "text"),
    [
        ("done", "attempted", "an attempt was made to abduct"),
        ("attempted", "done", "an attempt was made to abduct"),
        ("planned", "attempted", "there was a plan to abduct"),
        ("done", "done", "Ilona Varga was abducted"),
    ],
)
def test_of_two_words_on_one_act_the_weaker_counts(of_event: str, of_act: str, text: str) -> None:
    def prepare(case: Case) -> None:
        case.add("act", "x", event="e", victim="a", completion=of_act)

    assert text in story("abduction", completion=of_event, prepare=prepare)


def test_a_disputed_completion_takes_the_weaker_and_says_so() -> None:
    text = story("abduction", "a", completion=lambda c: c.disputed(c.say("done"), c.say("attempted")))
    assert text.startswith("According to the activists, an attempt was made to abduct Ilona Varga.")
    assert "Sources differ on how far it went: done or attempted." in text


def test_an_unknown_completion_is_not_taken_for_a_deed() -> None:
    text = story("abduction", "a", completion=lambda c: c.absent())
    assert "was abducted" not in text


def test_an_act_that_is_only_an_attempt_is_told_as_one() -> None:
    def prepare(case: Case) -> None:
        case.add("act", "x", event="e", victim="a", type="killing.attempted")

    assert "an attempt was made to kill Ilona Varga" in story("killing", prepare=prepare)


def test_a_refuted_act_is_not_told() -> None:
    def prepare(case: Case) -> None:
        case.add("act", "x", event="e", victim="a", status="refuted")

    assert "Varga" not in story("arrest", "b", prepare=prepare)


def test_different_completions_of_one_event_are_told_apart() -> None:
    def prepare(case: Case) -> None:
        case.add("act", "x", event="e", victim="a", completion="done")
        case.add("act", "y", event="e", victim="b", completion="attempted")

    assert story("arrest", prepare=prepare) == (
        "According to the activists, Ilona Varga was arrested. "
        "According to the same account, an attempt was made to arrest Oleksa Marchuk."
    )


@pytest.mark.parametrize(
    ("victims", "text"),
    [
        (("a", "b"), "Ilona Varga and Oleksa Marchuk were arrested."),
        (("b", "a"), "Oleksa Marchuk and Ilona Varga were arrested."),
        (("g",), "a group of 30 people was arrested."),
        (("a", "g"), "Ilona Varga and a group of 30 people were arrested."),
        (("a", "b", "g"), "Ilona Varga, Oleksa Marchuk and a group of 30 people were arrested."),
    ],
)
def test_several_people_stand_in_one_sentence(victims: tuple[str, ...], text: str) -> None:
    assert story("arrest", *victims) == f"According to the activists, {text}"


@pytest.mark.parametrize(
    ("term", "text"),
    [
        ("threat.death", "Ilona Varga was threatened with death."),
        ("threat.death.family", "Ilona Varga was threatened."),
        ("x.other", "Ilona Varga was threatened."),
    ],
)
def test_a_closer_term_with_words_of_its_own(term: str, text: str) -> None:
    assert text in story("threat", "a", term=term)


@pytest.mark.parametrize(
    ("date", "text"),
    [
        ("2018-07-05", "was arrested on 5 July 2018."),
        ("2018-07", "was arrested in July 2018."),
        ("2018", "was arrested in 2018."),
        ("2018-07-05~", "was arrested about 5 July 2018."),
        ("[2018-07-03,2018-07-05]", "was arrested on 3 or 5 July 2018."),
        ("2018-07/..", "has been arrested since July 2018."),
    ],
)
def test_dates_keep_their_precision(date: str, text: str) -> None:
    assert story("arrest", "a", date=date).endswith(text)


def test_surveillance_that_goes_on() -> None:
    assert "have been kept under surveillance since March 2017" in story("surveillance", "a", "b", date="2017-03/..")


def test_a_disputed_date_is_told_as_disputed() -> None:
    text = story("arrest", "a", date=lambda c: c.disputed(c.say("2018-07-05"), c.say("2018-07-06")))
    assert text == (
        "According to the activists, Ilona Varga was arrested. Sources differ on the date: 5 July 2018 or 6 July 2018."
    )


def test_the_sides_of_a_dispute_are_named_where_they_are_known() -> None:
    text = story(
        "arrest",
        "a",
        date=lambda c: c.disputed(c.say("2018-07-05", by="the activists"), c.say("2018-07-06", by="the police")),
    )
    assert "Sources differ on the date: 5 July 2018 (the activists) or 6 July 2018 (the police)." in text


def test_a_disputed_type_is_not_decided_by_us() -> None:
    def prepare(case: Case) -> None:
        case.add(
            "event", "e", type=case.disputed(case.say("arrest"), case.say("abduction")), attribution="the activists"
        )

    assert story("arrest", "a", prepare=prepare) == (
        "According to the activists, an event concerning Ilona Varga took place. "
        "Sources differ on what happened: an arrest or an abduction."
    )


@pytest.mark.parametrize(
    ("values", "end"),
    [
        ({"channel": "phone"}, "was threatened by telephone."),
        ({"channel": "x.pigeon"}, "was threatened."),
        ({"country": "Orvania"}, "was threatened in Orvania."),
        ({"place_words": "near the office"}, "was threatened near the office."),
        ({"place_words": "Brod"}, "was threatened in Brod."),
        ({"place_words": "the railway station"}, "was threatened at the railway station."),
        ({"channel": "phone", "date": "2018-07-05", "country": "Orvania"}, "by telephone on 5 July 2018 in Orvania."),
        ({"date": lambda c: c.say("2018-07-05", stance=HEDGES)}, "was threatened reportedly on 5 July 2018."),
        ({"date": lambda c: c.say("2018-07-05", stance=DENIES)}, "was threatened."),
    ],
)
def test_how_when_and_where(values: dict[str, Any], end: str) -> None:
    assert story("threat", "a", **values).endswith(end)


def test_a_place_of_the_record_with_its_country() -> None:
    def prepare(case: Case) -> None:
        case.add("place", "p", name="Brod", country="Orvania")

    assert story("threat", "a", place="p", prepare=prepare).endswith("was threatened in Brod, Orvania.")


@pytest.mark.parametrize(
    ("name", "precision", "printed"),
    [
        ("Brod", "settlement", True),
        ("Brod", None, True),
        ("14 Mole Street", None, False),
        ("the Third School", None, False),
        ("Quay", "street", False),
        ("Quay", "exact", False),
        ("the north", "region", True),
    ],
)
def test_where_somebody_is_not_named_no_place_is_finer_than_a_town(
    name: str, precision: str | None, printed: bool
) -> None:
    case = Case()
    case.add("person", "child", name="Danylo Lis", minor="true")
    case.add("place", "p", name=name, **({"precision": precision} if precision else {}))
    case.event("e", "threat", "child", place="p", country="Orvania")
    letter = letter_of(case)
    assert (name in told(letter)[0]) is printed
    assert "Orvania" in told(letter)[0]
    assert any(gap.property == "event.place" for gap in letter.gaps) is not printed


@pytest.mark.parametrize(
    ("values", "more"),
    [
        ({"instrument": "a knife"}, "According to the same account, the following was used: a knife."),
        ({"count": "3"}, "According to the same account, three people were affected."),
        ({"count": "1"}, "According to the same account, one person was affected."),
        ({"count": "30..40"}, "According to the same account, between 30 and 40 people were affected."),
        ({"description": "Two men got out."}, "According to the same account: two men got out."),
        ({"description": "The men got out"}, "According to the same account: the men got out."),
        (
            {"description": lambda c: c.say("two men got out", stance=HEDGES)},
            "According to the same account, reportedly: two men got out.",
        ),
        (
            {"description": lambda c: c.say("two men got out", by="the police", stance=DENIES)},
            "The police deny the following: two men got out.",
        ),
        ({"instigating_country": "Sardovia"}, "the authorities of Sardovia are alleged to be behind this."),
    ],
)
def test_what_else_is_told(values: dict[str, Any], more: str) -> None:
    assert story("assault", "a", **values).endswith(more)


@pytest.mark.parametrize("empty", ["...", "—", "\u200b", "?!", " "])
@pytest.mark.parametrize("name", ["description", "instrument", "place_words", "channel"])
def test_signs_without_words_tell_nothing(name: str, empty: str) -> None:
    assert story("assault", "a", **{name: empty}) == "According to the activists, Ilona Varga was assaulted."


def test_the_stated_reason_of_an_act() -> None:
    def prepare(case: Case) -> None:
        case.add("act", "x", event="e", victim="a", reason="disobedience")

    text = story("arrest", prepare=prepare)
    assert text.endswith("According to the same account, the reason given was: disobedience.")


@pytest.mark.parametrize(
    ("stance", "text"),
    [
        (HEDGES, "According to the activists, Ilona Varga was reportedly arrested."),
        (DENIES, "The activists deny that Ilona Varga was arrested."),
    ],
)
def test_hedges_and_denials_are_kept(stance: Any, text: str) -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    case.event("e", "arrest", "a", attribution="the activists")
    case.event("other", "threat", "a")
    values = dict(case.entities["e"].values)
    case.add("event", "e", type=case.say("arrest", stance=stance), attribution=values["event.attribution"][0])
    assert text in told(letter_of(case))


def test_who_denies_that_it_happened() -> None:
    case = Case()
    case.grown("a", "Ilona Varga")
    kind = case.disputed(case.say("arrest", by="the activists"), case.say("arrest", by="the police", stance=DENIES))
    case.add("event", "e", type=kind)
    case.add("act", "x", event="e", victim="a")
    assert "The police deny this." in told(letter_of(case))[0]


@pytest.mark.parametrize("first", [0, 1])
def test_a_denial_says_nothing_of_what_it_denies(first: int) -> None:
    """As older records have it: of what it denies, day and completion are denied, and the place is its own word."""
    case = Case()
    case.grown("a", "Ilona Varga")
    ours = {"statements": ("heard",)}
    theirs = {"statements": ("reply",), "by": "the Ministry of Justice"}

    def both(value: str) -> Shown:
        sides = (case.say(value, **ours), case.say(value, stance=DENIES, **theirs))
        return case.disputed(sides[first], sides[1 - first])

    place = Shown("Brod", ("claim-p", "claim-q"), attributed_to=(theirs["by"],), statements=("heard", "reply"))
    kind, day, done = both("attempted_abduction"), both("2018-07-05"), both("attempted")
    case.add("event", "e", type=kind, date=day, completion=done, place_words=place)
    case.add("act", "x", event="e", victim=both("a"), completion=both("attempted"))
    letter = letter_of(case)
    assert told(letter)[0] == (
        "A source known to us reports that an attempt was made to abduct Ilona Varga on 5 July 2018 in Brod. "
        "The Ministry of Justice denies this."
    )
    assert "differ" not in everything(letter)
    assert "ministry" not in letter.title.text.casefold()
