"""Everything measured in one go: ``python -m benchmarks``, or smaller with ``--sizes 10,250 --skip-peers``.

Each stage and each peer runs in a process of its own, in turn, so that a busy moment of the machine meets all alike.
What is measured is kept in ``--work``; a run that was broken off goes on from there.
"""

import argparse
import datetime
import json
import shutil
import sys
from collections.abc import Callable, Iterable, Iterator
from dataclasses import asdict, dataclass, replace
from functools import partial
from pathlib import Path

from benchmarks.environments import PEERS, Environment, install
from benchmarks.generator import write_roadmaps
from benchmarks.measurements import Ledger, Measurement, Turn, iter_stages, to_measurement
from benchmarks.peers.flattening import write_ntriples
from benchmarks.processes import run
from benchmarks.results import ASK_STORED, OURS, STORE, STORE_AGAIN, describe_machine, iter_markdown
from benchmarks.stored import ask_stored, start_python, store_again, store_anew

ROOT = Path(__file__).parent.parent
STAGES = ("read", "records", "dataset", "check", "answer", "prepared")
# rdflib holds no more than this in a time worth waiting for.
RDFLIB_UP_TO = 2_500


@dataclass(frozen=True)
class Job:
    """What is measured by one process or a few: the name that a failure of the whole bears, and how it is run."""

    name: str
    measure: Callable[[Turn], Iterable[Measurement]]
    up_to: int = sys.maxsize


@dataclass(frozen=True)
class Bench:
    """Where the input lies, how long one process may take, and what has been measured."""

    work: Path
    limit: float
    ledger: Ledger

    def get_data(self, size: int) -> Path:
        return self.work / str(size) / "data"

    def prepare(self, size: int) -> None:
        """Writes the roadmaps of this size if they are not there."""
        done = self.work / str(size) / "written"
        if not done.exists():
            shutil.rmtree(self.get_data(size), ignore_errors=True)
            write_roadmaps(self.get_data(size), size)
            done.touch()

    def get_ntriples(self, size: int) -> Path:
        """The triples of the peers, prepared for the one that reads no YAML."""
        path = self.work / str(size) / "prepared.nt"
        if not path.exists():
            write_ntriples(self.get_data(size), path)
        return path

    def run_stage(self, task: str, turn: Turn) -> Iterator[Measurement]:
        # The answers share one process, so each of them has the limit for itself.
        allowed = self.limit * (40 if task == "answer" else 1)
        words = [task, self.get_data(turn.size).resolve(), str(self.limit), *sorted(self.ledger.find_failed(turn.size))]
        done = run([sys.executable, "-m", "benchmarks.stages", *words], limit=allowed, folder=ROOT)
        yield from iter_stages(turn, done.output)
        if done.fault:
            yield to_measurement(turn, turn.job, done)

    def run_whole(self, turn: Turn) -> Iterator[Measurement]:
        """What the peers do, with all that they leave out, by the command that users type."""
        data = self.get_data(turn.size).resolve()
        words = ["report", "coverage", "EV", "--why", "--format", "json", "--data", data]
        done = run([sys.executable, "-m", "graph.cli", *words], limit=self.limit, folder=ROOT)
        yield to_measurement(turn, OURS, done, "" if done.fault else str(count_agencies(done.output)))

    def run_peer(self, name: str, python: Path, turn: Turn) -> Iterator[Measurement]:
        given = self.get_ntriples(turn.size) if name == "oxigraph" else self.get_data(turn.size)
        done = run([python.absolute(), PEERS[name].script, given.resolve()], limit=self.limit)
        found = {} if done.fault else json.loads(done.output.splitlines()[-1])
        if name == "loaders" and found:
            for loader, seconds in found.items():
                yield to_measurement(turn, loader, replace(done, seconds=seconds))
        else:
            yield to_measurement(turn, PEERS[name].name, done, str(found.get("agencies", "")))

    def run_stored(self, turn: Turn) -> Iterator[Measurement]:
        data, store = self.get_data(turn.size).resolve(), (self.work / str(turn.size) / "store").resolve()
        for name, action in (
            ("python -c pass", start_python),
            (STORE, partial(store_anew, data, store)),
            (STORE_AGAIN, partial(store_again, data, store)),
            (ASK_STORED, partial(ask_stored, store)),
        ):
            if name not in self.ledger.find_failed(turn.size):
                yield to_measurement(turn, name, action(self.limit))


def count_agencies(output: str) -> int:
    """How many agencies the report of ``--format json`` names."""
    sections = json.loads(output)["sections"]
    return len(
        {row["agency"]["iri"] for section in sections if section["id"] == "implementing" for row in section["rows"]}
    )


def list_jobs(bench: Bench, environments: dict[str, Environment]) -> list[Job]:
    jobs = [Job(task, partial(bench.run_stage, task)) for task in STAGES]
    jobs.append(Job("rdflib", partial(bench.run_stage, "rdflib"), RDFLIB_UP_TO))
    jobs.append(Job(OURS, bench.run_whole))
    jobs.append(Job("stored", bench.run_stored))
    peers = ((name, found.python) for name, found in environments.items() if not found.fault)
    return jobs + [Job(PEERS[name].name, partial(bench.run_peer, name, python)) for name, python in peers]


def measure_all(bench: Bench, jobs: list[Job], sizes: Iterable[int], runs: int) -> None:
    """Fills the ledger; what failed at one size is not tried again, nor at a larger one."""
    for size in sorted(sizes):
        bench.prepare(size)
        for turn in (Turn(size, job.name, number) for number in range(runs) for job in jobs):
            job = next(job for job in jobs if job.name == turn.job)
            if size <= job.up_to and not bench.ledger.has(turn) and job.name not in bench.ledger.find_failed(size):
                say(f"{size:,} roadmaps, run {turn.run + 1} of {runs}: {job.name}")
                bench.ledger.add(job.measure(turn))


def say(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()


def parse_arguments(words: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure this package and its peers.")
    parser.add_argument("--sizes", default="10,250,2500,25000", help="how many roadmaps, with commas")
    parser.add_argument("--runs", type=int, default=5)
    parser.add_argument("--jobs", default="", help="which stages and peers by name, with commas; all by default")
    parser.add_argument("--limit", type=float, default=600, help="seconds that one process may take")
    parser.add_argument("--peers", default=",".join(PEERS), help="which peers, with commas")
    parser.add_argument("--skip-peers", action="store_true")
    parser.add_argument("--work", type=Path, default=ROOT / "build" / "benchmarks", help="for input and measurements")
    parser.add_argument("--anew", action="store_true", help="forget what an earlier run measured")
    parser.add_argument("--out", type=Path, default=ROOT / "benchmarks" / "results", help="folder for the result")
    return parser.parse_args(words)


def main(words: list[str]) -> int:
    given = parse_arguments(words)
    given.work.mkdir(parents=True, exist_ok=True)
    names = [] if given.skip_peers else given.peers.split(",")
    environments = {name: install(name, given.work / "environments") for name in names}
    kept = given.work / "measurements.jsonl"
    if given.anew:
        kept.unlink(missing_ok=True)
    bench = Bench(given.work, given.limit, Ledger(kept))
    sizes = [int(size) for size in given.sizes.split(",")]
    jobs = [job for job in list_jobs(bench, environments) if not given.jobs or job.name in given.jobs.split(",")]
    measure_all(bench, jobs, sizes, given.runs)
    write_results(given.out, bench.ledger, environments)
    return 0


def write_results(folder: Path, ledger: Ledger, environments: dict[str, Environment]) -> None:
    """The dated table, also on stdout, and the single measurements beside it."""
    date = datetime.datetime.now(tz=datetime.UTC).date().isoformat()
    text = "\n".join(iter_markdown(ledger, environments, date=date))
    sys.stdout.write(text)
    folder.mkdir(parents=True, exist_ok=True)
    (folder / f"{date}.md").write_text(text, encoding="utf-8")
    entries = [asdict(entry) for entry in ledger.entries]
    content = {"date": date, "machine": dict(describe_machine()), "measurements": entries}
    (folder / f"{date}.json").write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
