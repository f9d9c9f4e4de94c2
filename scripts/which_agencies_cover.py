"""Lists the agencies that cover a technology: ``python scripts/which_agencies_cover.py EV --out build/ev.html``."""

from pathlib import Path

import click

from graph.cli import run_app
from graph.cli.delivery import choose_format, deliver
from graph.cli.options import data_option, lang_option, out_option
from graph.knowledge import load


@click.command()
@click.argument("technology", help="Name of a technology, e.g. EV or 전기차.")
@data_option
@lang_option
@out_option
def which_agencies_cover(*, technology: str, data: tuple[Path, ...], lang: str, out: Path | None) -> None:
    """Show the agencies that cover a technology, by role and with sources."""
    chosen = choose_format(out=out)
    deliver(load(*data).report("coverage", technology, lang=lang, depth=chosen.depth), chosen, out)


if __name__ == "__main__":
    run_app(which_agencies_cover)
