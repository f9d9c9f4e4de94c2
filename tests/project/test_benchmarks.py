"""The benchmark without its figures: what is generated, what is kept of a run, and what the tables say of it."""

import re
from pathlib import Path

import pytest

from benchmarks.__main__ import count_agencies, main
from benchmarks.generator import to_won, write_roadmaps
from benchmarks.measurements import Ledger, Measurement, Turn, fit_slope
from benchmarks.peers.flattening import Triple, iter_triples, to_ntriples
from benchmarks.processes import run
from benchmarks.results import OURS, describe_machine, iter_markdown
from graph.knowledge import Knowledge
from graph.pipeline.checks import check_all


def read_all(folder: Path) -> dict[str, bytes]:
    return {path.relative_to(folder).as_posix(): path.read_bytes() for path in sorted(folder.rglob("*.yaml"))}


@pytest.fixture(scope="module")
def ten(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("generated") / "ten"
    write_roadmaps(folder, 10)
    return folder


@pytest.mark.slow
def test_the_same_seed_gives_the_same_bytes_and_smaller_sizes_are_beginnings(ten: Path, tmp_path: Path) -> None:
    write_roadmaps(tmp_path / "three", 3)
    three, whole = read_all(tmp_path / "three"), read_all(ten)
    assert three == {name: content for name, content in whole.items() if name in three}
    assert len(three) == 3 + len(("agencies.yaml", "korea.yaml", "made-up.yaml"))
    assert len(whole) == len(three) + 7
    write_roadmaps(tmp_path / "other", 3, seed=1)
    assert read_all(tmp_path / "other")["roadmaps/gen-00001.yaml"] != three["roadmaps/gen-00001.yaml"]


@pytest.mark.slow
def test_generated_roadmaps_have_neither_errors_nor_warnings(ten: Path) -> None:
    checked = check_all([ten], say=lambda _: None, lang="en")
    assert checked.warnings == ()
    knowledge = Knowledge(checked.store)
    assert len(knowledge.report("coverage", "EV").sections[0].rows) > 0
    editions = knowledge.query("editions").to_dicts()
    assert len(editions) > 10


def test_what_is_generated_says_that_it_is_made_up(ten: Path) -> None:
    for name, content in read_all(ten / "roadmaps").items():
        text = content.decode()
        assert all(
            re.match("가상|gen-", title) for title in re.findall(r"^\s+(?:title|id): (가상.*|gen-.*)$", text, re.M)
        )
        assert f"id: {name.removesuffix('.yaml')}" in text
        assert re.search(r"^    title: 가상 ", text, re.M)
        assert "nobody published this" in text


@pytest.mark.slow
def test_the_peers_find_the_same_agencies_as_this_package(ten: Path) -> None:
    """Their query on their own triples, in rdflib, beside the report."""
    import rdflib

    from benchmarks.peers.flattening import QUERY, TAXONOMY

    statements = rdflib.Graph()
    statements.parse(data="".join(map(to_ntriples, iter_triples(ten))), format="nt")
    statements.parse(TAXONOMY)
    found = {str(row[0]) for row in statements.query(QUERY)}
    knowledge = Knowledge(check_all([ten], say=lambda _: None, lang="en").store)
    assert found == {row["agency"] for row in knowledge.query("coverage", asked="EV").to_dicts()}


def test_ntriples_are_escaped() -> None:
    line = to_ntriples(Triple("s:a", "k:b", 'one "two"\nthree\\', linked=False))
    assert line == '<s:a> <k:b> "one \\"two\\"\\nthree\\\\" .\n'
    assert to_ntriples(Triple("s:a", "k:b", "o:c", linked=True)) == "<s:a> <k:b> <o:c> .\n"


@pytest.mark.parametrize(("amount", "printed"), [(1, "0억 5천만원"), (2, "1억원"), (43, "21억 5천만원")])
def test_amounts_are_units_of_fifty_million_won(amount: int, printed: str) -> None:
    assert to_won(amount) == printed


def test_agencies_of_a_report_are_counted_once() -> None:
    rows = ", ".join(f'{{"agency": {{"iri": "{name}"}}}}' for name in ("a", "b", "a"))
    assert count_agencies(f'{{"sections": [{{"id": "implementing", "rows": [{rows}]}}]}}') == 2


def test_a_slope_is_the_exponent_of_growth() -> None:
    assert fit_slope([(250, 1.0), (2_500, 100.0), (25_000, 10_000.0)]) == pytest.approx(2)
    assert fit_slope([(250, 1.0)]) is None


def test_a_program_that_fails_or_does_not_end_is_told_as_such() -> None:
    assert run(["sh", "-c", "echo why >&2; exit 3"], limit=20).fault == "why"
    assert (
        run(["sh", "-c", "echo no file /some/where/x.yaml: gone >&2; exit 2"], limit=20).fault == "no file x.yaml: gone"
    )
    assert run(["sleep", "20"], limit=0.2).fault == "> 0 s"
    done = run(["echo", "well"], limit=20)
    assert (done.output, done.fault) == ("well\n", "")


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    """Two runs of ours at two sizes, and of two peers; one of them too slow for the larger size."""
    ledger = Ledger(tmp_path / "measurements.jsonl")
    for size, seconds in ((250, 1.0), (2_500, 10.0)):
        for number in (0, 1, 2):
            ledger.add([Measurement(size, OURS, number, OURS, seconds + number, 50, note="7")])
            ledger.add([Measurement(size, "kglab", number, "kglab", 20 * seconds, 90, note="7")])
    ledger.add([Measurement(250, "LinkML", 0, "LinkML", 60, 100, note="7")])
    ledger.add([Measurement(2_500, "LinkML", 0, "LinkML", 600, 0, "> 600 s")])
    return ledger


def test_a_ledger_goes_on_where_a_run_was_broken_off(ledger: Ledger, tmp_path: Path) -> None:
    again = Ledger(tmp_path / "measurements.jsonl")
    assert again.entries == ledger.entries
    assert again.has(Turn(250, "kglab", 2))
    assert not again.has(Turn(250, "kglab", 3))
    assert again.find_failed(250) == set()
    assert again.find_failed(25_000) == {"LinkML"}


def test_the_tables_show_medians_ratios_slopes_and_what_was_too_slow(ledger: Ledger) -> None:
    lines = list(iter_markdown(ledger, {}, date="2026-11-25"))
    assert lines[0] == "# Benchmark of 2026-11-25"
    assert f"| {OURS} | 2.000 (50) | 11.0 (50) | 0.74 |".replace("2.000", "2.0") in lines
    assert f"| {OURS} | 2.0 (50) | 11.0 (50) | 7, 7 | all of it |" in lines
    plain = "no positions, no validation, no reasons, no editions"
    assert f"| kglab | 20.0 (90), 10.0 x | 200.0 (90), 18.2 x | 7, 7 | {plain} |" in lines
    linkml = "no positions, no reasons, no editions; tests ranges"
    assert f"| LinkML | 60.0 (100; 1 run), 30.0 x | > 600 s | 7, – | {linkml} |" in lines
    assert "| the fastest peer / this package | 2,500 | at least 10 | 18.18 |" in lines
    assert "| the fastest peer that validates / the same | 250 | at least 10 | 30.00 |" in lines
    assert "| the fastest peer that validates / the same | 2,500 | at least 10 | above 54.5 |" in lines
    assert "| loading / Oxigraph reading prepared N-Quads | 2,500 | at most 1.5 | not available |" in lines


def test_the_machine_is_told_without_name_or_path() -> None:
    told = dict(describe_machine())
    assert {"processor", "cores", "memory", "Python", "rdflib"} <= told.keys()
    assert not any("/" in value for value in told.values())


def test_a_run_of_nothing_writes_dated_files(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    words = ["--sizes", "1", "--runs", "0", "--skip-peers", "--work", str(tmp_path / "work"), "--out", str(tmp_path)]
    assert main(words) == 0
    assert sorted(path.suffix for path in tmp_path.iterdir() if path.is_file()) == [".json", ".md"]
    assert "## Targets" in capsys.readouterr().out
