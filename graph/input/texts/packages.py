"""The parts of a package, which is a ZIP file with XML inside, as HWPX and DOCX are.

Limits apply before a part is unpacked.
"""

import zipfile
import zlib
from io import BytesIO
from typing import Any

from lxml import etree

from graph.errors.messages import Message
from graph.input.texts.limits import (
    MAX_DEPTH,
    MAX_PART,
    MAX_PARTS,
    MAX_UNPACKED,
    damaged,
    encrypted,
    too_deep,
    too_large,
    with_entities,
)

_MIB = 2**20
_ENCRYPTED = 0x1
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
# The compound file format, in which Office keeps an encrypted document.
OLE_MARK = b"\xd0\xcf\x11\xe0"


class Package:
    """An open package. *form* is the name of its format in messages.

    :raises Unreadable: encrypted, damaged or too large.
    """

    def __init__(self, content: bytes, form: str) -> None:
        self.form = form
        try:
            self.archive = zipfile.ZipFile(BytesIO(content))
        except (zipfile.BadZipFile, ValueError, NotImplementedError) as error:
            raise damaged(form) from error
        parts = self.archive.infolist()
        if any(part.flag_bits & _ENCRYPTED for part in parts):
            raise encrypted()
        if len(parts) > MAX_PARTS:
            raise too_large(Message("the file has more than {most} parts", most=f"{MAX_PARTS:,}"))
        if any(part.compress_type not in _METHODS for part in parts):
            raise damaged(form)
        for part in parts:
            if part.file_size > MAX_PART * _MIB:
                raise _large_part(part.filename)
        if sum(part.file_size for part in parts) > MAX_UNPACKED * _MIB:
            raise too_large(Message("the file unpacks to more than {most} MiB", most=MAX_UNPACKED))

    def has(self, name: str) -> bool:
        """Whether the package has a part with this name."""
        return name in self.archive.NameToInfo

    def read(self, name: str) -> bytes:
        """The bytes of a part. The size that the package states may be wrong, so it is not trusted."""
        try:
            with self.archive.open(name) as part:
                content = part.read(MAX_PART * _MIB + 1)
        except (zipfile.BadZipFile, zlib.error, EOFError, KeyError, OSError, RuntimeError) as error:
            raise damaged(self.form) from error
        if len(content) > MAX_PART * _MIB:
            raise _large_part(name)
        return content

    def parse(self, name: str) -> Any:
        """The root element of an XML part."""
        return parse_xml(self.read(name), self.form)


def parse_xml(content: bytes, form: str) -> Any:
    """The root element of XML that no entity can blow up and that reads no other file."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as error:
        raise explain(error.code, str(error), form) from error
    if root.getroottree().docinfo.internalDTD is not None:
        raise with_entities()
    check_depth(root)
    return root


def explain(code: int, message: str, form: str) -> Exception:
    """The error for a code and message of libxml2, which has limits of its own."""
    if code == etree.ErrorTypes.ERR_NO_MEMORY:
        return MemoryError()
    if code == etree.ErrorTypes.ERR_RESOURCE_LIMIT:
        if "entity" in message:
            return with_entities()
        return too_deep() if "depth" in message else too_large(Message("one text in the file is over 10 MB"))
    return damaged(form)


def check_depth(root: Any) -> None:
    """Readers go down recursively, so the depth is checked before.

    :raises Unreadable: nested too deeply.
    """
    depth = 0
    for event, _ in etree.iterwalk(root, events=("start", "end")):
        depth += 1 if event == "start" else -1
        if depth > MAX_DEPTH:
            raise too_deep()


def to_local_name(element: Any) -> str:
    """The name of an element without its namespace, empty for a comment."""
    return element.tag.rpartition("}")[2] if isinstance(element.tag, str) else ""


def to_count(value: str | None, least: int = 0) -> int:
    """The whole number in an attribute, *least* if there is none or it is smaller."""
    return max(int(value), least) if value and value.isascii() and value.isdecimal() and len(value) < 10 else least


def _large_part(name: str) -> Exception:
    return too_large(Message("'{name}' in the file is over {most} MiB unpacked", name=name, most=MAX_PART))
