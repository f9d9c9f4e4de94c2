"""Validates a graph with the model, then the shapes, then the checks, before anything is written."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import InvalidInput, Problem, RuleBroken
from graph.model.vocabulary import to_prefixed
from graph.pipeline.assembly import read_dataset
from graph.pipeline.contents import fill_store
from graph.pipeline.statements import Statements
from graph.pipeline.validation import validate
from graph.queries import read_checks, sort_rows
from graph.stores import Iri, Store, open_store
from graph.view.days import LATEST


@dataclass(frozen=True)
class Checked:
    """A graph without errors, and the warnings about it."""

    store: Store
    warnings: tuple[Problem, ...]


def check_all(paths: Iterable[Path], *, say: Callable[[str], None], lang: str, as_of: str = LATEST) -> Checked:
    """The graph of the roadmaps in *paths*, validated with the model, the shapes and the checks.

    :param say: receives the name of each stage, for a progress line.
    :param as_of: leaves out editions that appeared after this date.
    :raises InvalidInput: a stage finds errors. The exception lists all errors of that stage, and nothing is written.
    """
    say("YAML")
    with read_dataset(paths) as dataset:
        store = open_store()
        return Checked(store, check_dataset(dataset, store, say=say, lang=lang, as_of=as_of))


def check_dataset(
    dataset: Statements, store: Store, *, say: Callable[[str], None], lang: str, as_of: str = LATEST
) -> tuple[Problem, ...]:
    """Validates *dataset* with the shapes, fills the empty *store* with it and runs the checks.

    :returns: all warnings.
    :raises InvalidInput: the shapes find an error.
    """
    say("SHACL")
    findings = validate(dataset, lang=lang)
    if findings.errors:
        raise InvalidInput(findings.errors)
    say("SPARQL")
    fill_store(store, dataset, as_of=as_of)
    return (*dataset.warnings, *findings.warnings, *run_checks(store, dataset, lang=lang))


def run_checks(store: Store, dataset: Statements, *, lang: str) -> list[Problem]:
    """A problem for each row that the checks return, at the first known place of an entity in the row."""
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
