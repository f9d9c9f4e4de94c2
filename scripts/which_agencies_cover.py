"""Prints or writes which agencies cover a technology: ``python scripts/which_agencies_cover.py EV --out ev.html``."""

from typing import Annotated

import typer

from graph.cli import run_script
from graph.delivery import deliver
from graph.knowledge import load
from graph.options import DataOption, Lang, LangOption, OutOption


def which_agencies_cover(
    technology: Annotated[str, typer.Argument(help="The technology, by any of its names, e.g. EV or 전기차.")],
    data: DataOption = None,
    lang: LangOption = Lang.KO,
    out: OutOption = None,
) -> None:
    """Which agencies cover a technology, role by role, with sources."""
    deliver(load(*data or ()).report("coverage", technology, lang=lang.value), out=out)


if __name__ == "__main__":
    run_script(which_agencies_cover)
