"""Notices about work that goes on, such as waiting for another program. They are neither errors nor answers."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar

from graph.errors.messages import Message


def _log(message: Message) -> None:
    import logging  # rarely needed

    logging.getLogger("graph").warning("%s", message.to_text("en"))


_shown_by: ContextVar[Callable[[Message], None]] = ContextVar("shown_by", default=_log)


def notify(message: Message) -> None:
    """Shows *message* as :func:`show_notices` says, or logs it as a warning in English."""
    _shown_by.get()(message)


@contextmanager
def show_notices(show: Callable[[Message], None]) -> Iterator[None]:
    """Passes notices to *show* until the context ends."""
    token = _shown_by.set(show)
    try:
        yield
    finally:
        _shown_by.reset(token)
