"""Drafts roadmap files from the text of press releases and plans: rules, known names, no network and no model.

Each value has a quote that stands exactly at its offsets. What no rule takes is listed, so that nothing disappears.
"""

from collections.abc import Callable

from graph.input.drafting.plans import Draft, Given, write_draft
from graph.input.drafting.reading import Reading, read
from graph.input.texts import Text

__all__ = ["Draft", "Given", "draft"]


def draft(
    text: Text, given: Given | None = None, *, lang: str = "en", more: Callable[[Reading], Reading] | None = None
) -> Draft:
    """The draft of a roadmap file from *text*, with comments in *lang*.

    :param more: adds to what the rules found, as :func:`graph.input.drafting.second.consult` does.
    """
    return write_draft(read(text, more=more), given or Given(), lang=lang)
