"""Prints or writes what became known after a day: ``python scripts/weekly_changes.py 2024-11-01 --out week.html``."""

from typing import Annotated

import typer

from graph.changes import compare, read_state
from graph.cli import run_script
from graph.delivery import deliver
from graph.knowledge import load
from graph.options import DataOption, Lang, LangOption, OutOption
from graph.reports.changes import changes_to_report


def weekly_changes(
    since: Annotated[str, typer.Argument(help="The day from which on things are new, e.g. that of the last run.")],
    until: Annotated[str, typer.Option("--until", help="The last day that counts. Default: the latest.")] = "",
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    out: OutOption = None,
) -> None:
    """What the editions that appeared after a day added, reworded or changed."""
    stores = (load(*data or (), as_of=since).store, load(*data or (), as_of=until).store)
    changes = compare(*(read_state(store, None) for store in stores), whole=True)
    names = (since, until or "latest")
    deliver(changes_to_report(stores, changes, names=names, lang=lang.value), out=out)


if __name__ == "__main__":
    run_script(weekly_changes)
