"""Writes the money by region, agency, technology ... as workbooks: ``python scripts/funding_workbook.py money``."""

from pathlib import Path
from typing import Annotated

import typer

from graph.cli import run_script
from graph.delivery import deliver_each
from graph.knowledge import load
from graph.options import AsOfOption, DataOption, Lang, LangOption

_GROUPS = ("region", "agency", "technology", "source", "year")


def funding_workbook(
    folder: Annotated[Path, typer.Argument(help="Folder for the workbooks; it is made if it is not there.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    as_of: AsOfOption = "",
) -> None:
    """One workbook for each way to group the money, with every amount behind a sum and its source."""
    knowledge = load(*data or ())
    reports = ((f"funding-by-{by}", knowledge.report("funding", by=by, lang=lang.value, as_of=as_of)) for by in _GROUPS)
    written = deliver_each(reports, folder, form="xlsx")
    typer.echo(f"{folder}: {', '.join(path.name for path in written)}", err=True)


if __name__ == "__main__":
    run_script(funding_workbook)
