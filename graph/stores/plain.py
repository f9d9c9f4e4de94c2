"""Dataclasses and named tuples as JSON, read back by the types of their fields.

What another process or a file sends is read this way, because a pickle could run code in the process that reads it.
"""

import json
import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import fields, is_dataclass
from decimal import Decimal
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, NoReturn, TypeVar, Union, cast, get_args, get_origin, get_type_hints

from graph.errors.messages import Message

Value = TypeVar("Value")
_Read = Callable[[Any], Any]

# A template may only have names in its gaps: a width in a gap could take all memory.
_PLAIN_TEMPLATE = re.compile(r"(?:[^{}]|\{\{|\}\}|\{\w+\})*")
_PLAIN = frozenset((str, int, bool, NoneType))
_FAULTS = (ValueError, TypeError, KeyError, AttributeError, ArithmeticError, RecursionError)


class UnreadableAnswer(ValueError):
    """A text that no process of this package writes."""


def to_line(value: object) -> bytes:
    """*value* as one line of JSON without its end.

    Records become lists. That of a dataclass begins with its name, because a field may hold a subclass.
    """
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), default=_flatten)
    return text.encode("utf-8", "surrogatepass")


def read_line(line: bytes, kind: type[Value]) -> Value:
    """The value of the type *kind* in a line of :func:`to_line`.

    :raises UnreadableAnswer: it is not of this type.
    """
    try:
        value: Value = _find_reader(cast("Any", kind))(json.loads(line))
    except _FAULTS as error:
        raise UnreadableAnswer(f"not a {kind}") from error
    return value


def write_message(text: object) -> object:
    """A message, a label or another text as what JSON knows."""
    if isinstance(text, Message):
        return {"template": text.template, "values": {name: write_message(one) for name, one in text.values.items()}}
    return {"labels": {name: str(one) for name, one in text.items()}} if isinstance(text, Mapping) else str(text)


def read_message(text: object) -> Any:
    """A message, a label or another text of :func:`write_message`.

    :raises UnreadableAnswer: it is none of these.
    """
    match text:
        case str():
            return text
        case {"template": str(template), "values": dict(values)} if _PLAIN_TEMPLATE.fullmatch(template):
            read = {name: read_message(one) for name, one in values.items()}
            if set(re.findall(r"\{(\w+)\}", template.replace("{{", "").replace("}}", ""))) <= set(read):
                return Message(template, **read)
        case {"labels": {"ko": str(korean), "en": str(english)}}:
            return {"ko": korean, "en": english}
    raise UnreadableAnswer


def _flatten(value: object) -> object:
    if is_dataclass(value):
        return [type(value).__name__, *(getattr(value, field.name) for field in fields(value))]
    if isinstance(value, Message):
        return write_message(value)
    if isinstance(value, frozenset):
        return sorted(value)
    if isinstance(value, Path | Decimal):
        return str(value)
    raise TypeError(f"{type(value)} has no form in JSON")


@cache
def _find_reader(kind: Any) -> _Read:
    if kind in _PLAIN:
        return lambda value: _expect(value, kind)
    if kind in (Path, Decimal):
        return lambda value: kind(_expect(value, str))
    if kind is Message:
        return lambda value: _expect(read_message(value), Message, str)
    if is_dataclass(kind) and isinstance(kind, type):
        return _read_dataclass(kind)
    if isinstance(kind, type) and issubclass(kind, tuple):
        return _read_named_tuple(kind)
    return _read_generic(get_origin(kind), get_args(kind))


def _read_generic(origin: Any, given: tuple[Any, ...]) -> _Read:
    if origin in (Union, UnionType):
        return _read_union(given)
    if origin is frozenset:
        read = _find_reader(given[0])
        return lambda value: frozenset(map(read, _expect(value, list)))
    if origin is Sequence or (origin is tuple and given[1:] == (...,)):
        read = _find_reader(given[0])
        return lambda value: tuple(map(read, _expect(value, list)))
    if origin is tuple:
        return _read_fields(given, lambda *values: values)
    if origin is Mapping and given[0] is str:
        read = _find_reader(given[1])
        return lambda value: {name: read(one) for name, one in _expect(value, dict).items()}
    raise NotImplementedError(f"{origin} of {given}")


def _read_union(kinds: tuple[Any, ...]) -> _Read:
    """Of the types of a union, only one is neither a text nor nothing."""
    plain = tuple(kind for kind in kinds if kind in (str, NoneType))
    (read,) = (_find_reader(kind) for kind in kinds if kind not in plain)
    return lambda value: value if isinstance(value, plain) else read(value)


def _read_named_tuple(kind: type[Any]) -> _Read:
    return _read_fields(tuple(get_type_hints(kind).values()), kind)


def _read_dataclass(kind: type[Any]) -> _Read:
    known = {one.__name__: one for one in _iter_kinds(kind)}

    def read(value: Any) -> Any:
        name, *values = _expect(value, list)
        return _find_fields(cast("Any", known[name]))(values)

    return read


@cache
def _find_fields(kind: type[Any]) -> _Read:
    hints = get_type_hints(kind)
    names = [field.name for field in fields(kind)]
    return _read_fields(
        tuple(map(hints.__getitem__, names)), lambda *values: kind(**dict(zip(names, values, strict=True)))
    )


def _read_fields(kinds: Sequence[Any], make: Callable[..., Any]) -> _Read:
    if _PLAIN.issuperset(kinds):
        # Most records are of this kind, such as locations, and take a third of the time so.
        expected = list(kinds)
        return lambda value: make(*value) if list(map(type, _expect(value, list))) == expected else _refuse(value)
    readers = tuple(map(_find_reader, kinds))
    return lambda value: make(*[read(one) for read, one in zip(readers, _expect(value, list), strict=True)])


def _iter_kinds(kind: type[Any]) -> Iterable[type[Any]]:
    yield kind
    for below in kind.__subclasses__():
        yield from _iter_kinds(below)


def _expect(value: Any, *kinds: type[Any]) -> Any:
    """*value*, which JSON gives one of these types; a truth value is no number."""
    return value if type(value) in kinds else _refuse(value)


def _refuse(value: Any) -> NoReturn:
    raise TypeError(value)
