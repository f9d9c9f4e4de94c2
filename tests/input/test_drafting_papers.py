"""Plan papers and papers for committees: targets, schedules, legal bases and lists below a sentence."""

import re

import pytest

from graph.input.drafting.reading import read
from graph.input.texts import Passage, Text

PLAN = "울산 수소선박 산업 육성계획(2027~2031)\n"


def list_values(content: str, field: str) -> list[str]:
    whole = PLAN + content
    lines = re.finditer(r"[^\n]*\S[^\n]*", whole)
    passages = tuple(Passage(line.start(), line.end(), "paragraph", f"line {at}") for at, line in enumerate(lines))
    return [one.value for one in read(Text(whole, passages, "", "paper.txt")).found if one.field == field]


@pytest.mark.parametrize(
    ("lines", "targets"),
    [
        ("○ 성과목표 (’31년)\n - 선박 기업 : 18개사(’26년) → 60개사\n - 신규 일자리 1,000개, 시험선 누적 35척\n",
         ["선박 기업 : 18개사(’26년) → 60개사", "신규 일자리 1,000개", "시험선 누적 35척"]),
        ("○ 목표\n - 민간 투자유치 2,000억원\n - 전문인력 : 누적 300명 양성\n○ 재원\n - 사업비 : 90억 원\n",
         ["민간 투자유치 2,000억원", "전문인력 : 누적 300명"]),
        ("○ 기대효과 : 생산유발 3,120억 원, 취업유발 2,450명\n", ["생산유발 3,120억 원", "취업유발 2,450명"]),
        ("- 목표 : 매년 30개사, 2029년까지 150개사 / 사업비 : 32억 원\n", ["매년 30개사", "2029년까지 150개사"]),
        ("① 선박 인력 양성 : 울산대학교, 500명 / 12억 원\n", ["500명"]),
        ("○ 특허 : 연 180건 → 연 300건\n", ["특허 : 연 180건 → 연 300건"]),
        ("○ 현황\n - 선박 기업 18개사\n", []),
        ("○ 성과목표\n - 지표는 추후 정한다.\n", []),
        ("○ 참석 : 울산대학교, 20명\n", []),
    ],
)  # fmt: skip
def test_targets_stand_below_their_heading_or_behind_their_label(lines: str, targets: list[str]) -> None:
    assert list_values(lines, "indicator") == targets


@pytest.mark.parametrize(
    ("lines", "days"),
    [
        ("○ ’27. 3. 시행계획 수립 → ’27. 9. 협의체 출범\n", ["’27. 3.", "’27. 9."]),
        ("○ 2027. 3. 5. 공청회, 2027. 12. 중간 평가\n", ["2027. 3. 5.", "2027. 12."]),
        ("- 시험동 300㎡, ’28년 상반기 준공 / 9억 원\n", ["’28년 상반기"]),
        ("- 2028년 첫 대회\n", ["2028년"]),
        ("- 2027. 2월 지방재정 투자심사, 5월 시의회 의결, 7월 사업 착수\n", ["2027. 2월", "5월", "7월"]),
        ("- 회의는 2월, 5월 두 차례\n", []),
        ("심의일자 2027. 1. 29.\n", ["2027. 1. 29."]),
        ("제출일 : 2027. 1. 20.\n", ["2027. 1. 20."]),
        ("2027. 2.\n", ["2027. 2."]),
        ("- 기간 : 2027. 6. ~ 2029. 5.\n", []),
        ("○ 1차 계획(’21.~’25.)의 집행률\n", []),
        ("○ 지난 6월 준공된 부두에 있는 기업\n", []),
    ],
)
def test_steps_of_a_schedule_are_days(lines: str, days: list[str]) -> None:
    assert list_values(lines, "date") == days


def test_a_label_names_the_acts_that_a_plan_is_based_on() -> None:
    line = "○ 수립 근거 : 「수소법」, 「울산광역시 선박 산업 육성 조례」 제4조\n"
    assert list_values(line, "legal-basis") == ["수소법", "울산광역시 선박 산업 육성 조례"]
    assert list_values("○ 검토 : 「수소법」 개정안\n", "legal-basis") == []


def test_a_heading_repeats_the_period_that_a_line_states() -> None:
    assert list_values("○ 계획 기간 : 2027년 ~ 2031년 (5년)\n", "period") == ["2027년 ~ 2031년 (5년)"]
    assert list_values("○ 방향\n", "period") == ["2027~2031"]


@pytest.mark.parametrize("number", ["다섯 가지 분야에서", "5개 분야에서", "다섯 가지 과제를"])
def test_a_sentence_announces_the_numbered_lines_below_it(number: str) -> None:
    lines = f"기관들은 다음 {number} 함께 추진하기로 했다.\n 1. 시험 기준의 공동 개발\n 2. 장비의 공동 활용\n"
    assert list_values(lines, "title")[1:] == ["시험 기준의 공동 개발", "장비의 공동 활용"]


def test_an_item_may_have_a_name_in_marks_and_an_amount_on_its_own_line() -> None:
    lines = "【분야 1】 선박 육성 (40억원)\n ① 시험선 ‘하늘호’ 개발 및 발사 (신규)\n  - 설계 완료 / 12억원\n"
    assert list_values(lines, "title")[1:] == ["선박 육성", "시험선 ‘하늘호’ 개발 및 발사"]
    assert list_values(lines, "amount") == ["40억원", "12억원"]


def test_details_with_a_slash_are_no_title() -> None:
    lines = "【분야 1】 기업 육성\n ① 창업 지원 (계속)\n  - 울산테크노파크 위탁, 매년 15개사 / 75억원\n"
    assert list_values(lines, "title")[1:] == ["기업 육성", "창업 지원"]


@pytest.mark.parametrize(
    ("line", "owners"),
    [
        ("울산광역시 · 울산테크노파크\n", ["울산광역시"]),
        ("제출자 : 울산광역시장\n", ["울산광역시"]),
        ("수립 주체 : 울산광역시 (미래산업과)\n", ["울산광역시"]),
        ("울산광역시 관계자 참석\n", []),
        ("울산광역시장 인사말\n", []),
        ("검토자 : 울산광역시\n", []),
    ],
)
def test_a_paper_without_a_sentence_on_its_maker_names_it_on_a_line(line: str, owners: list[str]) -> None:
    assert list_values(line + "○ 사업비 : 40억 원\n", "owner") == owners


def test_each_project_with_lines_of_its_own_has_its_technology() -> None:
    lines = "전략 1. 로봇 손 개발\n - 주관 : 울산대학교\n전략 2. 국방 로봇 평가\n - 주관 : 울산대학교\n"
    assert list_values(lines, "technology") == ["수소선박", "로봇", "로봇"]


def test_a_paper_is_about_the_plan_of_its_first_line() -> None:
    lines = "* 종전 「울산 해양 산업 육성계획(2021~2025)」은 이 계획으로 대체함\n"
    whole = "울산 첨단선박 제조혁신 5개년 계획 [요약]\n" + lines
    passages = (Passage(0, 24, "paragraph", "line 1"), Passage(25, len(whole), "paragraph", "line 2"))
    made = read(Text(whole, passages, "", "paper.txt"))
    assert made.main is not None
    assert made.main.value == "울산 첨단선박 제조혁신 5개년 계획"


def test_a_name_in_brackets_before_prose_is_an_item() -> None:
    lines = (
        " ○ (배후항만 확충) 부두를 놓는다. 90억 원이 들며 울산대학교가 주관한다.\n"
        " ○ (향후 계획) 의견을 더 듣는다.\n"
        " ○ (울산 북구) 부두를 놓는다.\n"
    )
    assert list_values(lines, "title")[1:] == ["배후항만 확충"]
    whole = PLAN + lines
    starts = [match.span() for match in re.finditer(r"[^\n]*\S[^\n]*", whole)]
    passages = tuple(Passage(*span, "paragraph", "line") for span in starts)
    found = read(Text(whole, passages, "", "paper.txt")).found
    assert {one.item for one in found if one.field in ("lead", "amount")} == {"배후항만 확충"}


@pytest.mark.parametrize(
    ("line", "field", "values"),
    [
        ("2026. 1. 울산광역시 (미래산업과)\n○ 방향\n", "owner", ["울산광역시"]),
        (" ○ (이익공유 기반 조성) 나머지 1천400억 원으로 펀드를 조성한다.\n", "amount", ["1천400억 원"]),
        ("나머지 1천400억 원은 다른 곳에 투입한다.\n", "amount", []),
        (" ○ (이익공유 기반 조성) 은행이 200억 원을 출연한다.\n", "amount", ["200억 원"]),
        ("○ ’28년 3월부터 ’29년 12월까지 현장 시험을 거친 뒤 연다.\n", "period", ["’28년 3월부터 ’29년 12월까지"]),
        (
            "「수소법」 제8조와 지난해 발표한 「수소 확대 조례」에 근거를 둔다.\n",
            "legal-basis",
            ["수소법", "수소 확대 조례"],
        ),
    ],
)
def test_what_papers_say_in_other_words(line: str, field: str, values: list[str]) -> None:
    found = [one for one in list_values(line, field) if one != "2027~2031"]
    assert found == values


def test_dashes_part_an_item_from_its_details() -> None:
    lines = (
        "★ 핵심 프로젝트\n  (1) 시험 수조 건립 - 42억 원, 울산대학교 주관\n"
        "  (2) 선박 인력 양성 - 18억 원, 하늘진흥원 운영\n★ 2031년 목표\n  - 선박기업 120개사(2026년 74개사)\n"
    )
    assert list_values(lines, "title")[1:] == ["시험 수조 건립", "선박 인력 양성"]
    assert list_values(lines, "amount") == ["42억 원", "18억 원"]
    assert list_values(lines, "lead") == ["울산대학교"]
    assert list_values(lines, "other-agency") == ["하늘진흥원"]
    assert list_values(lines, "indicator") == ["선박기업 120개사"]


def test_the_time_of_a_study_is_its_period() -> None:
    line = "용역은 울산연구원이 맡아 내년 1월까지 12개월 동안 진행한다.\n"
    assert "내년 1월까지 12개월 동안" in list_values(line, "period")
    assert list_values("2027-02-09\n○ 방향\n", "period") == ["2027~2031"]


def test_a_dot_before_a_space_is_a_mark() -> None:
    lines = "□ 세부 추진계획\n ❶ 제작지원센터 구축\n   · 사업비 : 490억 원 / 기간 : 2027~2029년\n"
    assert list_values(lines, "title")[1:] == ["제작지원센터 구축"]
