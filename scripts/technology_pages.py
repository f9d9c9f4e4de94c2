"""Writes one page per technology: ``python scripts/technology_pages.py pages --data data``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from graph.cli import run_script
from graph.delivery import deliver_each
from graph.knowledge import Knowledge, load
from graph.options import DataOption, Lang, LangOption
from graph.reports.result import Report


def technology_pages(
    folder: Annotated[Path, typer.Argument(help="Folder for the pages; it is made if it is not there.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
) -> None:
    """For every technology that a plan concerns, a page with the agencies that cover it, to read and to print."""
    written = deliver_each(_iter_reports(load(*data or ()), lang), folder, form="html")
    typer.echo(f"{folder}: {len(written)} html", err=True)


def _iter_reports(knowledge: Knowledge, lang: Lang) -> Iterator[tuple[str, Report]]:
    concerned = {str(row["technology"]) for row in knowledge.query("technologies-tree").to_dicts() if row["activities"]}
    for technology in sorted(concerned):
        name = technology.rpartition("#")[2]
        yield name, knowledge.report("coverage", name, include="owner,consulted", lang=lang.value)


if __name__ == "__main__":
    run_script(technology_pages)
