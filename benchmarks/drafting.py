"""Precision and recall of drafts against gold facts: ``python -m benchmarks.drafting FOLDER``.

*FOLDER* has one folder for each text with ``text.txt`` and ``gold.yaml``. Facts with a ``doubt`` count neither way. A
value is right if the field and the value agree; ``items`` counts those that also belong to the right item. The
conventions, with their reasons, are in ``benchmarks/texts/README.md``.
"""

import argparse
import re
import sys
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import yaml

from graph.input.drafting.amounts import parse_won, to_printed
from graph.input.drafting.evidence import FIELDS, Found
from graph.input.drafting.gazetteer import find_agency, find_region
from graph.input.drafting.reading import Reading, read
from graph.input.texts import read_text
from graph.model.naming import to_key

Fact = dict[str, Any]
_NAMES = ("region", "owner", "lead", "participant", "funder", "consulted", "other-agency")
# Fields of which one value may contain the other at the same place.
_LOOSE = ("indicator", "date", "period", "count", "share", "legal-basis", *_NAMES)
# The roles with which annotators note agencies -> the fields that say the same, the usual one first.
_BESIDE = ("other-agency", "funder", "consulted")
_FIELDS_OF = {
    "contractor": ("other-agency",),
    "operator": ("other-agency",),
    "manager": ("other-agency",),
    "sponsor": ("other-agency",),
    "advisor": ("consulted", "other-agency"),
    "funder": ("funder", "other-agency"),
    "unspecified": _BESIDE,
    "party": ("participant", "owner"),
}
# The years or the state of a plan after its title: (2025~2029), (안).
_EDITION = re.compile(r"\s?\((?:안|초안|[’'‘]?[0-9][^()]*)\)$")
# Who does something and what is counted are doubted, and not only where the doubt is noted.
_DOUBTED = (("participant", *_BESIDE), ("count", "indicator"))


@dataclass
class Score:
    """How many values are right, wrong and missed, and how many right ones belong to the right item."""

    right: int = 0
    placed: int = 0
    wrong: int = 0
    missed: int = 0

    def add(self, other: "Score") -> None:
        """Adds the numbers of another score."""
        self.right += other.right
        self.placed += other.placed
        self.wrong += other.wrong
        self.missed += other.missed

    @property
    def precision(self) -> float:
        """The part of the found values that is right; 1 if none was found."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """The part of the facts that was found; 1 if there are none."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


@dataclass
class Result:
    """The scores of one or more texts by field, and the mistakes in words."""

    scores: dict[str, Score] = field(default_factory=lambda: defaultdict(Score))
    mistakes: list[str] = field(default_factory=list)

    @property
    def overall(self) -> Score:
        """The sum over all fields."""
        total = Score()
        for score in self.scores.values():
            total.add(score)
        return total


def list_fields(fact: Fact) -> tuple[str, ...]:
    """The fields in which the fact of a gold file may be found, the usual one first."""
    field = str(fact["field"])
    return _FIELDS_OF.get(str(fact.get("role")), (field,)) if field in ("participant", *_BESIDE) else (field,)


def is_same(found: Found, fact: Fact) -> bool:
    """Whether a found value is that of the fact: the same text, the same known name, or the same place in the text."""
    if found.field not in list_fields(fact):
        return False
    one, other = to_key(found.value), to_key(str(fact["value"]))
    return (
        one == other
        or _is_again(found, fact)
        or (found.field in _LOOSE and _overlaps(found, fact) and _nest(one, other))
    )


def _is_again(found: Found, fact: Fact) -> bool:
    """Whether a value is that of the fact in another form, wherever it stands."""
    own, noted = found.value, str(fact["value"])
    if found.field == "title":
        return to_key(_EDITION.sub("", own)) == to_key(_EDITION.sub("", noted))
    if found.field == "amount":
        return "amount_won" in fact and parse_won(to_printed(found)) == fact["amount_won"]
    if found.field == "date":
        return _is_same_day(own, str(fact.get("normalised", "")))
    if found.field in _NAMES:
        known = find_region(own) or find_agency(own)
        return bool(known) and known == (find_region(noted) or find_agency(noted))
    return found.field == "technology" and _nest(to_key(own), to_key(noted))


def _nest(one: str, other: str) -> bool:
    return one in other or other in one


def _is_same_day(printed: str, normalised: str) -> bool:
    """Whether all that *printed* says of a day holds for a full date: ``27일`` for ``2024-06-27``."""
    figures = [int(figure) for figure in re.findall("[0-9]+", printed)]
    if not re.fullmatch("[0-9]{4}-[0-9]{2}-[0-9]{2}", normalised) or not re.search(r"일|[0-9]\.", printed):
        return False
    return bool(figures) and figures == [int(part) for part in normalised.split("-")][-len(figures) :]


def _overlaps(found: Found, fact: Fact) -> bool:
    start = int(fact["start"])
    return found.start < start + len(fact["quote"]) and start < found.end


def _is_placed(found: Found, fact: Fact, reading: Reading, first: str) -> bool:
    one, other = to_key(found.item), to_key(str(fact["item"]))
    main = reading.main is not None and found.item == reading.main.value and fact["item"] == first
    return found.field == "title" or one == other or main or (bool(one) and (one in other or other in one))


def _is_near(found: Found, fact: Fact) -> bool:
    """Whether the value is of the field and the place of a fact that readers doubt, or is the doubted stage."""
    if found.field == fact["field"] == "edition-stage":
        return True
    same = found.field in list_fields(fact) or any({found.field, fact["field"]} <= set(kin) for kin in _DOUBTED)
    return same and _overlaps(found, fact)


def score(reading: Reading, facts: Sequence[Fact], name: str = "") -> Result:
    """The score of one reading against the facts of its text."""
    result = Result()
    sure = [fact for fact in facts if "doubt" not in fact]
    doubtful = [fact for fact in facts if "doubt" in fact]
    first = str(facts[0]["item"]) if facts else ""
    used: set[int] = set()
    for found in reading.found:
        able = [at for at, fact in enumerate(sure) if is_same(found, fact)]
        able.sort(key=lambda at: to_key(str(sure[at]["value"])) != to_key(found.value))
        placed = [at for at in able if _is_placed(found, sure[at], reading, first)]
        fresh = [at for at in (*placed, *able) if at not in used]
        own = result.scores[found.field]
        if fresh:
            used.add(fresh[0])
            own.right += 1
            own.placed += fresh[0] in placed
            if fresh[0] not in placed:
                item = sure[fresh[0]]["item"]
                result.mistakes.append(f"{name} item  {found.field}: {found.value} -> {found.item} (gold: {item})")
        elif not able and not any(is_same(found, fact) or _is_near(found, fact) for fact in doubtful):
            own.wrong += 1
            result.mistakes.append(f"{name} wrong {found.field}: {found.value} [{found.rule}] -> {found.item}")
    for at, fact in enumerate(sure):
        if at not in used:
            result.scores[list_fields(fact)[0]].missed += 1
            result.mistakes.append(f"{name} missed {list_fields(fact)[0]}: {fact['value']} -> {fact['item']}")
    return result


def score_folder(folder: Path, names: Iterable[str] = ()) -> Result:
    """The summed score of the texts in *folder*, or of those whose folders begin with one of *names*."""
    whole, begins = Result(), tuple(names)
    for gold in sorted(folder.glob("*/gold.yaml")):
        if begins and not gold.parent.name.startswith(begins):
            continue
        facts = yaml.load(gold.read_text(encoding="utf-8"), yaml.CSafeLoader)["facts"]
        one = score(read(read_text(gold.parent / "text.txt")), facts, gold.parent.name[:2])
        for name, own in one.scores.items():
            whole.scores[name].add(own)
        whole.mistakes += one.mistakes
    return whole


def to_table(result: Result) -> list[str]:
    """A Markdown table with one row for each field and one for all."""
    lines = [
        "| field | precision | recall | right | in the right item | wrong | missed |",
        "|---|---|---|---|---|---|---|",
    ]
    rows = [*((name, result.scores[name]) for name in FIELDS if name in result.scores), ("all", result.overall)]
    for name, own in rows:
        figures = f"{own.precision:.2f} | {own.recall:.2f} | {own.right} | {own.placed} | {own.wrong} | {own.missed}"
        lines.append(f"| {name} | {figures} |")
    return lines


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.drafting", description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--only", nargs="*", default=[], help="beginnings of the names of texts")
    parser.add_argument("--mistakes", type=int, default=20, help="how many mistakes to print, wrong values first")
    asked = parser.parse_args(words)
    result = score_folder(asked.folder, asked.only)
    order = {"wrong": 0, "item": 1, "missed": 2}
    worst = sorted(result.mistakes, key=lambda line: order[line.split()[1]])
    sys.stdout.write("\n".join([*to_table(result), "", *worst[: asked.mistakes], ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
