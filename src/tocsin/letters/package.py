"""An Office package (ZIP) whose parts are read with a limit, and written back with only named parts changed.

Every other entry is copied as its packed bytes stand, so that it stays what it was to the last bit, and so that a part
which nobody needs is never unpacked. Layout of the records: PKWARE APPNOTE 6.3.3, sections 4.3.7, 4.3.12, 4.3.16.
"""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from collections.abc import Mapping

from tocsin.domain.errors import BrokenWordFile, Cause, LockedWordFile, NotAWordFile, OversizedWordFile

MIB = 1 << 20
LARGEST_FILE = 128 * MIB
LARGEST_PART = 48 * MIB
LARGEST_WHOLE = 1024 * MIB
MOST_PARTS = 5_000
_LOCAL = struct.Struct("<4s5H3L2H")
_CENTRAL = struct.Struct("<4s6H3L5H2L")
_END = struct.Struct("<4s4H2LH")
_SIZED_LATER, _UTF8, _LOCKED = 0x08, 0x800, 0x01
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_PROTECTED = "EncryptedPackage".encode("utf-16-le")


class Package:
    """The parts of one package, by name. `data` is the whole file."""

    def __init__(self, data: bytes) -> None:
        """Raises NotAWordFile, LockedWordFile, OversizedWordFile, BrokenWordFile."""
        _refuse_others(data)
        try:
            self._archive = zipfile.ZipFile(io.BytesIO(data))
        except (zipfile.BadZipFile, ValueError, NotImplementedError, EOFError, struct.error) as exc:
            raise BrokenWordFile(why=Cause("its parts cannot be listed")) from exc
        self._data = data
        self._entries = self._archive.infolist()
        names = [entry.filename for entry in self._entries]
        if len(names) > MOST_PARTS or sum(entry.file_size for entry in self._entries) > LARGEST_WHOLE:
            raise OversizedWordFile(limit=LARGEST_WHOLE // MIB)
        if len(set(names)) != len(names):
            raise BrokenWordFile(why=Cause("two of its parts have one name"))
        if any(entry.flag_bits & _LOCKED for entry in self._entries):
            raise LockedWordFile

    def __contains__(self, name: str) -> bool:
        return name in self._archive.NameToInfo

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its parts, in their order."""
        return tuple(entry.filename for entry in self._entries)

    @property
    def unpacked(self) -> int:
        """How many bytes its parts say that they have."""
        return sum(entry.file_size for entry in self._entries)

    def part(self, name: str) -> bytes:
        """The content of a part. Raises BrokenWordFile where it is missing or damaged, OversizedWordFile."""
        if name not in self:
            raise BrokenWordFile(why=Cause("a part that every Word document has is missing"))
        try:
            with self._archive.open(name) as stream:
                content = stream.read(LARGEST_PART + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, RuntimeError, OSError) as exc:
            raise BrokenWordFile(why=Cause("one of its parts is damaged")) from exc
        if len(content) > LARGEST_PART:
            raise OversizedWordFile(limit=LARGEST_PART // MIB)
        return content

    def with_parts(self, changed: Mapping[str, bytes]) -> bytes:
        """The package with these parts in place of its own, in their old places; new ones come last."""
        out, index = io.BytesIO(), []
        for entry in self._entries:
            fresh = changed.get(entry.filename)
            index.append(_copied(out, entry, self._packed(entry)) if fresh is None else _added(out, entry, fresh))
        for name, content in changed.items():
            if name not in self:
                index.append(_added(out, _new_entry(name), content))
        begin = out.tell()
        out.writelines(index)
        count = len(index)
        out.write(_END.pack(b"PK\x05\x06", 0, 0, count, count, out.tell() - begin, begin, 0))
        return out.getvalue()

    def _packed(self, entry: zipfile.ZipInfo) -> bytes:
        """The packed bytes of an entry, as they stand in the file."""
        try:
            header = _LOCAL.unpack_from(self._data, entry.header_offset)
        except struct.error as exc:
            raise BrokenWordFile(why=Cause("one of its parts is damaged")) from exc
        begin = entry.header_offset + _LOCAL.size + header[9] + header[10]
        packed = self._data[begin : begin + entry.compress_size]
        if header[0] != b"PK\x03\x04" or len(packed) != entry.compress_size:
            raise BrokenWordFile(why=Cause("one of its parts is damaged"))
        return packed


def _refuse_others(data: bytes) -> None:
    if len(data) > LARGEST_FILE:
        raise OversizedWordFile(limit=LARGEST_FILE // MIB)
    if data.startswith(_OLE) and _PROTECTED in data:
        raise LockedWordFile
    if not data.startswith(b"PK\x03\x04"):
        raise NotAWordFile


def _new_entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name)
    entry.compress_type = zipfile.ZIP_DEFLATED
    return entry


def _added(out: io.BytesIO, entry: zipfile.ZipInfo, content: bytes) -> bytes:
    """Pack and write one entry afresh, and give its line of the index."""
    packer = zlib.compressobj(9, zlib.DEFLATED, -zlib.MAX_WBITS)
    packed = packer.compress(content) + packer.flush()
    fresh = _new_entry(entry.filename)
    fresh.date_time, fresh.external_attr = entry.date_time, entry.external_attr
    fresh.CRC, fresh.file_size, fresh.compress_size = zlib.crc32(content), len(content), len(packed)
    return _copied(out, fresh, packed)


def _copied(out: io.BytesIO, entry: zipfile.ZipInfo, packed: bytes) -> bytes:
    """Write one entry as it is packed, and give its line of the index."""
    begin = out.tell()
    plain = entry.filename.isascii()
    name = entry.filename.encode("ascii" if plain else "utf-8")
    # the sizes stand in the header here, whether or not they did before; a name beyond ASCII is said to be UTF-8
    flags = (entry.flag_bits & ~_SIZED_LATER & ~_UTF8) | (0 if plain else _UTF8)
    year, month, day, hour, minute, second = entry.date_time
    stamp = (hour << 11 | minute << 5 | second // 2, (year - 1980) << 9 | month << 5 | day)
    sizes = (entry.CRC, len(packed), entry.file_size)
    out.write(_LOCAL.pack(b"PK\x03\x04", 20, flags, entry.compress_type, *stamp, *sizes, len(name), 0))
    out.write(name)
    out.write(packed)
    made = entry.create_system << 8 | 20
    line = (made, 20, flags, entry.compress_type, *stamp, *sizes, len(name), 0, 0, 0)
    return _CENTRAL.pack(b"PK\x01\x02", *line, entry.internal_attr, entry.external_attr, begin) + name
