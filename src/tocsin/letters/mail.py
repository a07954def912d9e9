"""A mail that is ready for a mail program: to whom, its subject, its words, and the files beside it. Nothing is sent.

There is no sender, no time, no machine and no message id in it: the program puts them in when a person sends it. The
same mail gives the same bytes. `X-Unsent` makes the programs that know it open the mail to be written on.
"""

from __future__ import annotations

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from email.message import EmailMessage
from email.policy import SMTP

MEDIA = {
    "pdf": ("application", "pdf"),
    "txt": ("text", "plain"),
    "html": ("text", "html"),
    "docx": ("application", "vnd.openxmlformats-officedocument.wordprocessingml.document"),
}

_UNFOLDED = SMTP.clone(max_line_length=998)  # Python folds “– według” into words that are read without a blank


@dataclass(frozen=True, slots=True)
class Mail:
    """`to` is an e-mail address, or empty; `files` go by their names."""

    to: str
    subject: str
    words: str
    files: Mapping[str, bytes] = field(default_factory=dict)


def to_eml(mail: Mail) -> bytes:
    """The mail as a file (RFC 5322, MIME)."""
    message = EmailMessage(policy=SMTP)
    message["X-Unsent"] = "1"
    if mail.to:
        message["To"] = _line(mail.to)
    message["Subject"] = _line(mail.subject)
    message.set_content(mail.words, subtype="plain", charset="utf-8", cte="quoted-printable")
    for name, data in mail.files.items():
        kind, subkind = MEDIA.get(name.rpartition(".")[2], ("application", "octet-stream"))
        message.add_attachment(data, maintype=kind, subtype=subkind, filename=name)
    if mail.files:
        message.set_boundary(_boundary(mail))
    return message.as_bytes(policy=_UNFOLDED)


def _line(text: str) -> str:
    """One line: what breaks a header breaks no mail."""
    return " ".join(text.split())


def _boundary(mail: Mail) -> str:
    """The line between the parts; the same for the same mail, and nowhere within it."""
    digest = hashlib.sha256(mail.words.encode("utf-8", "replace"))
    for name, data in mail.files.items():
        digest.update(name.encode("utf-8", "replace") + data)
    return f"=={digest.hexdigest()[:40]}=="
