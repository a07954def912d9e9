"""Sentences with dates in the three Slavic languages, and what is to be read in them."""
