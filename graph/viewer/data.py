"""The data of the page: plain, frozen values with their texts in Korean and English.

The template and the scripts know nothing of RDF. This module reads no store.
"""

from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Words:
    """One text in both languages; ``en`` equals ``ko`` if there is no English."""

    ko: str
    en: str


@dataclass(frozen=True)
class Kind:
    """A kind of node or edge as the ontology labels and defines it; ``id`` is its local name (``Agency``)."""

    id: str
    label: Words
    definition: Words


@dataclass(frozen=True)
class Source:
    """A document. ``title`` and ``issued`` are empty if they are not recorded; ``locator`` is a page or paragraph."""

    publisher: str
    title: Words = field(default_factory=lambda: Words("", ""))
    issued: str = ""
    url: str = ""
    locator: str = ""


@dataclass(frozen=True)
class Citation:
    """A source as it is cited for an edition: with the date of that edition, and whether that date is inferred."""

    source: Source
    date: str = ""
    dated: bool = False


@dataclass(frozen=True)
class Fact:
    """One line of the details panel.

    ``status`` is ``stated``, ``inferred`` or ``derived``. ``reason`` explains an inference or correction, or names the
    rule of a derivation. ``place`` is ``file:line`` of the YAML. ``target`` is the id of a node, if the value is one.
    ``kind`` is ``money`` or ``period`` for a fact that cards show, ``variant`` for an amount that another source prints
    instead of the ``money`` before it, ``translation`` for a translated title, else empty. ``printed`` is the text of
    the source if the value corrects it. ``compared`` tells how a ``variant`` relates to the amount that counts:
    ``same``, ``about`` or ``differs``, empty if no amount of the same thing counts. The fact holds from ``since`` until
    before ``until``; empty means no limit.
    """

    label: Words
    value: Words
    kind: str = ""
    status: str = "stated"
    reason: Words = field(default_factory=lambda: Words("", ""))
    source: Citation | None = None
    place: str = ""
    target: str = ""
    printed: str = ""
    since: str = ""
    until: str = ""
    compared: str = ""


@dataclass(frozen=True)
class Name:
    """A name of a node from a day on, if its name changes; ``since`` is empty for the first."""

    label: Words
    since: str = ""


@dataclass(frozen=True)
class Absence:
    """The days on which a node does not hold, because an edition drops it; empty ``until`` means for good."""

    since: str
    until: str = ""


@dataclass(frozen=True)
class Node:
    """One thing of the graph. ``order`` is its place in its parent; ``aliases`` are searched, not shown.

    ``since`` is the day of the first edition that mentions the node or, for a region, anything in it. ``names`` holds
    its names, oldest first, if they changed, ``absent`` the days on which an edition has dropped it.
    """

    id: str
    kind: str
    label: Words
    order: int = 0
    aliases: tuple[str, ...] = ()
    facts: tuple[Fact, ...] = ()
    since: str = ""
    names: tuple[Name, ...] = ()
    absent: tuple[Absence, ...] = ()


@dataclass(frozen=True)
class Edge:
    """One link. ``label`` names its role or property, ``role`` is the name of the role's code.

    ``status``, ``reason``, ``place``, ``since`` and ``until`` are as in :class:`Fact`, ``cited`` as its ``source``.
    ``share`` is the term of the printed ratio for a region in a joint activity.
    """

    source: str
    target: str
    kind: str
    label: Words
    role: str = ""
    status: str = "stated"
    reason: Words = field(default_factory=lambda: Words("", ""))
    cited: Citation | None = None
    place: str = ""
    share: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Amount:
    """Money of an activity, in won as exact decimal text.

    ``kind`` is the name of the amount kind's code (``national``), ``stage`` that of the stage. ``region`` is the region
    of a regional part, ``share`` its share, ``status`` whether that is inferred. The rest is as in :class:`Fact`.
    """

    activity: str
    kind: str
    value: str
    region: str = ""
    stage: str = ""
    share: str = ""
    status: str = "stated"
    cited: Citation | None = None
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Term:
    """One addend of a reconciliation: the part of a region in the amount ``whole`` of an activity, by its ``share``."""

    activity: str
    whole: str
    share: str
    value: str


@dataclass(frozen=True)
class Reconciliation:
    """An announced amount compared with the sum of its terms, in won."""

    roadmap: str
    region: str
    kind: str
    announced: str
    computed: str
    difference: str
    terms: tuple[Term, ...]
    cited: Citation | None = None
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Span:
    """A period of an activity or, with ``label`` and without ``end``, a dated event; with the precision printed."""

    node: str
    start: str = ""
    end: str = ""
    label: Words = field(default_factory=lambda: Words("", ""))
    printed: str = ""
    status: str = "stated"
    cited: Citation | None = None
    place: str = ""
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Edition:
    """The edition of a plan in one source on one date. ``since`` is the day from which it counts."""

    plan: str
    stage: Words
    issued: str
    cited: Citation | None
    since: str = ""


@dataclass(frozen=True)
class Version:
    """An edition of a plan as its preferred source dates it; ``position`` is its place among the editions.

    ``inferred`` is 1 if the date is. It is the preferred source from ``since`` until before ``until``.
    """

    position: int
    name: str
    stage: Words
    issued: str
    cited: Citation | None = None
    inferred: int = 0
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Value:
    """What an edition says: the id of a node, or a text."""

    node: str = ""
    text: Words = field(default_factory=lambda: Words("", ""))


@dataclass(frozen=True)
class Difference:
    """One change, as in :class:`graph.view.changes.Change`. ``name`` is that of an item that is not a node."""

    kind: str
    item: str
    name: Words
    what: Words
    before: tuple[Value, ...]
    after: tuple[Value, ...]
    cited: tuple[Citation, ...] = ()


@dataclass(frozen=True)
class Step:
    """The changes between two editions by their positions, as known from ``since`` until before ``until``."""

    before: int
    after: int
    changes: tuple[Difference, ...]
    since: str = ""
    until: str = ""


@dataclass(frozen=True)
class Revision:
    """A plan with several editions, and what changed between them."""

    plan: str
    versions: tuple[Version, ...]
    steps: tuple[Step, ...]


@dataclass(frozen=True)
class Answers:
    """Rows that answer questions, each for some days, by section; see :mod:`graph.viewer.answers`.

    ``columns`` names the columns of each section with their kinds: ``item:node whole:node``. ``sections`` holds batches
    of rows: the number of the first day, the number of the day after the last, an index into ``sets``, then all cells.
    A cell is a number, or an index into the nodes, links or amounts (-1 for none) or into ``texts``. A group is the
    index of a node, or that of a text counted down from -1. A set is a list of indexes into ``questions``.
    """

    questions: tuple[str, ...] = ()
    sets: tuple[tuple[int, ...], ...] = ()
    texts: tuple[str, ...] = ()
    columns: dict[str, str] = field(default_factory=dict)
    sections: dict[str, list[list[Any]]] = field(default_factory=dict)


@dataclass(frozen=True)
class Question:
    """A saved question, which highlights the nodes of its answer. ``note`` words the answer, or why there is none.

    ``asked`` is the id of the node that the question is about, if any. ``form`` selects the rows that answer it on an
    earlier day: ``coverage``, ``joint``, ``repeated``, ``leadless``, ``gaps`` or ``funding``. ``gaps`` and ``funding``
    answer it on the latest day too. ``view`` is the view that shows the answer, ``mode`` its list there; if empty, the
    open view stays.
    """

    text: Words
    note: Words = field(default_factory=lambda: Words("", ""))
    nodes: tuple[str, ...] = ()
    asked: str = ""
    form: str = ""
    view: str = ""
    mode: str = ""


@dataclass(frozen=True)
class Place:
    """A region on the map, with its name; it need not be a node of the page."""

    id: str
    label: Words


@dataclass(frozen=True)
class Shape:
    """The outline of a municipality on the map.

    ``rings`` are the rings with spaces between them, each the numbers of its arcs with slashes; -1 - n is arc n from
    its end. ``regions`` holds the day from which it belongs to regions, empty for the first, and the indexes of these
    regions in :attr:`Map.places`, the closest first.
    """

    rings: str
    regions: tuple[tuple[str | int, ...], ...]


@dataclass(frozen=True)
class Map:
    """The map. ``arcs`` are written as ``rings`` are: the first point, then the steps to the next points."""

    width: int = 0
    height: int = 0
    arcs: str = ""
    places: tuple[Place, ...] = ()
    shapes: tuple[Shape, ...] = ()


@dataclass(frozen=True)
class Page:
    """The content of one page. ``roots`` holds the roadmaps, ``parts`` the parts of each node, both in order.

    ``statuses`` describes ``stated``, ``inferred`` and ``derived``; ``roles``, ``funds`` and ``stages`` the codes of
    roles, amount kinds and amount stages in use. ``days`` holds the days of the editions; a month or year counts as its
    last day. ``strengths`` is by kind, role and status of a link (``hasParticipation lead stated``), ``least`` the
    tie-breaker between equal paths. ``headings`` holds the headings of reports, by ``report.section``.
    ``map`` is empty if no region lies on it.
    ``amount_rows`` is the long table of all amounts, with a heading, see :mod:`graph.view.amounts`.
    ``frames`` holds the words around the figures of inexact amounts, by qualifier.
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
    frames: dict[str, Words] = field(default_factory=dict)
    spans: tuple[Span, ...] = ()
    editions: tuple[Edition, ...] = ()
    revisions: tuple[Revision, ...] = ()
    map: Map = field(default_factory=Map)
    answers: Answers = field(default_factory=Answers)
    days: tuple[str, ...] = ()
    amount_rows: tuple[tuple[str, ...], ...] = ()
    least: float = 0
    strengths: dict[str, float] = field(default_factory=dict)
    headings: dict[str, Words] = field(default_factory=dict)
