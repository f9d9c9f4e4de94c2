"""The forms of verbs and the endings of words are derived from stems."""

import pytest

from graph.knowledge import Knowledge
from graph.reports.questions.lexicon.english import inflect
from graph.reports.questions.lexicon.korean import conjugate, is_tail


@pytest.mark.parametrize(
    ("stem", "irregular", "forms"),
    [
        ("짓", "ㅅ", {"짓", "지으", "지은", "지어", "지었"}),
        ("묻", "ㄷ", {"묻", "물으", "물은", "물어", "물었"}),
        ("가깝", "ㅂ", {"가깝", "가까우", "가까운", "가까워", "가까웠"}),
        ("다르", "르", {"다르", "다른", "달라", "달랐"}),
        ("모으", "", {"모으", "모은", "모아", "모았"}),
        ("쓰", "", {"쓰", "쓴", "써", "썼"}),
        ("이끌", "", {"이끌", "이끄", "이끈", "이끕", "이끌어", "이끌었"}),
        ("나오", "", {"나오", "나온", "나와", "나왔"}),
        ("하", "", {"하", "한", "합", "해", "했", "하여", "하였"}),
        ("끼", "", {"끼", "낀", "껴", "꼈", "끼어", "끼었"}),
    ],
)
def test_a_stem_has_its_forms(stem: str, irregular: str, forms: set[str]) -> None:
    assert forms <= set(conjugate(stem, irregular))


@pytest.mark.parametrize(
    "tail",
    [
        "하셨습니까",
        "했다던데",
        "하나요",
        "되었다고",
        "받았는지",
        "입니까",
        "인가요",
        "이었더라",
        "였더라",
        "라며",
        "이라면서요",
        "하는거예요",
        "하는건가요",
        "하고있나요",
        "하기로했나요",
        "되어있습니까",
        "에서는",
        "까지인가요",
        "부터죠",
        "하게되나요",
        "한다는데",
        "할지",
        "하려는지",
        "들은",
        "중인가요",
        "이랑은",
        "돼있나요",
        "해줘",
        "하겠다는거야",
    ],
)
def test_a_noun_takes_particles_and_light_verbs(tail: str) -> None:
    assert is_tail(tail, after_verb=False)


@pytest.mark.parametrize(
    "tail",
    [
        "나요",
        "습니까",
        "었다던데",
        "는지",
        "고있나요",
        "은지요",
        "다고",
        "라며",
        "겠대",
        "더라",
        "어있나요",
        "게되나요",
        "다면서요",
        "는거죠",
        "었던",
        "을까요",
    ],
)
def test_a_verb_takes_endings(tail: str) -> None:
    assert is_tail(tail, after_verb=True)


@pytest.mark.parametrize(
    "tail",
    [
        "경북",
        "호텔",
        "대가리",
        "자동차",
        "시장",
        "은행",
        "도시가스",
        "고등학교",
        "시민",
        "공항",
        "이전",
        "기업",
        "서비스",
        "않나요",
        "없는",
        "못하는",
    ],
)
def test_another_word_is_no_ending(tail: str) -> None:
    assert not is_tail(tail, after_verb=False)
    assert not is_tail(tail, after_verb=True)


@pytest.mark.parametrize(
    ("entry", "forms"),
    [
        ("take+ part", ["take part", "takes part", "taking part", "took part", "taken part"]),
        ("carry+ out", ["carry out", "carries out", "carrying out", "carried out"]),
        ("plan+", ["plan", "plans", "planning", "planned"]),
        ("put+ into", ["put into", "puts into", "putting into"]),
        ("settle+", ["settle", "settles", "settling", "settled"]),
        ("press", ["press"]),
    ],
)
def test_an_english_entry_has_its_forms(entry: str, forms: list[str]) -> None:
    assert inflect(entry) == forms


PARAPHRASES = (
    (
        "AMR 사업을 주관하는 기관은?",
        "AMR 사업은 누가 주관하나요?",
        "AMR 사업 주관이 어디죠",
        "AMR 사업을 이끄는 데가 어디래요?",
        "AMR 사업은 어느 기관에서 주관하고 있는지 알려주시겠습니까?",
        "AMR 사업 주관하는 곳 좀 알려줄래",
        "AMR 사업, 누가 총괄하고 있습니까",
        "혹시 AMR 사업을 주도하시는 기관이 어딘지 궁금합니다",
    ),
    (
        "Who leads the AMR project?",
        "Who's leading the AMR project?",
        "Which organisation is in charge of the AMR project?",
        "Could you tell me who runs the AMR project, please?",
        "Who heads up the AMR project?",
        "Who exactly is the AMR project led by?",
    ),
    (
        "나노 사업에 국비가 얼마나 들어가나요?",
        "나노 사업 국비는 얼마입니까",
        "나노 사업에 국비 얼마 들어간대?",
        "나노 사업에 투입되는 국비가 얼마인지 알고 싶어요",
        "나노 사업에 국비가 얼마나 쓰인다고 하던가요",
    ),
)


@pytest.mark.parametrize("questions", PARAPHRASES, ids=lambda questions: questions[0])
def test_paraphrases_have_one_answer(real: Knowledge, questions: tuple[str, ...]) -> None:
    sentences = {question: real.ask(question).sentence for question in questions}
    assert set(sentences.values()) == {sentences[questions[0]]}, sentences
    assert real.ask(questions[0]).report
