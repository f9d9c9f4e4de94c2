"""Words of commands within messages, which users copy into a shell."""

import os
import re
from pathlib import Path

# What no shell needs quotes for: letters of any script, digits, and these signs.
_NEEDS_QUOTES = re.compile(r"[^\w@%+=:,./-]")


def quote(word: str) -> str:
    """*word* quoted for a shell, only if necessary. Hangul needs no quotes.

    >>> quote("대구"), quote("EV battery")
    ('대구', "'EV battery'")
    """
    if os.name == "nt":
        return f'"{word}"' if not word or " " in word else word
    return "'" + word.replace("'", "'\"'\"'") + "'" if _NEEDS_QUOTES.search(word) or not word else word


def name_folder(path: Path) -> str:
    """*path* as ``--store`` takes it, which reads a word without a slash as the name of an engine.

    >>> name_folder(Path("kept")).replace(os.sep, "/"), name_folder(Path("/data/my graph")).replace(os.sep, "/")
    ('./kept', "'/data/my graph'")
    """
    text = str(path)
    return quote(text if os.sep in text else os.path.join(os.curdir, text))
