"""What comes in from the browser, and never lies on the disk in clear on its way into the vault.

A file that the page sends by itself is the whole body of a request, and is sealed while it is read (`Whole`). Without
scripts a form carries its files among its fields; those are held in memory, and within a bound (`InMemory`). Django's
own handlers would write larger ones to a folder for temporary files: none of them is in the settings.
"""

from __future__ import annotations

import io
import re
from typing import Any, BinaryIO, cast
from urllib.parse import unquote

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest
from django.http.request import UnreadablePostError
from typing_extensions import override

from tocsin.domain.errors import UploadCut, UploadTooLarge

MIB = 1024 * 1024
MOST_HELD = 100 * MIB  # of all files of one form
MOST_STREAMED = 4096 * MIB  # of one file by itself
NAME_HEADER = "X-File-Name"
MOST_SIGNS = 200
_NOT_IN_A_NAME = re.compile(r"[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class InMemory(FileUploadHandler):
    """Holds the files of a form in memory, as many as there is room for; the names of the others are `left_out`."""

    def __init__(self, request: HttpRequest | None = None) -> None:
        super().__init__(request)
        self._held = 0
        self._content = io.BytesIO()

    @override
    def new_file(self, *args: Any, **kwargs: Any) -> None:
        """The next file begins."""
        super().new_file(*args, **kwargs)
        self._content = io.BytesIO()

    @override
    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        """A piece of it, kept as long as there is room. Raises SkipFile: then the next file may fit."""
        del start
        if self._held + len(raw_data) > MOST_HELD:
            self._held -= self._content.getbuffer().nbytes
            left_out(self.request).append(self.file_name or "")
            raise SkipFile
        self._held += len(raw_data)
        self._content.write(raw_data)

    @override
    def file_complete(self, file_size: int) -> UploadedFile[bytes]:
        """The whole of it."""
        self._content.seek(0)
        return InMemoryUploadedFile(
            self._content, self.field_name, self.file_name, self.content_type, file_size, self.charset
        )


def left_out(request: HttpRequest | None) -> list[str]:
    """The names of the files of a form that there was no room for."""
    found: list[str] = request.__dict__.setdefault("_left_out", [])
    return found


class Whole(io.RawIOBase):
    """The body of a request as a file to read once: whole, or `UploadCut` is raised where it ends too early."""

    def __init__(self, request: HttpRequest) -> None:
        self._request = request
        length = request.headers.get("Content-Length", "")
        if not (length.isascii() and length.isdigit()):
            raise UploadCut
        self._left = int(length)
        if self._left > MOST_STREAMED:
            raise UploadTooLarge(most=f"{MOST_STREAMED // MIB} MB")

    @override
    def read(self, size: int = -1) -> bytes:
        """The next bytes; none at the end. Raises UploadCut."""
        try:
            found: bytes = self._request.read(size) if self._left else b""
        except UnreadablePostError as exc:
            raise UploadCut from exc
        if self._left and not found:
            raise UploadCut
        self._left -= len(found)
        return found


def whole(request: HttpRequest) -> BinaryIO:
    """The one file that a request is. Raises UploadCut, UploadTooLarge."""
    return cast("BinaryIO", Whole(request))


def one_file(request: HttpRequest, field: str) -> tuple[BinaryIO, str] | None:
    """The file of a form's field with its name, None where none was chosen. Raises UploadCut, UploadTooLarge.

    The last field of such a form is called “end”: what follows a cut is missing.
    """
    if left_out(request):
        raise UploadTooLarge(most=f"{MOST_HELD // MIB} MB")
    if request.FILES and "end" not in request.POST:
        raise UploadCut
    file = request.FILES.get(field)
    return (cast("BinaryIO", file), clean_name(file.name or "")) if file else None


def clean_name(given: str) -> str:
    """The last part of a file's name, without what would break a line or turn its letters around."""
    last = re.split(r"[/\\]", given)[-1]
    return _NOT_IN_A_NAME.sub("", last).strip()[-MOST_SIGNS:] or "file"


def name_of_file(request: HttpRequest) -> str:
    """What a file that came by itself is called; its name is a header, written as in an address."""
    return clean_name(unquote(request.headers.get(NAME_HEADER, "")))
