"""One language for all that a run says: answers, errors, usage errors of click, and help.

``--lang`` comes first, then ``ROADMAP_GRAPH_LANG``, then an English or Korean locale. Otherwise it is Korean.
"""

import copy
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from types import ModuleType

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from graph.cli.korean import CLICK, HELP

LANGUAGES = ("ko", "en")
_DEFAULT = "ko"
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_language(arguments: Sequence[str], environment: Mapping[str, str]) -> str:
    """The language of a run, before its options are parsed.

    >>> find_language(["report", "gaps", "--lang", "en"], {"ROADMAP_GRAPH_LANG": "ko"})
    'en'
    >>> find_language([], {"LANG": "en_US.UTF-8"}), find_language([], {"LANG": "C.UTF-8"})
    ('en', 'ko')
    """
    words = [*arguments, ""]
    given = [words[at + 1] for at, word in enumerate(arguments) if word == "--lang"]
    given += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    # Only the first locale that is set counts, as in gettext.
    locale = next(filter(None, map(environment.get, _LOCALES)), "")
    wanted = (*given[-1:], environment.get("ROADMAP_GRAPH_LANG", ""), locale[:2])
    return next((lang for lang in wanted if lang in LANGUAGES), _DEFAULT)


def find_current_language() -> str:
    """The language of this process, which is the default of ``--lang``."""
    return find_language(sys.argv[1:], os.environ)


@contextmanager
def speak(lang: str) -> Iterator[None]:
    """Words the messages of click in *lang* (ko or en).

    click looks up its texts with gettext, but only in compiled files of the system. Its modules get our own table
    instead.
    """
    if lang != "ko":
        yield
        return
    modules = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
    before = [(module, name, found) for module in modules for name, found in _find_lookups(module)]
    try:
        for module, name, _ in before:
            setattr(module, name, _translate if name == "_" else _translate_plural)
        yield
    finally:
        for module, name, found in before:
            setattr(module, name, found)


def localize(command: click.Command, lang: str) -> click.Command:
    """A copy of *command* and its parts with their help in *lang*. A text without Korean stays English."""
    if lang != "ko":
        return command
    spoken = copy.copy(command)
    spoken.help = _to_korean(command.help)
    spoken.params = [_localize_parameter(one) for one in command.params]
    if isinstance(spoken, click.Group):
        spoken.commands = {name: localize(one, lang) for name, one in spoken.commands.items()}
    return spoken


def _localize_parameter(parameter: click.Parameter) -> click.Parameter:
    spoken = copy.copy(parameter)
    if isinstance(spoken, click.Option | click.Argument):
        spoken.help = _to_korean(spoken.help)
    return spoken


def _to_korean(text: str | None) -> str | None:
    plain = " ".join((text or "").split())
    return HELP.get(plain, text)


def _find_lookups(module: ModuleType) -> list[tuple[str, object]]:
    return [(name, vars(module)[name]) for name in ("_", "ngettext") if name in vars(module)]


def _translate(text: str) -> str:
    return CLICK.get(text, text)


def _translate_plural(one: str, many: str, number: int) -> str:
    return CLICK.get(many, one if number == 1 else many)
