"""Writes one page per region: ``python scripts/region_pages.py pages --data data``."""

from collections.abc import Iterator
from pathlib import Path
from typing import Annotated

import typer

from graph.cli import run_script
from graph.delivery import deliver_each
from graph.knowledge import Knowledge, load
from graph.options import AsOfOption, DataOption, Lang, LangOption
from graph.reports.result import Report


def region_pages(
    folder: Annotated[Path, typer.Argument(help="Folder for the pages; it is made if it is not there.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    as_of: AsOfOption = "",
) -> None:
    """For every region that has a roadmap, a page with all that is known of it, to read and to print."""
    written = deliver_each(_iter_reports(load(*data or ()), lang, as_of), folder, form="html")
    typer.echo(f"{folder}: {len(written)} html", err=True)


def _iter_reports(knowledge: Knowledge, lang: Lang, as_of: str) -> Iterator[tuple[str, Report]]:
    for region in sorted({str(row["region"]) for row in knowledge.query("roadmap-regions").to_dicts()}):
        name = region.rpartition("/")[2]
        yield name, knowledge.report("region", name, lang=lang.value, as_of=as_of)


if __name__ == "__main__":
    run_script(region_pages)
