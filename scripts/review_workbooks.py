"""Writes workbooks for the review of the data: ``python scripts/review_workbooks.py build/review --data data``."""

from pathlib import Path

import click

from graph.cli import run_app
from graph.cli.delivery import deliver_each
from graph.cli.options import as_of_option, data_option, folder_argument, lang_option
from graph.knowledge import load

_REPORTS = ("conflicts", "reconcile")


@click.command()
@folder_argument
@data_option
@lang_option
@as_of_option
def review_workbooks(*, folder: Path, data: tuple[Path, ...], lang: str, as_of: str) -> None:
    """Write one workbook with the conflicts between sources and one with the reconciliation of amounts and counts."""
    knowledge = load(*data)
    reports = ((name, knowledge.report(name, lang=lang, as_of=as_of)) for name in _REPORTS)
    written = deliver_each(knowledge, reports, folder, format="xlsx")
    click.echo(f"{folder}: {', '.join(path.name for path in written)}", err=True)


if __name__ == "__main__":
    run_app(review_workbooks)
