"""Every kind of question has an operator, and its answer is a sentence with the rows and sources behind it."""

from importlib import import_module
from pathlib import Path

import pytest

from graph.errors.particles import add_particle
from graph.knowledge import Knowledge
from graph.reports.questions import Form
from graph.reports.questions.asks import ALLOWED
from graph.reports.questions.form import ASKS, Filters, Scope
from graph.reports.questions.operators import OPERATORS

AMR = "id:roadmap/daegu-smart-specialization/amr-platform"
NANO = "id:roadmap/daegu-smart-specialization/nano-value-chain"
GIMJE = "id:roadmap/gimje-special-vehicles"


def test_each_ask_has_an_operator_words_and_a_module() -> None:
    assert set(ASKS) == set(OPERATORS) == set(ALLOWED)
    folder = Path(str(import_module("graph.reports.questions.operators").__file__)).parent
    assert {f"{ask}.py" for ask in ASKS} <= {path.name for path in folder.iterdir()}


def say(knowledge: Knowledge, form: Form, lang: str = "en") -> str:
    return knowledge.ask(form, lang=lang).sentence


@pytest.mark.parametrize(
    ("form", "sentence"),
    [
        (Form("agencies", scope=Scope(activities=(NANO,)), filters=Filters(roles=("lead",))),
         "Platform for the value chain of nano materials and parts from domestic resources:"
         " lead: 철원플라즈마산업기술연구원 (source: 여성신문 2022-05-04)."),
        (Form("amount", scope=Scope(activities=(AMR,)), filters=Filters(money=("national",))),
         "Joint platform of two regions for the AMR industry in smart transport and logistics:"
         " national KRW 10 bn (source: 여성신문 2022-05-04)."),
        (Form("amount", scope=Scope(activities=(AMR,)), filters=Filters(stage="spent")),
         "No spent amount is stated for Joint platform of two regions for the AMR industry in smart transport and"
         " logistics; no source gives one."),
        (Form("count", target="strategy", scope=Scope(activities=(GIMJE,))),
         "Plan to foster the special-purpose vehicle industry: 9 strategies (source: 뉴스스텝 2024-11-08)."),
        (Form("vision", scope=Scope(regions=("id:region/gimje",))),
         "The vision of Plan to foster the special-purpose vehicle industry (Gimje) is 'Gimje, leading city of"
         " next-generation advanced special-purpose vehicles' (source: 뉴스스텝 2024-11-08)."),
        (Form("partners", scope=Scope(regions=("id:region/daegu",))),
         "Daegu has joint projects with Gyeongsangbuk-do and Gangwon: Joint platform of two regions for the AMR "
         "industry in smart transport and logistics and Platform for the value chain of nano materials and parts from "
         "domestic resources (source: 여성신문 2022-05-04)."),
        (Form("status", scope=Scope(activities=(GIMJE,))),
         "The newest edition of Plan to foster the special-purpose vehicle industry (Gimje) is of the stage"
         " 'final' (2024-11-08, proposed) (source: 뉴스스텝 2024-11-08)."),
        (Form("definition", scope=Scope(technologies=("tech:amr",))),
         "autonomous mobile robot: A robot that finds its own way while carrying goods."),
    ],
    ids=lambda value: value.ask if isinstance(value, Form) else "",
)  # fmt: skip
def test_a_form_is_answered_in_one_sentence(real: Knowledge, form: Form, sentence: str) -> None:
    assert say(real, form) == sentence


def test_json_values_are_a_form_too(real: Knowledge) -> None:
    form = Form("amount", scope=Scope(activities=(AMR,)))
    assert real.ask(form.to_dict()).report == real.ask(form).report


def test_a_form_in_the_report_gives_the_report_again(real: Knowledge) -> None:
    answer = real.ask("나노 사업의 국비는 얼마인가요?")
    assert answer.report
    assert answer.report.form
    again = real.ask(answer.report.form, lang="ko")
    assert again.sentence == answer.sentence
    assert again.report
    assert again.report.sections == answer.report.sections


def test_a_condition_that_the_operator_does_not_honour_declines(real: Knowledge) -> None:
    answer = real.ask(
        Form("vision", scope=Scope(activities=(GIMJE,)), filters=Filters(seat="id:region/daegu")), lang="en"
    )
    assert (answer.report, answer.sentence) == (None, "conditions that this kind of question does not take: seat")


def test_money_that_was_spent_is_never_added_to_planned_money(country: Knowledge) -> None:
    answer = country.ask(Form("amount", scope=Scope(regions=("id:region/daegu",)), filters=Filters(money=("total",))))
    assert answer.report
    cells = {str(cell) for row in answer.report.sections[0].rows for cell in row}
    assert not {"122억 9,000만 원", "61억 4,500만 원"} & cells


def test_an_amount_that_later_editions_leave_out_says_so(country: Knowledge) -> None:
    assert country.ask("광주 AI 단지 인프라 분야 예산").sentence == (
        "광주 인공지능중심산업융합집적단지조성사업의 핵심 인프라 조성의 금액은 총사업비 2,549억 원"
        " (2022-01-24 판, 2023 뒤의 판에는 없음)이다 (출처: e4ds.com 2022-01-24)."
    )


def test_an_empty_answer_names_the_condition_that_emptied_it(real: Knowledge) -> None:
    answer = real.ask("국비 500억 이상 과제")
    assert answer.report
    assert answer.report.sections[0].rows == ()
    assert answer.sentence == "조건에 맞는 사업은 없다. 금액 조건이 없으면 4건이다."


@pytest.mark.parametrize(
    ("word", "particle", "whole"),
    [("국비", "은", "국비는"), ("금액", "은", "금액은"), ("대구(광역시)", "으로", "대구(광역시)로"),
     ("서울", "으로", "서울로"),
     ("AMR", "이", "AMR이"), ("2025", "이다", "2025다")],
)  # fmt: skip
def test_particles_follow_the_last_sound(word: str, particle: str, whole: str) -> None:
    assert add_particle(word, particle) == whole
