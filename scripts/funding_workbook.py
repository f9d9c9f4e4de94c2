"""Writes one funding workbook per grouping: ``python scripts/funding_workbook.py build/funding``."""

from pathlib import Path

import click

from graph.cli import run_app
from graph.cli.delivery import deliver_each
from graph.cli.options import as_of_option, data_option, folder_argument, lang_option
from graph.knowledge import load

_GROUPS = ("region", "agency", "technology", "source", "year")


@click.command()
@folder_argument
@data_option
@lang_option
@as_of_option
def funding_workbook(*, folder: Path, data: tuple[Path, ...], lang: str, as_of: str) -> None:
    """Write funding workbooks by region, agency, technology, funding source and year.

    Each workbook shows the sums and the amounts behind them with their sources.
    """
    knowledge = load(*data)
    reports = ((f"funding-by-{by}", knowledge.report("funding", by=by, lang=lang, as_of=as_of)) for by in _GROUPS)
    written = deliver_each(knowledge, reports, folder, format="xlsx")
    click.echo(f"{folder}: {', '.join(path.name for path in written)}", err=True)


if __name__ == "__main__":
    run_app(funding_workbook)
