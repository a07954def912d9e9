"""Footnotes: only to statements that are marked publishable; title, publisher, date and address, never the source."""

from __future__ import annotations

from tocsin.composing.guard import Guard
from tocsin.composing.letter import Claims, Footnote
from tocsin.composing.people import known
from tocsin.composing.wording import bare_date, first_upper, pattern
from tocsin.domain.dossier import Dossier, EntityView, Shown
from tocsin.domain.facts import Stance


def publishable(statement: EntityView) -> bool:
    """Whether a footnote may name this statement. Nothing recorded counts as no, and so does any doubt."""
    values = statement.all("statement.publishable")
    return bool(values) and all(_is_yes(shown) for shown in values)


def _is_yes(shown: Shown) -> bool:
    return shown.value == "true" and shown.stance is Stance.ASSERTS and not shown.others


def note_of(dossier: Dossier, statement: EntityView, guard: Guard, number: int) -> Footnote | None:
    """The footnote, or None where the statement must not be named or the record has nothing to name it by."""
    if not publishable(statement):
        return None
    title = known(statement, "statement.citation")[:1] or known(statement, "statement.title")[:1]
    publisher, publisher_claims = publisher_of(dossier, statement)
    day = known(statement, "statement.date")[:1]
    url = known(statement, "statement.url")[:1]
    texts = [pattern("phrases", "quoted").format(text=guard.clean(shown.value)) for shown in title]
    texts += [first_upper(guard.clean(publisher))] if publisher else []
    texts += [bare_date(shown.value) for shown in day if texts]
    address = guard.clean_address(url[0].value) if url else ""
    if not texts and not address:
        return None
    used = (*title, *publisher_claims, *day, *(url if address else ()), *statement.all("statement.publishable"))
    claims = Claims(tuple(dict.fromkeys(claim for shown in used for claim in shown.claims)))
    return Footnote(number, ", ".join(texts), claims, address, all(shown.looked for shown in used))


def publisher_of(dossier: Dossier, statement: EntityView) -> tuple[str, tuple[Shown, ...]]:
    """The name of the group that published a statement, "" if none is recorded, and what says so."""
    for shown in known(statement, "statement.publisher"):
        group = dossier.entities.get(shown.value)
        for name in known(group, "group.name")[:1] if group is not None else ():
            return name.value, (shown, name)
    return "", ()
