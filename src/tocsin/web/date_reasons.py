"""Why a date that is not written as one is the date of a card: what was counted, and from which day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django.utils.formats import date_format
from django.utils.translation import get_language, gettext

from tocsin.reading.dates import find_dates, resolve_dates
from tocsin.reading.dates.model import Anchor, DateFound
from tocsin.web.words import date_words, listed


def reason_of(form: Mapping[str, Any], told: str, language: str) -> str:
    """The reason in words; empty where the date is written. `told` is the day of the statement, or empty."""
    basis = form["date_basis"]
    if basis == "relative":
        return _counted(form["date_text"] or "", form["date"] or "", told, language)
    return {
        "inferred": gettext("its year is not written there; the nearest that fits was taken"),
        "approximate": gettext("the words say less than a day"),
        "carried": gettext("told in the sentence beside it"),
    }.get(basis, "")


def _counted(words: str, edtf: str, told: str, language: str) -> str:
    """From which day; with what each of several words became."""
    found = resolve_dates(find_dates(words, language), words, document_date=told or None, language=language)
    counted = [one for one in found if one.offset is not None]
    if any(one.anchor is Anchor.PREVIOUS for one in counted):
        return gettext("counted from the date that is told before it")
    if not counted or not (day := _day(told)) or not all(one.edtf and one.edtf in edtf for one in counted):
        return gettext("counted from another one")
    from_where = gettext("counted from the day of the statement: %(day)s") % {"day": day}
    if len(counted) == 1:
        return from_where
    return f"{listed(_became(one) for one in counted)}; {from_where}"


def _became(one: DateFound) -> str:
    return gettext("“%(words)s” is %(date)s") % {"words": one.text, "date": date_words(one.edtf or "")}


def _day(told: str) -> str:
    """The day of the week and the date; empty for what is no day."""
    try:
        words = date_format(date.fromisoformat(told), "l, j E Y")
    except ValueError:
        return ""
    return words if (get_language() or "en").startswith("en") else words[:1].lower() + words[1:]
