"""What a mail program wrote around a text: heads of messages, lines that say it is forwarded, marks of quoting.

None of it is said by anybody, so the grammars read a text in which it is blanked, sign by sign: every span counts in
the text itself.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from tocsin.reading.model import Span

_FROM = "from|от|від|od"
_DATE = "date|sent|дата|отправлено|надіслано|data|wysłano"
_SUBJECT = "subject|тема|temat"
_OTHER = "to|cc|bcc|reply-to|кому|копия|копія|do|dw"
_LINE = re.compile(
    rf"(?:\*?(?:(?P<sender>{_FROM})|(?P<date>{_DATE})|(?P<subject>{_SUBJECT})|{_OTHER})\s?:\*?)(?=[ \t]|$)",
    re.IGNORECASE,
)
_CUT = re.compile(
    r"[-_=*\s]{0,60}(?:begin )?(?:forwarded message|original message|forwarded by\b.{0,80}|пересылаемое сообщение"
    r"|пересланное сообщение|исходное сообщение|переслане повідомлення|початкове повідомлення|wiadomość przekazana"
    r"|wiadomość oryginalna|przekazana wiadomość)[-_=*:\s]{0,60}",
    re.IGNORECASE,
)
_ANSWER = re.compile(r"(?:(?:re|fwd?|aw|wg|odp|pd|на|нa|пер|отв|від)\s?:\s*){1,5}", re.IGNORECASE)
_QUOTE = re.compile(r"^(?:>[ \t]?){1,20}", re.MULTILINE)
_LONGEST_LINE = 20_000  # code points, as intake gives them
_LONGEST_HEAD = 40  # lines
_NEAR = 12  # lines below a head in which its subject may stand again
_SUBJECT_AT_MOST, _SAME, _BROKEN = 400, 60, 20  # code points
_NOT_BLANK = re.compile(r"[^\n]")


def without_envelope(text: str) -> str:
    """The text of the same length with everything blanked that a mail program wrote.

    Of a subject the words stay, as a headline, unless the text below begins with them.
    """
    if ":" not in text and ">" not in text:
        return text
    plain = _QUOTE.sub(lambda mark: " " * len(mark[0]), text)
    lines = _lines(plain)
    spans = [span for first, last in _heads(plain, lines) for span in _written(plain, lines, first, last)]
    spans += [(start, end) for start, end in lines if end - start < 200 and _CUT.fullmatch(plain, start, end)]
    kept, at = [], 0
    for start, end in sorted(spans):
        kept += [plain[at:start], _NOT_BLANK.sub(" ", plain[start:end])]
        at = max(at, end)
    return "".join([*kept, plain[at:]])


def _lines(text: str) -> list[Span]:
    return [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", text)]


def _heads(text: str, lines: Sequence[Span]) -> Iterator[tuple[int, int]]:
    """First and last line of each head: lines with labels, a sender and an address with “@” among them."""
    place = 0
    while place < len(lines):
        last = place
        while last < min(len(lines), place + _LONGEST_HEAD) and _label(text, lines[last]):
            last += 1
        if last - place > 1 and _is_head(text, lines[place:last]):
            yield place, last
        place = max(last, place + 1)


def _label(text: str, line: Span) -> re.Match[str] | None:
    start, end = line
    if end - start > _LONGEST_LINE:
        return None
    return _LINE.match(text, _past_space(text, start, end), end)


def _is_head(text: str, lines: Sequence[Span]) -> bool:
    labels = [label for line in lines if (label := _label(text, line))]
    return any(label["sender"] for label in labels) and any("@" in text[start:end] for start, end in lines)


def _written(text: str, lines: Sequence[Span], first: int, last: int) -> Iterator[Span]:
    """What of a head is to be blanked: all of it, but the words of a subject that nothing below repeats."""
    for start, end in lines[first:last]:
        label = _label(text, (start, end))
        if label is None or not label["subject"]:
            yield start, end
            continue
        words = _past_space(text, label.end(), end)
        answer = _ANSWER.match(text, words, end)
        words = answer.end() if answer else words
        repeated = last == len(lines) or _told_below(text, lines[last : last + _NEAR], _folded(text[words:end]))
        yield start, end if repeated else words


def _told_below(text: str, lines: Sequence[Span], subject: str) -> bool:
    """Whether one of these lines has the subject, or its beginning where it is broken over two."""
    near = [_folded(text[start : min(end, start + _SUBJECT_AT_MOST)]) for start, end in lines]
    return any(
        (subject and subject[:_SAME] in line) or (len(line) >= _BROKEN and subject.startswith(line)) for line in near
    )


def _past_space(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _folded(words: str) -> str:
    return " ".join(words.casefold().split())
