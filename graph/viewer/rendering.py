"""Renders a :class:`graph.viewer.data.Page` as one HTML file that makes no network requests.

pyvis passes the network to our template. Style, scripts and data are inlined, and the content security policy allows
style and scripts by their hashes. This module writes no file.
"""

import json
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from functools import cache, partial
from pathlib import Path

from markupsafe import Markup
from pyvis.network import Network

from graph.viewer.askable import build_askable
from graph.viewer.compression import compress, to_block
from graph.viewer.data import Page
from graph.viewer.full import NOTHING, Addition
from graph.viewer.inline import to_hash, to_json
from graph.viewer.packing import Json, pack_page
from graph.viewer.positions import Arrangement, arrange
from graph.viewer.sources import read_script, read_style, read_vendored

HERE = Path(__file__).parent
VIS_NETWORK = "vis-network.min.js"
# In the order of their imports.
SCRIPTS = (
    "data/buckets.js", "data/inflate.js", "data/spelling.js", "data/model.js", "data/findings.js",
    "data/revisions.js", "data/homes.js", "data/coverage.js", "data/paths.js", "data/operation.js", "data/facets.js",
    "data/figures.js", "data/wons.js", "data/search.js", "data/funding.js", "data/flows.js", "data/answers.js",
    "data/partners.js", "data/asking.js", "data/land.js", "data/tallies.js", "data/communities.js",
    "state/particles.js",
    "state/phrases.js", "state/moneywords.js", "state/words.js", "state/state.js", "state/wording.js",
    "state/views.js", "state/filters.js", "state/folding.js", "state/keepsake.js", "state/selection.js",
    "state/address.js", "state/commands.js",
    "parts/elements.js", "parts/painting.js", "parts/listing.js", "parts/labels.js", "parts/chart.js", "parts/bars.js",
    "parts/notes.js", "parts/references.js", "parts/wordmarks.js", "parts/balance.js", "parts/caveats.js",
    "parts/sankey.js", "parts/ranking.js", "parts/moneyfile.js", "parts/yearlist.js", "parts/catalogue.js",
    "parts/planindex.js", "parts/matches.js", "parts/connection.js",
    "parts/details.js", "parts/legend.js", "parts/conditions.js", "parts/searchbox.js",
    "parts/offered.js", "parts/glance.js", "parts/askbox.js",
    "parts/help.js", "parts/fades.js", "parts/networktools.js", "parts/picture.js", "parts/sheets.js",
    "parts/downloads.js",
    "parts/storybar.js", "parts/notestrip.js", "parts/takeaway.js",
    "views/front.js", "views/roadmap.js", "views/map.js", "views/network.js", "views/around.js", "views/matrix.js",
    "views/money.js", "views/compare.js", "views/changes.js", "views/timeline.js", "views/table.js",
    "page.js",
)  # fmt: skip


@dataclass(frozen=True)
class Mark:
    """The mark of a kind of node, on the canvas and in the legend.

    Colours are from Okabe and Ito 2008. ``hollow`` draws only the outline; ``size`` is the radius in pixels on the
    canvas.
    """

    colour: str
    shape: str
    hollow: bool = False
    size: int = 11


MARKS = {
    "Roadmap": Mark("#000000", "diamond", size=19),
    "Programme": Mark("#D55E00", "diamond", hollow=True, size=15),
    "Vision": Mark("#AA4499", "star", hollow=True, size=15),
    "FocusArea": Mark("#0072B2", "square", hollow=True, size=13),
    "Strategy": Mark("#009E73", "hexagon"),
    "AddOnStrategy": Mark("#009E73", "hexagon", hollow=True),
    "Project": Mark("#E69F00", "square", size=13),
    "Axis": Mark("#0072B2", "square", size=13),
    "Phase": Mark("#56B4E9", "square", hollow=True),
    "Zone": Mark("#E69F00", "diamond"),
    "Task": Mark("#E69F00", "hexagon", hollow=True),
    "Study": Mark("#56B4E9", "diamond", hollow=True),
    "RelatedProject": Mark("#E69F00", "square", hollow=True, size=13),
    "Agency": Mark("#0072B2", "dot"),
    "Region": Mark("#D55E00", "triangle", size=13),
    "Concept": Mark("#F0E442", "star", size=12),
    "Driver": Mark("#CC79A7", "triangleDown"),
    "LegalBasis": Mark("#0072B2", "triangleDown", hollow=True),
    "Milestone": Mark("#D55E00", "triangle", hollow=True),
}
# A text of a few roadmaps stays readable in the file.
_LARGE = 100_000
OTHER_MARK = Mark("#767676", "dot", hollow=True)

OPTIONS: dict[str, Json] = {
    "physics": {"enabled": False},
    "layout": {"improvedLayout": False},
    "interaction": {"hover": True, "dragNodes": False, "tooltipDelay": 200, "selectConnectedEdges": False},
    "nodes": {"chosen": False},
    "edges": {"chosen": False, "width": 1, "smooth": False, "arrows": {"to": {"enabled": True, "scaleFactor": 0.45}}},
}


@dataclass(frozen=True)
class Document:
    """The values for the template, besides the network from pyvis.

    ``policy`` is the content security policy. ``style`` and ``scripts`` are trusted files of this package, inlined
    unescaped. ``askable`` is the table of the question box, compressed. ``library`` is vis-network, compressed, which a
    drawing unpacks and runs, and ``licence`` its notice. ``content`` is the page as JSON; ``is_packed`` tells whether
    it is compressed. ``blocks`` holds texts for scripts by id, in a full page only.
    """

    title: str
    policy: str
    style: Markup
    scripts: tuple[Markup, ...]
    library: str
    licence: Markup
    askable: str
    content: Markup
    is_packed: bool
    blocks: Mapping[str, str]


def render_page(page: Page, *, addition: Addition = NOTHING) -> str:
    """The HTML text; the same page gives the same text.

    :param addition: the additions of a full page.

    :raises ValueError: an id occurs twice, or an edge, part, root or question names a node that *page* lacks.
    """
    _check_ids(page)
    arrangement = arrange(page)
    network = _to_network(page, arrangement)
    network.set_template_dir(str(HERE / "templates"), "page.html")
    environment = network.templateEnv
    environment.autoescape = True
    environment.policies["json.dumps_function"] = to_json
    environment.policies["json.dumps_kwargs"] = {}
    environment.globals["document"] = _to_document(page, addition)
    environment.globals["to_drawing"] = partial(to_drawing, arrangement=arrangement)
    return str(network.generate_html())


def _check_ids(page: Page) -> None:
    counts = Counter(node.id for node in page.nodes)
    twice = sorted(name for name, count in counts.items() if count > 1)
    if twice:
        raise ValueError(f"node ids stand twice: {', '.join(twice)}")
    unknown = sorted(set(_iter_references(page)) - set(counts))
    if unknown:
        raise ValueError(f"ids without a node: {', '.join(unknown)}")


def _iter_references(page: Page) -> Iterable[str]:
    yield from page.roots
    for whole, parts in page.parts.items():
        yield from (whole, *parts)
    for edge in page.edges:
        yield from (edge.source, edge.target)
    for question in page.questions:
        yield from question.nodes


def _to_document(page: Page, addition: Addition) -> Document:
    style = "\n".join(filter(None, (read_style("page.css"), addition.style)))
    *before, last = map(read_script, SCRIPTS)
    scripts = (*before, *addition.scripts, last)
    marks: Json = {kind: asdict(_to_mark(kind)) for kind in dict.fromkeys(node.kind for node in page.nodes)}
    content = to_json({**pack_page(page), "marks": marks})
    is_packed = len(content) > _LARGE
    return Document(
        title=page.title.ko,
        policy=_to_policy(style, (read_vendored(VIS_NETWORK), *scripts), addition),
        style=Markup(style),
        scripts=tuple(Markup(script) for script in scripts),
        library=_pack_library(),
        licence=Markup(read_vendored("vis-network.LICENSE")),
        askable=_pack_askable(),
        content=Markup(to_block(compress(content.encode())) if is_packed else content),
        is_packed=is_packed,
        blocks=addition.blocks,
    )


@cache
def _pack_library() -> str:
    return to_block(compress(read_vendored(VIS_NETWORK).encode()))


@cache
def _pack_askable() -> str:
    return to_block(compress(build_askable().encode()))


def _to_policy(style: str, scripts: Iterable[str], addition: Addition) -> str:
    return "; ".join(
        (
            "default-src 'none'",
            " ".join(("script-src", *(to_hash(script) for script in scripts), *addition.sources)),
            f"style-src {to_hash(style)}",
            "img-src data: blob:",
            *addition.directives,
            "base-uri 'none'",
            "form-action 'none'",
        )
    )


def _to_mark(kind: str) -> Mark:
    return MARKS.get(kind, OTHER_MARK)


def _to_network(page: Page, arrangement: Arrangement) -> Network:
    """The network that pyvis passes to our template: positions of nodes, and links with ids and bends.

    Edge ids are indexes into ``page.edges``, so parallel edges are kept. The lists of pyvis are filled directly: its
    ``add_edge`` searches all nodes for the ends of each link, which :func:`_check_ids` has already validated.
    """
    network = Network(directed=True, cdn_resources="in_line")
    network.options = OPTIONS
    points = arrangement.points
    network.nodes = [{"id": node.id, "x": points[node.id].x, "y": points[node.id].y} for node in page.nodes]
    pairs: Counter[frozenset[str]] = Counter()
    for index, edge in enumerate(page.edges):
        pair = frozenset((edge.source, edge.target))
        network.edges.append({"id": index, "from": edge.source, "to": edge.target, "bend": pairs[pair]})
        pairs[pair] += 1
    return network


def to_drawing(
    nodes: list[dict[str, Json]], edges: list[dict[str, Json]], options: str, *, arrangement: Arrangement
) -> Json:
    """The drawing data for the script: positions in node order, bends of parallel links, and the communities.

    A community is the index of its main node (-1 for none), its centre and its radius. ``belongs`` holds the index of
    the community of each node. Label, shape and colour, which pyvis repeats for each node, follow from the data of the
    page.
    """
    numbers = {node["id"]: number for number, node in enumerate(nodes)}
    points: list[Json] = [[node["x"], node["y"]] for node in nodes]
    bends: dict[str, Json] = {str(edge["id"]): edge["bend"] for edge in edges if edge["bend"]}
    discs = arrangement.discs
    groups: list[Json] = [
        [numbers.get(disc.community.main, -1), disc.centre.x, disc.centre.y, disc.radius] for disc in discs
    ]
    at = {name: number for number, disc in enumerate(discs) for name in disc.community.members}
    belongs: list[Json] = [at[str(node["id"])] for node in nodes]
    return {"points": points, "bends": bends, "options": json.loads(options), "groups": groups, "belongs": belongs}
