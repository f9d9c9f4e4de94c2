"""The command line as a user meets it: output, messages, exit codes."""

import errno
import json
import platform
import subprocess
import sys
import tomllib
from importlib.metadata import version
from pathlib import Path

import pytest
from support.commands import SETTINGS, list_measuring, run, run_process
from support.engines import EACH_ENGINE
from support.paths import ROOT

from graph.cli import main
from graph.cli.delivery import describe_size
from graph.cli.versions import describe_versions
from graph.queries import get_query
from graph.view.days import LATEST

INVALID = ROOT / "tests" / "roadmaps" / "invalid"


def test_help_names_every_command() -> None:
    done = run("--help")
    assert done.returncode == 0
    assert all(f"  {name} " in done.stdout for name in ("build", "validate", "query", "list", "report"))


@pytest.mark.parametrize("command", ["build", "validate", "query", "list", "report", "report coverage"])
def test_every_command_explains_itself(command: str) -> None:
    done = run(*command.split(), "--help", ROADMAP_GRAPH_LANG="en")
    assert done.returncode == 0
    assert done.stdout.startswith("Usage: ")
    assert "--help" in done.stdout


def test_the_version_is_that_of_the_package_with_those_of_python_and_the_engines(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    engines = ", ".join(f"{name} {version(name)}" for name in ("pyoxigraph", "rdflib"))
    done = run("--version")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == f"roadmap-graph {project['version']}\nPython {platform.python_version()}, {engines}\n"
    monkeypatch.setattr(sys, "path", [])
    assert describe_versions().startswith("roadmap-graph (not installed)\nPython 3")


def test_help_imports_nothing_heavy() -> None:
    code = (
        "import sys, graph.cli;"
        "heavy = {'rdflib', 'networkx', 'pyshacl', 'pyvis', 'pyoxigraph', 'yaml', 'rich', 'jinja2',"
        "'openpyxl', 'xlsxwriter'};"
        "light = {'graph.cli', 'graph.cli.authoring', 'graph.cli.drafting', 'graph.errors.korean.drafts',"
        "'graph.cli.options', 'graph.cli.report_commands', 'graph.cli.streams', 'graph.cli.formatting',"
        "'graph.cli.running', 'graph.errors.commands', 'graph.errors.exits', 'graph.errors.notices',"
        "'graph.output', 'graph.output.folding',"
        "'graph.pipeline',"
        "'graph.pipeline.garbage', 'graph.cli.faults', 'graph.cli.korean', 'graph.cli.language', 'graph.errors',"
        "'graph.errors.korean', 'graph.errors.korean.commands', 'graph.errors.korean.files',"
        "'graph.errors.korean.figures', 'graph.errors.korean.sheets', 'graph.errors.korean.words',"
        "'graph.errors.korean.yaml',"
        "'graph.errors.messages', 'graph.errors.notices', 'graph.errors.particles',"
        "'graph.errors.korean.columns', 'graph.errors.spreadsheets', 'graph.errors.suggestions'};"
        "own = {name for name in sys.modules if name.startswith('graph.')} - light;"
        "print(sorted(heavy & set(sys.modules) | own))"
    )
    done = subprocess.run([sys.executable, "-c", code], cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout == "[]\n"


@pytest.mark.slow
def test_a_report_of_a_kept_graph_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    assert run("load", "--store", str(tmp_path / "kept")).returncode == 0
    code = (
        # What measures branches is there before.
        "import sys; before = set(sys.modules); from graph.cli import app;"
        "app(['report', 'coverage', 'EV', '--store', sys.argv[1]], standalone_mode=False);"
        "heavy = {'rdflib', 'networkx', 'yaml', 'rich', 'jinja2', 'rapidfuzz', 'xlsxwriter', 'tempfile', 'sqlite3'};"
        "own = {'graph.errors.problems', 'graph.input.loader', 'graph.pipeline.dataset', 'graph.view.matches',"
        "'graph.pipeline.files', 'graph.model.entities'};"
        "print(sorted((heavy | own) & set(sys.modules) - before), file=sys.stderr)"
    )
    command = [sys.executable, "-c", code, str(tmp_path / "kept")]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
    assert done.stdout.startswith("전기차: 담당 기관\n")
    assert done.stderr == "[]\n"


def test_files_are_asked_without_httpx() -> None:
    """It comes with the extra ``remote``, which only a SPARQL server needs."""
    code = "import sys; sys.modules['httpx'] = None; from graph.cli import main; main()"
    command = [sys.executable, "-c", code, "report", "coverage", "EV", "--format", "csv"]
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=False)
    assert (done.returncode, done.stderr, len(done.stdout.splitlines())) == (0, "", 16)


def test_formats_are_listed_by_their_former_name_too() -> None:
    done = run("list", "forms", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert done.stdout == run("list", "formats", "--format", "csv").stdout


def test_the_ev_report_as_json_goes_to_stdout_alone() -> None:
    done = run("report", "coverage", "EV", "--format", "json")
    assert (done.returncode, done.stderr) == (0, "")
    assert len(json.loads(done.stdout)["sections"][0]["rows"]) == 6


@EACH_ENGINE
def test_a_query_by_name_takes_parameters(engine: str) -> None:
    done = run("query", "coverage", "-p", "asked=AMR", "-p", "role=lead", "--format", "csv", "--store", engine)
    assert done.returncode == 0
    assert [line.split(",")[1] for line in done.stdout.splitlines()] == ["agency", "대구기계부품연구원"]


def test_a_query_may_be_text_or_a_file(tmp_path: Path) -> None:
    text = "SELECT (COUNT(?s) AS ?n) WHERE { ?s a <https://w3id.org/roadmap-graph/ontology#Strategy> }"
    (tmp_path / "count.rq").write_text(text, encoding="utf-8")
    for what in (text, str(tmp_path / "count.rq")):
        done = run("query", what, "--format", "csv")
        assert done.stdout == "\ufeffn\r\n9\r\n".replace("\r\n", "\n")


def test_a_query_can_be_shown() -> None:
    done = run("query", "coverage", "--show")
    assert done.stdout == get_query("coverage").to_text(day=LATEST)


def test_what_has_no_name_is_told_by_an_iri_that_can_be_asked_for() -> None:
    told = run("query", "editions", "--format", "csv").stdout.splitlines()[1].split(",")[1]
    assert told.startswith("id:programme/")
    assert len(run("query", "evidence", "-p", f"statement={told}", "--format", "csv").stdout.splitlines()) > 1


def test_a_query_is_shown_as_of_the_day_that_is_asked_for() -> None:
    assert 'VALUES ?as_of { "2022-12-31" }' in run("query", "coverage", "--show", "--as-of", "2022").stdout
    assert run("query", "coverage", "--show", "-p", "as_of=all").stdout == get_query("coverage").to_text()
    assert run("query", "nodes", "--show", "--as-of", "2022").stdout == run("query", "nodes", "--show").stdout


def test_a_query_is_shown_with_its_parameters_and_runs_as_shown(tmp_path: Path) -> None:
    given = ("-p", "asked=AMR", "-p", "role=lead", "-p", "role=참여")
    shown = run("query", "coverage", *given, "--show").stdout
    assert "VALUES ?asked { <https://w3id.org/roadmap-graph/technology#amr> }" in shown
    (tmp_path / "shown.rq").write_text(shown, encoding="utf-8")
    answer = run("query", str(tmp_path / "shown.rq"), "--format", "csv")
    assert answer.stdout == run("query", "coverage", *given, "--format", "csv").stdout
    assert len(answer.stdout.splitlines()) == 5


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("report", "coverage", "전기챠"), "unknown technology '전기챠'; did you mean '전기차'"),
        (("report", "covrage", "EV"), "unknown report 'covrage'; did you mean 'coverage'?"),
        (("query", "coverge"), "unknown query 'coverge'; did you mean 'coverage'?"),
        (("query", "coverage", "-p", "asked=KITEHC"), "unknown technology 'KITEHC'"),
        (("query", "coverage", "-p", "askd=EV"), "unknown parameter 'askd'; did you mean 'asked'?"),
        (("query", "SELECT * WHERE { ?s ?p ?o }", "-p", "asked=EV"), "unknown parameter 'asked'"),
        (("query", "SELECT * WHERE { broken"), "syntax error at 1:"),
        (
            ("query", "labels", "-p", "thing=전기차"),
            "'전기차' is not an IRI; give a full IRI or a prefixed name",
        ),
        (("query", "coverage", "-p", "asked"), "'asked' is not name=value"),
        (("list", "technolgies"), "unknown list 'technolgies'; did you mean 'technologies'?"),
        (("validate", "--data", "no-such.yaml"), "no-such.yaml:1:1: no such file or folder; check --data"),
    ],
    ids=lambda value: " ".join(value)[:40] if isinstance(value, tuple) else "message",
)
def test_wrong_use_gives_one_message_and_exit_code_2(arguments: tuple[str, ...], message: str) -> None:
    done = run(*arguments, ROADMAP_GRAPH_LANG="en")
    assert done.returncode == 2
    assert message in done.stderr
    assert "Traceback" not in done.stderr
    assert done.stdout == ""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("arguments", "code"),
    [
        (("list", "reports"), 0),
        (("match", "국제연합"), 1),
        (("list", "report"), 2),
        (("query", "SELECT * { ?s ?p ?o }", "--rows", "1"), 3),
    ],
)
def test_the_process_ends_with_the_exit_code_of_its_answer(arguments: tuple[str, ...], code: int) -> None:
    done = run_process(*arguments)
    assert done.returncode == code
    assert bool(done.stdout) == (code == 0 or arguments[0] == "match")


def test_five_faults_give_five_messages_at_five_lines() -> None:
    done = run("validate", "--data", str(INVALID / "five-faults.yaml"), "--lang", "en")
    assert done.returncode == 2
    expected = (INVALID / "five-faults.txt").read_text(encoding="utf-8").splitlines()
    assert done.stderr == ""
    found = done.stdout.replace(str(INVALID / "five-faults.yaml"), "five-faults.yaml").splitlines()
    assert found == expected
    assert len({line.split(":")[1] for line in found}) == 5


def test_validate_reports_the_findings_of_every_stage_on_stdout(tmp_path: Path) -> None:
    """Also those of the shapes and of the encoding of a file; a path without data is a failure to run."""
    unfit = sorted((ROOT / "tests" / "roadmaps" / "unfit").glob("*.yaml"))[0]
    done = run("validate", "--data", str(unfit), "--lang", "en")
    assert (done.returncode, done.stderr, unfit.name in done.stdout) == (2, "", True)
    (tmp_path / "old.yaml").write_bytes("regions: [{id: r, name: 시}]".encode("cp949"))
    done = run("validate", "--data", str(tmp_path / "old.yaml"))
    assert (done.returncode, done.stderr, "old.yaml:1:" in done.stdout) == (2, "", True)
    (tmp_path / "empty").mkdir()
    done = run("validate", "--data", str(tmp_path / "empty"), "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr == f"{tmp_path / 'empty'}:1:1: folder contains no YAML file; check --data\n"


def test_the_real_data_are_clean() -> None:
    done = run("validate", "--lang", "en")
    assert (done.returncode, done.stdout, done.stderr) == (0, "no problems\n", "")


def test_warnings_give_exit_code_1(tmp_path: Path) -> None:
    data = tmp_path / "late.yaml"
    data.write_text(
        "sources: [{id: s, title: 기사, publisher: 신문, published: 2024-01-01}]\n"
        "regions: [{id: r, name: 시, level: city}]\n"
        "roadmaps:\n"
        "  - {id: p, kind: plan, title: 계획, region: r, edition: e, stage: final, date: 2024-02-01, source: s}\n",
        encoding="utf-8",
    )
    done = run("validate", "--data", str(data), "--lang", "en")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout == f"warning: {data}:4:5: the date of the edition is after the publication of its source [E3]\n"


@pytest.mark.parametrize(
    ("what", "line"), [("queries", "coverage,"), ("reports", "coverage,"), ("formats", "xlsx,.xlsx,")]
)
def test_queries_reports_and_formats_are_listed_without_reading_data(what: str, line: str, tmp_path: Path) -> None:
    done = run("list", what, "--data", str(tmp_path / "missing"), "--format", "csv")
    assert done.returncode == 0
    assert line in done.stdout
    assert ('"asked=EV role=lead,participant as_of=2024-12-31"' in done.stdout) == (what == "queries")


@pytest.mark.parametrize(
    ("what", "line"),
    [
        ("technologies", "ev,전기차,"),
        ("agencies", "kitech,한국생산기술연구원,"),
        ("regions", "gimje,김제시,"),
        ("roles", "lead,주관,"),
        ("roadmaps", "gimje-special-vehicles,특장차산업 육성계획,"),
        ("sources", "womennews-2022-05-04,"),
    ],
)
def test_things_are_listed_with_the_id_to_write_in_yaml(what: str, line: str) -> None:
    done = run("list", what, "--format", "csv")
    assert any(one.startswith(line) for one in done.stdout.splitlines())


@pytest.mark.slow
def test_the_console_of_a_korean_windows_does_not_stop_it() -> None:
    done = run_process("report", "coverage", "EV", "--format", "markdown", PYTHONIOENCODING="cp949")
    assert done.returncode == 0
    assert "→ 전기차" in done.stdout


@pytest.mark.slow
def test_the_script_gives_the_report() -> None:
    script = ROOT / "scripts" / "which_agencies_cover.py"
    done = subprocess.run(
        [sys.executable, str(script), "EV"], cwd=ROOT, capture_output=True, text=True, encoding="utf-8", check=True,
        env={**SETTINGS, **list_measuring()},
    )  # fmt: skip
    assert done.stdout == run("report", "coverage", "EV").stdout


@pytest.mark.parametrize(
    "arguments",
    [
        ("report", "coverage", "EV"),
        ("query", "agency-types"),
        ("list", "roles"),
        ("diff", "gimje-special-vehicles/final", "gimje-special-vehicles/final"),
        ("match", "대구기계부품연구원"),
    ],
    ids=lambda arguments: arguments[0],
)
def test_an_answer_can_be_written_to_a_file(arguments: tuple[str, ...], tmp_path: Path) -> None:
    file = tmp_path / "answer.json"
    done = run(*arguments, "--out", str(file), "--lang", "en")
    assert (done.returncode, done.stdout) == (0, "")
    assert done.stderr == f"{file}: written ({describe_size(file.stat().st_size)})\n"
    arguments = (*arguments, "--lang", "en")
    printed = run(*arguments, "--format", "json")
    assert file.read_text(encoding="utf-8") == printed.stdout


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--format", "markdwn"), "unknown format 'markdwn'; did you mean 'markdown'?\n"),
        (("--format", "prov"), "the rows of 'Reports' have no evidence; format 'prov' applies to reports only\n"),
        (("--out", "a.doc"), "a.doc: no format has this ending; "),
    ],
)
def test_a_format_that_does_not_fit_is_refused(arguments: tuple[str, ...], message: str) -> None:
    done = run("list", "reports", *arguments, ROADMAP_GRAPH_LANG="en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith(message)


@pytest.mark.slow
def test_the_script_explains_itself_and_tells_faults_as_the_command_does() -> None:
    script = [sys.executable, str(ROOT / "scripts" / "which_agencies_cover.py")]
    settings = {**SETTINGS, **list_measuring(), "ROADMAP_GRAPH_LANG": "en"}
    asked = subprocess.run(
        [*script, "전기챠"], cwd=ROOT, env=settings, capture_output=True, encoding="utf-8", check=False
    )
    assert (asked.returncode, asked.stdout) == (2, "")
    assert asked.stderr.startswith("unknown technology '전기챠'; did you mean '전기차'")


def test_validate_warns_of_what_the_eye_does_not_see_and_leaves_with_1() -> None:
    done = run("validate", "--data", "tests/roadmaps/warned/hidden-characters.yaml", "--lang", "en")
    expected = (ROOT / "tests" / "roadmaps" / "warned" / "hidden-characters.txt").read_text(encoding="utf-8")
    assert (done.returncode, done.stderr) == (1, "")
    assert done.stdout.replace("warning: tests/roadmaps/warned/", "") == expected


def test_a_message_gives_no_orders_to_a_terminal(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.argv", ["roadmap-graph", "list", "agencies\x1b[2J\x07\u202e", "--lang=en"])
    with pytest.raises(SystemExit):
        main()
    assert capsys.readouterr().err.startswith("unknown list 'agencies\\x1b[2J\\x07\\u202e'; did you mean 'agencies'")


def test_memory_that_is_too_small_to_start_a_process_is_told_as_such(capsys, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object, **__: object) -> None:
        raise OSError(errno.ENOMEM, "Cannot allocate memory")

    monkeypatch.setattr("graph.pipeline.assembly._WORTH_PROCESSES", 0)
    monkeypatch.setattr("os.cpu_count", lambda: 2)
    monkeypatch.setattr("subprocess.run", refuse)
    monkeypatch.setattr("sys.argv", ["roadmap-graph", "validate", "--lang", "en"])
    with pytest.raises(SystemExit) as ended:
        main()
    told = "roadmap-graph: out of memory; load fewer files at once or raise the memory limit\n"
    assert (ended.value.code, *capsys.readouterr()) == (3, "", told)
