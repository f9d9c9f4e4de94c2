"""Validates a graph with the model, then the shapes, then the checks, before anything is written.

If the model finds errors, the shapes that can be applied to the other records are applied too."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import InvalidInput, Problem, RuleBroken
from graph.input.files import DataFile, find_files
from graph.model.vocabulary import to_prefixed
from graph.pipeline.assembly import read_dataset
from graph.pipeline.contents import fill_store
from graph.pipeline.remainder import find_broken_rules
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
    :raises InvalidInput: the files have errors. The exception lists all of them, and nothing is written.
    """
    paths = list(paths)
    with report_all(find_files(paths), say=say, lang=lang), read_dataset(paths) as dataset:
        store = open_store()
        return Checked(store, check_dataset(dataset, store, say=say, lang=lang, as_of=as_of))


@contextmanager
def report_all(files: Sequence[DataFile], *, say: Callable[[str], None], lang: str) -> Iterator[None]:
    """Adds to the errors with which reading *files* ends what breaks a rule beside them."""
    say("YAML")
    try:
        yield
    except InvalidInput as error:
        if any(isinstance(one, RuleBroken) for one in error.problems):
            raise
        say("SHACL")
        raise InvalidInput([*error.problems, *find_broken_rules(files, error.problems, lang=lang)]) from error


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
