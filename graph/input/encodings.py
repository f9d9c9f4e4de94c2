"""Decodes files. Roadmaps must be UTF-8; the error for another encoding names it and the command that converts it.

Documents come as they are, so UTF-16 and CP949 are read too.
"""

import re

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Location, Malformed

# UTF-32 comes first because its little-endian byte order mark begins with that of UTF-16.
_MARKS = {
    b"\xff\xfe\x00\x00": "UTF-32",
    b"\x00\x00\xfe\xff": "UTF-32",
    b"\xff\xfe": "UTF-16",
    b"\xfe\xff": "UTF-16",
}
_WIDE = ("UTF-32LE", "UTF-32BE", "UTF-16LE", "UTF-16BE")
_NOT_IN_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\ue000-\uf8ff\ufffe\uffff]")
_LINE_BREAK = re.compile("\r\n?")
_KANA = re.compile("[\u3041-\u30ff]")
# The first character that takes three bytes in UTF-8. Shorter sequences also occur by chance in Korean double bytes.
_FIRST_OF_THREE_BYTES = "\u0800"


def decode(content: bytes, start: Location) -> str:
    """The text of a file that begins at *start*.

    :raises InvalidInput: not UTF-8. The message names the encoding, if it can be detected, and the command.
    """
    for mark, codec in _MARKS.items():
        if content.startswith(mark):
            raise _in_other_encoding(start, codec)
    if b"\x00" in content and (wide := _find_wide_codec(content)):
        raise _in_other_encoding(start, wide)
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        line, inside = before.count("\n") + 1, before.rpartition("\n")[2]
        if max(before, default="") >= _FIRST_OF_THREE_BYTES:
            place, byte = Location(start.path, line, len(inside) + 1), content[error.start]
            what, instead = (
                Message("byte 0x{byte} is not UTF-8", byte=format(byte, "02x")),
                Message("restore the file, which is truncated or mixes encodings"),
            )
            raise InvalidInput([Malformed(location=place, what=what, instead=instead)]) from error
        place = Location(start.path, line, 1)
        if codec := _find_narrow_codec(content):
            raise _in_other_encoding(place, codec) from error
        raise InvalidInput(
            [Malformed(location=place, what=Message("file is not UTF-8"), instead=Message("save it as UTF-8"))]
        ) from error


def decode_text(content: bytes) -> str:
    """The text of a document in UTF-8, UTF-16 with a byte order mark, or CP949. Lines end in ``\\n``.

    :raises UnreadableValue: none of these.
    """
    codec = "utf-8-sig"
    if content.startswith((b"\xff\xfe", b"\xfe\xff")):
        codec = "utf-16"
    elif _is_double_byte(content):
        codec = "cp949"
    text = _try_to_decode(content, codec)
    if text is None or "\x00" in text:
        what = Message("file is neither UTF-8 nor CP949 nor UTF-16 with a byte order mark")
        raise UnreadableValue(what, Message("save it as UTF-8"))
    return _LINE_BREAK.sub("\n", text)


def _is_double_byte(content: bytes) -> bool:
    try:
        content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8-sig")
        return max(before, default="") < _FIRST_OF_THREE_BYTES and _find_narrow_codec(content) == "CP949"
    return False


def _find_wide_codec(content: bytes) -> str:
    """The encoding with two or four bytes per character that decodes *content*, empty if none does."""
    for codec in _WIDE:
        width = 4 if codec.startswith("UTF-32") else 2
        # Every YAML file contains ASCII characters, and these have a zero in the same byte.
        high = content[width - 1 :: width] if codec.endswith("LE") else content[::width]
        if high.count(0) * 10 < len(high) or (text := _try_to_decode(content, codec)) is None:
            continue
        if not _NOT_IN_TEXT.search(text):
            return codec
    return ""


def _find_narrow_codec(content: bytes) -> str:
    if _try_to_decode(content, "euc_kr") is not None:
        return "CP949"
    japanese = _try_to_decode(content, "shift_jis")
    if japanese is not None and _KANA.search(japanese):
        return "SHIFT_JIS"
    return "CP949" if _try_to_decode(content, "cp949") is not None else ""


def _try_to_decode(content: bytes, codec: str) -> str | None:
    try:
        return content.decode(codec)
    except UnicodeDecodeError:
        return None


def _in_other_encoding(place: Location, codec: str) -> InvalidInput:
    instead = Message("save it as UTF-8 (iconv -f {codec} -t UTF-8)", codec=codec)
    return InvalidInput([Malformed(location=place, what=Message("file is {codec}", codec=codec), instead=instead)])
