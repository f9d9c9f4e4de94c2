"""The real data with a hostile text before every text: what a reader of any output might run, follow or misread."""

import json
from pathlib import Path
from typing import Any
from zlib import crc32

from support.paths import ROOT
from support.plain_nodes import to_plain

from graph.input.nodes import read_yaml
from graph.model.entities import ENTITY_TYPES
from graph.model.records import Entity, Kind

POISONS = (
    "=1+1", "+1+1", "-1+1", "@SUM(A1)", "\t=1+1", "\r=1+1", "＝1+1", '=HYPERLINK("http://x")', "'=1", '"=1"',
    ";=1+1", ",=1", "<script>window.ran=1</script>", '"><img src=x onerror=window.ran=1>',
    "</script><script>window.ran=1</script>", "<a href='javascript:window.ran=1'>x</a>", "]]><!-- --><![CDATA[",
    "&lt;b&gt;&amp;&#106;", "{{ 7*7 }}{% x %}", "</textarea>", "a|b", "\\|", "|", "[x](javascript:window.ran=1)",
    "![x](http://x/i.png)", "[x]: http://x", "<http://x>", "http://x.example/", "`x`", "**b**", "__b__", "~~s~~",
    "~s~", "# h", "1. x", "2) x", "- x", "> q", "===", "---", "***", "    x", "a  \nb", "\\", "\\n",
    "a\n\n| --- |\n<b>", "javascript:window.ran=1", "data:text/html,x", "'''", '"""', "\u202eabc\u202c", "\u200b",
    "_x000D_", "$x$", ":smile:", "@user", "#1", "%0a", "${7*7}", "\ufeff", "가\u0301", "😀",
)  # fmt: skip
_TEXTS = (Kind.TEXT, Kind.KOREAN, Kind.ENGLISH)
# These hold a code or a reading of what is printed, and are checked against it.
_CHECKED = {
    ("DatedCode", "code"), ("Correction", "resolved"), ("Period", "duration"), ("Indicator", "unit"),
    ("ContextFigure", "unit"),
}  # fmt: skip


class Poisoner:
    """Puts a poison before each text of a document, field by field as the model tells what is text.

    Equal texts get the same one, so that what is said in two files, or referred to by its name, stays the same.
    """

    def __init__(self) -> None:
        self.fields: set[str] = set()

    def poison(self, value: Any, entity: type[Entity]) -> Any:
        if isinstance(value, list):
            return [self.poison(one, entity) for one in value]
        if isinstance(value, str):
            return self._poison_field(entity.shorthand, value, entity) if entity.shorthand else value
        if not isinstance(value, dict):
            return value
        return {name: self._poison_field(name, one, entity) for name, one in value.items()}

    def _poison_field(self, name: str, value: Any, entity: type[Entity]) -> Any:
        field = entity.fields.get(name)
        if field and field.kind is Kind.NESTED:
            return self.poison(value, ENTITY_TYPES[field.of])
        if field and field.kind is Kind.REFERENCE and isinstance(value, list):
            return [self._poison_field(name, one, entity) for one in value]
        if field and field.kind is Kind.REFERENCE and isinstance(value, str) and not value.isascii():
            return self._spoil(value, entity, name)
        if not field or field.kind not in _TEXTS or (entity.__name__, name) in _CHECKED:
            return value
        if isinstance(value, list):
            return [self._spoil(one, entity, name) for one in value]
        return self._spoil(value, entity, name)

    def _spoil(self, text: str, entity: type[Entity], name: str) -> str:
        self.fields.add(f"{entity.__name__}.{name}")
        return f"{POISONS[crc32(text.encode()) % len(POISONS)]} {text}"


def poison_data(folder: Path) -> set[str]:
    """Writes the poisoned files of ``data/`` into *folder*; JSON is YAML.

    :returns: the fields that were poisoned, as ``Type.field``.
    """
    poisoner = Poisoner()
    for path in sorted((ROOT / "data").rglob("*.yaml")):
        document = to_plain(read_yaml(path))
        poisoned = poisoner.poison(document, ENTITY_TYPES["Document"])
        (folder / path.name).write_text(json.dumps(poisoned, ensure_ascii=False, indent=1), encoding="utf-8")
    return poisoner.fields
