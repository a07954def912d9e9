"""For any record, in four languages: what a sentence tells stands in a claim that it cites; no date gains precision.

Every value of a made record is a word that nothing else holds: so it is known by whose claim it came into a letter.
Dates are read back out of the letter by the reader of dates, and held against the claims of their sentence.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from support.dossiers import HEDGES, TODAY, Case, brief
from tocsin.composing.composition import compose
from tocsin.composing.letter import Letter, Ours
from tocsin.composing.limits import written_from_a_brief
from tocsin.composing.template import APPEAL, template
from tocsin.composing.wording import LANGUAGES, event_types
from tocsin.domain.dossier import Shown
from tocsin.domain.errors import LetterRefused, NothingToSay
from tocsin.domain.facts import Stance
from tocsin.reading.dates import find_dates, resolve_dates

SYLLABLES = {
    "en": ("zor", "vek", "lum", "dax", "pim", "qua"),
    "uk": ("зор", "век", "лум", "дах", "пім", "жув"),
    "ru": ("зор", "век", "лум", "дах", "пым", "жув"),
    "pl": ("zor", "wek", "lum", "dach", "pim", "żuw"),
}
COMPONENT = re.compile(r"\d{2}[\dX]{2}(?:-\d{2}(?:-\d{2})?)?")
SOFT = re.compile(r"[~?%]")
DOUBTS = {
    "en": ("perhaps", "about"),
    "uk": ("під питанням", "приблизно"),
    "ru": ("под вопросом", "приблизительно"),
    "pl": ("niepewne", "w przybliżeniu"),
}
TEMPLATES = [name for name in written_from_a_brief() if template(name).about != APPEAL]
FEW = settings(max_examples=16, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@dataclass
class Made:
    """A record; `said` has the claims that brought each word into it, `dates` what each claim gives as a date."""

    language: str
    case: Case = field(default_factory=Case)
    said: dict[str, set[str]] = field(default_factory=dict)
    dates: dict[str, str] = field(default_factory=dict)

    def word(self) -> str:
        number, syllables = len(self.said), SYLLABLES[self.language]
        made = "".join(syllables[number // 6**place % 6] for place in range(4)).capitalize()
        self.said[made.casefold()] = set()
        return made

    def text(self, words: int = 1, *, by: str = "", **more: Any) -> Shown:
        """A value of new words; whoever is said to say so is known by its claim, too."""
        value = " ".join(self.word() for _ in range(words))
        shown = self.case.say(value, by=by or (), language=self.language, **more)
        for word in (*value.split(), *by.split()):
            self.said[word.casefold()].update(shown.claims)
        return shown

    def date(self, value: str, **more: Any) -> Shown:
        shown = self.case.say(value, **more)
        self.dates.update(dict.fromkeys(shown.claims, value))
        for word in more.get("by", "").split():
            self.said[word.casefold()].update(shown.claims)
        return shown


@st.composite
def edtf(draw: st.DrawFn) -> str:
    """A date of any precision: a day, a month, a year, a decade, two days, a stretch, more or less, perhaps."""
    day = draw(st.dates(date(1995, 1, 1), date(2026, 10, 1))).isoformat()
    plain = draw(st.sampled_from((day, day[:7], day[:4], day[:3] + "X")))
    match draw(st.integers(0, 5)):
        case 0:
            return f"{plain}{draw(st.sampled_from('~?'))}"
        case 1:
            return f"{plain}/.." if "X" not in plain else plain
        case 2:
            later = date.fromisoformat(day).toordinal() + draw(st.integers(1, 40))
            return f"[{day},{date.fromordinal(later).isoformat()}]"
    return plain


@st.composite
def records(draw: st.DrawFn) -> Made:
    """Up to three persons, some of them children, and up to four events, with words and dates of any kind."""
    made = Made(draw(st.sampled_from(LANGUAGES)))
    case = made.case
    case.add("statement", "s", publishable="true", title=made.text(2))
    persons = draw(st.integers(1, 3))
    for number in range(persons):
        child = draw(st.integers(0, 3)) == 0
        age = {"minor": "true"} if child else {"age_group": "30_to_59"}
        more = {name: made.text() for name in draw(few("occupation", "background", "present_risk"))}
        case.add("person", f"p{number}", name=made.text(2), **age, **more)
        if draw(st.booleans()):
            case.add("group", f"g{number}", name=made.text(2))
            role = {
                "person": f"p{number}",
                "group": f"g{number}",
                "type": "journalist",
                "period": made.date(draw(edtf())),
            }
            case.add("role", f"r{number}", **role)
    case.statement = "s" if draw(st.booleans()) else ""
    for number in range(draw(st.integers(1, 4))):
        _event(draw, made, f"e{number}", persons)
    case.add("case", "case", remedies=made.text(2))
    return made


def _event(draw: st.DrawFn, made: Made, key: str, persons: int) -> None:
    case, by = made.case, f"{made.word()} {made.word()}" if draw(st.booleans()) else ""
    told: dict[str, Any] = {"by": by} if by else {}
    stance = draw(st.sampled_from((Stance.ASSERTS, HEDGES)))
    one = made.date(draw(edtf()), stance=stance, **told)
    when = case.disputed(one, made.date(draw(edtf()))) if draw(st.integers(0, 3)) == 0 else one
    case.add("place", f"{key}-place", name=made.text(), precision="settlement")
    more = {name: made.text(2, **told) for name in draw(few("description", "instrument", "link_to_work"))}
    kind = case.say(draw(st.sampled_from(event_types())), stance=stance, by=by or ())
    for word in by.split():
        made.said[word.casefold()].update(kind.claims)
    case.event(
        key,
        kind,  # type: ignore[arg-type] # it takes a saying too
        *{f"p{draw(st.integers(0, persons - 1))}" for _ in range(draw(st.integers(0, 2)))},
        date=when,
        place=f"{key}-place",
        completion=draw(st.sampled_from(("done", "attempted", "threatened", "planned"))),
        **more,
    )


def few(*names: str) -> st.SearchStrategy[list[str]]:
    return st.sets(st.sampled_from(names)).map(sorted)


def letters(made: Made) -> Iterator[Letter]:
    """The record in every kind of letter that tells of events and has words in its language."""
    asked = brief(
        number="UA 4/2026",
        position=("Nobody may be harmed.",),
        courtesy=("Thank you.",),
        law=("Article 9.",),
        reply_by=date(2026, 12, 11),
        languages=(made.language,),
    )
    for name in TEMPLATES:
        try:
            yield compose(made.case.dossier, asked, name, today=TODAY, language=made.language)
        except (NothingToSay, LetterRefused):
            continue


def told(letter: Letter) -> Iterator[tuple[str, frozenset[str], bool]]:
    """Each sentence and footnote, the claims that it cites, and whether it is said in our own name."""
    for _, sentence in letter.sentences():
        ours = isinstance(sentence.basis, Ours)
        yield sentence.text, frozenset() if ours else frozenset(sentence.basis.ids), ours
    for note in letter.footnotes:
        yield note.text, frozenset(note.basis.ids), False


def words_of(text: str) -> set[str]:
    return {word.casefold() for word in re.findall(r"\w+", text)}


@FEW
@given(records())
def test_what_a_sentence_tells_stands_in_a_claim_that_it_cites(made: Made) -> None:
    for letter in letters(made):
        for text, claims, ours in told(letter):
            for word in words_of(text) & made.said.keys():
                assert not ours, f"our own word tells of the record: {text}"
                assert made.said[word] & claims, f"“{word}” stands in no claim that is cited: {text}"


def dates_in(text: str, language: str) -> list[str]:
    found = resolve_dates(find_dates(text, language), text, document_date=None, language=language)
    return [one.edtf for one in found if one.edtf]


def gains(text: str, language: str, known: list[str]) -> list[str]:
    """The dates of a text that are more exact, or more certain, than every recorded one."""
    recorded = [(part, bool(SOFT.search(value))) for value in known for part in COMPONENT.findall(value)]
    doubted = any(word in text.casefold() for word in DOUBTS[language])
    return [
        f"{part} of {given}, recorded {known}"
        for given in dates_in(text, language)
        for part in COMPONENT.findall(given)
        if not any(
            (value.startswith(part) or (language == "pl" and part in _years(value)))
            and (not soft or doubted or len(part) < len(value))
            for value, soft in recorded
        )
    ]


def _years(decade: str) -> tuple[str, ...]:
    """Polish says a decade by its first and last year."""
    return (decade.replace("X", "0"), decade.replace("X", "9")) if decade.endswith("X") else ()


@FEW
@given(records())
def test_no_date_gains_precision(made: Made) -> None:
    ours = [TODAY.isoformat(), "2026-12-11"]
    for letter in letters(made):
        for text, claims, is_ours in told(letter):
            known = ours if is_ours else [made.dates[claim] for claim in claims if claim in made.dates]
            assert gains(text, made.language, known) == [], text


@pytest.mark.parametrize(
    ("text", "language", "recorded", "more"),
    [
        ("She was arrested on 1 October 2017.", "en", "2017-10", True),
        ("She was arrested in October 2017.", "en", "2017-10", False),
        ("She was arrested in 2017.", "en", "2017-10", False),
        ("Її затримали 1 жовтня 2017 року.", "uk", "2017-10", True),
        ("Её задержали 5 июля 2018 года.", "ru", "2018-07-05~", True),
        ("Została zatrzymana w lipcu 2018 r.", "pl", "2018", True),
        ("Została zatrzymana w lipcu 2018 r.", "pl", "2018-07-05", False),
        ("She was arrested about 5 July 2018.", "en", "2018-07-05~", False),
        ("She was arrested on 5 July 2018.", "en", "2018-07-05?", True),
    ],
)
def test_a_date_that_says_more_is_seen(text: str, language: str, recorded: str, more: bool) -> None:
    assert bool(gains(text, language, [recorded])) is more


@pytest.mark.long
@settings(max_examples=120, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(records())
def test_both_for_many_records(made: Made) -> None:
    for check in (test_what_a_sentence_tells_stands_in_a_claim_that_it_cites, test_no_date_gains_precision):
        check.hypothesis.inner_test(made)  # type: ignore[attr-defined] # hypothesis adds it
