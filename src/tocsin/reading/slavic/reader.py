"""Russian, Ukrainian, Polish: from a page to what it tells."""

from __future__ import annotations

from collections.abc import Sequence

from tocsin.reading.draft import Draft
from tocsin.reading.model import RequestRead
from tocsin.reading.page import Page, Told
from tocsin.reading.slavic.ages import is_birth
from tocsin.reading.slavic.bodies import Body
from tocsin.reading.slavic.events.reader import cued, find_drafts
from tocsin.reading.slavic.events.relations import find_relations
from tocsin.reading.slavic.names import body_read, find_names
from tocsin.reading.slavic.requests import find_requests

__all__ = ["is_birth", "read_page"]

_NO_DEED = frozenset({"statement", "asylum_recognition", "press_conference"})


def read_page(page: Page) -> Told:
    """All that a page in one of the three languages tells."""
    names = find_names(page.layout, page.language, page.lent, page.dates)
    drafts = find_drafts(page, page.language, names)
    requests = find_requests(names.found, page.whens)
    _mark_bodies(names.found.bodies.all, requests, drafts)
    return Told(
        persons=names.persons,
        organisations=[body_read(body, page.text) for body in names.found.bodies.all],
        drafts=drafts,
        requests=requests,
        relations=find_relations(page, drafts),
        cued=lambda sentence: cued(sentence, page.language),
    )


def _mark_bodies(bodies: Sequence[Body], requests: Sequence[RequestRead], drafts: Sequence[Draft]) -> None:
    """Say of a body that it is asked, or that it is told to have done something to somebody."""
    asked = {name for request in requests for name in request.addressees}
    doers = {draft.perpetrator for draft in drafts if draft.type not in _NO_DEED}
    for body in bodies:
        if body.name in asked:
            body.roles.append("addressee")
        if body.name in doers and "publisher" not in body.roles:
            body.roles.append("alleged perpetrator")
