"""Random consistent chronologies, told in sentences of the genre in four languages, with what truly binds their dates.

What is true of a chronology is kept beside its text as plain predicates over its days (`Bond`), made when it is made
up; nothing of the code under test takes part in them.
"""
