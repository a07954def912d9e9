"""The dates of English: its words, how they are put together, what counts from another date."""
