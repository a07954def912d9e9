"""Statements in which words stand as they are spelt: for numbers and codes, which have no other form."""

from __future__ import annotations

from tocsin.access import index
from tocsin.access.filter import visible
from tocsin.domain.names import fold_name
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Entity
from tocsin.records.findable import kind_token


def statements_with(viewer: Viewer, query: str, most: int) -> tuple[str, ...]:
    """The newest statements that hold every word of the query, wherever each stands; the newest first.

    Words are never brought to a lemma: no list of words is read for it.
    """
    words = [word for word in fold_name(query).split() if len(word) > 1]
    if not words:
        return ()
    numbers = index.find(viewer, [*([word] for word in words), [kind_token("statement")]], limit=most)
    uids = dict(visible(viewer, Entity.objects.filter(id__in=numbers)).values_list("id", "uid"))
    return tuple(uids[number] for number in numbers if number in uids)
