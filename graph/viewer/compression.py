"""Parts of a page that are large and not always needed: compressed, as text that may stand in markup."""

import base64
import gzip
import io


def compress(content: bytes) -> bytes:
    """*content* in gzip form, without the time and the system that a header may name (RFC 1952, section 2.3).

    >>> compress(b"a")[:10].hex()
    '1f8b08000000000002ff'
    """
    buffer = io.BytesIO()
    with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as packed:
        packed.write(content)
    return buffer.getvalue()


def to_block(compressed: bytes) -> str:
    """The text of a script element from which a script unpacks *compressed*."""
    return base64.b64encode(compressed).decode("ascii")
