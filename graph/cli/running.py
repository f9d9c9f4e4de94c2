"""Runs a command and ends the process with the exit code and at most one message."""

import io
import os
import sys
from collections.abc import Callable
from contextlib import suppress

import click

from graph.cli.faults import INTERRUPTED, OUT_OF_MEMORY, explain_fault
from graph.cli.language import find_current_language, find_odd_language, localize, speak
from graph.cli.streams import prepare_streams
from graph.errors.exits import ExitCode
from graph.errors.messages import Message, escape_line_ends
from graph.errors.notices import show_notices
from graph.pipeline.garbage import skip_last_collection


def run_app(command: click.Command, *, ready: Callable[[], None] = lambda: None) -> None:
    """Runs *command* and reports any error as one message with an exit code.

    :param ready: is called as soon as Ctrl-C is reported, too.

    A character that the console cannot encode is replaced, see :mod:`graph.cli.streams`.
    """
    skip_last_collection()
    lang = find_current_language()
    prepare_streams()
    code, text = _try(command, lang, ready)
    try:
        if text:
            click.echo(text, err=True)
        sys.stderr.flush()
    except OSError:  # nobody can be told
        _discard(sys.stderr.fileno())
    sys.exit(code)


def _try(command: click.Command, lang: str, ready: Callable[[], None]) -> tuple[int, str]:
    """The exit code and the last message."""
    try:
        ready()
        code = _run(command, lang)
        sys.stdout.flush()
    except BrokenPipeError:  # the reader, such as head, has enough
        code, text = ExitCode.DONE, ""
    except (KeyboardInterrupt, click.Abort):
        code, text = ExitCode.INTERRUPTED, INTERRUPTED.to_text(lang)
    except MemoryError:  # reported below, after the memory is released
        code, text = ExitCode.LIMIT, OUT_OF_MEMORY.to_text(lang)
    except SystemExit:
        raise
    except BaseException as error:  # any, also a panic of an engine, so that a user never sees a traceback
        code, text = explain_fault(error, lang)
    else:
        return code, ""
    # What is left in the buffer would fail again when the process ends.
    with suppress(OSError):
        sys.stdout.flush()
        return code, text
    _discard(sys.stdout.fileno())
    return code, text


def _run(command: click.Command, lang: str) -> int:
    output = sys.stdout
    if odd := find_odd_language(sys.argv[1:], os.environ):
        from graph.errors.characters import escape_unprintable

        click.echo(escape_unprintable(Message("warning: {problem}", problem=odd).to_text(lang)), err=True)
    with speak(lang), show_notices(lambda message: click.echo(message.to_text(lang), err=True)):
        try:
            # Not standalone, because click calls any broken pipe and any interruption exit code 1.
            code = localize(command, lang).main(prog_name=command.name, obj=lang, standalone_mode=False)
        except click.ClickException as error:
            click.echo(_word_usage(error), nl=False, err=True)
            return error.exit_code
        except SystemExit as end:
            # click itself ends the process with 1 after a broken pipe, and then wraps stdout.
            if sys.stdout is not output:
                raise BrokenPipeError from end
            raise
    return code if isinstance(code, int) else ExitCode.DONE


def _word_usage(error: click.ClickException) -> str:
    """What click says of wrong arguments, which are on one line each even if they contain line ends."""
    from graph.errors.characters import escape_lines

    shown = io.StringIO()
    error.show(shown)
    text = shown.getvalue()
    for part in (part for argument in sys.argv[1:] for part in (argument, *argument.partition("="))):
        text = text.replace(part, escape_line_ends(part)) if part.strip() else text
    return escape_lines(text)


def _discard(handle: int) -> None:
    os.dup2(os.open(os.devnull, os.O_WRONLY), handle)
