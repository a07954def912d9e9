"""Key derivation, sealing, streams, signatures, self-test: composed from `cryptography`'s primitives, none of our own.

Knows no workspace and no person: bytes and keys go in, bytes come out. `docs/format/` is the normative description.
"""
