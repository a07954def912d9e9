"""What a text names of a case, and its dates: by these a translation is compared, and a sentence known again."""

from __future__ import annotations

from tocsin.domain.dossier import Dossier
from tocsin.domain.name_forms import OF
from tocsin.domain.named_words import Hit, Names, split_words
from tocsin.domain.schema import ValueKind, schema
from tocsin.reading.dates.find import find_dates


class CaseNames:
    """The names of everybody and everything of a case: those of one word, and those of several.

    A form of a name is that of its bearer.
    """

    def __init__(self, dossier: Dossier) -> None:
        named = [
            (view.text(OF) or view.id, shown.value)
            for view in dossier.entities.values()
            for property_id, values in view.values.items()
            if (rule := schema().properties.get(property_id)) and rule.type is ValueKind.NAME
            for shown in values
            if shown.value
        ]
        single = [one for one in named if len(split_words(one[1])) == 1]
        self._single, self._several = Names(single), Names([one for one in named if one not in single])

    def in_full(self, text: str) -> frozenset[str]:
        """Whom and what it names by a whole name, in any form that is known."""
        words = split_words(text)
        alone = {one.entity for hits in self._single.hits(words).values() for one in hits if _is_sure(one)}
        return frozenset(alone | set(self._several.full(words, text, self._several.hits(words)).values()))

    def in_part(self, text: str) -> frozenset[str]:
        """The same, with those of whose names one word stands there."""
        hits = self._several.hits(split_words(text)).values()
        return self.in_full(text) | {one.entity for several in hits for one in several if _is_sure(one)}


def _is_sure(hit: Hit) -> bool:
    return not (hit.common or hit.weak)


def dates_in(text: str, language: str) -> frozenset[str]:
    """The dates of a text as EDTF; of one without a year what is known of it."""
    return frozenset(filter(None, (one.edtf or one.template for one in find_dates(text, language))))
