"""Who is commissioned, advises, sponsors, helps or pays, and what governments do beside agencies."""

import pytest

from graph.input.drafting.reading import read
from graph.input.texts import Passage, Text
from graph.input.texts.text import to_lines

PLAN = "울산시는 ‘수소선박 산업 육성 종합계획’을 마련했다. ‘시험 수조 조성사업’도 그 안에 있다. "
ROLES = ("lead", "participant", "funder", "consulted", "other-agency")


def list_roles(sentence: str) -> list[tuple[str, str, str]]:
    """Field, role and name of the agencies in a sentence on a project of a plan."""
    content = PLAN + sentence
    made = read(Text(content, (Passage(0, len(content), "paragraph", "line 1"),), "", "press.txt"))
    return [(one.field, one.kind, one.value) for one in made.found if one.field in ROLES]


HIRED, HEARD = ("other-agency", "contractor"), ("consulted", "consulted")


@pytest.mark.parametrize(
    ("sentence", "roles"),
    [
        ("장비 운영은 울산테크노파크에 위탁한다.", [(*HIRED, "울산테크노파크")]),
        ("시는 교육 운영을 하늘산업진흥원에 맡겼다.", [(*HIRED, "하늘산업진흥원")]),
        ("하늘연구원이 시험 장비 운영을 위탁받는다.", [(*HIRED, "하늘연구원")]),
        ("하늘연구원에 의뢰한 조사 결과를 반영한다.", [(*HIRED, "하늘연구원")]),
        ("하늘연구원의 자문을 받아 기준을 만든다.", [(*HEARD, "하늘연구원")]),
        ("하늘연구원은 기술 자문을 한다.", [(*HEARD, "하늘연구원")]),
        ("하늘연구원이 설계 기준을 자문하고 시가 공사를 맡는다.", [(*HEARD, "하늘연구원")]),
        ("㈜바다텍 등 지역 기업 7개사는 자문단에 들어온다.", [(*HEARD, "㈜바다텍")]),
        ("하늘상공회의소는 수요 조사를 돕기로 했다.", [("other-agency", "cooperating", "하늘상공회의소")]),
        ("하늘공사가 안전 관리를 맡고 하늘대학교가 참여한다.",
         [("participant", "participant", "하늘공사"), ("participant", "participant", "하늘대학교")]),
        ("사업비 40억 원은 경상남도와 김해시가 절반씩 낸다.",
         [("funder", "funder", "경상남도"), ("funder", "funder", "김해시")]),
        ("울주군이 주관하고 하늘연구원이 참여한다.",
         [("lead", "lead", "울주군"), ("participant", "participant", "하늘연구원")]),
        ("울주군과 하늘연구원이 공동으로 추진한다.",
         [("participant", "participant", "울주군"), ("participant", "participant", "하늘연구원")]),
        ("울주군과 하늘연구원이 20억 원을 들여 장비를 설치하는 것이다.",
         [("participant", "participant", "울주군"), ("participant", "participant", "하늘연구원")]),
        ("이 사업은 해양수산부의 내년도 예산안에 반영됐다.", [("funder", "funder", "해양수산부")]),
        # The verb of the clause says it, in all its forms.
        ("하늘은행이 20억 원을 출연하기로 했다.", [("funder", "funder", "하늘은행")]),
        ("하늘은행은 공동연구에 필요한 연구비를 낸다.", [("funder", "funder", "하늘은행")]),
        ("하늘대학교는 회수 공정을, 바다연구원은 흡착 소재를 맡아 개발한다.",
         [("participant", "participant", "하늘대학교"), ("participant", "participant", "바다연구원")]),
        ("공청회에서 하늘협회와 바다협동조합의 의견을 들었다.", [(*HEARD, "하늘협회"), (*HEARD, "바다협동조합")]),
        ("해양수산부와 협의를 마쳤다.", [(*HEARD, "해양수산부")]),
        ("하늘연구원, 바다공사 등 전문가 15명으로 자문단도 꾸렸음", [(*HEARD, "하늘연구원"), (*HEARD, "바다공사")]),
        ("지방비는 경상남도 95억, 창원시 60억 분담",
         [("funder", "funder", "경상남도"), ("funder", "funder", "창원시")]),
        ("하늘대학교와 바다연구원이 함께한다.",
         [("participant", "participant", "하늘대학교"), ("participant", "participant", "바다연구원")]),
        ("하늘메탈도 참여기관에 이름을 올렸다.", [("participant", "participant", "하늘메탈")]),
        ("사업 규모와 주관기관은 협의회에서 따로 논의한다.", []),
        ("하늘은행이 20억 원을 벌었다.", []),
        ("하늘협회의 의견이 갈렸다.", []),
        # What another one does in the next clause, and what a body is not said to do here.
        ("하늘연구원이 시험에 참여하고 하늘선급은 자문을 한다.", [("participant", "participant", "하늘연구원")]),
        ("하늘연구원이 기술을 개발하고 시민이 조사를 돕기로 했다.", []),
        ("하늘연구원은 수탁 사업으로 이름났다.", []),
        ("울주군이 주관하는 행사에도 나간다.", []),
        ("김해시가 절반씩 낸 적은 없다.", []),
        ("하늘연구원의 자문위원이 찾아왔다.", []),
        ("해양수산부의 예산안이 나왔다.", []),
    ],
)  # fmt: skip
def test_each_role_needs_its_word(sentence: str, roles: list[tuple[str, str, str]]) -> None:
    assert list_roles(sentence) == roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("주관 : 하늘연구원 / 위탁 : 울산테크노파크",
         [("lead", "lead", "하늘연구원"), (*HIRED, "울산테크노파크")]),
        ("후원 : 산업통상자원부, 하늘협회",
         [("other-agency", "sponsor", "산업통상자원부"), ("other-agency", "sponsor", "하늘협회")]),
        ("자문 : 하늘연구원", [(*HEARD, "하늘연구원")]),
        ("울산테크노파크 위탁, 매년 15개사", [(*HIRED, "울산테크노파크")]),
        ("하늘대학교·하늘연구원 공동개발, 우주항공청 후원",
         [("participant", "participant", "하늘대학교"), ("participant", "participant", "하늘연구원"),
          ("other-agency", "sponsor", "우주항공청")]),
        ("2026년 9월 국비사업 신청(해양수산부)", [("other-agency", "unspecified", "해양수산부")]),
        ("주관연구개발기관 : 하늘연구원 / 공동연구개발기관 : 바다대학교, ㈜바다텍",
         [("lead", "lead", "하늘연구원"), ("participant", "participant", "바다대학교"),
          ("participant", "participant", "㈜바다텍")]),
        ("전문기관 : 하늘진흥원(과제 평가·관리 수탁)", [("other-agency", "managing", "하늘진흥원")]),
        ("총괄 : 하늘연구원 / 사업관리 전담 : 바다진흥원",
         [("lead", "lead", "하늘연구원"), ("other-agency", "managing", "바다진흥원")]),
        ("’27. 12월 : 중간평가(하늘연구원)", [("other-agency", "evaluator", "하늘연구원")]),
        ("위탁 기간 : 2027년", []),
        ("후원 문의(해양수산부)", []),
    ],
)  # fmt: skip
def test_lines_of_a_form_name_roles_by_their_labels(line: str, roles: list[tuple[str, str, str]]) -> None:
    assert list_roles(line) == roles


@pytest.mark.parametrize(
    ("line", "roles"),
    [
        ("사업 관리는 한국임업진흥원이 맡는다.", [("other-agency", "managing", "한국임업진흥원")]),
        ("시험장 관리는 한국임업진흥원이 맡는다.", [("participant", "participant", "한국임업진흥원")]),
        ("조사는 포항테크노파크가 수행한다.", [("other-agency", "contractor", "포항테크노파크")]),
        (" · 한국전기연구원 : 시험설비 구축, 거점 조성 총괄", [("lead", "lead", "한국전기연구원")]),
        (" · 한국전기연구원 : 시험설비 구축, 거점 총괄부서 설치", []),
        (
            "국비는 방위사업청과 우주항공청의 공모를 통해 확보한다.",
            [("other-agency", "unspecified", "방위사업청"), ("other-agency", "unspecified", "우주항공청")],
        ),
        (
            "울산대학교와 울산테크노파크가 컨소시엄에 이름을 올렸다.",
            [("participant", "participant", "울산대학교"), ("participant", "participant", "울산테크노파크")],
        ),
        ("울산대학교와 울산테크노파크가 컨소시엄에 항의했다.", []),
        (
            "내년 5월 기획재정부에 예비타당성조사를 신청한다.",
            [("other-agency", "designating-authority", "기획재정부")],
        ),
        ("내년 5월 기획재정부에 결과를 보고한다.", []),
        (
            "한국환경공단과 한국전력공사에도 자문을 구하겠다고 했다.",
            [("consulted", "consulted", "한국환경공단"), ("consulted", "consulted", "한국전력공사")],
        ),
        ("국비는 방위사업청의 지침을 통해 확인한다.", []),
    ],
)
def test_roles_of_parts_of_the_work(line: str, roles: list[tuple[str, str, str]]) -> None:
    text = "울산시는 ‘수소선박 산업 육성계획’을 마련했다.\n" + line
    found = read(Text(text, to_lines(text), "0" * 64, "press.txt")).found
    assert [(one.field, one.kind, one.value) for one in found if one.field in ROLES] == roles
