"""What findings say in four languages: nothing is missing or left over, and nothing else hangs on the language."""

from __future__ import annotations

import ast
import re
from datetime import datetime
from pathlib import Path
from string import Formatter
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.support.told_cases import told_case

from tocsin.checking import check, rules, spoken
from tocsin.checking.fingerprint import finding_basis, finding_id
from tocsin.checking.rule import Asked, Example, Rule
from tocsin.checking.spoken import alternatives, counted, listed, reason_of, speaking, thousands, worded
from tocsin.checking.wording import day_words, exchange, label, weekday_name, when
from tocsin.composing.wording import speaking as writing
from tocsin.domain.dates import Kind, bounds
from tocsin.domain.facts import CaseFacts, Fact, Finding, Repair
from tocsin.domain.passages import InText
from tocsin.domain.procedures import procedure, procedures
from tocsin.domain.vocabulary import LANGUAGES

CHECKING = Path(spoken.__file__).parent
OTHERS = [language for language in LANGUAGES if language != "en"]
ENGLISH = spoken._BOOK.words("en")
PATTERNS = [
    (f"{table}.{name}", pattern)
    for table, row in ENGLISH.items()
    for name, pattern in row.items()
    if isinstance(pattern, str)
]
UNITS = ENGLISH["counted"]
ONLY_OTHERS = {"labels", "phrases"}  # English has these words in its code and its data
SMALL_WORDS = re.compile(r"\b(?:the|is|was|which|are|told|dated|recorded|said|right)\b", re.IGNORECASE)


def fields(pattern: str) -> set[str]:
    """The fields of a pattern; {First} is {first} with a capital."""
    names = (name for _, name, _, _ in Formatter().parse(pattern) if name)
    return {name[:1].lower() + name[1:] for name in names}


@pytest.mark.parametrize("language", OTHERS)
def test_every_pattern_is_there_in_every_language_with_all_its_fields(language: str) -> None:
    words = spoken._BOOK.words(language)
    assert words.keys() - ONLY_OTHERS == ENGLISH.keys()
    for table, row in ENGLISH.items():
        assert words[table].keys() - {"reason"} == row.keys(), table
    for key, pattern in PATTERNS:
        table, _, name = key.partition(".")
        assert fields(words[table][name]) == fields(pattern), key
        assert words[table][name] != pattern or not re.search(r"[a-z]", re.sub(r"\{\w+\}", "", pattern)), key
    assert {unit: len(forms) for unit, forms in words["counted"].items()} == dict.fromkeys(UNITS, 3)


@pytest.mark.parametrize("rule", [pytest.param(rule, id=rule.name) for rule in rules()])
def test_every_rule_has_words_and_a_reason_in_every_language(rule: Rule) -> None:
    assert rule.name in ENGLISH, "its messages stand in checking/said/*.toml"
    reasons = set()
    for language in LANGUAGES:
        with speaking(language):
            reasons.add(reason_of(rule.name, rule.reason))
    assert len(reasons) == len(LANGUAGES)


@pytest.mark.parametrize("language", OTHERS)
def test_what_a_procedure_asks_is_said_in_every_language(language: str) -> None:
    kept = spoken._BOOK.words(language)["phrases"]
    asked = {need.why for one in procedures().values() for need in one.needs}
    asked |= {anchor.words for one in procedures().values() for anchor in one.anchors.values()}
    for one in procedures().values():
        asked |= {words for limit in one.limits for words in (limit.what, limit.within, limit.after) if words}
    assert kept.keys() == asked
    assert all(kept[words] not in ("", words) for words in kept)


EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.name}-{number}-{example.language}")
    for rule in rules()
    for number, example in enumerate(rule.examples)
    if example.strikes and example.language != "en"
]


def found_in(rule: Rule, example: Example, language: str) -> tuple[Finding, ...]:
    """What a rule says of its own example, in a language."""
    noon = datetime.fromisoformat(f"{example.date}T12:00+00:00")
    asked = Asked(procedure(example.procedure), noon) if example.procedure else None
    told = example.told
    facts, texts = (told, {}) if isinstance(told, CaseFacts) else told_case(told, example.language, example.date)
    with speaking(language):
        return check(facts, texts, only={rule.name}, asked=asked)


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_no_english_is_left_and_the_fingerprint_is_the_same(rule: Rule, example: Example) -> None:
    here, english = (found_in(rule, example, language) for language in (example.language, "en"))
    assert here
    for one, other in zip(here, english, strict=True):
        assert SMALL_WORDS.search(other.message)
        assert not SMALL_WORDS.search(one.message), one.message
        assert not re.search(r"[{}]|  |\.\.", one.message)
        assert (finding_id(one), finding_basis(one)) == (finding_id(other), finding_basis(other))
        assert (one.passages, one.repairs, one.severity) == (other.passages, other.repairs, other.severity)


@pytest.mark.parametrize("file", [pytest.param(file, id=file.stem) for file in sorted(CHECKING.rglob("*.py"))])
def test_no_message_is_built_beside_the_patterns(file: Path) -> None:
    calls = (node for node in ast.walk(ast.parse(file.read_text("utf-8"))) if isinstance(node, ast.Call))
    messages = [word.value for call in calls for word in call.keywords if word.arg == "message"]
    assert not [part.value for one in messages for part in own_words(one) if re.search("[a-z]", str(part.value))]


def own_words(message: ast.expr) -> list[ast.Constant]:
    """What an expression says itself, and not by a pattern."""
    if isinstance(message, ast.Call):
        return []
    pieces = (own_words(part) for part in ast.iter_child_nodes(message) if isinstance(part, ast.expr))
    return [message] if isinstance(message, ast.Constant) else [word for piece in pieces for word in piece]


@pytest.mark.parametrize("language", LANGUAGES)
@given(data=st.data())
def test_a_pattern_says_every_field_and_nothing_of_its_own_form(language: str, data: st.DataObject) -> None:
    key, pattern = data.draw(st.sampled_from(PATTERNS))
    values = {name: data.draw(st.text("aж{}% .", min_size=1, max_size=8), label=name) for name in fields(pattern)}
    with speaking(language):
        said = worded(key, **values)
    for value in values.values():
        assert value[1:] in said
    assert not [name for name in fields(pattern) if f"{{{name}}}" in said or f"{{{name.capitalize()}}}" in said]


def test_a_stop_is_not_said_twice() -> None:
    with speaking("pl"):
        said = worded("deadline-before-statement.asks", deadline="2 maja 2031 r.", told="3 maja 2031 r.")
        days = worded("two-dates.asks", what="x", days="2 maja 2031 r.")
    assert said == "Termin (2 maja 2031 r.) minął jeszcze przed datą tekstu (3 maja 2031 r.)."
    assert days == "Dwie relacje podają różne daty. X: 2 maja 2031 r. Która jest właściwa?"
    assert worded("two-dates.asks", what="x", days="wait..") == ("Two accounts differ about x: wait.. Which is right?")


@pytest.mark.parametrize(
    ("language", "number", "said"),
    [
        ("en", 0, "0 days"),
        ("en", 1, "1 day"),
        ("en", 21, "21 days"),
        *(("uk", n, s) for n, s in ((1, "1 день"), (2, "2 дні"), (5, "5 днів"), (11, "11 днів"), (21, "21 день"))),
        *(
            ("uk", n, s)
            for n, s in (
                (0, "0 днів"),
                (12, "12 днів"),
                (22, "22 дні"),
                (111, "111 днів"),
            )
        ),
        *(("ru", n, s) for n, s in ((1, "1 день"), (3, "3 дня"), (14, "14 дней"), (31, "31 день"), (25, "25 дней"))),
        *(("pl", n, s) for n, s in ((1, "1 dzień"), (2, "2 dni"), (5, "5 dni"))),
    ],
)
def test_days_are_counted(language: str, number: int, said: str) -> None:
    with speaking(language):
        assert counted("days", number) == said


@pytest.mark.parametrize(
    ("number", "said"),
    [
        (1, "1 osoba"),
        (2, "2 osoby"),
        (5, "5 osób"),
        (12, "12 osób"),
        (21, "21 osób"),
        (22, "22 osoby"),
        (112, "112 osób"),
    ],
)
def test_people_are_counted_in_polish(number: int, said: str) -> None:
    with speaking("pl"):
        assert counted("people", number) == said


@pytest.mark.parametrize(
    ("language", "three", "either"),
    [
        ("en", "a, b and c", "a or b or c"),
        ("uk", "a, b і c", "a або b або c"),
        ("ru", "a, b и c", "a или b или c"),
        ("pl", "a, b i c", "a lub b lub c"),
    ],
)
def test_lists(language: str, three: str, either: str) -> None:
    with speaking(language):
        assert (listed(["a", "b", "c"]), alternatives(["a", "b", "c"]), listed(["a"])) == (three, either, "a")


@pytest.mark.parametrize(
    ("language", "original", "value", "said"),
    [
        ("uk", "", "2031-05-03", "3 травня 2031 року"),
        ("uk", "", "2031-05~", "травень 2031 року (приблизно)"),
        ("pl", "", "2031-05-03", "3 maja 2031 r."),
        ("uk", "3 травня 2031", "2031-05-03", "3 травня 2031"),
        ("uk", "3 мая 2031 года", "2031-05-03", "3 травня 2031 року"),
        ("ru", "3 травня 2031 року", "2031-05-03", "3 мая 2031 года"),
        ("ru", "On 3 May 2031", "2031-05-03", "3 мая 2031 года"),
        ("pl", "On 3 May 2031", "2031-05-03", "3 maja 2031 r."),
        ("pl", "3 maja", "2031-05-03", "3 maja"),
        ("uk", "03.05.2031", "2031-05-03", "03.05.2031"),
        ("uk", "2031-05-03", "2031-05-03", "3 травня 2031 року"),
        ("en", "3 травня 2031", "2031-05-03", "3 травня 2031"),
        ("en", "2031-05-03", "2031-05-03", "3 May 2031"),
    ],
)
def test_a_date_keeps_its_words_where_they_are_the_readers_own(
    language: str, original: str, value: str, said: str
) -> None:
    fact = Fact("event:0", "event.date", value, "c", bounds(value, Kind.MOMENT), original=original)
    with speaking(language):
        assert when(fact) == said


@pytest.mark.parametrize(
    ("repair", "said"),
    [
        (Repair("c", None, "2031-06-01", "2031-01-06"), {"was": "1 czerwca 2031 r.", "becomes": "6 stycznia 2031 r."}),
        (Repair("c", None, "2031", "2013"), {"was": "2031", "becomes": "2013"}),
        (Repair("c", None, "2031-06-01/2031-06-03", "2031"), {"was": "2031-06-01/2031-06-03", "becomes": "2031"}),
        (Repair("c", InText("", 0, 10), "2031-06-01", "2031-01-06"), {"was": "2031-06-01", "becomes": "2031-01-06"}),
    ],
)
def test_a_typed_date_is_exchanged_in_words_and_what_stands_in_a_text_as_it_stands(
    repair: Repair, said: dict[str, str]
) -> None:
    with speaking("pl"):
        assert exchange(repair) == said
    english = {"1 czerwca 2031 r.": "1 June 2031", "6 stycznia 2031 r.": "6 January 2031"}
    assert exchange(repair) == {key: english.get(words, words) for key, words in said.items()}


def test_days_of_the_calendar() -> None:
    with speaking("pl"):
        assert (day_words(31, 4, 2031), day_words(31, 4, None), weekday_name(2)) == (
            "31 kwietnia 2031 r.",
            "31 kwietnia",
            "środa",
        )
    with speaking("uk"):
        assert (day_words(31, 4, 2031), weekday_name(6)) == ("31 квітня 2031 року", "неділя")
        assert thousands(4200) == "4\u00a0200"


@pytest.mark.parametrize(
    ("called", "facts", "said"),
    [
        ("the arrest of Ilona Varga", {"type": "arrest", "victim": "Ilona Varga"}, "затримання (Ilona Varga)"),
        ("the arrest", {"type": "arrest", "victim": "Ilona Varga"}, "затримання"),
        ("the attempted killing", {"type": "killing"}, "убивство (спроба)"),
        ("the attempted abduction", {"type": "attempted_abduction"}, "спроба викрадення"),
        ("the threatened arrest", {"type": "arrest"}, "затримання (погроза)"),
        ("the event", {"type": "other"}, "подія"),
        ("", {}, "подія"),
        ("Siege of the harbour", {"type": "arrest"}, "Siege of the harbour"),
    ],
)
def test_an_event_is_called_by_its_type_or_its_title(called: str, facts: dict[str, str], said: str) -> None:
    rows = tuple(Fact("event:0", f"event.{name}", value, "c") for name, value in facts.items())
    case = CaseFacts({"event:0": "event"}, rows, labels={"event:0": called} if called else {})
    with speaking("uk"):
        assert label(case, "event:0") == said


@pytest.mark.parametrize(
    ("kind", "called", "said"),
    [
        ("statement", "this statement", "цей текст"),
        ("statement", "the statement", "свідчення"),
        ("request", "the request", "прохання"),
        ("person", "Ilona Varga", "Ilona Varga"),
    ],
)
def test_other_things_are_called_by_their_kind_or_name(kind: str, called: str, said: str) -> None:
    with speaking("uk"):
        assert label(CaseFacts({"x": kind}, (), labels={"x": called}), "x") == said


def test_several_who_were_struck_are_named_as_in_english(case_of: Any) -> None:
    rows = tuple(Fact("event:0", "event.victim", name, "c") for name in ("Ilona Varga", "Marta Velin"))
    case = CaseFacts({"event:0": "event"}, rows, labels={"event:0": "the arrest of Ilona Varga and others"})
    with speaking("pl"):
        assert label(case, "event:0") == "zdarzenie (Ilona Varga i inni)"


def test_a_letter_has_another_language_than_what_is_asked_about_it() -> None:
    with speaking("uk"), writing("pl"):
        assert listed(["a", "b"]) == "a і b"
    assert listed(["a", "b"]) == "a and b"
