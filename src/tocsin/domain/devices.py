"""Which changesets count after a device was removed: a pure rule over headers, the same whatever came in first.

A lost laptop goes on signing, and its clock and parents are whatever its holder wants. So a removal is said in every
scope where the device has a chain, and its changeset stands on the last that is trusted: of what the device signed in a
scope, only ancestors of a removal there count. The others are kept, named by `verify`, and say nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from tocsin.domain.changesets import Header


def void(headers: Mapping[str, Header], removals: Mapping[str, Iterable[str]]) -> frozenset[str]:
    """The changesets of removed devices that do not count.

    `headers` are those of whole scopes, by id; `removals` names for every removed device the changesets (of any scope)
    that say so. A removal counts whoever signed it, unless the device did so itself: it would vouch for its own last
    words; the caller leaves these out. Two devices that remove each other are both out.
    """
    found: set[str] = set()
    for device, said_in in removals.items():
        trusted = ancestors(headers, said_in)
        found.update(uid for uid, header in headers.items() if header.device == device and uid not in trusted)
    return frozenset(found)


def distrusted(
    headers: Mapping[str, Header], removals: Mapping[str, Iterable[str]], announced: Mapping[str, Iterable[str]]
) -> dict[str, tuple[str, ...]]:
    """The removals, and with them, trusted in nothing, each device that was announced by what does not count alone.

    Else whoever holds a lost laptop would sign on as another device. `headers` are those of the book, `announced` names
    for every device the changesets of the book that add it.
    """
    out = {device: tuple(said_in) for device, said_in in removals.items()}
    while True:
        gone = void(headers, out)
        trusted_in_something = {device for device in announced if out.get(device, ("",))}
        more = {device for device in trusted_in_something if gone.issuperset(announced[device])}
        if not more:
            return out
        out |= dict.fromkeys(more, ())


def waits_for(
    device: str, out: Mapping[str, Iterable[str]], headers: Mapping[str, Header], announced: Mapping[str, Iterable[str]]
) -> str | None:
    """The removed device that somebody must vouch for before what `device` signs counts; None where it counts.

    `out` is what `distrusted` found. It may be the device itself, and it is the eldest of a line of which each one was
    announced by the one before: with that one trusted, the others may be, too.
    """
    if device not in out:
        return None
    seen = {device}
    while not out.get(device, ("",)):
        before = sorted({headers[uid].device for uid in announced.get(device, ()) if uid in headers} - seen)
        if not before:
            break
        device = before[0]
        seen.add(device)
    return device


def ancestors(headers: Mapping[str, Header], of: Iterable[str]) -> frozenset[str]:
    """These changesets and everything that they stand on; what is not among `headers` is passed over."""
    seen: set[str] = set()
    waiting = [uid for uid in of if uid in headers]
    while waiting:
        uid = waiting.pop()
        if uid not in seen:
            seen.add(uid)
            waiting.extend(parent for parent in headers[uid].parents if parent in headers)
    return frozenset(seen)


def forks(headers: Mapping[str, Header]) -> tuple[tuple[str, ...], ...]:
    """Changesets of one device and scope with the same predecessor of that device, two or more, each in order."""
    followers: dict[tuple[str, str, str], list[str]] = {}
    for uid, header in headers.items():
        followers.setdefault((header.scope, header.device, predecessor(headers, header)), []).append(uid)
    return tuple(sorted(tuple(sorted(uids)) for uids in followers.values() if len(uids) > 1))


def predecessor(headers: Mapping[str, Header], header: Header) -> str:
    """The last changeset of the same device that this one stands on; nothing for the first of its chain."""
    own = [uid for uid in header.parents if (parent := headers.get(uid)) is not None and parent.device == header.device]
    return own[0] if own else ""
