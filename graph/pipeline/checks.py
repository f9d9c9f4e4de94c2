"""Validates a graph with the model, then the shapes, then the checks, before anything is written.

If the model finds errors, the shapes that can be applied to the other records are applied too."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from graph.errors.problems import InvalidInput, Problem, RuleBroken
from graph.input.files import DataFile, find_files
from graph.model.concepts import fold
from graph.model.vocabulary import to_prefixed
from graph.pipeline.assembly import open_dataset
from graph.pipeline.contents import fill_store
from graph.pipeline.remainder import find_broken_rules
from graph.pipeline.statements import Statements
from graph.pipeline.validation import validate
from graph.queries import read_checks, sort_rows
from graph.queries.headers import QueryFile
from graph.stores import Cell, Iri, Store, open_store
from graph.view.days import LATEST
from graph.view.names import read_labels


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
    files = find_files(paths)
    with report_all(files, say=say, lang=lang), open_dataset(files) as dataset:
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
        rows = [row for row in sort_rows(store.select(check.file.text), check.order).to_dicts() if not _is_named(row)]
        things = {cell for row in rows for cell in row.values() if isinstance(cell, Iri)}
        names = {thing: label for thing, label in read_labels(store, things, lang=lang).items() if label != thing}
        for row in rows:
            found = {column: cell for column, cell in row.items() if isinstance(cell, Iri)}
            place = next((dataset.places[(one,)] for one in found.values() if (one,) in dataset.places), None)
            if place:
                words = {
                    column: f"'{names[one]}'" if one in names else to_prefixed(one) for column, one in found.items()
                }
                problems.append(RuleBroken(location=place, rule=name, message=_word(check.file, words, lang)))
    return problems


def _word(check: QueryFile, words: Mapping[str, str], lang: str) -> str:
    """The message of a check, or else what it checks and the things in the row."""
    ending = "-ko" if lang == "ko" else ""
    if message := check.get_line(f"message{ending}"):
        return message.format(**words)
    return f"{', '.join(words.values())}: {check.get_line(f'summary{ending}')}"


def _is_named(row: Mapping[str, Cell]) -> bool:
    """Whether a text in the row has one of the names in it. SPARQL cannot compare full-width letters."""
    texts, names = (str(row.get(column) or "").split("\n") for column in ("texts", "names"))
    return any(fold(name) in fold(text) for text in texts for name in names if name)
