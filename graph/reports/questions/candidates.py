"""Suggestions for a question that is not understood: with corrected names, or of another kind with the same names."""

from collections.abc import Iterator

from graph.errors import find_similar
from graph.reports.questions.names import KINDS, Index
from graph.reports.questions.patterns import Language, Pattern, fold
from graph.reports.questions.question import Read
from graph.view.names import Names


def iter_candidates(question: str, read: Read, language: Language, index: Index, names: Names) -> Iterator[str]:
    """Questions in the language of *read*, most similar first. The caller checks which of them are understood."""
    for span in read.unknown:
        known = [name for kind in KINDS for name in index.of_kind(kind)]
        for name in find_similar(span.text, known):
            yield question[: span.start] + name + question[span.start + len(span.text) :]
    for piece in read.names:
        for reading in piece.readings:
            # If several entities share the name, suggest a name of each alone.
            if len(piece.readings) > 1:
                name = names.name_unique(reading.kind, reading.thing)
                yield question[: piece.start] + name + question[piece.end :]
    ranked = sorted(language.patterns, key=lambda pattern: -_rate(pattern, read))
    for pattern in ranked:
        yield _fill(pattern, read, language, index)


def _rate(pattern: Pattern, read: Read) -> int:
    """The similarity of a kind of question: the names that it uses and does not use, then its words."""
    kinds = [{reading.kind for reading in piece.readings} for piece in read.names]
    takes = [set(slot.kinds) for slot in pattern.takes]
    placed = sum(any(kind & slot for slot in takes) for kind in kinds)
    # Unknown words may be names.
    empty = sum(slot.is_required for slot in pattern.takes) - placed
    placed += min(max(empty, 0), len(read.unknown))
    needed = sum(bool(need & set(read.concepts)) for need in pattern.needs)
    foreign = len(set(read.concepts) - pattern.concepts)
    return (
        8 * placed
        - 4 * (len(kinds) - placed)
        - 4 * max(empty, 0)
        + 3 * needed
        - foreign
        + 2 * (not read.names and empty > 0)
    )


def _fill(pattern: Pattern, read: Read, language: Language, index: Index) -> str:
    """The example of *pattern* with the names of the question, completed with example names."""
    free = list(read.names)
    values: dict[str, str] = {}
    for slot in pattern.takes:
        fitting = next((one for one in free if {reading.kind for reading in one.readings} & set(slot.kinds)), None)
        if fitting:
            free.remove(fitting)
        values[slot.name] = fitting.text if fitting else _find_example(slot.kinds, language, index, values)
    return pattern.examples[read.lang].format(**values)


def _find_example(kinds: tuple[str, ...], language: Language, index: Index, used: dict[str, str]) -> str:
    """A name of one of *kinds* in the graph, preferably one of the examples."""
    for kind in kinds:
        for name in (*language.examples.get(kind, ()), *index.of_kind(kind)):
            known = index.readings.get(fold(name), [])
            if len([one for one in known if one.kind == kind]) == 1 and name not in used.values():
                return name
    return ""
