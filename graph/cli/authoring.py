"""The commands that start a data file or turn data into another format that people edit."""

import sys
from pathlib import Path

import click

from graph.cli.options import lang_option


@click.command()
@click.argument("region", help="Name of a region in any spelling, e.g. 김제, 'Jung-gu, Busan'.")
@click.option("--out", type=click.Path(path_type=Path), metavar="FILE", help="YAML file to create. Default: stdout.")
@lang_option
def init(*, region: str, out: Path | None, lang: str) -> None:
    """Write a YAML skeleton for a roadmap of a region, with a comment for each field.

    Fill in its empty fields, then run validate. An existing file is never replaced.
    """
    from graph.input.skeleton import write_skeleton

    _create(write_skeleton(region, file=out.name if out else "roadmap.yaml", lang=lang).encode(), out)


@click.command()
@click.argument("file", type=click.Path(path_type=Path), help="Excel workbook to create, e.g. roadmap.xlsx.")
@lang_option
def template(*, file: Path, lang: str) -> None:
    """Write an empty workbook to fill in with Excel, with a note for each column and lists of codes.

    Every command reads it with --data. An existing file is never replaced.
    """
    from graph.output.sheets.workbook import write_workbook

    _create(write_workbook(lang=lang), file)


def _create(content: bytes, out: Path | None) -> None:
    """Writes *content* to stdout or to the new file *out*.

    :raises WrongUse: the file exists, and may have been filled in.
    """
    from graph.errors import WrongUse
    from graph.errors.messages import Message
    from graph.pipeline.files import write_file

    if out is None:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    elif out.exists():
        raise WrongUse(Message("{path} exists already; give another file or delete it", path=out))
    else:
        write_file(out, content)


COMMANDS = (init, template)
