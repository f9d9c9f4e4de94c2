"""No answer says that no source states something while another thing of the name has it."""

from graph.knowledge import Knowledge
from graph.reports.questions import Form
from graph.reports.questions.form import Filters, Scope

ALLIANCE = Scope(activities=("id:roadmap/southeast-hydrogen-alliance",))


def test_the_form_is_that_of_the_thing_that_is_answered(country: Knowledge) -> None:
    question = "부울경 수소·에너지 동맹 과제 중 예산이 가장 큰 게 뭡니까?"
    assert country.ask(question).form == Form(
        "extreme", scope=ALLIANCE, filters=Filters(kinds=("task",)), direction="most"
    )


def test_a_form_that_a_program_writes_is_answered_as_it_is(country: Knowledge) -> None:
    form = Form("extreme", scope=ALLIANCE, filters=Filters(kinds=("project",)), direction="most")
    assert country.ask(form).sentence == "비교할 금액이 적혀 있지 않다."


def test_an_answer_says_whether_a_source_states_it(country: Knowledge) -> None:
    asked = {
        "제주형 UAM 시범사업 총사업비가 얼마야?": False,
        "인천시 바이오산업 육성계획의 총사업비는 얼마예요?": False,
        "원주 생체데이터 사업은 총사업비가 얼마예요?": True,
        "원주 생체데이터 사업은 누가 주관하고 투자자는 누구예요?": True,
    }
    assert {one: country.ask(one).understanding.stated for one in asked} == asked
