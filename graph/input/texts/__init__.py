"""Documents as text with addresses: what a press release or a plan says, and where it says it.

A document is read without its layout. Each paragraph and each cell of a table is a passage of the text. Files that a
library parses are read by a child process with limits, because a file can make a library hang, crash or fill the
memory.
"""

from graph.input.texts.reading import ENDINGS, read_text
from graph.input.texts.text import Passage, Text

__all__ = ["ENDINGS", "Passage", "Text", "read_text"]
