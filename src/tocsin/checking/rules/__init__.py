"""One rule a file. To add one, add a file with a `RULE`; nothing else lists it."""
