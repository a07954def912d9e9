"""What goes beside a letter, one by one: a published document as a footnote names it, a redacted copy by its day."""

from __future__ import annotations

from tocsin.composing.draft import Draft
from tocsin.composing.letter import OursKind, Paragraph, Sentence, Style
from tocsin.composing.notes import note_of
from tocsin.composing.people import known
from tocsin.composing.wording import bare_date, fill, pattern, sentence
from tocsin.domain.dossier import EntityView

_COPY_OF = "evidence.redacted_from"


def annex_paragraphs(draft: Draft) -> list[Paragraph]:
    """A line for each annex, in their order. The name of a file and the title of an unpublished document stay here."""
    views = [draft.dossier.entities.get(one) for one in draft.brief.annexes]
    return [Paragraph((_line(draft, number, view),), Style.BULLET) for number, view in enumerate(views, 1)]


def _line(draft: Draft, number: int, view: EntityView | None) -> Sentence:
    is_copy = view is not None and view.kind == "evidence"
    note = note_of(draft.dossier, view, draft.guard, number) if view is not None and not is_copy else None
    if note and not _is_named_as_its_file(draft, view, note.text):
        return Sentence(_told(number, note.text or note.url), note.basis, looked=note.looked)
    document = draft.view(view.text(_COPY_OF)) if view is not None and is_copy else view
    day = known(document, "statement.date")[:1] if document is not None else ()
    what = pattern("phrases", "redacted_copy" if is_copy else "annexed_document")
    if day:
        return draft.told(_told(number, f"{what}, {bare_date(day[0].value)}"), day, notes=False)
    return draft.ours(_told(number, what), OursKind.CONTACT)


def _is_named_as_its_file(draft: Draft, view: EntityView | None, text: str) -> bool:
    """Whether a title is only the name that the file came with, which is told to nobody."""
    evidence = draft.dossier.entities.get(view.text("statement.evidence")) if view else None
    names = [shown.value for shown in evidence.all("evidence.name")] if evidence else []
    return any(name and name.casefold() in text.casefold() for name in names)


def _told(number: int, what: str) -> str:
    return sentence(fill(pattern("phrases", "annex"), number=str(number), what=what))
