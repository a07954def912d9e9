"""The parts that are ours: law, position, demands, addressees, replies, earlier documents, contact (from the brief)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from tocsin.composing.brief import AddresseeBlock
from tocsin.composing.draft import Draft
from tocsin.composing.letter import OursKind, Paragraph, Part, PartKind, Sentence, Style
from tocsin.composing.people import known
from tocsin.composing.wording import bare_date, fill, pattern, sentence, term_label
from tocsin.domain.errors import Cause

_STOPS = (",", ".", "!", ":")
_CHECK_AGAIN_AFTER = timedelta(days=90)


def law_paragraphs(draft: Draft) -> list[Paragraph]:
    """The legal basis, one point each."""
    return [Paragraph((_own(draft, text, OursKind.LAW),), Style.BULLET) for text in draft.brief.law]


def position_paragraphs(draft: Draft) -> list[Paragraph]:
    """Our position, in one paragraph."""
    sentences = tuple(_own(draft, text, OursKind.POSITION) for text in draft.brief.position)
    return [Paragraph(sentences)] if sentences else []


def demand_paragraphs(draft: Draft) -> list[Paragraph]:
    """Numbered demands; the last sentence of each names the offices that it is addressed to."""
    offices = {block.key: block.office for block in draft.brief.addressees}
    found = []
    for number, demand in enumerate(draft.brief.demands, 1):
        who = "; ".join(offices[key] for key in demand.addressees)
        addressed = draft.ours(fill(pattern("phrases", "addressed"), who=who), OursKind.DEMAND)
        found.append(Paragraph((_own(draft, demand.text, OursKind.DEMAND), addressed), Style.ITEM, number, small=1))
    return found


def addressee_paragraphs(draft: Draft) -> list[Paragraph]:
    """A block for each addressee; in a letter that opens with the one office that it goes to, the greeting too."""
    blocks = [_block(draft, block) for block in draft.brief.addressees]
    alone = draft.brief.addressees[0] if len(blocks) == 1 else None
    if alone and alone.salutation and draft.form and draft.form.begins_with_the_office:
        blocks.append(Paragraph((draft.ours(greeting_words(alone.salutation), OursKind.CONTACT),)))
    return blocks


def head_parts(draft: Draft, block: AddresseeBlock) -> list[Part]:
    """How a letter to this one of its addressees begins: the address, and the greeting where there is one."""
    address = [draft.ours(line, OursKind.CONTACT) for line in _address(block)]
    words = greeting_words(block.salutation)
    greeting = [draft.ours(words, OursKind.COURTESY)] if words else []
    return [
        Part(PartKind.ADDRESSEES, "", (Paragraph(tuple(address), Style.LINES),)),
        *([Part(PartKind.CONTACT, "", (Paragraph(tuple(greeting)),))] if greeting else []),
    ]


def greeting_words(salutation: str) -> str:
    """A salutation with its stop; empty where there is none."""
    return salutation if not salutation or salutation.endswith(_STOPS) else f"{salutation},"


def _address(block: AddresseeBlock) -> list[str]:
    return [line for line in (block.office, block.body, *block.address, block.email) if line]


def _block(draft: Draft, block: AddresseeBlock) -> Paragraph:
    address = _address(block)
    lines = _for_readers_who_write(block) if draft.form and draft.form.readers_write else []
    office = block.office
    if block.checked is None:
        unknown = Cause("No day says when the address of “{office}” was last checked.", office=office)
        draft.gap(unknown, "addressees.checked")
    elif draft.today - block.checked > _CHECK_AGAIN_AFTER:
        day = block.checked.isoformat()
        long_ago = Cause("The address of “{office}” was last checked on {day}.", office=office, day=day)
        draft.gap(long_ago, "addressees.checked")
    if not block.salutation:
        draft.gap(Cause("“{office}” has no salutation.", office=office), "addressees.salutation")
    sentences = tuple(draft.ours(line, OursKind.CONTACT) for line in (*address, *lines))
    return Paragraph(sentences, Style.LINES, small=len(lines))


def _for_readers_who_write(block: AddresseeBlock) -> list[str]:
    """How to greet, in which language, when the address was checked: no business of the office itself."""
    lines = [fill(pattern("phrases", "salutation"), text=block.salutation)] if block.salutation else []
    lines += [fill(pattern("phrases", "language"), text=block.language)] if block.language else []
    return lines + ([fill(pattern("phrases", "checked"), day=_day(block.checked))] if block.checked else [])


def reply_paragraphs(draft: Draft) -> list[Paragraph]:
    """By when and where we expect replies, how long the appeal holds, and a word of thanks."""
    brief = draft.brief
    lines = []
    if brief.reply_by:
        key = "reply_by_to" if brief.reply_to else "reply_by"
        lines.append(fill(pattern("phrases", key), day=_day(brief.reply_by), where=brief.reply_to))
        if brief.reply_by <= draft.today:
            draft.gap(Cause("The day for replies has passed."), "reply_by")
    elif brief.reply_to:
        lines.append(fill(pattern("phrases", "reply_to"), where=brief.reply_to))
    if brief.valid_until:
        lines.append(fill(pattern("phrases", "valid_until"), day=_day(brief.valid_until)))
    sentences = [_own(draft, line, OursKind.CONTACT) for line in lines]
    sentences += [_own(draft, text, OursKind.COURTESY) for text in brief.courtesy]
    return [Paragraph(tuple(sentences))] if sentences else []


def previous_paragraphs(draft: Draft) -> list[Paragraph]:
    """Earlier documents: those that the record says were sent, then those that the brief names."""
    recorded = [_intervention(draft, view.id) for view in draft.dossier.of_kind("intervention")]
    sentences = [found for found in recorded if found]
    sentences += [_own(draft, text, OursKind.CONTACT) for text in draft.brief.previous]
    return [Paragraph((found,), Style.BULLET) for found in sentences]


def _intervention(draft: Draft, entity: str) -> Sentence | None:
    view = draft.dossier.entities[entity]
    number, day = known(view, "intervention.number")[:1], known(view, "intervention.date")[:1]
    kind = known(view, "intervention.kind")[:1]
    sent = [s for view in draft.dossier.pointing("delivery.intervention", entity) for s in known(view, "delivery.sent")]
    if not number or not day or not sent:
        return None
    name = term_label("intervention_kinds", kind[0].value) if kind else ""
    text = fill(pattern("phrases", "previous"), title=name, number=draft.text(number[0]), date=bare_date(day[0].value))
    return draft.told(text, (*number, *day, *kind, *sent), notes=False)


def contact_paragraphs(draft: Draft) -> list[Paragraph]:
    """Who signs, who we are and how to reach us."""
    ours = draft.brief.organisation
    lines = (*((ours.signatory,) if ours.signatory else ()), ours.name, *ours.contact)
    if not ours.contact:
        draft.gap(Cause("The brief gives no contact of ours."), "organisation.contact")
    return [Paragraph(tuple(draft.ours(line, OursKind.CONTACT) for line in lines), Style.LINES)]


def confidential_paragraphs(draft: Draft) -> list[Paragraph]:
    """What is to stay confidential of a submission: whoever submits it always, and what the brief says."""
    texts = (pattern("phrases", "submitter_confidential"), *draft.brief.confidential)
    return [Paragraph((_own(draft, text, OursKind.CONTACT),), Style.BULLET) for text in texts]


def link_paragraphs(draft: Draft) -> list[Paragraph]:
    """Our own view of why it has to do with the work, where the record gives no reason."""
    if draft.brief.link_to_work:
        draft.gap(Cause("The link to the work is our own view: the record gives no reason."), "event.link_to_work")
    sentences = tuple(_own(draft, text, OursKind.POSITION) for text in draft.brief.link_to_work)
    return [Paragraph(sentences)] if sentences else []


def meta_lines(draft: Draft, name: str, series: Sequence[Sentence] = ()) -> tuple[Sentence, ...]:
    """Type and number, which of its `series`, version, date, how many annexes: what stands under the title."""
    brief = draft.brief
    if not brief.number:
        draft.gap(Cause("The appeal has no number."), "number")
    version = fill(pattern("phrases", "version"), number=str(brief.version))
    first, *others = (f"{name} {brief.number}".strip(), version, _day(draft.today))
    if brief.annexes:
        others.append(fill(pattern("phrases", "annexes"), number=str(len(brief.annexes))))
    rest = (draft.ours(line, OursKind.CONTACT) for line in others)
    return (draft.ours(first, OursKind.CONTACT), *series, *rest)


def _own(draft: Draft, text: str, kind: OursKind) -> Sentence:
    made = draft.ours(text, kind)
    return Sentence(sentence(made.text), made.basis)


def _day(day: date) -> str:
    return bare_date(day.isoformat())
