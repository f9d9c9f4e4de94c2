"""Texts that are safe inside a page: data for its scripts, and the hashes by which its policy allows them."""

import base64
import hashlib
import json

from graph.viewer.packing import Json


def to_json(value: Json) -> str:
    """*value* as compact JSON in the given order, escaped for a script element.

    >>> to_json({"b": "</script>", "a": "가"})
    '{"b":"\\\\u003c/script\\\\u003e","a":"가"}'
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    for character in "<>&\u2028\u2029":
        text = text.replace(character, f"\\u{ord(character):04x}")
    return text


def to_hash(text: str) -> str:
    """The source expression of an inlined script or style, https://www.w3.org/TR/CSP3/#grammardef-hash-source."""
    digest = hashlib.sha256(text.encode()).digest()
    return f"'sha256-{base64.b64encode(digest).decode()}'"
