"""The key of a draft: what somebody types is kept by their tab, sealed, until it is sent.

A lock must not wait, and must not lose what is half typed. So each letter is sealed in the tab as it is typed, and
only the sealed form lies in the tab's own store, which a browser may write to its disk. The key is given by an unlocked
desk, for this draft and this member alone. The script holds it so that it cannot be read back out, and it goes with the
page at lock: then nothing in the browser opens the draft. The page that comes after unlocking asks for the key again.
"""

from __future__ import annotations

import base64
import binascii

from django.http import HttpResponse, HttpResponseBadRequest, HttpResponseRedirect
from django.urls import reverse

from tocsin.actions.draft_key import SALT, draft_key
from tocsin.web.page import DeskRequest


def view(request: DeskRequest) -> HttpResponse:
    """The key for a salt, both base64. To look at the address alone gives nothing."""
    if request.method != "POST":
        return HttpResponseRedirect(reverse("start"))
    try:
        salt = base64.b64decode(request.POST.get("salt", ""), validate=True)
    except (binascii.Error, ValueError):
        salt = b""
    if len(salt) != SALT:
        return HttpResponseBadRequest()
    return HttpResponse(base64.b64encode(draft_key(request.viewer, salt)), content_type="text/plain")
