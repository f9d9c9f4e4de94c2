"""A catalogue of the files behind a kept graph, to find changed files and the files that they affect.

It is an SQLite file beside the graph. Answers do not need it. If it is missing, the graph is rebuilt.
"""

import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Any, Self

from graph.input.declarations import Declarations, Mention
from graph.input.overlaps import Dated
from graph.model.editions import Issue
from graph.model.naming import iter_parts, to_key
from graph.stores.plain import read_line, to_line

_TABLES = """
CREATE TABLE about (name TEXT PRIMARY KEY, value TEXT) WITHOUT ROWID;
CREATE TABLE file (name TEXT PRIMARY KEY, digest TEXT, entry TEXT) WITHOUT ROWID;
CREATE TABLE declared (kind TEXT, word TEXT, file TEXT, PRIMARY KEY (kind, word, file)) WITHOUT ROWID;
CREATE TABLE mentioned (kind TEXT, word TEXT, file TEXT, PRIMARY KEY (kind, word, file)) WITHOUT ROWID;
CREATE INDEX declared_by ON declared (file);
CREATE INDEX mentioned_by ON mentioned (file);
"""
# The most values in one SQL statement.
_AT_ONCE = 500


@dataclass(frozen=True)
class FileEntry:
    """The entry of one file: its digest, its declarations and mentions, and its editions.

    ``origins`` holds the file and line of each entity in the reference graph that the file declares, and ``issued``
    each edition by its named graph.
    """

    digest: str
    declarations: Declarations
    mentions: tuple[Mention, ...]
    origins: Mapping[str, tuple[str, int]]
    issued: Mapping[str, Issue]

    def iter_ids(self) -> Iterator[tuple[str, str]]:
        """The type and id of each entity and roadmap, and the subjects of facts that another file may contradict."""
        yield from ((plan.kind, plan.name) for plan in self.declarations.plans)
        yield from ((shared.kind, shared.id) for shared in self.declarations.shared)
        yield from ((Dated.__name__, dated.subject) for dated in self.declarations.dated)

    def iter_words(self) -> Iterator[tuple[str, str]]:
        """The type and word of each id or name by which other files may mention an entity of this file."""
        yield from self.iter_ids()
        yield from ((named.kind, named.name) for named in self.declarations.names)
        yield from (("Activity", f"{part.plan[1]}/{part.id}") for part in self.declarations.parts)

    def iter_placed(self) -> Iterator[tuple[str, str, str]]:
        """:meth:`iter_words`, and the names of each entity with what contains it, by which a name may be qualified."""
        yield from ((*word, "") for word in self.iter_words())
        above = {(one.kind, one.id): one.text for one in self.declarations.above}
        for named in self.declarations.names:
            yield named.kind, named.name, above.get((named.kind, named.id), "")


class Catalogue:
    """The entries of all files by name, in an SQLite file."""

    def __init__(self, path: Path) -> None:
        new = not path.exists()
        self._database = sqlite3.connect(path)
        if new:
            self._database.executescript(_TABLES)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None) -> None:
        if kind is None:
            self._database.commit()
        self._database.close()

    def read_about(self) -> dict[str, str]:
        """The versions of the package and the ontology that built the graph, and its as-of date."""
        return dict(self._database.execute("SELECT name, value FROM about"))

    def write_about(self, about: Mapping[str, str]) -> None:
        """Writes the values that :meth:`read_about` returns."""
        self._database.executemany("INSERT OR REPLACE INTO about VALUES (?, ?)", about.items())

    def read_digests(self) -> dict[str, str]:
        """The digest of each file."""
        return dict(self._database.execute("SELECT name, digest FROM file"))

    def read_entries(self, names: Iterable[str]) -> dict[str, FileEntry]:
        """The entries of the files called *names* that are in the catalogue."""
        rows = self._ask("SELECT name, entry FROM file WHERE name IN", [(name,) for name in names])
        return {name: read_line(text.encode(), FileEntry) for name, text in rows}

    def find_declaring(self, words: Iterable[tuple[str, str]]) -> set[str]:
        """The files that declare any of *words*, which are pairs of type and id or name."""
        return {name for (name,) in self._ask("SELECT file FROM declared WHERE (kind, word) IN", _to_keys(words))}

    def find_mentioning(self, words: Iterable[tuple[str, str]]) -> set[str]:
        """The files that mention any of *words*."""
        return {name for (name,) in self._ask("SELECT file FROM mentioned WHERE (kind, word) IN", _to_keys(words))}

    def write(self, entries: Mapping[str, FileEntry]) -> None:
        """Adds the entries. An entry replaces the earlier entry of the same file."""
        self.remove(entries)
        add = self._database.executemany
        add(
            "INSERT INTO file VALUES (?, ?, ?)",
            ((name, one.digest, to_line(one).decode()) for name, one in entries.items()),
        )
        for table, words in (("declared", FileEntry.iter_words), ("mentioned", _iter_mentioned)):
            rows = ((*key, name) for name, one in entries.items() for key in _to_keys(words(one)))
            add(f"INSERT OR IGNORE INTO {table} VALUES (?, ?, ?)", rows)

    def remove(self, names: Iterable[str]) -> None:
        """Removes the entries of the files called *names*."""
        for name in list(names):
            self._database.execute("DELETE FROM file WHERE name = ?", (name,))
            self._database.execute("DELETE FROM declared WHERE file = ?", (name,))
            self._database.execute("DELETE FROM mentioned WHERE file = ?", (name,))

    def _ask(self, question: str, values: list[tuple[str, ...]]) -> Iterator[tuple[Any, ...]]:
        for start in range(0, len(values), _AT_ONCE):
            some = values[start : start + _AT_ONCE]
            one = f"({', '.join('?' * len(some[0]))})" if len(some[0]) > 1 else "?"
            listed = ", ".join([one] * len(some))
            marks = f"(VALUES {listed})" if len(some[0]) > 1 else f"({listed})"
            with closing(
                self._database.execute(f"{question} {marks}", [part for value in some for part in value])
            ) as rows:
                yield from rows


def _iter_mentioned(entry: FileEntry) -> Iterator[tuple[str, str]]:
    return (word for mention in entry.mentions for word in iter_mentioned(mention))


def iter_mentioned(mention: Mention) -> Iterator[tuple[str, str]]:
    """The words on which the meaning of *mention* depends: its text and, if it may be qualified, the parts."""
    yield mention.kind, mention.text
    parts = iter_parts(mention.text)
    for at in range(1, len(parts)):
        for text in (" ".join(parts[:at]), " ".join(parts[at:])):
            yield from ((kind, text) for kind in (mention.kind, "Region", "Agency"))


def _to_keys(words: Iterable[tuple[str, str]]) -> list[tuple[str, ...]]:
    """The words as names are compared. Different words may have one key, so more files than necessary may be found."""
    return sorted({(kind, to_key(word)) for kind, word in words})
