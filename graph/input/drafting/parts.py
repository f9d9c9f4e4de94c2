"""The statements about one item of a draft: its agencies, technologies, amounts, period, counts and indicators."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from graph.errors import UnreadableValue
from graph.errors.messages import Message
from graph.input.drafting.amounts import to_printed
from graph.input.drafting.evidence import INFERRED, PLACED, SECOND, TABLE, Found
from graph.input.drafting.gazetteer import find_agency, find_region, guess_type
from graph.input.drafting.layout import Block, Node, Value
from graph.input.packaged import get_packaged_names
from graph.model.dates import PartialDate, resolve_period
from graph.model.money import find_likely_reading, parse_amount
from graph.model.naming import to_key
from graph.model.periods import is_duration, read_printed_period
from graph.model.quantities import parse_quantity

# The rule of an inferred statement -> why it is inferred, in Korean and English.
REASONS = {
    "labelled amount": ("합계의 재원에 따른 것으로 봄", "taken to be of the same funding source as its sum"),
    "amount without a label": ("합계의 재원에 따른 것으로 봄", "taken to be of the same funding source as its sum"),
    "bodies that made a study": (
        "용역을 함께 시작했다는 문장에서 수행기관으로 봄",
        "taken to be contractors, as they began the study together",
    ),
    SECOND: (
        "언어 모델이 제안한 값으로, 원문과 대조가 필요함",
        "proposed by a language model, to be compared with the text",
    ),
    "date of the text": ("글에 적힌 날짜를 판의 날짜로 봄", "a date in the text is taken as that of the edition"),
}
_ROLES = ("lead", "participant", "owner", "funder", "consulted", "other-agency")
_TAIL = re.compile(r"\s?[0-9]+년(?:간|\s?동안)$")
_INDICATOR = re.compile(r"(?P<name>.*?[가-힣A-Za-z])(?:를|을|이|가|은|는)?\s(?P<figure>[0-9].*)")
_AREA = re.compile(r"(?P<figure>[0-9][0-9,.]*만?평)\s규모의\s(?P<name>.+)")


@dataclass
class Names:
    """The agencies that a draft mentions: those of the package by id, and new ones that it declares."""

    short_forms: Mapping[str, str]
    lang: str
    new: dict[str, Block] = field(default_factory=dict)
    reasons: dict[str, Block] = field(default_factory=dict)
    _ids: dict[str, str] = field(default_factory=dict)

    def get_id(self, found: Found) -> str:
        """The id of the agency of *found*. A name that the package does not know becomes a new agency."""
        written = re.sub(r"\([A-Z]{2,8}\)$", "", self.short_forms.get(found.value, found.value))
        if known := find_agency(written):
            return known
        region = find_region(written)
        if region:
            names = get_packaged_names()
            label = names.get_label(names.region, region)
            if known := find_agency(f"{label}청") or find_agency(label):
                return known
        key = region or to_key(written)
        if key not in self._ids:
            self._ids[key] = f"agency-{len(self._ids) + 1}"
            self._declare(self._ids[key], written, region, found)
        return self._ids[key]

    def _declare(self, id: str, written: str, region: str, found: Found) -> None:
        block = Block({"id": Value(id), "name": Value(written)})
        government = bool(region) or re.search(r"(?:부|처|청|위원회)$", written)
        kind = (
            "government"
            if government
            else "company"
            if re.match(r"㈜|\(주\)|주식회사", written)
            else guess_type(written)
        )
        block.put("type", Value(kind))
        block.put("region", Value(region) if region else None)
        text = Message("new: {quote} [{start}:{end}]", quote=found.quote, start=found.start, end=found.end)
        block.comments.append(text.to_text(self.lang))
        self.new[id] = block

    def explain(self, found: Found) -> Value | None:
        """The id of the reason why *found* is inferred, ``None`` if it is stated."""
        if found.status != INFERRED or found.rule not in REASONS:
            return None
        return Value(self.add_reason(found.rule))

    def add_reason(self, rule: str) -> str:
        """The id of the reason for *rule*, which the draft then has."""
        name = f"draft-{sorted(REASONS).index(rule) + 1}"
        korean, english = REASONS[rule]
        self.reasons.setdefault(name, Block({"id": Value(name), "ko": Value(korean), "en": Value(english)}))
        return name


@dataclass
class Part:
    """The statements of one item, as values of a draft, and comments on those that it cannot hold."""

    facts: list[Found]
    names: Names
    published: str
    comments: list[Message] = field(default_factory=list)

    def fill(self, block: Block) -> None:
        """Adds all statements to *block*, in the usual order of a roadmap file."""
        block.put("period", self._make_period())
        block.put("regions", self._make_regions())
        block.put("technologies", self._make_technologies())
        block.put("agencies", self._make_agencies())
        block.put("counts", self._make_counts())
        block.put("budget", self._make_budget())
        block.put("indicators", self._make_indicators())
        block.put("sites", self._make_sites())
        for found in self._list("share", "date"):
            self._keep(found)

    def _list(self, *fields: str) -> list[Found]:
        return [found for found in self.facts if found.field in fields]

    def _keep(self, found: Found) -> None:
        """A value that has no place in the draft stays as a comment."""
        self.comments.append(Message("{field} as printed: {value}", field=Message(found.field), value=found.value))

    def _make_period(self) -> Node | None:
        chosen: Node | None = None
        for found in self._list("period"):
            made = None if chosen or found.rule == "horizon of targets" else self._read_period(found)
            if made is None:
                self._keep(found)
            chosen = chosen or made
        return chosen

    def _read_period(self, found: Found) -> Node | None:
        plain, length = _to_plain_period(found.value)
        if read_printed_period(plain):
            return Block({"printed": Value(plain, found)})
        if is_duration(length):
            return Block({"duration": Value(length, found)})
        if self.published and resolve_period(plain, published=PartialDate(self.published)):
            return Block({"printed": Value(plain, found)})
        return None

    def _make_regions(self) -> Node | None:
        """The regions of a project in a table. That of a roadmap has its own key."""
        seen = {one.kind: one for one in reversed(self._list("region")) if one.rule in (TABLE, PLACED) and one.kind}
        return [Value(kind, one) for kind, one in reversed(seen.items())] or None

    def _make_sites(self) -> Node | None:
        seen = {one.value: one for one in reversed(self._list("region")) if one.rule == PLACED and not one.kind}
        return [Value(name, one) for name, one in reversed(seen.items())] or None

    def _make_technologies(self) -> Node | None:
        seen = {found.kind: found for found in reversed(self._list("technology"))}
        made = [
            Block({"technology": Value(kind, found), "printed": Value(found.value)})
            for kind, found in sorted(seen.items(), key=lambda pair: pair[1].start)
        ]
        return list(made) or None

    def _make_agencies(self) -> Node | None:
        made: dict[tuple[str, str], Block] = {}
        for found in self._list(*_ROLES):
            role = found.kind if found.field in ("other-agency",) else found.field
            if found.kind == "party":
                continue
            known_as = self.names.get_id(found)
            block = Block({"agency": Value(known_as, found), "role": Value(role)})
            block.put("printed", Value(found.value))
            block.put("inferred", self.names.explain(found))
            made.setdefault((role, known_as), block)
        return list(made.values()) or None

    def _make_counts(self) -> Node | None:
        made: dict[str, Block] = {}
        for found in self._list("count"):
            number = re.search("[0-9]{1,6}", found.value)
            if (
                found.kind in ("equipment", "goal", "technology")
                or found.kind in made
                or not number
                or int(number[0]) == 0
            ):
                self._keep(found)
                continue
            made[found.kind] = Block({"of": Value(found.kind), "count": Value(str(int(number[0])), found)})
        return list(made.values()) or None

    def _make_budget(self) -> Node | None:
        made: dict[str, Block] = {}
        # The sum of all years comes before its years.
        for found in sorted(self._list("amount"), key=lambda one: bool(one.period)):
            written = to_printed(found)
            try:
                usual = find_likely_reading(parse_amount(written)) is None
            except UnreadableValue:
                usual = False
            key = f"{found.kind} {found.period}"
            if key in made or not usual:
                self._keep(found)
                continue
            block = Block({"kind": Value(found.kind), "amount": Value(written, found)})
            block.put("printed", Value(found.quote) if written != found.value else None)
            block.put("period", Value(found.period) if found.period else None)
            block.put("inferred", self.names.explain(found))
            made[key] = block
        return list(made.values()) or None

    def _make_indicators(self) -> Node | None:
        made: dict[str, Block] = {}
        for found in self._list("indicator"):
            match = _AREA.fullmatch(found.value) or _INDICATOR.fullmatch(found.value)
            if match is None or match["name"] in made or not _is_quantity(match["figure"]):
                self._keep(found)
                continue
            made[match["name"]] = Block({"name": Value(match["name"]), "target": Value(match["figure"], found)})
        return list(made.values()) or None


def _to_plain_period(printed: str) -> tuple[str, str]:
    """A printed period without words that its parser does not know, and the same as a length."""
    plain = _TAIL.sub("", printed) if "까지" in printed else printed
    plain = re.sub(r"(?<=\s)오는\s", "", plain)
    return plain, re.sub(r"^(?:앞으로|향후)\s?|\s?(?:간|동안)$", "", plain)


def is_period(printed: str) -> bool:
    """Whether a draft can hold a printed period or length.

    >>> is_period("2027년부터 2030년까지 4년간"), is_period("곧")
    (True, False)
    """
    plain, length = _to_plain_period(printed)
    return bool(read_printed_period(plain)) or is_duration(length)


def is_indicator(printed: str) -> bool:
    """Whether a draft can hold an indicator with its name and figure.

    >>> is_indicator("고용 300명"), is_indicator("고용 확대")
    (True, False)
    """
    match = _AREA.fullmatch(printed) or _INDICATOR.fullmatch(printed)
    return match is not None and _is_quantity(match["figure"])


def _is_quantity(text: str) -> bool:
    try:
        parse_quantity(text)
    except UnreadableValue:
        return False
    return True


def group(found: Iterable[Found]) -> dict[str, list[Found]]:
    """The statements by their item."""
    grouped: dict[str, list[Found]] = {}
    for one in found:
        grouped.setdefault(to_key(one.item), []).append(one)
    return grouped
