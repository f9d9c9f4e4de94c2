"""How many questions ``ask`` answers rightly: ``python -m benchmarks.questions QUESTIONS.yaml``.

*QUESTIONS* is a list of questions, each with

- ``q``, the question, ``kind``, and ``data``: ``b`` for ``data/roadmaps.yaml``, ``a`` for the folder ``data``;
- ``must``: every entry occurs in the answer, a list is a choice, and ``W:80억`` is the amount in any form;
- ``must_not``: none of these entries occurs in it;
- ``rows``: how many rows the table of the answer has, which is reported and does not count.

Questions of the kinds ``out-of-scope``, ``out`` and ``follow-up`` must be declined with a reason, or answered by a
report that only says that no source states it. Those with a false presupposition are corrected or declined. A question
is right, declined or wrong. It is wrong if it is answered and the answer lacks an entry. ``first`` counts the right
answers whose first sentence alone names at least one entry of each pair of entries, and the amount if there is one.
"""

import argparse
import re
import statistics
import sys
import time
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from pathlib import Path
from typing import Any

import yaml

from graph.errors import UnreadableValue
from graph.knowledge import Knowledge, load
from graph.model.money import parse_amount
from graph.reports.result import Money, to_text

ROOT = Path(__file__).parent.parent
DATA = {"b": ROOT / "data" / "roadmaps.yaml", "a": ROOT / "data"}
DECLINED_KINDS = ("out-of-scope", "out", "follow-up")
CORRECTED_KINDS = ("false-presupposition", "false")
_WON = re.compile(r"[0-9][0-9,.]*\s*(?:조|억|만)?(?:\s*[0-9][0-9,.]*\s*(?:천만|백만|조|억|만|천))*\s*(?:원)?")
_ENGLISH = re.compile(r"([0-9][0-9,.]*)\s*(trillion|billion|million|tn|bn|m)\b")
_SCALES = {"trillion": 10**12, "billion": 10**9, "million": 10**6, "tn": 10**12, "bn": 10**9, "m": 10**6}
_CITED = ("source", "place")


@dataclass(frozen=True)
class Verdict:
    """What became of a question: ``right``, ``declined`` or ``wrong``, why, and how long it took in seconds."""

    verdict: str
    why: str
    sentence: str
    seconds: float
    first: bool = False
    rows: bool = True


@dataclass
class Result:
    """The verdicts by kind."""

    counts: dict[str, Counter[str]] = field(default_factory=dict)
    lines: list[str] = field(default_factory=list)
    seconds: list[float] = field(default_factory=list)


def list_amounts(text: str) -> set[Decimal]:
    """The amounts of won in *text*, in Korean or English."""
    found = {Decimal(one.replace(",", "").strip(".")) * _SCALES[scale] for one, scale in _ENGLISH.findall(text)}
    for match in _WON.finditer(text):
        try:
            found.add(parse_amount(match[0].strip().rstrip(".,")).won)
        except UnreadableValue:
            continue
    return found


def has_entry(entry: str, text: str, amounts: Iterable[Decimal]) -> bool:
    """Whether *entry* occurs in *text* or among the *amounts* of the answer."""
    if entry.startswith("W:"):
        return parse_amount(entry.removeprefix("W:")).won in {*amounts, *list_amounts(text)}
    folded, wanted = (re.sub(r"\s+", " ", one).casefold() for one in (text, entry))
    if wanted in ("no", "yes", "예", "네", "not", "none"):
        return re.search(rf"(?<![a-z가-힣]){wanted}(?![a-z가-힣])", folded) is not None
    return wanted in f"{folded} "


def judge(knowledge: Knowledge, entry: dict[str, Any]) -> Verdict:
    """The verdict on the answer to one question."""
    started = time.perf_counter()
    answer = knowledge.ask(entry["q"])
    seconds = time.perf_counter() - started
    report, kind = answer.report, entry["kind"]
    if report is None:
        reason = answer.understanding.reason
        fine = (kind in DECLINED_KINDS or kind in CORRECTED_KINDS) and bool(reason)
        return Verdict("right" if fine else "declined", reason, "", seconds, first=fine)
    section = report.sections[0] if report.sections else None
    kept = [at for at, column in enumerate(section.columns) if column.id not in _CITED] if section else []
    cells = [row[at] for row in section.rows for at in kept] if section else []
    amounts = {cell.won for cell in cells if isinstance(cell, Money)}
    cited = [to_text(cell) for row in section.rows for cell in row] if section else []
    rows = [to_text(cell) for cell in cells]
    text = "\n".join([report.title, *(cited if kind in ("source", "sources", "conflict") else rows)])
    musts = [one if isinstance(one, list) else [one] for one in entry.get("must", ())]
    missing = [one for one in musts if not any(has_entry(str(choice), text, amounts) for choice in one)]
    present = [one for one in entry.get("must_not", ()) if has_entry(str(one), text, amounts)]
    named = [any(has_entry(str(choice), report.title, ()) for choice in one) for one in musts]
    first = all(named) or (len(named) > 3 and sum(named) >= 1)
    why = f"missing {missing}" if missing else f"has {present}" if present else ""
    if kind in DECLINED_KINDS and answer.understanding.stated:
        why = "answered"
    counted = entry.get("rows", -1) == (len(section.rows) if section else 0)
    return Verdict("wrong" if why else "right", why, report.title, seconds, first and not why, counted)


def run(questions: Iterable[dict[str, Any]]) -> Result:
    """The verdicts on all *questions*."""
    loaded = {name: load(path) for name, path in DATA.items()}
    result = Result()
    for entry in questions:
        verdict = judge(loaded[entry.get("data", "b")], entry)
        counts = result.counts.setdefault(entry["kind"], Counter())
        counts[verdict.verdict] += 1
        counts["first"] += verdict.first
        counts["rows"] += verdict.rows and verdict.verdict == "right"
        result.seconds.append(verdict.seconds)
        result.lines.append(
            f"{verdict.verdict:<8} {'' if verdict.first else '!'} {entry.get('id', '')} [{entry['kind']}]"
            f" {entry['q']}\n"
            f"         -> {verdict.sentence or verdict.why} {verdict.why if verdict.sentence else ''}"
        )
    return result


def to_table(result: Result) -> list[str]:
    """A Markdown table with one row for each kind and one for all."""
    lines = ["| kind | right | in the first sentence | declined | wrong |", "|---|---|---|---|---|"]
    total: Counter[str] = Counter()
    for counts in result.counts.values():
        total.update(counts)
    for kind, counts in [*sorted(result.counts.items()), ("all", total)]:
        figures = " | ".join(str(counts[name]) for name in ("right", "first", "declined", "wrong"))
        lines.append(f"| {kind} | {figures} |")
    middle = statistics.median(result.seconds) * 1000 if result.seconds else 0
    return [*lines, "", f"median {middle:.1f} ms"]


def main(words: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m benchmarks.questions", description=__doc__)
    parser.add_argument("questions", type=Path)
    parser.add_argument("--show", nargs="*", default=["wrong"], help="verdicts to print with their answers")
    parser.add_argument("--only", default="", help="a part of the ids or kinds of the questions to ask")
    asked = parser.parse_args(words)
    every = yaml.load(asked.questions.read_text(encoding="utf-8"), yaml.CSafeLoader)
    # YAML reads the kind "false" as a truth value.
    every = [{**one, "kind": str(one["kind"]).lower()} for one in every]
    chosen = [one for one in every if asked.only in str(one.get("id", "")) or asked.only == one["kind"]]
    result = run(chosen)
    shown = [line for line in result.lines if line.split()[0] in asked.show or "all" in asked.show]
    sys.stdout.write("\n".join([*to_table(result), "", *shown, ""]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
