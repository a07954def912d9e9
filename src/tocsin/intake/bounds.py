"""How much of a file is read at most, and why (docs/explanation/intake.md tells it at length)."""

from __future__ import annotations

from tocsin.lib.child import Limits

MIB = 1 << 20

LIMITS = Limits(given=64 * MIB, taken=40 * MIB, memory=1024 * MIB, cpu_seconds=20, wall_seconds=30.0)

CHARACTERS = 5_000_000  # of text: some 800,000 words, more than any statement, less than a person could review
PAGES = 2_000
OBJECTS = 300_000  # of a PDF
PARTS = 1_000  # of an e-mail
PACKAGE_PARTS = 5_000  # a report with a thousand pictures is one
PART_BYTES = 48 * MIB  # of one part of a package, unpacked
PACKAGE_BYTES = 512 * MIB  # of all parts of a package as it declares them, pictures included
RATIO = 200  # unpacked to packed, for a part above one MiB: text in XML packs to a tenth, seldom to a hundredth
DEPTH = 200  # of elements or groups inside one another
