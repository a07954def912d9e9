"""Why a picture or a letterhead is not taken in: the closed list, which the child answers from."""

from __future__ import annotations

from tocsin.domain.errors import Cause
from tocsin.domain.letterhead import LARGEST, LARGEST_PICTURE

MIB = 1 << 20
MOST_POINTS = 40_000_000
LEAST_SIDE = 8
MOST_PICTURES = 12
MOST_BLOCKS = 400

TOO_LARGE = Cause("it is larger than {most} MiB; make its pictures smaller", most=LARGEST // MIB)
TOO_SLOW = Cause("reading it takes longer than any letterhead does")
NO_MEMORY = Cause("there is not enough memory to read it")
NO_ROOM = Cause("it is damaged, or needs more room than is safe")

LARGE_PICTURE = Cause("the picture is larger than {most} MiB", most=LARGEST_PICTURE // MIB)
RICH_PICTURE = Cause("the picture stays too large when it is made smaller; a logo has few colours")
NO_PICTURE = Cause("it is no picture of a kind that is taken (PNG, JPEG or SVG)")
CUT_SHORT = Cause("the picture is cut short or damaged")
MANY_POINTS = Cause("the picture has more than {most} million points", most=MOST_POINTS // 1_000_000)
TINY = Cause("the picture is less than {least} points wide or high", least=LEAST_SIDE)
BROKEN_DRAWING = Cause("the drawing is damaged")
NO_DRAWING = Cause("it is no drawing, or one of too many parts")
ENTITIES = Cause("the drawing declares entities")
ACTIVE = Cause("the drawing holds more than lines and areas: a script, a picture or something that moves")
WORDS = Cause("the drawing holds words as text; turn them into paths, or give it as PNG")
DRAWING_FETCHES = Cause("the drawing fetches something from elsewhere")

NO_WORD = Cause("it is no Word document (DOCX)")
LOCKED = Cause("it is protected with a password")
UNSAFE = Cause("it unpacks to more than is safe")
DAMAGED = Cause("it is damaged, or built as no Word document is")
STRICT = Cause("it is saved as “Strict Open XML”; save it as an ordinary Word document")
MACROS = Cause("it carries macros or controls; save it as an ordinary Word document (.docx)")
EMBEDDED = Cause("another document is embedded in it")
TEMPLATE = Cause("it hangs on a template that lies elsewhere; save it as an ordinary Word document without one")
PICTURE_FETCHED = Cause("a picture in it is fetched from elsewhere; insert the picture itself")
FETCHES = Cause("it fetches something from elsewhere when it is opened")
REVISED = Cause("it holds tracked changes; accept or reject them in Word first")
EMPTY = Cause("nothing stands in its body, its header or its footer that could be carried over")
LONG = Cause("it has more than {most} paragraphs, which no letterhead has", most=MOST_BLOCKS)
NOT_SET = Cause("no letter can be set on it; perhaps its margins, header or footer leave no room")
MANY_PICTURES = Cause("it has more than {most} pictures, which no letterhead needs", most=MOST_PICTURES)

EVERY = tuple(one for one in globals().values() if isinstance(one, Cause))
