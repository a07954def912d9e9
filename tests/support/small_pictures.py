"""Small pictures made by hand, and what a PNG consists of."""

from __future__ import annotations

import base64
import struct
import zlib
from collections.abc import Callable

# 32 by 16 dots, white, with a red quarter in its upper left corner; made with Chromium
_JPEG = """
/9j/4AAQSkZJRgABAQAAAQABAAD/2wBDAA0JCgsKCA0LCgsODg0PEyAVExISEyccHhcgLikxMC4pLSwzOko+MzZGNywtQFdBRkxOUlNSMj5aYVpQYEpR
Uk//2wBDAQ4ODhMREyYVFSZPNS01T09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT09PT0//wAARCAAQACADASIAAhEB
AxEB/8QAFgABAQEAAAAAAAAAAAAAAAAAAAYH/8QAFBABAAAAAAAAAAAAAAAAAAAAAP/EABUBAQEAAAAAAAAAAAAAAAAAAAQG/8QAGhEBAAEFAAAAAAAA
AAAAAAAAABQWYWOh4f/aAAwDAQACEQMRAD8AnxtwHEupKhx74AGJt//Z
"""
Dots = Callable[[int, int], tuple[int, int, int]]


def png(width: int, height: int, dots: Dots, comment: bytes = b"") -> bytes:
    """A PNG in colours; with a comment among its metadata."""
    rows = b"".join(b"\0" + bytes(v for x in range(width) for v in dots(x, y)) for y in range(height))
    parts = [(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 2, 0, 0, 0))]
    parts += [(b"tEXt", b"Comment\0" + comment)] if comment else []
    parts += [(b"IDAT", zlib.compress(rows)), (b"IEND", b"")]
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body)) for name, body in parts
    )


def jpeg(turned: int = 0, comment: bytes = b"") -> bytes:
    """A JPEG; as a camera writes it that was held in this way (EXIF), with a comment."""
    data = base64.b64decode(_JPEG)
    told = b""
    if turned:
        tiff = b"II*\0" + struct.pack("<IHHHII", 8, 1, 0x0112, 3, 1, turned) + b"\0\0\0\0"
        told += _segment(0xE1, b"Exif\0\0" + tiff)
    told += _segment(0xFE, comment) if comment else b""
    return data[:2] + told + data[2:]


def _segment(name: int, body: bytes) -> bytes:
    return bytes((0xFF, name)) + struct.pack(">H", len(body) + 2) + body


def chunks(data: bytes) -> list[tuple[bytes, bytes]]:
    """The parts of a PNG."""
    found, at = list[tuple[bytes, bytes]](), 8
    while at < len(data):
        length = int.from_bytes(data[at : at + 4], "big")
        found.append((data[at + 4 : at + 8], data[at + 8 : at + 8 + length]))
        at += 12 + length
    return found
