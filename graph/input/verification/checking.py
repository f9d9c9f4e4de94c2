"""Compares the records of roadmap files with the stored texts of their sources."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from graph.errors import MissingExtra
from graph.errors.messages import Message
from graph.errors.problems import InvalidInput, Malformed, Problem, Remarks, sort_problems
from graph.input.files import find_files, read_node
from graph.input.loader import load_files
from graph.input.texts import read_text
from graph.input.texts.reading import UnreadableDocument
from graph.input.verification.claims import Claim, Claims, Skipped
from graph.input.verification.locators import list_located, read_locator
from graph.input.verification.wording import Wording
from graph.model.entities import Plan
from graph.model.records import Record, Value


@dataclass(frozen=True, kw_only=True)
class Unfound(Problem):
    """A value that does not occur in the stored text of its source, or only outside of the *locator* of the source."""

    name: str
    value: str
    source: str
    named: bool = False
    locator: str = ""

    def to_message(self) -> Message:
        given = {"value": self.value, "name": self.name, "source": self.source}
        if self.locator:
            return Message(
                "'{value}' ({name}) is in the text of source '{source}', but not at its locator '{locator}'; correct "
                "one of them",
                **given,
                locator=self.locator,
            )
        if self.named:
            return Message(
                "no name of '{value}' is in the text of source '{source}'; correct '{name}', or write the printed name "
                "there",
                **given,
            )
        return Message(
            "'{value}' ({name}) is not in the text of source '{source}'; correct it, or write what the text prints",
            **given,
        )


@dataclass(frozen=True)
class _Stored:
    """The words of a source, and those of the passages that its *locator* names, if it names some."""

    words: Wording
    part: Wording | None = None
    locator: str = ""


@dataclass
class Verification:
    """The result of :func:`verify`.

    ``unfound`` are the values that are not in the text of their source, and ``errors`` are about texts that cannot be
    compared. ``found`` and ``skipped`` count values. ``without_text`` are the ids of the sources that have no text.
    """

    unfound: list[Unfound] = field(default_factory=list)
    errors: list[Problem] = field(default_factory=list)
    found: int = 0
    skipped: int = 0
    without_text: tuple[str, ...] = ()

    @property
    def checked(self) -> int:
        """How many values were compared with a text."""
        return self.found + len(self.unfound)

    @property
    def problems(self) -> tuple[Problem, ...]:
        """The errors and the values that were not found, by location."""
        return sort_problems([*self.errors, *self.unfound])

    def describe(self) -> Message:
        """The counts in one line."""
        return Message(
            "{checked} checked: {found} found, {unfound} not found; {skipped} skipped (inferred, corrected or "
            "translation); {without} sources without text",
            checked=f"{self.checked:,}",
            found=f"{self.found:,}",
            unfound=f"{len(self.unfound):,}",
            skipped=f"{self.skipped:,}",
            without=f"{len(self.without_text):,}",
        )


def verify(paths: Sequence[Path]) -> Verification:
    """Looks for each figure, title and name of the editions in *paths* in the stored text of their source.

    :raises InvalidInput: the files have errors.
    """
    files = find_files(paths)
    loaded = load_files(files)
    # Packaged regions and agencies come after the files, and nobody asks for the texts of their sources.
    own = loaded.documents[: len(files)]
    claims = Claims(loaded.documents, [read_node(file, Remarks()) for file in files if file.path.suffix != ".ttl"])
    result = Verification()
    texts = _read_texts(own, result)
    for plan in (plan for document in own for plan in _iter_plans(document)):
        source = plan.get_value("source").id
        if stored := texts.get(source):
            for claim in claims.iter_claims(plan):
                _compare(claim, source, stored, result)
    return result


def _iter_plans(document: Record) -> Iterator[Record]:
    return (record for _, record in document.iter_nested() if issubclass(record.entity, Plan))


def _compare(claim: Claim | Skipped, source: str, stored: _Stored, result: Verification) -> None:
    if isinstance(claim, Skipped):
        result.skipped += 1
    elif any((stored.part or stored.words).has(spelling) for spelling in claim.spellings):
        result.found += 1
    else:
        elsewhere = stored.part is not None and any(stored.words.has(spelling) for spelling in claim.spellings)
        result.unfound.append(
            Unfound(
                location=claim.location,
                name=claim.name,
                value=claim.value,
                source=source,
                named=claim.is_a_name,
                locator=stored.locator if elsewhere else "",
            )
        )


def _read_texts(documents: Sequence[Record], result: Verification) -> dict[str, _Stored]:
    """The texts of the sources by id. Several files may describe one source. *result* receives the errors."""
    stored: dict[str, dict[str, Value]] = {}
    for record in (value.content for document in documents for value in document.values.get("sources", ())):
        given = stored.setdefault(record.get_value("id"), {})
        for name in ("text", "sha256", "locator"):
            for value in record.values.get(name, ()):
                given.setdefault(name, value)
    texts: dict[str, _Stored] = {}
    for source, given in stored.items():
        if "text" not in given:
            continue
        try:
            texts[source] = _read_stored(given["text"], given.get("sha256"), given.get("locator"))
        except InvalidInput as error:
            result.errors.extend(error.problems)
    result.without_text = tuple(source for source, given in stored.items() if "text" not in given)
    return texts


def _read_stored(stored: Value, digest: Value | None, locator: Value | None) -> _Stored:
    """The text of one source.

    :raises InvalidInput: it cannot be read, is not the text with the *digest*, or lacks the passage of *locator*.
    """
    path = _find_path(stored)
    try:
        text = read_text(path)
    except (UnreadableDocument, MissingExtra) as error:
        raise InvalidInput([Malformed(location=stored.location, what=error.args[0], instead="")]) from error
    if digest and digest.content.strip().lower() != text.sha256:
        what = Message(
            "the SHA-256 of {path} is {found}, not '{wanted}'", path=path, found=text.sha256, wanted=digest.content
        )
        instead = Message("restore the file, or compare the data with it and write its hash")
        raise InvalidInput([Malformed(location=digest.location, what=what, instead=instead)])
    words = Wording(text.content)
    wanted = read_locator(locator.content) if locator else {}
    passages = list_located(text.passages, wanted) if wanted else None
    if locator is None or passages is None:
        return _Stored(words)
    if not passages:
        what = Message("{path} has no passage '{locator}'", path=path, locator=locator.content)
        raise InvalidInput([Malformed(location=locator.location, what=what, instead=Message("correct the locator"))])
    part = Wording("\n".join(text.content[one.start : one.end] for one in passages))
    return _Stored(words, part, locator.content)


def _find_path(stored: Value) -> Path:
    """The stored file. Its path is relative to the data file, or to the folder of CSV files.

    :raises InvalidInput: the path is absolute, so it is right on one machine only.
    """
    place, written = stored.location, Path(stored.content)
    folder = Path(place.path) if place.is_csv else Path(place.path).parent
    if written.is_absolute():
        what = Message("the path '{path}' is absolute", path=written)
        instead = Message("write it relative to the data file")
        raise InvalidInput([Malformed(location=place, what=what, instead=instead)])
    return folder / written
