"""`tools/messages.py` as a module, for tests of what it gathers."""

from __future__ import annotations

import importlib.util
from pathlib import Path

SPEC = importlib.util.spec_from_file_location(
    "messages_tool", Path(__file__).resolve().parent.parent.parent / "tools" / "messages.py"
)
assert SPEC is not None
assert SPEC.loader is not None
messages = importlib.util.module_from_spec(SPEC)
SPEC.loader.exec_module(messages)
