"""From values to attributed sentences: one paragraph for each event (DESIGN 7: nothing told without its word)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from tocsin.composing.draft import Draft, Named
from tocsin.composing.events import Core, Slot, about_of, acts_of, clause, cores_of, points_to_hidden, slots_of
from tocsin.composing.letter import Paragraph, Sentence
from tocsin.composing.people import every, known
from tocsin.composing.unknown import dispute, dispute_of
from tocsin.composing.voice import Voice, hedge, is_denied, voice_of
from tocsin.composing.wording import (
    bounded,
    country_name,
    fill,
    first_lower,
    is_one,
    is_plural,
    pattern,
    term_label,
    words,
)
from tocsin.domain.dossier import EntityView, Shown, State
from tocsin.domain.facts import Stance

_DISPUTABLE = ("type", "completion", "date", "place", "place_words", "country", "channel", "instrument", "count")


@dataclass(slots=True)
class Teller:
    """Sentences in a row; the same word twice running becomes “according to the same account”."""

    draft: Draft
    turn: int = 0
    sentences: list[Sentence] = field(default_factory=list)
    _last: Voice | None = None

    def tell(
        self, voice: Voice, text: str, grounds: Sequence[Shown], also: Sequence[Shown] = (), *, denied: bool = False
    ) -> None:
        """“According to …, text.” or, denied, “… deny that text.”"""
        again = not denied and self._last is not None and self._last.key == voice.key
        self._add(f"{voice.lead(denies=denied, again=again, turn=self.turn)}{text}", grounds, (*also, *voice.grounds))
        self._last = None if denied else voice

    def quote(self, voice: Voice, shown: Shown) -> None:
        """Free text of a claim after its attribution: “According to …: text.”"""
        text = first_lower(self.draft.text(shown))
        if shown.stance is Stance.DENIES:
            lead = voice.deny(pattern("phrases", "denies_this"))
        else:
            again = self._last is not None and self._last.key == voice.key
            lead = voice.lead(again=True).rstrip(", ") if again else voice.quoting()
            lead += f", {hedge([shown])}" if hedge([shown]) else ""
        self._add(f"{lead}: {text}", (shown,), voice.grounds)
        self._last = None if shown.stance is Stance.DENIES else voice

    def state(self, text: str, grounds: Sequence[Shown], also: Sequence[Shown] = ()) -> None:
        """A sentence that brings its own attribution or needs none: that sources differ."""
        self._add(text, grounds, also)
        self._last = None

    def _add(self, text: str, grounds: Sequence[Shown], also: Sequence[Shown]) -> None:
        """One sentence more; a footnote stands once in a paragraph."""
        made = self.draft.told(text, grounds, also)
        cited = {number for sentence in self.sentences for number in sentence.notes}
        self.sentences.append(replace(made, notes=tuple(number for number in made.notes if number not in cited)))


def event_paragraph(draft: Draft, event: EntityView, turn: int = 0) -> Paragraph | None:
    """All that is told of one event, or None where the record holds nothing that could be told."""
    teller = Teller(draft, turn)
    cores = cores_of(draft.dossier, event)
    parts = list(alleged_parts(draft, event))
    inline = _inline(draft, cores, parts)
    for number, core in enumerate(cores):
        if core.grounds:
            _core_sentences(teller, event, core, inline, with_slots=number == 0)
    for property_id in _DISPUTABLE:
        for shown in dispute_of(event, f"event.{property_id}"):
            people = [person for core in cores for person in core.people]
            text = dispute(draft, f"event.{property_id}", shown, bare=points_to_hidden(draft, property_id, people))
            teller.state(text, (shown, *shown.others))
    attributions = tuple(shown for core in cores for shown in core.attributions)
    if teller.sentences:
        _details(teller, event, attributions)
        _denials(teller, event, attributions)
        _alleged(teller, event, [part for part in parts if part not in inline], attributions)
    return Paragraph(tuple(teller.sentences)) if teller.sentences else None


def core_sentence(draft: Draft, event: EntityView, core: Core) -> Sentence:
    """The one sentence on an event that a summary takes, with when and where if they are told by the same word."""
    teller = Teller(draft)
    _core_sentences(teller, event, core, (), with_slots=True)
    return replace(teller.sentences[0], notes=())


def _inline(draft: Draft, cores: Sequence[Core], parts: Sequence[Alleged]) -> list[Alleged]:
    """The alleged parts that the first sentence can take: one thing told, and told by the same word."""
    if len(cores) != 1 or cores[0].denied:
        return []
    voice = voice_of(draft, cores[0].grounds, cores[0].attributions)
    fitting = [part for part in parts if part.degree in words()["inline"] and not part.denied]
    return [p for p in fitting if voice_of(draft, p.grounds, p.attributions or cores[0].attributions).key == voice.key]


def _core_sentences(
    teller: Teller, event: EntityView, core: Core, inline: Sequence[Alleged], *, with_slots: bool
) -> None:
    draft = teller.draft
    voice = voice_of(draft, core.grounds, core.attributions)
    people = draft.names(core.people)
    slots = [(slot, voice_of(draft, slot.grounds, core.attributions)) for slot in _slots(draft, event, with_slots)]
    within = [slot for slot, whose in slots if whose.key == voice.key]
    grounds = (*core.grounds, *(g for slot in within for g in slot.grounds), *(g for p in inline for g in p.grounds))
    about = about_of(core, people)
    named = (*(people.grounds if people else ()), *(about.grounds if about else ()))
    named = (*named, *(shown for part in inline for shown in part.actors.grounds))
    tail = "".join(pattern("inline", part.degree).format(actors=part.actors.text) for part in inline)
    teller.tell(voice, f"{clause(core, people, within)}{tail}", grounds, named, denied=core.denied)
    for slot, whose in slots:
        if slot not in within:
            teller.tell(whose, f"{slot.hedge} {slot.alone}".strip(), slot.grounds)


def _slots(draft: Draft, event: EntityView, wanted: bool) -> tuple[Slot, ...]:
    """Everybody to whom the event was done counts: a house number points to the child of the second sentence too."""
    people = [person for each in cores_of(draft.dossier, event) for person in each.people]
    return slots_of(draft, event, people) if wanted else ()


def _details(teller: Teller, event: EntityView, attributions: Sequence[Shown]) -> None:
    """What else the record tells: means, number of people, stated reason, description."""
    draft = teller.draft
    for shown in draft.usable(event, "event.instrument"):
        text = fill(pattern("phrases", "instrument"), text=draft.text(shown))
        teller.tell(voice_of(draft, (shown,), attributions), _hedged(shown, text), (shown,), denied=is_denied((shown,)))
    for shown in (s for s in known(event, "event.count") if people_count(s.value)):
        text = _hedged(shown, people_count(shown.value))
        teller.tell(voice_of(draft, (shown,), attributions), text, (shown,), denied=is_denied((shown,)))
    for act in acts_of(draft.dossier, event.id):
        for shown in draft.usable(act, "act.reason"):
            text = _hedged(shown, fill(pattern("phrases", "reason"), text=draft.text(shown)))
            teller.tell(voice_of(draft, (shown,), attributions), text, (shown,), denied=is_denied((shown,)))
    for shown in draft.usable(event, "event.description"):
        teller.quote(voice_of(draft, (shown,), attributions), shown)


def _hedged(shown: Shown, text: str) -> str:
    return f"{hedge((shown,))} {text}".strip()


def people_count(value: str) -> str:
    """“three people were affected”, “at least three people were affected”; "" for what is no number."""
    number = bounded(value)
    key = "count_one" if is_one(number) else "count_many"
    return fill(pattern("phrases", key), number=number) if number else ""


def _denials(teller: Teller, event: EntityView, attributions: Sequence[Shown]) -> None:
    """Who denies that it happened, where others say that it did."""
    sides = list(every(event.all("event.type")[:1]))
    denying = [shown for shown in sides if shown.stance is Stance.DENIES and shown.claims]
    for shown in denying if len(denying) < len(sides) else ():
        voice = voice_of(teller.draft, (shown,), attributions)
        teller.state(voice.deny(pattern("phrases", "denied")), (shown,), voice.grounds)


def _alleged(teller: Teller, event: EntityView, parts: Sequence[Alleged], attributions: Sequence[Shown]) -> None:
    """Those said to have had a part in it, always as an allegation, by degree; then the country behind it."""
    draft = teller.draft
    for alleged in parts:
        voice = voice_of(draft, alleged.grounds, alleged.attributions or attributions)
        text = alleged.text("denied" if alleged.denied else alleged.degree)
        teller.tell(voice, text, alleged.grounds, alleged.actors.grounds, denied=alleged.denied)
    for shown in known(event, "event.instigating_country"):
        country = country_name(draft.guard.clean(term_label("countries", shown.value)))
        text = fill(pattern("degree", "instigated"), country=country)
        teller.tell(voice_of(draft, (shown,), attributions), text, (shown,), denied=is_denied((shown,)))


@dataclass(frozen=True, slots=True)
class Alleged:
    """Actors with one alleged degree of involvement."""

    actors: Named
    degree: str
    denied: bool
    grounds: tuple[Shown, ...]
    attributions: tuple[Shown, ...]

    def text(self, degree: str) -> str:
        """The clause on them."""
        plural = self.actors.plural or is_plural(self.actors.text)
        values = {"was": "were" if plural else "was", "is": "are" if plural else "is"}
        patterns = words()["degree_of_many" if plural and "degree_of_many" in words() else "degree"]
        chosen = patterns.get(degree) or pattern("degree", degree)
        return fill(chosen, actors=self.actors.text, hedge=hedge(self.grounds), **values)


def alleged_parts(draft: Draft, event: EntityView) -> Iterator[Alleged]:
    """The alleged parts in the acts of an event, those with the same degree and the same word together."""
    grouped: dict[tuple[str, bool, object], list[tuple[str, tuple[Shown, ...], tuple[Shown, ...]]]] = {}
    for act in acts_of(draft.dossier, event.id):
        for involvement in draft.dossier.pointing("involvement.act", act.id):
            for actor in known(involvement, "involvement.actor")[:1]:
                degree = known(involvement, "involvement.degree")[:1]
                own = tuple(s for s in involvement.all("involvement.attribution") if s.state is not State.ABSENT)
                link = tuple(s for s in known(involvement, "involvement.act") if s.value == act.id)
                key = (degree_of(degree), is_denied((actor,)), voice_of(draft, (actor,), own).key)
                grouped.setdefault(key, []).append((actor.value, (actor, *degree, *link), own))
    for (degree_key, denied, _), rows in grouped.items():
        named = draft.names([row[0] for row in rows])
        if named:
            grounds = tuple(dict.fromkeys(shown for row in rows for shown in row[1]))
            attributions = tuple(dict.fromkeys(shown for row in rows for shown in row[2]))
            yield Alleged(named, degree_key, denied, grounds, attributions)


def degree_of(degree: Sequence[Shown]) -> str:
    """Which words a degree of involvement has: those of the narrowest listed code that it lies under."""
    code = degree[0].value if degree else ""
    listed: dict[str, str] = words()["degree_of"]
    fitting = [prefix for prefix in listed if code.startswith(prefix)]
    return listed[max(fitting, key=len)] if fitting else "other"
