"""The meaning of a question: what is asked, of what, and under which conditions.

A form holds no names but the ids of things (``id:region/daegu``, ``tech:ev``, ``code:role-lead``), so it means the same
in every language and can be kept as JSON. The grammar makes it from a sentence; a program can write it directly.
"""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from decimal import Decimal, InvalidOperation
from typing import Any

from graph.errors import RoadmapError
from graph.errors.messages import Message
from graph.model.identifiers import mint_code_iri
from graph.model.vocabulary import PREFIXES, to_prefixed
from graph.stores import Iri

# What can be asked, in the order of the documentation. Each has an operator of its own.
ASKS = (
    "agencies", "role", "activities", "technologies", "amount", "share", "compute", "count", "date", "status",
    "extreme", "compare", "vision", "law", "drivers", "indicator", "source", "change", "conflict", "definition", "name",
    "partners", "overlap", "intersect", "lack", "members", "site", "area", "exemptions", "regions", "relation", "kind",
    "check",
)  # fmt: skip
OPERATORS = (">", ">=", "<", "<=", "=")


class BadForm(RoadmapError):
    """JSON that is not a form."""

    def __init__(self, what: Message) -> None:
        super().__init__(Message("not a form of a question: {what}", what=what))


@dataclass(frozen=True)
class Scope:
    """What a question is about. Each field holds prefixed IRIs, and an empty one does not restrict the answer.

    ``activities`` may hold plans, and includes what they contain. Sides of a comparison are in the order of the
    question.
    """

    regions: tuple[str, ...] = ()
    technologies: tuple[str, ...] = ()
    agencies: tuple[str, ...] = ()
    activities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Limit:
    """A condition on an amount: ``operator`` (one of :data:`OPERATORS`) and exact ``won``, of money of one ``kind``."""

    operator: str
    won: str
    kind: str = "total"


@dataclass(frozen=True)
class Filters:
    """The conditions on what is listed. Codes are without their scheme: ``lead``, ``national``, ``university``.

    ``kinds`` are classes of activities (``project``, ``strategy``), ``seat`` a region with ``seat_outside`` for its
    complement, ``ordinal`` a position in a list, and ``words`` the rest of a title. ``years`` are the first and the
    last year, month or day of a span. With ``negated``, what has agencies in the role is meant, but not such agencies;
    ``without`` are activities that are left out, ``without_agencies`` agencies, and ``without_regions`` regions.
    ``issued`` is a year or month, the first and the last year, or a month of any year (``-03``) in which something was
    announced. ``stated_count`` is how many the question says there are, ``alone`` leaves out joint work of several
    regions, and ``several`` in how many activities at least an agency is.
    """

    roles: tuple[str, ...] = ()
    money: tuple[str, ...] = ()
    stage: str = ""
    limits: tuple[Limit, ...] = ()
    types: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    seat: str = ""
    seat_outside: bool = False
    ordinal: int = 0
    joint: bool = False
    words: tuple[str, ...] = ()
    year: str = ""
    years: tuple[str, ...] = ()
    issued: tuple[str, ...] = ()
    negated: bool = False
    without: tuple[str, ...] = ()
    stated_count: int = 0
    several: int = 0
    without_agencies: tuple[str, ...] = ()
    without_regions: tuple[str, ...] = ()
    alone: bool = False


@dataclass(frozen=True)
class Form:
    """One question. See :data:`ASKS` for *ask*.

    :ivar target: what of it: a kind to count, the start or end of a period, a word of an indicator, what changed.
    :ivar day: the as-of date, empty for the latest.
    :ivar editions: two stages to compare.
    :ivar quantity: amounts of won named in the question.
    :ivar direction: ``most`` or ``least``, ``earliest`` or ``latest``, for superlatives; *rank* counts from 1,
        and *top* is how many of the first are meant if several are.
    :ivar yes_no: whether the answer begins with yes or no.
    :ivar also: what else is asked of the same thing.
    """

    ask: str
    target: str = ""
    scope: Scope = field(default_factory=Scope)
    filters: Filters = field(default_factory=Filters)
    day: str = ""
    editions: tuple[str, ...] = ()
    quantity: tuple[str, ...] = ()
    direction: str = ""
    rank: int = 1
    top: int = 0
    yes_no: bool = False
    why: bool = False
    total: bool = False
    also: tuple["Form", ...] = ()

    def to_dict(self) -> dict[str, Any]:
        """The form as JSON values, without empty fields."""
        return dict(_strip(asdict(self)))

    @staticmethod
    def from_dict(values: object) -> "Form":
        """The form in JSON values, as :meth:`to_dict` writes it.

        :raises BadForm: an unknown field, a value of the wrong type, or an unknown word.
        """
        if not isinstance(values, Mapping):
            raise BadForm(Message("it is not an object"))
        found = _read(Form, values)
        form = Form(**found)
        if form.ask not in ASKS:
            raise BadForm(Message("unknown 'ask' '{ask}'; known: {known}", ask=form.ask, known=", ".join(ASKS)))
        return form


_NESTED: Mapping[str, type] = {"scope": Scope, "filters": Filters}


def _read(kind: type, values: Mapping[str, Any]) -> dict[str, Any]:
    """The fields of a dataclass, with the types of its defaults."""
    known = {one.name: one for one in fields(kind)}
    for name in values:
        if name not in known:
            raise BadForm(Message("unknown field '{name}'; known: {known}", name=str(name), known=", ".join(known)))
    if kind is Form and "ask" not in values:
        raise BadForm(Message("'ask' is missing"))
    return {name: _read_value(name, known[name].type, value) for name, value in values.items()}


def _read_value(name: str, wanted: Any, value: Any) -> Any:
    if name in _NESTED:
        if not isinstance(value, Mapping):
            raise BadForm(Message("'{name}' is not an object", name=name))
        return _NESTED[name](**_read(_NESTED[name], value))
    if name == "also":
        return tuple(map(Form.from_dict, _read_list(name, value)))
    if name == "limits":
        return tuple(map(_read_limit, _read_list(name, value)))
    wanted_type = {bool: bool, int: int, str: str}.get(wanted)
    if wanted_type is not None:
        if type(value) is not wanted_type:
            raise BadForm(Message("'{name}' is not of type {type}", name=name, type=wanted_type.__name__))
        return value
    items = _read_list(name, value)
    if not all(isinstance(one, str) for one in items):
        raise BadForm(Message("'{name}' is not a list of texts", name=name))
    return tuple(items)


def _read_list(name: str, value: object) -> Sequence[Any]:
    if isinstance(value, str) or not isinstance(value, Sequence):
        raise BadForm(Message("'{name}' is not a list", name=name))
    return value


def _read_limit(value: object) -> Limit:
    if not isinstance(value, Mapping):
        raise BadForm(Message("a limit is not an object"))
    limit = Limit(**_read(Limit, {"kind": "total", **value}))
    if limit.operator not in OPERATORS:
        raise BadForm(Message("unknown operator '{operator}'", operator=limit.operator))
    try:
        Decimal(limit.won)
    except InvalidOperation as error:
        raise BadForm(Message("'{won}' is not a number of won", won=limit.won)) from error
    return limit


def _strip(value: Any) -> Any:
    """*value* with lists, and without empty fields."""
    if isinstance(value, dict):
        kept = {name: _strip(one) for name, one in value.items()}
        return {
            name: one for name, one in kept.items() if one not in ("", [], {}, False, 0) and (name, one) != ("rank", 1)
        }
    return [_strip(one) for one in value] if isinstance(value, list | tuple) else value


def to_id(thing: Iri) -> str:
    """The prefixed form of an IRI: ``id:region/daegu``."""
    return to_prefixed(thing)


def to_iri(thing: str) -> Iri:
    """The IRI of a prefixed form, see :func:`to_id`."""
    prefix, _, name = thing.partition(":")
    return Iri(PREFIXES[prefix] + name if prefix in PREFIXES else thing)


def to_code(scheme: str, name: str) -> Iri:
    """The IRI of a code: ``role``, ``lead``."""
    return Iri(mint_code_iri(scheme, name))
