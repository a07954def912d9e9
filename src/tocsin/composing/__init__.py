"""Pure: resolved claims and a template to sentences, each with its basis."""
