"""World time: EDTF (ISO 8601-2) as bounds with doubt, compared in three values. Never padded to an invented day.

`parse` reads one text strictly and gives it back unchanged; `bounds` and `members` say when it can have begun and
ended; `before`, `overlaps`, `within` compare; `compatible` and `exactness` serve resolving; `phrase` writes it out.
How wide ~ and ? are taken, and what a season covers, is written down in `placing`.
"""

from tocsin.domain.dates.bounds import OPEN_FUTURE, OPEN_PAST, Bounds, Kind
from tocsin.domain.dates.compare import Verdict, before, overlaps, within
from tocsin.domain.dates.forms import Edtf, Mode
from tocsin.domain.dates.grammar import parse
from tocsin.domain.dates.matching import compatible, exactness
from tocsin.domain.dates.placing import Members, bounds, members
from tocsin.domain.dates.wording import bare_phrase, phrase

__all__ = [
    "OPEN_FUTURE",
    "OPEN_PAST",
    "Bounds",
    "Edtf",
    "Kind",
    "Members",
    "Mode",
    "Verdict",
    "bare_phrase",
    "before",
    "bounds",
    "compatible",
    "exactness",
    "members",
    "overlaps",
    "parse",
    "phrase",
    "within",
]
