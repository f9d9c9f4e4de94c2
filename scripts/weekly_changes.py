"""Prints or writes the changes since a date: ``python scripts/weekly_changes.py 2024-11-01 --out build/week.html``."""

from pathlib import Path

import click

from graph.cli import run_app
from graph.cli.delivery import choose_format, deliver
from graph.cli.options import data_option, lang_option, out_option
from graph.knowledge import load
from graph.reports.changes import changes_to_report
from graph.view.changes import compare, read_state


@click.command()
@click.argument("since", help="Date of the state to compare with, e.g. the date of the last run.")
@click.option("--until", default="", metavar="DATE", help="Last date to include. Default: latest.")
@data_option
@lang_option
@out_option
def weekly_changes(*, since: str, until: str, data: tuple[Path, ...], lang: str, out: Path | None) -> None:
    """Show what the editions that appeared after a date added, reworded or changed."""
    views = (load(*data, as_of=since).view(lang=lang), load(*data, as_of=until).view(lang=lang))
    changes = compare(*map(read_state, views))
    names = (since, until or "latest")
    deliver(changes_to_report(views, changes, names=names), choose_format(out=out), out)


if __name__ == "__main__":
    run_app(weekly_changes)
