"""Writes one HTML page per technology: ``python scripts/technology_pages.py build/pages --data data``."""

from collections.abc import Iterator
from pathlib import Path

import click

from graph.cli import run_app
from graph.cli.delivery import deliver_each
from graph.cli.options import data_option, folder_argument, lang_option
from graph.knowledge import Knowledge, load
from graph.reports.result import Report


@click.command()
@folder_argument
@data_option
@lang_option
def technology_pages(*, folder: Path, data: tuple[Path, ...], lang: str) -> None:
    """Write one page to read and print for every technology in a roadmap, with the agencies that cover it."""
    knowledge = load(*data)
    written = deliver_each(knowledge, _iter_reports(knowledge, lang), folder, format="html")
    click.echo(f"{folder}: {len(written)} html", err=True)


def _iter_reports(knowledge: Knowledge, lang: str) -> Iterator[tuple[str, Report]]:
    concerned = {str(row["technology"]) for row in knowledge.query("technologies-tree").to_dicts() if row["activities"]}
    for technology in sorted(concerned):
        name = technology.rpartition("#")[2]
        yield name, knowledge.report("coverage", name, include="owner,consulted", lang=lang)


if __name__ == "__main__":
    run_app(technology_pages)
