"""A Korean particle fits how the value before it is read."""

import pytest
from support.paths import ROOT

from graph.errors.messages import Message
from graph.errors.particles import choose_particle
from graph.input.loader import load_roadmaps
from graph.pipeline.dataset import to_dataset
from graph.pipeline.validation import validate


@pytest.mark.parametrize(
    ("word", "both", "particle"),
    [
        ("self2.yaml:13", "을(를)", "을"),
        ("self2.yaml:12", "을(를)", "를"),
        ("10", "이(가)", "이"),
        ("2024", "은(는)", "는"),
        ("KIAT", "은(는)", "는"),
        ("DMI", "과(와)", "와"),
        ("ETRI", "이(가)", "가"),
        ("BISTEP", "을(를)", "를"),
        ("KIMM", "을(를)", "을"),
        ("SHACL", "(으)로", "로"),
        ("plan", "(으)로", "으로"),
        ("기술원", "(으)로", "으로"),
        ("서울", "(으)로", "로"),
        ("서울", "을(를)", "을"),
        ("대구", "(으)로", "로"),
        ("남구 (가나도)", "은(는)", "는"),
        ("…", "은(는)", "은(는)"),
        ("", "을(를)", "을(를)"),
    ],
)
def test_the_particle_follows_the_last_letter(word: str, both: str, particle: str) -> None:
    assert choose_particle(word, both) == particle


def test_a_message_has_one_particle_and_a_value_stays_as_it_is() -> None:
    message = Message("{current} cannot be read", current="을(를).yaml")
    assert message.to_text("ko") == "을(를).yaml을 읽을 수 없다"


def test_a_rule_has_the_particle_of_the_place() -> None:
    path = ROOT / "tests" / "roadmaps" / "unfit" / "M5.yaml"
    problems = validate(to_dataset(load_roadmaps(path)), lang="ko").errors
    assert problems
    assert all("을(를)" not in problem.text for problem in problems)
