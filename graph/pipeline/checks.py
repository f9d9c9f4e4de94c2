"""Whether a graph is sound: the model, the shapes and the checks are asked in turn, before anything is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import InvalidInput, Problem, RuleBroken
from graph.model.vocabulary import to_prefixed
from graph.pipeline.assembly import Assembly, read_dataset
from graph.pipeline.contents import fill_store
from graph.pipeline.dataset import Dataset
from graph.pipeline.validation import validate
from graph.queries import read_checks, sort_rows
from graph.stores import Iri, Store, open_store
from graph.view.days import LATEST


@dataclass(frozen=True)
class Checked:
    """A graph without errors, and what a human should look at."""

    store: Store
    warnings: tuple[Problem, ...]


def check_all(paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str = LATEST) -> Checked:
    """The graph of the roadmaps in *paths*, after the model, the shapes and the checks have all been asked.

    :param say: receives what is being done, for a progress line.
    :param as_of: leaves out the editions that appeared after this day.
    :raises InvalidInput: with every error of the stage that finds any; nothing has been written then.
    """
    say("YAML")
    with read_dataset(paths) as dataset:
        store = open_store()
        return Checked(store, check_dataset(dataset, store, say=say, lang=lang, as_of=as_of))


def check_dataset(
    dataset: Dataset | Assembly, store: Store, *, say: Callable[[str], None], lang: str, as_of: str = LATEST
) -> tuple[Problem, ...]:
    """Asks the shapes about *dataset*, fills the empty *store* with it, and asks the checks; returns all warnings.

    :raises InvalidInput: the shapes find an error.
    """
    say("SHACL")
    findings = validate(dataset, lang=lang)
    if findings.errors:
        raise InvalidInput(findings.errors)
    say("SPARQL")
    fill_store(store, dataset, as_of=as_of)
    return (*dataset.warnings, *findings.warnings, *run_checks(store, dataset, lang=lang))


def run_checks(store: Store, dataset: Dataset | Assembly, *, lang: str) -> list[Problem]:
    """What the queries of ``checks/`` return, at the place of the first thing in the row that has one."""
    problems: list[Problem] = []
    for name, check in read_checks().items():
        message = check.file.get_line("summary-ko" if lang == "ko" else "summary")
        for row in sort_rows(store.select(check.file.text), check.order).rows:
            things = [cell for cell in row if isinstance(cell, Iri)]
            place = next((dataset.places[(thing,)] for thing in things if (thing,) in dataset.places), None)
            what = ", ".join(to_prefixed(thing) for thing in things)
            if place:
                problems.append(RuleBroken(location=place, rule=name, message=f"{what}: {message}"))
    return problems
