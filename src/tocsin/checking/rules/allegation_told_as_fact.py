"""A headline that states as fact what the text only attributes, or tells an attempt as a deed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.checking.rule import Case, Rule
from tocsin.checking.saying import words_claim
from tocsin.checking.sentences import layout_of
from tocsin.checking.wording import label
from tocsin.domain.facts import CaseFacts, Fact, Finding, Severity, Stance
from tocsin.domain.passages import InText

NOT_DONE = frozenset({"attempted", "threatened"})
_ATTRIBUTES = re.compile(
    r"\b(claim(?:s|ed|ing)?|alleg(?:e|es|ed|edly|ing|ation|ations)|accus(?:e|es|ed|ing)|believ(?:e|es|ed)|suspect(?:s|ed)?|"
    r"reportedly|according to|say(?:s|ing)?|said|told|assum(?:e|es|ed)|think(?:s)?|apparently|may|might|possibly|"
    r"presumably|consider(?:s|ed)?|assert(?:s|ed)?|blam(?:e|es|ed)|in (?:his|her|their) (?:view|opinion))\b",
    re.IGNORECASE,
)
_WORD = re.compile(r"[^\W\d_]{4,}")
_QUOTED = re.compile(r"[“”\"‘«»]|(?<!\w)'")
# what an office does openly (an arrest, a charge, a judgment) is no allegation
DEEDS = frozenset({
    "surveillance", "threat", "intimidation_harassment", "attempted_abduction", "abduction", "enforced_disappearance",
    "assault", "torture", "killing", "smear", "cyberattack",
})  # fmt: skip
_VAGUE = frozenset({
    "unknown", "unidentified", "masked", "armed", "plain", "clothes", "young", "several", "three", "four", "five",
    "person", "persons", "people", "gunman", "gunmen", "attacker", "attackers", "assailant", "assailants", "mob",
    "crowd", "group", "gang", "hooligans", "woman", "women", "individuals", "strangers", "others",
})  # fmt: skip


@dataclass(frozen=True)
class _Event:
    """One event of the facts, as this rule needs it."""

    entity: str
    rows: tuple[Fact, ...]

    def one(self, name: str) -> Fact | None:
        return next((fact for fact in self.rows if fact.property == f"event.{name}"), None)

    def value(self, name: str) -> str:
        fact = self.one(name)
        return fact.value if fact else ""

    @property
    def victims(self) -> frozenset[str]:
        return frozenset(fact.value for fact in self.rows if fact.property == "event.victim")

    @property
    def flat(self) -> bool:
        """Whether it is stated as plain fact."""
        return not self.one("attribution") and all(fact.stance is Stance.ASSERTS for fact in self.rows)


def _check(case: Case) -> Iterator[Finding]:
    for digest, text in case.texts.items() or [("", None)]:
        events = _events(case.facts)
        told = events if text is None else [event for event in events if _stands_in(event, digest)]
        yield from _of_one(case.facts, told, text)


def _of_one(facts: CaseFacts, events: list[_Event], text: str | None) -> Iterator[Finding]:
    """The findings about the headlines of one text."""
    body = [event for event in events if not event.one("heading")]
    asked: set[str] = set()
    for headline in (event for event in events if event.one("heading") and event.flat):
        other = _only_attempted(headline, body)
        if other is not None:
            yield _finding(facts, headline, other.rows[0], _ATTEMPT)
            continue
        accused = headline.value("perpetrator")
        attributed = None if accused in asked else _only_attributed(headline, body, text)
        if attributed is not None:
            asked.add(accused)
            yield _finding(facts, headline, attributed, _ATTRIBUTED)


def _events(facts: CaseFacts) -> list[_Event]:
    rows: dict[str, list[Fact]] = {}
    for fact in facts.facts:
        if fact.property.startswith("event."):
            rows.setdefault(fact.entity, []).append(fact)
    return [_Event(entity, tuple(found)) for entity, found in rows.items()]


def _only_attempted(headline: _Event, body: list[_Event]) -> _Event | None:
    """The body's attempt where the headline tells a deed that the body never does."""
    kind = headline.value("type")
    if headline.value("completion") != "done" or kind.startswith("attempted_"):
        return None
    same = [event for event in body if event.value("type").removeprefix("attempted_") == kind]
    same = [event for event in same if not headline.victims or not event.victims or headline.victims & event.victims]
    if not same or not all(event.value("completion") in NOT_DONE for event in same):
        return None
    return same[0]


def _only_attributed(headline: _Event, body: list[_Event], text: str | None) -> Fact | None:
    """Where the body names the headline's perpetrator by somebody's word only; None where it states it too."""
    words = _words(headline.value("perpetrator"))
    if words <= _VAGUE or headline.value("type") not in DEEDS or _says_whose_word(headline, text):
        return None
    named = [
        event for event in body if words <= {word.casefold() for word in _WORD.findall(event.value("perpetrator"))}
    ]
    if any(event.flat and not _attributes(event, text) for event in named):
        return None
    if named:
        return named[0].one("attribution") or named[0].rows[0]
    return _sentence_naming(words, headline, text) if text else None


def _stands_in(event: _Event, digest: str) -> bool:
    place = _place(event.rows[0])
    return place is not None and place.text == digest


def _says_whose_word(headline: _Event, text: str | None) -> bool:
    """Whether the headline itself attributes or quotes."""
    place = _place(headline.rows[0])
    if text is None or place is None:
        return False
    line = text[slice(*layout_of(text).sentence(place.start, place.end))]
    return bool(_ATTRIBUTES.search(line) or _QUOTED.search(line))


def _attributes(event: _Event, text: str | None) -> bool:
    place = _place(event.rows[0])
    return bool(text and place and _ATTRIBUTES.search(text, *layout_of(text).sentence(place.start, place.end)))


def _sentence_naming(words: frozenset[str], headline: _Event, text: str) -> Fact | None:
    """The one kind of sentence after the headline that names the accused, if each of them is somebody's word."""
    place = _place(headline.rows[0])
    after = place.end if place else 0
    naming = [
        (begin, end)
        for begin, end in layout_of(text).sentences()
        if begin >= after and words <= _words(text[begin:end])
    ]
    if not naming or not all(_ATTRIBUTES.search(text, *span) for span in naming):
        return None
    first = naming[0]
    here = InText(place.text if place else "", *first)
    return Fact(headline.entity, "event.attribution", text[slice(*first)], words_claim(here), passages=(here,))


def _words(text: str) -> frozenset[str]:
    return frozenset(word.casefold() for word in _WORD.findall(text))


def _place(fact: Fact) -> InText | None:
    return next((place for place in fact.passages if isinstance(place, InText)), None)


_ATTEMPT = "The headline tells {what} as done; the text tells of an attempt or a threat. Should the headline say so?"
_ATTRIBUTED = (
    "The headline states as fact who did it ({who}); the text gives it as somebody's word. "
    "Should the headline say who says so?"
)


def _finding(facts: CaseFacts, headline: _Event, other: Fact, message: str) -> Finding:
    mine = (headline.one("perpetrator") if message is _ATTRIBUTED else headline.one("type")) or headline.rows[0]
    places = (_place(mine) or _place(headline.rows[0]), _place(other))
    return Finding(
        rule=RULE.name,
        version=RULE.version,
        severity=Severity.QUESTION,
        message=message.format(what=label(facts, headline.entity), who=headline.value("perpetrator")),
        subjects=tuple(dict.fromkeys((headline.entity, other.entity))),
        claims=(mine.claim, other.claim),
        passages=places,
    )


RULE = Rule(
    name="allegation-told-as-fact",
    version=1,
    reason="A headline that says more than the text proves can be held against the people it speaks for.",
    check=_check,
)
