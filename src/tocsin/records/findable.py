"""What of an entity can be found: its words and names go into the index, its filterable values into the facets."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from tocsin.domain.dossier import Shown
from tocsin.records.claims import Standing

if TYPE_CHECKING:  # cards makes the rows and calls this module
    from tocsin.records.cards import Row


@dataclass(frozen=True, slots=True)
class Findable:
    """One entity as it stands: its row, every claim of it, and the values that are shown of it."""

    row: Row
    standing: Sequence[Standing]
    shown: Mapping[str, tuple[Shown, ...]]


def refresh(entries: Sequence[Findable], fresh: bool) -> None:  # noqa: ARG001 - the index takes these in next
    """Make the index entries of these entities anew; `fresh` where they were opened just now and have none yet."""
