"""Knowledge graph of regional strategy roadmaps: YAML in, RDF and answers out.

Start with :func:`graph.knowledge.load`. Nothing of the package is imported here, so that the command line starts fast
and ends quietly with Ctrl-C while it is imported. Python would report the interrupted import as a traceback.
"""

import os
import signal

# As graph.errors.exits.ExitCode.INTERRUPTED, which is not imported yet.
_INTERRUPTED = 130


def main() -> None:
    """Runs the command line. Once a command runs, an interruption is reported by :mod:`graph.cli.running`."""
    end_at_interrupt()
    from graph.cli import main as run

    run(ready=raise_at_interrupt)


def end_at_interrupt() -> None:
    """Lets Ctrl-C end the process at once, unless it is ignored, as in the background of a shell."""
    if signal.getsignal(signal.SIGINT) is signal.default_int_handler:
        signal.signal(signal.SIGINT, _end)


def raise_at_interrupt() -> None:
    """Lets Ctrl-C raise :exc:`KeyboardInterrupt` again."""
    if signal.getsignal(signal.SIGINT) is _end:
        signal.signal(signal.SIGINT, signal.default_int_handler)


def _end(_signal: int, _frame: object) -> None:
    os._exit(_INTERRUPTED)
