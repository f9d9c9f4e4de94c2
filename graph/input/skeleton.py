"""The first file of a new roadmap: a skeleton with a comment for each field."""

import re
from pathlib import Path

from graph.input.packaged import get_region

_FOLDER = Path(__file__).parent / "skeletons"
# A field, which may be optional, with its comment. The comments form a column.
_FIELD = re.compile(r"^( *(?:# *)?[^#\n]*[^#\s]) +# (?=\S)", re.MULTILINE)
_COMMENT_COLUMN = 32


def write_skeleton(region: str, *, file: str, lang: str) -> str:
    """The YAML skeleton of a roadmap of *region*, with comments in *lang* (ko or en).

    :param region: any name of a region of the package.
    :param file: the name of the file in the comment that says how to check it.
    :raises UnknownName: the package has no such region.
    :raises AmbiguousName: several regions have the name.
    """
    identifier, name = get_region(region)
    text = (_FOLDER / f"{lang}.yaml").read_text(encoding="utf-8")
    text = text.format(id=identifier, name=name, file=file)
    return _FIELD.sub(lambda found: f"{found.group(1):{_COMMENT_COLUMN}}  # ", text)
