"""Every row of every report can be defended: its chain ends in sources, in words and as RDF."""

import re
from functools import cache

import pyoxigraph
import pytest
from support.commands import run
from support.paths import DATA
from support.report_cases import CASES

from graph.knowledge import Knowledge
from graph.model.identifiers import mint_iri
from graph.model.vocabulary import PREFIXES, PROV
from graph.reports.result import Citations, Report, Row
from graph.reports.sources import name_none
from graph.view.evidence import find_sources, read_evidence


@cache
def run_case(knowledge: Knowledge, case: str, lang: str = "ko") -> Report:
    name, arguments, options = CASES[case]
    return knowledge.report(name, *arguments, lang=lang, **options)


def iter_rows(report: Report) -> list[tuple[str, Row]]:
    return [(section.id, row) for section in report.sections for row in section.rows]


def find_unexplained(knowledge: Knowledge, report: Report) -> list[tuple[str, Row]]:
    """The rows that rest on no statement with a source, file and line, and follow no path of the taxonomy.

    Of some agencies and regions the data files name no source, and no edition mentions them; their rows must say so.
    """
    evidence = read_evidence(knowledge.view(), {one for _, row in iter_rows(report) for one in row.basis})
    unsourced = Citations((), name_none(report.lang))
    return [
        (section, row)
        for section, row in iter_rows(report)
        if not any(end.source and end.line for one in row.basis for end in find_sources(evidence, one))
        and not (row.paths and not row.basis)
        and not (row[-2] == unsourced and all(is_reference(one) for one in row.basis))
    ]


def is_reference(thing: str) -> bool:
    return thing.startswith((mint_iri("agency"), mint_iri("region")))


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_row_of_a_report_has_a_chain_that_ends_in_a_source(real: Knowledge, case: str) -> None:
    assert find_unexplained(real, run_case(real, case)) == []


@pytest.mark.slow
@pytest.mark.parametrize("case", sorted(CASES))
def test_every_row_has_its_chain_over_the_whole_folder_too(country: Knowledge, case: str) -> None:
    assert find_unexplained(country, run_case(country, case)) == []


@pytest.mark.parametrize("case", sorted(CASES))
def test_every_row_is_told_in_words_with_a_place(real: Knowledge, case: str) -> None:
    report = run_case(real, case)
    explained = {section.id: section for section in real.why(report).sections}
    for section in report.sections:
        told = explained[f"why-{section.id}"].rows if section.rows else ()
        assert {row[0] for row in told} == set(range(1, len(section.rows) + 1))
        # A derived statement has a rule instead of a place; the lines below it have places.
        assert all(str(row[-1]) or row[4] for row in told)
        assert all(re.search(r":[0-9]+$|\.ttl$|^$", str(row[-1])) for row in told)


def test_the_share_of_a_region_is_told_down_to_the_amount_and_the_share(real: Knowledge) -> None:
    section = real.why(real.report("reconcile", lang="en")).sections[1]
    told = [str(row[2]) for row in section.rows if row[0] == 1]
    amr = next(number for number, text in enumerate(told) if "AMR" in text)
    name = "Joint platform of two regions for the AMR industry in smart transport and logistics"
    assert told[amr : amr + 3] == [
        f"{name} — amount of a region: national · Daegu · KRW 5 bn",
        f"↳ {name} — budget: national · KRW 10 bn",
        f"↳ {name} — regional part: lead · Daegu · share 5",
    ]


def test_prov_leads_from_a_row_to_the_statement_the_source_and_the_line(real: Knowledge) -> None:
    text = real.to_bytes(real.report("coverage", "EV", lang="en"), "prov")
    store = pyoxigraph.Store()
    store.load(text, format=pyoxigraph.RdfFormat.TURTLE)
    query = f"""
        SELECT ?label ?file ?line ?source WHERE {{
          ?row <{PROV.wasDerivedFrom}> ?statement ; <{PREFIXES["rdfs"]}label> ?label .
          ?statement <{PROV.hadPrimarySource}> ?source ; <{PREFIXES["rm"]}file> ?file ; <{PREFIXES["rm"]}line> ?line .
          FILTER (CONTAINS(STR(?statement), "lead-kitech"))
        }}"""
    ((label, file, line, source),) = [tuple(term.value for term in row) for row in store.query(query)]
    name = "Better manufacturing processes for e-drive parts of future cars"
    assert label == f"lead · Korea Institute of Industrial Technology · {name}"
    assert "agency: kitech, role: lead" in DATA.read_text(encoding="utf-8").split("\n")[int(line) - 1]
    assert (file, source) == ("roadmaps.yaml", mint_iri("source", "womennews-2022-05-04"))


def test_the_reasons_are_the_same_on_every_run(real: Knowledge) -> None:
    report = real.report("reconcile")
    assert real.to_bytes(report, "prov") == real.to_bytes(report, "prov")


def test_why_tells_how_two_things_are_linked() -> None:
    done = run("why", "EV", "생기원", "--format", "csv")
    assert (done.returncode, done.stderr) == (0, "")
    assert "근거: 직접 연결" in done.stdout


def test_why_of_an_unknown_name_suggests_others() -> None:
    done = run("why", "EV", "생기언", "--lang", "en")
    assert (done.returncode, done.stdout) == (2, "")
    assert done.stderr.startswith("unknown name '생기언'; did you mean '생기원'")


def test_why_without_a_link_says_why_not_and_ends_with_1() -> None:
    done = run("why", "EV", "KITECH", "--as-of", "2020", "--lang", "en", "--format", "markdown")
    assert done.returncode == 1
    assert "As of 2020-12-31 no statement links the two. Later editions link them." in done.stdout


@pytest.mark.parametrize(("option", "format"), [("--why", "json"), ("--format", "prov")])
def test_the_command_line_explains_a_report(option: str, format: str) -> None:
    arguments = ["--why", "--format", format] if option == "--why" else [option, format]
    done = run("report", "coverage", "AMR", *arguments)
    assert (done.returncode, done.stderr) == (0, "")
    assert ('"why-implementing"' if format == "json" else "prov:wasDerivedFrom") in done.stdout
