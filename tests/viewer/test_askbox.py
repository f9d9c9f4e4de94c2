"""The question box of the page: the same meaning as `ask`, plain about what it cannot answer."""

from collections.abc import Iterator
from typing import Any

import pytest
from support.browsers import go, listen

from graph.knowledge import Knowledge
from graph.viewer.askable import ASKABLE
from graph.viewer.page import build_page
from graph.viewer.rendering import render_page


@pytest.fixture(scope="module")
def tab(browser: Any, country: Knowledge, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    path = tmp_path_factory.mktemp("askbox") / "roadmaps.html"
    path.write_text(render_page(build_page(country.view())), encoding="utf-8")
    heard: list[str] = []
    opened = browser.new_page(viewport={"width": 1440, "height": 900}, locale="ko-KR")
    opened.set_default_timeout(5000)
    listen(opened, heard, path.as_uri())
    opened.goto(path.as_uri())
    yield opened
    opened.close()
    assert heard == []


# The questions that the page understands: the kind, and the things that they are about.
UNDERSTOOD = {
    "대구광역시와 협력하는 지역은?": ("partners", ["id:region/daegu"]),
    "대구의 국비는 얼마인가요?": ("money", ["id:region/daegu"]),
    "전기차를 다루는 기관은 어디입니까?": ("agencies", ["tech:ev"]),
    "주관 기관이 없는 사업은?": ("gaps", []),
    "특장차산업 육성계획에서 무엇이 바뀌었나요?": ("changes", ["id:roadmap/gimje-special-vehicles"]),
    "특장차산업 육성계획의 비전은 뭐예요?": ("facts", ["id:roadmap/gimje-special-vehicles"]),
    "특장차산업 육성계획을 수립한 기관은?": ("agencies-of", ["id:roadmap/gimje-special-vehicles"]),
    "Who leads the projects on EV?": ("agencies", ["tech:ev"]),
    "How much money does Daegu get?": ("money", ["id:region/daegu"]),
}


# What the page does not understand, with why not.
DECLINED = {
    "대구 AMR 사업에서 국비가 80억 넘나요?": {"unknown": ["80억", "넘나요"]},
    "KITECH가 주관하지 않는 대구 사업은?": {},
    "부산과 울산 국비는?": {},
    "내년 예산은?": {"unknown": ["내년"]},
    "비전이 뭐예요?": {"kind": ""},
}


def read(tab: Any, question: str) -> dict[str, Any]:
    """What the page makes of a question."""
    script = """question => {
      const { kind, nodes, unknown } = asking.read(question);
      return { kind, nodes: nodes?.map(({ id }) => id), unknown };
    }"""
    found: dict[str, Any] = tab.evaluate(script, question)
    return {name: value for name, value in found.items() if value is not None}


@pytest.mark.slow
@pytest.mark.parametrize("question", UNDERSTOOD)
def test_the_page_understands_a_question_as_ask_does(tab: Any, country: Knowledge, question: str) -> None:
    kind, nodes = UNDERSTOOD[question]
    assert read(tab, question) == {"kind": kind, "nodes": nodes}
    form = country.ask(question).form
    (askable,) = (one for one in ASKABLE if one.name == kind)
    assert form
    assert form.ask in askable.ask
    assert {*nodes} <= {*form.scope.regions, *form.scope.technologies, *form.scope.activities}


@pytest.mark.slow
@pytest.mark.parametrize("question", DECLINED)
def test_the_page_drops_no_word_and_no_name(tab: Any, question: str) -> None:
    assert read(tab, question) == DECLINED[question]


def ask(tab: Any, question: str) -> str:
    go(tab, "#view=front")
    tab.fill("#ask", question)
    tab.press("#ask", "Enter")
    return str(tab.inner_text("#ask-told"))


@pytest.mark.slow
def test_an_understood_question_opens_the_view_that_answers_it(tab: Any) -> None:
    assert ask(tab, "대구광역시와 협력하는 지역은?").startswith("이렇게 이해함: 대구광역시의 협력 상대")
    tab.click("#ask-told button")
    assert tab.locator("main > section:visible").get_attribute("id") == "view-compare"
    assert tab.input_value("#home") == "id:region/daegu"


@pytest.mark.slow
def test_gaps_of_a_region_are_filtered_by_it(tab: Any) -> None:
    ask(tab, "대구에서 주관 기관이 없는 사업은?")
    tab.click("#ask-told button")
    assert tab.locator("main > section:visible").get_attribute("id") == "view-table"
    assert "in-region=id%3Aregion%2Fdaegu" in tab.url
    tab.evaluate("commands.showAll()")


@pytest.mark.slow
def test_a_question_that_the_page_cannot_answer_names_the_word_and_the_command(tab: Any) -> None:
    told = ask(tab, "내년 예산은?")
    assert told.startswith("알 수 없는 말: ‘내년’")
    assert 'roadmap-graph ask "내년 예산은?"' in told


@pytest.mark.slow
def test_several_things_of_a_name_are_a_choice(tab: Any) -> None:
    told = ask(tab, "시험평가센터 사업의 금액은?")
    assert told.startswith("어느 것을 말하나요?")
    assert tab.locator("#ask-told button").count() > 1
