"""A package (ZIP) of a strange hand: nothing is unpacked before its size is known, nothing beyond what it declared."""

from __future__ import annotations

import io
import zipfile
import zlib

from tocsin.intake.bounds import MIB, PACKAGE_BYTES, PACKAGE_PARTS, PART_BYTES, RATIO
from tocsin.intake.model import Reason, RefusedError

_AES = 99  # the compression method that stands for encryption


class Package:
    """The parts of a package by name. Raises RefusedError where they are too many, too large, encrypted or damaged."""

    def __init__(self, data: bytes) -> None:
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, OSError) as exc:
            raise RefusedError(Reason.DAMAGED) from exc
        parts = self._zip.infolist()
        if len(parts) > PACKAGE_PARTS:
            raise RefusedError(Reason.TOO_MANY_PARTS)
        if any(part.flag_bits & 1 or part.compress_type == _AES for part in parts):
            raise RefusedError(Reason.ENCRYPTED)
        if sum(part.file_size for part in parts) > PACKAGE_BYTES:
            raise RefusedError(Reason.TOO_LARGE)
        self.names = frozenset(part.filename for part in parts)

    def part(self, name: str) -> bytes | None:
        """One part, unpacked; None where there is none."""
        if name not in self.names:
            return None
        info = self._zip.getinfo(name)
        if info.file_size > PART_BYTES or _is_bomb(info):
            raise RefusedError(Reason.TOO_LARGE)
        if info.compress_type not in {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}:
            raise RefusedError(Reason.DAMAGED)
        try:
            with self._zip.open(info) as part:
                return part.read(PART_BYTES)  # zipfile itself stops at the declared size
        except (zipfile.BadZipFile, zlib.error, EOFError, OSError, ValueError) as exc:
            raise RefusedError(Reason.DAMAGED) from exc


def _is_bomb(info: zipfile.ZipInfo) -> bool:
    return info.file_size > MIB and info.file_size > info.compress_size * RATIO
