"""What templates may call, beside what Django has."""

from __future__ import annotations

from django import template
from django.urls import reverse

from tocsin.access.search import Hit
from tocsin.lib.ids import is_id
from tocsin.web import static_files, words

register = template.Library()

OWN_PAGE = ("case", "event", "statement")
ENTRIES = ("person", "group", "place", "source", "proceeding")


@register.simple_tag
def shipped(name: str) -> str:
    """The address of a file that ships with the desk."""
    return static_files.address(name)


@register.filter
def kind(kind_id: str) -> str:
    """What a kind of entry is called."""
    return words.kind_label(kind_id)


@register.filter
def case_words(title: str) -> str:
    """What a case is called."""
    return words.case_words(title)


@register.filter
def add_to(number: float, more: int) -> str:
    """A place in a drawing, so much further down."""
    return f"{number + more:g}"


@register.simple_tag
def address_of_call(case: object) -> str:
    """Where a call is typed in: into the case of the page, if it is one of a case."""
    known = isinstance(case, str) and is_id(case)
    return reverse("case_call", args=[case]) if known else reverse("call")


@register.simple_tag
def place_of(hit: Hit) -> str:
    """Where something that was found is shown: on its page, or at its place on the page of its case."""
    if hit.kind in OWN_PAGE:
        return reverse(hit.kind, args=[hit.entity])
    if hit.kind in ENTRIES and hit.scope.startswith("case:"):
        return reverse("entry", args=[hit.entity])
    scope, _, case = hit.scope.partition(":")
    return f"{reverse('case', args=[case])}#e-{hit.entity}" if scope == "case" else reverse("start")
