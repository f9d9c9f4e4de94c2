"""The page of the real data in a real browser, against what the reports answer; and hostile data from YAML on."""

import json
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import listen
from support.pages import VIEWS
from support.paths import ROOT

from graph.errors.problems import InvalidInput
from graph.knowledge import Knowledge, load
from graph.output.formats import format_report
from graph.viewer.data import Page, Words
from graph.viewer.page import build_page, to_id
from graph.viewer.rendering import render_page

DAEGU = "id:roadmap/daegu-smart-specialization"
EV_AGENCIES = {f"id:agency/{name}" for name in ("kbia-daegu", "kitech", "dmi", "dgist", "katech", "kiapi")}
EV_PROJECTS = {f"{DAEGU}/battery-centre", f"{DAEGU}/e-drive-parts"}
ATTACKS = (
    "<script>window.ran = 1</script>",
    "</script><script>window.ran = 2</script>",
    "<img src=x onerror='window.ran = 3'>",
    '"><svg onload="window.ran = 4">',
    "' onmouseover='window.ran = 5",
    '" autofocus onfocus="window.ran = 6',
    "javascript:window.ran = 7",
    "<a href='javascript:window.ran = 8'>href</a>",
    "<iframe srcdoc='<script>parent.ran = 9</script>'></iframe>",
    "{{ 7 * 7 }}{% for x in [] %}",
    "{{ ''.__class__.__mro__ }}",
    "${window.ran = 12}",
    "<!--<script>",
    "--><script>window.ran = 14</script>",
    "]]><script>window.ran = 15</script>",
    "</style><style>*{display:none}</style>",
    "&lt;script&gt;window.ran = 17&lt;/script&gt;",
    "\\u003cscript\\u003ewindow.ran = 19",
    "<math><mtext></table></mtext><img src onerror=window.ran=20>",
)

# It ends a line in some readers of YAML and JavaScript; the page is tried with it in test_viewer_safety.py.
LINE_END_ATTACK = "\u2028window.ran = 18//\u2029"
EMPTY = Page(Words("", ""), (), (), (), (), (), (), {})

Session = Callable[[str], Any]


@pytest.fixture(scope="module")
def text(real: Knowledge) -> str:
    return render_page(build_page(real.view()))


@pytest.fixture
def watch(browser: Any, tmp_path: Path) -> Iterator[Session]:
    """Opens a page given as text; in the end nothing may have been logged, said in a dialog, or asked for."""
    heard: list[str] = []
    tabs = []

    def open_text(html: str) -> Any:
        path = tmp_path / f"{len(tabs)}.html"
        path.write_text(html, encoding="utf-8")
        tab = browser.new_page(viewport={"width": 1440, "height": 900})
        tabs.append(tab)
        tab.set_default_timeout(5000)
        listen(tab, heard)
        tab.on("dialog", lambda dialog: (heard.append(dialog.message), dialog.dismiss()))
        tab.on("request", lambda request: request.url.startswith(path.as_uri()) or heard.append(request.url))
        tab.goto(f"{path.as_uri()}#view=roadmap")
        return tab

    yield open_text
    assert heard == []
    for tab in tabs:
        tab.close()


def go(tab: Any, fragment: str) -> None:
    """Changes what the address asks for, as a shared link would."""
    tab.evaluate("hash => { window.location.hash = hash; }", fragment)
    tab.wait_for_function("hash => window.location.hash.startsWith(hash.split('&')[0])", arg=fragment)
    tab.wait_for_timeout(50)


def ids(tab: Any, selector: str) -> set[str]:
    return set(tab.eval_on_selector_all(selector, "parts => parts.map(part => part.dataset.node)"))


def cells_of(tab: Any, technology: str) -> set[str]:
    """The agencies with a cell in the column of *technology*."""
    cells = tab.eval_on_selector_all("[data-cell]", "cells => cells.map(cell => cell.dataset.cell)")
    return {cell.split("\0")[0] for cell in cells if cell.split("\0")[1] == technology}


def test_the_page_is_small_enough_for_a_mail(text: str) -> None:
    assert len(text.encode()) < 750_000


def test_building_twice_gives_the_same_bytes(text: str) -> None:
    assert render_page(build_page(load(ROOT / "data" / "roadmaps.yaml").view())) == text


def test_the_matrix_agrees_with_the_coverage_report_on_ev(watch: Session, text: str, real: Knowledge) -> None:
    report = json.loads(format_report(real.report("coverage", "EV"), "json"))
    reported = {to_id(row["agency"]["iri"]) for row in report["sections"][0]["rows"]}
    assert reported == EV_AGENCIES
    tab = watch(text)
    go(tab, "#view=matrix")
    assert cells_of(tab, "tech:ev") == reported
    go(tab, "#view=roadmap&node=tech:ev")
    assert ids(tab, "#details .coverage [data-kind=Agency]") == reported


def test_the_matrix_agrees_with_the_coverage_query_on_every_technology(
    watch: Session, text: str, real: Knowledge
) -> None:
    tab = watch(text)
    go(tab, "#view=matrix")
    concepts = [node.id for node in build_page(real.view()).nodes if node.kind == "Concept"]
    asked = {concept: real.query("coverage", asked=concept.partition(":")[2]).to_dicts() for concept in concepts}
    reported = {concept: {to_id(str(row["agency"])) for row in rows} for concept, rows in asked.items()}
    assert {concept: cells_of(tab, concept) for concept in concepts} == reported


def test_only_who_leads_or_takes_part_covers_until_other_roles_are_asked_for(watch: Session, text: str) -> None:
    tab = watch(text)
    go(tab, "#view=matrix")
    assert cells_of(tab, "tech:special-purpose-vehicle") == set()
    tab.check("#others")
    assert len(cells_of(tab, "tech:special-purpose-vehicle")) == 8
    signs = {sign.rstrip("°0123456789") for sign in tab.locator(".matrix td .sign.other").all_inner_texts()}
    assert signs == {"수", "자"}
    owners = {"id:agency/daegu-city", "id:agency/motie", "id:agency/gimje-city"}
    assert cells_of(tab, "tech:ev") == EV_AGENCIES | owners


def test_a_cell_opens_its_evidence_with_file_and_line_and_can_be_shared(watch: Session, text: str) -> None:
    tab = watch(text)
    go(tab, "#view=matrix&places=1")
    tab.click("[aria-label^='대구기계부품연구원, 전기차,']")
    evidence = tab.inner_text("#details .evidence")
    assert "roadmaps.yaml:470" in evidence
    assert "roadmaps.yaml:464" in evidence
    address = tab.evaluate("location.hash")
    tab.keyboard.press("Escape")
    assert tab.locator("#details .evidence").count() == 0
    go(tab, address)
    assert tab.inner_text("#details .evidence") == evidence


@pytest.mark.parametrize("language", ["ko", "en"])
def test_the_saved_question_about_ev_marks_its_agencies_and_projects(watch: Session, text: str, language: str) -> None:
    tab = watch(text)
    go(tab, f"#view=roadmap&question=1&lang={language}")
    assert ids(tab, "#details .neighbours [data-kind=Agency]") == EV_AGENCIES
    assert ids(tab, "#details .neighbours [data-kind=Project]") == EV_PROJECTS
    assert ids(tab, ".card:not(.faded)") == EV_PROJECTS
    go(tab, f"#view=matrix&question=1&lang={language}")
    assert ids(tab, "#view-matrix tbody .hit") == EV_AGENCIES
    assert {cell.split("\0")[0] for cell in tab.eval_on_selector_all(
        "[data-cell]:not(.faded)", "cells => cells.map(cell => cell.dataset.cell)")} == EV_AGENCIES  # fmt: skip


def test_the_corrected_amount_shows_what_is_printed_why_and_what_others_print(watch: Session, text: str) -> None:
    tab = watch(text)
    go(tab, f"#view=roadmap&node={DAEGU}/e-drive-parts&places=1")
    amounts = tab.locator("#details .fact-list dd").all_inner_texts()
    for piece in ("71억 5,000만 원", "71억5천원", "이유: 같은 날 다른 매체가", "roadmaps.yaml:479"):
        assert piece in amounts[0]
    assert amounts[1].startswith("71억 원")
    assert "roadmaps.yaml:540" in amounts[1]
    assert tab.locator("#details .sources li").count() == 3
    card = tab.locator(f".card[data-node='{DAEGU}/e-drive-parts'] .sure")
    assert card.all_inner_texts() == ["정정", "출처마다 다름"]
    assert card.first.get_attribute("title") == "출처의 표기: 71억5천원"


def test_an_inferred_lane_says_so_with_its_reason(watch: Session, text: str) -> None:
    tab = watch(text)
    notes = tab.locator(".lane .lane-note")
    assert [" ".join(note.split()) for note in notes.all_inner_texts()] == ["추정 전략 배정은 출처에 없음"] * 3
    assert str(notes.first.get_attribute("title")).startswith("기사는 어느 전략이 어느 분야에 드는지 밝히지 않는다.")
    go(tab, "#view=roadmap&node=id:roadmap/gimje-special-vehicles/strategy-1&places=1")
    up = tab.locator("#details .up").inner_text()
    assert "추정" in up
    assert "roadmaps.yaml:407" in up
    assert "이유: 기사는 어느 전략이" in up


def test_statuses_are_called_as_the_ontology_calls_them(watch: Session, text: str) -> None:
    tab = watch(text)
    assert tab.locator("#statuses .status").all_inner_texts() == ["명시", "추정", "도출"]
    go(tab, f"#node={DAEGU}")
    assert tab.locator("#details .status").all_inner_texts() == ["도출"]
    go(tab, f"#node={DAEGU}&lang=en")
    assert tab.locator("#statuses .status").all_inner_texts() == ["stated", "inferred", "derived"]


def test_a_name_that_two_kinds_share_tells_its_kind(watch: Session, text: str) -> None:
    tab = watch(text)
    go(tab, "#view=roadmap&node=id:agency/jeonbuk-institute")
    assert tab.inner_text("#details .neighbours [data-kind=Region]") == "전북특별자치도지역"
    titles = [
        tab.get_attribute(f".context [data-node='id:{node}']", "title")
        for node in ("region/gimje", "agency/gimje-city")
    ]
    assert titles == ["지역: 김제시", "기관: 김제시"]


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_view_every_question_and_every_node_opens(watch: Session, text: str, language: str) -> None:
    tab = watch(text)
    for view in (*VIEWS, "roadmap"):
        go(tab, f"#view={view}&lang={language}")
        assert tab.locator("main > section:visible").get_attribute("id") == f"view-{view}"
    assert (
        tab.evaluate(
            """() => {
          for (const id of model.nodes.keys()) {
            commands.choose(id);
            if (!document.querySelector("#details h2").textContent) return id;
          }
          model.questions.forEach((question, index) => commands.ask(index));
          return document.documentElement.lang;
        }"""
        )
        == language
    )


def test_what_cannot_be_placed_in_a_lane_gets_a_row_that_says_so(watch: Session, tmp_path: Path) -> None:
    path = tmp_path / "roadmaps.yaml"
    path.write_text(json.dumps(_roadmap(1, lambda name: name)))
    tab = watch(render_page(build_page(load(path).view())))
    assert tab.locator(".lane h4").all_inner_texts() == ["strategy 1"]
    assert tab.locator(".row", has_text="중점분야 미지정").locator("h4").all_inner_texts() == ["strategy 2"]


def test_hostile_text_in_every_field_is_shown_and_does_not_run(watch: Session, tmp_path: Path) -> None:
    path = tmp_path / "roadmaps.yaml"
    files = [_roadmap(number, lambda name, attack=attack: f"{attack} {name}") for number, attack in enumerate(ATTACKS)]
    path.write_text(json.dumps({part: [one for file in files for one in file[part]] for part in files[0]}))
    html = render_page(build_page(load(path).view()))
    for piece in ("<script", "</script", "<img", "<!--"):
        assert html.count(piece) == render_page(EMPTY).count(piece)
    tab = watch(html)
    tab.evaluate("for (const id of model.nodes.keys()) commands.choose(id)")
    go(tab, "#view=matrix&node=id:agency/agency-2&lang=en")
    assert tab.inner_text("#details h2") == f"{ATTACKS[2]} Agency"
    over = "for (const one of document.querySelectorAll('body *')) one.dispatchEvent(new MouseEvent('mouseover'))"
    tab.evaluate(over)
    go(tab, "#view=network")
    tab.hover("#canvas")
    tab.fill("#search", "roadmap")
    assert tab.evaluate("window.ran") is None
    foreign = "img, iframe, math, style, a:not(.skip), svg:not(.mark), [onerror], [onload], [onfocus], [onmouseover]"
    assert tab.locator(f"body :is({foreign})").count() == 0


def test_a_text_that_ends_a_line_for_some_readers_does_not_reach_the_page(tmp_path: Path) -> None:
    path = tmp_path / "roadmaps.yaml"
    path.write_text(json.dumps(_roadmap(1, lambda name: f"{LINE_END_ATTACK} {name}")))
    with pytest.raises(InvalidInput, match=r"control character '\\u2028' is not allowed; delete it$"):
        load(path)


def _roadmap(number: int, say: Callable[[str], str]) -> dict[str, list[dict[str, object]]]:
    """The parts of a small file, their ids ending in *number*, with *say* of its name in every field of free text."""

    def plan(**more: object) -> dict[str, object]:
        own = {"title": say("plan"), "translation": say("plan in English"), "edition": "final", "stage": "final"}
        return {**own, "date": "2024-01-01", "source": f"paper-{number}", **more}

    def activity(name: str, **more: object) -> dict[str, object]:
        return {"id": name.replace(" ", "-"), "title": say(name), "translation": say(f"{name} in English"), **more}

    agency, why = f"agency-{number}", f"why-{number}"
    budget = [{"kind": "total", "amount": "71억 5천만원", "printed": say("71억5천원"), "corrected": why}]
    lead = {"agency": agency, "role": "lead", "printed": say("agency as printed"), "task": say("task")}
    roadmap = plan(
        id=f"roadmap-{number}", kind="plan", region=f"here-{number}", programme=f"programme-{number}", budget=budget,
        agencies=[lead], technologies=["ev"], visions=[{"title": say("vision"), "translation": say("in English")}],
        drivers=[{"title": say("driver")}], legal_basis=[{"title": say("act"), "article": say("article")}],
        milestones=[{"title": say("event"), "date": "2025", "printed": say("2025")}],
        focus_areas=[activity("area 1", category=say("category"), field=say("field"), track=say("track"))],
        strategies=[activity("strategy 1"), activity("strategy 2")], add_on_strategies=[activity("more")],
        groupings=[{"focus_area": "area-1", "strategies": ["strategy-1"], "inferred": why}],
        projects=[activity("project", budget=budget, technologies=["ev"], agencies=[lead])],
    )  # fmt: skip
    dated = [{"name": say("old name"), "until": "2020-01-01"}, {"name": say("agency"), "since": "2020-01-02"}]
    names = {"name": say("agency"), "name_en": say("Agency"), "aliases": [say("other")], "abbreviations": [say("AG")]}
    place = {"name": say("region"), "name_en": say("Region"), "aliases": [say("alias")], "level": "city"}
    source = {"id": f"paper-{number}", "title": say("article"), "publisher": say("paper"), "published": "2024-01-01"}
    return {
        "sources": [source],
        "reasons": [{"id": why, "ko": say("reason"), "en": say("reason in English")}],
        "regions": [{"id": f"here-{number}", **place}],
        "agencies": [{"id": agency, **names, "names": dated, "type": "government", "region": f"here-{number}"}],
        "programmes": [plan(id=f"programme-{number}")],
        "roadmaps": [roadmap],
    }
