"""The parts of a package, which is a ZIP file with XML inside, as HWPX and DOCX are.

Limits apply before a part is unpacked.
"""

from typing import Any

from lxml import etree

from graph.errors.messages import Message
from graph.input.archives import COMPOUND_MARK, Archive, ArchiveLimits, BadArchive, Fault
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
# The compound file format, in which Office keeps an encrypted document.
OLE_MARK = COMPOUND_MARK[:4]


class Package:
    """An open package. *form* is the name of its format in messages.

    :raises Unreadable: encrypted, damaged or too large.
    """

    def __init__(self, content: bytes, form: str) -> None:
        self.form = form
        limits = ArchiveLimits(MAX_PARTS, MAX_PART * _MIB, MAX_UNPACKED * _MIB)
        try:
            self.archive = Archive(content, limits)
        except BadArchive as error:
            raise self._explain(error) from error

    def has(self, name: str) -> bool:
        """Whether the package has a part with this name."""
        return self.archive.has(name)

    def read(self, name: str) -> bytes:
        """The bytes of a part."""
        try:
            return self.archive.read(name)
        except BadArchive as error:
            raise self._explain(error) from error

    def _explain(self, error: BadArchive) -> Exception:
        if error.fault is Fault.ENCRYPTED:
            return encrypted()
        if error.fault is Fault.MANY_PARTS:
            return too_large(Message("the file has more than {most} parts", most=f"{MAX_PARTS:,}"))
        if error.fault is Fault.LARGE_PART:
            what = Message("'{name}' in the file is over {most} MiB unpacked", name=error.part, most=MAX_PART)
            return too_large(what)
        if error.fault is Fault.LARGE:
            return too_large(Message("the file unpacks to more than {most} MiB", most=MAX_UNPACKED))
        return damaged(self.form)

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
