"""The outermost middleware: who may ask at all, and what every answer forbids the browser.

A page of another site, or of another program on this machine, can make the browser send requests here. It cannot
forge `Host`, `Origin` or `Sec-Fetch-*`. Forms come with `Origin: null`, because our pages give no referrer away;
then `Sec-Fetch-Site` has to say that they are ours.
"""

from __future__ import annotations

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse, HttpResponseBase

from tocsin.web.desk import the_desk

POLICY = (
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; media-src 'self'; font-src 'self'; "
    "connect-src 'self'; "
    "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"
)
HEADERS = {
    "Content-Security-Policy": POLICY,
    "Referrer-Policy": "no-referrer",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cross-Origin-Embedder-Policy": "require-corp",
    "Permissions-Policy": "camera=(), microphone=(), geolocation=(), payment=(), usb=()",
    "X-Robots-Tag": "noindex, nofollow",
    "X-DNS-Prefetch-Control": "off",
}
NO_STORE = "no-store"
METHODS = {"GET", "HEAD", "POST"}

Answer = Callable[[HttpRequest], HttpResponseBase]


class Safety:
    """Refuses what does not come from a page of this desk, and sets the headers of whatever is answered."""

    def __init__(self, get_response: Answer) -> None:
        self._get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Answer, or refuse without a word about why."""
        response = self._get_response(request) if is_ours(request) else HttpResponse(status=403)
        for name, value in HEADERS.items():
            response.headers[name] = value
        response.headers.setdefault("Cache-Control", NO_STORE)
        return response


def is_ours(request: HttpRequest) -> bool:
    """Whether this host was asked, in a way that no other site or program can bring a browser to."""
    headers, desk = request.headers, the_desk()
    if headers.get("Host") != desk.host or request.method not in METHODS:
        return False
    site = headers.get("Sec-Fetch-Site")
    if request.method == "POST":
        ours = headers.get("Origin") == desk.origin
        unsaid = headers.get("Origin") in {None, "null"}
        return site in {None, "same-origin"} if ours else unsaid and site == "same-origin"
    if site in {None, "same-origin", "none"}:
        return True
    # a link from elsewhere may lead here; nothing of ours may be built into another page
    return headers.get("Sec-Fetch-Mode") == "navigate" and headers.get("Sec-Fetch-Dest") == "document"
