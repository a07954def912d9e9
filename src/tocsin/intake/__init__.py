"""Bytes to text with its map (docs/explanation/intake.md): `extract` for a stream, `open_file` for a path."""

from tocsin.intake.extraction import extract, open_file, opener_beside
from tocsin.intake.model import Extracted, NotRead, Reason

__all__ = ["Extracted", "NotRead", "Reason", "extract", "open_file", "opener_beside"]
