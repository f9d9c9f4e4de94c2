"""What becomes of a sentence: its form, or why it has none."""

from dataclasses import dataclass

from graph.reports.questions.form import Form
from graph.reports.questions.scopes import Group
from graph.stores import Iri


@dataclass(frozen=True)
class Unread:
    """Why a question has no form: the words that were not understood, or a reason.

    *text* is an ambiguous name, and *names* are names that mean one thing each.
    """

    words: tuple[str, ...] = ()
    reason: tuple[str, str] = ("", "")
    text: str = ""
    names: tuple[str, ...] = ()


@dataclass(frozen=True)
class Parsed:
    """The form of a question, with how its names were understood: text and thing.

    *aside* is the text that only introduces the question, and *groups* are the words that name activities.
    """

    form: Form
    names: tuple[tuple[str, Iri], ...] = ()
    aside: str = ""
    groups: tuple[Group, ...] = ()
