"""Names, pronouns and noun phrases where they stand, with the cases that their forms can be."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from tocsin.reading.layout import Word
from tocsin.reading.slavic.events.actor import ALL, KINDS, Actor, ActorKind
from tocsin.reading.slavic.events.conjugation import Kind
from tocsin.reading.slavic.events.declension import NounForm
from tocsin.reading.slavic.events.declension import is_adjective as is_adjectival
from tocsin.reading.slavic.events.lexicon import Lexicon, Sort, plain
from tocsin.reading.slavic.forms import Case, Named, NamedKind
from tocsin.reading.slavic.morphology import is_adjective

_COUNTED = frozenset({Case.NOMINATIVE, Case.ACCUSATIVE})
_FIGURE = re.compile(r"\d{1,3}(?:[ .]\d{3})*$|\d+$")
_LIVING = frozenset({Sort.PEOPLE, Sort.DOER, Sort.KIN})
_LONGEST_PHRASE = 9
_AFTER = 4  # words behind a noun that may still belong to it: "в масках", "в чёрной форме"
_YEARS = range(1900, 2101)
_SHORT_ENDINGS = {
    "ru": re.compile(r"..(?:н|ск|ов|ев|ш)(?:ая|ое|ые|ую|ой)$"),
    "uk": re.compile(r"..(?:н|ськ|цьк|ов|ев|єв|лив|ш)(?:а|е|і|у|их|им|ій|ої)$"),
    "pl": re.compile(r"..(?:n|sk|ck|ow|t|w|cz|ż|sz)(?:y|i|a|e|ą)$|..(?:scy|ccy|dzy|rzy)$"),
}
_FINITE = frozenset({Kind.PAST, Kind.PRESENT, Kind.SHORT, Kind.IMPERSONAL, Kind.INFINITIVE})


@dataclass(frozen=True, slots=True)
class PhraseFinder:
    words: Sequence[Word]
    text: str
    named: Mapping[int, Named]
    lexicon: Lexicon

    def at(self, place: int, floor: int) -> Actor | None:
        """The actor whose head is at word `place`, if there is one."""
        word = self.words[place]
        if word.start in self.named:
            return self._name(place, self.named[word.start])
        low = plain(word.low)
        if low in self.lexicon.pronouns:
            return self._pronoun(place, low)
        if low in self.lexicon.words("relative"):
            return Actor(ActorKind.PRONOUN, place, place + 1, word.text, "relative", self._adjective_cases(low))
        if low in self.lexicon.words("initials") and word.text.isupper():
            return Actor(ActorKind.POWER, place, place + 1, word.text, low, ALL)
        return self._phrase(place, low, floor)

    def _name(self, place: int, name: Named) -> Actor:
        last = place + 1
        while last < len(self.words) and self.words[last].end <= name.end:
            last += 1
        kind = ActorKind.PERSON if name.kind is NamedKind.PERSON else ActorKind.BODY
        known = (name.cases or ALL, (name.name,), name.plural, name.female)
        return Actor(kind, place, last, name.name, "", *known, basic=self._text(place, last))

    def _text(self, first: int, last: int) -> str:
        return " ".join(self.text[self.words[first].start : self.words[last - 1].end].split())

    def _pronoun(self, place: int, low: str) -> Actor | None:
        who, cases = self.lexicon.pronouns[low]
        split = self.lexicon.table("split_prepositions").get(self._low(place + 1)) if place else None
        if split is not None and low in self.lexicon.table("possessives"):
            female = True if who == "she" else False if who == "he" else None
            return Actor(ActorKind.PRONOUN, place, place + 1, low, who, ALL, female=female, prep=str(split))
        if self._possesses(place, low):
            if not self._of_act(place + 1):
                return None  # "её телефон": told by the thing that it possesses
            owner = str(self.lexicon.table("possessives")[low])
            female = True if owner == "she" else False if owner == "he" else None
            return Actor(ActorKind.PRONOUN, place, place + 1, low, owner, cases, female=female, own=owner)
        female = True if who == "she" else False if who == "he" else None
        several = who.split("/")[-1] in {"they", "we"}
        return Actor(ActorKind.PRONOUN, place, place + 1, self.words[place].text, who, cases, (), several, female)

    def _possesses(self, place: int, low: str) -> bool:
        """Whether "его", "її", "ich" goes with the noun behind it and is not done to itself."""
        if low not in self.lexicon.table("possessives") or place + 1 >= len(self.words):
            return False
        after = self.words[place + 1]
        behind = plain(after.low)
        if after.start in self.named:
            return False
        if behind in self.lexicon.nouns or behind in self.lexicon.act_nouns:
            return behind not in self.lexicon.verbs
        return self._plain_adjective(behind) and self._noun_like(place + 2)

    def _plain_adjective(self, low: str) -> bool:
        return low[0].isalpha() and not self._closed(low) and is_adjective(low, self.lexicon.language)

    def _noun_like(self, place: int) -> bool:
        """Whether a word can be the noun that an adjective goes with."""
        if place >= len(self.words):
            return False
        low = plain(self.words[place].low)
        known = low in self.lexicon.nouns or low in self.lexicon.act_nouns
        return known or (low[0].isalpha() and not self.words[place].capital and not self._closed(low))

    def _of_act(self, place: int) -> bool:
        """Whether a noun that tells an act stands here, or behind one adjective."""
        return any(plain(word.low) in self.lexicon.act_nouns for word in self.words[place : place + 2])

    def _closed(self, low: str) -> bool:
        lexicon = self.lexicon
        return (
            low in lexicon.verbs
            or (low,) in lexicon.prepositions
            or low in lexicon.words("conjunctions")
            or low in lexicon.words("subordinators")
            or low in lexicon.words("adverbs")
            or low in lexicon.words("negations")
        )

    def _adjective_cases(self, low: str) -> frozenset[Case]:
        for endings, cases in self.lexicon.table("relative_cases").items():
            if low.endswith(tuple(str(endings).split())):
                return frozenset(Case(case) for case in str(cases).split())
        return ALL

    def _phrase(self, place: int, low: str, floor: int) -> Actor | None:
        readings = self.lexicon.nouns.get(low)
        if not readings:
            return None
        if low in self.lexicon.verbs and any(form.shape.kind in _FINITE for form in self.lexicon.verbs[low]):
            return None
        if self._describes(place, readings):
            return None
        first = self._begin(place, floor)
        sort = self._sort(readings, first, place)
        forms = [form for other, form in readings if other is sort]
        number, counted = self._count(first, place)
        lead = next((form for form in forms if form.case is Case.NOMINATIVE), forms[0])
        cases = frozenset(form.case for form in forms)
        plural = counted or (lead.plural if Case.NOMINATIVE in cases else all(form.plural for form in forms))
        if counted and Case.GENITIVE in cases and self._nominative_count(first, place):
            cases = _COUNTED | ({Case.GENITIVE} if number is None else set())
        last = self._end(place + 1, sort)
        return Actor(
            kind=KINDS[sort],
            first=first,
            last=place + 1,
            words=self._wording(first, place, last, forms, counted=counted or Case.NOMINATIVE in cases),
            basic=self._wording(first, place, last, forms, counted=counted),
            noun=lead.lemma,
            cases=cases,
            plural=plural,
            female=None if plural else lead.gender == "f",
            number=number,
            counted=counted,
            own=self._own(first, place),
        )

    def _describes(self, place: int, readings: Sequence[tuple[Sort, NounForm]]) -> bool:
        """ "неизвестные мужчины": a word that can stand for people goes here with the noun behind it."""
        if not is_adjectival(readings[0][1].lemma, self.lexicon.language) or place + 1 >= len(self.words):
            return False
        behind = self.lexicon.nouns.get(self._low(place + 1), ())
        cases = {form.case for _, form in readings}
        return any(form.case in cases and sort in _LIVING for sort, form in behind)

    def _sort(self, readings: Sequence[tuple[Sort, NounForm]], first: int, place: int) -> Sort:
        """A man is a doer unless he has a calling; a thing that is also a body is a thing where somebody owns it."""
        sorts = [sort for sort, _ in readings]
        if self._own(first, place):
            return next((sort for sort in (Sort.KIN, Sort.HOME, Sort.THING) if sort in sorts), sorts[0])
        if Sort.THING in sorts and self._owned_behind(place + 1):
            return Sort.THING
        return sorts[0]

    def _owned_behind(self, place: int) -> bool:
        """Whether the words behind a noun say whose it is: a name, "её", "мужа"."""
        if place >= len(self.words):
            return False
        low = self._low(place)
        people = any(sort in _LIVING and form.case is Case.GENITIVE for sort, form in self.lexicon.nouns.get(low, ()))
        return self.words[place].start in self.named or people or low in self.lexicon.table("possessives")

    def _own(self, first: int, place: int) -> str:
        for word in self.words[max(0, first - 1) : place]:
            low = plain(word.low)
            if low in self.lexicon.words("own"):
                return "own"
            if low in self.lexicon.table("possessives"):
                return str(self.lexicon.table("possessives")[low])
        return ""

    def _begin(self, place: int, floor: int) -> int:
        """How far left the phrase goes: adjectives, numbers, quantities."""
        first = place
        lexicon = self.lexicon
        while first > floor and place - first < _LONGEST_PHRASE:
            word = self.words[first - 1]
            low = plain(word.low)
            if word.start in self.named:
                break
            figure = _FIGURE.match(low) and int(re.sub(r"\D", "", low)) not in _YEARS
            adjective = self._adjectival(low) and low not in lexicon.table("possessives")
            participle = low in lexicon.verbs and any(form.shape.kind is Kind.FULL for form in lexicon.verbs[low])
            small = low in lexicon.table("quantities") or low in lexicon.words("quantifiers")
            if not (figure or small or (adjective and not participle and not self._closed(low))):
                break
            if low in lexicon.words("relative") or low in lexicon.words("own"):
                break
            first -= 1
        while first < place and (plain(self.words[first].low),) in lexicon.prepositions:
            first += 1
        return first

    def _adjectival(self, low: str) -> bool:
        """Whether a word ahead of a noun can be its adjective: by a long ending, or a short one behind a suffix."""
        return is_adjective(low, self.lexicon.language) or _SHORT_ENDINGS[self.lexicon.language].search(low) is not None

    def _count(self, first: int, place: int) -> tuple[int | None, bool]:
        for word in self.words[first:place]:
            low = plain(word.low)
            if low in self.lexicon.table("quantities"):
                return int(self.lexicon.table("quantities")[low]), True
            if _FIGURE.match(low):
                return int(re.sub(r"\D", "", low)), True
        lows = [plain(word.low) for word in self.words[first:place]]
        return None, self.lexicon.words("counting").any_of(lows)

    def _nominative_count(self, first: int, place: int) -> bool:
        """Whether a number is not declined itself: "пять", "четверо", "15", not "пятерых"."""
        return not any(plain(word.low).endswith(("ых", "их", "ум", "ам")) for word in self.words[first:place])

    def _end(self, last: int, sort: Sort) -> int:
        """Where the words behind the noun end that say whose people they are, or what they wear."""
        if sort not in {Sort.DOER, Sort.PEOPLE, Sort.POWER}:
            return last
        end = last
        if end < len(self.words) and self.words[end].start in self.named:
            name = self.named[self.words[end].start]
            if name.kind is NamedKind.BODY and Case.GENITIVE in (name.cases or ALL):
                while end < len(self.words) and self.words[end].end <= name.end:
                    end += 1
                return end
        genitive = [form for other, form in self.lexicon.nouns.get(self._low(end), ()) if other is Sort.POWER]
        if any(form.case is Case.GENITIVE for form in genitive) or self._initials(end):
            return end + 1
        worn = self.lexicon.words("worn")
        for place in range(end, min(len(self.words), end + _AFTER)):
            if self._low(place) in worn:
                return place + 1
            if place == end and self._low(place) not in self.lexicon.words("inside"):
                break
        return last

    def _initials(self, place: int) -> bool:
        return self._low(place) in self.lexicon.words("initials") and self.words[place].text.isupper()

    def _low(self, place: int) -> str:
        return plain(self.words[place].low) if place < len(self.words) else ""

    def _wording(self, first: int, place: int, last: int, forms: Sequence[NounForm], *, counted: bool) -> str:
        """The words of the phrase, its noun in the nominative where it has another case."""
        phrase = self.text[self.words[first].start : self.words[last - 1].end]
        oblique = next((form for form in forms if form.case is not Case.NOMINATIVE), None)
        if oblique is not None and not counted:
            lead = [_nominative(word, oblique, self.lexicon) for word in self.words[first:place]]
            behind = self.text[self.words[place].end : self.words[last - 1].end]
            phrase = " ".join([*lead, oblique.nominative]) + behind
        phrase = " ".join(phrase.split())
        shouted = len(phrase.split()[0]) > 1 and phrase.split()[0].isupper()
        return phrase if shouted else phrase[0].lower() + phrase[1:]


def _nominative(word: Word, form: NounForm, lexicon: Lexicon) -> str:
    """An adjective as it stands before the nominative of its noun."""
    low = word.low
    gender = "p" if form.plural else form.gender
    for endings, nominatives in lexicon.table("adjective_nominatives").items():
        for ending in str(endings).split():
            if low.endswith(ending) and len(low) > len(ending) + 2:
                return low[: -len(ending)] + str(nominatives[gender])
    return low
