"""What changed between two editions or two files: what was added and reworded, apart from what is spelt otherwise."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from support.commands import run
from support.paths import DATA, ROOT

from graph.errors import UnknownName, UnreadableValue
from graph.knowledge import Knowledge, load
from graph.model.identifiers import mint_iri
from graph.stores import Iri
from graph.view.accounts import find_editions
from graph.view.changes import Change, Entry, compare, compare_editions, read_state

LoadText = Callable[..., Knowledge]
INTERIM, FINAL = "gimje-special-vehicles/interim", "gimje-special-vehicles/final"
TITLE = "특수목적용 차체구조 기술개발"
HEAD = """\
sources: [{id: paper, title: 기사, publisher: 신문}, {id: other, title: 기사, publisher: 다른 신문}]
regions: [{id: r, name: 시, level: city}]
agencies: [{id: a, name: 가, type: association}, {id: b, name: 나, type: association}]
roadmaps:
  - {id: plan, kind: plan, title: 계획, region: r, edition: one, stage: interim, date: 2022, source: paper,
     projects: [%s]}
  - {id: plan, edition: two, stage: final, date: 2023, source: other, projects: [%s]}
"""


def find_changes(knowledge: Knowledge, before: str, after: str) -> list[Change]:
    sides = [find_editions(knowledge.view(), side) for side in (before, after)]
    return compare_editions(knowledge.view(), *sides)


def to_words(changes: list[Change]) -> list[tuple[object, ...]]:
    """Kind, id of the item, and both sides; agencies by their ids."""
    return [
        (
            change.kind,
            change.item.partition("/roadmap/")[2].partition("/")[2],
            _word(change.before),
            _word(change.after),
        )
        for change in changes
    ]


def _word(side: str | tuple[Iri | Entry, ...]) -> str:
    return side if isinstance(side, str) else ", ".join(map(_word_one, side))


def _word_one(one: Iri | Entry) -> str:
    values = [value for _, value in one.fields] if isinstance(one, Entry) else [one]
    return " ".join(
        value.replace("#", "/").rpartition("/")[2] if isinstance(value, Iri) else str(value) for value in values
    )


# --- the real data --------------------------------------------------------------------------------------------------


def test_the_final_plan_of_gimje_adds_exactly_the_seven_add_on_strategies(country: Knowledge) -> None:
    assert [words for words in to_words(find_changes(country, INTERIM, FINAL)) if words[0] == "added"] == [
        ("added", "add-on-1", "", "무공해지역(ZEZ) 대응을 위한 스마트 능동 파워모듈 시스템 개발"),
        ("added", "add-on-2", "", "팀 전술 운용 미래형 전기 소방차 개발"),
        ("added", "add-on-3", "", "특수목적 다중 차량 자율작업을 위한 개방형 어플리케이션 SW 개발 및 실증"),
        ("added", "add-on-4", "", "수요기반 근거리 외곽지역 연계형 교통 공공서비스 개발"),
        ("added", "add-on-5", "", "친환경 다목적 특장키트 모듈화 및 생활폐기물 자율 공공서비스 실증"),
        ("added", "add-on-6", "", "특수목적 모빌리티 전기기반연료(E-Fuel)적용을 위한 전주기 기술개발 및 생태계 구축"),
        ("added", "add-on-7", "", "특수목적기반 모빌리티 초거대 AI 자율제조 혁신플랫폼 조성"),
    ]


def test_it_rewords_three_strategies_and_a_category(country: Knowledge) -> None:
    assert [words for words in to_words(find_changes(country, INTERIM, FINAL)) if words[0] == "reworded"] == [
        ("reworded", "area-3", "정책·제도", "정책․제도지원"),
        (
            "reworded",
            "strategy-7",
            "미래 모빌리티 전환 대응 지능형 기술전환 전문·고급인력 양성",
            "지능형 기술전환 인력양성 지원",
        ),
        ("reworded", "strategy-8", "지방정부 주도 김제시 모빌리티 기업 판로지원", "기업 판로개척 및 마케팅 지원"),
        (
            "reworded",
            "strategy-9",
            "김제 특장차 상단 생활인프라 확대 및 정주여건 조성",
            "생활인프라 확대 및 정주여건 조성",
        ),
    ]


def test_its_other_titles_differ_in_spelling(country: Knowledge) -> None:
    changes = to_words(find_changes(country, INTERIM, FINAL))
    assert [words for words in changes if words[0] == "spelling"] == [
        ("spelling", "", "첨단 특장차car세대 선도도시 김제", "첨단 특장 차car세대 선도도시 김제"),
        (
            "spelling",
            "area-1",
            "차세대 특수목적기반 모빌리티(Purpose-Built Mobility, PBM) 상용화 기술개발",
            "차세대 특수목적기반 모빌리티(Purpose-Built Mobility, 이하 PBM) 상용화 기술개발",
        ),
        (
            "spelling",
            "area-2",
            "차세대 PBM 생산·실증(인증,평가)기반구축",
            "차세대 PBM 생산․실증(인증,평가)기반구축",
        ),
        (
            "spelling",
            "strategy-3",
            "중대형(3.5~8t) 특장차 다목적 공용 플랫폼·모듈 기술개발",
            "중대형(3.5~8톤) 특장차 다목적 공용 플랫폼․모듈 기술개발",
        ),
    ]


def test_the_battery_centre_was_carried_out_with_less_money_and_another_lead(country: Knowledge) -> None:
    changes = find_changes(
        country, "daegu-smart-specialization/selected", "daegu-smart-specialization/executed-battery"
    )
    told = [words for words in to_words(changes) if words[1] == "battery-centre"]
    assert [words for words in told if words[0] in ("role", "amount", "spelling")] == [
        ("role", "battery-centre", "kbia-daegu", "dmi"),
        ("role", "battery-centre", "dgist, dmi", "dgist, kbia"),
        ("amount", "battery-centre", "80억원", "75억원"),
        ("amount", "battery-centre", "180억원", "175억원"),
        (
            "spelling",
            "battery-centre",
            "전기모빌리티융합 사용 후 배터리 시험평가센터 구축사업",
            "전기 모빌리티 융합 사용 후 배터리 시험평가센터 구축 사업",
        ),
    ]


def test_the_amr_platform_was_carried_out_with_146_instead_of_160(country: Knowledge) -> None:
    changes = find_changes(country, "daegu-smart-specialization/selected", "daegu-smart-specialization/executed-amr")
    told = [words for words in to_words(changes) if words[1] == "amr-platform"]
    assert [words for words in told if words[0] in ("reworded", "amount")] == [
        (
            "reworded",
            "amr-platform",
            "스마트 이송·물류 AMR(자율주행로봇) 산업육성 초광역 협력 플랫폼 구축사업",
            "스마트 이송·물류 자율주행로봇(AMR) 플랫폼 구축사업",
        ),
        ("amount", "amr-platform", "100억원", "96억 원 amount-stage-selected"),
        ("amount", "amr-platform", "160억원", "146억 원 amount-stage-selected"),
    ]


@pytest.mark.parametrize("name", [INTERIM, FINAL, "daegu-smart-specialization/selected"])
def test_an_edition_does_not_differ_from_itself(name: str, country: Knowledge) -> None:
    assert find_changes(country, name, name) == []


# --- small roadmaps -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        ("{id: p, title: 가 나}", "{id: p, title: 가·나}", [("spelling", "p", "가 나", "가·나")]),
        ("{id: p, title: 가 나}", "{id: p, title: 나 가}", [("spelling", "p", "가 나", "나 가")]),
        ("{id: p, title: 센터 2개}", "{id: p, title: 센터 3개}", [("reworded", "p", "센터 2개", "센터 3개")]),
        ("{id: p, title: 가}", "{id: q, title: 나}", [("added", "q", "", "나")]),
        ("{id: p, title: 가, agencies: [{agency: a, role: lead}]}", "{id: p, title: 가}", []),
        (
            "{id: p, title: 가, budget: [{kind: total, amount: 80억원}]}",
            "{id: p, budget: [{kind: total, amount: 80억 원}]}",
            [],
        ),
        (
            "{id: p, title: 가, budget: [{kind: total, amount: 80억원}]}",
            "{id: p, budget: [{kind: national, amount: 50억원}, {kind: total, amount: 70억원, stage: spent}]}",
            [
                ("removed", "p", "80억원", ""),
                ("stated", "p", "", "50억원"),
                ("stated", "p", "", "70억원 amount-stage-spent"),
            ],
        ),
    ],
    ids=[
        "a mark for a blank", "order of words", "a number", "not mentioned is not removed", "no agency named",
        "blanks in an amount", "another kind and what was spent",
    ],
)  # fmt: skip
def test_an_edition_changes_only_what_it_speaks_of(
    before: str, after: str, expected: list[object], load_text: LoadText
) -> None:
    assert to_words(find_changes(load_text(HEAD % (before, after)), "plan/one", "plan/two")) == expected


def test_an_unknown_edition_answers_with_suggestions(country: Knowledge) -> None:
    with pytest.raises(UnknownName, match=r"^unknown edition 'gimje-special-vehicles/interm'; did you mean '(\S+)'"):
        find_editions(country.view(), "gimje-special-vehicles/interm")


def test_the_preferred_account_of_an_edition_comes_first(country: Knowledge) -> None:
    edition = mint_iri("roadmap", "gimje-special-vehicles") + "/edition/interim"
    assert find_editions(country.view(), INTERIM) == [f"{edition}/newsis-2024-09-06", f"{edition}/news1-5534570"]


# --- the command ----------------------------------------------------------------------------------------------------


@pytest.fixture
def edited(tmp_path: Path) -> Path:
    """A copy of the real data with one title reworded and one amount changed."""
    text = DATA.read_text(encoding="utf-8")
    assert text.count(TITLE) == 1
    assert text.count("143억원") == 1
    path = tmp_path / "edited.yaml"
    path.write_text(text.replace(TITLE, "특수목적용 차체 개발").replace("143억원", "150억원"), encoding="utf-8")
    return path


def test_two_files_differ_in_one_title_and_one_amount(edited: Path) -> None:
    done = run("diff", str(DATA), str(edited), "--format", "markdown", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == (
        "# What changed from roadmaps.yaml to edited.yaml\n"
        "\n"
        "## Changes (2)\n"
        "\n"
        "| change | item | what | roadmaps.yaml | edited.yaml |\n"
        "| --- | --- | --- | --- | --- |\n"
        f"| reworded | Body structures for special purposes | strategy | {TITLE} | 특수목적용 차체 개발 |\n"
        "| amount changed | Platform for the value chain of nano materials and parts from domestic resources "
        "| total | 143억원 | 150억원 |\n"
    )


def test_two_files_with_one_content_say_that_nothing_changed(tmp_path: Path) -> None:
    copy = tmp_path / "copy.yaml"
    copy.write_bytes(DATA.read_bytes())
    done = run("diff", str(DATA), str(copy), "--format", "markdown", "--lang", "en")
    text = "# What changed from roadmaps.yaml to copy.yaml\n\n## Changes (0)\n\nNothing changed.\n"
    assert (done.returncode, done.stdout) == (0, text)


@pytest.mark.slow
def test_the_difference_of_two_editions_as_json_words_every_change() -> None:
    before, after = "daegu-smart-specialization/selected", "daegu-smart-specialization/executed-battery"
    done = run("diff", before, after, "--data", "data", "--format", "json")
    content = json.loads(done.stdout)
    rows = content["sections"][0]["rows"]
    assert content["parameters"] == {"before": "selected", "after": "executed-battery"}
    rows = [row for row in rows if row["change"] in ("역할 변경", "금액 변경", "표기만 다름")]
    rows = [row for row in rows if row["item"]["iri"].endswith("/battery-centre")]
    sides = ([[one["label"] for one in row[side]] for side in ("before", "after")] for row in rows)
    told = [(row["change"], row["what"]["label"], *map("; ".join, side)) for row, side in zip(rows, sides, strict=True)]
    assert [one["iri"] for row in rows[:3] for one in row["before"]] == [
        *(mint_iri("agency", name) for name in ("kbia-daegu", "dgist", "dmi")), None
    ]  # fmt: skip
    assert told == [
        ("역할 변경", "주관", "한국전지산업협회 대구분원", "대구기계부품연구원"),
        ("역할 변경", "참여", "대구경북과학기술원; 대구기계부품연구원", "대구경북과학기술원; 한국배터리산업협회"),
        ("금액 변경", "국비", "80억원", "75억원"),
        ("금액 변경", "총사업비", "180억원", "175억원"),
        (
            "표기만 다름",
            "사업",
            "전기모빌리티융합 사용 후 배터리 시험평가센터 구축사업",
            "전기 모빌리티 융합 사용 후 배터리 시험평가센터 구축 사업",
        ),
    ]


@pytest.mark.slow
def test_the_difference_as_a_table_says_what_changed_and_how_often() -> None:
    done = run("diff", INTERIM, FINAL, "--data", "data")
    assert (done.returncode, done.stderr) == (0, "")
    first, _, count, *lines = done.stdout.splitlines()
    assert (first, count) == ("interim 대비 final의 변경 사항", "변경 사항 (26)")
    marks = [line.split("│")[1].strip() for line in lines if line.startswith("│")]
    kinds = [mark for mark in marks if mark]
    assert kinds == ["추가"] * 7 + ["문구 변경"] * 4 + ["내용 변경"] + ["새로 명시"] * 10 + ["표기만 다름"] * 4


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        ((INTERIM, "gimje-special-vehicles/finl"), "unknown edition 'gimje-special-vehicles/finl'; did you mean "),
        (("no-such.yaml", FINAL), "unknown edition 'no-such.yaml'"),
    ],
    ids=["misspelt", "no such file"],
)
def test_what_cannot_be_compared_gives_one_message(arguments: tuple[str, ...], message: str) -> None:
    done = run("diff", *arguments, "--data", "data", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


def test_an_item_that_an_edition_drops_is_removed(country: Knowledge) -> None:
    changes = find_changes(country, "gimje-special-vehicles/tender", "gimje-special-vehicles/kickoff")
    assert [(change.item.rpartition("/")[2], change.before) for change in changes if change.kind == "removed"] == [
        ("study-task-5", "특장산업 국가 클러스터화 추진 전략")
    ]


@pytest.mark.slow
@pytest.mark.parametrize(("since", "removed"), [("2024-01", ["study-task-5"]), ("2025-06", [])])
def test_an_item_is_removed_once(country: Knowledge, since: str, removed: list[str]) -> None:
    views = (load(ROOT / "data", as_of=since).view(), country.view())
    changes = compare(*map(read_state, views))
    assert [change.item.rpartition("/")[2] for change in changes if change.kind == "removed"] == removed


def test_an_item_that_the_other_file_lacks_is_removed(tmp_path: Path) -> None:
    text = (ROOT / "data" / "roadmaps.yaml").read_text(encoding="utf-8")
    start, end = text.index("      - id: add-on-7"), text.index("  - id: daegu-smart-specialization")
    (tmp_path / "after.yaml").write_text(text[:start] + text[end:], encoding="utf-8")
    done = run("diff", str(ROOT / "data" / "roadmaps.yaml"), str(tmp_path / "after.yaml"), "--format", "csv")
    assert [line.split(",")[:2] for line in done.stdout.splitlines()[1:]] == [
        ["삭제", "특수목적기반 모빌리티 초거대 AI 자율제조 혁신플랫폼 조성"]
    ]


# --- every kind of statement ------------------------------------------------------------------------------------------

CHANGES = {
    "count": ("counts: [{of: task, count: 27}]", "counts: [{of: task, count: 25}]", "changed", "과제 27", "과제 25"),
    "indicator": (
        "indicators: [{name: 고용, unit: 명, target: 8천}]",
        "indicators: [{name: 고용, unit: 명, target: 3만}]",
        "changed",
        "고용, 목표값 8000명",
        "고용, 목표값 30000명",
    ),
    "period": ("period: 2019/2023", "period: 2021/2030", "changed", "2019–2023", "2021–2030"),
    "vision": (
        "visions: [{id: v, title: 탄소중립}]",
        "visions: [{id: v, title: 수소경제}]",
        "reworded",
        "탄소중립",
        "수소경제",
    ),
    "vision without an id": ("visions: [탄소중립, 녹색도시]", "visions: [수소경제]", "stated", "", "수소경제"),
    "spelling of a vision": ("visions: [탄소 중립]", "visions: [탄소중립]", "spelling", "탄소 중립", "탄소중립"),
    "milestone": (
        "milestones: [{title: 착공, date: 2024}]",
        "milestones: [{title: 착공, date: 2025-03}]",
        "changed",
        "착공 2024",
        "착공 2025-03",
    ),
    "site": (
        "sites: [{title: 단지, area: 3}]",
        "sites: [{title: 단지, area: 5}]",
        "changed",
        "단지, 면적(㎢) 3",
        "단지, 면적(㎢) 5",
    ),
    "law": (
        "legal_basis: [{title: 법, article: 제1조}]",
        "legal_basis: [{title: 법, article: 제2조}]",
        "changed",
        "법, 조항 제1조",
        "법, 조항 제2조",
    ),
    "agreement": (
        "agreements: [{title: 협약, parties: [a]}]",
        "agreements: [{title: 협약, parties: [b]}]",
        "changed",
        "협약, 협약 당사자 가",
        "협약, 협약 당사자 나",
    ),
    "shares": (
        "regions: [{region: r, share: 5}, {region: q, share: 5}]",
        "regions: [{region: r, share: 7}, {region: q, share: 3}]",
        "changed",
        "군, 배분비 5; 시, 배분비 5",
        "군, 배분비 3; 시, 배분비 7",
    ),
    "technology": ("technologies: [ev]", "technologies: [amr]", "changed", "전기차", "자율주행로봇"),
    "figure": ("context: [{name: 인구, value: 1}]", "context: [{name: 인구, value: 2}]", "changed", "인구 1", "인구 2"),
    "commitment": ("commitment: proposed", "commitment: funded", "changed", "제안", "지원 확정"),
    "list": ("open_list: yes", "open_list: no", "changed", "예", "아니오"),
    "category": ("category: 미래차", "category: 로봇", "reworded", "미래차", "로봇"),
    "budget": ("", "budget: [{kind: total, amount: 3조 8천억 원}]", "stated", "", "3조 8천억 원"),
    "number": ("category: 수소 1200대", "category: 수소 2100대", "reworded", "수소 1200대", "수소 2100대"),
    "letters": (
        "category: 전기차 소방 특구",
        "category: 전기 소방차 특구",
        "reworded",
        "전기차 소방 특구",
        "전기 소방차 특구",
    ),
    "numbers": ("category: 3개 분야 2단계", "category: 2개 분야 3단계", "reworded", "3개 분야 2단계", "2개 분야 3단계"),
    "task": (
        "agencies: [{agency: a, role: lead, task: 시험}]",
        "agencies: [{agency: a, role: lead, task: 인증}]",
        "changed",
        "가, 과업 시험",
        "가, 과업 인증",
    ),
}


@pytest.mark.parametrize(("before", "after", "kind", "old", "new"), CHANGES.values(), ids=list(CHANGES))
def test_each_kind_of_statement_is_compared(
    before: str, after: str, kind: str, old: str, new: str, load_text: LoadText
) -> None:
    head = HEAD.replace("level: city}]", "level: city}, {id: q, name: 군, level: city}]")
    head = head.replace("source: paper,", f"source: paper, {before + ',' if before else ''}", 1)
    head = head.replace("source: other,", f"source: other, {after},", 1)
    report = load_text(head % ("{id: p, title: 가}", "{id: p}")).report("changes")
    assert [tuple(map(str, row.cells[3:8])) for row in report.sections[0].rows] == [
        (KOREAN[kind], "계획", str(report.sections[0].rows[0].cells[5]), old, new)
    ]


KOREAN = {"changed": "내용 변경", "spelling": "표기만 다름", "reworded": "문구 변경", "stated": "새로 명시"}


@pytest.mark.parametrize(
    ("before", "after", "expected"),
    [
        (
            "{id: p, title: 가}, {id: q, budget: [{kind: total, amount: 195억}]}",
            "{id: q, title: 센터, budget: [{kind: total, amount: 140억}]}",
            [("amount", "q", "195억", "140억"), ("stated", "q", "", "센터")],
        ),
        (
            "{id: p, title: 가}, {id: q, title: 나, tasks: [{id: t, title: 다}]}",
            "{id: p, tasks: [{id: t}]}",
            [("moved", "t", "q", "p")],
        ),
        (
            "{id: p, title: 가, agencies: [{agency: a, role: lead}, {agency: b, role: participant}]}",
            "{id: p, agencies: [{agency: b, role: lead}]}",
            [("removed", "p", "b", ""), ("role", "p", "a", "b")],
        ),
    ],
    ids=["a title for a known item is not a new item", "a task moves", "a new lead replaces the group"],
)
def test_an_item_is_new_moved_or_changed(before: str, after: str, expected: list[object], load_text: LoadText) -> None:
    assert to_words(find_changes(load_text(HEAD % (before, after)), "plan/one", "plan/two")) == expected


def test_what_an_edition_removes_is_reported_once(load_text: LoadText) -> None:
    text = HEAD.replace(
        "source: paper,", "source: paper, indicators: [{id: jobs, name: 고용}], visions: [{id: v, title: 비전}],", 1
    )
    text = text.replace("source: other,", "source: other, removes: [p, jobs, v],", 1)
    changes = find_changes(
        load_text(text % ("{id: p, title: 가, tasks: [{id: t, title: 나}]}", "{id: q, title: 다}")),
        "plan/one",
        "plan/two",
    )
    assert to_words(changes) == [
        ("added", "q", "", "다"),
        ("removed", "", "고용", ""),
        ("removed", "", "비전", ""),
        ("removed", "p", "가", ""),
        ("removed", "t", "나", ""),
    ]


@pytest.mark.parametrize("side", ["before", "after"])
def test_one_edition_alone_is_not_compared_with_anything(country: Knowledge, side: str) -> None:
    with pytest.raises(UnreadableValue) as caught:
        country.report("changes", **{side: FINAL})
    assert str(caught.value) == f"one edition alone, '{FINAL}'; give two, with --before and --after"


SEVERAL = """
sources: [{id: s, title: 글, publisher: P, published: 2022-01-01}]
regions: [{id: aa, name: 가시, level: city}]
roadmaps:
  - id: g
    kind: plan
    title: 계획
    region: aa
    edition: kick
    stage: kickoff
    date: 2022-01-01
    source: s
    budget: [{kind: total, amount: 100억원}]
    projects: [{id: a, title: 첫 사업}, {id: b, title: 둘째 사업}]
  - id: g
    edition: mid
    stage: interim
    date: 2022-02-01
    source: s
    removes: [b]
    budget: [{kind: total, amount: 200억원}]
  - {id: g, edition: fin, stage: final, date: 2022-03-01, source: s, projects: [{id: c, title: 셋째 사업}]}
"""


def test_what_an_edition_in_between_changed_is_a_difference(load_text: Callable[..., Knowledge]) -> None:
    knowledge = load_text(SEVERAL)
    assert [words[:2] for words in to_words(find_changes(knowledge, "g/kick", "g/fin"))] == [
        ("added", "c"), ("removed", "b"), ("amount", "")
    ]  # fmt: skip
    assert [words[:2] for words in to_words(find_changes(knowledge, "g/fin", "g/kick"))] == [
        ("added", "b"), ("removed", "c"), ("amount", "")
    ]  # fmt: skip


TWO = """
sources: [{{id: s, title: 글, publisher: P}}]
regions: [{{id: aa, name: 가시, level: city}}]
roadmaps:
  - {{id: g, kind: plan, title: 계획, region: aa, edition: e, stage: interim, date: 2022-01-01, source: s, {}}}
  - {{id: g, edition: f, stage: final, date: 2023-01-01, source: s, {}}}
"""


@pytest.mark.parametrize(
    ("before", "after", "kinds"),
    [
        ("note: 편집자의 메모", "note: 다른 메모", []),
        ("legal_basis: [{title: 가법, article: 제3조}]", "legal_basis: [{title: 가법}]", []),
        ("legal_basis: [{title: 가법, article: 제3조}]", "legal_basis: [{title: 가법, article: 제4조}]", ["내용 변경"]),
        ("indicators: [{name: 일자리, unit: 명, target: 60, baseline: 10}]",
         "indicators: [{name: 일자리, unit: 명, target: 60}]", []),
    ],
)  # fmt: skip
def test_notes_of_editors_and_omitted_fields_are_no_changes(
    before: str, after: str, kinds: list[str], load_text: Callable[..., Knowledge]
) -> None:
    section = load_text(TWO.format(before, after)).report("changes").sections[0]
    place = [column.id for column in section.columns].index("change")
    assert [str(row.cells[place]) for row in section.rows] == kinds
