"""Questions become forms: paraphrases one form, other words another one or none."""

import pytest

from graph.knowledge import Knowledge
from graph.reports.questions import Form

LEAD = {"ask": "agencies", "scope": {"activities": ["id:roadmap/daegu-smart-specialization/amr-platform"]}}
BATTERY = "id:roadmap/daegu-smart-specialization/battery-centre"


def read(knowledge: Knowledge, question: str) -> Form:
    answer = knowledge.ask(question)
    assert answer.form, answer.sentence
    return answer.form


@pytest.mark.parametrize(
    "questions",
    [
        ["배터리 시험평가센터 총사업비가 얼마예요?", "배터리 시험평가센터의 총사업비는 얼마입니까",
         "배터리시험평가센터총사업비얼마", "배터리 시험평가센터 총사업비 얼마냐",
         "배터리 시험평가센터는 총사업비가 얼마인지요?"],
        ["AMR 플랫폼은 누가 주관하나요?", "AMR 플랫폼은 누가 주관해?", "AMR 플랫폼은 누가 주관합니까",
         "AMR플랫폼 누가 주관"],
        ["Who leads the nano platform?", "who is leading the nano platform",
         "I'd like to know who leads the nano platform"],
        ["김제시 비전이 뭐예요?", "김제의 비전은?", "김제 비전 알려주세요", "김제 비전이 무엇입니까?"],
    ],
)  # fmt: skip
def test_paraphrases_have_one_form(real: Knowledge, questions: list[str]) -> None:
    forms = {str(read(real, question).to_dict()) for question in questions}
    assert len(forms) == 1, forms


@pytest.mark.parametrize(
    ("question", "form"),
    [
        ("KITECH가 전기구동부품 사업을 주관하나요?",
         {"ask": "check", "scope": {"agencies": ["id:agency/kitech"],
                                    "activities": ["id:roadmap/daegu-smart-specialization/e-drive-parts"]},
          "filters": {"roles": ["lead"], "kinds": ["project"]}, "yes_no": True}),
        ("국비 100억 이상 과제",
         {"ask": "activities", "filters": {"limits": [{"operator": ">=", "won": "10000000000", "kind": "national"}],
                                           "kinds": ["project"]}}),
        ("Which EV projects are led by an association?",
         {"ask": "activities", "scope": {"technologies": ["tech:ev"]},
          "filters": {"roles": ["lead"], "types": ["association"], "kinds": ["project"]}}),
        ("2022년 12월에 AMR은 누가 주관했나요?",
         {"ask": "agencies", "scope": {"technologies": ["tech:amr"]},
          "filters": {"roles": ["lead"]}, "day": "2022-12"}),
        ("215억은 어떻게 계산된 건가요?", {"ask": "compute", "quantity": ["21500000000"]}),
    ],
)  # fmt: skip
def test_a_question_becomes_its_form(real: Knowledge, question: str, form: dict[str, object]) -> None:
    assert read(real, question).to_dict() == form


def test_the_question_word_decides_what_is_asked(real: Knowledge) -> None:
    asks = [
        read(real, f"배터리 센터 {words}").ask
        for words in ("언제 끝나?", "누가 주관해?", "총사업비 얼마?", "참여 기관 몇 곳?")
    ]
    assert asks == ["date", "agencies", "amount", "count"]


def test_the_head_noun_decides_otherwise(real: Knowledge) -> None:
    assert read(real, "대구 소재 기관이 주관하는 사업").ask == "activities"
    assert read(real, "AMR 사업을 주관하는 기관").ask == "agencies"
    assert read(real, "national money of projects led by DMI").ask == "amount"
    assert read(real, "projects led by DMI").ask == "activities"


def test_a_word_alone_gives_no_direction(real: Knowledge) -> None:
    assert real.ask("국비가 가장 사업").report is None


@pytest.mark.parametrize(
    ("question", "words"),
    [
        ("김제시 인구는?", "알 수 없는 말: '인구는'"),
        ("Who is the CEO of DMI?", "words that were not understood: 'CEO'"),
        ("대구 국비를 3으로 나누면 얼마야?", "알 수 없는 말: '3'"),
        ("2022년부터 AMR을 주관한 기관은?", "알 수 없는 말: '2022년'"),
        ("배터리 사업의 기간과 색깔은?", "알 수 없는 말: '색깔은'"),
    ],
)
def test_a_word_that_no_slot_takes_declines_the_question(real: Knowledge, question: str, words: str) -> None:
    answer = real.ask(question)
    assert (answer.report, answer.sentence.split(";")[0]) == (None, words)


def test_a_region_of_another_activity_is_corrected(real: Knowledge) -> None:
    answer = real.ask("When did Gimje's battery centre open?")
    assert answer.sentence.startswith("There is no such activity of Gimje in the data; Test centre for used batteries")
