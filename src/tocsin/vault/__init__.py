"""Sealed files: put, get, verify, sweep."""
