"""A roadmap file that sets every field of the model to a value of its own, and the text that shows each."""

from collections.abc import Iterator
from typing import Any

import yaml

from graph.model.concepts import read_ontology
from graph.model.entities import ENTITY_TYPES
from graph.model.records import Entity, Field, Kind

# Statements have the id of the activity or document entity that they belong to.
ACTIVITY = ENTITY_TYPES["Activity"]
# The codes and references that the rules of the data ask for.
CODES = {("Roadmap", "kind"): "plan", ("BudgetLine", "kind"): "national", ("Participation", "role"): "participant"}


def to_key(entity: str, field: str) -> str:
    """The beginning of every text of a field: ``Sitetitle``."""
    return f"{entity}{field.replace('_', '')}"


class Writer:
    """Writes records of the model. ``expected`` holds the text of each field that was written."""

    def __init__(self) -> None:
        self.expected: dict[tuple[str, str], str] = {}
        self.others: dict[str, list[str]] = {}
        self.number = 1_000

    def write(self, name: str, **given: Any) -> dict[str, Any]:
        """A record of the type *name* with all its fields, some of them *given*."""
        entity, record = ENTITY_TYPES[name], dict[str, Any]()
        for field_name, field in entity.fields.items():
            if field_name in given:
                if given[field_name] is not None:
                    record[field_name] = given[field_name]
                continue
            value, text = self.make(entity, field_name, field)
            if value is None:
                continue
            record[field_name] = [value] if field.many else value
            self.expected.setdefault((_find_owner(entity, field_name), field_name), text)
        return record

    def make(self, entity: type[Entity], name: str, field: Field) -> tuple[Any, str]:
        """A value of a field, and the text by which a report shows it."""
        key = to_key(entity.__name__, name)
        self.number += 1
        if field.kind is Kind.NESTED:
            return (None if issubclass(ENTITY_TYPES[field.of], ACTIVITY) else self.write(field.of)), ""
        if field.kind is Kind.CODE:
            if field.of == "technology":
                return "technologyid", f"{to_key('Technology', 'name')}가"
            scheme = read_ontology().schemes[field.of]
            code = CODES.get((entity.__name__, name), next(iter(scheme.concepts)))
            return code, scheme.concepts[code].label["ko"]
        if field.kind is Kind.REFERENCE:
            return self.refer(entity, name, field)
        if field.kind is Kind.AMOUNT:
            return f"{self.number}억원", f"{self.number // 10_000 or ''}{self.number:,}억"
        number = self.number
        made: dict[Kind, tuple[Any, str]] = {
            Kind.ID: (key.lower(), key.lower()), Kind.TEXT: (key, key), Kind.KOREAN: (f"{key}가", f"{key}가"),
            Kind.ROMANISED: (f"{key} ro", f"{key} ro"),
            Kind.ENGLISH: (f"{key} en", f"{key} en"), Kind.INTEGER: (number, str(number)), Kind.FLAG: ("yes", ""),
            Kind.QUANTITY: (f"{number}", str(number)), Kind.SHARE: (5, "5"),
            Kind.DATE: (f"2{number - 1000:03}", f"2{number - 1000:03}"),
            Kind.PERIOD: ("2023/2031", "2023–2031"), Kind.URL: (f"https://example.org/{key}", f"https://example.org/{key}"),
            Kind.ROR: ("01fgbt009", "01fgbt009"), Kind.WIKIDATA: ("Q495331", "Q495331"),
        }  # fmt: skip
        return made[field.kind]

    def refer(self, entity: type[Entity], name: str, field: Field) -> tuple[str, str]:
        """A reference to a thing of its own, or to one of the few that the file has anyway."""
        known = {"Programme": "programmeid", "Activity": "other/elsewhere", "FocusArea": "focusareaid"}
        known["Strategy"] = "strategyid"
        key = f"{entity.__name__}-{name}".lower().replace("_", "-")
        if field.of == "BudgetLine":
            return "whole", "더 큰 금액의 부분 금액"
        if field.of not in known:
            self.others.setdefault(field.of, []).append(key)
        return known.get(field.of, key), f"이름 {known.get(field.of, key)}"

    def list_others(self, kind: str, **fields: str) -> list[dict[str, str]]:
        """The things to which fields refer."""
        name = "title" if kind == "Source" else "ko" if kind == "Reason" else "name"
        return [{"id": one, name: f"이름 {one}", **fields} for one in dict.fromkeys(self.others[kind])]


def _find_owner(entity: type[Entity], name: str) -> str:
    """The type that declares the field. Each statement has its own evidence."""
    if issubclass(entity, ENTITY_TYPES["Statement"]):
        return entity.__name__
    return next(one.__name__ for one in reversed(entity.__mro__) if name in vars(one))


def write_every_field() -> tuple[str, dict[tuple[str, str], str]]:
    """The text of the file, and the text expected of each field by type and field."""
    writer = Writer()
    once = {"edition": "final", "stage": "final", "date": "2024-05-06", "source": "sourceid", "removes": None}
    parts = {
        name: [{"id": f"{one.lower()}id", "title": f"이름 {one.lower()}id"}] for name, one in _iter_parts("Roadmap")
    }
    shared = dict.fromkeys(ACTIVITY.fields) | {"id": "zoneid", "title": "부분 Zone"}
    parts["zones"] = [writer.write("Zone", **shared)]
    same = [writer.write("SameActivity")]
    parts["projects"][0] |= {"same_as": same}
    plan = writer.write("Roadmap", **once, **parts, id="plan", same_as=None, region="regionid")
    # An amount has one reason, either of a correction or of an inference.
    inferred = plan["budget"][0].pop("inferred")
    plan["budget"].append({"kind": "city", "amount": "9억원", "inferred": inferred})
    plan["regions"].append({"region": "regionid", "share": 5, "inferred": "reasonid"})
    plan["budget"].append({"id": "whole", "kind": "total", "amount": "9000억원"})
    edition = {name: one for name, one in once.items() if one}
    elsewhere = [{"id": "elsewhere", "title": "이름 other/elsewhere"}]
    other = {
        "id": "other",
        "kind": "plan",
        "title": "이름 other",
        "region": "regionid",
        **edition,
        "projects": elsewhere,
    }
    # A region cannot replace another one after its own end.
    region = writer.write("Region", within="datedcontainment-region") | {"until": "2999"}
    writer.expected["Region", "until"] = "2999"
    document = {
        "sources": [writer.write("Source")],
        "regions": [region],
        "agencies": [writer.write("Agency")],
        "programmes": [{"id": "programmeid", "title": "이름 programmeid", **edition}],
        "roadmaps": [plan, other],
        "reasons": [writer.write("Reason")],
        "technologies": [writer.write("Technology", broader=["ev"])],
    }
    document["sources"] += writer.list_others("Source", publisher="신문")
    document["regions"] += writer.list_others("Region", level="city")
    document["agencies"] += writer.list_others("Agency", type="company")
    document["reasons"] += writer.list_others("Reason", en="other")
    return yaml.safe_dump(document, allow_unicode=True, sort_keys=False), writer.expected


def _iter_parts(name: str) -> Iterator[tuple[str, str]]:
    for field_name, field in ENTITY_TYPES[name].fields.items():
        if field.kind is Kind.NESTED and issubclass(ENTITY_TYPES[field.of], ACTIVITY):
            yield field_name, field.of
