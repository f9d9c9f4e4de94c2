"""The rules of drafts, each with a sentence that it reads and one that it must not read."""

import itertools
import json
import time
import unicodedata

import pytest

from graph.input.drafting import Given, draft
from graph.input.drafting.evidence import Found
from graph.input.drafting.gazetteer import iter_agencies, iter_regions, iter_technologies
from graph.input.drafting.layout import write_scalar
from graph.input.drafting.reading import Reading, read
from graph.input.drafting.sentences import iter_sentences
from graph.input.texts import Passage, Text

PLAN = "울산시는 ‘수소선박 산업 육성 전략’을 마련했다. "


def to_reading(content: str) -> Reading:
    return read(Text(content, (Passage(0, len(content), "paragraph", "line 1"),), "", "press.txt"))


def list_found(content: str, field: str) -> list[Found]:
    return [one for one in to_reading(content).found if one.field == field]


def list_values(content: str, field: str) -> list[str]:
    return [one.value for one in list_found(content, field)]


@pytest.mark.parametrize(
    ("sentence", "amounts"),
    [
        ("총사업비 300억원을 투입한다.", [("300억원", "total")]),
        ("모두 30억원(국비 20, 시비10)을 들인다.", [("30억원", "total"), ("20", "national"), ("10", "city")]),
        ("국비 1조 2,000억 원을 확보했다.", [("1조 2,000억 원", "national")]),
        ("국비 75억원, 시비 75억원을 투입한다.", [("75억원", "national"), ("75억원", "city")]),
        ("사업비 300억원을 투입한다. 300억원은 모두 국비로 지원한다.", [("300억원", "total")]),
        ("수소선박 시장은 20조원 규모로 커질 것으로 보고 지원한다.", []),
        ("매출 2조원과 생산유발 3조원 효과를 내도록 지원한다.", []),
        ("지난해 300억원을 투입한 사업과는 다르다.", []),
        ("전체 500억원 중 100억원을 투입한다.", [("100억원", "total")]),
        ("국비 500억원 가운데 100억원을 투입한다.", [("100억원", "national")]),
        ("총사업비 500억원 중 국비 100억원을 투입한다.", [("500억원", "total"), ("100억원", "national")]),
        ("시비 20억원을 투입하고 나머지 30억원은 시가 확보한다.", [("20억원", "city")]),
        ("수소버스 차고지에는 국비 10억원, 시비 5억원을 들인다.", []),
        ("차고지 정비에 국비 10억원과 시비 5억원을 투입한다.", []),
        ("수소버스 차고지는 15억원(국비 10, 시비 5)을 들여 짓는다.", []),
        (
            "전략의 비전은 ‘강국을 이끄는 울산’이며 300억 원(국비 200, 시비 100)을 투자한다.",
            [("300억 원", "total"), ("200", "national"), ("100", "city")],
        ),
        ("재원은 국비 9천억 원, 민간자본 2조 3천억 원이다.", [("9천억 원", "national"), ("2조 3천억 원", "private")]),
        (
            "시험장에 45억 원(군비), 센터에 30억원(전액 국비)을 투입한다.",
            [("45억 원", "county"), ("30억원", "national")],
        ),
        ("국비 외에 전주시비 33억원을 투입한다.", [("33억원", "city")]),
        ("사업비 : 24억원(시비 100%)", [("24억원", "total")]),
        ("이번 계획에는 국비 10억원, 시비 5억원을 들인다.", [("10억원", "national"), ("5억원", "city")]),
    ],
    ids=[
        "total",
        "purses",
        "long figure",
        "equal purses",
        "the same twice",
        "market",
        "effects",
        "past",
        "part",
        "part of a purse",
        "sum with a purse",
        "rest",
        "thing",
        "work",
        "thing with brackets",
        "vision",
        "thousands",
        "purse after it",
        "purse of a city",
        "percent",
        "plan",
    ],
)
def test_amounts(sentence: str, amounts: list[tuple[str, str]]) -> None:
    assert [(one.value, one.kind) for one in list_found(PLAN + sentence, "amount")] == amounts


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("하늘연구원이 총괄하고 바다대학교가 전담한다.", [("lead", "하늘연구원"), ("lead", "바다대학교")]),
        ("하늘연구원이 시험 사업을 총괄한다.", [("lead", "하늘연구원")]),
        ("총괄기관은 하늘연구원이다.", [("lead", "하늘연구원")]),
        ("전담기관은 하늘연구원이다.", [("other-agency", "하늘연구원")]),
        ("하늘연구원이 바다대학교를 주관기관으로 선정했다.", []),
        (
            "하늘연구원과 바다대학교가 사업을 공동으로 수행한다.",
            [("participant", "하늘연구원"), ("participant", "바다대학교")],
        ),
        ("하늘연구원 주관으로 바다대학교가 참여한다.", [("lead", "하늘연구원"), ("participant", "바다대학교")]),
        ("주관기관은 하늘연구원이다.", [("lead", "하늘연구원")]),
        ("하늘연구원이 사업을 추진한다.", []),
        ("산업통상자원부가 주관한 ‘수소 실증 사업’에 선정됐다.", [("funder", "산업통상자원부")]),
        ("하늘연구원(이하 ‘하연원’)은 신생 기관이다. 하연원이 주관한다.", [("lead", "하연원")]),
        ("주관기관: 하늘연구원", [("lead", "하늘연구원")]),
        (
            "이번 연구용역은 하늘연구원과 바다대학교가 수행했다.",
            [("other-agency", "하늘연구원"), ("other-agency", "바다대학교")],
        ),
        ("참여기관은 하늘연구원과 바다대학교다.", [("participant", "하늘연구원"), ("participant", "바다대학교")]),
        (
            "※ 하늘연구원 주관, 바다대학교·가람연구원 참여",
            [("lead", "하늘연구원"), ("participant", "바다대학교"), ("participant", "가람연구원")],
        ),
        ("(주관) 하늘연구원, (참여) 바다대학교", [("lead", "하늘연구원"), ("participant", "바다대학교")]),
        (
            "하늘연구원과 바다대학교 등 11개 기관·기업이 특구사업자로 참여한다.",
            [("participant", "하늘연구원"), ("participant", "바다대학교")],
        ),
        ("하늘연구원이 운영을 맡는다.", [("other-agency", "하늘연구원")]),
        ("자문 : 하늘연구원", [("consulted", "하늘연구원")]),
        ("운영기관: 하늘연구원", [("other-agency", "하늘연구원")]),
        (
            "하늘연구원이 주관하고 바다모터스, 가람연구원이 참여한다.",
            [("lead", "하늘연구원"), ("participant", "바다모터스"), ("participant", "가람연구원")],
        ),
        (
            "보고회에는 하늘연구원, 바다대학교, 지역 기업 대표 등 40여 명이 참석했다.",
            [("consulted", "하늘연구원"), ("consulted", "바다대학교")],
        ),
        (
            "과제는 하늘대학교 산학협력단의 주관으로 구름모터스, 바람소재, 바다연구원 총 4개 기관의"
            " 컨소시엄으로 진행된다.",
            [
                ("lead", "하늘대학교 산학협력단"),
                ("participant", "구름모터스"),
                ("participant", "바람소재"),
                ("participant", "바다연구원"),
            ],
        ),
        ("※ 하늘연구원 협력", [("participant", "하늘연구원")]),
        ("하늘연구원과 바다공사가 공동 시행하며 짓는다.", [("participant", "하늘연구원"), ("participant", "바다공사")]),
        ("하늘연구원은 전담기관으로서 점검한다.", [("other-agency", "하늘연구원")]),
        ("국토교통부의 산업단지계획 승인·고시를 마쳤다.", [("other-agency", "국토교통부")]),
        (
            "하늘연구원이 주관하고 구름녹십자와 바람제약이 참여한다.",
            [("lead", "하늘연구원"), ("participant", "구름녹십자"), ("participant", "바람제약")],
        ),
        ("하늘연구원이 주관하고 지역 기업이 참여한다.", [("lead", "하늘연구원")]),
        ("센터 운영은 하늘연구원이 맡는다.", [("other-agency", "하늘연구원")]),
        (
            "하늘대학교와 바다연구원이 교육 프로그램을 함께 개발한다.",
            [("participant", "하늘대학교"), ("participant", "바다연구원")],
        ),
        ("하늘연구원의 주관 행사가 열린다.", []),
        ("산업통상자원부 장관이 참석했다.", []),
    ],
    ids=[
        "other words for a lead",
        "what is led",
        "before in another word",
        "managing",
        "another one is chosen",
        "together",
        "lead and participant",
        "before",
        "carries out",
        "call",
        "short form",
        "label",
        "study",
        "list",
        "note",
        "labels in brackets",
        "operators of a zone",
        "operator",
        "advice",
        "label of an operator",
        "unknown beside known ones",
        "meeting",
        "consortium",
        "cooperation",
        "builders",
        "managing as a topic",
        "approval",
        "companies after a lead",
        "nobody by name",
        "who runs it",
        "who makes it together",
        "event",
        "official",
    ],
)
def test_roles_need_their_word(sentence: str, roles: list[tuple[str, str]]) -> None:
    found = to_reading(PLAN + sentence).found
    fields = ("lead", "participant", "funder", "consulted", "other-agency")
    assert [(one.field, one.value) for one in found if one.field in fields] == roles


@pytest.mark.parametrize(
    ("sentence", "field", "values"),
    [
        ("2026년부터 2030년까지 5년간 추진한다.", "period", ["2026년부터 2030년까지 5년간"]),
        ("내년부터 2028년까지 추진한다.", "period", ["내년부터 2028년까지"]),
        ("3년 연속 1위이며 30년 역사를 가졌다.", "period", []),
        ("지난 26일 보고회를 열었다.", "date", ["지난 26일"]),
        ("시는 12일 이렇게 밝혔다.", "date", ["12일"]),
        ("2026. 9월 : 시의회 보고", "date", ["2026. 9월"]),
        ("10월 중간보고회를 거쳐 확정한다.", "date", ["10월"]),
        ("배포일시 : 2026. 5. 20.(수)", "date", []),
        ("사업기간 : ’27~’29", "period", ["’27~’29"]),
        ("접수기간 : 2026. 11. 16.(월) ~ 12. 4.(금)", "period", ["2026. 11. 16.(월) ~ 12. 4.(금)"]),
        ("28일부터 내달 31일(월)까지 공모한다.", "period", ["28일부터 내달 31일(월)까지"]),
        ("사업기간 : 2026. 3월 ~ 2028. 12월", "period", ["2026. 3월 ~ 2028. 12월"]),
        ("2026. 6. 9.(화) 조간부터 보도 가능", "date", []),
        ("2027년 착공해 2029년 준공하는 것이 목표다.", "date", ["2027년", "2029년"]),
        ("지원 규모는 300억 원(국비 50%, 지방비 50%)이다.", "share", ["50%", "50%"]),
        ("기업 매출을 10조 원으로 늘리는 목표다.", "indicator", ["매출을 10조 원"]),
        ("2026. 4. 21.(화) 보도자료", "date", []),
        ("30일 울산에서 협약을 맺는다.", "date", ["30일"]),
        ("7월 산업통상부에 예비타당성조사를 신청할 계획이다.", "date", ["7월"]),
        ("문을 열면 연간 200개 기업을 돕는 목표다.", "indicator", []),
        ("세계 4대 강국을 목표로 한다.", "indicator", []),
        ("공고 제2026-1482호", "period", []),
        ("2030년까지 5년간 국비를 투입한다.", "period", ["2030년까지 5년간"]),
        ("16일 울산시에 따르면 그렇다.", "date", ["16일"]),
        ("협약 기간은 체결일로부터 3년이다.", "period", ["체결일로부터 3년"]),
        ("내년 2월까지 8개월간 수행한다.", "period", ["내년 2월까지 8개월간"]),
        ("지난해 3월 문을 열었다.", "date", []),
        ("4대 분야 24개 세부 과제를 담았다.", "count", ["4대 분야", "24개 세부 과제"]),
        ("매출 1조 원 이상 기자재 기업 5개사를 육성할 것으로 기대한다.", "indicator", ["기업 5개사"]),
        ("5대 광역시(대구·대전)에 지역 산업을 둔다.", "count", []),
        ("보급에 필요한 51개 규제를 줄이는 목표다.", "indicator", []),
        ("4대 전략별 주요 과제는 다음과 같다.", "count", []),
        ("기업 50개사 육성 목표를 세웠다.", "count", []),
        ("광주 북구 등 7곳을 특구로 지정했다.", "count", ["7곳"]),
        ("안전요원을 7곳에 둔다.", "count", []),
        ("기업을 62개에서 2030년 120개로 늘린다.", "indicator", ["기업을 62개에서 2030년 120개"]),
        ("기업 비중 12% → 35%", "indicator", ["비중 12% → 35%"]),
        ("5천 명의 고용이 생길 것으로 기대했다.", "indicator", ["5천 명의 고용"]),
        ("비 전 : 바다를 여는 울산", "vision", ["바다를 여는 울산"]),
        ("일자리 5000개, 방문객 3만명을 목표로 한다.", "indicator", ["일자리 5000개", "방문객 3만명"]),
        ("지방비는 5 대 5 비율로 나눈다.", "share", ["5 대 5"]),
        ("「친환경선박법」에 따라 세웠다.", "legal-basis", ["친환경선박법"]),
        ("비전은 ‘바다를 여는 울산’이다.", "vision", ["바다를 여는 울산"]),
        ("부산시는 2027년까지 국비 20억원을 투입한다.", "amount", []),
        ("부산시는 2027년까지 국비 20억원을 투입한다.", "period", []),
    ],
)
def test_other_fields(sentence: str, field: str, values: list[str]) -> None:
    assert list_values(PLAN + sentence, field) == values


@pytest.mark.parametrize(
    ("content", "titles"),
    [
        ("울산시는 △실증센터 구축 △전문인력 양성 등을 추진한다.", ["실증센터 구축", "전문인력 양성"]),
        ("사업명: 수소 실증센터 구축사업", ["수소 실증센터 구축사업"]),
        ("울산시는 수소산업 육성 기본계획(2025~2030)을 수립했다.", ["수소산업 육성 기본계획"]),
        ("3대 전략은 기반 구축, 기업 육성, 인력 양성이다.", ["기반 구축", "기업 육성", "인력 양성"]),
        ("시는 수소 조례 제정, 수소 기업 육성도 한다.", ["수소 조례 제정", "수소 기업 육성"]),
        ("시는 “산업을 반드시 키우겠다”고 말했다.", []),
        ("2027년도 주요업무 계획 (미래산업국)", ["2027년도 주요업무 계획"]),
        ("의회는 감사에서 반도체 인력양성 사업의 집행률을 지적했다.", []),
        ("‘하늘 미래산업 2032’ 발표\n시는 ‘하늘 미래산업 2032’ 전략을 발표했다.", ["하늘 미래산업 2032"]),
        ("도는 강원지역산업발전계획을 확정했다.", ["강원지역산업발전계획"]),
        ("시가 발표한 하늘경제비전 프로젝트는 다음과 같다.", ["하늘경제비전 프로젝트"]),
        ("하늘 수소 클러스터 구축사업이 예비타당성 조사를 통과했다.", ["하늘 수소 클러스터 구축사업"]),
        ("‘하늘 수소 기본계획 수립용역 중간보고회’를 열었다.", ["하늘 수소 기본계획 수립용역"]),
        ("시는 하늘대와 수소 산업 육성을 위한 업무협약을 체결했다.", ["수소 산업 육성을 위한 업무협약"]),
        ("‘하늘 수소 조성’사업에 선정됐다. ‘하늘 수소 조성사업’은 크다.", ["하늘 수소 조성사업"]),
        ("시는 수소연료 전지 인증센터를 기반으로 부품을 조성한다.", []),
        ("“우리 하늘단지에는 모두가 바라는 △수소 인증센터 △전지 특화단지가 들어선다고 본다”고 했다.", []),
        ("안건: 2026~2028 하늘 드론 실증도시 조성계획(안)", ["하늘 드론 실증도시 조성계획"]),
        ("하늘 등 7곳을 ‘그린바이오 산업 육성지구’로 지정했다.", ["그린바이오 산업 육성지구"]),
        ("시는 ‘하늘 수소 스퀘어’ 조성에 나선다. 국비 20억원을 투입한다.", ["하늘 수소 스퀘어"]),
        ("시는 ‘하늘 수소 스퀘어’ 방문객이 늘었다. 국비 20억원을 투입한다.", []),
        ("도는 오는 6월까지 분야별 세부 실행계획을 마련한다.", []),
        ("조례안에는 5년마다 이차전지 산업 종합계획을 수립하고 지원할 수 있다는 내용이 담겼다.", []),
        ("이 사업은 관련 사업을 추진하는 사업이다.", []),
    ],
    ids=[
        "marks",
        "label",
        "adopted",
        "announced",
        "series",
        "speech",
        "heading",
        "audit",
        "headline",
        "one word",
        "announced before",
        "subject",
        "report",
        "agreement",
        "with its noun",
        "used",
        "spoken",
        "item of a meeting",
        "designated",
        "quoted name",
        "no plan",
        "section",
        "what an act allows",
        "generic",
    ],
)
def test_titles(content: str, titles: list[str]) -> None:
    assert list_values(content, "title") == titles


def test_a_project_is_what_was_selected_and_the_call_a_programme() -> None:
    content = (
        "산업부가 주관한 ‘지역 수소 육성 사업’에 울산시가 선정됐다. "
        "시의 ‘수소 실증센터 구축사업’에는 국비 20억원이 들어간다."
    )
    reading = to_reading(content)
    assert [(one.value, one.kind) for one in reading.found if one.field == "title"] == [
        ("지역 수소 육성 사업", "programme"),
        ("수소 실증센터 구축사업", "project"),
    ]
    assert reading.main is not None
    assert reading.main.value == "수소 실증센터 구축사업"


def test_a_sentence_ends_at_a_stop_without_a_space_and_not_inside_a_date() -> None:
    text = Text("가나다.라마바 7. 25.(목) 사아다.", (Passage(0, 22, "paragraph", "line 1"),), "", "")
    assert [one.text for one in iter_sentences(text)] == ["가나다.", "라마바 7. 25.(목) 사아다."]


def test_a_name_of_several_regions_is_none() -> None:
    assert [one.text for one in iter_regions("중구와 전남도는 원주에서 만났다")] == ["전남도", "원주"]


def test_agencies_are_whole_names() -> None:
    names = [one.text for one in iter_agencies("한국산업기술시험원(KTL), ㈜하늘과 최대 20개 기업, 차세대 바다연구원이")]
    assert names == ["한국산업기술시험원(KTL)", "㈜하늘", "바다연구원"]


def test_a_road_is_no_university() -> None:
    names = [one.text for one in iter_agencies("하늘대로 일원과 부산대로 119에 하늘대와 부산대가")]
    assert names == ["하늘대", "부산대"]


@pytest.mark.parametrize(
    "text", ["가: 나", "#가", "- 가", "no", "12", "가 #나", "'가", '"', "2024", "", "가\\나", "[가]"]
)
def test_a_scalar_is_read_back_as_written(text: str) -> None:
    import yaml

    assert str(yaml.safe_load(f"a: {write_scalar(text)}")["a"]) == text


def test_a_party_between_known_ones_is_new() -> None:
    content = "울산시는 10일 바다대학교, 하늘선급과 ‘해양 신산업 육성을 위한 업무협약’을 체결했다."
    assert list_values(content, "participant") == ["바다대학교", "하늘선급"]


def list_regions(content: str) -> list[tuple[str, str]]:
    return [(one.field, one.kind) for one in to_reading(content).found if one.field in ("region", "owner")]


def test_the_longer_form_of_a_large_city_is_its_name() -> None:
    content = "창원특례시는 3일 ‘수소선박 산업 육성 전략’을 발표했다. 앞서 울산시는 3년간 국비 20억원을 투입했다."
    assert list_regions(content) == [("region", "kr-4811000000"), ("owner", "kr-4811000000")]


@pytest.mark.parametrize(
    "aside",
    [
        "앞서 울산시는 2021년 비슷한 계획을 추진했다.",
        "지난해 울산시는 국비 20억원을 확보했다.",
        "2021년 울산시는 국비 20억원을 썼다.",
        "울산시는 벤치마킹 대상이다.",
        "다른 지역에서는 울산시가 앞서 있다.",
    ],
)
def test_a_city_in_an_aside_never_acts(aside: str) -> None:
    assert list_regions(f"‘수소선박 산업 육성 전략’이 나왔다. {aside}") == []


def test_a_plan_of_an_unknown_subject_is_not_that_of_another_city() -> None:
    assert list_regions("하늘시는 ‘수소선박 산업 육성 전략’을 발표했다. 울산시는 이를 돕는다.") == []


def test_an_owner_of_another_region_than_the_given_one_is_dropped() -> None:
    text = to_reading(PLAN).text
    content = draft(text, Given(published="2026-03-04", region="부산광역시")).content.decode()
    assert "region: busan" in content
    assert "role: owner" not in content
    assert "# not used: the owner 울산시 belongs to another region" in content
    assert "role: owner" in draft(text, Given(published="2026-03-04", region="울산 남구")).content.decode()


@pytest.mark.parametrize(
    ("sentence", "titles"),
    [
        ("앞서 시는 2021년 ‘수소트램 실증사업’에 국비 20억원을 투입했다.", []),
        ("시는 지난해 ‘수소트램 실증사업’에 국비 20억원을 썼다.", []),
        ("2021년부터 2023년까지 추진한 ‘수소트램 실증사업’과 잇는다.", []),
        ("부산시의 ‘수소트램 실증사업’을 벤치마킹한다.", []),
        ("인근 부산시는 ‘수소트램 실증사업’을 추진한다.", []),
        ("2023년 선정된 ‘수소트램 실증사업’에는 2027년까지 국비 20억원을 들인다.", ["수소트램 실증사업"]),
    ],
)
def test_a_title_of_the_past_or_of_another_city_is_left_over(sentence: str, titles: list[str]) -> None:
    reading = to_reading(PLAN + sentence)
    assert [one.value for one in reading.found if one.field == "title"][1:] == titles
    assert ("수소트램 실증사업" in [one.quote for one in reading.left_over]) is (not titles)
    assert all(one.start < len(PLAN) for one in reading.found) is (not titles)


def test_tables_are_not_read() -> None:
    row = "‘수소 실증사업’\t2027~2029\t220억원\t부산시는 국비를 투입한다.\t주관기관: 하늘연구원"
    content = f"{PLAN}\n{row}\n"
    at = len(PLAN) + 1
    cells = []
    for column, cell in enumerate(row.split("\t"), 1):
        cells.append(Passage(at, at + len(cell), "cell", "", 1, 1, column, 1, 1))
        at += len(cell) + 1
    text = Text(content, (Passage(0, len(PLAN), "paragraph", ""), *cells), "", "press.txt")
    made = draft(text, Given(published="2026-03-04"))
    assert all(one.end <= len(PLAN) for one in made.found)
    assert "# table 1 not used\n" in made.content.decode()
    (left,) = json.loads(made.evidence)["left_over"]
    assert left == {"kind": "table", "quote": row, "start": len(PLAN) + 1, "end": at - 1, "note": "table 1 not used"}
    assert "# 표 1 쓰지 않음\n" in draft(text, lang="ko").content.decode()


@pytest.mark.parametrize(
    ("before", "line", "item"),
    [
        ("‘수소 시험센터 구축사업’을 추진한다.", "이 사업은 하늘연구원이 주관한다.", "수소 시험센터 구축사업"),
        ("‘수소 시험센터 구축사업’을 추진한다.", "이 사업에는 국비 20억원을 투입한다.", "수소 시험센터 구축사업"),
        ("‘수소 시험센터 구축사업’을 추진한다.", "주관기관은 하늘연구원이다.", "수소 시험센터 구축사업"),
        ("‘수소 시험센터 구축사업’을 추진한다.", "참여기관은 하늘연구원이다.", "수소 시험센터 구축사업"),
        ("‘수소 시험센터 구축사업’을 추진한다.", "사업비는 국비 20억원을 투입한다.", "수소 시험센터 구축사업"),
        ("‘수소 시험센터 구축사업’을 추진한다.", "시는 국비 20억원을 투입한다.", "수소선박 산업 육성 전략"),
        ("시는 준비를 마쳤다.", "사업비는 국비 20억원을 투입한다.", "수소선박 산업 육성 전략"),
    ],
)
def test_a_paragraph_goes_on_with_the_project_before(before: str, line: str, item: str) -> None:
    lines = (PLAN.strip(), before, line)
    content = "\n".join(lines)
    places = [content.index(one) for one in lines]
    passages = tuple(Passage(at, at + len(one), "paragraph", "") for at, one in zip(places, lines, strict=True))
    found = read(Text(content, passages, "", "press.txt")).found
    assert [one.item for one in found if one.start >= places[2]] == [item]


def test_what_goes_on_with_an_aside_is_left_out_too() -> None:
    aside = "앞서 부산시는 ‘수소트램 실증사업’을 추진했다. 이 사업은 하늘연구원이 주관한다. 사업비는 국비 20억원이다."
    assert all(one.end <= len(PLAN) for one in to_reading(PLAN + aside).found)


def test_a_value_without_a_place_is_a_comment() -> None:
    text = to_reading(PLAN + "국비 10억원을 투입한다. 시는 12일 이렇게 밝혔다. 국비 20억원도 투입한다.").text
    for published in ("2026-03-04", ""):
        made = draft(text, Given(published=published))
        content = made.content.decode()
        assert "# not used: 12일 [" in content
        assert "# not used: 국비 20억원 [" in content
        assert "not used: 국비 10억원 [" not in content
        for one in made.found if published else ():
            assert one.path or f"# not used: {one.quote} [{one.start}:{one.end}]" in content


def test_decomposed_letters_are_read_and_keep_their_offsets() -> None:
    content = PLAN + "하늘연구원이 주관하며 총사업비 30억원(국비 20, 시비 10)을 투입한다. 시장은 20조원이다. é"
    text = to_reading(unicodedata.normalize("NFD", content)).text
    made, plain = draft(text, Given("2026-03-04")), draft(to_reading(content).text, Given("2026-03-04"))
    assert [(one.field, one.value, one.path) for one in made.found] == [
        (one.field, one.value, one.path) for one in plain.found
    ]
    assert len(made.left_over) == len(plain.left_over) > 0
    for one in (*made.found, *made.left_over):
        assert text.content[one.start : one.end] == one.quote
    assert unicodedata.is_normalized("NFC", made.content.decode())


JOINT = "부산시와 울산시는 ‘수소선박 산업 육성 전략’을 함께 마련했다. 총사업비 300억원을 투입한다. "


def test_a_joint_plan_has_all_its_regions_and_no_part_of_one() -> None:
    text = to_reading(f"{JOINT}울산시는 국비 100억원으로 시험장을 짓는다. 부산시는 시비 50억원을 투입한다.")
    assert [(one.value, one.kind) for one in text.found if one.field == "owner"] == [
        ("부산시", "busan"),
        ("울산시", "ulsan"),
    ]
    assert [one.value for one in text.found if one.field == "amount"] == ["300억원"]
    assert [(one.quote, one.reason) for one in text.left_over if one.kind == "amount"] == [
        ("100억원", "part"),
        ("50억원", "part"),
    ]
    made = draft(text.text, Given("2026-03-04")).content.decode()
    assert "    regions:\n      - busan\n      - ulsan\n" in made
    given = draft(text.text, Given("2026-03-04", region="울산")).content.decode()
    assert "    region: ulsan\n" in given
    assert "# not used: the owner 부산시 belongs to another region\n" in given


@pytest.mark.parametrize(
    ("content", "regions"),
    [
        ("부산시, 울산시와 경상남도는 ‘수소선박 육성 전략’을 마련했다.", ["busan", "ulsan", "gyeongnam"]),
        # A province and its city that announce a plan together make it for the city.
        ("경상남도와 진주시가 ‘수소선박 육성 전략’을 마련했다.", ["kr-4817000000"]),
        ("울산시는 부산시와 협의하며 ‘수소선박 육성 전략’을 마련했다.", ["ulsan"]),
    ],
)
def test_governments_beside_each_other_make_a_joint_plan(content: str, regions: list[str]) -> None:
    assert [one.kind for one in list_found(content, "region")] == regions


def test_many_agencies_take_linear_time() -> None:
    names = [f"가나{chr(0xAC00 + number)}연구원" for number in range(10_000)]
    began = time.process_time()
    assert len(list(iter_agencies(", ".join(names)))) == 10_000
    assert time.process_time() - began < 3


@pytest.mark.parametrize("run", ["가", "가&", "a"])
def test_a_run_of_letters_takes_linear_time(run: str) -> None:
    began = time.perf_counter()
    to_reading(PLAN + run * (80_000 // len(run)))
    # With the quadratic pattern it takes minutes.
    assert time.perf_counter() - began < 10


@pytest.mark.parametrize("control", ["\x1b", "\x7f", "\x9b"])
def test_no_control_character_comes_into_a_draft(control: str) -> None:
    text = to_reading(f"{PLAN}시는 ‘수소{control}[31m 실증사업’에 국비 2{control}0억원을 투입한다.").text
    assert control not in draft(text, Given("2026-03-04")).content.decode()
    assert control not in write_scalar(f"가{control}")


@pytest.mark.parametrize(
    ("sentence", "stage"),
    [
        ("도는 착수보고회를 열었다. 10월 중간보고회를 거쳐 확정한다.", "kickoff"),
        ("시는 위원회에서 계획을 심의·확정했다.", "approved"),
        ("정부예산안에 국비 10억원이 반영됐다.", "budget-proposal"),
        ("‘수소 규제자유특구’로 지정됐다.", "designated"),
        ("시는 참여할 기업을 24일까지 모집한다고 했다.", "announced"),
        ("부처는 울산과 부산 등 3곳을 선정했다.", "selected"),
        (
            "시는 앞으로 협약을 체결할 하늘대와 함께 ‘수소 공모’에 최종 선정됐다. 하늘대와 업무협약을 체결했다.",
            "selected",
        ),
        ("사업이 예비타당성 조사를 최종 통과했다.", "feasibility-passed"),
        ("사업이 예비타당성조사 대상으로 선정됐다.", "feasibility-admitted"),
        ("시험센터의 준공식을 열었다.", "completion"),
        ("시는 착공식을 열 곳을 찾는다.", "groundbreaking"),
    ],
)
def test_the_most_telling_stage(sentence: str, stage: str) -> None:
    assert list_values(f"울산시의 ‘수소선박 산업 육성 전략’이다. {sentence}", "edition-stage") == [stage]


@pytest.mark.parametrize(
    ("text", "regions"),
    [
        ("광주 북구 첨단3지구", ["gwangju", "kr-2417000000"]),
        ("광주시와 광주광역시는", ["gwangju", "gwangju"]),
        ("강원특별자치도와 고성군은", ["gangwon", "kr-4282000000"]),
        ("부산과 울산은 북구에", ["busan", "ulsan"]),
        ("고성군은", []),
    ],
    ids=["beside", "longer name", "only one", "two", "unknown"],
)
def test_a_shared_name_is_that_of_the_province_in_the_text(text: str, regions: list[str]) -> None:
    assert [one.id for one in iter_regions(text)] == regions


def to_passages(content: str) -> Text:
    lines = content.split("\n")
    ends = list(itertools.accumulate(len(one) + 1 for one in lines))
    passages = (
        Passage(end - len(one) - 1, end - 1, "paragraph", "") for one, end in zip(lines, ends, strict=True) if one
    )
    return Text(content, tuple(passages), "", "press.txt")


@pytest.mark.parametrize("line", ["관련기사", "많이 본 뉴스", "<저작권자 ⓒ 하늘일보, 무단 전재 및 재배포 금지>"])
def test_what_a_web_page_adds_below_is_not_read(line: str) -> None:
    reading = read(
        to_passages(
            f"{PLAN.strip()}\n{line}\n- 경남도, 수소 단지에 3,800억 원 투입\n‘수소트램 실증사업’에 국비 20억원 투입"
        )
    )
    assert all(one.end <= len(PLAN) for one in reading.found)
    assert {"3,800억 원", "20억원"} <= {one.quote.removeprefix("국비 ") for one in reading.left_over}


def test_towns_in_which_something_is_built_are_its_places() -> None:
    content = "경상북도는 ‘수소 시험센터 구축사업’에 선정됐다. 구미시에 시험센터를 짓고, 대구시와 협력한다."
    assert [(one.value, one.rule) for one in list_found(content, "region")] == [
        ("경상북도", "region of the owner"),
        ("구미시", "place of an item"),
    ]


def test_the_government_that_decides_nationally_owns_no_region() -> None:
    content = "정부는 「수소선박 산업 육성방안」을 의결했다. 산업통상부와 경상남도는 국비 10억원을 투입한다."
    assert [(one.field, one.value) for one in list_found(content, "owner")] == [("owner", "정부")]


def test_the_money_of_one_year_has_its_year() -> None:
    found = list_found(PLAN + "총사업비 382억 원을 투입한다. 2027년 예산: 96억 원", "amount")
    assert [(one.value, one.period) for one in found] == [("382억 원", ""), ("96억 원", "2027")]


def test_a_short_label_is_no_technology_inside_a_word() -> None:
    assert [one.text for one in iter_technologies("활성소재와 소재, 그린수소")] == ["소재", "그린수소"]


@pytest.mark.parametrize(
    ("sentence", "places"),
    [
        ("울주군 하늘면 바다리 일원에 시험센터를 짓는다.", ["하늘면 바다리", "울주군"]),
        ("하늘읍 바다리에 시험센터를 건립한다.", ["하늘읍 바다리"]),
        ("모든 측면에 힘을 쏟아 시험센터를 건립한다.", []),
        ("하늘면 일대에서 행사가 열렸다.", []),
    ],
)
def test_villages_in_which_something_is_built(sentence: str, places: list[str]) -> None:
    found = list_found(PLAN + sentence, "region")
    assert sorted(one.value for one in found if one.rule == "place of an item") == sorted(places)


def test_a_plan_may_begin_with_its_region() -> None:
    assert list_regions("안건: 울산 수소 산업 육성계획(안)") == [("region", "ulsan")]


def test_a_broad_field_is_no_technology_beside_another() -> None:
    assert list_values("울산시는 ‘블루수소 에너지 전환 로드맵’을 발표했다.", "technology") == ["블루수소"]
    assert list_values("울산시는 ‘하늘 에너지 전환 로드맵’을 발표했다.", "technology") == ["에너지"]


def test_the_call_of_a_quoted_project_is_a_programme() -> None:
    content = "울산시는 ‘2026년 수소 기반구축사업’에 ‘수소 시험센터 구축사업’이 최종 선정됐다고 밝혔다."
    found = [(one.value, one.kind) for one in list_found(content, "title")]
    assert found == [("2026년 수소 기반구축사업", "programme"), ("수소 시험센터 구축사업", "project")]


def test_governments_that_begin_a_list_of_agencies_make_the_plan_together() -> None:
    content = "광주광역시와 전라남도, 하늘연구원은 30일 ‘미래 모빌리티 산업 육성 협약’을 맺었다."
    found = to_reading(content).found
    assert [one.value for one in found if one.field == "owner"] == ["광주광역시", "전라남도"]
    assert [one.value for one in found if one.field == "participant"] == ["하늘연구원"]


def test_after_two_projects_money_is_that_of_the_plan() -> None:
    content = f"{PLAN}\n시는 ‘수소 시험센터’를, 북구는 ‘수소 실증센터’를 각각 짓는다.\n사업비는 국비 20억원을 투입한다."
    assert [one.item for one in read(to_passages(content)).found if one.field == "amount"] == [
        "수소선박 산업 육성 전략"
    ]


def test_a_headline_may_shorten_a_name() -> None:
    headline = "하늘시·바다시 “미래 모빌리티 공동 사업” 시작"
    content = f"{headline}\n울산시는 하늘대와 ‘미래 모빌리티 산업 공동 육성 사업’을 시작했다."
    found = [one.value for one in read(to_passages(content)).found if one.field == "title"]
    assert found == ["미래 모빌리티 산업 공동 육성 사업"]
