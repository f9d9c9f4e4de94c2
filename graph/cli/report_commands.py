"""The reports as commands. The parameters of a command are those of the report's function."""

import inspect
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any, get_args

import click

from graph.cli.formatting import Group
from graph.cli.language import localize
from graph.cli.options import answer_options, as_of_option, open_knowledge, section_option, store_option, why_option
from graph.pipeline.garbage import pause_collector

if TYPE_CHECKING:
    from graph.reports import ReportSpec


class ReportGroup(Group):
    """A group with one command per report. It imports a report's module only when its command is used."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002
        """The names of all reports, sorted."""
        from graph.reports import read_reports

        return list(read_reports())

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """The command of the report *cmd_name*.

        :raises UnknownName: there is no such report.
        """
        from graph.reports import get_report

        lang = ctx.find_root().obj or ""
        return localize(_to_command(get_report(cmd_name), lang), lang)


def _to_command(spec: "ReportSpec", lang: str) -> click.Command:
    """The command of a report: its own parameters first, then the options common to all reports.

    :param lang: the language of the summary, empty for both.
    """

    def run(  # noqa: PLR0913 - each is an option of every report
        *,
        data: tuple[Path, ...],
        lang: str,
        format: str,
        out: Path | None,
        as_of: str,
        store: str,
        section: str,
        why: bool,
        **own: Any,
    ) -> None:
        from graph.cli.delivery import choose_format, deliver, find_depth
        from graph.reports.sections import select_section

        chosen = choose_format(format, out)
        knowledge = open_knowledge(data, store)
        # All values of a report are needed until it is printed, so garbage collection would free nothing.
        with pause_collector():
            depth = find_depth(chosen, why=why)
            report = knowledge.report(spec.name, lang=lang, as_of=as_of, depth=depth, **own)
            explained = knowledge.why(report) if why else report
            deliver(select_section(explained, section) if section else explained, chosen, out)

    common = (answer_options, section_option, as_of_option, store_option, why_option)
    own = [_to_decorator(parameter, spec.helps) for parameter in spec.parameters]
    for decorate in reversed([*own, *common]):
        run = decorate(run)
    summaries = (f"{one}." for one, of in ((spec.summary_ko, "ko"), (spec.summary, "en")) if lang in (of, ""))
    return click.command(spec.name, help=" ".join(summaries))(run)


def _to_decorator(parameter: inspect.Parameter, helps: Mapping[str, str]) -> Callable[..., Any]:
    name, default, help_text = parameter.name, parameter.default, helps[parameter.name]
    if default is inspect.Parameter.empty:
        return click.argument(name, help=help_text)
    # ``Annotated[bool, Opposite("narrower")]`` becomes ``--exact/--narrower``.
    opposites = get_args(parameter.annotation)[1:]
    flags = "/".join(_to_flag(one) for one in (name, *(opposite.name for opposite in opposites)))
    return click.option(flags, name, default=default, show_default=default != "", help=help_text)


def _to_flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"
