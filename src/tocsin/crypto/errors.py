"""What can go wrong in here. The rooms above turn these into sentences of `tocsin.domain.errors`."""

from __future__ import annotations


class CryptoError(Exception):
    """Base of the list; never raised itself."""


class Unauthentic(CryptoError):
    """Sealed bytes do not open: altered, cut, lengthened, of another place, or the key is another one."""


class BadParameters(CryptoError):
    """Parameters of the key derivation are outside what this program will run."""


class SelfTestFailed(CryptoError):
    """A primitive gives another answer than its published one: nothing may be sealed or opened on this machine."""
