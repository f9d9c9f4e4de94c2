"""ZIP archives from others, as HWPX, DOCX and XLSX are: limits apply before a part is unpacked.

Callers word the faults, because a workbook and a document are not repaired in the same way.
"""

import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from enum import Enum, auto
from io import BytesIO

COMPOUND_MARK = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""The beginning of the compound file format, in which Office keeps encrypted and old files."""
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# What zipfile and zlib raise for an archive that is damaged, or packed by an unusual method.
_DAMAGED = (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError, NotImplementedError, ValueError)


class Fault(Enum):
    """What is wrong with an archive."""

    DAMAGED = auto()
    ENCRYPTED = auto()
    MANY_PARTS = auto()
    LARGE_PART = auto()
    LARGE = auto()


class BadArchive(Exception):
    """An archive that is not read. ``part`` is the name of the part that is too large."""

    def __init__(self, fault: Fault, part: str = "") -> None:
        super().__init__(fault.name)
        self.fault = fault
        self.part = part


@dataclass(frozen=True)
class ArchiveLimits:
    """The most parts of an archive, and the most bytes of one part and of all parts when unpacked."""

    parts: int
    part: int
    unpacked: int


class Archive:
    """An open archive whose parts are within *limits*.

    :raises BadArchive: encrypted, damaged or too large.
    """

    def __init__(self, content: bytes, limits: ArchiveLimits) -> None:
        self.limits = limits
        with _report_damage():
            self.zip = zipfile.ZipFile(BytesIO(content))
        parts = self.zip.infolist()
        self.names = [part.filename for part in parts]
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise BadArchive(Fault.ENCRYPTED)
        if len(parts) > limits.parts:
            raise BadArchive(Fault.MANY_PARTS)
        if any(part.compress_type not in _METHODS for part in parts):
            raise BadArchive(Fault.DAMAGED)
        for part in parts:
            if part.file_size > limits.part:
                raise BadArchive(Fault.LARGE_PART, part.filename)
        if sum(part.file_size for part in parts) > limits.unpacked:
            raise BadArchive(Fault.LARGE)

    def has(self, name: str) -> bool:
        """Whether the archive has a part with this name."""
        return name in self.zip.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a part. The size that the archive states may be wrong, so it is not trusted.

        :raises BadArchive: damaged or too large.
        """
        with _report_damage(), self.zip.open(name) as part:
            content = part.read(self.limits.part + 1)
        if len(content) > self.limits.part:
            raise BadArchive(Fault.LARGE_PART, name)
        return content


@contextmanager
def _report_damage() -> Iterator[None]:
    try:
        yield
    except _DAMAGED as error:
        raise BadArchive(Fault.DAMAGED) from error
