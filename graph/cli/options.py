"""The options that commands and scripts share, each worded once.

Nothing of the package is read when this module is: ``--help`` needs only the words.
"""

from collections.abc import Callable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from graph.knowledge import Knowledge


DEFAULT_STORE = "oxigraph"

data_option = click.option(
    "--data",
    multiple=True,
    type=click.Path(path_type=Path),
    metavar="FILE|FOLDER",
    help="A roadmap file or a folder of them; may be repeated. Default: data/roadmaps.yaml.",
)
language = click.Choice(["ko", "en"])
lang_option = click.option(
    "--lang", type=language, default="ko", show_default=True, help="Language of names, headings and notes."
)


def _check_format(_context: click.Context, _parameter: click.Parameter, name: str) -> str:
    from graph.output.formats import get_format

    return get_format(name).name if name else ""


format_option = click.option(
    "--format",
    "format",
    default="",
    callback=_check_format,
    metavar="FORMAT",
    help="Format of the output (see: list formats). Default: that of the ending of --out, else table.",
)
out_option = click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FILE",
    help="File to write instead of printing; its ending names the format.",
)


def answer_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of what gives an answer: data, language, format and file."""
    return data_option(lang_option(format_option(out_option(function))))


as_of_option = click.option(
    "--as-of",
    default="",
    metavar="DAY",
    help="Day of the view: 2022-12-31, 2022-12 or 2022 (its last day). Default: latest.",
)
why_option = click.option("--why", is_flag=True, help="Tell for each row the statements it rests on, with sources.")


def _check_store(_context: click.Context, _parameter: click.Parameter, store: str) -> str:
    from graph.stores import get_place

    get_place(store)
    return store


store_option = click.option(
    "--store",
    default=DEFAULT_STORE,
    show_default=True,
    callback=_check_store,
    metavar="oxigraph|memory|FOLDER|URL",
    help="Engine: oxigraph (fast) or memory (rdflib); or a folder or SPARQL server that load has filled.",
)

folder_argument = click.argument(
    "folder", type=click.Path(path_type=Path), help="Folder for the files; it is made if it is not there."
)


def get_paths(data: Sequence[Path]) -> Sequence[Path]:
    """The files and folders that ``--data`` names."""
    from graph.model.resources import get_default_data

    return data or [get_default_data()]


def open_knowledge(data: Sequence[Path], store: str, *, as_of: str = "") -> "Knowledge":
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
        raise click.BadParameter(
            f"a graph that is kept is asked as it is; give {option} to: roadmap-graph load --store {store}"
        )
    return connect(store)
