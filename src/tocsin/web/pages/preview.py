"""One page of a letter that is being written, as a picture."""

from __future__ import annotations

from django.http import Http404, HttpResponse

from tocsin.web.page import DeskRequest


def view(request: DeskRequest) -> HttpResponse:
    """The page `n` of what `of` names. Raises Http404 where it is held no more."""
    number = request.GET.get("n", "")
    is_number = number.isascii() and number.isdigit() and len(number) < 6
    found = request.entrance.previews.page(request.GET.get("of", ""), int(number)) if is_number else None
    if found is None:
        raise Http404
    return HttpResponse(found, content_type="image/png")
