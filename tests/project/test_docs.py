"""The documentation is true: its commands run, its pages are what the code yields, its links lead somewhere."""

import pkgutil
import re
import shlex
import shutil
import subprocess
import sys
import tomllib
from pathlib import Path

import pyoxigraph
import pytest
from support import commands
from support.commands import Done, list_measuring
from support.pages import VIEWS
from support.paths import ROOT

from graph.knowledge import Knowledge, load
from graph.output.exporters import read_exporters
from graph.queries import read_checks, read_queries
from graph.reports import read_reports
from graph.view.accounts import find_editions

README, README_KO = ((ROOT / name).read_text(encoding="utf-8") for name in ("README.md", "README.ko.md"))
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


# The file or folder that an example writes.
OUTPUT = re.compile(r"(?: --out | --location | --store | > |_(?:pages|workbooks?)\.py )([a-z][\w./:]+)")


def list_blocks(text: str, language: str) -> list[str]:
    return re.findall(rf"```{language}\n(.*?)```", text, re.DOTALL)


def list_commands(text: str) -> list[str]:
    return [line[2:] for block in list_blocks(text, "console") for line in block.splitlines()]


def list_headings(text: str) -> list[str]:
    """The levels of the headings, in order."""
    return re.findall(r"^#+(?= )", re.sub(r"```.*?```", "", text, flags=re.DOTALL), re.MULTILINE)


# Each command once, although most are in both languages.
RUNNABLE = [
    command
    for command in dict.fromkeys([*list_commands(README), *list_commands(README_KO)])
    if not command.startswith("pip install")
]


def run(command: str, cwd: Path) -> Done | subprocess.CompletedProcess[str]:
    """A command of the project in this process, a script in one of its own."""
    program, *words = shlex.split(command.partition(" > ")[0])
    if program == "roadmap-graph":
        return commands.run(*words, cwd=cwd)
    words = [sys.executable, *(str(ROOT / word) if word.startswith("scripts/") else word for word in words)]
    environment = {"PATH": "", "PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8", **list_measuring()}
    return subprocess.run(
        words, cwd=cwd, env=environment, capture_output=True, text=True, encoding="utf-8", check=False
    )


@pytest.mark.parametrize("readme", [README, README_KO], ids=["en", "ko"])
def test_the_readme_opens_with_the_two_commands(readme: str) -> None:
    assert [command for command in list_commands(readme) if command.startswith("pip")] == [
        "pip install -e . && roadmap-graph build",
        "pip install -e '.[test]' && pytest",
    ]


@pytest.mark.parametrize("name", ["README", "docs/answers", "docs/walkthrough"])
def test_a_page_in_both_languages_is_parallel_and_links_to_its_translation(name: str) -> None:
    english, korean = ((ROOT / f"{name}{ending}").read_text(encoding="utf-8") for ending in (".md", ".ko.md"))
    stem = name.rpartition("/")[2]
    assert english.startswith(f"[한국어]({stem}.ko.md)\n")
    assert korean.startswith(f"[English]({stem}.md)\n")
    assert list_headings(korean) == list_headings(english)
    assert len(list_commands(korean)) == len(list_commands(english))
    assert len(re.findall(r"^\|", korean, re.MULTILINE)) == len(re.findall(r"^\|", english, re.MULTILINE))


def test_every_example_writes_to_the_folder_that_git_ignores() -> None:
    """An example that leaves files among those of the project would break its tests and be committed by mistake."""
    assert "/build/" in (ROOT / ".gitignore").read_text(encoding="utf-8").split()
    texts = {page: page.read_text(encoding="utf-8") for page in PAGES if page.name != "commands.md"}
    blocks = [(page, block) for page, text in texts.items() for block in re.findall(r"```.*?```", text, re.DOTALL)]
    scripts = [(path, path.read_text(encoding="utf-8").partition("\n")[0]) for path in (ROOT / "scripts").glob("*.py")]
    written = [
        (page, place) for page, text in (*blocks, *scripts) for place in OUTPUT.findall(text) if "://" not in place
    ]
    assert len(written) >= 14
    assert [f"{page.name}: {place}" for page, place in written if not place.startswith("build/")] == []


@pytest.mark.slow
@pytest.mark.parametrize("command", ["roadmap-graph build", *RUNNABLE])
def test_a_command_of_the_readme_runs(command: str, tmp_path: Path) -> None:
    shutil.copytree(ROOT / "data", tmp_path / "data")
    done = run(command, tmp_path)
    # The report that answers a question is shown beside the answer, not in it.
    assert done.returncode == 0
    out = command.partition("--out ")[2]
    told = {" ask ": "  roadmap-graph report ", "--out ": f"{out}: "}
    expected = next((said for part, said in told.items() if part in command), "")
    assert expected in done.stderr if expected else done.stderr == ""
    assert (tmp_path / out).stat().st_size if out else done.stdout


@pytest.mark.parametrize(("readme", "lang"), [(README, "en"), (README_KO, "ko")], ids=["en", "ko"])
def test_the_readme_shows_the_rows_of_the_report(readme: str, lang: str, real: Knowledge) -> None:
    section = real.report("coverage", "EV", lang=lang).sections[0]
    shown = (0, 1, 2, 4)
    headings = " | ".join(section.columns[index].heading for index in shown)
    rows = "".join(f"| {' | '.join(str(row[index]) for index in shown)} |\n" for row in section.rows)
    assert f"| {headings} |\n|---|---|---|---|\n{rows}\n" in readme


@pytest.mark.parametrize(("readme", "lang"), [(README, "en"), (README_KO, "ko")], ids=["en", "ko"])
def test_the_readme_quotes_a_sum_of_the_report(readme: str, lang: str, real: Knowledge) -> None:
    rows = real.report("funding", by="region", lang=lang).sections[0].rows
    (national,) = [
        row[-1] for row in rows if str(row[0]) in ("대구광역시", "Daegu") and str(row[1]) in ("국비", "national")
    ]
    assert f"{national}" in readme


@pytest.mark.parametrize(
    ("readme", "pattern"),
    [
        (README, r"holds (\d+)\sroadmaps of (\d+) provinces, cities and districts in over (\d+) editions"),
        (README_KO, r"(?s)(?=.*로드맵 (\d+)건)(?=.*?(\d+)개 시·도 및 시·군·구)(?=.*\(판 (\d+)여 개\))"),
    ],
    ids=["en", "ko"],
)
def test_the_readme_counts_the_roadmaps_regions_and_editions(readme: str, pattern: str, country: Knowledge) -> None:
    found = re.search(pattern, readme)
    assert found
    roadmaps, regions, editions = map(int, found.groups())
    rows = country.query("roadmap-regions").to_dicts()
    assert (roadmaps, regions) == (len({row["roadmap"] for row in rows}), len({row["region"] for row in rows}))
    assert editions <= len(country.query("editions").rows) < editions + 10


def test_the_views_are_counted_right() -> None:
    word = {7: "seven", 8: "eight", 9: "nine", 10: "ten", 11: "eleven"}[len(VIEWS)]
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    assert README.count(f"{word} views") == 2
    assert README_KO.count(f"보기 {len(VIEWS)}종") + README_KO.count(f"등 {len(VIEWS)}종의 보기") == 2
    assert f"{word} tabs" in glossary
    assert f"탭 {len(VIEWS)}개" in glossary


@pytest.mark.parametrize(
    ("question", "ask"),
    [("Which agencies cover EV?", "agencies"), ("Which regions plan EV?", "regions"),
     ("어느 기관이 EV를 담당하나?", "agencies"), ("어느 지역이 EV를 계획하나?", "regions")],
)  # fmt: skip
def test_the_questions_that_the_readme_promises_are_answered(question: str, ask: str, real: Knowledge) -> None:
    answer = real.ask(question)
    assert answer.report
    assert answer.form
    assert answer.form.ask == ask


@pytest.mark.parametrize("readme", [README, README_KO], ids=["en", "ko"])
def test_the_readme_tells_the_fast_tests_from_the_slow_ones(readme: str) -> None:
    options = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["pytest"]["ini_options"]
    assert "-m 'not faults and not slow'" in options["addopts"]
    assert "`pytest -m slow`" in readme


@pytest.mark.slow
@pytest.mark.parametrize("readme", [README, README_KO], ids=["en", "ko"])
def test_the_python_of_the_readme_runs(readme: str) -> None:
    (code,) = list_blocks(readme, "python")
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, encoding="utf-8",
                          env={"PYTHONPATH": str(ROOT), "PYTHONIOENCODING": "utf-8"}, check=True)  # fmt: skip
    assert len(done.stdout.splitlines()) == 6


@pytest.mark.slow
def test_the_examples_of_the_python_page_print_what_it_shows(tmp_path: Path, monkeypatch, capsys) -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    shutil.copytree(ROOT / "data", tmp_path / "data")
    (command,) = list_commands(page)
    assert run(command, tmp_path).returncode == 0
    code = "\n".join(list_blocks(page, "python"))
    expected = re.findall(r"^print\(.*\)  # (.*)$", code, re.MULTILINE)
    monkeypatch.chdir(tmp_path)
    exec(compile(code, "docs/python.md", "exec"), {})
    assert capsys.readouterr().out.splitlines() == expected
    assert len(expected) == code.count("print(") >= 10


def test_the_python_page_names_every_method() -> None:
    page = (ROOT / "docs" / "python.md").read_text(encoding="utf-8")
    public = {name for name, value in vars(Knowledge).items() if not name.startswith("_") and callable(value)}
    assert {name for name in public - {"view"} if f"knowledge.{name}(" not in page} == set()
    extras = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]["optional-dependencies"]
    assert {"notebook", "remote"} <= set(extras)


def test_the_examples_of_the_data_page_load(tmp_path: Path) -> None:
    plan, *more = list_blocks((ROOT / "docs" / "data.md").read_text(encoding="utf-8"), "yaml")
    for number, example in enumerate((plan, *more)):
        (tmp_path / f"{number}.yaml").write_text(example, encoding="utf-8")
    assert len(load(tmp_path / "0.yaml").query("coverage", asked="EV").rows) == 1
    assert len(load(tmp_path).query("names", **{"class": "rm:Roadmap"}).rows) == 2
    assert len(load(tmp_path).query("region-successions").rows) == 2


def test_the_example_of_the_model_page_is_in_the_graph(real: Knowledge) -> None:
    (example,) = list_blocks((ROOT / "docs" / "model.md").read_text(encoding="utf-8"), "trig")
    shown = set(pyoxigraph.parse(example, format=pyoxigraph.RdfFormat.TRIG))
    held = set(pyoxigraph.parse(real.store.dump(), format=pyoxigraph.RdfFormat.N_QUADS))
    assert len(shown) == 8
    assert shown - held == set()


def test_the_query_that_the_threat_model_refuses_is_refused(tmp_path: Path) -> None:
    (block,) = re.findall(r"```\n(.*?)```", (ROOT / "docs" / "threat-model.md").read_text(encoding="utf-8"), re.DOTALL)
    done = run(block.strip(), tmp_path)
    assert (done.returncode, done.stdout) == (2, "")
    assert "'SERVICE'는 다른 서버를 부른다" in done.stderr


def test_the_pages_made_from_code_are_what_the_code_yields_now() -> None:
    sys.path.insert(0, str(ROOT / "scripts"))
    import write_docs

    for name, text in (("queries.md", write_docs.to_query_page()), ("commands.md", write_docs.to_command_page())):
        committed = (ROOT / "docs" / name).read_text(encoding="utf-8")
        assert committed == text, f"docs/{name}: run python scripts/write_docs.py"


def test_every_file_of_the_code_that_a_page_or_the_ontology_names_is_there() -> None:
    texts = {path: path.read_text(encoding="utf-8") for path in (*PAGES, *(ROOT / "ontology").glob("*.ttl"))}
    named = [
        (path, name) for path, text in texts.items() for name in re.findall(r"(?<![\w./-])graph/[\w./-]*\w/?", text)
    ]
    assert len(named) > 20
    assert [f"{path.relative_to(ROOT)}: {name}" for path, name in named if not (ROOT / name).exists()] == []


def test_every_module_and_function_that_a_page_names_is_there() -> None:
    """The changelog tells former names too."""
    texts = {page: page.read_text(encoding="utf-8") for page in PAGES if page.name != "CHANGELOG.md"}
    dotted = [
        (page, name)
        for page, text in texts.items()
        for name in re.findall(r"(?<![\w./])graph(?!\.py\b)(?:\.\w+)+", text)
    ]
    in_file = [(page, *names) for page, text in texts.items() for names in re.findall(r"`(\w+\.py)` `([\w.]+)`", text)]
    assert len(dotted) > 10
    assert len(in_file) > 8
    assert [f"{page.name}: {name}" for page, name in dotted if not is_there(name)] == []
    assert [f"{page.name}: {file} {name}" for page, file, name in in_file if not is_defined(file, name)] == []


def is_there(name: str) -> bool:
    """Whether *name* is a module or an attribute of one; mutmut adds to names of functions."""
    try:
        pkgutil.resolve_name(re.sub(r"\bx_(\w+?)__mutmut_\d+$", r"\1", name))
    except (ImportError, AttributeError):
        return False
    return True


def is_defined(file: str, name: str) -> bool:
    """Whether a module with this file name defines the function, class or method."""
    defined = "|".join(rf"(?:def|class) {re.escape(part)}\b" for part in name.split("."))
    return any(
        len(set(re.findall(defined, path.read_text(encoding="utf-8")))) == len(name.split("."))
        for path in (ROOT / "graph").rglob(file)
    )


def test_every_file_that_the_settings_of_the_project_name_is_there() -> None:
    settings = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    named = re.findall(r'"((?:graph|tests|scripts)/[\w/]+\.\w+)(?=[":])', settings)
    assert len(named) > 10
    assert [name for name in named if not (ROOT / name).exists()] == []


def test_every_file_that_the_guide_for_changes_names_is_there() -> None:
    text = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    folders = "graph|ontology|tests|scripts|docs|data|examples"
    named = set(re.findall(rf"`((?:{folders})/[\w./-]*\w/?)`", text)) | set(re.findall(r"python ([\w/]+\.py)", text))
    assert len(named) > 25
    assert sorted(name for name in named if not (ROOT / name).exists()) == []


def test_every_query_report_and_exporter_is_documented() -> None:
    queries = (ROOT / "docs" / "queries.md").read_text(encoding="utf-8")
    commands = (ROOT / "docs" / "commands.md").read_text(encoding="utf-8")
    assert all(f"## {name}\n" in queries for name in read_queries())
    assert all(f"`{name}`:" in queries for name in read_checks())
    assert all(f"## roadmap-graph report {name}\n" in commands for name in read_reports())
    assert all(f"({name}):" in commands for name in read_exporters())


@pytest.mark.parametrize("page", PAGES, ids=[str(page.relative_to(ROOT)) for page in PAGES])
def test_links_lead_to_files_that_are_there(page: Path) -> None:
    text = re.sub(r"```.*?```", "", page.read_text(encoding="utf-8"), flags=re.DOTALL)
    links = [link for link in re.findall(r"\]\(([^)#]+)[^)]*\)", text) if "://" not in link]
    assert [link for link in links if not (page.parent / link).exists()] == []


def test_every_rule_is_in_the_model_page() -> None:
    text = (ROOT / "docs" / "model.md").read_text(encoding="utf-8")
    assert all(f"[{rule.stem}]" in text for rule in (ROOT / "ontology" / "rules").glob("*.rq"))


def test_an_example_that_names_an_edition_finds_it(country: Knowledge, real: Knowledge) -> None:
    """The data that are read without ``--data`` hold one edition of the plan of Gimje."""
    texts = [(page, line) for page in PAGES for line in page.read_text(encoding="utf-8").splitlines()]
    named = [(page, line, re.findall(r"(?<![\w/#])[a-z]+(?:-[a-z]+)+/[a-z-]+(?![\w/.])", line)) for page, line in texts]
    found = [(page, line, name) for page, line, names in named for name in names if not line.startswith(("|", " "))]
    assert len(found) >= 5
    for page, line, name in found:
        knowledge = country if "--data data" in line else real
        assert find_editions(knowledge.view(), name), f"{page.name}: {line}"


def test_decisions_are_numbered_and_short() -> None:
    decisions = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    assert [int(path.name[:4]) for path in decisions] == list(range(1, len(decisions) + 1))
    for path in decisions:
        text = path.read_text(encoding="utf-8")
        assert len(text.split("\n")) <= 45
        assert all(f"**{part}.**" in text for part in ("Context", "Choice", "Price"))
