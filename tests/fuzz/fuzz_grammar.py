"""Fuzzing for time and memory as well as for crashes, with texts made of the pieces of a grammar.

Random bytes seldom repeat a piece, but what takes the square of the length shows only when a piece is repeated. Each
text is therefore a few pieces, repeated many times, between two other pieces. It needs no package:

python tests/fuzz/fuzz_grammar.py [TARGET ...] --seconds 120 --seed 1
"""

import argparse
import json
import random
import resource
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache

from graph.errors import RoadmapError

# Everywhere: invisible and look-alike characters, marks, surrogates, wide forms, and every kind of line end and blank.
ODD = [
    "\u0301", "\u0316", "\u0301\u0316", "\u1161", "\u11a8", "\u200d", "\u200b", "\ufe0f", "\u202e", "\ufeff",
    "\x00", "\x1b[31m", "\x9b", "\x85", "\u2028", "\ud800", "\U0001f469\u200d", "а", "ο", "Ａ", "①", "½",
    "\u0660", "ﷺ", "ǆ", "ſ", "\r", "\n", "\r\n", "\t", "\v", "\f", " ", "\u00a0", "\u3000",
]  # fmt: skip
SPARQL = [
    "SELECT", "*", "{", "}", "(", ")", "[", "]", "<", ">", "<a:b>", "<http://a.org/b>", "<http://a:", "<//",
    ":>", "[>", "//", ":", "::", "a:", "a:b", "a.b", ".", "..", "-", "--", "_", "_:b", "?a", "$a", "?", "$",
    "@en", "@en-", "@", "^^", "^", "|", "/", "!", "+", "=", "&&", "||", ";", ",", '"', '""', '"""', "'", "''",
    "'''", '"a"', "'a'", '"""a"', "#", "# a\n", "\\", "\\\\", '\\"', "\\'", "\\t", "\\b", "\\n", "\\r", "\\f",
    "\\u0041", "\\u000A", "\\uD800", "\\uAC00", "\\U0000000A", "\\U0010FFFF", "\\U00110000", "\\u", "\\U",
    "\\x", "%41", "%", "1", "1.0", "1e", "1e9", "1-1", "a-", "true", "FROM", "SERVICE", "PREFIX", "BASE",
    "INSERT", "UNION", "GRAPH", "FILTER", "BIND", "VALUES", "a",
]  # fmt: skip
NUMBERS = [
    *"0123456789,.~∼〜–—-+△▲/()%", "원", "십", "백", "천", "만", "억", "조", "경", "총", "약", "여", "三",
    "億", "이상", "이하", "미만", "내외", "가량", "억원", "억 원", "1,000", "0.", ".0", "00", "백만", "천만",
    "달러", "USD", "km", "개소", "명", "건", "%", "점",
]  # fmt: skip
DATES = [
    *"0123456789.-/~∼'’()", "년", "월", "일", "분기", "상반기", "하반기", "말", "초", "중순", "2024", "2024.",
    "24.", "'24", "2024-11-08", "2024.11.8.", "2023~2025", "2023/2025", "P1Y", "P", "Y", "T", "Z", "+09:00",
    "개월", "년간", "부터", "까지", "FY", "Q1", "H1", "Nov", "November", "8 ", "13", "31", "00",
]  # fmt: skip
QUESTIONS = [
    "대구", "전북", "김제", "EV", "전기차", "AMR", "로봇", "기관", "기관은", "사업", "국비", "지방비",
    "총사업비", "비전", "은", "는", "이", "가", "을", "를", "의", "와", "과", "에서", "으로", "및", "또는",
    "그리고", "말고", "빼고", "뭐야", "누구", "얼마", "몇 개", "언제", "어디", "왜", "담당하는", "주관", "참여",
    "가장 큰", "첫 번째", "2024년", "2024.", "2023~2025년", "100억", "100억 원 이상", "3개", "%", "?", "!", ",",
    ".", "(", ")", "'", '"', "who", "leads", "what", "how much", "how many", "when", "the", "of", "in", "and",
    "or", "not", "besides", "budget", "national", "Daegu", "largest", "first", "between", "2021 and 2025",
    "which agencies", "does", "is", "DMI", "디엠아이",
]  # fmt: skip
YAML = [
    "a: ", "b: 1\n", "- ", "  ", "\n", "[", "]", "{", "}", ",", ":", "?", "|", ">", "|-\n", "'", '"', "\\u0301",
    "\\x41", "\\\n", "\\", "#", " # c\n", "&a ", "*a", "!t ", "---\n", "...\n", "%YAML 1.2\n", "<<: ", "~",
    "null", "가", "0x1", "roadmaps:", "agencies:\n", "id: a\n", "name: 가\n", "@", "`",
]  # fmt: skip
MARKUP = [
    "<", ">", "&", "&amp", ";", "|", "\\", "`", "*", "_", "[", "]", "(", ")", "~", "~~", "#", "=", "+", "-",
    "@", "a@b.org", "http://", "www.", "mailto:", "://", "1.", "'", '"', "{{", "}}", "<script", "가", "a", " ",
]  # fmt: skip


@dataclass(frozen=True)
class Target:
    """What is fuzzed: a function of a text, the pieces of the text, its most characters and seconds per text."""

    work: Callable[[str], object]
    pieces: Sequence[str]
    longest: int
    seconds: float


@cache
def _open_knowledge() -> object:
    from graph.knowledge import load

    knowledge = load()
    knowledge.ask("EV를 담당하는 기관은?")
    return knowledge


def _check_query(text: str) -> None:
    from graph.stores.sandbox import check_query

    check_query(f"SELECT {text}")


def _parse_amount(text: str) -> None:
    from graph.model.money import parse_amount

    parse_amount(text)


def _parse_date(text: str) -> None:
    from graph.model.dates import parse_date

    parse_date(text)


def _parse_period(text: str) -> None:
    from graph.model.periods import parse_period

    parse_period(text)


def _parse_quantity(text: str) -> None:
    from graph.model.quantities import parse_quantity

    parse_quantity(text)


def _ask(text: str) -> None:
    _open_knowledge().ask(text)  # type: ignore[attr-defined]


def _read_yaml(text: str) -> None:
    from graph.errors.problems import Remarks
    from graph.input.documents import read_document
    from graph.input.nodes import parse_yaml

    remarks = Remarks()
    read_document(parse_yaml(text, name="x.yaml", remarks=remarks), remarks)
    for problem in (*remarks.errors, *remarks.warnings):
        assert len(str(problem).splitlines()) == 1


def _read_values(text: str) -> None:
    """A file with *text* as the value of every field that is parsed."""
    quoted = json.dumps(text)
    names = ("name", "published", "vision", "budget", "period", "url", "status", "start", "end", "date", "type")
    fields = "".join(f"    {name}: {quoted}\n" for name in names)
    nested = f"    budget: [{{amount: {quoted}, printed: {quoted}}}]\n    indicators: [{{name: a, target: {quoted}}}]\n"
    _read_yaml(f"roadmaps:\n  - id: a\n{fields}agencies:\n  - id: b\n{fields}regions:\n  - id: c\n{fields}{nested}")


def _write_formats(text: str) -> None:
    from graph.output.formats import format_report
    from graph.reports.result import Column, Report, Row, Section

    section = Section("s", text, (Column("c", text),), (Row((text,), ()),), note=text)
    report = Report("r", text, "ko", (), (section,))
    for name in ("csv", "html", "json", "markdown", "table"):
        assert "\x1b" not in format_report(report, name).decode()


TARGETS = {
    "policy": Target(_check_query, SPARQL, 200_000, 3),
    "amounts": Target(_parse_amount, NUMBERS, 10_000, 0.3),
    "quantities": Target(_parse_quantity, NUMBERS, 10_000, 0.3),
    "dates": Target(_parse_date, DATES, 10_000, 0.3),
    "periods": Target(_parse_period, DATES, 10_000, 0.3),
    "questions": Target(_ask, QUESTIONS, 600, 3),
    "yaml": Target(_read_yaml, YAML, 20_000, 3),
    "values": Target(_read_values, [*NUMBERS, *DATES, *MARKUP], 5_000, 2),
    "formats": Target(_write_formats, MARKUP, 20_000, 2),
}
# Megabytes that one text may add to the peak of the process.
MOST_MEMORY = 200


def make_text(chance: random.Random, target: Target) -> tuple[str, str]:
    """A text, and how to write it in short."""
    pieces = [*target.pieces, *chance.sample(ODD, 4)]
    before, unit, after = ("".join(chance.choices(pieces, k=chance.randint(0, most))) for most in (3, 5, 3))
    room = max(target.longest - len(before) - len(after), 0)
    times = chance.choice((1, 10, 100, room)) if unit else 0
    times = min(times, room // max(len(unit), 1))
    return before + unit * times + after, f"{before!r} + {unit!r} * {times} + {after!r}"


def try_text(target: Target, text: str) -> str:
    """What is wrong with how the target takes *text*, or an empty text."""
    peak, start = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, time.process_time()
    try:
        target.work(text)
    except RoadmapError:
        pass
    except Exception as error:
        return f"{type(error).__name__}: {str(error)[:200]}"
    if (seconds := time.process_time() - start) > target.seconds:
        return f"{seconds:.1f} seconds"
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - peak) // 1024
    return f"{grown} MB" if grown > MOST_MEMORY else ""


def fuzz(name: str, seconds: float, seed: int) -> int:
    """Prints each fault once by its kind and returns the number of kinds. *seconds* are processor time."""
    target, chance = TARGETS[name], random.Random(seed)
    tried, faults, end = 0, set(), time.process_time() + seconds
    while time.process_time() < end:
        text, short = make_text(chance, target)
        fault = try_text(target, text)
        tried += 1
        kind = fault.split(":")[0] if ":" in fault else fault.rpartition(" ")[2]
        if fault and (kind, short[:20]) not in faults:
            faults.add((kind, short[:20]))
            print(f"{name}: {fault}: {short}", flush=True)
    print(f"{name}: {tried:,} texts, {len(faults)} faults", flush=True)
    return len(faults)


def main() -> None:
    """Fuzzes the named targets, or all."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("targets", nargs="*", choices=[*TARGETS, []], metavar="TARGET", help=", ".join(TARGETS))
    parser.add_argument("--seconds", type=float, default=120)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    sys.exit(1 if sum(fuzz(name, given.seconds, given.seed) for name in given.targets or TARGETS) else 0)


if __name__ == "__main__":
    main()
