"""The grammar of English: who does what to whom, as English words and their order say it."""
