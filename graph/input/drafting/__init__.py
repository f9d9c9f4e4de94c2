"""Drafts roadmap files from the text of press releases and plans: rules, known names, no network and no model.

Each value has a quote that stands exactly at its offsets. What no rule takes is listed, so that nothing disappears.
"""

from graph.input.drafting.plans import Draft, Given, write_draft
from graph.input.drafting.reading import read
from graph.input.texts import Text

__all__ = ["Draft", "Given", "draft"]


def draft(text: Text, given: Given | None = None, *, lang: str = "en") -> Draft:
    """The draft of a roadmap file from *text*, with comments in *lang*."""
    return write_draft(read(text), given or Given(), lang=lang)
