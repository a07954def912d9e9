"""Bytes to text with its map, in a limited child process."""
