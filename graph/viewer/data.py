"""What the page is given: plain, frozen values, already worded in Korean and English.

The template and its script know nothing of RDF; they show what stands here. Nothing here reads a store.
"""

from dataclasses import dataclass, field
from typing import Any


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
    of the source where the value corrects it. ``since`` and ``until`` are the days from which and until which it holds;
    empty: always.
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
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Name:
    """What a node is called from a day on, if that changes; ``since`` is empty for its first name."""

    label: Words
    since: str = ""


@dataclass(frozen=True)
class Node:
    """One thing of the graph. ``order`` is its place in its parent; ``aliases`` are searched, not shown.

    ``since`` is the day of the first edition that states it or, for a region, that something is there; ``names`` are
    its names by day, oldest first, if they differ.
    """

    id: str
    kind: str
    label: Words
    order: int = 0
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    since: str = ""
    names: tuple[Name, ...] = ()


@dataclass(frozen=True)
class Edge:
    """One link. ``label`` is what the link says (a role, a property), ``role`` the name of the role's code.

    ``status``, ``reason``, ``place``, ``since`` and ``until`` are as in :class:`Fact`, ``cited`` as its ``source``;
    ``share`` is the term of the printed ratio that a region has in a joint activity.
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
    share: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Amount:
    """Money of an activity, in won as exact decimal text.

    ``kind`` is the name of the amount kind's code (``national``), ``stage`` that of the stage. ``region`` is the node
    that gets it, if not all do, by its ``share`` if one is printed. The rest is as in :class:`Fact`.
    """

    activity: str
    kind: str
    value: str
    region: str = ""
    stage: str = ""
    share: str = ""
    cited: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Term:
    """One addend of a reconciliation: what a region gets of the *whole* of an activity by its ``share``."""

    activity: str
    whole: str
    share: str
    value: str


@dataclass(frozen=True)
class Reconciliation:
    """An announced amount against the sum of its terms, in won."""

    roadmap: str
    region: str
    kind: str
    announced: str
    computed: str
    difference: str
    terms: tuple[Term, ...]
    cited: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Span:
    """A period of an activity or, with ``label`` and without ``end``, a dated event; dates as precise as printed."""

    node: str
    start: str = ""
    end: str = ""
    label: Words = field(default_factory=lambda: Words("", ""))
    printed: str = ""
    status: str = "stated"
    cited: str = ""
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Edition:
    """What one source said about a plan at one date."""

    plan: str
    stage: Words
    issued: str
    cited: str


@dataclass(frozen=True)
class Answers:
    """Rows that answer questions, each for some days, by section; see :mod:`graph.viewer.answers`.

    ``columns`` are the names of what stands in a row of a section, each with its kind: ``item:node whole:node``.
    ``sections`` holds batches of rows: the number of the day from which they hold, that of the first on which they do
    no more, the place of their questions in ``sets``, then all their cells. Cells are numbers, and places in the lists
    of nodes, links and amounts (-1 for none) or in ``texts``; a group is a node, or a text counted down from -1. A set
    is a list of places in ``questions``.
    """

    questions: tuple[str, ...] = ()
    sets: tuple[tuple[int, ...], ...] = ()
    texts: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[list[Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A saved question; choosing it marks the nodes of its answer. ``note`` says what the answer is, or why none.

    ``asked`` is the id of the node that the question is about, if it is about one; ``form`` says which rows answer it
    for an earlier day: ``coverage``, ``joint``, ``repeated``, ``leadless``, ``gaps`` or ``funding``; those of the last
    two answer it for the latest day too. ``view`` is the view in which the answer stands, ``mode`` what it lists
    there; empty: whichever is open.
    """

    text: Words
    note: Words = field(default_factory=lambda: Words("", ""))
    nodes: tuple[str, ...] = ()
    asked: str = ""
    form: str = ""
    view: str = ""
    mode: str = ""


@dataclass(frozen=True)
class Page:
    """All that one page shows. ``roots`` are the roadmaps, in order; ``parts`` lists each node's parts in order.

    ``statuses`` describes ``stated``, ``inferred`` and ``derived``, as far as the ontology does; ``roles``, ``funds``
    and ``stages`` the codes of roles, amount kinds and amount stages that occur; ``days`` are the days on which an
    edition appeared, each the last day that its date can mean. ``strengths`` are those of links by kind, role and
    status (``hasParticipation lead stated``), ``least`` what decides between equal ways, ``headings`` what reports
    call their sections, by ``report.section``.
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
    roles: tuple[Kind, ...] = ()
    funds: tuple[Kind, ...] = ()
    stages: tuple[Kind, ...] = ()
    amounts: tuple[Amount, ...] = ()
    reconciliations: tuple[Reconciliation, ...] = ()
    spans: tuple[Span, ...] = ()
    editions: tuple[Edition, ...] = ()
    answers: Answers = field(default_factory=Answers)
    days: tuple[str, ...] = ()
    least: float = 0
    strengths: dict[str, float] = field(default_factory=dict)
    headings: dict[str, Words] = field(default_factory=dict)
