"""The layout of help. click counts Hangul as narrow letters, and takes 50 columns even where there are 40."""

import shutil
from collections.abc import Iterable, Iterator

import click
import click.core
import click.formatting

from graph.output.folding import fold, measure

# As wide as click's own help at most, and never so narrow that no word fits.
_MOST, _LEAST = 80, 20
_MARGIN = 2
# More letters than any sentence has.
_WHOLE = 10_000


class HelpFormatter(click.HelpFormatter):
    """The formatter of click, with lines that fit the terminal in cells."""

    def __init__(self, indent_increment: int = 2, width: int | None = None, max_width: int | None = None) -> None:
        fitting = max(min(shutil.get_terminal_size().columns, max_width or _MOST), _LEAST) - _MARGIN
        super().__init__(indent_increment, width or fitting, max_width)

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The program and its arguments, with later lines below the program."""
        start = f"{vars(click.formatting)['_']('Usage:')} " if prefix is None else prefix
        indent = " " * (self.current_indent + measure(start))
        lines = fold(f"{prog} {args}".strip(), max(self.width - len(indent), _LEAST // 2))
        self.write("".join(f"{line}\n" for line in _indent(lines, f"{' ' * self.current_indent}{start}", indent)))

    def write_text(self, text: str) -> None:
        """Paragraphs, indented."""
        indent = " " * self.current_indent
        paragraphs = [fold(" ".join(one.split()), self.width - len(indent)) for one in text.split("\n\n")]
        self.write("\n".join("".join(f"{indent}{line}\n" for line in lines) for lines in paragraphs))

    def write_dl(self, rows: Iterable[tuple[str, str]], col_max: int = 30, col_spacing: int = 2) -> None:
        """Terms with their descriptions to the right, which begin on the next line after a long term."""
        listed = list(rows)
        widest = max(measure(term) for term, _ in listed)
        column = min(widest, col_max, max(self.width // 3, 8)) + col_spacing
        margin, indent = " " * self.current_indent, " " * (self.current_indent + column)
        for term, text in listed:
            lines = fold(" ".join(text.split()), max(self.width - len(indent), 10)) if text else []
            fits = measure(term) + col_spacing <= column
            first = f"{margin}{term}{' ' * (column - measure(term))}" if fits else indent
            if not fits or not lines:
                self.write(f"{margin}{term}\n")
            self.write("".join(f"{line}\n" for line in _indent(lines, first, indent)))


class Group(click.Group):
    """A group that lists each command with the first sentence of its help, whole. click would cut it to one line."""

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands."""
        commands = ((name, self.get_command(ctx, name)) for name in self.list_commands(ctx))
        rows = [(name, one.get_short_help_str(limit=_WHOLE)) for name, one in commands if one and not one.hidden]
        with formatter.section(vars(click.core)["_"]("Commands")):
            formatter.write_dl(rows)


def _indent(lines: Iterable[str], first: str, rest: str) -> Iterator[str]:
    for number, line in enumerate(lines):
        yield f"{rest if number else first}{line}"
