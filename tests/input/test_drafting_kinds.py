"""Kinds of lists, sentences and money in press texts, each in several wordings, and what is like them but is none."""

import pytest

from graph.input.drafting.amounts import to_printed
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


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("하늘연구원과 바다대학교, 지역 조선소 6곳이 컨소시엄으로 참여한다.", ["하늘연구원", "바다대학교"]),
        ("하늘연구원, 바다진흥원, 부품 기업 12개사가 함께 참여한다.", ["하늘연구원", "바다진흥원"]),
        ("바다대학교와 교육과정을 공동 운영하며 60명을 뽑는다.", ["바다대학교"]),
        ("하늘연구원은 항로 통신망을 공동 개발한다.", ["하늘연구원"]),
        ("시험 분야는 바다진흥원이 공동으로 맡는다.", ["바다진흥원"]),
        ("하늘연구원과 바다대학교가 컨소시엄을 꾸려 뛰어든다.", ["하늘연구원", "바다대학교"]),
        ("하늘연구원과 바다대학교가 참여기관으로 함께한다.", ["하늘연구원", "바다대학교"]),
        ("하늘연구원과 지난달 공동 구매 계약을 마쳤다.", []),
        ("하늘연구원은 기업 12개사가 어려움을 겪는다고 밝혔다.", []),
    ],
)
def test_who_works_together_takes_part(sentence: str, participants: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "participant")] == participants


@pytest.mark.parametrize(
    ("sentence", "agencies"),
    [
        ("하늘재단이 판로를 후원하고 시가 돕는다.", [("하늘재단", "sponsor")]),
        ("바다은행은 교육비를 후원한다.", [("바다은행", "sponsor")]),
        (
            "시는 산업통상자원부와 보건복지부에 국비 사업으로 건의한다.",
            [("산업통상자원부", "unspecified"), ("보건복지부", "unspecified")],
        ),
        ("해양수산부에 예산 지원을 요청했다.", [("해양수산부", "unspecified")]),
        (
            "- ’27. 10월 : 해양수산부·하늘진흥원과 사업 협약",
            [("해양수산부", "unspecified"), ("하늘진흥원", "unspecified")],
        ),
        ("해양수산부에 감사 인사를 전했다.", []),
        ("하늘재단은 후원금을 받는다.", []),
    ],
)
def test_sponsors_and_those_asked_for_support_are_other_agencies(
    sentence: str, agencies: list[tuple[str, str]]
) -> None:
    assert list_kinds(sentence, "other-agency") == agencies


@pytest.mark.parametrize(
    ("text", "owners", "region"),
    [
        ("전남도와 나주시가 ‘나주 전력 육성계획’을 발표했다.", ["전남도", "나주시"], "나주시"),
        ("경남도와 거제시가 배를 묶은 ‘거제 선박 육성 전략’을 3일 내놨다.", ["경남도", "거제시"], "거제시"),
        ("충북도와 청주시가 ‘청주 바이오 육성계획’을 수립했다.", ["충북도", "청주시"], "청주시"),
        ("경상남도와 진주시가 신청한 ‘진주 항공 기반구축사업’이 공모에 선정됐다.", ["경상남도"], "진주시"),
    ],
)
def test_governments_that_announce_a_plan_together_own_it(text: str, owners: list[str], region: str) -> None:
    found = to_reading(text).found
    assert [one.value for one in found if one.field == "owner"] == owners
    assert [one.value for one in found if one.field == "region"] == [region]


def test_who_directs_the_work_leads_it() -> None:
    assert list_pairs("바다테크노파크가 주도해 2029년까지 짓는다.", "lead") == [("바다테크노파크", "")]
    assert list_pairs("바다테크노파크가 지역 산업을 설명했다.", "lead") == []


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("시는 2030년까지 온실을 18㏊로 늘릴 계획이다.", ["온실을 18㏊로"]),
        ("부품 자급률도 같은 기간 50%까지 끌어올린다.", ["자급률도 같은 기간 50%"]),
        ("어민 소득은 2030년 6,200만 원으로 높인다.", ["소득은 2030년 6,200만 원"]),
        ("인증 기간을 지금은 9개월이 걸리는데 2029년에는 4개월로 줄이겠다고 했다.", ["2029년에는 4개월"]),
        ("용접 인력 1천500명을 키운다.", ["인력 1천500명"]),
        ("선박 설계 인재 300명을 길러 낸다.", ["인재 300명"]),
        ("양식장 8㏊를 2029년 말까지 짓는다.", ["양식장 8㏊"]),
        (
            "2310억 원의 생산유발효과와 1480명의 고용유발효과가 생긴다.",
            ["2310억 원의 생산유발효과", "1480명의 고용유발효과"],
        ),
        ("교육생 60명을 뽑는다.", []),
        ("예산은 8월에 두 배로 늘렸다.", []),
    ],
)
def test_targets_say_to_what_something_is_brought(sentence: str, indicators: list[str]) -> None:
    found = [value.removesuffix("로") for value, _ in list_pairs(sentence, "indicator")]
    assert found == [value.removesuffix("로") for value in indicators]


@pytest.mark.parametrize(
    ("sentence", "counts"),
    [
        ("시는 세 사업을 함께 벌인다.", [("세 사업", "project")]),
        ("계획은 네 과제로 나뉜다.", [("네 과제", "task")]),
        ("도는 벨트를 3개 거점으로 나눠 추진한다.", [("3개 거점", "site")]),
        ("공모에는 11개 지자체가 신청했고 울산을 포함해 3곳이 뽑혔다.", []),
        ("두 사업가가 만났다.", []),
    ],
)
def test_counts_may_be_words_and_rivals_are_not_counted(sentence: str, counts: list[tuple[str, str]]) -> None:
    assert list_kinds(sentence, "count") == counts


@pytest.mark.parametrize(
    ("sentence", "shares"),
    [
        ("이 가운데 60%인 524억 원은 국비다.", ["60%"]),
        ("나머지 350억 원은 도와 시가 절반씩 낸다.", ["절반씩"]),
        ("지방비는 도와 시군이 3:7로 나눠 부담한다.", ["3:7"]),
        ("시험비의 절반만 아껴도 숨통이 트인다.", []),
    ],
)
def test_shares_of_who_pays(sentence: str, shares: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "share")] == shares


@pytest.mark.parametrize(
    ("sentence", "days"),
    [
        ("시는 10월 시민공청회를 거친다.", ["10월"]),
        ("2028년 상반기에 정부에 국비 사업으로 건의한다.", ["2028년 상반기"]),
        ("바다신문 / 2027년 4월 18일자 3면 / 나하늘 기자", []),
    ],
)
def test_days_of_hearings_and_requests_and_not_of_a_newspaper(sentence: str, days: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "date")] == days


@pytest.mark.parametrize(
    ("content", "periods"),
    [
        ("사업은 2027년부터 2031년까지 5년 동안 이어지고 총사업비는 9억 원이다.", ["2027년부터 2031년까지 5년 동안"]),
        ("용역은 2027년 12월까지 10개월간 진행한다.", ["2027년 12월까지 10개월간"]),
        ("시는 특별구역을 2029년까지 넓혀 달라고 정부에 요청했다.", []),
    ],
)
def test_periods_go_on_and_wishes_have_none(content: str, periods: list[str]) -> None:
    assert [value for value, _ in list_pairs(content, "period")] == periods


def test_a_headline_does_not_repeat_the_years_of_the_text() -> None:
    text = "울산시, 수소선박 키운다\n- 2027~2031년 90억 원 투입 -\n"
    text += PLAN + "사업비는 2027년부터 2031년까지 90억 원이다."
    assert [one.value for one in to_reading(text).found if one.field == "period"] == ["2027년부터 2031년까지"]


@pytest.mark.parametrize(
    ("text", "stage"),
    [
        ("고성군은 ‘고성 선박 벨트 2035’를 3일 내놨다. 지난해 협약을 맺은 기업도 참여한다.", ["published"]),
        ("울산시는 ‘수소선박 산업 육성계획’을 세웠다. 시는 지난해 6월 협약을 체결한 기업을 돕는다.", []),
        ("울산시는 ‘수소선박 산업 육성계획’을 세웠다. ‘시험선 건조사업’은 정부예산안에 반영됐다.", []),
        ("‘시험선 건조사업’이 정부예산안에 반영됐다고 울산시는 밝혔다.", ["budget-proposal"]),
    ],
)
def test_a_stage_is_that_of_the_plan(text: str, stage: list[str]) -> None:
    assert [one.value for one in to_reading(text).found if one.field == "edition-stage"] == stage


@pytest.mark.parametrize(
    ("sentence", "technologies"),
    [
        ("시는 암모니아와 액화수소를 연료로 쓰는 배를 시험한다.", ["암모니아", "액화수소"]),
        ("드론과 도심항공교통(UAM)을 묶은 구상이다.", ["드론", "도심항공교통"]),
        ("시는 체외진단을 축으로 하는 산업을 키운다.", ["체외진단"]),
        ("드론은 겨울에 날지 않는다.", []),
    ],
)
def test_technologies_around_which_an_industry_is_built(sentence: str, technologies: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "technology")] == technologies


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        (
            "○ 주관 : 하늘연구원 / 참여 : 바다대학교, 나루전력㈜",
            [("하늘연구원", "lead"), ("바다대학교", "participant"), ("나루전력㈜", "participant")],
        ),
        ("○ 주관기관 : 하늘연구원, 참여기관 : 바다대학교", [("하늘연구원", "lead"), ("바다대학교", "participant")]),
        ("하늘연구원은 실증 연구를 총괄하며 시가 돕는다.", [("하늘연구원", "lead")]),
        (
            "주관은 나주시농업기술센터가 하고 바다대 해양과학대학과 하늘공사 나주·영암지사가 참여한다.",
            [
                ("나주시농업기술센터", "lead"),
                ("바다대 해양과학대학", "participant"),
                ("하늘공사 나주·영암지사", "participant"),
            ],
        ),
        (
            "하늘진흥원(원장 가나다), 바다대학교(총장 라마바)가 함께 참여한다.",
            [("하늘진흥원", "participant"), ("바다대학교", "participant")],
        ),
        ("바다모터스㈜와 하늘연구원이 참여한다.", [("바다모터스㈜", "participant"), ("하늘연구원", "participant")]),
        ("하늘연구원은 지난 성과를 설명했다.", []),
    ],
)
def test_roles_stand_in_forms_brackets_and_before_the_mark_of_a_company(
    line: str, roles: list[tuple[str, str]]
) -> None:
    found = [one for one in to_reading(PLAN + line).found if one.field in ("lead", "participant")]
    assert [(one.value, one.field) for one in found] == roles


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        (
            "시는 부품 저장센터(하늘면, 210억 원)와 공동 유통망 구축(45억 원)을 추진한다.",
            [("부품 저장센터", "210억 원"), ("공동 유통망 구축", "45억 원")],
        ),
        ("올해는 선박 설계 플랫폼(30억 원)을 먼저 연다.", [("선박 설계 플랫폼", "30억 원")]),
        (
            "시험선 건조 지원사업(120억 원), 선원 교육센터(2029년, 60억 원) 등을 벌인다.",
            [("시험선 건조 지원사업", "120억 원"), ("선원 교육센터", "60억 원")],
        ),
        ("수출 규모(20억 원)를 늘린다.", []),
    ],
)
def test_tasks_in_prose_have_their_money_in_brackets(sentence: str, titles: list[tuple[str, str]]) -> None:
    amounts = list_pairs(sentence, "amount")
    assert [value for value, _ in list_kinds(sentence, "title")] == [title for title, _ in titles]
    assert [(item, value) for value, item in amounts if item] == titles


@pytest.mark.parametrize(
    ("sentence", "acts"),
    [
        ("계획은 「해양산업법」 제3조와 「울산시 선박 조례」에 근거한다.", ["해양산업법", "울산시 선박 조례"]),
        ("「해양산업법」 제3조에 따라 세웠다.", ["해양산업법"]),
        ("「가나법」, 「다라법」 및 「마바 조례」에 따른 계획이다.", ["가나법", "다라법", "마바 조례"]),
        ("「해양산업법」과 관련한 토론을 「다라법」이 막는다.", []),
    ],
)
def test_several_acts_may_be_the_basis(sentence: str, acts: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "legal-basis")] == acts


def test_equal_shares_of_different_purses_are_several() -> None:
    line = "재원은 국비 40%, 도비 15%, 시비 30%(도 30%, 시군 70%), 민자 15%로 한다."
    assert [value for value, _ in list_pairs(line, "share")] == ["40%", "15%", "30%", "30%", "70%", "15%"]


@pytest.mark.parametrize(
    ("table", "indicators"),
    [
        (
            "성과지표\n지표 | 2026년(현재) | 2030년(목표)\n선박 기업 수 | 38개 | 120개\n수출액 | - | 3억 달러\n",
            ["선박 기업 수 120개", "수출액 3억 달러"],
        ),
        (
            "지표명 | 단위 | 2026 | 2030\n전문인력 | 명 | 10 | 800\n자급률 | % | 20 | 45\n",
            ["전문인력 800명", "자급률 45%"],
        ),
        ("목표 | 현재 | 최종 목표\n시험선 | 1척 | 누적 5척\n", ["시험선 누적 5척"]),
        ("구분 | 현재 | 작년\n시험선 | 1척 | 5척\n", []),
        ("지표 | 1차 목표 | 2차 목표\n시험선 | 1척 | 5척\n", []),
    ],
)
def test_a_table_of_targets_has_one_column_of_them(table: str, indicators: list[str]) -> None:
    assert [value for value, _ in list_pairs(table, "indicator")] == indicators


@pytest.mark.parametrize(
    ("table", "amounts"),
    [
        ("구분 | 계 | 2027 | 2028\n국비 | 30 | 10 | 20\n시비 | 9 | 4 | 5\n(단위: 억 원)\n", 6),
        ("구분 | 2027 | 2028\n국비 | 10 | 20\n※ 단위 : 억원\n", 2),
        ("연차별 투자(단위: 백만 원)\n구분 | 2027 | 2028\n국비 | 100 | 200\n", 2),
        ("구분 | 2027 | 2028\n국비 | 10 | 20\n시는 억 단위로 계산한다.\n", 0),
    ],
)
def test_the_unit_of_a_table_may_stand_below_it(table: str, amounts: int) -> None:
    assert len(list_pairs(table, "amount")) == amounts


def test_the_name_of_a_target_is_a_noun() -> None:
    assert list_pairs("하루 100t을 포집해 연간 3만t을 바꾸는 것이 목표다.", "indicator") == []
    assert list_pairs("농가당 연소득을 4천500만 원에서 7천만 원으로 올린다.", "indicator") == [
        ("연소득을 4천500만 원에서 7천만 원", "")
    ]
    assert list_pairs("입주기업에는 연간 3천만 원의 임대료를 지원한다.", "amount") == []


@pytest.mark.parametrize(
    ("text", "title", "parties"),
    [
        (
            "울산시는 하늘연구원, 바다대학교와 ‘선박 기술교류 양해각서(MOU)’를 체결했다.",
            "선박 기술교류 양해각서(MOU)",
            ["하늘연구원", "바다대학교"],
        ),
        ("울산시는 하늘연구원과 ‘수소 시험장 조성 양해각서’를 맺었다.", "수소 시험장 조성 양해각서", ["하늘연구원"]),
        (
            "울산시와 나루전력㈜, 바다대학교 남해캠퍼스는 ‘선박 인력 양성 업무협약’을 맺었다.",
            "선박 인력 양성 업무협약",
            ["나루전력㈜", "바다대학교"],
        ),
        ("울산시는 ‘수소 시험장 조성 양해각서’ 문안을 다듬었다.", "수소 시험장 조성 양해각서", []),
    ],
)
def test_a_memorandum_is_an_agreement(text: str, title: str, parties: list[str]) -> None:
    made = to_reading(text)
    assert made.main is not None
    assert (made.main.value, made.main.kind) == (title, "agreement")
    assert [one.value for one in made.found if one.kind == "party"] == parties


@pytest.mark.parametrize(
    ("text", "owners", "region"),
    [
        (
            "충청북도와 충주시, 하늘연구원은 ‘충주 선박 특화단지 조성 업무협약’을 맺었다.",
            ["충청북도", "충주시"],
            "충주시",
        ),
        ("전라남도와 나주시, 하늘연구원은 ‘나주 전력 육성계획’을 발표했다.", ["전라남도", "나주시"], "나주시"),
        ("경상남도와 하늘연구원은 ‘경남 선박 육성계획’을 발표했다.", ["경상남도"], "경상남도"),
    ],
)
def test_a_province_and_its_city_may_begin_a_list(text: str, owners: list[str], region: str) -> None:
    found = to_reading(text).found
    assert [one.value for one in found if one.field == "owner"] == owners
    assert [one.value for one in found if one.field == "region"] == [region]


@pytest.mark.parametrize(
    ("sentence", "participants"),
    [
        ("참여기관은 바다테크노파크와 ㈜하늘링크다.", ["바다테크노파크", "㈜하늘링크"]),
        ("하늘연구원, 나루전력㈜ 협력사 12곳이 참여한다.", ["하늘연구원"]),
        ("한국남부발전·한국동서발전이 공동 개발사로 참여한다.", ["한국남부발전", "한국동서발전"]),
        ("하늘안전공사는 인증 기준을 공동 마련한다.", ["하늘안전공사"]),
        ("지역발전에 함께 참여한다.", []),
    ],
)
def test_names_of_companies_end_before_their_particles(sentence: str, participants: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "participant")] == participants


def test_the_report_of_a_study_has_the_money_of_its_items_and_of_the_study() -> None:
    text = (
        "나주시, 전력산업 계획 세운다\n- 용역 최종보고회… 2028~2031년 940억 원 규모\n"
        "□ 나주시는 ‘나주 전력산업 육성 종합계획 수립 연구용역’ 최종보고회를 열었다.\n"
        "□ 용역은 하늘연구원이 지난해 5월부터 8개월간 맡았으며 용역비는 1억 2천만 원이다.\n"
        "□ 보고서는 2대 전략을 제시했다.\n○ 전략 1. 전력 소재 연구 기반 확충(320억 원)\n"
        " - 전선 시험센터 건립(90억 원)\n"
        "□ 재원은 국비 470억 원, 시비 141억 원이다.\n"
    )
    found = to_reading(text).found
    assert [(one.value, one.item) for one in found if one.field == "amount"] == [
        ("1억 2천만 원", "나주 전력산업 육성 종합계획 수립 연구용역"),
        ("320억 원", "전력 소재 연구 기반 확충"),
        ("90억 원", "전선 시험센터 건립"),
    ]
    assert [(one.value, one.kind) for one in found if one.field == "other-agency"] == [("하늘연구원", "contractor")]


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("바다대는 석·박사급 인력 120명을 양성한다.", ["인력 120명"]),
        ("2030년까지 1,500명 고용이 목표다.", ["1,500명 고용"]),
        ("올해 인력 120명을 교육장에 보냈다.", []),
    ],
)
def test_people_who_are_trained_or_employed_are_a_target(sentence: str, indicators: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "indicator")] == indicators


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        (
            "단지에는 ① 엔진 시험동(420억 원) ② 탱크 인증센터(560억 원)가 조성된다.",
            [("420억 원", "엔진 시험동"), ("560억 원", "탱크 인증센터")],
        ),
        ("△선원 양성(9억 원) △부두 정비(8억 원)를 벌인다.", [("9억 원", "선원 양성"), ("8억 원", "부두 정비")]),
        ("△선원 양성 △부두 정비를 벌인다. 상가 매출(8억 원)은 그대로다.", []),
    ],
)
def test_money_in_the_brackets_of_a_listed_task_is_its_own(sentence: str, amounts: list[tuple[str, str]]) -> None:
    assert list_pairs(sentence, "amount") == amounts


def test_a_plan_paper_with_numbers_of_two_parts_is_read_whole() -> None:
    text = (
        "나주시 2027~2031 전력산업 발전계획(요약)\nⅠ. 추진 전략과 과제\n 전략 1. 생산기반 확충\n"
        "  1-1. 노후 시험동 현대화 : 4개소, 270억 원\n  1-2. 전선 시범단지 조성 : 36억 원\n"
        "Ⅱ. 성과 목표\n ○ 국산화율 : (’26) 8% → (’31) 25%\n ○ 수출액 : 2026년 18억 달러 → 2031년 35억 달러\n"
    )
    found = to_reading(text).found
    assert [(one.value, one.kind) for one in found if one.field == "title"] == [
        ("나주시 2027~2031 전력산업 발전계획", "plan"),
        ("생산기반 확충", "strategy"),
        ("노후 시험동 현대화", "task"),
        ("전선 시범단지 조성", "task"),
    ]
    assert [one.value for one in found if one.field == "indicator"] == [
        "국산화율 : (’26) 8% → (’31) 25%",
        "수출액 : 2026년 18억 달러 → 2031년 35억 달러",
    ]


@pytest.mark.parametrize(
    ("headline", "regions"),
    [
        ("전남 나주시, ‘전력 육성 조례’ 만든다", ["kr-4617000000"]),
        ("나주시, ‘전력 육성 조례’ 만든다", ["kr-4617000000"]),
        ("전남도, ‘전력 육성 조례’ 만든다", ["jeonnam"]),
    ],
)
def test_a_headline_begins_with_the_province_of_its_city(headline: str, regions: list[str]) -> None:
    text = f"{headline}\n시는 올해 ‘전력산업 육성계획’을 세운다."
    assert [one.kind for one in to_reading(text).found if one.field == "region"] == regions


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("하역 생산성은 30% 높이고 배출량은 40% 줄인다.", ["생산성은 30%", "배출량은 40%"]),
        ("불량률을 30% 낮추는 것이 목표다.", ["불량률을 30%"]),
        ("2031년까지 로봇과 드론을 3대 축으로 육성한다.", []),
        ("가격이 30% 올랐다.", []),
    ],
)
def test_parts_by_which_something_changes(sentence: str, indicators: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "indicator")] == indicators


@pytest.mark.parametrize(
    ("sentence", "dates"),
    [
        ("2027년 하반기 착공해 2029년 말 준공한다.", ["2027년 하반기", "2029년 말"]),
        ("센터는 내년 초 착공한다.", ["내년 초"]),
        ("2029년 말까지 짓는다.", []),
    ],
)
def test_ends_of_years_are_dates_of_steps(sentence: str, dates: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "date")] == dates


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("- 전선 시험동 건립 : 18,500백만원", ["18,500백만원"]),
        ("○ 총사업비 : 40,000백만원(국 20,000, 도 6,000, 시 14,000)", ["40,000백만원", "20,000", "6,000", "14,000"]),
        ("총사업비 90억 원(국 50, 시 40)을 투입한다.", ["90억 원", "50", "40"]),
        ("시는 진입도로(120억 원)와 용수 시설(350억 원)을 지원한다.", []),
        ("시는 공장 앞 도로(20억 원)도 지원한다.", []),
        ("2단계(300억 원)에는 시험장을 짓는 데 투입한다.", ["300억 원"]),
    ],
)
def test_money_in_brackets_and_millions(sentence: str, amounts: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "amount")] == amounts


def test_purses_of_a_sum_in_millions_are_in_millions() -> None:
    text = PLAN + "○ 총사업비 : 40,000백만원(국 20,000, 시 20,000)"
    found = [one for one in to_reading(text).found if one.field == "amount"]
    assert [(to_printed(one), one.kind) for one in found] == [
        ("40,000백만원", "total"),
        ("20,000백만원", "national"),
        ("20,000백만원", "city"),
    ]


@pytest.mark.parametrize(
    ("line", "title"),
    [
        ("- 수소 생산시설(일 2톤) : 92억 원", "수소 생산시설"),
        ("- 수소차 보급(버스 30대) : 80억 원", "수소차 보급"),
        ("- 시험선 건조(길이 20미터급) : 80억 원", "시험선 건조(길이 20미터급)"),
    ],
)
def test_a_size_in_brackets_is_a_detail_of_an_item(line: str, title: str) -> None:
    assert [value for value, _ in list_kinds(line, "title")] == [title]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("하늘공사와 바다공사가 50억 원을 출자했다.", [("하늘공사", "investor"), ("바다공사", "investor")]),
        ("하늘은행은 특수법인에 출자한다.", [("하늘은행", "investor")]),
        ("하늘공사가 출자하고 시가 돕는다.", [("하늘공사", "investor")]),
        ("하늘공사가 출장 일정을 밝혔다.", []),
    ],
)
def test_who_invests_is_an_investor(sentence: str, roles: list[tuple[str, str]]) -> None:
    assert list_kinds(sentence, "other-agency") == roles


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("우주항공청은 경남·전남 2개 시도와 함께 ‘우주 벨트 조성계획’을 발표했다.", ["경남", "전남"]),
        ("산림청은 강원·경북 2개 지역과 손잡고 ‘산림 벨트 조성계획’을 발표했다.", ["강원", "경북"]),
        ("우주항공청은 부산·울산 컨소시엄의 ‘우주 벨트 조성사업’을 선정했다.", ["부산", "울산"]),
    ],
)
def test_authorities_and_regions_that_make_a_plan_together(text: str, regions: list[str]) -> None:
    assert [one.value for one in to_reading(text).found if one.field == "region"] == regions


def test_a_company_may_have_its_short_form_after_its_mark() -> None:
    sentence = "하늘항공우주㈜(HAI), 나루전력㈜가 참여한다."
    assert [value for value, _ in list_pairs(sentence, "participant")] == ["하늘항공우주㈜(HAI)", "나루전력㈜"]
    assert [value for value, _ in list_pairs("바다대와 나루대는 과정을 함께 운영하기로 했다.", "participant")] == [
        "바다대",
        "나루대",
    ]


def test_breaking_ground_is_a_stage() -> None:
    text = "울산시는 ‘수소선박 시험장 조성사업’ 기공식을 열었다."
    assert [one.value for one in to_reading(text).found if one.field == "edition-stage"] == ["groundbreaking"]


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        (
            "하늘텍이 총괄하고 바다테크노파크가 힘을 보태 시험한다.",
            [("하늘텍", "lead"), ("바다테크노파크", "participant")],
        ),
        ("바다대학교 산학협력단이 주관연구기관으로 사업을 이끈다.", [("바다대학교 산학협력단", "lead")]),
        (
            "하늘진흥원, ㈜나루텍, 농업회사법인 바다식품㈜가 공동연구기관으로 참여한다.",
            [("하늘진흥원", "participant"), ("㈜나루텍", "participant"), ("농업회사법인 바다식품㈜", "participant")],
        ),
        ("지역기업이 주관하고 시가 돕는다.", []),
        ("도청이 총괄하고 주민이 돕는다.", []),
    ],
)
def test_leads_and_companies_without_a_known_ending(sentence: str, roles: list[tuple[str, str]]) -> None:
    found = [one for one in to_reading(PLAN + sentence).found if one.field in ("lead", "participant")]
    assert [(one.value, one.field) for one in found] == roles


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        (
            "연차별로는 2027년 15억 원, 2028년 50억 원을 투입한다.",
            [("15억 원", "2027"), ("50억 원", "2028")],
        ),
        ("연도별 투자는 2027년에 3억 원이다.", [("3억 원", "2027")]),
        ("연차별 사업비는 2027년 4억 원, 2028년 5억 원이다.", [("4억 원", "2027"), ("5억 원", "2028")]),
        ("시는 2027년 15억 원을 투입한다.", [("15억 원", "")]),
    ],
)
def test_a_sentence_may_give_the_money_of_each_year(sentence: str, amounts: list[tuple[str, str]]) -> None:
    found = [one for one in to_reading(PLAN + sentence).found if one.field == "amount"]
    assert [(one.value, one.period) for one in found] == amounts


def test_strategies_in_quotation_marks_keep_what_is_said_of_them() -> None:
    content = (
        "첫 번째 전략은 ‘시험 기반 고도화’다. 90억 원을 투입한다.\n"
        "두 번째 전략은 ‘선박 플랫폼 조성’이다. 하늘텍이 총괄하고 바다테크노파크가 참여한다.\n"
        "세 번째 전략 ‘선원 4천 명 양성’에는 43억 원을 배정했다.\n"
    )
    assert list_kinds(content, "title") == [
        ("시험 기반 고도화", "strategy"),
        ("선박 플랫폼 조성", "strategy"),
        ("선원 4천 명 양성", "strategy"),
    ]
    assert list_pairs(content, "amount") == [("90억 원", "시험 기반 고도화"), ("43억 원", "선원 4천 명 양성")]
    assert list_pairs(content, "lead") == [("하늘텍", "선박 플랫폼 조성")]


@pytest.mark.parametrize(
    ("sentence", "indicators"),
    [
        ("선박 기업 수는 현재 148개에서 2031년 300개로 늘린다.", ["기업 수는 현재 148개에서 2031년 300개"]),
        ("승인 기간을 평균 14개월에서 10개월로 줄인다.", ["기간을 평균 14개월에서 10개월"]),
        ("친환경 부품 30종을 개발한다.", ["부품 30종"]),
        ("회의에 기업 30곳을 불렀다.", []),
    ],
)
def test_the_name_of_a_target_is_whole(sentence: str, indicators: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "indicator")] == indicators


@pytest.mark.parametrize(
    ("text", "owners"),
    [
        (
            "충북 제천시(시장 가나다)와 단양군(군수 라마바), 강원 영월군(군수 사아자)이 ‘약초 벨트 계획’을 발표했다.",
            ["제천시", "단양군", "영월군"],
        ),
        ("부산시(시장 가나다)와 울산시(시장 라마바)는 ‘선박 육성계획’을 마련했다.", ["부산시", "울산시"]),
        ("나주시(시장 가나다)·영암군(군수 라마바)은 ‘전력 육성계획’을 수립했다.", ["나주시", "영암군"]),
    ],
)
def test_heads_in_brackets_do_not_part_governments(text: str, owners: list[str]) -> None:
    assert [one.value for one in to_reading(text).found if one.field == "owner"] == owners


def test_who_pays_which_part_is_a_share_and_no_target() -> None:
    line = "분담 비율은 제천 50%, 단양 25%, 영월 25%이며 국비 확보를 목표로 한다."
    assert list_pairs(line, "indicator") == []
    assert [value for value, _ in list_pairs(line, "share")] == ["50%", "25%", "25%"]


@pytest.mark.parametrize(
    ("title", "technologies"),
    [
        ("해상풍력 연계 그린수소 실증단지 조성사업", ["그린수소"]),
        ("하늘 해상풍력 연계 실증단지 조성사업", ["해상풍력"]),
        ("원자력 연계 청정수소 생산단지 조성사업", ["청정수소"]),
        ("목조건축 모듈러 혁신단지 조성사업", []),
        ("산림바이오소재 혁신단지 조성사업", []),
        ("하늘 바이오소재 혁신단지 조성사업", ["바이오"]),
        ("사용후 배터리 자원순환 단지 조성사업", ["사용후 배터리"]),
        ("하늘 자원순환 단지 조성사업", ["자원순환"]),
    ],
)
def test_a_title_states_the_technology_that_it_builds(title: str, technologies: list[str]) -> None:
    assert [value for value, _ in list_pairs(f"울산시는 ‘{title}’을 발표했다.", "technology")] == technologies


def test_what_a_text_mentions_often_is_no_statement() -> None:
    text = "울산시는 ‘항만 기지 투자협약’을 체결했다. 하늘에너지가 짓는다. 에너지를 모으고 에너지를 나눈다."
    assert [one.value for one in to_reading(text).found if one.field == "technology"] == []


def test_an_amount_of_investment_is_no_target() -> None:
    assert list_pairs("9천억 원을 투자해 연간 25만t을 만들 것으로 기대한다.", "indicator") == []


@pytest.mark.parametrize(
    ("lines", "acts"),
    [
        (
            "□ 수립 근거\n ○ 「하늘산업 육성법」 제4조\n ○ 「울산광역시 하늘산업 조례」 제6조(계획)\n",
            ["하늘산업 육성법", "울산광역시 하늘산업 조례"],
        ),
        ("□ 관련 법령 개정\n ○ 「하늘산업 육성법」 제4조\n", []),
        ("□ 추진 근거\n ○ 「하늘산업 육성법」 제4조\n□ 여건\n ○ 「바다산업 진흥법」 시행\n", ["하늘산업 육성법"]),
    ],
)
def test_acts_below_the_heading_for_them_are_the_basis(lines: str, acts: list[str]) -> None:
    assert [value for value, _ in list_pairs(lines, "legal-basis")] == acts


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("○ 부산, 대구 등은 이미 하늘산업 로드맵을 마련", []),
        ("시는 최근 하늘산업 시험센터 구축사업을 시작했다.", ["하늘산업 시험센터 구축사업"]),
        ("시는 우선 하늘산업 시험센터 구축사업을 시작했다.", ["하늘산업 시험센터 구축사업"]),
    ],
)
def test_no_title_begins_with_an_adverb(sentence: str, titles: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "title")] == titles


@pytest.mark.parametrize(
    ("line", "targets"),
    [
        ("현재 31%인 스마트 선박 비율이 2030년 45%까지 오른다.", ["31%인 스마트 선박 비율이 2030년 45%"]),
        ("현재 31%인 스마트 선박 비율이 논란이다.", []),
        ("관련 기업도 2030년까지 80개사로 늘어날 것으로 기대된다.", ["기업도 2030년까지 80개사"]),
        ("직접 고용은 400명을 목표로 한다.", ["직접 고용은 400명"]),
        ("직접 고용은 400명을 넘는다.", []),
        (" · ㈜하늘셀 : 2029년까지 공장 신축, 120명 신규 채용", ["120명 신규 채용"]),
        ("지난해 120명 신규 채용 공고가 있었다.", []),
        (" · 바다대학교 : 계약학과 신설, 석·박사 인력 연 50명 양성", ["석·박사 인력 연 50명"]),
        ("2031년까지 핵심소재 12종을 국산화하기로 했다.", ["핵심소재 12종"]),
    ],
)
def test_targets_that_are_promised_or_grow(line: str, targets: list[str]) -> None:
    assert [value for value, _ in list_pairs(line, "indicator")] == targets


@pytest.mark.parametrize(
    ("line", "periods"),
    [
        ("관련 기업도 2030년까지 80개사로 늘어날 것으로 기대된다.", []),
        (" · 한국전기연구원 : 2029년까지 시험장 신축, 일자리 120개 창출", []),
        ("시는 2030년까지 일자리 500개를 창출한다.", ["2030년까지"]),
    ],
)
def test_the_year_of_a_target_or_of_the_part_of_one_party_is_no_period(line: str, periods: list[str]) -> None:
    assert [value for value, _ in list_pairs(line, "period")] == periods


@pytest.mark.parametrize(
    ("line", "amounts"),
    [
        ("2021년 73억원을 들여 문을 연 시험동이 비어 있다.", []),
        ("시는 60억 원을 들여 새 시험동을 짓는다.", [("60억 원", "")]),
        ("○ 지난해 11월 공모를 진행한 결과다.\n ○ 사업기간은 4년이며, 모두 60억 원을 지원한다.", [("60억 원", "")]),
    ],
)
def test_the_cost_of_what_stands_already_is_no_amount(line: str, amounts: list[tuple[str, str]]) -> None:
    assert list_pairs(line, "amount") == amounts


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("한 의원은 하늘산업 물류센터(210억 원)가 무산된 일을 들었다.", []),
        ("‘바다산업 시험센터 구축사업’이 백지화됐다.", []),
        ("시는 ‘바다산업 시험센터 구축사업’(210억 원)을 시작한다.", ["바다산업 시험센터 구축사업"]),
    ],
)
def test_what_came_to_nothing_is_no_item(sentence: str, titles: list[str]) -> None:
    assert [value for value, _ in list_pairs(sentence, "title")] == titles


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("‘인허가·임상 실증 패키지’(127억원)는 기업을 지원한다.", [("127억원", "인허가·임상 실증 패키지")]),
        ("나머지 87억원은 ‘해외인증·수출 가속’에 쓴다.", [("87억원", "해외인증·수출 가속")]),
        ("나머지 87억원은 ‘해외인증·수출 가속’이라 불린다.", []),
    ],
)
def test_a_name_in_marks_that_gets_money_is_a_task(sentence: str, amounts: list[tuple[str, str]]) -> None:
    assert list_pairs(sentence, "amount") == amounts
    assert [value for value, _ in list_pairs(sentence, "title")] == [item for _, item in amounts]
