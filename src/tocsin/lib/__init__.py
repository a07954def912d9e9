"""Small leaves: clock, ids, canonical JSON, files, child processes, text. Knows nothing of the product."""
