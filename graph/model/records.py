"""The declaration of entity types, and the records that a file becomes: values with locations."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, ClassVar, NamedTuple

from graph.errors.messages import Message
from graph.errors.problems import Location

# The type that ``of`` gives if an id may be that of anything within the same plan.
PART = "Part"


class Kind(Enum):
    """How the text of a field is parsed, and what it becomes in RDF."""

    ID = "id"
    TEXT = "text"  # a plain literal
    KOREAN = "Korean text"  # a literal in Korean
    ENGLISH = "English text"  # a literal in English
    ROMANISED = "romanised text"  # a literal in Korean, written in Latin letters
    INTEGER = "integer"
    FLAG = "yes or no"
    QUANTITY = "quantity"  # a number, which may be printed with a unit, a qualifier and an upper end
    SHARE = "share"  # a term of a ratio
    AMOUNT = "amount"  # exact won, with its printed text
    DATE = "date"
    PERIOD = "period"
    URL = "URL"
    ROR = "ROR id"
    WIKIDATA = "Wikidata id"
    CODE = "code"  # a concept of the scheme named by ``of``
    REFERENCE = "reference"  # the id or name of a record of the type named by ``of``
    NESTED = "nested"  # a record of the type named by ``of``


@dataclass(frozen=True)
class Field:
    """One field: its ontology term, its kind, and the scheme or type of its codes, references or nested records.

    ``required`` applies to each record. ``once`` applies to at least one edition, as others state only changes. The
    field ``instead`` may be stated in its place. Two things may refer to each other by a ``mutual`` reference. No other
    reference may lead back to the thing.
    """

    term: str
    kind: Kind
    of: str = ""
    many: bool = False
    required: bool = False
    once: bool = False
    instead: str = ""
    mutual: bool = False


class Entity:
    """Base class of all entity types. Subclasses declare fields as class attributes, inherited fields first.

    ``terms`` are the RDF classes, the most specific one first. ``path`` is the first step of the IRI if the record's id
    is unique everywhere. Records without it have an IRI within their roadmap or edition. ``key`` are the fields that
    identify a record within its parent. No two records of a list may agree in the ``unique`` fields, by default in the
    key or, without one, in all fields. ``shorthand`` is the field that a single text sets.
    """

    terms: ClassVar[tuple[str, ...]] = ()
    path: ClassVar[str] = ""
    key: ClassVar[tuple[str, ...]] = ()
    unique: ClassVar[tuple[str, ...]] = ()
    shorthand: ClassVar[str] = ""
    ordered: ClassVar[bool] = False
    fields: ClassVar[Mapping[str, Field]] = {}
    noun: ClassVar[str] = ""

    def __init_subclass__(cls) -> None:
        own = {name: value for name, value in vars(cls).items() if isinstance(value, Field)}
        cls.fields = {**cls.fields, **own}
        cls.noun = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in cls.__name__).strip()

    @classmethod
    def to_noun(cls) -> str:
        """The name of the type in messages: ``BudgetLine`` is a 'budget line'."""
        return cls.noun

    @classmethod
    def describe(cls, name: str | None) -> Message:
        """How a record is called in messages: ``project 'amr-platform'``, or ``a budget line``."""
        noun = Message(cls.noun)
        if name:
            return Message("{noun} '{name}'", noun=noun, name=name)
        return Message("an {noun}" if cls.noun[0] in "aeiou" else "a {noun}", noun=noun)


class Value(NamedTuple):
    """One value of a field (text, amount, date, period, concept, record ...) with its location."""

    content: Any
    location: Location


class Reference(NamedTuple):
    """A resolved mention of another record: its id and its IRI path (``agency/dmi``)."""

    id: str
    path: str


@dataclass(frozen=True, slots=True, eq=False)
class Record:
    """One entity as written: its type, its location, and the values of each field in file order.

    Records are not compared by value, because the same words in two places are two records.
    """

    entity: type[Entity]
    location: Location
    values: dict[str, tuple[Value, ...]]

    def get_value(self, name: str) -> Any:
        """The content of the first value of a field, ``None`` if it has none."""
        found = self.values.get(name)
        return found[0].content if found else None

    def iter_nested(self) -> Iterator[tuple[str, "Record"]]:
        """The records within this one, with the name of their field."""
        for name, values in self.values.items():
            for value in values:
                if isinstance(value.content, Record):
                    yield name, value.content
