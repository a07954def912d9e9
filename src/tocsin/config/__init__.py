"""Settings and the entry point; wires all, and nothing imports it."""
