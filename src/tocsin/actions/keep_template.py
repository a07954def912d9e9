"""`keep_template`: a kind of letter of our own, or a change of one that ships; `drop_template` takes it back."""

from __future__ import annotations

import re

from tocsin.access.templates import KIND, OwnTemplate, list_own_templates
from tocsin.actions.entry import Entry
from tocsin.actions.member_entry import begin_entry
from tocsin.actions.reason import reason
from tocsin.actions.unlocking import opened_scopes
from tocsin.actions.writing import writing
from tocsin.composing.template import CORRECTION, Template, parse_template
from tocsin.domain.errors import Cause, NoSuch, TemplateProblem
from tocsin.domain.operations import ClaimRetracted, Known
from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import new_id

WHY = "the kind of letter was changed"
_KEY = re.compile(r"[a-z0-9][a-z0-9-]{0,59}")
_MOST = 200_000


def keep_template(viewer: Viewer, key: str, text: str) -> Template:
    """Record the template that this TOML says; what its key held before stays in the history.

    Raises TemplateProblem.
    """
    if not _KEY.fullmatch(key) or key == CORRECTION:
        why = Cause("takes small letters, digits and hyphens, and is not “correction”")
        raise TemplateProblem(key="short_name", why=why)
    if len(text) > _MOST:
        raise TemplateProblem(key="the file", why=Cause("is larger than any kind of letter"))
    form = parse_template(text, key)
    if form.about == CORRECTION:
        raise TemplateProblem(key="about", why=Cause("corrections are drafted from the record and have one form"))
    known = _find(viewer, key)
    if known is None or known.text != text:
        _write(viewer, known, key, text)
    return form


def _write(viewer: Viewer, known: OwnTemplate | None, key: str, text: str) -> None:
    entry, gone = Entry(statement=new_id()), list[Known]()
    begin_entry(entry, viewer)
    if known is None:
        entity = entry.open(KIND)
        entry.claim(entity, f"{KIND}.key", key)
    else:
        entity = known.view.id
        gone = _retracted(known, f"{KIND}.form")
    entry.claim(entity, f"{KIND}.form", text)
    with writing(viewer) as said:
        said.say(f"book:{opened_scopes().book}", *entry.operations, *gone)


def drop_template(viewer: Viewer, key: str) -> None:
    """Take a kind of our own back; letters that were written stay as they are. Raises NoSuch."""
    known = _find(viewer, key)
    if known is None:
        raise NoSuch(what="kind of letter of your own")
    with writing(viewer) as said:
        gone = [one for name in ("key", "form") for one in _retracted(known, f"{KIND}.{name}")]
        said.say(f"book:{opened_scopes().book}", *gone)


def _find(viewer: Viewer, key: str) -> OwnTemplate | None:
    return next((one for one in list_own_templates(viewer) if one.key == key), None)


def _retracted(known: OwnTemplate, property_id: str) -> list[Known]:
    """What takes back whatever says it now: copies that were brought together may say it in several ways."""
    claims = [claim for one in known.view.all(property_id) for each in (one, *one.others) for claim in each.claims]
    return [said for claim in claims for said in (ClaimRetracted(claim=claim), reason(claim, WHY))]
