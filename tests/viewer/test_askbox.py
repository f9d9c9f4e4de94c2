"""The question box of the page: the same meaning as `ask`, plain about what it cannot answer."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.errors.particles import add_particle
from graph.knowledge import Knowledge
from graph.viewer.askable import ASKABLE
from graph.viewer.page import to_id


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


# The questions that the page understands: the kind, and the things that they are about.
UNDERSTOOD = {
    "대구광역시와 협력하는 지역은?": ("partners", ["id:region/daegu"]),
    "대구의 국비는 얼마인가요?": ("money", ["id:region/daegu"]),
    "전기차를 다루는 기관은 어디입니까?": ("agencies", ["tech:ev"]),
    "주관 기관이 없는 사업은?": ("gaps", []),
    "특장차산업 육성계획에서 무엇이 바뀌었나요?": ("changes", ["id:roadmap/gimje-special-vehicles"]),
    "특장차산업 육성계획의 비전은 뭐예요?": ("facts", ["id:roadmap/gimje-special-vehicles"]),
    "특장차산업 육성계획을 수립한 기관은?": ("agencies-of", ["id:roadmap/gimje-special-vehicles"]),
    "대구에서 전기차를 주관하는 기관은?": ("agencies", ["tech:ev"]),
    "김제의 협력 상대는?": ("partners", ["id:region/gimje"]),
    "AMR 사업의 기간은?": ("facts", ["id:roadmap/daegu-smart-specialization/amr-platform"]),
    "전북의 사업은?": ("items", ["id:region/jeonbuk"]),
    "215억은 어디서 나왔나?": ("check", []),
    "대구 전기구동 누가 주관하나요?": ("agencies-of", ["id:roadmap/daegu-smart-specialization/e-drive-parts"]),
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
    "부산 전기구동 주관 기관": {"unknown": ["전기구동"]},
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
def test_a_region_and_a_role_narrow_the_answer_and_its_view(tab: Any, country: Knowledge) -> None:
    told = ask(tab, "대구에서 전기차를 주관하는 기관은?")
    assert told.startswith("이렇게 이해함: 전기차를 다루는 기관 · 지역: 대구광역시 · 역할: 주관")
    rows = country.query("coverage", asked="전기차").to_dicts()
    leads = {to_id(str(row["agency"])) for row in rows if str(row["role"]).endswith("role-lead")}
    lines = tab.locator("#ask-told .glance li")
    assert {line.locator("button").first.get_attribute("data-node") for line in lines.all()} == leads
    # Each agency stands with the project that it leads, and both can be chosen.
    assert all(line.locator("button").count() == 2 for line in lines.all())
    tab.click("#ask-told .understood button")
    assert {"in-region=id%3Aregion%2Fdaegu", "in-role=lead"} <= set(tab.url.partition("#")[2].split("&"))
    tab.evaluate("commands.clear()")
    tab.evaluate("commands.showAll()")


@pytest.mark.slow
def test_the_filters_of_the_page_hold_for_answers(tab: Any) -> None:
    everything = ask(tab, "전기차를 다루는 기관은 어디입니까?")
    assert "참여: " in everything
    go(tab, "#view=front&in-role=lead")
    tab.fill("#ask", "전기차를 다루는 기관은 어디입니까?")
    tab.press("#ask", "Enter")
    told = tab.inner_text("#ask-told")
    assert "주관: " in told
    assert "참여: " not in told
    assert "적용 중인 조건 안에서의 답" in told
    go(tab, "#view=front")


@pytest.mark.slow
def test_what_is_asked_of_a_thing_comes_alone(tab: Any) -> None:
    vision = ask(tab, "충남 자동차 부품산업 종합발전계획의 비전은?").splitlines()
    assert vision[-1] == "미래 차 5대 핵심기술 역량 강화를 통한 충남경제 활성화 및 일자리 창출"
    assert len([line for line in vision if line]) == 2
    assert "기간: 적혀 있지 않음" in ask(tab, "특장차산업 육성계획의 기간은?")
    assert "주관하거나 참여하는 기관이 출처에 없습니다." in ask(tab, "수소를 다루는 기관은?")


@pytest.mark.slow
def test_an_amount_opens_its_terms(tab: Any) -> None:
    for question in ("215억은 어디서 나왔나?", "Where does the KRW 21.5 bn come from?"):
        ask(tab, question)
        tab.click("#ask-told .understood button")
        assert tab.locator(".reconciled .today").is_visible()
    tab.evaluate("commands.clear()")


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
def test_a_refusal_names_the_word_and_what_can_be_asked_and_folds_the_command(tab: Any) -> None:
    told = ask(tab, "내년 예산은?")
    assert told.startswith("이 페이지로는 답할 수 없는 질문입니다. 알 수 없는 말: ‘내년’")
    assert "roadmap-graph" not in told
    assert tab.text_content("#ask-told details code") == 'roadmap-graph ask "내년 예산은?"'
    tab.click("#ask-told li button")
    assert tab.input_value("#ask") == "대구의 국비는 얼마인가요?"
    assert tab.inner_text("#ask-told").startswith("이렇게 이해함: 대구광역시의 국비")


@pytest.mark.slow
@pytest.mark.parametrize("lang", ["ko", "en"])
def test_every_question_that_the_page_offers_is_understood(tab: Any, lang: str) -> None:
    go(tab, f"#view=front&lang={lang}")
    offered = tab.eval_on_selector_all("[data-block=questions] > ul button", "all => all.map(one => one.textContent)")
    hint = tab.get_attribute("#ask", "placeholder").partition(": ")[2]
    assert len(offered) > 8
    for shown in ("ko", "en"):
        go(tab, f"#view=front&lang={shown}")
        for question in (*offered, hint):
            tab.fill("#ask", question.upper())
            tab.press("#ask", "Enter")
            assert tab.locator("#ask-told .understood button").count() == 1, (shown, question)
            assert tab.locator("#ask-told .declined").count() == 0, (shown, question)
    go(tab, "#view=front&lang=ko")


@pytest.mark.slow
def test_an_offered_question_opens_its_answer(tab: Any) -> None:
    told = ask(tab, "출처에 없는 것은?")
    assert "주관 기관" in told
    tab.click("#ask-told button")
    assert tab.locator("main > section:visible").get_attribute("id") == "view-table"
    tab.evaluate("commands.clear()")


@pytest.mark.slow
def test_a_kind_of_money_is_kept(tab: Any) -> None:
    told = ask(tab, "대구의 국비는 얼마인가요?")
    assert told.startswith("이렇게 이해함: 대구광역시의 국비")
    tab.click("#ask-told button")
    assert "in-region=id%3Aregion%2Fdaegu" in tab.url
    assert "in-fund=national" in tab.url
    sums = tab.evaluate("funding.sums('source', state.facets).map(one => wording.nameSum(one.value, one.inferred))")
    assert sums
    assert all(one in told for one in sums)
    tab.evaluate("commands.showAll()")


@pytest.mark.slow
def test_the_first_lines_of_the_answer_stand_below_it(tab: Any) -> None:
    told = ask(tab, "전기차를 다루는 기관은 어디입니까?")
    assert told.startswith("이렇게 이해함: 전기차를 다루는 기관")
    assert tab.locator("#ask-told .glance li").first.inner_text().startswith("주관: ")


PARTICLES = ("전기차", "특장차산업 육성계획", "AMR", "EV", "PBM", "KITECH", "기술원", "서울", "대구(광역시)", "5G")


@pytest.mark.slow
@pytest.mark.parametrize("particle", ["을", "으로"])
def test_particles_are_those_of_messages(tab: Any, particle: str) -> None:
    pair = {"을": ("을", "를"), "으로": ("으로", "로")}[particle]
    found = tab.evaluate("([words, pair]) => words.map(one => particles.add(one, ...pair))", [[*PARTICLES], [*pair]])
    assert found == [add_particle(word, particle) for word in PARTICLES]


@pytest.mark.slow
def test_several_things_of_a_name_are_a_choice(tab: Any) -> None:
    told = ask(tab, "시험평가센터 사업의 금액은?")
    assert told.startswith("어느 것을 말하나요?")
    assert tab.locator("#ask-told button").count() > 1
