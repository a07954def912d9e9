"""What a new passphrase must be. An old one is never judged: it opens or it does not."""

from __future__ import annotations

from tocsin.crypto import kdf
from tocsin.domain.errors import BadPassphrase, BadRecovery, Cause
from tocsin.workspace import words
from tocsin.workspace.keyring import Kind

# NIST SP 800-63B-4, 3.1.1.2: fifteen where nothing but the passphrase protects
SHORTEST = 15
FEWEST_DIFFERENT = 6


def check_new(passphrase: str, kind: Kind) -> None:
    """Raises BadPassphrase, or BadRecovery where recovery words are mistyped."""
    if kind is Kind.RECOVERY:
        _check_recovery(passphrase)
        return
    try:
        text = kdf.normalised(passphrase).decode("utf-8")
    except ValueError as exc:
        raise BadPassphrase(why=Cause("it holds signs that cannot be written")) from exc
    if len(text) < SHORTEST:
        raise BadPassphrase(why=Cause("it has fewer than {least} signs", least=SHORTEST))
    if len(set(text)) < FEWEST_DIFFERENT:
        raise BadPassphrase(why=Cause("it repeats a few signs"))


def _check_recovery(text: str) -> None:
    typo = words.recovery_typo(text)
    if typo:
        raise BadRecovery(why=typo.why)
