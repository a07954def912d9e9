"""Text to proposals, pure: who, what, when, where, by whose word, each with the span it stands on (DESIGN 5)."""

from tocsin.reading.jsonform import as_json
from tocsin.reading.languages import guess_language
from tocsin.reading.reader import read

__all__ = ["as_json", "guess_language", "read"]
