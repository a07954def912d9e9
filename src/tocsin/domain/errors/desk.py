"""The desk in the browser: codes 64 to 68."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class PortTaken(TocsinError):
    """The port of the desk is in use on this machine, or may not be used."""

    sentence = "Port {port} is in use on this machine, perhaps by another desk of Tocsin. Nothing was opened. Close that one, or give another port: `tocsin serve --port 8378`."
    exit_code = 64
