"""The office's own paper: logo, signature, and a letterhead that was made in Word.

`pictures` draws a picture anew, `taking` takes a Word letterhead in, both in a child process (`child`); `paper` fills
one for a letter, and `layout` tells the typesetter where everything stands, so that PDF and DOCX look the same.
"""
