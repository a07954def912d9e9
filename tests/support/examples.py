"""How hypothesis looks for examples: the same ones at every run, and never against the clock.

A rare counterexample must not stop somebody else's line. `TOCSIN_RANDOM=1 make test` looks for new ones.
"""

from __future__ import annotations

import os

from hypothesis import settings

settings.register_profile("agreed", deadline=None, derandomize=True)
settings.register_profile("random", deadline=None, print_blob=True)
settings.load_profile("random" if os.environ.get("TOCSIN_RANDOM") else "agreed")
