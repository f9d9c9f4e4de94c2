"""The reports as commands, each with the parameters of its own function; its module is read when it is asked for."""

import inspect
from typing import TYPE_CHECKING, Annotated, Any, get_args

import typer

from graph.options import (
    DEFAULT_STORE,
    AsOfOption,
    DataOption,
    FormOption,
    Lang,
    LangOption,
    OutOption,
    StoreOption,
    WhyOption,
    open_knowledge,
)

if TYPE_CHECKING:
    from graph.reports import ReportSpec


class _ReportGroup(typer.core.TyperGroup):
    """The reports as commands; their modules are read only when a report is asked for."""

    def list_commands(self, ctx: Any) -> list[str]:  # noqa: ARG002
        from graph.reports import read_reports

        return list(read_reports())

    def get_command(self, ctx: Any, cmd_name: str) -> Any:  # noqa: ARG002
        from graph.reports import get_report

        return _to_command(get_report(cmd_name))


report_app = typer.Typer(cls=_ReportGroup, rich_markup_mode=None, no_args_is_help=True, help="Run a report.")


@report_app.callback()
def _reports() -> None:
    """Run a report, e.g. roadmap-graph report coverage EV."""


def _to_command(spec: "ReportSpec") -> Any:
    """The command of a report: its own parameters, then those that every report has."""

    def run(data: Any, lang: Lang, as_of: str, store: str, **own: Any) -> None:
        from graph.delivery import deliver

        form, out, why = own.pop("form"), own.pop("out"), own.pop("why")
        knowledge = open_knowledge(data, store)
        report = knowledge.report(spec.name, lang=lang.value, as_of=as_of, **own)
        deliver(knowledge.why(report) if why else report, form=form, out=out)

    common = (
        ("data", DataOption, None),
        ("lang", LangOption, Lang.KO),
        ("form", FormOption, ""),
        ("out", OutOption, None),
        ("as_of", AsOfOption, ""),
        ("store", StoreOption, DEFAULT_STORE),
        ("why", WhyOption, False),
    )
    parameters = [_to_parameter(parameter, spec.helps) for parameter in spec.parameters]
    for name, annotation, default in common:
        parameters.append(
            inspect.Parameter(name, inspect.Parameter.KEYWORD_ONLY, default=default, annotation=annotation)
        )
    run.__signature__ = inspect.Signature(parameters)  # type: ignore[attr-defined]
    run.__annotations__ = {parameter.name: parameter.annotation for parameter in parameters}
    run.__doc__ = f"{spec.summary_ko}. {spec.summary}."
    single = typer.Typer(rich_markup_mode=None, add_completion=False)
    single.command(name=spec.name)(run)
    return typer.main.get_command(single)


def _to_parameter(parameter: inspect.Parameter, helps: Any) -> inspect.Parameter:
    help_text = helps[parameter.name]
    if parameter.default is inspect.Parameter.empty:
        annotation: Any = Annotated[parameter.annotation, typer.Argument(help=help_text)]
    else:
        # ``Annotated[bool, Opposite("narrower")]`` becomes ``--exact/--narrower``.
        plain, *opposites = get_args(parameter.annotation) or (parameter.annotation,)
        names = "/".join(_to_flag(name) for name in (parameter.name, *(one.name for one in opposites)))
        annotation = Annotated[plain, typer.Option(names, help=help_text)]
    return parameter.replace(kind=inspect.Parameter.KEYWORD_ONLY, annotation=annotation)


def _to_flag(name: str) -> str:
    return f"--{name.replace('_', '-')}"
