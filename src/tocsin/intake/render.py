"""The child that draws one page of a PDF: `python -I -m tocsin.intake.render PAGE`, the file on standard input.

It answers with a line that says how many pages there are, and the page in shades of grey (PGM). Limits and rights are
those of every child that reads a file.
"""

from __future__ import annotations

import sys

import pypdfium2

from tocsin.intake.bounds import LIMITS
from tocsin.intake.formats import pdf
from tocsin.lib.confine import confine

INCH = 72  # points
DPI = 300
MOST = 24_000_000  # dots of a page: a larger one is drawn smaller


def drawn(data: bytes, number: int) -> bytes:
    """The answer for one page, counted from 0. Raises RefusedError and pypdfium2.PdfiumError."""
    document = pdf.opened(data)
    page = document[number]
    width, height = page.get_size()
    scale = min(DPI / INCH, (MOST / max(1.0, width * height)) ** 0.5)
    picture = page.render(scale=scale, grayscale=True)
    return b"%d\nP5 %d %d 255\n%b" % (len(document), picture.width, picture.height, _rows(picture))


def _rows(picture: pypdfium2.PdfBitmap) -> bytes:
    """The dots without what pads the rows."""
    dots = memoryview(picture.buffer)
    starts = range(0, picture.height * picture.stride, picture.stride)
    return b"".join(bytes(dots[start : start + picture.width]) for start in starts)


def main() -> None:
    """Draw the page that the command line names."""
    confine(LIMITS)
    sys.stdout.buffer.write(drawn(sys.stdin.buffer.read(), int(sys.argv[1])))


if __name__ == "__main__":
    main()
