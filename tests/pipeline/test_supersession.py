"""Which budget lines a later edition supersedes, and what they stay inside."""

from collections.abc import Callable

import pytest

from graph.knowledge import Knowledge

LoadText = Callable[..., Knowledge]
HEAD = """\
sources: [{id: one, title: 가, publisher: p}, {id: two, title: 나, publisher: p}, {id: three, title: 다, publisher: p}]
regions: [{id: gimje, name: 김제시, level: city}, {id: daegu, name: 대구광역시, level: metropolitan-city}]
roadmaps:
"""
FIRST = """\
  - id: plan
    kind: plan
    title: 계획
    region: gimje
    edition: first
    stage: interim
    date: 2022-01-01
    source: one
"""
SECOND = "  - {id: plan, edition: second, stage: final, date: 2023-01-01, source: two, %s}\n"
THIRD = "  - {id: plan, edition: third, stage: revised, date: 2024-01-01, source: three, %s}\n"
SECOND_ACCOUNT = "  - {id: plan, edition: first, stage: interim, date: 2022-01-02, source: two, preference: 2, %s}\n"


def read_amounts(knowledge: Knowledge, day: str = "2030-01-01") -> set[str]:
    """The printed amounts in force on the day."""
    return {str(row["printed"]) for row in knowledge.query("amounts", as_of=day).to_dicts()}


def read_sum(knowledge: Knowledge, by: str = "region") -> list[tuple[str, ...]]:
    """The sums of the report funding: group or kind, number of amounts, sum."""
    section = knowledge.report("funding", by=by).sections[0]
    return [(str(row[0]), str(row[-2]), str(row[-1])) for row in section.rows]


def read_verdicts(knowledge: Knowledge) -> dict[str, str]:
    """The amounts of the report funding by source, each with whether it is added."""
    rows = knowledge.report("funding", by="source", lang="en").sections[1].rows
    return {str(row[3]): str(row[4]) for row in rows}


CASES = {
    "a new total replaces its funding sources": (
        "budget: [{kind: total, amount: 20억원}, {kind: national, amount: 15억원}, {kind: private, amount: 5억원}]",
        "budget: [{kind: total, amount: 8억원}]",
        {"8억원"},
    ),
    "new funding sources replace the total": (
        "budget: [{kind: total, amount: 20억원}]",
        "budget: [{kind: national, amount: 5억원}, {kind: private, amount: 3억원}]",
        {"5억원", "3억원"},
    ),
    "a repeated total confirms its funding sources": (
        "budget: [{kind: total, amount: 20억원}, {kind: national, amount: 15억원}]",
        "budget: [{kind: total, amount: 20억 원}]",
        {"20억 원", "15억원"},
    ),
    "a repeated total with a source that was not stated before": (
        "budget: [{id: all, kind: total, amount: 20억원}, {kind: national, amount: 12억원}], "
        "projects: [{id: a, title: 가, budget: [{kind: total, amount: 15억원, inside: all}]}]",
        "budget: [{kind: total, amount: 20억 원}, {kind: national, amount: 12억 원}, {kind: city, amount: 8억원}]",
        {"20억 원", "12억 원", "8억원", "15억원"},
    ),
    "a new source beside another source that is repeated": (
        "budget: [{kind: national, amount: 12억원}, {kind: private, amount: 8억원}]",
        "budget: [{kind: national, amount: 12억 원}, {kind: city, amount: 5억원}]",
        {"12억 원", "5억원"},
    ),
    "a repeated total with a new source": (
        "budget: [{kind: total, amount: 20억원}, {kind: national, amount: 15억원}, {kind: city, amount: 5억원}]",
        "budget: [{kind: total, amount: 20억 원}, {kind: national, amount: 12억원}]",
        {"20억 원", "12억원"},
    ),
    "uses and regions go with the total": (
        "budget: [{kind: total, amount: 20억원}, {kind: total, use: 건물, amount: 9억원}, "
        "{kind: total, region: daegu, amount: 7억원}]",
        "budget: [{kind: total, amount: 8억원}]",
        {"8억원"},
    ),
    "a use replaces only itself": (
        "budget: [{kind: total, amount: 20억원}, {kind: total, use: 건물, amount: 9억원}, "
        "{kind: total, use: 장비, amount: 2억원}]",
        "budget: [{kind: total, use: 건물, amount: 6억원}]",
        {"20억원", "6억원", "2억원"},
    ),
    "a use that is inside the total is replaced by one that does not say so": (
        "budget: [{id: all, kind: total, amount: 20억원}, {kind: total, use: 건물, amount: 9억원, inside: all}, "
        "{kind: total, use: 장비, amount: 2억원, inside: all}]",
        "budget: [{kind: total, use: 건물, amount: 6억원}]",
        {"20억원", "6억원", "2억원"},
    ),
    "a region that is inside the total is replaced by one that does not say so": (
        "budget: [{id: all, kind: total, amount: 20억원}, {kind: total, region: daegu, amount: 9억원, inside: all}]",
        "budget: [{kind: total, region: daegu, amount: 6억원}]",
        {"20억원", "6억원"},
    ),
    "the years of a use inside the total stand side by side": (
        "budget: [{id: all, kind: total, amount: 20억원}, "
        "{kind: total, use: 건물, amount: 9억원, period: 2022/2022, inside: all}]",
        "budget: [{kind: total, use: 건물, amount: 6억원, period: 2023/2023}]",
        {"20억원", "9억원", "6억원"},
    ),
    "the years of a plan stand side by side": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2022}]",
        "budget: [{kind: total, amount: 8억원, period: 2023/2023}]",
        {"20억원", "8억원"},
    ),
    "an overlapping period replaces": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2024}]",
        "budget: [{kind: total, amount: 8억원, period: 2024/2025}]",
        {"8억원"},
    ),
    "one year does not replace the total of several": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2024}, {kind: national, amount: 9억원}]",
        "budget: [{kind: total, amount: 7억원, period: 2023/2023}]",
        {"20억원", "9억원", "7억원"},
    ),
    "a repeated total confirms its years": (
        "budget: [{kind: total, amount: 20억원}, {kind: total, amount: 8억원, period: 2022/2022}]",
        "budget: [{kind: total, amount: 20억 원}]",
        {"20억 원", "8억원"},
    ),
    "a year replaces the same year": (
        "budget: [{kind: total, amount: 20억원}, {kind: total, amount: 8억원, period: 2022/2022}, "
        "{kind: total, amount: 9억원, period: 2023/2023}]",
        "budget: [{kind: total, amount: 6억원, period: 2022/2022}]",
        {"20억원", "6억원", "9억원"},
    ),
    "a new total replaces its years": (
        "budget: [{kind: total, amount: 20억원, period: 2022/2024}, {kind: total, amount: 7억원, period: 2023/2023}]",
        "budget: [{kind: total, amount: 30억원, period: 2022/2025}]",
        {"30억원"},
    ),
    "a total with a period replaces one without": (
        "budget: [{kind: total, amount: 20억원}]",
        "budget: [{kind: total, amount: 8억원, period: 2022/2024}]",
        {"8억원"},
    ),
    "uses go with what is inside a replaced amount": (
        "budget: [{id: all, kind: total, amount: 20억원}], projects: [{id: a, title: 가, "
        "budget: [{kind: total, amount: 15억원, inside: all}, {kind: total, use: 장비, amount: 4억원}]}]",
        "budget: [{kind: total, amount: 8억원}]",
        {"8억원"},
    ),
    "what is inside a replaced amount goes with it": (
        "budget: [{id: all, kind: total, amount: 20억원}], projects: [{id: a, title: 가, "
        "budget: [{kind: total, amount: 15억원, inside: all}]}]",
        "budget: [{kind: total, amount: 8억원}]",
        {"8억원"},
    ),
    "what is inside a repeated amount stays": (
        "budget: [{id: all, kind: total, amount: 20억원}], projects: [{id: a, title: 가, "
        "budget: [{kind: total, amount: 15억원, inside: all}]}]",
        "budget: [{kind: total, amount: 20억 원}]",
        {"20억 원", "15억원"},
    ),
    "spent money does not replace planned money": (
        "budget: [{kind: total, amount: 20억원, stage: selected}]",
        "budget: [{kind: total, amount: 18억원, stage: spent}]",
        {"20억원", "18억원"},
    ),
}


@pytest.mark.parametrize("case", CASES)
def test_a_later_edition_supersedes(case: str, load_text: LoadText) -> None:
    first, second, expected = CASES[case]
    budget, _, projects = first.partition(", projects: ")
    text = f"{FIRST}    {budget}\n" + (f"    projects: {projects}\n" if projects else "")
    knowledge = load_text(HEAD + text + SECOND % second)
    assert read_amounts(knowledge) == expected
    assert read_amounts(knowledge, "2022-12-31") == read_amounts(load_text(HEAD + text))


def test_a_figure_that_comes_back_is_new_again(load_text: LoadText) -> None:
    first = f"{FIRST}    budget: [{{kind: total, amount: 10억원}}, {{kind: national, amount: 4억원}}]\n"
    text = (
        first + SECOND % "budget: [{kind: total, amount: 8억원}]" + THIRD % "budget: [{kind: total, amount: 10억 원}]"
    )
    knowledge = load_text(HEAD + text)
    assert [read_amounts(knowledge, f"{year}-12-31") for year in (2022, 2023, 2024)] == [
        {"10억원", "4억원"},
        {"8억원"},
        {"10억 원"},
    ]


def test_an_amendment_stays_inside_what_its_predecessor_was_inside(load_text: LoadText) -> None:
    text = (
        f"{FIRST}    budget: [{{id: all, kind: total, amount: 20억원}}]\n"
        "    related_projects: [{id: a, title: 가, budget: [{kind: total, amount: 15억원, inside: all}]}]\n"
    )
    knowledge = load_text(HEAD + text + SECOND % "related_projects: [{id: a, budget: [{kind: total, amount: 12억원}]}]")
    assert read_amounts(knowledge) == {"20억원", "12억원"}
    assert read_sum(knowledge, "source") == [("총사업비", "1", "20억 원")]


def test_the_preferred_account_counts_and_learns_what_another_says(load_text: LoadText) -> None:
    first = f"{FIRST}    budget: [{{id: all, kind: total, amount: 20억원}}]\n"
    parts = "related_projects: [{id: a, title: 가, budget: [{kind: total, amount: %s%s}]}]"
    text = f"{first}    {parts % ('15억원', '')}\n" + SECOND_ACCOUNT % (
        "budget: [{id: all, kind: total, amount: 21억원}], "
        + parts.replace(", title: 가", "") % ("15억 원", ", inside: all")
    )
    knowledge = load_text(HEAD + text)
    assert read_amounts(knowledge) == {"20억원", "15억원"}
    assert read_sum(knowledge, "source") == [("총사업비", "1", "20억 원")]


def test_what_another_account_says_holds_for_the_amount_of_the_same_period(load_text: LoadText) -> None:
    whole = "budget: [{id: all, kind: total, amount: 20억원}]"
    projects = (
        "related_projects: [{id: a, budget: [{kind: total, amount: 3억원, period: 2022}, "
        "{kind: total, amount: 4억원, period: 2023%s}]}]"
    )
    first = f"{FIRST}    {whole}\n    {projects.replace('id: a', 'id: a, title: 가') % ''}\n"
    knowledge = load_text(HEAD + first + SECOND_ACCOUNT % f"{whole}, {projects % ', inside: all'}")
    assert read_verdicts(knowledge) == {
        "KRW 2 bn": "added",
        "KRW 0.3 bn": "added",
        "KRW 0.4 bn": "not added: part of a larger amount",
    }


def test_what_is_inside_the_sum_of_a_region_counts_when_the_sum_does_not(load_text: LoadText) -> None:
    knowledge = load_text(
        f"{HEAD}{FIRST}    budget: [{{id: all, kind: total, region: gimje, amount: 20억원}}]\n"
        "    projects: [{id: a, title: 가, budget: [{kind: total, amount: 3억원}]}, "
        "{id: b, title: 나, budget: [{kind: total, amount: 4억원, inside: all}]}]\n"
    )
    assert read_verdicts(knowledge) == {
        "KRW 2 bn": "not added: announced sum of its projects",
        "KRW 0.3 bn": "added",
        "KRW 0.4 bn": "added",
    }


def test_what_an_amendment_stays_inside_ends_with_the_removed_amount(load_text: LoadText) -> None:
    text = (
        f"{FIRST}    budget: [{{id: all, kind: total, amount: 20억원}}]\n"
        "    related_projects: [{id: a, title: 가, budget: [{kind: total, amount: 15억원, inside: all}]}]\n"
        + SECOND
        % "related_projects: [{id: a, budget: [{kind: total, amount: 12억원}]}]"
    )
    assert read_amounts(load_text(HEAD + text)) == {"20억원", "12억원"}
    assert read_amounts(load_text(HEAD + text + THIRD % "removes: [all]")) == set()


def test_the_amount_of_a_region_for_another_year_counts(load_text: LoadText) -> None:
    knowledge = load_text(
        f"{HEAD}{FIRST}    budget: [{{kind: total, amount: 10억원, period: 2021}}, "
        "{kind: total, region: gimje, amount: 3억원, period: 2022}]\n"
    )
    assert read_sum(knowledge, "source") == [("총사업비", "2", "13억 원")]


@pytest.mark.parametrize(
    ("first", "second", "amounts"),
    [
        # The first half of a year is a part of it.
        ("{kind: national, amount: 8억원, period: 2024}, {kind: province, amount: 2억원, period: 2024}",
         "{kind: national, amount: 3억원, period: 2024-01/2024-06}", {"8억원", "2억원", "3억원"}),
        # A year is part of a period that ends in it, however it is written.
        ("{kind: national, amount: 5억원, period: 2022-07/2024-06}, {kind: province, amount: 2억원, period: 2022/2024}",
         "{kind: national, amount: 3억원, period: 2024-01/2024-12}", {"5억원", "2억원", "3억원"}),
        # One period in two spellings is the same.
        ("{kind: national, amount: 8억원, period: 2024}", "{kind: national, amount: 3억원, period: 2024-01/2024-12-31}",
         {"3억원"}),
    ],
)  # fmt: skip
def test_periods_are_compared_by_their_days(first: str, second: str, amounts: set[str], load_text: LoadText) -> None:
    knowledge = load_text(f"{HEAD}{FIRST}    budget: [{first}]\n" + SECOND % f"budget: [{second}]")
    assert read_amounts(knowledge) == amounts


def test_a_removed_amount_that_is_stated_again_is_a_new_figure(load_text: LoadText) -> None:
    first = f"{FIRST}    budget: [{{id: all, kind: total, amount: 10억원}}, {{kind: national, amount: 4억원}}]\n"
    text = first + SECOND % "removes: [all]" + THIRD % "budget: [{kind: total, amount: 10억 원}]"
    knowledge = load_text(HEAD + text)
    assert [read_amounts(knowledge, f"{year}-12-31") for year in (2022, 2023, 2024)] == [
        {"10억원", "4억원"},
        {"4억원"},
        {"10억 원"},
    ]


def test_a_stated_amount_of_a_region_takes_the_place_of_its_share(load_text: LoadText) -> None:
    text = (
        f"{FIRST}    projects: [{{id: a, title: 가, "
        f"regions: [{{region: daegu, share: 1}}, {{region: gimje, share: 1}}], "
        "budget: [{kind: total, amount: 20억원}, {kind: total, region: daegu, amount: 9억원}]}]\n"
    )
    knowledge = load_text(HEAD + text)
    assert read_sum(knowledge) == [("김제시", "1", "10억 원"), ("대구광역시", "1", "9억 원")]
    assert read_sum(knowledge, "source") == [("총사업비", "1", "20억 원")]


def test_the_shares_of_a_whole_say_nothing_of_its_parts(load_text: LoadText) -> None:
    text = (
        f"{FIRST}    projects: [{{id: a, title: 가, regions: [{{region: daegu, share: 1}}, "
        "{region: gimje, share: 3}], budget: [{kind: total, amount: 20억원}], "
        "tasks: [{id: b, title: 나, budget: [{kind: city, amount: 6억원}]}]}]\n"
    )
    knowledge = load_text(HEAD + text)
    assert read_sum(knowledge) == [("김제시", "1", "15억 원"), ("대구광역시", "1", "5억 원")]
    missing = knowledge.report("funding", lang="en").sections[2].rows
    assert [tuple(map(str, row[:3])) for row in missing] == [("김제시", "나", "regional shares unknown")]


def test_the_money_of_a_roadmap_with_shares_is_split(load_text: LoadText) -> None:
    text = (
        f"{FIRST}    regions: [{{region: daegu, share: 1}}, {{region: gimje, share: 3}}]\n"
        "    budget: [{kind: total, amount: 20억원}]\n"
    )
    assert read_sum(load_text(HEAD + text)) == [("김제시", "1", "15억 원"), ("대구광역시", "1", "5억 원")]


@pytest.mark.parametrize(
    ("one", "other", "total"),
    [
        ("약 10억원", "5억원", "약 15억 원"),
        ("10억원 이상", "5억원", "15억 원 이상"),
        ("10억원 이상", "약 5억원", "약 15억 원 이상"),
        ("10억원 초과", "최소 5억원", "15억 원 이상"),
        ("최대 10억원", "5억원 이내", "15억 원 이하"),
        ("최대 10억원", "5억원 이상", "약 15억 원"),
        ("10~20억원", "5억원 이상", "15억 원 이상"),
        ("10~20억원", "5억원", "15억~25억 원"),
        ("30여억원", "10여억원", "40억여 원"),
        ("10억원", "5억원", "15억 원"),
    ],
)
def test_a_sum_is_as_uncertain_as_its_terms(one: str, other: str, total: str, load_text: LoadText) -> None:
    text = (
        f"{FIRST}    projects: [{{id: a, title: 가, budget: [{{kind: total, amount: {one}}}]}}, "
        f"{{id: b, title: 나, budget: [{{kind: total, amount: {other}}}]}}]\n"
    )
    assert read_sum(load_text(HEAD + text)) == [("김제시", "2", total)]


@pytest.mark.parametrize(
    ("later", "period", "held"),
    [
        # The money of one year leaves the total of all years in force, whichever source it names.
        ("{kind: national, amount: 45억원, period: 2025}", ", period: 2025/2030", {"1,050억원", "45억원"}),
        ("{kind: national, amount: 45억원, period: 2025}", "", {"1,050억원", "45억원"}),
        ("{kind: total, amount: 90억원, period: 2025}, {kind: national, amount: 45억원, period: 2025}",
         ", period: 2025/2030", {"1,050억원", "90억원", "45억원"}),
        # A total without years is stated more exactly; for the same years it is divided anew.
        ("{kind: total, amount: 90억원, period: 2025}, {kind: national, amount: 45억원, period: 2025}",
         "", {"90억원", "45억원"}),
        ("{kind: national, amount: 45억원, period: 2025/2030}", ", period: 2025/2030", {"45억원"}),
    ],
)  # fmt: skip
def test_the_amount_of_a_year_does_not_replace_that_of_all_years(
    later: str, period: str, held: set[str], load_text: LoadText
) -> None:
    text = f'{FIRST}    budget: [{{kind: total, amount: "1,050억원"{period}}}]\n{SECOND % f"budget: [{later}]"}'
    assert read_amounts(load_text(HEAD + text)) == held


def test_the_first_of_two_sources_without_preference_gives_the_amount(load_text: LoadText) -> None:
    other = SECOND_ACCOUNT.replace("preference: 2, ", "") % "budget: [{kind: total, amount: 55억원}]"
    knowledge = load_text(HEAD + FIRST + "    budget: [{kind: total, amount: 50억원}]\n" + other)
    assert read_amounts(knowledge) == {"50억원"}
    rows = knowledge.query("budget-accounts").to_dicts()
    assert [(row["printed"], row["preference"]) for row in rows] == [("50억원", 1), ("55억원", 2)]
