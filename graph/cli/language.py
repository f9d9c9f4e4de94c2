"""One language for all that a run says: answers, errors, usage errors of click, and help.

``--lang`` comes first, then ``ROADMAP_GRAPH_LANG``, then an English or Korean locale. On Windows without a locale it
is the language of the menus. Otherwise it is Korean.
"""

import copy
import os
import sys
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager

import click
import click.core
import click.decorators
import click.exceptions
import click.formatting
import click.parser
import click.types

from graph.cli.formatting import HelpFormatter
from graph.cli.korean import CLICK, HELP
from graph.errors.messages import Message

LANGUAGES = ("ko", "en")
_DEFAULT = "ko"
_VARIABLE = "ROADMAP_GRAPH_LANG"
# Primary language identifiers of Windows.
_WINDOWS = {0x09: "en", 0x12: "ko"}
_LOCALES = ("LC_ALL", "LC_MESSAGES", "LANG")


def find_language(arguments: Sequence[str], environment: Mapping[str, str], system: str = "") -> str:
    """The language of a run, before its options are parsed.

    :param system: the language of a system without locales in the environment.

    >>> find_language(["report", "gaps", "--lang", "en"], {"ROADMAP_GRAPH_LANG": "ko"})
    'en'
    >>> find_language([], {"LANG": "en_US.UTF-8"}), find_language([], {"LANG": "C.UTF-8"})
    ('en', 'ko')
    """
    given = _list_given(arguments)
    # Only the first locale that is set counts, as in gettext.
    locale = next(filter(None, map(environment.get, _LOCALES)), system)
    wanted = (*given[-1:], environment.get(_VARIABLE, "")[:2].lower(), locale[:2].lower())
    return next((lang for lang in wanted if lang in LANGUAGES), _DEFAULT)


def find_odd_language(arguments: Sequence[str], environment: Mapping[str, str]) -> Message | None:
    """A warning about a language in the environment that does not exist, unless an option gives one."""
    wanted = environment.get(_VARIABLE, "")
    if not wanted or wanted[:2].lower() in LANGUAGES or _list_given(arguments):
        return None
    return Message("{variable} is '{wanted}'; write ko or en", variable=_VARIABLE, wanted=wanted)


def _list_given(arguments: Sequence[str]) -> list[str]:
    """What *arguments* give with ``--lang``, in lower case."""
    words = [*arguments, ""]
    given = [words[at + 1] for at, word in enumerate(arguments) if word == "--lang"]
    given += [word.removeprefix("--lang=") for word in arguments if word.startswith("--lang=")]
    return [one.lower() for one in given]


def find_current_language() -> str:
    """The language of this process, which is the default of ``--lang``."""
    return find_language(sys.argv[1:], os.environ, _find_system_language() if sys.platform == "win32" else "")


def _find_system_language() -> str:
    """The language of the menus of Windows, empty for any other than those of this program."""
    try:
        # The lower ten bits are the language, the others the region.
        return _WINDOWS.get(_read_windows_language() & 0x3FF, "")
    except (AttributeError, OSError):
        return ""


def _read_windows_language() -> int:
    import ctypes

    return int(ctypes.windll.kernel32.GetUserDefaultUILanguage())  # type: ignore[attr-defined]


@contextmanager
def speak(lang: str) -> Iterator[None]:
    """Words the messages of click in *lang* (ko or en), and lays out its help.

    click looks up its texts with gettext, but only in compiled files of the system. Its modules get our own table
    instead.
    """
    modules = (click.core, click.decorators, click.exceptions, click.formatting, click.parser, click.types)
    lookups = {"_": _translate, "ngettext": _translate_plural} if lang == "ko" else {}
    replaced: list[tuple[object, str, object]] = [
        (module, name, lookups[name]) for module in modules for name in lookups if name in vars(module)
    ]
    replaced.append((click.Context, "formatter_class", HelpFormatter))
    before = [(owner, name, getattr(owner, name)) for owner, name, _ in replaced]
    try:
        for owner, name, value in replaced:
            setattr(owner, name, value)
        yield
    finally:
        for owner, name, value in before:
            setattr(owner, name, value)


def localize(command: click.Command, lang: str) -> click.Command:
    """A copy of *command* and its parts with their help in *lang*. A text without Korean stays English."""
    if lang != "ko":
        return command
    spoken = copy.copy(command)
    spoken.help = _to_korean(command.help)
    spoken.options_metavar = "[옵션]" if command.options_metavar else command.options_metavar
    spoken.params = [_localize_parameter(one) for one in command.params]
    if isinstance(spoken, click.Group):
        spoken.subcommand_metavar = "명령 [인수]..."
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


def _translate(text: str) -> str:
    return CLICK.get(text, text)


def _translate_plural(one: str, many: str, number: int) -> str:
    return CLICK.get(many, one if number == 1 else many)
