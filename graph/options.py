"""The options that commands and scripts share, each worded once.

Nothing of the package is read when this module is: ``--help`` needs only the words.
"""

from enum import StrEnum
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from graph.knowledge import Knowledge


class Lang(StrEnum):
    """Language of names, headings and notes."""

    KO = "ko"
    EN = "en"


class Viewer(StrEnum):
    """How much the page can do by itself."""

    LIGHT = "light"
    FULL = "full"


DEFAULT_STORE = "oxigraph"

DataOption = Annotated[
    list[Path] | None,
    typer.Option("--data", help="A roadmap file or a folder of them; may be repeated. Default: data/roadmaps.yaml."),
]
LangOption = Annotated[Lang, typer.Option("--lang", help="Language of names, headings and notes.")]


def _check_form(name: str) -> str:
    from graph.reports.forms import get_form

    return get_form(name).name if name else ""


FormOption = Annotated[
    str,
    typer.Option(
        "--format",
        callback=_check_form,
        metavar="FORM",
        help="Form of the output (see: list forms). Default: what the ending of --out tells, else table.",
        show_default=False,
    ),
]
OutOption = Annotated[
    Path | None, typer.Option("--out", help="File to write instead of printing; its ending tells the form.")
]
AsOfOption = Annotated[
    str, typer.Option("--as-of", help="Day of the view: 2022-12-31, 2022-12 or 2022 (its last day). Default: latest.")
]
WhyOption = Annotated[bool, typer.Option("--why", help="Tell for each row the statements it rests on, with sources.")]


def _check_store(store: str) -> str:
    from graph.stores import get_place

    get_place(store)
    return store


StoreOption = Annotated[
    str,
    typer.Option(
        "--store",
        callback=_check_store,
        metavar="oxigraph|memory|FOLDER|URL",
        help="Engine: oxigraph (fast) or memory (rdflib); or a folder or SPARQL server that load has filled.",
    ),
]
TrustedOption = Annotated[
    bool, typer.Option("--trusted", help="Run text as it is: with SERVICE and FROM, in this process, without limits.")
]
SecondsOption = Annotated[int, typer.Option("--seconds", min=1, help="How long the query of a text may run.")]
MegabytesOption = Annotated[int, typer.Option("--megabytes", min=1, help="Memory it may take beyond the data (Linux).")]
RowsOption = Annotated[int, typer.Option("--rows", min=1, help="How many rows it may have.")]


def get_paths(data: list[Path] | None) -> list[Path]:
    """The files and folders that ``--data`` names."""
    from graph.resources import get_default_data

    return data or [get_default_data()]


def open_knowledge(data: list[Path] | None, store: str, *, as_of: str = "") -> "Knowledge":
    """The graph that ``--data`` and ``--store`` name.

    :param as_of: leaves out what appeared after this day.
    :raises BadParameter: it is said what a graph is to be filled with that is filled already.
    """
    from graph.knowledge import connect, load
    from graph.stores import Place, get_place

    if get_place(store) is Place.PROCESS:
        return load(*get_paths(data), engine=store, as_of=as_of)
    if data or as_of:
        option = "--data" if data else "--as-of"
        raise typer.BadParameter(
            f"a graph that is kept is asked as it is; give {option} to: roadmap-graph load --store {store}"
        )
    return connect(store)
