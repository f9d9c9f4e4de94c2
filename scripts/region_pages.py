"""Writes one HTML page per region: ``python scripts/region_pages.py build/pages --data data``."""

from collections.abc import Iterator
from pathlib import Path

import click

from graph.cli import run_app
from graph.cli.delivery import deliver_each
from graph.cli.options import as_of_option, data_option, folder_argument, lang_option
from graph.knowledge import Knowledge, load
from graph.reports.result import Report


@click.command()
@folder_argument
@data_option
@lang_option
@as_of_option
def region_pages(*, folder: Path, data: tuple[Path, ...], lang: str, as_of: str) -> None:
    """Write one page to read and print for every region with a roadmap."""
    knowledge = load(*data)
    written = deliver_each(knowledge, _iter_reports(knowledge, lang, as_of), folder, format="html")
    click.echo(f"{folder}: {len(written)} html", err=True)


def _iter_reports(knowledge: Knowledge, lang: str, as_of: str) -> Iterator[tuple[str, Report]]:
    for region in sorted({str(row["region"]) for row in knowledge.query("roadmap-regions").to_dicts()}):
        name = region.rpartition("/")[2]
        yield name, knowledge.report("region", name, lang=lang, as_of=as_of)


if __name__ == "__main__":
    run_app(region_pages)
