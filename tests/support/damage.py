"""Ways in which a person or a machine damages a data file, each with the line and the words that must tell it.

A damage takes a file and a source of chance; it gives the damaged bytes, or ``None`` if the place does not serve.
"""

import random
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from support.paths import ROOT

from graph.errors.problems import Remarks
from graph.input.documents import read_document
from graph.input.nodes import Mapping, Node, Scalar, Sequence, read_yaml
from graph.model.entities import ENTITY_TYPES
from graph.model.records import Kind, Record, Value

FILES = sorted((ROOT / "data").rglob("*.yaml"))
FIELDS = {name for entity in ENTITY_TYPES.values() for name in entity.fields}
BLOCK_LINE = re.compile(r"( +)([a-z_]+): ([^\s'\"{\[|>&#][^#]*)")


@dataclass(frozen=True)
class Site:
    """One value as written: the record that holds it, the name and kind of its field, and where it stands."""

    record: Record
    name: str
    kind: Kind
    of: str
    value: Value

    @property
    def line(self) -> int:
        return self.value.location.line


@dataclass(frozen=True)
class DataFile:
    """A file of the data as lines, as keys with their places, and as the values that the loader reads."""

    path: Path
    lines: tuple[str, ...]
    keys: tuple[Scalar, ...]
    sites: tuple[Site, ...]

    def pick(self, chance: random.Random, *kinds: Kind) -> Site | None:
        """A plain value of one of the kinds that stands in one line as it was read."""
        found = [site for site in self.sites if site.kind in kinds and self.read_plain(site)]
        return chance.choice(found) if found else None

    def read_plain(self, site: Site) -> str:
        """The text of a plain value, empty if it is in quotes or goes over several lines."""
        rest = self.lines[site.line - 1][site.value.location.column - 1 :]
        before = self.lines[site.line - 1][: site.value.location.column - 1]
        inside = before.count("{") > before.count("}") or before.count("[") > before.count("]")
        plain = re.match(r"[^'\"{}\[\],#&*|>\s][^{}\[\],#]*" if inside else r"[^'\"{\[#&*|>\s][^#]*", rest)
        if plain is None or (not inside and plain.end() != len(rest)):
            return ""
        follows = self.lines[site.line] if site.line < len(self.lines) else ""
        goes_on = not inside and follows.strip() and ":" not in follows and not follows.lstrip().startswith(("-", "#"))
        return "" if goes_on else plain.group().rstrip()

    def replace(self, site: Site, text: str) -> bytes:
        """The file with another text in the place of a plain value."""
        start, lines = site.value.location.column - 1, [*self.lines]
        end = start + len(self.read_plain(site))
        lines[site.line - 1] = f"{lines[site.line - 1][:start]}{text}{lines[site.line - 1][end:]}"
        return join(lines)

    def replace_line(self, line: int, *texts: str) -> bytes:
        """The file with other lines in the place of one, counted from 1."""
        return join([*self.lines[: line - 1], *texts, *self.lines[line:]])


@dataclass(frozen=True)
class Damaged:
    """What a damage made of a file, the line in which it must be told, and words of the message."""

    content: bytes
    line: int
    words: str


Damage = Callable[[DataFile, random.Random], Damaged | None]


def join(lines: list[str]) -> bytes:
    return "\n".join(lines).encode()


@cache
def read_data_file(path: Path) -> DataFile:
    root = read_yaml(path)
    record = read_document(root, Remarks())
    lines = path.read_text(encoding="utf-8").split("\n")
    return DataFile(path, tuple(lines), tuple(iter_keys(root)), tuple(iter_sites(record)))


def iter_keys(node: Node) -> Iterator[Scalar]:
    if isinstance(node, Sequence):
        for item in node.items:
            yield from iter_keys(item)
    if isinstance(node, Mapping):
        for entry in node.entries:
            yield entry.key
            yield from iter_keys(entry.value)


def iter_sites(record: Record) -> Iterator[Site]:
    for name, values in record.values.items():
        field = record.entity.fields[name]
        for value in values:
            if isinstance(value.content, Record):
                # What a bare text stands for has the place of its record.
                yield from iter_sites(value.content)
            else:
                yield Site(record, name, field.kind, field.of, value)


def misspell_key(file: DataFile, chance: random.Random) -> Damaged | None:
    key = chance.choice(file.keys)
    at = chance.randrange(len(key.text))
    wrong = chance.choice(
        (key.text[:at] + key.text[at + 1 :], key.text[:at] + key.text[at] + key.text[at:], key.text + "s")
    )
    if wrong in FIELDS or not wrong:
        return None
    line, start = file.lines[key.location.line - 1], key.location.column - 1
    text = f"{line[:start]}{wrong}{line[start + len(key.text) :]}"
    return Damaged(file.replace_line(key.location.line, text), key.location.line, f"unknown field '{wrong}'")


def name_nothing(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.REFERENCE)
    if site is None:
        return None
    wrong = f"{file.read_plain(site)}{chance.choice(('x', '-2', '뷁'))}"
    return Damaged(file.replace(site, wrong), site.line, f"unknown .* '{wrong}'")


def name_another_kind(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.REFERENCE)
    others = {"Agency": "daegu", "Region": "dmi", "Source": "dmi", "Reason": "dmi"}
    if site is None or site.of not in others:
        return None
    wrong = others[site.of]
    return Damaged(file.replace(site, wrong), site.line, f"unknown {site.of.lower()} '{wrong}'")


def empty_value(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, *Kind)
    if site is None:
        return None
    before = file.lines[site.line - 1][: site.value.location.column - 1]
    if not before.endswith(f"{site.name}: "):
        return None
    return Damaged(file.replace(site, ""), site.line, f"'{site.name}' is empty; ")


def use_unknown_code(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.CODE)
    if site is None:
        return None
    wrong = f"{file.read_plain(site)}{chance.choice(('x', 'ed', '뷁'))}"
    return Damaged(file.replace(site, wrong), site.line, f"unknown {site.of.replace('-', ' ')} '{wrong}'")


def repeat_key(file: DataFile, chance: random.Random) -> Damaged | None:
    line = chance.randrange(1, len(file.lines))
    text, follows = file.lines[line - 1], (*file.lines, "")[line]
    match = BLOCK_LINE.fullmatch(text)
    if not match or len(follows) - len(follows.lstrip()) > len(match[1]):
        return None
    words = f"key '{match[2]}' is already defined in line {line} of "
    return Damaged(file.replace_line(line, text, text), line + 1, words)


def repeat_id(file: DataFile, chance: random.Random) -> Damaged | None:
    ids = [
        site
        for site in file.sites
        if site.kind is Kind.ID and site.record.entity.path in ("source", "reason", "region", "agency")
    ]
    if len(ids) < 2:
        return None
    site = chance.choice(ids)
    others = [other for other in ids if other.record.entity is site.record.entity and other is not site]
    if not others or not file.read_plain(site):
        return None
    other = chance.choice(others)
    first, second = sorted((site.line, other.line))
    words = f"{site.record.entity.to_noun()} id '{other.value.content}' is already defined in line {first} of "
    return Damaged(file.replace(site, other.value.content), second, words)


def shift_line(file: DataFile, chance: random.Random) -> Damaged | None:
    line = chance.randrange(2, len(file.lines))
    text, before = file.lines[line - 1], BLOCK_LINE.fullmatch(file.lines[line - 2].replace("- ", "  ", 1))
    match = BLOCK_LINE.fullmatch(text)
    if not match or not before or before[1] != match[1]:
        return None
    shifted = chance.choice((f" {text}", text[1:]))
    return Damaged(file.replace_line(line, shifted), line, "the indentation fits no line above|not YAML: ")


def indent_by_tab(file: DataFile, chance: random.Random) -> Damaged | None:
    line = chance.randrange(1, len(file.lines))
    match = BLOCK_LINE.fullmatch(file.lines[line - 1])
    if not match:
        return None
    text = f"\t{file.lines[line - 1].lstrip()}"
    return Damaged(file.replace_line(line, text), line, "the indentation contains a tab")


def open_quote(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.KOREAN, Kind.TEXT, Kind.ENGLISH)
    if site is None:
        return None
    mark = chance.choice(("'", '"'))
    return Damaged(file.replace(site, f"{mark}{file.read_plain(site)}"), site.line, "not YAML: ")


def open_brace(file: DataFile, chance: random.Random) -> Damaged | None:
    lines = [number for number, text in enumerate(file.lines, start=1) if re.fullmatch(r" *- \{[^'\"]*\}", text)]
    if not lines:
        return None
    line = chance.choice(lines)
    return Damaged(file.replace_line(line, file.lines[line - 1][:-1]), line, "not YAML: ")


def write_no_date(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.DATE)
    if site is None:
        return None
    wrong = chance.choice(("2024-13", "2024-02-30", "2024/11/08", "20241108", "2024.13", "2024-11-08T09:00"))
    return Damaged(file.replace(site, wrong), site.line, f"'{re.escape(wrong)}' is not a date")


def write_no_amount(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.AMOUNT)
    if site is None:
        return None
    wrong = chance.choice(
        ("80억웡", "억원", "5천만 80억원", "약", "80억원 90억원", "eighty", "NaN", "80..5억원", "90~80억원")
    )
    return Damaged(
        file.replace(site, wrong), site.line, f"'{re.escape(wrong)}' (is not an amount|has its units|is a range)"
    )


def make_negative(file: DataFile, chance: random.Random) -> Damaged | None:
    # A negative amount is a reduction, which rule M1 checks.
    site = file.pick(chance, Kind.INTEGER, Kind.SHARE)
    if site is None:
        return None
    wrong = f"-{file.read_plain(site)}"
    return Damaged(file.replace(site, wrong), site.line, f"'{wrong}' is not (a share|a whole number)")


def end_before_start(file: DataFile, chance: random.Random) -> Damaged | None:
    site = file.pick(chance, Kind.PERIOD)
    first, _, last = (file.read_plain(site) if site else "").partition("/")
    if site is None or not first or not last or first >= last:
        return None
    return Damaged(file.replace(site, f"{last}/{first}"), site.line, f"'{last}/{first}' ends before it starts")


def write_no_share(file: DataFile, chance: random.Random) -> Damaged | None:
    shares = [site for site in file.sites if site.name == "share" and file.read_plain(site)]
    if not shares:
        return None
    site = chance.choice(shares)
    wrong = chance.choice(("5:5", "반", "1/3", "5명", "약 5", "4~6", "40억원"))
    return Damaged(file.replace(site, wrong), site.line, f"'{wrong}' is (not a share|an amount and not a term)")


def delete_required(file: DataFile, chance: random.Random) -> Damaged | None:
    site = chance.choice(file.sites)
    place = site.record.location
    match = BLOCK_LINE.fullmatch(file.lines[site.line - 1])
    follows = (*file.lines, "")[site.line]
    alone = match and match[2] == site.name and len(follows) - len(follows.lstrip()) <= len(match[1])
    if not (site.record.entity.fields[site.name].required and alone and site.line > place.line):
        return None
    return Damaged(file.replace_line(site.line), place.line, f"has no '{site.name}'; ")


def encode_line_as_cp949(file: DataFile, chance: random.Random) -> Damaged | None:
    line = chance.randrange(1, len(file.lines))
    lines = [text.encode() for text in file.lines]
    try:
        lines[line - 1] = file.lines[line - 1].encode("cp949")
    except UnicodeEncodeError:
        return None
    return Damaged(b"\n".join(lines), line, "UTF-8") if not file.lines[line - 1].isascii() else None


def encode_all_as_cp949(file: DataFile, chance: random.Random) -> Damaged | None:
    start = chance.randrange(len(file.lines))
    content = "\n".join(file.lines[start:]).encode("cp949", "replace")
    line = next((number for number, text in enumerate(content.split(b"\n"), start=1) if not text.isascii()), 0)
    return Damaged(content, line, "file is CP949; ") if line else None


def cut_file(file: DataFile, chance: random.Random) -> Damaged | None:
    """Within a letter or within braces; a file that ends between two records is whole as far as anybody can tell."""
    content = "\n".join(file.lines).encode()
    cut = chance.randrange(len(content))
    start = content.rfind(b"\n", 0, cut) + 1
    kept = content[start:cut]
    line = content.count(b"\n", 0, cut) + 1
    if content[cut] & 0xC0 == 0x80:
        return Damaged(content[:cut], line, "not UTF-8")
    open_brace = kept.count(b"{") > kept.count(b"}") and b"#" not in kept
    return Damaged(content[:cut], line, "not YAML: ") if open_brace else None


DAMAGES: dict[str, Damage] = {
    damage.__name__.replace("_", " "): damage
    for damage in (
        misspell_key, empty_value, name_nothing, name_another_kind, use_unknown_code, repeat_key, repeat_id,
        shift_line, indent_by_tab, open_quote, open_brace, write_no_date, write_no_amount, make_negative,
        end_before_start, write_no_share, delete_required, encode_line_as_cp949, encode_all_as_cp949, cut_file,
    )
}  # fmt: skip
