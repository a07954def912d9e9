"""The dates of Russian, Ukrainian and Polish: a table of words for each, and what is put together alike in all."""
