"""Which entities persons said are the same: followed only through what the viewer may see."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import Q

from tocsin.access.filter import visible
from tocsin.domain.viewer import Viewer
from tocsin.records.derived import Entity, Joined


def same_as(viewer: Viewer, uids: Iterable[str]) -> dict[str, frozenset[str]]:
    """For each of these entities that may be seen, all that are the same by the joins in force, itself among them."""
    found = _seen(viewer, set(uids))
    groups = {uid: {uid} for uid in found}
    new = found
    while new:
        pairs = list(Joined.objects.filter(Q(one__in=new) | Q(other__in=new)).values_list("one", "other"))
        seen = _seen(viewer, {uid for pair in pairs for uid in pair})
        new = seen - groups.keys()
        groups.update({uid: {uid} for uid in new})
        for one, other in pairs:
            if one in seen and other in seen and groups[one] is not groups[other]:
                groups[one] |= groups[other]
                groups.update(dict.fromkeys(groups[other], groups[one]))
    return {uid: frozenset(groups[uid]) for uid in found}


def _seen(viewer: Viewer, uids: set[str]) -> set[str]:
    return set(visible(viewer, Entity.objects.filter(uid__in=uids)).values_list("uid", flat=True))
