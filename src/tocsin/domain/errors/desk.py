"""The desk in the browser: codes 64 to 68."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class PortTaken(TocsinError):
    """The port of the desk is in use on this machine, or may not be used."""

    sentence = "Port {port} is in use on this machine, perhaps by another desk of Tocsin. Nothing was opened. Close that one, or give another port: `tocsin serve --port 8378`."
    exit_code = 64


class UploadTooLarge(TocsinError):
    """More came from the browser at once than the desk takes."""

    sentence = "The desk takes at most {most} at once. What was more is not kept. Give it in smaller parts, or in the terminal: `tocsin receive`."
    exit_code = 65


class UploadCut(TocsinError):
    """A file did not come through from the browser to its end."""

    sentence = "The file did not come through to its end. Nothing of it was kept. Give it again."
    exit_code = 66
