"""The tables: record, derived, local; the encrypted database under Django. No verbs."""
