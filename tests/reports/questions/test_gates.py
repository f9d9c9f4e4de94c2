"""What must never happen: a dropped word, a swapped polarity, a guess instead of a name, a crash."""

import random
from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge

QUESTIONS = (
    "AMR 플랫폼 사업 주관기관이 어디예요?",
    "나노 사업에서 대구 몫은 국비로 얼마인가요?",
    "대구 소재 연구기관이 주관하면서 국비 50억 넘는 사업은?",
    "김제 계획 중점분야가 몇 개입니까?",
    "KITECH는 어떤 사업을 주관하나요?",
    "국비를 가장 적게 받는 대구 과제",
    "Who leads the used battery test centre?",
    "How much national money does the nano project get?",
    "Which Daegu project has the largest total budget?",
    "When does the battery centre project end?",
    "projects with national money over 8 billion won",
    "Is DGIST part of the battery centre?",
)
# The words of each question that no other word of it repeats.
ESSENTIAL = {
    "AMR 플랫폼 사업 주관기관이 어디예요?": "AMR 주관기관이",
    "나노 사업에서 대구 몫은 국비로 얼마인가요?": "나노 대구 국비로",
    "대구 소재 연구기관이 주관하면서 국비 50억 넘는 사업은?": "연구기관이 주관하면서 50억 넘는",
    "김제 계획 중점분야가 몇 개입니까?": "김제 중점분야가 몇",
    "KITECH는 어떤 사업을 주관하나요?": "KITECH는 주관하나요?",
    "국비를 가장 적게 받는 대구 과제": "국비를 적게 대구",
    "Who leads the used battery test centre?": "leads",
    "How much national money does the nano project get?": "national nano",
    "Which Daegu project has the largest total budget?": "Daegu largest",
    "When does the battery centre project end?": "When end?",
    "projects with national money over 8 billion won": "national over 8",
    "Is DGIST part of the battery centre?": "Is DGIST battery",
}
POLARITY = [
    ("국비가 가장 큰 사업은?", "국비가 가장 작은 사업은?"),
    ("국비 80억 이상 과제", "국비 80억 미만 과제"),
    ("국비 80억 초과 과제", "국비 80억 이하 과제"),
    ("주관 기관이 있는 전략은?", "주관 기관이 없는 전략은?"),
    ("EV projects led by an institute outside Daegu", "EV projects led by an institute in Daegu"),
    ("Which project has the largest budget?", "Which project has the smallest budget?"),
    ("projects with total budget over 15 billion won", "projects with total budget under 15 billion won"),
    ("AMR 사업과 나노 사업 중 총사업비가 더 큰 것은?", "AMR 사업과 나노 사업 중 총사업비가 더 작은 것은?"),
]


@pytest.mark.parametrize("question", QUESTIONS)
def test_without_a_content_word_the_form_differs_or_the_question_is_declined(real: Knowledge, question: str) -> None:
    whole = real.ask(question)
    assert whole.form
    words = question.split()
    for word in ESSENTIAL[question].split():
        rest = [one for one in words if one != word]
        assert len(rest) < len(words)
        shorter = real.ask(" ".join(rest))
        assert shorter.form is None or shorter.form != whole.form, (word, whole.form)


@pytest.mark.parametrize(("one", "other"), POLARITY)
def test_another_polarity_gives_another_answer(real: Knowledge, one: str, other: str) -> None:
    answers = [real.ask(question) for question in (one, other)]
    assert answers[0].sentence != answers[1].sentence
    assert answers[0].form is None or answers[0].form != answers[1].form


@pytest.mark.parametrize("question", ["전주대가", "국비 가장 사업", "대귀 사업은?", "EU projects", "크 사업"])
def test_short_words_are_not_repaired(real: Knowledge, question: str) -> None:
    assert real.ask(question).understanding.repaired == ()


def test_a_repair_is_told(real: Knowledge) -> None:
    found = real.ask("전기챠 사업을 주관하는 기관은?").understanding
    assert found.repaired == (("전기챠", "전기차"),)


def corrupt(question: str, chance: random.Random) -> str:
    """*question* with a word dropped, swapped or misspelt."""
    words = question.split()
    place = chance.randrange(len(words))
    match chance.randrange(4):
        case 0:
            del words[place]
        case 1:
            other = chance.randrange(len(words))
            words[place], words[other] = words[other], words[place]
        case 2:
            word = words[place]
            at = chance.randrange(len(word))
            words[place] = word[:at] + word[at + 1 :]
        case _:
            word = words[place]
            at = chance.randrange(len(word) + 1)
            words[place] = word[:at] + chance.choice("가나다라마abcde?,") + word[at:]
    return " ".join(words)


def check_corrupted(knowledge: Knowledge, count: int) -> None:
    """No crash; what is answered has a form, and a repaired word is told."""
    chance = random.Random(7)
    originals = {question: knowledge.ask(question) for question in QUESTIONS}
    for _ in range(count):
        question = chance.choice(QUESTIONS)
        corrupted = corrupt(question, chance)
        answer = knowledge.ask(corrupted)
        if answer.report is None:
            assert answer.understanding.reason, corrupted
        elif answer.sentence != originals[question].sentence:
            # Another answer rests on another form, which is shown.
            assert answer.form != originals[question].form, corrupted


def test_corrupted_questions_are_declined_or_understood_otherwise(real: Knowledge) -> None:
    check_corrupted(real, 40)


@pytest.mark.slow
def test_two_thousand_corrupted_questions_are_declined_or_understood_otherwise(country: Knowledge) -> None:
    check_corrupted(country, 2_000)


@pytest.mark.faults
def test_ten_thousand_corrupted_questions_are_declined_or_understood_otherwise(
    country: Knowledge, record_property: Callable[[str, object], None]
) -> None:
    check_corrupted(country, 10_000)
    record_property("fault", ("corrupted questions", 10_000, "each declined or understood otherwise"))


def test_the_same_question_has_the_same_answer(real: Knowledge) -> None:
    for question in QUESTIONS:
        assert real.ask(question) == real.ask(question)


@pytest.mark.parametrize("question", ["", "???", " ", "\x00", "a" * 5000, "\u202e국비", "<script>", "🙂"])
def test_what_is_no_question_is_declined(real: Knowledge, question: str) -> None:
    answer = real.ask(question)
    assert answer.report is None
    assert answer.understanding.reason
