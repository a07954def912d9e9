"""Sentences to PDF, DOCX and text; Word comments."""
