"""A whole case: statements checked together and each by its own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from tocsin.checking import check, check_case
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact
from tocsin.domain.passages import InText
from tocsin.reading import read
from tocsin.reading.facts import facts_of

SLIPPED = """Brod, 3 March 2031

On 18 February 2031 officers searched the flat of Ilona Varga. She was arrested and taken away.

On 20 February 2013, the District Court ordered that she be held for sixty days in pre-trial detention.

On 23 February 2031, a prosecutor charged her.
"""
CLEAN = SLIPPED.replace("2013", "2031")


def sealed(text: str, digest: str) -> CaseFacts:
    """The facts of one text as a record gives them: keys and passages of its own, people joined by their names."""
    facts = facts_of(read(text), text)
    rename = {key: facts.labels[key] if kind == "person" else f"{digest}:{key}" for key, kind in facts.kinds.items()}
    return CaseFacts(
        kinds={rename[key]: kind for key, kind in facts.kinds.items()},
        facts=tuple(_sealed(fact, rename, digest) for fact in facts.facts),
        labels={rename[key]: label for key, label in facts.labels.items()},
    )


def _sealed(fact: Fact, rename: dict[str, str], digest: str) -> Fact:
    places = tuple(InText(digest, place.start, place.end) for place in fact.passages if isinstance(place, InText))
    claim, entity, statement = f"{digest}:{fact.claim}", rename[fact.entity], rename[fact.statement]
    return replace(fact, entity=entity, statement=statement, claim=claim, passages=places)


def together(*cases: CaseFacts) -> CaseFacts:
    """One case of several statements."""
    return CaseFacts(
        kinds={key: kind for case in cases for key, kind in case.kinds.items()},
        facts=tuple(fact for case in cases for fact in case.facts),
        labels={key: label for case in cases for key, label in case.labels.items()},
    )


def test_what_the_words_of_one_statement_say_is_found_in_a_case() -> None:
    case = together(sealed(SLIPPED, "one"), sealed(CLEAN, "two"))
    [found] = check_case(case, {"one": SLIPPED, "two": CLEAN})
    assert [(repair.was, repair.becomes) for repair in found.repairs][:1] == [("2013", "2031")]
    assert {place.text for place in found.passages if isinstance(place, InText)} == {"one"}


def test_clean_statements_stay_silent_beside_each_other() -> None:
    case = together(sealed(CLEAN, "one"), sealed(CLEAN, "two"))
    assert check_case(case, {"one": CLEAN, "two": CLEAN}) == ()


def test_without_texts_it_is_the_plain_check() -> None:
    case = sealed(SLIPPED, "one")
    assert check_case(case, {}) == check(case)


def test_what_is_found_twice_is_one_finding() -> None:
    case = sealed(SLIPPED, "one")
    assert len(check_case(case, {"one": SLIPPED})) == len({f.claims for f in check_case(case, {"one": SLIPPED})})


def test_what_a_record_holds_is_seen_in_its_own_words() -> None:
    """A hearing that lies ahead, a distance that is hedged: silent in a case as in a reading."""
    text = "Brod, 3 March 2031\n\nHer appeal will be heard on 9 May 2031. She was held on 1 March 2031."
    facts = sealed(text, "one")
    later = Fact("one:event:9", "event.date", "2031-05-09", "one:c", statement="one:statement:0")
    begin = text.index("9 May 2031")
    later = replace(later, bounds=bounds("2031-05-09", Kind.MOMENT), passages=(InText("one", begin, begin + 10),))
    done = Fact("one:event:9", "event.completion", "done", "one:d", statement="one:statement:0")
    case = replace(facts, facts=(*facts.facts, later, done))
    assert check_case(case, {"one": text}) == ()
    assert len(check_case(case, {})) == 1


@pytest.mark.parametrize("digest", ["one", "two"])
def test_a_finding_about_words_names_the_text_in_which_they_stand(digest: str) -> None:
    texts = {"one": "All is well.", "two": "All is well.", digest: "On Tuesday 28 February 2020 and on 31 April 2020."}
    findings = check_case(CaseFacts({}, ()), texts)
    assert [finding.rule for finding in findings] == ["weekday", "no-such-date"]
    for finding in findings:
        places = [*finding.passages, *(repair.passage for repair in finding.repairs)]
        assert {place.text for place in places if isinstance(place, InText)} == {digest}
        assert finding.claims[0].startswith(f"words:{digest}:")


def test_two_statements_may_differ_about_one_event() -> None:
    def told(digest: str, day: str) -> Fact:
        place = InText(digest, 3, 3 + len("9 May 2031"))
        dated = bounds(day, Kind.MOMENT)
        return Fact("event:1", "event.date", day, digest, dated, statement=digest, passages=(place,))

    case = CaseFacts({"event:1": "event"}, (told("one", "2031-05-09"), told("two", "2031-05-06")))
    (finding,) = check_case(case, {"one": "On 9 May 2031 he fell.", "two": "On 6 May 2031 he fell."})
    assert finding.rule == "two-dates"
    assert {place.text for place in finding.passages if isinstance(place, InText)} == {"one", "two"}
