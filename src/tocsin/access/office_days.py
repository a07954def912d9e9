"""When the offices of the directory work, as far as somebody recorded it: days off, holidays, the clock."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping

from tocsin.access.filter import visible
from tocsin.domain.dossier import EntityView
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, Scope
from tocsin.records.standing import bare_claim
from tocsin.records.words import WORDS

OF_DAYS = ("addressee.holiday", "addressee.day_off", "addressee.time_zone")
_NAMES = ("addressee.office", "addressee.name")


def get_office_days(viewer: Viewer) -> Mapping[str, EntityView]:
    """The offices of which any of it is recorded, by each folded name; of two that are called the same, none."""
    books = visible(viewer, Entity.objects.filter(scope__in=Scope.objects.filter(uid__startswith="book:").values("pk")))
    told = claims.rows_of_scopes(sorted(set(books.values_list("scope", flat=True))), OF_DAYS)
    rows = list(books.filter(uid__in={bare_claim(body).entity for _, _, _, body in told}).order_by("id"))
    standing = claims.of_entities(row.id for row in rows)
    found: dict[str, list[EntityView]] = defaultdict(list)
    for row in rows:
        view = EntityView(row.uid, WORDS.word(row.kind), claims.shown(standing.get(row.id, [])))
        for name in {fold_name(text) for text in _called(view)}:
            found[name].append(view)
    return {name: several[0] for name, several in found.items() if name and len(several) == 1}


def _called(view: EntityView) -> Iterator[str]:
    return (shown.value for name in _NAMES for shown in view.all(name) if shown.value)
