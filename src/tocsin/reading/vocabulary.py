"""The lexicons as they were compiled, read once (docs/adr/0003)."""

from __future__ import annotations

import json
from functools import lru_cache
from pathlib import Path
from typing import Any

_COMPILED = Path(__file__).resolve().parent / "lexicon" / "compiled.json"


@lru_cache(maxsize=1)
def lexicons() -> dict[str, Any]:
    """Every file of `lexicon/`, by its name without the ending."""
    data: dict[str, Any] = json.loads(_COMPILED.read_text("utf-8"))
    return data
