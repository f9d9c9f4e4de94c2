"""Characters that are invisible or look like others: how to find and name them.

Invisible characters are those with Default_Ignorable_Code_Point or White_Space (UAX #44). The letters that look like
Latin ones come from UTS #39.
"""

import re
import unicodedata
from collections.abc import Iterator
from typing import Literal, NamedTuple

from graph.errors.messages import Message

# Neither YAML nor XML allows these. Those of the second line end a line in YAML 1.1 but not in 1.2.
_CONTROLS = (
    "\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufffe\uffff"
    "\x85\u2028\u2029"
)  # fmt: skip
_INVISIBLE = (
    "\u00ad\u034f\u061c\u115f\u1160\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u2800\u3164\ufeff"
    "\uffa0\ufff0-\ufffb\U0001bca0-\U0001bca3\U0001d173-\U0001d17a\U000e0000-\U000e0fff\ufe00-\ufe0f"
)
_ODD_BLANKS = "\u00a0\u1680\u2000-\u200a\u202f\u205f\u3000"
# Cyrillic and Greek letters that most typefaces draw like Latin ones.
_LATIN = dict(
    zip(
        "ΑΒΕΖΗΙΚΜΝΟΡΤΥΧοАВЕКМНОРСТХЅІЈаеорсухѕіјһԁԛԝ",
        "ABEZHIKMNOPTYXoABEKMHOPCTXSIJaeopcyxsijhdqw",
        strict=True,
    )
)
_CONTROL = re.compile(f"[{_CONTROLS}]")
_SUSPECT = re.compile(f"[{_INVISIBLE}{_ODD_BLANKS}{''.join(_LATIN)}]")
_UNPRINTABLE = re.compile(f"[{_CONTROLS}{_INVISIBLE}\n\r\t]")
# What changes how a terminal or an editor shows the text around it: controls, and marks of direction (UAX #9).
_COMMANDS = re.compile(f"[{_CONTROLS}\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069]|\r(?!\n)")
MOST_MARKS = 30
# Combining marks are not letters, so most texts have no such run.
_NO_LETTERS = re.compile(rf"[^\w\x00-\x7f]{{{MOST_MARKS + 1},}}")
_JOINER, _SELECTORS = "\u200d", "\ufe0e\ufe0f"
_SHORT_ESCAPES = {"\n": "\\n", "\r": "\\r", "\t": "\\t"}


class Suspect(NamedTuple):
    """A character at a position in a text, with advice for its kind."""

    position: int
    character: str
    advice: Message


def find_control(text: str) -> Suspect | None:
    """The first character that is not allowed in any file."""
    found = _CONTROL.search(text)
    return Suspect(found.start(), found.group(), Message("delete it")) if found else None


def find_long_marks(text: str) -> Suspect | None:
    """The end of the first run of more than 30 combining marks.

    No language has them, and normalization takes the square of their number (UAX #15, Stream-Safe Text Format).
    """
    for found in _NO_LETTERS.finditer(text):
        for position, length in _count_marks(found):
            if length > MOST_MARKS:
                return Suspect(position, text[position], Message("delete it"))
    return None


def compose(text: str, form: Literal["NFC", "NFKC"] = "NFC") -> str:
    """*text* in a normal form of Unicode. Of a run of combining marks, only the first 30 are kept."""
    return unicodedata.normalize(form, _NO_LETTERS.sub(_cut_marks, text))


def _cut_marks(found: re.Match[str]) -> str:
    return "".join(found.string[position] for position, length in _count_marks(found) if length <= MOST_MARKS)


def _count_marks(found: re.Match[str]) -> Iterator[tuple[int, int]]:
    """Each position, with the number of combining marks that end there."""
    length = 0
    for position in range(*found.span()):
        length = length + 1 if unicodedata.combining(found.string[position]) else 0
        yield position, length


def iter_suspects(text: str) -> Iterator[Suspect]:
    """The characters of *text* that are invisible or look like others, in order.

    Joiners and selectors inside an emoji are not suspect. Neither is a letter of another script in a word of that
    script.
    """
    # The end of the last word, and whether it is a Latin one, so that no word is read once per letter.
    end, latin = 0, False
    for found in _SUSPECT.finditer(text):
        character, index = found.group(), found.start()
        if character in _LATIN:
            if index >= end:
                end, latin = _measure_word(text, index)
            if latin:
                yield Suspect(index, character, Message("write the Latin letter '{letter}'", letter=_LATIN[character]))
        elif unicodedata.category(character) == "Zs":
            yield Suspect(index, character, Message("write a normal space"))
        elif not _stands_in_emoji(text, index):
            yield Suspect(index, character, Message("delete it"))


def describe_character(character: str) -> str:
    """The code point and the Unicode name, such as ``U+200B ZERO WIDTH SPACE``."""
    name = unicodedata.name(character, "")
    return f"U+{ord(character):04X} {name}".rstrip()


def escape_lines(text: str) -> str:
    """*text* for a terminal. Line breaks and tabs stay, other invisible characters are escaped."""
    return re.sub(r"[^\n\t]+", lambda found: escape_unprintable(found.group()), text)


def escape_unprintable(text: str) -> str:
    """*text* for a one-line message. Invisible characters are escaped, as in ``\\u200b``."""
    return _UNPRINTABLE.sub(lambda found: _escape(found.group()), text)


def escape_commands(text: str) -> str:
    """*text* for an output that may be shown in a terminal. Line ends and tabs stay.

    Other control characters and marks of direction are escaped as in JSON and Turtle, which read them back.

    >>> escape_commands("a\\x1b[31mb")
    'a\\\\u001b[31mb'
    """
    return _COMMANDS.sub(lambda found: f"\\u{ord(found.group()):04x}", text)


def escape_commands_in_xml(text: str) -> str:
    """An XML document that may be shown in a terminal: :func:`escape_commands` with the references of XML.

    >>> escape_commands_in_xml("<a>\u202e</a>")
    '<a>&#x202e;</a>'
    """
    return _COMMANDS.sub(lambda found: f"&#x{ord(found.group()):x};", text)


def _escape(character: str) -> str:
    if character in _SHORT_ESCAPES:
        return _SHORT_ESCAPES[character]
    code = ord(character)
    return f"\\x{code:02x}" if code < 0x100 else f"\\u{code:04x}" if code < 0x10000 else f"\\U{code:08x}"


def _measure_word(text: str, index: int) -> tuple[int, bool]:
    """The end of the word around *index*, and whether it contains a Latin letter."""
    start, end = index, index + 1
    while start and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return end, any(letter.isascii() and letter.isalpha() for letter in text[start:end])


def _stands_in_emoji(text: str, index: int) -> bool:
    """Whether the joiner or selector at *index* belongs to an emoji."""
    before = text[index - 1] if index else ""
    sort = unicodedata.category(before) if before else ""
    if text[index] == _JOINER:
        return sort in ("So", "Sk") or before in (*_SELECTORS,)
    return text[index] in _SELECTORS and sort in ("So", "Sk", "Sm", "Nd", "Po")
