"""The kinds of letters: those that ship, and those of the office, which stand in the shared book."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from tocsin.access.filter import visible
from tocsin.composing.limits import written_from_a_brief
from tocsin.composing.template import CORRECTION, Template, parse_template, template
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import TemplateProblem
from tocsin.domain.viewer import Viewer
from tocsin.records import claims
from tocsin.records.derived import Entity, Scope
from tocsin.records.words import WORDS

KIND = "template"


@dataclass(frozen=True, slots=True)
class OwnTemplate:
    """A template of the office: its key, the TOML as it was kept, and the entity with every claim."""

    key: str
    text: str
    view: EntityView


def list_own_templates(viewer: Viewer) -> tuple[OwnTemplate, ...]:
    """The templates of the office by their keys; of two copies' with one key, the older."""
    found: dict[str, OwnTemplate] = {}
    for view in sorted(_views(viewer), key=lambda view: view.id):
        key, text = view.text("template.key"), view.text("template.form")
        if key and text:
            found.setdefault(key, OwnTemplate(key, text, view))
    return tuple(found[key] for key in sorted(found))


@dataclass(frozen=True, slots=True)
class KindOfLetter:
    """A kind of letter; `own` is the entity of one that the office keeps, empty for one that ships."""

    form: Template
    own: str = ""

    @property
    def address(self) -> str:
        """By what it is asked for where no words of the office may stand, as in an address."""
        return self.own or self.form.id


def own_forms(viewer: Viewer) -> tuple[KindOfLetter, ...]:
    """The kinds of the office as forms; what this version cannot read is passed over."""
    return tuple(_read(list_own_templates(viewer)))


def kinds_of_letters(viewer: Viewer) -> tuple[KindOfLetter, ...]:
    """Every kind that takes a brief, those of the office first."""
    own = [one for one in own_forms(viewer) if one.form.about != CORRECTION]
    keys = {one.form.id for one in own}
    return (*own, *(KindOfLetter(template(name)) for name in written_from_a_brief() if name not in keys))


def get_template(viewer: Viewer, template_key: str) -> Template:
    """The template of this key, or of this entity; that of the office stands before one that ships.

    Raises UnknownTemplate.
    """
    own = (one.form for one in own_forms(viewer) if template_key in {one.form.id, one.own})
    return next(own, None) or template(template_key)


def _read(kept: tuple[OwnTemplate, ...]) -> Iterator[KindOfLetter]:
    for one in kept:
        try:
            yield KindOfLetter(parse_template(one.text, one.key), one.view.id)
        except TemplateProblem:
            continue


def _views(viewer: Viewer) -> list[EntityView]:
    books = Scope.objects.filter(uid__startswith="book:").values("pk")
    rows = list(visible(viewer, Entity.objects.filter(scope__in=books, kind=WORDS.known(KIND))))
    standing = claims.of_entities(row.id for row in rows)
    return [EntityView(row.uid, KIND, claims.shown(standing.get(row.id, []))) for row in rows]
