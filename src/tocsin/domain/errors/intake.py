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


class BadModel(TocsinError):
    """A language model was named in words that say no language, digest and folder."""

    sentence = "“{given}” names no language model. Nothing was read. Write it as LANGUAGE:SHA256:FOLDER, as in uk:9f2c…:models/uk (docs/how-to/models.md)."
    exit_code = 42


class NotAModel(TocsinError):
    """A folder that was named as a language model cannot be loaded as one."""

    sentence = "The folder “{path}” was not taken as a language model: {why}. Nothing was read. Name another one, or read with --rules-only."
    exit_code = 43


class AlteredModel(TocsinError):
    """The files of a language model are not those of the digest that was given for it."""

    sentence = "The language model in “{path}” is not the one that was named: its digest is {found}. Nothing was loaded or read. Look where it came from before you name this digest."
    exit_code = 44
