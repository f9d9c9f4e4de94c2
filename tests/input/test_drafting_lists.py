"""Lists with marks, forms and drawn tables of a text, and the titles, roles, money and places that they give."""

import time
from pathlib import Path

import pytest

from graph.input.drafting import Draft, Given, draft
from graph.input.drafting.reading import Reading, read
from graph.input.texts import Text
from graph.input.texts.text import to_lines
from graph.pipeline.checks import check_all

PLAN = "울산시는 ‘수소선박 산업 육성계획(2027~2030)’을 마련했다.\n"


def to_text(content: str) -> Text:
    return Text(content, to_lines(content), "0" * 64, "press.txt")


def to_reading(content: str) -> Reading:
    return read(to_text(content))


def list_values(content: str, *fields: str) -> list[tuple[str, str]]:
    """The values of *fields* with the items that they belong to, without what :data:`PLAN` says."""
    found = [one for one in to_reading(content).found if one.field in fields and one.start >= len(PLAN)]
    return [(one.value, "" if one.item.startswith("수소선박 산업") else one.item) for one in found]


def list_titles(content: str) -> list[tuple[str, str]]:
    return [(one.value, one.kind) for one in to_reading(PLAN + content).found if one.field == "title"][1:]


def make(content: str, folder: Path) -> Draft:
    """A draft that is valid."""
    made = draft(to_text(content), Given("2027-03-04", "하늘일보"))
    path = folder / "plan.yaml"
    path.write_bytes(made.content)
    assert check_all([path], say=lambda _: None, lang="en").warnings == ()
    return made


@pytest.mark.parametrize(
    ("lines", "titles"),
    [
        ("① 시험 기반 구축(210억 원)\n② 기업 육성 : 70억 원", [("시험 기반 구축", "task"), ("기업 육성", "task")]),
        (
            "2대 전략을 편다.\n① 시험 기반 구축(210억 원)\n② 기업 육성 : 70억 원",
            [("시험 기반 구축", "strategy"), ("기업 육성", "strategy")],
        ),
        (
            "◇전략1. 소재 표준\n - 원료 시험소 건립, 표준 인증 지원",
            [("소재 표준", "strategy"), ("원료 시험소 건립", "task"), ("표준 인증 지원", "task")],
        ),
        ("가. 시험소 건립 : 40억 원\n나. 장비 도입 : 9억 원", [("시험소 건립", "task"), ("장비 도입", "task")]),
        ("- 시험소 건립\n- 장비 공동 활용 : 9억 원", [("장비 공동 활용", "task"), ("시험소 건립", "task")]),
        ("◇ 협력 분야\n ▲ 시험소 건립\n ▲ 기업 유치", [("시험소 건립", "task"), ("기업 유치", "task")]),
        (
            "△1단계(2027~2028년) : 시험소 건립 △2단계(2029~2030년) : 장비 도입, 인증 지원",
            [
                ("1단계", "phase"),
                ("시험소 건립", "task"),
                ("2단계", "phase"),
                ("장비 도입", "task"),
                ("인증 지원", "task"),
            ],
        ),
        (
            "과업은 ①선박 현황 분석 ②시험소 조성 ③인증 지원의 3개 분야다.",
            [("선박 현황 분석", "area"), ("시험소 조성", "area"), ("인증 지원", "area")],
        ),
        (
            "3대 목표는 다음과 같다.\n#연구 거점의 조성 #전문 인력의 양성 #기업 환경 정비",
            [("연구 거점의 조성", "strategy"), ("전문 인력의 양성", "strategy"), ("기업 환경 정비", "strategy")],
        ),
        (
            "과제는 연구개발, 인력양성, 기업지원의 3개 부문으로 나뉜다.",
            [("연구개발", "area"), ("인력양성", "area"), ("기업지원", "area")],
        ),
        ("주요 과제로는 시험소 건립, 인증 지원 등이 있다.", [("시험소 건립", "task"), ("인증 지원", "task")]),
        (
            "◇ 추진과제\n - 시험소 건립(나주, 40억 원)\n - 장비 도입 : ’27~’29 / 9억 원(국비 5, 도비 4)"
            "\n - 배관 70km 설치(2028~2030년)",
            [("시험소 건립", "task"), ("장비 도입", "task"), ("배관 70km 설치", "task")],
        ),
        (
            "Ⅱ. 추진전략 및 과제\n ❶ 수소 소재 산업화\n  • 시험소 건립",
            [("수소 소재 산업화", "strategy"), ("시험소 건립", "task")],
        ),
        ("◇ 추진과제\n 가. 시험소 건립\n  - 사 업 비 : 40억 원", [("시험소 건립", "task")]),
        ("□ 추진과제\n ○ 재정계획 : 총 40억 원\n ○ 시험소 건립", [("시험소 건립", "task")]),
        ("◆ (전략 1) 제작 역량 확충 : 하늘에 시험소 건립\n□ 시는 이를 마련했다.", [("제작 역량 확충", "strategy")]),
        ("1. 사업개요\n 마. 사업내용\n  - 시험소 건립 : 5개 과제, 과제당 2억원 이내", [("시험소 건립", "task")]),
        (
            "□ 중점 추진과제\n 1. 수소 기반 확충\n  ○ 시험소 건립\n   - 위    치: 나주시 하늘산단",
            [("수소 기반 확충", "task"), ("시험소 건립", "task")],
        ),
        (
            "신규 사업은 △시험소 건립(총사업비 40억원) △장비 도입 9억원 등 2건이다.",
            [("시험소 건립", "task"), ("장비 도입", "task")],
        ),
        (
            "주요 실증은 선박 엔진 실증, 연료 탱크 실증 2건이다.",
            [("선박 엔진 실증", "task"), ("연료 탱크 실증", "task")],
        ),
        ("□ 추진과제\n - 시험소 건립\n   ※ 하늘연구원 협력", [("시험소 건립", "task")]),
        (
            "단지에는 ▷백신 생산시설 ▷소재 연구센터 ▷하늘 창업공간이 들어선다.",
            [("백신 생산시설", "task"), ("소재 연구센터", "task"), ("하늘 창업공간", "task")],
        ),
        ("◇ 이어진 발표\n ▲ 수소 정책 방안(하늘연구원)\n ▲ 시험소 건립", []),
        ("□ 추진경과\n - 시험소 건립\n - 기본구상 수립", []),
        ("▲사업기간 : 2027~2030년 ▲주관기관 : 하늘연구원 ▲지원 : 홍보", []),
        ("▲수소 엔진 ▲연료 탱크 등이 전시됐다.", []),
        ("과제는 연구개발, 인력양성의 3개 부문으로 나뉜다.", []),
        ("지난해 끝난 ‘수소선박 실증사업’의 장비를 쓴다.", []),
        ("- 총사업비 : 40억 원\n- 시험소를 짓는다", []),
    ],
    ids=[
        "money",
        "number",
        "label",
        "letters",
        "beside money",
        "heading",
        "phases",
        "one line",
        "announced",
        "areas",
        "main tasks",
        "details",
        "roman",
        "label with blanks",
        "section",
        "strategy with its content",
        "content of a form",
        "nested",
        "marks with money",
        "enumerated",
        "note",
        "what rises",
        "talks",
        "past",
        "form",
        "things",
        "wrong number",
        "over",
        "no titles",
    ],
)
def test_items_of_lists(lines: str, titles: list[tuple[str, str]]) -> None:
    found = list_titles(lines)
    assert sorted(found) == sorted(titles)


@pytest.mark.parametrize(
    ("lines", "amounts"),
    [
        (
            "① 시험 기반 구축(210억 원)\n② 기업 육성 : 70억 원",
            [("210억 원", "시험 기반 구축"), ("70억 원", "기업 육성")],
        ),
        (
            "▲기업 지원(3개 과제, 50억원) ▲인력 양성(2개 과제, 20억원)에 쓴다.",
            [("50억원", "기업 지원"), ("20억원", "인력 양성")],
        ),
        (
            "3대 전략, 9개 과제에 30억원(국비 20억, 시비 10억)을 넣는다.",
            [("30억원", ""), ("20억", ""), ("10억", "")],
        ),
        (
            "◇ 추진과제\n - 시험소 건립(나주, 40억 원)\n - 장비 도입 : ’27~’29 / 9억 원(국비 5, 도비 4)",
            [("40억 원", "시험소 건립"), ("9억 원", "장비 도입"), ("5", "장비 도입"), ("4", "장비 도입")],
        ),
        (
            "신규 사업은 △시험소 건립(총사업비 40억원) △장비 도입 9억원 등 2건이다. 국비를 확보했다.",
            [("40억원", "시험소 건립"), ("9억원", "장비 도입")],
        ),
        ("◇ 추진과제\n 가. 시험소 건립\n  - 사 업 비 : 40억 원", [("40억 원", "시험소 건립")]),
        (
            "신규는 ▲시험소 건립 3억원(총사업비 97억원) ▲장비 도입 7억원(총사업비 22억원) 등"
            " 총사업비 119억원을 확보했다.",
            [
                ("3억원", "시험소 건립"),
                ("97억원", "시험소 건립"),
                ("7억원", "장비 도입"),
                ("22억원", "장비 도입"),
                ("119억원", ""),
            ],
        ),
        ("시는 국비 200억원을 정부에 건의할 예정이다.", []),
        ("30억원 규모의 민간투자를 지원한다.", []),
    ],
)
def test_money_of_items(lines: str, amounts: list[tuple[str, str]]) -> None:
    assert list_values(PLAN + lines, "amount") == amounts


def test_a_form_gives_roles_period_and_shares() -> None:
    form = (
        "○ 기  간 : 2027. 7.~2030. 12.(42개월)\n○ 주  관 : 하늘연구원\n○ 참  여 : 가나대 산학협력단, ㈜다라, 마바텍\n"
        " * 도비는 두 도가 1:1, 시·군비는 가시 60%(6억 원), 나군 40%(4억 원)\n"
    )
    assert list_values(PLAN + form, "period", "lead", "participant", "share") == [
        ("2027. 7.~2030. 12.(42개월)", ""),
        ("하늘연구원", ""),
        ("가나대 산학협력단", ""),
        ("㈜다라", ""),
        ("마바텍", ""),
        ("1:1", ""),
        ("60%", ""),
        ("40%", ""),
    ]


TASKS = "- 선박 시험동 구축(30억원)\n- 엔진 실증단지 조성(20억원)\n"


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("시험동은 하늘연구원이 주관한다.", [("하늘연구원", "선박 시험동 구축")]),
        (
            "시험동은 하늘연구원이, 실증단지는 ㈜다라가 주관한다.",
            [("하늘연구원", "선박 시험동 구축"), ("㈜다라", "엔진 실증단지 조성")],
        ),
        ("엔진 실증단지는 하늘연구원이 주관한다.", [("하늘연구원", "엔진 실증단지 조성")]),
        ("전시관은 하늘연구원이 주관한다.", [("하늘연구원", "")]),
        ("주관은 하늘연구원이다.", [("하늘연구원", "")]),
        (
            "시험동은 하늘연구원이, 실증단지는 ㈜다라가 주관한다. 바다대학교는 두 과제에 모두 참여한다.",
            [
                ("하늘연구원", "선박 시험동 구축"),
                ("㈜다라", "엔진 실증단지 조성"),
                ("바다대학교", "선박 시험동 구축"),
                ("바다대학교", "엔진 실증단지 조성"),
            ],
        ),
    ],
)
def test_a_topic_names_the_item_of_a_role(sentence: str, roles: list[tuple[str, str]]) -> None:
    assert list_values(PLAN + TASKS + sentence, "lead", "participant") == roles


@pytest.mark.parametrize(
    ("sentence", "found"),
    [
        ("특히 수소 엔진 육성에 7억원을 투입한다.", [("7억원", "수소 엔진 육성")]),
        (
            "하늘연구원·바다대학교·㈜다라 등 8개 기관이 참여한다.",
            [("하늘연구원", ""), ("바다대학교", ""), ("㈜다라", "")],
        ),
    ],
)
def test_what_a_sentence_says_of_a_title_again(sentence: str, found: list[tuple[str, str]]) -> None:
    listed = "2대 전략은 ▲수소 엔진 육성 ▲인증 지원이다. "
    assert list_values(PLAN + listed + sentence, "amount", "participant") == found


def test_a_part_of_a_plan_is_not_the_plan() -> None:
    text = "울산시, 수소선박 5개년 계획 발표\n울산시는 2대 전략을 편다. 2대 전략은 ▲수소 엔진 육성 ▲인증 지원이다."
    main = to_reading(text).main
    assert main is not None
    assert main.value == "수소선박 5개년 계획"


@pytest.mark.parametrize(
    ("rows", "amounts"),
    [
        (
            "<연도별 사업비> (단위: 백만원)\n구분 | 2027 | 2028 | 계\n국비 | 200 | 300 | 500\n시비 | 100 | 100 | 200",
            {
                ("national", "2027"): "200",
                ("national", "2028"): "300",
                ("national", ""): "500",
                ("city", "2027"): "100",
                ("city", "2028"): "100",
                ("city", ""): "200",
            },
        ),
        (
            "(단위: 억원)\n| 연도 | 국비 | 합계 |\n|---|---|---|\n| 2027년 | 2 | 3 |\n| 2028 | 4 | 5 |\n| 계 | 6 | 8 |",
            {
                ("national", "2027"): "2",
                ("total", "2027"): "3",
                ("national", "2028"): "4",
                ("total", "2028"): "5",
                ("national", ""): "6",
                ("total", ""): "8",
            },
        ),
        ("구분 | 2027 | 2028 | 계\n국비 | 200 | 300 | 500", {}),
        ("(단위: 억원)\n구분 | 2027 | 2028 | 계\n매출 | 200 | 300 | 500", {}),
        ("지난해 실적 (단위: 억원)\n구분 | 2025 | 2026 | 계\n국비 | 200 | 300 | 500", {}),
    ],
    ids=["years above", "years beside", "no unit", "no purse", "past"],
)
def test_tables_by_year(rows: str, amounts: dict[tuple[str, str], str], tmp_path: Path) -> None:
    found = [one for one in to_reading(PLAN + rows).found if one.field == "amount"]
    assert {(one.kind, one.period): one.value for one in found} == amounts
    made = make(PLAN + rows, tmp_path).content.decode()
    assert made.count("        period: 202") == sum(bool(year) for _, year in amounts)


@pytest.mark.parametrize(
    ("content", "regions"),
    [
        ("울산시-하늘연구원, 손잡다\n하늘연구원은 ‘수소선박 육성 전략’을 마련했다.", [("울산시", "ulsan")]),
        ("[보도자료] 부산·울산, 수소 키운다\n‘수소선박 육성 전략’이 나왔다.", [("부산", "busan"), ("울산", "ulsan")]),
        (
            "울산시(시장 가나다)와 (재)하늘연구원(원장 라마)이 ‘수소선박 업무협약’에 서명했다.",
            [("울산시", "ulsan")],
        ),
        (
            "산업통상자원부와 하늘진흥원은 ‘수소선박 육성사업’에 부산·울산·경남 컨소시엄을 선정했다고 밝혔다.",
            [("부산", "busan"), ("울산", "ulsan"), ("경남", "gyeongnam")],
        ),
        ("울산 앞바다에서 ‘수소선박 육성 전략’이 나왔다.", []),
    ],
    ids=["headline", "two", "with an agency", "consortium", "place"],
)
def test_regions_of_headlines_and_joint_subjects(content: str, regions: list[tuple[str, str]]) -> None:
    found = to_reading(content).found
    assert [(one.value, one.kind) for one in found if one.field == "region"] == regions


def test_a_consortium_has_no_owner_and_its_ministry_pays() -> None:
    text = "산업통상자원부와 하늘진흥원은 ‘수소선박 육성사업’에 부산·울산 컨소시엄을 선정했다고 26일 알렸다."
    found = [
        (one.field, one.value)
        for one in to_reading(text).found
        if one.field in ("owner", "funder", "other-agency", "date")
    ]
    assert found == [("funder", "산업통상자원부"), ("other-agency", "하늘진흥원"), ("date", "26일")]


def test_a_province_may_stand_before_each_joint_government() -> None:
    found = to_reading("경북 포항시와 울산시가 ‘수소선박 육성 전략’을 마련했다.").found
    assert [one.value for one in found if one.field == "owner"] == ["포항시", "울산시"]


def test_places_of_items_are_sites(tmp_path: Path) -> None:
    made = make(PLAN + "추진 내용\n- 하늘산단에 선박 시험동 구축\n", tmp_path)
    assert "        title: 선박 시험동 구축\n        sites:\n          - 하늘산단\n" in made.content.decode()
    assert list_values(PLAN + "산업단지에 시험동을 짓는다.", "region") == []


def test_a_line_about_a_region_gives_its_part() -> None:
    lines = "- 부산 : 하늘산단에 소재 시험 설비(300㎡), 장비 3종\n- 경남 : 바다산단에 연료 시험 설비, 장비 2종"
    assert list_values(PLAN + lines, "title", "region", "count") == [
        ("부산", "소재 시험 설비"),
        ("하늘산단", "소재 시험 설비"),
        ("소재 시험 설비", "소재 시험 설비"),
        ("장비 3종", "소재 시험 설비"),
        ("경남", "연료 시험 설비"),
        ("바다산단", "연료 시험 설비"),
        ("연료 시험 설비", "연료 시험 설비"),
        ("장비 2종", "연료 시험 설비"),
    ]


@pytest.mark.parametrize(
    ("content", "title"),
    [
        ("울산시는 「수소선박종합계획(2027~2030)」의 2028년도 시행계획을 확정했다.", "2028년도 시행계획"),
        ("울산시는 수소선박 실증 클러스터 조성사업 착공식을 열었다.", "수소선박 실증 클러스터 조성사업"),
        ("울산시, 수소선박 시험 특화단지 본격 조성\n울산시는 3일 이같이 밝혔다.", "수소선박 시험 특화단지"),
        (
            "울산시는 ‘2027 하늘 수소선박 산업전’을 열었다. 시는 수소선박 부품 지원사업을 추진한다.",
            "2027 하늘 수소선박 산업전",
        ),
        ("울산시장은 “수소선박 인재 양성 사업을 키우겠다”고 말했다.", ""),
        ("울산시는 11일 연휴를 준비했다.\n▲응급진료 체계 운영 ▲쓰레기 수거", ""),
    ],
)
def test_the_title_of_a_text(content: str, title: str) -> None:
    main = to_reading(content).main
    assert (main.value if main else "") == title


def test_dates_laws_and_those_who_were_heard() -> None:
    text = (
        "울산시는 18일 ‘수소선박 육성 전략’ 연구용역 최종보고회를 가졌다. 「울산시 수소산업 조례」 제7조가 바탕이다. "
        "이 자리에는 하늘사령부와 바다연구원에서 전문가가 나와 토론했다. 연구기관인 구름연구원이 내년 6월까지 마친다. "
        "국비는 산업통상자원부가 댄다."
    )
    found = to_reading(text).found
    wanted = ("date", "legal-basis", "consulted", "other-agency", "funder")
    assert [(one.field, one.value) for one in found if one.field in wanted] == [
        ("date", "18일"),
        ("legal-basis", "울산시 수소산업 조례"),
        ("consulted", "하늘사령부"),
        ("consulted", "바다연구원"),
        ("other-agency", "구름연구원"),
        ("date", "내년 6월까지"),
        ("funder", "산업통상자원부"),
    ]


def test_without_a_region_the_agencies_stay_in_the_draft(tmp_path: Path) -> None:
    content = "가나다 ‘수소선박 육성 전략’을 마련했다. 하늘바다연구원이 주관한다."
    made = make(content, tmp_path)
    lines = made.content.decode().splitlines()
    assert made.empty
    assert "    name: 하늘바다연구원" in lines
    assert "# roadmaps:" in lines
    assert [one.value for one in made.found if one.field == "lead"] == ["하늘바다연구원"]


def test_a_long_list_takes_linear_time() -> None:
    lines = "".join(f"- 시험동{number} 구축 : {number + 1}억원\n" for number in range(800))
    began = time.process_time()
    assert len(to_reading(PLAN + lines).found) > 1_600
    assert time.process_time() - began < 5


def test_prose_with_a_mark_goes_on_with_the_plan_and_not_with_the_list_before() -> None:
    content = "◆ (전략 1) 제작 역량 확충 : 하늘에 시험소 건립\n□ 이번 전략은 일자리 300개를 목표로 한다.\n"
    assert list_values(PLAN + content, "indicator") == [("일자리 300개", "")]


def test_the_place_of_an_item_may_stand_after_its_label() -> None:
    content = "□ 추진과제\n ○ 시험소 건립\n  - 위    치: 나주시 하늘동 하늘산단"
    assert list_values(PLAN + content, "region") == [("나주시 하늘동 하늘산단", "시험소 건립")]


def test_tabs_part_the_cells_of_a_table() -> None:
    rows = "과제명\t사업비(억 원)\t주관기관\n시험소 건립\t420\t하늘연구원\n장비 도입\t180\t바다품질원"
    assert list_values(f"{PLAN}{rows}", "title", "amount", "lead") == [
        ("시험소 건립", "시험소 건립"),
        ("420", "시험소 건립"),
        ("하늘연구원", "시험소 건립"),
        ("장비 도입", "장비 도입"),
        ("180", "장비 도입"),
        ("바다품질원", "장비 도입"),
    ]
