"""Who does it and to whom: subject, object, "by …", "of …", lists of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from tocsin.reading.english.actors import OBJECT_PRONOUNS, POSSESSIVES, SUBJECT_PRONOUNS, Actor, ActorKind
from tocsin.reading.english.events.cues import Hit, Voice
from tocsin.reading.english.words import english, small_words
from tocsin.reading.layout import Word

_PREPOSITIONS = small_words("arguments.prepositions")
_CLAUSE = small_words("arguments.clause")
_SOME = frozenset({"one", "some", "two", "three", "many", "several", "all", "most", "members", "any", "none"})
_LIST_WORDS = small_words("arguments.list_words")
_WHOLES = frozenset({"all", "everyone", "everybody", "anyone", "nobody", "none", "no"})
_UPON = frozenset({"on", "to", "at", "against", "outside", "over", "into"})
_WHO = frozenset({ActorKind.PERSON, ActorKind.PRONOUN})
_INCLUDED_REACH = 12
_AGENT_REACH, _OBJECT_REACH, _LIST_REACH, _SUPPORT_REACH = 14, 9, 14, 14


@dataclass(frozen=True, slots=True)
class Parties:
    """The subject and objects of one hit, as actors of its sentence."""

    victims: tuple[Actor, ...] = ()
    doer: Actor | None = None


@dataclass(slots=True)
class Clause:
    """A sentence with its actors, for finding parties."""

    words: Sequence[Word]
    actors: Sequence[Actor]
    _owned: dict[int, Actor] = field(init=False)  # by the first word of the owner

    def __post_init__(self) -> None:
        owned = [actor for actor in self.actors if actor.owner is not None]
        self._owned = {self.actors[actor.owner or 0].first: actor for actor in reversed(owned)}

    def parties(self, hit: Hit) -> Parties:
        """Who is done to and who does, as far as the words say; "all but X" leaves X out."""
        parties = self._all_parties(hit)
        return replace(parties, victims=tuple(actor for actor in parties.victims if not self._excepted(actor)))

    def _excepted(self, actor: Actor) -> bool:
        ahead = [word.low for word in self.words[max(0, actor.first - 6) : actor.first]]
        if ahead[-1:] == ["except"] or ahead[-2:] in (["except", "for"], ["apart", "from"], ["other", "than"]):
            return True
        return ahead[-1:] == ["but"] and bool(_WHOLES & {*ahead})

    def _all_parties(self, hit: Hit) -> Parties:
        if hit.voice is Voice.NOUN:
            return self._of_noun(hit)
        if hit.voice in {Voice.PASSIVE, Voice.REDUCED}:
            return self._of_passive(hit)
        subject = self.subject(hit.group)
        if hit.act.doer_is_victim:
            return Parties(self.listed_back(subject) if subject else (), None)
        return Parties(self._objects(hit, subject), subject)

    def subject(self, group: int) -> Actor | None:
        """The subject of the verb group that begins at word `group`."""
        if group and self.words[group - 1].low in {"and", "or", "but", ",", "then", ")", "–", "—"}:
            return self._of_who(group) or self._closed_list(group) or self._first(group)
        if group and self.words[group - 1].low in {"who", "which", "that"}:
            return self._nearest(group - 1)
        return self._nearest(group)

    def _nearest(self, limit: int) -> Actor | None:
        """The last actor before `limit` that no preposition governs and no clause word cuts off."""
        stop = self._clause_start(limit)
        for actor in reversed(self.actors):
            if actor.last > limit or self._is_owner(actor):
                continue
            if actor.first < stop:
                break
            if not self._governed(actor) and not self._apposed(actor):
                return actor
        return self._first(limit)

    def _first(self, limit: int) -> Actor | None:
        """The first actor of the clause that can be a subject: what a coordinated predicate shares."""
        stop = self._clause_start(limit)
        for actor in self.actors:
            if actor.kind is ActorKind.PRONOUN and actor.noun in POSSESSIVES:
                continue  # "two of his colleagues, X and Y, were …"
            if actor.first >= stop and actor.last <= limit and not self._governed(actor) and not self._is_owner(actor):
                return actor if actor.kind is not ActorKind.PRONOUN or actor.noun in SUBJECT_PRONOUNS else None
        return None

    def _clause_start(self, limit: int) -> int:
        """Where the clause that ends at `limit` begins: behind the last word that opens one with its own subject."""
        for place in range(limit - 1, -1, -1):
            low = self.words[place].low
            if low in _CLAUSE and any(place < actor.first and actor.last <= limit for actor in self.actors):
                return place + 1
            if low in {"“", '"', ";"}:
                return place + 1
        return 0

    def _governed(self, actor: Actor) -> bool:
        before = actor.first - 1
        while (
            before >= 0
            and self.words[before].low in {"the", "a", "an", "both", "at", "least"}
            and self.words[before].low != "at"
        ):
            before -= 1
        low = self.words[before].low if before >= 0 else ""
        if actor.last < len(self.words) and self.words[actor.last].low == "'s":
            return True
        return low in _PREPOSITIONS and not (
            low == "of"
            and before
            and self.words[before - 1].low in {"all", "some", "several", "one", "many", "two", "three", "most"}
        )

    def _apposed(self, actor: Actor) -> bool:
        """ "X, a lawyer from …," and "its leader, X": the office beside a name is no actor of its own."""
        if actor.kind in {ActorKind.PERSON, ActorKind.BODY, ActorKind.PRONOUN}:
            return False
        lead = actor.first > 1 and self.words[actor.first - 1].low in {",", "–", "—"}
        return lead and actor.kind in {ActorKind.GROUP, ActorKind.TAKEN_UP} and not actor.plural

    def _is_owner(self, actor: Actor) -> bool:
        return self._owned_by(actor) is not None

    def _owned_by(self, actor: Actor) -> Actor | None:
        """The thing or relative that belongs to an actor, where the words say whose it is."""
        return self._owned.get(actor.first)

    def _objects(self, hit: Hit, subject: Actor | None) -> tuple[Actor, ...]:
        begin = hit.head + 1 if hit.tail and hit.tail[0] > hit.head + 1 else hit.last
        if hit.voice is Voice.ACTIVE and hit.tail and begin > hit.last:
            begin = hit.last
        if hit.tail and self.words[hit.tail[0]].low in OBJECT_PRONOUNS:
            begin = hit.tail[0]  # "told her …": she stands within the pattern
        first = self._next(begin, _OBJECT_REACH, through_prepositions=bool(hit.tail))
        if first is not None and first.kind is ActorKind.THING and not first.names and hit.tail:
            first = self._next(first.last, _OBJECT_REACH, through_prepositions=True) or first
        if first is None and hit.tail:
            first = self._next(hit.tail[-1] + 1, _OBJECT_REACH, through_prepositions=True)
        if first is None or first is subject:
            return ()
        return tuple(actor for actor in self.listed(first) if actor is first or not self._begins_clause(actor))

    def _begins_clause(self, actor: Actor) -> bool:
        """ "… arrested X, and his brother Y was beaten": Y is the subject of what follows."""
        after = self.words[actor.last].low if actor.last < len(self.words) else ""
        return after in {"was", "were", "is", "are", "had", "has", "have"}

    def _is_object(self, actor: Actor) -> bool:
        """Whether the verb of an act stands straight before an actor: "arrested X", but not "the arrested X"."""
        if actor.first < 2:
            return False
        forms = english().forms.get(self.words[actor.first - 1].low, ())
        before = self.words[actor.first - 2].low
        return any(form.kind == "past" for form in forms) and before not in {"the", ",", "and"}

    def _next(self, begin: int, reach: int, *, through_prepositions: bool = False) -> Actor | None:
        """The next actor from word `begin`, unless a clause word, a verb or a preposition comes first."""
        lexicon = english()
        starts = {actor.first: actor for actor in self.actors if not self._is_owner(actor)}
        owners = {actor.first: actor for actor in self.actors if self._is_owner(actor)}
        place = begin
        while place < min(len(self.words), begin + reach):
            if place in starts and (starts[place].noun not in SUBJECT_PRONOUNS or self.words[begin - 1].low == "where"):
                return starts[place]
            if place in owners:
                owned = self._owned_by(owners[place])
                if owned is not None and owned.kind is ActorKind.PERSON and owned.first > place:
                    return owned  # "her son, Ilo Ardaly": the one named, never whose son he is
                place = self._behind_possessive(owners[place].last)
                continue
            low = self.words[place].low
            if low in _CLAUSE or low in lexicon.act_words("be") or low in {".", "!", "?"}:
                return None
            if low in _PREPOSITIONS and not through_prepositions and low not in {"against", "on"}:
                partitive = low == "of" and self.words[place - 1].low in _SOME
                if not partitive:
                    return None
            if low in {",", "and"} and not self.words[place - 1].capital:
                return None
            place += 1
        return None

    def _behind_possessive(self, place: int) -> int:
        return place + (place < len(self.words) and self.words[place].low in {"'s", "'", "’"})

    def _of_passive(self, hit: Hit) -> Parties:
        if hit.act.doer_is_victim:
            return Parties(self.listed_back(subject) if (subject := self.subject(hit.group)) else (), None)
        if hit.tail and self.words[hit.tail[-1]].low == "against":
            return Parties(self._against(hit), self._agent(hit.last))
        among = self._among_those(hit)
        if among:
            return Parties(among, self._agent(hit.last))
        subject = self._beside(hit.group) if hit.voice is Voice.REDUCED else self.subject(hit.group)
        whom = self._taken_up_by_whom(hit.group)
        if whom is not None:
            return Parties(self.listed_back(whom), self._agent(hit.last))
        victims = self.listed_back(subject) if subject else ()
        ahead = self._included(subject.last, hit.group) if subject else ()
        if hit.act.takes == "any" and not any(actor.names for actor in victims):
            victims = self._done_upon(hit) or victims
        included = (*ahead, *self._included(hit.last, hit.last + _INCLUDED_REACH))
        return Parties(tuple(dict.fromkeys((*victims, *included))), self._agent(hit.last))

    def _done_upon(self, hit: Hit) -> tuple[Actor, ...]:
        """What something was done upon, in a passive whose subject is nobody: "was painted on the door of X"."""
        behind = self.words[hit.last - 1 : hit.last + 1]
        if not any(word.low in _UPON for word in behind):
            return ()
        target = self._next(hit.last, 7, through_prepositions=True)
        return (target,) if target is not None and target.names else ()

    def _among_those(self, hit: Hit) -> tuple[Actor, ...]:
        """ "X and Y were among those arrested"; "among those arrested were X and Y"."""
        ahead = [word.low for word in self.words[: hit.group]]
        if ahead[-1:] == ["who"]:
            ahead.pop()
        if ahead[-2:] != ["among", "those"]:
            return ()
        being = english().act_words("be")
        place = len(ahead) - 2
        if place and ahead[place - 1] in being:
            subject = self._nearest(place - 1)
            return self.listed_back(subject) if subject is not None else ()
        for spot in range(hit.last, min(len(self.words), hit.last + _INCLUDED_REACH)):
            if self.words[spot].low in being:
                first = self._next(spot + 1, _OBJECT_REACH)
                return self.listed(first) if first is not None else ()
        return ()

    def _closed_list(self, group: int) -> Actor | None:
        """The last name of a list that a comma closes: "his colleagues, X and Y, were arrested"."""
        if any(word.low == "including" for word in self.words[:group]):
            return None  # those are only some of whom it is told
        for actor in self.actors:
            named = actor.kind is ActorKind.PERSON and actor.last == group - 1 and self.words[group - 1].low == ","
            if named and actor.first and self.words[actor.first - 1].low == "and":
                return actor
        return None

    def _of_who(self, group: int) -> Actor | None:
        """Whom a "who" takes up that governs this coordination: "X, who was shot and wounded"."""
        for place in range(group - 1, max(0, group - _SUPPORT_REACH), -1):
            if self.words[place].low == "who":
                return self._nearest(place)
            if self.words[place].low in {",", ";", "that"}:
                return None
        return None

    def _against(self, hit: Hit) -> tuple[Actor, ...]:
        """Those against whom something "was brought": behind the words, else whom "against whom" takes up."""
        first = self._next(hit.tail[-1] + 1, _OBJECT_REACH, through_prepositions=True)
        return self.listed(first) if first is not None else ()

    def _taken_up_by_whom(self, head: int) -> Actor | None:
        """ "X, against whom a warrant was issued": X."""
        for place in range(max(1, head - _AGENT_REACH), head):
            if self.words[place].low == "whom" and self.words[place - 1].low in {"against", "for"}:
                before = [actor for actor in self.actors if actor.last <= place - 1 and not self._is_owner(actor)]
                return before[-1] if before else None
        return None

    def _beside(self, group: int) -> Actor | None:
        """The actor that ends just ahead of a bare participle; in a coordination, the first of the clause."""
        if group and self.words[group - 1].low in {"and", "or"}:
            return self._of_who(group) or self._first(group)
        near = [actor for actor in self.actors if 0 <= group - actor.last <= 1 and not self._is_owner(actor)]
        return near[-1] if near else None

    def _included(self, begin: int, end: int) -> tuple[Actor, ...]:
        """Those named by "including X and Y" between two places."""
        for place in range(begin, min(len(self.words), end)):
            named = self.words[place].low in {"include", "includes", "included"} and place - begin < 2
            if self.words[place].low == "including" or named:
                first = self._next(place + 1, 7)
                return self.listed(first) if first is not None and first.kind is ActorKind.PERSON else ()
        return ()

    def _agent(self, begin: int, *, nominal: bool = False) -> Actor | None:
        for place in range(begin, min(len(self.words), begin + _AGENT_REACH)):
            low = self.words[place].low
            if low == "by":
                return self._next(place + 1, 5)
            told_of = nominal and low in english().act_words("be") and not self._performed(place + 1)
            if told_of or low in _CLAUSE - {"as"} or low in {",", "and", "."}:
                return None
        return None

    def _performed(self, place: int) -> bool:
        """ "was carried out by X" names who did it, "was welcomed by X" does not."""
        forms = [form for word in self.words[place : place + 3] for form in english().forms.get(word.low, ())]
        return any(form.lemma in english().act_words("perform") for form in forms)

    def _of_noun(self, hit: Hit) -> Parties:
        owner = self._possessor(hit.head)
        verb, undergone = self._support(hit.head)
        subject = self.subject(verb) if verb is not None else None
        if subject is not None and undergone and subject.kind in _WHO:
            return Parties(self.listed_back(subject), self._agent(hit.last, nominal=True))
        victims: tuple[Actor, ...] = ()
        itself = next((actor for actor in self.actors if actor.first <= hit.head < actor.last), None)
        if itself is not None and itself.owner is not None:
            return Parties(self.listed(self.actors[itself.owner]), self._agent(hit.last))
        for place in range(hit.last, min(len(self.words), hit.last + 4)):
            if self.words[place].low in {"of", "against", "on", "to", "targeting", "near", "outside"}:
                target = self._next(place + 1, 7)
                victims = self.listed(target) if target else ()
                break
            if self.words[place].low in _CLAUSE | {",", ".", "by"}:
                break
        if not victims and owner is not None:
            victims = (owner,)
        if subject is not None and undergone and not victims:
            victims = self.listed_back(subject)
        doer = self._agent(hit.last, nominal=True) or (subject if verb is not None and not undergone else None)
        return Parties(victims, doer)

    def _support(self, head: int) -> tuple[int | None, bool]:
        """The verb that carries a noun ("faced threats", "carried out a raid"); whether its subject undergoes it."""
        lexicon = english()
        for place in range(head - 1, max(-1, head - _SUPPORT_REACH), -1):
            if self.words[place].low in _CLAUSE | {"who"}:
                break
            lemmas = {form.lemma for form in lexicon.forms.get(self.words[place].low, ())}
            told = self.words[place].low in {"reported", "report", "subjected", "target", "victim", "targeted"}
            if lemmas & lexicon.act_words("undergo") or lemmas & lexicon.act_words("perform") or told:
                return self._group_of(place), told or bool(lemmas & lexicon.act_words("undergo"))
        return None, False

    def _group_of(self, place: int) -> int:
        lexicon = english()
        small = lexicon.act_words("adverbs") | lexicon.act_words("have") | lexicon.act_words("be")
        while place > 0 and (self.words[place - 1].low in small or self.words[place - 1].low.endswith("ly")):
            place -= 1
        return place

    def _possessor(self, head: int) -> Actor | None:
        for actor in self.actors:
            between = [word.low for word in self.words[actor.last : head]]
            named = between[:1] in (["'s"], ["'"], ["’"]) and len(between) <= 4
            pronoun = actor.kind is ActorKind.PRONOUN and actor.noun in POSSESSIVES and len(between) <= 2
            if actor.last <= head and (named or (pronoun and not {",", "and"} & {*between})):
                return actor
        return None

    def listed(self, first: Actor) -> tuple[Actor, ...]:
        """The actor and those that follow it in a list."""
        result = [first]
        for actor in self.actors:
            if (
                actor.first < result[-1].last
                or actor is first
                or (self._is_owner(actor) and actor.kind is ActorKind.PRONOUN)
            ):
                continue
            between = self.words[result[-1].last : actor.first]
            if len(between) > _LIST_REACH or not self._list_like(between, actor):
                break
            result.append(actor)
        return self._without_offices(result)

    def listed_back(self, last: Actor) -> tuple[Actor, ...]:
        """The actor and those that stand before it in a list ("X, Y and Z were arrested")."""
        result = [last]
        for actor in reversed(self.actors):
            if (
                actor.last > result[0].first
                or actor is last
                or (self._is_owner(actor) and actor.kind is ActorKind.PRONOUN)
            ):
                continue
            between = self.words[actor.last : result[0].first]
            if (
                len(between) > _LIST_REACH
                or not between
                or not self._list_like(between, result[0])
                or self._governed(actor)
                or self._is_object(actor)
            ):
                break
            result.insert(0, actor)
        return self._without_offices(result)

    def _list_like(self, between: Sequence[Word], actor: Actor) -> bool:
        """Whether the words between two actors only list: commas, "and", offices, names of bodies."""
        lexicon = english()
        lows = [word.low for word in between]
        if not {",", "and", "or", ":", "–", "—", "&"} & {*lows}:
            return False
        known = (
            _LIST_WORDS
            | lexicon.names("roles")
            | lexicon.names("role_starts")
            | lexicon.names("kin")
            | lexicon.names("org_tails")
            | lexicon.names("org_classes")
        )
        return (
            all(word.capital or word.low in known or word.low[0].isdigit() for word in between)
            and actor.noun not in SUBJECT_PRONOUNS
        )

    def _without_offices(self, listed: Sequence[Actor]) -> tuple[Actor, ...]:
        """Drop offices that stand beside a name of the list, and things that only follow it."""
        named = any(actor.kind is ActorKind.PERSON for actor in listed)
        kept = [
            actor
            for actor in listed
            if not named
            or actor.kind in {ActorKind.PERSON, ActorKind.KIN, ActorKind.BODY, ActorKind.PRONOUN}
            or (actor.plural and actor.kind is ActorKind.GROUP)
        ]
        people = [actor for actor in kept if actor.kind is not ActorKind.BODY or not named]
        return tuple(people or kept)
