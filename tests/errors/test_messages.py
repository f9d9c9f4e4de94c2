"""Every message of an error exists in Korean and in English, and one run speaks one language."""

import string
from pathlib import Path

import pytest
from support.messages import iter_templates, iter_untranslatable

from graph.errors import UnknownName, UnreadableValue
from graph.errors.korean import KOREAN
from graph.errors.messages import Message
from graph.model.concepts import read_ontology
from graph.model.entities import ENTITY_TYPES
from graph.model.money import parse_amount
from graph.model.records import Kind
from graph.model.vocabulary import RM
from graph.view.names import KINDS


def list_gaps(template: str) -> list[str]:
    return sorted({name for _, name, _, _ in string.Formatter().parse(template) if name})


def test_every_message_in_the_code_has_a_korean_text() -> None:
    assert sorted(set(iter_templates()) - KOREAN.keys()) == []


@pytest.mark.slow
def test_every_error_gets_its_text_as_a_message() -> None:
    """A text that is put together where the error is raised exists in one language only."""
    assert list(iter_untranslatable()) == []


def test_both_languages_have_the_same_gaps() -> None:
    assert [template for template, korean in KOREAN.items() if list_gaps(template) != list_gaps(korean)] == []


def test_every_noun_of_the_model_has_a_korean_word() -> None:
    nouns = {
        *(entity.noun for entity in ENTITY_TYPES.values()),
        *(scheme.replace("-", " ") for scheme in read_ontology().schemes),
        *(kind.value for kind in Kind if kind is not Kind.NESTED),
        *KINDS,
    }
    assert sorted(nouns - KOREAN.keys()) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "unknown technology '전기챠'; did you mean '전기차'?"),
        ("ko", "알 수 없는 기술 '전기챠'; 비슷한 이름: '전기차'"),
    ],
)
def test_a_message_is_worded_when_it_is_shown(lang: str, text: str) -> None:
    assert UnknownName("technology", "전기챠", ["전기차", "자율주행"]).to_text(lang) == text


def test_braces_in_a_value_stay_as_they_are() -> None:
    assert Message("'{text}' is not a date", text="{0} {name}").to_text("ko") == "'{0} {name}' 값은 날짜가 아니다"


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        ("en", "'㎡' cannot be kept with 'area' (area (km²))"),
        ("ko", "'area'(면적(㎢))에는 '㎡' 표기를 담을 수 없다"),
    ],
)
def test_a_label_of_the_ontology_is_in_the_language_of_the_message(lang: str, text: str) -> None:
    template = "'{content}' cannot be kept with '{name}' ({label})"
    label = read_ontology().terms[RM.area].label
    assert Message(template, content="㎡", name="area", label=label).to_text(lang) == text


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("80억90조", "'80억90조' 값의 단위 순서가 잘못되었다; 숫자와 단위로 적고 다른 말은 'printed:'에 적는다. "
         "예: '80억원', '71억 5천만원'"),
        ("90~80억원", "'90~80억원' 범위가 큰 값에서 작은 값으로 적혀 있다; 작은 값부터 적는다"),
        ("매년 {text} 5억원", "'매년 {text} 5억원' 값은 한 해의 금액이다; 연도마다 한 줄씩 'amount: {text} 5억원', "
         "'period: 2025', 'printed: 매년 {text} 5억원' 꼴로 적는다"),
    ],
    ids=["reason of a figure", "reason with its own advice", "other than an amount"],
)  # fmt: skip
def test_the_reasons_of_an_amount_are_korean(text: str, message: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        parse_amount(text)
    assert caught.value.to_text("ko") == message


def test_a_value_stays_on_one_line_and_our_own_text_may_have_several() -> None:
    inner = Message("'{text}'\nis not a date", text="a\r\nb")
    assert Message("{path}: {what}", path=Path("c\nd"), what=inner).to_text() == "c\\nd: 'a\\r\\nb'\nis not a date"
