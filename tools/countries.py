"""Write the lists of countries and languages from the Unicode CLDR, as Babel carries it.

An authoring tool: Babel is no dependency of Tocsin, and the YAML it writes is what is kept. Run it in an environment of
its own that has Babel and PyYAML: `python tools/countries.py`. ISO 3166-1 codes and the names of countries are facts;
where the CLDR adds a political remark to a name, ours is the plain name.
"""

from __future__ import annotations

from pathlib import Path
from typing import Any

import yaml
from babel import Locale

TARGET = Path(__file__).resolve().parent.parent / "src" / "tocsin" / "domain" / "terms"
LANGUAGES = ("en", "uk", "ru", "pl")
NOT_COUNTRIES = {"AC", "CP", "CQ", "DG", "EA", "EU", "EZ", "IC", "QO", "TA", "UN", "XA", "XB", "ZZ"}
PLAIN = {
    "HK": ("Hong Kong", "Гонконг", "Гонконг", "Hongkong"),
    "MO": ("Macao", "Макао", "Макао", "Makau"),
    "MM": ("Myanmar", "М’янма", "Мьянма", "Mjanma"),
    "PS": ("Palestine", "Палестина", "Палестина", "Palestyna"),
    "TR": ("Türkiye", "Туреччина", "Турция", "Turcja"),
}


def countries() -> dict[str, dict[str, str]]:
    """Two-letter codes with their names in four languages. Kosovo's XK is a user-assigned code in wide use."""
    names = {language: Locale(language).territories for language in LANGUAGES}
    codes = sorted(code for code in names["en"] if len(code) == 2 and code.isalpha() and code not in NOT_COUNTRIES)
    found = {code: {language: names[language][code] for language in LANGUAGES} for code in codes}
    return found | {code: dict(zip(LANGUAGES, plain, strict=True)) for code, plain in PLAIN.items()}


def languages() -> dict[str, dict[str, str]]:
    """Two-letter codes of languages (ISO 639-1) with their names in four languages."""
    names = {language: Locale(language).languages for language in LANGUAGES}
    codes = sorted(code for code in names["en"] if len(code) == 2 and all(code in names[other] for other in LANGUAGES))
    return {code: {language: names[language][code] for language in LANGUAGES} for code in codes}


def write(name: str, about: str, terms: dict[str, dict[str, str]]) -> None:
    """One YAML file, a row a line, keys quoted (a bare NO would be read as false)."""
    lines = [
        f"# Written by tools/countries.py from the Unicode CLDR; mend the tool, not this file.\n{name}:",
        f"  about: {about}",
        "  terms:",
    ]
    for code in sorted(terms):
        row: Any = yaml.safe_dump(terms[code], allow_unicode=True, default_flow_style=True, sort_keys=False, width=1000)
        lines.append(f'    "{code}": {row.strip()}')
    (TARGET / f"{name}.yaml").write_text("\n".join(lines) + "\n", "utf-8")


if __name__ == "__main__":
    write("countries", "Countries and territories by ISO 3166-1 code (XK for Kosovo).", countries())
    write("languages", "Languages by ISO 639-1 code.", languages())
