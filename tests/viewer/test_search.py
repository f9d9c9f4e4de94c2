"""The search field of the page of all data: ranks, several words, slips, amounts, and its list on a phone."""

import re
from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from support.browsers import go, open_page

from graph.knowledge import Knowledge
from graph.model.money import format_amount
from graph.stores import Iri
from graph.viewer.page import to_id

DAEGU = "id:roadmap/daegu-smart-specialization"


@pytest.fixture(scope="module")
def tab(browser: Any, page_file: Path) -> Iterator[Any]:
    with open_page(browser, page_file) as opened:
        yield opened


def find(tab: Any, typed: str) -> list[str]:
    """The ids of the things that the search finds, best first."""
    found: list[str] = tab.evaluate("typed => search.find(typed).map(({ node }) => node.id)", typed)
    return found


def list_groups(tab: Any, typed: str) -> dict[str, list[list[str]]]:
    """The list under the field: the lines of each option by group."""
    tab.fill("#search", typed)
    read = """groups => groups.map(group => [group.getAttribute("aria-label"),
      [...group.querySelectorAll("[role=option]")].map(option => option.innerText.split("\\n").filter(Boolean))])"""
    return dict(tab.eval_on_selector_all("#found [role=group]", read))


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("EV", "tech:ev"),
        ("ev", "tech:ev"),
        ("ＥＶ", "tech:ev"),
        ("AI", "tech:ai"),
        ("PBM", "tech:pbm"),
        ("DMI", "id:agency/dmi"),
        ("자율 주행", "tech:autonomous-driving"),
        ("ㄷㄱㄱㄱ", "id:agency/dmi"),
    ],
)
def test_an_exact_name_or_abbreviation_comes_first(tab: Any, typed: str, first: str) -> None:
    assert find(tab, typed)[0] == first


def test_an_exact_name_comes_before_a_start_a_word_and_an_inner_part(tab: Any) -> None:
    ranks = "names => names.map(name => spelling.match(spelling.prepare(name), spelling.fold('전기차')))"
    names = ["전기차", "전기차 배터리", "미래 전기차 부품", "초소형전기차", "수소차"]
    assert tab.evaluate(ranks, names) == [0, 1, 2, 4, -1]


@pytest.mark.parametrize("typed", ["EV", "AI"])
def test_two_latin_letters_inside_a_word_are_no_hit(tab: Any, typed: str) -> None:
    """``EV`` is not found in ``Development``, nor ``AI`` in ``maintenance``."""
    names = """typed => search.find(typed).map(({ node: { label, aliases } }) =>
      [label.ko, label.en, ...(aliases || [])].filter(Boolean).join(" "))"""
    found = tab.evaluate(names, typed)
    assert found
    starts = re.compile(rf"(?<![a-z]){typed}", re.IGNORECASE)
    assert [text for text in found if not starts.search(text.replace(".", ""))] == []


@pytest.mark.parametrize("typed", ["대구 전기차", "전기차 대구", "Daegu EV", "대구  EV"])
def test_several_words_are_all_looked_for_in_a_thing_and_what_belongs_to_it(
    tab: Any, country: Knowledge, typed: str
) -> None:
    rows = country.query("coverage", asked="EV").to_dicts()
    projects = {to_id(str(row["activity"])) for row in rows if DAEGU in to_id(str(row["activity"]))}
    assert len(projects) == 2
    found = find(tab, typed)
    assert projects <= set(found)
    assert "id:agency/dmi" in found
    # Not one of the words alone: neither the region nor a plan of another region.
    assert not {"id:region/daegu", "tech:ev", "id:roadmap/gimje-special-vehicles"} & set(found)


def test_a_role_and_a_kind_are_words_too(tab: Any) -> None:
    assert "id:agency/dmi" in find(tab, "대구 주관")
    kinds = "typed => search.find(typed).map(({ node }) => node.kind)"
    assert set(tab.evaluate(kinds, "대구 전기차 기관")) == {"Agency"}


@pytest.mark.parametrize(
    ("typed", "first"),
    [
        ("전기챠", "tech:ev"),
        ("전기타", "tech:ev"),
        ("mobilty", "tech:mobility"),
        ("자율주헹", "tech:autonomous-driving"),
    ],
)
def test_one_slip_is_forgiven(tab: Any, typed: str, first: str) -> None:
    assert find(tab, typed)[0] == first


@pytest.mark.parametrize("typed", ["챠", "xq", "전긔챠", "mobility_x_y", "ㄷㄱㄱㅋㅋ"])
def test_two_slips_or_a_slip_in_a_short_word_find_nothing(tab: Any, typed: str) -> None:
    assert find(tab, typed) == []


@pytest.mark.parametrize(
    "typed", ["215억", "215억 원", "２１５억", "21,500,000,000원", "KRW 21.5 bn", "21.5 billion won"]
)
def test_an_amount_finds_its_check_with_the_terms_and_the_things_that_have_it(tab: Any, typed: str) -> None:
    groups = list_groups(tab, typed)
    check, *terms = groups["금액 대사"]
    assert check == ["스마트특성화 기반구축사업 대구시 선정 과제 · 대구광역시 국비", "2022-05-04 발표 215억 원"]
    assert [amount for _, amount in terms] == [f"2022-05-04 발표 {won}억 원" for won in (80, 50, 50, 35)]
    assert groups["로드맵"] == [["스마트특성화 기반구축사업 대구시 선정 과제", "국비 215억 원"]]


@pytest.mark.parametrize("typed", ["215", "21.5"])
def test_a_number_without_a_unit_finds_amounts(tab: Any, typed: str) -> None:
    assert set(find(tab, "KRW 21.5 bn")) <= set(find(tab, typed))


def test_a_number_is_first_of_all_a_part_of_names(tab: Any) -> None:
    first = tab.evaluate("search.find('4.0')[0]")
    assert "won" not in first


def test_a_short_word_is_no_part_of_another_one(tab: Any) -> None:
    tab.evaluate("commands.switchLanguage()")
    found = find(tab, "Daegu EV")
    tab.evaluate("commands.switchLanguage()")
    assert "id:roadmap/daegu-smart-specialization/battery-centre" in found
    assert "id:roadmap/daegu-smart-specialization/nano-value-chain" not in found


@pytest.mark.parametrize("language", ["ko", "en"])
def test_every_amount_of_the_query_is_found_as_the_reports_print_it(
    tab: Any, country: Knowledge, language: str
) -> None:
    held: dict[str, set[str]] = {}
    for row in country.query("amounts").to_dicts():
        if row["amount"] and not row["upper"] and not row["qualifier"]:
            typed = format_amount(Decimal(str(row["amount"])), lang=language)
            held.setdefault(typed, set()).add(to_id(str(row["activity"])))
    assert len(held) > 50
    missing = {typed: things - set(find(tab, typed)) for typed, things in held.items()}
    assert {typed: things for typed, things in missing.items() if things} == {}


def test_the_check_opens_the_view_that_adds_it_up(tab: Any) -> None:
    tab.fill("#search", "215억")
    tab.keyboard.press("Enter")
    assert tab.evaluate("[state.view, state.plan]") == ["money", DAEGU]
    assert tab.locator("#found").is_hidden()
    tab.click("#search")
    assert tab.locator("#found").is_visible()
    tab.keyboard.press("Escape")
    assert tab.locator(".reconciled").is_visible()


def test_the_list_tells_the_kind_of_each_group_and_the_name_that_agrees(tab: Any) -> None:
    assert list_groups(tab, "AI")["기술"][0] == ["인공지능", "AI"]
    groups = list_groups(tab, "자율주행")
    assert next(iter(groups)) == "기술"
    assert all(len(options) <= 6 for options in groups.values())


@pytest.mark.parametrize(("width", "height"), [(390, 844), (390, 420), (1024, 768), (1440, 900)])
def test_the_list_stays_in_the_window(tab: Any, width: int, height: int) -> None:
    tab.set_viewport_size({"width": width, "height": height})
    tab.fill("#search", "")
    tab.fill("#search", "자율주행")
    box = tab.locator("#found").bounding_box()
    tab.set_viewport_size({"width": 1440, "height": 900})
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert box["y"] + box["height"] <= height
    assert box["width"] >= min(300, width - 20)


def test_an_agency_is_listed_with_its_roles_in_what_is_looked_for(tab: Any) -> None:
    tab.fill("#search", "대구 전기차")
    hits = dict(text.split("\n") for text in tab.locator("#found [role=option]").all_inner_texts() if "\n" in text)
    assert hits["대구기계부품연구원"] == "주관"
    assert hits["대구경북과학기술원"] == "참여"
    tab.keyboard.press("Escape")


@pytest.mark.parametrize(("typed", "technology"), [("대구 전기차", "EV"), ("대구 전기구동", "e-drive-parts")])
def test_agencies_are_found_by_the_place_of_their_work_and_leads_come_first(
    tab: Any, country: Knowledge, typed: str, technology: str
) -> None:
    view = country.view()
    inside = view.landscape.by_region[Iri(str(view.names.get("region", "daegu")))]
    rows = [row for row in country.query("coverage", asked=technology).to_dicts() if row["activity"] in inside]
    leads = {to_id(str(row["agency"])) for row in rows if str(row["role"]).endswith("#role-lead")}
    found = [one for one in find(tab, typed) if one.startswith("id:agency/")]
    assert "id:agency/kitech" in leads
    assert {to_id(str(row["agency"])) for row in rows} <= set(found)
    assert set(found[: len(leads)]) == leads


def test_the_open_view_follows_what_is_chosen(tab: Any) -> None:
    gimje = "id:roadmap/gimje-special-vehicles"
    go(tab, f"#view=money&plan={DAEGU}")
    tab.fill("#search", "김제시")
    tab.keyboard.press("Enter")
    assert tab.evaluate("state.node") == "id:region/gimje"
    assert tab.input_value("#plan") == gimje
    go(tab, f"#view=changes&revised={DAEGU}")
    tab.fill("#search", "김제시")
    tab.keyboard.press("Enter")
    assert tab.input_value("#revised") == gimje
    go(tab, "#view=compare&left=id:region/busan&right=id:region/daegu")
    tab.fill("#search", "특장차산업 육성계획")
    tab.keyboard.press("Enter")
    assert tab.evaluate("state.node") == gimje
    assert tab.input_value("#region-left") == "id:region/gimje"
    # An agency has no plan of its own, so the views stay.
    go(tab, f"#view=money&plan={DAEGU}")
    tab.fill("#search", "DMI")
    tab.keyboard.press("Enter")
    assert tab.input_value("#plan") == DAEGU
