"""Russian, Ukrainian, Polish: from a page to what it tells."""

from __future__ import annotations

from tocsin.reading.page import Page, Told
from tocsin.reading.slavic.events.reader import cued, find_drafts
from tocsin.reading.slavic.names import find_names


def read_page(page: Page) -> Told:
    """All that a page in one of the three languages tells."""
    names = find_names(page.layout, page.language, page.lent, page.dates)
    return Told(
        persons=names.persons,
        organisations=names.bodies,
        drafts=find_drafts(page, page.language, names),
        requests=(),
        relations=(),
        cued=lambda sentence: cued(sentence, page.language),
    )
