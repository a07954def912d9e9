"""What may go beside a letter, and what does, in words."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext

from tocsin.access.annexes import Annex, list_annexes, list_possible
from tocsin.domain.dossier import Dossier
from tocsin.domain.viewer import Viewer
from tocsin.web.words import name_of


@dataclass(frozen=True, slots=True)
class AnnexLine:
    """An annex: the document that it is or is a copy of, and which of both; `statement` is empty where it is gone."""

    value: str
    title: str
    what: str
    statement: str
    chosen: bool = False


def possible_annexes(dossier: Dossier, chosen: Collection[str]) -> list[AnnexLine]:
    """Everything of a case that may go beside a letter."""
    return [_line(dossier, one, one.entity in chosen) for one in list_possible(dossier)]


def annexes_of(viewer: Viewer, dossier: Dossier, letter: str) -> Iterator[AnnexLine]:
    """What goes beside a letter, in its order. Raises NoSuch."""
    for number, one in enumerate(list_annexes(viewer, letter), 1):
        if one is None:
            yield AnnexLine(str(number), gettext("an annex that may not go beside it any more"), "", "")
        else:
            line = _line(dossier, one, chosen=True)
            yield AnnexLine(str(number), line.title, line.what, line.statement)


def _line(dossier: Dossier, one: Annex, chosen: bool) -> AnnexLine:
    what = gettext("a redacted copy") if one.is_copy else gettext("as it is; it may be published")
    return AnnexLine(one.entity, name_of(dossier, one.statement), what, one.statement, chosen)
