"""What waits for a person, case by case: for the list of cases, which must not open each of them."""

from __future__ import annotations

from collections.abc import Mapping

from django.db.models import Count

from tocsin.domain.viewer import Viewer
from tocsin.records.local import Proposal


def count_waiting(viewer: Viewer) -> Mapping[str, int]:
    """How many proposals wait, by scope; of scopes that the viewer may see and in which some do."""
    rows = Proposal.objects.filter(state="waiting").order_by().values_list("scope").annotate(Count("pk"))
    return {scope: number for scope, number in rows if viewer.may_see(scope)}
