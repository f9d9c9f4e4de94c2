"""What the review page holds: the text, the fields of the draft with their quotes, and the tree of the draft."""

import hashlib
import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from graph.errors import RoadmapError
from graph.errors.messages import Message
from graph.errors.problems import Location
from graph.input.drafting.evidence import MISSING, SECOND, Found
from graph.input.drafting.parts import REASONS
from graph.input.drafting.stored import Stored, read_evidence
from graph.input.encodings import decode
from graph.input.nodes import Node, parse_yaml, read_content
from graph.input.packaged import get_packaged_names, list_labels, list_words
from graph.input.texts import Text, read_text
from graph.input.texts.text import find_address
from graph.model.concepts import read_ontology
from graph.viewer.packing import Json
from graph.viewer.review.passages import Mark, to_passages
from graph.viewer.review.rules import RULES
from graph.viewer.review.tree import iter_scalars, read_comments, to_tree

# What a roadmap must have: these are corrected, but not rejected, if nothing else is in their place.
_REQUIRED = re.compile(r"roadmaps\[[0-9]+\]\.(?:title|region|stage|regions\[[0-9]+\])")
_PERIOD = re.compile(r"(?P<target>.*\.period)\.(?:printed|duration)")
_RECORD = re.compile(r"(?P<target>.*\])\.[a-z_]+")
_DECLARED = re.compile(r"agencies\[[0-9]+\]\.id")
_ITEM = re.compile(r".*\](?=\.title$)")
# The key whose value is a name of the package or a code -> what may be written there.
_CHOICES = {"agency": "agency", "parties": "agency", "region": "region", "regions": "region",
            "technology": "technology", "stage": "stage"}  # fmt: skip
# The key beside a value that says of what kind it is -> the scheme of its codes.
_KINDS = {"agency": ("role", "role"), "amount": ("kind", "amount-kind")}
_STAGES = "stage"


class MisfitDraft(RoadmapError):
    """A draft that cannot be reviewed. The message begins with its path."""

    def __init__(self, path: Path, what: Message, instead: Message) -> None:
        super().__init__(Message("{path}: {what}; {instead}", path=path, what=what, instead=instead))


@dataclass(frozen=True)
class Review:
    """The values for the page. ``content`` is what its scripts read."""

    title: str
    lang: str
    content: dict[str, Json]


def build_review(path: Path, *, evidence: Path | None = None, document: Path | None = None, lang: str) -> Review:
    """What the page shows of the draft in the file *path*.

    :param evidence: the evidence of the draft, by default the file beside it that ends in ``.json``.
    :param document: the document of the draft, by default the stored text of its first source.
    :raises MisfitDraft: the draft has no roadmap or no stored text, or the evidence is of another text.
    :raises InvalidInput: the draft is not YAML.
    :raises UnreadableEvidence: see :func:`graph.input.drafting.stored.read_evidence`.
    :raises UnreadableDocument: see :func:`graph.input.texts.read_text`.
    """
    content = read_content(path, name=str(path))
    written = decode(content, Location(str(path), 1, 1))
    node = parse_yaml(written, name=str(path))
    scalars = dict(iter_scalars(node))
    if not any(name.startswith("roadmaps[") for name in scalars):
        what = Message("the draft contains no roadmap")
        raise MisfitDraft(path, what, Message("draft again with --published, --region or another document"))
    text = read_text(document or _find_document(path, scalars))
    kept = read_evidence(evidence or path.with_suffix(".json"), content=text.content)
    if kept.sha256 != text.sha256:
        what = Message("the evidence is of another document than {name}", name=text.name)
        raise MisfitDraft(path, what, Message("draft again with --out and --evidence"))
    return _Builder(text, kept, scalars, lang).build(path, written, node, hashlib.sha256(content).hexdigest())


def _find_document(path: Path, scalars: Mapping[str, str]) -> Path:
    stored = scalars.get("sources[0].text", "")
    if not stored or Path(stored).is_absolute():
        what = Message("the first source of the draft names no stored text")
        raise MisfitDraft(path, what, Message("give the document with --document FILE"))
    return path.parent / stored


class _Builder:
    def __init__(self, text: Text, kept: Stored, scalars: Mapping[str, str], lang: str) -> None:
        self.text, self.kept, self.scalars, self.lang = text, kept, scalars, lang
        self.names = get_packaged_names()
        self.schemes = read_ontology().schemes
        placed = [one for one in kept.found if one.path in scalars and one.status != MISSING]
        self.fields = list({one.path: one for one in reversed(placed)}.values())[::-1]
        self.outside = [one for one in kept.found if one not in self.fields]
        self.items = {
            match[0]: number
            for number, one in enumerate(self.fields)
            if one.field == "title" and (match := _ITEM.match(one.path))
        }
        self.declared = {
            value: scalars.get(f"{place.removesuffix('.id')}.name", value)
            for place, value in scalars.items()
            if _DECLARED.fullmatch(place)
        }

    def build(self, path: Path, written: str, node: Node, digest: str) -> Review:
        """The page of the draft in the file *path*, which is *written* so and read as *node*."""
        paths: dict[str, dict[str, Json]] = {}
        fields: list[Json] = [self._to_field(number, one, paths) for number, one in enumerate(self.fields)]
        comments = read_comments(written)
        tree = to_tree(node, paths, comments)
        rest = self.kept.left_over
        marks = [
            *(Mark(one.start, one.end, f"f{number}") for number, one in enumerate(self.fields)),
            *(Mark(one.start, one.end, f"o{number}") for number, one in enumerate(self.outside)),
            *(Mark(one.start, one.end, f"l{number}") for number, one in enumerate(rest)),
        ]
        content: dict[str, Json] = {
            "lang": self.lang,
            "key": digest,
            "document": self.text.name,
            "file": f"{path.stem}.reviewed.yaml",
            "title": self.scalars.get("roadmaps[0].title", path.name),
            "fields": fields,
            "outside": [self._to_outside(one) for one in self.outside],
            "left": [[one.kind, one.quote, one.reason, find_address(self.text, one.start), one.note] for one in rest],
            "passages": to_passages(self.text, marks),
            "tree": tree,
            "last": list(comments.last),
            "names": self._list_names(),
            "codes": self._list_codes(),
        }
        return Review(f"{path.name} · {self.text.name}", self.lang, content)

    def _to_field(self, number: int, one: Found, paths: dict[str, dict[str, Json]]) -> Json:
        value = self.scalars[one.path]
        target = _find_target(one.path)
        key = _get_key(one.path)
        paths.setdefault(one.path, {})["f"] = number
        removed = paths.setdefault(target, {}).setdefault("x", [])
        assert isinstance(removed, list)
        removed.append(number)
        field: dict[str, Json] = {
            "field": one.field,
            "value": value,
            "shown": self._name(key, value),
            "quote": one.quote,
            "status": one.status,
            "rule": list(RULES.get(one.rule, (one.rule, one.rule))),
            "reason": list(self._explain(one)),
            "second": one.rule == SECOND,
            "item": one.item,
            "kind": one.kind,
            "at": find_address(self.text, one.start),
            "start": one.start,
            "end": one.end,
            "within": [self.items[above] for above in _list_above(one.path) if self._is_inside(above, number)],
        }
        if key in _CHOICES:
            field["fresh"] = value in self.declared
            field["choice"] = _CHOICES[key]
        if _REQUIRED.fullmatch(one.path):
            field["group"] = one.path.partition("[")[0] + one.path[one.path.index(".") :].partition("[")[0]
        beside, scheme = _KINDS.get(key, ("", ""))
        place = f"{one.path.rpartition('.')[0]}.{beside}"
        if beside and place in self.scalars:
            paths.setdefault(place, {})["k"] = number
            field |= {"sort": self.scalars[place], "scheme": scheme}
        printed = f"{one.path.rpartition('.')[0]}.printed"
        if printed != one.path and printed in self.scalars:
            paths.setdefault(printed, {})["p"] = number
        return field

    def _is_inside(self, above: str, number: int) -> bool:
        return above in self.items and self.items[above] != number

    def _name(self, key: str, value: str) -> Json:
        """The names of a value that is an id or a code, in Korean and English."""
        if key in ("agency", "parties", "region", "regions"):
            kind = self.names.agency if _CHOICES[key] == "agency" else self.names.region
            known = (kind, value) in self.names.spelt
            label = self.names.get_label(kind, value) if known else self.declared.get(value, value)
            return [label, label]
        if key in ("technology", "stage"):
            concept = self.schemes[key].find_concept(value)
            return [concept.label["ko"], concept.label["en"]] if concept else [value, value]
        return [value, value]

    def _explain(self, one: Found) -> tuple[str, str]:
        return REASONS.get(one.rule, ("", "")) if one.status != "stated" else ("", "")

    def _to_outside(self, one: Found) -> Json:
        """A value of the evidence that the draft does not contain, or that it announces and does not name."""
        return {
            "field": one.field,
            "kind": one.kind,
            "value": one.value,
            "quote": one.quote,
            "status": one.status,
            "rule": list(RULES.get(one.rule, (one.rule, one.rule))),
            "at": find_address(self.text, one.start),
        }

    def _list_names(self) -> Json:
        """What may be written for an agency, region or technology: suggestions, and further words that are known."""
        labels = {"agency": list_labels(self.names.agency), "region": list_labels(self.names.region)}
        words = {"agency": list_words(self.names.agency), "region": list_words(self.names.region)}
        technologies = self.schemes["technology"]
        labels["technology"] = sorted(one.label["ko"] for one in technologies.concepts.values())
        words["technology"] = technologies.words
        return {choice: [[*labels[choice]], [*sorted({*words[choice]} - {*labels[choice]})]] for choice in labels}

    def _list_codes(self) -> Json:
        """The codes of a role, an amount and a stage with their names."""
        return {
            scheme: [[name, one.label["ko"], one.label["en"]] for name, one in self.schemes[scheme].concepts.items()]
            for scheme in ("role", "amount-kind", _STAGES)
        }


def _get_key(path: str) -> str:
    """The last key of a path: ``agency`` of ``roadmaps[0].agencies[1].agency``.

    >>> _get_key("roadmaps[0].regions[1]")
    'regions'
    """
    return re.sub(r"\[[0-9]+\]$", "", path).rpartition(".")[2]


def _find_target(path: str) -> str:
    """The path of what a rejected field takes away: its record, its period or itself.

    >>> _find_target("roadmaps[0].projects[1].budget[0].amount"), _find_target("roadmaps[0].period.printed")
    ('roadmaps[0].projects[1].budget[0]', 'roadmaps[0].period')
    """
    if path.endswith("]") or re.fullmatch(r"roadmaps\[[0-9]+\]\.[a-z_]+", path):
        return path
    match = _PERIOD.fullmatch(path) or _RECORD.fullmatch(path)
    return match["target"] if match else path


def _list_above(path: str) -> list[str]:
    """The list items that contain the value at *path*, the outermost first, without the roadmap."""
    ends = [match.end() for match in re.finditer(r"\]", path)]
    return [path[:end] for end in ends[1:]]
