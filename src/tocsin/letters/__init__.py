"""Sentences to PDF, DOCX and text; Word comments."""

from tocsin.letters.docx import to_docx
from tocsin.letters.naming import letter_name
from tocsin.letters.pdf import to_pdf
from tocsin.letters.text import to_basis_text, to_text

__all__ = ["letter_name", "to_basis_text", "to_docx", "to_pdf", "to_text"]
