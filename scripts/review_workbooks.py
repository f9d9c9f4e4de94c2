"""Writes what an editor has to look at as workbooks: ``python scripts/review_workbooks.py review --data data``."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli import run_script
from graph.delivery import deliver_each
from graph.knowledge import load
from graph.options import AsOfOption, DataOption, Lang, LangOption

_REPORTS = ("conflicts", "reconcile")


def review_workbooks(
    folder: Annotated[Path, typer.Argument(help="Folder for the workbooks; it is made if it is not there.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    as_of: AsOfOption = "",
) -> None:
    """One workbook with the values that sources print differently, one with the sums and counts that were checked."""
    knowledge = load(*data or ())
    reports = ((name, knowledge.report(name, lang=lang.value, as_of=as_of)) for name in _REPORTS)
    written = deliver_each(reports, folder, form="xlsx")
    typer.echo(f"{folder}: {', '.join(path.name for path in written)}", err=True)


if __name__ == "__main__":
    run_script(review_workbooks)
