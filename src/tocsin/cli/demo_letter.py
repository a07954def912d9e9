"""The demo's letter: composed from the record, sealed, saved, and three of its sentences with what they rest on."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from tocsin.access.claims import ClaimView, find_claim
from tocsin.access.dossier import get_dossier
from tocsin.actions.compose import compose
from tocsin.cli.case_texts import texts_of
from tocsin.cli.compose import save
from tocsin.cli.demo_folder import DemoFolder
from tocsin.cli.demo_review import person_called
from tocsin.cli.demo_screen import Screen, plural
from tocsin.cli.demo_texts import text
from tocsin.cli.findings import quoted
from tocsin.composing.brief import parse_brief
from tocsin.composing.letter import BasisRow
from tocsin.domain.dossier import Dossier
from tocsin.domain.passages import InText
from tocsin.domain.viewer import Viewer

CHILD = "Jonas Ardali"
MOST_PASSAGES = 2


@dataclass(frozen=True, slots=True)
class Written:
    """The letter's intervention, and the files of its draft that were saved."""

    intervention: str
    paths: list[Path]


def write(screen: Screen, places: DemoFolder, viewer: Viewer, case: str, corrected: str) -> Written:
    """Compose the letter, show what three sentences rest on (one of them on the corrected claim), and save it."""
    screen.begin(
        "The appeal",
        "What happened comes from the record, what is asked and of whom from a brief (desk/brief.toml). Every page "
        "says DRAFT, NOT CLEARED. Each sentence about a person or an event knows its claims. Three of them:",
    )
    brief = text("brief.toml")
    (places.desk / "brief.toml").write_text(brief, encoding="utf-8")
    composed = compose(viewer, case, parse_brief(brief))
    texts = texts_of(viewer, case)
    rows = composed.letter.basis_table()
    dossier = get_dossier(viewer, case)
    for row in three_of(rows, about=claims_naming(dossier, person_called(dossier, CHILD)), mended=corrected):
        screen.gap()
        screen.line("▪", row.text)
        if not row.place.endswith(".1"):
            screen.under(f"after: {rows[rows.index(row) - 1].text}")
        claims = [find_claim(viewer, claim) for claim in row.claims]
        screen.under(f"rests on {plural(len(claims), 'claim')}, among them what stands here:")
        for passage in list(dict.fromkeys(_passages(claims)))[:MOST_PASSAGES]:
            screen.under(quoted(passage, texts), "·")
    screen.gap()
    screen.explain("What the letter leaves out, and why (for Ada only, it is not printed):")
    for message in dict.fromkeys(gap.message for gap in composed.letter.gaps):
        screen.line("·", message)
    saved = save(viewer, composed, places.letters)
    screen.gap()
    screen.explain("The letter is sealed in the workspace. Ada saves the draft, which lies in clear on this machine:")
    for path in saved:
        screen.line("→", str(path))
    return Written(composed.intervention, saved)


def claims_naming(dossier: Dossier, entity: str) -> frozenset[str]:
    """The claims whose value is this entity."""
    shown = (one for view in dossier.entities.values() for values in view.values.values() for one in values)
    return frozenset(claim for one in shown if one.value == entity for claim in one.claims)


def three_of(rows: Sequence[BasisRow], *, about: Collection[str], mended: str) -> Iterable[BasisRow]:
    """The first event told, the first that rests on claims about somebody, and the one on a claim that was mended."""
    events = [row for row in rows if row.place.startswith("events") and row.claims]
    told = next(row for row in events if not set(row.claims).isdisjoint(about))
    right = next(row for row in events if mended in row.claims)
    return dict.fromkeys((events[0], told, right))


def _passages(claims: Iterable[ClaimView]) -> Iterable[InText]:
    return (place for claim in claims for place in claim.passages if isinstance(place, InText))
