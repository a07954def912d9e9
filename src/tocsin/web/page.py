"""What a page of the desk is."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponse
from django.urls import URLPattern, path

from tocsin.domain.viewer import Viewer
from tocsin.lib.ids import is_id
from tocsin.web.room import Entrance


class DeskRequest(HttpRequest):
    """A request of somebody who is in: `viewer` is who asks, and goes first into every call of `access`."""

    viewer: Viewer
    entrance: Entrance


View = Callable[..., HttpResponse]


@dataclass(frozen=True, slots=True)
class Page:
    """One address: its route, its name for `{% url %}`, and the view. A route holds ids and nothing else of a case."""

    route: str
    name: str
    view: View

    def pattern(self) -> URLPattern:
        """As Django takes it."""
        return path(self.route, self.view, name=self.name)


class Id:
    """An id in an address; what is none is no address."""

    regex = "[A-Za-z0-9_-]{22}"

    def to_python(self, value: str) -> str:
        """The id. Raises ValueError."""
        if not is_id(value):
            raise ValueError("not an id")
        return value

    def to_url(self, value: str) -> str:
        """The id as it is."""
        return value
