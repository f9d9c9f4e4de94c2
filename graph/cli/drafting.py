"""The commands between a document and a roadmap file: ``draft``, ``review`` by a person, and ``verify``."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import click

from graph.cli.authoring import create, expect_new
from graph.cli.options import GivenPath, data_option, get_paths, lang_option, refuse_empty
from graph.errors import WrongUse
from graph.errors.exits import ExitCode
from graph.errors.messages import Message

if TYPE_CHECKING:
    from graph.input.drafting.reading import Reading
    from graph.input.verification import Verification


def _check_published(context: click.Context, parameter: click.Parameter, given: str) -> str:
    from graph.model.dates import parse_date

    refuse_empty(context, parameter, given)
    return parse_date(given).text if given else ""


def _check_region(context: click.Context, parameter: click.Parameter, given: str) -> str:
    from graph.input.packaged import get_region

    refuse_empty(context, parameter, given)
    return get_region(given)[0] if given else ""


def _check_publisher(context: click.Context, parameter: click.Parameter, given: str) -> str:
    from graph.errors.characters import find_control

    refuse_empty(context, parameter, given)
    if find_control(given):
        raise WrongUse(Message("'{text}' contains a control character", text=given))
    return given


def _check_url(context: click.Context, parameter: click.Parameter, given: str) -> str:
    from graph.input.documents import parse_url

    refuse_empty(context, parameter, given)
    return parse_url(given) if given else ""


@click.command()
@click.argument("file", type=GivenPath(), help="Document with the text of a plan or press release.")
@click.option(
    "--published",
    default="",
    callback=_check_published,
    metavar="DATE",
    help="Date of publication, e.g. 2024-10-10. Default: a full date in the text.",
)
@click.option("--publisher", default="", callback=_check_publisher, metavar="NAME", help="Who published the document.")
@click.option("--url", default="", callback=_check_url, metavar="URL", help="Address of the document.")
@click.option(
    "--region",
    default="",
    callback=_check_region,
    metavar="NAME",
    help="Region of the roadmap. Default: the region whose government acts in the text.",
)
@click.option("--out", type=GivenPath(), metavar="FILE", help="File for the draft in YAML. Default: stdout.")
@click.option(
    "--evidence",
    type=GivenPath(),
    metavar="FILE",
    help="JSON file for the evidence: each value with its quote, offsets and rule, and what is left over.",
)
@click.option("--text", is_flag=True, help="Print the text that offsets refer to, and no draft.")
@click.option(
    "--second-reader",
    is_flag=True,
    help="Send the text to the language model of ROADMAP_GRAPH_MODEL_URL, and mark what it adds.",
)
@lang_option
def draft(  # noqa: PLR0913 - each is an option of the command
    *,
    file: Path,
    published: str,
    publisher: str,
    url: str,
    region: str,
    out: Path | None,
    evidence: Path | None,
    text: bool,
    second_reader: bool,
    lang: str,
) -> None:
    """Draft a roadmap file from the text of a document, by rules and, unless you ask a second reader, offline.

    Each value is quoted from the text. What the text does not state is left out, and comments say what is missing.
    Exit code 1 if the text contains no roadmap or lacks its date or region.
    """
    from graph.cli.delivery import put
    from graph.input.drafting import Given, draft
    from graph.input.drafting.plans import find_relative
    from graph.input.texts import read_text

    if out is not None:
        expect_new(out)
    if evidence is not None and (evidence.is_dir() or (evidence.exists() and evidence.samefile(file))):
        expect_new(evidence, example="evidence.json")
    if out is not None and evidence is not None and out.resolve() == evidence.resolve():
        raise WrongUse(Message("--out and --evidence are the same file"))
    document = read_text(file)
    if text:
        create(document.content.encode("utf-8", "replace"), out, lang=lang)
        return
    stored = find_relative(file, out) if out is not None else ""
    more = _find_second_reader() if second_reader else None
    made = draft(document, Given(published, publisher, url, region, stored), lang=lang, more=more)
    if evidence is not None:
        put(made.evidence, evidence, lang=lang)
    create(made.content, out, lang=lang)
    for obstacle in made.obstacles:
        click.echo(f"{document.name}: {obstacle.to_text(lang)}", err=True)
    if made.empty:
        raise click.exceptions.Exit(ExitCode.FINDINGS)


def _find_second_reader() -> "Callable[[Reading], Reading]":
    from graph.input.drafting.second import consult, find_model

    model = find_model()
    return lambda reading: consult(reading, model)


@click.command()
@click.argument("file", type=GivenPath(), help="Draft in YAML, written by draft --out.")
@click.option(
    "--evidence",
    type=GivenPath(),
    metavar="FILE",
    help="Evidence of the draft. Default: the file beside it that ends in .json.",
)
@click.option(
    "--document",
    type=GivenPath(),
    metavar="FILE",
    help="Document of the draft. Default: the stored text of its source.",
)
@click.option("--out", type=GivenPath(), metavar="FILE", help="HTML file to create. Default: beside the draft.")
@lang_option
def review(*, file: Path, evidence: Path | None, document: Path | None, out: Path | None, lang: str) -> None:
    """Write a web page on which you accept, correct or reject each value of a draft beside its text.

    The page is one file, works offline and downloads the reviewed roadmap file. An existing file is never replaced.
    """
    from graph.errors.characters import escape_unprintable
    from graph.viewer.review import build_review, render_review

    target = out or file.with_suffix(".html")
    expect_new(target, example="review.html")
    page = render_review(build_review(file, evidence=evidence, document=document, lang=lang))
    create(page.encode("utf-8", "replace"), target, lang=lang)
    click.echo(escape_unprintable(str(target)))


@click.command()
@data_option
@lang_option
@click.option(
    "--format",
    "format",
    type=click.Choice(["text", "json"]),
    default="text",
    show_default=True,
    help="How to print the findings: text or json.",
)
def verify(*, data: tuple[Path, ...], lang: str, format: str) -> None:
    """Look for each figure, title and name of the roadmaps in the stored text of its source.

    A source has a text if it states its file (text) and, to notice changes, its hash (sha256). Exit code: 0 all found,
    1 not found, 2 a text cannot be read or has another hash. The findings go to stdout.
    """
    from graph.input.verification import verify

    result = verify(get_paths(data))
    if format == "json":
        click.echo(_to_json(result, lang))
    else:
        for problem in result.problems:
            click.echo(problem.to_text(lang))
        click.echo(result.describe().to_text(lang))
    if result.problems:
        raise click.exceptions.Exit(ExitCode.INPUT if result.errors else ExitCode.FINDINGS)


def _to_json(result: "Verification", lang: str) -> str:
    from graph.cli.problems import to_findings

    problems = []
    for problem in result.problems:
        level = "error" if problem in result.errors else "warning"
        (finding,) = to_findings([problem], level=level, lang=lang)
        named = {name: getattr(problem, name) for name in ("value", "source") if hasattr(problem, name)}
        problems.append({**vars(finding), **named})
    content = {
        "problems": problems,
        "checked": result.checked,
        "found": result.found,
        "not_found": len(result.unfound),
        "skipped": result.skipped,
        "sources_without_text": list(result.without_text),
    }
    return json.dumps(content, ensure_ascii=False, indent=2)
