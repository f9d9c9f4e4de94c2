"""The sheets of a workbook and their columns, derived from the entity types of the model.

A row is one thing: a source, an activity, an amount. Its first column says to what it belongs, and the second one what
it is if a sheet holds several kinds. Every field of the model has a column, so a workbook can hold whatever YAML can.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, cached_property

from graph.errors.korean.columns import SHEETS_BY_NAME
from graph.errors.messages import Message
from graph.model.codes import SECTIONS
from graph.model.concepts import fold
from graph.model.entities import ENTITY_TYPES, Document
from graph.model.records import Entity, Field, Kind

BELONGS_TO, ITEM = "belongs_to", "item"
# The sheets that people read, and that are never data.
GUIDE, LISTS = "guide", "lists"
_KOREAN = {GUIDE: "안내", **SHEETS_BY_NAME}
# The order is that in which an analyst fills them in.
_CONTENTS = {
    "sources": ("Source",),
    "roadmaps": ("Roadmap", "Programme"),
    "activities": (
        "Project", "Strategy", "FocusArea", "AddOnStrategy", "Task", "Phase", "Axis", "Zone", "Study", "RelatedProject",
    ),
    "participations": ("Participation",),
    "budget": ("BudgetLine",),
    "technologies": ("TechnologyUse",),
    "shares": ("RegionalPart",),
    "indicators": ("Indicator", "ContextFigure", "AnnouncedCount", "Exemption"),
    "events": ("Milestone", "Agreement"),
    "sites": ("Site",),
    "texts": ("Vision", "Driver", "LegalBasis", "Correction"),
    "links": ("Membership", "IdentityClaim", "SameActivity", "Grouping"),
    "agencies": ("Agency",),
    "regions": ("Region",),
    "history": ("DatedName", "DatedCode", "DatedContainment", "Succession"),
    "reasons": ("Reason",),
    "concepts": tuple(Document.fields[section].of for section in SECTIONS),
}  # fmt: skip
# Lists that fit into one cell of the thing that has them, as long as they are only names.
_IN_A_CELL = frozenset({"TechnologyUse", "RegionalPart", "SameActivity", "Membership"})
# Columns that come first, because everything else is about them, and last, because few rows need them.
_FIRST = {
    "roadmaps": ("id", "title", "region", "kind", "edition", "stage", "date", "source", "period"),
    "budget": ("id", "kind", "amount", "stage", "period"),
    "indicators": ("id", "name", "of", "under", "count", "value", "baseline", "target", "actual", "upper", "unit"),
    "history": ("name", "system", "code", "region", "kind", "since", "until"),
    "links": ("agency", "activity", "focus_area", "strategies"),
}
_LAST = (
    "note", "period.printed", "period.inferred", "period.duration", "date.inferred", "printed", "inferred", "corrected",
    "resolved_by",
)  # fmt: skip


@dataclass(frozen=True)
class Column:
    """One column: its key (``amount``, or ``period.printed`` for a field within a field), and the field it holds.

    ``owner`` is the entity type whose ontology term explains the column. ``many`` means that a cell holds a list.
    """

    key: str
    field: Field
    many: bool = False

    @property
    def path(self) -> tuple[str, str]:
        """The key of the field, and the key within it or an empty text."""
        outer, _, inner = self.key.partition(".")
        return outer, inner


@dataclass(frozen=True)
class Sheet:
    """One sheet: its name in English, and the entity types of its rows."""

    name: str
    entities: tuple[type[Entity], ...]

    def to_title(self, lang: str) -> str:
        """The name in *lang* (ko or en)."""
        return _KOREAN[self.name] if lang == "ko" else self.name

    @cached_property
    def has_parent(self) -> bool:
        """Whether a row belongs to another one, and not to the file itself."""
        return not any(field.of == self.entities[0].__name__ for field in Document.fields.values())

    @cached_property
    def columns(self) -> dict[str, Column]:
        """The columns of fields by key, without :data:`BELONGS_TO` and :data:`ITEM`."""
        found: dict[str, Column] = {}
        for entity in self.entities:
            for column in iter_columns(entity):
                found.setdefault(column.key, column)
        first = _FIRST.get(self.name, ("id", "title", "name"))
        middle = (key for key in found if key not in (*first, *_LAST))
        return {key: found[key] for key in (*first, *middle, *_LAST) if key in found}

    @cached_property
    def keys(self) -> tuple[str, ...]:
        """The keys of all columns in order."""
        first = (*((BELONGS_TO,) if self.has_parent else ()), *((ITEM,) if len(self.entities) > 1 else ()))
        return (*first, *self.columns)

    def find_entity(self, text: str) -> type[Entity] | None:
        """The entity type that *text* names, in either language or as the key of a YAML file (``projects``)."""
        return self.words.get(fold(text))

    @cached_property
    def words(self) -> dict[str, type[Entity]]:
        """The entity type of each word that names one, without spaces."""
        found: dict[str, type[Entity]] = {}
        for entity in self.entities:
            noun = Message(entity.noun)
            words = (noun.to_text("ko"), entity.noun, entity.__name__, *_iter_field_names(entity))
            for word in words:
                found.setdefault(fold(word), entity)
        return found


def iter_columns(entity: type[Entity]) -> Iterator[Column]:
    """The columns for the fields of *entity*. Lists of records have sheets of their own."""
    for name, field in entity.fields.items():
        if field.kind is not Kind.NESTED:
            yield Column(name, field, field.many)
        elif not field.many:
            nested = ENTITY_TYPES[field.of]
            yield Column(name, field)
            others = (inner for inner in nested.fields if inner != nested.shorthand)
            yield from (Column(f"{name}.{inner}", nested.fields[inner]) for inner in others)
        elif is_in_a_cell(field):
            yield Column(name, field, many=True)


def is_in_a_cell(field: Field) -> bool:
    """Whether a list of records fits into a cell if they are only names."""
    return field.of in _IN_A_CELL


@cache
def read_layout() -> dict[str, Sheet]:
    """The sheets by name, in the order of the workbook."""
    return {name: Sheet(name, tuple(ENTITY_TYPES[one] for one in contents)) for name, contents in _CONTENTS.items()}


@cache
def find_sheet(title: str) -> Sheet | None:
    """The sheet with this name in either language, regardless of case and spaces."""
    wanted = fold(title)
    return next((one for one in read_layout().values() if wanted in (fold(one.name), fold(one.to_title("ko")))), None)


def is_for_people(title: str) -> bool:
    """Whether a sheet is the guide, or the hidden one with the lists to choose from."""
    return fold(title) in {fold(word) for name in (GUIDE, LISTS) for word in (name, _KOREAN[name])}


def to_title(name: str, lang: str) -> str:
    """The name of a sheet in *lang*."""
    return _KOREAN[name] if lang == "ko" else name


def list_titles() -> list[str]:
    """The names of all sheets of data in both languages, for suggestions."""
    return [one.to_title(lang) for one in read_layout().values() for lang in ("en", "ko")]


def find_field(parent: type[Entity], entity: type[Entity]) -> str:
    """The field of *parent* that lists records of the type *entity*, empty if it has none."""
    fields = parent.fields.items()
    return next((name for name, field in fields if field.many and field.of == entity.__name__), "")


def find_home(entity: type[Entity]) -> Sheet:
    """The sheet with the rows of *entity*."""
    return next(sheet for sheet in read_layout().values() if entity in sheet.entities)


def _iter_field_names(entity: type[Entity]) -> Iterator[str]:
    parents: tuple[type[Entity], ...] = (Document, *ENTITY_TYPES.values())
    for parent in parents:
        if name := find_field(parent, entity):
            yield name
