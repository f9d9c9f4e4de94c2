"""Computes the quads to remove from and add to a graph when some of its files change.

The affected files are the changed files, files that declare the same entities, and files that mention an entity that
was added or removed. Nothing else changes, because rules connect roadmaps only through ``rm:programme``.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass, replace

import pyoxigraph

from graph.errors.problems import InvalidInput, Remarks, sort_problems
from graph.input.declarations import Mention, declare
from graph.input.files import DataFile, read_file
from graph.input.references import resolve
from graph.input.registry import Registry, register
from graph.model.codes import CONCEPT_TYPES
from graph.model.identifiers import REFERENCE_GRAPH, mint_iri
from graph.model.parties import Region
from graph.model.records import Record
from graph.model.vocabulary import DCTERMS, RM, SKOS
from graph.pipeline.dataset import Dataset, merge_fragments, ontology_to_nquads, to_fragment
from graph.pipeline.kept.catalogue import Catalogue, FileEntry, iter_mentioned
from graph.pipeline.rules import iter_derived
from graph.stores import Store, open_store
from graph.stores.ntriples import to_iri, to_lines, to_quads


class Unsettled(Exception):
    """The change cannot be computed separately. The graph must be rebuilt, which also reports any errors."""


@dataclass(frozen=True)
class Revision:
    """Quads to remove and add as N-Quads text, the files that are gone, and the entries of the affected files.

    ``dataset`` holds the statements of the affected files and about the entities that they mention. ``store`` also
    holds the derived statements. Together they are enough to validate the change with the shapes and the checks.
    """

    removed: str
    added: str
    gone: frozenset[str]
    entries: Mapping[str, FileEntry]
    dataset: Dataset
    store: Store


@dataclass(frozen=True)
class _Read:
    """A file as it is now."""

    document: Record
    entry: FileEntry


def revise(
    store: Store, catalogue: Catalogue, files: Mapping[str, DataFile], digests: Mapping[str, str], changed: Set[str]
) -> Revision:
    """The revision of the graph in *store* for the files in *changed*, which are new, modified or gone.

    :param files: all present files by name. *digests* holds their digests.
    :raises Unsettled: the files have errors, or the effects of the change cannot be limited.
    """
    affected = _Affected(catalogue, files, digests)
    affected.take(changed)
    dataset, entries = affected.state()
    editions = {edition for entry in affected.before.values() for edition in entry.issued}
    things = {thing for entry in affected.before.values() for thing in entry.origins}
    before = {*_read_graphs(store, editions), *_to_reference(_read_things(store, things))}
    stated = list(pyoxigraph.parse(dataset.nquads, format=pyoxigraph.RdfFormat.N_QUADS))
    # As the engine writes them.
    after = {f"{quad.triple} {quad.graph_name} .\n" for quad in stated}
    links = {*_read_links(store), *_find_links(stated)}
    if _find_concepts(before) != _find_concepts(after):
        # A technology or code can matter to every roadmap.
        raise Unsettled
    follows = _Consequences(store, before, after, {*editions, *dataset.issued}, links)
    old_quads, new_quads = before | follows.before, after | follows.after
    declared = {iri for entry in entries.values() for iri in entry.origins}
    context = _read_context(store, set(_iter_things(stated)), things | declared)
    follows.store.load("".join(_to_reference(context)))
    known = [*dataset.triples.get(REFERENCE_GRAPH, ()), *sorted(context)]
    return Revision(
        removed="".join(sorted(old_quads - new_quads)),
        added="".join(sorted(new_quads - old_quads)),
        gone=frozenset(affected.before) - frozenset(entries),
        entries=entries,
        dataset=replace(dataset, triples={**dataset.triples, REFERENCE_GRAPH: known}),
        store=follows.store,
    )


class _Affected:
    """The files that a change affects, in their previous state from the catalogue and in their present state."""

    def __init__(self, catalogue: Catalogue, files: Mapping[str, DataFile], digests: Mapping[str, str]) -> None:
        self.catalogue = catalogue
        self.files = files
        self.digests = digests
        self.before: dict[str, FileEntry] = {}
        self.now: dict[str, _Read] = {}
        self.remarks = Remarks()

    def take(self, names: Set[str]) -> None:
        """Adds files and all files that they affect in turn."""
        while fresh := names - set(self.before) - set(self.now):
            self.before.update(self.catalogue.read_entries(fresh))
            self.now.update({name: self.read(self.files[name]) for name in sorted(fresh) if name in self.files})
            old = {name: self.before[name] for name in fresh if name in self.before}
            new = {name: self.now[name].entry for name in fresh if name in self.now}
            ids = {one for entry in (*old.values(), *new.values()) for one in entry.iter_ids()}
            words = [{one for entry in side.values() for one in entry.iter_placed()} for side in (old, new)]
            altered = {(kind, word) for kind, word, _ in words[0] ^ words[1]}
            names = self.catalogue.find_declaring(ids) | self.catalogue.find_mentioning(altered)

    def read(self, file: DataFile) -> _Read:
        try:
            document = read_file(file, self.remarks)
        except InvalidInput as error:
            raise Unsettled from error
        if self.remarks.errors:
            raise Unsettled
        return _Read(document, FileEntry(self.digests[file.name], declare(document), (), {}, {}))

    def has_new_links(self) -> bool:
        """Whether a reference to its own type is new and may complete a cycle through a file that is not affected.

        Only an affected file refers to an entity that no file declared before. Mutual references form no cycle.
        """
        entries = (self.before.values(), (read.entry for read in self.now.values()))
        old, new = (
            {link[:-1] for entry in side for link in entry.declarations.links if not link.mutual} for side in entries
        )
        known = {word for entry in self.before.values() for _, word in entry.iter_words()}
        return any(link[2] in known for link in new - old)

    def has_new_successions(self) -> bool:
        """Whether a succession or the days of a region changed, which a file that is not affected may contradict."""
        entries = (self.before.values(), (read.entry for read in self.now.values()))
        old, new = ({one for entry in side for one in _iter_successions(entry)} for side in entries)
        return old != new

    def state(self) -> tuple[Dataset, dict[str, FileEntry]]:
        """The statements of the affected files, and their entries."""
        registry = register(read.entry.declarations for _, read in sorted(self.now.items()))
        if registry.problems or any(registry.iter_remaining()) or self.has_new_links() or self.has_new_successions():
            raise Unsettled
        names = {file.shown: file.name for file in self.files.values()}
        fragments, entries = [], {}
        for name, read in sorted(self.now.items()):
            witness = _Witness(self.catalogue, registry, set(self.before) | set(self.now))
            if resolve(read.document, witness):
                raise Unsettled
            fragments.append(to_fragment(read.document, names))
            origins, issued = fragments[-1].origins, fragments[-1].issued
            entries[name] = replace(read.entry, mentions=tuple(witness.mentions), origins=origins, issued=issued)
        if any(registry.iter_contradictions()):
            raise Unsettled
        merged = merge_fragments(fragments)
        return replace(merged, warnings=sort_problems(self.remarks.warnings)), entries


def _iter_successions(entry: FileEntry) -> Iterator[tuple[str, ...]]:
    """The successions of a file and the first and last days of its regions, without their lines."""
    yield from (one[:-1] for one in entry.declarations.replacements)
    for shared in entry.declarations.shared:
        if shared.kind == Region.__name__:
            days = [(name, word.text) for name in ("since", "until") if (word := shared.values.get(name))]
            yield from ((shared.id, *day) for day in days)


class _Witness:
    """Resolves mentions and records them. If no affected file declares the entity, the catalogue is searched."""

    def __init__(self, catalogue: Catalogue, registry: Registry, affected: Set[str]) -> None:
        self.catalogue = catalogue
        self.registry = registry
        self.called = registry.called
        self.loaded = set(affected)
        self.unread: set[str] = set()
        self.mentions: dict[Mention, None] = {}

    def find(self, mention: Mention) -> set[str]:
        if mention not in self.mentions and not mention.plan[0]:
            names = self.catalogue.find_declaring(iter_mentioned(mention)) - self.loaded
            for entry in self.catalogue.read_entries(names).values():
                self.registry.add(entry.declarations)
            self.loaded |= names
        self.mentions[mention] = None
        return self.registry.find(mention)

    def list_stating(self, _plan: tuple[str, str], _line: str) -> Sequence[str]:
        """None, because the message is that of the full load."""
        return ()

    def get_words(self, mention: Mention) -> list[str]:
        return [mention.text]


class _Consequences:
    """The derived statements of the affected roadmaps, before and after the change.

    Roadmaps depend on their programmes: the statements of a programme hold for the roadmaps in it.
    """

    def __init__(
        self, store: Store, before: Set[str], after: Set[str], editions: Set[str], links: Set[tuple[str, str]]
    ) -> None:
        plans = _find_family({edition.partition("/edition/")[0] for edition in editions}, links)
        beside = set(_read_graphs(store, set(_read_editions(store, plans)) - editions))
        beside |= set(_read_steps(store))
        _, self.before = _derive(before | beside)
        self.store, self.after = _derive(after | beside)


def _find_concepts(quads: Iterable[str]) -> set[str]:
    """The quads about own concepts, without their places."""
    paths = tuple(f"<{mint_iri(kind.path)}/" for kind in CONCEPT_TYPES.values())
    places = (f"> <{RM.file}> ", f"> <{RM.line}> ")
    return {quad for quad in quads if quad.startswith(paths) and not any(place in quad for place in places)}


def _read_steps(store: Store) -> list[str]:
    """The steps from own concepts to broader ones, as N-Quads."""
    step = f"?s {to_iri(SKOS.broader)} ?o"
    pattern = f"GRAPH {to_iri(REFERENCE_GRAPH)} {{ {step} }}"
    return _to_reference(to_lines(store.construct(f"CONSTRUCT {{ {step} }} WHERE {{ {pattern} }}")))


def _derive(quads: Iterable[str]) -> tuple[Store, set[str]]:
    """A store with *quads* and the derived statements, and the derived quads."""
    store = open_store()
    store.load(ontology_to_nquads())
    store.load("".join(quads))
    return store, {quad for derived in iter_derived(store) for quad in to_lines(derived)}


def _find_family(plans: Set[str], links: Set[tuple[str, str]]) -> set[str]:
    """*plans* with all roadmaps below them, and the programmes above all of these.

    :param links: pairs of a roadmap and its programme.
    """
    family = set(plans)
    while below := {plan for plan, programme in links if programme in family} - family:
        family |= below
    while above := {programme for plan, programme in links if plan in family} - family:
        family |= above
    return family


def _read_links(store: Store) -> Iterator[tuple[str, str]]:
    rows = store.select(f"SELECT DISTINCT ?plan ?programme {{ ?plan {to_iri(RM.programme)} ?programme }}").rows
    yield from ((str(plan), str(programme)) for plan, programme in rows)


def _find_links(stated: Iterable[pyoxigraph.Quad]) -> Iterator[tuple[str, str]]:
    for quad in stated:
        if quad.predicate.value == RM.programme:
            plan, programme = _iter_things([quad])
            yield plan, programme


def _read_editions(store: Store, plans: Iterable[str]) -> Iterator[str]:
    listed, link = " ".join(to_iri(plan) for plan in sorted(plans)), to_iri(DCTERMS.isVersionOf)
    table = store.select(f"SELECT DISTINCT ?edition {{ VALUES ?plan {{ {listed} }} ?edition {link} ?plan }}")
    yield from (str(row[0]) for row in table.rows)


def _read_graphs(store: Store, graphs: Iterable[str]) -> Iterator[str]:
    """The quads of *graphs*."""
    for named in sorted(graphs):
        within = to_iri(named)
        triples = store.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH {within} {{ ?s ?p ?o }} }}")
        yield from to_lines(to_quads(triples, within))


def _read_things(store: Store, things: Iterable[str]) -> list[str]:
    """The statements of the reference graph about *things*, as lines of N-Triples."""
    listed, within = " ".join(to_iri(thing) for thing in sorted(things)), to_iri(REFERENCE_GRAPH)
    pattern = f"VALUES ?s {{ {listed} }} GRAPH {within} {{ ?s ?p ?o }}"
    return to_lines(store.construct(f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ {pattern} }}"))


def _to_reference(triples: Iterable[str]) -> list[str]:
    """*triples*, lines of N-Triples, as N-Quads of the reference graph."""
    return to_lines(to_quads("".join(triples), to_iri(REFERENCE_GRAPH)))


def _read_context(store: Store, mentioned: Set[str], outdated: Set[str]) -> set[str]:
    """The statements of the reference graph about *mentioned* and all entities reached from there, as N-Triples lines.

    :param outdated: entities that the change affects. The store still has their previous state.
    """
    context: set[str] = set()
    seen, fresh = set(outdated), set(mentioned)
    while fresh := fresh - seen:
        seen |= fresh
        found = _read_things(store, fresh)
        context.update(found)
        fresh = set(_iter_things(pyoxigraph.parse("".join(found), format=pyoxigraph.RdfFormat.N_TRIPLES)))
    return context


def _iter_things(stated: Iterable[pyoxigraph.Quad]) -> Iterator[str]:
    """The IRIs of the subjects and objects."""
    for quad in stated:
        yield from (term.value for term in (quad.subject, quad.object) if isinstance(term, pyoxigraph.NamedNode))
