"""The stages of this package, measured from inside: ``python -m benchmarks.stages TASK FOLDER LIMIT [NAME ...]``.

Each task is a process of its own and prints JSON lines, one for each stage: name, seconds, megabytes at the peak.
Reports, network and page run in forks of the process that loaded the graph, so that none sees what another left; those
whose names are given are left out.
"""

import json
import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import pyoxigraph

from benchmarks.processes import measure_own_peak
from graph.input.files import find_files
from graph.input.loader import load_files
from graph.input.nodes import read_yaml
from graph.knowledge import Knowledge
from graph.pipeline.assembly import read_dataset
from graph.pipeline.checks import check_all
from graph.pipeline.contents import fill_store
from graph.pipeline.dataset import ontology_to_nquads
from graph.pipeline.statements import Statements
from graph.reports import read_reports
from graph.stores import open_store
from graph.view.names import LATEST

if TYPE_CHECKING:
    import rdflib

# One roadmap, region and agency that every size has.
REPORT_ARGUMENTS = {
    "agency": ("KITECH",),
    "compare": ("김제", "대구"),
    "connection": ("김제", "KITECH"),
    "coverage": ("EV",),
    "partners": ("김제",),
    "region": ("대구",),
    "roadmap": ("gen-00001",),
    "technology": ("EV",),
}
STATED = "stated.nq"
# What failed before, at this size or a smaller one.
LEFT_OUT: set[str] = set()
# The question of ``report coverage EV`` as one would ask it without what is derived at build time.
PLAIN_QUERY = """
PREFIX code: <https://w3id.org/roadmap-graph/code#>
PREFIX m8g: <http://data.europa.eu/m8g/>
PREFIX rm: <https://w3id.org/roadmap-graph/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>
PREFIX tech: <https://w3id.org/roadmap-graph/technology#>
SELECT DISTINCT ?role ?agency ?activity ?technology ?participation ?use WHERE {
  VALUES ?role { code:role-lead code:role-participant }
  ?technology skos:broader* tech:ev .
  ?use rm:technology ?technology .
  ?activity rm:hasTechnologyUse ?use ; m8g:hasParticipation ?participation .
  ?participation m8g:role ?role ; m8g:hasParticipant ?agency .
}
"""


@contextmanager
def measure(name: str, *, times: int = 1, children: bool = False) -> Iterator[None]:
    """Prints what the block took, divided by how many *times* it did the same; the memory with that of *children*."""
    start = time.perf_counter()
    yield
    tell(name, (time.perf_counter() - start) / times, measure_own_peak(children=children))


def tell(name: str, seconds: float, megabytes: float, fault: str = "") -> None:
    line = {"name": name, "seconds": seconds, "megabytes": megabytes, "fault": fault}
    sys.stdout.write(json.dumps(line, ensure_ascii=False) + "\n")
    sys.stdout.flush()


def read(folder: Path, _limit: float) -> None:
    """Every file as positioned nodes."""
    files = find_files([folder])
    with measure("read"):
        for file in files:
            read_yaml(file.path)


def read_records(folder: Path, _limit: float) -> None:
    """Every file as records of the model, references resolved, all rules of the model tested; in one process."""
    files = find_files([folder])
    with measure("read, validate"):
        load_files(files)


def read_all(folder: Path, _limit: float) -> None:
    """The same and RDF, as the commands do it: over all cores."""
    with measure("read, validate, RDF", children=True), read_dataset([folder]):
        pass


def check(folder: Path, _limit: float) -> None:
    """All that ``validate`` does: model, shapes, checks."""
    with measure("validate with shapes"):
        check_all([folder], say=lambda _: None, lang="ko")


def answer(folder: Path, limit: float) -> None:
    """Load what is stated, then that and what follows, as the commands do it, and then each answer in a fork."""
    with read_dataset([folder]) as dataset:
        keep_stated(folder.parent / STATED, dataset.iter_nquads(LATEST))
        fork("load", partial(load, dataset), limit)
        store = open_store()
        with measure("load and derive"):
            fill_store(store, dataset)
    knowledge = Knowledge(store)
    fork("network", knowledge.network, limit)
    for name in read_reports():
        fork(f"report {name}", partial(knowledge.report, name, *REPORT_ARGUMENTS.get(name, ())), limit)
    fork("page", partial(build_page, knowledge), limit)
    asked = knowledge.bind("coverage", asked="EV", role="lead,participant")
    fork("EV coverage", partial(store.select, asked), limit, times=10)
    fork("EV coverage by property path", partial(store.select, PLAIN_QUERY), limit, times=10)


def load(dataset: Statements) -> None:
    store = open_store()
    store.load(ontology_to_nquads())
    for part in dataset.iter_nquads(LATEST):
        store.load(part)


def keep_stated(path: Path, parts: Iterator[str]) -> None:
    """Writes what the files state as N-Quads, for Oxigraph to read; once per folder."""
    if not path.exists():
        with path.open("w", encoding="utf-8") as file:
            file.writelines(parts)


def build_page(knowledge: Knowledge) -> None:
    from graph.viewer.page import build_page
    from graph.viewer.rendering import render_page

    render_page(build_page(knowledge.view()))


def fork(name: str, action: Callable[[], object], limit: float, *, times: int = 1) -> None:
    """Runs *action* in a fork and prints what it took, or that it did not end in time."""
    if name in LEFT_OUT:
        return
    sys.stdout.flush()
    child = os.fork()
    if child == 0:
        signal.signal(signal.SIGALRM, signal.SIG_DFL)
        signal.alarm(int(limit))
        # The parent's threads are not here, so leave without their clean-up.
        try:
            with measure(name, times=times):
                for _ in range(times):
                    action()
        except Exception as error:
            tell(name, 0, 0, f"{type(error).__name__}: {str(error)[:200]}")
        os._exit(0)
    _, status = os.waitpid(child, 0)
    if os.WIFSIGNALED(status):
        late = os.WTERMSIG(status) == signal.SIGALRM
        tell(name, limit, 0, f"> {limit:.0f} s" if late else f"ended by signal {os.WTERMSIG(status)}")


def load_prepared(folder: Path, _limit: float) -> None:
    """The limit of loading: Oxigraph reads N-Quads of the same statements from a file."""
    store = pyoxigraph.Store()
    with measure("Oxigraph reads prepared N-Quads"):
        store.bulk_load(path=folder.parent / STATED, format=pyoxigraph.RdfFormat.N_QUADS)


def ask_rdflib(folder: Path, _limit: float) -> None:
    """The plain query on rdflib, which holds the same statements as triples."""
    import rdflib

    statements = rdflib.Graph()
    for text in (ontology_to_nquads(), (folder.parent / STATED).read_text(encoding="utf-8")):
        for quad in pyoxigraph.parse(text, format=pyoxigraph.RdfFormat.N_QUADS):
            statements.add(tuple(to_rdflib(term) for term in quad.triple))
    with measure("EV coverage by property path, rdflib"):
        list(statements.query(PLAIN_QUERY))


def to_rdflib(term: object) -> "rdflib.term.Node":
    import rdflib

    if isinstance(term, pyoxigraph.Literal):
        type_ = None if term.language else rdflib.URIRef(term.datatype.value)
        return rdflib.Literal(term.value, lang=term.language, datatype=type_)
    return rdflib.URIRef(term.value)


TASKS = {
    "read": read,
    "records": read_records,
    "dataset": read_all,
    "check": check,
    "answer": answer,
    "prepared": load_prepared,
    "rdflib": ask_rdflib,
}


if __name__ == "__main__":
    task, place, seconds, *left_out = sys.argv[1:]
    LEFT_OUT.update(left_out)
    TASKS[task](Path(place), float(seconds))
