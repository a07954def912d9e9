"""Tocsin: from the first report of a threat to the last institution's reply, with the proof behind every word."""

__version__ = "0.1.0"
