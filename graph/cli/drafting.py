"""The command ``draft``: from the text of a document to a roadmap file that a person checks."""

import sys
from pathlib import Path

import click

from graph.cli.options import lang_option
from graph.errors import WrongUse
from graph.errors.messages import Message


def _check_published(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    from graph.model.dates import parse_date

    return parse_date(given).text if given else ""


def _check_region(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    from graph.input.drafting.gazetteer import find_region

    if given and not find_region(given):
        raise WrongUse(
            Message("'{name}' is not a region of the package; write its full name, e.g. 전라남도", name=given)
        )
    return given


def _check_publisher(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    from graph.errors.characters import find_control

    if find_control(given):
        raise WrongUse(Message("'{text}' contains a control character", text=given))
    return given


def _check_url(_context: click.Context, _parameter: click.Parameter, given: str) -> str:
    from graph.input.documents import parse_url

    return parse_url(given) if given else ""


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="Document with the text of a plan or press release.")
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
@click.option(
    "--out", type=click.Path(path_type=Path), metavar="FILE", help="File for the draft in YAML. Default: stdout."
)
@click.option(
    "--evidence",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="JSON file for the evidence: each value with its quote, offsets and rule, and what is left over.",
)
@click.option("--text", is_flag=True, help="Print the text that offsets refer to, and no draft.")
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
    lang: str,
) -> None:
    """Draft a roadmap file from the text of a document, by rules and without a network.

    Each value is quoted from the text. What the text does not state is left out, and comments say what is missing.
    Exit code 1 if the text contains no roadmap or lacks its date or region.
    """
    from graph.input.drafting import Given, draft
    from graph.input.texts import read_text
    from graph.pipeline.files import write_file

    for path in (out, evidence):
        if path is not None and path.exists() and (path == out or path.samefile(file)):
            raise WrongUse(Message("{path} exists already; give another file or delete it", path=path))
    if out is not None and evidence is not None and out.resolve() == evidence.resolve():
        raise WrongUse(Message("--out and --evidence are the same file"))
    document = read_text(file)
    if text and out is not None:
        write_file(out, document.content.encode("utf-8", "replace"))
        return
    if text:
        _print(document.content.encode("utf-8", "replace"))
        return
    made = draft(document, Given(published, publisher, url, region), lang=lang)
    if evidence is not None:
        write_file(evidence, made.evidence)
    if out is not None:
        write_file(out, made.content)
    else:
        _print(made.content)
    if made.empty:
        raise click.exceptions.Exit(1)


def _print(content: bytes) -> None:
    """Prints *content* as it is, also where a text stream would change the line ends."""
    sys.stdout.flush()
    sys.stdout.buffer.write(content)
    sys.stdout.buffer.flush()
