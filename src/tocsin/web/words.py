"""The record in words: the desk's own, as `cli.labels` has those of the terminal."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime

from django.template.defaultfilters import filesizeformat
from django.urls import reverse
from django.utils.formats import date_format, number_format
from django.utils.translation import gettext

from tocsin.access.handles import LENGTH
from tocsin.access.search import Hit
from tocsin.actions.init import INBOX
from tocsin.domain.dates import bare_phrase, phrase
from tocsin.domain.dossier import Dossier, EntityView, Shown, State
from tocsin.domain.errors import BadDate, UnknownWord
from tocsin.domain.schema import Property, ValueKind, schema
from tocsin.domain.terms import thesaurus
from tocsin.web.languages import of_the_record

_NAMED_BY = ("name", "title", "office", "text")
_PAGES = {"event": "event", "statement": "statement", "case": "case", "intervention": "letter"}
_ENTRIES = frozenset({"person", "group", "place", "source", "proceeding"})  # the others are shown with one of these


def term_label(name: str, term: str) -> str:
    """What a term of a thesaurus is called; one that this version does not know, as it is."""
    try:
        return thesaurus(name).term(term).label(of_the_record())
    except UnknownWord:
        return term


def kind_label(kind: str) -> str:
    """What a kind of entry is called."""
    return schema().kind(kind).label(of_the_record())


def property_label(property_id: str) -> str:
    """What a property is called."""
    return schema().property(property_id).label(of_the_record())


def date_words(edtf: str, *, bare: bool = True) -> str:
    """A date with the doubt that it has; one that cannot be read, as it stands."""
    try:
        if bare:
            return bare_phrase(edtf, of_the_record())
        return phrase(edtf, schema().property("event.date").date_kind, of_the_record())
    except BadDate:
        return edtf


def moment_words(at_ms: int) -> str:
    """When something was recorded: day and minute, in UTC."""
    return date_format(datetime.fromtimestamp(at_ms / 1000, UTC), "j E Y, H:i")


def size_words(size: int) -> str:
    """How large a file is."""
    return filesizeformat(size)


def number_words(number: int) -> str:
    """A number as this language groups it."""
    return number_format(number, use_l10n=True, force_grouping=True)


def name_of(dossier: Dossier, entity: str) -> str:
    """What an entry is called on the screen: its name or title, an event's kind, else what kind of entry it is."""
    view = dossier.entities.get(entity)
    if view is None:
        return gettext("(in another place of the record)")
    for ending in _NAMED_BY:
        found = view.one(f"{view.kind}.{ending}")
        if found and found.value and not _is_sealed(f"{view.kind}.{ending}"):
            return case_words(found.value) if view.kind == "case" else found.value
    match view.kind:
        case "event":
            return event_words(dossier, view)
        case "source":
            return f"{kind_label(view.kind)} {view.id[-LENGTH:]}"  # who a source is stays sealed
        case "proceeding":
            return " ".join(_proceeding_words(dossier, view)) or kind_label(view.kind)
        case _:
            return kind_label(view.kind)


def case_words(title: str) -> str:
    """What a case is called; the one that every workspace begins with, in the language of the page."""
    return gettext("Inbox") if title == INBOX else title


def page_of(view: EntityView) -> str:
    """The address of the page of an entry; empty for what is shown on the page of another."""
    if view.kind in _PAGES:
        return reverse(_PAGES[view.kind], args=[view.id])
    return reverse("entry", args=[view.id]) if view.kind in _ENTRIES else ""


def _proceeding_words(dossier: Dossier, view: EntityView) -> Iterator[str]:
    for name in ("type", "number"):
        if (found := view.one(f"proceeding.{name}")) is not None and found.value:
            yield value_words(dossier, f"proceeding.{name}", found)


def _is_sealed(property_id: str) -> bool:
    return schema().property(property_id).compartment is not None


def event_words(dossier: Dossier, view: EntityView) -> str:
    """What happened, in one or two words: never more than the record says."""
    kind, completion = view.one("event.type"), view.one("event.completion")
    title = view.one("event.title")
    untyped = title.value if title and title.value else gettext("Something happened")
    what = value_words(dossier, "event.type", kind) if kind else untyped
    if completion is None or completion.value in {"", "done"} or completion.value in (kind.value if kind else ""):
        return what
    return f"{what} ({value_words(dossier, 'event.completion', completion).lower()})"


def value_words(dossier: Dossier, property_id: str, shown: Shown) -> str:
    """A value in words: dates with their doubt, terms by label, entries by name; what is absent says why."""
    rule = schema().property(property_id)
    if shown.state is State.ABSENT:
        return absent_words(shown.absent or "")
    return _plain(dossier, rule, shown.value)


def absent_words(why: str) -> str:
    """That there is no value, and why."""
    known = {
        "unknown": gettext("not known"),
        "not_asked": gettext("not yet asked"),
        "withheld": gettext("withheld"),
        "not_applicable": gettext("does not apply"),
    }
    return known.get(why, gettext("not known: %(why)s") % {"why": why.replace("_", " ")})


def _plain(dossier: Dossier, rule: Property, value: str) -> str:
    match rule.type:
        case ValueKind.DATE:
            return date_words(value)
        case ValueKind.TERM:
            return term_label(rule.thesaurus or "", value)
        case ValueKind.ENTITY:
            return name_of(dossier, value)
        case ValueKind.FLAG:
            return gettext("yes") if value == "true" else gettext("no")
        case ValueKind.IDENTIFIER:
            return gettext("(kept sealed)")
    return gettext("(sealed: who a source is)") if rule.compartment else value


def hit_line(hit: Hit) -> str:
    """One line of what a search found."""
    what = [term_label("event_types", hit.type)] if hit.type else []
    when = [date_words(hit.date)] if hit.date else []
    return ": ".join(filter(None, (", ".join([*what, *when]), hit.line)))


def footnote(title: str, day: str) -> str:
    """What a footnote says of a document: its title and its day, in words."""
    return ", ".join(filter(None, (title or gettext("a statement without a title"), day)))


def listed(words: Iterable[str]) -> str:
    """Several names, one after the other."""
    return ", ".join(words)
