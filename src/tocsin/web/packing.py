"""Pages go over the wire packed; the random bytes that Django adds to each keep their length from telling a secret."""

from __future__ import annotations

from django.http import HttpRequest
from django.http.response import HttpResponseBase
from django.middleware.gzip import GZipMiddleware
from typing_extensions import override

TEXT = "text/"


class Packed(GZipMiddleware):
    """Packs what is text for a browser that unpacks; files that are handed out are packed already, or sealed."""

    @override
    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        """The answer, packed where that makes it smaller."""
        if not response.headers.get("Content-Type", "").startswith(TEXT):
            return response
        return super().process_response(request, response)
