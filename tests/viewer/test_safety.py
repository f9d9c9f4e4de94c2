"""No text of the data and no text typed in runs: 500 payloads in every field, in one page and one browser."""

from collections.abc import Iterator
from itertools import islice, product
from pathlib import Path
from typing import Any

import pytest
from support.browsers import listen
from support.pages import VIEWS

from graph.view.funding import GROUPINGS
from graph.viewer.answers.sections import SECTIONS
from graph.viewer.data import (
    Amount,
    Answers,
    Citation,
    Edge,
    Edition,
    Fact,
    Kind,
    Name,
    Node,
    Page,
    Question,
    Reconciliation,
    Source,
    Span,
    Term,
    Words,
)
from graph.viewer.rendering import render_page

CALL = "window.ran=1"
TAGS = (
    "<script>{0}</script>",
    "<img src=x onerror={0}>",
    "<svg onload={0}>",
    "<svg><script>{0}</script></svg>",
    "<iframe srcdoc='<script>parent.{0}</script>'></iframe>",
    "<body onload={0}>",
    "<details open ontoggle={0}>x</details>",
    "<math><mtext></table></mtext><img src onerror={0}>",
    "<video><source onerror={0}></video>",
    "<a href='javascript:{0}'>x</a>",
    "<input autofocus onfocus={0}>",
    "<object data='javascript:{0}'></object>",
    "<style>@import 'javascript:{0}'</style>",
    "<link rel=stylesheet href='javascript:{0}'>",
    "<base href='javascript:{0}//'>",
    "<meta http-equiv=refresh content='0;javascript:{0}'>",
    "<template><script>{0}</script></template>",
    "<noscript><p title='</noscript><img src=x onerror={0}>'>",
    "<svg><animate onbegin={0} attributeName=x></svg>",
    "<marquee onstart={0}>x</marquee>",
    "{{{{constructor.constructor('{0}')()}}}}",
    "${{{0}}}",
    "javascript:{0}",
    "' onmouseover='{0}",
    '" onfocus="{0}" autofocus="',
)
BREAKS = (
    "",
    "</script>",
    '">',
    "'>",
    "-->",
    "]]>",
    "</style>",
    "</title>",
    "</textarea>",
    "*/",
    "\u2028",
    "\\",
    "`",
    "&lt;",
    "\x00",
    "\ufeff",
    "<!--",
    "//",
    "\r\n",
    "%0a",
)
PAYLOADS = tuple(islice((before + tag.format(CALL) for tag, before in product(TAGS, BREAKS)), 500))
FOREIGN = (
    "img, iframe, math, style, video, object, base, meta, link, template, marquee, a:not(.skip), body > * noscript, "
    "[onerror], [onload], [onfocus]"
)


def cite(text: str) -> Citation:
    """A citation with *text* in each field, also as an address."""
    return Citation(Source(text, Words(text, text), text, text, text), text, dated=True)


def every_field() -> Page:
    """A page with one payload in all fields of a node and of what belongs to it, and the next in the next."""
    nodes, edges, amounts, spans, editions, checks = [], [], [], [], [], []
    kinds = ("Roadmap", "Project", "Agency", "Concept", "Region")
    for number, text in enumerate(PAYLOADS):
        words = Words(text, text)
        fact = Fact(
            words, words, ("money", "period", "variant")[number % 3], "inferred", words, cite(text), text, printed=text
        )
        names = (Name(words), Name(words, "2022-01-01"))
        nodes.append(Node(text, kinds[number % 5], words, aliases=(text,), facts=(fact,), names=names))
    for number, text in enumerate(PAYLOADS):
        words, whole, agency, technology, region = Words(text, text), *(
            PAYLOADS[number - number % 5 + step] for step in (1, 2, 3, 4)
        )  # fmt: skip
        edges += [
            Edge(whole, agency, "hasParticipation", words, "lead", "inferred", words, cite(text), text),
            Edge(whole, technology, "hasTechnologyUse", words, text, "derived", words, cite(text), text),
            Edge(PAYLOADS[number - number % 5], region, "region", words, text, cited=cite(text), place=text),
            Edge(whole, region, text, words, text, cited=cite(text)),
        ]
        amounts.append(Amount(whole, text if number % 2 else "total", "100", cited=cite(text), place=text))
        told = words if number % 2 else Words("", "")
        spans.append(Span(whole, "2022", "2023", told, text, cited=cite(text), place=text))
        editions.append(Edition(PAYLOADS[number - number % 5], words, "2022-01-01", cite(text), "2022-01-01"))
        if number % 5 == 0:
            terms = (Term(whole, "100", text, "50"),)
            checks.append(Reconciliation(text, region, text, "50", "50", "0", terms, cite(text), text))
    described = tuple(Kind(text, Words(text, text), Words(text, text)) for text in PAYLOADS)
    ids = [node.id for node in nodes]
    return Page(
        title=Words(PAYLOADS[0], PAYLOADS[0]),
        node_kinds=described,
        edge_kinds=described,
        nodes=tuple(nodes),
        edges=tuple(edges),
        questions=tuple(Question(Words(text, text), Words(text, text), (text,)) for text in PAYLOADS),
        roots=tuple(ids[::5]),
        parts={ids[place]: (ids[place + 1],) for place in range(0, len(ids), 5)},
        statuses=described,
        roles=described,
        funds=described,
        stages=described,
        amounts=tuple(amounts),
        reconciliations=tuple(checks),
        spans=tuple(spans),
        editions=tuple(editions),
        answers=every_answer(edges),
        days=("2021-01-01", "2022-01-01"),
        frames={"": Words("{}", "{}")},
    )


def every_answer(edges: list[Edge]) -> Answers:
    """Rows of every section about every node, with a payload as each text, for every question that a view asks."""
    used = {edge.kind: place for place, edge in reversed(list(enumerate(edges)))}
    regions = PAYLOADS[4::5][:2]
    questions = (
        "",
        *GROUPINGS,
        *(f"{by} {region}" for by in GROUPINGS for region in regions),
        " ".join(sorted(regions)),
    )

    def to_cell(name: str, kind: str, number: int) -> object:
        node = {"agency": 2, "technology": 3, "region": 4, "outer": 4}.get(name, 1) + number - number % 5
        cells = {
            "node": node,
            "group": (node, -1 - number)[number % 2],
            "edge": used["hasParticipation" if name == "role" else "hasTechnologyUse"],
            "amount": number,
            "text": number,
            "words": {"ko": PAYLOADS[number], "en": PAYLOADS[number]},
            "parts": [[node, 100, number]],
        }
        return [cells[kind[:-1]]] if kind in ("nodes", "amounts") else cells.get(kind, 100)

    sections = {
        section: [[0, 2, 0, *(to_cell(name, kind, number) for number in range(500) for name, kind in columns.items())]]
        for section, columns in SECTIONS.items()
    }
    named = {name: " ".join(map(":".join, columns.items())) for name, columns in SECTIONS.items()}
    return Answers(questions, (tuple(range(len(questions))),), PAYLOADS, named, sections)


@pytest.fixture(scope="module")
def tab(browser: Any, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("payloads") / "page.html"
    path.write_bytes(render_page(every_field()).encode("utf-8"))
    heard: list[str] = []
    opened = browser.new_page(viewport={"width": 1440, "height": 900})
    opened.set_default_timeout(20000)
    listen(opened, heard, path.as_uri())
    opened.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
    opened.goto(path.as_uri())
    yield opened
    opened.close()
    assert heard == []


def harmless(tab: Any) -> bool:
    return bool(tab.evaluate("window.ran") is None and tab.locator(f"body :is({FOREIGN})").count() == 0)


def test_there_are_500_different_payloads() -> None:
    assert len(set(PAYLOADS)) == len(PAYLOADS) == 500


@pytest.mark.parametrize("language", ["ko", "en"])
@pytest.mark.parametrize("view", VIEWS)
def test_no_payload_runs_in_a_view(tab: Any, view: str, language: str) -> None:
    tab.evaluate("hash => { window.location.hash = hash; commands.followAddress(); }", f"#view={view}&lang={language}")
    over = (
        "for (const part of document.querySelectorAll('#main button')) part.dispatchEvent(new MouseEvent('mouseover'))"
    )
    tab.evaluate(over)
    assert harmless(tab)


def test_no_payload_runs_in_the_details_of_any_node_or_answer(tab: Any) -> None:
    tab.evaluate("hash => { window.location.hash = hash; commands.followAddress(); }", "#view=compare")
    choose = "id => { commands.choose(id); return document.querySelector('#details h2').textContent; }"
    told = tab.evaluate(f"[...model.nodes.keys()].map({choose})")
    assert len(set(told)) == 500
    tab.evaluate("model.questions.forEach((question, index) => index % 25 || commands.ask(index))")
    assert harmless(tab)


def test_no_payload_runs_when_typed_into_search_or_filter_or_put_into_the_address(tab: Any) -> None:
    type_all = """(payloads) => {
      commands.openView("table");
      for (const text of payloads) {
        for (const id of ["search", "table-filter"]) {
          const field = document.getElementById(id);
          field.value = text;
          field.dispatchEvent(new Event("input", { bubbles: true }));
        }
      }
    }"""
    tab.evaluate(type_all, list(PAYLOADS))
    assert harmless(tab)
    visit = """(payloads) => payloads.forEach(text => {
      const keys = ["view", "node", "from", "day", "plan", "left", "lang", "in-region", "agency", "technology", "hide"];
      window.location.hash = `#${new URLSearchParams(keys.map(key => [key, text]))}`;
      commands.followAddress();
    })"""
    # Each visit draws the page anew; every seventh payload has each tag and each break among them.
    tab.evaluate(visit, list(PAYLOADS[::7]))
    assert harmless(tab)


def test_no_payload_becomes_markup_in_a_saved_drawing(tab: Any) -> None:
    tab.evaluate("() => { window.location.hash = '#view=timeline'; commands.followAddress(); }")
    drawing = tab.evaluate("downloads.toSheets()[0].text")
    read = "new DOMParser().parseFromString(text, 'image/svg+xml').querySelectorAll('*')"
    tags = tab.evaluate(f"text => [...new Set([...{read}].map(part => part.tagName))]", drawing)
    assert set(tags) <= {"svg", "title", "rect", "text", "g", "path"}


def test_no_cell_of_a_table_file_begins_like_a_formula(browser: Any, tmp_path: Path) -> None:
    words = Words('=HYPERLINK("x")', "@SUM(1)")
    page = Page(words, (), (), (Node("a", "Agency", words), Node("b", "Agency", Words("+1-1", "-2+3"))), (), (), (), {})
    path = tmp_path / "page.html"
    path.write_text(render_page(page), encoding="utf-8")
    tab = browser.new_page()
    tab.goto(f"{path.as_uri()}#view=table")
    names = [line.split(",")[1] for line in tab.evaluate("downloads.toCsv()").splitlines()[1:]]
    assert names == ['"\'=HYPERLINK(""x"")"', "'+1-1"]
    tab.close()
