"""The words of the desk in four languages: gather them from its code and templates, and keep the catalogues in step.

`make messages` runs this after words have changed. A catalogue (`src/tocsin/web/locale/LANGUAGE/LC_MESSAGES/django.po`)
keeps the translations that it has, gets an empty line for each that is new, and loses what nobody says any longer;
`tools/vocabulary.py` compiles it. Babel reads Python; Django turns a template into what looks like Python. Errors
and each `Cause("…")` within one come from wherever in `src/tocsin` they stand, `cli` left out, which speaks English.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from pathlib import Path

from babel.messages import Catalog
from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po, write_po
from django.utils.translation.template import templatize

from tocsin.domain.errors import every_error
from tocsin.web.at_the_desk import CAUSES, SENTENCES

SOURCES = Path(__file__).resolve().parent.parent / "src" / "tocsin"
WEB = SOURCES / "web"
LANGUAGES = ("uk", "ru", "pl")  # English is what stands in the code


def path_of(language: str) -> Path:
    """The catalogue of a language."""
    return WEB / "locale" / language / "LC_MESSAGES" / "django.po"


def gather() -> Catalog:
    """Every message of the desk, with the file that says it first."""
    found = Catalog(fuzzy=False)
    for path, code in _sources():
        for _, message, _, context in extract("python", io.BytesIO(code.encode()), DEFAULT_KEYWORDS):
            if message:
                found.add(message, None, [(_place(path), 0)], context=context)
    for place, message in (*errors(), *causes()):
        found.add(message, None, [(place, 0)])
    return found


def errors() -> Iterator[tuple[str, str]]:
    """Every sentence that the desk says of an error, with where the error stands."""
    for error in every_error():
        path = SOURCES.parent.joinpath(*error.__module__.split(".")).with_suffix(".py")
        yield _place(path), SENTENCES.get(error, error.sentence)


def causes() -> Iterator[tuple[str, str]]:
    """Every reason within an error, as the desk says it, with where it stands."""
    for path in sorted(SOURCES.rglob("*.py")):
        if path.relative_to(SOURCES).parts[0] == "cli":
            continue
        code = path.read_bytes()
        if b"Cause(" not in code:
            continue  # few have one, and to read a file takes long
        for _, message, _, _ in extract("python", io.BytesIO(code), {"Cause": None}):
            if message:
                yield _place(path), CAUSES.get(message, message)


def catalogue(language: str) -> Catalog:
    """What is translated, as it lies on the disk."""
    path = path_of(language)
    return read_po(io.BytesIO(path.read_bytes() if path.exists() else b""), locale=language)


def missing(language: str, said: Catalog) -> list[str]:
    """The messages that a person would see in English, of all that the desk says."""
    known = catalogue(language)
    wanted = (message for message in said if message.id)
    return [str(one.id) for one in wanted if not _is_whole(known.get(one.id, one.context))]


def update(language: str, said: Catalog) -> None:
    """Write the catalogue anew, of all that the desk says."""
    kept, fresh = catalogue(language), Catalog(locale=language, fuzzy=False)
    for one in said:
        if one.id:
            known = kept.get(one.id, one.context)
            words = known.string if known is not None and not known.fuzzy else None
            fresh.add(one.id, words, [one.locations[0]], context=one.context)
    text = io.BytesIO()
    write_po(text, fresh, width=0, omit_header=True, include_lineno=False, sort_output=False)
    head = (
        f'msgid ""\nmsgstr ""\n"Language: {language}\\n"\n"Content-Type: text/plain; charset=utf-8\\n"\n'
        f'"Plural-Forms: {fresh.plural_forms}\\n"\n\n'
    )
    path = path_of(language)
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(head + text.getvalue().decode(), "utf-8")


def _sources() -> Iterator[tuple[Path, str]]:
    for path in sorted(WEB.rglob("*.py")):
        yield path, path.read_text("utf-8")
    for path in sorted((WEB / "templates").rglob("*.html")):
        code = templatize(path.read_text("utf-8"))
        yield path, "\n".join(line.strip() for line in code.splitlines())  # Python would mind how lines are set in


def _place(path: Path) -> str:
    return (
        path.relative_to(WEB).as_posix() if path.is_relative_to(WEB) else f"../{path.relative_to(SOURCES).as_posix()}"
    )


def _is_whole(known: object) -> bool:
    said = getattr(known, "string", "")
    return all(said) if isinstance(said, tuple) else bool(said)


def main() -> None:
    """Write every catalogue and say what waits for words."""
    said = gather()
    for language in LANGUAGES:
        update(language, said)
        waiting = missing(language, said)
        print(f"{language}: {len(catalogue(language))} messages, {len(waiting)} without words")
        for message in waiting:
            print(f"    {message}")


if __name__ == "__main__":
    main()
