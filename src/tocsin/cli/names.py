"""`tocsin names`: how a name is declined and how a letter greets its bearer; nothing is used before you confirm it."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import click

from tocsin.access.dossier import get_entity
from tocsin.access.handles import find_entity
from tocsin.access.members import member_names
from tocsin.access.name_forms import KeptForms, list_name_forms
from tocsin.access.offices import get_directory
from tocsin.actions.confirm_forms import confirm_forms
from tocsin.cli.door import in_office
from tocsin.cli.terminal import complain, say, say_json
from tocsin.domain.dossier import EntityView
from tocsin.domain.errors import NoSuch
from tocsin.domain.name_forms import CASES, FIELDS, KIND
from tocsin.domain.schema import schema
from tocsin.domain.viewer import Viewer
from tocsin.reading.slavic.declining import FEMALE, MALE, forms_to_confirm

_SEXES = {"woman": FEMALE, "man": MALE}


@click.command("names")
@click.argument("whom", metavar="WHOM")
@click.option("--language", type=click.Choice(list(CASES)), help="The language of the forms.")
@click.option("--name", default="", help="The name to decline, if not the one that is recorded.")
@click.option("--of-a", "sex", type=click.Choice(list(_SEXES)), help="What the record does not say, to propose forms.")
@click.option("--set", "changed", multiple=True, metavar="CASE=FORM", help="A form as it should be; may be repeated.")
@click.option("--confirm", is_flag=True, help="Confirm the forms that are shown.")
@click.option("--json", "as_json", is_flag=True, help="Answer as JSON.")
@in_office
def command(viewer: Viewer, /, whom: str, language: str | None, confirm: bool, as_json: bool, **given: object) -> None:
    """Show how the name of WHOM, a person or an office of the directory, is declined, as somebody confirmed it.

    With --language its cases are proposed; --set puts one right, and --confirm keeps them. A letter declines a name
    only by forms that somebody confirmed. See docs/how-to/names.md.
    """
    bearer = _bearer(viewer, whom)
    if language is None:
        _show(viewer, bearer, as_json)
        return
    forms = _proposed(viewer, bearer, language, given)
    if confirm:
        new = confirm_forms(viewer, bearer.id, language, forms)
        complain("Confirmed." if new else "That was confirmed before; nothing changed.")
    elif not as_json:
        complain("Proposed, and used in no letter before you confirm it (--confirm).")
    if as_json:
        say_json({"bearer": bearer.id, "language": language, "forms": forms, "confirmed": confirm})
        return
    _say(forms, "")


def _bearer(viewer: Viewer, whom: str) -> EntityView:
    """A person by id or handle, or an office by its key. Raises NoSuch."""
    try:
        return get_directory(viewer).find(whom).view
    except NoSuch:
        return get_entity(viewer, find_entity(viewer, whom))


def _proposed(viewer: Viewer, bearer: EntityView, language: str, given: Mapping[str, object]) -> dict[str, str]:
    """What is confirmed, else what is proposed, with what was typed in its place."""
    kept = [one.forms for one in list_name_forms(viewer, bearer.id) if one.forms.language == language]
    name = str(given["name"]) or (kept[0].nominative if kept else bearer.text("person.name"))
    if not name:
        raise click.UsageError("No name is recorded: say it with --name.")
    sex = _SEXES.get(str(given["sex"]), "") or bearer.text("person.sex")
    forms = forms_to_confirm(kept, name, language, sex)
    if len(forms) == 1 and not given["changed"]:
        complain("The record does not say whether it is a woman or a man: say it with --of-a, or each form with --set.")
    return forms | dict(_typed(given["changed"]))


def _typed(changed: object) -> list[tuple[str, str]]:
    pairs = [str(one).partition("=") for one in changed] if isinstance(changed, Sequence) else []
    for field, sign, _ in pairs:
        if not sign or field not in FIELDS:
            raise click.BadParameter(f"“{field}” is none of {', '.join(FIELDS)}.", param_hint="--set")
    return [(field, text.strip()) for field, _, text in pairs]


def _show(viewer: Viewer, bearer: EntityView, as_json: bool) -> None:
    kept = list_name_forms(viewer, bearer.id)
    if as_json:
        say_json([_as_json(one) for one in kept])
        return
    if not kept:
        say("No form of this name is confirmed: a letter keeps it in the nominative.")
    members = member_names(viewer)
    for one in kept:
        who = ", ".join(members.get(member, member) for member in one.by)
        _say(_confirmed(one), f"{one.forms.language}, confirmed by {who} on {one.day}")


def _say(forms: Mapping[str, str], title: str) -> None:
    if title:
        say(title)
    for field in FIELDS:
        if field in forms:
            say(f"  {schema().property(f'{KIND}.{field}').label()}: {forms[field]}")


def _confirmed(one: KeptForms) -> dict[str, str]:
    return {field: shown.value for field in FIELDS if (shown := one.forms.form(field))}


def _as_json(one: KeptForms) -> dict[str, object]:
    return {"language": one.forms.language, "forms": _confirmed(one), "by": list(one.by), "day": one.day}
