"""From what changed under an appeal to the draft of its correction. Pure, as every letter is.

It says what we wrote, in the words that went out, and what is right; of what may no longer be told it gives the places
alone and no word, and no reason. Nobody's account is named: who took something back is nobody's business but theirs.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from tocsin.composing import ours
from tocsin.composing.addressed import only_to
from tocsin.composing.brief import AddresseeBlock, Brief, Organisation
from tocsin.composing.draft import Draft
from tocsin.composing.guard import Guard
from tocsin.composing.letter import Claims, Gap, Letter, Paragraph, Part, PartKind, Sentence
from tocsin.composing.people import hidden_of, people_of
from tocsin.composing.pseudonyms import of_letter
from tocsin.composing.spoken_brief import in_language
from tocsin.composing.template import Template, template
from tocsin.composing.unknown import value_words
from tocsin.composing.wording import (
    ENGLISH,
    bare_date,
    fill,
    first_upper,
    listed,
    pattern,
    sentence,
    speaking,
    spoken,
    words,
)
from tocsin.domain.changed import Change, Why, for_readers
from tocsin.domain.clearance import ADDRESSEES, PUBLIC
from tocsin.domain.dossier import Dossier, Shown
from tocsin.domain.errors import Cause
from tocsin.domain.schema import ValueKind, schema
from tocsin.domain.sent import Line, SentLetter

_SAID = {Why.CORRECTED, Why.RETRACTED, Why.DISPUTED}


@dataclass(frozen=True, slots=True)
class Correction:
    """The drafted letter, and the claims that each of its corrections rests on."""

    letter: Letter
    mends: tuple[tuple[str, ...], ...]


def compose_correction(
    dossier: Dossier,
    sent: SentLetter,
    changes: Sequence[Change],
    *,
    brief: Brief | None,
    today: date,
    language: str = "",
) -> Correction | None:
    """The correction of what went out; None where nothing of it is for a letter to say.

    It goes to the offices that got it by the record, or that it asked; `brief` gives our contact and their details. It
    is written in `language`, else in the first of the brief. Words that went out in another language
    are quoted as they stood, for they are what those who have them read.
    """
    language = language or (brief.languages[0] if brief else ENGLISH)
    spoken_brief, missing = in_language(only_to(brief, _readers(sent)), language) if brief else (None, ())
    with speaking(language):
        return _compose(dossier, sent, changes, spoken_brief, today, [gap for gap in missing if _is_ours(gap)])


def _compose(
    dossier: Dossier,
    sent: SentLetter,
    changes: Sequence[Change],
    brief: Brief | None,
    today: date,
    missing: Sequence[Gap],
) -> Correction | None:
    form = template("correction")
    draft = _draft(dossier, sent, brief, today)
    draft.gaps.extend(missing)
    writer = _Writer(draft, sent, changes)
    paragraphs = tuple(writer.paragraphs())
    if not paragraphs:
        return None
    letter = Letter(
        kind=form.name(spoken()),
        number=draft.brief.number,
        version=1,
        day=today,
        language=draft.brief.languages[0],
        sender=draft.guard.clean(draft.brief.organisation.name),
        title=Sentence(writer.filled("title"), Claims(_of_the_appeal(dossier, sent))),
        meta=ours.meta_lines(draft, form.name(spoken())),
        parts=tuple(_parts(form, draft, paragraphs, sent)),
        gaps=tuple(draft.gaps),
    )
    handled = (change for change in changes if for_readers(change))
    return Correction(letter, tuple(dict.fromkeys(change.grounds for change in handled)))


def _is_ours(gap: Gap) -> bool:
    """Whether it is about what a correction takes of a brief: how the addressees are called."""
    return gap.property.endswith(".addressees")


def _readers(sent: SentLetter) -> Sequence[str]:
    """The offices that got it by the record, else those that it asks; everybody is not told to whom else it went."""
    got = dict.fromkeys(delivered.office for delivered in sent.sent if delivered.office)
    return sent.offices if sent.audience != ADDRESSEES else tuple(got) or sent.offices


def _draft(dossier: Dossier, sent: SentLetter, brief: Brief | None, today: date) -> Draft:
    pseudonyms = of_letter(dossier, sent.intervention)
    people = people_of(dossier, None, [view.id for view in dossier.of_kind("person")], today, pseudonyms=pseudonyms)
    named = [person for person in people.values() if person.named]
    visible = tuple(name for person in named for name in person.names(originals=False))
    guard = Guard(hidden_of(list(people.values())), visible)
    offices = tuple(AddresseeBlock(office, office) for office in _readers(sent) if office)
    chosen = Brief(
        organisation=brief.organisation if brief else Organisation(""),
        demands=(),
        addressees=(brief.addressees if brief else ()) or offices,
        number=guard.clean(sent.number),
        languages=(spoken(),),
        pseudonyms=pseudonyms,
    )
    return Draft(dossier, chosen, today, people, guard, template("correction"))


def _of_the_appeal(dossier: Dossier, sent: SentLetter) -> tuple[str, ...]:
    view = dossier.entities[sent.intervention]
    names = ("intervention.number", "intervention.date", "intervention.title")
    return tuple(claim for name in names for shown in view.all(name) for claim in shown.claims)


def _parts(form: Template, draft: Draft, paragraphs: tuple[Paragraph, ...], sent: SentLetter) -> Iterator[Part]:
    """What everybody reads is addressed to nobody, and neither is its correction."""
    found = {PartKind.CORRECTION: paragraphs}
    if sent.audience != PUBLIC:
        found[PartKind.ADDRESSEES] = tuple(ours.addressee_paragraphs(draft))
    if draft.brief.organisation.name:
        found[PartKind.CONTACT] = tuple(ours.contact_paragraphs(draft))
    else:
        draft.gap(
            Cause("It has no contact of ours: give the brief of the appeal with --brief."), "organisation.contact"
        )
    for row in form.parts:
        if found.get(row.kind):
            yield Part(row.kind, row.heading(spoken()), found[row.kind])


class _Writer:
    """The sentences of one correction."""

    def __init__(self, draft: Draft, sent: SentLetter, changes: Sequence[Change]) -> None:
        self._draft, self._sent, self._changes = draft, sent, changes
        self._gone = {line for change in changes if change.why is Why.WITHDRAWN for line in change.lines}
        self._appeal = self.filled("appeal")

    def filled(self, key: str, **more: str) -> str:
        """A pattern of the table `correction`."""
        day = bare_date(self._sent.day) if self._sent.day else ""
        return fill(pattern("correction", key), number=self._draft.brief.number, day=day, **more)

    def paragraphs(self) -> Iterator[Paragraph]:
        """What is to be removed, then what is to be corrected, sentences with the same corrections together."""
        removed = [change for change in self._changes if change.why is Why.WITHDRAWN]
        if removed:
            yield Paragraph((self._remove(removed),))
        said = [change for change in self._changes if change.why in _SAID and for_readers(change)]
        groups: dict[tuple[int, ...], list[Line]] = {}
        for line in self._sent.lines:
            mine = tuple(number for number, change in enumerate(said) if line in change.lines)
            if mine and line not in self._gone:
                groups.setdefault(mine, []).append(line)
        for numbers, lines in groups.items():
            once = {line.text: line for line in reversed(lines)}  # the summary says what the story says
            quotes = (self._quote(line, place) for place, line in enumerate(reversed(once.values())))
            yield Paragraph((*quotes, *(self._mend(said[number]) for number in numbers)))
        for change in said:
            if not change.lines:
                yield Paragraph((self._gave(change), self._mend(change)))
        for change in self._changes:
            if change.why is Why.FEWER:
                self._draft.gap(
                    Cause(
                        "One account behind a sentence was taken back, another still says so: look whether it says who."
                    ),
                    change.property,
                    change.entity,
                )

    def _remove(self, changes: Sequence[Change]) -> Sentence:
        grounds = tuple(dict.fromkeys(claim for change in changes for claim in change.grounds))
        lines = [line for line in self._sent.lines if line in self._gone]
        key = "remove" if lines else "remove_all"
        places = "; ".join(where(line.place) for line in lines)
        return Sentence(self.filled(key, appeal=self._appeal, places=places), Claims(grounds))

    def _quote(self, line: Line, place: int) -> Sentence:
        text = self._draft.guard.clean(line.text)
        if text != line.text:
            self._draft.gap(
                Cause("A name was taken out of what is quoted, because this person is not named now."), "person.name"
            )
        if spoken() == ENGLISH:
            text = text.replace("“", "‘").replace("”", "’")
        key = "wrote_also" if place else "wrote"
        return Sentence(sentence(self.filled(key, appeal=self._appeal, text=text)), Claims(line.claims))

    def _gave(self, change: Change) -> Sentence:
        """The same where the words that went out are not kept."""
        self._draft.gap(
            Cause("The words that went out are not kept sentence by sentence: look at the letter."), change.property
        )
        given = (Shown(used.value, (used.id,)) for used in change.was)
        texts = list(dict.fromkeys(text for shown in given if (text := self._value(change.property, shown))))
        key = "gave" if texts else "told"
        filled = self.filled(key, Appeal=first_upper(self._appeal), what=self._what(change), value=listed(texts))
        return Sentence(filled, Claims(tuple(used.id for used in change.was)))

    def _mend(self, change: Change) -> Sentence:
        before = {used.id for used in change.was}
        now = sorted(change.now, key=lambda shown: before.isdisjoint(shown.claims))  # what we wrote stands first
        texts = list(dict.fromkeys(text for shown in now if (text := self._value(change.property, shown))))
        key = str(change.why)
        if change.why is not Why.RETRACTED and len(texts) < (2 if change.why is Why.DISPUTED else 1):
            key = {Why.CORRECTED: "correct_bare", Why.DISPUTED: "disputed_bare"}[change.why]
        elif change.why is Why.CORRECTED:
            key = "correct"
        values = listed(texts, "or") if change.why is Why.DISPUTED else listed(texts)
        text = self.filled(key, what=self._what(change), value=values, values=values)
        named = [claim for shown in change.now for claim in self._naming(change.property, shown)]
        return Sentence(text, Claims(tuple(dict.fromkeys((*change.grounds, *named)))))

    def _value(self, property_id: str, shown: Shown) -> str:
        return value_words(self._draft, property_id, shown)

    def _naming(self, property_id: str, shown: Shown) -> Iterator[str]:
        """The claims of the name that a value is told by."""
        if schema().property(property_id).type is ValueKind.ENTITY:
            named = self._draft.name(shown.value, plain=True)
            yield from (claim for ground in (named.grounds if named else ()) for claim in ground.claims)

    def _what(self, change: Change) -> str:
        found = words()["short"].get(change.property) or words()["what"].get(change.property)
        if not found:
            label = schema().property(change.property).label(spoken())
            return fill(pattern("correction", "what"), what=f"{label[:1].lower()}{label[1:]}")
        named = self._draft.name(change.entity, plain=True)
        person = named.text if named else pattern("correction", "person")
        return fill(found, event=pattern("phrases", "this"), person=person)


def where(place: str) -> str:
    """Where a sentence of an appeal stands, in words: “under “What happened”, paragraph 2, sentence 1”."""
    part, _, numbers = place.partition(" ")
    if part in {"title", "footnote"}:
        return fill(pattern("where", part), number=numbers)
    paragraph, _, at = numbers.partition(".")
    headings = {str(row.kind): row.heading(spoken()) for row in template("urgent-appeal").parts}
    heading = headings.get(part, "")
    key = "part" if heading else "summary" if part == "summary" else "unheaded"
    return fill(pattern("where", key), heading=heading, paragraph=paragraph, sentence=at)
