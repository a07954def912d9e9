"""What a form keeps of what was typed, until the desk has it: the other half of `static/keep.js`.

A form with `data-keep` names a slot; its words lie there, sealed, through a lock, a reload and a lost server. The page
that comes after the words were taken in says so by the slot, in its address, and then they are forgotten.
"""

from __future__ import annotations

from django.http import HttpResponseRedirect

SAVED = "saved"


def taken_in(slot: str, where: str) -> HttpResponseRedirect:
    """Lead to a page of ours, and let the browser forget what it kept in this slot."""
    path, sharp, anchor = where.partition("#")
    return HttpResponseRedirect(f"{path}{'&' if '?' in path else '?'}{SAVED}={slot}{sharp}{anchor}")
