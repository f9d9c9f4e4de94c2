"""The commands that start a data file or turn data into another format that people edit."""

import sys
from pathlib import Path

import click

from graph.cli.options import GivenPath, data_option, get_paths, lang_option
from graph.errors import WrongUse
from graph.errors.exits import ExitCode
from graph.errors.messages import Message


@click.command()
@click.argument("region", help="Name of a region in any spelling, e.g. 김제, 'Jung-gu, Busan'.")
@click.option("--out", type=GivenPath(), metavar="FILE", help="YAML file to create. Default: stdout.")
@lang_option
def init(*, region: str, out: Path | None, lang: str) -> None:
    """Write a YAML skeleton for a roadmap of a region, with a comment for each field.

    Fill in its empty fields, then run validate. An existing file is never replaced.
    """
    from graph.input.skeleton import write_skeleton

    create(write_skeleton(region, file=out.name if out else "roadmap.yaml", lang=lang).encode(), out, lang=lang)


@click.command()
@click.argument("file", type=GivenPath(), help="Excel workbook to create, e.g. roadmap.xlsx.")
@lang_option
def template(*, file: Path, lang: str) -> None:
    """Write an empty workbook to fill in with Excel, with a note for each column and lists of codes.

    Every command reads it with --data. An existing file is never replaced.
    """
    from graph.output.sheets.workbook import write_workbook

    _expect_workbook(file)
    create(write_workbook(lang=lang), file, lang=lang)


@click.command()
@click.option("--xlsx", "file", type=GivenPath(), metavar="FILE", required=True, help="Excel workbook to create.")
@data_option
@lang_option
def export(*, file: Path, data: tuple[Path, ...], lang: str) -> None:
    """Write the roadmaps into the workbook of the command template, which every command reads with --data.

    Exit code 1 if the workbook cannot hold something. An existing file is never replaced.
    """
    from graph.errors.characters import escape_unprintable
    from graph.output.sheets.export import export_workbook

    _expect_workbook(file)
    done = export_workbook(get_paths(data), lang=lang)
    create(done.content, file, lang=lang)
    for problem in done.problems:
        click.echo(Message("warning: {problem}", problem=problem.to_text(lang)).to_text(lang), err=True)
    shown = escape_unprintable(str(file))
    click.echo(f"{shown}: {done.rows:,}행" if lang == "ko" else f"{shown}: {done.rows:,} rows")
    if done.problems:
        raise click.exceptions.Exit(ExitCode.FINDINGS)


def _expect_workbook(file: Path) -> None:
    """Refuses a name under which no program would look for a workbook."""
    _expect_no_folder(file, "roadmap.xlsx")
    if file.suffix.lower() != ".xlsx":
        raise WrongUse(
            Message("{path} does not end in .xlsx; write a workbook to {file}", path=file, file=f"{file.stem}.xlsx")
        )


def create(content: bytes, out: Path | None, *, lang: str) -> None:
    """Writes *content* to stdout or to the new file *out*, and says so on stderr.

    A terminal gets escapes for characters that control it.

    :raises WrongUse: the file exists, and may have been filled in.
    """
    from graph.cli.delivery import put
    from graph.errors.characters import escape_lines

    if out is not None:
        expect_new(out)
    elif sys.stdout.isatty():
        content = escape_lines(content.decode("utf-8", "replace")).encode()
    put(content, out, lang=lang)


def expect_new(path: Path, *, example: str = "roadmap.yaml") -> None:
    """Refuses the name of a file that exists.

    :raises WrongUse: the file exists, or a folder does. For a folder, *example* is the file that could be in it.
    """
    _expect_no_folder(path, example)
    if path.exists():
        raise WrongUse(Message("{path} exists already; give another file or delete it", path=path))


def _expect_no_folder(path: Path, example: str) -> None:
    if path.is_dir():
        file = path / example
        raise WrongUse(Message("{path} is a folder; give the name of a file, e.g. {file}", path=path, file=file))


COMMANDS = (init, template, export)
