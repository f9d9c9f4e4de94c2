"""What a document may take, and the errors for a document that takes more or cannot be read."""

from dataclasses import dataclass

from graph.errors import UnreadableValue
from graph.errors.messages import Message

# Levels of elements in XML and HTML; libxml2 has the same limit.
MAX_DEPTH = 256
MAX_COLUMNS = 1_000
MAX_ROWS = 100_000
MAX_PARTS = 4_096
MAX_PAGES = 2_000
MAX_PASSAGES = 500_000
# MiB of a file, of one part of a package and of all parts, and millions of characters.
MAX_FILE = 64
MAX_PART = 64
MAX_UNPACKED = 512
MAX_CHARACTERS = 20


@dataclass(frozen=True)
class Limits:
    """The limits of the process that reads a document: elapsed seconds, and megabytes of memory."""

    seconds: int = 60
    megabytes: int = 2_048


LIMITS = Limits()


class Unreadable(UnreadableValue):
    """A document that cannot be read. The caller adds the name of the file."""


def encrypted() -> Unreadable:
    """The error for a document that only a password or key opens."""
    return Unreadable(Message("the file is encrypted"), Message("save it without a password"))


def damaged(form: str) -> Unreadable:
    """The error for a file that is cut off, or has the ending of another format."""
    what = Message("the file is truncated or damaged, or it is not {form}", form=form)
    return Unreadable(what, Message("download or save it again"))


def too_deep() -> Unreadable:
    """The error for elements inside elements beyond :data:`MAX_DEPTH`."""
    return Unreadable(Message("nested deeper than {most} levels", most=MAX_DEPTH), Message("flatten it"))


def with_entities() -> Unreadable:
    """The error for XML that declares its own entities, which no word processor does."""
    return Unreadable(Message("the file declares XML entities"), Message("save it again with a word processor"))


def too_large(what: Message) -> Unreadable:
    """The error for a document with more of something than is read."""
    return Unreadable(what, Message("split the file into several"))
