"""What the page is given: plain, frozen values, already worded in Korean and English.

The template and its script know nothing of RDF; they show what stands here. Nothing here reads a store.
"""

from dataclasses import dataclass, field


@dataclass(frozen=True)
class Words:
    """One text in both languages; ``en`` falls back to ``ko`` where no English is known."""

    ko: str
    en: str


@dataclass(frozen=True)
class Kind:
    """A kind of node or edge, as the ontology names and defines it; ``id`` is its local name (``Agency``)."""

    id: str
    label: Words
    definition: Words


@dataclass(frozen=True)
class Fact:
    """One line of the details panel.

    ``status`` is ``stated``, ``inferred`` or ``derived``; ``reason`` says why it was inferred or corrected, or by which
    rule it was derived. ``source`` is publisher, date and title; ``place`` is ``file:line`` of the YAML that states it.
    ``target`` is the id of a node, if the value is one. ``kind`` is ``money`` or ``period`` for what a card shows,
    ``variant`` for what another source prints instead of the ``money`` before it, else empty. ``printed`` is the text
    of the source where the value corrects it.
    """

    label: Words
    value: Words
    kind: str = ""
    status: str = "stated"
    reason: Words = field(default_factory=lambda: Words("", ""))
    source: str = ""
    place: str = ""
    target: str = ""
    printed: str = ""


@dataclass(frozen=True)
class Node:
    """One thing of the graph. ``order`` is its place in its parent; ``aliases`` are searched, not shown."""

    id: str
    kind: str
    label: Words
    order: int = 0
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()


@dataclass(frozen=True)
class Edge:
    """One link. ``label`` is what the link says (a role, a property), ``role`` the name of the role's code.

    ``status``, ``reason`` and ``place`` are as in :class:`Fact`, ``cited`` as its ``source``.
    """

    source: str
    target: str
    kind: str
    label: Words
    role: str = ""
    status: str = "stated"
    reason: Words = field(default_factory=lambda: Words("", ""))
    cited: str = ""
    place: str = ""


@dataclass(frozen=True)
class Question:
    """A saved question; choosing it marks the nodes of its answer. ``note`` says what the answer is, or why none.

    ``asked`` is the id of the node that the question is about, if it is about one.
    """

    text: Words
    note: Words
    nodes: tuple[str, ...]
    asked: str = ""


@dataclass(frozen=True)
class Page:
    """All that one page shows. ``roots`` are the roadmaps, in order; ``parts`` lists each node's parts in order.

    ``statuses`` describes ``stated``, ``inferred`` and ``derived``, as far as the ontology does.
    """

    title: Words
    node_kinds: tuple[Kind, ...]
    edge_kinds: tuple[Kind, ...]
    nodes: tuple[Node, ...]
    edges: tuple[Edge, ...]
    questions: tuple[Question, ...]
    roots: tuple[str, ...]
    parts: dict[str, tuple[str, ...]]
    statuses: tuple[Kind, ...] = ()
