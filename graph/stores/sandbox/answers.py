"""The answer of the process of an untrusted query, as JSON.

A query that has taken over an engine could send a pickle that runs code in the process that reads it.
"""

import json
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.errors.messages import Message
from graph.stores import Iri, Table
from graph.stores.plain import UnreadableAnswer, read_message, write_message
from graph.stores.protocol import Cell

# Two kinds of texts are written with a mark; JSON knows the other kinds of cells.
_IRI, _DECIMAL = "iri", "decimal"


@dataclass(frozen=True)
class Outcome:
    """The answer of a process, or the reason why there is none.

    ``content`` is a table as :func:`write_table` writes it, or a written file. ``fault`` is the engine's message about
    the query with its exit code, ``limit`` the limit that was exceeded, and ``bug`` an internal error.
    """

    content: bytes | None = None
    fault: Message | str = ""
    exit_code: int = 0
    limit: str = ""
    bug: str = ""


def write_outcome(outcome: Outcome) -> bytes:
    """A line of JSON, followed by the content if there is one."""
    head = {
        "content": outcome.content is not None,
        "fault": write_message(outcome.fault),
        "exit_code": outcome.exit_code,
        "limit": outcome.limit,
        "bug": outcome.bug,
    }
    return json.dumps(head).encode() + b"\n" + (outcome.content or b"")


def read_outcome(answer: bytes) -> Outcome:
    """The outcome in *answer*.

    :raises UnreadableAnswer: it is no such answer.
    """
    line, _, content = answer.partition(b"\n")
    match _parse(line):
        case {"content": bool(filled), "fault": fault, "exit_code": int(code), "limit": str(limit), "bug": str(bug)}:
            return Outcome(content if filled else None, read_message(fault), code, limit, bug)
    raise UnreadableAnswer


def write_table(table: Table) -> bytes:
    """*table* as JSON: texts, whole numbers, true, false and null as they are, IRIs and decimals with a mark."""
    rows = [list(map(_write_cell, row)) for row in table.rows]
    return json.dumps([table.columns, rows], separators=(",", ":")).encode()


def read_table(content: bytes) -> Table:
    """The table in *content*.

    :raises UnreadableAnswer: it is no such table.
    """
    match _parse(content):
        case [[*columns], [*rows]] if all(isinstance(one, str) for one in columns):
            read = tuple(tuple(map(_read_cell, row)) for row in rows if isinstance(row, list))
            if len(read) == len(rows) and all(len(row) == len(columns) for row in read):
                return Table(tuple(columns), read)
    raise UnreadableAnswer


def _parse(content: bytes) -> Any:
    try:
        return json.loads(content)
    except (ValueError, RecursionError) as error:
        raise UnreadableAnswer from error


def _write_cell(cell: Cell) -> object:
    if isinstance(cell, Iri):
        return [_IRI, cell]
    return [_DECIMAL, str(cell)] if isinstance(cell, Decimal) else cell


def _read_cell(cell: object) -> Cell:
    if cell is None or isinstance(cell, str | int):
        return cell
    if isinstance(cell, list) and len(cell) == 2 and isinstance(cell[1], str):
        if cell[0] == _IRI:
            return Iri(cell[1])
        if cell[0] == _DECIMAL:
            try:
                return Decimal(cell[1])
            except InvalidOperation as error:
                raise UnreadableAnswer from error
    raise UnreadableAnswer
