"""What every page loads: style, script and fonts that ship with the product. They say nothing about a workspace."""

from __future__ import annotations

import gzip
from dataclasses import dataclass
from functools import cache, cached_property
from hashlib import sha256
from importlib.resources import files

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tocsin.web.safety import Answer

PREFIX = "/static/"
FOR_EVER = "private, max-age=31536000, immutable"  # the address of a file changes with its content
TYPES = {
    ".css": "text/css; charset=utf-8",
    ".js": "text/javascript; charset=utf-8",
    ".woff2": "font/woff2",
    ".svg": "image/svg+xml",
    ".json": "application/json",
}


@dataclass(frozen=True)
class Shipped:
    """One file that is served."""

    content: bytes
    type: str

    @cached_property
    def version(self) -> str:
        """Changes with the content."""
        return sha256(self.content).hexdigest()[:12]

    @cached_property
    def packed(self) -> bytes:
        """The content, smaller where that can be."""
        return gzip.compress(self.content, mtime=0)

    def answer(self, *, packs: bool) -> HttpResponse:
        """The file, packed for a browser that unpacks; a font is packed already."""
        smaller = packs and not self.type.startswith("font/")
        kept = {"Cache-Control": FOR_EVER, "Vary": "Accept-Encoding"} | (
            {"Content-Encoding": "gzip"} if smaller else {}
        )
        return HttpResponse(self.packed if smaller else self.content, content_type=self.type, headers=kept)


@cache
def shipped() -> dict[str, Shipped]:
    """Every file below `static` whose kind is known, by its path."""
    folder = files("tocsin.web") / "static"
    found = [*folder.iterdir(), *(folder / "fonts").iterdir()]
    return {
        name: Shipped(file.read_bytes(), TYPES[ending])
        for file in found
        for ending in TYPES
        if file.is_file() and file.name.endswith(ending)
        for name in [f"fonts/{file.name}" if ending == ".woff2" else file.name]
    }


def address(name: str) -> str:
    """Where a page finds a file; KeyError for one that does not ship."""
    return f"{PREFIX}{name}?{shipped()[name].version}"


class StaticFiles:
    """Answers for what ships, before anything else is asked; it needs no record and waits for nobody."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """The file, or whatever the desk says."""
        if not request.path.startswith(PREFIX) or request.method == "POST":
            return self._get_response(request)
        found = shipped().get(request.path.removeprefix(PREFIX))
        if found is None:
            return HttpResponse(status=404)
        return found.answer(packs="gzip" in request.headers.get("Accept-Encoding", ""))
