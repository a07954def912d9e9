"""A workspace: one folder that nobody reads without a passphrase, and the session that it opens into.

`create` makes one, `unlock` opens it, `look` opens it only to read, `inspect` says how it stands without a passphrase.
Nothing else in the house holds keys. The formats are in `docs/format/`.
"""

from tocsin.crypto.kdf import KdfParameters
from tocsin.crypto.signing import verify as verify_signature
from tocsin.workspace.heads import Heads, HeadsState
from tocsin.workspace.held import Held
from tocsin.workspace.inspecting import Inspection, inspect
from tocsin.workspace.keyring import Kind, Slot
from tocsin.workspace.opening import create, look, unlock
from tocsin.workspace.session import Session

__all__ = [
    "Heads",
    "HeadsState",
    "Held",
    "Inspection",
    "KdfParameters",
    "Kind",
    "Session",
    "Slot",
    "create",
    "inspect",
    "look",
    "unlock",
    "verify_signature",
]
