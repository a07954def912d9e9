"""A second reader of Tocsin's files, written from docs/format alone: the standard library and `cryptography`.

It imports nothing of `tocsin`, and is what remains when Tocsin is gone: `python -m reader FOLDER` opens a workspace
with a passphrase or the words of the recovery sheet, checks everything it reads, and prints the record as JSON lines.
It repairs nothing and writes nothing.
"""
