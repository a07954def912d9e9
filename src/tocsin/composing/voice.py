"""By whose word: the attribution that stands before what a letter tells. Nothing is told without one."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from tocsin.composing.bending import NO_FORMS, Form, Forms, bent, worded
from tocsin.composing.draft import Draft, Named
from tocsin.composing.notes import publishable, publisher_of
from tocsin.composing.people import known
from tocsin.composing.wording import (
    ENGLISH,
    fill,
    first_lower,
    first_upper,
    is_plural,
    listed,
    number_word,
    pattern,
    spoken,
    with_article,
    words,
)
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.facts import Stance
from tocsin.lib.ids import is_id

_BEFORE = re.compile(r"^according to\s+", re.IGNORECASE)
_AFTER = re.compile(
    r"\s+(?:claims?|claimed|says?|said|reports?|reported|states?|stated|tells?|told us|alleges?|alleged)(?:\s+that)?$",
    re.IGNORECASE,
)
_MANY = 2


@dataclass(frozen=True, slots=True)
class Voice:
    """Who says so: the words of the record, or else the number of distinct sources, a publication, or we ourselves.

    `own` is what a member entered without any source. `grounds` are the claims that the attribution itself rests on;
    they make no difference to whose word it is. `forms` are those of one person who says it, where they are confirmed.
    """

    who: tuple[str, ...] = ()
    sources: int = 1
    published: bool = False
    own: bool = False
    grounds: tuple[Shown, ...] = ()
    forms: Forms = field(default_factory=dict, compare=False)

    @property
    def key(self) -> tuple[tuple[str, ...], int, bool, bool]:
        """Equal for one and the same voice."""
        return self.who, self.sources, self.published, self.own

    @property
    def _form(self) -> str:
        if self.who:
            return "named"
        if self.own or self.published:
            return "own" if self.own else "published"
        return "sources" if self.sources >= _MANY else "unnamed"

    @property
    def _many(self) -> bool:
        return len(self.who) > 1 or self.sources >= _MANY

    def lead(self, *, denies: bool = False, again: bool = False, turn: int = 0) -> str:
        """What stands before the clause: “According to the activists, ”, “The police deny that ”.

        A letter tells many things by one word: `turn` takes the forms in turn, so that it can be read.
        """
        if again and not denies:
            return pattern("lead", "again_many" if self._many else "again_one")
        said_by = None if denies else _said_by(self.forms)
        if said_by:
            return f"{said_by.text} "
        forms = words()["lead_denies" if denies else "lead"][self._form]
        return f"{self._filled(forms[turn % len(forms)])} "

    def within(self) -> str:
        """Within a sentence, after “according to”."""
        number = number_word(self.sources)
        return listed(self.who) if self.who else pattern("source", self._form).format(number=number)

    def quoting(self) -> str:
        """What stands before words that are quoted: “According to the activists”."""
        return worded("phrases.quoting", "", self.forms, who=self.within()).text

    def deny(self, text: str) -> str:
        """A pattern with {Who} and {deny} (“The police deny this.”)."""
        return self._filled(text)

    def _filled(self, text: str) -> str:
        who = self.within()
        plural = self._many or self.own or is_plural(who)
        verbs = ("deny", "report") if plural else ("denies", "reports")
        return fill(text, who=who, Who=first_upper(who), deny=verbs[0], report=verbs[1])


def voice_of(draft: Draft, told: Sequence[Shown], attributions: Iterable[Shown] = ()) -> Voice:
    """Whose word these values are.

    `attributions` are values of `event.attribution` and its like; they speak for what comes from the same statement
    and names nobody itself.
    """
    statements = {statement for shown in told for statement in shown.statements}
    own = [word for shown in told for word in shown.attributed_to]
    speaking = [] if own else [s for s in attributions if _speaks(s, statements)]
    by = [(word, shown.language) for shown in told for word in shown.attributed_to]
    by = by or [(shown.value, shown.language) for shown in speaking]
    found = [_phrase(draft, word, language) for word, language in by]
    who = tuple(dict.fromkeys(named.text for named in found if named.text))
    forms = found[0].forms if len(who) == len(found) == 1 else NO_FORMS
    grounds = tuple(ground for named in found for ground in named.grounds)
    if (
        by and not who and spoken() != ENGLISH
    ):  # somebody says it whom this language has no words for: no publisher does
        return Voice(grounds=tuple(speaking))
    if who:
        said_by = _said_by(forms)
        return Voice(who, grounds=(*speaking, *grounds, *(said_by.grounds if said_by else ())), forms=forms)
    return _unattributed(draft, statements)


def _said_by(forms: Forms) -> Form | None:
    """“За словами Марти Велін,”: of one person whose forms are confirmed."""
    return bent(words().get("bent", {}).get("lead.named", ""), forms)


def is_denied(told: Sequence[Shown]) -> bool:
    """Whether the statement denies what these values say."""
    return any(shown.stance is Stance.DENIES for shown in told)


def hedge(told: Sequence[Shown]) -> str:
    """The hedge that the statement itself makes, kept."""
    return pattern("phrases", "hedge") if any(shown.stance is Stance.HEDGES for shown in told) else ""


def _speaks(attribution: Shown, statements: set[str]) -> bool:
    usable = attribution.state is not State.ABSENT and bool(attribution.value.strip()) and bool(attribution.claims)
    shared = not attribution.statements or not statements or not statements.isdisjoint(attribution.statements)
    return usable and shared and attribution.stance is not Stance.DENIES


def _phrase(draft: Draft, said: str, language: str) -> Named:
    """An attribution as it stands after “according to”, and what it rests on; "" for an id of no person or group."""
    if is_id(said):
        return draft.name(said, plain=True) or Named("", ())
    if not draft.reads(said, language, "event.attribution"):
        return Named("", ())
    cleaned = _AFTER.sub("", _BEFORE.sub("", draft.guard.clean(said))).strip(" ,.:;")
    return Named(first_lower(with_article(cleaned)) if cleaned else "", ())


def _unattributed(draft: Draft, statements: set[str]) -> Voice:
    """The publishers of published statements, else the number of distinct sources."""
    views = [view for statement in sorted(statements) if (view := draft.view(statement)) and publishable(view)]
    published = [publisher_of(draft.dossier, view) for view in views]
    who = tuple(dict.fromkeys(with_article(draft.guard.clean(name)) for name, _ in published if name))
    if who:
        return Voice(who, grounds=tuple(shown for _, grounds in published for shown in grounds))
    if statements and all(_is_own(draft.view(statement)) for statement in statements):
        return Voice(own=True)
    return Voice(sources=max(1, len(distinct_sources(draft.dossier, statements))), published=bool(views))


def _is_own(statement: EntityView | None) -> bool:
    """Whether a member typed it in without any source, not even one that is withheld or was not asked for."""
    if statement is None or not known(statement, "statement.entered_by"):
        return False
    return not statement.all("statement.source") and not statement.all("statement.evidence")


def distinct_sources(dossier: Dossier, statements: Iterable[str]) -> frozenset[str]:
    """The sources behind statements: five that repeat one press release are one, an unknown origin counts for none."""
    roots = (_root(dossier, statement) for statement in statements)
    return frozenset(shown.value for root in roots if root for shown in known(root, "statement.source")[:1])


def _root(dossier: Dossier, statement: str) -> EntityView | None:
    """The statement that this one was taken from in the end; None where they run in a ring."""
    seen: set[str] = set()
    while statement not in seen:
        seen.add(statement)
        view = dossier.entities.get(statement)
        origin = next(_origins(view), None) if view else None
        if origin is None:
            return view
        statement = origin
    return None


def _origins(view: EntityView) -> Iterator[str]:
    return (shown.value for shown in known(view, "statement.origin"))
