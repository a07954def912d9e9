"""Django's SQLite backend on SQLCipher: the whole file is encrypted, and no key means no connection."""
