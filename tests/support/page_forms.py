"""What a page of the desk says to a browser: its forms as somebody may send them, and what in it could run."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from urllib.parse import parse_qsl, urlsplit

from typing_extensions import override

NOT_FILLED = frozenset({"submit", "file", "button", "reset"})
OURS = frozenset({"lock", "language", "unlock", "begin"})  # the way in and out, and the language of the pages
_RUNS = ("javascript:", "data:", "vbscript:")
_LEADS = frozenset({"href", "src", "action", "formaction", "xlink:href"})


@dataclass
class Form:
    """One form: where it goes, its fields as they stand, what a button adds, and which fields a person types into."""

    action: str
    method: str
    fields: list[tuple[str, str]] = field(default_factory=list)
    typed: list[str] = field(default_factory=list)
    buttons: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, words: str, button: tuple[str, str]) -> dict[str, str]:
        """What a browser sends when these words stand in every field that takes any."""
        return {**dict(self.fields), **dict.fromkeys(self.typed, words), **dict([button] if button[0] else [])}

    def forged(self, words: str) -> dict[str, str]:
        """What no browser sends: the words in the hidden fields and in place of every choice."""
        every = dict.fromkeys([*dict(self.fields), *self.typed, *dict(self.buttons)], words)
        own = {name: value for name, value in self.fields if name == "token"}
        return {name: value for name, value in (every | own).items() if name}


class Page(HTMLParser):
    """A page taken apart. `asked` are the names that its links put behind a question mark."""

    def __init__(self, text: str) -> None:
        super().__init__(convert_charrefs=True)
        self.forms: list[Form] = []
        self.runs: list[str] = []
        self.asked: set[str] = set()
        self.words = ""
        self._form: Form | None = None
        self._select = ""
        self.feed(text)

    @override
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Note what could run, and gather fields."""
        said = {name: value or "" for name, value in attrs}
        self.runs.extend(_running(tag, said))
        if tag == "a":
            self.asked.update(name for name, _ in parse_qsl(urlsplit(said.get("href", "")).query))
        if tag == "form":
            self._form = Form(said.get("action", ""), said.get("method", "get"))
            self.forms.append(self._form)
        elif self._form is not None:
            self._field(self._form, tag, said)

    @override
    def handle_data(self, data: str) -> None:
        """What is read."""
        self.words += data

    @override
    def handle_endtag(self, tag: str) -> None:
        """A form or a choice ends."""
        self._form = None if tag == "form" else self._form
        self._select = "" if tag == "select" else self._select

    def _field(self, form: Form, tag: str, said: dict[str, str]) -> None:
        kind, name = said.get("type", "text"), said.get("name", "")
        if tag == "select":
            self._select = name
        elif tag == "option" and self._select and (said.get("value") or "selected" in said):
            form.fields.append((self._select, said.get("value", "")))
        elif tag == "button" and kind != "reset":
            form.buttons.append((name, said.get("value", "")))
        elif name and (tag == "textarea" or (tag == "input" and kind in {"text", "search", "password"})):
            form.typed.append(name)
        elif tag == "input" and kind not in NOT_FILLED and name:
            form.fields.append((name, said.get("value", "")))

    def sent(self) -> Iterator[Form]:
        """The forms that somebody may send without leaving."""
        return (form for form in self.forms if form.action.strip("/") not in OURS)


def _running(tag: str, said: dict[str, str]) -> Iterator[str]:
    """What of an element a browser would run, or take from elsewhere."""
    if tag == "script" and not said.get("src", "").startswith("/static/"):
        yield "a script that is not ours"
    if tag in {"planted", "iframe", "object", "embed", "base"} or (tag == "img" and said.get("src") == "x"):
        yield f"<{tag}>"
    for name, value in said.items():
        if name.startswith("on") or name == "style":
            yield f"{name}={value}"
        if name in _LEADS and value.strip().lower().startswith(_RUNS):
            yield f"{name}={value}"
