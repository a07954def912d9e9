"""The pure rules: dates, schema, claims, changesets, resolve, facts, errors. No Django, no database, no network."""
