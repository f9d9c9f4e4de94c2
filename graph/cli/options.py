"""The options that commands and scripts share.

This module imports the rest of the package only when an option is used, to keep ``--help`` fast.
"""

from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click
from click.core import ParameterSource

from graph.cli.language import LANGUAGES, find_current_language
from graph.errors import WrongUse
from graph.errors.commands import quote
from graph.errors.messages import Message

if TYPE_CHECKING:
    from graph.knowledge import Knowledge


class GivenPath(click.Path):
    """A path that is not empty, because an unset variable in a script would mean the working directory."""

    def __init__(self) -> None:
        super().__init__(path_type=Path)

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if value == "":
            name = param.opts[0] if param and param.opts else "path"
            raise WrongUse(Message("{name} is empty; give a file or folder, or leave it out", name=name))
        return super().convert(value, param, ctx)


data_option = click.option(
    "--data",
    multiple=True,
    type=GivenPath(),
    metavar="FILE|FOLDER",
    help="Roadmap file, folder of them, or - for YAML from stdin. May be repeated. Default: data/roadmaps.yaml.",
)
language = click.Choice(LANGUAGES, case_sensitive=False)
lang_option = click.option(
    "--lang",
    type=language,
    default=find_current_language,
    help="Language of answers, messages and help. "
    "Default: ROADMAP_GRAPH_LANG, then an English or Korean locale, then ko.",
)


# The option before the command: find_current_language looks for it anywhere.
group_lang_option = click.option("--lang", type=language, expose_value=False, help="Language, as in each command.")


def refuse_empty(context: click.Context, parameter: click.Parameter, value: str) -> None:
    """Refuses an option that is given but empty, because an unset variable in a script would mean the default."""
    given = context.get_parameter_source(parameter.name or "") is ParameterSource.COMMANDLINE
    if given and not value:
        raise WrongUse(Message("{name} is empty; give a value, or leave it out", name=parameter.opts[0]))


def _check_format(context: click.Context, parameter: click.Parameter, name: str) -> str:
    refuse_empty(context, parameter, name)
    from graph.output.formats import get_format

    return get_format(name).name if name else ""


format_option = click.option(
    "--format",
    "format",
    default="",
    callback=_check_format,
    metavar="FORMAT",
    help="Output format (see: list formats). Default: the format of the ending of --out, otherwise table.",
)
out_option = click.option(
    "--out",
    type=GivenPath(),
    metavar="FILE",
    help="Output file. Its ending selects the format. Default: stdout.",
)


def answer_options(function: Callable[..., Any]) -> Callable[..., Any]:
    """The options of every command that prints an answer: data, language, format and output file."""
    return data_option(lang_option(format_option(out_option(function))))


def _check_day(context: click.Context, parameter: click.Parameter, day: str) -> str:
    refuse_empty(context, parameter, day)
    if day.casefold() == "all":
        raise WrongUse(
            Message("'all' is not one date; for the rows of every date use: roadmap-graph query NAME -p as_of=all")
        )
    return day


as_of_option = click.option(
    "--as-of",
    default="",
    callback=_check_day,
    metavar="DATE",
    help="As-of date: 2022-12-31, or 2022-12 or 2022 for the last day of it. Default: latest.",
)


def _check_section(context: click.Context, parameter: click.Parameter, section: str) -> str:
    refuse_empty(context, parameter, section)
    return section


section_option = click.option(
    "--section",
    default="",
    callback=_check_section,
    metavar="NAME",
    help="Only this section, by its id or heading; csv then has one table and nothing else. All as files: --out x.zip.",
)
why_option = click.option("--why", is_flag=True, help="Show the evidence of each row, with sources.")


def _check_store(_context: click.Context, _parameter: click.Parameter, store: str) -> str:
    from graph.stores import get_place

    get_place(store)
    return store


store_option = click.option(
    "--store",
    default="oxigraph",
    show_default=True,
    callback=_check_store,
    metavar="oxigraph|memory|FOLDER|URL",
    help="Store: the engine oxigraph (fast) or memory (rdflib), or a folder or SPARQL server filled by load.",
)


def limit_option(name: str, default: int, help_text: str) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option that limits a query given as text, as a positive integer."""
    number = click.IntRange(min=1)
    return click.option(name, type=number, metavar="NUMBER", default=default, show_default=True, help=help_text)


folder_argument = click.argument(
    "folder", type=GivenPath(), help="Folder for the files. It is created if it does not exist."
)


def get_paths(data: Sequence[Path]) -> Sequence[Path]:
    """The files and folders given with ``--data``, or the default data."""
    from graph.model.resources import get_default_data

    return data or [get_default_data()]


def group_parameters(pairs: Iterable[str]) -> dict[str, list[str]]:
    """The values of each name in ``name=value`` pairs. A repeated name keeps all its values."""
    values: dict[str, list[str]] = {}
    for pair in pairs:
        name, sign, value = pair.partition("=")
        if not sign:
            raise WrongUse(Message("'{pair}' is not name=value", pair=pair))
        values.setdefault(name, []).append(value)
    return values


def warn_of_risk(store: str) -> None:
    """Warns on stderr if a login would be sent to the server *store* without encryption."""
    from graph.stores import Place, get_place

    if get_place(store) is Place.SERVER:
        from graph.stores.servers import to_endpoint

        if risk := to_endpoint(store).risk:
            click.echo(Message("warning: {problem}", problem=risk).to_text(find_current_language()), err=True)


def open_knowledge(data: Sequence[Path], store: str, *, as_of: str = "") -> "Knowledge":
    """The graph given with ``--data`` and ``--store``.

    :param as_of: leaves out editions that appeared after this date.
    :raises WrongUse: *data* or *as_of* is given for a store that is already filled.
    """
    from graph.knowledge import connect, load
    from graph.stores import Place, get_place

    if get_place(store) is Place.PROCESS:
        return load(*get_paths(data), engine=store, as_of=as_of)
    warn_of_risk(store)
    if data or as_of:
        option = "--data" if data else "--as-of"
        raise WrongUse(
            Message(
                "{option} does not apply to a filled store; use it with: roadmap-graph load --store {store}",
                option=option,
                store=quote(store),
            )
        )
    return connect(store)
