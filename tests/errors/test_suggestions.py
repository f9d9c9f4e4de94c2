"""A name that is not there is answered with those most like it, compared by the letters of Hangul."""

from collections import defaultdict
from collections.abc import Iterator

import pytest
from support.paths import ROOT

from graph.errors import UnknownName, find_similar
from graph.errors.suggestions import advise, find_code, find_same
from graph.input.declarations import iter_names
from graph.input.loader import load_roadmaps
from graph.model.concepts import read_ontology

NAMES = ("전기차", "전기 소방차", "자율주행", "coverage", "compare")


def test_one_letter_of_a_syllable_makes_a_name_similar() -> None:
    assert find_similar("전기챠", NAMES)[0] == "전기차"


def test_capitals_do_not_matter_and_what_is_unlike_is_not_suggested() -> None:
    assert find_similar("COVERAGE", NAMES) == ("coverage",)
    assert find_similar("수소", NAMES) == ()


def test_a_name_of_absurd_length_is_not_compared() -> None:
    assert find_similar("coverage" * 26, NAMES) == ()


def test_of_equally_similar_names_the_first_in_order_comes_first() -> None:
    assert find_similar("plan-1", ["plan-4", "plan-3", "plan-2", "plan-5"]) == ("plan-2", "plan-3", "plan-4")


def test_without_a_similar_name_a_few_are_listed_and_many_are_not() -> None:
    assert str(advise((), ["b", "a"])) == "known names: 'a', 'b'"
    assert str(advise((), [f"name {number}" for number in range(21)])) == "no similar name is known"
    assert str(advise((), ["x"] * 21, kind="query")) == "'roadmap-graph list queries' shows all"


def test_a_name_that_a_file_may_add_comes_with_the_key_to_add_it_under() -> None:
    assert str(advise((), ["x"] * 21, section="agencies")) == "add it under 'agencies:'"
    assert str(advise(["dmi"], [], section="agencies")) == "did you mean 'dmi'? Otherwise add it under 'agencies:'"
    assert str(advise((), ["a"], section="regions")) == "known names: 'a', or add it under 'regions:'"


REAL = {
    "UNIST": ["DGIST", "GIST", "KAIST"],
    "KITECH": ["KATECH", "katech"],
    "KETI": ["KEIT", "KETEP"],
    "제물포구": ["마포구", "영등포구"],
    "전주시": ["진주시", "양주시"],
    "광주": ["공주", "경주"],
    "연료전지": ["수소연료전지차"],
    "battery": ["EV battery"],
    "busan-city": ["ulsan-city"],
    "plan-1": ["plan-2"],
}


@pytest.mark.parametrize("name", REAL)
def test_another_real_name_is_not_suggested(name: str) -> None:
    assert find_same(name, REAL[name]) == ()


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("dmii", "dmi"),
        ("KITEC", "KITECH"),
        ("KITEHC", "KITECH"),
        ("Kitech", "KITECH"),
        ("ＥＶ", "EV"),
        ("전기챠", "전기차"),
        ("김재시", "김제시"),
        ("자율 주행", "자율주행"),
        ("한국생산기슬연구원", "한국생산기술연구원"),
        ("(재)대구기계부품연구원", "대구기계부품연구원"),
        ("한국자동차연구원(KATECH)", "한국자동차연구원"),
        ("autonomus driving", "autonomous driving"),
    ],
)
def test_a_typing_error_or_another_spelling_is_recognized(written: str, meant: str) -> None:
    assert find_same(written, [meant, "무관한 이름"]) == (meant,)


@pytest.mark.parametrize(
    ("written", "meant"),
    [
        ("fnal", ("final",)),
        ("leed", ("lead",)),
        ("주간", ("주관",)),
        ("용역 재공고", ()),
        ("public-institution", ()),
        ("주관보조", ()),
        ("x", ()),
    ],
)
def test_a_code_is_suggested_for_a_misspelling_only(written: str, meant: tuple[str, ...]) -> None:
    codes = ["final", "lead", "주관", "용역 공고", "financial-institution", "research-institute", "y"]
    assert find_code(written, codes) == meant


def test_an_end_that_many_names_have_does_not_make_two_of_them_alike() -> None:
    universities = ["대진대학교", "부산대학교", "경북대학교", "전주대학교"]
    assert find_same("대전대학교", universities) == ()
    assert find_same("붓산대학교", universities) == ()
    assert find_same("젼주대학교", universities) == ("전주대학교",)
    assert find_same("한국전자통싱연구원", ["한국전자통신연구원", *(f"{one}연구원" for one in universities)]) == (
        "한국전자통신연구원",
    )


@pytest.mark.slow
def test_no_real_name_is_suggested_for_another_one_in_the_data() -> None:
    """Each region, agency and technology is unknown in turn."""
    wrong = []
    for entities in read_entities():
        for own in entities:
            others = {name for other in entities if other is not own for name in other} - own
            wrong += [(name, found) for name in sorted(own) if (found := find_same(name, others))]
    assert wrong == []


def read_entities() -> Iterator[list[set[str]]]:
    roadmaps = load_roadmaps(ROOT / "data")
    for section in ("regions", "agencies"):
        names: dict[str, set[str]] = defaultdict(set)
        for named in (one for record in roadmaps.iter_records(section) for one in iter_names(record)):
            if named.suggested:
                names[named.id].add(named.name)
        yield list(names.values())
    concepts = read_ontology().schemes["technology"].concepts.values()
    yield [{one.name, *one.label.values(), *one.other_labels} for one in concepts]


def test_the_message_names_what_was_asked_for_and_keeps_the_suggestions() -> None:
    fault = UnknownName("technology", "전기챠", NAMES)
    assert str(fault).startswith("unknown technology '전기챠'; did you mean '전기차'")
    assert fault.suggestions[0] == "전기차"
