"""Letters: one appeal to twenty-five addressees in four languages, each with its own letter; a preview; the search.

`python -m bench --only letters` prints the figures. The case, its people and the offices are invented. The appeal is
written, rendered, sealed, approved by a second member and saved, as officers do it; the parts are timed apart.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

from bench.timing import seconds
from tocsin.access.dossier import get_dossier
from tocsin.actions.approve import approve
from tocsin.actions.compose import compose
from tocsin.actions.consent import Answered, record_consent
from tocsin.actions.init import Office, init
from tocsin.actions.let_out import let_out_letter
from tocsin.actions.lock import lock
from tocsin.actions.open_case import open_case
from tocsin.actions.passphrases import add_passphrase
from tocsin.actions.record import Item, record
from tocsin.actions.unlock import unlock
from tocsin.composing import compose as write_letter
from tocsin.composing import parse_brief
from tocsin.composing.brief import Brief
from tocsin.letters.pdf import to_pdf
from tocsin.letters.text import to_text
from tocsin.lib.clock import utc_day
from tocsin.workspace import current
from tocsin.workspace.words import new_passphrase, new_recovery

OFFICES, LANGUAGES, EVENTS = 25, ("en", "uk", "ru", "pl"), 6
_GREETING = {"uk": "Шановні панове", "ru": "Уважаемые господа", "pl": "Szanowni Państwo"}
_OFFICE = {"uk": "Установа", "ru": "Учреждение", "pl": "Urząd"}
_DEMAND = {
    "uk": "Розслідуйте цю погрозу та повідомте нам про результат.",
    "ru": "Расследуйте эту угрозу и сообщите нам о результате.",
    "pl": "Prosimy wyjaśnić tę groźbę i podać nam wynik.",
}
_KEYS = [f"office-{number}" for number in range(1, OFFICES + 1)]


def measure(folder: Path) -> dict[str, Any]:
    """All figures of letters, in a workspace that is made for them."""
    passphrase, other = new_passphrase(), new_passphrase()
    office = init(folder, passphrase=passphrase, recovery=new_recovery(), member_name="Bench")
    try:
        case = _case(office)
        preview = _preview(office, case)
        letters: list[str] = []
        written = seconds(lambda: letters.extend(_written(office, case, language) for language in LANGUAGES))
        add_passphrase(office.viewer, other, member_name="Second")
    finally:
        lock(office)
    second = unlock(folder, other)
    try:
        approved = seconds(lambda: [approve(second.viewer, letter) for letter in letters])
        out = folder.parent / "letters-out"
        saved = seconds(lambda: [let_out_letter(second.viewer, letter, out / letter[-5:]) for letter in letters])
        files = [path.suffix for path in out.rglob("*.*")]
    finally:
        lock(second)
    return {
        "addressees": OFFICES,
        "languages": len(LANGUAGES),
        "pdf": files.count(".pdf"),
        "docx": files.count(".docx"),
        "written_and_sealed_s": round(written, 1),
        "approved_s": round(approved, 1),
        "searched_and_saved_s": round(saved, 1),
        "preview_s": preview,
    }


def _case(office: Office) -> str:
    """A case with three persons who agreed, and as many events as a longer appeal tells."""
    case = open_case(office.viewer, "Quay")
    people = [
        Item("person", {"name": [name], "age": ["40"], "birth": ["1980"], "sex": ["female"]}, name=name)
        for name in ("Ilona Varga", "Marta Velin", "Danylo Koren")
    ]
    names = [item.name for item in people]
    items = [*people, Item("place", {"name": ["Dubrava"], "precision": ["settlement"]}, name="place")]
    for number in range(EVENTS):
        about = {"type": ["threat"], "date": [f"2026-0{number + 1}"], "completion": ["done"], "place": ["place"]}
        more = {"attribution": ["the activists"], "description": ["two men waited at the door"], "channel": ["phone"]}
        items.append(Item("event", about | more, name=f"e{number}"))
        victim = names[number % len(names)]
        items.append(Item("act", {"event": [f"e{number}"], "victim": [victim], "type": ["threat"]}))
    made = record(office.viewer, case, items)
    for name in names:
        record_consent(office.viewer, case, made[name], [Answered("addressees", granted=True)])
    return case


def _brief() -> Brief:
    """A brief with words in four languages, to twenty-five offices."""
    rest = 'salutation = "Dear Sir or Madam"\ncountry = "none"'
    rows = [f'[[addressees]]\nkey = "{key}"\noffice = "Office {n}"\n{rest}' for n, key in enumerate(_KEYS, 1)]
    words = []
    for language in LANGUAGES[1:]:
        words.append(f'[translations.{language}]\norganisation = "Harbour Light"\ndemands = ["{_DEMAND[language]}"]')
        for n, key in enumerate(_KEYS, 1):
            told = f'office = "{_OFFICE[language]} {n}", salutation = "{_GREETING[language]}"'
            words.append(f"addressees.{key} = {{ {told} }}")
    demand = f'[[demands]]\ntext = "Investigate this threat and tell us the result."\naddressees = {_KEYS}'
    head = 'number = "UA 4/2026"\n[organisation]\nname = "Harbour Light"\ncontact = ["appeals@harbourlight.example"]'
    return parse_brief("\n".join([head, *rows, demand, *words]))


def _written(office: Office, case: str, language: str) -> str:
    return compose(office.viewer, case, _brief(), language=language, each=True).intervention


def _preview(office: Office, case: str) -> dict[str, float]:
    """The letter as text and as PDF, from the record, before anything is sealed: cold, and again."""
    today = utc_day(current.require().clock.now_ms())

    def preview() -> None:
        letter = write_letter(get_dossier(office.viewer, case), _brief(), today=today)
        to_text(letter)
        to_pdf(letter)

    return {"first": round(seconds(preview), 2), "again": round(seconds(preview), 2)}
