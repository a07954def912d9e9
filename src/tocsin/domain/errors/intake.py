"""What comes in: codes 40 to 59."""

from __future__ import annotations

from tocsin.domain.errors.base import TocsinError


class CannotReadFile(TocsinError):
    """A file that a person named does not exist, is a folder, or may not be opened."""

    sentence = "“{path}” cannot be opened: {why}. Nothing was kept. Look at the path and at who may read the file."
    exit_code = 40


class NotReadable(TocsinError):
    """A file whose text was asked for has none that can be read."""

    sentence = "The file was not read: {why}. Nothing was written."
    exit_code = 58


class CannotStartReader(TocsinError):
    """The system refuses the separate process in which every file is read."""

    sentence = "The separate process that reads files could not be started. Nothing was read. Close other programs and try again."
    exit_code = 41
