"""Files become records, or every fault of every file is reported with its place."""

import os
from collections.abc import Callable
from decimal import Decimal
from pathlib import Path
from tempfile import TemporaryDirectory

import pyoxigraph
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from support.paths import DATA, ROOT

from graph.errors.problems import InvalidInput, Location, Remarks
from graph.input.declarations import Mention, declare
from graph.input.documents import read_document
from graph.input.loader import Roadmaps, load_roadmaps
from graph.input.nodes import read_yaml
from graph.input.references import Presumption, resolve
from graph.input.registry import register
from graph.model.records import Reference
from graph.pipeline.dataset import to_dataset

INVALID = sorted((ROOT / "tests" / "roadmaps" / "invalid").glob("*.yaml"))
SOURCE = "sources: [{id: paper, title: 기사, publisher: 신문}]\n"
REGION = "regions: [{id: gimje, name: 김제시, level: city}]\n"
AGENCY = """\
agencies:
  - id: kbia
    name: 한국배터리산업협회
    aliases: [배터리협회]
    abbreviations: [KBIA]
    names: [{name: 한국전지산업협회, until: 2023-02-22}]
    type: association
"""
ROADMAP = """\
roadmaps:
  - {id: plan, kind: plan, title: 계획, region: gimje, edition: final, stage: final, date: 2024, source: paper}
"""
Write = Callable[[str, str], Path]


@pytest.fixture
def write(tmp_path: Path) -> Write:
    def write_file(name: str, text: str) -> Path:
        path = tmp_path / name
        path.parent.mkdir(exist_ok=True)
        path.write_text(text, encoding="utf-8")
        return path

    return write_file


def to_messages(*paths: Path) -> list[str]:
    """The messages of a load that fails, with bare file names."""
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(*paths)
    message = str(caught.value)
    for folder in {path if path.is_dir() else path.parent for path in paths}:
        message = message.replace(f"{folder}/", "")
    return message.split("\n")


def to_ids(roadmaps: Roadmaps, section: str) -> list[str]:
    return [record.get_value("id") for record in roadmaps.iter_records(section)]


# --- faults ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("path", INVALID, ids=[path.stem for path in INVALID])
def test_each_fault_is_reported_with_its_place_and_what_would_be_right(path: Path) -> None:
    assert to_messages(path) == path.with_suffix(".txt").read_text(encoding="utf-8").splitlines()


def test_each_invalid_file_has_its_messages_and_the_other_way_round() -> None:
    folder = ROOT / "tests" / "roadmaps" / "invalid"
    assert {path.stem for path in INVALID} == {path.stem for path in folder.glob("*.txt")}


def test_the_faults_of_all_files_are_reported_at_once_sorted_by_place(write: Write, tmp_path: Path) -> None:
    write("b.yaml", SOURCE + "zzz: 1\n")
    write("a.yaml", REGION + AGENCY.replace("association", "asociation"))
    assert to_messages(tmp_path) == [
        "a.yaml:8:11: unknown agency type 'asociation'; did you mean 'association'? Or add it at the top level of a "
        "file: agency_types: [{id: asociation, name: asociation}]",
        "b.yaml:2:1: unknown field 'zzz' in a document; known names: 'agencies', 'agency_types', 'amount_stages', "
        "'code_systems', 'commitments', 'count_of', 'funding_sources', 'legal_relations', 'levels', 'programmes', "
        "'reasons', 'regions', 'roadmap_kinds', 'roadmaps', 'roles', 'sources', 'stages', 'technologies'",
    ]


def test_a_file_that_cannot_be_read_makes_nothing_in_the_others_unknown(write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE + "regions: *x\n")
    write("b.yaml", REGION + ROADMAP)
    assert to_messages(tmp_path) == ["a.yaml:2:10: alias '*x' is not allowed; write out the value, or quote it"]


def test_what_only_a_key_that_stands_twice_defines_is_not_called_unknown(write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE.replace("paper", "other") + SOURCE)
    write("b.yaml", REGION + ROADMAP)
    assert to_messages(tmp_path) == ["a.yaml:2:1: key 'sources' is already defined in line 1 of a.yaml; keep one"]


def test_an_id_taken_in_the_same_file_names_the_line(write: Write, tmp_path: Path) -> None:
    paper = "{id: paper, title: 기사, publisher: 신문}"
    write("a.yaml", f"sources:\n  - {paper}\n  - {paper}\n")
    assert to_messages(tmp_path) == ["a.yaml:3:5: source id 'paper' is already defined in line 2 of a.yaml; keep one"]


def test_an_id_taken_in_the_same_file_is_reported_though_another_file_has_it_too(write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE)
    write("b.yaml", "sources:\n" + "  - {id: paper, title: 기사, publisher: 신문}\n" * 2)
    assert to_messages(tmp_path) == ["b.yaml:3:5: source id 'paper' is already defined in line 2 of b.yaml; keep one"]


def test_an_empty_value_of_what_another_file_tells_too_is_one_fault(write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE)
    write("b.yaml", SOURCE.replace("신문", ""))
    fault = "'publisher' is empty; give it a value or delete 'publisher:'"
    assert to_messages(tmp_path) == [f"b.yaml:1:45: {fault}"]


def test_two_files_may_tell_of_one_thing_as_long_as_they_agree(write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE + "agencies: [{id: a, name: 연구원, type: research-institute, aliases: [원]}]\n")
    write("b.yaml", SOURCE + "agencies: [{id: a, name: 연구원, type: research-institute, aliases: [연], note: 참고}]\n")
    quads = [quad for quad in to_dataset(load_roadmaps(tmp_path)).nquads.split("\n") if "/id/agency/a> " in quad]
    assert sum("altLabel" in quad for quad in quads) == 2
    assert sum("#label" in quad for quad in quads) == 1


@pytest.mark.parametrize(
    ("field", "one", "other", "place", "owner"),
    [
        ("publisher", "sources: [{id: s, title: 기사, publisher: 신문}]", "다른 신문", "1:41", "source 's'"),
        ("type", "agencies: [{id: s, name: 가, type: company}]", "university", "1:35", "agency 's'"),
        ("level", "regions: [{id: s, name: 시, level: city}]", "county", "1:35", "region 's'"),
        ("ko", "reasons: [{id: s, en: why, ko: 까닭}]", "다른 까닭", "1:32", "reason 's'"),
    ],
)
def test_two_files_may_not_contradict_each_other(
    field: str, one: str, other: str, place: str, owner: str, write: Write, tmp_path: Path
) -> None:
    value = one.rpartition(": ")[2].removesuffix("}]")
    write("a.yaml", one + "\n")
    write("b.yaml", f"{one.removesuffix(value + '}]')}{other}}}]\n")
    assert to_messages(tmp_path) == [
        f"b.yaml:{place}: '{field}' of {owner} is '{value}' in line 1 of a.yaml; make both the same"
    ]


def test_every_contradiction_of_every_file_is_reported(write: Write, tmp_path: Path) -> None:
    for name, publisher, year in (("a", "신문", 2022), ("b", "방송", 2023), ("c", "통신", 2022)):
        source = f"  - id: s\n    title: 기사\n    publisher: {publisher}\n    published: {year}\n"
        write(f"{name}.yaml", f"sources:\n{source}")
    assert to_messages(tmp_path) == [
        "b.yaml:4:16: 'publisher' of source 's' is '신문' in line 4 of a.yaml; make both the same",
        "b.yaml:5:16: 'published' of source 's' is '2022' in line 5 of a.yaml; make both the same",
        "c.yaml:4:16: 'publisher' of source 's' is '신문' in line 4 of a.yaml; make both the same",
    ]


@pytest.mark.parametrize("text", ["- a\n", "text\n"], ids=["a list", "a text"])
def test_a_file_that_is_no_mapping_is_reported_so(text: str, write: Write) -> None:
    assert to_messages(write("a.yaml", text)) == ["a.yaml:1:1: a document is not a mapping; write 'key: value' lines"]


KNOWN_OF_BUDGET_LINES = (
    "known names: 'amount', 'corrected', 'id', 'inferred', 'inside', 'kind', 'period', 'printed', 'region', "
    "'resolved_by', 'stage', 'use'"
)


@pytest.mark.parametrize(
    ("field", "messages"),
    [
        ("open_list: maybe", ["17: 'maybe' is neither yes nor no; write 'yes' or 'no'"]),
        ("budget: [{kind: total, amount: 1, 150}]", ["37: '1,150' is split at its comma; write it in quotes"]),
        (
            "budget: [{kind: total, amount: 80억원, 150억원}]",
            [f"43: unknown field '150억원' in a budget line; {KNOWN_OF_BUDGET_LINES}"],
        ),
        (
            "budget: [{kind: total, amount: 1, 15억원}]",
            [f"40: unknown field '15억원' in a budget line; {KNOWN_OF_BUDGET_LINES}"],
        ),
        (
            "budget: [{id: a, kind: total, amount: 2억}, {id: a, kind: national, amount: 1억}]",
            ["49: budget line id 'a' is already defined in line 5 of a.yaml; keep one"],
        ),
        (
            "budget: [{id: a, kind: total, amount: 2억}, {kind: national, amount: 1억, inside: b}]",
            ["86: unknown budget line 'b'; known names: 'a'"],
        ),
        (
            "strategies: [{id: one, title: 전략, same_as: [plan/plan, plan/one]}]",
            [
                "50: unknown activity 'plan/plan'; known names: 'plan/one'",
                "61: 'same_as' of activity 'plan/one' names the activity itself; delete it",
            ],
        ),
        (
            "axes: [{note: 참고}]",
            ["13: an axis has no 'id'; add 'id: ...'", "13: an axis has no 'title'; add 'title: ...'"],
        ),
        (
            "projects: [{note: 참고}]",
            ["17: a project has no 'id'; add 'id: ...'", "17: a project has no 'title'; add 'title: ...'"],
        ),
    ],
    ids=[
        "flag",
        "cut amount",
        "text beside an amount",
        "too few digits to be cut",
        "line id twice",
        "unknown line",
        "plan as activity",
        "axis",
        "project",
    ],
)
def test_a_fault_in_a_plan_is_reported(field: str, messages: list[str], write: Write) -> None:
    plan = ROADMAP.replace("paper}", f"paper,\n     {field}}}")
    assert to_messages(write("a.yaml", SOURCE + REGION + plan)) == [f"a.yaml:5:{message}" for message in messages]


@pytest.mark.parametrize(
    ("written", "number"),
    [("1,234.5", "1234.5"), ("-1,234.5", "-1234.5"), ("-1 000", "-1000"), ("80억", "8000000000")],
    ids=["commas", "negative with commas", "negative with blanks", "Korean units"],
)
def test_a_quantity_is_read_as_it_is_printed(written: str, number: str, write: Write) -> None:
    text = ROADMAP.replace("paper}", f"paper, indicators: [{{name: 고용, target: '{written}'}}]}}")
    (roadmap,) = load_roadmaps(write("a.yaml", SOURCE + REGION + text)).iter_records("roadmaps")
    (indicator,) = [record for name, record in roadmap.iter_nested() if name != "date"]
    assert indicator.get_value("target") == Decimal(number)


@pytest.mark.parametrize(
    ("field", "printed", "number"),
    [
        ("area", "7.1㎢", "7.1"),
        ("area", "710만㎡", "7.1"),
        ("area", "100만 m²", "1"),
        ("area", "40ha", "0.4"),
        ("area", "0㎡", "0"),
        ("length", "13㎞", "13"),
        ("length", "350m", "0.35"),
    ],
)
def test_an_area_or_a_length_is_converted_to_the_unit_of_its_field(
    field: str, printed: str, number: str, write: Write
) -> None:
    text = ROADMAP.replace("paper}", f"paper, sites: [{{title: 단지, {field}: {printed}}}]}}")
    (roadmap,) = load_roadmaps(write("a.yaml", SOURCE + REGION + text)).iter_records("roadmaps")
    (site,) = [record for name, record in roadmap.iter_nested() if name == "sites"]
    assert site.get_value(field) == Decimal(number)


@pytest.mark.parametrize("text", ["Qx5", "q5", "Q", "5"])
def test_what_is_no_wikidata_id_is_refused(text: str, write: Write) -> None:
    path = write("a.yaml", f"agencies: [{{id: a, name: 가, type: company, wikidata: {text}}}]\n")
    message = f"'{text}' is not a Wikidata id; write 'Q' and digits, e.g. 'Q495331'"
    assert to_messages(path) == [f"a.yaml:1:54: {message}"]


@pytest.mark.parametrize("text", ["https", "https://", "://example.org", "ftp://example.org", "https://example.org/ x"])
def test_what_is_no_web_address_is_refused(text: str, write: Write) -> None:
    path = write("a.yaml", f'sources: [{{id: s, title: 기사, publisher: 신문, url: "{text}"}}]\n')
    message = f"'{text}' is not a web address; write 'https://...' without spaces"
    assert to_messages(path) == [f"a.yaml:1:50: {message}"]


def test_a_web_address_may_hold_another_one(write: Write) -> None:
    url = "https://example.org/?next=http://example.org/"
    path = write("a.yaml", f"sources: [{{id: s, title: 기사, publisher: 신문, url: '{url}'}}]\n")
    (source,) = load_roadmaps(path).iter_records("sources")
    assert source.get_value("url") == url


def test_a_whole_number_has_at_most_15_digits(write: Write) -> None:
    def read(digits: str) -> Roadmaps:
        text = ROADMAP.replace("paper}", f"paper, counts: [{{of: strategies, count: '{digits}'}}]}}")
        return load_roadmaps(write("a.yaml", SOURCE + REGION + text))

    (roadmap,) = read("9" * 15).iter_records("roadmaps")
    assert [record.get_value("count") for name, record in roadmap.iter_nested() if name != "date"] == [10**15 - 1]
    with pytest.raises(InvalidInput) as caught:
        read("9" * 16)
    assert [problem.text for problem in caught.value.problems] == [
        "'9999999999999999' has too many digits; write at most 15 digits"
    ]


BROKEN_VALUES = ["", "[]", "{}", "~", "[~]", "[{}]", "[[]]", "{id: x}", "[{id: x}]", "가", "80억웡", '"\\0"', "2024-13",
                 "-1", "https://example.org/%", '"a\\nb"', "&a", "*a", "!t x", "- x", "'", "%", "x" * 100]  # fmt: skip
LINES = DATA.read_text(encoding="utf-8").split("\n")


@pytest.mark.slow
@settings(max_examples=150)
@given(st.sampled_from([number for number, line in enumerate(LINES) if ":" in line]), st.sampled_from(BROKEN_VALUES))
def test_whatever_stands_for_a_value_of_the_real_data_is_read_or_refused_with_a_place(number: int, value: str) -> None:
    lines = [*LINES]
    lines[number] = f"{lines[number].partition(':')[0]}: {value}"
    with TemporaryDirectory() as folder:
        path = Path(folder, "roadmaps.yaml")
        path.write_text("\n".join(lines), encoding="utf-8")
        try:
            nquads = to_dataset(load_roadmaps(path)).nquads
        except InvalidInput as error:
            places = [problem.location for problem in error.problems]
            assert [place for place in places if place.path != str(path) or not 1 <= place.line <= len(lines)] == []
            return
    assert len(list(pyoxigraph.parse(nquads, format=pyoxigraph.RdfFormat.N_QUADS))) == len(nquads.splitlines())


# --- files and folders ----------------------------------------------------------------------------------------------


def test_a_folder_is_read_in_the_order_of_names(write: Write, tmp_path: Path) -> None:
    for name in ("c.yaml", "a/d.yaml", "b.yml", "note.txt", "a.yaml"):
        stem = name.replace("/", "-").partition(".")[0]
        write(name, f"sources: [{{id: {stem}, title: 기사, publisher: 신문}}]\n")
    assert to_ids(load_roadmaps(tmp_path), "sources") == ["a", "a-d", "b", "c"]


def test_files_are_read_in_the_order_of_names_not_of_arguments(write: Write) -> None:
    first = write("a.yaml", "sources: [{id: a, title: 기사, publisher: 신문}]\n")
    second = write("b.yaml", "sources: [{id: b, title: 기사, publisher: 신문}]\n")
    assert to_ids(load_roadmaps(second, first), "sources") == ["a", "b"]


def test_a_file_given_twice_is_read_once(write: Write, tmp_path: Path) -> None:
    path = write("a.yaml", SOURCE)
    assert to_ids(load_roadmaps(path, tmp_path, tmp_path / "." / "a.yaml"), "sources") == ["paper"]


@pytest.mark.parametrize("backwards", [False, True], ids=["inner folder last", "inner folder first"])
def test_a_file_has_one_name_however_it_is_reached(backwards: bool, write: Write, tmp_path: Path) -> None:
    inner = write("regions/a.yaml", SOURCE).parent
    paths = [inner, tmp_path] if backwards else [tmp_path, inner]
    assert list(load_roadmaps(*paths).names.values()) == ["regions/a.yaml"]


def test_a_path_that_does_not_exist_is_reported(tmp_path: Path) -> None:
    assert to_messages(tmp_path / "no.yaml") == ["no.yaml:1:1: no such file or folder; check --data"]


def test_a_folder_without_yaml_is_reported(tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(tmp_path / "empty")
    assert str(caught.value) == f"{tmp_path / 'empty'}:1:1: folder contains no YAML file; check --data"


def test_an_empty_file_holds_nothing(write: Write) -> None:
    assert to_ids(load_roadmaps(write("a.yaml", "")), "roadmaps") == []


def test_two_files_may_refer_to_each_other(write: Write, tmp_path: Path) -> None:
    write("a.yaml", SOURCE + ROADMAP)
    write("b.yaml", REGION.replace("level: city", "level: city, codes: [{system: legal-dong, code: 1, source: paper}]"))
    (roadmap,) = load_roadmaps(tmp_path).iter_records("roadmaps")
    assert (roadmap.get_value("region"), roadmap.get_value("source")) == (
        Reference("gimje", "region/gimje"),
        Reference("paper", "source/paper"),
    )


# --- references -----------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["kbia", "한국배터리산업협회", "배터리협회", "KBIA", "한국전지산업협회"])
def test_an_agency_is_named_by_id_name_alias_abbreviation_or_former_name(name: str, write: Write) -> None:
    text = SOURCE + REGION + AGENCY + ROADMAP.replace("paper}", f"paper, agencies: [{{agency: {name}, role: lead}}]}}")
    (roadmap,) = load_roadmaps(write("a.yaml", text)).iter_records("roadmaps")
    (participation,) = [record for name, record in roadmap.iter_nested() if name != "date"]
    assert participation.get_value("agency") == Reference("kbia", "agency/kbia")


def test_an_id_comes_before_the_name_of_another_agency(write: Write) -> None:
    text = """\
agencies:
  - {id: kbia, name: 협회, type: association}
  - {id: other, name: 다른 협회, aliases: [kbia], type: association}
  - {id: branch, name: 분원, type: association, unit_of: kbia}
"""
    *_, branch = load_roadmaps(write("a.yaml", text)).iter_records("agencies")
    assert branch.get_value("unit_of") == Reference("kbia", "agency/kbia")


def test_an_activity_of_another_roadmap_is_named_with_its_roadmap(write: Write) -> None:
    plan = ROADMAP.replace("paper}", "paper, strategies: [{id: one, title: 전략}]}")
    other = plan.replace("roadmaps:\n", "").replace("id: plan", "id: other")
    other = other.replace("title: 전략", "title: 전략, same_as: [plan/one]")
    *_, roadmap = load_roadmaps(write("a.yaml", SOURCE + REGION + plan + other)).iter_records("roadmaps")
    (strategy,) = [record for name, record in roadmap.iter_nested() if name != "date"]
    (same,) = [record for _, record in strategy.iter_nested()]
    assert same.get_value("activity") == Reference("plan/one", "roadmap/plan/one")


def test_a_budget_line_inside_another_one_of_a_plan_without_a_source_is_no_further_fault(write: Write) -> None:
    lines = "{id: whole, kind: total, amount: 2억원}, {kind: national, amount: 1억원, inside: whole}"
    plan = ROADMAP.replace(", source: paper}", f", budget: [{lines}]}}")
    message = "roadmap 'plan' has no 'source'; add 'source: ...'"
    assert to_messages(write("a.yaml", SOURCE + REGION + plan)) == [f"a.yaml:4:5: {message}"]


def test_an_activity_is_mentioned_outside_of_any_plan(write: Write) -> None:
    plan = ROADMAP.replace("paper}", "paper, strategies: [{id: one, title: 전략, same_as: [other/two]}]}")
    presumed = Presumption()
    assert resolve(read_document(read_yaml(write("a.yaml", plan)), Remarks()), presumed) == []
    assert Mention("Activity", "other/two", ("", "")) in presumed.mentions


def test_what_was_taken_for_an_id_is_proven_when_all_ids_are_known(write: Write) -> None:
    unit = "  - {{id: unit-{}, name: 팀, type: company, unit_of: {}}}\n"
    text = AGENCY + unit.format(1, "kbia") + unit.format(2, "KBIA")
    document = read_document(read_yaml(write("a.yaml", text)), Remarks())
    registry, presumed = register([declare(document)]), Presumption()
    assert resolve(document, presumed) == []
    assert list(presumed.mentions) == [Mention("Agency", "kbia", ("", "")), Mention("Agency", "KBIA", ("", ""))]
    assert presumed.find_wrong(registry) == [Mention("Agency", "KBIA", ("", ""))]
    *_, last = [record for _, record in document.iter_nested()]
    assert last.get_value("unit_of") == Reference("KBIA", "agency/KBIA")


def test_a_later_edition_may_leave_out_what_an_earlier_one_states(write: Write) -> None:
    later = "  - {id: plan, edition: closed, stage: closed, date: 2026, source: paper, commitment: closed}\n"
    roadmaps = load_roadmaps(write("a.yaml", SOURCE + REGION + ROADMAP + later))
    stated = [record.get_value("title") for record in roadmaps.iter_records("roadmaps")]
    assert stated == ["계획", None]


def test_a_later_edition_may_group_the_strategies_of_an_earlier_one(write: Write) -> None:
    first = ROADMAP.replace("paper}", "paper,\n    focus_areas: [{id: area, title: 분야}], strategies: "
                            "[{id: one, title: 전략}]}")  # fmt: skip
    later = """\
  - id: plan
    edition: closed
    stage: closed
    date: 2026
    source: paper
    groupings: [{focus_area: area, strategies: [one], printed: 분야의 전략}]
"""
    *_, edition = load_roadmaps(write("a.yaml", SOURCE + REGION + first + later)).iter_records("roadmaps")
    (grouping,) = [record for name, record in edition.iter_nested() if name != "date"]
    assert grouping.get_value("strategies") == Reference("one", "roadmap/plan/one")


def test_a_roadmap_and_a_programme_may_have_the_same_id(write: Write) -> None:
    programme = "programmes: [{id: plan, title: 사업, edition: final, stage: final, date: 2024, source: paper}]\n"
    roadmaps = load_roadmaps(
        write("a.yaml", SOURCE + REGION + programme + ROADMAP.replace("paper}", "paper, programme: plan}"))
    )
    (roadmap,) = roadmaps.iter_records("roadmaps")
    assert roadmap.get_value("programme") == Reference("plan", "programme/plan")


def test_a_name_that_is_too_long_for_a_disk_is_reported() -> None:
    path = Path("a" * 300)
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    assert str(caught.value) == f"{path}:1:1: cannot be read (File name too long); check --data"


@pytest.mark.parametrize(
    ("name", "shown"), [(b"a\xb0\xa1.yaml", "'\\udcb0'"), (b"a\x1b.yaml", "'\\x1b'")], ids=["CP949", "escape sequence"]
)
def test_a_file_whose_name_no_output_can_hold_is_reported(name: bytes, shown: str, tmp_path: Path) -> None:
    path = Path(os.fsdecode(os.path.join(os.fsencode(tmp_path), name)))
    path.write_text(SOURCE, encoding="utf-8")
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(tmp_path)
    (problem,) = caught.value.problems
    message = f"file name contains {shown}; rename the file in UTF-8 without control characters"
    assert (problem.location, problem.text) == (Location(str(path), 1, 1), message)
    assert str(caught.value).isprintable()


def test_what_is_no_regular_file_is_read_up_to_the_bound() -> None:
    assert to_messages(Path("/dev/zero")) == ["zero:1:1: file is over 64 MiB; split it into several files"]


def to_lines(path: Path) -> list[str]:
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(path)
    return [f"{problem.location.line}: {problem.text}" for problem in caught.value.problems]


def test_the_value_of_a_misspelt_key_is_read(write: Callable[[str, str], Path]) -> None:
    text = "agences:\n  - {id: A, name: 기관, type: association, nmae_en: x}\n"
    text += "sources:\n  - {id: B, title: t, publisher: p}\n"
    assert to_lines(write("a.yaml", text)) == [
        "1: unknown field 'agences' in a document; did you mean 'agencies'?",
        "2: 'A' is not a valid id; use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'",
        "2: unknown field 'nmae_en' in agency 'A'; did you mean 'name_en'?",
        "4: 'B' is not a valid id; use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'",
    ]


def test_the_value_of_a_key_unlike_any_other_is_read_by_the_keys_in_it(write: Callable[[str, str], Path]) -> None:
    text = "기관들:\n  - {id: a, name: 기관, type: assoc}\n  - {id: A b, name: 기관 둘, type: association}\n"
    found = to_lines(write("a.yaml", text))
    assert found[0].startswith("1: unknown field '기관들' in a document; known names: ")
    assert found[1].startswith("2: unknown agency type 'assoc'; ")
    assert found[2].startswith("3: 'A b' is not a valid id; ")
    assert len(found) == 3


def test_a_second_document_is_checked_too(write: Callable[[str, str], Path]) -> None:
    text = "sources:\n  - {id: a, title: t, publisher: p}\n---\nsources:\n  - {id: B, title: t, publisher: p}\n"
    assert to_lines(write("a.yaml", text)) == [
        "4: a second document begins; move it to a separate file",
        "5: 'B' is not a valid id; use lower-case letters, digits and single hyphens, e.g. 'daegu-amr'",
    ]


def test_conflicts_are_reported_beside_an_unreadable_file(write: Callable[[str, str], Path], tmp_path: Path) -> None:
    write("a.yaml", "agencies:\n  - {id: a, name: 가, type: association}\n  - {id: a, name: 나, type: association}\n")
    write("b.yaml", "agencies: [\n")
    found = to_lines(tmp_path)
    assert found[0].startswith("3: agency id 'a' is already defined in line 2 of ")
    assert [message.split(";")[0] for message in found[1:]] == [
        "1: not YAML: the bracket that opens here is never closed"
    ]


@pytest.mark.parametrize(
    ("text", "messages"),
    [
        (
            "projects: [{id: a, title: 가, titel: 나}]",
            [
                "1:1: unknown field 'projects' in a document; it belongs in an entry of 'roadmaps'",
                "1:30: unknown field 'titel' in project 'a'; did you mean 'title'?",
            ],
        ),
        (
            "members: [가]",
            ["1:1: unknown field 'members' in a document; it belongs in an entry of 'agencies'"],
        ),
        ("raodmaps: []", ["1:1: unknown field 'raodmaps' in a document; did you mean 'roadmaps'?"]),
    ],
    ids=["roadmap", "agency", "misspelt"],
)
def test_a_field_at_the_top_level_is_sent_where_it_belongs(text: str, messages: list[str], write: Write) -> None:
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(write("a.yaml", text))
    found = [f"{one.location.line}:{one.location.column}: {one.text}" for one in caught.value.problems]
    assert found[: len(messages)] == messages


@pytest.mark.parametrize(
    ("field", "message"),
    [
        ("region: 광산구", "unknown field 'region' in project 'a'; did you mean 'regions'?"),
        ("titles: [가, 나]", "unknown field 'titles' in project 'a'; did you mean 'title'?"),
        ("project: {id: b}", "unknown field 'project' in project 'a'; did you mean 'projects'?"),
    ],
)
def test_an_unknown_key_is_reported_once(field: str, message: str, write: Write) -> None:
    plan = ROADMAP.replace("paper}", f"paper,\n     projects: [{{id: a, title: 가, {field}}}]}}")
    with pytest.raises(InvalidInput) as caught:
        load_roadmaps(write("a.yaml", f"sources: [{{id: paper, title: 가, publisher: 가}}]\n{plan}"))
    assert [one.text for one in caught.value.problems] == [message]
