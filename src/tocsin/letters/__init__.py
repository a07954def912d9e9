"""Sentences to PDF, DOCX and text; Word comments.

Its modules are imported one by one: proofreading must not load the typesetter.
"""
