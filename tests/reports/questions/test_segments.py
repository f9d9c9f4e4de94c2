"""A question is cut into names, words, figures and endings; a word with an unknown part is unknown as a whole."""

import pytest

from graph.knowledge import Knowledge
from graph.reports.questions.lexicon import find_language, read_lexicon, stem
from graph.reports.questions.segments import segment
from graph.reports.questions.text import read_text
from graph.reports.questions.world import World


@pytest.fixture(scope="module")
def world(real: Knowledge) -> World:
    return World(real.view())


def cut(question: str, world: World) -> list[tuple[str, str]]:
    lexicon = read_lexicon(find_language(question))
    return [(piece.kind, piece.text) for piece in segment(read_text(question), world, lexicon)]


@pytest.mark.parametrize(
    "particle", ["은", "는", "이", "가", "을", "를", "에서", "의", "에게", "부터", "까지", "에서는", "도"]
)
def test_a_particle_is_no_part_of_a_name(world: World, particle: str) -> None:
    assert cut(f"대구{particle}", world) == [("content", "대구"), ("ending", particle)]


def test_spaces_may_be_missing(world: World) -> None:
    texts = [text for _, text in cut("전기구동부품사업총사업비얼마", world)]
    assert texts == ["전기구동부품", "사업", "총사업비", "얼마"]


@pytest.mark.parametrize("word", ["대구호텔", "carbon", "현대자동차", "전주대가리"])
def test_a_name_is_not_seen_inside_a_longer_word(world: World, word: str) -> None:
    assert cut(word, world) == [("unknown", word)]


def test_the_longest_name_counts(world: World) -> None:
    assert cut("대구테크노파크 나노융합실용화센터의", world)[0] == ("content", "대구테크노파크 나노융합실용화센터")


@pytest.mark.parametrize(
    ("text", "kind", "value"),
    [
        ("71억 5천만원", "amount", "7150000000"),
        ("80억보다", "amount", "8000000000"),
        ("15 billion won", "amount", "15000000000"),
        ("3.5 billion", "amount", "3500000000"),
        ("2022-12-31", "day", "2022-12-31"),
        ("2022년 12월", "day", "2022-12"),
        ("2022년 말", "day", "2022"),
        ("December 2022", "day", "2022-12"),
        ("7번", "ordinal", "7"),
        ("두번째", "ordinal", "2"),
        ("세 개", "number", "3"),
        ("65%", "percent", "65"),
    ],
)
def test_figures_are_read(world: World, text: str, kind: str, value: str) -> None:
    lexicon = read_lexicon("ko" if any("가" <= one <= "힣" for one in text) else "en")
    first = segment(read_text(text), world, lexicon)[0]
    assert (first.figure, first.value) == (kind, value)


@pytest.mark.parametrize(
    ("question", "lang"),
    [
        ("EV를 담당하는 기관은?", "ko"),
        ("Who leads EV?", "en"),
        ("Who leads the 대구 project?", "en"),
        ("DMI 국비", "ko"),
    ],
)
def test_the_words_around_names_decide_the_language(question: str, lang: str) -> None:
    assert find_language(question) == lang


@pytest.mark.parametrize(("word", "stemmed"), [("batteries", "battery"), ("centers", "centre"), ("status", "status")])
def test_english_words_are_compared_by_their_stem(word: str, stemmed: str) -> None:
    assert stem(word) == stemmed
