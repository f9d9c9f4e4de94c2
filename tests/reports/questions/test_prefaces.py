"""Clauses before a question: their names count, the rest is left aside, and what restricts is no such clause."""

import pytest

from graph.knowledge import Knowledge
from graph.reports.questions.wording import describe_form

ASIDE = [
    ("소방본부 쪽에서 물어봐서 그러는데, AMR 사업은 누가 주관하나요?", "소방본부 쪽에서 물어봐서 그러는데"),
    ("의회 질의 준비 중입니다. 대구 AMR 사업 총사업비는 얼마인가요?", "의회 질의 준비 중입니다"),
    ("AMR 플랫폼이 뉴스에 떴던데, 주관 기관은?", "AMR 플랫폼이 뉴스에 떴던데"),
    ("AMR 사업은 누가 주관하나요? 칼럼 쓰다 막혀서요", "칼럼 쓰다 막혀서요"),
    ("For a colleague's podcast: who leads the AMR project?", "For a colleague's podcast"),
    ("I keep seeing ETRI's name. What is its role?", "I keep seeing ETRI's name"),
]
RESTRICTING = [
    "팟캐스트에서 대구가 아닌 곳 얘기하던데, AMR 사업은 누가 주관하나요?",
    "팟캐스트에서 국비 50억 넘는 것만 다루던데, 대구 사업은 무엇인가요?",
    "팟캐스트에서 가장 큰 사업을 다루던데, 대구 사업은 누가 주관하나요?",
    "팟캐스트에서 KITECH이 주관한다던데, 대구 사업의 총사업비는?",
    "The podcast never covers Gimje. Which projects does Daegu have?",
    "My podcast covers the largest one. Which projects does Daegu have?",
]


@pytest.mark.parametrize(("question", "aside"), ASIDE)
def test_what_only_introduces_a_question_is_left_aside_and_shown(real: Knowledge, question: str, aside: str) -> None:
    answer = real.ask(question)
    assert answer.report, answer.sentence
    assert answer.understanding.aside == aside
    assert f"'{aside}'" in describe_form(answer.understanding)


@pytest.mark.parametrize("question", RESTRICTING)
def test_what_restricts_a_question_is_not_left_aside(real: Knowledge, question: str) -> None:
    answer = real.ask(question)
    assert answer.report is None, answer.sentence
    assert answer.understanding.aside == ""


def test_the_names_before_a_question_count(real: Knowledge) -> None:
    plain = real.ask("AMR 플랫폼의 주관 기관은?")
    answer = real.ask("AMR 플랫폼이 뉴스에 떴던데, 주관 기관은?")
    assert answer.form == plain.form


def test_a_question_before_another_one_is_not_left_aside(real: Knowledge) -> None:
    assert real.ask("팟캐스트 들었어요? AMR 사업은 누가 주관하나요?").report is None


def test_a_preface_alone_asks_nothing(real: Knowledge) -> None:
    assert real.ask("대전 로봇 계획이 뉴스에 떴더라고요. 뭐였죠?").report is None
