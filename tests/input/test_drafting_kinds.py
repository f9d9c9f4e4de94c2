"""Kinds of lists, sentences and money in press texts, each in several wordings, and what is like them but is none."""

import pytest

from graph.input.drafting.reading import Reading, read
from graph.input.texts import Text
from graph.input.texts.text import to_lines

PLAN = "울산시는 ‘수소선박 산업 육성계획’을 마련했다.\n"
MAIN = "수소선박 산업 육성계획"


def to_reading(content: str) -> Reading:
    return read(Text(content, to_lines(content), "0" * 64, "press.txt"))


def list_pairs(content: str, *fields: str) -> list[tuple[str, str]]:
    """The values of *fields* with their items, empty for the plan, without what :data:`PLAN` says."""
    found = [one for one in to_reading(PLAN + content).found if one.field in fields and one.start >= len(PLAN)]
    return [(one.value, "" if one.item == MAIN else one.item) for one in found]


def list_kinds(content: str, field: str) -> list[tuple[str, str]]:
    found = [one for one in to_reading(PLAN + content).found if one.field == field and one.start >= len(PLAN)]
    return [(one.value, one.kind) for one in found]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- (세부 1) 극저온 밸브 평가기반 구축 : 90억 원, 하늘연구원 책임 수행", "극저온 밸브 평가기반 구축"),
        ("○ (세부 2) 선박 설계인력 양성 및 재교육", "선박 설계인력 양성 및 재교육"),
        ("- [내역 1-2] 연료전지 시제품 제작 지원 : 12억 원", "연료전지 시제품 제작 지원"),
        ("- <핵심 3> 안전 인증체계 마련(8억 원)", "안전 인증체계 마련"),
    ],
)
def test_the_number_of_a_part_is_no_part_of_its_title(line: str, title: str) -> None:
    assert [value for value, _ in list_kinds(line, "title")] == [title]


@pytest.mark.parametrize(
    ("line", "title", "places"),
    [
        ("○ (나주) 전력 시험 거점 : 70억 원", "전력 시험 거점", ["나주"]),
        ("- [군산] 부품 실증단지 조성 : 35억 원", "부품 실증단지 조성", ["군산"]),
        ("- (목포·영암) 기자재 공동 물류센터 : 1천200억 원", "기자재 공동 물류센터", ["목포", "영암"]),
        ("- (가칭) 부품 실증단지 조성 : 35억 원", "(가칭) 부품 실증단지 조성", []),
    ],
)
def test_a_place_in_brackets_before_an_item_is_its_place(line: str, title: str, places: list[str]) -> None:
    assert list_kinds(line, "title")[0][0] == title
    assert [(value, item) for value, item in list_pairs(line, "region") if item] == [(one, title) for one in places]


@pytest.mark.parametrize(
    ("sentences", "titles"),
    [
        (
            "시는 3개 과제도 함께 벌인다. 선원 교육체계 고도화, 예인선 전환, 부두 전력망 확충이다.",
            [("선원 교육체계 고도화", "task"), ("예인선 전환", "task"), ("부두 전력망 확충", "task")],
        ),
        (
            "이를 위해 4대 전략을 세웠다. 부품 국산화, 시험 기반 확충 등이다.",
            [("부품 국산화", "strategy"), ("시험 기반 확충", "strategy")],
        ),
        (
            "모두 5개 사업으로 이뤄진다. 주요 사업은 시험선 건조 지원, 연료 저장소 구축, 선원 양성 등이다.",
            [("시험선 건조 지원", "project"), ("연료 저장소 구축", "project"), ("선원 양성", "project")],
        ),
        ("시는 3개 과제도 함께 벌인다. 참가 기업은 12개사, 협력 대학은 3곳이다.", []),
        ("시는 2개 과제도 함께 벌인다. 선원 교육체계 고도화, 예인선 전환, 부두 전력망 확충이다.", []),
    ],
)
def test_a_sentence_may_list_what_the_one_before_announces(sentences: str, titles: list[tuple[str, str]]) -> None:
    assert list_kinds(sentences, "title") == titles


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("기반 확충 전략에서 가장 큰 과제는 액화수소 시험장 증설이다.", ["액화수소 시험장 증설"]),
        ("기업 유치 전략에서는 하늘 선박 특화단지가 핵심이다.", ["하늘 선박 특화단지"]),
        ("안전 분야에는 무인선 인증센터가 들어 있다.", ["무인선 인증센터"]),
        ("대표 사업은 선박 부품 공동 물류 사업이다.", ["선박 부품 공동 물류 사업"]),
        ("가장 큰 과제는 예산이다.", []),
        ("기업 유치 전략에는 지역 업계가 바라는 내용이 담겼다.", []),
    ],
)
def test_prose_names_the_chief_tasks_of_a_strategy(sentence: str, titles: list[str]) -> None:
    assert [value for value, _ in list_kinds(sentence, "title")] == titles


@pytest.mark.parametrize(
    ("text", "main"),
    [
        ("고성군은 ‘고성 미래 선박 벨트 2035’를 내놨다.", "고성 미래 선박 벨트 2035"),
        ("목포시는 7일 ‘목포 바다 밸리 2032’를 발표했다.", "목포 바다 밸리 2032"),
        ("군산시는 ‘군산 새 조선 2031’을 최종 확정했다.", "군산 새 조선 2031"),
        ("나주시는 ‘나주 하늘 축제 2031’을 연다.", None),
        ("나주시의회는 ‘졸속 육성 계획’이라고 비판했다.", None),
        ("주민들은 ‘장밋빛 발전 전략’이라며 고개를 저었다.", None),
        ("나주시는 ‘말뿐인 개발 계획’이라는 지적을 받았다.", None),
    ],
)
def test_a_name_with_its_last_year_is_a_plan_and_an_opinion_is_none(text: str, main: str | None) -> None:
    read_main = to_reading(text).main
    assert (read_main.value if read_main else None) == main


def test_projects_that_a_plan_binds_together_keep_their_money() -> None:
    content = (
        "목포시는 북항에 ‘수소선박 부품 시험센터’를 짓는 사업이 정부예산안에 반영됐다고 밝혔다. "
        "사업은 2027년부터 이어지고 총사업비는 80억 원이다.\n센터에는 장비가 들어간다. 시는 2028년 5월 착공한다.\n"
        "‘선원 재교육 사업’은 올해 시작됐다. 시가 매년 8억 원을 대고 운영은 맡겼다.\n"
        "시는 두 사업을 ‘목포 바다 2032’ 구상으로 묶어 기업을 유치한다."
    )
    made = to_reading(content)
    assert made.main is not None
    assert made.main.value == "목포 바다 2032"
    told = [(one.value, one.item) for one in made.found if one.field in ("amount", "date") and "년 " in one.value]
    assert told == [("2028년 5월", "수소선박 부품 시험센터")]
    money = [(one.value, one.kind, one.item) for one in made.found if one.field == "amount"]
    assert money == [("80억 원", "total", "수소선박 부품 시험센터"), ("8억 원", "city", "선원 재교육 사업")]


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("총사업비는 1조2천억 원이다.", [("1조2천억 원", "total")]),
        (
            "국비가 5천400억 원, 지방비가 2천100억 원, 민간 자본이 4천500억 원이다.",
            [("5천400억 원", "national"), ("2천100억 원", "local"), ("4천500억 원", "private")],
        ),
        ("시험장 건립에 3천460억 원이 들고 2028년 끝난다.", [("3천460억 원", "total")]),
        ("용역비 9천5백만 원을 투입한다.", [("9천5백만 원", "total")]),
        ("민간부담금 66억 원을 투입한다.", [("66억 원", "private")]),
        ("사업비는 96억5천만 원이다.", [("96억5천만 원", "total")]),
    ],
)
def test_amounts_with_thousands_in_letters_are_read_whole(sentence: str, amounts: list[tuple[str, str]]) -> None:
    assert list_kinds(sentence, "amount") == amounts


@pytest.mark.parametrize(
    "sentence",
    [
        "2026년 4,900만 원인 청년 어민의 평균 소득은 2030년 6,200만 원으로 높이도록 지원한다.",
        "공장 임대료는 월 300만 원에서 100만 원으로 낮추도록 지원한다.",
        "교육생에게 1인당 500만 원을 지원한다.",
        "입주 기업은 매달 2천만 원의 사용료를 지원받는다.",
        "선원에게 수당 30만 원을 지원한다.",
        "시가 2021년 300억 원을 들여 지은 선박 시험동은 가동률이 낮다.",
    ],
)
def test_prices_incomes_and_what_was_spent_before_are_no_budget(sentence: str) -> None:
    assert list_kinds(sentence, "amount") == []


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        (
            "총사업비 80억 원 가운데 국비는 50억 원이고, 나머지 30억 원은 도와 하늘시가 절반씩 낸다.",
            [("80억 원", "total"), ("50억 원", "national"), ("30억 원", "local")],
        ),
        ("국비 20억 원을 뺀 나머지 9억 원은 시가 부담한다.", [("20억 원", "national"), ("9억 원", "city")]),
        ("시가 해마다 4억 원을 대고 재단이 운영한다.", [("4억 원", "city")]),
        ("도가 7억 원을 부담한다.", [("7억 원", "province")]),
        ("시비 20억원을 투입하고 나머지 30억원은 시가 확보한다.", [("20억원", "city")]),
    ],
)
def test_who_gives_an_amount_is_its_source(sentence: str, amounts: list[tuple[str, str]]) -> None:
    assert list_kinds(sentence, "amount") == amounts


@pytest.mark.parametrize(
    ("sentence", "study"),
    [
        ("결과는 하늘연구원에 의뢰한 「수소선박 중장기 발전방안 연구」에 담는다.", "수소선박 중장기 발전방안 연구"),
        ("「연료전지 수요 조사 연구」(용역비 8천만 원)를 마친다.", "연료전지 수요 조사 연구"),
        ("하늘대가 수행하는 ‘선원 수급 연구’를 반영한다.", "선원 수급 연구"),
        ("‘바다의 미래 연구’라는 책이 나왔다.", ""),
    ],
)
def test_a_quoted_name_that_is_ordered_is_a_study(sentence: str, study: str) -> None:
    found = [value for value, kind in list_kinds(sentence, "title") if kind == "study"]
    assert found == ([study] if study else [])
