"""Words of the four languages that rules look for in a text, by what they say."""
