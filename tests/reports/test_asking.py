"""Questions become the report that answers them, or are declined with questions that are understood; never guessed."""

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import pytest
from support.commands import run
from support.plain_yaml import read_plain_yaml

from graph.knowledge import Knowledge
from graph.reports import read_reports
from graph.reports.questions import Understanding, understand
from graph.reports.questions.days import find_day
from graph.reports.questions.names import Index, read_index
from graph.reports.questions.patterns import read_language
from graph.reports.questions.segments import segment
from graph.view.names import find_things

TESTS = Path(__file__).parent
LANGUAGE = read_language()


@dataclass(frozen=True, eq=False)
class Case:
    """A question and what it must become; no report if it must be declined."""

    ask: str
    report: str
    arguments: list[str]
    options: dict[str, str]
    as_of: str


def read_cases(name: str) -> list[Case]:
    entries = read_plain_yaml(TESTS / name)
    empty = {"report": "", "arguments": (), "options": {}, "as_of": ""}
    return [Case(**{**empty, **entry}) for entry in entries]


QUESTIONS = read_cases("questions.yaml")
HELD_OUT = read_cases("questions_held_out.yaml")


def to_thing(knowledge: Knowledge, text: object) -> object:
    """The thing that a name means, so that spellings compare as equal; other values as they are."""
    for kind in ("region", "technology", "agency", "roadmap"):
        if found := find_things(knowledge.store, kind, str(text)):
            return found
    return text


@cache
def judge(knowledge: Knowledge, case: Case) -> str:
    """``right``, ``declined`` though there is an answer, or ``wrong``: another answer than the right one."""
    found = understand(knowledge.view(), case.ask)
    if not found.report:
        return "declined" if case.report else "right"
    expected = ([to_thing(knowledge, one) for one in case.arguments],
                {name: to_thing(knowledge, one) for name, one in case.options.items()})  # fmt: skip
    got = ([to_thing(knowledge, one) for one in found.arguments],
           {name: to_thing(knowledge, one) for name, one in found.options})  # fmt: skip
    same = found.report == case.report and got == expected and found.as_of == case.as_of
    return "right" if same else "wrong"


@pytest.fixture(scope="module")
def index(real: Knowledge) -> Index:
    return read_index(real.view(), LANGUAGE)


def test_of_sixty_questions_at_least_55_are_answered_rightly(real: Knowledge) -> None:
    verdicts = {case.ask: judge(real, case) for case in QUESTIONS}
    assert len(verdicts) == 60
    assert sum(verdict == "right" for verdict in verdicts.values()) >= 55, verdicts


@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case.ask)
def test_no_question_is_answered_wrongly(real: Knowledge, case: Case) -> None:
    assert judge(real, case) != "wrong", understand(real.view(), case.ask)


@pytest.mark.parametrize("case", HELD_OUT, ids=lambda case: case.ask)
def test_no_held_out_question_is_answered_wrongly(real: Knowledge, case: Case) -> None:
    assert judge(real, case) != "wrong", understand(real.view(), case.ask)


@pytest.mark.slow
@pytest.mark.parametrize("case", QUESTIONS, ids=lambda case: case.ask)
def test_more_names_make_no_answer_wrong(country: Knowledge, case: Case) -> None:
    assert judge(country, case) != "wrong", understand(country.view(), case.ask)


@pytest.mark.parametrize("technology", ["AMR", "PBM"])
def test_agencies_may_go_without_saying(real: Knowledge, technology: str) -> None:
    assert understand(real.view(), f"Which cover {technology}?").command == (
        f"roadmap-graph report coverage {technology} --lang en"
    )


def pieces(question: str, index: Index) -> list[tuple[str, str]]:
    return [(piece.kind, piece.text) for piece in segment(question, LANGUAGE, index)]


@pytest.mark.parametrize(
    "particle",
    ["은", "는", "이", "가", "을", "를", "에서", "의", "와", "과", "에게", "부터", "까지", "에서는", "하고 있는"],
)
def test_a_particle_after_a_name_is_no_part_of_it(index: Index, particle: str) -> None:
    assert pieces(f"대구{particle}", index)[0] == ("name", "대구")
    assert "unknown" not in dict(pieces(f"대구{particle}", index))


def test_the_longest_name_counts(index: Index) -> None:
    assert pieces("사용 후 배터리 시험평가", index) == [("name", "사용 후 배터리 시험평가")]
    assert pieces("대구테크노파크 나노융합실용화센터의", index)[0] == ("name", "대구테크노파크 나노융합실용화센터")


def test_a_name_is_not_seen_inside_a_longer_word(index: Index) -> None:
    assert pieces("대구은행", index) == [("unknown", "대구은행")]
    assert pieces("carbon", index) == [("unknown", "carbon")]
    assert pieces("대구경북연구소를", index) == [("unknown", "대구경북연구소를")]


def test_a_short_name_that_is_also_a_word_must_be_written_in_capitals(index: Index) -> None:
    assert pieces("it", index) == [("stop", "it")]
    assert pieces("IT", index) == [("name", "IT")]


@pytest.mark.parametrize(
    "name", ["EV", "ev", "EVs", "전기차", "전기 자동차", "전기자동차", "electric vehicles", "Electric Vehicle", "E.V."]
)
def test_every_spelling_of_a_name_is_recognised(real: Knowledge, name: str) -> None:
    (found,) = understand(real.view(), f"Which agencies cover {name}?").names
    assert (found.kind, found.label) == ("technology", "electric vehicle")


@pytest.mark.parametrize("name", ["생기원", "KITECH", "한국생산기술연구원", "Korea Institute of Industrial Technology"])
def test_every_name_of_an_agency_is_recognised(real: Knowledge, name: str) -> None:
    found = understand(real.view(), f"{name}의 사업은?")
    assert (found.report, found.names[0].label) == ("agency", "한국생산기술연구원")


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("2022년말", "2022"),
        ("2022년에", "2022"),
        ("2022년12월말기준", "2022-12"),
        ("2022-12-31기준", "2022-12-31"),
        ("asof2022-12-31", "2022-12-31"),
        ("in2023", "2023"),
        ("attheendof2022", "2022"),
        ("inmay2022", "2022-05"),
    ],
)
def test_a_day_is_read(text: str, date: str) -> None:
    day = find_day(text)
    assert day is not None
    assert (day.date, day.length) == (date, len(text))


@pytest.mark.parametrize(
    "text", ["2022년까지", "2022년이후", "2022년부터", "since2022", "2022", "2022년13월에", "in2022-02-30"]
)
def test_a_span_or_no_day_is_not_read_as_a_day(text: str) -> None:
    day = find_day(text)
    assert day is None or day.length < len(text)


@pytest.mark.parametrize(
    "question",
    [
        "2022년까지 EV를 주관한 기관은?",
        "Which agencies have covered EV since 2022?",
        "Which agencies cover EV but not AMR?",
        "EV와 AMR을 다루는 기관은?",
        "EV를 가장 많이 다루는 기관은?",
        "EV를 다루는 대학은?",
        "Which agencies cover EV outside Daegu?",
        "2023년 대구 국비는?",
        "Which agencies covered EV in 2022 and in 2023?",
        "전기차 블랙박스를 다루는 기관은?",
        "대구에 소재한 기관은?",
        "대구 소재 기관은?",
        "Who leads KITECH?",
        "KITECH를 담당하는 기관은?",
        "대구에서 담당하는 기관은?",
        "How many agencies cover EV?",
        "When does the AMR project end?",
        "",
        "???",
    ],
)
def test_what_a_report_does_not_answer_exactly_is_declined(real: Knowledge, question: str) -> None:
    found = understand(real.view(), question)
    assert (found.report, found.command) == ("", "")
    assert found.reason
    assert len(found.suggestions) == 3


def test_an_ambiguous_name_is_declined_with_what_it_may_mean(load_text) -> None:
    knowledge = load_text(
        "regions: [{id: gwangju, name: 광주광역시, aliases: [광주시], level: metropolitan-city},"
        " {id: gg-gwangju, name: 광주시, level: city}]"
    )
    found = understand(knowledge.view(), "광주시의 전략은?")
    assert found.reason == "'광주시': 같은 이름의 대상이 둘 이상 (gg-gwangju, 광주광역시)"
    assert [one.command for one in found.suggestions][:2] == [
        "roadmap-graph report region gg-gwangju",
        "roadmap-graph report region 광주광역시",
    ]


def test_a_misspelt_name_is_suggested_and_not_taken(real: Knowledge) -> None:
    found = understand(real.view(), "전기챠를 주관하는 기관은?")
    assert found.reason == "알 수 없는 말: '전기챠'"
    assert found.suggestions[0].question == "전기차를 주관하는 기관은?"
    assert found.suggestions[0].command == "roadmap-graph report coverage 전기차 --roles lead"


def test_every_suggestion_is_understood_as_it_says(real: Knowledge) -> None:
    for case in QUESTIONS:
        for suggestion in understand(real.view(), case.ask).suggestions:
            assert understand(real.view(), suggestion.question, lang="").command == suggestion.command


@pytest.mark.parametrize("lang", ["ko", "en"])
@pytest.mark.parametrize("place", range(len(LANGUAGE.patterns)))
def test_the_example_of_every_pattern_is_understood_as_its_report(real: Knowledge, place: int, lang: str) -> None:
    pattern = LANGUAGE.patterns[place]
    names = {
        "technology": "EV",
        "region": "김제",
        "agency": "KITECH",
        "roadmap": "특장차산업 육성계획",
        "a": "김제",
        "b": "대구",
    }
    found = understand(real.view(), pattern.examples[lang].format(**names))
    assert (found.report, found.lang) == (pattern.report, lang), found.reason


def test_the_mapping_fits_the_reports_that_there_are() -> None:
    reports = read_reports()
    for pattern in LANGUAGE.patterns:
        if pattern.report not in reports:
            continue
        known = [parameter.name for parameter in reports[pattern.report].parameters]
        arguments = [
            name for name in known if reports[pattern.report].parameters[known.index(name)].kind.name != "KEYWORD_ONLY"
        ]
        options = {slot.name for slot in pattern.takes if slot.is_option} | set(pattern.options)
        options |= {"roles", "include"} if pattern.has_roles else set()
        assert options <= set(known) - set(arguments)
        assert sum(not slot.is_option for slot in pattern.takes) == len(arguments)


def test_every_concept_of_a_pattern_has_words() -> None:
    known = {*LANGUAGE.words.values(), "funding-sources"}
    assert {concept for pattern in LANGUAGE.patterns for concept in pattern.concepts} <= known


def test_the_roles_of_questions_are_those_that_coverage_takes(real: Knowledge) -> None:
    roles, include = ",".join(LANGUAGE.implementing), ",".join(LANGUAGE.includable)
    assert real.report("coverage", "EV", roles=roles, include=include).sections


def test_the_command_can_be_pasted(real: Knowledge) -> None:
    found: Understanding = understand(real.view(), "Who led self-driving in Daegu as of 2022-12-31?")
    assert found.command == (
        "roadmap-graph report coverage self-driving --region Daegu --roles lead --as-of 2022-12-31 --lang en"
    )
    spaced = understand(real.view(), "사용 후 배터리를 다루는 기관은?")
    assert spaced.command == "roadmap-graph report coverage '사용 후 배터리'"


def test_the_answer_is_the_report_and_in_the_language_of_the_question(real: Knowledge) -> None:
    answer = real.ask("Which agencies lead AMR in Daegu?")
    assert answer.report == real.report("coverage", "AMR", region="Daegu", roles="lead", lang="en")
    assert real.ask("Which agencies cover EV?", lang="ko").report == real.report("coverage", "EV", lang="ko")
    assert real.ask("순간이동을 다루는 기관은?").report is None


def test_a_technology_that_no_plan_in_the_data_concerns_is_understood(real: Knowledge) -> None:
    answer = real.ask("양자컴퓨터를 다루는 기관은?")
    assert answer.report == real.report("coverage", "양자컴퓨팅", lang="ko")
    assert [len(section.rows) for section in answer.report.sections] == [0, 0]


def test_the_command_line_shows_the_report_it_ran_and_then_its_rows() -> None:
    done = run("ask", "EV를 주관하는 기관은?", "--format", "markdown")
    assert (done.returncode, done.stderr) == (
        0,
        "질문 해석 (기술 'EV' = 전기차):\n  roadmap-graph report coverage EV --roles lead\n",
    )
    assert done.stdout == run("report", "coverage", "EV", "--roles", "lead", "--format", "markdown").stdout


def test_the_command_line_says_so_when_it_does_not_understand() -> None:
    done = run("ask", "Which agencies cover time travel?")
    assert (done.returncode, done.stdout) == (1, "")
    unknown = "not understood: unknown words: 'time travel'\n"
    assert done.stderr.startswith(f"{unknown}questions that can be answered:\n")
    assert done.stderr.count("roadmap-graph report ") == 3
