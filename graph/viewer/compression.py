"""Compression of large parts of a page to text that is safe in markup."""

import base64
import gzip
import io


def compress(content: bytes) -> bytes:
    """*content* in gzip format, without time and system in the header (RFC 1952, section 2.3).

    >>> compress(b"a")[:10].hex()
    '1f8b08000000000002ff'
    """
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as packed:
        packed.write(content)
    return buffer.getvalue()


def to_block(compressed: bytes) -> str:
    """The text of a script element that holds *compressed*."""
    return base64.b64encode(compressed).decode("ascii")
