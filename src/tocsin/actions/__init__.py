"""The only way to write. One verb, one file; one transaction each."""
